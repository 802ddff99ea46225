/* SPDX-License-Identifier: MIT */
/* What is known of terminals by their names alone, where terminfo does not say or has not heard. */
#ifndef PACECAT_TUI_TERMINAL_H
#define PACECAT_TUI_TERMINAL_H

#include <stdbool.h>

struct terminal_family {
	const char *prefix;             /* of TERM */
	bool keys;                      /* key.c knows their keys already */
	bool paste;                     /* they understand bracketed paste */
	const char *instead[2];         /* for a member that terminfo lacks, NULL: nothing */
};

/* The family of a terminal; never NULL, a stranger's promises nothing. */
const struct terminal_family *terminal_family(const char *term);

#endif
