/* SPDX-License-Identifier: MIT */
/*
 * A line of a Bourne shell taken apart as bash's completion has it, and words put back into it: the
 * shell replaces only what follows the last of some characters at which it breaks words.
 */
#ifndef PACECAT_CLI_SHELLWORD_H
#define PACECAT_CLI_SHELLWORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct shell_line {
	char **word;                    /* without their quotes, owned; at least one, the last may
					   be "" */
	size_t count, room;
	char quote;                     /* ' or " that is open at the end, else 0 */
	size_t kept;                    /* bytes of the last word that the shell leaves alone */
};

/* The line up to the cursor; `breaks` are the characters, as COMP_WORDBREAKS has them. */
void shell_line_init(struct shell_line *, const char *line, const char *breaks);
void shell_line_release(struct shell_line *);

/*
 * Append what takes the place of the last word's end to make it `word`, quoted so that no shell
 * sees anything in it.  False: it does not begin with what the shell leaves alone.
 */
bool shell_line_put(const struct shell_line *, const char *word, struct buf *);

#endif
