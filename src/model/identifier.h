/* SPDX-License-Identifier: MIT */
/*
 * Identifiers that can be checked without asking anyone: ORCID (ISO/IEC 7064 MOD 11-2), ISBN-10
 * and -13, DOI, URL.  Each returns NULL when it is fine, else a finished, translated sentence that
 * says what is wrong, without a full stop.  Text is bytes with their length.
 */
#ifndef PACECAT_MODEL_IDENTIFIER_H
#define PACECAT_MODEL_IDENTIFIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

const char *orcid_fault(const char *s, size_t len);     /* with or without https://orcid.org/ */
const char *isbn_fault(const char *s, size_t len);
const char *doi_fault(const char *s, size_t len);       /* with or without https://doi.org/ */
const char *url_fault(const char *s, size_t len);       /* what pacecat would not open */

/* A DOI without the address before it, as browsers give it; other text as it is. */
struct str doi_bare(struct str);

/* The DOI that a text ends with, whatever stands before it: of proxies too.  Empty: none. */
struct str doi_within(struct str);

/* [a-z0-9][a-z0-9._-]* */
bool id_valid(const char *s, size_t len);

/* CSL 1.0.2's item types. */
bool csl_type_valid(const char *s, size_t len);
size_t csl_type_count(void);
const char *csl_type_at(size_t i);                      /* in the order of their names */

/*
 * Of the `count` words the one nearest to s (edit distance with transpositions, case apart, at
 * most a third of its length), or NULL.  word(context, i) gives the i-th.
 */
const char *nearest(const char *s, size_t len, size_t count,
		    const char *(*word)(const void *context, size_t i), const void *context);

#endif
