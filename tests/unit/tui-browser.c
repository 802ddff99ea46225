/* SPDX-License-Identifier: MIT */
#include "tui/browser_filters.h"

#include <locale.h>

#include "base/mem.h"
#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"

static const struct catalogue *catalogue;
static struct languages languages;

static void
start(struct browser *b)
{
	struct content x = { .catalogue = catalogue, .languages = &languages };

	browser_init(b, &x, CHARSET_UTF8);
	browser_update(b, 24, 80);
}

static void
act(struct browser *b, enum action action)
{
	browser_act(b, action);
	browser_update(b, 24, 80);
}

static uint32_t
study(const char *id)
{
	return catalogue_find(catalogue, KIND_STUDY, id);
}

static void
check_status(const struct browser *b, const char *want)
{
	struct buf text = BUF_INIT;

	browser_status(b, 76, &text);
	CHECK_STR(text.data, want);
	buf_release(&text);
}

static void
test_back_and_forward(void)
{
	struct browser b;

	start(&b);
	CHECK(!browser_has_list(&b));
	CHECK_INT(browser_section(&b), SECTION_PAGE);
	act(&b, ACTION_STUDIES);
	CHECK_INT(browser_section(&b), SECTION_LIST);
	act(&b, ACTION_DOWN);
	act(&b, ACTION_DOWN);
	CHECK_INT(b.here.record, study("every-variable"));
	act(&b, ACTION_OPEN);
	act(&b, ACTION_HALF_DOWN);
	CHECK_INT(b.here.place.top, 10);
	act(&b, ACTION_COUNTRIES);
	act(&b, ACTION_DOWN);
	act(&b, ACTION_BACK);
	CHECK_INT(b.here.record, study("every-variable"));
	CHECK_INT(b.here.place.top, 10);
	CHECK_INT(b.here.focus, FOCUS_PAGE);
	act(&b, ACTION_BACK);
	CHECK_INT(b.here.focus, FOCUS_LIST);
	CHECK_INT(b.here.record, study("every-variable"));
	act(&b, ACTION_FORWARD);
	act(&b, ACTION_FORWARD);
	CHECK_STR(view_at(b.here.view)->name, "countries");
	CHECK_INT(b.shelf[b.here.view].list.selected, 1);
	/* Another way from here gives up what lay ahead. */
	act(&b, ACTION_BACK);
	act(&b, ACTION_TOPICS);
	act(&b, ACTION_FORWARD);
	CHECK_STR(view_at(b.here.view)->name, "topics");
	for (int i = 0; i < 10; i++)
		act(&b, ACTION_BACK);
	CHECK_STR(view_at(b.here.view)->name, "overview");
	browser_release(&b);
}

static void
test_filter(void)
{
	struct browser b;
	struct spot spot;

	start(&b);
	act(&b, ACTION_STUDIES);
	for (int i = 0; i < 7; i++)
		act(&b, ACTION_DOWN);
	check_status(&b, "8/11  by year");
	spot = browser_spot(&b);
	browser_filter(&b, "herons");
	browser_update(&b, 24, 80);
	check_status(&b, "1/2 of 11  by year  /herons  ? not verified");
	browser_filter(&b, "zzz");
	browser_update(&b, 24, 80);
	CHECK_INT(b.here.record, RECORD_NONE);
	check_status(&b, "0/0 of 11  by year  /zzz");
	browser_return(&b, spot);
	check_status(&b, "8/11  by year");
	CHECK_INT(b.here.record, study("salt"));
	browser_filter(&b, "salt");
	act(&b, ACTION_NEXT_MATCH);
	CHECK_INT(b.here.record, study("salt-3"));
	act(&b, ACTION_CANCEL);
	check_status(&b, "9/11  by year");
	CHECK(!browser_sort(&b, ORDER_WORKS, false));
	CHECK(browser_sort(&b, ORDER_TITLE, true));
	CHECK_INT(b.here.record, study("salt-3"));
	check_status(&b, "1/11  by title, reversed");
	/* Somebody was in the list of programmes, of which there is one now. */
	spot = (struct spot){ .view = view_of_kind(KIND_PROGRAMME),
			      .focus = FOCUS_LIST,
			      .filter = xstrdup("salt"),
			      .place = { .link = -1 } };
	browser_return(&b, spot);
	CHECK(!browser_has_list(&b));
	CHECK_INT(b.here.focus, FOCUS_PAGE);
	browser_release(&b);
}

static void
check_query(const struct browser *b, const char *want)
{
	struct buf text = BUF_INIT;

	browser_query_text(b, &text);
	CHECK_STR(text.data, want);
	buf_release(&text);
}

/* Filters add up, are one query, and go one by one; the way back keeps them. */
static void
test_filters(void)
{
	struct browser b;

	start(&b);
	act(&b, ACTION_STUDIES);
	check_query(&b, "");
	browser_filter_add(&b, "salt");
	browser_filter_add(&b, "year:2013 OR year:2014");
	browser_update(&b, 24, 80);
	check_query(&b, "salt (year:2013 OR year:2014)");
	check_status(&b, "1/3 of 11  by year  /salt  /year:2013 OR year:2014");
	act(&b, ACTION_OPEN);
	act(&b, ACTION_TOPICS);
	check_query(&b, "");
	act(&b, ACTION_BACK);
	check_query(&b, "salt (year:2013 OR year:2014)");
	act(&b, ACTION_CANCEL);
	browser_filter_drop(&b, 0);
	check_query(&b, "year:2013 OR year:2014");
	browser_filter_add(&b, "(\"salt ag");
	check_query(&b, "(year:2013 OR year:2014) \"salt ag\"");
	act(&b, ACTION_CANCEL);
	check_query(&b, "year:2013 OR year:2014");
	browser_filter_add(&b, "salt");
	act(&b, ACTION_UNFILTER);
	check_query(&b, "");
	CHECK(!browser_act(&b, ACTION_UNFILTER));
	act(&b, ACTION_BACK);
	check_query(&b, "(year:2013 OR year:2014) salt");
	browser_release(&b);
}

/* Whatever is linked leads to a page in the view of its kind, and back to the same link. */
static void
test_every_link(void)
{
	struct browser b;

	start(&b);
	for (uint32_t i = 0; i < catalogue_records(catalogue); i++) {
		if (view_of_kind(record_kind(catalogue, i)) < 0)
			continue;
		browser_go(&b, i);
		browser_update(&b, 24, 80);
		CHECK_INT(b.here.record, i);
		CHECK_INT(b.here.focus, FOCUS_PAGE);
		for (int k = 0; k < page_links(b.page); k++) {
			uint32_t to = page_link_record(b.page, k);
			struct page_place place;

			b.here.place.link = k;
			place_scroll(&b.here.place, b.page, b.layout.page.h,
				     page_link_line(b.page, k));
			place = b.here.place;
			act(&b, ACTION_OPEN);
			CHECK_INT(b.here.record, to);
			CHECK_INT(b.here.view, view_of_kind(record_kind(catalogue, to)));
			act(&b, ACTION_BACK);
			CHECK_INT(b.here.record, i);
			CHECK(b.here.place.link == place.link && b.here.place.top == place.top);
		}
	}
	browser_release(&b);
}

/* A job that goes on until somebody lets it end. */
struct held {
	struct job job;
	pthread_mutex_t mutex;
};

static void
hold(struct job *job)
{
	struct held *h = (struct held *)job;

	pthread_mutex_lock(&h->mutex);
	pthread_mutex_unlock(&h->mutex);
}

static void
let_go(struct job *job)
{
	(void)job;
}

/* What is shown is not what was searched for, as long as that is not found. */
static void
test_await(void)
{
	struct held held = { .job = { .work = hold, .done = let_go, .owner = &held } };
	struct worker *w = worker_new(NULL);
	struct browser b;

	start(&b);
	browser_show(&b, view_of_kind(KIND_STUDY));
	browser_update(&b, 24, 80);
	b.beside = (struct beside){ .worker = w };
	pthread_mutex_init(&held.mutex, NULL);
	pthread_mutex_lock(&held.mutex);
	worker_start(w, &held.job);
	browser_filter(&b, "herons");
	CHECK(b.shelf[b.here.view].waits);
	browser_await(&b, true);
	CHECK(browser_act(&b, ACTION_MARK_ALL));
	CHECK(browser_act(&b, ACTION_MARK_INVERT));
	CHECK_INT(marks_total(&b.marks), 0);
	pthread_mutex_unlock(&held.mutex);
	b.beside.await_ms = -1;
	browser_await(&b, false);
	CHECK(!b.shelf[b.here.view].waits);
	CHECK_INT(b.here.record, study("herons-en"));
	act(&b, ACTION_MARK_ALL);
	CHECK_INT(marks_total(&b.marks), 2);
	worker_stop(w, NULL, NULL);
	browser_release(&b);
	worker_free(w);
	pthread_mutex_destroy(&held.mutex);
}

/* From match to match down a page, until all that is further down is in sight. */
static void
test_matches(void)
{
	struct browser b;
	int steps = 0;

	start(&b);
	browser_go(&b, study("every-variable"));
	browser_filter(&b, "every");
	browser_update(&b, 8, 80);
	act(&b, ACTION_BOTTOM);
	CHECK(!browser_act(&b, ACTION_NEXT_MATCH));
	act(&b, ACTION_TOP);
	while (steps < 100 && browser_act(&b, ACTION_NEXT_MATCH))
		steps++;
	CHECK(steps > 0 && steps < 100);
	CHECK(browser_act(&b, ACTION_PREVIOUS_MATCH));
	browser_release(&b);
}

static void
test_resize(void)
{
	struct browser b;

	start(&b);
	browser_go(&b, study("every-variable"));
	browser_update(&b, 24, 80);
	for (int rows = 1; rows < 40; rows += 3)
		for (int cols = 1; cols < 200; cols += 7) {
			browser_update(&b, rows, cols);
			CHECK_INT(b.here.record, study("every-variable"));
			CHECK_INT(b.here.focus, FOCUS_PAGE);
		}
	/* As many columns alone as beside a list, where one of them stands off the line. */
	for (int cols = 20; cols < 200; cols++) {
		browser_update(&b, 24, 54);
		browser_update(&b, 24, cols);
		CHECK_INT(b.page_cols, layout_inner(b.layout.page).w);
	}
	browser_update(&b, 24, 80);
	act(&b, ACTION_LEFT);
	CHECK_INT(browser_section(&b), SECTION_LIST);
	CHECK_INT(shelf_selected(&b.shelf[b.here.view]), study("every-variable"));
	browser_release(&b);
}

static void
test_languages(void)
{
	struct browser b;
	struct canvas *c = canvas_new(24, 80);
	struct buf text = BUF_INIT;

	start(&b);
	act(&b, ACTION_TOPICS);
	act(&b, ACTION_DOWN);
	languages_add(&languages, "fr");
	browser_refresh(&b, CHARSET_UTF8);
	browser_update(&b, 24, 80);
	CHECK_INT(b.here.record, catalogue_find(catalogue, KIND_TOPIC, "heron"));
	browser_draw(&b, c);
	canvas_dump(c, &text);
	CHECK(strstr(text.data, "Héron ") != NULL);
	CHECK(strstr(text.data, "Lagune Ébrié") != NULL);
	browser_refresh(&b, CHARSET_ASCII);
	browser_update(&b, 24, 80);
	canvas_set_charset(c, CHARSET_ASCII);
	canvas_clear(c);
	browser_draw(&b, c);
	buf_clear(&text);
	canvas_dump(c, &text);
	CHECK(strstr(text.data, "Lagune Ebrie") != NULL);
	buf_release(&text);
	canvas_free(c);
	browser_release(&b);
}

/* The page stays while the selection moves, and is the selected one's before anything else. */
static void
test_lazy(void)
{
	struct browser b;
	uint32_t first;

	start(&b);
	b.lazy = true;
	act(&b, ACTION_STUDIES);
	first = b.here.record;
	CHECK_INT(b.page_record, first);
	act(&b, ACTION_DOWN);
	act(&b, ACTION_DOWN);
	CHECK(b.waits);
	CHECK(b.here.record != first);
	CHECK_INT(b.page_record, first);
	browser_settle(&b);
	CHECK(!b.waits);
	CHECK_INT(b.page_record, b.here.record);
	act(&b, ACTION_BOTTOM);
	CHECK(b.waits);
	act(&b, ACTION_OPEN);
	CHECK(!b.waits);
	CHECK_INT(b.page_record, b.here.record);
	act(&b, ACTION_LEFT);
	act(&b, ACTION_UP);
	CHECK(b.waits);
	/* Another width, or another view: a page that waits would be in the wrong place. */
	browser_update(&b, 24, 100);
	CHECK(!b.waits);
	act(&b, ACTION_UP);
	act(&b, ACTION_COUNTRIES);
	CHECK(!b.waits);
	CHECK_INT(b.page_record, b.here.record);
	browser_release(&b);
}

/* What the current link leads to, by its id. */
static const char *
link_id(const struct browser *b)
{
	uint32_t record = page_link_record(b->page, b->here.place.link);

	return record == RECORD_NONE ? "none" : record_id(b->content.catalogue, record);
}

static void
replace(struct browser *b, const struct catalogue *now)
{
	browser_replace(b, now);
	browser_update(b, 24, 80);
}

/* Another edition has other numbers: record, link, filter, order and the way back stay. */
static void
test_replace(void)
{
	struct opened *before = catalogue_open("tests/data/edited-before.yaml");
	struct opened *after = catalogue_open("tests/data/edited.yaml");
	struct content x = { .catalogue = before->catalogue, .languages = &languages };
	struct browser b;
	const char *file;
	unsigned line;

	browser_init(&b, &x, CHARSET_UTF8);
	browser_update(&b, 24, 80);
	act(&b, ACTION_AUTHORS);
	browser_go(&b, catalogue_find(before->catalogue, KIND_STUDY, "tide"));
	browser_update(&b, 24, 80);
	act(&b, ACTION_BACK);
	act(&b, ACTION_STUDIES);
	act(&b, ACTION_REVERSE);
	act(&b, ACTION_TOP);
	act(&b, ACTION_OPEN);
	CHECK_STR(record_id(before->catalogue, b.here.record), "reed");
	act(&b, ACTION_NEXT_PANE);
	CHECK_STR(link_id(&b), "kone");
	CHECK_INT(b.here.place.link, 1);
	replace(&b, after->catalogue);
	CHECK_STR(record_id(after->catalogue, b.here.record), "reed");
	CHECK_STR(link_id(&b), "kone");
	CHECK_INT(b.here.place.link, 2);
	CHECK(b.shelf[b.here.view].reverse);
	CHECK(browser_source(&b, &file, &line));
	CHECK_INT(line, 9);
	replace(&b, before->catalogue);
	CHECK_STR(link_id(&b), "kone");
	CHECK_INT(b.here.place.link, 1);
	/* Other views are found again when they are looked at, the way back leads there. */
	act(&b, ACTION_AUTHORS);
	act(&b, ACTION_BOTTOM);
	CHECK_STR(record_id(before->catalogue, b.here.record), "weir");
	act(&b, ACTION_STUDIES);
	replace(&b, after->catalogue);
	replace(&b, after->catalogue);
	act(&b, ACTION_AUTHORS);
	CHECK_STR(record_id(after->catalogue, b.here.record), "weir");
	for (int i = 0; i < 10; i++)
		act(&b, ACTION_BACK);
	CHECK_STR(view_at(b.here.view)->name, "overview");
	/* What is gone leaves its row to another. */
	replace(&b, before->catalogue);
	act(&b, ACTION_STUDIES);
	browser_sort(&b, ORDER_YEAR, false);
	shelf_select(&b.shelf[b.here.view], catalogue_find(before->catalogue, KIND_STUDY, "tide"));
	browser_update(&b, 24, 80);
	CHECK_INT(b.shelf[b.here.view].list.selected, 3);
	replace(&b, after->catalogue);
	CHECK_INT(b.shelf[b.here.view].list.selected, 3);
	browser_release(&b);
	opened_free(before);
	opened_free(after);
}

int
main(void)
{
	struct opened *opened;

	setlocale(LC_CTYPE, "C.UTF-8");
	opened = catalogue_open("tests/data/small.yaml");
	catalogue = opened->catalogue;
	test_back_and_forward();
	test_filter();
	test_filters();
	test_every_link();
	test_await();
	test_matches();
	test_resize();
	test_languages();
	test_lazy();
	test_replace();
	opened_free(opened);
	return test_end();
}
