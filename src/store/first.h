/* SPDX-License-Identifier: MIT */
/* Is this the first time that somebody browses? */
#ifndef PACECAT_STORE_FIRST_H
#define PACECAT_STORE_FIRST_H

#include <stdbool.h>

/*
 * True once for each user, and never where that cannot be remembered: he was told then what a
 * newcomer is told, and an empty file "welcomed" says so beside the state (store/state.h).
 */
bool first_time(void);

#endif
