/* SPDX-License-Identifier: MIT */
/*
 * At a start nothing of a catalogue is looked at while its edition is the one that is remembered.
 * Of a small one with another edition it is counted at once what is new, of a large one on a thread
 * when keys pause; until then rows tell it one by one.
 */
#include "tui/keeper_news.h"

#include "tui/known_page.h"
#include "tui/screen.h"

static bool
is_small(const struct keep *keep)
{
	return catalogue_records(keep->catalogue) <= SEEN_SMALL;
}

/* What is compared with is another edition now. */
static void
compare_with(struct keeper *k, struct keep *keep, const struct edition *base)
{
	struct browser *b = app_browser_of(k->app, keep->opened);

	/* Whoever still looks at those ids must not any more. */
	if (b && keep->base.id)
		browser_still(b);
	seen_close(&keep->base);
	buf_clear(&keep->since);
	if (base && edition_is(base) && seen_open(&keep->base, keep->opened->key, base))
		edition_say(&keep->since, base);
}

/* Let the browser know. */
static void
show(struct keeper *k, struct keep *keep, bool counted)
{
	struct browser *b = app_browser_of(k->app, keep->opened);
	struct news news = { .catalogue = keep->catalogue, .id = keep->base.id,
			     .ids = keep->base.ids, .since = keep->since.data,
			     .studies = keep->fresh, .counted = counted };

	if (!b)
		return;
	app_set_news(k->app, b, &news);
	if (keep->opened == library_current(k->library))
		journal_news(k->journal, &news);
}

/* Once, when it is news and the status line is free. */
static void
tell(struct keeper *k, const struct keep *keep)
{
	struct buf sentence = BUF_INIT;
	const char *text;

	if (keep->opened != library_current(k->library) || app_tells(k->app))
		return;
	known_say_news(&sentence, &app_browser(k->app)->news);
	text = sentence.data;
	if (sentence.len) {
		app_message(k->app, false, text);
		journal_command(k->journal, "message", &text, 1);
	}
	buf_release(&sentence);
}

/* All records were looked at. */
static void
settle(struct keeper *k, struct keep *keep)
{
	keep->no_other = keep->edition.stamp && keep->work.same;
	keep->fresh = keep->no_other ? keep->state.fresh : keep->work.fresh;
	if (keep->no_other)
		compare_with(k, keep, &keep->state.before);
	if (keep->seen)
		compare_with(k, keep, NULL);
	show(k, keep, true);
	if (!keep->no_other && !keep->seen)
		tell(k, keep);
}

static void
begin_work(struct keep *keep)
{
	seen_work_release(&keep->work);
	keep->work = (struct seen_work){ .catalogue = keep->catalogue, .key = keep->opened->key,
					 .edition = &keep->edition, .base = &keep->base };
}

bool
news_is_due(const struct keep *keep)
{
	return !keep->opened->partial && keep->opened->catalogue &&
	       (keep->catalogue != keep->opened->catalogue || keep->stamp != keep->opened->stamp);
}

void
news_begin(struct keeper *k, struct keep *keep)
{
	bool first = !keep->catalogue;

	news_hold(keep);
	keep->catalogue = keep->opened->catalogue;
	keep->stamp = keep->opened->stamp;
	keep->ready = keep->no_other = keep->seen = false;
	edition_release(&keep->edition);
	edition_of(&keep->edition, keep->catalogue, keep->stamp);
	keep->turn = seen_turn(&keep->state, &keep->edition);
	compare_with(k, keep, seen_base(&keep->state, &keep->edition));
	begin_work(keep);
	/* Whoever saves his own file again and again goes on with one edition. */
	keep->turns = keep->turn == SEEN_FIRST ||
		      (keep->turn == SEEN_LATER && (first || !keep->edition.stamp));
	keep->fresh = keep->turn == SEEN_SAME ? keep->state.fresh : 0;
	show(k, keep, keep->turn == SEEN_SAME);
	if (keep->turn == SEEN_LATER && is_small(keep)) {
		seen_compare(&keep->work);
		settle(k, keep);
	}
}

bool
news_waits(const struct keep *keep)
{
	return keep->catalogue && keep->turns && !keep->ready &&
	       (!keep->job || seen_done(keep->job));
}

/* What was found is kept, or cannot be: then nothing has been looked at, and it stays so. */
static void
take(struct keep *keep)
{
	keep->ready = keep->work.kept;
	keep->turns = keep->work.kept;
	seen_work_release(&keep->work);
}

static void
do_small(struct keeper *k, struct keep *keep)
{
	if (!keep->work.id) {
		seen_compare(&keep->work);
		settle(k, keep);
	}
	seen_keep(&keep->work);
	take(keep);
}

void
news_pause(struct keeper *k, struct keep *keep)
{
	if (!news_waits(keep))
		return;
	if (keep->job) {
		seen_end(keep->job, false);
		keep->job = NULL;
		settle(k, keep);
		take(keep);
	} else if (!is_small(keep)) {
		keep->job = seen_start(&keep->work, screen_wake);
	}
	if (news_waits(keep) && !keep->job)
		do_small(k, keep);
}

void
news_finish(struct keeper *k, struct keep *keep)
{
	if (news_waits(keep) && (keep->job || is_small(keep)))
		news_pause(k, keep);
	news_hold(keep);
}

void
news_hold(struct keep *keep)
{
	if (!keep->job)
		return;
	seen_end(keep->job, true);
	keep->job = NULL;
	begin_work(keep);
}

void
news_note(const struct keep *keep, struct state *s)
{
	const struct edition *before = &keep->state.before;

	s->turned = keep->ready;
	if (!keep->ready)
		return;
	if (!keep->no_other && keep->turn == SEEN_LATER)
		before = &keep->state.edition;
	edition_copy(&s->edition, &keep->edition);
	if (!keep->seen)
		edition_copy(&s->before, before);
	s->fresh = keep->seen ? 0 : keep->fresh;
}

void
news_written(struct keep *keep, struct state *s)
{
	if (!s->turned)
		return;
	edition_release(&keep->state.edition);
	edition_release(&keep->state.before);
	keep->state.edition = s->edition;
	keep->state.before = s->before;
	keep->state.fresh = s->fresh;
	s->edition = s->before = (struct edition){ 0 };
	keep->turn = SEEN_SAME;
	keep->turns = keep->ready = keep->no_other = keep->seen = false;
}

void
news_seen(struct keeper *k, struct keep *keep)
{
	news_hold(keep);
	keep->seen = true;
	compare_with(k, keep, NULL);
	show(k, keep, true);
	/* Its ids are kept already, or have to be first. */
	keep->turns = true;
	keep->ready |= keep->turn == SEEN_SAME;
	if (!keep->ready)
		begin_work(keep);
}

void
news_release(struct keep *keep)
{
	news_hold(keep);
	seen_work_release(&keep->work);
	seen_close(&keep->base);
	buf_release(&keep->since);
	edition_release(&keep->edition);
	state_release(&keep->state);
}
