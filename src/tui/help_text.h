/* SPDX-License-Identifier: MIT */
/* The help on keys as text, where no browser runs. */
#ifndef PACECAT_TUI_HELP_TEXT_H
#define PACECAT_TUI_HELP_TEXT_H

#include "base/diag.h"
#include "base/exit.h"
#include "text/show.h"

/*
 * Append the keys as the user's file has them, or what is hard to type on a keyboard if `layout`
 * (NULL: none) names one, in lines of `cols` columns.  EXIT_USAGE and a sentence in err: there is
 * no such keyboard; EXIT_SETTINGS: the file has errors, which are in diags.
 */
enum exit_status help_text_keys(const char *layout, const struct show_style *, int cols,
				struct diags *, struct buf *out, struct buf *err);

#endif
