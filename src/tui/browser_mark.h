/* SPDX-License-Identifier: MIT */
/* Marks in a browser (model/marks.h): not for others, but for its own parts. */
#ifndef PACECAT_TUI_BROWSER_MARK_H
#define PACECAT_TUI_BROWSER_MARK_H

#include "tui/browser.h"

/* Do an action that marks; false: it is none.  *done is false when there was nothing to be done. */
bool browser_mark(struct browser *, enum action, bool *done);

/* Append what the status line says of marks: "  * 3 marked". */
void browser_mark_status(const struct browser *, struct buf *);

#endif
