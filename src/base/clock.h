/* SPDX-License-Identifier: MIT */
/* A clock that only goes forward. */
#ifndef PACECAT_BASE_CLOCK_H
#define PACECAT_BASE_CLOCK_H

#include <stdint.h>

/*
 * Milliseconds since some moment, the same for the whole run.  Often it is when the machine was
 * started: 32 bits would not hold a month.
 */
int64_t clock_ms(void);

#endif
