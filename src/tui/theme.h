/* SPDX-License-Identifier: MIT */
/*
 * How each role looks: a row of colours and attributes.  Built-in themes are written in the
 * syntax of the user's settings and theme files (tui/theme_file.h), parsed by the same theme_set():
 *
 *	bold cyan      reverse      white on blue      underline bright-red on default      color208
 *
 * Words are attributes (bold dim underline reverse italic), colours (tui/colour.h) and "on".
 */
#ifndef PACECAT_TUI_THEME_H
#define PACECAT_TUI_THEME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum role {
#define ROLE(id, name, letter, use) ROLE_##id,
#include "tui/role.def"
#undef ROLE
	ROLES
};

/* Bits of an attribute, in a theme and in a cell. */
enum attr {
	ATTR_BOLD = 1,
	ATTR_DIM = 2,
	ATTR_UNDERLINE = 4,
	ATTR_REVERSE = 8,
	ATTR_ITALIC = 16
};

struct look {
	short fg, bg;                   /* 0 to 255, or -1: the terminal's own */
	unsigned char attr;             /* enum attr, or-ed */
};

struct theme {
	struct look look[ROLES];
};

enum theme_colour { THEME_COLOUR_AUTO, THEME_COLOUR_ALWAYS, THEME_COLOUR_NEVER };

/* Set all roles from the built-in theme of that name; false when there is none. */
bool theme_init(struct theme *, const char *name);

bool theme_same(const struct theme *, const struct theme *);

/* Is there any colour in it? */
bool theme_coloured(const struct theme *);

/* The name of the built-in theme i (0, 1, ...), NULL past the last. */
const char *theme_name(size_t i);

/* The name of the built-in theme that is near to this one; NULL when none is. */
const char *theme_nearest(const char *name);

/* Set one role.  On failure nothing changes and a translated sentence is appended to err. */
bool theme_set(struct theme *, const char *role, const char *spec, struct buf *err);

bool theme_has(const char *role);       /* is it the name of one? */

/* The name of a role and its letter in dumps. */
const char *role_name(enum role);
char role_letter(enum role);

/*
 * The theme to use: `wanted` (NULL: "default"), but "mono" when colour is never wanted, or when
 * nothing was said and no_color (the environment's NO_COLOR) is neither NULL nor empty.
 */
const char *theme_pick(const char *wanted, enum theme_colour, const char *no_color);

/* Append a look as theme_set takes it; nothing for the terminal's own. */
void theme_look_add(struct buf *, const struct look *);

/*
 * The nearest look on a terminal with that many colours (0, 8, 16, 88, 256 ...).  A difference that
 * only colour made is not lost: where fg and bg would become the same, the look is reversed.
 */
struct look theme_degrade(struct look, int colours);

/*
 * The colour 8 to 255 as 0xRRGGBB, as most terminals have it: one that takes its colours directly
 * knows no others by number than 0 to 7.
 */
int theme_rgb(int colour);

#endif
