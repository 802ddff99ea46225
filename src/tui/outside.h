/* SPDX-License-Identifier: MIT */
/* The actions that end in something outside, a row each. */
#ifndef PACECAT_TUI_OUTSIDE_H
#define PACECAT_TUI_OUTSIDE_H

#include "tui/app.h"

/* False: it is none of them. */
bool outside_begin(struct app *, enum action);

#endif
