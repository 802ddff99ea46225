/* SPDX-License-Identifier: MIT */
/*
 * BibTeX, and BibLaTeX as the manual of biblatex 3.x has it.
 *
 * Titles stand in a second pair of braces: they stay as printed, in any style and any language.
 * So do institutions, which are never taken apart.
 */
#include <string.h>
#include <strings.h>

#include "format/bibtex.h"
#include "format/out.h"
#include "text/tex.h"

enum how {
	HOW_TEXT,
	HOW_TITLE, /* the case is kept */
	HOW_NAMES,
	HOW_PARTIES, /* publishers: one text, or BibLaTeX's list */
	HOW_PLAIN,   /* verbatim: DOI, address */
	HOW_PAGES,
	HOW_DATE /* BibLaTeX's dates are EDTF */
};

struct row {
	enum key key;
	const char *bibtex, *biblatex; /* NULL: there is no such field */
	enum how how;
};

/* In the order in which they are written; what depends on the type comes between. */
static const struct row names_and_titles[] = {
	{ KEY_AUTHOR, "author", "author", HOW_NAMES },
	{ KEY_EDITOR, "editor", "editor", HOW_NAMES },
	{ KEY_TRANSLATOR, "translator", "translator", HOW_NAMES },
	{ KEY_CONTAINER_AUTHOR, NULL, "bookauthor", HOW_NAMES },
	{ KEY_TITLE, "title", "title", HOW_TITLE },
	{ KEY_TITLE_SHORT, "shorttitle", "shorttitle", HOW_TITLE },
	{ KEY_SHORT_TITLE, "shorttitle", "shorttitle", HOW_TITLE },
	{ KEY_COLLECTION_TITLE, "series", "series", HOW_TITLE },
	{ KEY_VOLUME_TITLE, NULL, "maintitle", HOW_TITLE },
	{ KEY_EVENT_TITLE, NULL, "eventtitle", HOW_TITLE },
	{ KEY_EVENT, NULL, "eventtitle", HOW_TITLE },
	{ KEY_EVENT_DATE, NULL, "eventdate", HOW_DATE },
	{ KEY_EVENT_PLACE, NULL, "venue", HOW_TEXT },
	{ KEY_ORIGINAL_TITLE, NULL, "origtitle", HOW_TITLE },
	{ KEY_ORIGINAL_DATE, NULL, "origdate", HOW_DATE },
	{ KEY_ORIGINAL_PUBLISHER, NULL, "origpublisher", HOW_PARTIES },
	{ KEY_ORIGINAL_PUBLISHER_PLACE, NULL, "origlocation", HOW_TEXT },
};

static const struct row the_rest[] = {
	{ KEY_PUBLISHER_PLACE, "address", "location", HOW_TEXT },
	{ KEY_GENRE, "type", "type", HOW_TEXT },
	{ KEY_VOLUME, "volume", "volume", HOW_TEXT },
	{ KEY_NUMBER_OF_VOLUMES, "volumes", "volumes", HOW_TEXT },
	{ KEY_EDITION, "edition", "edition", HOW_TEXT },
	{ KEY_CHAPTER_NUMBER, "chapter", "chapter", HOW_TEXT },
	{ KEY_PART, NULL, "part", HOW_TEXT },
	{ KEY_VERSION, NULL, "version", HOW_TEXT },
	{ KEY_STATUS, NULL, "pubstate", HOW_TEXT },
	{ KEY_MEDIUM, "howpublished", "howpublished", HOW_TEXT },
	{ KEY_PAGE, "pages", "pages", HOW_PAGES },
	{ KEY_NUMBER_OF_PAGES, "pagetotal", "pagetotal", HOW_TEXT },
	{ KEY_DOI, "doi", "doi", HOW_PLAIN },
	{ KEY_ISBN, "isbn", "isbn", HOW_TEXT },
	{ KEY_ISSN, "issn", "issn", HOW_TEXT },
	{ KEY_PMID, "pmid", "pmid", HOW_TEXT },
	{ KEY_PMCID, "pmcid", "pmcid", HOW_TEXT },
	{ KEY_CALL_NUMBER, "library", "library", HOW_TEXT },
	{ KEY_URL, "url", "url", HOW_PLAIN },
	{ KEY_ACCESSED, "urldate", "urldate", HOW_DATE },
	{ KEY_ABSTRACT, "abstract", "abstract", HOW_TEXT },
};

static const char *const months[] = {
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
};

/* BibLaTeX's words for who helps an editor, and the fields that take them in turn. */
static const struct {
	enum key key;
	const char *role;
} helpers[] = {
	{ KEY_CONTRIBUTOR, "collaborator" },
	{ KEY_COMPILER, "compiler" },
	{ KEY_ORGANIZER, "organizer" },
};

static bool
latex(const struct out *o)
{
	return o->wish.format->exporter == &out_biblatex;
}

static const struct bibtex_entry *
entry_of(struct out *o)
{
	const char *type = out_type(o);
	const struct bibtex_entry *e = bibtex_entry(type);

	/* What is called misc was many things. */
	if (!e->type ? *type != '\0'
		     : !latex(o) && !strcmp(e->bibtex, "misc") && strcmp(type, "document") != 0)
		out_lose(o, KEY_TYPE, LOSS_PART);
	return e;
}

static void
open_field(struct out *o, const char *name)
{
	buf_printf(o->b, "  %s = {", name);
}

static void
close_field(struct out *o)
{
	buf_puts(o->b, "},\n");
}

static void
add_tex(struct out *o, enum key key, const char *s, size_t len)
{
	if (!tex_add(o->b, s, len, o->wish.ascii))
		out_lose(o, key, LOSS_PART);
}

static void
put_text(struct out *o, enum key key, const char *name, const char *s)
{
	if (!*s)
		return;
	open_field(o, name);
	add_tex(o, key, s, strlen(s));
	close_field(o);
}

/* Verbatim, but for what would end the field. */
static void
put_plain(struct out *o, const char *name, const char *s)
{
	if (!*s)
		return;
	open_field(o, name);
	for (; *s; s++) {
		if (strchr("{}\\ \n", *s) || (o->wish.ascii && (unsigned char)*s >= 0x80))
			buf_printf(o->b, "%%%02X", (unsigned char)*s);
		else
			buf_putc(o->b, *s);
	}
	close_field(o);
}

static void
put_title(struct out *o, enum key key, const char *name)
{
	const char *s = out_text(o, key);

	if (!*s)
		return;
	buf_printf(o->b, "  %s = {{", name);
	add_tex(o, key, s, strlen(s));
	buf_puts(o->b, "}},\n");
}

/* Does a part of a name need braces, lest it be taken apart? */
static bool
splits(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.s[i] == ',')
			return true;
		if (s.len - i >= 5 && !strncasecmp(s.s + i, " and ", 5))
			return true;
	}
	return str_is(s, "others");
}

static void
add_part(struct out *o, enum key key, struct str s, bool braces)
{
	if (braces)
		buf_putc(o->b, '{');
	add_tex(o, key, s.s, s.len);
	if (braces)
		buf_putc(o->b, '}');
}

/* "particle Family, Suffix, Given dropping": BibTeX's third form, or its second. */
static void
add_name(struct out *o, enum key key, const struct name *n)
{
	struct str family = n->family.len ? n->family : n->given;
	bool small = family.len && family.s[0] >= 'a' && family.s[0] <= 'z' &&
		     memchr(family.s, ' ', family.len);

	if (n->literal.len) {
		add_part(o, key, n->literal, true);
		return;
	}
	if (n->dropping_particle.len) {
		add_part(o, key, n->dropping_particle, false);
		buf_putc(o->b, ' ');
	}
	if (n->non_dropping_particle.len) {
		add_part(o, key, n->non_dropping_particle, false);
		buf_putc(o->b, ' ');
		if (n->dropping_particle.len)
			out_lose(o, key, LOSS_PART);
	}
	add_part(o, key, family, small || splits(family) || !n->family.len);
	if (n->suffix.len) {
		buf_puts(o->b, ", ");
		add_part(o, key, n->suffix, splits(n->suffix));
	}
	if (n->given.len && n->family.len) {
		buf_puts(o->b, ", ");
		add_part(o, key, n->given, splits(n->given));
	}
}

static void
put_names(struct out *o, enum key key, const char *field)
{
	struct name name;
	size_t n = 0;

	for (uint32_t i = 0; i < value_items(out_value(o, key)); i++) {
		if (!out_name(o, key, i, &name))
			continue;
		if (!n++)
			open_field(o, field);
		else
			buf_puts(o->b, " and ");
		add_name(o, key, &name);
	}
	if (n)
		close_field(o);
}

/* BibLaTeX takes them as a list, in which each that has an "and" of its own needs braces. */
static void
put_parties(struct out *o, enum key key, const char *field)
{
	const char *s;
	size_t n = 0;

	for (uint32_t i = 0; (s = out_party(o, key, i)); i++) {
		if (!*s)
			continue;
		if (!n++)
			open_field(o, field);
		else
			buf_puts(o->b, " and ");
		add_part(o, key, str_of(s), latex(o) && splits(str_of(s)));
	}
	if (n)
		close_field(o);
	if (n > 1 && !latex(o))
		out_lose(o, key, LOSS_WORDS);
}

static void
put_pages(struct out *o, const char *field, const char *s)
{
	if (!*s)
		return;
	open_field(o, field);
	for (; *s; s++) {
		bool dash = !strncmp(s, "\xe2\x80\x93", 3);

		if (dash || (*s == '-' && s[1] != '-'))
			buf_puts(o->b, "--");
		else if (*s != '-')
			tex_add(o->b, s, 1, false);
		s += dash ? 2 : 0;
	}
	close_field(o);
}

static void
put_date(struct out *o, enum key key, const char *field)
{
	struct date date;

	if (!out_date(o, key, &date))
		return;
	open_field(o, field);
	date_add_edtf(o->b, &date);
	/* BibLaTeX has no ".." but an end that is not there. */
	if (o->b->len >= 3 && !strcmp(o->b->data + o->b->len - 3, "/.."))
		buf_truncate(o->b, o->b->len - 2);
	close_field(o);
}

static void
put_rows(struct out *o, const struct row *row, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		const char *field = latex(o) ? row[i].biblatex : row[i].bibtex;

		if (!field || !out_has(o, row[i].key))
			continue;
		switch (row[i].how) {
		case HOW_TEXT:
			put_text(o, row[i].key, field, out_text(o, row[i].key));
			break;
		case HOW_TITLE:
			put_title(o, row[i].key, field);
			break;
		case HOW_NAMES:
			put_names(o, row[i].key, field);
			break;
		case HOW_PARTIES:
			put_parties(o, row[i].key, field);
			break;
		case HOW_PLAIN:
			put_plain(o, field, out_text(o, row[i].key));
			break;
		case HOW_PAGES:
			put_pages(o, field, out_text(o, row[i].key));
			break;
		case HOW_DATE:
			put_date(o, row[i].key, field);
			break;
		}
	}
}

/*
 * BibTeX has a year, which styles print as it stands, a month and by custom a day; `date` is what
 * other programs read in its place, and says what a year cannot.
 */
static void
put_issued(struct out *o)
{
	struct date d;

	if (latex(o)) {
		put_date(o, KEY_ISSUED, "date");
		return;
	}
	if (!out_date(o, KEY_ISSUED, &d))
		return;
	open_field(o, "year");
	if (d.from.approximate && !d.interval)
		buf_puts(o->b, "ca. ");
	if (d.interval && !d.from.open)
		buf_printf(o->b, "%d--", d.from.year);
	if (!d.interval || !d.to.open)
		buf_printf(o->b, "%d", d.interval ? d.to.year : d.from.year);
	if (d.from.uncertain && !d.interval)
		buf_putc(o->b, '?');
	close_field(o);
	if (!d.interval && d.from.month >= 1 && d.from.month <= 12)
		buf_printf(o->b, "  month = %s,\n", months[d.from.month - 1]);
	if (!d.interval && d.from.day)
		buf_printf(o->b, "  day = {%d},\n", d.from.day);
	if (!out_plain_date(&d))
		put_date(o, KEY_ISSUED, "date");
}

/* Journals have volumes and numbers of issues; all else has a number of its own. */
static void
put_container(struct out *o, const struct bibtex_entry *e)
{
	bool article = !strcmp(latex(o) ? e->biblatex : e->bibtex, "article") ||
		       !strcmp(e->biblatex, "review");
	const char *journal = latex(o) ? "journaltitle" : "journal";

	if (out_has(o, KEY_CONTAINER_TITLE))
		put_title(o, KEY_CONTAINER_TITLE, article ? journal : "booktitle");
	if (latex(o) && article && out_has(o, KEY_CONTAINER_TITLE_SHORT))
		put_title(o, KEY_CONTAINER_TITLE_SHORT, "shortjournal");
	else if (latex(o) && article && out_has(o, KEY_JOURNAL_ABBREVIATION))
		put_title(o, KEY_JOURNAL_ABBREVIATION, "shortjournal");
}

static void
put_number(struct out *o)
{
	static const enum key keys[] = { KEY_NUMBER, KEY_ISSUE, KEY_COLLECTION_NUMBER };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (out_has(o, keys[i])) {
			put_text(o, keys[i], "number", out_text(o, keys[i]));
			return;
		}
}

static void
put_helpers(struct out *o)
{
	char letter = 'a';

	for (size_t i = 0; latex(o) && i < sizeof helpers / sizeof *helpers; i++) {
		char field[8] = "editor?";

		if (!out_has(o, helpers[i].key))
			continue;
		field[6] = letter++;
		put_names(o, helpers[i].key, field);
		buf_printf(o->b, "  %stype = {%s},\n", field, helpers[i].role);
	}
}

/* BibLaTeX drops particles unless it is told that they belong to the name. */
static void
put_options(struct out *o)
{
	struct name name;

	if (!latex(o))
		return;
	for (enum key key = KEY_NONE + 1; key < KEYS; key++)
		for (uint32_t i = 0; key_row(key)->type == TYPE_NAMES && o->carried[key] &&
				     i < value_items(out_value(o, key));
		     i++)
			if (out_name(o, key, i, &name) && name.non_dropping_particle.len) {
				buf_puts(o->b, "  options = {useprefix=true},\n");
				return;
			}
}

static void
put_language(struct out *o)
{
	const char *tag = out_text(o, KEY_LANGUAGE), *name = bibtex_language(tag);

	if (!name)
		name = tag;
	put_text(o, KEY_LANGUAGE, "langid", name);
	/* What styles with languages, and other programs, look at. */
	if (!latex(o))
		put_text(o, KEY_LANGUAGE, "language", name);
}

static void
add_word(struct out *o, const char *s, size_t len, void *context)
{
	size_t *n = context;

	if (!(*n)++)
		open_field(o, "keywords");
	else
		buf_puts(o->b, ", ");
	add_part(o, KEY_KEYWORD, (struct str){ s, len }, memchr(s, ',', len));
}

static void
add_note(struct out *o, const char *s, size_t len, void *context)
{
	size_t *n = context;

	if (!(*n)++)
		open_field(o, "note");
	else
		buf_puts(o->b, strchr(".!?", o->b->data[o->b->len - 1]) ? " " : ". ");
	add_tex(o, KEY_NOTE, s, len);
}

/* As JabRef and Zotero have it: title:path:media type, more behind ";". */
static void
put_files(struct out *o)
{
	struct out_file f;

	for (uint32_t i = 0; out_file(o, i, &f); i++) {
		const char *parts[] = { f.title, f.path, f.media };

		if (!i)
			open_field(o, "file");
		else
			buf_putc(o->b, ';');
		for (int k = 0; k < 3; k++) {
			if (k)
				buf_putc(o->b, ':');
			for (const char *s = parts[k]; *s; s++) {
				if (strchr(":;", *s))
					buf_putc(o->b, '\\');
				if (strchr("{}\n", *s))
					out_lose(o, KEY_FILES, LOSS_PART);
				else
					buf_putc(o->b, *s);
			}
		}
	}
	if (value_items(out_value(o, KEY_FILES)))
		close_field(o);
}

static void
put_related(struct out *o)
{
	struct out_related r;
	size_t n = 0;

	for (uint32_t i = 0; latex(o) && out_has(o, KEY_RELATED) && out_related(o, i, &r); i++) {
		if (r.study == RECORD_NONE)
			continue;
		if (!n++)
			open_field(o, "related");
		else
			buf_putc(o->b, ',');
		buf_puts(o->b, citekey(&o->keys, r.study));
		if (*r.as)
			out_lose(o, KEY_RELATED, LOSS_PART);
	}
	if (n)
		close_field(o);
}

static void
write_entry(struct out *o)
{
	const struct bibtex_entry *e = entry_of(o);
	size_t words = 0, notes = 0;

	buf_printf(o->b, "@%s{%s,\n", latex(o) ? e->biblatex : e->bibtex, o->key);
	out_value(o, KEY_CITATION_KEY);
	put_rows(o, names_and_titles, sizeof names_and_titles / sizeof *names_and_titles);
	put_helpers(o);
	put_options(o);
	put_container(o, e);
	put_parties(o, KEY_PUBLISHER, latex(o) ? e->biblatex_publisher : e->bibtex_publisher);
	put_issued(o);
	put_number(o);
	if (latex(o) && e->subtype)
		buf_printf(o->b, "  entrysubtype = {%s},\n", e->subtype);
	put_rows(o, the_rest, sizeof the_rest / sizeof *the_rest);
	put_language(o);
	out_subjects(o, add_word, &words);
	if (words)
		close_field(o);
	out_notes(o, add_note, &notes);
	if (notes)
		close_field(o);
	put_files(o);
	put_related(o);
	buf_puts(o->b, "}\n\n");
}

const struct exporter out_bibtex = { .study = write_entry };
const struct exporter out_biblatex = { .study = write_entry };
