/* SPDX-License-Identifier: MIT */
/*
 * pacecat complete: what the last word of a command line can become, for shells (data/completions).
 *
 * A line of output is a word, a tab and what it is; or a word for the shell itself: ":files" (a
 * file's name may stand there too), ":open" (the words are beginnings).  A word that ends in a
 * colon is not over either.
 */
#include "cli/command.h"

#include <string.h>

#include "base/gettext.h"
#include "cli/offer.h"
#include "cli/shellword.h"

const struct option_row cmd_complete_options[] = {
	{ "line", 0, N_("TEXT"), .help = N_("A command line up to the cursor, instead of words") },
	{ "breaks", 0, N_("CHARACTERS"), .help = N_("Where the shell breaks words of the line") },
	{ .name = NULL },
};

enum { OPTION_LINE, OPTION_BREAKS };

static void
put(struct output *out, const struct offers *o, const struct shell_line *line)
{
	const char *last = o->typed->last;
	struct buf whole = BUF_INIT, word = BUF_INIT;

	for (size_t i = 0; i < o->count; i++) {
		buf_clear(&whole);
		buf_clear(&word);
		buf_add(&whole, last, (size_t)(o->typed->word - last));
		buf_puts(&whole, o->offered[i].word);
		if (line && !shell_line_put(line, whole.data, &word))
			continue;
		if (!line)
			buf_add(&word, whole.data, whole.len);
		output_text(out, word.data, word.len);
		/* Who gives a line has no place for help. */
		if (!line && *o->offered[i].help) {
			buf_putc(&out->buf, '\t');
			output_text(out, o->offered[i].help, strlen(o->offered[i].help));
		}
		buf_putc(&out->buf, '\n');
	}
	if (o->files)
		buf_puts(&out->buf, ":files\n");
	if (o->open)
		buf_puts(&out->buf, ":open\n");
	buf_release(&whole);
	buf_release(&word);
}

static enum exit_status
complete(struct cli *cli, const char *const *word, size_t count, const struct shell_line *l)
{
	struct typed typed;
	struct offers offers = { .cli = cli, .typed = &typed };
	enum exit_status status;

	typed_init(&typed, word, count);
	offers_find(&offers);
	put(cli->output, &offers, l);
	status = offers.count || offers.files ? EXIT_DONE : EXIT_NOTHING;
	offers_release(&offers);
	typed_release(&typed);
	return status;
}

enum exit_status
cmd_complete(struct cli *cli)
{
	const struct options *o = cli->options;
	const char *text = o->own[OPTION_LINE], *breaks = o->own[OPTION_BREAKS];
	struct shell_line line;
	enum exit_status status;

	if (!text && !o->words)
		return command_usage(cli,
				     _("name the words of a command line, the program's first"));
	if (text && o->words)
		return command_surplus(cli, o->word[0]);
	if (!text)
		return complete(cli, o->word, o->words, NULL);
	shell_line_init(&line, text, breaks ? breaks : "");
	status = complete(cli, (const char *const *)line.word, line.count, &line);
	shell_line_release(&line);
	return status;
}
