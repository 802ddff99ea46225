/* SPDX-License-Identifier: MIT */
#include "tui/notice.h"

#include <string.h>

#include "base/gettext.h"
#include "sys/path.h"
#include "tui/key.h"
#include "tui/vacant.h"

static const struct {
	enum action action;
	const char *sentence;
} nothing[] = {
	{ ACTION_BACK, N_("There is nothing to go back to") },
	{ ACTION_FORWARD, N_("There is nothing to go forward to") },
	{ ACTION_NEXT_MATCH, N_("There is no match further down") },
	{ ACTION_PREVIOUS_MATCH, N_("There is no match further up") },
	{ ACTION_OTHER_LANGUAGE, N_("This record is in one language only") },
	{ ACTION_MARK, N_("Only what has an id can be marked") },
	{ ACTION_MARK_RANGE, N_("Too many: at most 10000 can be marked") },
	{ ACTION_MARK_ALL, N_("Too many: at most 10000 can be marked") },
	{ ACTION_MARK_INVERT, N_("Too many: at most 10000 can be marked") },
	{ ACTION_UNMARK_ALL, N_("Nothing is marked here") },
};

/* The first key of an action, or the command of the same name. */
void
notice_nothing(struct buf *out, const struct keymap *keymap, enum action action, const char *key)
{
	char name[KEY_NAME_MAX];
	struct buf first = BUF_INIT;

	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (nothing[i].action == action)
			buf_puts(out, _(nothing[i].sentence));
	if (action == ACTION_FILTERS || action == ACTION_UNFILTER)
		vacant_filters(out, keymap);
	/* Whoever presses C-c with nothing begun wants to leave. */
	if (action == ACTION_CANCEL) {
		vacant_key(&first, keymap, ACTION_QUIT);
		buf_printf(out, _("Press %s to leave"), first.data);
	}
	if (action == ACTION_NONE && key_canonical(key, name)) {
		vacant_key(&first, keymap, ACTION_HELP);
		/* TRANSLATORS: a key, and the key that shows which keys there are. */
		buf_printf(out, _("%s does nothing here: press %s for the keys that do"), name,
			   first.data);
	}
	buf_release(&first);
}

void
notice_unmarked(struct buf *out, const struct keymap *keymap, enum section section)
{
	struct buf first = BUF_INIT;

	vacant_key_in(&first, keymap, section, ACTION_UNMARK_ALL);
	/* TRANSLATORS: a key; be short. */
	buf_printf(out, _("All are unmarked: %s marks them again"), first.data);
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
notice_faults(struct buf *out, const struct diags *diags)
{
	const struct diag *d = diags->diag;
	size_t others = diags->errors - 1;
	struct buf first = BUF_INIT;

	if (!diags->errors)
		return;
	while (d->level != DIAG_ERROR)
		d++;
	if (d->place.file)
		buf_puts(&first, path_name(d->place.file));
	if (d->place.line)
		buf_printf(&first, ":%u:%u", d->place.line, d->place.column);
	buf_printf(&first, "%s%s", d->place.file ? ": " : "", d->text);
	if (others)
		buf_printf(out, Q_("%s (%zu more mistake is told when you leave)",
				   "%s (%zu more mistakes are told when you leave)", others),
			   first.data, others);
	else
		buf_puts(out, first.data);
	buf_release(&first);
}

void
notice_refused(struct buf *out, const struct diags *diags)
{
	const struct diag *worst = diags_worst(diags);

	if (worst)
		diag_format(worst, out);
	else
		buf_puts(out, _("There is no catalogue in that file"));
}

void
notice_loaded(struct buf *out, const struct diags *diags, bool taken, bool first)
{
	if (!taken)
		buf_puts(out, _("The catalogue has changed, but cannot be read to its end: this is "
				"what it was before; type :problems to see why"));
	else if (first || diags->errors)
		notice_problems(out, diags);
	else
		buf_puts(out, _("The catalogue has been read again"));
}

void
notice_theme(struct buf *out, const char *asked, const char *worn, const struct theme *theme,
	     bool coloured)
{
	if (strcmp(asked, worn) != 0)
		buf_printf(out, _("Colours are off, by NO_COLOR or the setting \"colour\": "
				  "the theme is \"%s\""), worn);
	else if (!coloured && theme_coloured(theme))
		buf_puts(out, _("This terminal has no colours: little is seen of a theme"));
}

void
notice_given_up(struct buf *out, const struct keymap *keymap, bool partial)
{
	struct buf key = BUF_INIT;

	vacant_key(&key, keymap, ACTION_RELOAD);
	if (partial)
		buf_printf(out, _("Loading was given up: this is only the beginning of the "
				  "catalogue; press %s to load all of it"), key.data);
	else
		buf_printf(out, _("Loading was given up: this is what the catalogue was before; "
				  "press %s to load it again"), key.data);
	buf_release(&key);
}

static void
time_left(struct buf *out, long seconds)
{
	if (seconds < 90)
		/* TRANSLATORS: of the time that loading takes; be short. */
		buf_printf(out, Q_("%lu second left", "%lu seconds left",
				   (unsigned long)(seconds > 0 ? seconds : 1)),
			   (unsigned long)(seconds > 0 ? seconds : 1));
	else
		buf_printf(out, Q_("%lu minute left", "%lu minutes left",
				   (unsigned long)(seconds + 30) / 60),
			   (unsigned long)(seconds + 30) / 60);
}

static void
tell_partial(struct buf out[NOTICE_LENGTHS])
{
	buf_puts(&out[1], _("only the beginning"));
	/* TRANSLATORS: "only the beginning" of a catalogue is loaded, where there is less room. */
	buf_puts(&out[2], _("not all"));
	buf_puts(&out[3], "...");
}

#define BAR_COLS 10

/* "[####------] 12/34 MB, ": as long whatever it says, so that it stays where it is. */
static void
tell_bar(struct buf *out, const struct load_state *p)
{
	unsigned full = p->percent * BAR_COLS / 100;
	size_t unit = p->total < 10000000 ? 1000 : 1000000;

	buf_putc(out, '[');
	for (unsigned i = 0; i < BAR_COLS; i++)
		buf_putc(out, i < full ? '#' : '-');
	buf_puts(out, "] ");
	if (unit == 1000)
		/* TRANSLATORS: kilobytes read of all there are; be short. */
		buf_printf(out, _("%zu/%zu kB"), p->bytes / unit, p->total / unit);
	else
		/* TRANSLATORS: megabytes read of all there are; be short. */
		buf_printf(out, _("%zu/%zu MB"), p->bytes / unit, p->total / unit);
	buf_puts(out, ", ");
}

void
notice_progress(struct buf out[NOTICE_LENGTHS], const struct load_state *p, bool partial)
{
	struct buf count = BUF_INIT;

	for (int i = 0; i < NOTICE_LENGTHS; i++)
		buf_clear(&out[i]);
	if (!p) {
		if (partial)
			tell_partial(out);
		return;
	}
	buf_printf(&count, Q_("%lu record", "%lu records", p->records), (unsigned long)p->records);
	if (p->left_ms >= 0) {
		buf_puts(&count, ", ");
		time_left(&count, (p->left_ms + 999) / 1000);
	}
	/* TRANSLATORS: how much of a catalogue has been loaded; be short. */
	buf_printf(&out[3], _("%u %%"), p->percent);
	buf_printf(&out[2], _("loading %u %%"), p->percent);
	buf_puts(&out[1], out[2].data);
	buf_puts(&out[1], ", ");
	buf_puts(&out[1], count.data);
	if (p->total)
		tell_bar(&out[0], p);
	buf_puts(&out[0], p->total ? count.data : "");
	buf_release(&count);
}
