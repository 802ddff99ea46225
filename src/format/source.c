/* SPDX-License-Identifier: MIT */
#include "format/source.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"

#define FAULTS_MAX 10000

static bool
continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* The characters of the bytes from..to; each byte that is not UTF-8 is one. */
static size_t
count(const struct source *s, size_t from, size_t to)
{
	const char *text = s->clean ? s->clean : s->bytes;
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += !continues(text[i]);
	return n;
}

void
source_index(struct source *s)
{
	uint32_t n = 0;

	s->characters = xmalloc((s->len / SOURCE_BLOCK + 1) * sizeof *s->characters);
	for (size_t i = 0; i <= s->len / SOURCE_BLOCK; i++) {
		s->characters[i] = n;
		if ((i + 1) * SOURCE_BLOCK <= s->len)
			n += (uint32_t)count(s, i * SOURCE_BLOCK, (i + 1) * SOURCE_BLOCK);
	}
}

/* The characters before a byte, by the index. */
static size_t
before(const struct source *s, size_t at)
{
	size_t block = at / SOURCE_BLOCK;

	return s->characters[block] + count(s, block * SOURCE_BLOCK, at);
}

/* The place where what stands at a byte was made from. */
static struct place
origin_place(const struct source *s, size_t at)
{
	size_t low = 0, high = s->origins;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (s->origin[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return (struct place){ .file = s->name, .line = s->origin[low].line,
			       .column = s->origin[low].column };
}

struct place
source_place(const struct source *s, size_t at)
{
	size_t line = 0;

	return source_place_near(s, at, &line);
}

struct place
source_place_near(const struct source *s, size_t at, size_t *near)
{
	struct place place = { .file = s->name, .column = 1 };
	size_t low = *near < s->lines && s->line[*near] <= at ? *near : 0, step = 1, high, start;

	assert(at <= s->len);
	if (s->origins)
		return origin_place(s, at);
	/* The last line that begins at or before `at`: in growing steps, then in halves. */
	while (low + step < s->lines && s->line[low + step] <= at) {
		low += step;
		step *= 2;
	}
	high = low + step < s->lines ? low + step : s->lines;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (s->line[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	*near = low;
	place.line = s->lines_before + (unsigned)low + 1;
	start = s->lines ? s->line[low] : 0;
	if (at <= start)
		return place;
	if (s->ascii)
		place.column += (unsigned)(at - start);
	else if (s->characters && at - start > SOURCE_BLOCK)
		place.column += (unsigned)(before(s, at) - before(s, start));
	else
		place.column += (unsigned)count(s, start, at);
	return place;
}

void
source_error(struct source *s, size_t at, const char *format, ...)
{
	struct buf b = BUF_INIT;
	va_list args;

	if (s->errors > FAULTS_MAX)
		return;
	if (s->errors++ == FAULTS_MAX) {
		diag_error(s->diags, source_place(s, at),
			   _("there are more errors from here on, which are not listed"));
		return;
	}
	va_start(args, format);
	buf_vprintf(&b, format, args);
	va_end(args);
	diag_error(s->diags, source_place(s, at), "%s", b.data);
	buf_release(&b);
}

void
source_warning(struct source *s, size_t at, const char *format, ...)
{
	struct buf b = BUF_INIT;
	va_list args;

	if (s->warnings > FAULTS_MAX)
		return;
	if (s->warnings++ == FAULTS_MAX) {
		diag_warning(s->diags, source_place(s, at),
			     _("there are more warnings from here on, which are not listed"));
		return;
	}
	va_start(args, format);
	buf_vprintf(&b, format, args);
	va_end(args);
	diag_warning(s->diags, source_place(s, at), "%s", b.data);
	buf_release(&b);
}

void
source_release(struct source *s)
{
	free(s->owned);
	free(s->clean);
	free(s->line);
	free(s->characters);
	free(s->origin);
	*s = (struct source){ 0 };
}

const char *
quote(struct quote *room, const char *s, size_t len)
{
	size_t bytes = 0, count = 0;

	while (bytes < len && (count < 60 || continues(s[bytes]))) {
		size_t next = bytes + 1;

		while (next < len && next - bytes < 4 && continues(s[next]))
			next++;
		bytes = next;
		count++;
		if (count == 60)
			break;
	}
	memcpy(room->text, s, bytes);
	memcpy(room->text + bytes, bytes < len ? "…" : "", bytes < len ? sizeof "…" : 1);
	return room->text;
}
