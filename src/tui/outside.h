/* SPDX-License-Identifier: MIT */
/* The actions that end in something outside, and the effects that they end in, a row each. */
#ifndef PACECAT_TUI_OUTSIDE_H
#define PACECAT_TUI_OUTSIDE_H

#include "sys/path.h"
#include "tui/app.h"

/* False: it is none of them. */
bool outside_begin(struct app *, enum action);

/* Likewise, for browse_effects.c; `viewer` is as sys/opener.h has it. */
bool outside_carry_out(struct app *, const struct paths *viewer, const struct effect *);

#endif
