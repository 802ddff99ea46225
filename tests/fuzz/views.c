/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the catalogue that somebody looks at: every view, its pages, and what is opened over
 * them, the same keys each time.  In the middle a beginning of it arrives, and then all of it
 * again. Nothing is drawn that a terminal could obey.  The first byte chooses charset, size and
 * lines.
 */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "format/read.h"
#include "text/utf8.h"
#include "tui/app.h"
#include "tui/copying.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Steps, parted by blanks; what is seen behind each is looked at. */
static const char typed[] =
	"1 \r \033[B G\r \177\177 "               /* the programme */
	"2 \r G \r \177\177 "                     /* countries */
	"3 \r \t\r G i \177\177 "                 /* people */
	"4 \r \033[C G s y\033 \177\177 "         /* studies */
	"5 \r G\r \177\177 "                      /* topics */
	"4f \r G\r F\033 "                        /* narrowed */
	"/a\r n x wa \r \033\033 "                /* sought */
	":duplicates\r \r q :problems\r q";

static struct opened *
open_bytes(const char *s, size_t len)
{
	struct opened *opened = xcalloc(1, sizeof *opened);

	opened->catalogue = catalogue_read_one("c.yaml", s, len, &opened->diags);
	opened->name = xstrdup("c.yaml");
	opened->key = xstrdup("c.yaml");
	paths_add(&opened->paths, "c.yaml");
	return opened;
}

static void
check_glyph(const char *s)
{
	size_t len = strlen(s);

	assert(utf8_fault(s, len) == len);
	for (size_t i = 0; i < len; i++)
		assert((unsigned char)s[i] >= ' ' && s[i] != 0x7f);
	/* Nor the control characters that are two bytes. */
	for (size_t i = 0; i + 1 < len; i++)
		assert((unsigned char)s[i] != 0xC2 || (unsigned char)s[i + 1] >= 0xA0);
}

/* The glyphs of a row fill it. */
static void
check_cells(const struct canvas *c)
{
	for (int y = 0; y < canvas_rows(c); y++) {
		const struct cell *cell;

		for (int x = 0; x < canvas_cols(c); x += cell->cols ? cell->cols : 1) {
			cell = canvas_cell(c, y, x);
			assert(cell->cols && x + cell->cols <= canvas_cols(c));
			if (cell->glyph[0] != ' ' || cell->glyph[1])
				check_glyph(cell->glyph);
		}
	}
}

static void
look(struct app *app, struct canvas *c)
{
	struct effect effect;

	while (app_effect(app, &effect))
		free(effect.text);
	app_draw(app, c);
	check_cells(c);
}

static void
arrive(struct app *app, struct opened *opened, const char *s, size_t len, bool partial)
{
	struct loaded loaded = { .partial = partial };

	loaded.catalogue = catalogue_read_one("c.yaml", s, len, &loaded.diags);
	opened->partial |= partial;
	app_catalogue_replaced(app, opened, &loaded);
}

static void
go_round(struct app *app, struct opened *opened, struct key_decoder *keys, struct canvas *c,
	 const char *s, size_t len)
{
	long now = 0;

	for (const char *step = typed; *step; step += strspn(step, " ")) {
		size_t n = strcspn(step, " ");
		struct keystroke key;

		key_feed(keys, step, n, now);
		now += 2000;
		while (key_next(keys, now, &key))
			app_key(app, &key);
		look(app, c);
		step += n;
		if (now == 20000)
			arrive(app, opened, s, len / 2, true);
		if (now == 40000)
			arrive(app, opened, s, len, false);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct keymap *keymap;
	uint8_t how = size ? data[0] : 0;
	enum charset charset = how & 1 ? CHARSET_ASCII : CHARSET_UTF8;
	const char *s = size ? (const char *)data + 1 : "";
	size_t len = size ? size - 1 : 0;
	struct opened *opened = open_bytes(s, len);
	int rows = how & 2 ? 7 : 24, cols = how & 4 ? 23 : how & 8 ? 120 : 80;
	struct library library = { .opened = NULL };
	struct languages none = { 0 };
	struct copying copying;
	struct key_decoder *keys;
	struct canvas *c;
	struct app *app;

	if (!opened->catalogue) {
		opened_free(opened);
		return 0;
	}
	setenv("XDG_DATA_DIRS", "/nonexistent", 1);
	setlocale(LC_CTYPE, "C.UTF-8");
	if (!keymap)
		keymap = keymap_new();
	keys = key_decoder_new(charset, 100);
	c = canvas_new(rows, cols);
	canvas_set_charset(c, charset);
	copying_init(&copying, NULL, "pacecat-author-date", "");
	library_add(&library, opened);
	app = app_new(&library, keymap, charset, &none);
	app_set_linear(app, how & 64);
	app_set_copying(app, &copying);
	app_resize(app, rows, cols);
	go_round(app, opened, keys, c, s, len);
	app_free(app);
	copying_release(&copying);
	canvas_free(c);
	key_decoder_free(keys);
	library_release(&library);
	return 0;
}
