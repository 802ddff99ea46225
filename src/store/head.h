/* SPDX-License-Identifier: MIT */
/*
 * The beginning of a large catalogue, to show while the rest arrives: the programme and the first
 * studies of each file.  What such a catalogue refers to may not be there; nothing is reported.
 */
#ifndef PACECAT_STORE_HEAD_H
#define PACECAT_STORE_HEAD_H

#include "store/load.h"

/*
 * The small beginning costs about a hundredth of a second: of long lists of people and topics that
 * stand before the studies it leaves out the end.  The large one (`all`) leaves nothing out before
 * the first studies; false, and nothing to release, when it would have no more than the small one.
 */
bool load_head(const char *const *paths, size_t count, bool all, struct loaded *);

/* Bytes, of which there is to be at least one. */
struct head_limits {
	size_t before;          /* of a file, up to its first study */
	size_t studies;         /* from there on, of all files */
	size_t search;          /* that are read at once to find it; more than "references:" */
};

/* The same with other limits than those for a reader who waits. */
bool load_head_within(const struct head_limits *, const char *const *paths, size_t count, bool all,
		      struct loaded *);

#endif
