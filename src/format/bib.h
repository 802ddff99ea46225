/* SPDX-License-Identifier: MIT */
/*
 * A BibTeX or BibLaTeX file as it lies there: entries with fields whose values are TeX, macros
 * put in and pieces joined.  What the fields mean is bib-field.c's, who the names are bib-name.c's
 * business.  Private to format/.
 */
#ifndef PACECAT_FORMAT_BIB_H
#define PACECAT_FORMAT_BIB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/table.h"
#include "format/draft.h"
#include "format/source.h"

struct bib_field {
	struct str name; /* in small letters */
	struct str value;
	size_t at;  /* byte of the file where the value's first text begins */
	bool whole; /* the value lies in the file as it is, from there on */
};

struct bib_entry {
	struct str type; /* in small letters */
	struct str key;
	size_t at;
	size_t first, fields;
	enum { BIB_READ, BIB_INHERITING, BIB_DONE } state;
};

struct bib {
	struct source *source;
	struct pool pool;
	struct bib_entry *entry;
	size_t entries, room;
	struct bib_field *field;
	size_t fields, field_room;
	struct table key; /* -> entry */
	uint64_t budget;  /* bytes that macros and parents may still add */
	uint64_t given;   /* by parents so far */
	bool told_budget;
	bool biblatex; /* the file uses BibLaTeX's fields */
};

/* Read all entries of the source; bib_release in any case. */
void bib_read(struct bib *, struct source *);
void bib_release(struct bib *);

/* The field of that name, or NULL. */
const struct bib_field *bib_get(const struct bib *, const struct bib_entry *, const char *name);

/* Take what `crossref` and `xdata` give to each entry.  To be called once. */
void bib_inherit(struct bib *);

/* May so many bytes more be added?  False is said once. */
bool bib_afford(struct bib *, uint64_t bytes, size_t at);

/*
 * Add the names of a field, as BibTeX reads them: "von Last, Jr, First", "and" between them, what
 * is in braces is one word; BibLaTeX's "family=..., given=..." too.
 */
void bib_names(struct drafts *, enum key, const struct bib_field *);

/* The value as text, in the pool of the drafts; unknown commands are warned of, each once. */
struct untex_unknown;
struct str bib_text(struct drafts *, const struct bib_field *, bool tags,
		    const struct untex_unknown *);

#endif
