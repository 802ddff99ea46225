/* SPDX-License-Identifier: MIT */
#include "text/width.h"

#include <locale.h>
#include <utf8proc.h>
#include <wchar.h>

#include "tests/test.h"

static void
known_widths(void)
{
	static const struct {
		uint32_t code;
		int cols;
	} row[] = {
		{ 0, 0 }, { '\n', -1 }, { 0x1B, -1 }, { 'a', 1 }, { 0x7F, -1 }, { 0x9B, -1 },
		{ 0xE9, 1 }, { 0x301, 0 }, { 0x5D0, 1 }, { 0x627, 1 }, { 0x64B, 0 }, { 0x1112, 2 },
		{ 0x1161, 0 }, { 0x200B, 0 }, { 0x2014, 1 }, { 0x2028, -1 }, { 0x3042, 2 },
		{ 0x6F22, 2 }, { 0xD800, -1 }, { 0xFF21, 2 }, { 0xFF71, 1 }, { 0x1F600, 2 },
		{ 0x20000, 2 }, { 0x378, -1 }, { 0x10FFFF, -1 },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		CHECK_INT(code_width(row[i].code), row[i].cols);
}

/* Nearly all that takes columns by the libc takes as many by us; it may know an older Unicode. */
static void
agrees_with_libc(void)
{
	int same = 0, others = 0;

	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		test_skip("there is no locale C.UTF-8");
		return;
	}
	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		int libc = wcwidth((wchar_t)code), ours = code_width(code);

		if (libc > 0 && libc == ours)
			same++;
		else if (libc > 0)
			others++;
	}
	CHECK(same > 250000);
	CHECK(others * 1000 < same);
	printf("%d the same, %d not\n", same, others);
}

int
main(void)
{
	known_widths();
	agrees_with_libc();
	return test_end();
}
