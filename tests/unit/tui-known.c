/* SPDX-License-Identifier: MIT */
/* What the reader knows beside a catalogue: on pages, and by the commands that change it. */
#include "model/known.h"

#include <locale.h>

#include "base/mem.h"
#include "model/recordkey.h"
#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"
#include "tests/unit/tui-app.h"
#include "tests/unit/tui-catalogue.h"
#include "tui/command.h"
#include "tui/command_known.h"
#include "tui/known_page.h"
#include "tui/note.h"

static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };
static void
check_page(struct page *p, const char *want)
{
	struct buf text = BUF_INIT;

	page_layout(p, &style, 100);
	page_dump(p, &style, &text);
	CHECK_STR(text.data, want);
	buf_release(&text);
	page_free(p);
}

/* Of a study that is new and noted, as far as either is known, with signs or with words. */
static void
test_pages(void)
{
	static const struct {
		bool notes, news, words;
		const char *since, *flags, *shown, *told;
	} rows[] = {
		{ true, true, false, "2024", "x N #\n",
		  "N New since 2024\n\n# Your note\n  - one\n\n  - two\n\n",
		  "N 2 studies are new since 2024: /is:new shows them\n" },
		{ true, true, true, "2024", "x, new, noted\n",
		  "New since 2024\n\nYour note\n  - one\n\n  - two\n\n",
		  "2 studies are new since 2024: /is:new shows them\n" },
		{ false, true, false, "", "x N\n", "N New since you last looked\n",
		  "N 2 studies are new since you last looked: /is:new shows them\n" },
		{ false, true, true, NULL, "x, new\n", "New since you last looked\n",
		  "2 studies are new since you last looked: /is:new shows them\n" },
		{ true, false, false, NULL, "x #\n", "# Your note\n  - one\n\n  - two\n\n", "" },
		{ false, false, false, NULL, "x\n", "", "" },
	};
	const struct catalogue *c = library.opened[0]->catalogue;
	uint32_t record = catalogue_find(c, KIND_STUDY, "herons");
	static const uint64_t none[1];
	struct notes notes = { .catalogue = NULL };
	char *key = recordkey_make("study", "herons");

	notes_attach(&notes, c);
	CHECK(notes_set(&notes, key, "- one\n\n- two"));
	free(key);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct news news = { .catalogue = c,
				     .id = none,
				     .since = rows[i].since,
				     .studies = 2,
				     .counted = true };
		struct known known = { .notes = rows[i].notes ? &notes : NULL,
				       .news = rows[i].news ? &news : NULL };
		struct content x = { .catalogue = c, .words = rows[i].words, .known = &known };
		struct told told;

		/* What is kept to be told later is the same, known or not. */
		for (int kept = 0; kept < 2; kept++) {
			struct page *flags = page_new(), *shown = page_new(), *tells = page_new();

			page_puts(flags, ROLE_TEXT, "x");
			known_flags(flags, &x, record);
			check_page(flags, rows[i].flags);
			known_show(shown, &x, record);
			check_page(shown, rows[i].shown);
			known_show_news(tells, &x);
			check_page(tells, rows[i].told);
			if (!kept)
				x.known = told_init(&told, &known);
		}
		told_release(&told);
	}
	notes_release(&notes);
}

/* Where nothing is known at all nothing is told, nor of editions that nobody has counted. */
static void
test_nothing_known(void)
{
	static const uint64_t none[1];
	const struct catalogue *c = library.opened[0]->catalogue;
	const struct news rows[] = { { .id = NULL, .studies = 2, .counted = true },
				     { .id = none, .studies = 2 },
				     { .id = none, .counted = true } };
	struct content x = { .catalogue = c };
	struct told told;

	for (int kept = 0; kept < 2; kept++) {
		struct page *p = page_new();

		known_flags(p, &x, 0);
		known_show(p, &x, 0);
		known_show_news(p, &x);
		check_page(p, "");
		x.known = told_init(&told, NULL);
	}
	told_release(&told);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = BUF_INIT;

		known_say_news(&b, &rows[i]);
		CHECK_STR(b.data, "");
		buf_release(&b);
	}
}

/* What a search may be called, and what becomes of one that had the name. */
static void
test_save(void)
{
	char long_name[SEARCH_NAME_MAX + 2];
	const struct {
		const char *query, *name, *said;
		bool saved;
	} rows[] = {
		{ "", "Sel", "Search for something first: that is what is saved", false },
		{ "salt", "Sel", "Saved as \"Sel\"", true },
		{ "salt", "Sel", "Saved as \"Sel\"", true },
		{ "year:2010", "Sel", "Saved as \"Sel\", in place of /salt", true },
		{ "salt", "a \"b\"", "There may be no quotation marks in a name", false },
		{ "salt", "“b", "There may be no quotation marks in a name", false },
		{ "salt", "b”", "There may be no quotation marks in a name", false },
		{ "salt", "„b", "There may be no quotation marks in a name", false },
		{ "salt", "«b", "There may be no quotation marks in a name", false },
		{ "salt", "b»", "There may be no quotation marks in a name", false },
		{ "salt", "\x01", "A search needs a name to be saved under", false },
		{ "salt", long_name, "That name is too long", false },
		{ "saved:Sel", "Sel", "This search asks for \"Sel\" itself: take another name",
		  true },
	};
	struct app *app = app_make();
	struct browser *b = app_browser(app);

	memset(long_name, 'a', sizeof long_name - 1);
	long_name[sizeof long_name - 1] = '\0';
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf line = BUF_INIT;

		app_act(app, ACTION_STUDIES);
		buf_printf(&line, "search %s", rows[i].query);
		if (*rows[i].query)
			command_run(app, line.data);
		app_message(app, false, "");
		run_save(app, rows[i].name);
		check_said(app, rows[i].said);
		CHECK_INT(kept_get(&b->searches, rows[i].name) != NULL, rows[i].saved);
		buf_release(&line);
	}
	CHECK_STR(kept_get(&b->searches, "Sel"), "studies\nyear:2010");
	CHECK_INT(kept_count(&b->searches), 1);
	/* Too much is refused, but what is there already can be said anew. */
	for (int i = 0; kept_count(&b->searches) < SEARCHES_MAX; i++) {
		struct buf name = BUF_INIT;

		buf_printf(&name, "search %d", i);
		kept_set(&b->searches, name.data, "studies\nx");
		buf_release(&name);
	}
	command_run(app, "search salt");
	run_save(app, "one more");
	check_said(app, "That is too long, or there are too many searches");
	run_save(app, "Sel");
	check_said(app, "Saved as \"Sel\", in place of /year:2010");
	CHECK_INT(kept_count(&b->searches), SEARCHES_MAX);
	app_free(app);
}

/* Only to what a name may be, and to none that is taken; what is not there is left alone. */
static void
test_rename(void)
{
	static const struct {
		const char *name, *to, *there;
	} rows[] = {
		{ "Sel", "Salz", "Salz" }, { "Salz", "Salz", "Salz" },	{ "Salz", "", "Salz" },
		{ "Salz", "“x”", "Salz" }, { "Salz", "Vogel", "Salz" }, { "gone", "back", NULL },
	};
	struct app *app = app_make();
	struct browser *b = app_browser(app);
	int view = b->here.view;

	kept_set(&b->searches, "Sel", "studies\nsalt");
	kept_set(&b->searches, "Vogel", "studies\nheron");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		search_rename(app, rows[i].name, rows[i].to);
		if (rows[i].there)
			CHECK_STR(kept_get(&b->searches, rows[i].there), "studies\nsalt");
		CHECK_INT(kept_count(&b->searches), 2);
	}
	CHECK(!kept_get(&b->searches, "back"));
	/* One that another session has deleted leads nowhere. */
	search_open(app, "gone");
	CHECK_INT(b->here.view, view);
	search_open(app, "Salz");
	CHECK_STR(b->here.filter, "salt");
	app_free(app);
}

/* A line is added where it is not yet; what has no id has no note. */
static void
test_notes(void)
{
	static const struct {
		const char *line, *note;
	} rows[] = {
		{ "one", "one" },      { "one", "one" },	 { "two", "one\ntwo" },
		{ "two", "one\ntwo" }, { "tw", "one\ntwo\ntw" }, { "two", "one\ntwo\ntw" },
	};
	struct app *app = app_make();
	struct browser *b = app_browser(app);
	char *key = recordkey_make("study", "herons");

	command_run(app, "go herons");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		run_note(app, rows[i].line);
		CHECK_STR(kept_get(&b->notes.kept, key), rows[i].note);
	}
	/* What another session has written meanwhile stays, whatever was typed here. */
	CHECK(note_write(app, key, "of before", ""));
	CHECK_STR(kept_get(&b->notes.kept, key), "one\ntwo\ntw");
	CHECK(note_write(app, key, "of before", "of before"));
	CHECK_STR(kept_get(&b->notes.kept, key), "one\ntwo\ntw");
	CHECK(note_write(app, key, "of before", "one\nof now"));
	CHECK(strstr(kept_get(&b->notes.kept, key), "tw\n") &&
	      strstr(kept_get(&b->notes.kept, key), "of now"));
	free(key);
	/* The record is not in the catalogue any more, but may be again. */
	key = recordkey_make("study", "of another year");
	CHECK(note_write(app, key, "", "seen"));
	CHECK_STR(kept_get(&b->notes.kept, key), "seen");
	free(key);
	/* Nothing is selected. */
	app_act(app, ACTION_STUDIES);
	command_run(app, "search qqqqq");
	app_refresh(app);
	CHECK_INT(b->here.record, RECORD_NONE);
	run_note(app, "of nothing");
	check_said(app, "Only what has an id can have a note");
	CHECK_INT(kept_count(&b->notes.kept), 2);
	app_free(app);
}

/* There is no room for it beside what another session wrote meanwhile: it stays in the line. */
static void
test_refused(void)
{
	struct app *app = app_make();
	struct browser *b = app_browser(app);
	char *key = recordkey_make("study", "herons");
	struct buf theirs = BUF_INIT;

	command_run(app, "go herons");
	app_act(app, ACTION_NOTE);
	press(app, "x");
	press(app, "y");
	press(app, "Enter");
	CHECK_STR(kept_get(&b->notes.kept, key), "xy");
	app_act(app, ACTION_NOTE);
	press(app, "z");
	while (theirs.len < NOTE_BYTES_MAX - 3)
		buf_putc(&theirs, 't');
	CHECK(notes_set(&b->notes, key, theirs.data));
	press(app, "Enter");
	CHECK_STR(kept_get(&b->notes.kept, key), theirs.data);
	check_said(app, "Note: xyz");
	check_row(app, 1, "That is too long for a note, or there are too many");
	/* Another try says the same; what is typed is not lost. */
	press(app, "Enter");
	check_row(app, 1, "That is too long for a note, or there are too many");
	press(app, "Backspace");
	check_said(app, "Note: xy");
	press(app, "Enter");
	CHECK_STR(kept_get(&b->notes.kept, key), theirs.data);
	buf_release(&theirs);
	free(key);
	app_free(app);
}

static void
test_no_id(void)
{
	static const char one[] = "pacecat: 1\nstudies:\n  - {type: book, title: Gold}\n";
	struct languages none = { 0 };
	struct library own = { .opened = NULL };
	struct buf err = BUF_INIT;
	const char *path;
	struct app *app;

	if (!CHECK(folder_begin()))
		return;
	path = folder_at("one.yaml");
	CHECK(file_write(path, one, strlen(one), 0, &err));
	library_add(&own, opened_new(&path, 1));
	app = app_new(&own, keymap, CHARSET_UTF8, &none);
	app_set_copying(app, &copying);
	app_resize(app, 24, 80);
	app_act(app, ACTION_STUDIES);
	CHECK(app_browser(app)->here.record != RECORD_NONE);
	run_note(app, "mine");
	check_said(app, "Only what has an id can have a note");
	CHECK_INT(kept_count(&app_browser(app)->notes.kept), 0);
	app_free(app);
	library_release(&own);
	CHECK(folder_end());
	buf_release(&err);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	keymap = keymap_new();
	copying_init(&copying, NULL, "pacecat-author-date", "");
	library_add(&library, catalogue_open("tests/data/small.yaml"));
	test_pages();
	test_nothing_known();
	test_save();
	test_rename();
	test_notes();
	test_refused();
	test_no_id();
	library_release(&library);
	copying_release(&copying);
	keymap_free(keymap);
	return test_end();
}
