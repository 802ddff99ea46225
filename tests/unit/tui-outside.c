/* SPDX-License-Identifier: MIT */
/* Files that are written at once and by a worker, and what is looked for beside the reader. */
#include "tui/outside.h"

#include <stdio.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"
#include "tests/unit/tui-press.h"
#include "tui/exporting.h"
#include "tui/reports.h"

#define STUDIES 1500
#define MANY "unit-outside.yaml"
#define OTHER "unit-outside-other.yaml"
#define FILE_OUT "unit-outside.bib"

/* A catalogue with more studies than are written at once, two of each title. */
static void
write_many(void)
{
	struct buf b = BUF_INIT;

	buf_puts(&b, "pacecat: 1\nstudies:\n");
	for (int i = 0; i < STUDIES; i++)
		buf_printf(&b,
			   "  - {id: s%d, type: book, title: Gold and water in valley %d, "
			   "issued: 2001, shelf: B}\n",
			   i, i / 2);
	CHECK(file_write(MANY, b.data, b.len, 0, NULL));
	buf_release(&b);
}

static size_t
count_in(const char *path, const char *word)
{
	struct buf b = BUF_INIT;
	size_t count = 0;

	file_read(path, &b, NULL, NULL);
	for (const char *s = b.data; (s = strstr(s, word)); s++)
		count++;
	buf_release(&b);
	return count;
}

static void
wait_for(struct app *app, struct worker *w)
{
	do {
		worker_wait(w, NULL, NULL, -1);
	} while (app_wake(app));
}

static bool
effect_is(struct app *app, enum effect_kind kind, const char *text)
{
	struct effect effect = { .text = NULL };
	bool is = app_effect(app, &effect) && effect.kind == kind &&
		  !strcmp(effect.text ? effect.text : "", text);

	if (!is)
		printf("  got \"%s\"\n", effect.text ? effect.text : "");
	free(effect.text);
	return is;
}

static void
test_written(struct app *app, struct worker *w)
{
	struct reports *r = app_reports(app);

	unlink(FILE_OUT);
	export_write(app, "bibtex all new " FILE_OUT);
	if (w) {
		CHECK(r->writing);
		/* A key is answered meanwhile. */
		press(app, "Down");
		export_write(app, "ris all new other.ris");
		CHECK(access("other.ris", F_OK) != 0);
		/* In a prompt the sentence would be gone with the next letter. */
		press(app, ":");
		wait_for(app, w);
	}
	CHECK(!r->writing);
	CHECK((r->late.len > 0) == (w != NULL));
	press(app, "Esc");
	CHECK_INT(r->late.len, 0);
	CHECK(w == NULL || app_tells(app));
	CHECK_INT(count_in(FILE_OUT, "@book{"), STUDIES);
	CHECK_INT(r->lost.studies, STUDIES);
	CHECK(r->lost.total >= STUDIES);
	CHECK_STR(r->lost.path, FILE_OUT);
}

/* What is there is written over only when that was said. */
static void
test_over(struct app *app, struct worker *w)
{
	CHECK(file_write(FILE_OUT, "mine", 4, 0, NULL));
	export_write(app, "ris selected new " FILE_OUT);
	CHECK(app_tells(app));
	press(app, "n");
	press(app, "Enter");
	CHECK_INT(count_in(FILE_OUT, "mine"), 1);
	export_write(app, "ris selected new " FILE_OUT);
	press(app, "y");
	press(app, "Enter");
	CHECK(effect_is(app, EFFECT_EXPORT, "ris selected over " FILE_OUT));
	export_write(app, "ris selected over " FILE_OUT);
	if (w)
		wait_for(app, w);
	CHECK_INT(count_in(FILE_OUT, "TY  - "), 1);
	/* What cannot be written is told, and what was known of the last stays. */
	export_write(app, "ris selected new nowhere/at/all.ris");
	CHECK_INT(app_reports(app)->lost.studies, 1);
}

/* What nobody has asked for is not written, and what cannot be is told. */
static void
test_refused(struct app *app, struct worker *w)
{
	static const struct {
		const char *text;
		bool told;
	} rows[] = {
		{ "ris marked new " FILE_OUT, true }, /* nothing is */
		{ "ris shown new " FILE_OUT, true },  /* no filter is there */
		{ "ris other new " FILE_OUT, false },  { "nonesuch all new " FILE_OUT, false },
		{ "pubmed all new " FILE_OUT, false }, { "ris selected new .", true },
		{ "ris selected over .", true },
	};

	unlink(FILE_OUT);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		press(app, "Esc");
		app_message(app, false, "");
		export_write(app, rows[i].text);
		if (w)
			wait_for(app, w);
		if (!CHECK_INT(app_tells(app), rows[i].told))
			printf("  %s\n", rows[i].text);
		CHECK(app_is_plain(app) && access(FILE_OUT, F_OK) != 0);
	}
	/* Where all is the worker's to do, one study is, too. */
	if (w) {
		struct beside how = *app_beside(app), all = { .worker = w };

		app_set_beside(app, &all);
		export_write(app, "ris selected new " FILE_OUT);
		CHECK(app_reports(app)->writing);
		wait_for(app, w);
		CHECK_INT(count_in(FILE_OUT, "TY  - "), 1);
		app_set_beside(app, &how);
	}
}

static void
test_given_up(struct app *app, struct worker *w)
{
	struct reports *r = app_reports(app);

	unlink(FILE_OUT);
	export_write(app, "bibtex all new " FILE_OUT);
	app_stop(app);
	CHECK(!r->writing || app_wake(app));
	wait_for(app, w);
	CHECK(!r->writing);
	CHECK(access(FILE_OUT, F_OK) != 0 || count_in(FILE_OUT, "@book{") == STUDIES);
	unlink(FILE_OUT);
	export_write(app, "bibtex all new " FILE_OUT);
	export_finish(app);
	CHECK_INT(count_in(FILE_OUT, "@book{"), STUDIES);
}

static void
test_duplicates(struct app *app, struct worker *w)
{
	const struct catalogue *c = app_opened(app)->catalogue;
	struct reports *r = app_reports(app);

	reports_show_duplicates(app);
	CHECK((r->seeking != NULL) == (w != NULL));
	if (w)
		wait_for(app, w);
	CHECK(!r->seeking);
	CHECK(r->duplicates.pairs >= STUDIES / 2);
	press(app, "Enter");
	CHECK_INT(app_browser(app)->here.focus, FOCUS_PAGE);
	/* Another search is given up with the catalogue. */
	reports_forget(app, c);
	reports_show_duplicates(app);
	reports_forget(app, c);
	CHECK(!r->seeking && !r->searched);
	press(app, "Esc");
}

/* Another catalogue that is read again meanwhile is none of their business, and their own is. */
static void
test_other(struct app *app, struct library *library, struct worker *w)
{
	static const char *const paths[] = { OTHER }, *const own[] = { MANY };
	struct reports *r = app_reports(app);

	CHECK(file_write(OTHER, "pacecat: 1\n", 11, 0, NULL));
	CHECK(app_open(app, opened_new(paths, 1)));
	library->current = 0;
	app_catalogue_changed(app);
	unlink(FILE_OUT);
	export_write(app, "bibtex all new " FILE_OUT);
	reports_show_duplicates(app);
	CHECK(!app_open(app, opened_new(paths, 1)));
	CHECK(r->writing && r->seeking);
	press(app, "Esc");
	wait_for(app, w);
	CHECK_INT(count_in(FILE_OUT, "@book{"), STUDIES);
	CHECK(r->searched == library->opened[0]->catalogue);
	CHECK(!app_open(app, opened_new(own, 1)));
	CHECK(!r->searched);
	wait_for(app, w);
	unlink(OTHER);
}

static void
test_all(bool beside)
{
	static const char *const paths[] = { MANY };
	struct languages none = { 0 };
	struct library library = { .opened = NULL };
	struct keymap *keymap = keymap_new();
	struct worker *w = beside ? worker_new(NULL) : NULL;
	struct beside how = { .worker = w, .from = 100 };
	struct app *app;

	library_add(&library, opened_new(paths, 1));
	app = app_new(&library, keymap, CHARSET_UTF8, &none);
	if (w)
		app_set_beside(app, &how);
	app_resize(app, 24, 80);
	press(app, "4");
	if (w)
		wait_for(app, w);
	test_written(app, w);
	test_over(app, w);
	test_refused(app, w);
	if (w)
		test_given_up(app, w);
	test_duplicates(app, w);
	if (w)
		test_other(app, &library, w);
	/* It is left in the middle of one. */
	unlink(FILE_OUT);
	export_write(app, "bibtex all new " FILE_OUT);
	app_free(app);
	worker_free(w);
	keymap_free(keymap);
	library_release(&library);
	unlink(FILE_OUT);
}

int
main(void)
{
	write_many();
	test_all(false);
	test_all(true);
	unlink(MANY);
	return test_end();
}
