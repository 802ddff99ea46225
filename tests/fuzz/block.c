/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a compiled catalogue.  What hashes protect they would never let through, so the
 * bytes are also taken as a block without a header.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/compiled.h"
#include "tests/walk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
as_file(const uint8_t *data, size_t size)
{
	char path[] = "/tmp/pacecat-fuzz-XXXXXX";
	struct diags diags = { .diag = NULL };
	int fd = mkstemp(path);
	ssize_t written = fd < 0 ? -1 : write(fd, data, size);
	struct compiled c;

	assert(written == (ssize_t)size);
	close(fd);
	if (compiled_open(&c, path, true, NULL) == COMPILED_OK) {
		const char **file = calloc(c.sources, sizeof *file);
		struct catalogue *catalogue;

		for (size_t i = 0; i < c.sources; i++)
			file[i] = c.source[i].name;
		catalogue = compiled_catalogue(&c, file, &diags);
		if (catalogue)
			walk_catalogue(catalogue);
		catalogue_free(catalogue);
		compiled_release(&c);
		free(file);
	}
	unlink(path);
	diags_release(&diags);
}

static void
as_block(const uint8_t *data, size_t size)
{
	/* Memory of exactly that size, and aligned. */
	uint8_t *copy = malloc(size ? size : 1);
	struct catalogue *c;

	assert(copy);
	if (size)
		memcpy(copy, data, size);
	c = catalogue_view(copy, size);
	if (c)
		walk_catalogue(c);
	catalogue_free(c);
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	as_file(data, size);
	as_block(data, size);
	return 0;
}
