/* SPDX-License-Identifier: MIT */
/*
 * Text without any markup; parts that stand apart are on lines of their own, and digits above and
 * below the line are characters of their own: "106" is not a million.
 */
#include "csl/writer.h"

static void
text_begin(struct csl_text *out, enum csl_format format)
{
	if (format == CSL_FORMAT_BLOCK)
		csl_text_puts(out, "\n");
	else if (format == CSL_FORMAT_INDENT)
		csl_text_puts(out, "\n    ");
	/* Styles put a part in line that has nothing in the margin beside it. */
	else if (format == CSL_FORMAT_RIGHT_INLINE && out->len && out->data[out->len - 1] != ' ')
		csl_text_puts(out, "\n");
}

static void
text_end(struct csl_text *out, enum csl_format format)
{
	if (format == CSL_FORMAT_LEFT_MARGIN)
		csl_text_puts(out, " ");
}

const struct csl_writer csl_text = {
	.name = "text",
	.text = csl_text_add,
	.begin = text_begin,
	.end = text_end,
	.raises = true,
};
