/* SPDX-License-Identifier: MIT */
/* PubMed's XML (PubmedArticleSet): articles, and chapters of the books it has. */
#include "format/in.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/xml-records.h"

struct pubmed {
	struct drafts *ds;
	struct xml_records records;
};

static struct str
text_of(struct pubmed *p, const struct xml_element *e)
{
	return in_trim(xml_records_text(&p->records, &p->ds->pool, e));
}

/* With what is in italics, above the line and the like. */
static struct str
rich_of(struct pubmed *p, const struct xml_element *e)
{
	return in_trim(xml_records_rich(&p->records, &p->ds->pool, e));
}

static void
put(struct pubmed *p, enum key key, const struct xml_element *e)
{
	if (e)
		draft_str(p->ds, key, text_of(p, e), xml_records_at(&p->records, e));
}

/* Titles end with a full stop, and are in brackets when they are translations. */
static struct str
plain_title(struct str s)
{
	if (s.len > 1 && s.s[s.len - 1] == '.' && s.s[s.len - 2] != '.')
		s.len--;
	if (s.len > 2 && s.s[0] == '[' && s.s[s.len - 1] == ']')
		s.s++, s.len -= 2;
	return s;
}

static void
add_authors(struct pubmed *p, enum key key, const struct xml_element *list)
{
	for (const struct xml_element *a = xml_child(list, "Author"); a; a = xml_again(a)) {
		struct draft_name name = draft_parse_name("", 0, true);
		const char *source;

		name.name.family = text_of(p, xml_child(a, "LastName"));
		name.name.given = text_of(p, xml_child(a, "ForeName"));
		if (!name.name.given.len)
			name.name.given = text_of(p, xml_child(a, "Initials"));
		name.name.suffix = text_of(p, xml_child(a, "Suffix"));
		in_particle(p->ds, &name.name);
		if (!name.name.family.len)
			name.name.literal = text_of(p, xml_child(a, "CollectiveName"));
		for (const struct xml_element *i = xml_child(a, "Identifier"); i;
		     i = xml_again(i)) {
			source = xml_get(i, "Source");
			if (source && !strcmp(source, "ORCID"))
				name.orcid = text_of(p, i);
		}
		draft_name(p->ds, key, &name, xml_records_at(&p->records, a));
	}
}

static void
add_date(struct pubmed *p, enum key key, const struct xml_element *date)
{
	const struct xml_element *year = xml_child(date, "Year");
	const struct xml_element *words = xml_child(date, "MedlineDate");
	struct str season = text_of(p, xml_child(date, "Season"));
	int number = in_number(text_of(p, year));
	int month = in_month(text_of(p, xml_child(date, "Month")));
	struct in_date room;
	size_t at;

	if (!date)
		return;
	at = xml_records_at(&p->records, date);
	if (number > 0 && in_season(season)) {
		month = in_season(season);
		season.len = 0;
	}
	if (number > 0)
		draft_date(p->ds, key,
			   in_date(&room, number, month,
				   in_number(text_of(p, xml_child(date, "Day")))),
			   str_of("pubdate"), at);
	else if (words)
		/* "1998 Dec-1999 Jan": the year is what is sure. */
		draft_date(p->ds, key,
			   (struct str){ .s = text_of(p, words).s,
					 .len = text_of(p, words).len < 4 ? 0 : 4 },
			   str_of("pubdate"), at);
	if (words || season.len)
		draft_custom(p->ds, str_of("pubdate"), season.len ? season : text_of(p, words), at);
}

/* Sections of an abstract have names. */
static void
add_abstract(struct pubmed *p, const struct xml_element *abstract)
{
	struct buf text = BUF_INIT;

	for (const struct xml_element *part = xml_child(abstract, "AbstractText"); part;
	     part = xml_again(part)) {
		const char *label = xml_get(part, "Label");

		if (text.len)
			buf_puts(&text, "\n\n");
		if (label && *label)
			buf_printf(&text, "%s: ", label);
		buf_puts(&text, rich_of(p, part).s);
	}
	if (abstract)
		draft_text(p->ds, KEY_ABSTRACT, text.data, text.len,
			   xml_records_at(&p->records, abstract));
	buf_release(&text);
}

static void
add_pages(struct pubmed *p, const struct xml_element *pagination)
{
	const struct xml_element *all = xml_child(pagination, "MedlinePgn");
	struct str start = text_of(p, xml_child(pagination, "StartPage"));
	struct str end = text_of(p, xml_child(pagination, "EndPage")), pages;
	struct buf both = BUF_INIT;

	if (!pagination)
		return;
	buf_printf(&both, "%s%s%s", start.s, end.len ? "-" : "", end.s);
	pages = all ? text_of(p, all) : (struct str){ .s = both.data, .len = both.len };
	draft_str(p->ds, KEY_PAGE, in_pages(p->ds, pages), xml_records_at(&p->records, pagination));
	buf_release(&both);
}

static void
add_keywords(struct pubmed *p, const struct xml_element *citation)
{
	const struct xml_element *headings = xml_child(citation, "MeshHeadingList");

	for (const struct xml_element *h = xml_child(headings, "MeshHeading"); h; h = xml_again(h))
		put(p, KEY_KEYWORD, xml_child(h, "DescriptorName"));
	for (const struct xml_element *list = xml_child(citation, "KeywordList"); list;
	     list = xml_again(list))
		for (const struct xml_element *k = xml_child(list, "Keyword"); k; k = xml_again(k))
			put(p, KEY_KEYWORD, k);
}

static void
add_ids(struct pubmed *p, const struct xml_element *list)
{
	for (const struct xml_element *id = xml_child(list, "ArticleId"); id; id = xml_again(id)) {
		const char *type = xml_get(id, "IdType");

		if (type && !strcmp(type, "doi") && !draft_last(p->ds, KEY_DOI))
			put(p, KEY_DOI, id);
		else if (type && !strcmp(type, "pmc"))
			put(p, KEY_PMCID, id);
	}
}

static void
add_language(struct pubmed *p, const struct xml_element *e)
{
	const char *tag;

	if (!e)
		return;
	tag = in_language(text_of(p, e));
	draft_str(p->ds, KEY_LANGUAGE, tag ? str_of(tag) : text_of(p, e),
		  xml_records_at(&p->records, e));
}

static void
add_title(struct pubmed *p, enum key key, const struct xml_element *e)
{
	if (e)
		draft_str(p->ds, key, plain_title(rich_of(p, e)), xml_records_at(&p->records, e));
}

static void
add_article(struct pubmed *p, const struct xml_element *record)
{
	const struct xml_element *citation = xml_child(record, "MedlineCitation");
	const struct xml_element *article = xml_child(citation, "Article");
	const struct xml_element *journal = xml_child(article, "Journal");
	const struct xml_element *issue = xml_child(journal, "JournalIssue");
	const char *type;

	draft_text(p->ds, KEY_TYPE, "article-journal", 15, xml_records_at(&p->records, record));
	add_title(p, KEY_TITLE, xml_child(article, "ArticleTitle"));
	add_title(p, KEY_ORIGINAL_TITLE, xml_child(article, "VernacularTitle"));
	add_authors(p, KEY_AUTHOR, xml_child(article, "AuthorList"));
	add_date(p, KEY_ISSUED, xml_child(issue, "PubDate"));
	add_language(p, xml_child(article, "Language"));
	put(p, KEY_CONTAINER_TITLE, xml_child(journal, "Title"));
	put(p, KEY_CONTAINER_TITLE_SHORT, xml_child(journal, "ISOAbbreviation"));
	put(p, KEY_VOLUME, xml_child(issue, "Volume"));
	put(p, KEY_ISSUE, xml_child(issue, "Issue"));
	put(p, KEY_ISSN, xml_child(journal, "ISSN"));
	add_pages(p, xml_child(article, "Pagination"));
	for (const struct xml_element *e = xml_child(article, "ELocationID"); e; e = xml_again(e)) {
		type = xml_get(e, "EIdType");
		if (type && !strcmp(type, "doi") && !draft_last(p->ds, KEY_DOI))
			put(p, KEY_DOI, e);
	}
	add_ids(p, xml_child(xml_child(record, "PubmedData"), "ArticleIdList"));
	put(p, KEY_PMID, xml_child(citation, "PMID"));
	add_abstract(p, xml_child(article, "Abstract"));
	add_keywords(p, citation);
}

static void
add_book(struct pubmed *p, const struct xml_element *record)
{
	const struct xml_element *document = xml_child(record, "BookDocument");
	const struct xml_element *book = xml_child(document, "Book");
	const struct xml_element *title = xml_child(document, "ArticleTitle");
	const struct xml_element *publisher = xml_child(book, "Publisher");
	bool chapter = title != NULL;

	draft_text(p->ds, KEY_TYPE, chapter ? "chapter" : "book", chapter ? 7 : 4,
		   xml_records_at(&p->records, record));
	add_title(p, KEY_TITLE, chapter ? title : xml_child(book, "BookTitle"));
	if (chapter)
		add_title(p, KEY_CONTAINER_TITLE, xml_child(book, "BookTitle"));
	add_authors(p, KEY_AUTHOR, xml_child(document, "AuthorList"));
	for (const struct xml_element *list = xml_child(book, "AuthorList"); list;
	     list = xml_again(list)) {
		const char *type = xml_get(list, "Type");
		bool editors = type && !strcmp(type, "editors");

		if (editors || !draft_last(p->ds, KEY_AUTHOR))
			add_authors(p, editors ? KEY_EDITOR : KEY_AUTHOR, list);
	}
	add_date(p, KEY_ISSUED, xml_child(book, "PubDate"));
	put(p, KEY_PUBLISHER, xml_child(publisher, "PublisherName"));
	put(p, KEY_PUBLISHER_PLACE, xml_child(publisher, "PublisherLocation"));
	put(p, KEY_COLLECTION_TITLE, xml_child(book, "CollectionTitle"));
	put(p, KEY_VOLUME, xml_child(book, "Volume"));
	put(p, KEY_EDITION, xml_child(book, "Edition"));
	put(p, KEY_ISBN, xml_child(book, "Isbn"));
	add_language(p, xml_child(document, "Language"));
	add_ids(p, xml_child(document, "ArticleIdList"));
	put(p, KEY_PMID, xml_child(document, "PMID"));
	add_abstract(p, xml_child(document, "Abstract"));
	add_keywords(p, document);
}

static void
read_pubmed(struct drafts *ds)
{
	static const char *const names[] = { "PubmedArticle", "PubmedBookArticle", NULL };
	struct pubmed p = { .ds = ds };

	xml_records_init(&p.records, ds->source, names);
	for (const struct xml_element *e; (e = xml_records_next(&p.records));) {
		draft_begin(ds, str_of(""), xml_records_at(&p.records, e));
		if (!strcmp(e->name, "PubmedArticle"))
			add_article(&p, e);
		else
			add_book(&p, e);
	}
	if (!ds->count && !ds->source->errors)
		source_error(ds->source, ds->source->begin, _("there are no records in this file"));
	xml_records_release(&p.records);
}

static int
recognise_pubmed(const char *s, size_t len)
{
	bool good = in_first(s, len) == '<' && (mem_find(s, len, "<PubmedArticle", 14) ||
						mem_find(s, len, "<PubmedBookArticle", 18));

	return good ? 90 : 0;
}

const struct importer in_pubmed = { .recognise = recognise_pubmed, .read = read_pubmed };
