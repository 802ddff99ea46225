/* SPDX-License-Identifier: MIT */
/* What the browser's reader knows beside the catalogue, for queries on the command line. */
#ifndef PACECAT_CLI_READER_H
#define PACECAT_CLI_READER_H

#include "cli/command.h"
#include "model/known.h"
#include "store/seen.h"

struct reader {
	struct state state;
	struct marks marks;
	struct notes notes;
	struct seen seen;
	struct news news;
	struct known known;
	struct query_hooks hooks;       /* what queries ask */
};

/*
 * Read the state of the catalogue that the options mean.  Looking at it on the command line changes
 * nothing of what is new.
 */
void reader_init(struct reader *, const struct cli *, const struct catalogue *);
void reader_release(struct reader *);

#endif
