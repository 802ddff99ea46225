/* SPDX-License-Identifier: MIT */
/* What the reader knows of records beside the catalogue, in one place, as the hooks of queries. */
#ifndef PACECAT_MODEL_KNOWN_H
#define PACECAT_MODEL_KNOWN_H

#include "model/marks.h"
#include "model/news.h"
#include "model/notes.h"
#include "model/query.h"

#define SEARCHES_MAX 500
#define SEARCH_NAME_MAX 200             /* bytes */
#define SEARCH_TEXT_MAX 4096
#define LINKS_MAX 1000
#define LINK_MAX 1000                   /* bytes of an address; a key of YAML may have 1,024 */

/* All are borrowed, and may be NULL: then nothing is known of that sort. */
struct known {
	const struct marks *marks;
	const struct notes *notes;
	const struct news *news;
	const struct kept *searches;    /* name -> the view's name, a newline, the query */
};

/* The hooks refer to it. */
struct query_hooks known_hooks(struct known *);

/* What the searches say: the query of a text of theirs, and the length of the view's name. */
const char *search_query(const char *text);
size_t search_view_len(const char *text);

/*
 * The name among the searches that is meant by what was typed: exactly that, else the first that
 * differs in accents and capitals alone; NULL: there is none.
 */
const char *search_find(const struct kept *, const char *typed, size_t len);

/* Two searches of one name: the one that comes second gets a name of its own ("gold 2"). */
void search_clash(struct kept *, const char *name, const char *ours);

/*
 * Links are addresses kept to be opened later: address -> the title of what it belongs to, or the
 * address itself.  Of two titles for one address ours is taken.
 */
void link_clash(struct kept *, const char *address, const char *ours);

#endif
