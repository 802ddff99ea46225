/* SPDX-License-Identifier: MIT */
/* pacecat import: records of other programs as a catalogue. */
#include "cli/command.h"

#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/import.h"
#include "sys/file.h"

enum { OPTION_FROM, OPTION_INTO, OPTION_YES };

const struct option_row cmd_import_options[] = {
	[OPTION_FROM] = { "from", 0, N_("FORMAT"), N_("The format, if it cannot be recognised") },
	[OPTION_INTO] = { "into", 0, N_("FILE"), N_("Add what is new to this catalogue") },
	[OPTION_YES] = { "yes", 0, NULL, N_("Add it without asking") },
	{ .name = NULL },
};

enum exit_status
cmd_import(struct cli *cli)
{
	const struct options *o = cli->options;
	struct buf bytes = BUF_INIT, err = BUF_INIT;
	struct diags diags = { 0 };
	struct import im;
	const struct format *f;
	enum exit_status status = EXIT_DONE;

	if (file_read(o->word[0], &bytes, NULL, &err) != FILE_OK)
		return EXIT_IO;
	f = o->own[OPTION_FROM] ? format_find(o->own[OPTION_FROM])
				: import_recognise(o->word[0], bytes.data, bytes.len);
	if (!f)
		return command_usage(cli, "?");
	if (import_read(&im, f, o->word[0], bytes.data, bytes.len, &diags))
		import_write(&im, &cli->output->buf, NULL, NULL);
	import_release(&im);
	diags_sort(&diags);
	output_diags(cli->output, &diags);
	if (diags.errors)
		status = EXIT_DATA;
	diags_release(&diags);
	buf_release(&bytes);
	buf_release(&err);
	return status;
}
