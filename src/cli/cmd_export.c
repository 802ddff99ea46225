/* SPDX-License-Identifier: MIT */
/* pacecat export: studies in a format that other programs read, and what it has no place for. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/find.h"
#include "format/export.h"
#include "model/order.h"
#include "sys/file.h"

const struct option_row cmd_export_options[] = {
	{ "to", 0, N_("FORMAT"), N_("The format to write; \"pacecat export\" alone lists them"),
	  .offer = OFFER_EXPORT },
	{ "output", 0, N_("FILE"), N_("The file to write, else standard output"),
	  .offer = OFFER_FILE },
	{ "force", 0, NULL, .help = N_("Write over the file if it is there already") },
	{ "sort", 0, N_("ORDER"),
	  N_("What comes first: year, title, author, country, works, file or relevance"),
	  .choices = ORDER_NAMES " relevance" },
	{ "ascii", 0, NULL,
	  .help = N_("BibTeX: write accents as TeX has them, and nothing but ASCII") },
	{ "losses", 0, N_("HOW"),
	  N_("Say on standard error what the format has no place for: text or json"),
	  .choices = "text json" },
	{ .name = NULL },
};

enum { OPTION_TO, OPTION_OUTPUT, OPTION_FORCE, OPTION_SORT, OPTION_ASCII, OPTION_LOSSES };

/* Behind the orders that every list has. */
#define SORT_RELEVANCE ORDERS

enum losses_form { LOSSES_TEXT, LOSSES_JSON };

/* TRANSLATORS: of these four: a study's id, a format such as RIS, a key such as "country" */
static void
say_loss(struct output *out, enum loss_kind kind, const char *id, const char *format,
	 const char *key)
{
	switch (kind) {
	case LOSS_LANGUAGES:
		output_message(out, _("%s: %s has \"%s\" in one language only"), id, format, key);
		break;
	case LOSS_PART:
		output_message(out, _("%s: %s cannot say all that \"%s\" does"), id, format, key);
		break;
	case LOSS_WORDS:
		output_message(out, _("%s: %s has \"%s\" as words that no program takes apart"), id,
			       format, key);
		break;
	default:
		output_message(out, _("%s: %s has no place for \"%s\""), id, format, key);
	}
}

static const struct format *
find_format(struct cli *cli)
{
	const char *name = cli->options->own[OPTION_TO];
	const struct format *found = name ? format_find(name) : NULL;
	struct buf list = BUF_INIT;

	if (found && found->exporter)
		return found;
	format_names(&list, true, name ? " " : ", ");
	if (name)
		command_not_chosen(cli, "--to", name, list.data);
	else
		command_usage(cli, _("say which format with --to, one of these: %s"), list.data);
	buf_release(&list);
	return NULL;
}

static void
say_losses(struct cli *cli, const struct export *e, struct out *o, enum losses_form form)
{
	struct buf line = BUF_INIT;

	for (size_t i = 0; i < e->losses->count; i++) {
		const struct loss *l = &e->losses->loss[i];
		const char *id = record_id(e->catalogue, l->study);
		struct json json;

		if (!*id)
			id = export_key(o, l->study);
		if (form == LOSSES_TEXT) {
			say_loss(cli->output, l->kind, id, e->format->title, l->key);
			continue;
		}
		buf_clear(&line);
		json_init(&json, &line, JSON_COMPACT);
		json_object(&json);
		json_key(&json, "study");
		json_string(&json, id);
		json_key(&json, "citation-key");
		json_string(&json, export_key(o, l->study));
		json_key(&json, "key");
		json_string(&json, l->key);
		json_key(&json, "lost");
		json_string(&json, loss_name(l->kind));
		json_object_end(&json);
		output_line(cli->output, line.data);
	}
	buf_release(&line);
}

static void
put_stdout(struct output *out, struct out *o, struct buf *bytes)
{
	while (export_next(o)) {
		output_data(out, bytes->data, bytes->len);
		buf_clear(bytes);
		output_flush(out);
	}
}

static enum exit_status
put_file(struct cli *cli, struct out *o, struct buf *bytes, const char *path)
{
	unsigned flags = cli->options->own[OPTION_FORCE] ? FILE_SHARED : FILE_SHARED | FILE_FRESH;
	struct buf err = BUF_INIT;
	bool written;

	while (export_next(o))
		;
	written = file_write(path, bytes->data, bytes->len, flags, &err);
	if (!written)
		output_message(cli->output, "%s: %s", path, err.data);
	buf_release(&err);
	return written ? EXIT_DONE : EXIT_IO;
}

static enum exit_status
write_export(struct cli *cli, const struct export *e, int losses_form)
{
	const char *path = cli->options->own[OPTION_OUTPUT];
	struct buf bytes = BUF_INIT;
	struct out *o = export_new(e, &bytes);
	enum exit_status status = EXIT_DONE;

	if (path && strcmp(path, "-") != 0)
		status = put_file(cli, o, &bytes, path);
	else
		put_stdout(cli->output, o, &bytes);
	if (e->losses)
		say_losses(cli, e, o, (enum losses_form)losses_form);
	export_free(o);
	buf_release(&bytes);
	return status;
}

static enum exit_status
run(struct cli *cli, const struct catalogue *c, struct query **query,
    const struct format *format, int sort)
{
	const struct options *o = cli->options;
	int form = o->own[OPTION_LOSSES] && !strcmp(o->own[OPTION_LOSSES], "json");
	struct losses losses = { .loss = NULL };
	struct find_order order = { &cli->asked, ORDER_FILE, sort == SORT_RELEVANCE, NULL };
	struct export e = { .format = format,
			    .catalogue = c,
			    .languages = &cli->asked,
			    .ascii = o->own[OPTION_ASCII] != NULL,
			    .losses = o->own[OPTION_LOSSES] ? &losses : NULL };
	enum exit_status status = EXIT_NOTHING;
	uint32_t *record;

	if (!order.relevance)
		order.order = (enum order)sort;
	record = find_asked(cli, c, query, KIND_STUDY, &order, &e.count);
	if (!record)
		return EXIT_USAGE;
	e.study = record;
	if (e.count || !o->words)
		status = write_export(cli, &e, form);
	else
		output_message(cli->output, _("nothing matches"));
	losses_release(&losses);
	free(record);
	return status;
}

/* Never over a file unasked: said before the work is done. */
static bool
may_write(struct cli *cli)
{
	const char *path = cli->options->own[OPTION_OUTPUT];
	struct file_identity there;

	if (!path || !strcmp(path, "-") || cli->options->own[OPTION_FORCE] ||
	    !file_identity(path, &there))
		return true;
	output_message(cli->output, _("%s is there already; --force writes over it"), path);
	return false;
}

enum exit_status
cmd_export(struct cli *cli)
{
	const struct format *format = find_format(cli);
	enum exit_status status = EXIT_DONE, result = EXIT_USAGE;
	struct query *query;
	struct catalogue *c;
	int sort;

	if (!format || command_choice(cli, OPTION_LOSSES, LOSSES_TEXT) < 0)
		return EXIT_USAGE;
	sort = command_choice(cli, OPTION_SORT, ORDER_FILE);
	if (sort < 0)
		return EXIT_USAGE;
	if (!may_write(cli))
		return EXIT_IO;
	query = find_query(cli);
	if (!query)
		return EXIT_USAGE;
	c = command_catalogue(cli, NULL, 0, NULL, &status);
	if (c)
		result = run(cli, c, &query, format, sort);
	query_free(query);
	if (!c)
		return status;
	catalogue_free(c);
	/* A part that could not be read weighs more than what was written of the rest. */
	return status == EXIT_DONE ? result : status;
}
