/* SPDX-License-Identifier: MIT */
#include "format/out-xml.h"

#include <string.h>

/* What stands for a character, "" for what XML has no place for; NULL: it stands for itself. */
static const char *
entity(const char *s, size_t len)
{
	switch (*s) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\t':
	case '\n':
		return NULL;
	case '\xef':
		/* U+FFFE and U+FFFF; there is U+FFFD for that. */
		return len >= 3 && s[1] == '\xbf' && (s[2] & '\xfe') == '\xbe' ? "\xef\xbf\xbd"
									       : NULL;
	default:
		return (unsigned char)*s < ' ' || *s == 0x7f ? "" : NULL;
	}
}

void
xml_add(struct buf *b, const char *s, size_t len)
{
	size_t from = 0;

	for (size_t i = 0; i < len; i++) {
		const char *instead = entity(s + i, len - i);

		if (!instead)
			continue;
		buf_add(b, s + from, i - from);
		buf_puts(b, instead);
		i += s[i] == '\xef' ? 2 : 0;
		from = i + 1;
	}
	buf_add(b, s + from, len - from);
}

static void
indent(struct xml_out *x)
{
	for (int i = 0; i < x->depth; i++)
		buf_add(x->b, "  ", 2);
}

static void
begin(struct xml_out *x, const char *tag)
{
	indent(x);
	buf_putc(x->b, '<');
	buf_puts(x->b, tag);
	buf_putc(x->b, '>');
}

static void
end(struct xml_out *x, const char *tag)
{
	buf_puts(x->b, "</");
	buf_add(x->b, tag, strcspn(tag, " "));
	buf_puts(x->b, ">\n");
}

void
xml_open(struct xml_out *x, const char *tag)
{
	begin(x, tag);
	buf_putc(x->b, '\n');
	x->depth++;
}

void
xml_close(struct xml_out *x, const char *tag)
{
	x->depth--;
	indent(x);
	end(x, tag);
}

void
xml_text_len(struct xml_out *x, const char *tag, const char *s, size_t len)
{
	if (!len)
		return;
	begin(x, tag);
	xml_add(x->b, s, len);
	end(x, tag);
}

void
xml_text(struct xml_out *x, const char *tag, const char *s)
{
	xml_text_len(x, tag, s, strlen(s));
}
