/* SPDX-License-Identifier: MIT */
#include "format/slug.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "text/transliterate.h"
#include "text/utf8.h"

static bool
is_ordinary(char c)
{
	return ascii_is_lower(c) || ascii_is_digit(c);
}

static void
add_ascii(struct buf *out, size_t from, const char *ascii)
{
	for (; *ascii; ascii++) {
		char c = ascii_lower(*ascii);
		bool mark = c == '.' || c == '_' || c == '-';

		if (is_ordinary(c) ||
		    (mark && out->len > from && is_ordinary(out->data[out->len - 1])))
			buf_putc(out, c);
		else if (!mark && c != '\'' && c != '"' && out->len > from &&
			 is_ordinary(out->data[out->len - 1]))
			buf_putc(out, '-');
	}
}

void
slug_add(struct buf *out, const char *s, size_t len, size_t most)
{
	size_t from = out->len, cut;
	uint32_t code;

	for (size_t i = 0, n; out->len - from <= most && (n = utf8_decode(s + i, len - i, &code));
	     i += n) {
		char room[8];
		const char *ascii;

		/* Apostrophes join what they stand between. */
		if (code == 0x2019 || code == 0x2bc || code == '`')
			continue;
		ascii = transliterate(code, room);
		add_ascii(out, from, ascii ? ascii : code < 0x300 ? " " : "");
	}
	if (out->len - from > most) {
		for (cut = from + most; cut > from && is_ordinary(out->data[cut]); cut--)
			;
		buf_truncate(out, cut > from + most / 2 ? cut : from + most);
	}
	while (out->len > from && !is_ordinary(out->data[out->len - 1]))
		buf_truncate(out, out->len - 1);
}

/* Take it if it is free: its index is new then. */
static bool
take(struct slugs *s, struct str id, uint32_t *index)
{
	*index = table_add(&s->taken, id.s, id.len, (uint32_t)s->count);
	if (*index != s->count)
		return false;
	s->next = mem_grow(s->next, &s->room, s->count + 1, sizeof *s->next);
	s->next[s->count++] = 2;
	return true;
}

struct str
slugs_take(struct slugs *s, const char *id, const char *preset)
{
	const char *base = *id ? id : preset;
	struct str kept = pool_str(&s->pool, base, strlen(base));
	struct buf numbered = BUF_INIT;
	uint32_t index, other;

	if (take(s, kept, &index))
		return kept;
	do {
		buf_clear(&numbered);
		buf_printf(&numbered, "%s-%u", base, s->next[index]++);
		kept = pool_str(&s->pool, numbered.data, numbered.len);
	} while (!take(s, kept, &other));
	buf_release(&numbered);
	return kept;
}

void
slugs_release(struct slugs *s)
{
	pool_release(&s->pool);
	table_release(&s->taken);
	free(s->next);
	*s = (struct slugs){ .next = NULL };
}
