/* SPDX-License-Identifier: MIT */
/* Parts of out-cff.c that stand by themselves: identifiers, and lists without repetitions. */
#ifndef PACECAT_FORMAT_OUT_CFF_H
#define PACECAT_FORMAT_OUT_CFF_H

#include "base/pool.h"
#include "base/table.h"
#include "format/emit.h"
#include "format/out.h"

/* DOI, ISBN and ISSN under keys of theirs where their form is CFF's, else under `identifiers`. */
void cff_identifiers(struct out *, struct emitter *);

/* Nobody and no word stands twice in a list: the format forbids it.  Zero-initialised is empty. */
struct once {
	struct pool pool;
	struct table seen;
};

/* Is this the first time? */
bool once_add(struct once *, const char *s, size_t len);
void once_release(struct once *);

#endif
