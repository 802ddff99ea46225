/* SPDX-License-Identifier: MIT */
/*
 * A fixture of CSL's test suite: named sections of text.
 */
#ifndef PACECAT_TESTS_CSL_FIXTURE_H
#define PACECAT_TESTS_CSL_FIXTURE_H

#include <stddef.h>

#define SECTIONS_MAX 24

struct section {
	char name[32];
	char *text;
};

struct fixture {
	struct section section[SECTIONS_MAX];
	size_t count;
};

/* The whole file, for free(); NULL: errno says why. */
char *fixture_file(const char *path);

void fixture_read(struct fixture *fixture, const char *text);
void fixture_release(struct fixture *fixture);

/* NULL: there is none of that name. */
const char *fixture_section(const struct fixture *fixture, const char *name);

#endif
