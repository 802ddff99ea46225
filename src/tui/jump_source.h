/* SPDX-License-Identifier: MIT */
/*
 * What the jump palette offers beside records: actions, commands.  There are few of each, so that
 * all of them are looked at for each letter.  A new source is an extern here and a row of the table
 * in pick_jump.c.
 */
#ifndef PACECAT_TUI_JUMP_SOURCE_H
#define PACECAT_TUI_JUMP_SOURCE_H

#include "tui/app.h"

struct jump_source {
	const char *kind; /* what each is, for _(); be short */
	/* What the i-th is called, appended; nothing: it is not offered.  False past the last. */
	bool (*text)(struct app *, size_t i, struct buf *);
	/* Go there; the palette is closed. */
	void (*go)(struct app *, size_t i);
};

extern const struct jump_source jump_actions, jump_commands;

#endif
