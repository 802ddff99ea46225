/* SPDX-License-Identifier: MIT */
/*
 * What a record is remembered by beyond its catalogue: a key of its kind and its id.  People and
 * organisations have one kind, since who is one today may be the other tomorrow.
 */
#ifndef PACECAT_MODEL_RECORDKEY_H
#define PACECAT_MODEL_RECORDKEY_H

#include <stddef.h>
#include <stdint.h>

#include "model/catalogue.h"

/* The words of the kinds ("study"): NULL past the last. */
const char *recordkey_word(size_t i);

/* The key of an id of a kind by that word, to be freed; NULL when there is no such kind. */
char *recordkey_make(const char *word, const char *id);

/* The key of a record; NULL when it has no id of its own by which it would be found again. */
char *recordkey_of(const struct catalogue *, uint32_t record);

/* Its record, also by a former id, or RECORD_NONE. */
uint32_t recordkey_find(const struct catalogue *, const char *key);

/* The parts of a key: which of the words, and the id. */
size_t recordkey_kind(const char *key);
const char *recordkey_id(const char *key);

#endif
