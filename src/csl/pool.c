/* SPDX-License-Identifier: MIT */
#include "csl/pool.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"

/* Of a chunk, in bytes; "make fuzz" sets another (base/pool.c). */
#ifdef POOL_CHUNK
#define CHUNK ((size_t)POOL_CHUNK)
#define SMALL_CHUNK CHUNK
#else
#define CHUNK ((size_t)16384)
#define SMALL_CHUNK ((size_t)1024)
#endif

struct csl_chunk {
	struct csl_chunk *older;
	size_t room;
	_Alignas(max_align_t) char bytes[];
};

bool
csl_try(struct csl_trap *trap, void (*work)(void *), void *job)
{
	if (setjmp(trap->jump))
		return false;
	work(job);
	return true;
}

void
csl_fail(struct csl_trap *trap, enum csl_status status, unsigned line, unsigned column,
	 const char *format, ...)
{
	va_list args;

	trap->error.status = status;
	trap->error.line = line;
	trap->error.column = column;
	va_start(args, format);
	vsnprintf(trap->error.sentence, sizeof(trap->error.sentence), format, args);
	va_end(args);
	longjmp(trap->jump, 1);
}

enum csl_status
csl_trap_report(const struct csl_trap *trap, struct csl_error *error)
{
	if (error)
		*error = trap->error;
	return trap->error.status;
}

static _Noreturn void
fail_memory(const struct csl_pool *pool)
{
	csl_fail(pool->trap, CSL_NO_MEMORY, 0, 0, "%s", _("there is not enough memory"));
}

/* A thousand items are a thousand pools: memory that is not used should not be touched. */
static size_t
usual_chunk(const struct csl_pool *pool)
{
	if (!pool->small || pool->total >= CHUNK)
		return CHUNK;
	return pool->total > SMALL_CHUNK ? pool->total : SMALL_CHUNK;
}

static struct csl_chunk *
add_chunk(struct csl_pool *pool, size_t bytes)
{
	size_t usual = usual_chunk(pool), room = bytes > usual / 2 ? bytes : usual;
	struct csl_chunk *chunk;

	if (room < pool->total / 4 && bytes <= usual / 2)
		room = pool->total / 4;
	if (pool->limit && pool->total + bytes > pool->limit)
		csl_fail(pool->trap, CSL_LIMIT, 0, 0, "%s",
			 _("the result would be larger than anything sensible"));
	chunk = pool->memory.allocate ? pool->memory.allocate(sizeof(*chunk) + room)
				      : malloc(sizeof(*chunk) + room);
	if (!chunk) {
		fail_memory(pool);
		return NULL;
	}
	chunk->room = room;
	chunk->older = pool->chunk;
	pool->chunk = chunk;
	pool->used = 0;
	pool->total += room;
	return chunk;
}

void *
csl_alloc(struct csl_pool *pool, size_t bytes)
{
	struct csl_chunk *chunk = pool->chunk;
	size_t align = sizeof(max_align_t) - 1;
	char *at;

	if (bytes > SIZE_MAX / 4)
		fail_memory(pool);
	bytes = (bytes + align) & ~align;
	if (!chunk || chunk->room - pool->used < bytes)
		chunk = add_chunk(pool, bytes);
	at = chunk->bytes + pool->used;
	pool->used += bytes;
	return at;
}

struct first_job {
	struct csl_pool *pool;
	size_t bytes;
	void *first;
};

static void
first_work(void *data)
{
	struct first_job *job = data;

	job->first = csl_alloc(job->pool, job->bytes);
}

void *
csl_pool_first(struct csl_pool *pool, size_t bytes, struct csl_error *error)
{
	struct first_job job = { pool, bytes, NULL };

	if (!csl_try(pool->trap, first_work, &job))
		csl_trap_report(pool->trap, error);
	return job.first;
}

void *
csl_zalloc(struct csl_pool *pool, size_t count, size_t bytes)
{
	void *at;

	if (bytes && count > SIZE_MAX / 4 / bytes)
		fail_memory(pool);
	at = csl_alloc(pool, count * bytes);
	memset(at, 0, count * bytes);
	return at;
}

/* Strings need no alignment, so they lie close together. */
char *
csl_dup(struct csl_pool *pool, const char *s, size_t len)
{
	char *copy = csl_alloc(pool, len + 1);

	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

static void
release(const struct csl_pool *pool, struct csl_chunk *chunk)
{
	if (pool->memory.release)
		pool->memory.release(chunk);
	else
		free(chunk);
}

void
csl_pool_release(struct csl_pool *pool)
{
	while (pool->chunk) {
		struct csl_chunk *older = pool->chunk->older;

		release(pool, pool->chunk);
		pool->chunk = older;
	}
	pool->used = pool->total = 0;
}

void
csl_pool_clear(struct csl_pool *pool)
{
	struct csl_chunk *keep = pool->chunk;

	if (!keep)
		return;
	pool->chunk = keep->older;
	csl_pool_release(pool);
	keep->older = NULL;
	pool->chunk = keep;
	pool->total = keep->room;
}

void *
csl_grow(struct csl_pool *pool, void *old, size_t *room, size_t need, size_t size)
{
	size_t more = *room + *room / 2 + 8;
	void *new;

	if (need <= *room)
		return old;
	if (more < need)
		more = need;
	if (more > SIZE_MAX / 4 / size)
		fail_memory(pool);
	new = csl_alloc(pool, more * size);
	if (*room)
		memcpy(new, old, *room * size);
	*room = more;
	return new;
}

/* The text at the end of its chunk grows where it is. */
static bool
extend(struct csl_text *text, size_t need)
{
	struct csl_pool *pool = text->pool;
	size_t align = sizeof(max_align_t) - 1;
	size_t more = ((need + text->room / 2 + align) & ~align) - text->room;

	if (!text->data || text->data + text->room != pool->chunk->bytes + pool->used ||
	    pool->chunk->room - pool->used < more)
		return false;
	pool->used += more;
	text->room += more;
	return true;
}

static void
reserve(struct csl_text *text, size_t more)
{
	size_t need = text->len + more + 1;

	if (need < more)
		fail_memory(text->pool);
	if (need <= text->room || extend(text, need))
		return;
	if (text->room)
		text->data = csl_grow(text->pool, text->data, &text->room, need, 1);
	else {
		text->room = (need + 47) & ~(size_t)15;
		text->data = csl_alloc(text->pool, text->room);
	}
}

void
csl_text_add(struct csl_text *text, const char *bytes, size_t len)
{
	if (!len)
		return;
	reserve(text, len);
	memcpy(text->data + text->len, bytes, len);
	text->len += len;
	text->data[text->len] = '\0';
}

void
csl_text_puts(struct csl_text *text, const char *s)
{
	csl_text_add(text, s, strlen(s));
}

void
csl_text_putc(struct csl_text *text, char c)
{
	csl_text_add(text, &c, 1);
}

const char *
csl_text_str(const struct csl_text *text)
{
	return text->data ? text->data : "";
}
