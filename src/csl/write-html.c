/* SPDX-License-Identifier: MIT */
/* HTML with the elements and classes that citeproc-js writes, so that its style sheets fit. */
#include "csl/writer.h"

#include <string.h>

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

static void
html_text(struct csl_text *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
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
