/* SPDX-License-Identifier: MIT */
/* The addresses that were kept for later, in the picker: to open, and to take out. */
#ifndef PACECAT_TUI_PICK_LINK_H
#define PACECAT_TUI_PICK_LINK_H

#include "tui/app.h"

/* Says so when there are none. */
void pick_link(struct app *);

#endif
