/* SPDX-License-Identifier: MIT */
/* pacecat check: everything that is wrong, as compilers tell it, and nothing when all is well. */
#include "cli/command.h"

enum exit_status
cmd_check(struct cli *cli)
{
	const struct options *o = cli->options;
	struct diags diags = { .diag = NULL };
	enum exit_status status = EXIT_DONE;

	catalogue_free(command_catalogue(cli, o->word, o->words, &diags, &status));
	if (status == EXIT_DONE && diags.errors)
		status = EXIT_DATA;
	diags_release(&diags);
	return status;
}
