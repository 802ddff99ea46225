/* SPDX-License-Identifier: MIT */
/*
 * A command line that is still being typed: what is plain about it so far, and what its last word
 * is the beginning of.  Mistakes are no concern: whoever types has not finished.
 */
#ifndef PACECAT_CLI_TYPED_H
#define PACECAT_CLI_TYPED_H

#include "cli/command.h"

struct typed {
	const struct command *command;  /* NULL: none so far, or the browser's */
	const char *own[OPTIONS_OWN];   /* as in struct options, of the words before the last */
	const char **catalogue;
	size_t catalogues, room;
	size_t words;                   /* arguments before the last word, without the command */
	bool literal;                   /* behind "--": nothing is an option any more */
	const struct option_row *value; /* the last word is, or ends in, the value of this option */
	const char *last, *word;        /* the last word, and the same from that value on */
};

/* `word` are count >= 1 words, the program's name the first; they are borrowed. */
void typed_init(struct typed *, const char *const *word, size_t count);
void typed_release(struct typed *);

#endif
