/* SPDX-License-Identifier: MIT */
#include "store/first.h"

#include <stdlib.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/test.h"

static char folder[] = "/tmp/pacecat-first.XXXXXX";

/* Good until the next call. */
static const char *
path(const char *name)
{
	static char text[256];

	snprintf(text, sizeof text, "%s/%s", folder, name);
	return text;
}

int
main(void)
{
	if (!mkdtemp(folder))
		return 1;
	setenv("XDG_STATE_HOME", path("new"), 1);
	CHECK(first_time());
	CHECK(!first_time());
	/* Who has a state has been here before there was a tour. */
	setenv("XDG_STATE_HOME", path("old"), 1);
	CHECK(file_write(path("old/pacecat/state.yaml"), "", 0, FILE_FOLDERS, NULL));
	CHECK(!first_time());
	/* What cannot be remembered is not told again and again. */
	setenv("XDG_STATE_HOME", "/dev/null/nowhere", 1);
	CHECK(!first_time());
	unlink(path("new/pacecat/welcomed"));
	unlink(path("old/pacecat/state.yaml"));
	rmdir(path("new/pacecat"));
	rmdir(path("old/pacecat"));
	rmdir(path("new"));
	rmdir(path("old"));
	CHECK(!rmdir(folder));
	return test_end();
}
