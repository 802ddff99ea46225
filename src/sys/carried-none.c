/* SPDX-License-Identifier: MIT */
/* What most programs carry.  A linker that has the other tables already leaves these away. */
#include "sys/carried.h"

const struct carried_file carried_files[] = { { NULL, NULL, 0 } };
const struct carried_terminal carried_terminals[] = { { NULL, NULL } };

bool
carried_utf8(void)
{
	return false;
}
