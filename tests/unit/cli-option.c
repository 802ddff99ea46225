/* SPDX-License-Identifier: MIT */
/* Every row is parsed in a process of its own: getopt_long keeps its place between calls. */
#include "cli/option.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/find.h"
#include "model/order.h"
#include "tests/test.h"

#define WORDS 8

static const struct row {
	const char *argv[WORDS];
	const char *command;            /* "" is the browser */
	size_t words, catalogues;
	const char *own;                /* the first of the command's own options */
	enum option_fault fault;
	const char *fault_word;
} rows[] = {
	{ { NULL }, "", 0, 0, NULL, OPTION_FINE, NULL },
	{ { "x.yaml", "list" }, "", 2, 0, NULL, OPTION_FINE, NULL },
	{ { "list" }, "list", 0, 0, NULL, OPTION_FINE, NULL },
	{ { "-C", "a", "list", "w", "--catalogue=b" }, "list", 1, 2, NULL, OPTION_FINE, NULL },
	{ { "list", "w", "--of", "people", "v" }, "list", 2, 0, "people", OPTION_FINE, NULL },
	{ { "show", "--format", "json", "x" }, "show", 1, 0, "json", OPTION_FINE, NULL },
	{ { "--", "list" }, "", 1, 0, NULL, OPTION_FINE, NULL },
	{ { "list", "--", "--of" }, "list", 1, 0, NULL, OPTION_FINE, NULL },
	{ { "list", "list" }, "list", 1, 0, NULL, OPTION_FINE, NULL },
	{ { "--of", "people", "list" }, "", 2, 0, NULL, OPTION_UNKNOWN, "--of" },
	{ { "show", "--of=people" }, "show", 0, 0, NULL, OPTION_UNKNOWN, "--of" },
	{ { "-hx", "-y" }, "", 0, 0, NULL, OPTION_UNKNOWN, "-x" },
	{ { "--lang" }, "", 0, 0, NULL, OPTION_BARE, "--lang" },
	{ { "list", "-C" }, "list", 0, 0, NULL, OPTION_BARE, "-C" },
	{ { "--version=2" }, "", 0, 0, NULL, OPTION_TAKES_NONE, "--version" },
};

static int
parse(const struct row *row)
{
	char *argv[WORDS + 2] = { (char *)"pacecat" };
	struct options o;
	int argc = 1;

	for (; row->argv[argc - 1]; argc++)
		argv[argc] = (char *)row->argv[argc - 1];
	options_parse(&o, argc, argv);
	CHECK_STR(o.command ? o.command->name : "", row->command);
	CHECK_INT(o.words, row->words);
	CHECK_INT(o.catalogues, row->catalogues);
	CHECK_STR(o.own[0], row->own);
	CHECK_INT(o.fault, row->fault);
	CHECK_STR(o.fault_word, row->fault_word);
	options_release(&o);
	fflush(stdout);
	return test_failed;
}

/* argv whole; what is left of it where that is a login shell's. */
static const struct {
	const char *argv[WORDS];
	bool restricted, version;
	size_t words;
	enum option_fault fault;
} names[] = {
	{ { "pacecat", "w" }, false, false, 1, OPTION_FINE },
	{ { "pacecat", "--restricted", "w" }, true, false, 1, OPTION_FINE },
	{ { "pacecat", "-c", "w" }, false, false, 1, OPTION_UNKNOWN },
	{ { "-pacecat", "w" }, false, false, 1, OPTION_FINE },
	{ { "/usr/bin/rpacecat", "w" }, true, false, 1, OPTION_FINE },
	{ { "rpacecat", "--version" }, true, true, 0, OPTION_FINE },
	{ { "-rpacecat", "--version", "w" }, true, false, 0, OPTION_FINE },
	{ { "-/usr/bin/rpacecat" }, true, false, 0, OPTION_FINE },
	{ { "rpacecat", "-c", "--version" }, true, false, 0, OPTION_FINE },
	{ { "rpacecat", "-c", "/etc/passwd", "-V", "w" }, true, false, 0, OPTION_FINE },
	{ { "rpacecat", "-c" }, true, false, 0, OPTION_FINE },
	{ { "rpacecat", "w", "-c", "v" }, true, false, 2, OPTION_UNKNOWN },
	{ { "xrpacecat", "-c", "v" }, false, false, 1, OPTION_UNKNOWN },
};

static int
parse_name(size_t i)
{
	char *argv[WORDS + 1] = { NULL };
	struct options o;
	int argc = 0;

	for (; names[i].argv[argc]; argc++)
		argv[argc] = (char *)names[i].argv[argc];
	options_parse(&o, argc, argv);
	CHECK(o.restricted == names[i].restricted);
	CHECK(o.version == names[i].version);
	CHECK_INT(o.words, names[i].words);
	CHECK_INT(o.fault, names[i].fault);
	options_release(&o);
	fflush(stdout);
	return test_failed;
}

/* The help is made of these tables: no row without its words. */
static void
tables(void)
{
	size_t count;
	const struct command *command = command_rows(&count);

	for (size_t i = 0; i < count; i++) {
		const struct option_row *own = command[i].option;
		size_t options = 0;

		CHECK(*command[i].name && *command[i].summary && command[i].run);
		/* An example is one of this very command. */
		CHECK(!strncmp(command[i].example, command[i].name, strlen(command[i].name)));
		CHECK(command_find(command[i].name) == &command[i]);
		for (; own && own[options].name; options++)
			CHECK(*own[options].help != '\0');
		CHECK(options <= OPTIONS_OWN);
	}
	CHECK_STR(command_nearest("chekc"), "check");
	CHECK(!command_nearest("xyzzy"));
}

/* What --sort and --of take are the orders and kinds that there are, in their order. */
static void
choices(void)
{
	struct buf words = BUF_INIT;

	for (int i = 0; i < ORDERS; i++)
		buf_printf(&words, "%s%s", i ? " " : "", order_name((enum order)i));
	CHECK_STR(words.data, ORDER_NAMES);
	buf_clear(&words);
	for (int i = 0; i < FIND_KINDS; i++)
		buf_printf(&words, "%s%s", i ? " " : "", find_kinds[i].name);
	CHECK_STR(words.data, LIST_KINDS);
	buf_release(&words);
}

int
main(void)
{
	size_t count = sizeof rows / sizeof *rows, all = count + sizeof names / sizeof *names;

	tables();
	choices();
	for (size_t i = 0; i < all; i++) {
		int status = -1;
		pid_t child;

		fflush(stdout);
		child = fork();
		if (!child)
			_exit((i < count ? parse(&rows[i]) : parse_name(i - count)) != 0);
		waitpid(child, &status, 0);
		if (!test_check(!status, __FILE__, __LINE__, "a command line"))
			printf("  row %zu\n", i);
	}
	return test_end();
}
