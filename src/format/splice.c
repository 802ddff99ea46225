/* SPDX-License-Identifier: MIT */
#include "format/splice.h"

#include <string.h>

#include "base/gettext.h"
#include "format/scan.h"
#include "format/yaml.h"

static const char *const names[SPLICE_LISTS] = {
	[SPLICE_ORGANISATIONS] = "organisations",
	[SPLICE_PEOPLE] = "people",
	[SPLICE_STUDIES] = "studies",
};

struct looking {
	struct splice *splice;
	struct source source;
	struct yaml *yaml;
	struct yaml_event event;
	bool good;
};

static void
next(struct looking *l)
{
	yaml_next(l->yaml, &l->event);
}

/* Pass over the value that the current event begins, up to its last event. */
static void
skip(struct looking *l)
{
	int depth = 0;

	for (;; next(l)) {
		enum yaml_what what = l->event.what;

		depth += what == EVENT_LIST || what == EVENT_MAP;
		depth -= what == EVENT_LIST_END || what == EVENT_MAP_END;
		if (depth <= 0 || what == EVENT_END)
			return;
	}
}

/* Where the line of a byte begins. */
static size_t
line_start(const struct splice *s, size_t at)
{
	while (at && s->bytes[at - 1] != '\n' && s->bytes[at - 1] != '\r')
		at--;
	return at;
}

/* Behind the end of the line of a byte. */
static size_t
line_end(const struct splice *s, size_t at)
{
	while (at < s->len && s->bytes[at] != '\n' && s->bytes[at] != '\r')
		at++;
	if (at + 1 < s->len && s->bytes[at] == '\r' && s->bytes[at + 1] == '\n')
		at++;
	return at < s->len ? at + 1 : at;
}

/* Says the line before the one that begins at `at` nothing: a blank or a comment at its left? */
static bool
is_idle(const struct splice *s, size_t start, size_t end, size_t indent)
{
	size_t at = start;

	while (at < end && (s->bytes[at] == ' ' || s->bytes[at] == '\t'))
		at++;
	return at == end || s->bytes[at] == '\n' || s->bytes[at] == '\r' ||
	       (s->bytes[at] == '#' && at - start <= indent);
}

/* Where the line begins that ends at `end`. */
static size_t
line_before(const struct splice *s, size_t end)
{
	if (end >= 2 && s->bytes[end - 1] == '\n' && s->bytes[end - 2] == '\r')
		end--;
	return line_start(s, end - 1);
}

/* Blank lines and comments before the next list belong to that. */
static size_t
step_back(const struct splice *s, size_t from, size_t end, size_t indent)
{
	while (end > from) {
		size_t start = line_before(s, end);

		if (start <= from || !is_idle(s, start, end, indent))
			break;
		end = start;
	}
	return end;
}

/* The line that ends the document ("..."), which nothing but comments follow; or the file's end. */
static size_t
document_end(const struct splice *s)
{
	for (size_t end = s->len, start; end; end = start) {
		start = line_before(s, end);
		if (end - start >= 3 && !memcmp(s->bytes + start, "...", 3))
			return start;
		if (!is_idle(s, start, end, s->len))
			break;
	}
	return s->len;
}

static void
refuse(struct looking *l, size_t at, const char *sentence)
{
	if (l->good)
		source_error(&l->source, at, "%s", sentence);
	l->good = false;
}

/* A list in brackets, which is the current event: without them it can be one of lines. */
static void
look_in_brackets(struct looking *l, struct splice_place *p)
{
	size_t open = l->event.at;

	next(l);
	if (l->event.what == EVENT_LIST_END) {
		p->open = open;
		p->close = l->event.at;
		return;
	}
	refuse(l, open,
	       _("this list is written in brackets, so nothing can be put into it; "
		 "write it with a record a line (- id: ...)"));
	while (l->event.what != EVENT_END)
		next(l);
}

/* The list of a key, which is the current event. */
static void
look_at_list(struct looking *l, enum splice_list list, size_t key_at)
{
	struct splice_place *p = &l->splice->place[list];
	size_t at = l->event.at;

	p->there = true;
	p->indent = 2;
	p->at = key_at;
	if (l->event.what == EVENT_LIST && l->source.bytes[at] == '[') {
		look_in_brackets(l, p);
		return;
	}
	if (l->event.what == EVENT_LIST)
		p->indent = at - line_start(l->splice, at);
	else if (l->event.what != EVENT_TEXT || l->event.len)
		refuse(l, at, _("this must be a list of records (- id: ...)"));
	skip(l);
}

static enum splice_list
list_of(const struct yaml_event *key)
{
	for (int i = 0; i < SPLICE_LISTS; i++)
		if (!strcmp(key->text, names[i]))
			return (enum splice_list)i;
	return SPLICE_LISTS;
}

static void
look(struct looking *l)
{
	enum splice_list waiting = SPLICE_LISTS;
	struct splice *s = l->splice;

	next(l);
	if (l->event.what != EVENT_MAP || s->bytes[l->event.at] == '{') {
		refuse(l, l->event.at,
		       _("only a catalogue with lists of records can be added to (studies: ...)"));
		return;
	}
	for (next(l); l->event.what == EVENT_TEXT; next(l)) {
		size_t key_at = l->event.at;
		enum splice_list list = list_of(&l->event);

		if (waiting != SPLICE_LISTS)
			s->place[waiting].at =
				step_back(s, line_end(s, s->place[waiting].at),
					  line_start(s, key_at), s->place[waiting].indent);
		next(l);
		waiting = list;
		if (list == SPLICE_LISTS)
			skip(l);
		else
			look_at_list(l, list, key_at);
	}
	s->end = document_end(s);
	if (waiting != SPLICE_LISTS)
		s->place[waiting].at = step_back(s, line_end(s, s->place[waiting].at), s->end,
						 s->place[waiting].indent);
	while (l->event.what != EVENT_END)
		next(l);
	if (l->source.errors)
		l->good = false;
}

bool
splice_open(struct splice *s, const char *name, const char *bytes, size_t len, struct diags *diags)
{
	struct looking l = { .splice = s, .good = true };
	const char *end = memchr(bytes, '\n', len);

	*s = (struct splice){ .bytes = bytes,
			      .len = len,
			      .newline = end && end > bytes && end[-1] == '\r' ? "\r\n" : "\n" };
	for (int i = 0; i < SPLICE_LISTS; i++)
		s->place[i].indent = 2;
	if (scan(&l.source, name, bytes, len, diags)) {
		l.yaml = yaml_open(&l.source);
		look(&l);
		yaml_close(l.yaml);
	} else {
		l.good = false;
	}
	source_release(&l.source);
	return l.good;
}

/* The text with the file's own line ends, where a line begins. */
static void
put(const struct splice *s, const char *text, struct buf *out)
{
	if (out->len && out->data[out->len - 1] != '\n' && out->data[out->len - 1] != '\r')
		buf_puts(out, s->newline);
	for (; *text; text++) {
		if (*text == '\n')
			buf_puts(out, s->newline);
		else
			buf_putc(out, *text);
	}
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Append what stands from `at` to the brackets of an empty list and between: where they end. */
static size_t
leave_brackets(const struct splice *s, const struct splice_place *p, size_t at, struct buf *out)
{
	size_t open = p->open, inside = p->open + 1, behind = p->close + 1;

	while (inside < p->close && is_blank(s->bytes[inside]))
		inside++;
	/* Nor are blanks left at the end of a line. */
	if (inside == p->close && (behind == s->len || strchr("\r\n", s->bytes[behind])))
		while (is_blank(s->bytes[open - 1]))
			open--;
	buf_add(out, s->bytes + at, open - at);
	buf_add(out, s->bytes + inside, p->close - inside);
	return behind;
}

void
splice_write(const struct splice *s, const char *const text[SPLICE_LISTS], struct buf *out)
{
	bool done[SPLICE_LISTS] = { false };
	size_t at = 0;

	/* In the order of the file. */
	for (;;) {
		int first = SPLICE_LISTS;

		for (int i = 0; i < SPLICE_LISTS; i++)
			if (s->place[i].there && !done[i] && *text[i] &&
			    (first == SPLICE_LISTS || s->place[i].at < s->place[first].at))
				first = i;
		if (first == SPLICE_LISTS)
			break;
		if (s->place[first].close)
			at = leave_brackets(s, &s->place[first], at, out);
		buf_add(out, s->bytes + at, s->place[first].at - at);
		at = s->place[first].at;
		put(s, text[first], out);
		done[first] = true;
	}
	buf_add(out, s->bytes + at, s->end - at);
	for (int i = 0; i < SPLICE_LISTS; i++) {
		if (s->place[i].there || !*text[i])
			continue;
		put(s, "\n", out);
		buf_printf(out, "%s:%s", names[i], s->newline);
		put(s, text[i], out);
	}
	buf_add(out, s->bytes + s->end, s->len - s->end);
}
