/* SPDX-License-Identifier: MIT */
/* The edits of a catalogue that make one of two records, or keep them two, as YAML to be copied. */
#ifndef PACECAT_FORMAT_DUPLICATE_EDIT_H
#define PACECAT_FORMAT_DUPLICATE_EDIT_H

#include "base/buf.h"
#include "model/catalogue.h"
#include "model/duplicate.h"
#include "model/language.h"

/*
 * Append what the first record gets when the second goes, lines that begin with `lead`; false, and
 * nothing, when the first has no record of its own to get it.
 */
bool duplicate_join(struct buf *, const struct catalogue *, const struct duplicate *,
		    const struct languages *, const char *lead);

/* The same of what tells that they are two; false when one of them has no record of its own. */
bool duplicate_part(struct buf *, const struct catalogue *, const struct duplicate *,
		    const char *lead);

#endif
