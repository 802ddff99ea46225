/* SPDX-License-Identifier: MIT */
#include "text/untex.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "text/rich.h"
#include "text/utf8.h"

#define DEPTH_MAX 8 /* accents on accents, quotes in quotes */

enum what { SYMBOL, ACCENT, KEEP, LOOK, SWITCH, SKIP, SECOND, QUOTE, VERBATIM, CHAR, SUPER, SUB };

static const struct word {
	const char *name;
	enum what what;
	const char *text;
} words[] = {
#define TEX(name, what, text) { name, what, text },
#include "text/untex.def"
#undef TEX
};

enum { WORDS = sizeof words / sizeof *words };

/* Control symbols: accents, and characters that TeX would take for something else. */
static const struct word symbols[] = {
	{ "'", ACCENT, "\xcc\x81" },  { "`", ACCENT, "\xcc\x80" }, { "^", ACCENT, "\xcc\x82" },
	{ "\"", ACCENT, "\xcc\x88" }, { "~", ACCENT, "\xcc\x83" }, { "=", ACCENT, "\xcc\x84" },
	{ ".", ACCENT, "\xcc\x87" },  { " ", SYMBOL, " " },	   { "\n", SYMBOL, " " },
	{ "\t", SYMBOL, " " },	      { "\r", SYMBOL, " " },	   { ",", SYMBOL, " " },
	{ ";", SYMBOL, " " },	      { ":", SYMBOL, " " },	   { "\\", SYMBOL, " " },
	{ "-", SYMBOL, "" },	      { "/", SYMBOL, "" },	   { "!", SYMBOL, "" },
	{ "@", SYMBOL, "" },	      { "(", SYMBOL, "" },	   { ")", SYMBOL, "" },
	{ "[", SYMBOL, "" },	      { "]", SYMBOL, "" },	   { "*", SYMBOL, "" },
};

static const struct ligature {
	const char *from, *to;
} ligatures[] = {
	{ "---", "—" }, { "--", "–" }, { "``", "“" }, { "''", "”" }, { "`", "‘" },  { "'", "’" },
	{ "?`", "¿" },	{ "!`", "¡" }, { "<<", "«" }, { ">>", "»" }, { ",,", "„" }, { "~", " " },
};

struct tex {
	const char *s;
	size_t len, at;
	size_t base; /* of s in the whole text */
	struct buf *out;
	const struct untex_unknown *unknown;
	int depth;
	bool math;
	bool tags; /* are wanted */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t
untex_group_end(const char *s, size_t len, size_t at)
{
	size_t depth = 0;

	for (; at < len; at++) {
		if (s[at] == '{')
			depth++;
		else if (s[at] == '}' && depth && !--depth)
			return at + 1;
	}
	return len;
}

static const struct word *
find_word(const char *name, size_t len)
{
	size_t low = 0, high = WORDS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strncmp(words[middle].name, name, len);

		if (!order && words[middle].name[len])
			order = 1;
		if (!order)
			return &words[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void
skip_blanks(struct tex *t)
{
	while (t->at < t->len && is_blank(t->s[t->at]))
		t->at++;
}

static void convert(struct tex *t);

/* What comes next is an argument: its bytes without braces. */
static struct str
argument(struct tex *t)
{
	size_t start, end;
	uint32_t code;

	skip_blanks(t);
	if (t->at == t->len)
		return (struct str){ .s = "", .len = 0 };
	start = t->at;
	if (t->s[start] == '{') {
		end = untex_group_end(t->s, t->len, start);
		t->at = end;
		start++;
		if (end > start && t->s[end - 1] == '}')
			end--;
	} else if (t->s[start] == '\\') {
		end = start + 1;
		while (end < t->len && ascii_is_letter(t->s[end]))
			end++;
		if (end == start + 1 && end < t->len)
			end++;
		t->at = end;
		if (ascii_is_letter(t->s[end - 1]))
			skip_blanks(t);
	} else {
		size_t n = utf8_decode(t->s + start, t->len - start, &code);

		t->at = end = start + (n ? n : 1);
	}
	return (struct str){ .s = t->s + start, .len = end - start };
}

/* The argument as text, behind what there is. */
static void
add_argument(struct tex *t, struct str arg)
{
	struct tex inner = *t;

	inner.s = arg.s;
	inner.len = arg.len;
	inner.at = 0;
	inner.base = t->base + (arg.len ? (size_t)(arg.s - t->s) : 0);
	inner.depth++;
	if (inner.depth > DEPTH_MAX)
		buf_add(t->out, arg.s, arg.len);
	else
		convert(&inner);
}

/* The argument between tags; they are not put around nothing. */
static void
add_tagged(struct tex *t, struct str arg, const char *tag)
{
	size_t from = t->out->len, begun;

	buf_puts(t->out, tag);
	begun = t->out->len;
	add_argument(t, arg);
	if (t->out->len > begun)
		buf_printf(t->out, "</%s", tag + 1);
	else
		buf_truncate(t->out, from);
}

/*
 * Where a mark goes: behind the first letter and what marks it has already.  A circumflex or breve
 * stands below the tones of Vietnamese, in whichever order somebody has put them on.
 */
static size_t
mark_place(const struct tex *t, size_t at, const char *mark)
{
	bool low = !strcmp(mark, "\xcc\x82") || !strcmp(mark, "\xcc\x86");

	for (uint32_t code; at < t->out->len; at += 2) {
		if (utf8_decode(t->out->data + at, t->out->len - at, &code) != 2 || code < 0x300 ||
		    code > 0x36F)
			break;
		if (low && (code == 0x300 || code == 0x301 || code == 0x303 || code == 0x309))
			break;
	}
	return at;
}

/* Dots go under a mark. */
static void
add_accented(struct tex *t, const char *mark, char plain)
{
	size_t from = t->out->len, first;
	bool tags = t->tags;
	uint32_t code;

	t->tags = false;
	add_argument(t, argument(t));
	t->tags = tags;
	first = utf8_decode(t->out->data + from, t->out->len - from, &code);
	if (!first || code <= ' ') {
		/* An accent on nothing is that sign itself. */
		buf_insert(t->out, from, &plain, plain ? 1 : 0);
		return;
	}
	if (code == 0x131 || code == 0x237) {
		/* Dotless only to make room for the mark. */
		t->out->data[from] = code == 0x131 ? 'i' : 'j';
		buf_remove(t->out, from + 1, first - 1);
		first = 1;
	}
	buf_insert(t->out, mark_place(t, from + first, mark), mark, strlen(mark));
}

/* Digits above and below the line, where Unicode has them all; else as they are. */
static void
add_raised(struct tex *t, struct str arg, bool above)
{
	if (rich_raise(t->out, arg.s, arg.len, above))
		return;
	/* TeX has no other degree. */
	if (above && str_is(arg, "\\circ")) {
		buf_puts(t->out, "°");
		return;
	}
	if (t->tags)
		add_tagged(t, arg, above ? "<sup>" : "<sub>");
	else
		add_argument(t, arg);
}

/* \path|...| and \url{...}; blanks and braces inside are its own. */
static void
add_verbatim(struct tex *t)
{
	const char *end;
	char mark;

	skip_blanks(t);
	if (t->at == t->len)
		return;
	mark = t->s[t->at];
	if (mark == '{') {
		struct str arg = argument(t);

		untex_add_verbatim(t->out, arg.s, arg.len);
		return;
	}
	t->at++;
	end = memchr(t->s + t->at, mark, t->len - t->at);
	if (!end)
		return;
	buf_add(t->out, t->s + t->at, (size_t)(end - t->s) - t->at);
	t->at = (size_t)(end - t->s) + 1;
}

/* \char"00E9, \char'351, \char233: hexadecimal, octal, decimal; a blank ends the number. */
static void
add_char(struct tex *t)
{
	static const char digits[] = "0123456789ABCDEF";
	char mark = t->at < t->len ? t->s[t->at] : '\0', out[4];
	uint32_t code = 0, base = mark == '"' ? 16 : mark == '\'' ? 8 : 10;
	size_t at = t->at + (base != 10), start = at;

	for (; at < t->len && code <= 0x10FFFF; at++) {
		const char *digit = memchr(digits, t->s[at], base);

		if (!digit)
			break;
		code = code * base + (uint32_t)(digit - digits);
	}
	if (at == start)
		return;
	t->at = at + (at < t->len && is_blank(t->s[at]));
	if (code > ' ' && (code < 0x7F || code > 0x9F) && (code < 0xD800 || code > 0xDFFF) &&
	    code <= 0x10FFFF)
		buf_add(t->out, out, utf8_encode(code, out));
}

static void
apply(struct tex *t, const struct word *w, char plain)
{
	bool tags = t->tags && t->depth < DEPTH_MAX;

	switch (w->what) {
	case SYMBOL:
		buf_puts(t->out, w->text);
		break;
	case ACCENT:
		add_accented(t, w->text, plain);
		break;
	case KEEP:
	case SWITCH:
		break;
	case LOOK:
		if (tags)
			add_tagged(t, argument(t), w->text);
		break;
	case SKIP:
		argument(t);
		break;
	case SECOND:
		argument(t);
		break;
	case QUOTE:
		buf_puts(t->out, "“");
		add_argument(t, argument(t));
		buf_puts(t->out, "”");
		break;
	case VERBATIM:
		add_verbatim(t);
		break;
	case CHAR:
		add_char(t);
		break;
	case SUPER:
	case SUB:
		if (tags)
			add_tagged(t, argument(t), w->text);
		else
			add_raised(t, argument(t), w->what == SUPER);
		break;
	}
}

/* Is an unknown command the name of something (\XML), and not what is done to an argument? */
static bool
is_logo(const struct tex *t, size_t start, size_t end)
{
	bool capital = false;

	for (size_t i = start; i < end; i++)
		capital |= ascii_is_upper(t->s[i]);
	return capital && !(end + 1 < t->len && t->s[end] == '{' && t->s[end + 1] != '}');
}

/* A backslash and what belongs to it. */
static void
control(struct tex *t)
{
	size_t start = ++t->at, end = start;
	const struct word *w;

	if (start == t->len)
		return;
	while (end < t->len && ascii_is_letter(t->s[end]))
		end++;
	if (end == start) {
		char c = t->s[t->at++];

		for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
			if (symbols[i].name[0] == c) {
				apply(t, &symbols[i], c);
				return;
			}
		}
		buf_putc(t->out, c);
		return;
	}
	t->at = end;
	w = find_word(t->s + start, end - start);
	if (!w && t->unknown && t->unknown->tell)
		t->unknown->tell(t->unknown->context, t->s + start, end - start,
				 t->base + start - 1);
	if (!w && is_logo(t, start, end))
		buf_add(t->out, t->s + start, end - start);
	if (!t->math && (!w || w->what != VERBATIM))
		skip_blanks(t);
	if (w)
		apply(t, w, '\0');
}

/* A group that begins with how it looks, "{\it word}", between tags; false if it does not. */
static bool
switched(struct tex *t)
{
	size_t start = t->at + 1, end;
	const struct word *w;
	struct str rest;

	while (start < t->len && is_blank(t->s[start]))
		start++;
	if (!t->tags || t->depth >= DEPTH_MAX || start == t->len || t->s[start] != '\\')
		return false;
	for (end = ++start; end < t->len && ascii_is_letter(t->s[end]);)
		end++;
	w = find_word(t->s + start, end - start);
	if (!w || w->what != SWITCH)
		return false;
	rest = argument(t);
	rest.len -= (size_t)(t->s + end - rest.s);
	rest.s = t->s + end;
	while (rest.len && is_blank(*rest.s))
		rest.s++, rest.len--;
	add_tagged(t, rest, w->text);
	return true;
}

static bool
ligature(struct tex *t)
{
	for (size_t i = 0; i < sizeof ligatures / sizeof *ligatures; i++) {
		size_t n = strlen(ligatures[i].from);

		if (t->len - t->at < n || memcmp(t->s + t->at, ligatures[i].from, n) != 0)
			continue;
		buf_puts(t->out, ligatures[i].to);
		t->at += n;
		return true;
	}
	return false;
}

/* Could more than this character begin here? */
static bool
is_sign(char c)
{
	static const unsigned char signs[128] = {
		['\\'] = 1, ['{'] = 1, ['}'] = 1, ['$'] = 1,  ['^'] = 1,
		['_'] = 1,  ['-'] = 1, ['`'] = 1, ['\''] = 1, ['?'] = 1,
		['!'] = 1,  ['<'] = 1, ['>'] = 1, [','] = 1,  ['~'] = 1,
	};

	return (unsigned char)c < 0x80 && signs[(unsigned char)c];
}

static void
convert(struct tex *t)
{
	while (t->at < t->len) {
		char c = t->s[t->at];

		if (c == '\\') {
			control(t);
		} else if (c == '{' || c == '}') {
			if (c == '}' || !switched(t))
				t->at++;
		} else if (c == '$') {
			t->math = !t->math;
			t->at++;
		} else if (t->math && (c == '^' || c == '_')) {
			t->at++;
			add_raised(t, argument(t), c == '^');
		} else if (!is_sign(c)) {
			size_t start = t->at++;

			while (t->at < t->len && !is_sign(t->s[t->at]))
				t->at++;
			buf_add(t->out, t->s + start, t->at - start);
		} else if (!ligature(t)) {
			buf_putc(t->out, c);
			t->at++;
		}
	}
}

void
untex_add(struct buf *out, const char *s, size_t len, const struct untex_unknown *unknown)
{
	struct tex t = { .s = s, .len = len, .out = out, .unknown = unknown };

	convert(&t);
}

void
untex_add_rich(struct buf *out, const char *s, size_t len, const struct untex_unknown *unknown)
{
	struct tex t = { .s = s, .len = len, .out = out, .unknown = unknown, .tags = true };

	convert(&t);
}

void
untex_add_verbatim(struct buf *out, const char *s, size_t len)
{
	static const char tilde[] = "\\textasciitilde", url[] = "\\url";

	for (size_t i = 0; i < len; i++) {
		if (len - i >= sizeof tilde - 1 && !memcmp(s + i, tilde, sizeof tilde - 1)) {
			buf_putc(out, '~');
			i += sizeof tilde - 2;
		} else if (len - i >= sizeof url - 1 && !memcmp(s + i, url, sizeof url - 1)) {
			i += sizeof url - 2;
		} else if (s[i] == '\\' && i + 1 < len && !ascii_is_letter(s[i + 1])) {
			buf_putc(out, s[++i]);
		} else if (s[i] != '{' && s[i] != '}') {
			buf_putc(out, s[i]);
		}
	}
}
