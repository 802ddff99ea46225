/* SPDX-License-Identifier: MIT */
#include "tui/tour.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/name.h"
#include "text/fold.h"
#include "tui/app_inside.h"
#include "tui/vacant.h"

/* The browser needs as much beside the tour; in a smaller window that is one line ... */
#define ROWS_BESIDE 7
/* ... and in the smallest of all that of the status. */
#define ROWS_LEAST 5

static bool
sees_authors(const struct app *app)
{
	return app->current->browser.here.view == view_of_kind(KIND_PERSON);
}

static bool
has_searched(const struct app *app)
{
	return app->last == ACTION_ACCEPT && *app->current->browser.here.filter;
}

static bool
sees_study(const struct app *app)
{
	return app->current->browser.here.view == view_of_kind(KIND_STUDY);
}

static bool
has_copied(const struct app *app)
{
	return app->last == ACTION_COPY;
}

static bool
has_returned(const struct app *app)
{
	return app->last == ACTION_BACK;
}

static const struct {
	enum action action; /* what is to be done */
	bool (*done)(const struct app *);
} steps[TOUR_STEPS] = {
	{ ACTION_AUTHORS, sees_authors }, { ACTION_SEARCH, has_searched },
	{ ACTION_OPEN, sees_study },	  { ACTION_COPY, has_copied },
	{ ACTION_BACK, has_returned },
};

/* TRANSLATORS: the steps of a tour; %s is a key such as 3 or Enter. */
static void
add_sentence(struct buf *b, enum action action, const char *key, const char *word)
{
	switch (action) {
	case ACTION_AUTHORS:
		buf_printf(b, _("Press %s to see the authors."), key);
		break;
	case ACTION_SEARCH:
		/* TRANSLATORS: the second %s is a name without its accents, such as seve. */
		buf_printf(b, _("Press %s, type %s and then Enter. Accents do not matter."), key,
			   word);
		break;
	case ACTION_OPEN:
		buf_printf(b, _("Press %s to go into the page, and again to go on to a study."),
			   key);
		break;
	case ACTION_COPY:
		buf_printf(b, _("Press %s to copy the reference of this study."), key);
		break;
	default:
		buf_printf(b, _("Press %s to go back to where you were."), key);
	}
}

/* Who wrote something: in the catalogue that comes along, somebody with an accent. */
static uint32_t
find_author(const struct catalogue *c)
{
	uint32_t first = catalogue_first(c, KIND_PERSON);
	uint32_t record = catalogue_find(c, KIND_PERSON, "seve");

	for (uint32_t i = 0; record == RECORD_NONE && i < catalogue_count(c, KIND_PERSON); i++)
		if (record_works(c, first + i))
			record = first + i;
	return record;
}

/* The family name of an author as it is typed in a search; NULL: there is none. */
static char *
find_word(const struct catalogue *c)
{
	uint32_t record = find_author(c);
	struct buf shown = BUF_INIT, word = BUF_INIT;
	struct name name;

	if (record == RECORD_NONE || !name_read(record_value(c, record, KEY_NAME), &name))
		return NULL;
	name = (struct name){ .family = name.family, .literal = name.literal };
	name_add(&shown, &name);
	fold_add(&word, shown.data, shown.len);
	buf_release(&shown);
	return buf_detach(&word);
}

void
tour_release(struct tour *t)
{
	free(t->word);
	*t = (struct tour){ .step = 0 };
}

void
tour_end(struct app *app)
{
	tour_release(&app->tour);
}

void
app_offer_tour(struct app *app)
{
	app->tour.offered = true;
}

void
tour_offer(const struct app *app, struct buf note[2])
{
	if (!app->tour.offered)
		return;
	/* TRANSLATORS: ":tour" is typed as it stands. */
	buf_puts(&note[0], _("New here? Type :tour to be shown the way"));
	buf_puts(&note[1], _("New here? :tour"));
}

void
tour_begin(struct app *app)
{
	struct browser *b = app_browser(app);

	tour_end(app);
	app->tour.word = find_word(b->content.catalogue);
	if (!app->tour.word || !*app->tour.word) {
		app_message(app, false,
			    _("The tour needs a catalogue that has authors: open another one"));
		return;
	}
	app->tour.step = 1;
	browser_show(b, view_of_kind(KIND_PROGRAMME));
}

void
tour_follow(struct app *app)
{
	struct tour *t = &app->tour;
	struct buf help = BUF_INIT, quit = BUF_INIT;

	if (app->last == ACTION_CANCEL)
		t->offered = false;
	if (!t->step || !app_is_plain(app) || !steps[t->step - 1].done(app))
		return;
	if (t->step++ < TOUR_STEPS)
		return;
	tour_end(app);
	vacant_key(&help, app->keymap, ACTION_HELP);
	vacant_key(&quit, app->keymap, ACTION_QUIT);
	app_tell(app, false,
		 /* TRANSLATORS: of a tour; the %s are keys, ? and q. */
		 _("That was it: %s shows all keys that work here, %s leaves the program"),
		 help.data, quit.data);
	buf_release(&help);
	buf_release(&quit);
}

/* What to do, and with it how far it is and how to end it. */
static void
whole_text(const struct app *app, struct buf *sentence, struct buf *whole)
{
	const struct tour *t = &app->tour;
	struct buf key = BUF_INIT, leave = BUF_INIT;

	vacant_key(&key, app->keymap, steps[t->step - 1].action);
	vacant_key(&leave, app->keymap, ACTION_CANCEL);
	add_sentence(sentence, steps[t->step - 1].action, key.data, t->word);
	/* TRANSLATORS: a step of a tour: "2/5 Press / ... (Esc ends the tour)" */
	buf_printf(whole, _("%d/%d %s (%s ends the tour)"), t->step, TOUR_STEPS, sentence->data,
		   leave.data);
	buf_release(&key);
	buf_release(&leave);
}

static int
rows_of(const struct app *app, const struct buf *text)
{
	size_t next;
	int rows = 0;

	for (size_t at = 0; at < text->len; at += next, rows++)
		show_wrap(&app->style, text->data + at, text->len - at,
			  app->cols > 0 ? app->cols : 1, &next);
	return rows;
}

/* Append what is seen of it.  Returns the rows for it. */
static int
seen_text(const struct app *app, struct buf *out)
{
	struct buf sentence = BUF_INIT, whole = BUF_INIT;
	bool fits;
	int rows;

	whole_text(app, &sentence, &whole);
	rows = rows_of(app, &whole);
	fits = app->rows - rows >= ROWS_BESIDE;
	/* A line that is cut short has to tell at least what to type. */
	buf_puts(out, fits || rows == 1 ? whole.data : sentence.data);
	buf_release(&sentence);
	buf_release(&whole);
	return fits ? rows : app->rows > ROWS_LEAST;
}

void
tour_text(const struct app *app, struct buf *out)
{
	if (app->tour.step)
		seen_text(app, out);
}

int
tour_rows(const struct app *app)
{
	struct buf text = BUF_INIT;
	int rows = app->tour.step ? seen_text(app, &text) : 0;

	buf_release(&text);
	return rows;
}
