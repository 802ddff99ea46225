/* SPDX-License-Identifier: MIT */
/*
 * What became of a record, for people: a line that says it, and below it one for each key that
 * differs.  Of long texts only what is near the difference is shown.
 */
#ifndef PACECAT_CLI_DIFF_TEXT_H
#define PACECAT_CLI_DIFF_TEXT_H

#include "cli/output.h"
#include "model/compare.h"
#include "model/language.h"

void diff_text(struct output *, const struct comparison *, const struct change *,
	       const struct languages *);

#endif
