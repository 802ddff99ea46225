/* SPDX-License-Identifier: MIT */
/*
 * BibTeX, and BibLaTeX as the manual of biblatex 3.x has it.
 */
#include "format/out-bibtex.h"

#include <string.h>

#include "format/bibtex.h"
#include "text/rich.h"

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
	const char *bibtex, *biblatex;
	enum how how;
};

/*
 * In the order in which they are written; what depends on the type comes between.  BibTeX passes
 * over what it does not know, so that it has BibLaTeX's fields where it has none of its own.
 */
static const struct row names[] = {
	{ KEY_AUTHOR, "author", "author", HOW_NAMES },
	{ KEY_EDITOR, "editor", "editor", HOW_NAMES },
	{ KEY_TRANSLATOR, "translator", "translator", HOW_NAMES },
	{ KEY_CONTAINER_AUTHOR, "bookauthor", "bookauthor", HOW_NAMES },
};

static const struct row titles[] = {
	{ KEY_TITLE_SHORT, "shorttitle", "shorttitle", HOW_TITLE },
	{ KEY_SHORT_TITLE, "shorttitle", "shorttitle", HOW_TITLE },
	{ KEY_COLLECTION_TITLE, "series", "series", HOW_TITLE },
	{ KEY_EVENT_TITLE, "eventtitle", "eventtitle", HOW_TITLE },
	{ KEY_EVENT, "eventtitle", "eventtitle", HOW_TITLE },
	{ KEY_EVENT_DATE, "eventdate", "eventdate", HOW_DATE },
	{ KEY_EVENT_PLACE, "venue", "venue", HOW_TEXT },
	{ KEY_ORIGINAL_TITLE, "origtitle", "origtitle", HOW_TITLE },
	{ KEY_ORIGINAL_DATE, "origdate", "origdate", HOW_DATE },
	{ KEY_ORIGINAL_PUBLISHER, "origpublisher", "origpublisher", HOW_PARTIES },
	{ KEY_ORIGINAL_PUBLISHER_PLACE, "origlocation", "origlocation", HOW_TEXT },
};

static const struct row the_rest[] = {
	{ KEY_PUBLISHER_PLACE, "address", "location", HOW_TEXT },
	{ KEY_GENRE, "type", "type", HOW_TEXT },
	{ KEY_VOLUME, "volume", "volume", HOW_TEXT },
	{ KEY_NUMBER_OF_VOLUMES, "volumes", "volumes", HOW_TEXT },
	{ KEY_EDITION, "edition", "edition", HOW_TEXT },
	{ KEY_CHAPTER_NUMBER, "chapter", "chapter", HOW_TEXT },
	{ KEY_PART, "part", "part", HOW_TEXT },
	{ KEY_VERSION, "version", "version", HOW_TEXT },
	{ KEY_STATUS, "pubstate", "pubstate", HOW_TEXT },
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
	{ KEY_ANNOTE, "annote", "annotation", HOW_TEXT },
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

static const struct bibtex_entry *
entry_of(struct out *o)
{
	const char *type = out_type(o);
	const struct bibtex_entry *e = bibtex_entry(type);

	/* What is called misc was many things. */
	if (!e->type ? *type != '\0'
		     : !bibtex_is_latex(o) && !strcmp(e->bibtex, "misc") &&
			       strcmp(type, "document") != 0)
		out_lose(o, KEY_TYPE, LOSS_PART);
	return e;
}

static void
put_rows(struct out *o, const struct row *row, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		const char *field = bibtex_is_latex(o) ? row[i].biblatex : row[i].bibtex;

		if (!out_has(o, row[i].key))
			continue;
		switch (row[i].how) {
		case HOW_TEXT:
			bibtex_text(o, row[i].key, field, out_text(o, row[i].key));
			break;
		case HOW_TITLE:
			bibtex_title(o, row[i].key, field);
			break;
		case HOW_NAMES:
			bibtex_names(o, row[i].key, field);
			break;
		case HOW_PARTIES:
			bibtex_parties(o, row[i].key, field);
			break;
		case HOW_PLAIN:
			bibtex_plain(o, field, out_text(o, row[i].key));
			break;
		case HOW_PAGES:
			bibtex_pages(o, row[i].key, field, out_text(o, row[i].key));
			break;
		case HOW_DATE:
			bibtex_date(o, row[i].key, field);
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

	if (bibtex_is_latex(o)) {
		bibtex_date(o, KEY_ISSUED, "date");
		bibtex_text(o, KEY_ISSUED, "year", out_date_words(o, KEY_ISSUED));
		return;
	}
	if (!out_date(o, KEY_ISSUED, &d)) {
		bibtex_text(o, KEY_ISSUED, "year", out_date_words(o, KEY_ISSUED));
		return;
	}
	bibtex_open(o, "year");
	if (d.from.approximate && !d.interval)
		buf_puts(o->b, "ca. ");
	if (d.interval && !d.from.open)
		buf_printf(o->b, "%d--", d.from.year);
	if (!d.interval || !d.to.open)
		buf_printf(o->b, "%d", d.interval ? d.to.year : d.from.year);
	if (d.from.uncertain && !d.interval)
		buf_putc(o->b, '?');
	bibtex_close(o);
	if (!d.interval && d.from.month >= 1 && d.from.month <= 12)
		buf_printf(o->b, "  month = %s,\n", months[d.from.month - 1]);
	if (!d.interval && d.from.day)
		buf_printf(o->b, "  day = {%d},\n", d.from.day);
	if (!out_plain_date(&d))
		bibtex_date(o, KEY_ISSUED, "date");
}

/*
 * The title, and that of what it is in.  Where CSL has the title of a volume beside that of the
 * whole work, the whole is BibLaTeX's main title.
 */
static void
put_titles(struct out *o, const struct bibtex_entry *e)
{
	bool within = out_has(o, KEY_CONTAINER_TITLE), volume = out_has(o, KEY_VOLUME_TITLE);
	bool article = !strcmp(e->bibtex, "article");
	bool book = !strncmp(e->bibtex, "in", 2);
	enum key brief = out_has(o, KEY_CONTAINER_TITLE_SHORT) ? KEY_CONTAINER_TITLE_SHORT
							       : KEY_JOURNAL_ABBREVIATION;

	bibtex_title(o, volume && !within ? KEY_VOLUME_TITLE : KEY_TITLE, "title");
	if (volume && !within)
		bibtex_title(o, KEY_TITLE, "maintitle");
	if (within && volume) {
		bibtex_title(o, KEY_VOLUME_TITLE, "booktitle");
		bibtex_title(o, KEY_CONTAINER_TITLE, "maintitle");
	} else if (within) {
		bibtex_title(o, KEY_CONTAINER_TITLE,
			     book		  ? "booktitle"
			     : bibtex_is_latex(o) ? "journaltitle"
						  : "journal");
	}
	if (article && out_has(o, brief))
		bibtex_title(o, brief, "shortjournal");
}

static void
put_number(struct out *o)
{
	static const enum key keys[] = { KEY_NUMBER, KEY_ISSUE, KEY_COLLECTION_NUMBER };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (out_has(o, keys[i])) {
			bibtex_text(o, keys[i], "number", out_text(o, keys[i]));
			return;
		}
}

static void
put_helpers(struct out *o)
{
	char letter = 'a';

	for (size_t i = 0; bibtex_is_latex(o) && i < sizeof helpers / sizeof *helpers; i++) {
		char field[8] = "editor?";

		if (!out_has(o, helpers[i].key))
			continue;
		field[6] = letter++;
		bibtex_names(o, helpers[i].key, field);
		buf_printf(o->b, "  %stype = {%s},\n", field, helpers[i].role);
	}
}

/* BibLaTeX drops particles unless it is told that they belong to the name. */
static void
put_options(struct out *o)
{
	struct name name;

	if (!bibtex_is_latex(o))
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
	bibtex_text(o, KEY_LANGUAGE, "langid", name);
	/* What styles with languages, and other programs, look at. */
	if (!bibtex_is_latex(o))
		bibtex_text(o, KEY_LANGUAGE, "language", name);
}

/* Programs that sort by keywords want no commands in them. */
static void
add_word(struct out *o, const char *s, size_t len, void *context)
{
	struct buf plain = BUF_INIT;
	size_t *n = context;

	if (!(*n)++)
		bibtex_open(o, "keywords");
	else
		buf_puts(o->b, ", ");
	rich_add_plain(&plain, s, len);
	bibtex_part(o, KEY_KEYWORD, (struct str){ plain.data, plain.len }, strchr(plain.data, ','));
	buf_release(&plain);
}

static void
add_note(struct out *o, const char *s, size_t len, void *context)
{
	size_t *n = context;

	if (!(*n)++)
		bibtex_open(o, "note");
	else
		buf_puts(o->b, strchr(".!?", o->b->data[o->b->len - 1]) ? " " : ". ");
	bibtex_add(o, KEY_NOTE, s, len);
}

/* A path as it is, but for what ends it or its field. */
static void
add_path(struct out *o, const char *s)
{
	for (; *s; s++) {
		size_t len = 1;

		while (o->wish.ascii && (unsigned char)s[0] >= 0x80 &&
		       (unsigned char)s[len] >= 0x80)
			len++;
		if ((unsigned char)*s >= 0x80 && o->wish.ascii) {
			bibtex_add(o, KEY_FILES, s, len);
			out_lose(o, KEY_FILES, LOSS_PART);
			s += len - 1;
		} else if (strchr("{}\n", *s)) {
			out_lose(o, KEY_FILES, LOSS_PART);
		} else {
			if (strchr(":;", *s))
				buf_putc(o->b, '\\');
			buf_putc(o->b, *s);
		}
	}
}

/* As JabRef and Zotero have it: title:path:media type, more behind ";". */
static void
put_files(struct out *o)
{
	struct out_file f;

	for (uint32_t i = 0; out_file(o, i, &f); i++) {
		if (!i)
			bibtex_open(o, "file");
		else
			buf_putc(o->b, ';');
		add_path(o, f.title);
		buf_putc(o->b, ':');
		add_path(o, f.path);
		buf_putc(o->b, ':');
		add_path(o, f.media);
	}
	if (out_has(o, KEY_FILES))
		bibtex_close(o);
}

static void
put_related(struct out *o)
{
	struct out_related r;
	size_t n = 0;

	for (uint32_t i = 0; bibtex_is_latex(o) && out_has(o, KEY_RELATED) && out_related(o, i, &r);
	     i++) {
		if (r.study == RECORD_NONE)
			continue;
		if (!n++)
			bibtex_open(o, "related");
		else
			buf_putc(o->b, ',');
		buf_puts(o->b, citekey(&o->keys, r.study));
		if (*r.as)
			out_lose(o, KEY_RELATED, LOSS_PART);
	}
	if (n)
		bibtex_close(o);
}

static void
write_entry(struct out *o)
{
	const struct bibtex_entry *e = entry_of(o);
	size_t words = 0, notes = 0;

	buf_printf(o->b, "@%s{%s,\n", bibtex_is_latex(o) ? e->biblatex : e->bibtex, o->key);
	out_value(o, KEY_CITATION_KEY);
	put_rows(o, names, sizeof names / sizeof *names);
	put_titles(o, e);
	put_rows(o, titles, sizeof titles / sizeof *titles);
	put_helpers(o);
	put_options(o);
	bibtex_parties(o, KEY_PUBLISHER,
		       bibtex_is_latex(o) ? e->biblatex_publisher : e->bibtex_publisher);
	put_issued(o);
	put_number(o);
	if (bibtex_is_latex(o) && e->subtype)
		buf_printf(o->b, "  entrysubtype = {%s},\n", e->subtype);
	put_rows(o, the_rest, sizeof the_rest / sizeof *the_rest);
	put_language(o);
	out_subjects(o, add_word, &words);
	if (words)
		bibtex_close(o);
	out_notes(o, add_note, &notes);
	if (notes)
		bibtex_close(o);
	put_files(o);
	put_related(o);
	buf_puts(o->b, "}\n\n");
}

const struct exporter out_bibtex = { .tags = true, .study = write_entry };
const struct exporter out_biblatex = { .tags = true, .study = write_entry };
