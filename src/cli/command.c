/* SPDX-License-Identifier: MIT */
#include "cli/command.h"

#include <string.h>

#include "base/gettext.h"
#include "model/identifier.h"
#include "store/confine.h"
#include "store/load.h"
#include "store/locate.h"
#include "sys/locale.h"

/* The last column: may it run where pacecat is restricted? */
static const struct command commands[] = {
	{ "list", N_("[QUERY...]"), N_("List studies, people or whatever else the catalogue has"),
	  cmd_list_options, cmd_list, true },
	{ "show", N_("ID..."), N_("Show one record whole, or several"), cmd_show_options,
	  cmd_show, true },
	{ "cite", N_("[QUERY...]"), N_("Write studies as references in a citation style"),
	  cmd_cite_options, cmd_cite, true },
	{ "check", N_("[CATALOGUE...]"), N_("Look for mistakes in a catalogue"),
	  cmd_check_options, cmd_check, false },
	{ "compile", N_("[CATALOGUE...]"), N_("Make one file of a catalogue, to hand out"),
	  cmd_compile_options, cmd_compile, false },
	{ "diff", N_("OLD NEW"),
	  N_("Say what was added, changed and removed between two catalogues"),
	  cmd_diff_options, cmd_diff, false },
	{ "links", "", N_("Write out the addresses that you kept in the browser"),
	  cmd_links_options, cmd_links, false },
	{ "notes", N_("[QUERY...]"), N_("Write out the notes that you took in the browser"),
	  cmd_notes_options, cmd_notes, false },
	{ "styles", N_("[WORDS...]"), N_("List citation styles, or find some by words"),
	  cmd_styles_options, cmd_styles, true },
	{ "export", N_("--to FORMAT [QUERY...]"),
	  N_("Write studies in a format that other programs read"),
	  cmd_export_options, cmd_export, false },
	{ "import", N_("[--into FILE] FILE|-..."),
	  N_("Read records of other programs as a catalogue"),
	  cmd_import_options, cmd_import, false },
	{ "help", N_("[COMMAND]"), N_("Say how a command is used"), NULL, cmd_help, true },
};

enum { COMMANDS = sizeof commands / sizeof *commands };

const struct command *
command_rows(size_t *count)
{
	*count = COMMANDS;
	return commands;
}

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
}

static const char *
name_at(const void *context, size_t i)
{
	const struct command *rows = context;

	return rows[i].name;
}

const char *
command_nearest(const char *word)
{
	return nearest(word, strlen(word), COMMANDS, name_at, commands);
}

enum exit_status
command_usage(struct cli *cli, const char *format, ...)
{
	const struct command *command = cli->options->command;
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	output_message(cli->output, "%s", text.data);
	if (command)
		output_message(cli->output, _("try \"pacecat help %s\""), command->name);
	else
		output_message(cli->output, _("try \"pacecat help\""));
	buf_release(&text);
	return EXIT_USAGE;
}

struct catalogue *
command_catalogue(struct cli *cli, const char *const *given, size_t count, struct diags *diags,
		  enum exit_status *status)
{
	const struct options *o = cli->options;
	struct paths paths = { .path = NULL };
	struct catalogue *catalogue = NULL;
	struct diags found = { .diag = NULL };

	if (!count) {
		given = o->catalogue;
		count = o->catalogues;
	}
	if (locate_catalogue(&paths, given, count, cli->settings, o->program, &found)) {
		confine((const char *const *)paths.path, paths.count, cli->settings, o->program);
		catalogue = (diags ? load_fresh : load_catalogue)(
			(const char *const *)paths.path, paths.count, &found, status);
	} else {
		*status = EXIT_NO_INPUT;
	}
	output_diags(cli->output, &found);
	if (diags)
		diags_move(diags, &found);
	diags_release(&found);
	paths_release(&paths);
	return catalogue;
}

int
command_choice(struct cli *cli, const char *option, const char *word, const char *const *choices,
	       size_t count, int preset)
{
	struct buf list = BUF_INIT;

	if (!word)
		return preset;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(choices[i], word))
			return (int)i;
	for (size_t i = 0; i < count; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", choices[i]);
	command_usage(cli, _("the option %s takes one of these: %s"), option, list.data);
	buf_release(&list);
	return -1;
}

void
command_version(struct output *out)
{
	/* TRANSLATORS: shown only where the header says "X-Review: wanted". */
	const char *wanted = N_("This translation wants a review by somebody who grew up with the "
				"language.");
	struct buf header = BUF_INIT;

	buf_puts(&out->buf, PACKAGE " " VERSION "\n");
	locale_messages(&header);
	if (strstr(header.data, "\nX-Review: wanted\n"))
		output_wrapped(out, _(wanted), strlen(_(wanted)), 0, out->cols ? out->cols : 80);
	buf_release(&header);
}

bool
command_allowed(const struct cli *cli, const struct command *command)
{
	return command->restricted || !settings_yes(cli->settings, SETTING_RESTRICTED);
}

enum exit_status
command_refused(struct cli *cli, const char *what)
{
	output_message(cli->output,
		       _("\"%s\" cannot be used here, where pacecat is restricted: see "
			 "\"pacecat help restricted\""),
		       what);
	return EXIT_USAGE;
}

enum exit_status
cli_run(struct cli *cli)
{
	const struct options *o = cli->options;

	if (!command_allowed(cli, o->command))
		return command_refused(cli, o->command->name);
	if (o->debug)
		return command_usage(cli, _("the option %s is for the browser alone"), "--debug");
	if (o->help) {
		help_command(cli, o->command);
		return EXIT_DONE;
	}
	return o->command->run(cli);
}
