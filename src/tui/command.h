/* SPDX-License-Identifier: MIT */
/* Commands typed after a colon: rows of a table.  The name of any action is a command too. */
#ifndef PACECAT_TUI_COMMAND_H
#define PACECAT_TUI_COMMAND_H

#include "base/buf.h"
#include "tui/app.h"

/* Words found for a completion: not all where they are many, but what all begin with is told. */
struct offer {
	char **word;                    /* owned */
	size_t count, room;
};

struct app_command {
	const char *name;
	const char *also;               /* what it is called elsewhere; NULL: nothing */
	const char *arguments;          /* for _(); "" when it takes none */
	const char *help;               /* for _() */
	bool outside;                   /* it ends there: not where pacecat is restricted */
	void (*run)(struct app *, const char *argument);
	/* Offer arguments that begin with `prefix`; NULL: there are none to offer. */
	void (*complete)(struct app *, const char *prefix, struct offer *);
};

/* The i-th command, NULL past the last. */
const struct app_command *command_at(size_t i);

/* Is it among what the reader is offered?  Likewise an action, as a command of its name. */
bool command_offered(const struct app *, const struct app_command *);
bool command_action_offered(const struct app *, enum action);

/* Do what was typed, or ask for what is missing.  What is wrong is told by app_message. */
void command_run(struct app *, const char *line);

/* Append what is to be typed behind the command of the line, if nothing is there yet. */
void command_hint(const struct app *, const char *line, struct buf *);

/* The words that could stand at the end of `line`; *start is the byte where that word begins. */
void command_complete(struct app *, const char *line, size_t *start, struct offer *);

/* The byte where the query of a command that searches begins; 0: it is none. */
size_t command_query(const char *line);

void offer_add(struct offer *, const char *word);
void offer_if(struct offer *, const char *word, const char *prefix);     /* it begins so */
void offer_release(struct offer *);

#endif
