/* SPDX-License-Identifier: MIT */
#include "cli/typed.h"

#include <string.h>

#include "base/buf.h"
#include "model/order.h"
#include "store/settings.h"
#include "tests/test.h"

#define WORDS 8

static const struct row {
	const char *word[WORDS];
	const char *command, *value, *typed; /* "" for none */
	size_t words, catalogues;
} rows[] = {
	{ { "" }, "", "", "", 0, 0 },
	{ { "li" }, "", "", "li", 0, 0 },
	{ { "list" }, "", "", "list", 0, 0 },
	{ { "list", "" }, "list", "", "", 0, 0 },
	{ { "list", "x", "y" }, "list", "", "y", 1, 0 },
	{ { "x", "list" }, "", "", "list", 1, 0 },
	{ { "list", "--format" }, "list", "", "--format", 0, 0 },
	{ { "list", "--format", "j" }, "list", "format", "j", 0, 0 },
	{ { "list", "--format=j" }, "list", "format", "j", 0, 0 },
	{ { "list", "--form", "j" }, "list", "format", "j", 0, 0 },
	{ { "list", "--colour", "a" }, "list", "color", "a", 0, 0 },
	{ { "list", "--format", "json", "q" }, "list", "", "q", 0, 0 },
	{ { "-C", "a", "list", "-Cb", "--catalogue=c", "" }, "list", "", "", 0, 3 },
	{ { "-C" }, "", "", "-C", 0, 0 },
	{ { "-Cx" }, "", "catalogue", "x", 0, 0 },
	{ { "-C", "x" }, "", "catalogue", "x", 0, 0 },
	{ { "list", "-h", "x" }, "list", "", "x", 0, 0 },
	{ { "list", "--", "--format", "j" }, "list", "", "j", 1, 0 },
	{ { "list", "--nonsense", "j" }, "list", "", "j", 0, 0 },
	{ { "--lang", "fr", "cite", "--style", "ap" }, "cite", "style", "ap", 0, 0 },
};

/* What may stand for an option is written in its row: it must be what the program takes. */
static void
choices(void)
{
	struct buf orders = BUF_INIT;

	for (int i = 0; i < ORDERS; i++)
		buf_printf(&orders, "%s%s", i ? " " : "", order_name((enum order)i));
	CHECK_STR(ORDER_NAMES, orders.data);
	buf_release(&orders);
	for (const struct option_row *row = option_rows(); row->name; row++) {
		if (!strcmp(row->name, "charset"))
			CHECK_STR(row->choices, setting_row(SETTING_CHARSET)->choices);
		if (!strcmp(row->name, "color"))
			CHECK_STR(row->choices, setting_row(SETTING_COLOUR)->choices);
	}
}

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *word[WORDS + 1] = { "pacecat" };
		struct typed t;
		size_t count = 1;

		for (; count <= WORDS && rows[i].word[count - 1]; count++)
			word[count] = rows[i].word[count - 1];
		typed_init(&t, word, count);
		CHECK_STR(t.command ? t.command->name : "", rows[i].command);
		CHECK_STR(t.value ? t.value->name : "", rows[i].value);
		CHECK_STR(t.word, rows[i].typed);
		CHECK_INT(t.words, rows[i].words);
		CHECK_INT(t.catalogues, rows[i].catalogues);
		typed_release(&t);
	}
	choices();
	return test_end();
}
