/* SPDX-License-Identifier: MIT */
/* What is known of terminals by their names alone, where terminfo does not say or has not heard. */
#ifndef PACECAT_TUI_TERMINAL_H
#define PACECAT_TUI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct terminal_family {
	const char *prefix;	/* of TERM, where no letter follows it */
	bool keys;		/* key.c knows their keys already */
	bool paste;		/* they understand bracketed paste */
	bool title;		/* they keep a title aside and take it back (XTWINOPS) */
	bool window;                    /* OSC 8 does no harm there, and U+2800 is blank */
	const char *instead[4]; /* for a member that terminfo lacks, NULL: no more */
};

/* The family of a terminal; never NULL, a stranger's promises nothing. */
const struct terminal_family *terminal_family(const char *term);

/*
 * Append the i-th name (0, 1, ...), best first, by which a terminal may be known whose own name
 * terminfo lacks; false past the last.  A name may come twice, and the terminal's own too.
 */
bool terminal_instead(struct buf *, const char *term, size_t i);

/*
 * Milliseconds to wait after Esc: what is asked for, else ESCDELAY, else by the line.
 */
int terminal_escape_ms(int asked);

/* A number of rows or columns from a variable, which nobody has checked: 0 when it is none. */
int terminal_size_from(const char *variable);

/* The i-th key that terminfo may know, and its capability there; NULL past the last. */
const char *terminal_key(size_t i, const char **capability);

/* How many bytes a sentence quotes of a terminal's name: whole characters, at most 60 bytes. */
int terminal_shown(const char *term);

/* Append a string capability without its padding, which no terminal that we can meet needs. */
void terminal_add(struct buf *, const char *capability);

#endif
