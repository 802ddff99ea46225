/* SPDX-License-Identifier: MIT */
/*
 * Where cli and tui meet: takes the command line apart, sets up language and settings, then runs a
 * command or the browser.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/gettext.h"
#include "cli/command.h"
#include "store/confine.h"
#include "store/locate.h"
#include "store/settings.h"
#include "sys/environment.h"
#include "sys/locale.h"
#include "sys/map.h"
#include "sys/path.h"
#include "tui/browse.h"
#include "tui/help_text.h"

/* What "help" explains that is the browser's. */
static const struct help_topic topics[] = {
	{ "keys", N_("The keys of the browser, as they are bound now"), help_text_keys },
	{ .name = NULL },
};

/*
 * A file that is opened must not take the place of a standard stream that is closed.  What fills
 * the place cannot be used for what the stream is for, so that a write to it still fails.
 */
static void
hold_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			_exit(EXIT_IO);
}

static const char *
chosen(const char *option, const struct settings *settings, enum setting setting)
{
	if (option)
		return option;
	return settings_given(settings, setting) ? settings_text(settings, setting) : NULL;
}

/*
 * Settings may choose the language of their own messages: they are read before it is known, and
 * again when there is something to tell.
 */
static bool
start(struct settings *settings, struct locale_choice *choice, const struct options *options,
      struct diags *diags)
{
	char *folder;
	bool fine;

	/* Before anything is looked for: PATH and HOME are a stranger's. */
	if (options->restricted)
		environment_restrict();
	fine = settings_read(settings, diags);
	if (settings_yes(settings, SETTING_RESTRICTED))
		environment_restrict();
	folder = locate_messages(options->program);
	locale_start(choice, chosen(options->charset, settings, SETTING_CHARSET),
		     chosen(options->language, settings, SETTING_LANGUAGE), PACKAGE, folder);
	free(folder);
	if (diags->count) {
		settings_release(settings);
		diags_release(diags);
		fine = settings_read(settings, diags);
	}
	return fine;
}

/* What options say goes over the settings.  A sentence when one makes no sense. */
static enum exit_status
apply_options(struct cli *cli, struct settings *settings)
{
	const struct options *o = cli->options;
	struct buf err = BUF_INIT;
	enum exit_status status = EXIT_DONE;

	if (o->restricted)
		settings_set(settings, SETTING_RESTRICTED, "yes", NULL);
	options_fault_add(o, &err);
	if (err.len)
		status = command_usage(cli, "%s", err.data);
	else if (o->debug && settings_yes(settings, SETTING_RESTRICTED))
		status = command_refused(cli, "--debug");
	else if (o->charset && !settings_set(settings, SETTING_CHARSET, o->charset, &err))
		status = command_usage(cli, "--charset: %s", err.data);
	else if (o->colour && !settings_set(settings, SETTING_COLOUR, o->colour, &err))
		status = command_usage(cli, "--color: %s", err.data);
	else if (o->linear && !settings_set(settings, SETTING_LAYOUT, "linear", &err))
		status = command_usage(cli, "--linear: %s", err.data);
	else if (o->language && *o->language && !cli->asked.count)
		status = command_usage(cli, _("\"%s\" is no language tag, such as fr or pt-BR"),
				       o->language);
	else if (o->language && !settings_set(settings, SETTING_LANGUAGE, o->language, &err))
		status = command_usage(cli, "--lang: %s", err.data);
	buf_release(&err);
	return status;
}

/* May the name be of a YAML file?  Nobody wants one that is called refs.bib. */
static bool
may_be_yaml(const char *path)
{
	const char *dot = strrchr(path_name(path), '.');

	return !dot || !strcmp(dot, ".yaml") || !strcmp(dot, ".yml");
}

/* The first word may be a command that is spelled wrong. */
static enum exit_status
check_word(struct cli *cli)
{
	const struct options *o = cli->options;
	const char *near;

	if (!o->words || path_exists(o->word[0]))
		return EXIT_DONE;
	near = command_nearest(o->word[0]);
	if (near)
		return command_usage(cli, _("\"%s\" is neither a command nor a file; "
					    "did you mean \"%s\"?"), o->word[0], near);
	output_message(cli->output, _("\"%s\" is neither a command nor a file"), o->word[0]);
	if (may_be_yaml(o->word[0]))
		output_message(cli->output,
			       _("\"pacecat new %s\" writes a catalogue to begin with, "
				 "\"pacecat help\" lists the commands"), o->word[0]);
	else
		output_message(cli->output, _("try \"pacecat help\""));
	return EXIT_NO_INPUT;
}

static enum exit_status
open_browser(struct cli *cli, struct settings *settings, struct locale_choice *locale)
{
	const struct options *o = cli->options;
	struct paths given = { .path = NULL }, paths = { .path = NULL };
	struct diags diags = { .diag = NULL };
	enum exit_status status = check_word(cli);

	if (status != EXIT_DONE)
		return status;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		output_message(cli->output, settings_yes(settings, SETTING_RESTRICTED) ?
			       _("browsing needs a terminal, and nothing else can be done here; "
				 "\"ssh -t\" asks for one") :
			       _("browsing needs a terminal; "
				 "\"pacecat list\" lists the studies without one"));
		return EXIT_TERMINAL;
	}
	for (size_t i = 0; i < o->catalogues; i++)
		paths_add(&given, o->catalogue[i]);
	for (size_t i = 0; i < o->words; i++)
		paths_add(&given, o->word[i]);
	if (locate_catalogue(&paths, (const char *const *)given.path, given.count, settings,
			     o->program, &diags)) {
		const struct browse_options browser = {
			.paths = (const char *const *)paths.path,
			.count = paths.count,
			.settings = settings,
			.locale = locale,
			.languages = locale->languages,
			.debug = o->debug,
			.argv0 = o->program,
		};

		confine(browser.paths, browser.count, settings, o->program);
		status = browse(&browser);
	} else {
		output_diags(cli->output, &diags);
		status = EXIT_NO_INPUT;
	}
	paths_release(&given);
	paths_release(&paths);
	diags_release(&diags);
	return status;
}

int
main(int argc, char **argv)
{
	struct options options;
	struct settings settings = { .value = { NULL } };
	struct locale_choice choice = { .languages = NULL };
	struct diags diags = { .diag = NULL };
	struct output output;
	struct cli cli = { .options = &options, .settings = &settings, .output = &output,
			   .topic = topics };
	enum exit_status status;
	const char *charset;
	bool fine;

	hold_streams();
	/* A file that may not grow is as a full disk: told, and nothing of it is left. */
	signal(SIGXFSZ, SIG_IGN);
	map_guard();
	options_parse(&options, argc, argv);
	fine = start(&settings, &choice, &options, &diags);
	languages_add(&cli.reader, choice.languages);
	if (options.language)
		languages_add(&cli.asked, options.language);
	charset = chosen(options.charset, &settings, SETTING_CHARSET);
	output_init(&output, choice.charset, charset && strcmp(charset, "auto") != 0);
	status = apply_options(&cli, &settings);
	if (status == EXIT_DONE && options.version)
		command_version(&output);
	else if (status == EXIT_DONE && options.help && !options.command)
		help_command(&cli, NULL);
	else if (status == EXIT_DONE) {
		output_diags(&output, &diags);
		status = !fine ? EXIT_SETTINGS : options.command ? cli_run(&cli) :
			 open_browser(&cli, &settings, &choice);
	}
	status = output_finish(&output, status);
	options_release(&options);
	settings_release(&settings);
	locale_choice_release(&choice);
	diags_release(&diags);
	return (int)status;
}
