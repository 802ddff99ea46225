/* SPDX-License-Identifier: MIT */
#include "text/case.h"

#include "tests/test.h"

static const struct {
	uint32_t code;
	bool turkic;
	uint32_t upper[3], title[3], lower[3];
} row[] = {
	{ 'a', false, { 'A' }, { 'A' }, { 'a' } },
	{ 'Z', false, { 'Z' }, { 'Z' }, { 'z' } },
	{ '1', false, { '1' }, { '1' }, { '1' } },
	{ 0xe9, false, { 0xc9 }, { 0xc9 }, { 0xe9 } },
	{ 0xdf, false, { 'S', 'S' }, { 'S', 's' }, { 0xdf } },
	{ 0x149, false, { 0x2bc, 'N' }, { 0x2bc, 'N' }, { 0x149 } },
	{ 0x390, false, { 0x399, 0x308, 0x301 }, { 0x399, 0x308, 0x301 }, { 0x390 } },
	{ 0x1c6, false, { 0x1c4 }, { 0x1c5 }, { 0x1c6 } },
	{ 0xfb03, false, { 'F', 'F', 'I' }, { 'F', 'f', 'i' }, { 0xfb03 } },
	{ 'i', false, { 'I' }, { 'I' }, { 'i' } },
	{ 'i', true, { 0x130 }, { 0x130 }, { 'i' } },
	{ 'I', true, { 'I' }, { 'I' }, { 0x131 } },
	{ 0x130, false, { 0x130 }, { 0x130 }, { 'i', 0x307 } },
	{ 0x130, true, { 0x130 }, { 0x130 }, { 'i' } },
	{ 0x131, true, { 'I' }, { 'I' }, { 0x131 } },
	{ 0x4e2d, false, { 0x4e2d }, { 0x4e2d }, { 0x4e2d } },
	{ 0x10428, false, { 0x10400 }, { 0x10400 }, { 0x10428 } },
};

static void
check(size_t (*map)(uint32_t, bool, uint32_t *), uint32_t code, bool turkic, const uint32_t *want)
{
	uint32_t got[CASE_LETTERS_MAX];
	size_t count = map(code, turkic, got);

	for (size_t i = 0; i < CASE_LETTERS_MAX; i++)
		CHECK_INT(i < count ? got[i] : 0, want[i]);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		check(case_upper, row[i].code, row[i].turkic, row[i].upper);
		check(case_title, row[i].code, row[i].turkic, row[i].title);
		check(case_lower, row[i].code, row[i].turkic, row[i].lower);
	}
	CHECK(case_is_upper('A') && !case_is_upper('a') && !case_is_upper('1'));
	CHECK(case_is_lower('a') && !case_is_lower('A') && case_is_lower(0xdf));
	CHECK(case_is_letter(0x4e2d) && case_is_letter(0x301) && !case_is_letter('-'));
	CHECK(case_is_mark(0x301) && !case_is_mark('e') && !case_is_mark('-'));
	return test_end();
}
