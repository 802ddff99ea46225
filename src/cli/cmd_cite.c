/* SPDX-License-Identifier: MIT */
/* pacecat cite: studies as references in a citation style, and how a text cites them. */
#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "cli/find.h"
#include "store/citer.h"
#include "store/styles.h"

const struct option_row cmd_cite_options[] = {
	{ "style", 0, N_("NAME|FILE"),
	  N_("The citation style, such as apa; \"pacecat styles\" lists them"),
	  .offer = OFFER_STYLE },
	{ "locale", 0, N_("TAG"), N_("The language of the citation, such as fr-FR"),
	  .offer = OFFER_LOCALE },
	{ "format", 0, N_("FORMAT"), N_("How to write it: text, html, rtf or markdown"),
	  .choices = "text html rtf markdown" },
	{ "part", 0, N_("PART"), N_("What to write: bibliography, in-text or both"),
	  .choices = "bibliography in-text both" },
	{ "sort", 0, N_("ORDER"),
	  N_("The order of citing: author, year, title, country, works or file"),
	  .choices = ORDER_NAMES },
	{ .name = NULL },
};

enum { OPTION_STYLE, OPTION_LOCALE, OPTION_FORMAT, OPTION_PART, OPTION_SORT };

enum format { FORMAT_TEXT, FORMAT_HTML, FORMAT_RTF, FORMAT_MARKDOWN };

enum part { PART_BIBLIOGRAPHY, PART_IN_TEXT, PART_BOTH };

struct citing {
	struct cli *cli;
	enum format format;
	enum part part;
	enum order order;               /* of citing; a bibliography may be sorted by its style */
	char *tag;                      /* of --locale, as CSL writes it; NULL: not given */
	struct diags diags;
	struct citer *citer;
	struct csl_error error;
};

/*
 * Italics on a terminal; elsewhere the text alone.  What is not UTF-8 gets the text transliterated,
 * which escape sequences would not survive.
 */
static const struct csl_writer *
writer_of(const struct citing *c)
{
	const struct output *out = c->cli->output;
	const char *colour = settings_text(c->cli->settings, SETTING_COLOUR);
	const char *terminal = getenv("TERM"), *none = getenv("NO_COLOR");

	if (c->format != FORMAT_TEXT)
		return csl_writer_find(c->cli->options->own[OPTION_FORMAT]);
	if (out->style.charset != CHARSET_UTF8 || !strcmp(colour, "never"))
		return &csl_text;
	if (!strcmp(colour, "always"))
		return &csl_terminal;
	return out->cols && terminal && strcmp(terminal, "dumb") != 0 && !(none && *none)
		       ? &csl_terminal
		       : &csl_text;
}

/*
 * What a writer has made.  Text for people passes the rules of what may be shown, and so does
 * all that goes to a terminal, line by line; what the writer for terminals made has passed them.
 */
static void
put(struct citing *c, const char *s)
{
	struct output *out = c->cli->output;
	const struct csl_writer *writer = writer_of(c);

	if (writer == &csl_terminal || (writer != &csl_text && !out->cols))
		buf_puts(&out->buf, s);
	else
		output_lines(out, s, strlen(s));
}

/* Blanks that a style leaves at the end of an entry mean nothing. */
static void
put_line(struct citing *c, const char *s)
{
	struct buf *out = &c->cli->output->buf;
	size_t len = strlen(s);

	put(c, s);
	while (out->len && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	if (!len || s[len - 1] != '\n')
		buf_putc(out, '\n');
}

static bool
put_citations(struct citing *c, size_t count)
{
	if (!citer_cite(c->citer, &c->error))
		return false;
	for (size_t i = 0; i < count; i++)
		put_line(c, citer_cited(c->citer, i));
	return true;
}

static bool
put_bibliography(struct citing *c)
{
	const struct csl_bibliography *b =
		citer_bibliography(c->citer, c->part == PART_BIBLIOGRAPHY, &c->error);

	if (!b)
		return false;
	if (b->begin)
		put(c, b->begin);
	for (size_t i = 0; i < b->count; i++) {
		put_line(c, b->entry[i].text);
		output_flush(c->cli->output);
	}
	if (b->end && *b->end)
		put_line(c, b->end);
	return true;
}

/* A style without a bibliography has only notes to give. */
static bool
put_parts(struct citing *c, size_t count)
{
	bool list = citer_info(c->citer)->bibliography;

	if (!list && c->part != PART_IN_TEXT && c->cli->options->own[OPTION_PART])
		output_message(c->cli->output, _("this style has no bibliography"));
	if (!list)
		c->part = PART_IN_TEXT;
	if (c->part != PART_BIBLIOGRAPHY && !put_citations(c, count))
		return false;
	if (c->part == PART_BOTH)
		buf_putc(&c->cli->output->buf, '\n');
	return c->part == PART_IN_TEXT || put_bibliography(c);
}

static enum exit_status
cite(struct citing *c, const struct catalogue *catalogue, struct query **query)
{
	struct find_order order = { citer_languages(c->citer), c->order, false, NULL };
	size_t count;
	uint32_t *record = find_asked(c->cli, catalogue, query, KIND_STUDY, &order, &count);
	bool fine;

	if (!record)
		return EXIT_USAGE;
	fine = !count || (citer_take(c->citer, catalogue, record, count, &c->error) &&
			  put_parts(c, count));
	free(record);
	if (!count)
		output_message(c->cli->output, _("nothing matches"));
	if (!fine) {
		output_message(c->cli->output, "%s", c->error.sentence);
		return c->error.status == CSL_NO_MEMORY ? EXIT_MEMORY : EXIT_DATA;
	}
	return count ? EXIT_DONE : EXIT_NOTHING;
}

static void
release(struct citing *c)
{
	citer_free(c->citer);
	diags_release(&c->diags);
	free(c->tag);
}

/* The style and the engine; false with a status when there is something wrong with them. */
static bool
prepare(struct citing *c, enum exit_status *status)
{
	const struct settings *settings = c->cli->settings;
	const struct options *o = c->cli->options;
	struct citer_wish wish = { .style = o->own[OPTION_STYLE],
				   .language = c->tag,
				   .preset = settings_text(settings, SETTING_CITATION_LOCALE),
				   .writer = writer_of(c),
				   .argv0 = o->program };

	if (!wish.style)
		wish.style = settings_text(settings, SETTING_STYLE);
	c->citer = citer_new(&wish, &c->diags, status);
	if (c->citer && citer_missing(c->citer))
		output_message(c->cli->output,
			       _("there is no locale for \"%s\"; the citation is in English"),
			       citer_missing(c->citer));
	return c->citer;
}

/* What the options say; false when one makes no sense. */
static bool
take_options(struct citing *c)
{
	struct cli *cli = c->cli;
	const struct options *o = cli->options;
	int format = command_choice(cli, OPTION_FORMAT, FORMAT_TEXT);
	int part = format < 0 ? -1 : command_choice(cli, OPTION_PART, PART_BIBLIOGRAPHY);
	int order = part < 0 ? -1 : command_choice(cli, OPTION_SORT, ORDER_AUTHOR);

	if (order < 0)
		return false;
	/* A name leads to what the system has, a file anywhere. */
	if (o->own[OPTION_STYLE] && style_is_file(o->own[OPTION_STYLE]) &&
	    settings_yes(cli->settings, SETTING_RESTRICTED)) {
		command_refused(cli, o->own[OPTION_STYLE]);
		return false;
	}
	c->format = (enum format)format;
	c->part = (enum part)part;
	c->order = (enum order)order;
	if (!o->own[OPTION_LOCALE])
		return true;
	c->tag = citer_tag(o->own[OPTION_LOCALE]);
	if (!language_valid(c->tag)) {
		command_usage(cli, _("\"%s\" is no language tag, such as fr or pt-BR"),
			      o->own[OPTION_LOCALE]);
		return false;
	}
	return true;
}

enum exit_status
cmd_cite(struct cli *cli)
{
	enum exit_status status = EXIT_DONE, result = EXIT_USAGE;
	struct citing c = { .cli = cli };
	struct catalogue *catalogue = NULL;
	struct query *query = take_options(&c) ? find_query(cli) : NULL;

	if (query && prepare(&c, &status))
		catalogue = command_catalogue(cli, NULL, 0, NULL, &status);
	if (catalogue)
		result = cite(&c, catalogue, &query);
	/* Words of the language may be missing in what was cited. */
	if (result == EXIT_DONE && c.diags.errors)
		result = EXIT_DATA;
	output_diags(cli->output, &c.diags);
	release(&c);
	catalogue_free(catalogue);
	query_free(query);
	/* A part that could not be read weighs more than what was found in the rest. */
	return status == EXIT_DONE ? result : status;
}
