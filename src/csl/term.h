/* SPDX-License-Identifier: MIT */
/*
 * The words of a language: what a cs:locale element holds, and several of them one over the other
 * (CSL 1.0.2, "Locale fallback").
 */
#ifndef PACECAT_CSL_TERM_H
#define PACECAT_CSL_TERM_H

#include <stdint.h>

#include "base/str.h"
#include "csl/collate.h"
#include "csl/pool.h"
#include "csl/vocabulary.h"

struct xml;
struct xml_element;
struct csl_node;

enum csl_gender { CSL_NEUTER, CSL_MASCULINE, CSL_FEMININE, CSL_GENDERS };
enum csl_ordinal_match { CSL_ORDINAL_LAST_DIGIT, CSL_ORDINAL_LAST_TWO, CSL_ORDINAL_WHOLE };

/* One cs:term. */
struct csl_term_entry {
	uint16_t term;                  /* enum csl_term, or CSL_TERMS: look at the name */
	uint8_t form;                   /* enum csl_form */
	uint8_t gender_form;            /* enum csl_gender */
	uint8_t gender;                 /* of the noun */
	uint8_t match;                  /* enum csl_ordinal_match */
	const char *name;               /* if the term is not a known one */
	struct str single, multiple;    /* the same if the term has no plural */
};

/* One cs:locale. */
struct csl_terms {
	struct csl_terms *next;
	const char *tag;                /* xml:lang; "" if none: for every language */
	struct csl_term_entry *entry;
	size_t entries;
	const struct csl_node *date[3]; /* by enum csl_date_format; NULL: none */
	int8_t punctuation_in_quote, limit_ordinals;    /* -1: not said */
	bool ordinals;                  /* it has the term "ordinal": older ones do not count */
};

/* Where terms that CSL does not know get their numbers. */
struct csl_own_terms {
	const char **name;
	size_t count, room;
};

/*
 * Compile a cs:locale element.  Terms that are not known keep their name, or get a number if
 * `own` is not NULL.
 */
struct csl_terms *csl_terms_compile(struct csl_pool *, const struct xml *,
				    const struct xml_element *, struct csl_own_terms *own);

struct csl_locale {
	struct csl_pool pool;
	const struct csl_terms *terms;
};

/* A language at work: layers of terms, the first that knows wins. */
struct csl_language {
	const char *tag;                /* "fr-FR" */
	const struct csl_terms **layer;
	size_t layers;
	/* For each term the entries that it has, in the order of the layers. */
	struct csl_term_link **link;
	size_t terms;
	const struct csl_node *date[3];
	bool punctuation_in_quote, limit_ordinals, english;
	bool narrow_nbsp;               /* no-break space between particles and family names */
	struct csl_script script;       /* its own, sorted before others */
	/* Often used */
	struct str open_quote, close_quote, open_inner, close_inner;
	struct str page_range, year_range, citation_range;
};

struct csl_term_link {
	const struct csl_term_entry *entry;
	struct csl_term_link *next;
	bool foreign;                   /* from en-US, which is another language */
};

struct csl_style;
struct csl_setup;

/* Choose and order the layers of a language; CSL_UNKNOWN fails if the host has no locale at all. */
void csl_language_make(struct csl_pool *, struct csl_language *, const struct csl_style *,
		       const struct csl_setup *, const char *tag);

/*
 * The text of a term, falling back from form to form (verb-short to verb, symbol to short, all to
 * long) and from gender to neuter; s is NULL when the language does not know it.
 */
struct str csl_term_get(const struct csl_language *, unsigned term, unsigned form, bool plural,
			enum csl_gender);
enum csl_gender csl_term_gender(const struct csl_language *, unsigned term);

/* What follows the number of an ordinal: "th"; s is NULL if there is none. */
struct str csl_ordinal_suffix(const struct csl_language *, long number, enum csl_gender);

#endif
