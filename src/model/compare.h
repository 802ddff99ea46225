/* SPDX-License-Identifier: MIT */
/*
 * What differs between two catalogues: records that one of them alone has, and the keys in which
 * the others differ.
 *
 * Records of a kind belong together by id, then by a former id (they were renamed), then, where
 * one of them has no id, by what they are called.  Values are trees: lists keep their order, a
 * mapping has none, one element is a list of one, null is nothing.  References to records that
 * belong together are the same, by whichever of their ids.
 */
#ifndef PACECAT_MODEL_COMPARE_H
#define PACECAT_MODEL_COMPARE_H

#include <stddef.h>
#include <stdint.h>

#include "model/catalogue.h"

enum change_type { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED };

/* A record.  That of KIND_FILE stands for all files: the first one that has a key counts. */
struct change {
	enum change_type type;
	enum kind kind;
	uint32_t before, after;         /* in the old and new catalogue; one may be RECORD_NONE */
	size_t key, keys;               /* in `key` of the comparison; none unless CHANGE_CHANGED */
	char *name;                     /* what it is called if it has no id, else NULL */
};

/* A key of such a record; one of the values may be absent. */
struct change_key {
	enum key key;                   /* KEYS: nobody knows it */
	const char *name;               /* as written */
	struct value before, after;
};

struct comparison {
	const struct catalogue *before, *after;         /* borrowed */
	struct change *change;          /* by kind, then id, then what has none by name */
	size_t changes, change_room;
	struct change_key *key;         /* of a record: as key.def has them, then unknown ones */
	size_t keys, key_room;
	uint32_t *pair;                 /* a record of the old catalogue: its one in the new */
	uint32_t *back;                 /* and the other way round */
};

void compare_catalogues(struct comparison *, const struct catalogue *before,
			const struct catalogue *after);
void comparison_release(struct comparison *);

/* The record in the newer of the two catalogues that has it, and which that is. */
uint32_t change_record(const struct comparison *, const struct change *,
		       const struct catalogue **);

#endif
