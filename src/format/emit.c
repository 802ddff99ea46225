/* SPDX-License-Identifier: MIT */
#include "format/emit.h"

#include <string.h>

#include "format/yaml.h"

static const char *const indicators = "-?:,[]{}#&*!|>'\"%@`=<~.";

/* U+0085, U+2028, U+2029, U+FEFF: line breaks to some readers, or not to be seen. */
static bool
has_separator(const char *s, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++)
		if (!memcmp(s + i, "\xc2\x85", 2) ||
		    (i + 2 < len &&
		     (!memcmp(s + i, "\xe2\x80\xa8", 3) || !memcmp(s + i, "\xe2\x80\xa9", 3) ||
		      !memcmp(s + i, "\xef\xbb\xbf", 3))))
			return true;
	return false;
}

bool
emit_is_bare(const char *s, size_t len)
{
	if (!len || strchr(indicators, *s) || *s == ' ' || s[len - 1] == ' ' || s[len - 1] == ':' ||
	    has_separator(s, len))
		return false;
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)s[i] < ' ' || s[i] == 0x7f)
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

	if (!first || first == s || *s == ' ' || *s == '\t' || has_separator(s, len) ||
	    (len > 1 && s[len - 1] == '\n' && s[len - 2] == '\n'))
		return false;
	for (size_t i = 0; i < len; i++)
		if (((unsigned char)s[i] < ' ' && s[i] != '\n') || s[i] == 0x7f)
			return false;
	return true;
}

static void
add_blanks(struct buf *b, int depth)
{
	buf_printf(b, "%*s", depth * 2, "");
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
	buf_putc(b, '"');
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '"' || s[i] == '\\')
			buf_printf(b, "\\%c", s[i]);
		else if (s[i] == '\n')
			buf_puts(b, "\\n");
		else if (s[i] == '\t')
			buf_puts(b, "\\t");
		else if (s[i] == '\r')
			buf_puts(b, "\\r");
		else if ((unsigned char)s[i] < ' ' || s[i] == 0x7f)
			buf_printf(b, "\\x%02X", (unsigned char)s[i]);
		else if (len - i >= 3 && !memcmp(s + i, "\xe2\x80\xa8", 3)) {
			buf_puts(b, "\\L");
			i += 2;
		} else if (len - i >= 3 && !memcmp(s + i, "\xe2\x80\xa9", 3)) {
			buf_puts(b, "\\P");
			i += 2;
		} else
			buf_putc(b, s[i]);
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
