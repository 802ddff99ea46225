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
	  OFFER_QUERY, cmd_list_options, cmd_list, "list 'country:congo year:2012..'", true },
	{ "show", N_("ID..."), N_("Show one record whole, or several"), OFFER_RECORD,
	  cmd_show_options, cmd_show, "show itombwe", true },
	{ "cite", N_("[QUERY...]"), N_("Write studies as references in a citation style"),
	  OFFER_QUERY, cmd_cite_options, cmd_cite, "cite --style apa weinberg", true },
	{ "check", N_("[CATALOGUE...]"), N_("Look for mistakes in a catalogue"), OFFER_FILE,
	  cmd_check_options, cmd_check, "check my-studies.yaml", false },
	{ "new", N_("[FILE]"), N_("Write a catalogue to begin with, which explains itself"),
	  OFFER_FILE, NULL, cmd_new, "new my-studies.yaml", false },
	{ "stats", N_("[QUERY...]"),
	  N_("Count the studies by country, year, type, topic and language"),
	  OFFER_QUERY, cmd_stats_options, cmd_stats, "stats lang:fr", true },
	{ "compile", N_("[CATALOGUE...]"), N_("Make one file of a catalogue, to hand out"),
	  OFFER_FILE, cmd_compile_options, cmd_compile, "compile my-studies.yaml", false },
	{ "diff", N_("OLD NEW"),
	  N_("Say what was added, changed and removed between two catalogues"), OFFER_FILE,
	  cmd_diff_options, cmd_diff, "diff old.yaml my-studies.yaml", false },
	{ "links", "", N_("Write out the addresses that you kept in the browser"), OFFER_NOTHING,
	  cmd_links_options, cmd_links, "links", false },
	{ "notes", N_("[QUERY...]"), N_("Write out the notes that you took in the browser"),
	  OFFER_QUERY, cmd_notes_options, cmd_notes, "notes country:MDG", false },
	{ "styles", N_("[WORDS...]"), N_("List citation styles, or find some by words"),
	  OFFER_NOTHING, cmd_styles_options, cmd_styles, "styles forest policy", true },
	{ "export", N_("--to FORMAT [QUERY...]"),
	  N_("Write studies in a format that other programs read"), OFFER_QUERY,
	  cmd_export_options, cmd_export, "export --to bibtex weinberg", false },
	{ "import", N_("[--into FILE] FILE|-..."),
	  N_("Read records of other programs as a catalogue"), OFFER_FILE, cmd_import_options,
	  cmd_import, "import --into my-studies.yaml refs.bib", false },
	{ "complete", N_("WORD..."), N_("Say what may come next on a command line, for shells"),
	  OFFER_NOTHING, cmd_complete_options, cmd_complete, "complete pacecat list author:se",
	  false },
	{ "help", N_("[COMMAND]"), N_("Say how a command is used"), OFFER_COMMAND,
	  cmd_help_options, cmd_help, "help list", true },
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
	/* How help is used does not help whoever looks for a command. */
	if (command && strcmp(command->name, "help") != 0)
		output_message(cli->output, _("try \"pacecat help %s\""), command->name);
	else
		output_message(cli->output, _("try \"pacecat help\""));
	buf_release(&text);
	return EXIT_USAGE;
}

/* Either: `from` for whoever compiles it, `diags` for whoever reads it afresh, or neither. */
static struct catalogue *
load(struct cli *cli, const char *const *given, size_t count, struct compiled *from,
     struct diags *diags, enum exit_status *status)
{
	const struct options *o = cli->options;
	struct paths paths = { .path = NULL };
	const char *const *path;
	struct catalogue *catalogue = NULL;
	struct diags found = { .diag = NULL };

	if (!count) {
		given = o->catalogue;
		count = o->catalogues;
	}
	if (locate_catalogue(&paths, given, count, cli->settings, o->program, &found)) {
		path = (const char *const *)paths.path;
		confine(path, paths.count, cli->settings, o->program);
		catalogue = from ? load_noted(path, paths.count, from, &found, status)
			    : diags ? load_fresh(path, paths.count, &found, status)
				    : load_catalogue(path, paths.count, &found, status);
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

/* The words lie one behind the other, each with a NUL. */
static const char *
choice_at(const void *context, size_t i)
{
	const char *word = context;

	while (i--)
		word += strlen(word) + 1;
	return word;
}

enum exit_status
command_not_chosen(struct cli *cli, const char *option, const char *given, const char *choices)
{
	struct buf words = BUF_INIT, list = BUF_INIT;
	size_t count = 0, len;
	const char *near;

	for (const char *s = choices; *s; s += len + (s[len] == ' '), count++) {
		len = strcspn(s, " ");
		buf_add(&words, s, len);
		buf_putc(&words, '\0');
		buf_printf(&list, "%s%.*s", count ? ", " : "", (int)len, s);
	}
	near = nearest(given, strlen(given), count, choice_at, words.data);
	if (near)
		command_usage(cli,
			      _("the option %s takes one of these: %s; did you mean \"%s\"?"),
			      option, list.data, near);
	else
		command_usage(cli, _("the option %s takes one of these: %s"), option, list.data);
	buf_release(&words);
	buf_release(&list);
	return EXIT_USAGE;
}

struct catalogue *
command_catalogue(struct cli *cli, const char *const *given, size_t count, struct diags *diags,
		  enum exit_status *status)
{
	return load(cli, given, count, NULL, diags, status);
}

struct catalogue *
command_catalogue_noted(struct cli *cli, const char *const *given, size_t count,
			struct compiled *from, struct diags *diags, enum exit_status *status)
{
	*from = (struct compiled){ .sources = 0 };
	return load(cli, given, count, from, diags, status);
}

int
command_choice(struct cli *cli, int option, int preset)
{
	const struct option_row *row = &cli->options->command->option[option];
	const char *word = cli->options->own[option];
	struct buf name = BUF_INIT;
	int place = 0;
	size_t len;

	if (!word)
		return preset;
	for (const char *s = row->choices; *s; s += len + (s[len] == ' '), place++) {
		len = strcspn(s, " ");
		if (len == strlen(word) && !strncmp(s, word, len))
			return place;
	}
	buf_printf(&name, "--%s", row->name);
	command_not_chosen(cli, name.data, word, row->choices);
	buf_release(&name);
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
command_surplus(struct cli *cli, const char *word)
{
	return command_usage(cli, _("\"%s\" is one word too many"), word);
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
	if (o->words && !*o->command->arguments)
		return command_surplus(cli, o->word[0]);
	return o->command->run(cli);
}
