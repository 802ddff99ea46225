/* SPDX-License-Identifier: MIT */
/* What a word that is being typed can become: cli/typed.h says which word, the shell shows it. */
#ifndef PACECAT_CLI_OFFER_H
#define PACECAT_CLI_OFFER_H

#include "cli/typed.h"

struct offered {
	char *word;                     /* whole, as the program is to get it */
	char *help;                     /* in a few words for people; "" if there are none */
};

struct offers {
	struct cli *cli;                /* of the command that completes */
	const struct typed *typed;
	struct offered *offered;
	size_t count, room;
	bool files;                     /* a file's name may stand there too */
	bool open;                      /* these are beginnings of words: no blank follows any */
};

/* All that fits. */
void offers_find(struct offers *);
void offers_release(struct offers *);

/* One more, if it begins with what is typed and nothing in it could hurt a terminal or a shell. */
void offers_add(struct offers *, const char *word, const char *help);

/* The same where it takes the place of what is typed, whatever it begins with. */
void offers_add_other(struct offers *, const char *word, const char *help);

/* Of a catalogue: cli/offer_query.c. */
void offer_query(struct offers *);
void offer_record(struct offers *);

#endif
