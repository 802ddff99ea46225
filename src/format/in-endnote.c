/* SPDX-License-Identifier: MIT */
/* EndNote's XML: records whose texts are wrapped in styles. */
#include "format/in.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/xml-records.h"
#include "model/identifier.h"

/* Names of reference types, and their numbers. */
static const struct in_word types[] = {
	{ "Ancient Text", "classic" },
	{ "Artwork", "graphic" },
	{ "Audiovisual Material", "motion_picture" },
	{ "Bill", "bill" },
	{ "Blog", "post-weblog" },
	{ "Book", "book" },
	{ "Book Section", "chapter" },
	{ "Case", "legal_case" },
	{ "Catalog", "book" },
	{ "Chart or Table", "figure" },
	{ "Classical Work", "classic" },
	{ "Computer Program", "software" },
	{ "Conference Paper", "paper-conference" },
	{ "Conference Proceedings", "paper-conference" },
	{ "Dataset", "dataset" },
	{ "Dictionary", "entry-dictionary" },
	{ "Edited Book", "book" },
	{ "Electronic Article", "article-journal" },
	{ "Electronic Book", "book" },
	{ "Electronic Book Section", "chapter" },
	{ "Encyclopedia", "entry-encyclopedia" },
	{ "Equation", "figure" },
	{ "Figure", "figure" },
	{ "Film or Broadcast", "motion_picture" },
	{ "Generic", "document" },
	{ "Government Document", "report" },
	{ "Grant", "document" },
	{ "Hearing", "hearing" },
	{ "Interview", "interview" },
	{ "Journal Article", "article-journal" },
	{ "Legal Rule or Regulation", "regulation" },
	{ "Magazine Article", "article-magazine" },
	{ "Manuscript", "manuscript" },
	{ "Map", "map" },
	{ "Music", "musical_score" },
	{ "Newspaper Article", "article-newspaper" },
	{ "Online Database", "dataset" },
	{ "Online Multimedia", "webpage" },
	{ "Pamphlet", "pamphlet" },
	{ "Patent", "patent" },
	{ "Personal Communication", "personal_communication" },
	{ "Report", "report" },
	{ "Serial", "periodical" },
	{ "Standard", "standard" },
	{ "Statute", "legislation" },
	{ "Thesis", "thesis" },
	{ "Unpublished Work", "manuscript" },
	{ "Web Page", "webpage" },
	{ "0", "article-journal" },
	{ "3", "motion_picture" },
	{ "5", "chapter" },
	{ "6", "book" },
	{ "10", "paper-conference" },
	{ "13", "document" },
	{ "12", "webpage" },
	{ "17", "article-journal" },
	{ "19", "article-magazine" },
	{ "20", "map" },
	{ "23", "article-newspaper" },
	{ "25", "patent" },
	{ "27", "report" },
	{ "28", "book" },
	{ "32", "thesis" },
	{ "34", "manuscript" },
	{ "47", "paper-conference" },
	{ "59", "dataset" },
	{ NULL, NULL },
};

/* Elements right below a record; what `containers` has is done elsewhere. */
static const struct row {
	const char *name;
	enum key key;
} rows[] = {
	{ "abstract", KEY_ABSTRACT },
	{ "accession-num", KEY_CALL_NUMBER },
	{ "call-num", KEY_CALL_NUMBER },
	{ "edition", KEY_EDITION },
	{ "language", KEY_LANGUAGE },
	{ "notes", KEY_NOTE },
	{ "num-vols", KEY_NUMBER_OF_VOLUMES },
	{ "orig-pub", KEY_ORIGINAL_PUBLISHER },
	{ "pub-location", KEY_PUBLISHER_PLACE },
	{ "publisher", KEY_PUBLISHER },
	{ "remote-database-name", KEY_SOURCE },
	{ "remote-database-provider", KEY_SOURCE },
	{ "report-id", KEY_NUMBER },
	{ "research-notes", KEY_ANNOTE },
	{ "section", KEY_SECTION },
	{ "volume", KEY_VOLUME },
	{ "work-type", KEY_GENRE },
};

static const struct row contributors[] = {
	{ "authors", KEY_AUTHOR },
	{ "secondary-authors", KEY_EDITOR },
	{ "tertiary-authors", KEY_COLLECTION_EDITOR },
	{ "subsidiary-authors", KEY_TRANSLATOR },
	{ "translated-authors", KEY_TRANSLATOR },
};

static const char *const elsewhere[] = {
	"access-date",	"contributors", "database",   "dates",	  "electronic-resource-num",
	"foreign-keys", "isbn",		"keywords",   "label",	  "number",
	"pages",	"periodical",	"rec-number", "ref-type", "source-app",
	"titles",	"urls",
};

struct endnote {
	struct drafts *ds;
	struct xml_records records;
	const char *type;
	bool edited; /* a book whose authors are its editors */
};

static struct str
text_of(struct endnote *n, const struct xml_element *e)
{
	return in_trim(xml_records_text(&n->records, &n->ds->pool, e));
}

static size_t
at(struct endnote *n, const struct xml_element *e)
{
	return xml_records_at(&n->records, e);
}

static bool
is_type(const struct endnote *n, const char *type)
{
	return !strcmp(n->type, type);
}

static bool
is_article(const struct endnote *n)
{
	return !strncmp(n->type, "article", 7) || is_type(n, "periodical");
}

static void
put_text(struct endnote *n, enum key key, const struct xml_element *e, struct str s)
{
	if (key != KEY_SOURCE && draft_last(n->ds, key))
		draft_custom(n->ds, str_of(e->name), s, at(n, e));
	else
		draft_str(n->ds, key, s, at(n, e));
}

static void
put(struct endnote *n, enum key key, const struct xml_element *e)
{
	bool rich = key_row(key)->type == TYPE_LOCAL || key_row(key)->type == TYPE_TEXT;
	struct str s;
	const char *tag;

	if (!e)
		return;
	s = rich ? in_trim(xml_records_rich(&n->records, &n->ds->pool, e)) : text_of(n, e);
	tag = key == KEY_LANGUAGE ? in_language(s) : NULL;
	put_text(n, key, e, tag ? str_of(tag) : s);
}

static void
add_people(struct endnote *n, const struct xml_element *all)
{
	for (size_t i = 0; i < sizeof contributors / sizeof *contributors; i++) {
		const struct xml_element *list = xml_child(all, contributors[i].name), *a;
		enum key key = contributors[i].key;

		/* What a book has below its authors are its series' editors. */
		if (key == KEY_EDITOR && is_type(n, "book"))
			key = KEY_COLLECTION_EDITOR;
		else if (key == KEY_AUTHOR && n->edited)
			key = KEY_EDITOR;
		for (a = xml_child(list, "author"); a; a = xml_again(a)) {
			struct str s = text_of(n, a);
			struct draft_name name =
				draft_parse_name(s.s, s.len, memchr(s.s, ' ', s.len) != NULL);

			draft_name(n->ds, key, &name, at(n, a));
		}
	}
}

static void
add_titles(struct endnote *n, const struct xml_element *record)
{
	const struct xml_element *titles = xml_child(record, "titles");
	const struct xml_element *periodical = xml_child(record, "periodical");
	bool whole = in_is_whole(n->type);

	put(n, KEY_TITLE, xml_child(titles, "title"));
	put(n, KEY_TITLE_SHORT, xml_child(titles, "short-title"));
	put(n, KEY_ORIGINAL_TITLE, xml_child(titles, "translated-title"));
	if (xml_child(titles, "secondary-title"))
		put(n, whole ? KEY_COLLECTION_TITLE : KEY_CONTAINER_TITLE,
		    xml_child(titles, "secondary-title"));
	else if (!whole)
		put(n, KEY_CONTAINER_TITLE, xml_child(periodical, "full-title"));
	put(n, KEY_CONTAINER_TITLE_SHORT, xml_child(periodical, "abbr-1"));
	if (xml_child(titles, "tertiary-title"))
		put(n, KEY_COLLECTION_TITLE, xml_child(titles, "tertiary-title"));
	if (xml_child(titles, "alt-title"))
		draft_custom(n->ds, str_of("alt-title"), text_of(n, xml_child(titles, "alt-title")),
			     at(n, titles));
}

static void
add_date(struct endnote *n, const struct xml_element *dates)
{
	const struct xml_element *year = xml_child(dates, "year");
	const struct xml_element *day = xml_child(xml_child(dates, "pub-dates"), "date");
	struct str y = text_of(n, year), d = text_of(n, day), date;
	struct in_date room;
	struct buf both = BUF_INIT;

	if (!year && !day)
		return;
	buf_printf(&both, "%s%s%s", d.s, d.len && y.len ? " " : "", y.s);
	/* "2012" and "July 3", or a whole date beside the year. */
	date = in_loose_date(&room, d);
	if (!(date.len > 4 && in_is_edtf(date)))
		date = in_loose_date(&room, (struct str){ .s = both.data, .len = both.len });
	if (d.len && in_month(d) && in_number(y) > 0 && !in_is_edtf(date))
		date = in_date(&room, in_number(y), in_month(d), 0);
	else if (!in_is_edtf(date) && y.len)
		date = in_loose_date(&room, y);
	draft_date(n->ds, KEY_ISSUED, date, str_of("year"), at(n, year ? year : day));
	if (d.len && !draft_last(n->ds, KEY_ISSUED))
		draft_custom(n->ds, str_of("pub-date"), d, at(n, day));
	buf_release(&both);
}

static void
add_serial(struct endnote *n, const struct xml_element *e, struct str s)
{
	enum key key = is_article(n) ? KEY_ISSN : KEY_ISBN;

	if (!isbn_fault(s.s, s.len))
		key = KEY_ISBN;
	else if ((s.len == 8 || s.len == 9) && key == KEY_ISBN)
		key = is_type(n, "report") ? KEY_NUMBER : KEY_ISSN;
	else if (is_type(n, "report"))
		key = KEY_NUMBER;
	put_text(n, key, e, s);
}

/* A number on each line. */
static void
add_serials(struct endnote *n, const struct xml_element *e)
{
	struct str s = text_of(n, e);

	for (size_t at = 0, end; at < s.len; at = end + 1) {
		for (end = at; end < s.len && !memchr("\r\n", s.s[end], 2); end++)
			;
		add_serial(n, e, in_trim((struct str){ .s = s.s + at, .len = end - at }));
	}
}

static void
add_urls(struct endnote *n, const struct xml_element *urls)
{
	static const char *const kinds[] = { "web-urls", "related-urls", "text-urls", "pdf-urls",
					     "image-urls" };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct xml_element *u = xml_child(xml_child(urls, kinds[i]), "url");

		for (; u; u = xml_again(u)) {
			struct str s = text_of(n, u);

			if (!draft_last(n->ds, KEY_URL) && !url_fault(s.s, s.len))
				draft_str(n->ds, KEY_URL, s, at(n, u));
			else
				draft_custom(n->ds, str_of(kinds[i]), s, at(n, u));
		}
	}
}

/* Each stands for itself, but some programs put all into one. */
static void
add_keyword(struct endnote *n, const struct xml_element *e)
{
	struct str s = text_of(n, e);

	if (memchr(s.s, ';', s.len))
		in_keywords(n->ds, s, at(n, e));
	else
		draft_str(n->ds, KEY_KEYWORD, s, at(n, e));
}

/* "12-34", or how many of a whole work. */
static void
add_pages(struct endnote *n, const struct xml_element *e)
{
	struct str s = text_of(n, e);

	if (!e)
		return;
	if ((is_type(n, "book") || is_type(n, "report") || is_type(n, "thesis")) &&
	    in_number(s) >= 0)
		draft_str(n->ds, KEY_NUMBER_OF_PAGES, s, at(n, e));
	else
		draft_str(n->ds, KEY_PAGE, in_pages(n->ds, s), at(n, e));
}

static void
add_rest(struct endnote *n, const struct xml_element *record)
{
	for (const struct xml_element *e = record->first; e; e = e->next) {
		bool known = false;

		for (size_t i = 0; i < sizeof rows / sizeof *rows && !known; i++) {
			known = !strcmp(e->name, rows[i].name);
			if (known)
				put(n, rows[i].key, e);
		}
		for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
			known |= !strcmp(e->name, elsewhere[i]);
		if (!known)
			draft_custom(n->ds, str_of(e->name), text_of(n, e), at(n, e));
	}
}

static void
add_record(struct endnote *n, const struct xml_element *record)
{
	const struct xml_element *type = xml_child(record, "ref-type"), *e;
	const char *name = type ? xml_get(type, "name") : NULL, *csl = NULL;
	struct in_date room;
	struct quote q;

	draft_begin(n->ds, text_of(n, xml_child(record, "label")), at(n, record));
	if (name)
		csl = in_find(types, str_of(name));
	if (!csl && type)
		csl = in_find(types, text_of(n, type));
	n->edited =
		type && ((name && !strcmp(name, "Edited Book")) || str_is(text_of(n, type), "28"));
	if (!csl && type) {
		struct str unknown = name ? str_of(name) : text_of(n, type);

		source_warning(
			n->ds->source, at(n, type),
			_("\"%s\" is no type of EndNote; the record is taken for a document"),
			quote(&q, unknown.s, unknown.len));
		draft_custom(n->ds, str_of(type->name), unknown, at(n, type));
	}
	n->type = csl ? csl : "document";
	draft_text(n->ds, KEY_TYPE, n->type, strlen(n->type), at(n, type ? type : record));
	add_titles(n, record);
	add_people(n, xml_child(record, "contributors"));
	add_date(n, xml_child(record, "dates"));
	add_pages(n, xml_child(record, "pages"));
	put(n, is_article(n) ? KEY_ISSUE : KEY_NUMBER, xml_child(record, "number"));
	add_serials(n, xml_child(record, "isbn"));
	if ((e = xml_child(record, "electronic-resource-num")))
		draft_str(n->ds, KEY_DOI, in_doi(text_of(n, e)), at(n, e));
	if ((e = xml_child(record, "access-date")))
		draft_date(n->ds, KEY_ACCESSED, in_loose_date(&room, text_of(n, e)),
			   str_of("access-date"), at(n, e));
	for (e = xml_child(xml_child(record, "keywords"), "keyword"); e; e = xml_again(e))
		add_keyword(n, e);
	add_urls(n, xml_child(record, "urls"));
	add_rest(n, record);
}

static void
read_endnote(struct drafts *ds)
{
	static const char *const names[] = { "record", NULL };
	struct endnote n = { .ds = ds };

	xml_records_init(&n.records, ds->source, names);
	for (const struct xml_element *e; (e = xml_records_next(&n.records));)
		add_record(&n, e);
	if (!ds->count && !ds->source->errors)
		source_error(ds->source, ds->source->begin, _("there are no records in this file"));
	xml_records_release(&n.records);
}

static int
recognise_endnote(const char *s, size_t len)
{
	bool good = in_first(s, len) == '<' && mem_find(s, len, "<record", 7) &&
		    mem_find(s, len, "<ref-type", 9);

	return good ? 80 : 0;
}

const struct importer in_endnote = { .recognise = recognise_endnote, .read = read_endnote };
