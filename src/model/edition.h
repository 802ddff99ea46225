/* SPDX-License-Identifier: MIT */
/*
 * Which edition of a catalogue it is: what the first of its files that says a version or a date
 * says; of one that says neither, what its files were when they were read.
 */
#ifndef PACECAT_MODEL_EDITION_H
#define PACECAT_MODEL_EDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/catalogue.h"

/* Zero is none.  The strings are owned, may be NULL. */
struct edition {
	char *version, *date;
	uint64_t stamp;                 /* of the files, when both are NULL */
};

/* `stamp`: what tells the files from others, for one that says nothing of itself. */
void edition_of(struct edition *, const struct catalogue *, uint64_t stamp);
void edition_copy(struct edition *to, const struct edition *from);      /* `to` was nothing */
void edition_release(struct edition *);

bool edition_is(const struct edition *);        /* is it one at all? */
bool edition_same(const struct edition *, const struct edition *);

/* Do the dates of both say that this one came before that one? */
bool edition_older(const struct edition *, const struct edition *than);

/* Append what to call it: its date, else its version; nothing when it has neither. */
void edition_say(struct buf *, const struct edition *);

/* A number for it, for names of files. */
uint64_t edition_hash(const struct edition *);

#endif
