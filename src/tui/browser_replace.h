/* SPDX-License-Identifier: MIT */
/* What browser.c needs of browser_replace.c. */
#ifndef PACECAT_TUI_BROWSER_REPLACE_H
#define PACECAT_TUI_BROWSER_REPLACE_H

#include "tui/browser.h"

/* On a page that was made after another catalogue came: the link that was current before. */
void browser_find_link(struct browser *);

#endif
