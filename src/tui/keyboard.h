/* SPDX-License-Identifier: MIT */
/*
 * Keyboards of countries, and phones: how hard a key is to type on each.  The rows are those of
 * keyboard.def.
 */
#ifndef PACECAT_TUI_KEYBOARD_H
#define PACECAT_TUI_KEYBOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tui/keymap.h"

/* From the easiest on. */
enum reach {
	REACH_EASY, /* alone, or with Shift, Ctrl or Alt */
	REACH_DEAD, /* a dead key */
	REACH_ALTGR,
	REACH_PAGE,	/* the second page of signs of a phone */
	REACH_FUNCTION, /* needs Fn on many keyboards, and phones have none */
	REACH_ABSENT
};

struct keyboard {
	const char *name, *title; /* title: for _() */
	const char *altgr, *dead, *absent, *letters;
	bool phone;
};

/* The i-th (0, 1, ...), NULL past the last; the one of a name, or NULL. */
const struct keyboard *keyboard_at(size_t i);
const struct keyboard *keyboard_find(const char *name);

/* How a key is typed, by its canonical name (tui/key.h); what it is called, for _(). */
enum reach keyboard_reach(const struct keyboard *, const char *key);
const char *reach_words(enum reach);

/* Append those keys of a list parted by blanks that are easy, or those that are not. */
void keyboard_sort_out(const struct keyboard *, const char *keys, bool easy, struct buf *out);

#endif
