/* SPDX-License-Identifier: MIT */
#include "base/pool.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* "make fuzz" gives each piece a chunk of its own, so that what runs past its end is seen. */
#ifndef POOL_CHUNK
#define POOL_CHUNK ((size_t)64 << 10)
#endif

struct pool_chunk {
	struct pool_chunk *before;
	max_align_t bytes[];
};

void *
pool_new(struct pool *p, size_t bytes)
{
	size_t align = sizeof(max_align_t), need = (bytes + align - 1) / align * align;
	void *at;

	if (!p->chunk || p->room - p->used < need) {
		struct pool_chunk *chunk;

		p->room = need > POOL_CHUNK ? need : POOL_CHUNK;
		chunk = xmalloc(sizeof *chunk + p->room);
		chunk->before = p->chunk;
		p->chunk = chunk;
		p->used = 0;
	}
	at = (char *)p->chunk->bytes + p->used;
	p->used += need;
	return at;
}

struct str
pool_str(struct pool *p, const char *s, size_t len)
{
	char *copy = pool_new(p, len + 1);

	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return (struct str){ .s = copy, .len = len };
}

void
pool_release(struct pool *p)
{
	while (p->chunk) {
		struct pool_chunk *before = p->chunk->before;

		free(p->chunk);
		p->chunk = before;
	}
	*p = (struct pool){ .chunk = NULL };
}
