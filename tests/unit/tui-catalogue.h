/* SPDX-License-Identifier: MIT */
/* Catalogues of tests/data and of data/ for the tests of the browser's parts. */
#ifndef PACECAT_TESTS_UNIT_TUI_CATALOGUE_H
#define PACECAT_TESTS_UNIT_TUI_CATALOGUE_H

#include <stdlib.h>

#include "base/buf.h"
#include "store/load.h"
#include "tests/test.h"

/* `path` is below the source folder.  Ends the program when the catalogue is not there. */
static inline struct opened *
catalogue_open(const char *path)
{
	const char *source = getenv("top_srcdir");
	struct buf full = BUF_INIT;
	const char *paths[1];
	struct opened *opened;

	buf_printf(&full, "%s/%s", source ? source : ".", path);
	paths[0] = full.data;
	opened = opened_new(paths, 1);
	if (!CHECK(opened->catalogue != NULL)) {
		printf("%s cannot be loaded\n", full.data);
		exit(test_end());
	}
	buf_release(&full);
	return opened;
}

#endif
