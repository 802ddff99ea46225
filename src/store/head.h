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

#endif
