/* SPDX-License-Identifier: MIT */
#include "cli/duplicate_text.h"

#include "base/gettext.h"
#include "format/duplicate-edit.h"
#include "model/describe.h"
#include "model/duplicate.h"

/* "levin (Estelle Levin)"; who has no id is his name. */
static void
add_record(struct cli *cli, struct buf *out, const struct catalogue *c, uint32_t record)
{
	const char *id = record_id(c, record);
	struct buf name = BUF_INIT;

	describe_title(&name, c, record, &cli->asked);
	if (*id)
		buf_printf(out, "%s (%s)", id, name.data);
	else
		buf_puts(out, name.data);
	buf_release(&name);
}

static void
warn(struct cli *cli, const struct catalogue *c, const struct duplicate *d, struct diags *diags)
{
	struct place place = { .file = diags_name(diags, record_file(c, d->second)),
			       .line = record_line(c, d->second),
			       .column = record_column(c, d->second) };
	struct buf first = BUF_INIT, second = BUF_INIT;

	add_record(cli, &first, c, d->first);
	add_record(cli, &second, c, d->second);
	diag_warning(diags, place, _("%s may be the same as %s on line %u of %s: %s"), second.data,
		     first.data, record_line(c, d->first), record_file(c, d->first),
		     _(duplicate_why(d->reason)));
	buf_release(&first);
	buf_release(&second);
}

static void
put_comment(struct cli *cli, const char *sentence)
{
	buf_puts(&cli->output->buf, "# ");
	output_text(cli->output, sentence, strlen(sentence));
	buf_putc(&cli->output->buf, '\n');
}

/* What would make one of the two, and what keeps them two. */
static void
suggest(struct cli *cli, const struct catalogue *c, const struct duplicate *d)
{
	struct buf *out = &cli->output->buf, line = BUF_INIT, edit = BUF_INIT;

	add_record(cli, &edit, c, d->first);
	buf_printf(&line, _("%s:"), edit.data);
	buf_printf(&line, " %s", _(duplicate_why(d->reason)));
	buf_clear(&edit);
	put_comment(cli, line.data);
	if (duplicate_join(&edit, c, d, &cli->asked, "")) {
		put_comment(cli, *record_id(c, d->second) ?
					 _("if they are one, put this into the first and take the "
					   "second out:") :
					 _("if they are one, put this into the record:"));
		output_data(cli->output, edit.data, edit.len);
		buf_clear(&edit);
		if (duplicate_part(&edit, c, d, "# ")) {
			put_comment(cli, _("if they are two, put this there instead:"));
			output_data(cli->output, edit.data, edit.len);
		}
	} else {
		put_comment(cli, _("neither has a record of its own; give them one to tell them "
				   "apart, or write the name alike"));
	}
	buf_putc(out, '\n');
	output_flush(cli->output);
	buf_release(&line);
	buf_release(&edit);
}

void
duplicate_text(struct cli *cli, const struct catalogue *c)
{
	struct diags diags = { .diag = NULL };
	struct duplicates ds;
	size_t left;

	duplicates_find(&ds, c, NULL);
	left = duplicates_thin(&ds, c);
	for (size_t i = 0; i < ds.pairs; i++) {
		warn(cli, c, &ds.pair[i], &diags);
		suggest(cli, c, &ds.pair[i]);
	}
	if (left)
		diag_warning(&diags, (struct place){ .file = NULL },
			     Q_("%zu more pair of these records is not listed",
				"%zu more pairs of these records are not listed", left),
			     left);
	output_diags(cli->output, &diags);
	duplicates_release(&ds);
	diags_release(&diags);
}
