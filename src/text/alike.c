/* SPDX-License-Identifier: MIT */
#include "text/alike.h"

#include <stdbool.h>
#include <stddef.h>

#include <utf8proc.h>

static const struct {
	uint32_t code, alike;
} letters[] = {
	{ 0x0629, 0x0647 }, /* ة: at the end of a word as ه */
	{ 0x0649, 0x064A }, /* ى: ي without its dots */
	{ 0x0671, 0x0627 }, /* ٱ */
	{ 0x06A9, 0x0643 }, /* ک of Persian and Urdu */
	{ 0x06AA, 0x0643 }, /* ڪ */
	{ 0x06C1, 0x0647 }, /* ہ of Urdu */
	{ 0x06C3, 0x0647 }, /* ۃ of Urdu, which is ة */
	{ 0x06CC, 0x064A }, /* ی of Persian and Urdu */
	{ 0x06D2, 0x064A }, /* ے of Urdu */
	{ 0x06D5, 0x0647 }, /* ە, what is left of ۀ */
};

static bool
is_digit(uint32_t code)
{
	return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_ND;
}

uint32_t
letter_alike(uint32_t code)
{
	uint32_t before = 0;

	if (code < 0x80)
		return code;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].code == code)
			return letters[i].alike;
	if (!is_digit(code))
		return code;
	/* Unicode promises that those of a script stand together from 0 to 9. */
	while (is_digit(code - before - 1))
		before++;
	return '0' + before % 10;
}
