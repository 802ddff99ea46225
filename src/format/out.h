/* SPDX-License-Identifier: MIT */
/*
 * What the exporters share.  Private to format/.
 *
 * An exporter asks for the values of the study at hand by out_text and its like, and what it asks
 * for counts as carried.  Whatever else the study has is lost, and export.c says so: an exporter
 * tells of no more than what it carries in part (out_lose).
 */
#ifndef PACECAT_FORMAT_OUT_H
#define PACECAT_FORMAT_OUT_H

#include "format/citekey.h"
#include "format/export.h"
#include "model/date.h"
#include "model/name.h"

/*
 * How a format is written.  All append to o->b; begin and end may be NULL.  `tags`: it can say what
 * the tags in texts mean (text/rich.h), and texts come with them.
 */
struct exporter {
	bool tags;
	void (*begin)(struct out *);
	void (*study)(struct out *);
	void (*end)(struct out *);
};

struct out {
	struct export wish;
	struct buf *b;
	struct citekeys keys;
	size_t next;                    /* of wish.study; count + 1: the end is written as well */
	bool begun;
	/* The study at hand. */
	uint32_t study;
	const char *key;
	struct languages languages;     /* those asked for, then the study's own */
	bool carried[KEYS];
	bool whole;                     /* so is all else: what was lost has been told */
	uint64_t *among;                /* bits: the studies that are exported */
	struct buf called;              /* what out_party() answered last */
	void *state;                    /* of the exporter, from begin to end */
};

/* Is there anything under that key? */
bool out_has(const struct out *, enum key);

/* The value, which counts as carried from now on. */
struct value out_value(struct out *, enum key);

/* The same of a text; "" if absent.  Of several languages the others are told as lost. */
const char *out_text(struct out *, enum key);

/* A text and, where the format has a place for it, the same in the next of its languages (""). */
const char *out_translated(struct out *, enum key, const char **translation);

/* A text of which all languages are carried: the others one after the other by out_other, which
   is NULL when there is no more. */
struct out_others {
	struct value all, shown;
	uint32_t next;                  /* of all, to be looked at */
};
const char *out_local(struct out *, enum key);
struct out_others out_others(const struct out *, enum key);
const char *out_other(struct out_others *, const char **tag);

/* The language that out_text's text of that key is in, "" if it is not known. */
const char *out_language(const struct out *, enum key);

/* False when there is none that is a date. */
bool out_date(struct out *, enum key, struct date *);

/* What stands in a date's place, such as "in press"; "" if it is one. */
const char *out_date_words(struct out *, enum key);

/* Is it a day, a month or a year and no more: nothing open, doubtful, or from and to? */
bool out_plain_date(const struct date *);

/* Names, as the work prints them.  An organisation is a literal.  False past the last. */
bool out_name(struct out *, enum key, uint32_t i, struct name *);

/* Written as "Family, Given, Suffix", would its commas be taken for others? */
bool out_name_misread(const struct name *);

/* The record of the i-th name, or RECORD_NONE. */
uint32_t out_person(const struct out *, enum key, uint32_t i);

/* Publishers, funders: the i-th name, borrowed until the next is asked for; NULL past the last. */
const char *out_party(struct out *, enum key, uint32_t i);

/* Append all of them, with `between` between them; of publishers, titles and the like. */
void out_parties(struct out *, enum key, struct buf *, const char *between);

/* One or a list of texts: the i-th; NULL past the last. */
const char *out_item(struct out *, enum key, uint32_t i);

/* Keywords, then topics and countries by their names; keywords or topics alone. */
typedef void out_add(struct out *, const char *s, size_t len, void *context);
void out_subjects(struct out *o, out_add *add, void *context);
void out_keywords(struct out *o, out_add *add, void *context);
void out_topics(struct out *o, out_add *add, void *context);

/* The i-th file; false past the last. */
struct out_file {
	const char *path, *title, *media;
};
bool out_file(struct out *, uint32_t i, struct out_file *);

/* Is that study among those that are exported? */
bool out_exported(const struct out *, uint32_t study);

/* The i-th related study that is exported with this one; false past the last. */
struct out_related {
	uint32_t study;                 /* RECORD_NONE: not among them, and told as lost */
	const char *as;                 /* "" if it is not said */
};
bool out_related(struct out *, uint32_t i, struct out_related *);

/* Something under that key has no place. */
void out_lose(struct out *, enum key, enum loss_kind);

/*
 * What can only be said in words: those who have a part that the exporter has not asked for, then
 * the note and annotation; each by `add`.
 */
void out_notes(struct out *o, out_add *add, void *context);

/* The type, "" if absent. */
const char *out_type(struct out *);

/* Is it part of another work, so that pages are where it stands and not how many it has? */
bool out_is_part(struct out *);

/* The row of a table that ends with one whose type is NULL: that of the type, else the last. */
struct out_type_row {
	const char *type, *name;
};
const char *out_type_name(struct out *, const struct out_type_row *);

#endif
