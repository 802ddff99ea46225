/* SPDX-License-Identifier: MIT */
/* Text without any markup. */
#include "csl/writer.h"

const struct csl_writer csl_text = {
	.name = "text",
	.text = csl_text_add,
	.begin = csl_writer_silent,
	.end = csl_writer_silent,
};
