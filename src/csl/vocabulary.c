/* SPDX-License-Identifier: MIT */
#include "csl/vocabulary.h"

#include <string.h>

static const struct {
	const char *name;
	enum csl_kind kind;
} variables[] = {
#define VARIABLE(id, name, kind) { name, kind },
#include "csl/variable.def"
#undef VARIABLE
};

static const char *const types[] = {
#define TYPE(id, name) name,
#include "csl/type.def"
#undef TYPE
};

static const char *const terms[] = {
#define TERM(id, name) name,
#include "csl/term.def"
#undef TERM
};

static const struct csl_word other_names[] = {
	{ "event", CSL_VAR_EVENT_TITLE },
	{ "journalAbbreviation", CSL_VAR_CONTAINER_TITLE_SHORT },
	{ "shortTitle", CSL_VAR_TITLE_SHORT },
};

static int
compare(const char *name, const char *s, size_t len)
{
	int order = strncmp(name, s, len);

	return order ? order : name[len] != '\0';
}

/* Search a sorted table of `count` rows of `size` bytes that begin with a name. */
static size_t
search(const void *table, size_t count, size_t size, const char *s, size_t len)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *name;
		int order;

		memcpy(&name, (const char *)table + middle * size, sizeof(name));
		order = compare(name, s, len);
		if (!order)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return count;
}

enum csl_variable
csl_variable_find(const char *name, size_t len)
{
	size_t n;

	for (size_t i = 0; i < sizeof(other_names) / sizeof(*other_names); i++)
		if (!compare(other_names[i].name, name, len))
			return (enum csl_variable)other_names[i].value;
	n = search(variables, CSL_VARIABLES, sizeof(*variables), name, len);
	return (enum csl_variable)n;
}

enum csl_type
csl_type_find(const char *name, size_t len)
{
	return (enum csl_type)search(types, CSL_TYPES, sizeof(*types), name, len);
}

enum csl_term
csl_term_find(const char *name, size_t len)
{
	if (len == 9 && !memcmp(name, "sub verbo", 9))
		return CSL_TERM_SUB_VERBO;
	return (enum csl_term)search(terms, CSL_TERMS, sizeof(*terms), name, len);
}

enum csl_kind
csl_variable_kind_of(enum csl_variable variable)
{
	return variable < CSL_VARIABLES ? variables[variable].kind : CSL_KIND_NONE;
}

enum csl_kind
csl_variable_kind(const char *name)
{
	return csl_variable_kind_of(csl_variable_find(name, strlen(name)));
}

const char *
csl_variable_name(enum csl_variable variable)
{
	return variable < CSL_VARIABLES ? variables[variable].name : "";
}

enum csl_term
csl_variable_term(enum csl_variable variable)
{
	const char *name = csl_variable_name(variable);

	return csl_term_find(name, strlen(name));
}

int
csl_word_find(const struct csl_word *words, size_t count, const char *s, int otherwise)
{
	if (s)
		for (size_t i = 0; i < count; i++)
			if (!strcmp(words[i].name, s))
				return words[i].value;
	return otherwise;
}
