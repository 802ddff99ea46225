/* SPDX-License-Identifier: MIT */
/* What the browser's reader has marked, for queries on the command line. */
#ifndef PACECAT_CLI_MARKED_H
#define PACECAT_CLI_MARKED_H

#include "cli/command.h"
#include "model/marks.h"
#include "model/query.h"

/* The state is read when a query first asks. */
struct marked {
	const struct cli *cli;
	const struct catalogue *catalogue;
	struct marks marks;
	bool ready;
};

/* Begin; the hooks refer to it, and to the catalogue that the options mean. */
void marked_init(struct marked *, const struct cli *, const struct catalogue *,
		 struct query_hooks *);
void marked_release(struct marked *);

#endif
