/* SPDX-License-Identifier: MIT */
/*
 * For a terminal that shows UTF-8: italic, bold and underline as attributes (ECMA-48 SGR), the text
 * by the rules of text/show.h, so that nothing in it is obeyed.  What a terminal has no attribute
 * for is left out, but digits above and below the line are characters of their own.
 */
#include "csl/writer.h"

#include "text/show.h"

static const struct {
	const char *begin, *end;
} attribute[CSL_FORMATS] = {
	[CSL_FORMAT_ITALIC] = { "\033[3m", "\033[23m" },
	[CSL_FORMAT_OBLIQUE] = { "\033[3m", "\033[23m" },
	[CSL_FORMAT_NO_ITALIC] = { "\033[23m", "\033[3m" },
	[CSL_FORMAT_BOLD] = { "\033[1m", "\033[22m" },
	[CSL_FORMAT_LIGHT] = { "\033[2m", "\033[22m" },
	[CSL_FORMAT_NO_BOLD] = { "\033[22m", "\033[1m" },
	[CSL_FORMAT_SMALL_CAPS] = { "", "" },
	[CSL_FORMAT_NO_SMALL_CAPS] = { "", "" },
	[CSL_FORMAT_UNDERLINE] = { "\033[4m", "\033[24m" },
	[CSL_FORMAT_NO_UNDERLINE] = { "\033[24m", "\033[4m" },
	[CSL_FORMAT_SUPERSCRIPT] = { "", "" },
	[CSL_FORMAT_SUBSCRIPT] = { "", "" },
	[CSL_FORMAT_BASELINE] = { "", "" },
	[CSL_FORMAT_BLOCK] = { "\n", "" },
	[CSL_FORMAT_LEFT_MARGIN] = { "", " " },
	[CSL_FORMAT_RIGHT_INLINE] = { "", "" },
	[CSL_FORMAT_INDENT] = { "\n    ", "" },
};

static void
terminal_text(struct csl_text *out, const char *s, size_t len)
{
	static const struct show_style style = { CHARSET_UTF8, SHOW_NAME };
	struct glyph glyph;

	for (size_t at = 0; show_next(&style, s + at, len - at, &glyph); at += glyph.source)
		csl_text_add(out, glyph.bytes, glyph.len);
}

static void
terminal_begin(struct csl_text *out, enum csl_format format)
{
	/* Styles put a part in line that has nothing in the margin beside it. */
	if (format == CSL_FORMAT_RIGHT_INLINE && out->len && out->data[out->len - 1] != ' ')
		csl_text_putc(out, '\n');
	csl_text_puts(out, attribute[format].begin);
}

static void
terminal_end(struct csl_text *out, enum csl_format format)
{
	csl_text_puts(out, attribute[format].end);
}

static void
terminal_entry_end(struct csl_text *out, const struct csl_bibliography *bibliography)
{
	(void)bibliography;
	csl_text_putc(out, '\n');
}

const struct csl_writer csl_terminal = {
	.name = "terminal",
	.text = terminal_text,
	.begin = terminal_begin,
	.end = terminal_end,
	.raises = true,
	.entry_end = terminal_entry_end,
};
