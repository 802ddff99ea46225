/* SPDX-License-Identifier: MIT */
/*
 * Is a study that is to be added there already?  It is known again by what it is listed under or
 * cited by, by its DOI, its ISBN, or its title and year, unless what else both say shows that they
 * are two: every issue of a journal has an "Editorial", and every library a record 1.
 */
#ifndef PACECAT_FORMAT_KNOWN_STUDY_H
#define PACECAT_FORMAT_KNOWN_STUDY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/pool.h"
#include "base/table.h"
#include "format/draft.h"
#include "model/catalogue.h"
#include "model/telling.h"

enum known_by { KNOWN_KEY, KNOWN_DOI, KNOWN_ISBN, KNOWN_TITLE };

/* What two records of one study cannot say differently either. */
enum known_trait {
	TRAIT_DOI,
	TRAIT_YEAR,
	TRAIT_AUTHOR, /* the first one, if it is a person */
	TRAITS
};

struct known_study {
	struct str name;    /* what it is called in messages */
	struct place place; /* no file: it is itself one of those that are added */
	size_t draft;	    /* then which of those that were looked for it is, from 0 */
	struct str title;   /* in each language, a line each */
	struct str trait[TRAITS], telling[TELLINGS];
	bool keyed, numbered; /* it has a key of its own; which is but a number */
};

struct known_studies {
	struct pool pool;
	struct known_study *study;
	size_t studies, room;
	size_t drafts; /* that were looked for */
	struct known_entry *entry;
	size_t entries, entry_room;
	struct table first; /* what it is known by -> the first entry */
	struct buf marks;   /* of the study at hand, each with a NUL */
};

void known_init(struct known_studies *);
void known_add_record(struct known_studies *, const struct catalogue *, uint32_t record);

/*
 * The study that the draft is, and by what, good until the next call; or NULL: then it is known
 * from here on.
 */
const struct known_study *known_find(struct known_studies *, const struct drafts *,
				     const struct draft *, enum known_by *);

/* Append what a draft is called: by its key or its title without tags. */
void known_call(struct buf *, const struct drafts *, const struct draft *);

void known_release(struct known_studies *);

#endif
