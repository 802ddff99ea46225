/* SPDX-License-Identifier: MIT */
/* The identifiers of a CFF reference.  Private to out-cff.c. */
#ifndef PACECAT_FORMAT_OUT_CFF_H
#define PACECAT_FORMAT_OUT_CFF_H

#include "format/emit.h"
#include "format/out.h"

/* DOI, ISBN and ISSN under keys of theirs where their form is CFF's, else under `identifiers`. */
void cff_identifiers(struct out *, struct emitter *);

#endif
