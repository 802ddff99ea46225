/* SPDX-License-Identifier: MIT */
/* pacecat help restricted: what the mode is for, what is off in it, and what enforces it here. */
#include "cli/command.h"

#include <string.h>

#include "base/gettext.h"
#include "sys/sandbox.h"

#define COLS_LEAST 30

static const char *const about[] = {
	N_("Restricted, pacecat lets a catalogue be read and copied from, and does nothing else: "
	   "for accounts that anybody may log in to. It is restricted when it is called with "
	   "--restricted or by the name rpacecat, or when the setting \"restricted\" of the system "
	   "is yes."),
	N_("As a login shell (rpacecat) it opens the catalogue that the system's settings name. "
	   "Commands that are sent to it are not looked at: nothing that stands behind -c is run."),
};

static const char *const off[] = {
	N_("Programs: none is started, no viewer, editor, pager or shell, and the browser cannot "
	   "be suspended."),
	N_("Writing: no notes, saved searches, kept links, exports or text added to files. Marks "
	   "last until the browser is left."),
	N_("Files: none is opened but the catalogue that was named, and what belongs to pacecat "
	   "and the system. A catalogue that changes is not read again."),
	N_("The home folder: no settings, keys, state, cache or styles in it count."),
	N_("The environment: nothing of it counts but TERM, LANG, LANGUAGE, LC_ALL, LC_CTYPE, "
	   "LC_MESSAGES and NO_COLOR."),
};

static const char copying[] = N_(
	"What is copied goes to the clipboard of the reader's own terminal, and text can be shown "
	"bare.");

static void
add(struct output *out, const char *sentence, int left)
{
	int cols = (out->cols ? out->cols : 80) - left;

	buf_printf(&out->buf, "%*s", left, "");
	output_wrapped(out, sentence, strlen(sentence), left,
		       cols < COLS_LEAST ? COLS_LEAST : cols);
}

static void
add_allowed(struct output *out)
{
	struct buf names = BUF_INIT, line = BUF_INIT;
	size_t count;
	const struct command *row = command_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (row[i].restricted)
			buf_printf(&names, "%s%s", names.len ? ", " : "", row[i].name);
	buf_printf(&line, _("Commands that can be used: %s."), names.data);
	add(out, line.data, 0);
	buf_release(&names);
	buf_release(&line);
}

static void
add_enforced(struct output *out)
{
	const struct {
		bool known;
		const char *yes, *no;
	} rows[] = {
		{ sandbox_files_known(),
		  N_("This system enforces that no other file is opened, and none written."),
		  N_("This system cannot enforce that no other file is opened: pacecat alone sees "
		     "to it.") },
		{ sandbox_calls_known(),
		  N_("This system enforces that no program is started and no connection made."),
		  N_("This system cannot enforce that no program is started: pacecat alone sees "
		     "to it.") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		add(out, sandbox_fits() && rows[i].known ? _(rows[i].yes) : _(rows[i].no), 0);
}

void
help_restricted(struct cli *cli)
{
	struct output *out = cli->output;

	for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
		add(out, _(about[i]), 0);
		buf_putc(&out->buf, '\n');
	}
	add(out, _("What is off:"), 0);
	for (size_t i = 0; i < sizeof off / sizeof *off; i++)
		add(out, _(off[i]), 2);
	buf_putc(&out->buf, '\n');
	add(out, _(copying), 0);
	add_allowed(out);
	buf_putc(&out->buf, '\n');
	add_enforced(out);
	buf_putc(&out->buf, '\n');
	add(out, _("The chapter RESTRICTED of the manual has a tested configuration of sshd."), 0);
}
