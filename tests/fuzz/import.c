/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a file of another program; the first one chooses the format.  Whatever comes out is
 * a catalogue without errors, and what is said has its place in the file.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format/import.h"
#include "format/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_places(const struct diags *diags, const char *s, size_t len)
{
	size_t lines = 1;

	for (size_t i = 0; i < len; i++)
		lines += s[i] == '\n' || s[i] == '\r';
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *d = &diags->diag[i];

		assert(!strcmp(d->place.file, "file") && *d->text);
		assert(d->place.line >= 1 && d->place.line <= lines);
		assert(d->place.column >= 1 && d->place.column <= len + 1);
	}
}

static void
check_catalogue(const struct buf *yaml)
{
	struct diags diags = { .diag = NULL };
	struct catalogue *c = catalogue_read_one("made", yaml->data, yaml->len, &diags);

	if (diags.errors) {
		for (size_t i = 0; i < diags.count; i++)
			fprintf(stderr, "%u: %s\n", diags.diag[i].place.line, diags.diag[i].text);
		fwrite(yaml->data, 1, yaml->len < 10000 ? yaml->len : 10000, stderr);
	}
	assert(c && !diags.errors);
	catalogue_free(c);
	diags_release(&diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diags diags = { .diag = NULL };
	struct buf yaml = BUF_INIT;
	struct origin *origin = NULL;
	const struct format *rows;
	size_t count, origins = 0, n;
	const char *s = (const char *)data + 1;

	if (!size)
		return 0;
	rows = format_rows(&count);
	/* "a" is the first format that is read, and so on. */
	n = (size_t)(data[0] - 'a') % count;
	while (!rows[n].importer)
		n = (n + 1) % count;
	import_recognise(NULL, s, size - 1);
	if (import_as_catalogue(&rows[n], "file", s, size - 1, data[0] & 32, NULL, &yaml,
				&origin, &origins, &diags))
		check_catalogue(&yaml);
	else
		assert(diags.errors);
	check_places(&diags, s, size - 1);
	for (size_t i = 1; i < origins; i++)
		assert(origin[i - 1].at <= origin[i].at && origin[i].at <= yaml.len);
	free(origin);
	buf_release(&yaml);
	diags_release(&diags);
	return 0;
}
