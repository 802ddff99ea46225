/* SPDX-License-Identifier: MIT */
/*
 * What fuzz targets of citations share: their input is parts with lines of "%%" between them, one
 * of which has items.  An item is a paragraph of lines "type: report", "title: ...",
 * "author: Family|Given|particle", "issued: 2010-07".
 */
#ifndef PACECAT_TESTS_FUZZ_CITING_H
#define PACECAT_TESTS_FUZZ_CITING_H

#include "csl/csl.h"

#define ITEMS_MAX 8

struct part {
	const char *s;
	size_t len;
};

/* Take what stands before the next line of "%%"; behind the last there is nothing. */
struct part next_part(struct part *rest);

/* Memory that ends after so many requests. */
extern const struct csl_memory citing_memory;
void citing_limit(size_t requests);

/* Make the items; returns how many there are, which are the caller's. */
size_t citing_items(struct part, struct csl_item *item[ITEMS_MAX]);

/*
 * Cite all of them in several ways, and list them: in every form that is written, but under
 * libFuzzer in one, for the forms part when all else is done; `choice` is any number.
 */
void citing_render(const struct csl_style *, struct csl_locale *, struct csl_item **, size_t count,
		   size_t choice);

#endif
