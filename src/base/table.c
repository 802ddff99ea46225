/* SPDX-License-Identifier: MIT */
#include "base/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

struct table_slot {
	const char *key;                /* NULL: free */
	size_t len;
	uint32_t hash, number;
};

/* The slot of the key, or the free one where it belongs. */
static struct table_slot *
probe(const struct table *t, const char *key, size_t len, uint32_t hash)
{
	for (size_t i = hash;; i++) {
		struct table_slot *s = &t->slot[i & (t->room - 1)];

		if (!s->key)
			return s;
		if (s->hash == hash && s->len == len && (!len || !memcmp(s->key, key, len)))
			return s;
	}
}

static void
grow(struct table *t, size_t room)
{
	struct table old = *t;

	t->room = room;
	t->slot = xcalloc(t->room, sizeof *t->slot);
	for (size_t i = 0; i < old.room; i++)
		if (old.slot[i].key)
			*probe(t, old.slot[i].key, old.slot[i].len, old.slot[i].hash) = old.slot[i];
	free(old.slot);
}

void
table_expect(struct table *t, size_t count)
{
	size_t room = t->room ? t->room : 16;

	while (count > room / 4 * 3)
		room *= 2;
	if (room > t->room)
		grow(t, room);
}

uint32_t
table_find(const struct table *t, const char *key, size_t len)
{
	const struct table_slot *s;

	if (!t->room)
		return TABLE_NONE;
	s = probe(t, key, len, hash_key(key, len));
	return s->key ? s->number : TABLE_NONE;
}

uint32_t
table_add(struct table *t, const char *key, size_t len, uint32_t number)
{
	uint32_t hash = hash_key(key, len);
	struct table_slot *s;

	if (t->count * 4 >= t->room * 3)
		grow(t, t->room ? t->room * 2 : 16);
	s = probe(t, key, len, hash);
	if (!s->key) {
		*s = (struct table_slot){
			.key = len ? key : "", .len = len, .hash = hash, .number = number,
		};
		t->count++;
	}
	return s->number;
}

void
table_release(struct table *t)
{
	free(t->slot);
	*t = (struct table){ 0 };
}
