/* SPDX-License-Identifier: MIT */
#include "tui/notice.h"

#include <string.h>

#include "base/gettext.h"
#include "tui/key.h"

static const struct {
	enum action action;
	const char *sentence;
} nothing[] = {
	{ ACTION_BACK, N_("There is nothing to go back to") },
	{ ACTION_FORWARD, N_("There is nothing to go forward to") },
	{ ACTION_NEXT_MATCH, N_("There is no match further down") },
	{ ACTION_PREVIOUS_MATCH, N_("There is no match further up") },
};

/* The first key of an action, or the command of the same name. */
static void
first_key(struct buf *out, const struct keymap *keymap, enum action action)
{
	struct buf keys = BUF_INIT;

	keymap_keys(keymap, SECTION_GENERAL, action, &keys);
	if (keys.len)
		buf_add(out, keys.data, strcspn(keys.data, " "));
	else {
		buf_putc(out, ':');
		buf_puts(out, action_name(action));
	}
	buf_release(&keys);
}

void
notice_nothing(struct buf *out, const struct keymap *keymap, enum action action, const char *key)
{
	char name[KEY_NAME_MAX];
	struct buf first = BUF_INIT;

	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (nothing[i].action == action)
			buf_puts(out, _(nothing[i].sentence));
	/* Whoever presses C-c with nothing begun wants to leave. */
	if (action == ACTION_CANCEL) {
		first_key(&first, keymap, ACTION_QUIT);
		buf_printf(out, _("Press %s to leave"), first.data);
	}
	if (action == ACTION_NONE && key_canonical(key, name)) {
		first_key(&first, keymap, ACTION_HELP);
		/* TRANSLATORS: a key, and the key that shows which keys there are. */
		buf_printf(out, _("%s does nothing here: press %s for the keys that do"), name,
			   first.data);
	}
	buf_release(&first);
}

void
notice_problems(struct buf *out, const struct diags *diags)
{
	unsigned long errors = diags->errors, warnings = diags->warnings;
	struct buf b = BUF_INIT;

	if (errors)
		buf_printf(&b, Q_("%lu error", "%lu errors", errors), errors);
	if (errors && warnings)
		buf_puts(&b, ", ");
	if (warnings)
		buf_printf(&b, Q_("%lu warning", "%lu warnings", warnings), warnings);
	if (b.len)
		/* TRANSLATORS: behind "2 errors, 1 warning"; :problems is typed as it stands. */
		buf_printf(out, _("%s in the catalogue: type :problems to read them"), b.data);
	buf_release(&b);
}

void
notice_refused(struct buf *out, const struct diags *diags)
{
	const struct diag *worst = diags->count ? &diags->diag[0] : NULL;

	for (size_t i = 0; i < diags->count && worst->level != DIAG_ERROR; i++)
		worst = &diags->diag[i];
	if (worst)
		diag_format(worst, out);
	else
		buf_puts(out, _("There is no catalogue in that file"));
}
