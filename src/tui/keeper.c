/* SPDX-License-Identifier: MIT */
#include "tui/keeper.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "sys/file.h"
#include "sys/spawn.h"
#include "tui/keeper_news.h"
#include "tui/note.h"
#include "tui/recall.h"
#include "tui/screen.h"

#define PAUSE_MS 1000                   /* so long no key: what has changed is written */

static struct keep *
find(const struct keeper *k, const struct opened *opened)
{
	for (size_t i = 0; i < k->count; i++)
		if (k->keep[i]->opened == opened)
			return k->keep[i];
	return NULL;
}

static struct keep *
keep_of(struct keeper *k, const struct opened *opened)
{
	struct keep *keep = find(k, opened);

	if (keep)
		return keep;
	keep = xcalloc(1, sizeof *keep);
	keep->opened = opened;
	keep->since = (struct buf)BUF_INIT;
	k->keep = mem_grow(k->keep, &k->room, k->count + 1, sizeof *k->keep);
	k->keep[k->count++] = keep;
	return keep;
}

void
keeper_init(struct keeper *k, struct app *app, struct library *library, struct journal *journal)
{
	*k = (struct keeper){ .app = app, .library = library, .journal = journal };
}

static bool
is_open(const struct keeper *k, const struct opened *opened)
{
	for (size_t i = 0; i < k->library->count; i++)
		if (k->library->opened[i] == opened)
			return true;
	return false;
}

static void
keep_free(struct keep *keep)
{
	news_release(keep);
	free(keep->key);
	free(keep);
}

/* Another took the place of a catalogue: what was known of that one is read again. */
static void
forget_closed(struct keeper *k)
{
	size_t count = 0;

	for (size_t i = 0; i < k->count; i++) {
		if (is_open(k, k->keep[i]->opened)) {
			k->keep[count++] = k->keep[i];
			continue;
		}
		keep_free(k->keep[i]);
	}
	k->count = count;
}

void
keeper_release(struct keeper *k)
{
	for (size_t i = 0; i < k->count; i++)
		keep_free(k->keep[i]);
	free(k->keep);
	*k = (struct keeper){ .app = NULL };
}

/* What was read of the state: its editions become the keep's. */
static void
take_state(struct keep *keep, struct state *s)
{
	free(keep->key);
	keep->key = xstrdup(keep->opened->key);
	state_release(&keep->state);
	keep->state.edition = s->edition;
	keep->state.before = s->before;
	keep->state.fresh = s->fresh;
	s->edition = s->before = (struct edition){ 0 };
}

/* By another key it is another catalogue: the end of a file may say which programme it is. */
static bool
is_read_due(const struct keep *keep)
{
	return !keep->key || strcmp(keep->key, keep->opened->key) != 0;
}

/* The reader is somewhere already: he gets back what he knows, and stays. */
static void
read_words(struct keeper *k, struct keep *keep, struct browser *b)
{
	struct state state = { 0 };

	state_read(keep->opened->key, &state);
	recall_words(b, &state);
	take_state(keep, &state);
	state_release(&state);
	app_refresh(k->app);
}

void
keeper_recall(struct keeper *k)
{
	const struct opened *opened;
	struct state state = { 0 };
	struct keep *keep;

	if (!k->app)
		return;
	opened = library_current(k->library);
	keep = keep_of(k, opened);
	if (state_read(opened->key, &state)) {
		journal_known(k->journal, &state);
		journal_place(k->journal, &state);
		app_recall(k->app, &state);
	}
	if (is_read_due(keep))
		take_state(keep, &state);
	state_release(&state);
	if (news_is_due(keep))
		news_begin(k, keep);
}

void
keeper_acted(struct keeper *k)
{
	k->due = clock_ms() + PAUSE_MS;
}

static bool
is_unwritten(const struct keeper *k, const struct keep *keep)
{
	const struct browser *b = app_browser_of(k->app, keep->opened);

	return !k->told && b && (keep->ready || recall_unwritten(b));
}

int
keeper_wait(struct keeper *k)
{
	bool waits = false;
	int64_t left;

	if (!k->app)
		return -1;
	forget_closed(k);
	for (size_t i = 0; i < k->library->count; i++) {
		const struct opened *opened = k->library->opened[i];
		struct browser *b = app_browser_of(k->app, opened);
		struct keep *keep = b ? keep_of(k, opened) : NULL;

		if (!keep)
			continue;
		if (is_read_due(keep))
			read_words(k, keep, b);
		if (news_is_due(keep))
			news_begin(k, keep);
		waits |= news_waits(keep) || is_unwritten(k, keep);
	}
	left = k->due - clock_ms();
	return !waits ? -1 : left > 0 ? (int)left : 0;
}

/* Write what is remembered of one catalogue; its place too, if that is known. */
static enum state_result
write_state(struct keeper *k, struct keep *keep, struct buf *notice)
{
	struct browser *b = app_browser_of(k->app, keep->opened);
	struct state s = { 0 };
	enum state_result result;

	if (keep->opened == k->unsettled) {
		s.no_place = true;
		recall_note_words(b, &s);
	} else {
		recall_note(b, &s);
	}
	news_note(keep, &s);
	result = state_write(keep->opened->key, &s, notice);
	if (result == STATE_WRITTEN) {
		recall_written(b, &s);
		news_written(keep, &s);
	}
	state_release(&s);
	return result;
}

/* Those that have changed.  The first sentence is told, and then no other. */
static void
write_changed(struct keeper *k)
{
	struct buf notice = BUF_INIT;
	bool refused = false;

	for (size_t i = 0; i < k->count; i++)
		if (is_unwritten(k, k->keep[i]))
			refused |= write_state(k, k->keep[i], notice.len ? NULL : &notice) ==
				   STATE_REFUSED;
	k->told |= refused;
	if (notice.len)
		app_message(k->app, true, notice.data);
	app_refresh(k->app);
	buf_release(&notice);
}

void
keeper_pause(struct keeper *k)
{
	for (size_t i = 0; i < k->count; i++)
		if (k->keep[i]->job && seen_done(k->keep[i]->job))
			news_pause(k, k->keep[i]);
	if (!k->app || clock_ms() < k->due)
		return;
	for (size_t i = 0; i < k->count; i++)
		news_pause(k, k->keep[i]);
	write_changed(k);
}

void
keeper_hold(struct keeper *k)
{
	for (size_t i = 0; i < k->count; i++)
		news_hold(k->keep[i]);
}

void
keeper_remember(struct keeper *k)
{
	/* It may be possible by now; and what was accepted must not be lost without a word. */
	k->told = false;
	keep_of(k, library_current(k->library));
	write_changed(k);
}

void
keeper_seen(struct keeper *k)
{
	news_seen(k, keep_of(k, library_current(k->library)));
	k->told = false;
	keeper_acted(k);
}

void
keeper_finish(struct keeper *k, struct buf *notice)
{
	forget_closed(k);
	for (size_t i = 0; i < k->count; i++) {
		struct keep *keep = k->keep[i];
		struct browser *b = app_browser_of(k->app, keep->opened);
		enum state_result result;

		if (!b)
			continue;
		news_finish(k, keep);
		/* Nobody has moved from where a catalogue began that is still being loaded. */
		if (keep->opened == k->unsettled && !recall_unwritten(b))
			continue;
		result = write_state(k, keep, notice->len ? NULL : notice);
		if (result == STATE_BUSY && recall_unwritten(b) && !notice->len)
			buf_puts(notice, _("what was marked and noted last cannot be kept: another "
					   "pacecat is writing for long"));
	}
}

/* A note in an editor. */

static char *
new_path(void)
{
	struct buf name = BUF_INIT;
	char *path = NULL;

	for (int i = 0; !name.len || (path && path_exists(path)); i++) {
		free(path);
		buf_clear(&name);
		buf_printf(&name, "note-%ld-%d.txt", (long)getpid(), i);
		path = state_path(name.data);
	}
	buf_release(&name);
	return path;
}

/* True when the reader has left the editor content. */
static bool
run_editor(const char *path, struct buf *sentence)
{
	struct paths argv = { 0 };
	struct buf err = BUF_INIT;
	int status = 0;

	if (!spawn_editor(&argv)) {
		buf_puts(sentence, _("There is no editor: set EDITOR to the one you use"));
		paths_release(&argv);
		return false;
	}
	spawn_editor_wait(&argv);
	spawn_editor_place(&argv, path, 0);
	screen_leave();
	if (!spawn_wait(&argv, &status, &err))
		buf_printf(sentence, "%s: %s", argv.path[0], err.data);
	screen_return();
	paths_release(&argv);
	buf_release(&err);
	return !sentence->len && status == 0;
}

/* All is in the state; or it has been said why it is not. */
static bool
is_kept(struct keeper *k)
{
	keeper_remember(k);
	return !recall_unwritten(app_browser(k->app));
}

/* What was written there; it is kept where it is when it cannot be taken. */
static void
take_note(struct keeper *k, const char *key, const char *path, const char *before, bool good)
{
	struct buf text = BUF_INIT, clean = BUF_INIT, sentence = BUF_INIT, err = BUF_INIT;
	bool taken = false;

	if (file_read(path, &text, NULL, &err) == FILE_OK) {
		note_clean(&clean, text.data, text.len);
		if (!strcmp(clean.data, before))
			taken = true;
		else if (!good)
			buf_printf(&sentence,
				   _("The editor was left with an error: what was written is in "
				     "%s"),
				   path);
		else if (clean.len > NOTE_BYTES_MAX)
			buf_printf(&sentence, _("That is too long for a note: it is in %s"), path);
		else if (!note_write(k->app, key, before, clean.data))
			buf_printf(&sentence, "%s: %s", path,
				   _("That is too long for a note, or there are too many"));
		else
			taken = is_kept(k);
	} else {
		buf_printf(&sentence, "%s: %s", path, err.data);
	}
	if (taken)
		unlink(path);
	else if (sentence.len)
		app_message(k->app, true, sentence.data);
	buf_release(&text);
	buf_release(&clean);
	buf_release(&sentence);
	buf_release(&err);
}

void
keeper_note(struct keeper *k, const char *key)
{
	const char *note = kept_get(&app_browser(k->app)->notes.kept, key);
	struct buf before = BUF_INIT, sentence = BUF_INIT, err = BUF_INIT;
	char *path = new_path();
	bool good;

	buf_puts(&before, note ? note : "");
	if (before.len)
		buf_putc(&before, '\n');
	if (!path) {
		app_message(k->app, true,
			    _("your notes and searches cannot be kept: there is no home folder"));
	} else if (!file_write(path, before.data, before.len, FILE_FOLDERS, &err)) {
		buf_printf(&sentence, "%s: %s", path, err.data);
		app_message(k->app, true, sentence.data);
	} else {
		good = run_editor(path, &sentence);
		if (sentence.len)
			app_message(k->app, true, sentence.data);
		if (before.len)
			buf_truncate(&before, before.len - 1);
		take_note(k, key, path, before.data, good);
	}
	free(path);
	buf_release(&before);
	buf_release(&sentence);
	buf_release(&err);
}
