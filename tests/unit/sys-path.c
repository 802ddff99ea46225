/* SPDX-License-Identifier: MIT */
#include "sys/path.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/test.h"

static void
check_owned(char *got, const char *want, int line)
{
	test_string(got, want, __FILE__, line, "path");
	free(got);
}

#define CHECK_OWNED(got, want) check_owned((got), (want), __LINE__)

static void
test_parts(void)
{
	CHECK_OWNED(path_join("a", "b"), "a/b");
	CHECK_OWNED(path_join("a/", "b"), "a/b");
	CHECK_OWNED(path_join("/", "b"), "/b");
	CHECK_OWNED(path_join("", "b"), "b");
	CHECK_OWNED(path_join("a", "/b"), "/b");
	CHECK_OWNED(path_folder("a/b"), "a");
	CHECK_OWNED(path_folder("/a"), "/");
	CHECK_OWNED(path_folder("/"), "/");
	CHECK_OWNED(path_folder("a"), ".");
	CHECK_OWNED(path_folder("a//b//"), "a");
	CHECK_OWNED(path_folder(""), ".");
	CHECK_STR(path_name("a/b.yaml"), "b.yaml");
	CHECK_STR(path_name("b.yaml"), "b.yaml");
}

static void
test_base(void)
{
	setenv("HOME", "/home/x", 1);
	unsetenv("XDG_CONFIG_HOME");
	CHECK_OWNED(path_base(PATH_CONFIG), "/home/x/.config");
	setenv("XDG_CONFIG_HOME", "relative", 1);
	CHECK_OWNED(path_base(PATH_CONFIG), "/home/x/.config");
	setenv("XDG_CONFIG_HOME", "/etc/x", 1);
	CHECK_OWNED(path_base(PATH_CONFIG), "/etc/x");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CACHE_HOME");
	CHECK_OWNED(path_base(PATH_STATE), "/home/x/.local/state");
	CHECK_OWNED(path_base(PATH_DATA), "/home/x/.local/share");
	CHECK_OWNED(path_base(PATH_CACHE), "/home/x/.cache");
	CHECK_OWNED(path_home("~/a"), "/home/x/a");
	CHECK_OWNED(path_home("~"), "/home/x");
	CHECK_OWNED(path_home("~other/a"), "~other/a");
	CHECK_OWNED(path_home("a/~"), "a/~");
	unsetenv("HOME");
	CHECK_OWNED(path_base(PATH_STATE), NULL);
	CHECK_OWNED(path_home("~/a"), "~/a");
	setenv("HOME", "relative", 1);
	CHECK_OWNED(path_base(PATH_STATE), NULL);
}

static void
test_executable(void)
{
	struct buf b = BUF_INIT;
	char name[5000] = "";

	CHECK(path_executable(&b, NULL) || !path_exists("/proc/self/exe"));
	CHECK(b.len == 0 || !access(b.data, X_OK));
	buf_release(&b);
	CHECK_OWNED(path_real("/nonexistent/x"), NULL);
	CHECK_OWNED(path_real("/."), "/");
	CHECK(path_is_folder("/") && path_exists("/"));
	CHECK(!path_is_folder("/nonexistent") && !path_exists("/nonexistent"));
	CHECK(!path_is_closed("/") && !path_is_closed("/nonexistent"));
	memset(name, 'x', sizeof name - 1);
	name[0] = '/';
	CHECK(path_is_closed(name));
}

int
main(void)
{
	test_parts();
	test_base();
	test_executable();
	return test_end();
}
