/* SPDX-License-Identifier: MIT */
#include "text/width.h"

#include <utf8proc.h>

int
code_width(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

	if (!code)
		return 0;
	switch (category) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return -1;
	case UTF8PROC_CATEGORY_MC:
		return 1;               /* a vowel beside its letter, which terminals give a cell */
	default:
		break;
	}
	/* A vowel or a final consonant of Hangul stands in the cell of the consonant before. */
	if ((code >= 0x1160 && code <= 0x11FF) || (code >= 0xD7B0 && code <= 0xD7FF))
		return 0;
	return utf8proc_charwidth((utf8proc_int32_t)code);
}
