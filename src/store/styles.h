/* SPDX-License-Identifier: MIT */
/*
 * Where citation styles and their locales are, and how one is opened (CSL 1.0.2 for what is in
 * them).  In this order, the first that has a name wins:
 *
 *	$XDG_DATA_HOME/pacecat, ~/Zotero, citation-style-language in each of $XDG_DATA_DIRS, and
 *	what comes with the program
 *
 * each with a folder styles (and in it dependent and hidden) and a folder locales.
 */
#ifndef PACECAT_STORE_STYLES_H
#define PACECAT_STORE_STYLES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/exit.h"
#include "csl/csl.h"
#include "sys/path.h"

/* Append the folders that there are, in order; argv0 as in store/locate.h. */
void style_folders(struct paths *, const char *argv0);
void locale_folders(struct paths *, const char *argv0);

struct style {
	struct csl_style *csl;          /* independent and whole */
	char *path;                     /* of the file that was asked for */
	char *locale;                   /* the default-locale of a dependent style, or NULL */
};

/* Is it the file of a style that is asked for, rather than the name of one? */
bool style_is_file(const char *wanted);

/*
 * Open a style by the name of its file ("apa"), by its id (a URI), or as a file: a word with a
 * slash or ".csl" in it that is one.  A dependent style is its parent with its own locale.  False
 * with sentences in diags: EXIT_NO_INPUT when it is not there (the nearest names are told),
 * EXIT_DATA when it is broken, EXIT_IO when it cannot be read.
 */
bool style_open(struct style *, const char *wanted, const struct paths *folders, struct diags *,
		enum exit_status *);
void style_release(struct style *);

/* Locales, read when they are asked for. */
struct locales {
	struct paths folders;
	struct locale_slot *slot;
	size_t count, room;
	struct diags *diags;            /* what is wrong with one goes here */
};

void locales_init(struct locales *, const char *argv0, struct diags *);
/* A csl_find_locale: `context` is the struct locales. */
const struct csl_locale *locales_find(void *context, const char *tag);
/* Has any locale of the tag's language been found so far? */
bool locales_have(const struct locales *, const char *tag);
void locales_release(struct locales *);

#endif
