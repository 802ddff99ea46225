/* SPDX-License-Identifier: MIT */
#include "text/decompose.h"

#include <assert.h>

#include <utf8proc.h>

#define PLAIN \
	UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | \
		UTF8PROC_IGNORE

static const struct {
	int options, most;
} rows[] = {
	[DECOMPOSE_CANONICAL] = { UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, DECOMPOSE_CANONICAL_MAX },
	[DECOMPOSE_PLAIN] = { PLAIN, DECOMPOSE_MAX },
	[DECOMPOSE_FOLDED] = { PLAIN | UTF8PROC_CASEFOLD, DECOMPOSE_MAX },
};

size_t
decompose(uint32_t code, enum decompose how, int32_t part[])
{
	int state = 0;
	utf8proc_ssize_t parts =
		utf8proc_decompose_char((utf8proc_int32_t)code, part, rows[how].most,
					(utf8proc_option_t)rows[how].options, &state);

	assert(parts >= 0 && parts <= rows[how].most);
	return (size_t)parts;
}
