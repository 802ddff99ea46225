/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as what a terminal sends to the whole browser.  The first byte chooses the charset,
 * whether it is told in lines, and whether somebody waits for each screen, or keys come together,
 * which are then drawn once.  FE lets time pass, FF and two bytes change the window, everything
 * else is typed.
 */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "format/read.h"
#include "tui/app.h"
#include "tui/copying.h"
#include "tui/note.h"
#include "tui/recall.h"

#define KEYS_MAX 200

/* Bits of the first byte. */
#define IN_ASCII 0x01
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

struct session {
	struct app *app;
	struct library library;
	struct key_decoder *keys;
	int left;                       /* keys that will be taken */
	bool drawn_each;
};

static struct opened *
open_text(const char *key)
{
	struct opened *opened = xcalloc(1, sizeof *opened);

	opened->catalogue = catalogue_read_one("reef.yaml", text, sizeof text - 1, &opened->diags);
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
			note_write(app, effect.text,
				   "In an editor\n\n  \033[1mof several\tlines\n");
		} else if (effect.kind == EFFECT_REMEMBER) {
			remember(app_browser(app));
		}
		free(effect.text);
	}
}

static void
look(struct app *app, struct canvas *c)
{
	const struct browser *b = app_browser(app);
	const struct list *list = &b->shelf[b->here.view].list;
	int y, x;

	app_draw(app, c);
	assert(canvas_cursor_place(c, &y, &x));
	assert(y >= 0 && x >= 0 && y < canvas_rows(c) && x < canvas_cols(c));
	if (b->layout.list.h <= 0 || !list->count)
		return;
	assert(list->selected < list->count && list->selected >= list->top &&
	       list->selected < list->top + (size_t)list->height);
}

/* Keys that are typed, until there are no more of them or enough. */
static void
type(struct session *s, struct canvas *c, long now)
{
	struct keystroke key;

	while (s->left && key_next(s->keys, now, &key)) {
		app_key(s->app, &key);
		carry_out(s->app, &s->library);
		s->left--;
		if (s->drawn_each)
			look(s->app, c);
	}
}

static void
run(struct session *s, struct canvas *c, const uint8_t *data, size_t size)
{
	long now = 0;

	for (size_t i = 0; i < size && s->left; i++) {
		char byte = (char)data[i];

		if (data[i] == 0xFF && i + 2 < size) {
			app_resize(s->app, data[i + 1] % 64, data[i + 2] % 200);
			look(s->app, c);
			i += 2;
			continue;
		}
		if (data[i] == 0xFE) {
			look(s->app, c);
			now += 2000;
		} else {
			key_feed(s->keys, &byte, 1, now);
		}
		type(s, c, now);
	}
	look(s->app, c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct keymap *keymap;
	uint8_t how = size ? data[0] : 0;
	enum charset charset = how & IN_ASCII ? CHARSET_ASCII : CHARSET_UTF8;
	struct session s = { .keys = key_decoder_new(charset, 100),
			     .left = KEYS_MAX,
			     .drawn_each = how & DRAWN_EACH };
	struct languages none = { 0 };
	struct canvas *c = canvas_new(24, 80);
	struct copying copying;

	/* No styles but ours: there are thousands where they are installed. */
	setenv("XDG_DATA_DIRS", "/nonexistent", 1);
	if (!keymap)
		keymap = keymap_new();
	copying_init(&copying, NULL, "pacecat-author-date", "");
	setlocale(LC_CTYPE, "C.UTF-8");
	canvas_set_charset(c, charset);
	library_add(&s.library, open_text("reef.yaml"));
	s.app = app_new(&s.library, keymap, charset, &none);
	app_set_mouse(s.app, true);
	app_set_linear(s.app, how & LINEAR);
	app_set_copying(s.app, &copying);
	app_resize(s.app, 24, 80);
	if (size)
		run(&s, c, data + 1, size - 1);
	app_free(s.app);
	copying_release(&copying);
	canvas_free(c);
	key_decoder_free(s.keys);
	library_release(&s.library);
	return 0;
}
