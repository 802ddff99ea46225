/* SPDX-License-Identifier: MIT */
/*
 * Records as a reader of some other format makes them: flat, in the catalogue's words (CSL's, see
 * model/key.def), before people are told apart and ids given (format/gather.h).
 *
 * A draft has values in the order in which they were added.  A key that is there several times
 * is a list.  Texts are cleaned where they come in: NFC, no control characters, no blanks at the
 * ends, and of a size that a catalogue takes.  All strings live as long as the drafts.
 */
#ifndef PACECAT_FORMAT_DRAFT_H
#define PACECAT_FORMAT_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "format/source.h"
#include "model/key.h"
#include "model/name.h"

struct draft_name {
	struct name name;
	struct str orcid;
	struct str affiliation;
};

struct draft_value {
	enum key key; /* KEY_CUSTOM: what the catalogue has no key for */
	const char
		*word; /* of KEY_CUSTOM its name there, of a text the language it is in; or NULL */
	struct str text;
	const struct draft_name *name; /* where the key holds names; else NULL */
	size_t at;		       /* byte of the source */
};

struct draft {
	struct str key; /* what the source calls it, "" for nothing */
	size_t at;	/* byte of the source where it begins */
	size_t first, values;
};

struct drafts {
	struct pool pool;
	struct draft *draft;
	size_t count, room;
	struct draft_value *value;
	size_t values, value_room;
	struct str title;	 /* of the whole, "" where the format has none */
	bool markdown;		 /* texts of the source are pandoc's Markdown */
	bool cited;		 /* keys are what documents cite by: they are kept beside ids */
	struct source *source;	 /* borrowed: faults go there */
	uint32_t first_of[KEYS]; /* of the last record: its first value, and 1, or 0 */
	size_t customs;		 /* of the last record */
	size_t told;		 /* the progress knows of these bytes of the source */
};

void drafts_init(struct drafts *, struct source *);
void drafts_release(struct drafts *);

/* Begin a record: what is added from here on is its. */
void draft_begin(struct drafts *, struct str key, size_t at);

/* Keep only the records for which keep[number] is true. */
void drafts_keep(struct drafts *, const bool *keep);

/*
 * Add to the last record.  Empty texts and names are not added.  Of a key that has but one value a
 * second one is kept under `custom`, but notes and the like go on.
 */
void draft_text(struct drafts *, enum key, const char *s, size_t len, size_t at);
void draft_str(struct drafts *, enum key, struct str, size_t at);
void draft_name(struct drafts *, enum key, const struct draft_name *, size_t at);

/* A text in one of several languages; it takes the place of one that said no language. */
void draft_local(struct drafts *, enum key, struct str tag, struct str text, size_t at);

/* What the catalogue has no key for stays under `custom`, in the source's word. */
void draft_custom(struct drafts *, struct str word, struct str text, size_t at);

/* A date in EDTF; what is none stays under `custom`, with a warning. */
void draft_date(struct drafts *, enum key, struct str edtf, struct str word, size_t at);

/* The first value of the last record (or of that one) with this key, or NULL. */
const struct draft_value *draft_last(const struct drafts *, enum key);
const struct draft_value *draft_value(const struct drafts *, const struct draft *, enum key);

/* Set the first value of the last record with this key, or add it. */
void draft_set(struct drafts *, enum key, struct str, size_t at);

/* The text cleaned, in the pool; `lines`: line breaks stay, else they are blanks like others. */
struct str draft_clean(struct drafts *, const char *s, size_t len, bool lines, size_t at);

/*
 * The name of somebody who is written as one string, for formats that do not say more: with a
 * comma "Family, Given, Suffix", without one in its natural order, or as it stands if `literal`.
 */
struct draft_name draft_parse_name(const char *s, size_t len, bool literal);

/* Take the particle from a given name that has it behind it ("Jean de la"). */
void draft_split_given(struct name *);

#endif
