/* SPDX-License-Identifier: MIT */
/*
 * Themes in files, YAML mappings of roles (role.def) to looks:
 *
 *	based-on: mono
 *	heading: bold rgb:E69F00
 *	selected: reverse
 *
 * "based-on" is the built-in theme that all else is from, else "default".
 *
 * A theme is a file by its path (from the user's folder of themes, or from here), or by its name
 * NAME.yaml in that folder, one that is built in, or NAME.yaml in ours.
 */
#ifndef PACECAT_TUI_THEME_FILE_H
#define PACECAT_TUI_THEME_FILE_H

#include "base/diag.h"
#include "sys/path.h"
#include "tui/theme.h"

/*
 * False: there is none, and the theme is as it was.  What is wrong in its file is in the
 * diagnostics; what could be read is set even so.  argv0 (NULL: unknown) tells where ours are.
 */
bool theme_open(struct theme *, const char *wanted, const char *argv0, struct diags *);

/* The same from the bytes of a file. */
void theme_parse(struct theme *, const char *name, const char *bytes, size_t len, struct diags *);

/* Add the names of all there are, each once, the built-in ones first. */
void theme_names(struct paths *, const char *argv0);

/* "there is no theme ...", and the name that is near. */
void theme_missing(const char *wanted, const char *argv0, struct buf *out);

#endif
