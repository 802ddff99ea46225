/* SPDX-License-Identifier: MIT */
/*
 * Texts that a reader keeps under keys: notes by record, searches by name.  Of each it is known
 * what it was when it was remembered last, so that sessions side by side lose nothing: each writes
 * what it changed, and where two changed the same text neither is given up.
 */
#ifndef PACECAT_MODEL_KEPT_H
#define PACECAT_MODEL_KEPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/table.h"

struct kept_text {
	char *key;
	char *now;                      /* NULL: there is none */
	char *before;                   /* as it was remembered; NULL: there was none */
};

/* Zero is none. */
struct kept {
	struct kept_text *text;         /* in the order in which they came */
	size_t count, room;
	struct table place;
};

void kept_release(struct kept *);
void kept_copy(struct kept *to, const struct kept *from);       /* `to` was nothing */

/* The text of a key, or NULL. */
const char *kept_get(const struct kept *, const char *key);

/* Are there the same texts under the same keys now? */
bool kept_same(const struct kept *, const struct kept *);

/* Change it; NULL or "" takes it away. */
void kept_set(struct kept *, const char *key, const char *text);

/* A text that is remembered. */
void kept_recall(struct kept *, const char *key, const char *text);

/* How many there are; is there any that was changed and not remembered? */
size_t kept_count(const struct kept *);
bool kept_changed(const struct kept *);

/* All is as remembered now. */
void kept_settle(struct kept *);

/* What was remembered is lost: all that there is now is a change. */
void kept_forget(struct kept *);

/* Take over what is remembered by now; what was changed here since stays as it is. */
void kept_merge(struct kept *, const struct kept *remembered);

/*
 * Make the changes of `from` to what is remembered.  What was changed on both sides: a text wins
 * over none, and of two texts `clash` makes what shall be, with kept_set.
 */
void kept_change(struct kept *, const struct kept *from,
		 void (*clash)(struct kept *, const char *key, const char *ours));

#endif
