/* SPDX-License-Identifier: MIT */
/*
 * What has been rendered, before it becomes bytes: a tree of blobs, so that punctuation can be put
 * right across elements and quotes and italics can turn inside each other.
 */
#ifndef PACECAT_CSL_OUTPUT_H
#define PACECAT_CSL_OUTPUT_H

#include "csl/style.h"
#include "csl/writer.h"

enum csl_blob_kind { CSL_BLOB_LEVEL, CSL_BLOB_TEXT, CSL_BLOB_NUMBER };

struct csl_blob {
	struct csl_blob *next;
	struct csl_blob *first, *last;  /* of a level */
	struct csl_look look;           /* formats of this blob, inside its affixes */
	uint8_t kind;                   /* enum csl_blob_kind */
	uint8_t display;                /* enum csl_display, outside its affixes */
	bool toggle;                    /* markup of a field: italic in italic is upright */
	bool plain;                     /* nothing of the formats around it */
	bool inverted;                  /* a name with the family first */
	bool counted;                   /* a text that is a number */
	struct str text;                /* of a text; of a number: as printed */
	struct str prefix, suffix, delimiter;
	/* Numbers that may be collapsed */
	long number;                    /* of a citation or year's suffix */
	bool is_suffix;
	struct str successor;           /* before it when it follows another number */
};

struct csl_output {
	struct csl_pool *pool;
	const struct csl_language *language;
	bool punctuation_in_quote;
	const char *case_language;      /* for text-case, or NULL */
};

struct csl_blob *csl_blob_level(struct csl_pool *, const struct csl_format_set *);
struct csl_blob *csl_blob_text(struct csl_pool *, struct str);
void csl_blob_push(struct csl_blob *level, struct csl_blob *child);
/* Take the last child away again. */
void csl_blob_pop(struct csl_blob *level);
/* Is there any text in it? */
bool csl_blob_empty(const struct csl_blob *);
/* Drop what has no text. */
void csl_blob_purge(struct csl_blob *);

/* What becomes of a text on its way into the tree. */
struct csl_append {
	struct csl_format_set format;   /* zeroes: none */
	bool strip_periods;
	bool quiet;                     /* no apostrophe at the beginning is looked for */
};

/*
 * Make a blob of a text that may have markup, with text-case, typographic quotes and
 * apostrophes, blanks before French punctuation.
 */
struct csl_blob *csl_blob_make(const struct csl_output *, struct str, const struct csl_append *);

/* Markup of fields: <i>, <b>, <sup>, <sub>, <sc>, <span ...>, quotes.  In place. */
void csl_rich_parse(const struct csl_output *, struct csl_blob *);
/* text-case over the pieces between markup. */
struct str csl_rich_case(const struct csl_output *, struct str, enum csl_case);
/* Without markup: for sorting and comparing. */
struct str csl_rich_strip(struct csl_pool *, struct str);

/* Punctuation: moved, merged, into quotes or out of them.  The blob has been purged. */
void csl_adjust(const struct csl_output *, struct csl_blob *);

/* Write the blob as bytes; `formatted` false: the text alone, not even display. */
void csl_blob_write(const struct csl_output *, const struct csl_blob *, const struct csl_writer *,
		    bool formatted, struct csl_text *out);

/* Code points of the text. */
size_t csl_blob_length(const struct csl_blob *);

/* Strings in the pool */
struct str csl_str_join(struct csl_pool *, struct str a, struct str b);
struct str csl_str_replace(struct csl_pool *, struct str, const char *what, const char *with);
struct str csl_str_no_periods(struct csl_pool *, struct str);

#endif
