/* SPDX-License-Identifier: MIT */
/* The browser on a terminal: the one place where keys, screen and effects meet. */
#ifndef PACECAT_TUI_BROWSE_H
#define PACECAT_TUI_BROWSE_H

#include "base/exit.h"
#include "store/settings.h"
#include "sys/locale.h"

struct browse_options {
	const char *const *paths;       /* of the catalogue, located already */
	size_t count;
	struct settings *settings;
	struct locale_choice *locale;
	const char *languages;          /* as LANGUAGE has it */
	const char *debug;              /* where to log keys as a script, or NULL */
	const char *argv0;              /* as in store/locate.h */
};

/* Browse until the reader leaves.  Sentences about what went wrong go to standard error. */
enum exit_status browse(const struct browse_options *);

#endif
