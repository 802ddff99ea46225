/* SPDX-License-Identifier: MIT */
/* Names of people and institutions: CSL's name parts (CSL 1.0.2 specification, "Names"). */
#ifndef PACECAT_MODEL_NAME_H
#define PACECAT_MODEL_NAME_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "model/catalogue.h"

/* Parts borrowed from the catalogue; absent ones have length 0. */
struct name {
	struct str family, given;
	struct str dropping_particle, non_dropping_particle;
	struct str suffix;
	struct str literal;             /* an institution, or a name that has no parts */
	bool comma_suffix, static_ordering;
};

/*
 * Read a name: a mapping of parts, or one string: "particle Family, Given, Suffix" or "Given
 * particle Family", where a string of one word is a literal.  Particles are small words ("van den",
 * "de la") and what a family name begins with in small letters ("d'", "al-"), unless the family
 * name is all small itself.  Two words in Chinese, Japanese or Korean are "Family Given".  Of
 * {person, as} the `as`.  False when there is none.
 */
bool name_read(struct value, struct name *);

/* As the string of name_read, from bytes. */
void name_parse(const char *s, size_t len, struct name *);

/* Append "Given particle Family, Suffix", or "FamilyGiven" in Chinese, Japanese and Korean. */
void name_add(struct buf *, const struct name *);

/* Append "particle Family, Given, Suffix", as a list sorted by family name shows it. */
void name_add_inverted(struct buf *, const struct name *);

/* Append what such a list is sorted by: as inverted, the particle behind the family name. */
void name_add_sorted(struct buf *, const struct name *);

#endif
