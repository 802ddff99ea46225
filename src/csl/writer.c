/* SPDX-License-Identifier: MIT */
#include "csl/writer.h"

#include <string.h>

#include "text/rich.h"

static const struct csl_writer *const writers[] = {
	&csl_text, &csl_html, &csl_rtf, &csl_markdown, &csl_terminal,
};

const struct csl_writer *
csl_writer_find(const char *name)
{
	for (size_t i = 0; i < sizeof(writers) / sizeof(*writers); i++)
		if (!strcmp(writers[i]->name, name))
			return writers[i];
	return NULL;
}

const struct csl_writer *
csl_writer_at(size_t n)
{
	return n < sizeof(writers) / sizeof(*writers) ? writers[n] : NULL;
}

void
csl_raise(struct csl_text *out, enum csl_format format, size_t from)
{
	bool above = format == CSL_FORMAT_SUPERSCRIPT;
	struct buf raised = BUF_INIT;

	if (!above && format != CSL_FORMAT_SUBSCRIPT)
		return;
	if (rich_raise(&raised, csl_text_str(out) + from, out->len - from, above)) {
		out->len = from;
		csl_text_add(out, raised.data, raised.len);
	}
	buf_release(&raised);
}
