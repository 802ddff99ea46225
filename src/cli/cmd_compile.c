/* SPDX-License-Identifier: MIT */
/* pacecat compile: a catalogue without mistakes becomes one file that opens at once anywhere. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/compiled.h"
#include "store/locate.h"
#include "sys/path.h"

const struct option_row cmd_compile_options[] = {
	{ "output", 0, N_("FILE"),
	  N_("The file to write; else that of the catalogue with .pacecat at its end"),
	  .offer = OFFER_FILE },
	{ .name = NULL },
};

enum { OPTION_OUTPUT };

/* A folder that is called "." has a name all the same. */
static void
spell_out(struct buf *path)
{
	const char *name = path_name(path->data);
	char *real = strcmp(name, ".") && strcmp(name, "..") ? NULL : path_real(path->data);

	if (real) {
		buf_clear(path);
		buf_puts(path, real);
	}
	free(real);
}

/* "catalogue.yaml" or "catalogue/" gives "catalogue.pacecat". */
static char *
name_output(const char *from)
{
	struct buf b = BUF_INIT;
	size_t len = strlen(from);

	while (len > 1 && from[len - 1] == '/')
		len--;
	buf_add(&b, from, len);
	spell_out(&b);
	if (!path_is_folder(from)) {
		const char *dot = strrchr(path_name(b.data), '.');

		if (dot && dot != path_name(b.data))
			buf_truncate(&b, (size_t)(dot - b.data));
	}
	buf_puts(&b, COMPILED_SUFFIX);
	return buf_detach(&b);
}

static const char *
given(const struct options *o, const struct catalogue *c)
{
	if (o->words)
		return o->word[0];
	return o->catalogues ? o->catalogue[0] : catalogue_file(c, 0);
}

static enum exit_status
write_compiled(struct cli *cli, const struct catalogue *c, const struct compiled *from)
{
	const char *wanted = cli->options->own[OPTION_OUTPUT];
	char *path = wanted ? xstrdup(wanted) : name_output(given(cli->options, c));
	struct buf err = BUF_INIT;
	enum exit_status status = EXIT_DONE;

	if (!compile_catalogue(c, from, path, &err)) {
		output_message(cli->output, "%s: %s", path, err.data);
		status = EXIT_IO;
	} else if (!wanted) {
		/* Whoever has not named the file learns its name. */
		size_t studies = catalogue_count(c, KIND_STUDY);

		output_message(cli->output,
			       Q_("%zu study is written to %s", "%zu studies are written to %s",
				  studies), studies, path);
	}
	buf_release(&err);
	free(path);
	return status;
}

/* Is one of those that are meant a compiled one?  Then that is said. */
static bool
is_compiled(struct cli *cli)
{
	const struct options *o = cli->options;
	struct paths paths = { .path = NULL };
	struct diags unheard = { .diag = NULL };
	bool found = false;

	locate_catalogue(&paths, o->words ? o->word : o->catalogue,
			 o->words ? o->words : o->catalogues, cli->settings, o->program, &unheard);
	for (size_t i = 0; i < paths.count && !found; i++) {
		found = compiled_is(paths.path[i]);
		if (found)
			output_message(cli->output, _("%s is compiled already"), paths.path[i]);
	}
	diags_release(&unheard);
	paths_release(&paths);
	return found;
}

enum exit_status
cmd_compile(struct cli *cli)
{
	const struct options *o = cli->options;
	struct diags diags = { .diag = NULL };
	struct compiled from;
	enum exit_status status = EXIT_DONE;
	struct catalogue *c;

	if (is_compiled(cli))
		return EXIT_DATA;
	c = command_catalogue_noted(cli, o->word, o->words, &from, &diags, &status);
	if (status == EXIT_DONE && diags.errors) {
		output_message(cli->output,
			       _("a catalogue with errors is not compiled; correct them first"));
		status = EXIT_DATA;
	}
	if (c && status == EXIT_DONE)
		status = write_compiled(cli, c, &from);
	catalogue_free(c);
	compiled_release(&from);
	diags_release(&diags);
	return status;
}
