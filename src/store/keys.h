/* SPDX-License-Identifier: MIT */
/*
 * The key file, $XDG_CONFIG_HOME/pacecat/keys.yaml: a mapping for each section of the screen, whose
 * names are actions and whose values are keys, several separated by blanks or in a list:
 *
 *	general: {down: "j Down", quit: [q, C-x]}
 *	list: {none: Insert}
 *
 * It is only taken apart here: whoever knows sections, actions and keys applies it.
 */
#ifndef PACECAT_STORE_KEYS_H
#define PACECAT_STORE_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* One key, words as written. */
struct key_binding {
	char *section, *action, *key;
	struct place place;             /* of the value that has the key */
};

struct key_bindings {
	struct key_binding *binding;    /* in the order written */
	size_t count, room;
};

/*
 * Read the file; one that is not there is no fault.  False when there was an error: exit status
 * 78.  Places borrow names from the diagnostics.
 */
bool keys_read(struct key_bindings *, struct diags *);

/* The same from bytes. */
bool keys_parse(struct key_bindings *, const char *name, const char *bytes, size_t len,
		struct diags *);

void keys_release(struct key_bindings *);

#endif
