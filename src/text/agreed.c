/* SPDX-License-Identifier: MIT */
#include "text/agreed.h"

#include <utf8proc.h>

#include "text/range.h"
#include "text/utf8.h"

/* Two columns since there are tables of columns. */
static const struct range wide[] = {
	{ 0x3001, 0x3029 }, { 0x3030, 0x303E }, { 0x3041, 0x3096 },   { 0x309B, 0x30FF },
	{ 0x3105, 0x312C }, { 0x3131, 0x3163 }, { 0x3165, 0x318E },   { 0x3400, 0x4DB5 },
	{ 0x4E00, 0x9FA5 }, { 0xA000, 0xA48C }, { 0xAC00, 0xD7A3 },   { 0xF900, 0xFA2D },
	{ 0xFF01, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x20000, 0x2A6D6 },
};

/* Of these, what is a letter, a digit or punctuation has one: neither ideographs nor their kin. */
static const struct range letters[] = {
	{ 0x0370, 0x10FF }, { 0x1200, 0x2190 }, { 0x2200, 0x2300 },
	{ 0x2C00, 0x2E7F }, { 0xA4D0, 0xA95F }, { 0xA980, 0xABFF },
	{ 0xFB00, 0xFE0F }, { 0xFE70, 0xFEFE }, { 0xFF61, 0xFF9D },
};

/* Marks that everybody puts on the letter before: European, Hebrew, Arabic, Hindi, Thai and Lao. */
static const struct range marks[] = {
	{ 0x0300, 0x034E }, { 0x0591, 0x05BD }, { 0x05BF, 0x05BF }, { 0x05C1, 0x05C2 },
	{ 0x05C4, 0x05C5 }, { 0x064B, 0x0658 }, { 0x0670, 0x0670 }, { 0x0901, 0x0902 },
	{ 0x093C, 0x093C }, { 0x0941, 0x0948 }, { 0x094D, 0x094D }, { 0x0E31, 0x0E31 },
	{ 0x0E34, 0x0E3A }, { 0x0E47, 0x0E4E }, { 0x0EB1, 0x0EB1 }, { 0x0EB4, 0x0EB9 },
	{ 0x0EBB, 0x0EBC }, { 0x0EC8, 0x0ECD },
};

/* Signs that have one: arrows, box drawings, shapes, Braille. */
static const struct range signs[] = {
	{ 0x2190, 0x21FF },
	{ 0x2500, 0x25FC },
	{ 0x2800, 0x28FF },
};

/* Letters, digits, punctuation, currencies, operators and blanks; nothing that combines. */
static bool
is_letter(uint32_t code)
{
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_SO:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return true;
	}
}

bool
code_is_agreed(uint32_t code, int cols)
{
	if (cols == 2)
		return IS_IN(wide, code);
	if (cols == 0)
		return IS_IN(marks, code);
	if (cols != 1)
		return false;
	if (code < 0x300)
		return code >= 0x20 && code != 0xAD && (code < 0x7F || code >= 0xA0);
	return IS_IN(signs, code) || (IS_IN(letters, code) && is_letter(code));
}

bool
glyph_is_agreed(const char *glyph, size_t len, int cols)
{
	uint32_t code;
	size_t at;

	/* A name such as "<U+202E>": each of its characters is known. */
	if (len && (unsigned char)glyph[0] < 0x80 && (int)len == cols)
		return true;
	at = utf8_decode(glyph, len, &code);
	if (!at || !code_is_agreed(code, cols))
		return false;
	while (at < len) {
		size_t n = utf8_decode(glyph + at, len - at, &code);

		if (!n || !code_is_agreed(code, 0))
			return false;
		at += n;
	}
	return true;
}
