/* SPDX-License-Identifier: MIT */
#include "text/tex.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/decompose.h"
#include "text/rich.h"
#include "text/transliterate.h"
#include "text/utf8.h"

/* A letter and its marks, of its own and behind it; more are on their own. */
#define PARTS 8

struct row {
	uint32_t code;
	const char *tex;
};

/* What TeX would obey. */
static const struct row specials[] = {
	{ '#', "\\#" },
	{ '$', "\\$" },
	{ '%', "\\%" },
	{ '&', "\\&" },
	{ '\\', "\\textbackslash{}" },
	{ '^', "\\textasciicircum{}" },
	{ '_', "\\_" },
	{ '{', "\\textbraceleft{}" },
	{ '}', "\\textbraceright{}" },
	{ '~', "\\textasciitilde{}" },
};

/* Letters and signs that are no base with marks, by code point. */
static const struct row letters[] = {
	{ 0x00A0, "~" },
	{ 0x00A1, "!`" },
	{ 0x00A3, "\\pounds{}" },
	{ 0x00A7, "\\S{}" },
	{ 0x00A9, "\\copyright{}" },
	{ 0x00AA, "\\textordfeminine{}" },
	{ 0x00AB, "\\guillemotleft{}" },
	{ 0x00AE, "\\textregistered{}" },
	{ 0x00B0, "\\textdegree{}" },
	{ 0x00B1, "\\textpm{}" },
	{ 0x00B2, "\\texttwosuperior{}" },
	{ 0x00B3, "\\textthreesuperior{}" },
	{ 0x00B5, "\\textmu{}" },
	{ 0x00B6, "\\P{}" },
	{ 0x00B7, "\\textperiodcentered{}" },
	{ 0x00B9, "\\textonesuperior{}" },
	{ 0x00BA, "\\textordmasculine{}" },
	{ 0x00BB, "\\guillemotright{}" },
	{ 0x00BC, "\\textonequarter{}" },
	{ 0x00BD, "\\textonehalf{}" },
	{ 0x00BE, "\\textthreequarters{}" },
	{ 0x00BF, "?`" },
	{ 0x00C6, "{\\AE}" },
	{ 0x00D0, "{\\DH}" },
	{ 0x00D7, "\\texttimes{}" },
	{ 0x00D8, "{\\O}" },
	{ 0x00DE, "{\\TH}" },
	{ 0x00DF, "{\\ss}" },
	{ 0x00E6, "{\\ae}" },
	{ 0x00F0, "{\\dh}" },
	{ 0x00F7, "\\textdiv{}" },
	{ 0x00F8, "{\\o}" },
	{ 0x00FE, "{\\th}" },
	{ 0x0110, "{\\DJ}" },
	{ 0x0111, "{\\dj}" },
	{ 0x0131, "{\\i}" },
	{ 0x0141, "{\\L}" },
	{ 0x0142, "{\\l}" },
	{ 0x014A, "{\\NG}" },
	{ 0x014B, "{\\ng}" },
	{ 0x0152, "{\\OE}" },
	{ 0x0153, "{\\oe}" },
	{ 0x0237, "{\\j}" },
	{ 0x2013, "--" },
	{ 0x2014, "---" },
	{ 0x2018, "`" },
	{ 0x2019, "'" },
	{ 0x201A, "\\quotesinglbase{}" },
	{ 0x201C, "``" },
	{ 0x201D, "''" },
	{ 0x201E, "\\quotedblbase{}" },
	{ 0x2020, "\\dag{}" },
	{ 0x2021, "\\ddag{}" },
	{ 0x2022, "\\textbullet{}" },
	{ 0x2026, "\\ldots{}" },
	{ 0x202F, "\\," },
	{ 0x2039, "\\guilsinglleft{}" },
	{ 0x203A, "\\guilsinglright{}" },
	{ 0x2070, "\\textsuperscript{0}" },
	{ 0x2074, "\\textsuperscript{4}" },
	{ 0x2075, "\\textsuperscript{5}" },
	{ 0x2076, "\\textsuperscript{6}" },
	{ 0x2077, "\\textsuperscript{7}" },
	{ 0x2078, "\\textsuperscript{8}" },
	{ 0x2079, "\\textsuperscript{9}" },
	{ 0x207A, "\\textsuperscript{+}" },
	{ 0x207B, "\\textsuperscript{-}" },
	{ 0x2080, "\\textsubscript{0}" },
	{ 0x2081, "\\textsubscript{1}" },
	{ 0x2082, "\\textsubscript{2}" },
	{ 0x2083, "\\textsubscript{3}" },
	{ 0x2084, "\\textsubscript{4}" },
	{ 0x2085, "\\textsubscript{5}" },
	{ 0x2086, "\\textsubscript{6}" },
	{ 0x2087, "\\textsubscript{7}" },
	{ 0x2088, "\\textsubscript{8}" },
	{ 0x2089, "\\textsubscript{9}" },
	{ 0x208A, "\\textsubscript{+}" },
	{ 0x208B, "\\textsubscript{-}" },
	{ 0x20AC, "\\texteuro{}" },
	{ 0x2122, "\\texttrademark{}" },
};

/* Commands that put a mark on a base. */
static const struct row marks[] = {
	{ 0x0300, "`" }, { 0x0301, "'" }, { 0x0302, "^" }, { 0x0303, "~" },
	{ 0x0304, "=" }, { 0x0306, "u" }, { 0x0307, "." }, { 0x0308, "\"" },
	{ 0x0309, "h" }, { 0x030A, "r" }, { 0x030B, "H" }, { 0x030C, "v" },
	{ 0x0323, "d" }, { 0x0327, "c" }, { 0x0328, "k" }, { 0x0331, "b" },
};

/* What opens a group for each of the tags: pandoc reads and writes the same. */
static const char *const commands[RICH_MARKS] = {
	[RICH_NOCASE] = "{",
	[RICH_NODECOR] = "\\textnormal{",
	[RICH_SPAN_CAPS] = "\\textsc{",
	[RICH_CAPS] = "\\textsc{",
	[RICH_ITALIC] = "\\emph{",
	[RICH_BOLD] = "\\textbf{",
	[RICH_SUP] = "\\textsuperscript{",
	[RICH_SUB] = "\\textsubscript{",
};

static const char *
find(const struct row *row, size_t rows, uint32_t code)
{
	for (size_t i = 0; i < rows; i++)
		if (row[i].code == code)
			return row[i].tex;
	return NULL;
}

#define FIND(table, code) find(table, sizeof(table) / sizeof *(table), code)

/* A base and its marks, each with its command around what is inside; false without a command. */
static bool
add_marked(struct buf *b, const int32_t *part, size_t parts)
{
	size_t braces = 1;
	const char *mark, *base;
	char plain[2] = { (char)part[0], '\0' };

	if (part[0] >= 0x80 && !FIND(letters, (uint32_t)part[0]))
		return false;
	for (size_t i = 1; i < parts; i++)
		if (!FIND(marks, (uint32_t)part[i]))
			return false;
	base = part[0] == 'i' ? "\\i" : part[0] == 'j' ? "\\j" : plain;
	/* LaTeX has an i with these of its own; a mark below leaves the dot where it is. */
	if ((part[0] == 'i' && (part[1] <= 0x0302 || part[1] == 0x0308)) || part[1] >= 0x0323)
		base = plain;
	buf_putc(b, '{');
	for (size_t i = parts - 1; i > 0; i--) {
		bool letter, last = i == 1;

		mark = FIND(marks, (uint32_t)part[i]);
		assert(mark);
		letter = (*mark >= 'a' && *mark <= 'z') || *mark == 'H';
		buf_putc(b, '\\');
		buf_puts(b, mark);
		if (!last || letter) {
			buf_putc(b, '{');
			braces++;
		}
	}
	buf_puts(b, part[0] < 0x80 ? base : FIND(letters, (uint32_t)part[0]));
	while (braces--)
		buf_putc(b, '}');
	return true;
}

static bool
is_mark(uint32_t code)
{
	return code >= 0x300 && code < 0x370;
}

/* The character at s with the marks behind it, taken apart; returns its bytes. */
static size_t
take_apart(const char *s, size_t len, int32_t part[PARTS], size_t *parts)
{
	uint32_t code;
	size_t bytes = utf8_decode(s, len, &code), used = bytes;

	*parts = decompose(code, DECOMPOSE_CANONICAL, part);
	while (*parts < PARTS && (bytes = utf8_decode(s + used, len - used, &code)) &&
	       is_mark(code)) {
		part[(*parts)++] = (int32_t)code;
		used += bytes;
	}
	return used;
}

/* What is not ASCII, in ASCII; false when TeX does not have it. */
static bool
add_ascii(struct buf *b, const char *s, size_t len, size_t *used)
{
	int32_t part[PARTS];
	uint32_t code;
	size_t parts, bytes = utf8_decode(s, len, &code);
	const char *tex, *ascii;
	char room[8];

	*used = 1;
	if (!bytes)
		return false;
	tex = FIND(letters, code);
	*used = take_apart(s, len, part, &parts);
	if (parts == 1 && tex) {
		buf_puts(b, tex);
		return true;
	}
	if (parts > 1 && add_marked(b, part, parts))
		return true;
	*used = bytes;
	ascii = is_mark(code) ? "" : transliterate(code, room);
	if (!ascii)
		buf_printf(b, "{\\char\"%04X}", (unsigned)code);
	for (; ascii && *ascii; ascii++) {
		const char *special = FIND(specials, (uint32_t)*ascii);

		if (special)
			buf_puts(b, special);
		else
			buf_putc(b, *ascii);
	}
	return false;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* White space from s on: one blank, or an empty line if there is one in it; returns its bytes. */
static size_t
add_space(struct buf *b, bool begun, bool goes_on, const char *s, size_t len)
{
	size_t n = 0, lines = 0;

	for (; n < len && is_blank(s[n]); n++)
		lines += s[n] == '\n';
	if ((n < len || goes_on) && begun)
		buf_puts(b, lines > 1 ? "\n\n" : " ");
	return n;
}

/* How many bytes from s on are nothing to TeX, most of them at once. */
static size_t
plain_run(const char *s, size_t len, bool ascii)
{
	size_t n = 0;

	for (; n < len; n++) {
		unsigned char c = (unsigned char)s[n];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			      (c >= '0' && c <= '9') || c == ',' || c == '.' || c == ':' ||
			      c == '(' || c == ')' || (c >= 0x80 && !ascii);

		/* A blank between words, not the first of several. */
		if (!letter && !(c == ' ' && n && n + 1 < len && s[n - 1] != ' ' && s[n + 1] > ' '))
			break;
	}
	/* The last letter goes with the mark behind it. */
	return ascii && n && n < len && (unsigned char)s[n] >= 0x80 ? n - 1 : n;
}

/* A part of a text; blanks at its beginning count if something is before it, at its end behind. */
static bool
add_part(struct buf *b, const char *s, size_t len, bool begun, bool goes_on, bool ascii)
{
	size_t used, start = b->len;
	bool whole = true;

	for (size_t i = 0; i < len; i += used) {
		const char *special = FIND(specials, (unsigned char)s[i]);
		bool marked = i + 1 < len && (unsigned char)s[i + 1] >= 0xcc &&
			      (unsigned char)s[i + 1] <= 0xcd;

		used = plain_run(s + i, len - i, ascii);
		if (used) {
			buf_add(b, s + i, used);
			continue;
		}
		used = 1;
		if (is_blank(s[i]))
			used = add_space(b, begun || b->len > start, goes_on, s + i, len - i);
		else if (special)
			buf_puts(b, special);
		else if (ascii && ((unsigned char)s[i] >= 0x80 || marked))
			whole &= add_ascii(b, s + i, len - i, &used);
		else
			buf_putc(b, s[i]);
		/* Two hyphens are not to become a dash. */
		if (s[i] == '-' && i + 1 < len && s[i + 1] == '-')
			buf_puts(b, "{}");
	}
	return whole;
}

bool
tex_add(struct buf *b, const char *s, size_t len, bool ascii)
{
	return add_part(b, s, len, false, false, ascii);
}

bool
tex_add_rich(struct buf *b, const char *s, size_t len, bool ascii)
{
	size_t count, from = 0, start = b->len;
	struct rich_tag *tag = rich_tags(s, len, &count);
	bool whole = true;

	for (size_t i = 0; i < count; i++) {
		whole &= add_part(b, s + from, tag[i].at - from, b->len > start, true, ascii);
		buf_puts(b, tag[i].closes ? "}" : commands[tag[i].mark]);
		from = tag[i].at + tag[i].len;
	}
	whole &= add_part(b, s + from, len - from, b->len > start, false, ascii);
	free(tag);
	return whole;
}
