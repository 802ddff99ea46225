/* SPDX-License-Identifier: MIT */
/* Looking at the filters of a list, and taking any of them away. */
#ifndef PACECAT_TUI_PICK_FILTER_H
#define PACECAT_TUI_PICK_FILTER_H

#include "tui/browser.h"
#include "tui/picker.h"

void pick_filter(struct picker *, struct browser *);

#endif
