/* SPDX-License-Identifier: MIT */
#include "sys/spawn.h"

#include <signal.h>
#include <stdlib.h>

#include "tests/test.h"

/* The words, parted by "|". */
static void
check_words(struct paths *words, const char *want)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < words->count; i++)
		buf_printf(&b, "%s%s", i ? "|" : "", words->path[i]);
	CHECK_STR(b.data, want);
	buf_release(&b);
	paths_release(words);
}

static void
test_split(void)
{
	static const struct {
		const char *command, *want;
		bool good;
	} rows[] = {
		{ "vi", "vi", true },
		{ "  code   --wait ", "code|--wait", true },
		{ "emacsclient -t -a ''", "emacsclient|-t|-a|", true },
		{ "'/opt/my editor/ed' \"a b\"\\ c", "/opt/my editor/ed|a b c", true },
		{ "a\\ b 'c\\d' \"e\\\"f\"", "a b|c\\d|e\"f", true },
		{ "$HOME/ed; rm *", "$HOME/ed;|rm|*", true },
		{ "", "", true },
		{ "vi 'open", "", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct paths words = { 0 };

		CHECK(spawn_split(rows[i].command, &words) == rows[i].good);
		check_words(&words, rows[i].want);
	}
}

static void
test_editor(void)
{
	static const struct {
		const char *visual, *editor, *path;
		unsigned line;
		const char *want;
	} rows[] = {
		{ "", "vi", "a.yaml", 12, "vi|+12|a.yaml" },
		{ "nano -l", "vi", "a.yaml", 12, "nano|-l|+12|a.yaml" },
		{ NULL, "/usr/bin/emacs", "a.yaml", 3, "/usr/bin/emacs|+3|a.yaml" },
		{ NULL, "hx", "a.yaml", 3, "hx|a.yaml:3" },
		{ NULL, "code -n", "a.yaml", 3, "code|-n|--wait|--goto|a.yaml:3" },
		{ NULL, "jed", "a.yaml", 3, "jed|a.yaml|-g|3" },
		{ NULL, "strange", "a.yaml", 3, "strange|a.yaml" },
		{ NULL, "vi", "a.yaml", 0, "vi|a.yaml" },
		{ NULL, "vi", "-c:q!", 1, "vi|+1|./-c:q!" },
		{ NULL, "vi", "+x", 1, "vi|+1|./+x" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct paths argv = { 0 };

		if (rows[i].visual)
			setenv("VISUAL", rows[i].visual, 1);
		else
			unsetenv("VISUAL");
		setenv("EDITOR", rows[i].editor, 1);
		CHECK(spawn_editor(&argv));
		spawn_editor_place(&argv, rows[i].path, rows[i].line);
		check_words(&argv, rows[i].want);
	}
	unsetenv("VISUAL");
	unsetenv("EDITOR");
}

static int
run(const char *command, bool *good)
{
	struct paths argv = { 0 };
	struct buf err = BUF_INIT;
	int status = -1;

	spawn_split(command, &argv);
	*good = spawn_wait(&argv, &status, &err);
	CHECK(*good == !err.len);
	paths_release(&argv);
	buf_release(&err);
	return status;
}

static void
test_wait(void)
{
	bool good;

	CHECK_INT(run("true", &good), 0);
	CHECK_INT(run("sh -c 'exit 7'", &good), 7);
	CHECK_INT(run("sh -c 'kill -TERM $$'", &good), 128 + SIGTERM);
	CHECK(good);
	run("pacecat-no-such-program", &good);
	CHECK(!good);
	run("", &good);
	CHECK(!good);
	/* What we ignore or block is not so for the other program. */
	signal(SIGPIPE, SIG_IGN);
	CHECK_INT(run("sh -c 'kill -PIPE $$'", &good), 128 + SIGPIPE);
	signal(SIGPIPE, SIG_DFL);
}

int
main(void)
{
	test_split();
	test_editor();
	test_wait();
	return test_end();
}
