/* SPDX-License-Identifier: MIT */
/*
 * pacecat import: records of other programs as a catalogue, on standard output or put into one
 * that is there.
 */
#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "cli/import_files.h"
#include "format/import.h"
#include "format/into.h"
#include "store/compiled.h"
#include "sys/file.h"
#include "sys/stream.h"

const struct option_row cmd_import_options[] = {
	{ "from", 0, N_("FORMAT"), N_("What the files are, if they are not recognised"),
	  .offer = OFFER_IMPORT },
	{ "into", 0, N_("FILE"), N_("Add to this catalogue what it does not have"),
	  .offer = OFFER_FILE },
	{ "yes", 0, NULL, .help = N_("Add it without asking") },
	{ .name = NULL },
};

enum { OPTION_FROM, OPTION_INTO, OPTION_YES };

/* The format that --from names; false when it names none that is read. */
static bool
find_format(struct cli *cli, const struct format **format)
{
	const char *name = cli->options->own[OPTION_FROM];
	struct buf list = BUF_INIT;

	*format = name ? format_find(name) : NULL;
	if (!name || (*format && (*format)->importer))
		return true;
	format_names(&list, false, " ");
	command_not_chosen(cli, "--from", name, list.data);
	buf_release(&list);
	return false;
}

static enum exit_status
fail(struct cli *cli, const char *name, const char *sentence, enum exit_status status)
{
	output_message(cli->output, "%s: %s", name, sentence);
	return status;
}

/* The whole of a file; without an identity "-" is standard input. */
static enum exit_status
read_bytes(struct cli *cli, const char *path, struct buf *bytes, struct file_identity *identity)
{
	static const enum exit_status statuses[] = {
		[FILE_OK] = EXIT_DONE,
		[FILE_MISSING] = EXIT_NO_INPUT,
		[FILE_FAILED] = EXIT_IO,
		[FILE_TOO_LARGE] = EXIT_DATA,
	};
	enum exit_status status = EXIT_DONE;
	struct buf err = BUF_INIT;

	if (!identity && !strcmp(path, "-"))
		status = stream_read(STDIN_FILENO, FILE_BYTES_MAX, bytes, &err) ? EXIT_DONE
										: EXIT_IO;
	else
		status = statuses[file_read(path, bytes, identity, &err)];
	if (status != EXIT_DONE)
		fail(cli, path, err.data, status);
	buf_release(&err);
	return status;
}

/* Nobody knows how to read it: is it one of ours? */
static enum exit_status
refuse(struct cli *cli, const char *path, const struct buf *bytes)
{
	bool input = !strcmp(path, "-");
	struct buf list = BUF_INIT, sentence = BUF_INIT;

	if (import_is_catalogue(bytes->data, bytes->len) || (!input && compiled_is(path))) {
		buf_puts(&sentence, _("this is a catalogue already; open it as it is, alone or "
				      "together with others"));
	} else {
		format_names(&list, false, ", ");
		buf_printf(&sentence,
			   _("this is no format that is recognised; say with --from which of these "
			     "it is: %s"),
			   list.data);
	}
	fail(cli, input ? _("standard input") : path, sentence.data, EXIT_DATA);
	buf_release(&list);
	buf_release(&sentence);
	return EXIT_DATA;
}

/* Read one file behind the others. */
static enum exit_status
read_file(struct cli *cli, struct import *im, const struct format *format, const char *path,
	  struct buf *bytes, struct diags *diags)
{
	bool input = !strcmp(path, "-");
	enum exit_status status = read_bytes(cli, path, bytes, NULL);

	if (status != EXIT_DONE)
		return status;
	if (!format)
		format = import_recognise(input ? NULL : path, bytes->data, bytes->len);
	if (!format)
		return refuse(cli, path, bytes);
	import_read(im, format, input ? _("standard input") : path, bytes->data, bytes->len, diags);
	return EXIT_DONE;
}

static bool
asks_yes(struct cli *cli, const char *path)
{
	const char *yes = _("y");
	char answer[16];

	output_message(cli->output, _("add this to %s?  y for yes, anything else for no"), path);
	return fgets(answer, sizeof answer, stdin) &&
	       (answer[0] == 'y' || answer[0] == 'Y' || !strncmp(answer, yes, strlen(yes)));
}

static void
say_counts(struct cli *cli, const struct into *in, const char *path)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, Q_("%zu study is new", "%zu studies are new", (unsigned long)in->studies),
		   in->studies);
	buf_puts(&text, ", ");
	buf_printf(&text,
		   Q_("%zu is there already", "%zu are there already", (unsigned long)in->there),
		   in->there);
	output_message(cli->output, "%s: %s", path, text.data);
	buf_release(&text);
}

/* Write it, unless nobody says yes or somebody else has written meanwhile. */
static enum exit_status
write_into(struct cli *cli, const struct into *in, const char *path,
	   const struct file_identity *before, bool terminal)
{
	struct buf err = BUF_INIT;
	struct file_identity now;
	enum exit_status status = EXIT_DONE;

	if (!cli->options->own[OPTION_YES]) {
		if (!terminal)
			return fail(cli, path, _("nothing was written; --yes writes it"),
				    EXIT_USAGE);
		if (!asks_yes(cli, path))
			return fail(cli, path, _("nothing was written"), EXIT_NOTHING);
	}
	if (!file_identity(path, &now) || !file_identity_same(before, &now))
		status = fail(cli, path, _("the file has changed meanwhile; nothing was written"),
			      EXIT_IO);
	else if (!file_write(path, in->text.data, in->text.len, 0, &err))
		status = fail(cli, path, err.data, EXIT_IO);
	else
		output_message(cli->output,
			       Q_("%zu study is written to %s", "%zu studies are written to %s",
				  (unsigned long)in->studies), in->studies, path);
	buf_release(&err);
	return status;
}

static enum exit_status
add_into(struct cli *cli, struct import *im, const char *path, bool terminal, struct diags *diags)
{
	struct buf bytes = BUF_INIT;
	struct file_identity identity;
	enum exit_status status;
	struct import_files f;
	struct into in;
	bool good;

	if (compiled_is(path))
		return fail(cli, path,
			    _("this catalogue is compiled, so nothing is added to it; add to the "
			      "YAML that it was made from, and compile that again"),
			    EXIT_DATA);
	status = read_bytes(cli, path, &bytes, &identity);
	if (status == EXIT_DONE && import_is_foreign(path, bytes.data, bytes.len))
		status = fail(cli, path, _("this is no catalogue, so nothing is added to it"),
			      EXIT_DATA);
	if (status != EXIT_DONE) {
		buf_release(&bytes);
		return status;
	}
	import_files_open(cli, &f, (struct read_file){ path, bytes.data, bytes.len }, &identity);
	good = into_make(&in, &im->drafts, f.file, f.count, diags);
	diags_sort(diags);
	output_diags(cli->output, diags);
	status = EXIT_DATA;
	if (good) {
		output_data(cli->output, in.added.data, in.added.len);
		output_now(cli->output);
		say_counts(cli, &in, path);
		if (f.folder && in.studies)
			output_message(cli->output,
				       _("%s lies in a folder with other catalogue files, which "
					 "were not looked at; if they are one catalogue, name it "
					 "with -C %s"), path, f.folder);
		status = in.studies ? write_into(cli, &in, path, &identity, terminal) : EXIT_DONE;
	}
	into_release(&in);
	import_files_release(&f);
	buf_release(&bytes);
	return status;
}

enum exit_status
cmd_import(struct cli *cli)
{
	const struct options *o = cli->options;
	const char *into = o->own[OPTION_INTO];
	bool input = false;
	struct buf *bytes;
	struct diags diags = { .diag = NULL };
	enum exit_status status = EXIT_DONE, one;
	const struct format *format;
	struct import im;

	if (!o->words)
		return command_usage(cli, _("say which files to read; - is standard input"));
	if (!find_format(cli, &format))
		return EXIT_USAGE;
	bytes = xcalloc(o->words, sizeof *bytes);
	import_init(&im);
	for (size_t i = 0; i < o->words; i++) {
		bytes[i] = (struct buf)BUF_INIT;
		input |= !strcmp(o->word[i], "-");
		one = read_file(cli, &im, format, o->word[i], &bytes[i], &diags);
		if (status == EXIT_DONE)
			status = one;
	}
	if (status == EXIT_DONE && diags.errors)
		status = EXIT_DATA;
	if (into && im.drafts.count) {
		one = add_into(cli, &im, into, !input && isatty(STDIN_FILENO), &diags);
		status = one != EXIT_DONE ? one : status;
	} else {
		struct buf text = BUF_INIT;

		diags_sort(&diags);
		output_diags(cli->output, &diags);
		if (!into && im.files)
			import_write(&im, &text, NULL, NULL);
		output_data(cli->output, text.data, text.len);
		buf_release(&text);
	}
	import_release(&im);
	diags_release(&diags);
	for (size_t i = 0; i < o->words; i++)
		buf_release(&bytes[i]);
	free(bytes);
	return status;
}
