/* SPDX-License-Identifier: MIT */
/*
 * A growing string of bytes.
 *
 * `data` is never NULL and always terminated by a NUL that `len` does not count; the content may
 * hold NULs of its own.  A buffer starts as BUF_INIT and ends with buf_release or buf_detach.
 */
#ifndef PACECAT_BASE_BUF_H
#define PACECAT_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *data;
	size_t len;                     /* bytes in use, without the NUL */
	size_t room;                    /* bytes there, 0 while `data` is the shared empty string */
};

extern char buf_empty[1];

#define BUF_INIT { .data = buf_empty }

void buf_add(struct buf *, const void *bytes, size_t len);
void buf_puts(struct buf *, const char *s);
void buf_putc(struct buf *, char c);
void buf_printf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *, const char *format, va_list) __attribute__((format(printf, 2, 0)));
void buf_reserve(struct buf *, size_t more);        /* room for `more` bytes beyond `len` */

/* Put `bytes` at byte `at`, or take `len` bytes away from there; both stay inside the buffer. */
void buf_insert(struct buf *, size_t at, const void *bytes, size_t len);
void buf_remove(struct buf *, size_t at, size_t len);

void buf_truncate(struct buf *, size_t len);        /* len <= the buffer's */
void buf_clear(struct buf *);                       /* empty, room kept */
void buf_release(struct buf *);                     /* empty, memory given back; usable again */
char *buf_detach(struct buf *);                     /* the string, now the caller's to free */

#endif
