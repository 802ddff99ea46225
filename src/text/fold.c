/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "base/mem.h"
#include "text/alike.h"
#include "text/decompose.h"
#include "text/fold-fast.h"
#include "text/letter.h"
#include "text/utf8.h"

#define FOLD_MAX FOLD_LETTER_MAX

_Static_assert(FOLD_LETTER_MAX == DECOMPOSE_MAX * 4, "room for the longest");
_Static_assert(FOLD_FAST_MORE > FOLD_LETTER_MAX, "and for a byte behind it");

static bool
is_space(uint32_t code)
{
	return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0x1680 ||
	       code == 0x2028 || code == 0x2029;
}

/* What utf8proc's list of ignorable characters leaves out: controls, interlinear marks. */
static bool
is_invisible(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xFFF9 && code <= 0xFFFB);
}

static size_t
put(const char *s, char *out)
{
	size_t len = strlen(s);

	memcpy(out, s, len);
	return len;
}

/* One character folded; spaces are not yet joined.  Returns bytes, 0 for what vanishes. */
static size_t
fold_code(uint32_t code, char out[FOLD_MAX])
{
	int32_t part[DECOMPOSE_MAX];
	const char *ascii = letter_ascii(code);
	size_t used = 0, parts;

	if (ascii)
		return put(ascii, out);
	if (is_space(code))
		return put(" ", out);
	if (is_invisible(code))
		return 0;
	parts = decompose(code, DECOMPOSE_FOLDED, part);
	for (size_t i = 0; i < parts; i++) {
		ascii = letter_ascii((uint32_t)part[i]);
		used += ascii ? put(ascii, out + used) :
				utf8_encode(letter_alike((uint32_t)part[i]), out + used);
	}
	return used;
}

size_t
fold_letter(uint32_t code, char out[FOLD_LETTER_MAX])
{
	/* Most letters, sooner than the tables say the same. */
	if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')) {
		out[0] = (char)(code | 0x20);
		return 1;
	}
	return fold_code(code, out);
}

/* Any run of blanks is one; *space says whether the byte before was a blank. */
static size_t
join_spaces(char *out, size_t len, bool *space)
{
	size_t used = 0;

	for (size_t i = 0; i < len; i++) {
		if (out[i] == ' ' && *space)
			continue;
		*space = out[i] == ' ';
		out[used++] = out[i];
	}
	return used;
}

static size_t
fold_ascii(char c, char *out)
{
	if (is_space((unsigned char)c))
		c = ' ';
	else if (is_invisible((unsigned char)c))
		return 0;
	else if (c >= 'A' && c <= 'Z')
		c = (char)(c | 0x20);
	else if (c == '`')
		c = '\'';
	*out = c;
	return 1;
}

/* Fold the character at s[*pos], whatever it is, and pass it. */
static size_t
step(const char *s, size_t len, size_t *pos, bool *space, char out[FOLD_MAX])
{
	size_t n = 1, used;
	uint32_t code;
	const struct fold_row *row = fold_row(s + *pos, len - *pos, &n);

	if (!((unsigned char)s[*pos] & 0x80))
		used = fold_ascii(s[*pos], out);
	else if (row && row->len) {
		memcpy(out, row->text, sizeof row->text);
		used = row->len;
	} else {
		n = utf8_decode(s + *pos, len - *pos, &code);
		if (!n) {
			n = 1;
			code = 0xFFFD;
		}
		used = fold_code(code, out);
	}
	*pos += n;
	return join_spaces(out, used, space);
}

void
fold_add(struct buf *b, const char *s, size_t len)
{
	bool space = false;
	size_t pos = 0;

	while (pos < len) {
		char out[FOLD_MAX], *to;

		if (b->room < b->len + (len - pos) + FOLD_FAST_MORE + 1)
			buf_reserve(b, len - pos + FOLD_FAST_MORE);
		to = b->data + b->len;
		pos += fold_fast(s + pos, len - pos, &to, &space);
		b->len = (size_t)(to - b->data);
		if (pos < len)
			buf_add(b, out, step(s, len, &pos, &space, out));
	}
	if (len)
		b->data[b->len] = '\0';
}

void
fold_joined_add(struct buf *b, size_t from)
{
	size_t end = b->len, start, stop;
	const char *hit;

	for (; from < end && (hit = memchr(b->data + from, '\'', end - from)); from = stop) {
		start = (size_t)(hit - b->data);
		stop = start + 1;
		if (start == from || !fold_in_word(hit[-1]) || stop == end || !fold_in_word(hit[1]))
			continue;
		while (start > from && fold_in_word(b->data[start - 1]))
			start--;
		while (stop < end && (fold_in_word(b->data[stop]) ||
				      (b->data[stop] == '\'' && stop + 1 < end &&
				       fold_in_word(b->data[stop + 1]))))
			stop++;
		buf_reserve(b, stop - start + 1);
		for (size_t i = start; i < stop; i++)
			if (b->data[i] != '\'')
				b->data[b->len++] = b->data[i];
		buf_putc(b, '\n');
	}
}

/* Does an apostrophe stand there for no vowel?  French has elisions before a mute h, too. */
static bool
is_joint(const char *s, size_t len, size_t at)
{
	return s[at] == '\'' && at && at + 1 < len && fold_in_word(s[at - 1]) &&
	       ascii_is_letter(s[at + 1]) && !memchr("aeiouyh", s[at + 1], 7);
}

size_t
fold_join(char *s, size_t len)
{
	size_t used = 0;

	for (size_t i = 0; i < len; i++)
		if (!fold_in_word(s[i]) && !is_joint(s, len, i))
			return len;
	for (size_t i = 0; i < len; i++)
		if (s[i] != '\'')
			s[used++] = s[i];
	return used;
}

struct str
fold_trim(const char *folded, size_t len)
{
	for (; len && *folded == ' '; len--)
		folded++;
	while (len && folded[len - 1] == ' ')
		len--;
	return (struct str){ .s = folded, .len = len };
}

size_t *
fold_map(struct buf *b, const char *s, size_t len)
{
	size_t room = 0, pos = 0, *from = mem_grow(NULL, &room, 1, sizeof *from);
	bool space = false;

	while (pos < len) {
		char out[FOLD_MAX];
		size_t at = pos, n = step(s, len, &pos, &space, out);

		from = mem_grow(from, &room, b->len + n + 1, sizeof *from);
		for (size_t i = 0; i < n; i++)
			from[b->len + i] = at;
		buf_add(b, out, n);
	}
	from[b->len] = len;
	return from;
}

static bool
is_word(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!fold_in_word(s[i]))
			return false;
	return true;
}

static bool
match_at(const char *s, size_t len, size_t pos, size_t skip, bool space,
	 const char *needle, size_t needle_len, size_t *end)
{
	size_t at = 0, passed = 0;

	while (at < needle_len) {
		char out[FOLD_MAX];
		size_t n;

		if (pos == len)
			return false;
		n = step(s, len, &pos, &space, out);
		for (size_t i = skip; i < n && at < needle_len; i++) {
			if (out[i] == needle[at])
				at++;
			else if (out[i] == '\'' && at > passed && is_word(needle, needle_len))
				passed = at;
			else
				return false;
		}
		skip = 0;
	}
	*end = pos;
	return true;
}

/* The code point at s[pos], U+FFFD for a byte that is none. */
static size_t
code_at(const char *s, size_t len, size_t pos, utf8proc_int32_t *code)
{
	uint32_t value;
	size_t n = utf8_decode(s + pos, len - pos, &value);

	*code = n ? (utf8proc_int32_t)value : 0xFFFD;
	return n ? n : 1;
}

static size_t
code_before(const char *s, size_t pos, utf8proc_int32_t *code)
{
	for (size_t n = 2; n <= 4 && n <= pos; n++)
		if (code_at(s, pos, pos - n, code) == n)
			return n;
	code_at(s, pos, pos - 1, code);
	return 1;
}

/*
 * Whether a grapheme begins at `next` whatever stands before `last`.  After a joiner or another
 * mark that cannot be told from the two alone.
 */
static bool
is_sure_break(utf8proc_int32_t last, utf8proc_int32_t next)
{
	utf8proc_category_t category = utf8proc_category(last);

	return last != 0x200D && category != UTF8PROC_CATEGORY_MN &&
	       category != UTF8PROC_CATEGORY_MC && category != UTF8PROC_CATEGORY_ME &&
	       utf8proc_grapheme_break(last, next);
}

/* Widen the match to whole graphemes. */
static void
widen(const char *s, size_t len, struct fold_match *m)
{
	utf8proc_int32_t last, next, state = 0;
	size_t pos = m->start, start, n;

	code_at(s, len, pos, &next);
	while (pos) {
		n = code_before(s, pos, &last);
		if (is_sure_break(last, next))
			break;
		pos -= n;
		next = last;
	}
	start = pos;
	pos += code_at(s, len, pos, &last);
	for (; pos < len; pos += n, last = next) {
		n = code_at(s, len, pos, &next);
		if (!utf8proc_grapheme_break_stateful(last, next, &state))
			continue;
		if (pos >= m->end)
			break;
		if (pos <= m->start)
			start = pos;
	}
	m->start = start;
	m->end = pos;
}

bool
fold_find(const char *s, size_t len, size_t from, const char *needle, size_t needle_len,
	  struct fold_match *m)
{
	bool space = false;
	size_t pos = from;

	if (!needle_len)
		return false;
	while (pos < len) {
		char out[FOLD_MAX];
		bool before = space;
		size_t at = pos, n;

		if (s[pos] > '`' && s[pos] <= 'z' && s[pos] != needle[0]) {
			space = false;
			pos++;
			continue;
		}
		n = step(s, len, &pos, &space, out);
		for (size_t k = 0; k < n; k++) {
			if (out[k] != needle[0] ||
			    !match_at(s, len, at, k, before, needle, needle_len, &m->end))
				continue;
			m->start = at;
			widen(s, len, m);
			if (m->start < from)
				m->start = from;
			return true;
		}
	}
	return false;
}
