/* SPDX-License-Identifier: MIT */
/*
 * BibTeX and BibLaTeX, read: what the fields of an entry are to a catalogue.
 * Over 500 lines: each field that is read with others has a function.
 */
#include "format/in.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/thread.h"
#include "format/bib-table.h"
#include "format/bib.h"
#include "model/language.h"
#include "text/untex.h"

/* BibLaTeX's words for types of theses and reports. */
static const struct in_word genres[] = {
	{ "bathesis", "Bachelor’s thesis" },
	{ "candthesis", "Candidate thesis" },
	{ "mathesis", "Master’s thesis" },
	{ "phdthesis", "PhD thesis" },
	{ "techreport", "Technical report" },
	{ "resreport", "Research report" },
	{ NULL, NULL },
};

/* What is known while one file is read. */
struct context {
	struct bib bib;
	struct drafts *ds;
	struct table told; /* TeX's commands that nobody knows */
	struct untex_unknown unknown;
	const struct bib_entry *entry;
	const struct bib_field *field;
	const char *csl; /* type of the entry */
};

static void
tell(void *context, const char *name, size_t len, size_t at)
{
	struct context *c = context;
	const struct bib_field *f = c->field;
	struct str kept;
	struct quote q;

	if (table_find(&c->told, name, len) != TABLE_NONE)
		return;
	kept = pool_str(&c->bib.pool, name, len);
	table_add(&c->told, kept.s, kept.len, 1);
	source_warning(
		c->ds->source, f->whole ? f->at + at : f->at,
		_("the TeX command \"\\%s\" is not known; its argument or its name stands in its "
		  "place, here and where it comes again"),
		quote(&q, name, len));
}

/* TeX takes a line break for a blank, and only an empty line for a paragraph. */
static void
join_lines(struct buf *text)
{
	for (size_t i = 0, end; i < text->len; i = end + 1) {
		size_t breaks = 0;

		end = i;
		if (!memchr(" \t\r\n", text->data[i], 4))
			continue;
		for (; end < text->len && memchr(" \t\r\n", text->data[end], 4); end++)
			breaks += text->data[end] == '\n';
		for (size_t k = i; k < end && breaks == 1; k++)
			text->data[k] = ' ';
	}
}

struct str
bib_text(struct drafts *ds, const struct bib_field *f, bool tags,
	 const struct untex_unknown *unknown)
{
	struct buf text = BUF_INIT;
	struct str kept;

	(tags ? untex_add_rich : untex_add)(&text, f->value.s, f->value.len, unknown);
	join_lines(&text);
	kept = pool_str(&ds->pool, text.data, text.len);
	buf_release(&text);
	return kept;
}

static struct str
text_of(struct context *c, const struct bib_field *f)
{
	c->field = f;
	return bib_text(c->ds, f, false, &c->unknown);
}

/* A title or another text that may have tags. */
static struct str
rich_text_of(struct context *c, const struct bib_field *f)
{
	c->field = f;
	return bib_text(c->ds, f, true, &c->unknown);
}

static const struct bib_field *
get(const struct context *c, const char *name)
{
	return bib_get(&c->bib, c->entry, name);
}

static void
custom(struct context *c, const struct bib_field *f)
{
	/* Paths have backslashes of their own. */
	draft_custom(c->ds, f->name, str_is(f->name, "file") ? f->value : text_of(c, f), f->at);
}

/* Each element of a BibLaTeX list; BibTeX has none, and publishers with "and" in their names. */
static void
add_list(struct context *c, const struct bib_field *f, enum key key, bool one)
{
	struct str s = f->value;
	struct buf joined = BUF_INIT;

	for (size_t start = 0, at = 0; start <= s.len; start = at) {
		struct bib_field part = *f;
		struct str text;
		size_t end;

		while (at < s.len) {
			if (c->bib.biblatex && at && s.len - at > 3 && s.s[at - 1] <= ' ' &&
			    !memcmp(s.s + at, "and", 3) && s.s[at + 3] <= ' ')
				break;
			at = s.s[at] == '{' ? untex_group_end(s.s, s.len, at) : at + 1;
		}
		end = at;
		at = at < s.len ? at + 3 : s.len + 1;
		part.value = (struct str){ .s = s.s + start, .len = end - start };
		part.at += f->whole ? start : 0;
		text = in_trim(text_of(c, &part));
		if (!one)
			draft_str(c->ds, key, text, part.at);
		else if (text.len)
			buf_printf(&joined, "%s%.*s", joined.len ? "; " : "", (int)text.len,
				   text.s);
	}
	draft_text(c->ds, key, joined.data, joined.len, f->at);
	buf_release(&joined);
}

/* A text behind what the key has already. */
static void
append(struct context *c, enum key key, const struct bib_field *f)
{
	const struct draft_value *old = draft_last(c->ds, key);
	struct str text = rich_text_of(c, f);
	struct buf both = BUF_INIT;

	if (!old) {
		draft_str(c->ds, key, text, f->at);
		return;
	}
	buf_printf(&both, "%s\n\n%s", old->text.s, text.s);
	draft_set(c->ds, key, (struct str){ .s = both.data, .len = both.len }, old->at);
	buf_release(&both);
}

static void
add_date(struct context *c, enum key key, const struct bib_field *f)
{
	struct str raw = in_trim(f->value);
	struct in_date room;

	/* In "1990~" the tilde is EDTF's, not TeX's. */
	if (draft_last(c->ds, key))
		custom(c, f);
	else if (in_is_edtf(raw))
		draft_date(c->ds, key, raw, f->name, f->at);
	else
		draft_date(c->ds, key, in_loose_date(&room, text_of(c, f)), f->name, f->at);
}

/* Of several addresses in one field the first ends where the next begins. */
static size_t
second_address(const char *s, size_t len)
{
	static const char *const schemes[] = { "http://", "https://", "ftp://" };

	for (size_t at = 1; at < len; at++) {
		struct str rest = { .s = s + at, .len = len - at };

		if ((unsigned char)s[at - 1] > ' ')
			continue;
		for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
			if (in_begins(rest, schemes[i]))
				return at;
	}
	return len;
}

/* Addresses have none, but lines have ends. */
static void
remove_blanks(struct buf *text)
{
	size_t to = 0;

	for (size_t i = 0; i < text->len; i++)
		if ((unsigned char)text->data[i] > ' ')
			text->data[to++] = text->data[i];
	buf_truncate(text, to);
}

static void
add_verbatim(struct context *c, enum key key, const struct bib_field *f)
{
	struct buf text = BUF_INIT;
	struct str s;

	untex_add_verbatim(&text, f->value.s, f->value.len);
	if (key == KEY_URL) {
		size_t end = second_address(text.data, text.len);

		draft_custom(c->ds, f->name,
			     (struct str){ .s = text.data + end, .len = text.len - end }, f->at);
		buf_truncate(&text, end);
	}
	if (key == KEY_URL || key == KEY_DOI)
		remove_blanks(&text);
	s = (struct str){ .s = text.data, .len = text.len };
	draft_str(c->ds, key, key == KEY_DOI ? in_doi(s) : s, f->at);
	buf_release(&text);
}

/* Another part of a title, behind punctuation unless there is some. */
static void
add_part(struct buf *text, const char *separator, struct str part)
{
	part = in_trim(part);
	if (text->len && part.len)
		buf_puts(text, strchr("?!.:", text->data[text->len - 1]) ? " " : separator);
	buf_add(text, part.s, part.len);
}

/* A title, ": ", its subtitle, and what BibLaTeX has behind it. */
static void
add_title(struct context *c, enum key key, const char *title, const char *subtitle,
	  const char *addon)
{
	const struct bib_field *first = get(c, title), *second = get(c, subtitle);
	const struct bib_field *third = addon ? get(c, addon) : NULL;
	struct buf text = BUF_INIT;

	if (first)
		add_part(&text, "", rich_text_of(c, first));
	if (second)
		add_part(&text, ": ", rich_text_of(c, second));
	if (third)
		add_part(&text, ". ", rich_text_of(c, third));
	first = first ? first : second ? second : third;
	if (first)
		draft_text(c->ds, key, text.data, text.len, first->at);
	buf_release(&text);
}

static void
add_titles(struct context *c)
{
	bool part = !strcmp(c->csl, "chapter") || !strcmp(c->csl, "paper-conference") ||
		    !strncmp(c->csl, "entry", 5);

	if (!get(c, "maintitle")) {
		add_title(c, KEY_TITLE, "title", "subtitle", "titleaddon");
		add_title(c, KEY_CONTAINER_TITLE, "booktitle", "booksubtitle", "booktitleaddon");
	} else if (part) {
		add_title(c, KEY_TITLE, "title", "subtitle", "titleaddon");
		add_title(c, KEY_CONTAINER_TITLE, "maintitle", "mainsubtitle", "maintitleaddon");
		add_title(c, KEY_VOLUME_TITLE, "booktitle", "booksubtitle", "booktitleaddon");
	} else {
		add_title(c, KEY_TITLE, "maintitle", "mainsubtitle", "maintitleaddon");
		add_title(c, KEY_VOLUME_TITLE, "title", "subtitle", "titleaddon");
	}
	if (get(c, "journaltitle"))
		add_title(c, KEY_CONTAINER_TITLE, "journaltitle", "journalsubtitle", NULL);
	else
		add_title(c, KEY_CONTAINER_TITLE, "journal", "journalsubtitle", NULL);
}

/* What stands where a year will be. */
static const struct in_word unpublished[] = {
	{ "forthcoming", "" }, { "in press", "" },  { "in preparation", "" },
	{ "submitted", "" },   { "to appear", "" }, { NULL, NULL },
};

/* `date`, else `year` with `month` and `day`. */
static void
add_issued(struct context *c)
{
	const struct bib_field *date = get(c, "date"), *year = get(c, "year");
	const struct bib_field *month = get(c, "month"), *day = get(c, "day");
	struct in_date room;
	struct str text;
	int number, m = 0, d = 0;

	if (date) {
		add_date(c, KEY_ISSUED, date);
		return;
	}
	if (!year) {
		if (month)
			custom(c, month);
		return;
	}
	text = in_trim(text_of(c, year));
	number = in_number(text);
	if (in_find(unpublished, text)) {
		draft_str(c->ds, KEY_STATUS, text, year->at);
		return;
	}
	if (month) {
		struct str words = in_trim(text_of(c, month));
		size_t i = 0;

		/* "July 3", "3~July": a day may stand with the month. */
		while (i < words.len && ascii_is_digit(words.s[i]))
			i++;
		if (i && i < words.len) {
			d = in_number((struct str){ .s = words.s, .len = i });
			words.s += i, words.len -= i;
			while (words.len && (*words.s == ' ' || *words.s == '.'))
				words.s++, words.len--;
		}
		m = in_season(words) ? in_season(words) : in_month(words);
		for (i = words.len; i && ascii_is_digit(words.s[i - 1]); i--)
			;
		if (i && i < words.len && words.s[i - 1] == ' ')
			d = in_number((struct str){ .s = words.s + i, .len = words.len - i });
		/* Of "May-June" the first is the date. */
		if (!m || memchr(words.s, '-', words.len))
			custom(c, month);
	}
	if (day)
		d = in_number(in_trim(text_of(c, day)));
	if (text.len == 4 && number > 0)
		draft_date(c->ds, KEY_ISSUED, in_date(&room, number, m, d), year->name, year->at);
	else
		draft_date(c->ds, KEY_ISSUED, in_loose_date(&room, text), year->name, year->at);
}

/* BibLaTeX says of an editor that he is something else; of those with a letter that each is. */
static void
add_editor(struct context *c, const char *field)
{
	static const struct {
		const char *type;
		enum key key;
	} roles[] = {
		{ "compiler", KEY_COMPILER },	     { "director", KEY_DIRECTOR },
		{ "illustrator", KEY_ILLUSTRATOR },  { "organizer", KEY_ORGANIZER },
		{ "collaborator", KEY_CONTRIBUTOR },
	};
	char name[16];
	const struct bib_field *editor = get(c, field), *type;
	enum key key = KEY_NONE;

	snprintf(name, sizeof name, "%stype", field);
	type = get(c, name);
	for (size_t i = 0; type && i < sizeof roles / sizeof *roles; i++)
		if (str_is(type->value, roles[i].type))
			key = roles[i].key;
	if (editor && (key || !strcmp(field, "editor")))
		bib_names(c->ds, key ? key : KEY_EDITOR, editor);
	else if (editor)
		custom(c, editor);
	if (type && !key)
		custom(c, type);
}

static void
add_publishers(struct context *c)
{
	static const char *const fields[] = { "publisher", "institution", "school",
					      "organization" };
	const struct bib_field *how = get(c, "howpublished");

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (get(c, fields[i]))
			add_list(c, get(c, fields[i]), KEY_PUBLISHER, false);
	if (!how)
		return;
	if (!get(c, "url") && mem_find(how->value.s, how->value.len, "http", 4)) {
		struct buf text = BUF_INIT;
		const char *url;
		size_t len = 0;

		untex_add_verbatim(&text, how->value.s, how->value.len);
		url = strstr(text.data, "http");
		while ((unsigned char)url[len] > ' ')
			len++;
		draft_text(c->ds, KEY_URL, url, len, how->at);
		if (url != text.data || len != text.len)
			custom(c, how);
		buf_release(&text);
	} else if (get(c, "publisher") || get(c, "url")) {
		custom(c, how);
	} else {
		draft_str(c->ds, KEY_PUBLISHER, text_of(c, how), how->at);
	}
}

static bool
is_article(const char *csl)
{
	return !strncmp(csl, "article", 7) || !strcmp(csl, "periodical");
}

/* The number of an issue, of a report or of a volume in its series. */
static void
add_numbers(struct context *c)
{
	const struct bib_field *number = get(c, "number"), *issue = get(c, "issue");
	enum key key = is_article(c->csl) ? KEY_ISSUE : KEY_NUMBER;

	if (key == KEY_NUMBER && get(c, "series") && strcmp(c->csl, "report") != 0)
		key = KEY_COLLECTION_NUMBER;
	if (number)
		draft_str(c->ds, key, text_of(c, number), number->at);
	if (issue && !number && is_article(c->csl))
		draft_str(c->ds, KEY_ISSUE, text_of(c, issue), issue->at);
	else if (issue)
		custom(c, issue);
}

static void
add_language(struct context *c)
{
	static const char *const fields[] = { "langid", "language" };
	bool known = false;

	for (size_t i = 0; i < 2; i++) {
		const struct bib_field *f = get(c, fields[i]);
		struct str text;
		const char *tag;

		if (!f)
			continue;
		text = in_trim(text_of(c, f));
		tag = in_language(text);
		if (!tag && language_valid(text.s))
			tag = text.s;
		if (tag && !known)
			draft_text(c->ds, KEY_LANGUAGE, tag, strlen(tag), f->at);
		else if (!tag)
			custom(c, f);
		known |= tag != NULL;
	}
}

/* Those among a list of keys that are there; a list with others is kept as well. */
static void
add_related(struct context *c)
{
	const struct bib_field *f = get(c, "related");
	struct str s;
	bool all = true;

	for (size_t at = 0, end; f && at < f->value.len; at = end + 1) {
		for (end = at; end < f->value.len && f->value.s[end] != ','; end++)
			;
		s = in_trim((struct str){ .s = f->value.s + at, .len = end - at });
		if (s.len && table_find(&c->bib.key, s.s, s.len) != TABLE_NONE)
			draft_str(c->ds, KEY_RELATED, s, f->at);
		else
			all = false;
	}
	if (f && !all)
		custom(c, f);
}

static void
add_type(struct context *c)
{
	const struct bib_field *type = get(c, "type"), *sub = get(c, "entrysubtype");
	const struct bib_type *known = bib_find_type(c->entry->type);
	const char *genre = NULL, *csl = NULL;
	struct str text;
	struct quote q;

	if (known) {
		csl = known->csl;
		genre = known->genre;
	}
	if (!csl) {
		source_warning(c->ds->source, c->entry->at,
			       _("\"@%s\" is no type that is known; the record is taken for a "
				 "document"),
			       quote(&q, c->entry->type.s, c->entry->type.len));
		draft_custom(c->ds, str_of("entrytype"), c->entry->type, c->entry->at);
		csl = "document";
	}
	if (sub && !strcmp(csl, "article-journal"))
		csl = str_is(sub->value, "magazine")	? "article-magazine"
		      : str_is(sub->value, "newspaper") ? "article-newspaper"
							: csl;
	c->csl = csl;
	draft_text(c->ds, KEY_TYPE, csl, strlen(csl), c->entry->at);
	if (type) {
		text = in_trim(text_of(c, type));
		if (in_find(genres, text))
			genre = in_find(genres, text);
		else
			genre = text.s;
	}
	if (genre)
		draft_text(c->ds, KEY_GENRE, genre, strlen(genre), type ? type->at : c->entry->at);
}

static void
add_field(struct context *c, const struct bib_field *f)
{
	const struct bib_row *row = bib_find_row(f->name);

	if (!row) {
		custom(c, f);
		return;
	}
	switch (row->how) {
	case BIB_TEXT:
		if (row->key == KEY_NOTE || row->key == KEY_ANNOTE)
			append(c, row->key, f);
		else if (draft_last(c->ds, row->key))
			custom(c, f);
		else if (key_row(row->key)->type == TYPE_LOCAL)
			draft_str(c->ds, row->key, rich_text_of(c, f), f->at);
		else
			draft_str(c->ds, row->key, text_of(c, f), f->at);
		break;
	case BIB_VERBATIM:
	case BIB_DOI:
		add_verbatim(c, row->key, f);
		break;
	case BIB_NAMES:
		bib_names(c->ds, row->key, f);
		break;
	case BIB_KEYWORDS:
		in_keywords(c->ds, text_of(c, f), f->at);
		break;
	case BIB_PAGES:
		draft_str(c->ds, KEY_PAGE, in_pages(c->ds, text_of(c, f)), f->at);
		break;
	case BIB_DATE:
		add_date(c, row->key, f);
		break;
	case BIB_PLACES:
		add_list(c, f, row->key, true);
		break;
	case BIB_PUBLISHERS:
		add_list(c, f, row->key, false);
		break;
	case BIB_JOINED:
	case BIB_NOTHING:
		break;
	}
}

static void
add_entry(struct context *c, const struct bib_entry *e)
{
	static const char *const helpers[] = { "editora", "editorb", "editorc", NULL };
	const struct bib_field *parent;

	c->entry = e;
	draft_begin(c->ds, e->key, e->at);
	add_type(c);
	add_titles(c);
	for (size_t i = e->first; i < e->first + e->fields; i++) {
		if (str_is(c->bib.field[i].name, "editor"))
			add_editor(c, "editor");
		else
			add_field(c, &c->bib.field[i]);
	}
	for (const char *const *helper = helpers; *helper; helper++)
		add_editor(c, *helper);
	add_issued(c);
	add_publishers(c);
	add_numbers(c);
	add_language(c);
	if ((parent = get(c, "crossref")))
		draft_str(c->ds, KEY_RELATED, parent->value, parent->at);
	add_related(c);
}

static void
read_entries(struct drafts *ds, bool biblatex)
{
	struct context c = { .ds = ds };

	c.unknown = (struct untex_unknown){ .tell = tell, .context = &c };
	bib_read(&c.bib, ds->source);
	c.bib.biblatex |= biblatex;
	ds->cited = true;
	bib_inherit(&c.bib);
	if (!c.bib.entries)
		source_warning(ds->source, ds->source->begin,
			       _("there is no entry of BibTeX in this file"));
	for (size_t i = 0; i < c.bib.entries && !progress_cancelled(ds->source->progress); i++)
		if (!str_is(c.bib.entry[i].type, "xdata") && !str_is(c.bib.entry[i].type, "set"))
			add_entry(&c, &c.bib.entry[i]);
	table_release(&c.told);
	bib_release(&c.bib);
}

/* "@word{" at the beginning of a line; what is before the first may be any text. */
static int
recognise_bibtex(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		size_t at = i + 1;

		if (s[i] != '@' || (i && s[i - 1] != '\n' && s[i - 1] != '\r' && s[i - 1] != ' '))
			continue;
		while (at < len && ascii_is_letter(s[at]))
			at++;
		if (at > i + 2 && at < len && (s[at] == '{' || s[at] == '('))
			return strchr("@%", in_first(s, len)) ? 60 : 25;
	}
	return 0;
}

static void
read_biblatex(struct drafts *ds)
{
	read_entries(ds, true);
}

static void
read_bibtex(struct drafts *ds)
{
	read_entries(ds, false);
}

/* Never sure: whoever asks for BibTeX gets what the file uses. */
static int
recognise_biblatex(const char *s, size_t len)
{
	(void)s, (void)len;
	return 0;
}

const struct importer in_bibtex = { .recognise = recognise_bibtex, .read = read_bibtex };
const struct importer in_biblatex = { .recognise = recognise_biblatex, .read = read_biblatex };
