/* SPDX-License-Identifier: MIT */
/* pacecat show: records of any kind, whole, by their ids. */
#include "cli/command.h"

#include <string.h>

#include "base/gettext.h"
#include "base/json.h"
#include "cli/find.h"
#include "cli/record_json.h"
#include "cli/record_text.h"
#include "model/country.h"
#include "model/describe.h"
#include "model/identifier.h"
#include "text/fold.h"

#define CANDIDATES 5

const struct option_row cmd_show_options[] = {
	{ "format", 0, N_("FORMAT"), N_("How to write it: text or json"), .choices = "text json" },
	{ .name = NULL },
};

enum { OPTION_FORMAT };

enum format { FORMAT_TEXT, FORMAT_JSON };

struct shown {
	struct cli *cli;
	const struct catalogue *catalogue;
	struct json json;
	enum format format;
	size_t count;
};

static void
put(struct shown *s, uint32_t record)
{
	struct output *out = s->cli->output;

	if (s->format == FORMAT_JSON)
		record_json(&s->json, s->catalogue, record, &s->cli->asked);
	else {
		if (s->count)
			buf_putc(&out->buf, '\n');
		record_text(out, s->catalogue, record, &s->cli->reader);
	}
	s->count++;
	output_flush(out);
}

/* Every kind has ids of its own, so one id may stand for several records. */
static bool
put_all(struct shown *s, const char *id)
{
	static const enum kind kinds[] = {
		KIND_STUDY, KIND_PERSON, KIND_ORGANISATION, KIND_TOPIC, KIND_COUNTRY,
		KIND_PROGRAMME,
	};
	bool found = false;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		uint32_t record = find_record(s->catalogue, kinds[i], id);

		if (record == RECORD_NONE)
			continue;
		put(s, record);
		found = true;
	}
	return found;
}

static const char *
id_at(const void *context, size_t i)
{
	return record_id(context, (uint32_t)i);
}

/* Is the folded word in the record's id or in what it is called? */
static bool
is_called(const struct catalogue *c, uint32_t record, const struct languages *l,
	  const struct buf *word)
{
	struct buf text = BUF_INIT, folded = BUF_INIT;
	bool found;

	buf_puts(&text, record_id(c, record));
	buf_putc(&text, ' ');
	describe_title(&text, c, record, l);
	fold_add(&folded, text.data, text.len);
	found = strstr(folded.data, word->data) != NULL;
	buf_release(&text);
	buf_release(&folded);
	return found;
}

/* Append up to CANDIDATES ids that may have been meant. */
static void
add_candidates(struct buf *list, const struct catalogue *c, const struct languages *l,
	       const char *id)
{
	const char *near = nearest(id, strlen(id), catalogue_records(c), id_at, c);
	struct buf word = BUF_INIT;
	int count = 0;

	if (near && *near) {
		buf_puts(list, near);
		count++;
	}
	fold_add(&word, id, strlen(id));
	for (uint32_t i = 0; word.len && i < catalogue_records(c) && count < CANDIDATES; i++) {
		const char *other = record_id(c, i);

		if (!*other || (near && !strcmp(near, other)) || !is_called(c, i, l, &word))
			continue;
		buf_printf(list, "%s%s", list->len ? ", " : "", other);
		count++;
	}
	buf_release(&word);
}

/* A country that nothing names is no slip of the pen: the other Congo is no answer. */
static bool
say_country(const struct shown *s, const char *id)
{
	unsigned country = country_find(id, strlen(id));
	const struct languages *l = &s->cli->reader;

	if (country == COUNTRY_NONE)
		return false;
	output_message(s->cli->output, _("nothing in the catalogue names %s (%s)"),
		       country_name(country, l->count ? l->tag[0] : "en"), id);
	return true;
}

static void
say_missing(const struct shown *s, const char *id)
{
	struct buf list = BUF_INIT;

	if (say_country(s, id))
		return;
	add_candidates(&list, s->catalogue, &s->cli->reader, id);
	if (list.len)
		output_message(s->cli->output, _("no record has the id \"%s\"; near it: %s"), id,
			       list.data);
	else
		output_message(s->cli->output, _("no record has the id \"%s\""), id);
	buf_release(&list);
}

enum exit_status
cmd_show(struct cli *cli)
{
	const struct options *o = cli->options;
	enum exit_status status = EXIT_DONE, result = EXIT_DONE;
	struct shown s = { .cli = cli };
	struct catalogue *c;
	int format;

	format = command_choice(cli, OPTION_FORMAT, FORMAT_TEXT);
	if (format < 0)
		return EXIT_USAGE;
	if (!o->words)
		return command_usage(cli, _("say which: the id of a study, a person, a country"));
	c = command_catalogue(cli, NULL, 0, NULL, &status);
	if (!c)
		return status;
	s.catalogue = c;
	s.format = (enum format)format;
	if (s.format == FORMAT_JSON) {
		output_json(cli->output, &s.json, JSON_INDENTED);
		json_object(&s.json);
		catalogue_json(&s.json, c, &cli->asked);
		json_key(&s.json, "records");
		json_array(&s.json);
	}
	for (size_t i = 0; i < o->words; i++)
		if (!put_all(&s, o->word[i])) {
			say_missing(&s, o->word[i]);
			result = EXIT_NOTHING;
		}
	if (s.format == FORMAT_JSON) {
		json_array_end(&s.json);
		json_object_end(&s.json);
		buf_putc(&cli->output->buf, '\n');
	}
	catalogue_free(c);
	return status == EXIT_DONE ? result : status;
}
