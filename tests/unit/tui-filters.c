/* SPDX-License-Identifier: MIT */
#include "tui/filters.h"

#include <locale.h>
#include <stdlib.h>

#include "tests/test.h"

static void
check_with(void)
{
	static const struct {
		const char *filters, *filter, *with;
	} rows[] = {
		{ "", "", "" }, { "", "a", "a" }, { "a", "", "a" }, { "a", "b", "a\nb" },
		{ "a\nb", "a", "b\na" }, { "a\nb", "b", "a\nb" }, { "a", "b\nc", "a\nb" },
		{ "a\nb", " a ", "b\na" }, { "a", "  ", "a" }, { "a", "b c \nd", "a\nb c" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *with = filters_with(rows[i].filters, rows[i].filter);

		CHECK_STR(with, rows[i].with);
		free(with);
	}
}

static void
check_without(void)
{
	static const struct {
		const char *filters;
		size_t i;
		const char *without;
	} rows[] = {
		{ "", 0, "" }, { "a", 0, "" }, { "a", 1, "a" }, { "a\nb\nc", 0, "b\nc" },
		{ "a\nb\nc", 1, "a\nc" }, { "a\nb\nc", 2, "a\nb" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *without = filters_without(rows[i].filters, rows[i].i);

		CHECK_STR(without, rows[i].without);
		free(without);
	}
	CHECK_INT(filters_count(""), 0);
	CHECK_INT(filters_count("a"), 1);
	CHECK_INT(filters_count("a\nbc"), 2);
	CHECK(str_is(filters_at("a\nbc", 1), "bc"));
	CHECK(str_is(filters_at("a\nbc", 2), ""));
}

static void
check_text(void)
{
	static const struct {
		const char *filters;
		int cols;
		const char *query, *shown;
	} rows[] = {
		{ "", 80, "", "" },
		{ "gold", 80, "gold", "/gold" },
		{ "gold OR tin\ncountry:COD", 80, "(gold OR tin) country:COD",
		  "/gold OR tin  /country:COD" },
		{ "gold OR tin\ncountry:COD", 20, "(gold OR tin) country:COD",
		  "+1 /country:COD" },
		/* What does not fit is cut where it is drawn. */
		{ "gold OR tin\ncountry:COD", 5, "(gold OR tin) country:COD",
		  "+1 /country:COD" },
		{ "été\n\"sèv", 11, "été \"sèv\"", "/été  /\"sèv" },
	};
	struct show_style style = { .charset = CHARSET_UTF8 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf query = BUF_INIT, shown = BUF_INIT;

		filters_query(rows[i].filters, &query);
		filters_show(rows[i].filters, &style, rows[i].cols, &shown);
		CHECK_STR(query.data, rows[i].query);
		CHECK_STR(shown.data, rows[i].shown);
		buf_release(&query);
		buf_release(&shown);
	}
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	check_with();
	check_without();
	check_text();
	return test_end();
}
