/* SPDX-License-Identifier: MIT */
/* What is known of terminals by their names alone, where terminfo does not say or has not heard. */
#ifndef PACECAT_TUI_TERMINAL_H
#define PACECAT_TUI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct terminal_family {
	const char *prefix;             /* of TERM */
	bool keys;                      /* key.c knows their keys already */
	bool paste;                     /* they understand bracketed paste */
	bool mouse;                     /* and tell of a mouse as tui/key.h reads it */
	const char *instead[2];         /* for a member that terminfo lacks, NULL: nothing */
};

/* The family of a terminal; never NULL, a stranger's promises nothing. */
const struct terminal_family *terminal_family(const char *term);

/* The i-th key that terminfo may know, and its capability there; NULL past the last. */
const char *terminal_key(size_t i, const char **capability);

/* How many bytes a sentence quotes of a terminal's name: whole characters, at most 60 bytes. */
int terminal_shown(const char *term);

/* What makes a terminal tell of its mouse, or no longer. */
const char *terminal_mouse(bool on);

/*
 * How long to wait behind Esc, by the environment: ESCDELAY (which a restricted session does not
 * believe), 500 milliseconds over ssh, else 100.
 */
int terminal_escape_ms(bool restricted);

/* A size from a variable of the environment, which nobody has checked: 0 when it is none. */
int terminal_size(const char *variable);

/* Append a string capability without its padding, which no terminal that we can meet needs. */
void terminal_add(struct buf *, const char *capability);

#endif
