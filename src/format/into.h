/* SPDX-License-Identifier: MIT */
/*
 * Drafts added to the text of a catalogue: those that it has already are left out, people and
 * organisations it knows are named by their ids, and what comes out is read again before anybody
 * gets it: it must be the old catalogue and what was added, and have no errors that were not there.
 */
#ifndef PACECAT_FORMAT_INTO_H
#define PACECAT_FORMAT_INTO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "format/draft.h"
#include "format/read.h"

/*
 * Does the first file refer to what the others have: are there fewer errors in it when it is read
 * with them than alone?  So the files of a folder that are one catalogue show it.
 */
bool into_refers(const struct read_file *, size_t files);

struct into {
	struct buf text;		       /* the whole new file */
	struct buf added;		       /* only what is new, as YAML, to be shown */
	size_t studies, people, organisations; /* how many are new */
	size_t there;			       /* how many studies were there */
};

/*
 * Add to the first of a catalogue's files; the drafts lose what is left out.  False with the reason
 * in `diags` when nothing can be added; what was there already is told there as warnings.
 * into_release in any case.
 */
bool into_make(struct into *, struct drafts *, const struct read_file *, size_t files,
	       struct diags *diags);
void into_release(struct into *);

#endif
