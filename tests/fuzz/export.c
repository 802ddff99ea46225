/* SPDX-License-Identifier: MIT */
/*
 * Whatever loads is written in every format: valid UTF-8, and the same the second time.  What has
 * no errors comes back from YAML as the same catalogue.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "format/export.h"
#include "format/read.h"
#include "tests/same.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
write_format(const struct catalogue *c, const struct format *format, bool ascii, struct buf *b)
{
	uint32_t count = catalogue_count(c, KIND_STUDY);
	uint32_t *study = xcalloc((size_t)count + 1, sizeof *study);
	struct losses losses = { .loss = NULL };
	struct export e = { .format = format,
			    .catalogue = c,
			    .study = study,
			    .count = count,
			    .ascii = ascii,
			    .losses = &losses };
	struct out *o;

	for (uint32_t i = 0; i < count; i++)
		study[i] = catalogue_first(c, KIND_STUDY) + i;
	o = export_new(&e, b);
	while (export_next(o))
		;
	for (size_t i = 0; i < losses.count; i++)
		assert(losses.loss[i].kind < LOSS_KINDS &&
		       losses.loss[i].study < catalogue_records(c));
	export_free(o);
	losses_release(&losses);
	free(study);
}

static void
check_again(const struct catalogue *c, const struct buf *yaml)
{
	struct diags diags = { 0 };
	struct catalogue *again = catalogue_read_one("again", yaml->data, yaml->len, &diags);

	assert(again);
	if (diags.errors)
		printf("%s: %s\n", yaml->data, diags_worst(&diags)->text);
	assert(!diags.errors);
	assert(same_catalogue(c, again));
	catalogue_free(again);
	diags_release(&diags);
}

static void
check_ascii(const struct catalogue *c, const struct format *format, struct buf *b)
{
	buf_clear(b);
	write_format(c, format, true, b);
	for (size_t i = 0; i < b->len; i++)
		assert((unsigned char)b->data[i] < 0x80);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diags diags = { 0 };
	struct catalogue *c = catalogue_read_one("file", (const char *)data, size, &diags);
	size_t count;
	const struct format *format = format_rows(&count);

	for (size_t i = 0; c && i < count; i++) {
		struct buf once = BUF_INIT, twice = BUF_INIT;

		if (!format[i].exporter)
			continue;
		write_format(c, &format[i], false, &once);
		write_format(c, &format[i], false, &twice);
		assert(once.len == twice.len && !memcmp(once.data, twice.data, once.len));
		assert(utf8_fault(once.data, once.len) == once.len);
		if (!strcmp(format[i].name, "yaml") && !diags.errors)
			check_again(c, &once);
		if (!strncmp(format[i].name, "bib", 3))
			check_ascii(c, &format[i], &twice);
		buf_release(&once);
		buf_release(&twice);
	}
	catalogue_free(c);
	diags_release(&diags);
	return 0;
}
