/* SPDX-License-Identifier: MIT */
/*
 * One cite or bibliography entry at work.  Rendering elements push blobs into the level at hand;
 * what they found is kept in flags, for groups (CSL 1.0.2, "Group").
 */
#ifndef PACECAT_CSL_RENDER_H
#define PACECAT_CSL_RENDER_H

#include "csl/item.h"
#include "csl/output.h"

/* How many names of each list are shown and how much of their given names. */
enum csl_given { CSL_GIVEN_NONE, CSL_GIVEN_INITIALS, CSL_GIVEN_FULL };

struct csl_nameset {
	int shown;
	uint8_t *given;                 /* enum csl_given, of `count` names */
	size_t count;
};

/* What has been done to tell an item from others. */
struct csl_ambiguity {
	struct csl_nameset *set;
	size_t sets, room;
	int conditions;                 /* so many disambiguate="true" are true */
	int year_suffix;                /* from 0; -1: none */
};

/* The list at this place; those that were not there have nothing. */
struct csl_nameset *csl_ambiguity_at(struct csl_pool *, struct csl_ambiguity *, size_t place);
/* So many names at least have a level, 0 if nothing was asked for. */
void csl_nameset_widen(struct csl_pool *, struct csl_nameset *, size_t count);

/* An item that the engine knows. */
struct csl_known {
	const struct csl_item *item;
	size_t order;                   /* when it was added to the engine */
	bool registered;                /* in the bibliography */
	long number;                    /* citation-number, from 1 */
	struct csl_ambiguity ambiguity;
	struct str key;                 /* the undisambiguated cite */
	struct str *sort_key;           /* of the bibliography; s NULL: no value */
	int first_note;
	size_t cited;                   /* in how many citations */
	int max_names;
};

/* A cite as the style sees it. */
struct csl_cited {
	struct csl_known *known;
	struct str locator, prefix, suffix;
	unsigned label;                 /* enum csl_term */
	bool has_label;
	enum csl_position position;
	bool near_note;
	int first_note;                 /* first-reference-note-number */
	int note;
	bool suppress_author, author_only;
	bool full_names;
	struct str *sort_key;
	size_t place;                   /* in its citation, as given */
	struct str names, names_key;    /* that it begins with, where cites are grouped */
	size_t group;
};

struct csl_flags {
	struct csl_flags *outer;
	bool term, attempt, success;
};

struct csl_name_registry;

enum csl_mode {
	CSL_MODE_CITATION, CSL_MODE_BIBLIOGRAPHY, CSL_MODE_CITATION_SORT, CSL_MODE_BIBLIOGRAPHY_SORT
};

struct csl_render {
	struct csl_pool *pool;
	struct csl_pool *keep;          /* for what `settings` holds, which outlives the render */
	const struct csl_style *style;
	const struct csl_language *language;
	const struct csl_area *area;
	const struct csl_setup *setup;
	struct csl_output output;
	enum csl_mode mode;
	bool looking;                   /* for a comparison, not for print */
	const struct csl_item *item;
	struct csl_known *known;        /* may be NULL: not registered */
	const struct csl_cited *cite;   /* NULL in bibliographies and sort keys */

	struct csl_blob *level;
	struct csl_flags *flags;
	bool english;                   /* titles may be put into title case */
	bool only_dates;                /* sorting by a macro with dates */
	unsigned strip_periods;
	bool predecessor;               /* something stands before in the cite */
	bool in_cite_predecessor;
	uint64_t done[2];               /* variables that a substitute took */
	unsigned substituting;

	/* Names */
	struct csl_name_registry *registry;
	const struct csl_ambiguity *request;    /* NULL: nothing is asked for */
	struct csl_ambiguity *settings; /* what was done */
	size_t nameset;                 /* the next list of names */
	const struct csl_node *outer_names;     /* cs:names around a substitute */
	const struct csl_name_options *key_names;       /* of the sort key at hand */
	bool names_rendered;            /* any yet in this cite */
	int longest;                    /* names in the first list */
	struct csl_blob *first_names;   /* the blob of the first names */
	struct csl_blob *author;        /* the same, or what stands for them */
	uint16_t first_creator;         /* its variable, or CSL_VAR_NONE */

	/* disambiguate="true" */
	int conditions, conditions_max;

	/* Years */
	bool year_suffix_done;
	struct csl_years *years;        /* for collapsing; NULL: not wanted */

	/* subsequent-author-substitute */
	struct csl_subsequent *subsequent;
	/* Collapsing by names: what the cite before had. */
	struct csl_collapse_state *collapse;
	/* second-field-align */
	bool align, first_field_done;
	const struct csl_blob *first_field;
	bool rendered_something;        /* for author-only and suppress-author */
	bool seen_names;
	bool names_dropped;             /* names that were left out for being repeated */
};

static inline bool
csl_is_sorting(const struct csl_render *r)
{
	return r->mode == CSL_MODE_CITATION_SORT || r->mode == CSL_MODE_BIBLIOGRAPHY_SORT;
}

/* The years of a cite and of the one before. */
struct csl_years {
	int now[8], before[8];
	size_t count_now, count_before;
};

struct csl_collapse_state {
	struct str names;               /* of the cite before; s NULL: none */
	bool same;                      /* this cite's are the same */
	bool collapsed;                 /* something was left out; only a number stands */
	bool group_delimiter;
};

struct csl_subsequent {
	struct str *name;               /* the names of the entry before */
	size_t names;
	struct str *current;
	size_t current_names, room;
	bool open;                      /* no name has been looked at in this entry */
	struct csl_blob *top;           /* what may be replaced */
	struct csl_blob **each;
	size_t each_count, each_room;
};

void csl_render_children(struct csl_render *, const struct csl_node *first);
void csl_render_node(struct csl_render *, const struct csl_node *);

/* Is the variable one that counts (not taken by a substitute)?  Notes it inside substitutes. */
bool csl_render_allows(struct csl_render *, unsigned variable);
bool csl_render_has(const struct csl_render *, unsigned variable);

/* Append a text with the node's format; notes what stands before. */
struct csl_blob *csl_render_append(struct csl_render *, struct str, const struct csl_format_set *);
void csl_render_push(struct csl_render *, struct csl_blob *);

void csl_render_text(struct csl_render *, const struct csl_node *);
void csl_render_term(struct csl_render *, const struct csl_node *);
void csl_render_number(struct csl_render *, const struct csl_node *);
void csl_render_label(struct csl_render *, const struct csl_node *);
void csl_render_date(struct csl_render *, const struct csl_node *);
void csl_render_names(struct csl_render *, const struct csl_node *);
void csl_render_choose(struct csl_render *, const struct csl_node *);

/* The blob of a year's suffix, if the item has one; NULL if not. */
struct csl_blob *csl_render_year_suffix(struct csl_render *, const struct csl_format_set *);

/* Numbers */

struct csl_number_value {
	struct str particle, value, joiner;     /* "L" "10" "-" */
	unsigned label;                 /* a term, if it has one of its own; else CSL_TERMS */
	bool numeric;
	bool counts;                    /* it can be counted: part of a list or range */
	bool plural;                    /* there are several with its label */
	bool other_label;               /* not that of the first */
	long number;                    /* if it is one and nothing else; else -1 */
	bool digits;                    /* so is what stands behind the particle */
	bool shortened;                 /* begins a range whose end lacks what both have */
};

struct csl_numbers {
	struct csl_number_value *value;
	size_t count, room;
	bool numeric, plural;
	unsigned label;                 /* that the text begins with; CSL_TERMS: none */
};

/* The value of a number variable, locator too, taken apart. */
struct csl_numbers *csl_numbers_parse(struct csl_render *, unsigned variable, struct str);
/* The text of a number variable, wherever it comes from; len 0: none. */
struct str csl_render_number_text(const struct csl_render *, unsigned variable);
struct str csl_roman(struct csl_pool *, long);
struct str csl_decimal(struct csl_pool *, int64_t);
struct str csl_letters(struct csl_pool *, long);        /* 0: "a", 26: "aa" */
struct str csl_ordinal(const struct csl_render *, long, unsigned form, enum csl_gender);
/* "123" "8" -> "8", "28", "128" as the format wants the end of a range that goes upward. */
struct str csl_page_end(struct csl_pool *, enum csl_page_range, struct str from, struct str to,
			bool *upward);
bool csl_parse_roman(struct str);

/* Names */

/* The given name as initials with `with` behind each. */
struct str csl_initials(struct csl_pool *, struct str given, struct str with, bool normalize_only,
			bool no_hyphen);
/* How much of the name must be given to tell it from others; see disambiguate. */
unsigned csl_name_level(struct csl_render *, const struct csl_person *, size_t place,
			unsigned request, unsigned form, bool initials);

struct csl_name_style {
	const struct csl_names_spec *spec;
	struct csl_name_options options;
	const struct csl_format_set *family, *given;    /* NULL: none */
};

/* One person or institution. */
struct csl_blob *csl_render_person(struct csl_render *, const struct csl_name_style *,
				   const struct csl_person *, size_t place, unsigned level);

#endif
