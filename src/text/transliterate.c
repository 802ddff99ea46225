/* SPDX-License-Identifier: MIT */
#include "text/transliterate.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <utf8proc.h>

#include "base/ascii.h"
#include "text/decompose.h"
#include "text/letter.h"

#define ROOM 8

struct sign {
	uint32_t code;
	char ascii[4];
};

/* Small Greek letters from U+03B1, Cyrillic ones from U+0430. */
static const char greek[][4] = {
	"a", "b", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p",
	"r", "s", "s", "t", "y", "f", "ch", "ps", "o",
};

static const char cyrillic[][5] = {
	"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "\"", "y", "'", "e", "yu", "ya",
	"e", "e", "dj", "g", "ye", "dz", "i", "yi", "j", "lj", "nj", "c", "k", "i", "u", "dz",
};

/* Lines of tables and frames from U+2500. */
static const char lines[] =
	"--||--||--||++++++++++++++++++++"
	"++++++++++++++++++++++++++++++++"
	"++++++++++++--||-|++++++++++++++"
	"+++++++++++++++++/\\x-|-|-|-|-|-|";

/* Signs and ligatures, by code point. */
static const struct sign signs[] = {
	{ 0x00A1, "!" }, { 0x00A2, "c" }, { 0x00A3, "GBP" }, { 0x00A5, "JPY" },
	{ 0x00A6, "|" }, { 0x00A7, "S" }, { 0x00A9, "(c)" }, { 0x00AC, "-" },
	{ 0x00AE, "(R)" }, { 0x00B0, "deg" }, { 0x00B1, "+/-" }, { 0x00B6, "P" },
	{ 0x00B7, "." }, { 0x00BF, "?" }, { 0x00D7, "x" }, { 0x00DF, "ss" },
	{ 0x00F7, "/" }, { 0x1E9E, "SS" }, { 0x2016, "||" }, { 0x2020, "+" },
	{ 0x2021, "++" }, { 0x2022, "*" }, { 0x2023, ">" }, { 0x2027, "." },
	{ 0x2030, "o/o" }, { 0x20A6, "NGN" }, { 0x20A9, "KRW" },
	{ 0x20AC, "EUR" }, { 0x20B5, "GHS" }, { 0x20B9, "INR" }, { 0x2122, "TM" },
	{ 0x2190, "<-" }, { 0x2191, "^" }, { 0x2192, "->" }, { 0x2193, "v" },
	{ 0x2194, "<->" }, { 0x21D0, "<=" }, { 0x21D2, "=>" }, { 0x2217, "*" },
	{ 0x2219, "." }, { 0x221E, "oo" }, { 0x2248, "~" }, { 0x2260, "!=" },
	{ 0x2264, "<=" }, { 0x2265, ">=" }, { 0x22C5, "." },
	{ 0x25A0, "#" }, { 0x25A1, "o" }, { 0x25AA, "*" }, { 0x25AB, "o" },
	{ 0x25B2, "^" }, { 0x25B6, ">" }, { 0x25B8, ">" }, { 0x25BA, ">" },
	{ 0x25BC, "v" }, { 0x25BE, "v" }, { 0x25C0, "<" }, { 0x25C2, "<" },
	{ 0x25C6, "*" }, { 0x25C7, "o" }, { 0x25CB, "o" }, { 0x25CF, "*" },
	{ 0x25E6, "o" }, { 0x2605, "*" }, { 0x2606, "*" }, { 0x2610, "[ ]" },
	{ 0x2611, "[x]" }, { 0x2612, "[x]" }, { 0x2713, "x" }, { 0x2714, "x" },
	{ 0x2717, "x" }, { 0x2718, "x" }, { 0x27E8, "<" }, { 0x27E9, ">" },
};

static const char *
find_sign(uint32_t code)
{
	size_t low = 0, high = sizeof(signs) / sizeof(*signs);

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (signs[mid].code == code)
			return signs[mid].ascii;
		if (signs[mid].code < code)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static const char *
find_small(uint32_t code)
{
	if (code >= 0x3B1 && code < 0x3B1 + sizeof(greek) / sizeof(*greek))
		return greek[code - 0x3B1];
	if (code >= 0x430 && code < 0x430 + sizeof(cyrillic) / sizeof(*cyrillic))
		return cyrillic[code - 0x430];
	return letter_ascii(code);
}

/* One code point without decomposing it, behind room; false when not known or too long. */
static bool
put(uint32_t code, char room[ROOM], size_t *used)
{
	char plain[2] = { (char)code, '\0' };
	const char *ascii;
	uint32_t small;
	size_t len;

	if (code < 0x80) {
		if (code < 0x20 || code == 0x7F)
			return false;
		ascii = plain;
	} else if (code >= 0x2500 && code < 0x25A0) {
		plain[0] = code < 0x2580 ? lines[code - 0x2500] : '#';
		ascii = plain;
	} else if (!(ascii = find_sign(code)))
		ascii = find_small(code);
	small = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
	if (!ascii && small != code)
		ascii = find_small(small);
	len = ascii ? strlen(ascii) : 0;
	if (!len || *used + len >= ROOM)
		return false;
	memcpy(room + *used, ascii, len + 1);
	/* Œuvre is Oeuvre: the capital is the first letter. */
	if (code >= 0x80 && small != code && ascii_is_lower(*ascii))
		room[*used] = (char)(*ascii - 0x20);
	*used += len;
	return true;
}

const char *
transliterate(uint32_t code, char room[8])
{
	int32_t part[DECOMPOSE_MAX];
	size_t used = 0, parts;

	room[0] = '\0';
	if (put(code, room, &used))
		return room;
	if (code < 0x80)
		return NULL;
	parts = decompose(code, DECOMPOSE_PLAIN, part);
	for (size_t i = 0; i < parts; i++) {
		if (!put((uint32_t)part[i], room, &used))
			return NULL;
	}
	return used ? room : NULL;
}
