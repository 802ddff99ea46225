/* SPDX-License-Identifier: MIT */
/*
 * The commands, a row each.  To add one: cmd_NAME.c with its function and options, a declaration of
 * both below, a row in command.c.
 */
#ifndef PACECAT_CLI_COMMAND_H
#define PACECAT_CLI_COMMAND_H

#include <stddef.h>

#include "base/diag.h"
#include "base/exit.h"
#include "cli/option.h"
#include "cli/output.h"
#include "model/catalogue.h"
#include "model/language.h"
#include "store/compiled.h"
#include "store/settings.h"

/*
 * A word that "help" takes beside the commands.  Its text is made elsewhere: append it in lines of
 * `cols` columns; `layout` is that option, or NULL.  EXIT_USAGE goes with a sentence in err.
 */
struct help_topic {
	const char *name;               /* NULL ends a table */
	const char *summary;            /* for _(), a sentence without a full stop */
	enum exit_status (*write)(const char *layout, const struct show_style *, int cols,
				  struct diags *, struct buf *out, struct buf *err);
};

/* What a command knows when it runs. */
struct cli {
	const struct options *options;
	const struct settings *settings;
	struct languages reader;        /* the reader's, from --lang, settings or the environment */
	struct languages asked;         /* from --lang alone: what machines read does not depend
					   on the environment */
	struct output *output;
	const struct help_topic *topic; /* NULL: none */
};

struct command {
	const char *name;
	const char *arguments;          /* for _(), "" if it takes none */
	const char *summary;            /* for _(), a sentence without a full stop */
	enum offer words;               /* what its arguments can be */
	const struct option_row *option;        /* its own, at most OPTIONS_OWN; NULL: none */
	enum exit_status (*run)(struct cli *);
	const char *example;            /* what stands behind "pacecat" in one */
	bool restricted;                /* may run where pacecat is restricted: it reads the
					   catalogue and writes to standard output, nothing else */
};

/* All of them, in the order of the help; *count is how many. */
const struct command *command_rows(size_t *count);

/* The command of that name, or NULL. */
const struct command *command_find(const char *name);

/* The name of the command that `word` may have been meant for, or NULL. */
const char *command_nearest(const char *word);

/* Run the command of the options, or show its help if that was asked for. */
enum exit_status cli_run(struct cli *);

/* May it be run, as the settings are? */
bool command_allowed(const struct cli *, const struct command *);

/* Say that a command or an option is off where pacecat is restricted; the status is EXIT_USAGE. */
enum exit_status command_refused(struct cli *, const char *what);

/* What `pacecat --version` says. */
void command_version(struct output *);

/* A sentence, and where to read on; the status is EXIT_USAGE. */
enum exit_status command_usage(struct cli *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Say that a command takes no such word as well; the status is EXIT_USAGE. */
enum exit_status command_surplus(struct cli *, const char *word);

/*
 * Load the catalogue that is meant: `given`, else -C, else where store/locate.h finds one.  What
 * is wrong with it is on standard error then, and in `diags` if that is not NULL: then the files
 * are read afresh.  NULL when nothing can be shown; *status says why, or that a part is missing.
 */
struct catalogue *command_catalogue(struct cli *, const char *const *given, size_t count,
				    struct diags *diags, enum exit_status *status);

/*
 * The same for compile_catalogue (store/compiled.h): `from` has what the files were, and no sources
 * when a compiled catalogue is meant; release it.
 */
struct catalogue *command_catalogue_noted(struct cli *, const char *const *given, size_t count,
					  struct compiled *from, struct diags *,
					  enum exit_status *status);

/*
 * The place of what was given for one of the command's own options among its row's choices,
 * `preset` if it was not given; -1: it is none of them, and that has been said.
 */
int command_choice(struct cli *, int option, int preset);

/*
 * Say that an option ("--to") takes one of the choices, words with a blank between them, and which
 * of them is like what was given; the status is EXIT_USAGE.
 */
enum exit_status command_not_chosen(struct cli *, const char *option, const char *given,
				    const char *choices);

enum exit_status cmd_check(struct cli *);
enum exit_status cmd_cite(struct cli *);
enum exit_status cmd_compile(struct cli *);
enum exit_status cmd_complete(struct cli *);
enum exit_status cmd_diff(struct cli *);
enum exit_status cmd_export(struct cli *);
enum exit_status cmd_help(struct cli *);
enum exit_status cmd_import(struct cli *);
enum exit_status cmd_list(struct cli *);
enum exit_status cmd_links(struct cli *);
enum exit_status cmd_new(struct cli *);
enum exit_status cmd_notes(struct cli *);
enum exit_status cmd_show(struct cli *);
enum exit_status cmd_stats(struct cli *);
enum exit_status cmd_styles(struct cli *);

extern const struct option_row cmd_cite_options[];
extern const struct option_row cmd_check_options[];
extern const struct option_row cmd_compile_options[];
extern const struct option_row cmd_complete_options[];
extern const struct option_row cmd_diff_options[];
extern const struct option_row cmd_help_options[];
extern const struct option_row cmd_export_options[];
extern const struct option_row cmd_import_options[];
extern const struct option_row cmd_list_options[];
extern const struct option_row cmd_links_options[];
extern const struct option_row cmd_notes_options[];
extern const struct option_row cmd_show_options[];
extern const struct option_row cmd_stats_options[];
extern const struct option_row cmd_styles_options[];

/* The help of one command, of browsing if it is NULL. */
void help_command(struct cli *, const struct command *);

/* What is off where pacecat is restricted, and what enforces it here. */
void help_restricted(struct cli *);

#endif
