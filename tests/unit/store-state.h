/* SPDX-License-Identifier: MIT */
/* A folder of its own for a test of the state, and the least that can be written to it. */
#ifndef PACECAT_TESTS_UNIT_STORE_STATE_H
#define PACECAT_TESTS_UNIT_STORE_STATE_H

#include <stdlib.h>
#include <unistd.h>

#include "store/state.h"
#include "tests/folder.h"
#include "tests/test.h"

static char file[sizeof folder + 32];

/* Write a place, by what it scrolls, and nothing else. */
static inline enum state_result
write_scroll(const char *key, unsigned long scroll, struct buf *notice)
{
	struct state s = { .scroll = scroll };
	enum state_result result = state_write(key, &s, notice);

	state_release(&s);
	return result;
}

static inline bool
state_begin(void)
{
	if (!CHECK(folder_begin()))
		return false;
	snprintf(file, sizeof file, "%s/pacecat/state.yaml", folder);
	setenv("XDG_STATE_HOME", folder, 1);
	return true;
}

static inline int
state_end(void)
{
	CHECK(folder_end());
	return test_end();
}

#endif
