/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exit.h"
#include "tests/test.h"

static void
test_grow(void)
{
	size_t room = 0, moves = 0;
	uint32_t *a = NULL;

	for (uint32_t i = 0; i < 100000; i++) {
		size_t before = room;

		a = mem_grow(a, &room, i + 1, sizeof *a);
		moves += room != before;
		a[i] = i;
	}
	CHECK(room >= 100000);
	CHECK(moves < 30);
	CHECK_INT(a[0], 0);
	CHECK_INT(a[99999], 99999);
	a = mem_grow(a, &room, 1000000, sizeof *a);
	CHECK(room >= 1000000);
	CHECK_INT(a[99999], 99999);
	free(a);
}

static void
test_small(void)
{
	char *s = xstrndup("Sève", 3), *none = xstrndup(NULL, 0), *zero = xcalloc(3, 2);

	CHECK_STR(s, "Sè");
	CHECK_STR(none, "");
	CHECK(!memcmp(zero, "\0\0\0\0\0", 6));
	s = xrealloc(s, 100);
	CHECK_STR(s, "Sè");
	free(s);
	free(none);
	free(zero);
	free(xmalloc(0));
	free(xrealloc(NULL, 0));
}

static void
test_find(void)
{
	static const struct {
		const char *s, *part;
		int at;                 /* -1: not there */
	} cases[] = {
		{ "", "", 0 }, { "abc", "", 0 }, { "", "a", -1 }, { "abc", "abcd", -1 },
		{ "abc", "abc", 0 }, { "aab", "ab", 1 }, { "ababac", "abac", 2 },
		{ "abab", "abc", -1 }, { "xxa", "a", 2 }, { "xxa", "ab", -1 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *s = cases[i].s, *part = cases[i].part;
		const char *found = mem_find(s, strlen(s), part, strlen(part));

		CHECK_INT(found ? found - s : -1, cases[i].at);
	}
	CHECK(mem_find("a\0bc", 4, "\0b", 2) != NULL);
	CHECK(!mem_find("abc", 2, "c", 1));
}

static void
say_hook(void)
{
	if (write(STDERR_FILENO, "hook ", 5) < 0)
		_exit(1);
}

/* A size that cannot be: the hook, a sentence, 71. */
static void
test_failure(void)
{
	char said[64] = "";
	size_t room = 0, len = 0;
	int fd[2], status = 0;
	ssize_t got;
	pid_t child;

	if (!CHECK(!pipe(fd)))
		return;
	child = fork();
	if (!child) {
		dup2(fd[1], STDERR_FILENO);
		close(fd[0]);
		mem_on_failure(say_hook);
		free(mem_grow(NULL, &room, SIZE_MAX / 4, 8));
		_exit(0);
	}
	close(fd[1]);
	while (len < sizeof said - 1 && (got = read(fd[0], said + len, sizeof said - 1 - len)) > 0)
		len += (size_t)got;
	close(fd[0]);
	CHECK(child > 0 && waitpid(child, &status, 0) == child);
	CHECK(WIFEXITED(status));
	CHECK_INT(WEXITSTATUS(status), EXIT_MEMORY);
	CHECK_STR(said, "hook pacecat: out of memory\n");
}

int
main(void)
{
	test_grow();
	test_small();
	test_find();
	test_failure();
	return test_end();
}
