/* SPDX-License-Identifier: MIT */
/*
 * The citation style and language that were chosen last, in $XDG_STATE_HOME/pacecat/style.yaml.
 * A setting that was changed since then counts more.  Optional, as all that is remembered.
 */
#ifndef PACECAT_STORE_STYLE_CHOICE_H
#define PACECAT_STORE_STYLE_CHOICE_H

#include <stdbool.h>

#include "base/buf.h"

struct style_choice {
	char *style;	/* owned, as the next; NULL: none was chosen */
	char *language; /* a tag; "": the style's own, or that of the settings */
};

/* `set` is what the settings say is the style.  False, and all NULL, when nothing is remembered. */
bool style_choice_read(struct style_choice *, const char *set);

/* False, with a sentence in err (may be NULL), when it could not be written. */
bool style_choice_write(const char *style, const char *language, const char *set, struct buf *err);

void style_choice_release(struct style_choice *);

#endif
