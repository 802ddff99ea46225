/* SPDX-License-Identifier: MIT */
/* HTML with the elements and classes that citeproc-js writes, so that its style sheets fit. */
#include "csl/writer.h"

#include <stdint.h>

#include "text/utf8.h"

static const struct {
	const char *begin, *end;
} markup[CSL_FORMATS] = {
	[CSL_FORMAT_ITALIC] = { "<i>", "</i>" },
	[CSL_FORMAT_OBLIQUE] = { "<em>", "</em>" },
	[CSL_FORMAT_NO_ITALIC] = { "<span style=\"font-style:normal;\">", "</span>" },
	[CSL_FORMAT_BOLD] = { "<b>", "</b>" },
	[CSL_FORMAT_LIGHT] = { "<span style=\"font-weight:light;\">", "</span>" },
	[CSL_FORMAT_NO_BOLD] = { "<span style=\"font-weight:normal;\">", "</span>" },
	[CSL_FORMAT_SMALL_CAPS] = { "<span style=\"font-variant:small-caps;\">", "</span>" },
	[CSL_FORMAT_NO_SMALL_CAPS] = { "<span style=\"font-variant:normal;\">", "</span>" },
	[CSL_FORMAT_UNDERLINE] = { "<span style=\"text-decoration:underline;\">", "</span>" },
	[CSL_FORMAT_NO_UNDERLINE] = { "<span style=\"text-decoration:none;\">", "</span>" },
	[CSL_FORMAT_SUPERSCRIPT] = { "<sup>", "</sup>" },
	[CSL_FORMAT_SUBSCRIPT] = { "<sub>", "</sub>" },
	[CSL_FORMAT_BASELINE] = { "<span style=\"baseline\">", "</span>" },
	[CSL_FORMAT_BLOCK] = { "\n\n    <div class=\"csl-block\">", "</div>\n" },
	[CSL_FORMAT_LEFT_MARGIN] = { "\n    <div class=\"csl-left-margin\">", "</div>" },
	[CSL_FORMAT_RIGHT_INLINE] = { "<div class=\"csl-right-inline\">", "</div>\n  " },
	[CSL_FORMAT_INDENT] = { "<div class=\"csl-indent\">", "</div>\n  " },
};

/* Characters that are superscripts by themselves, sorted; few fonts have them all. */
static const struct {
	uint16_t code;
	char plain;
} superscripts[] = {
	{ 0xAA, 'a' },	 { 0xB2, '2' },	  { 0xB3, '3' },   { 0xB9, '1' },   { 0xBA, 'o' },
	{ 0x2B0, 'h' },	 { 0x2B2, 'j' },  { 0x2B3, 'r' },  { 0x2B7, 'w' },  { 0x2B8, 'y' },
	{ 0x2E1, 'l' },	 { 0x2E2, 's' },  { 0x2E3, 'x' },  { 0x1D2C, 'A' }, { 0x1D2E, 'B' },
	{ 0x1D30, 'D' }, { 0x1D31, 'E' }, { 0x1D33, 'G' }, { 0x1D34, 'H' }, { 0x1D35, 'I' },
	{ 0x1D36, 'J' }, { 0x1D37, 'K' }, { 0x1D38, 'L' }, { 0x1D39, 'M' }, { 0x1D3A, 'N' },
	{ 0x1D3C, 'O' }, { 0x1D3E, 'P' }, { 0x1D3F, 'R' }, { 0x1D40, 'T' }, { 0x1D41, 'U' },
	{ 0x1D42, 'W' }, { 0x1D43, 'a' }, { 0x1D47, 'b' }, { 0x1D48, 'd' }, { 0x1D49, 'e' },
	{ 0x1D4D, 'g' }, { 0x1D4F, 'k' }, { 0x1D50, 'm' }, { 0x1D52, 'o' }, { 0x1D56, 'p' },
	{ 0x1D57, 't' }, { 0x1D58, 'u' }, { 0x1D5B, 'v' }, { 0x2070, '0' }, { 0x2071, 'i' },
	{ 0x2074, '4' }, { 0x2075, '5' }, { 0x2076, '6' }, { 0x2077, '7' }, { 0x2078, '8' },
	{ 0x2079, '9' }, { 0x207A, '+' }, { 0x207B, '-' }, { 0x207C, '=' }, { 0x207D, '(' },
	{ 0x207E, ')' }, { 0x207F, 'n' },
};

/* The superscript at s: its bytes, 0 if it is none. */
static size_t
superscript_at(const char *s, size_t len, char *plain)
{
	size_t low = 0, high = sizeof(superscripts) / sizeof(*superscripts), n;
	uint32_t code;

	n = utf8_decode(s, len, &code);
	if (!n || code < 0xAA || code > 0x207F)
		return 0;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (superscripts[middle].code == code) {
			*plain = superscripts[middle].plain;
			return n;
		}
		if (superscripts[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Blanks that a browser would join are kept apart by one that it does not. */
static void
html_text(struct csl_text *out, const char *s, size_t len)
{
	for (size_t i = 0, n; i < len; i++) {
		char plain;

		if (is_blank(s[i]) && i + 1 < len && is_blank(s[i + 1])) {
			csl_text_puts(out, "\xc2\xa0 ");
			i++;
			continue;
		}
		if ((unsigned char)s[i] >= 0xC2 && (n = superscript_at(s + i, len - i, &plain))) {
			csl_text_puts(out, "<sup>");
			csl_text_putc(out, plain);
			csl_text_puts(out, "</sup>");
			i += n - 1;
			continue;
		}
		switch (s[i]) {
		case '&':
			csl_text_puts(out, "&#38;");
			break;
		case '<':
			csl_text_puts(out, "&#60;");
			break;
		case '>':
			csl_text_puts(out, "&#62;");
			break;
		default:
			csl_text_putc(out, s[i]);
		}
	}
}

static void
html_begin(struct csl_text *out, enum csl_format format)
{
	csl_text_puts(out, markup[format].begin);
}

static void
html_end(struct csl_text *out, enum csl_format format)
{
	csl_text_puts(out, markup[format].end);
}

static void
html_entry_begin(struct csl_text *out, const struct csl_bibliography *bibliography)
{
	(void)bibliography;
	csl_text_puts(out, "  <div class=\"csl-entry\">");
}

static void
html_entry_end(struct csl_text *out, const struct csl_bibliography *bibliography)
{
	(void)bibliography;
	csl_text_puts(out, "</div>\n");
}

const struct csl_writer csl_html = {
	.name = "html",
	.text = html_text,
	.begin = html_begin,
	.end = html_end,
	.entry_begin = html_entry_begin,
	.entry_end = html_entry_end,
	.bibliography_begin = "<div class=\"csl-bib-body\">\n",
	.bibliography_end = "</div>",
};
