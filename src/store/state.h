/* SPDX-License-Identifier: MIT */
/*
 * The last place and the marks, remembered for each catalogue, in
 * $XDG_STATE_HOME/pacecat/state.yaml.
 *
 * All of it is optional: a file that is missing, damaged or of a later version is as if nothing had
 * been remembered.  Sessions side by side each replace only the entry of their own catalogue, and
 * of its marks only those that they changed.
 */
#ifndef PACECAT_STORE_STATE_H
#define PACECAT_STORE_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/catalogue.h"
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
	char *version;                  /* of the catalogue when last looked at */
	struct state_order *order;
	size_t orders, order_room;
	struct marks marks;             /* of no catalogue */
};

/* What a catalogue is remembered by: its programme's id, else the real path of its first file. */
char *state_key(const struct catalogue *, const struct paths *);

/* The state of that catalogue; false, and all zero, when there is none. */
bool state_read(const char *key, struct state *);

/*
 * Remember.  False when that cannot be: then a translated sentence is appended to `notice` (may be
 * NULL).  Text that could not be read back (control characters in a path) is left out.  When
 * another process writes for long nothing is remembered, and nothing said.
 */
bool state_write(const char *key, const struct state *, struct buf *notice);

/* Set one of the orders; a copy is kept.  NULL when none is remembered for the list. */
void state_set_order(struct state *, const char *list, const char *order);
const char *state_order(const struct state *, const char *list);

void state_release(struct state *);

#endif
