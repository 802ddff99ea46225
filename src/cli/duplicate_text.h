/* SPDX-License-Identifier: MIT */
/* Records that may be the same, as warnings, with the edits that would join or part them. */
#ifndef PACECAT_CLI_DUPLICATE_TEXT_H
#define PACECAT_CLI_DUPLICATE_TEXT_H

#include "cli/command.h"

/*
 * Each pair is a warning on standard error; on standard output is YAML to be copied.  Large groups
 * are thinned (model/duplicate.h), and how many pairs are left out is the last warning.
 */
void duplicate_text(struct cli *, const struct catalogue *);

#endif
