/* SPDX-License-Identifier: MIT */
/*
 * Who is who in a set of drafts: names that read alike (accents, case, full stops and hyphens
 * apart) or have the same ORCID are one person or organisation with several forms in print, each
 * with an id; studies get theirs.  Names that only might be one stay two: `check --duplicates`
 * points them out.
 */
#ifndef PACECAT_FORMAT_GATHER_H
#define PACECAT_FORMAT_GATHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "format/draft.h"
#include "format/slug.h"

/* One way in which a party is printed. */
struct gathered_form {
	const struct draft_name *name;
	uint32_t party;
	uint32_t count;
	uint32_t next; /* of the same party, or TABLE_NONE */
	size_t at;     /* where it was first met */
};

struct gathered_party {
	struct str id;
	bool organisation;
	bool known; /* the catalogue has it already */
	struct str orcid;
	uint32_t affiliation; /* another party, or TABLE_NONE */
	uint32_t first, last; /* its forms */
	uint32_t preferred;
};

struct gathered {
	struct gathered_form *form;
	size_t forms, form_room;
	struct gathered_party *party; /* in the order in which they were met */
	size_t parties, party_room;
	uint32_t *form_of; /* of each value of the drafts, or TABLE_NONE */
	struct str *study; /* the id of each draft, then those of studies that are no drafts */
	size_t studies, study_room;
	struct table key; /* the source's key -> one of them */
	struct slugs party_ids, study_ids;
	struct table alike;   /* what a name folds to -> party */
	struct table orcid;   /* -> party */
	struct table known;   /* id in the catalogue -> party */
	struct table printed; /* party and name as it is -> form */
	struct buf folded, raw;
	struct pool pool;
};

void gather_init(struct gathered *);

/*
 * Somebody who is in the catalogue already, with a form of his name (the first one is how he is
 * called); whoever reads like it is he, or who was made known by it before.  What is named lives as
 * long as this does.  All are to be made known before gather().
 */
void gather_know(struct gathered *, struct str id, bool organisation, struct str orcid,
		 const struct name *);

/* An id that cannot be given any more. */
void gather_take_party(struct gathered *, const char *id);
void gather_take_study(struct gathered *, const char *id);

/* The drafts must outlive it. */
void gather(struct gathered *, const struct drafts *);

/*
 * Behind gather(): what the source calls so is the study with this id, unless a draft is called so.
 * Both live as long as this does.
 */
void gather_know_study(struct gathered *, struct str key, struct str id);
void gather_release(struct gathered *);

#endif
