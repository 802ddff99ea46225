/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as what a terminal sends to the whole browser.  The first byte chooses the charset,
 * how and for whom all is laid out, and whether somebody waits for each screen, or keys come
 * together, which are then drawn once.  Bytes that are in no UTF-8 are what happens around the
 * keys (happen()), everything else is typed.
 */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/worker.h"
#include "format/read.h"
#include "model/news.h"
#include "tui/app.h"
#include "tui/copying.h"
#include "tui/direction.h"
#include "tui/note.h"
#include "tui/recall.h"

#define KEYS_MAX 200

/* Bits of the first byte. */
#define IN_ASCII 0x01
#define LEAN 0x02
#define RESTRICTED 0x04
#define BESIDE 0x08    /* what may take long is the worker's */
#define REORDERED 0x10 /* from right to left, as seen */
#define DRAWN_EACH 0x20
#define LINEAR 0x40

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char text[] =
	"programme: {id: reef, title: {en: Reef, fr: Récif}, lead: [office], aim: Count.}\n"
	"organisations: [{id: office, name: Reef Office}]\n"
	"people:\n"
	"  - {id: seve, name: {family: Sève, given: Juan}, also: [J. Sève]}\n"
	"  - {id: ann, name: {family: Reef, given: Ann}, affiliation: [office]}\n"
	"topics: [{id: fog, name: {en: Fog, fr: Brume}}, {id: wide, name: 漢字漢字漢字}]\n"
	"studies:\n"
	"  - {id: a, type: report, title: 'A reef at night', author: [seve, ann], issued: 2001,\n"
	"     country: [COD], topic: [fog], verified: false, publisher: office}\n"
	"  - {id: b, type: book, title: {en: \"\\u202Eegral\\u202C\", fr: Été}, author: [ann],\n"
	"     issued: 2002/2004, country: [GAB, COG], topic: [wide], related: [a]}\n"
	"  - {id: c, type: report, title: Undated, author: [seve],\n"
	"     abstract: 'One.\n\n\n    Two.'}\n";

/* What its file has become while it was read. */
static const char *const generations[] = {
	text,
	"programme: {id: reef, title: Reef}\n"
	"people: [{id: ann, name: {family: Reef, given: Ann}}]\n"
	"studies: [{id: b, type: book, title: Begun, author: [ann], issued: 2003, related: [b]}]\n",
	"programme: {id: reef, title: {ar: شعاب, en: Reef}, lead: [gone]}\n"
	"people: [{id: seve, former: [ann], name: {family: شعاب, given: ع}}]\n"
	"studies:\n"
	"  - {id: z, former: [c], type: report, title: أ-1-ب, author: [seve], country: [GAB],\n"
	"     url: 'https://example.org/(a)'}\n"
	"  - {id: a, type: book, title: z, author: [gone], issued: 1999, language: ar, rank: 1}\n",
	"programme: {id: bare}\n",
	"studies: [{id: a, type: report, title: \"Broken",
};

struct session {
	struct app *app;
	struct library library;
	struct key_decoder *keys;
	struct worker *worker;
	struct canvas *canvas;
	long now; /* milliseconds */
	int left; /* keys that will be taken */
	bool drawn_each, reordered;
};

static struct opened *
open_text(const char *key)
{
	struct opened *opened = xcalloc(1, sizeof *opened);

	opened->catalogue = catalogue_read_one("reef.yaml", text, strlen(text), &opened->diags);
	assert(opened->catalogue != NULL);
	opened->name = xstrdup("Reef");
	opened->key = xstrdup(key);
	paths_add(&opened->paths, key);
	return opened;
}

/* As if another session had written a note meanwhile. */
static void
remember(struct browser *b)
{
	struct state s = { .scroll = 0 };

	recall_note_words(b, &s);
	marks_settle(&s.marks);
	kept_settle(&s.notes);
	kept_settle(&s.searches);
	kept_recall(&s.notes, "4b", "another's");
	recall_written(b, &s);
	assert(!recall_unwritten(b));
	state_release(&s);
}

static void
carry_out(struct app *app, struct library *library)
{
	struct languages languages = { 0 };
	struct effect effect;

	while (app_effect(app, &effect)) {
		if (effect.kind == EFFECT_LANGUAGE) {
			languages_add(&languages, effect.text);
			app_set_languages(app, &languages);
		} else if (effect.kind == EFFECT_SWITCH) {
			library_switch(library, 1);
			app_catalogue_changed(app);
		} else if (effect.kind == EFFECT_OPEN && library->count < 3) {
			app_open(app, open_text(effect.text));
		} else if (effect.kind == EFFECT_COMPLETE_PATH) {
			static const char *const words[] = { "reef/", "reef.yaml" };

			app_offer(app, words, 2);
		} else if (effect.kind == EFFECT_NOTE) {
			note_write(app, effect.text, "",
				   "In an editor\n\n  \033[1mof several\tlines\n");
		} else if (effect.kind == EFFECT_REMEMBER) {
			remember(app_browser(app));
		}
		free(effect.text);
	}
}

static void
look(struct session *s)
{
	const struct browser *b = app_browser(s->app);
	const struct list *list = &b->shelf[b->here.view].list;
	struct canvas *c = s->canvas;
	int y, x;

	app_draw(s->app, c);
	direction_apply(c, s->reordered ? DIRECTION_REORDER : DIRECTION_ISOLATE);
	assert(canvas_cursor_place(c, &y, &x));
	assert(y >= 0 && x >= 0 && y < canvas_rows(c) && x < canvas_cols(c));
	for (y = 0; y < canvas_rows(c); y++)
		canvas_links(c, y);
	if (b->layout.list.h <= 0 || !list->count)
		return;
	assert(list->selected < list->count && list->selected >= list->top &&
	       list->selected < list->top + (size_t)list->height);
}

/* Keys that are typed, until there are no more of them or enough. */
static void
type(struct session *s)
{
	struct keystroke key;

	while (s->left && key_next(s->keys, s->now, &key)) {
		app_key(s->app, &key);
		carry_out(s->app, &s->library);
		s->left--;
		if (s->drawn_each)
			look(s);
	}
}

/* The wheel or a button, as a terminal tells of it. */
static void
click(struct session *s, const uint8_t *argument)
{
	char report[32];
	int len = snprintf(report, sizeof report, "\033[<%d;%d;%d%c", argument[0] % 68,
			   argument[1] % 200 + 1, argument[2] % 64 + 1,
			   argument[0] < 128 ? 'M' : 'm');

	key_feed(s->keys, report, (size_t)len, s->now);
}

/* Another generation of the current catalogue, or only its beginning, is there. */
static void
arrive(struct session *s, unsigned which)
{
	const char *new = generations[which % (sizeof generations / sizeof *generations)];
	struct opened *opened = library_current(&s->library);
	struct loaded loaded = { .partial = which & 0x80, .broken = which & 0x40 };

	loaded.catalogue = catalogue_read_one("reef.yaml", new, strlen(new), &loaded.diags);
	opened->partial |= loaded.partial;
	app_catalogue_replaced(s->app, opened, &loaded);
	app_set_progress(s->app, opened, NULL);
}

static void
progress(struct session *s, unsigned percent)
{
	struct load_state state = { .percent = percent, .records = percent, .left_ms = 8500 };

	if (percent == 255)
		app_given_up(s->app);
	else
		app_set_progress(s->app, library_current(&s->library),
				 percent < 100 ? &state : NULL);
}

/* It becomes known what is new since an edition that had only the first so many of all ids. */
static void
learn(struct session *s, size_t known)
{
	static uint64_t *ids;
	static size_t count;
	struct browser *b = app_browser(s->app);
	struct news news = { .catalogue = b->content.catalogue, .since = "2010", .counted = true };

	if (!ids)
		ids = news_ids(b->content.catalogue, NULL, &count);
	news.id = ids;
	news.ids = known % (count + 1);
	news.studies = news_count(&news, NULL);
	app_set_news(s->app, b, &news);
}

/* Time goes by, and whoever works comes to an end. */
static void
wait(struct session *s)
{
	if (s->worker)
		do {
			worker_wait(s->worker, NULL, NULL, -1);
		} while (app_wake(s->app));
	look(s);
	s->now += 2000;
}

/* What a byte stands for that is none of a key's: the bytes behind it that it takes, -1 for none.
 */
static int
happen(struct session *s, const uint8_t *data, size_t left)
{
	switch (left > 3 ? data[0] : 0) {
	case 0xF8:
		click(s, data + 1);
		return 3;
	case 0xF9:
		arrive(s, data[1]);
		return 1;
	case 0xFA:
		progress(s, data[1]);
		return 1;
	case 0xFB:
		learn(s, data[1]);
		return 1;
	case 0xFE:
		wait(s);
		return 0;
	case 0xFF:
		app_resize(s->app, data[1] % 64, data[2] % 200);
		look(s);
		return 2;
	default:
		return -1;
	}
}

static void
run(struct session *s, const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size && s->left; i++) {
		int taken = happen(s, data + i, size - i);

		if (taken < 0)
			key_feed(s->keys, (const char *)data + i, 1, s->now);
		else
			i += (size_t)taken;
		type(s);
	}
	wait(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct keymap *keymap;
	uint8_t how = size ? data[0] : 0;
	enum charset charset = how & IN_ASCII ? CHARSET_ASCII : CHARSET_UTF8;
	struct session s = { .keys = key_decoder_new(charset, 100),
			     .canvas = canvas_new(24, 80),
			     .left = KEYS_MAX,
			     .drawn_each = how & DRAWN_EACH,
			     .reordered = how & REORDERED };
	struct languages none = { 0 };
	struct copying copying;

	/* No styles but ours: there are thousands where they are installed. */
	setenv("XDG_DATA_DIRS", "/nonexistent", 1);
	if (!keymap)
		keymap = keymap_new();
	copying_init(&copying, NULL, "pacecat-author-date", "");
	setlocale(LC_CTYPE, "C.UTF-8");
	canvas_set_charset(s.canvas, charset);
	library_add(&s.library, open_text("reef.yaml"));
	s.app = app_new(&s.library, keymap, charset, &none);
	app_set_mouse(s.app, true);
	app_set_linear(s.app, how & LINEAR);
	app_set_lean(s.app, how & LEAN);
	app_set_restricted(s.app, how & RESTRICTED);
	if (how & BESIDE) {
		s.worker = worker_new(NULL);
		app_set_beside(s.app, &(struct beside){ .worker = s.worker });
	}
	app_set_copying(s.app, &copying);
	app_resize(s.app, 24, 80);
	if (size)
		run(&s, data + 1, size - 1);
	app_free(s.app);
	worker_free(s.worker);
	copying_release(&copying);
	canvas_free(s.canvas);
	key_decoder_free(s.keys);
	library_release(&s.library);
	return 0;
}
