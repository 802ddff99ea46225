/* SPDX-License-Identifier: MIT */
#include "format/emit.h"

#include <string.h>

#include "format/yaml-put.h"

/* May it be a block "|"?  What is unusual goes between quotes. */
static bool
is_block(const char *s, size_t len)
{
	const char *first = memchr(s, '\n', len);

	if (!first || first == s || *s == ' ' || *s == '\t' ||
	    yaml_needs_escapes((struct str){ s, len }) ||
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

/* A text and the end of its line. */
static void
add_text(struct buf *b, const char *s, size_t len, int depth)
{
	struct str text = { s, len };

	if (is_block(s, len)) {
		add_block(b, s, len, depth);
		return;
	}
	if (yaml_is_plain(text, false))
		buf_add(b, s, len);
	else
		yaml_put_quoted(b, text);
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
	if (yaml_is_plain(str_of(key), false))
		buf_puts(e->b, key);
	else
		yaml_put_quoted(e->b, str_of(key));
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
