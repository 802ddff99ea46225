/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a compiled catalogue.  What hashes protect they would never let through, so the
 * header's is put right, as somebody could who means harm, and the bytes are also taken as a block
 * without a header.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "store/compiled.h"
#include "tests/walk.h"

/* Where the header of store/compiled.c has these, each of 8 bytes; its hash is the last of it. */
#define BLOCK_AT (76 + 4 * KINDS)
#define HASH_AT (BLOCK_AT + 24)
#define HEADER (HASH_AT + 8)

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
as_signed_file(const uint8_t *data, size_t size)
{
	uint64_t block_at, hash = 0;
	uint8_t *copy;

	if (size < HEADER)
		return;
	memcpy(&block_at, data + BLOCK_AT, sizeof block_at);
	if (block_at < HEADER || block_at > size)
		return;
	copy = malloc(size);
	assert(copy);
	memcpy(copy, data, size);
	memcpy(copy + HASH_AT, &hash, sizeof hash);
	hash = hash64(copy + HEADER, (size_t)block_at - HEADER, hash64(copy, HEADER, 0));
	memcpy(copy + HASH_AT, &hash, sizeof hash);
	if (memcmp(copy, data, size) != 0)
		as_file(copy, size);
	free(copy);
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
	as_signed_file(data, size);
	as_block(data, size);
	return 0;
}
