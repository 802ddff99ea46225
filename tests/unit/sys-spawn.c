/* SPDX-License-Identifier: MIT */
#include "sys/spawn.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

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

static void
test_editor_wait(void)
{
	static const char *const rows[][2] = {
		{ "/usr/bin/gvim -p", "/usr/bin/gvim|-p|-f" },
		{ "gedit", "gedit|--wait" },
		{ "nano -l", "nano|-l" },
		{ "", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct paths argv = { 0 };

		CHECK(spawn_split(rows[i][0], &argv));
		spawn_editor_wait(&argv);
		check_words(&argv, rows[i][1]);
	}
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

/* Feed the program `len` bytes; the sentence is "" when it took them. */
static void
check_fed(const char *command, size_t len, const char *want)
{
	struct paths argv = { 0 };
	struct buf text = BUF_INIT, err = BUF_INIT;

	for (size_t i = 0; i < len; i++)
		buf_putc(&text, 'x');
	spawn_split(command, &argv);
	CHECK(spawn_feed(&argv, text.data, text.len, &err) == !*want);
	CHECK_STR(err.data, want);
	paths_release(&argv);
	buf_release(&text);
	buf_release(&err);
}

static void
test_feed(void)
{
	check_fed("sh -c 'test $(wc -c) -eq 5'", 5, "");
	check_fed("sh -c 'test $(wc -c) -eq 300000'", 300000, "");
	check_fed("sh -c 'wc -c; echo seen >&2'", 0, "");
	check_fed("false", 5, "it failed");
	check_fed("sh -c 'kill -9 $$'", 5, "it failed");
	/* It may end before all is written, which is its own affair. */
	check_fed("true", 300000, "");
	check_fed("sleep 60", 300000, "it does not end");
	/* What signals of the terminal, or a suspended group, do to us is nothing to it. */
	check_fed("sh -c 'kill -0 -$$'", 5, "");
	check_fed("pacecat-no-such-program", 5, "there is no such program");
	check_fed("", 5, "there is no such program");
	CHECK(spawn_has("sh"));
	CHECK(!spawn_has("pacecat-no-such-program"));
	CHECK(!spawn_has(""));
}

static void
check_piped(const char *from, const char *to, const char *want)
{
	struct paths first = { 0 }, second = { 0 };
	struct buf err = BUF_INIT;

	spawn_split(from, &first);
	spawn_split(to, &second);
	CHECK(spawn_piped(&first, &second, &err) == !*want);
	CHECK_STR(err.data, want);
	paths_release(&first);
	paths_release(&second);
	buf_release(&err);
}

static void
check_apart(const char *command, const char *want)
{
	struct paths argv = { 0 };
	struct buf err = BUF_INIT;

	spawn_split(command, &argv);
	CHECK(spawn_apart(&argv, &err) == !*want);
	CHECK_STR(err.data, want);
	paths_release(&argv);
	buf_release(&err);
}

static void
test_piped(void)
{
	check_piped("printf 123", "sh -c 'test $(cat) = 123'", "");
	/* Whoever leaves the pager early has seen enough. */
	check_piped("yes", "sh -c 'head -n 1 >/dev/null'", "");
	check_piped("sh -c 'exit 3'", "sh -c 'cat >/dev/null'", "it failed");
	check_piped("pacecat-no-such-program", "cat", "there is no such program");
	check_piped("true", "pacecat-no-such-program", "there is no such program");
	check_piped("true", "", "there is no such program");
}

static void
test_apart(void)
{
	siginfo_t info;

	check_apart("true", "");
	check_apart("sleep 1", "");
	/* What has ended since is gone with the next one. */
	CHECK(!waitid(P_ALL, 0, &info, WEXITED | WNOWAIT));
	check_apart("true", "");
	CHECK(waitpid(-1, NULL, WNOHANG) < 0);
	check_apart("false", "it failed");
	check_apart("pacecat-no-such-program", "there is no such program");
}

int
main(void)
{
	test_split();
	test_editor();
	test_editor_wait();
	test_wait();
	test_feed();
	test_piped();
	test_apart();
	return test_end();
}
