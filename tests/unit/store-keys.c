/* SPDX-License-Identifier: MIT */
#include "store/keys.h"

#include <stdlib.h>

#include "tests/test.h"

/* As many letters as a message quotes. */
#define SIXTY "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"

/* All bindings and faults of a text, one a line. */
static void
check(const char *text, const char *want)
{
	struct key_bindings b = { 0 };
	struct diags diags = { 0 };
	struct buf got = BUF_INIT;
	bool good = keys_parse(&b, "k", text, strlen(text), &diags);

	for (size_t i = 0; i < b.count; i++)
		buf_printf(&got, "%u:%u %s %s %s\n", b.binding[i].place.line,
			   b.binding[i].place.column, b.binding[i].section, b.binding[i].action,
			   b.binding[i].key);
	for (size_t i = 0; i < diags.count; i++) {
		diag_format(&diags.diag[i], &got);
		buf_putc(&got, '\n');
	}
	CHECK(good == !diags.errors);
	CHECK_STR(got.data, want);
	keys_release(&b);
	diags_release(&diags);
	buf_release(&got);
}

int
main(void)
{
	struct key_bindings b = { 0 };
	struct diags diags = { 0 };

	check("", "");
	check("general:\nlist: {}\n", "");
	check("general:\n  down: \"j  Down\"\n  quit: [q, C-x]\nlist: {none: Insert}\n",
	      "2:9 general down j\n2:9 general down Down\n3:10 general quit q\n"
	      "3:13 general quit C-x\n4:14 list none Insert\n");
	check("general:\n  down:\n", "");
	check("general: j\n", "k:1:10: error: \"general\" must be a mapping, such as {down: j}\n");
	check("list: {down: {j: k}, up: k}\n", "1:26 list up k\n"
	      "k:1:14: error: \"down\" must be a key or a list of keys\n");
	/* What is as long as a file is cut. */
	check("list: {" SIXTY "q: {j: k}}\n",
	      "k:1:71: error: \"" SIXTY "…\" must be a key or a list of keys\n");
	check("list: {" SIXTY "q: [[k]]}\n",
	      "k:1:72: error: \"" SIXTY "…\" must be a key or a list of keys\n");
	check(SIXTY "q: j\n",
	      "k:1:64: error: \"" SIXTY "…\" must be a mapping, such as {down: j}\n");
	check("list: {down: [j, [k]]}\n", "1:15 list down j\n"
	      "k:1:18: error: \"down\" must be a key or a list of keys\n");
	check("list: {down: j, down: k}\n", "1:14 list down j\n"
	      "k:1:17: error: \"down\" is here twice; it is already on line 1 (column 8)\n");

	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	CHECK(keys_read(&b, &diags));
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	CHECK(keys_read(&b, &diags));
	CHECK_INT(b.count, 0);
	CHECK_INT(diags.count, 0);
	return test_end();
}
