/* SPDX-License-Identifier: MIT */
#include "format/out-xml.h"

#include <string.h>

void
xml_add(struct buf *b, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		switch (s[i]) {
		case '&':
			buf_puts(b, "&amp;");
			break;
		case '<':
			buf_puts(b, "&lt;");
			break;
		case '>':
			buf_puts(b, "&gt;");
			break;
		case '"':
			buf_puts(b, "&quot;");
			break;
		case '\t':
		case '\n':
			buf_putc(b, s[i]);
			break;
		default:
			/* XML has no place for other controls. */
			if ((unsigned char)s[i] >= ' ' && s[i] != 0x7f)
				buf_putc(b, s[i]);
		}
}

static void
begin(struct xml_out *x, const char *tag)
{
	buf_printf(x->b, "%*s<%s>", x->depth * 2, "", tag);
}

static void
end(struct xml_out *x, const char *tag)
{
	buf_printf(x->b, "</%.*s>\n", (int)strcspn(tag, " "), tag);
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
	buf_printf(x->b, "%*s", x->depth * 2, "");
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
