/* SPDX-License-Identifier: MIT */
#include "format/yaml-put.h"

#include <stdint.h>
#include <string.h>

#include "format/yaml.h"
#include "text/utf8.h"

#define WIDTH 100 /* characters of a line */

/* With these no text without quotes begins. */
static const char indicators[] = "-?:,[]{}#&*!|>'\"%@`=<~.";

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

bool
yaml_needs_escapes(struct str s)
{
	uint32_t code;

	for (size_t i = 0, n; i < s.len; i += n) {
		n = (unsigned char)s.s[i] < 0x7f ? 1 : utf8_decode(s.s + i, s.len - i, &code);
		if (!n || ((unsigned char)s.s[i] >= 0x7f && needs_escape(code)))
			return true;
	}
	return false;
}

/* Does it mean something to YAML, in the middle of a text? */
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

bool
yaml_is_bare(struct str s, bool flow)
{
	if (!s.len || strchr(indicators, *s.s) || *s.s == ' ' || s.s[s.len - 1] == ' ' ||
	    yaml_needs_escapes(s))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (is_special(s, i, flow))
			return false;
	return true;
}

bool
yaml_is_plain(struct str s, bool flow)
{
	return yaml_is_bare(s, flow) && yaml_word(s.s, s.len) == WORD_NONE;
}

/* One character inside double quotes. */
static void
put_escaped(struct buf *out, const char *s, size_t n, uint32_t code)
{
	static const char plain[] = "\"\\\n\t\r", letter[] = "\"\\ntr";
	const char *found = n == 1 && code ? strchr(plain, (int)code) : NULL;

	if (found)
		buf_printf(out, "\\%c", letter[found - plain]);
	else if (code >= ' ' && !needs_escape(code))
		buf_add(out, s, n);
	else
		buf_printf(out,
			   code < 0x100	    ? "\\x%02X"
			   : code < 0x10000 ? "\\u%04X"
					    : "\\U%08X",
			   (unsigned)code);
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
yaml_put_quoted(struct buf *out, struct str s)
{
	put_quoted(out, s, 0, 0);
}

void
yaml_put_flow(struct buf *out, struct str s)
{
	if (yaml_is_plain(s, true))
		buf_add(out, s.s, s.len);
	else
		yaml_put_quoted(out, s);
}

void
yaml_put_block(struct buf *out, struct str s, size_t column, size_t indent)
{
	if (yaml_is_plain(s, false) && column + utf8_count(s.s, s.len) <= WIDTH)
		buf_add(out, s.s, s.len);
	else
		put_quoted(out, s, column, indent);
}
