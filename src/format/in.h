/* SPDX-License-Identifier: MIT */
/*
 * Readers of the formats that other programs write: bytes in, drafts and diagnostics out.  To add
 * one: in-NAME.c with its struct importer, an extern below, a column in format.c.
 *
 * What a reader meets is somebody else's: nothing is too wrong for it.  Faults become sentences
 * with a place, records are kept as far as they go, and time and memory are linear in the bytes.
 */
#ifndef PACECAT_FORMAT_IN_H
#define PACECAT_FORMAT_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "format/draft.h"

struct importer {
	/* Could these bytes (the beginning of a file) be of the format?  0: no; the larger the
	 * surer. */
	int (*recognise)(const char *s, size_t len);
	/* Read all of drafts->source, or up to any record when its progress is cancelled. */
	void (*read)(struct drafts *);
	bool loads; /* catalogues are read from such files as they are */
};

#define IN_SURE 40
#define IN_SUFFIX 20 /* what a suffix adds */

extern const struct importer in_bibtex, in_biblatex, in_ris, in_csl_json, in_csl_yaml, in_cff,
	in_hayagriva, in_endnote, in_mods, in_pubmed;

/* Words of other formats and the catalogue's, in tables that end with a NULL. */
struct in_word {
	const char *word;
	const char *value;
};

/* The value of a word, case apart, or NULL. */
const char *in_find(const struct in_word *, struct str word);

/* Names of languages as LaTeX and libraries write them (and tags) to a tag; NULL: not known. */
const char *in_language(struct str);

/* A month by its number or its name in some languages: 1 to 12, else 0. */
int in_month(struct str);

/* EDTF's month of a season by its name in some languages: 21 to 24, else 0. */
int in_season(struct str);

/* The number that the digits of s are, or -1: none, or more than four of them. */
int in_number(struct str s);

/* Does a text begin with the word, whose letters are small, case apart? */
bool in_begins(struct str, const char *word);

/* Does a line begin with the word? */
bool in_line_begins(const char *s, size_t len, const char *word);

/* The first byte that is no blank, or NUL. */
char in_first(const char *s, size_t len);

/* Blanks at both ends left out. */
struct str in_trim(struct str);

/* Put year, month or season, and day into EDTF; month and day may be 0.  Returns room. */
struct in_date {
	char text[24];
};
struct str in_date(struct in_date *room, int year, int month, int day);

/*
 * A date as people write it ("2012", "c. 2012", "[2012]", "2012-07-03", "2012/07", "July 2012",
 * "3 July 2012", "Spring 2012", "2010-2012") in EDTF, borrowed from room; what is none comes back
 * as it is.
 */
struct str in_loose_date(struct in_date *room, struct str);

/* Is it a date in EDTF? */
bool in_is_edtf(struct str);

/* Take the particle from a family name that has it ("de la Fontaine"); needs a given name. */
void in_particle(struct drafts *, struct name *);

/* Is what has a CSL type in nothing but a series, so that what it stands in is that? */
bool in_is_whole(const char *type);

/* Words behind commas or semicolons, as keywords. */
void in_keywords(struct drafts *, struct str, size_t at);

/* Append pandoc's Markdown as a text with tags (text/rich.h). */
void in_markdown(struct buf *, const char *s, size_t len);

/*
 * What a YAML format says that nobody has a key for, under `custom`: lists by their elements,
 * mappings by their keys, "word.key".
 */
struct tree;
void in_custom(struct drafts *, struct str word, const struct tree *);

/* A DOI without what stands before it in addresses. */
struct str in_doi(struct str);

/* Page ranges with one hyphen: "12--34", "12–34" to "12-34"; in the pool. */
struct str in_pages(struct drafts *, struct str);

#endif
