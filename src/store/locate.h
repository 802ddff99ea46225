/* SPDX-License-Identifier: MIT */
/* Which catalogue is meant when nobody says so (DESIGN section 5). */
#ifndef PACECAT_STORE_LOCATE_H
#define PACECAT_STORE_LOCATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "store/settings.h"
#include "sys/path.h"

/*
 * Append the paths of the catalogue: those given on the command line, else the first there is of
 * $PACECAT_CATALOGUE, the setting, ./catalogue.yaml, $XDG_DATA_HOME/pacecat (its catalogue.yaml,
 * else all its *.yaml), the ASM-PACE catalogue of the source tree when run from the build tree,
 * and the installed one.  What the environment and the setting name is taken unseen, so that
 * a mistake in them is told: that of the setting with its place.  `settings` may be NULL; where
 * they say "restricted: yes", neither the current folder nor a home is looked at.  False
 * when there is none at all: then `diags` says so.
 */
bool locate_catalogue(struct paths *, const char *const *given, size_t count,
		      const struct settings *, const char *argv0, struct diags *diags);

/*
 * A file that belongs to the program ("asm-pace.yaml"): below the source tree's data/ when the
 * program runs from the build tree, else in the installed folder.  NULL when it is not there.
 */
char *locate_data(const char *name, const char *argv0);

/* Append all that these two find their files in, for whoever lets nothing else be read. */
void locate_own(struct paths *, const char *argv0);

/* The folder of the translations: the build tree's own when run from there, else the installed. */
char *locate_messages(const char *argv0);

/* Append the tags of the languages that there are messages in: English first, then in order. */
void locate_languages(struct paths *tags, const char *argv0);

#endif
