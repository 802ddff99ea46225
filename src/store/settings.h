/* SPDX-License-Identifier: MIT */
/*
 * What the user has set: SYSCONFDIR/pacecat/settings.yaml, then settings.yaml in
 * $XDG_CONFIG_HOME/pacecat, which wins.  A setting is a row of settings.def.  Beside them stands
 *
 *	colours: {heading: bold cyan, link: underline}
 *
 * which is kept as pairs of words: whoever knows roles and looks applies them.
 */
#ifndef PACECAT_STORE_SETTINGS_H
#define PACECAT_STORE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "sys/path.h"

enum setting {
#define SETTING(id, name, type, preset, choices, help) SETTING_##id,
#include "store/settings.def"
#undef SETTING
	SETTINGS
};

enum setting_type {
	SETTING_TEXT,
	SETTING_NUMBER,
	SETTING_CHOICE,
	SETTING_PATHS,
	SETTING_TAGS,
	SETTING_VIEWERS
};

struct setting_row {
	const char *name;
	enum setting_type type;
	const char *preset;             /* the default, as it would be written */
	const char *choices;            /* of a SETTING_CHOICE, separated by blanks */
	const char *help;               /* for _() */
};

const struct setting_row *setting_row(enum setting);

/* A colour that the user wants otherwise, as written. */
struct setting_colour {
	char *role, *look;
	struct place place;             /* of the look */
};

struct settings {
	char *value[SETTINGS];          /* as written; NULL: the default */
	struct place place[SETTINGS];   /* where, line 0 when not from a file */
	struct paths catalogue;         /* SETTING_CATALOGUE, "~/" and relative paths resolved */
	struct paths viewer;            /* SETTING_VIEWER, as sys/opener.h takes it */
	struct setting_colour *colour;  /* in the order written, a later one wins */
	size_t colours, colour_room;
};

/*
 * Read both files; one that is not there is no fault.  When the first says "restricted: yes" the
 * second is not looked at.  False when there was an error: exit status
 * 78.  Places borrow names from the diagnostics, which must outlive the settings.
 */
bool settings_read(struct settings *, struct diags *);

/* The same from one file's bytes: `name` for messages, `folder` for relative paths. */
bool settings_parse(struct settings *, const char *name, const char *folder, const char *bytes,
		    size_t len, struct diags *);

/* Set one from elsewhere (an option).  False, and a sentence in err, when the value is not one. */
bool settings_set(struct settings *, enum setting, const char *value, struct buf *err);

bool settings_given(const struct settings *, enum setting);
const char *settings_text(const struct settings *, enum setting);       /* never NULL */
bool settings_yes(const struct settings *, enum setting);       /* of one that is yes or no */
int settings_number(const struct settings *, enum setting);

void settings_release(struct settings *);

#endif
