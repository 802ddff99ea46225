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

/* What a word on the command line can be, for whoever completes it: a row each in cli/offer.c. */
enum offer {
	OFFER_NOTHING,
	OFFER_FILE,                     /* the shell knows those */
	OFFER_COMMAND,
	OFFER_QUERY,                    /* ids of what is listed, fields and their values */
	OFFER_RECORD,                   /* ids of all kinds */
	OFFER_EXPORT,                   /* formats that are written */
	OFFER_IMPORT,                   /* formats that are read */
	OFFER_STYLE,
	OFFER_LOCALE,                   /* of citations */
	OFFER_LANGUAGE,                 /* of the program */
	OFFERS
};

/* What --of and --sort have in several commands: cli/find.h's kinds, model/order.h's names. */
#define LIST_KINDS "studies people organisations countries topics"
#define ORDER_NAMES "file title year author country works"

struct option_row {
	const char *name;               /* without "--"; NULL ends a table */
	char letter;                    /* 0: none */
	const char *argument;           /* for _(): "FILE"; NULL: takes none */
	const char *help;               /* for _() */
	const char *choices;            /* the only values, separated by blanks; NULL: others too */
	enum offer offer;               /* what the value can be, if it has no choices */
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
	bool linear, restricted, help, version;
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
