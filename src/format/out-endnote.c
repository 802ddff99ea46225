/* SPDX-License-Identifier: MIT */
/*
 * EndNote's XML, its elements in the order of EndNote's own files.  An institution is a name that
 * ends with a comma, as EndNote asks of those who type one in.
 */
#include <string.h>

#include "format/out-xml.h"
#include "format/out.h"

/* What EndNote calls it, and the number that it has for that. */
static const struct {
	const char *type, *name;
	int number;
} types[] = {
	{ "report", "Report", 27 },
	{ "article-journal", "Journal Article", 17 },
	{ "book", "Book", 6 },
	{ "chapter", "Book Section", 5 },
	{ "paper-conference", "Conference Paper", 47 },
	{ "thesis", "Thesis", 32 },
	{ "webpage", "Web Page", 12 },
	{ "article", "Unpublished Work", 34 },
	{ "article-magazine", "Magazine Article", 19 },
	{ "article-newspaper", "Newspaper Article", 23 },
	{ "bill", "Bill", 4 },
	{ "broadcast", "Film or Broadcast", 21 },
	{ "classic", "Classical Work", 49 },
	{ "collection", "Serial", 57 },
	{ "dataset", "Dataset", 59 },
	{ "document", "Generic", 13 },
	{ "entry-dictionary", "Dictionary", 52 },
	{ "entry-encyclopedia", "Encyclopedia", 53 },
	{ "figure", "Figure", 37 },
	{ "graphic", "Artwork", 2 },
	{ "hearing", "Hearing", 14 },
	{ "legal_case", "Case", 7 },
	{ "legislation", "Statute", 31 },
	{ "manuscript", "Manuscript", 36 },
	{ "map", "Map", 20 },
	{ "motion_picture", "Film or Broadcast", 21 },
	{ "musical_score", "Music", 61 },
	{ "pamphlet", "Pamphlet", 24 },
	{ "patent", "Patent", 25 },
	{ "personal_communication", "Personal Communication", 26 },
	{ "post-weblog", "Blog", 56 },
	{ "regulation", "Legal Rule or Regulation", 50 },
	{ "review", "Journal Article", 17 },
	{ "review-book", "Journal Article", 17 },
	{ "software", "Computer Program", 9 },
	{ "standard", "Standard", 58 },
	{ NULL, "Generic", 13 },
};

static const struct {
	enum key key;
	const char *group;
} roles[] = {
	{ KEY_AUTHOR, "authors" },
	{ KEY_EDITOR, "secondary-authors" },
	{ KEY_COLLECTION_EDITOR, "tertiary-authors" },
	{ KEY_TRANSLATOR, "subsidiary-authors" },
};

/* In the order of the elements: before the keywords, between them and the notes. */
struct row {
	enum key key;
	const char *tag;
};

static const struct row volumes[] = {
	{ KEY_VOLUME, "volume" },
	{ KEY_ISSUE, "number" },
	{ KEY_NUMBER_OF_VOLUMES, "num-vols" },
	{ KEY_EDITION, "edition" },
	{ KEY_SECTION, "section" },
};

static const struct row numbers[] = {
	{ KEY_PMID, "accession-num" }, { KEY_CALL_NUMBER, "call-num" },
	{ KEY_NUMBER, "report-id" },   { KEY_DOI, "electronic-resource-num" },
	{ KEY_ABSTRACT, "abstract" },
};

/* What has editors for authors is a type of its own, whose authors they are. */
static bool
is_edited(struct out *o)
{
	return !strcmp(out_type(o), "book") && !out_has(o, KEY_AUTHOR) && out_has(o, KEY_EDITOR);
}

static void
put_type(struct out *o, struct xml_out *x)
{
	const char *type = out_type(o);
	bool edited = is_edited(o);
	size_t i = 0, first = 0;
	struct buf tag = BUF_INIT;

	while (types[i].type && strcmp(types[i].type, type) != 0)
		i++;
	while (strcmp(types[first].name, types[i].name) != 0)
		first++;
	if (first < i && *type)
		out_lose(o, KEY_TYPE, LOSS_PART);
	buf_printf(&tag, "ref-type name=\"%s\"", edited ? "Edited Book" : types[i].name);
	buf_printf(x->b, "%*s<%s>%d</ref-type>\n", x->depth * 2, "", tag.data,
		   edited ? 28 : types[i].number);
	buf_release(&tag);
}

static void
put_names(struct out *o, struct xml_out *x, enum key key, const char *group)
{
	struct buf b = BUF_INIT;
	struct name name;
	bool any = false;

	for (uint32_t i = 0; i < value_items(out_value(o, key)); i++) {
		if (!out_name(o, key, i, &name))
			continue;
		if (!any)
			xml_open(x, group);
		any = true;
		buf_clear(&b);
		name_add_inverted(&b, &name);
		if (name.literal.len)
			buf_putc(&b, ',');
		if (name.static_ordering || out_name_misread(&name))
			out_lose(o, key, LOSS_PART);
		xml_text(x, "author", b.data);
	}
	if (any)
		xml_close(x, group);
	buf_release(&b);
}

static void
put_contributors(struct out *o, struct xml_out *x)
{
	bool any = false, edited = is_edited(o);

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		any |= out_has(o, roles[i].key);
	if (!any)
		return;
	xml_open(x, "contributors");
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		put_names(o, x, roles[i].key,
			  roles[i].key == KEY_EDITOR && edited ? "authors" : roles[i].group);
	/* Beside a book's authors those are taken for its series'. */
	if (out_has(o, KEY_EDITOR) && !edited && !strcmp(out_type(o), "book"))
		out_lose(o, KEY_EDITOR, LOSS_PART);
	xml_close(x, "contributors");
}

static void
put_titles(struct out *o, struct xml_out *x)
{
	const char *translation, *s = out_translated(o, KEY_TITLE, &translation);
	bool within = out_has(o, KEY_CONTAINER_TITLE);
	const char *type = out_type(o);

	if (!*s && !within && !out_has(o, KEY_COLLECTION_TITLE))
		return;
	xml_open(x, "titles");
	xml_text(x, "title", s);
	if (within)
		xml_text(x, "secondary-title", out_text(o, KEY_CONTAINER_TITLE));
	/* The series is the second title of what stands in no other work. */
	if (out_has(o, KEY_COLLECTION_TITLE))
		xml_text(x, within ? "tertiary-title" : "secondary-title",
			 out_text(o, KEY_COLLECTION_TITLE));
	if (out_has(o, KEY_TITLE_SHORT))
		xml_text(x, "short-title", out_text(o, KEY_TITLE_SHORT));
	else if (out_has(o, KEY_SHORT_TITLE))
		xml_text(x, "short-title", out_text(o, KEY_SHORT_TITLE));
	xml_text(x, "translated-title", translation);
	xml_close(x, "titles");
	if (within && !strncmp(type, "article", strlen("article"))) {
		enum key brief = out_has(o, KEY_CONTAINER_TITLE_SHORT) ? KEY_CONTAINER_TITLE_SHORT
								       : KEY_JOURNAL_ABBREVIATION;

		xml_open(x, "periodical");
		xml_text(x, "full-title", out_local(o, KEY_CONTAINER_TITLE));
		if (out_has(o, brief))
			xml_text(x, "abbr-1", out_text(o, brief));
		xml_close(x, "periodical");
	}
}

static void
put_rows(struct out *o, struct xml_out *x, const struct row *row, size_t rows)
{
	for (size_t i = 0; i < rows; i++)
		if (out_has(o, row[i].key))
			xml_text(x, row[i].tag, out_text(o, row[i].key));
}

static void
add_word(struct out *o, const char *s, size_t len, void *context)
{
	struct buf *b = context;
	struct xml_out x = { .b = b, .depth = 4 };

	(void)o;
	xml_text_len(&x, "keyword", s, len);
}

static void
put_dates(struct out *o, struct xml_out *x)
{
	struct buf b = BUF_INIT;
	struct date d;

	if (out_date(o, KEY_ISSUED, &d)) {
		xml_open(x, "dates");
		buf_printf(&b, "%d", d.from.open ? d.to.year : d.from.year);
		xml_text(x, "year", b.data);
		if (d.from.month || !out_plain_date(&d)) {
			buf_clear(&b);
			date_add_edtf(&b, &d);
			xml_open(x, "pub-dates");
			xml_text(x, "date", b.data);
			xml_close(x, "pub-dates");
		}
		xml_close(x, "dates");
		if (!out_plain_date(&d))
			out_lose(o, KEY_ISSUED, LOSS_WORDS);
	} else if (*out_date_words(o, KEY_ISSUED)) {
		xml_open(x, "dates");
		xml_text(x, "year", out_date_words(o, KEY_ISSUED));
		xml_close(x, "dates");
	}
	buf_release(&b);
}

static void
put_publication(struct out *o, struct xml_out *x)
{
	struct buf b = BUF_INIT;
	const char *s;

	put_dates(o, x);
	if (out_has(o, KEY_PUBLISHER_PLACE))
		xml_text(x, "pub-location", out_text(o, KEY_PUBLISHER_PLACE));
	out_parties(o, KEY_PUBLISHER, &b, "; ");
	xml_text(x, "publisher", b.data);
	if (value_items(out_value(o, KEY_PUBLISHER)) > 1)
		out_lose(o, KEY_PUBLISHER, LOSS_WORDS);
	/* One element for both, a number on each of its lines. */
	buf_clear(&b);
	for (uint32_t i = 0; (s = out_item(o, KEY_ISBN, i)); i++)
		buf_printf(&b, "%s%s", b.len ? "\n" : "", s);
	for (uint32_t i = 0; (s = out_item(o, KEY_ISSN, i)); i++)
		buf_printf(&b, "%s%s", b.len ? "\n" : "", s);
	xml_text(x, "isbn", b.data);
	buf_release(&b);
}

static void
add_note(struct out *o, const char *s, size_t len, void *context)
{
	struct buf *b = context;

	(void)o;
	if (b->len)
		buf_puts(b, "\n\n");
	buf_add(b, s, len);
}

static void
put_urls(struct out *o, struct xml_out *x)
{
	struct out_file file;
	const char *url = out_has(o, KEY_URL) ? out_text(o, KEY_URL) : "";

	if (!*url && !out_has(o, KEY_FILES))
		return;
	xml_open(x, "urls");
	if (*url) {
		xml_open(x, "web-urls");
		xml_text(x, "url", url);
		xml_close(x, "web-urls");
	}
	if (out_has(o, KEY_FILES)) {
		xml_open(x, "pdf-urls");
		for (uint32_t i = 0; out_file(o, i, &file); i++) {
			xml_text(x, "url", file.path);
			if (*file.title || *file.media)
				out_lose(o, KEY_FILES, LOSS_PART);
		}
		xml_close(x, "pdf-urls");
	}
	xml_close(x, "urls");
}

static void
put_accessed(struct out *o, struct xml_out *x)
{
	struct buf b = BUF_INIT;
	struct date d;

	if (out_date(o, KEY_ACCESSED, &d))
		date_add_edtf(&b, &d);
	xml_text(x, "access-date", b.data);
	buf_release(&b);
}

static void
begin(struct out *o)
{
	buf_puts(o->b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n  <records>\n");
}

static void
write_record(struct out *o)
{
	struct xml_out x = { .b = o->b, .depth = 2 };
	struct buf words = BUF_INIT, notes = BUF_INIT;
	enum key pages = out_has(o, KEY_PAGE) || out_is_part(o) ? KEY_PAGE : KEY_NUMBER_OF_PAGES;

	xml_open(&x, "record");
	put_type(o, &x);
	out_value(o, KEY_CITATION_KEY);
	put_contributors(o, &x);
	put_titles(o, &x);
	if (out_has(o, pages))
		xml_text(&x, "pages", out_text(o, pages));
	put_rows(o, &x, volumes, sizeof volumes / sizeof *volumes);
	out_subjects(o, add_word, &words);
	if (words.len) {
		xml_open(&x, "keywords");
		buf_add(o->b, words.data, words.len);
		xml_close(&x, "keywords");
	}
	put_publication(o, &x);
	put_rows(o, &x, numbers, sizeof numbers / sizeof *numbers);
	xml_text(&x, "label", o->key);
	out_notes(o, add_note, &notes);
	xml_text(&x, "notes", notes.data);
	if (out_has(o, KEY_GENRE))
		xml_text(&x, "work-type", out_text(o, KEY_GENRE));
	if (out_has(o, KEY_LANGUAGE))
		xml_text(&x, "language", out_text(o, KEY_LANGUAGE));
	put_urls(o, &x);
	put_accessed(o, &x);
	xml_close(&x, "record");
	buf_release(&words);
	buf_release(&notes);
}

static void
end(struct out *o)
{
	buf_puts(o->b, "  </records>\n</xml>\n");
}

const struct exporter out_endnote = { .begin = begin, .study = write_record, .end = end };
