/* SPDX-License-Identifier: MIT */
/* A YAML or JSON document whole, in memory, for readers that look here and there in it. */
#ifndef PACECAT_FORMAT_TREE_H
#define PACECAT_FORMAT_TREE_H

#include <stddef.h>

#include "base/pool.h"
#include "format/source.h"

enum tree_form { TREE_NULL, TREE_TEXT, TREE_LIST, TREE_MAP };

struct tree {
	enum tree_form form;
	struct str key;	 /* in a mapping; "" in a list */
	struct str text; /* of TREE_TEXT; else "" */
	const struct tree *first, *next;
	size_t count;  /* elements of a list or mapping */
	size_t at;     /* byte of the source where it begins, */
	size_t key_at; /* and its key */
};

/* The document of a source, in the pool; faults are reported.  NULL when there is none. */
const struct tree *tree_read(struct source *, struct pool *);

/* The member of a mapping (or of nothing), or NULL. */
const struct tree *tree_get(const struct tree *, const char *key);

/* Its text, "" when it is none. */
struct str tree_text(const struct tree *, const char *key);

#endif
