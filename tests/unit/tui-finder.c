/* SPDX-License-Identifier: MIT */
#include "tui/finder.h"

#include <locale.h>
#include <stdlib.h>

#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"
#include "tui/shelf.h"

static const struct catalogue *catalogue;
static const struct languages languages;
static struct content x;

static struct wish
wish(const struct query *q, enum order order, bool reverse)
{
	return (struct wish){ .view = view_find("studies"), .order = order, .reverse = reverse,
			      .query = q };
}

static bool
same(const struct rows *a, const struct rows *b)
{
	bool is = a->count == b->count;

	for (size_t i = 0; is && i < a->count; i++)
		is = rows_at(a, i) == rows_at(b, i);
	return is;
}

static const char *const typed[] = { "", "s", "sa", "sal", "salt", "salt a", "salt ag", "salt",
				     "-salt", "her OR salt", "type:book", "zzz", "her", "weir h" };

#define TYPED (sizeof typed / sizeof *typed)

/* Whatever was asked before, what is asked now is answered as by somebody who knows nothing. */
static void
test_as_anew(void)
{
	struct finder *kept = finder_new(catalogue);

	for (size_t i = 0; i < 3 * TYPED; i++) {
		const char *text = typed[i % TYPED];
		enum order order = i % 2 ? ORDER_TITLE : ORDER_YEAR;
		struct query *q = query_parse(text, strlen(text));
		struct wish w = wish(q, order, i / TYPED == 1);
		struct finder *new = finder_new(catalogue);
		struct rows a = { 0 }, b = { 0 }, first = { 0 };

		CHECK(finder_rows(kept, &x, &w, &a));
		CHECK(finder_rows(new, &x, &w, &b));
		if (!CHECK(same(&a, &b)))
			printf("  \"%s\"\n", text);
		/* The first are the first of all. */
		if (finder_first(kept, &x, &w, 2, &first)) {
			CHECK(first.count <= 2 && first.count <= a.count);
			a.count = first.count;
			CHECK(same(&first, &a));
		} else {
			CHECK(!query_is_plain(q) || !b.count);
		}
		rows_release(&a);
		rows_release(&b);
		rows_release(&first);
		finder_free(new);
		query_free(q);
	}
	finder_free(kept);
	finder_free(NULL);
}

/* Either way round it is what sorting gives. */
static void
test_orders(void)
{
	struct finder *f = finder_new(catalogue);
	struct query *all = query_parse("", 0);

	for (int view = 0; view < VIEWS; view++)
		for (int i = 0; i < 4 * view_at(view)->orders; i++) {
			enum order order = view_at(view)->order[i / 4];
			struct wish w = { .view = view, .order = order, .reverse = i & 1,
					  .query = all };
			struct rows got = { 0 }, want;
			uint32_t first, count;

			view_range(view, catalogue, &first, &count);
			rows_own(&want, first, count);
			order_records(catalogue, &languages, order, i & 1, want.own, count);
			CHECK(finder_rows(f, &x, &w, &got));
			CHECK(same(&got, &want));
			rows_release(&got);
			rows_release(&want);
		}
	query_free(all);
	finder_free(f);
}

/* What is cancelled is gone on with, and answered as if it had not been. */
static void
test_cancelled(void)
{
	struct finder *kept = finder_new(catalogue), *new = finder_new(catalogue);
	struct progress progress = { .cancelled = true };
	struct content cancelled = x;

	cancelled.progress = &progress;
	for (size_t i = 0; i < TYPED; i++) {
		struct query *q = query_parse(typed[i], strlen(typed[i]));
		struct wish w = wish(q, ORDER_AUTHOR, false);
		struct rows a = { 0 }, b = { 0 };

		if (!query_empty(q)) {
			CHECK(!finder_rows(kept, &cancelled, &w, &a));
			CHECK_INT(a.count, 0);
		}
		CHECK(finder_rows(kept, &x, &w, &a));
		CHECK(finder_rows(new, &x, &w, &b));
		CHECK(same(&a, &b));
		rows_release(&a);
		rows_release(&b);
		query_free(q);
	}
	finder_free(kept);
	finder_free(new);
}

/* The first rows are shown under what is selected; with all of them that is kept. */
static void
test_parts(void)
{
	uint32_t first = catalogue_first(catalogue, KIND_STUDY);
	struct rows some, all;
	struct shelf s = { .list = { .height = 5 } };

	rows_own(&all, first, 11);
	shelf_take(&s, &all, true);
	shelf_select(&s, first + 9);
	CHECK_INT(s.list.top, 5);
	s.waits = true;
	s.wanted = first + 9;
	/* Not among the first: they are shown from the top. */
	rows_own(&some, first, 4);
	shelf_take(&s, &some, false);
	CHECK(s.waits && s.partial);
	CHECK_INT(shelf_selected(&s), first);
	/* It is found again among all of them, unless the reader has moved. */
	rows_own(&all, first, 11);
	shelf_take(&s, &all, true);
	CHECK(!s.waits && !s.partial);
	CHECK_INT(shelf_selected(&s), first + 9);
	s.waits = true;
	rows_own(&some, first, 4);
	shelf_take(&s, &some, false);
	list_move(&s.list, 2);
	shelf_moved(&s);
	rows_own(&all, first, 11);
	shelf_take(&s, &all, true);
	CHECK_INT(shelf_selected(&s), first + 2);
	shelf_release(&s);
}

int
main(void)
{
	struct opened *opened;

	setlocale(LC_CTYPE, "C.UTF-8");
	opened = catalogue_open("tests/data/small.yaml");
	catalogue = opened->catalogue;
	x = (struct content){ .catalogue = catalogue, .languages = &languages };
	test_as_anew();
	test_orders();
	test_cancelled();
	test_parts();
	opened_free(opened);
	return test_end();
}
