/* SPDX-License-Identifier: MIT */
#include "tui/shelf.h"

#include <locale.h>

#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"

static const struct catalogue *catalogue;
static const struct languages languages;

/* The ids in the list, joined by blanks. */
static void
check_rows(const struct shelf *s, const char *want)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < s->list.count; i++) {
		if (i)
			buf_putc(&b, ' ');
		buf_puts(&b, record_id(catalogue, rows_at(&s->rows, i)));
	}
	CHECK_STR(b.data, want);
	buf_release(&b);
}

static void
filter(struct shelf *s, const struct view_class *v, const struct content *x, const char *words)
{
	struct query *query = query_parse(words, strlen(words));
	struct asked asked = { .query = query, .finder = finder_new(x->catalogue) };

	shelf_list(s, view_find(v->name), x, &asked);
	query_free(query);
	finder_free(asked.finder);
}

static void
test_filters(const struct content *x)
{
	static const struct {
		const char *words, *want;
	} cases[] = {
		{ "herons", "herons-en herons" },
		{ "HÉRONS", "herons-en herons" },
		{ "herons review", "herons-en" },
		{ "heron  abridged", "herons" },
		{ "nothing of the kind", "" },
		{ "   ",
		  "csl-dates salt-5 every-variable salt-4 salt-2 herons-en herons salt salt-3 "
		  "salt-6 undated" },
	};
	struct shelf s = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		filter(&s, &view_studies, x, cases[i].words);
		check_rows(&s, cases[i].want);
	}
	CHECK_INT(s.alls, 11);
	/* Whatever is found: columns stay where they are. */
	CHECK(s.unverified);
	filter(&s, &view_countries, x, "");
	CHECK(!s.unverified);
	shelf_release(&s);
}

static void
test_orders(const struct content *x)
{
	static const char *const want[] = {
		"csl-dates salt-5 every-variable salt-4 salt-2 herons-en herons salt salt-3 salt-6 "
		"undated",
		"undated csl-dates every-variable herons-en herons salt-4 salt-6 salt salt-2 "
		"salt-5 salt-3",
	};
	struct shelf s = { 0 };

	for (int i = 0; i < 2; i++) {
		s.order = i;
		filter(&s, &view_studies, x, "");
		check_rows(&s, want[i]);
	}
	shelf_release(&s);
}

static void
test_selection(const struct content *x)
{
	uint32_t herons = catalogue_find(catalogue, KIND_STUDY, "herons");
	uint32_t salt = catalogue_find(catalogue, KIND_STUDY, "salt");
	struct shelf s = { 0 };

	CHECK_INT(shelf_selected(&s), RECORD_NONE);
	filter(&s, &view_studies, x, "");
	CHECK_INT(s.list.selected, 0);
	shelf_select(&s, salt);
	CHECK_INT(shelf_selected(&s), salt);
	filter(&s, &view_studies, x, "herons");
	CHECK(s.list.selected < s.list.count);
	shelf_select(&s, herons);
	CHECK_INT(shelf_selected(&s), herons);
	/* What the list does not show cannot be selected. */
	shelf_select(&s, catalogue_find(catalogue, KIND_STUDY, "salt-6"));
	CHECK_INT(s.list.selected, 0);
	filter(&s, &view_studies, x, "zzz");
	CHECK_INT(shelf_selected(&s), RECORD_NONE);
	shelf_select(&s, herons);
	CHECK_INT(shelf_selected(&s), RECORD_NONE);
	shelf_release(&s);
}

/* Of another catalogue the first rows come before all of them do: the reader stays where he is. */
static void
test_replaced(const struct content *x)
{
	uint32_t first = catalogue_first(catalogue, KIND_STUDY);
	uint32_t count = catalogue_count(catalogue, KIND_STUDY);
	uint32_t salt = catalogue_find(catalogue, KIND_STUDY, "salt");
	struct shelf s = { .list = { .height = 3 } };

	for (int gone = 0; gone < 2; gone++) {
		struct rows some, all;

		rows_run(&some, first, 2);
		rows_run(&all, first, count);
		filter(&s, &view_studies, x, "");
		shelf_select(&s, salt);
		list_move(&s.list, -1);
		list_move(&s.list, 1);
		CHECK_INT(s.list.selected - s.list.top, 2);
		shelf_replace(&s, catalogue, catalogue);
		s.waits = true;
		shelf_select(&s, gone ? RECORD_NONE : salt);
		shelf_take(&s, &some, false);
		CHECK_INT(shelf_selected(&s), gone ? RECORD_NONE : salt);
		CHECK_INT(s.list.count, 3);
		shelf_take(&s, &all, true);
		CHECK_INT(s.list.selected, gone ? 7 : salt - first);
		CHECK_INT(s.list.selected - s.list.top, 2);
	}
	shelf_release(&s);
}

/* Every record is in the list of the view of its kind, once. */
static void
test_views(const struct content *x)
{
	uint32_t total = 0;

	for (int i = 0; i < VIEWS; i++) {
		const struct view_class *v = view_at(i);
		struct shelf s = { 0 };

		filter(&s, v, x, "");
		CHECK_INT(view_find(v->name), i);
		CHECK(v->orders >= 1);
		for (size_t k = 0; k < s.list.count; k++)
			CHECK_INT(view_of_kind(record_kind(catalogue, rows_at(&s.rows, k))), i);
		total += (uint32_t)s.list.count;
		shelf_release(&s);
	}
	for (uint32_t i = 0; i < catalogue_records(catalogue); i++)
		total -= view_of_kind(record_kind(catalogue, i)) >= 0;
	CHECK_INT(total, 0);
	CHECK_INT(view_find("nowhere"), -1);
}

int
main(void)
{
	struct opened *opened;
	struct content x;

	setlocale(LC_CTYPE, "C.UTF-8");
	opened = catalogue_open("tests/data/small.yaml");
	catalogue = opened->catalogue;
	x = (struct content){ .catalogue = catalogue, .languages = &languages };
	test_filters(&x);
	test_orders(&x);
	test_selection(&x);
	test_replaced(&x);
	test_views(&x);
	opened_free(opened);
	return test_end();
}
