/* SPDX-License-Identifier: MIT */
/* A clock that only goes forward. */
#ifndef PACECAT_BASE_CLOCK_H
#define PACECAT_BASE_CLOCK_H

/* Milliseconds since some moment, the same for the whole run. */
long clock_ms(void);

#endif
