/* SPDX-License-Identifier: MIT */
/*
 * Memory that is there or ends the program.
 *
 * Nobody above this header checks for NULL: when memory is gone the hook runs once (the screen puts
 * the terminal back there), one sentence goes to standard error and the program exits with 71
 * (sysexits' EX_OSERR, the design's "no memory").
 */
#ifndef PACECAT_BASE_MEM_H
#define PACECAT_BASE_MEM_H

#include <stddef.h>

void *xmalloc(size_t bytes);
void *xcalloc(size_t count, size_t bytes);
void *xrealloc(void *old, size_t bytes);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t bytes);        /* always terminated */

/*
 * Make room for `need` elements of `size` bytes in the array `old`, which has room for *room.
 * Returns the array, perhaps moved, and sets *room.  Grows by half, so adding one by one is linear.
 */
void *mem_grow(void *old, size_t *room, size_t need, size_t size);

/*
 * Tell the system that all of this memory will be written to, so that it may give it in larger
 * pieces than usual, where it has them.  Nothing else changes.
 */
void mem_large(void *p, size_t bytes);

/*
 * memmem, which POSIX does not have: where the first `len` bytes that are `part` begin in `s`, or
 * NULL.  config.h puts it in its place where the system has none.
 */
void *mem_find(const void *s, size_t size, const void *part, size_t len);

/* The same end, for what a library did not get. */
_Noreturn void mem_gone(void);

/* `hook` runs before the program ends for want of memory; NULL takes it back. */
void mem_on_failure(void (*hook)(void));

#endif
