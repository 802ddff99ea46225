/* SPDX-License-Identifier: MIT */
/*
 * To be preloaded into a terminal multiplexer: a wcwidth() of another mind.  CONTRARY=other takes
 * the tables of another Unicode, as multiplexers do elsewhere; CONTRARY=all gives every code point
 * that terminals need not agree on columns that it has nowhere.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <utf8proc.h>

#include "text/agreed.h"

static int
of_nobody(uint32_t code)
{
	for (int cols = 0; cols <= 2; cols++)
		if (code_is_agreed(code, cols))
			return cols;
	switch (utf8proc_charwidth((utf8proc_int32_t)code)) {
	case 0:
		return 1;
	case 1:
		return code & 1 ? 2 : 0;
	default:
		return code & 1 ? 1 : 0;
	}
}

int
wcwidth(wchar_t c)
{
	const char *mind = getenv("CONTRARY");

	if ((uint32_t)c < 0x300)
		return c == 0							 ? 0
		       : (uint32_t)c < 0x20 || ((uint32_t)c >= 0x7f && c < 0xa0) ? -1
										 : 1;
	if (mind && !strcmp(mind, "all"))
		return of_nobody((uint32_t)c);
	return utf8proc_charwidth((utf8proc_int32_t)c);
}
