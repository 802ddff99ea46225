/* SPDX-License-Identifier: MIT */
#include "tui/question.h"

#include <string.h>

#include "base/gettext.h"
#include "text/fold.h"
#include "tui/exporting.h"
#include "tui/pick_open.h"

void
question_ask(struct app *app, enum prompt_kind kind, const char *question, const char *text,
	     const char *subject)
{
	app_ask(app, kind, text, subject);
	app_hint(app, question);
}

/* In English, or in the reader's language; "si" is "sí" where accents are hard to type. */
static bool
is_yes(const char *line)
{
	const char *const yes[] = { "yes", _("yes") };
	struct buf said = BUF_INIT, folded = BUF_INIT;
	bool is = false;

	fold_add(&said, line, strlen(line));
	for (size_t i = 0; i < sizeof yes / sizeof *yes && said.len; i++) {
		buf_clear(&folded);
		fold_add(&folded, yes[i], strlen(yes[i]));
		is = is || !strncmp(said.data, folded.data, said.len);
	}
	buf_release(&said);
	buf_release(&folded);
	return is;
}

void
question_answered(struct app *app, const char *subject, const char *line)
{
	if (!is_yes(line))
		app_message(app, false, _("Nothing was done"));
	else if (!strncmp(subject, "export ", 7))
		app_push(app, EFFECT_EXPORT, subject + 7);
	else if (!strncmp(subject, "keep ", 5))
		link_keep(app, subject + 5);
}

bool
question_of_record(enum prompt_kind kind, const char *subject)
{
	const char *selected = export_scope_name(EXPORT_SELECTED);

	if (kind == PROMPT_CONFIRM && !strncmp(subject, "export ", 7))
		subject += 7;
	else if (kind != PROMPT_FILE)
		return false;
	/* Behind the format. */
	subject += strcspn(subject, " ");
	subject += strspn(subject, " ");
	return !strncmp(subject, selected, strlen(selected));
}

void
question_keep(struct app *app, const char *address, const char *why)
{
	struct buf question = BUF_INIT, subject = BUF_INIT;

	/* TRANSLATORS: an address, and why it cannot be opened. */
	buf_printf(&question, _("%s: %s. Keep it to open it later?"), address, why);
	buf_printf(&subject, "keep %s", address);
	question_ask(app, PROMPT_CONFIRM, question.data, _("yes"), subject.data);
	buf_release(&question);
	buf_release(&subject);
}
