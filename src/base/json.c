/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include <assert.h>
#include <string.h>

/* Code points that are written by number, in order. */
static const struct {
	uint32_t first, last;
} escaped[] = {
	{ 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x00ad, 0x00ad }, { 0x061c, 0x061c },
	{ 0x180e, 0x180e }, { 0x200b, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x206f },
	{ 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },
};

static bool
must_escape(uint32_t code)
{
	for (size_t i = 0; i < sizeof escaped / sizeof *escaped; i++)
		if (code <= escaped[i].last)
			return code >= escaped[i].first;
	return false;
}

/* Bytes of the character at s, 0 when it is none.  base cannot ask text/utf8.h. */
static size_t
decode(const unsigned char *s, size_t len, uint32_t *code)
{
	static const uint32_t least[5] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t need = s[0] < 0x80 ? 1 : s[0] < 0xc0 ? 0 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 :
		      s[0] < 0xf8 ? 4 : 0;
	uint32_t c = s[0];

	if (!need || need > len)
		return 0;
	if (need > 1)
		c &= 0x7fu >> need;
	for (size_t i = 1; i < need; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3fu);
	}
	if (c < least[need] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return 0;
	*code = c;
	return need;
}

static void
add_unit(struct buf *out, uint32_t unit)
{
	buf_printf(out, "\\u%04x", (unsigned)unit);
}

static void
add_escape(struct buf *out, uint32_t code)
{
	static const char from[] = "\b\t\n\f\r", to[] = "btnfr";
	const char *known = code && code < 0x80 ? strchr(from, (int)code) : NULL;

	if (known) {
		buf_putc(out, '\\');
		buf_putc(out, to[known - from]);
	} else if (code > 0xffff) {
		add_unit(out, 0xd800 + ((code - 0x10000) >> 10));
		add_unit(out, 0xdc00 + ((code - 0x10000) & 0x3ff));
	} else
		add_unit(out, code);
}

static void
add_quoted(const struct json *j, const char *s, size_t len)
{
	struct buf *out = j->out;
	size_t plain = 0, i = 0;

	buf_putc(out, '"');
	while (i < len) {
		uint32_t code = 0;
		size_t bytes = decode((const unsigned char *)s + i, len - i, &code);

		if (bytes && code != '"' && code != '\\' && !must_escape(code) &&
		    !(j->ascii && code >= 0x80)) {
			i += bytes;
			continue;
		}
		buf_add(out, s + plain, i - plain);
		if (!bytes)
			buf_puts(out, j->ascii ? "\\ufffd" : "\xef\xbf\xbd");
		else if (code == '"' || code == '\\') {
			buf_putc(out, '\\');
			buf_putc(out, (char)code);
		} else
			add_escape(out, code);
		i += bytes ? bytes : 1;
		plain = i;
	}
	buf_add(out, s + plain, len - plain);
	buf_putc(out, '"');
}

static void
new_line(struct json *j)
{
	if (j->layout == JSON_COMPACT)
		return;
	buf_putc(j->out, '\n');
	for (int i = 0; i < j->depth; i++)
		buf_puts(j->out, "  ");
}

/* What stands before a value or a key. */
static void
begin(struct json *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->filled >> j->depth & 1)
		buf_putc(j->out, ',');
	j->filled |= (uint64_t)1 << j->depth;
	if (j->depth)
		new_line(j);
}

static void
open_with(struct json *j, char bracket)
{
	begin(j);
	buf_putc(j->out, bracket);
	assert(j->depth < JSON_DEPTH_MAX);
	j->depth++;
	j->filled &= ~((uint64_t)1 << j->depth);
}

static void
close_with(struct json *j, char bracket)
{
	bool filled = j->filled >> j->depth & 1;

	assert(j->depth > 0 && !j->after_key);
	j->depth--;
	if (filled)
		new_line(j);
	buf_putc(j->out, bracket);
}

void
json_init(struct json *j, struct buf *out, enum json_layout layout)
{
	*j = (struct json){ .out = out, .layout = layout };
}

void
json_object(struct json *j)
{
	open_with(j, '{');
}

void
json_object_end(struct json *j)
{
	close_with(j, '}');
}

void
json_array(struct json *j)
{
	open_with(j, '[');
}

void
json_array_end(struct json *j)
{
	close_with(j, ']');
}

void
json_key(struct json *j, const char *key)
{
	begin(j);
	add_quoted(j, key, strlen(key));
	buf_puts(j->out, j->layout == JSON_COMPACT ? ":" : ": ");
	j->after_key = true;
}

void
json_text(struct json *j, const char *s, size_t len)
{
	begin(j);
	add_quoted(j, s, len);
}

void
json_string(struct json *j, const char *s)
{
	json_text(j, s, strlen(s));
}

void
json_number(struct json *j, long long n)
{
	begin(j);
	buf_printf(j->out, "%lld", n);
}

void
json_bool(struct json *j, bool yes)
{
	begin(j);
	buf_puts(j->out, yes ? "true" : "false");
}

void
json_null(struct json *j)
{
	begin(j);
	buf_puts(j->out, "null");
}
