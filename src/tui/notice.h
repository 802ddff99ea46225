/* SPDX-License-Identifier: MIT */
/* Sentences for the status line, made of what happened. */
#ifndef PACECAT_TUI_NOTICE_H
#define PACECAT_TUI_NOTICE_H

#include "base/diag.h"
#include "tui/keymap.h"

/* Why an action did nothing, or what to do about a key that has none (ACTION_NONE); "" if all is
 * well. */
void notice_nothing(struct buf *, const struct keymap *, enum action, const char *key);

/* "2 errors, 1 warning in the catalogue: type :problems to read them"; "" if there are none. */
void notice_problems(struct buf *, const struct diags *);

/* Why nothing could be opened: the first error. */
void notice_refused(struct buf *, const struct diags *);

#endif
