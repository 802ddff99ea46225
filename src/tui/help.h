/* SPDX-License-Identifier: MIT */
/* The help page, made of the keys as they are bound now and of the commands there are. */
#ifndef PACECAT_TUI_HELP_H
#define PACECAT_TUI_HELP_H

#include "tui/keyboard.h"
#include "tui/keymap.h"
#include "tui/page.h"

/*
 * The keys that work in a section, then the commands, for a window of `cols` columns; those alone
 * that are there where it is restricted (tui/restricted.h).
 */
void help_page(struct page *, const struct keymap *, enum section, const struct show_style *,
	       int cols, bool restricted);

/* All keys, section by section, and nothing else. */
void help_keys(struct page *, const struct keymap *, const struct show_style *, int cols);

/*
 * The keys that are hard to type on a keyboard, how each is typed there, and which others do the
 * same.
 */
void help_hard_keys(struct page *, const struct keymap *, const struct keyboard *,
		    const struct show_style *, int cols);

#endif
