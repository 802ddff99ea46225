/* SPDX-License-Identifier: MIT */
/*
 * What is remembered of each catalogue, in $XDG_STATE_HOME/pacecat/state.yaml: the last place,
 * marks, notes, saved searches, and which edition was looked at.
 *
 * All of it is optional: a file that is missing or damaged is as if nothing had been remembered.
 * But the reader's own words are in it.  A file that cannot be understood gets another name before
 * one is written in its place, one of a later version is left alone, and what this version does not
 * know stays in the file.  Sessions side by side each replace only the entry of their own
 * catalogue, and of its marks, notes and searches only those that they changed; where the file is
 * gone, all that they know.
 */
#ifndef PACECAT_STORE_STATE_H
#define PACECAT_STORE_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/catalogue.h"
#include "model/edition.h"
#include "model/kept.h"
#include "model/marks.h"
#include "sys/path.h"

struct state_order {
	char *list;                     /* which list: the view's name */
	char *order;                    /* by what: the view's word for it */
};

/* Zero is nothing remembered.  All strings are owned, may be NULL. */
struct state {
	char *view;
	char *record;                   /* id of the selected record */
	unsigned long scroll;           /* lines */
	struct state_order *order;
	size_t orders, order_room;
	bool no_place;                  /* writing it leaves all of these as they are remembered */
	struct marks marks;             /* of no catalogue */
	struct kept notes;              /* by model/recordkey.h */
	struct kept searches;           /* as model/known.h has them */
	struct kept links;              /* likewise */
	struct edition edition;         /* that is looked at: store/seen.h */
	struct edition before;          /* that was looked at before */
	size_t fresh;                   /* studies that are new since then */
	bool turned;                    /* writing it replaces these three */
};

/*
 * What a catalogue is remembered by: its programme's id, else the real path of its first file, as
 * "bytes:" and with "%XX" in it where it is not UTF-8 or has control characters.
 */
char *state_key(const struct catalogue *, const struct paths *);

/* The state of that catalogue; false, and all zero, when there is none. */
bool state_read(const char *key, struct state *);

enum state_result {
	STATE_WRITTEN,                  /* or there was nothing to be written */
	STATE_BUSY,                     /* another process writes for long: try again */
	STATE_REFUSED
};

/*
 * Remember.  Marks, notes, searches and links in the state are then what they are in the file,
 * with what other sessions have made of them.  Appends a translated sentence to `notice` (may be
 * NULL) when it was refused, or when a damaged file was put aside.  What could not be read back (a
 * key that is not conf_fit) is left out.
 */
enum state_result state_write(const char *key, struct state *, struct buf *notice);

/* Set one of the orders; a copy is kept.  NULL when none is remembered for the list. */
void state_set_order(struct state *, const char *list, const char *order);
const char *state_order(const struct state *, const char *list);

void state_release(struct state *);

/* The path of a file in the folder of the state, or NULL when there is no such folder. */
char *state_path(const char *name);

#endif
