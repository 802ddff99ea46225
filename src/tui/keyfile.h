/* SPDX-License-Identifier: MIT */
/* The user's key file (store/keys.h), applied to a keymap. */
#ifndef PACECAT_TUI_KEYFILE_H
#define PACECAT_TUI_KEYFILE_H

#include "base/diag.h"
#include "tui/journal.h"
#include "tui/keymap.h"

/*
 * Bind what the file says.  What cannot be bound is passed over, and told with its place; what was
 * bound goes into the journal.
 */
void keyfile_apply(struct keymap *, struct diags *, struct journal *);

#endif
