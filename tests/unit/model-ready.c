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
	uint32_t kept[READY_MAX][6], a[6], b[6];
	struct ready ready[READY_MAX];

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
	/* The first few alone. */
	for (uint32_t i = 0; i < 6; i++)
		a[i] = first + i;
	order_records(plain, &languages, ORDER_YEAR, false, a, 6);
	CHECK(ready_first(quick, ORDER_YEAR, b, 2) && !memcmp(a, b, 2 * sizeof *a));
	CHECK(!ready_first(quick, ORDER_AUTHOR, b, 2) && !ready_first(quick, ORDER_YEAR, b, 7));
	CHECK(!ready_first(plain, ORDER_YEAR, b, 2));
	for (uint32_t i = 0; i < 6; i++)
		b[i] = first + i;
	/* Not of some, not of others, not of damaged ones. */
	CHECK(!ready_take(quick, ORDER_YEAR, false, b, 5));
	b[0] = 0;
	CHECK(!ready_take(quick, ORDER_YEAR, false, b, 6));
	b[0] = first;
	kept[0][3] = UINT32_MAX;
	CHECK(!ready_take(quick, ORDER_YEAR, false, b, 6));
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

int
main(void)
{
	check_same();
	check_languages();
	check_named();
	return test_end();
}
