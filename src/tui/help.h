/* SPDX-License-Identifier: MIT */
/* The help page, made of the keys as they are bound now and of the commands there are. */
#ifndef PACECAT_TUI_HELP_H
#define PACECAT_TUI_HELP_H

#include "tui/keymap.h"
#include "tui/page.h"

/*
 * The keys that work in a section, then the commands, for a window of `cols` columns; those alone
 * that are there where it is restricted (tui/restricted.h).
 */
void help_page(struct page *, const struct keymap *, enum section, const struct show_style *,
	       int cols, bool restricted);

#endif
