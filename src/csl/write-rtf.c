/* SPDX-License-Identifier: MIT */
/*
 * Rich Text Format 1.9: one group a format, so that a citation can be pasted by itself and a
 * bibliography is a document.  ASCII only: other characters are numbers of UTF-16 units.
 */
#include "csl/writer.h"

#include <stdint.h>
#include <stdio.h>

#include "text/utf8.h"

static const char *const groups[CSL_FORMATS] = {
	[CSL_FORMAT_ITALIC] = "{\\i ",
	[CSL_FORMAT_OBLIQUE] = "{\\i ",
	[CSL_FORMAT_NO_ITALIC] = "{\\i0 ",
	[CSL_FORMAT_BOLD] = "{\\b ",
	[CSL_FORMAT_LIGHT] = "{\\b0 ",
	[CSL_FORMAT_NO_BOLD] = "{\\b0 ",
	[CSL_FORMAT_SMALL_CAPS] = "{\\scaps ",
	[CSL_FORMAT_NO_SMALL_CAPS] = "{\\scaps0 ",
	[CSL_FORMAT_UNDERLINE] = "{\\ul ",
	[CSL_FORMAT_NO_UNDERLINE] = "{\\ulnone ",
	[CSL_FORMAT_SUPERSCRIPT] = "{\\super ",
	[CSL_FORMAT_SUBSCRIPT] = "{\\sub ",
	[CSL_FORMAT_BASELINE] = "{\\nosupersub ",
	[CSL_FORMAT_BLOCK] = "{\\line ",
	[CSL_FORMAT_LEFT_MARGIN] = "{",
	[CSL_FORMAT_RIGHT_INLINE] = "{\\tab ",
	[CSL_FORMAT_INDENT] = "{\\line\\tab ",
};

/* The number is signed, of 16 bits; "?" is for readers that know no Unicode. */
static void
rtf_unit(struct csl_text *out, uint32_t unit)
{
	char number[16];

	snprintf(number, sizeof number, "\\u%d?", unit < 0x8000 ? (int)unit : (int)unit - 0x10000);
	csl_text_puts(out, number);
}

static void
rtf_code(struct csl_text *out, uint32_t code)
{
	if (code == '\\' || code == '{' || code == '}') {
		csl_text_putc(out, '\\');
		csl_text_putc(out, (char)code);
	} else if (code == '\t')
		csl_text_puts(out, "\\tab ");
	else if (code == '\n')
		csl_text_puts(out, "\\line ");
	else if (code >= 0x10000) {
		rtf_unit(out, 0xd800 + ((code - 0x10000) >> 10));
		rtf_unit(out, 0xdc00 + ((code - 0x10000) & 0x3ff));
	} else if (code >= 0x7f)
		rtf_unit(out, code);
	else if (code >= ' ')
		csl_text_putc(out, (char)code);
}

static void
rtf_text(struct csl_text *out, const char *s, size_t len)
{
	for (size_t at = 0, used; at < len; at += used) {
		uint32_t code;

		used = utf8_decode(s + at, len - at, &code);
		rtf_code(out, used ? code : 0xfffd);
		used += !used;
	}
}

static void
rtf_begin(struct csl_text *out, enum csl_format format)
{
	csl_text_puts(out, groups[format]);
}

static void
rtf_end(struct csl_text *out, enum csl_format format)
{
	(void)format;
	csl_text_putc(out, '}');
}

/* Lengths are twentieths of a point; half an inch is 720. */
static void
rtf_entry_begin(struct csl_text *out, const struct csl_bibliography *bibliography)
{
	bool aligned = bibliography->second_field_align != CSL_ALIGN_NONE;

	csl_text_puts(out, "\\pard\\plain");
	if (bibliography->hanging_indent || aligned)
		csl_text_puts(out, "\\fi-720\\li720");
	if (bibliography->line_spacing > 1 && bibliography->line_spacing < 100) {
		char spacing[32];

		snprintf(spacing, sizeof spacing, "\\sl%d\\slmult1",
			 240 * bibliography->line_spacing);
		csl_text_puts(out, spacing);
	}
	csl_text_putc(out, ' ');
}

static void
rtf_entry_end(struct csl_text *out, const struct csl_bibliography *bibliography)
{
	csl_text_puts(out, "\\par\n");
	for (int i = 0; i < bibliography->entry_spacing && i < 10; i++)
		csl_text_puts(out, "\\par\n");
}

const struct csl_writer csl_rtf = {
	.name = "rtf",
	.text = rtf_text,
	.begin = rtf_begin,
	.end = rtf_end,
	.entry_begin = rtf_entry_begin,
	.entry_end = rtf_entry_end,
	.bibliography_begin = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\n",
	.bibliography_end = "}\n",
};
