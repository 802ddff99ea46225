/* SPDX-License-Identifier: MIT */
/*
 * A browser for readers who hear or feel the screen: a row is one text from its first column on,
 * states are words, and a key that moves the selection changes nothing but the cursor.
 */
#ifndef PACECAT_TUI_BROWSER_LINEAR_H
#define PACECAT_TUI_BROWSER_LINEAR_H

#include "tui/browser.h"

/* Draw the list. */
void browser_draw_linear(const struct browser *, struct canvas *);

/* Append what the status line says; it stays the same while the selection moves. */
void browser_status_linear(const struct browser *, int cols, struct buf *);

#endif
