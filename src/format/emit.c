/* SPDX-License-Identifier: MIT */
#include "format/emit.h"

#include <stdint.h>
#include <string.h>

#include "format/yaml.h"
#include "text/utf8.h"

static const char *const indicators = "-?:,[]{}#&*!|>'\"%@`=<~.";

/*
 * What only an escape carries whole: line breaks that some readers do not see, noncharacters, and
 * what turns the direction of a line around.
 */
static bool
needs_escape(uint32_t code)
{
	return (code >= 0x7f && code < 0xa0) || (code & ~1U) == 0x2028 || code == 0xfeff ||
	       (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
	       (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe;
}

static bool
has_escapes(const char *s, size_t len)
{
	uint32_t code;

	for (size_t i = 0, bytes; i < len; i += bytes) {
		bytes = (unsigned char)s[i] < 0x7f ? 1 : utf8_decode(s + i, len - i, &code);
		if (!bytes)
			return true;
		if ((unsigned char)s[i] >= 0x7f && needs_escape(code))
			return true;
	}
	return false;
}

bool
emit_is_bare(const char *s, size_t len)
{
	if (!len || strchr(indicators, *s) || *s == ' ' || s[len - 1] == ' ' || s[len - 1] == ':' ||
	    has_escapes(s, len))
		return false;
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)s[i] < ' ')
			return false;
		if (i + 1 < len &&
		    ((s[i] == ':' && s[i + 1] == ' ') || (s[i] == ' ' && s[i + 1] == '#')))
			return false;
	}
	return true;
}

bool
emit_is_plain(const char *s, size_t len)
{
	return emit_is_bare(s, len) && yaml_word(s, len) == WORD_NONE;
}

/* May it be a block "|"?  What is unusual goes between quotes. */
static bool
is_block(const char *s, size_t len)
{
	const char *first = memchr(s, '\n', len);

	if (!first || first == s || *s == ' ' || *s == '\t' || has_escapes(s, len) ||
	    (len > 1 && s[len - 1] == '\n' && s[len - 2] == '\n'))
		return false;
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] < ' ' && s[i] != '\n')
			return false;
	return true;
}

static void
add_blanks(struct buf *b, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_add(b, "  ", 2);
}

static void
add_block(struct buf *b, const char *s, size_t len, int depth)
{
	bool ends = s[len - 1] == '\n';

	buf_puts(b, ends ? "|\n" : "|-\n");
	while (len) {
		const char *end = memchr(s, '\n', len);
		size_t line = end ? (size_t)(end - s) : len;

		if (line)
			add_blanks(b, depth);
		buf_add(b, s, line);
		buf_putc(b, '\n');
		line += end != NULL;
		s += line;
		len -= line;
	}
}

static void
add_quoted(struct buf *b, const char *s, size_t len)
{
	static const char plain[] = "\"\\\n\t\r", letter[] = "\"\\ntr";
	uint32_t code = 0;
	size_t bytes;

	buf_putc(b, '"');
	for (size_t i = 0; i < len; i += bytes) {
		const char *found = s[i] ? strchr(plain, s[i]) : NULL;

		bytes = utf8_decode(s + i, len - i, &code);
		if (found)
			buf_printf(b, "\\%c", letter[found - plain]);
		else if (bytes && code >= ' ' && !needs_escape(code))
			buf_add(b, s + i, bytes);
		else if (bytes)
			buf_printf(b,
				   code < 0x100	    ? "\\x%02X"
				   : code < 0x10000 ? "\\u%04X"
						    : "\\U%08X",
				   (unsigned)code);
		bytes += !bytes;
	}
	buf_putc(b, '"');
}

/* A text and the end of its line. */
static void
add_text(struct buf *b, const char *s, size_t len, int depth)
{
	if (is_block(s, len)) {
		add_block(b, s, len, depth);
		return;
	}
	if (emit_is_plain(s, len))
		buf_add(b, s, len);
	else
		add_quoted(b, s, len);
	buf_putc(b, '\n');
}

/* What a line begins with. */
static void
begin(struct emitter *e)
{
	add_blanks(e->b, e->dash ? e->depth - 1 : e->depth);
	if (e->dash)
		buf_puts(e->b, "- ");
	e->dash = false;
}

static void
put_key(struct emitter *e, const char *key)
{
	begin(e);
	if (emit_is_plain(key, strlen(key)) && !strstr(key, ": "))
		buf_puts(e->b, key);
	else
		add_quoted(e->b, key, strlen(key));
	buf_putc(e->b, ':');
}

void
emit_field(struct emitter *e, const char *key, const char *s, size_t len)
{
	put_key(e, key);
	buf_putc(e->b, ' ');
	add_text(e->b, s, len, e->depth + 1);
}

void
emit_plain(struct emitter *e, const char *key, const char *plain)
{
	put_key(e, key);
	buf_printf(e->b, " %s\n", plain);
}

void
emit_open(struct emitter *e, const char *key)
{
	put_key(e, key);
	buf_putc(e->b, '\n');
	e->depth++;
}

void
emit_close(struct emitter *e)
{
	e->depth--;
}

void
emit_item(struct emitter *e)
{
	e->depth++;
	e->dash = true;
}

void
emit_item_end(struct emitter *e)
{
	e->depth--;
	e->dash = false;
}

void
emit_item_text(struct emitter *e, const char *s, size_t len)
{
	begin(e);
	buf_puts(e->b, "- ");
	add_text(e->b, s, len, e->depth + 1);
}

void
emit_item_plain(struct emitter *e, const char *plain)
{
	begin(e);
	buf_printf(e->b, "- %s\n", plain);
}

void
emit_item_list(struct emitter *e)
{
	begin(e);
	buf_puts(e->b, "-\n");
	e->depth++;
}
