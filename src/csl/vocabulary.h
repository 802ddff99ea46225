/* SPDX-License-Identifier: MIT */
/* The names of CSL as numbers: variables, types of items, terms. */
#ifndef PACECAT_CSL_VOCABULARY_H
#define PACECAT_CSL_VOCABULARY_H

#include "csl/csl.h"

enum csl_variable {
#define VARIABLE(id, name, kind) CSL_VAR_##id,
#include "csl/variable.def"
#undef VARIABLE
	CSL_VARIABLES
};
#define CSL_VAR_NONE CSL_VARIABLES

enum csl_type {
#define TYPE(id, name) CSL_TYPE_##id,
#include "csl/type.def"
#undef TYPE
	CSL_TYPES
};

enum csl_term {
#define TERM(id, name) CSL_TERM_##id,
#include "csl/term.def"
#undef TERM
	CSL_TERMS                       /* and beyond: terms that only one style has */
};

/* By name; older spellings and those of csl-data.json too. */
enum csl_variable csl_variable_find(const char *name, size_t len);       /* or CSL_VAR_NONE */
enum csl_type csl_type_find(const char *name, size_t len);               /* or CSL_TYPES */
enum csl_term csl_term_find(const char *name, size_t len);               /* or CSL_TERMS */

enum csl_kind csl_variable_kind_of(enum csl_variable);
const char *csl_variable_name(enum csl_variable);
/* The term that labels a variable: "page" of page, "editor" of editor; CSL_TERMS if none. */
enum csl_term csl_variable_term(enum csl_variable);

/* A table of words for the values of an attribute. */
struct csl_word {
	const char *name;
	int value;
};

/* The value of the word s, or `otherwise`. */
int csl_word_find(const struct csl_word *, size_t count, const char *s, int otherwise);

#endif
