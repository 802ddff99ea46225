/* SPDX-License-Identifier: MIT */
/* Narrowing a list: a facet is chosen, then one of its values or several (model/facet.h). */
#ifndef PACECAT_TUI_PICK_FACET_H
#define PACECAT_TUI_PICK_FACET_H

#include "tui/browser.h"
#include "tui/picker.h"

void pick_facet(struct picker *, struct browser *);

#endif
