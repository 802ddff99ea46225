/* SPDX-License-Identifier: MIT */
#include "model/ready.h"

#include "tests/catalogue.h"
#include "tests/test.h"

static struct catalogue *
make(bool two_languages)
{
	static const char *const rows[][3] = {
		{ "a", "Beta", "2010" }, { "b", "alpha", NULL }, { "c", "Éclair", "2012-05" },
		{ "d", "alpha", "2012" }, { "e", "Zeta", NULL }, { "f", "Beta", "2010" },
	};
	struct maker m = { .segments = 0 };

	make_file(&m, "a.yaml");
	make_record(&m, KIND_FILE, "");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (two_languages && i == 3)
			make_local(&m, KEY_TITLE, "fr", "un", "en", "two");
		else
			make_text(&m, KEY_TITLE, rows[i][1]);
		if (rows[i][2])
			make_text(&m, KEY_ISSUED, rows[i][2]);
		make_record(&m, KIND_STUDY, rows[i][0]);
	}
	return make_catalogue(&m);
}

/* What is taken is what sorting gives, either way round. */
static void
check_same(void)
{
	struct languages languages = { .tag = { "fr" }, .count = 1 };
	struct catalogue *plain = make(false), *quick = make(false);
	uint32_t first = catalogue_first(plain, KIND_STUDY);
	uint32_t kept[READY_MAX][6], a[6] = { 0 }, b[6];
	struct ready ready[READY_MAX];
	struct rows damaged;

	CHECK(!ready_take(quick, ORDER_YEAR, false, a, 6));
	for (size_t i = 0; i < READY_MAX; i++)
		CHECK(ready_make(quick, i, kept[i], &ready[i]));
	CHECK(!ready_make(quick, READY_MAX, a, &ready[0]));
	for (size_t i = 0; i < READY_MAX; i++)
		ready_set(quick, i, &ready[i]);
	for (unsigned order = 0; order < ORDERS; order++)
		for (int reverse = 0; reverse < 2; reverse++) {
			for (uint32_t i = 0; i < 6; i++)
				a[i] = b[i] = first + i;
			CHECK_INT(ready_take(quick, (enum order)order, reverse, b, 6),
				  order == ORDER_YEAR || order == ORDER_TITLE);
			order_records(plain, &languages, (enum order)order, reverse, a, 6);
			order_records(quick, &languages, (enum order)order, reverse, b, 6);
			CHECK(!memcmp(a, b, sizeof a));
		}
	/* The same without a copy. */
	for (unsigned i = 0; i < 4; i++) {
		enum order order = i & 1 ? ORDER_TITLE : ORDER_YEAR;
		struct rows rows;

		for (uint32_t k = 0; k < 6; k++)
			a[k] = first + k;
		order_records(plain, &languages, order, i & 2, a, 6);
		CHECK(ready_rows(quick, order, i & 2, &rows) && rows.count == 6);
		for (size_t k = 0; k < 6; k++) {
			CHECK_INT(rows_at(&rows, k), a[k]);
			CHECK_INT(rows_find(&rows, a[k]), k);
		}
		CHECK_INT(rows_find(&rows, first - 1), 6);
		CHECK_INT(rows_find(&rows, RECORD_NONE), 6);
		CHECK(!ready_rows(quick, ORDER_AUTHOR, i & 2, &rows));
		CHECK(!ready_rows(plain, order, i & 2, &rows));
		rows_release(&rows);
	}
	for (uint32_t i = 0; i < 6; i++)
		b[i] = first + i;
	/* Not of some, not of others, not of damaged ones. */
	CHECK(!ready_take(quick, ORDER_YEAR, false, b, 5));
	b[0] = 0;
	CHECK(!ready_take(quick, ORDER_YEAR, false, b, 6));
	b[0] = first;
	kept[0][3] = UINT32_MAX;
	CHECK(!ready_take(quick, ORDER_YEAR, false, b, 6));
	/* Rows that borrow a damaged order show another record there, and no wild one. */
	CHECK(ready_rows(quick, ORDER_YEAR, false, &damaged));
	CHECK_INT(rows_at(&damaged, 3), first);
	ready[1].with = 7;
	ready_set(quick, 1, &ready[1]);
	CHECK(!ready_take(quick, ORDER_TITLE, true, b, 6));
	catalogue_free(plain);
	catalogue_free(quick);
}

static void
check_languages(void)
{
	struct catalogue *c = make(true);
	struct ready ready;
	uint32_t record[6];

	CHECK(!ready_make(c, 0, record, &ready));
	catalogue_free(c);
}

static void
check_named(void)
{
	const uint32_t told[KINDS] = { [KIND_PERSON] = 42 };
	struct catalogue *c = make_two_files();

	CHECK_INT(ready_named(c, KIND_PERSON), 2);
	CHECK_INT(ready_named(c, KIND_COUNTRY), 1);
	CHECK_INT(ready_named(c, KIND_TOPIC), 0);
	ready_set_named(c, told);
	CHECK_INT(ready_named(c, KIND_PERSON), 42);
	catalogue_free(c);
}

static void
check_rows(void)
{
	struct rows run, own;

	rows_run(&run, 7, 3);
	rows_own(&own, 7, 3);
	for (uint32_t i = 0; i < 3; i++) {
		CHECK_INT(rows_at(&run, i), 7 + i);
		CHECK_INT(rows_at(&own, i), 7 + i);
		CHECK_INT(rows_find(&run, 7 + i), i);
	}
	CHECK_INT(rows_find(&run, 10), 3);
	CHECK_INT(rows_find(&run, 6), 3);
	own.own[1] = 3;
	CHECK_INT(rows_at(&own, 1), 7);
	rows_release(&run);
	rows_release(&own);
	/* Many, either way round. */
	for (unsigned turned = 0; turned < 2; turned++) {
		rows_own(&own, 7, 5000);
		own.own[0] = 7 + 4999;
		own.own[4999] = 7;
		own.turned = turned ? 4000 : 0;
		for (size_t i = 0; i < 5000; i++)
			CHECK_INT(rows_find(&own, rows_at(&own, i)), i);
		rows_release(&own);
		rows_run(&run, 7, 5000);
		run.turned = turned ? 5000 : 0;
		CHECK_INT(rows_find(&run, rows_at(&run, 12)), 12);
		rows_release(&run);
	}
	CHECK_INT(own.count, 0);
}

int
main(void)
{
	check_same();
	check_languages();
	check_named();
	check_rows();
	return test_end();
}
