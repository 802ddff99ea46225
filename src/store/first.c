/* SPDX-License-Identifier: MIT */
#include "store/first.h"

#include <stdlib.h>

#include "store/state.h"
#include "sys/file.h"
#include "sys/path.h"

bool
first_time(void)
{
	char *state = state_path("state.yaml"), *mark = state_path("welcomed");
	bool first = state && mark && !path_exists(state) && !path_exists(mark) &&
		     file_write(mark, "", 0, FILE_FOLDERS | FILE_FRESH, NULL);

	free(state);
	free(mark);
	return first;
}
