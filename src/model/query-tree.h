/* SPDX-License-Identifier: MIT */
/* What the parts of the query share.  Private to model/query*.c. */
#ifndef PACECAT_MODEL_QUERY_TREE_H
#define PACECAT_MODEL_QUERY_TREE_H

#include "base/bits.h"
#include "base/str.h"
#include "model/key.h"
#include "model/query.h"

/* How a field looks at a record. */
enum field_form {
	FIELD_TEXT,                     /* texts of its keys */
	FIELD_LINK,                     /* records that its keys name, by what these are called */
	FIELD_DATE,
	FIELD_TYPE,
	FIELD_LANGUAGE,
	FIELD_ID,
	FIELD_HAS,
	FIELD_IS,
	FIELD_MYNOTE,
	FIELD_SAVED                     /* in a query that was parsed without hooks */
};

#define FIELD_KEYS 8

struct field {
	const char *name;               /* as it is written before the colon */
	enum field_form form;
	enum key key[FIELD_KEYS];       /* KEY_NONE behind the last */
	enum value_type type;           /* FIELD_LINK without keys: all keys of this type */
	unsigned kinds;                 /* FIELD_LINK: 1 << kind of what is named */
};

/* The field of that name: a row of the table or any key of a record.  False: there is none. */
bool field_find(const char *name, size_t len, struct field *);

/* The name of a field that `name` may have been meant for, or NULL. */
const char *field_nearest(const char *name, size_t len);

/*
 * The keys of records with that name, in any case, or those of the row with that name; behind the
 * last stands KEY_NONE if there is room.  How many they are.
 */
int field_keys(const char *name, size_t len, enum key key[FIELD_KEYS]);

/* Is the key one of the field's? */
bool field_has_key(const struct field *, uint32_t key);

/* Predicates of is: and of has: that are no keys. */
enum predicate { IS_VERIFIED, IS_UNVERIFIED, IS_MARKED, IS_NEW, IS_PERSON, IS_ORGANISATION,
		 PREDICATES };
const char *predicate_name(enum predicate);
#define HAS_MYNOTE "mynote"

/* Bounds of dates as numbers that compare: year * 10000 + month * 100 + day, 0 or 99 if open. */
struct era {
	long long from, to;
};

enum tree_type { TREE_ALL, TREE_AND, TREE_OR, TREE_NOT, TREE_WORD, TREE_FIELD };

#define TREE_NONE UINT32_MAX

/* What a word may be beside a name. */
enum initials {
	INITIALS_NONE,
	INITIALS_DOTTED,                /* "H.", "J.-P." */
	INITIALS_CAPITALS               /* "JP", or something else; only behind a name */
};

struct tree_node {
	enum tree_type type;
	uint32_t child, next;           /* TREE_NONE: none */
	size_t text, text_len;          /* in query.text: the word as typed, in NFC */
	size_t folded, folded_len;      /* in query.text */
	bool exact, whole;
	bool quoted;                    /* typed between quotation marks: no id alone */
	bool saved;                     /* of a query that was kept: never taken for an id */
	bool grouped;                   /* in parentheses of its own */
	bool parted;                    /* a comma or semicolon stands behind it */
	enum initials initials;         /* what the word looks like, unless it is quoted */
	uint32_t beside[2];             /* words before and behind that name whose these may be */
	struct field field;
	struct era era;                 /* FIELD_DATE */
	enum predicate predicate;       /* FIELD_IS */
};

struct query {
	struct buf text;
	struct tree_node *node;
	size_t nodes, room;
	uint32_t root;
	struct query_fault fault;       /* sentence NULL: none */
	bool saved;                     /* it names a query that nobody was there to tell */
	bool initials;                  /* some stand beside a name: words are not just ANDed */
};

/* A word as it was typed without what citations put around it; initials keep their full stops. */
struct str cited_trim(struct str);

/* Does a folded word ask for anything, or is it punctuation alone, such as lists put between? */
bool cited_asks(struct str folded);

/* Of "2012a" the bytes of the year; 0: it is no such thing. */
size_t cited_year(struct str);

/* What a word looks like, as it was typed or folded. */
enum initials cited_initials(struct str);

/* Tell the initials in a chain of nodes, which must be there, whose they may be. */
void cited_join(struct query *, uint32_t first);
bool cited_has_initials(const struct tree_node *);

/*
 * Is somebody with such initials among those of this name?  `text` is all that somebody is called,
 * folded; of a name in quotation marks all words and initials must be in it.
 */
bool cited_fits(const struct query *, const struct tree_node *, const char *text, size_t len);

/*
 * Make of a word behind a field what the field needs: a date, a predicate, a key.  Returns what is
 * wrong with it, a translated sentence to be freed, or NULL.
 */
char *query_value_take(struct query *, uint32_t node);

/* A word in a form in which it can be looked for. */
struct term {
	struct str word, folded;
	bool exact;
	bool whole;                     /* exact, and there is nothing else in the text */
	bool quoted;
};

struct term term_of(const struct query *, const struct tree_node *);

/*
 * The i-th of the words that ask for nothing where lists put them, "AND" first: in any language
 * those of English, and the reader's own.  False past the last.
 */
bool query_joint(size_t i, struct str *joint);

/* Is it one that citations put between two names, in any language: "and"? */
bool query_joint_between(struct str word);

/* Does one of the former begin with the word? */
bool query_joint_begins(struct str word);

/* The text without the blanks at its ends. */
struct str blank_trim(struct str);

/* A quotation mark at the beginning of s: its bytes, 0 for none.  Any of them closes any other. */
size_t quote_len(const char *s, size_t len);

/* Is there one in it?  Then it cannot be asked for between any. */
bool has_quotes(const char *s, size_t len);

/* Is the term in a text as written? */
bool term_in_text(const struct term *, const char *s, size_t len);

/* Is the exact word in it, a whole word, both in NFC? */
bool exact_in(const char *s, size_t len, const char *word, size_t word_len);

/* Is it in any text of a value? */
bool term_in_value(const struct term *, struct value);

/* Is it in anything that a record is called by? */
bool term_in_called(const struct term *, const struct catalogue *, uint32_t record);

/* What the records of some kinds are called, folded once. */
struct called {
	size_t at, len;                 /* in names->text; values part by newlines */
	uint32_t record;
	uint32_t study;                 /* printed so by this study alone, or RECORD_NONE */
	uint32_t key;                   /* of the study's that names it so */
};

struct names {
	bool ready;
	uint32_t next;                  /* the first record that is not in it yet */
	struct buf text;
	struct called *called;
	size_t count, room;
	/* What the last jump has left of it (model/jump.h): who types on is asked for less. */
	struct {
		char *typed;            /* NULL: nothing is kept */
		uint32_t *called;
		size_t count;
	} left;
};

struct query_index {
	const struct catalogue *catalogue;
	struct names party, country, topic, study;
	struct era *issued;             /* for each study; from > to: not known */
	uint32_t issueds;               /* the first so many are there */
	const struct progress *progress;        /* of what is made of it now */
};

/*
 * The dictionary of some kinds of record, made when it is not there; not all of it when that is
 * cancelled.
 */
const struct names *index_names(struct query_index *, unsigned kinds);

/* When the studies were issued; likewise. */
const struct era *index_issued(struct query_index *);

/* All texts below a value, a name of parts also as one reads it. */
void each_text(struct value, void (*take)(void *context, const char *s, size_t len),
	       void *context);

/* All texts that a record is called by, as written. */
void each_called(const struct catalogue *, uint32_t record,
		 void (*take)(void *context, const char *s, size_t len), void *context);

/* A query that is being asked of a range of records. */
struct run {
	const struct query *query;
	const struct query_scope *scope;
	const struct catalogue *catalogue;
	uint32_t first, count;
	const struct haystack *haystack;        /* NULL: look at the values themselves */
	unsigned shapes, kinds;                 /* of the records */
	bool studies;
};

static inline bool
run_cancelled(const struct run *r)
{
	return progress_cancelled(r->scope->progress);
}

/* for each candidate, until it is cancelled */
#define RUN_EACH(run, i, bits) \
	for (size_t i = bits_next(bits, 0, (run)->count); \
	     i < (run)->count && !run_cancelled(run); i = bits_next(bits, i + 1, (run)->count))

/* Is the word anywhere in the record, as a haystack has it? */
bool word_matches(const struct run *, const struct term *, uint32_t record);

/* Is the record what a field other than FIELD_LINK asks for? */
bool field_matches(const struct run *, const struct tree_node *, uint32_t record);

/* Is the term in the texts of the field's keys? */
bool field_is_text(const struct run *, const struct tree_node *, const struct term *,
		   uint32_t record);

/* Those of the set whose reader has noted the word beside them, to be freed; NULL: none. */
uint64_t *noted_among(const struct run *, const struct tree_node *, const uint64_t *bits);

/* Is the list one of what the field names, so that the names are its records' own? */
bool field_is_own(const struct run *, const struct field *);

/* The record of that id among those that a field of FIELD_LINK may name, or RECORD_NONE. */
uint32_t field_record(const struct catalogue *, const struct field *, const char *id);

/* Those of the set that name somebody with the initials that the word is, to be freed. */
uint64_t *initialled_among(const struct run *, const struct tree_node *, const uint64_t *bits);

/* Leave those that name, in a field of FIELD_LINK, somebody who is called so. */
void link_filter(const struct run *, const struct tree_node *, uint64_t *bits);

/* The era of a date value, or of the text behind year:. */
bool era_read(struct value, struct era *);
bool era_parse(const char *s, size_t len, struct era *);

#endif
