/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/exit.h"

/* Set once by the screen: there is no other way to reach it from below. */
static _Atomic(void (*)(void)) failure_hook;

_Noreturn void
mem_gone(void)
{
	static const char sentence[] = "pacecat: out of memory\n";
	/* Of several threads that find none, one puts the terminal back. */
	void (*hook)(void) = atomic_exchange(&failure_hook, NULL);

	if (hook)
		hook();
	/* Nothing can be done when this write fails; the status still tells. */
	if (write(STDERR_FILENO, sentence, sizeof sentence - 1) < 0)
		_exit(EXIT_MEMORY);
	_exit(EXIT_MEMORY);
}

void *
xmalloc(size_t bytes)
{
	void *p = malloc(bytes ? bytes : 1);

	if (!p)
		mem_gone();
	return p;
}

void *
xcalloc(size_t count, size_t bytes)
{
	void *p = calloc(count ? count : 1, bytes ? bytes : 1);

	if (!p)
		mem_gone();
	return p;
}

void *
xrealloc(void *old, size_t bytes)
{
	void *p = realloc(old, bytes ? bytes : 1);

	if (!p)
		mem_gone();
	return p;
}

char *
xstrndup(const char *s, size_t bytes)
{
	char *p = xmalloc(bytes + 1);

	if (bytes)
		memcpy(p, s, bytes);
	p[bytes] = '\0';
	return p;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

void *
mem_grow(void *old, size_t *room, size_t need, size_t size)
{
	size_t want = *room + *room / 2 + 16;

	if (need <= *room)
		return old;
	if (want < need)
		want = need;
	if (want > SIZE_MAX / size)
		mem_gone();
	*room = want;
	return xrealloc(old, want * size);
}

#ifdef MADV_HUGEPAGE
#define LARGE_PAGE ((size_t)2 << 20)
#endif

void
mem_large(void *p, size_t bytes)
{
#ifdef MADV_HUGEPAGE
	size_t before = (LARGE_PAGE - (uintptr_t)p % LARGE_PAGE) % LARGE_PAGE;

	if (bytes >= before + LARGE_PAGE)
		/* Whether it is done or not: it is a hint. */
		(void)madvise((char *)p + before, (bytes - before) / LARGE_PAGE * LARGE_PAGE,
			      MADV_HUGEPAGE);
#else
	(void)p, (void)bytes;
#endif
}

void *
mem_find(const void *s, size_t size, const void *part, size_t len)
{
	const char *at = s, *end = at + size, *first = part;

	if (!len)
		return (void *)(uintptr_t)s;
	while ((size_t)(end - at) >= len &&
	       (at = memchr(at, *first, (size_t)(end - at) - len + 1))) {
		if (!memcmp(at, part, len))
			return (void *)(uintptr_t)at;
		at++;
	}
	return NULL;
}

void
mem_on_failure(void (*hook)(void))
{
	atomic_store(&failure_hook, hook);
}
