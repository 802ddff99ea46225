/* SPDX-License-Identifier: MIT */
/* pacecat help: made of the rows of the commands and their options. */
#include "cli/command.h"

#include <string.h>

#include "base/gettext.h"

#define INDENT 2
#define LEFT_MAX 28 /* columns for what stands left of an explanation */

/* Text that may wrap, from column `left` on. */
static void
add_wrapped(struct output *out, const char *s, int left)
{
	int width = (out->cols ? out->cols : 80) - left;

	output_wrapped(out, s, strlen(s), left, width < 10 ? 10 : width);
}

static void
add_row(struct output *out, const struct buf *left, const char *help, int width)
{
	int cols = show_cols(&out->style, left->data, left->len);

	buf_printf(&out->buf, "%*s", INDENT, "");
	output_text(out, left->data, left->len);
	if (cols > width) {
		buf_putc(&out->buf, '\n');
		cols = -INDENT;
	}
	buf_printf(&out->buf, "%*s", width + INDENT - cols, "");
	add_wrapped(out, help, INDENT + width + INDENT);
}

static void
option_left(struct buf *left, const struct option_row *row)
{
	buf_clear(left);
	if (row->letter)
		buf_printf(left, "-%c, ", row->letter);
	buf_printf(left, "--%s", row->name);
	if (row->argument)
		buf_printf(left, " %s", _(row->argument));
}

static int
widest(const struct output *out, const struct option_row *row, int width)
{
	struct buf left = BUF_INIT;

	for (; row && row->name; row++) {
		int cols;

		option_left(&left, row);
		cols = show_cols(&out->style, left.data, left.len);
		if (cols > width && cols <= LEFT_MAX)
			width = cols;
	}
	buf_release(&left);
	return width;
}

static void
add_options(struct output *out, const struct option_row *row, int width)
{
	struct buf left = BUF_INIT;

	for (; row && row->name; row++) {
		option_left(&left, row);
		add_row(out, &left, _(row->help), width);
	}
	buf_release(&left);
}

static void
add_line(struct output *out, const char *s)
{
	output_text(out, s, strlen(s));
	buf_putc(&out->buf, '\n');
}

static void
add_usage(struct output *out, const struct command *command)
{
	struct buf line = BUF_INIT;

	if (command)
		buf_printf(&line, "pacecat %s %s%s%s", command->name, _("[OPTION...]"),
			   *command->arguments ? " " : "", _(command->arguments));
	else
		buf_printf(&line, "pacecat %s %s", _("[OPTION...]"), _("[CATALOGUE...]"));
	add_line(out, line.data);
	buf_release(&line);
}

static void
add_commands(struct cli *cli)
{
	struct output *out = cli->output;
	struct buf left = BUF_INIT;
	size_t count;
	const struct command *row = command_rows(&count);
	int width = 0;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < count; i++) {
			int cols;

			if (!command_allowed(cli, &row[i]))
				continue;
			buf_clear(&left);
			buf_printf(&left, "%s %s", row[i].name, _(row[i].arguments));
			cols = show_cols(&out->style, left.data, left.len);
			if (pass)
				add_row(out, &left, _(row[i].summary), width);
			else if (cols > width && cols <= LEFT_MAX)
				width = cols;
		}
	}
	buf_release(&left);
}

void
help_command(struct cli *cli, const struct command *command)
{
	struct output *out = cli->output;
	int width = widest(out, option_rows(), 0);

	if (command)
		width = widest(out, command->option, width);
	add_usage(out, command);
	buf_putc(&out->buf, '\n');
	if (command)
		add_wrapped(out, _(command->summary), 0);
	else {
		add_wrapped(out, _("Browse a catalogue of publications in the terminal."), 0);
		buf_putc(&out->buf, '\n');
		add_line(out, _("Commands, for scripts and where there is no terminal:"));
		add_commands(cli);
	}
	if (command && command->option) {
		buf_putc(&out->buf, '\n');
		add_line(out, _("Options of this command:"));
		add_options(out, command->option, width);
	}
	if (command) {
		buf_putc(&out->buf, '\n');
		add_line(out, _("For example:"));
		buf_printf(&out->buf, "%*spacecat %s\n", INDENT, "", command->example);
	}
	buf_putc(&out->buf, '\n');
	add_line(out, _("Options:"));
	add_options(out, option_rows(), width);
	if (!command) {
		buf_putc(&out->buf, '\n');
		add_wrapped(out,
			    _("\"pacecat help COMMAND\" says more about a command; ? in the "
			      "browser and \"pacecat help keys\" explain its keys."),
			    0);
		add_wrapped(out,
			    _("\"pacecat help restricted\" tells how to show a catalogue on "
			      "an account that anybody may log in to."),
			    0);
	}
}

const struct option_row cmd_help_options[] = {
	{ "layout", 0, N_("NAME"),
	  .help = N_("With \"keys\": what is hard to type on this keyboard, such as fr, de, es or "
		     "phone") },
	{ .name = NULL },
};

static const struct help_topic *
topic_find(const struct cli *cli, const char *word)
{
	for (const struct help_topic *t = cli->topic; t && t->name; t++)
		if (!strcmp(t->name, word))
			return t;
	return NULL;
}

static enum exit_status
help_topic(struct cli *cli, const struct help_topic *topic)
{
	struct output *out = cli->output;
	struct diags diags = { .diag = NULL };
	struct buf err = BUF_INIT;
	enum exit_status status = topic->write(cli->options->own[0], &out->style,
					       out->cols ? out->cols : 80, &diags, &out->buf, &err);

	if (err.len)
		status = command_usage(cli, "%s", err.data);
	output_diags(out, &diags);
	diags_release(&diags);
	buf_release(&err);
	return status;
}

enum exit_status
cmd_help(struct cli *cli)
{
	const struct options *o = cli->options;
	const struct command *command = NULL;
	const char *near;

	/* Whoever asks about a keyboard asks about its keys. */
	if (!o->words && o->own[0] && topic_find(cli, "keys"))
		return help_topic(cli, topic_find(cli, "keys"));
	if (o->words > 1)
		return command_usage(cli, _("help takes one command at a time"));
	if (o->own[0] && o->words && !topic_find(cli, o->word[0]))
		return command_surplus(cli, o->word[0]);
	if (!o->words || (command = command_find(o->word[0]))) {
		help_command(cli, command);
		return EXIT_DONE;
	}
	if (!strcmp(o->word[0], "restricted")) {
		help_restricted(cli);
		return EXIT_DONE;
	}
	if (topic_find(cli, o->word[0]))
		return help_topic(cli, topic_find(cli, o->word[0]));
	near = command_nearest(o->word[0]);
	if (near)
		return command_usage(cli, _("there is no command \"%s\"; did you mean \"%s\"?"),
				     o->word[0], near);
	return command_usage(cli, _("there is no command \"%s\""), o->word[0]);
}
