/* SPDX-License-Identifier: MIT */
/* Opening, with another program, what a record offers: its files and addresses. */
#ifndef PACECAT_TUI_PICK_OPEN_H
#define PACECAT_TUI_PICK_OPEN_H

#include "tui/app.h"

/*
 * Of the record that is looked at: the only one at once, of several one that is picked.  Opening is
 * an effect; keeping an address for later (model/known.h, links) is not.
 */
void open_outside(struct app *);
void open_later(struct app *);

/* Keep an address, under the title of the record looked at if that offers it. */
void link_keep(struct app *, const char *address);

#endif
