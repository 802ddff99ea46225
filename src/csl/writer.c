/* SPDX-License-Identifier: MIT */
#include "csl/writer.h"

#include <string.h>

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
