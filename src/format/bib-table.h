/* SPDX-License-Identifier: MIT */
/* The types and fields of BibTeX and BibLaTeX, and what CSL has for them.  Private to format/. */
#ifndef PACECAT_FORMAT_BIB_TABLE_H
#define PACECAT_FORMAT_BIB_TABLE_H

#include "base/str.h"
#include "model/key.h"

/* How the value of a field is read. */
enum bib_how {
	BIB_TEXT,
	BIB_VERBATIM,
	BIB_NAMES,
	BIB_KEYWORDS,
	BIB_PAGES,
	BIB_DOI,
	BIB_DATE,
	BIB_PLACES, /* BibLaTeX's lists: "and" between them */
	BIB_PUBLISHERS,
	BIB_JOINED, /* read with another field, or by the functions below */
	BIB_NOTHING /* says nothing of the work */
};

struct bib_type {
	const char *type;
	const char *csl;
	const char *genre; /* that goes without saying, or NULL */
};

struct bib_row {
	const char *field;
	enum bib_how how;
	enum key key; /* KEY_NONE where it is read with others */
};

/* The row of a type or field, in small letters; NULL when there is none. */
const struct bib_type *bib_find_type(struct str type);
const struct bib_row *bib_find_row(struct str field);

#endif
