/* SPDX-License-Identifier: MIT */
/* The styles there are, and which of them some words may mean. */
#ifndef PACECAT_STORE_STYLE_LIST_H
#define PACECAT_STORE_STYLE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/thread.h"
#include "sys/path.h"

/* What a style says about itself; members that it does not have are "". */
struct style_entry {
	char *name;                     /* of its file, without ".csl" */
	char *path;
	char *id, *title, *summary;
	char *format;                   /* "author-date", "numeric", "label", "note", "author" */
	char *fields;                   /* separated by blanks */
	char *parent;                   /* id of the style that a dependent one is */
	char *locale;                   /* its default-locale */
	char *key;                      /* what it is sorted by; bytes, see text/fold.h */
	size_t key_len;
};

struct style_list {
	struct style_entry *entry;      /* by title, of several files of one name the first */
	size_t count, room;
};

/*
 * Look through all styles of these folders.  Each word must stand, in any case and with any
 * accents, in the name, title, id, summary, fields or format.  A file that is no style is passed
 * over.  If that is cancelled (progress may be NULL), not all are there.
 */
void style_list_find(const struct progress *, struct style_list *, const struct paths *folders,
		     const char *const *word, size_t words);
void style_list_release(struct style_list *);

/* Append up to `most` names that are near to one, best first, separated by ", ". */
void style_names_near(const struct paths *folders, const char *name, size_t most, struct buf *);

/* Append the folders and those below them that hold styles. */
void style_subfolders(struct paths *all, const struct paths *folders);

#endif
