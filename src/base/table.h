/* SPDX-License-Identifier: MIT */
/*
 * Strings to numbers: an open-addressing hash table whose keys are borrowed bytes.
 * Zero-initialised is empty.  The keys must outlive the table.  No bytes are a key too, and may
 * be NULL.
 */
#ifndef PACECAT_BASE_TABLE_H
#define PACECAT_BASE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#define TABLE_NONE UINT32_MAX

struct table_slot;

struct table {
	struct table_slot *slot;
	size_t count, room;
};

/* Make room for so many keys at once. */
void table_expect(struct table *, size_t count);

/* The number of the key, or TABLE_NONE. */
uint32_t table_find(const struct table *, const char *key, size_t len);

/* Set the key's number (not TABLE_NONE) if it has none yet; returns the number it then has. */
uint32_t table_add(struct table *, const char *key, size_t len, uint32_t number);

void table_release(struct table *);

#endif
