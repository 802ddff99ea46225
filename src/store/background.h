/* SPDX-License-Identifier: MIT */
/*
 * Loading beside somebody who goes on reading: a thread brings the catalogue in whole generations
 * (DESIGN section 2), each of which is the receiver's once it is taken.
 */
#ifndef PACECAT_STORE_BACKGROUND_H
#define PACECAT_STORE_BACKGROUND_H

#include "store/load.h"

/*
 * Begin to load.  `more`: first bring a larger beginning than load_head's smaller one, when that
 * left out people.  What is small, or when there are no threads to be had, is loaded before this
 * returns.  `wake` (may be NULL) is called, from any thread, after each generation.
 */
struct load *load_start(const struct paths *, bool more, void (*wake)(void));

/* Take the next generation that has arrived; it is the last one unless `partial`. */
bool load_take(struct load *, struct loaded *);

/* How far it is. */
struct load_state {
	unsigned percent;               /* 0 to 99 */
	size_t records;
	size_t bytes, total;            /* read of how many; total 0: not known yet */
	long ms, left_ms;               /* since it began; to its end, about; -1: not known yet */
};

void load_state(const struct load *, struct load_state *);

/* Give it up: it ends soon, and then load_take has something that is cancelled, or all the same. */
void load_cancel(struct load *);
bool load_cancelled(const struct load *);

/* Give it up, wait until the thread has noticed, free it.  NULL is fine. */
void load_free(struct load *);

#endif
