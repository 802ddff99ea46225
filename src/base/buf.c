/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

char buf_empty[1];

void
buf_reserve(struct buf *b, size_t more)
{
	/* What does not fit into a size_t does not fit into memory either: mem_grow says so. */
	size_t need = more < SIZE_MAX - b->len ? b->len + more + 1 : SIZE_MAX;

	if (need <= b->room)
		return;
	b->data = mem_grow(b->room ? b->data : NULL, &b->room, need, 1);
	b->data[b->len] = '\0';
}

void
buf_add(struct buf *b, const void *bytes, size_t len)
{
	if (!len)
		return;
	buf_reserve(b, len);
	memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_putc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_vprintf(struct buf *b, const char *format, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	assert(len >= 0);
	buf_reserve(b, (size_t)len);
	vsnprintf(b->data + b->len, (size_t)len + 1, format, again);
	b->len += (size_t)len;
	va_end(again);
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

void
buf_insert(struct buf *b, size_t at, const void *bytes, size_t len)
{
	assert(at <= b->len);
	if (!len)
		return;
	buf_reserve(b, len);
	memmove(b->data + at + len, b->data + at, b->len - at + 1);
	memcpy(b->data + at, bytes, len);
	b->len += len;
}

void
buf_remove(struct buf *b, size_t at, size_t len)
{
	assert(at <= b->len && len <= b->len - at);
	if (!len)
		return;
	memmove(b->data + at, b->data + at + len, b->len - at - len + 1);
	b->len -= len;
}

void
buf_truncate(struct buf *b, size_t len)
{
	assert(len <= b->len);
	b->len = len;
	if (b->room)
		b->data[len] = '\0';
}

void
buf_clear(struct buf *b)
{
	buf_truncate(b, 0);
}

void
buf_release(struct buf *b)
{
	if (b->room)
		free(b->data);
	*b = (struct buf)BUF_INIT;
}

char *
buf_detach(struct buf *b)
{
	char *s = b->room ? b->data : xstrdup("");

	*b = (struct buf)BUF_INIT;
	return s;
}
