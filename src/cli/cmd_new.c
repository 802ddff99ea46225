/* SPDX-License-Identifier: MIT */
/* pacecat new: a catalogue to begin with, which explains itself in the reader's language. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "store/locate.h"
#include "sys/file.h"

#define WIDTH 78 /* columns of a comment */

/* The file, piece by piece: what is said before some lines, for _(), and these. */
static const struct {
	const char *comment, *lines;
} pieces[] = {
	{ N_("A catalogue of publications.  Lines that begin with \"#\" explain the others; delete "
	     "them when you need them no more.  Put your own in the place of everything that is "
	     "here as an example."),
	  "\n" },
	{ N_("The version of this format."), "pacecat: 1\n\n" },
	{ N_("What the publications belong to: a programme, a project, an institute.  A text can "
	     "be there in several languages."),
	  "programme:\n"
	  "  id: my-programme\n"
	  "  title: {en: Rivers and people, fr: Fleuves et gens}\n"
	  "  period: 2018/..\n"
	  "  lead: [my-institute]\n\n" },
	{ N_("Who published, paid or wrote.  Everything has an id of small letters, digits and "
	     "hyphens, by which the rest of the file names it."),
	  "organisations:\n"
	  "  - {id: my-institute, name: River Institute, country: MDG}\n\n" },
	{ N_("The people, each once, with the other forms in which the name was printed."),
	  "people:\n"
	  "  - id: rakoto\n"
	  "    name: {family: Rakoto, given: Hervé}\n"
	  "    also:\n"
	  "      - {as: H. Rakoto}\n\n" },
	{ N_("What the studies are about, besides countries."),
	  "topics:\n"
	  "  - {id: sapphire, kind: mineral, name: {en: Sapphire, fr: Saphir}}\n\n" },
	{ N_("The studies.  The words are those of the Citation Style Language, as in Zotero and "
	     "pandoc.  Leave out what you do not know.  A date is a year, a month or a day, such "
	     "as 2019, 2019-07 or 2019-07-03; a country is a code of two or three letters.  An "
	     "author is an id from above, or a name in parts."),
	  "studies:\n"
	  "  - id: saphirs\n"
	  "    type: report\n"
	  "    title: Saphirs et forêts\n"
	  "    language: fr\n"
	  "    author: [rakoto, {family: Trần, given: Thị Hòa}]\n"
	  "    publisher: my-institute\n"
	  "    issued: 2019-07\n"
	  "    country: [MDG]\n"
	  "    topic: [sapphire]\n" },
};

/*
 * The line by which editors find the schema: a path, or an address where the path has signs that
 * would end it.
 */
static void
add_schema(struct buf *b, const char *argv0)
{
	char *given = locate_data("catalogue.schema.json", argv0);
	char *path = given ? path_real(given) : NULL;
	bool plain = true;

	for (const char *c = path ? path : ""; *c; c++)
		plain = plain && (ascii_is_alnum(*c) || strchr("/._-+@", *c));
	if (path) {
		buf_puts(b, "# yaml-language-server: $schema=");
		buf_puts(b, plain ? "" : "file://");
		for (const char *c = path; *c; c++)
			if (ascii_is_alnum(*c) || strchr("/._-+@", *c))
				buf_putc(b, *c);
			else
				buf_printf(b, "%%%02X", (unsigned char)*c);
		buf_putc(b, '\n');
	}
	free(path);
	free(given);
}

static void
add_comment(struct buf *b, const char *s)
{
	static const struct show_style style = { CHARSET_UTF8, SHOW_NAME };
	size_t len = strlen(s);

	while (len) {
		size_t next, end = show_wrap(&style, s, len, WIDTH - 2, &next);

		buf_puts(b, "# ");
		buf_add(b, s, end);
		buf_putc(b, '\n');
		s += next;
		len -= next;
	}
}

enum exit_status
cmd_new(struct cli *cli)
{
	const struct options *o = cli->options;
	const char *path = o->words ? o->word[0] : "catalogue.yaml";
	struct buf bytes = BUF_INIT, err = BUF_INIT;
	struct file_identity there;
	enum exit_status status = EXIT_DONE;

	if (o->words > 1)
		return command_usage(cli, _("name one file to write"));
	add_schema(&bytes, o->program);
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		add_comment(&bytes, _(pieces[i].comment));
		buf_puts(&bytes, pieces[i].lines);
	}
	if (!strcmp(path, "-")) {
		output_data(cli->output, bytes.data, bytes.len);
	} else if (file_identity(path, &there)) {
		output_message(cli->output,
			       _("%s is there already, and stays as it is: name another file"),
			       path);
		status = EXIT_IO;
	} else if (!file_write(path, bytes.data, bytes.len, FILE_SHARED | FILE_FRESH, &err)) {
		output_message(cli->output, "%s: %s", path, err.data);
		status = EXIT_IO;
	} else {
		output_message(cli->output, _("%s is written; change it in any editor"), path);
		output_message(cli->output,
			       _("\"pacecat %s\" shows it, \"pacecat check %s\" looks "
				 "for mistakes"),
			       path, path);
	}
	buf_release(&bytes);
	buf_release(&err);
	return status;
}
