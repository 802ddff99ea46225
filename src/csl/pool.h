/* SPDX-License-Identifier: MIT */
/*
 * Memory that is there or ends the call, not the program.
 *
 * A pool gives out memory that is freed all at once.  When there is none, csl_fail jumps to the
 * trap that the public entry point has set; it frees the pools of the call and returns the
 * status.  So nobody between the two checks for NULL, and nobody between them may own anything
 * that is not in a pool.
 *
 *	struct csl_trap trap = { 0 };
 *	struct job job = { .pool = { .trap = &trap }, ... };
 *	if (!csl_try(&trap, work, &job)) {
 *		csl_pool_release(&job.pool);
 *		return csl_trap_report(...);
 *	}
 */
#ifndef PACECAT_CSL_POOL_H
#define PACECAT_CSL_POOL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "csl/csl.h"

struct csl_trap {
	jmp_buf jump;
	struct csl_error error;         /* what csl_fail was told */
};

/* Do the work; false if it ended in csl_fail. */
bool csl_try(struct csl_trap *, void (*work)(void *job), void *job);

/* End the work. */
_Noreturn void csl_fail(struct csl_trap *, enum csl_status, unsigned line, unsigned column,
			const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Copy what the trap was told to the host's error, if it has one; returns the status. */
enum csl_status csl_trap_report(const struct csl_trap *, struct csl_error *);

struct csl_chunk;

struct csl_pool {
	struct csl_trap *trap;          /* set by each public call before it uses the pool */
	struct csl_memory memory;       /* all NULL: the libc's */
	struct csl_chunk *chunk;        /* the newest; older ones behind it */
	size_t used;                    /* bytes of the newest */
	size_t total;                   /* bytes of all chunks */
	size_t limit;                   /* CSL_LIMIT beyond; 0: none */
	bool small;                     /* it mostly stays so: begin with little */
};

/* Uninitialised, aligned for anything, never NULL; size 0 is fine. */
void *csl_alloc(struct csl_pool *, size_t bytes);
void *csl_zalloc(struct csl_pool *, size_t count, size_t bytes);        /* zeroed */
char *csl_dup(struct csl_pool *, const char *s, size_t len);            /* terminated */

/*
 * The first thing in an empty pool, for one that will own the pool: NULL, and the error told, when
 * there is no memory.
 */
void *csl_pool_first(struct csl_pool *, size_t bytes, struct csl_error *);

/* Give everything back; the pool is empty and usable. */
void csl_pool_release(struct csl_pool *);
/* Empty, but the newest chunk is kept for what comes next. */
void csl_pool_clear(struct csl_pool *);

/*
 * Room for `need` elements of `size` bytes in an array from the pool with room for *room; returns
 * where it is now.  Grows by half or more.  What it grew out of stays in the pool.
 */
void *csl_grow(struct csl_pool *, void *old, size_t *room, size_t need, size_t size);

/* A growing string in a pool: { .pool = pool } is empty.  `data` is NULL or terminated. */
struct csl_text {
	struct csl_pool *pool;
	char *data;
	size_t len, room;
};

void csl_text_add(struct csl_text *, const char *bytes, size_t len);
void csl_text_puts(struct csl_text *, const char *s);
void csl_text_putc(struct csl_text *, char c);
const char *csl_text_str(const struct csl_text *);                      /* never NULL */

#endif
