/* SPDX-License-Identifier: MIT */
/*
 * The command line taken apart.  Nothing is said yet: the language to say it in may stand behind
 * the mistake.
 */
#ifndef PACECAT_CLI_OPTION_H
#define PACECAT_CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct command;

struct option_row {
	const char *name;               /* without "--"; NULL ends a table */
	char letter;                    /* 0: none */
	const char *argument;           /* for _(): "FILE"; NULL: takes none */
	const char *help;               /* for _() */
};

#define OPTIONS_OWN 8                   /* options that one command may have of its own */

enum option_fault { OPTION_FINE, OPTION_UNKNOWN, OPTION_BARE, OPTION_TAKES_NONE };

struct options {
	const char *program;            /* argv[0] */
	const struct command *command;  /* NULL: browse */
	const char **word;              /* arguments that are no options */
	size_t words, word_room;
	const char **catalogue;         /* of -C */
	size_t catalogues, catalogue_room;
	const char *language, *charset, *colour, *debug;
	bool help, version, restricted;
	const char *own[OPTIONS_OWN];   /* values of the command's own options, in its order */
	enum option_fault fault;        /* the first */
	char *fault_word;               /* the option in question, as written */
};

/* The options that every command takes. */
const struct option_row *option_rows(void);

/* Called by this name the program is restricted, whatever is said (DESIGN section 8). */
#define OPTIONS_RESTRICTED_NAME "rpacecat"

/*
 * Take argv apart; the strings stay argv's.  Call it once: getopt_long keeps a state.  As a login
 * shell ("-rpacecat", or "rpacecat -c COMMAND", as sshd and su call one) it browses, and nothing
 * that stands behind the name counts.
 */
void options_parse(struct options *, int argc, char **argv);
void options_release(struct options *);

/* Append the finished sentence for the fault; nothing when there is none. */
void options_fault_add(const struct options *, struct buf *);

#endif
