/* SPDX-License-Identifier: MIT */
/*
 * What goes with a block: whose it is, what its files are called, by what its ids are found, which
 * program can view it.
 */
#include "model/block.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

void
catalogue_free(struct catalogue *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->files; i++)
		free(c->file[i]);
	free(c->file);
	free(c->owned);
	if (c->release)
		c->release(c->context);
	free(c);
}

const void *
catalogue_block(const struct catalogue *c, size_t *bytes)
{
	*bytes = (size_t)c->bytes;
	return c->block;
}

uint32_t
block_hash(unsigned space, const char *id, uint32_t len)
{
	uint32_t h = 2166136261u ^ space;

	for (uint32_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)id[i]) * 16777619u;
	return h ^ h >> 15;
}

unsigned
block_space(enum kind kind)
{
	return kind == KIND_PERSON ? KIND_ORGANISATION : kind;
}

uint64_t
catalogue_layout(void)
{
	const uint32_t sizes[] = {
		BLOCK_VERSION, sizeof(struct block_header), sizeof(struct block_segment),
		sizeof(struct record), sizeof(struct node), sizeof(struct ident),
		sizeof(struct back), KINDS, KEYS,
	};
	uint64_t hash = hash64(sizes, sizeof sizes, 0);

	/* Nodes have the keys' numbers. */
	for (unsigned key = 0; key < KEYS; key++) {
		const char *name = key_row((enum key)key)->name;

		hash = hash64(name, name ? strlen(name) : 0, hash);
	}
	return hash;
}

void
catalogue_lend(struct catalogue *c, void (*release)(void *), void *context)
{
	c->release = release;
	c->context = context;
}

void
catalogue_set_files(struct catalogue *c, const char *const *file, size_t count)
{
	c->file = mem_grow(NULL, &c->files, count, sizeof *c->file);
	c->files = count;
	for (size_t i = 0; i < count; i++)
		c->file[i] = xstrdup(file[i]);
}

size_t
catalogue_files(const struct catalogue *c)
{
	return c->files;
}

const char *
catalogue_file(const struct catalogue *c, size_t i)
{
	return i < c->files ? c->file[i] : "";
}
