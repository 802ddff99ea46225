/* SPDX-License-Identifier: MIT */
/* The reader's languages, and texts that are there in several. */
#ifndef PACECAT_MODEL_LANGUAGE_H
#define PACECAT_MODEL_LANGUAGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/catalogue.h"

#define LANGUAGES_MAX 8

/* BCP 47 tags in the order of preference, such as "fr-CA", "fr", "en". */
struct languages {
	char tag[LANGUAGES_MAX][24];
	int count;
};

/*
 * Append the languages of a list as LANGUAGE has it ("fr_CA:pt") or of a locale's name
 * ("fr_FR.UTF-8@euro"): each as a tag and then its primary language.  "C", "POSIX", a language's
 * name ("french") and what is not a tag add nothing; none is added twice.
 */
void languages_add(struct languages *, const char *list);

/*
 * The text of a TYPE_LOCAL value for these readers: the first of their languages that it has (a
 * tag fits a language it begins with), then `fallback` (the record's own language, may be ""),
 * then English, then the first there is (DESIGN section 3).  A plain text is itself.
 */
struct value value_local(struct value, const struct languages *, const char *fallback);

/*
 * Append the languages that texts of a record are in, in the order of the file: each once, as
 * written.  Nothing for a record whose texts are in one language that nobody names.
 */
void record_languages(struct languages *, const struct catalogue *, uint32_t record);

/* Which of them these readers are shown: that of the first text; "" when there are none. */
const char *record_language_for(const struct catalogue *, uint32_t record,
				const struct languages *);

/* Bytes of the language at its beginning: 2 of "fr-CA" and of "fr_CA". */
size_t language_primary(const char *tag);

/* Does tag `have` serve a reader of `want`?  "fr" and "fr-CA" serve each other, case apart. */
bool language_serves(const char *have, const char *want);

/*
 * Append what filters and lang:== take for one language: of a tag its primary language in lower
 * case, of what is none all of it, in NFC.
 */
void language_class_add(struct buf *, const char *tag);

/* Is it a well-formed language tag (2-3 or 4-8 letters, then subtags of 1-8 letters and digits)? */
bool language_valid(const char *tag);

#endif
