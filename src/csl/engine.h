/* SPDX-License-Identifier: MIT */
/*
 * The inside of an engine, for the files that make it up.
 *
 * Three pools: what lives as long as the engine; what follows from the items and citations at
 * hand, made anew when they change; what one call gives back.
 */
#ifndef PACECAT_CSL_ENGINE_H
#define PACECAT_CSL_ENGINE_H

#include "csl/map.h"
#include "csl/names-known.h"
#include "csl/render.h"

struct csl_cluster {                    /* a citation of the document */
	struct csl_cited *cite;
	size_t count;
	int note;
	bool author_in_text, as_given;
	const char *text;
};

struct csl_engine {
	struct csl_pool pool;           /* the engine, its language, items known, citations */
	struct csl_pool state;          /* order, disambiguation, sort keys */
	struct csl_pool scratch;        /* one cite at a time */
	struct csl_pool result;         /* what the last call gave back */
	struct csl_pool document;       /* citations and their texts */
	const struct csl_style *style;
	struct csl_setup setup;
	const struct csl_writer *writer;
	struct csl_language language;
	struct str no_text;             /* s NULL: nothing */

	struct csl_map ids;             /* to struct csl_known * */
	struct csl_known **known;       /* in the order in which they were added */
	size_t count, room;
	struct csl_known **included;    /* uncited, asked for */
	size_t included_count;

	struct csl_cluster *cluster;
	size_t clusters;

	bool fresh;                     /* `state` follows from items and citations */
	struct csl_known **list;        /* registered, in the order of citation and inclusion */
	struct csl_known **sorted;      /* the same in the order of the bibliography */
	size_t listed;
	struct csl_name_registry names;
	struct csl_bibliography bibliography;
};

/* Set a render up for an item; what is left is zero. */
void csl_engine_render(struct csl_engine *, struct csl_render *, struct csl_pool *, enum csl_mode,
		       struct csl_known *, const struct csl_cited *);
/* Render the layout of the render's area into a level. */
struct csl_blob *csl_engine_layout(struct csl_render *);

/* Bring order, numbers and disambiguation up to date. */
void csl_engine_update(struct csl_engine *);
/* Numbers of notes, positions: ibid, subsequent, near. */
void csl_engine_positions(struct csl_engine *);
/* Tell alike cites apart. */
void csl_engine_disambiguate(struct csl_engine *);
/*
 * The cite as it is compared with others, good until the next one; notes in `settings`, with memory
 * of the pool, what was done.
 */
struct str csl_engine_ambiguous(struct csl_engine *, struct csl_pool *, struct csl_known *,
				struct csl_ambiguity *request, struct csl_ambiguity *settings,
				int *first_list, int *conditions, int *conditions_max);

/* Sort keys of an item, one for each cs:key, in the pool. */
struct str *csl_engine_sort_keys(struct csl_engine *, struct csl_pool *, const struct csl_area *,
				 enum csl_mode, struct csl_known *);
/* Sort by the area's keys; stable. */
void csl_engine_sort_known(struct csl_engine *, struct csl_known **, size_t count);
void csl_engine_sort_cites(struct csl_engine *, struct csl_pool *, struct csl_cited *,
			   size_t count);
/*
 * Put cites with the same names behind each other, where the style collapses them: each with the
 * first that has its names (as CSL says), or all in the order of names and keys (as citeproc-js
 * has it in documents).
 */
void csl_engine_gather_cites(struct csl_engine *, struct csl_pool *, struct csl_cited *,
			     size_t count);
void csl_engine_group_cites(struct csl_engine *, struct csl_pool *, struct csl_cited *,
			    size_t count);

/* The citation as text, in the pool. */
const char *csl_engine_write_cluster(struct csl_engine *, struct csl_pool *, struct csl_cited *,
				     size_t count, const struct csl_cluster *);
/* Copy the host's cites; CSL_UNKNOWN fails if an id is not known. */
struct csl_cited *csl_engine_cites(struct csl_engine *, struct csl_pool *,
				   const struct csl_citation *);

struct csl_ambiguity *csl_ambiguity_copy(struct csl_pool *, const struct csl_ambiguity *);
/* Each name that is shown has a level, 0 if nothing was asked for. */
void csl_ambiguity_pad(struct csl_pool *, struct csl_ambiguity *);

void csl_engine_write_bibliography(struct csl_engine *, csl_keep *, void *context);

#endif
