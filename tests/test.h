/* SPDX-License-Identifier: MIT */
/*
 * Unit tests in three macros.  A test program is a main() that calls CHECK and friends and returns
 * test_end().  Each check counts; a failing one says where and goes on.  The last line is
 * "N passed, N failed, N skipped", which the runner adds up; the exit status is 0, 1, or 77 when
 * everything was skipped.
 */
#ifndef PACECAT_TESTS_TEST_H
#define PACECAT_TESTS_TEST_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int test_passed, test_failed, test_skipped;

static inline bool
test_check(bool ok, const char *file, int line, const char *what)
{
	if (ok)
		test_passed++;
	else {
		test_failed++;
		printf("%s:%d: FAIL: %s\n", file, line, what);
	}
	return ok;
}

static inline bool
test_string(const char *got, const char *want, const char *file, int line, const char *what)
{
	bool same = got && want ? !strcmp(got, want) : got == want;

	if (!test_check(same, file, line, what))
		printf("  got  \"%s\"\n  want \"%s\"\n", got ? got : "(null)",
		       want ? want : "(null)");
	return same;
}

static inline bool
test_number(long long got, long long want, const char *file, int line, const char *what)
{
	if (!test_check(got == want, file, line, what))
		printf("  got  %lld\n  want %lld\n", got, want);
	return got == want;
}

static inline void
test_skip(const char *why)
{
	test_skipped++;
	printf("SKIP: %s\n", why);
}

static inline int
test_end(void)
{
	printf("%d passed, %d failed, %d skipped\n", test_passed, test_failed, test_skipped);
	if (test_failed)
		return 1;
	return test_passed || !test_skipped ? 0 : 77;
}

#define CHECK(condition) test_check((condition), __FILE__, __LINE__, #condition)
#define CHECK_STR(got, want) test_string((got), (want), __FILE__, __LINE__, #got)
#define CHECK_INT(got, want) \
	test_number((long long)(got), (long long)(want), __FILE__, __LINE__, #got)

#endif
