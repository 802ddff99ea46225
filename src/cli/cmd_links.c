/* SPDX-License-Identifier: MIT */
/*
 * pacecat links: the addresses that were kept in the browser, to be opened later.
 *
 * As JSON Lines, {address, title}; as text an address a line, for whatever opens them.
 */
#include "cli/command.h"

#include <string.h>

#include "base/gettext.h"
#include "base/json.h"
#include "cli/reader.h"

const struct option_row cmd_links_options[] = {
	{ "format", 0, N_("FORMAT"), N_("How to write it: text or jsonl"),
	  .choices = "text jsonl" },
	{ .name = NULL },
};

enum { OPTION_FORMAT };

enum format { FORMAT_TEXT, FORMAT_JSONL };

static void
put(struct output *out, enum format format, const struct kept_text *link)
{
	struct json json;

	if (format == FORMAT_TEXT) {
		output_text(out, link->key, strlen(link->key));
	} else {
		output_json(out, &json, JSON_COMPACT);
		json_object(&json);
		json_key(&json, "address");
		json_string(&json, link->key);
		json_key(&json, "title");
		json_string(&json, link->now);
		json_object_end(&json);
	}
	buf_putc(&out->buf, '\n');
	output_flush(out);
}

enum exit_status
cmd_links(struct cli *cli)
{
	enum exit_status status = EXIT_DONE;
	struct reader reader;
	struct catalogue *c;
	size_t count;
	int format = command_choice(cli, OPTION_FORMAT, FORMAT_TEXT);

	if (format < 0)
		return EXIT_USAGE;
	c = command_catalogue(cli, NULL, 0, NULL, &status);
	if (!c)
		return status;
	reader_init(&reader, cli, c);
	count = kept_count(&reader.state.links);
	for (size_t i = 0; i < reader.state.links.count; i++)
		if (reader.state.links.text[i].now)
			put(cli->output, (enum format)format, &reader.state.links.text[i]);
	if (!count)
		output_message(cli->output, _("no links are kept"));
	reader_release(&reader);
	catalogue_free(c);
	return status == EXIT_DONE && !count ? EXIT_NOTHING : status;
}
