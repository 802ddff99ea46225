/* SPDX-License-Identifier: MIT */
#include "format/yaml-put.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "format/yaml.h"
#include "text/utf8.h"

#define WIDTH 100 /* characters of a line */

/* With these a plain text of ours does not begin. */
static bool
is_beginning(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || memchr("(/$+", c, 4);
}

/* What means something to YAML, where it stands in the middle of a text. */
static bool
is_special(struct str s, size_t at, bool flow)
{
	char c = s.s[at];

	if (c == ':')
		return flow || at + 1 == s.len || s.s[at + 1] == ' ';
	if (c == '#')
		return s.s[at - 1] == ' ';
	return (unsigned char)c < ' ' || (flow && memchr(",[]{}", c, 5));
}

static bool
is_plain(struct str s, bool flow)
{
	uint32_t code;

	if (!s.len || !is_beginning(*s.s) || s.s[s.len - 1] == ' ' ||
	    yaml_word(s.s, s.len) != WORD_NONE)
		return false;
	for (size_t i = 0, n; i < s.len; i += n) {
		n = utf8_decode(s.s + i, s.len - i, &code);
		if (!n || (code >= 0x7f && code <= 0xa0) || (code & ~1U) == 0x2028 ||
		    code == 0xfeff)
			return false;
		if (code < 0x80 && is_special(s, i, flow))
			return false;
	}
	return true;
}

/* One character inside double quotes. */
static void
put_escaped(struct buf *out, const char *s, size_t n, uint32_t code)
{
	if (code == '"' || code == '\\') {
		buf_putc(out, '\\');
		buf_putc(out, (char)code);
	} else if (code == '\n') {
		buf_puts(out, "\\n");
	} else if (code == '\t') {
		buf_puts(out, "\\t");
	} else if (code < 0xa0 && (code < ' ' || code >= 0x7f)) {
		buf_printf(out, "\\x%02X", (unsigned)code);
	} else if ((code & ~1U) == 0x2028 || code == 0xfeff) {
		buf_printf(out, "\\u%04X", (unsigned)code);
	} else {
		buf_add(out, s, n);
	}
}

/* May the line break here, so that the reader makes one blank of it again? */
static bool
breaks(struct str s, size_t at)
{
	return s.s[at] == ' ' && at && at + 1 < s.len && s.s[at - 1] != ' ' &&
	       s.s[at - 1] != '\n' && s.s[at + 1] != ' ' && s.s[at + 1] != '\n';
}

static size_t
word_length(struct str s, size_t at)
{
	size_t n = 0;

	for (at++; at < s.len && s.s[at] != ' '; at++)
		n += ((unsigned char)s.s[at] & 0xc0) != 0x80;
	return n;
}

static void
put_quoted(struct buf *out, struct str s, size_t column, size_t indent)
{
	uint32_t code;

	buf_putc(out, '"');
	for (size_t i = 0, n; i < s.len; i += n) {
		n = utf8_decode(s.s + i, s.len - i, &code);
		if (!n) {
			n = 1;
			continue;
		}
		if (indent && breaks(s, i) && column + word_length(s, i) + 2 > WIDTH) {
			buf_printf(out, "\n%*s", (int)indent, "");
			column = indent;
			continue;
		}
		put_escaped(out, s.s + i, n, code);
		column++;
		/* Paragraphs begin lines, for those who read the file. */
		if (code == '\n' && indent && i + 1 < s.len && s.s[i + 1] != '\n' &&
		    s.s[i + 1] != ' ') {
			buf_printf(out, "\\\n%*s", (int)indent, "");
			column = indent;
		}
	}
	buf_putc(out, '"');
}

void
yaml_put_flow(struct buf *out, struct str s)
{
	if (is_plain(s, true))
		buf_add(out, s.s, s.len);
	else
		put_quoted(out, s, 0, 0);
}

void
yaml_put_block(struct buf *out, struct str s, size_t column, size_t indent)
{
	if (is_plain(s, false) && column + utf8_count(s.s, s.len) <= WIDTH)
		buf_add(out, s.s, s.len);
	else
		put_quoted(out, s, column, indent);
}
