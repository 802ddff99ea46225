/* SPDX-License-Identifier: MIT */
#include "tui/command.h"

#include <locale.h>

#include "model/recordkey.h"
#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"
#include "tests/unit/tui-app.h"
#include "tests/unit/tui-catalogue.h"
#include "tui/answer.h"

static void
test_complaints(void)
{
	static const struct {
		const char *line, *said;
	} cases[] = {
		{ "xyzzy", "There is no command \"xyzzy\"" },
		{ "srot title", "There is no command \"srot\"; did you mean \"sort\"?" },
		{ "cancle", "There is no command \"cancle\"; did you mean \"cancel\"?" },
		{ "go nowhere", "Nothing has the id \"nowhere\"" },
		{ "sort size", "This list has no order \"size\"" },
		{ "open", "Which file or folder? For example: open studies.yaml" },
		/* What is typed is not what a prompt does. */
		{ "cursor-left", "There is no command \"cursor-left\"" },
		{ "go \xE2\x80\xAE", "Nothing has the id \"<U+202E>\"" },
	};
	struct app *app = app_make();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		app_message(app, false, "");
		command_run(app, cases[i].line);
		check_said(app, cases[i].said);
	}
	app_free(app);
}

/* The line stays open until what is missing is there. */
static void
test_more(void)
{
	static const struct {
		const char *line, *hint;
	} cases[] = {
		{ "go ", "go ID: Show the record with this id" },
		{ ":sort   ", "sort ORDER [reverse]: Put the list in an order" },
		{ "go", "" },
		{ "go h", "" },
		{ "goo ", "" },
		{ "links ", "" },
		{ "", "" },
	};
	struct app *app = app_make();
	struct buf hint = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&hint);
		command_hint(app, cases[i].line, &hint);
		CHECK_STR(hint.data, cases[i].hint);
	}
	command_run(app, "go");
	check_said(app, ":go");
	command_run(app, "sort   ");
	check_said(app, ":sort");
	buf_release(&hint);
	app_free(app);
}

static void
test_effects(void)
{
	static const struct {
		const char *line;
		enum effect_kind kind;
		const char *text;
	} cases[] = {
		{ "quit", EFFECT_QUIT, NULL },
		{ " :quit ", EFFECT_QUIT, NULL },
		{ "open a b.yaml", EFFECT_OPEN, "a b.yaml" },
		{ "open  x/ ", EFFECT_OPEN, "x/" },
		{ "language fr", EFFECT_LANGUAGE, "fr" },
		{ "theme mono ", EFFECT_THEME, "mono" },
		{ "theme ~/neon.yaml", EFFECT_THEME, "~/neon.yaml" },
		{ "redraw", EFFECT_REDRAW, NULL },
		{ "suspend", EFFECT_SUSPEND, NULL },
		{ "next-catalogue", EFFECT_SWITCH, "1" },
	};
	struct app *app = app_make();
	struct effect effect;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		command_run(app, cases[i].line);
		if (!CHECK(app_effect(app, &effect)))
			continue;
		CHECK_INT(effect.kind, cases[i].kind);
		CHECK_STR(effect.text, cases[i].text);
		free(effect.text);
		CHECK(!app_effect(app, &effect));
	}
	command_run(app, "");
	command_run(app, "   ");
	CHECK(!app_effect(app, &effect));
	app_free(app);
}

static void
test_places(void)
{
	struct app *app = app_make();
	struct browser *b = app_browser(app);
	const struct catalogue *c = b->content.catalogue;

	command_run(app, "go herons ");
	CHECK_INT(b->here.record, catalogue_find(c, KIND_STUDY, "herons"));
	CHECK_INT(b->here.focus, FOCUS_PAGE);
	command_run(app, "go weir");
	CHECK_INT(b->here.record, catalogue_find(c, KIND_PERSON, "weir"));
	command_run(app, "go shore-trust");
	CHECK_INT(record_kind(c, b->here.record), KIND_ORGANISATION);
	command_run(app, "go the-herons");
	CHECK_INT(b->here.record, catalogue_find(c, KIND_STUDY, "herons"));
	command_run(app, "countries");
	CHECK_STR(view_at(b->here.view)->name, "countries");
	command_run(app, "studies");
	command_run(app, "sort title reverse");
	CHECK(b->shelf[b->here.view].reverse);
	command_run(app, "search salt");
	CHECK_STR(b->here.filter, "salt");
	CHECK_INT(b->shelf[b->here.view].list.count, 7);
	app_free(app);
}

static void
test_completion(void)
{
	static const struct {
		const char *line;
		size_t start;
		const char *first, *last;
		size_t count;
	} cases[] = {
		{ "so", 0, "sort", "sort", 1 },
		{ "  so", 2, "sort", "sort", 1 },
		{ "zz", 0, NULL, NULL, 0 },
		{ "sort ", 5, "file", "file", 1 },          /* of the overview, which is shown */
		{ "go herons", 3, "herons", "herons-en", 2 },
		{ "go  weir-", 4, "weir-2", "weir-2", 1 },
		{ "quit ", 5, NULL, NULL, 0 },
		{ "nothing ", 8, NULL, NULL, 0 },
	};
	struct app *app = app_make();
	struct offer o = { 0 };
	struct effect effect;
	size_t start;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		command_complete(app, cases[i].line, &start, &o);
		CHECK_INT(start, cases[i].start);
		if (CHECK_INT(o.count, cases[i].count), o.count && cases[i].count) {
			CHECK_STR(o.word[0], cases[i].first);
			CHECK_STR(o.word[o.count - 1], cases[i].last);
		}
		offer_release(&o);
	}
	/* Every command and every action that is not the prompt's, each once. */
	command_complete(app, "", &start, &o);
	for (size_t i = 0; i < o.count; i++)
		for (size_t k = i + 1; k < o.count; k++)
			CHECK(strcmp(o.word[i], o.word[k]) != 0);
	for (size_t i = 0; command_at(i); i++)
		CHECK_STR(o.word[i], command_at(i)->name);
	offer_release(&o);
	/* Paths are found by whoever carries effects out. */
	command_complete(app, "open da", &start, &o);
	CHECK_INT(start, 5);
	CHECK(app_effect(app, &effect) && effect.kind == EFFECT_COMPLETE_PATH);
	CHECK_STR(effect.text, "da");
	free(effect.text);
	command_complete(app, "theme m", &start, &o);
	CHECK_INT(start, 6);
	CHECK(app_effect(app, &effect) && effect.kind == EFFECT_COMPLETE_THEME);
	CHECK_STR(effect.text, "m");
	free(effect.text);
	command_complete(app, "language p", &start, &o);
	CHECK_INT(start, 9);
	CHECK(app_effect(app, &effect) && effect.kind == EFFECT_COMPLETE_LANGUAGE);
	CHECK_STR(effect.text, "p");
	free(effect.text);
	app_free(app);
}

/* Not all are kept of many, but what all of them begin with is what the kept ones do. */
static void
test_many_offers(void)
{
	struct offer o = { 0 };
	size_t least = SIZE_MAX;

	for (int i = 0; i < 2000; i++) {
		char word[24];

		snprintf(word, sizeof word, "study-%04d", i);
		offer_if(&o, word, "st");
	}
	offer_if(&o, "zebra", "st");
	CHECK(o.count > 0 && o.count < 2000);
	for (size_t i = 0; i < o.count; i++) {
		size_t same = 0;

		while (o.word[0][same] && o.word[0][same] == o.word[i][same])
			same++;
		least = same < least ? same : least;
	}
	CHECK_INT(least, strlen("study-"));
	offer_release(&o);
}

/* What ":open FOLDER/" and Tab make of the line. */
static void
check_completed(const char *name, const char *want)
{
	struct app *app = app_make();
	struct buf line = BUF_INIT, said = BUF_INIT;
	struct effect effect;

	buf_printf(&line, "open %s", folder_at(name));
	app_type_command(app, line.data);
	app_key(app, &(struct keystroke){ .name = "Tab" });
	if (CHECK(app_effect(app, &effect) && effect.kind == EFFECT_COMPLETE_PATH)) {
		answer_complete(app, effect.text);
		free(effect.text);
	}
	buf_printf(&said, ":open %s", folder_at(want));
	check_said(app, said.data);
	buf_release(&line);
	buf_release(&said);
	app_free(app);
}

/* What was written in an editor and does not fit into a line is not asked for in one. */
static void
test_long_notes(void)
{
	static const struct {
		size_t len;
		const char *end;
		bool in_line;
	} rows[] = { { 10, "", true },
		     { EDIT_MAX, "", true },
		     { EDIT_MAX, "x", false },
		     { 10, "\tx", false },
		     { 10, "\nx", false } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct app *app = app_make();
		struct buf note = BUF_INIT;
		struct effect effect = { .text = NULL };
		char *key = recordkey_make("study", "herons");

		command_run(app, "go herons");
		app_refresh(app);
		while (note.len < rows[i].len)
			buf_putc(&note, 'a');
		buf_puts(&note, rows[i].end);
		CHECK(browser_set_note(app_browser(app), key, note.data));
		app_act(app, ACTION_NOTE);
		CHECK_INT(app_is_plain(app), !rows[i].in_line);
		CHECK_INT(app_effect(app, &effect) && effect.kind == EFFECT_NOTE, !rows[i].in_line);
		free(effect.text);
		free(key);
		buf_release(&note);
		app_free(app);
	}
}

static void
test_complete_path(void)
{
	static const char *const names[] = { "caf\xE9.yaml", "tab\t.yaml", "two.yaml", "two-\xFF" };
	struct buf err = BUF_INIT;

	if (!CHECK(folder_begin()))
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		CHECK(file_write(folder_at(names[i]), "", 0, 0, &err));
	/* Names that the line cannot hold are not in it in another form. */
	check_completed("c", "c");
	check_completed("ta", "ta");
	check_completed("t", "two.yaml");
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
	test_complaints();
	test_more();
	test_effects();
	test_places();
	test_completion();
	test_many_offers();
	test_complete_path();
	test_long_notes();
	library_release(&library);
	copying_release(&copying);
	keymap_free(keymap);
	return test_end();
}
