/* SPDX-License-Identifier: MIT */
#include "store/first.h"

#include <stdlib.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"

int
main(void)
{
	if (!CHECK(folder_begin()))
		return test_end();
	setenv("XDG_STATE_HOME", folder_at("new"), 1);
	CHECK(first_time());
	CHECK(!first_time());
	/* Who has a state has been here before there was a tour. */
	setenv("XDG_STATE_HOME", folder_at("old"), 1);
	CHECK(file_write(folder_at("old/pacecat/state.yaml"), "", 0, FILE_FOLDERS, NULL));
	CHECK(!first_time());
	/* What cannot be remembered is not told again and again. */
	setenv("XDG_STATE_HOME", "/dev/null/nowhere", 1);
	CHECK(!first_time());
	CHECK(folder_end());
	return test_end();
}
