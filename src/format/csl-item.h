/* SPDX-License-Identifier: MIT */
/*
 * A study as the Citation Style Language has it: an item for csl/.
 *
 * Names are those printed on the work; organisations are literal.  Every key whose name is that of
 * a variable of CSL becomes that variable.  What the catalogue allows beyond CSL is told in CSL's
 * terms: several publishers are one text, parted by semicolons; a date that is uncertain or
 * approximate is "circa".  Left out are a note in several languages and a list of sources: they
 * are about the record, not of the work.
 */
#ifndef PACECAT_FORMAT_CSL_ITEM_H
#define PACECAT_FORMAT_CSL_ITEM_H

#include "csl/csl.h"
#include "model/catalogue.h"
#include "model/language.h"

/*
 * The item of a study; its id is "0" for the first record of the catalogue and so on, since not
 * every study has one.  Texts in several languages are chosen for `languages`, those of the
 * citation.  The item stands by itself.  NULL with the error when there is no memory for it,
 * or its texts are larger than any citation.
 */
struct csl_item *csl_item_of(const struct catalogue *, uint32_t study, const struct languages *,
			     struct csl_error *);

#endif
