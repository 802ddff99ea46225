/* SPDX-License-Identifier: MIT */
/* pacecat check: everything that is wrong, as compilers tell it, and nothing when all is well. */
#include "cli/command.h"

#include "base/gettext.h"
#include "cli/duplicate_text.h"

const struct option_row cmd_check_options[] = {
	{ "duplicates", 0, NULL,
	  .help = N_("Look also for records that may be the same, and write how to join them") },
	{ .name = NULL },
};

enum { OPTION_DUPLICATES };

enum exit_status
cmd_check(struct cli *cli)
{
	const struct options *o = cli->options;
	struct diags diags = { .diag = NULL };
	enum exit_status status = EXIT_DONE;
	struct catalogue *c = command_catalogue(cli, o->word, o->words, &diags, &status);

	if (status == EXIT_DONE && diags.errors)
		status = EXIT_DATA;
	if (c && o->own[OPTION_DUPLICATES])
		duplicate_text(cli, c);
	catalogue_free(c);
	diags_release(&diags);
	return status;
}
