/* SPDX-License-Identifier: MIT */
/* Open addressing; at most half full. */
#include "csl/map.h"

#include <stdint.h>

#include "base/hash.h"

struct csl_map_slot {
	struct str key;
	uint32_t hash;
	void *value;
};

static struct csl_map_slot *
look(const struct csl_map *map, struct str key, uint32_t hash)
{
	for (size_t i = hash & (map->room - 1);; i = (i + 1) & (map->room - 1)) {
		struct csl_map_slot *slot = &map->slot[i];

		if (!slot->key.s)
			return slot;
		if (slot->hash == hash && slot->key.len == key.len &&
		    (!key.len || !memcmp(slot->key.s, key.s, key.len)))
			return slot;
	}
}

static void
enlarge(struct csl_map *map)
{
	struct csl_map old = *map;

	map->room = old.room ? 2 * old.room : 64;
	map->slot = csl_zalloc(map->pool, map->room, sizeof(*map->slot));
	for (size_t i = 0; i < old.room; i++)
		if (old.slot[i].key.s)
			*look(map, old.slot[i].key, old.slot[i].hash) = old.slot[i];
}

void **
csl_map_find(const struct csl_map *map, struct str key)
{
	struct csl_map_slot *slot;

	if (!map->room)
		return NULL;
	slot = look(map, key, hash_key(key.s, key.len));
	return slot->key.s ? &slot->value : NULL;
}

void **
csl_map_add(struct csl_map *map, struct str key)
{
	uint32_t hash = hash_key(key.s, key.len);
	struct csl_map_slot *slot;

	if (2 * map->count >= map->room)
		enlarge(map);
	slot = look(map, key, hash);
	if (!slot->key.s) {
		slot->key = key;
		slot->hash = hash;
		map->count++;
	}
	return &slot->value;
}
