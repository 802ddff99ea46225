/* SPDX-License-Identifier: MIT */
/*
 * What the parts of cs:names share.
 */
#ifndef PACECAT_CSL_NAMES_H
#define PACECAT_CSL_NAMES_H

#include "csl/render.h"

#define CSL_NAME_LISTS 16 /* variables in one cs:names */

/* One variable's names on their way. */
struct csl_name_list {
	unsigned variable;
	const struct csl_person *person;
	size_t count; /* of all */
	size_t shown; /* from the first */
	bool last;    /* ... and the last, behind an ellipsis */
	bool cut;     /* et al. */
};

struct csl_names {
	struct csl_render *r;
	const struct csl_node *node;
	struct csl_name_style style;
	struct csl_name_list list[CSL_NAME_LISTS];
	size_t lists;
	int min, first; /* et-al-min and -use-first as they are here */
	bool use_last;
	struct str delimiter;
	struct csl_blob *top; /* a level with the list of each variable */
	unsigned common;      /* the term for several roles in one; CSL_TERMS: none */
};

/* How many names are to be shown: by et-al, or by what tells the item from others. */
void csl_names_cut(struct csl_names *n, struct csl_name_list *list, size_t place);

/* The names that are shown, joined. */
struct csl_blob *csl_names_render(struct csl_names *n, struct csl_name_list *list, size_t place);

/* What the name is compared by, for those who replace repeated ones. */
void csl_subsequent_note(struct csl_render *r, const struct csl_person *person,
			 struct csl_blob *blob);

/* After the first names of an entry. */
void csl_subsequent_replace(struct csl_render *r);

#endif
