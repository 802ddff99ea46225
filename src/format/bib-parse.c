/* SPDX-License-Identifier: MIT */
/*
 * The grammar of BibTeX files, as BibTeX's own reader has it: braces count everywhere, backslash
 * or not; outside of entries everything is a comment.  What breaks off is kept as far as it goes:
 * after an unclosed brace the next "@type{" at the beginning of a line is taken for an entry.
 *
 * Over 500 lines: the grammar is one piece.
 */
#include "format/bib.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/thread.h"
#include "format/scan.h"
#include "text/untex.h"

#define FIELDS_MAX 1000 /* of an entry */
#define COMMENT_MAX 200 /* bytes: so far before an entry a "%" is looked for */

/*
 * Bytes that macros may add, and parents as bib-inherit.c counts them: of each byte of the file so
 * many, and some more.  The largest bibliographies that are at hand take 2.
 */
#define GROWTH 8
#define GROWTH_MIN ((uint64_t)256 << 10)

struct parser {
	struct bib *bib;
	const char *s;
	size_t at, end;
	size_t base;	    /* of s in the file */
	char close;	    /* of the entry: "}" or ")" */
	bool careful;	    /* some brace is never closed: entries end where others begin */
	bool broken;	    /* something in the entry is never closed, and said so */
	bool full;	    /* the entry has too many fields */
	size_t sign;	    /* where the last "%" or end of a line before `looked` is, if any */
	size_t looked;
	struct table macro; /* -> value */
	struct str *value;
	size_t values, value_room;
	struct table unknown; /* macros that were told of */
};

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
				      "jul", "aug", "sep", "oct", "nov", "dec" };

static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* What a name of a type, field or macro may be made of. */
static bool
is_name(char c)
{
	return (unsigned char)c > ' ' && c != 0x7f && !memchr("\"#%'(),={}@\\", c, 12);
}

static struct str
lower(struct pool *pool, struct str s)
{
	char *copy = pool_new(pool, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		copy[i] = ascii_lower(s.s[i]);
	copy[s.len] = '\0';
	return (struct str){ .s = copy, .len = s.len };
}

static void
skip_blanks(struct parser *p)
{
	while (p->at < p->end) {
		if (is_blank(p->s[p->at])) {
			p->at++;
		} else if (p->s[p->at] == '%') {
			/* No comment for BibTeX, but for most people and for biber. */
			while (p->at < p->end && !memchr("\n\r", p->s[p->at], 2))
				p->at++;
		} else {
			return;
		}
	}
}

static struct str
read_name(struct parser *p)
{
	size_t start = p->at;

	while (p->at < p->end && is_name(p->s[p->at]))
		p->at++;
	return (struct str){ .s = p->s + start, .len = p->at - start };
}

/* Does an entry begin here, where a line does? */
static bool
entry_begins(const struct parser *p, size_t at)
{
	size_t back = at;

	if (p->s[at] != '@' || at + 1 >= p->end || !ascii_is_letter(p->s[at + 1]))
		return false;
	while (back && at - back < 80 && memchr(" \t", p->s[back - 1], 2))
		back--;
	if (back && !memchr("\n\r", p->s[back - 1], 2))
		return false;
	at++;
	while (at < p->end && ascii_is_letter(p->s[at]))
		at++;
	while (at < p->end && is_blank(p->s[at]))
		at++;
	return at < p->end && memchr("{(", p->s[at], 2);
}

/*
 * The text from p->at up to `close`, which stands outside of braces.  What is never closed ends
 * where the next entry begins, which must be looked for only from the first such place on.
 */
static struct str
read_until(struct parser *p, char close, size_t opened)
{
	size_t start = p->at, depth = 0, next = p->end;

	for (; p->at < p->end; p->at++) {
		char c = p->s[p->at];

		if (c == close && !depth) {
			p->at++;
			return (struct str){ .s = p->s + start, .len = p->at - 1 - start };
		}
		if (c == '{')
			depth++;
		else if (c == '}' && depth)
			depth--;
		else if (c == '@' && next == p->end && entry_begins(p, p->at))
			next = p->at;
		if (next != p->end && (p->careful || close == '"'))
			break;
	}
	if (close == '"')
		source_error(p->bib->source, p->base + opened,
			     _("this quote is never closed; what follows was taken up to the "
			       "next entry"));
	else
		source_error(p->bib->source, p->base + opened,
			     _("this brace is never closed; what follows was taken up to the "
			       "next entry"));
	p->careful = p->broken = true;
	p->at = next;
	return (struct str){ .s = p->s + start, .len = next - start };
}

bool
bib_afford(struct bib *b, uint64_t bytes, size_t at)
{
	if (bytes <= b->budget) {
		b->budget -= bytes;
		return true;
	}
	if (!b->told_budget)
		source_error(b->source, at,
			     _("macros and cross-references make this file many times larger than "
			       "it is; from here on they are left out"));
	b->told_budget = true;
	return false;
}

/* A macro's text; the word itself, with a warning, when there is none. */
static struct str
macro(struct parser *p, struct str name, size_t at)
{
	struct str small = lower(&p->bib->pool, name);
	uint32_t found = table_find(&p->macro, small.s, small.len);
	struct quote q;

	if (found != TABLE_NONE) {
		if (bib_afford(p->bib, p->value[found].len, p->base + at))
			return p->value[found];
		return name;
	}
	if (table_find(&p->unknown, small.s, small.len) == TABLE_NONE) {
		table_add(&p->unknown, small.s, small.len, 1);
		source_warning(p->bib->source, p->base + at,
			       _("the macro \"%s\" is not defined; its name stands in its place"),
			       quote(&q, name.s, name.len));
	}
	return name;
}

static void
define(struct parser *p, struct str name, struct str value)
{
	uint32_t n = table_add(&p->macro, name.s, name.len, (uint32_t)p->values);

	if (n == p->values) {
		p->value = mem_grow(p->value, &p->value_room, p->values + 1, sizeof *p->value);
		p->values++;
	}
	p->value[n] = value;
}

/* One piece of a value; false when there is none. */
static bool
read_piece(struct parser *p, struct str *piece, size_t *at, bool *whole)
{
	size_t start = p->at;
	struct str name;

	*whole = true;
	if (p->at == p->end)
		return false;
	if (p->s[p->at] == '{' || p->s[p->at] == '"') {
		char close = p->s[p->at++] == '{' ? '}' : '"';

		*at = p->at;
		*piece = read_until(p, close, start);
		return true;
	}
	*at = start;
	name = read_name(p);
	if (!name.len)
		return false;
	*piece = name;
	for (size_t i = 0; i < name.len; i++)
		*whole &= ascii_is_digit(name.s[i]);
	if (!*whole)
		*piece = macro(p, name, start);
	return true;
}

/* Pieces with "#" between them, which are the file's own or were paid for by macro(). */
static bool
read_value(struct parser *p, struct bib_field *f)
{
	struct buf joined = BUF_INIT;
	struct str piece;
	size_t at;
	bool whole;

	if (!read_piece(p, &f->value, &f->at, &f->whole))
		return false;
	f->at += p->base;
	for (;;) {
		skip_blanks(p);
		if (p->at == p->end || p->s[p->at] != '#')
			break;
		p->at++;
		skip_blanks(p);
		if (!read_piece(p, &piece, &at, &whole))
			break;
		if (!joined.len)
			buf_add(&joined, f->value.s, f->value.len);
		buf_add(&joined, piece.s, piece.len);
		f->whole = false;
	}
	if (joined.len)
		f->value = pool_str(&p->bib->pool, joined.data, joined.len);
	buf_release(&joined);
	return true;
}

static void
add_field(struct parser *p, struct bib_field field, size_t at)
{
	struct bib *b = p->bib;
	struct bib_entry *e = &b->entry[b->entries - 1];
	struct quote q;

	if (e->fields == FIELDS_MAX) {
		if (!p->full)
			source_warning(b->source, p->base + at,
				       _("this entry has more than %d fields; the rest are left "
					 "out"),
				       FIELDS_MAX);
		p->full = true;
		return;
	}
	if (bib_get(b, e, field.name.s)) {
		source_warning(b->source, p->base + at,
			       _("the field \"%s\" is here a second time; the first one counts"),
			       quote(&q, field.name.s, field.name.len));
		return;
	}
	b->field = mem_grow(b->field, &b->field_room, b->fields + 1, sizeof *b->field);
	b->field[b->fields++] = field;
	e->fields++;
	if (str_is(field.name, "date") || str_is(field.name, "journaltitle") ||
	    str_is(field.name, "location"))
		b->biblatex = true;
}

/* After a fault: to the next comma, the end of the entry, or where the next one begins. */
static void
recover(struct parser *p)
{
	size_t depth = 0;

	for (; p->at < p->end; p->at++) {
		char c = p->s[p->at];

		if (!depth && (c == ',' || c == p->close))
			return;
		if (c == '@' && entry_begins(p, p->at))
			return;
		if (c == '{')
			depth++;
		else if (c == '}' && depth)
			depth--;
	}
}

static void
misplaced(struct parser *p, const char *sentence)
{
	source_warning(p->bib->source, p->base + p->at, "%s", sentence);
	recover(p);
}

/* Is it `name =`? */
static bool
field_follows(const struct parser *p)
{
	size_t at = p->at;

	while (at < p->end && is_name(p->s[at]))
		at++;
	if (at == p->at)
		return false;
	while (at < p->end && is_blank(p->s[at]))
		at++;
	return at < p->end && p->s[at] == '=';
}

/* "name = value"; false when the entry cannot go on. */
static void
read_field(struct parser *p)
{
	size_t start = p->at;
	struct bib_field field = { .name = read_name(p) };

	skip_blanks(p);
	if (!field.name.len || p->at == p->end || p->s[p->at] != '=') {
		p->at = field.name.len ? p->at : start;
		misplaced(p, _("a field is written name = {value}; this was passed over"));
		return;
	}
	p->at++;
	skip_blanks(p);
	field.name = lower(&p->bib->pool, field.name);
	if (!read_value(p, &field)) {
		misplaced(p, _("a value is text in braces or quotes, a number or a macro; "
			       "this was passed over"));
		return;
	}
	add_field(p, field, start);
}

static void
read_fields(struct parser *p, size_t opened)
{
	for (;;) {
		skip_blanks(p);
		if (p->at == p->end || entry_begins(p, p->at)) {
			if (!p->broken)
				source_error(
					p->bib->source, p->base + opened,
					_("this entry is never closed; it was kept as far as it "
					  "goes"));
			return;
		}
		if (p->s[p->at] == p->close) {
			p->at++;
			return;
		}
		if (p->s[p->at] == ',') {
			p->at++;
			continue;
		}
		read_field(p);
		skip_blanks(p);
		if (p->at < p->end && p->s[p->at] != ',' && p->s[p->at] != p->close &&
		    !entry_begins(p, p->at)) {
			if (field_follows(p))
				source_warning(p->bib->source, p->base + p->at,
					       _("a comma is missing before this field"));
			else
				misplaced(p, _("only a comma or the end of the entry can stand "
					       "here; what follows was passed over"));
		}
	}
}

/* The key of an entry, which may hold nearly everything; nothing when it has none. */
static struct str
read_key(struct parser *p)
{
	size_t start = p->at, end;

	if (field_follows(p))
		return (struct str){ .s = "", .len = 0 };
	while (p->at < p->end && !memchr(",}\n\r", p->s[p->at], 4))
		p->at++;
	end = p->at;
	while (end > start && is_blank(p->s[end - 1]))
		end--;
	return (struct str){ .s = p->s + start, .len = end - start };
}

static void
read_entry(struct parser *p, struct str type, size_t at)
{
	struct bib *b = p->bib;
	struct bib_entry entry = { .type = lower(&b->pool, type),
				   .at = p->base + at,
				   .first = b->fields };
	struct quote q;
	uint32_t first;

	p->full = p->broken = false;
	skip_blanks(p);
	entry.key = read_key(p);
	b->entry = mem_grow(b->entry, &b->room, b->entries + 1, sizeof *b->entry);
	b->entry[b->entries++] = entry;
	if (entry.key.len) {
		first = table_add(&b->key, entry.key.s, entry.key.len, (uint32_t)(b->entries - 1));
		if (first != b->entries - 1)
			source_warning(b->source, entry.at,
				       _("the key \"%s\" is here a second time; both records are "
					 "kept, this one with another id"),
				       quote(&q, entry.key.s, entry.key.len));
	}
	read_fields(p, at);
}

static void
read_string(struct parser *p)
{
	struct bib_field field = { 0 };
	struct str name;

	skip_blanks(p);
	name = lower(&p->bib->pool, read_name(p));
	skip_blanks(p);
	if (!name.len || p->at == p->end || p->s[p->at] != '=') {
		misplaced(p, _("a macro is written name = {value}; this was passed over"));
	} else {
		p->at++;
		skip_blanks(p);
		if (read_value(p, &field))
			define(p, name, field.value);
		else
			misplaced(p, _("a value is text in braces or quotes, a number or a macro; "
				       "this was passed over"));
	}
	skip_blanks(p);
	if (p->at < p->end && p->s[p->at] == p->close)
		p->at++;
}

/* Is what begins here behind a "%" on its line?  To be asked in the order of the file. */
static bool
commented_out(struct parser *p, size_t at)
{
	size_t from = at > COMMENT_MAX ? at - COMMENT_MAX : 0;

	for (size_t i = p->looked > from ? p->looked : from; i < at; i++)
		if (memchr("\n\r%", p->s[i], 3))
			p->sign = i;
	p->looked = at;
	return p->sign < at && p->sign >= from && p->s[p->sign] == '%';
}

static bool
is_word(struct str s, const char *word)
{
	size_t i = 0;

	while (i < s.len && word[i] && (s.s[i] | 0x20) == word[i])
		i++;
	return i == s.len && !word[i];
}

/* What follows an "@". */
static void
read_command(struct parser *p, size_t at)
{
	struct str type = read_name(p);
	size_t opened;

	while (p->at < p->end && is_blank(p->s[p->at]))
		p->at++;
	if (!type.len || p->at == p->end || !memchr("{(", p->s[p->at], 2))
		return;
	opened = p->at;
	p->close = p->s[p->at++] == '{' ? '}' : ')';
	if (is_word(type, "comment") || is_word(type, "preamble"))
		read_until(p, p->close, opened);
	else if (is_word(type, "string"))
		read_string(p);
	else
		read_entry(p, type, at);
}

void
bib_read(struct bib *b, struct source *source)
{
	struct parser p = { .bib = b,
			    .s = scan_text(source),
			    .base = source->begin,
			    .end = source->end - source->begin };

	*b = (struct bib){ .source = source,
			   .budget = GROWTH * (uint64_t)source->len + GROWTH_MIN };
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		define(&p, str_of(months[i]), str_of(months[i]));
	while (p.at < p.end && !progress_cancelled(source->progress)) {
		const char *sign = memchr(p.s + p.at, '@', p.end - p.at);
		size_t at;

		if (!sign)
			break;
		at = (size_t)(sign - p.s);
		p.at = at + 1;
		if (!commented_out(&p, at))
			read_command(&p, at);
	}
	table_release(&p.macro);
	table_release(&p.unknown);
	free(p.value);
}

void
bib_release(struct bib *b)
{
	pool_release(&b->pool);
	table_release(&b->key);
	free(b->entry);
	free(b->field);
	*b = (struct bib){ .entry = NULL };
}

const struct bib_field *
bib_get(const struct bib *b, const struct bib_entry *e, const char *name)
{
	for (size_t i = e->first; i < e->first + e->fields; i++)
		if (str_is(b->field[i].name, name))
			return &b->field[i];
	return NULL;
}
