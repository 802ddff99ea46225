/* SPDX-License-Identifier: MIT */
/*
 * What a reader asks for (DESIGN section 6), the same in the browser and on the command line.
 *
 *	gold congo              both words, somewhere in the record
 *	"gold mine"             the words as they stand, side by side
 *	-gold                   not that
 *	gold OR silver, gold|silver, (gold OR silver) congo
 *	author:seve             a field; author:"van den Berg", author:(seve OR weir)
 *	year:2012, year:2010..2013, year:2010.., year:201X
 *	=Or, title:=Or          a whole word, with just these accents and capitals
 *	saved:gold              what is kept under that name
 *	title:==Or              a whole text, an id or a name that is just this
 *	author:==seve           the record of that id alone, whoever else is called so
 *	author:=="seve"         whoever has that name or that id
 *	lang:==fr, type:==book  as the catalogue has it, not by the reader's word for it
 *
 * Words that stand side by side must all be true; OR binds less than that.  What lists put between
 * words asks for nothing: a comma behind one, "&", "and" and "et al." behind another.  Nor do the
 * other marks of a citation, or the letter of "2012a"; its initials ("Rakoto, H.", "H. Rakoto",
 * "Rakoto HJ") ask for a word that begins so in the name that they stand beside.
 *
 * In a list of studies all of this is asked of each study.  In lists of people, countries and
 * topics, words are looked for in the record itself, and a field that its own kind has (title: is
 * its name, id:, note:, has:, is:) is its own; author: in a list of people, country: in one of
 * countries and topic: in one of topics are its own name.  All other fields choose studies, those
 * of one group together (country:COD year:2012 is one study with both), and what these studies name
 * is shown: who wrote about which country.  A country that a person, organisation or topic says it
 * belongs to counts as well.
 */
#ifndef PACECAT_MODEL_QUERY_H
#define PACECAT_MODEL_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/catalogue.h"
#include "model/haystack.h"
#include "model/language.h"
#include "model/news.h"

struct query;

/* What is wrong with a query: the bytes of it, start <= end <= its length. */
struct query_fault {
	size_t start, end;
	unsigned column;                /* of start, in code points from 1 */
	char *sentence;                 /* translated, without a full stop */
};

/* What only the caller knows of records.  A function that is NULL says no to all. */
struct query_hooks {
	bool (*is_marked)(void *context, uint32_t record);
	bool (*is_new)(void *context, uint32_t record); /* NULL: as `news` has it */
	const struct news *news;
	const char *(*note)(void *context, uint32_t record);    /* the reader's own; may be NULL */
	/* The first record from this one on that has such a note, or RECORD_NONE. */
	uint32_t (*next_noted)(void *context, uint32_t from);
	/* The query that is kept under a name, or NULL; the i-th name, NULL past the last. */
	const char *(*saved)(void *context, const char *name, size_t len);
	const char *(*saved_name)(void *context, size_t i);
	void *context;
};

/*
 * Parse any text.  Always gives a query: what cannot be understood is left out of it, and an open
 * quotation mark or parenthesis closes at the end.  The text is copied.
 */
struct query *query_parse(const char *text, size_t len);
struct query *query_copy(const struct query *);                 /* what it asks, not its fault */

/*
 * The same where queries are kept under names: saved:NAME stands for one of them, in parentheses.
 * Without hooks that tell it stays as it is, finds all, and query_saved says that there is one.
 */
struct query *query_parse_with(const char *text, size_t len, const struct query_hooks *);
bool query_saved(const struct query *);

void query_free(struct query *);                                /* may be NULL */

/* The first fault, or NULL. */
const struct query_fault *query_fault(const struct query *);

/* Does it ask for nothing, so that all is found? */
bool query_empty(const struct query *);

/*
 * Append what was understood as a text that parses without a fault and asks the same; nothing when
 * it asks for nothing.
 */
void query_write(const struct query *, struct buf *);

/*
 * Append what asks for all of it at once to a query in `out`, "" at first: what is right as it was
 * typed stands as it was typed.
 */
void query_add(struct buf *out, const char *text, size_t len);

/* Must a haystack of the records be there to run it? */
bool query_needs_haystack(const struct query *);

/* Does it ask for words or phrases and nothing else, all of which must be there? */
bool query_is_plain(const struct query *);

/* Is whatever `now` finds, of whatever records, among what `before` finds of them? */
bool query_narrows(const struct query *now, const struct query *before);

/* The words and phrases that are asked for, not those that must be absent; to be released. */
void query_needle(const struct query *, struct needle *);

/*
 * What the hooks say of each record, as far as the query (NULL: any) asks them, kept: to be used
 * where they must not be called, and to be freed.
 */
struct query_hooks *query_hooks_keep(const struct query *, const struct query_hooks *,
				     uint32_t records);
void query_hooks_free(struct query_hooks *);            /* of those that were kept; may be NULL */

/* What is made of a catalogue to answer queries, part by part when it is first asked for. */
struct query_index;

struct query_index *query_index_new(const struct catalogue *);
void query_index_free(struct query_index *);                    /* may be NULL */

/* Records of one kind, or of neighbouring kinds, that a query is asked of. */
struct query_scope {
	struct query_index *index;
	uint32_t first, count;
	const struct haystack *haystack;        /* of these; may be NULL if the query needs none */
	const struct query_hooks *hooks;        /* may be NULL */
	const uint64_t *among;                  /* the only ones to look at; NULL: all */
	const struct progress *progress;        /* may be NULL; cancelled: ends soon, and what it
						   found is of no use */
	bool ids;                               /* a word that is exactly an id is that record, of
						   several ids each is meant */
	bool rough;                             /* query_complete: what an offer leaves is not
						   found but guessed, by how often it is named */
};

/* Set the bit of each record that is found, counted from scope->first; `found` has room. */
void query_run(const struct query *, const struct query_scope *, uint64_t *found);

/* The same of one record, for a plain query; sooner than folding many others to find it among. */
bool query_finds(const struct query *, const struct query_scope *, uint32_t record);

/*
 * Asked of a list of others than studies: the studies that its fields choose, a bit for each from
 * the catalogue's first on, to be freed; NULL when no field chooses any.
 */
uint64_t *query_studies(const struct query *, const struct query_scope *);

/*
 * Put records in the order of relevance, best first, those that are alike staying as they are:
 * words in the title before names before the rest before the abstract, beginnings of words before
 * their middles, all words near each other.
 */
void query_rank(const struct query *, const struct query_scope *, uint32_t *record, size_t count);

/* A word that could stand at the end of a query. */
struct query_offer {
	char *word;                     /* to be typed: author:"van den Berg" */
	size_t left;                    /* records that it would leave */
};

struct query_offers {
	struct query_offer *offer;
	size_t count, room;
	size_t start;                   /* byte of the query where the word begins */
	bool fields;                    /* names of fields, nothing is counted */
	bool cut;                       /* there are others, which may begin otherwise */
};

#define QUERY_OFFERS_MAX 20

/* What the last word of the query could become, for this reader; those that leave most first. */
void query_complete(const char *text, const struct query_scope *, const struct languages *,
		    struct query_offers *);
void query_offers_release(struct query_offers *);

/* The byte of a query at which its last word begins. */
size_t query_last_word(const char *text);

/* The record of a country by either code, in any case, or RECORD_NONE. */
uint32_t country_record(const struct catalogue *, const char *code);

/* The fields for a help page: name and what it asks for, for _(); NULL past the last. */
const char *query_field_name(size_t i);
const char *query_field_help(size_t i);

#endif
