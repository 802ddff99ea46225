/* SPDX-License-Identifier: MIT */
#include "text/east-asian.h"

#include "text/range.h"
#include "text/utf8.h"

/* Hangul also in parts, as file names of macOS have it; ideographs also with their variants. */
static const struct range native[] = {
	{ 0x1100, 0x11FF },   { 0x3005, 0x3007 },   { 0x3041, 0x309F }, { 0x3105, 0x312F },
	{ 0x3131, 0x318E },   { 0x31A0, 0x31BF },   { 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF },
	{ 0xA960, 0xA97C },   { 0xAC00, 0xD7FB },   { 0xF900, 0xFAFF }, { 0xFE00, 0xFE0F },
	{ 0x20000, 0x3FFFD }, { 0xE0100, 0xE01EF },
};

static const struct range foreign[] = {
	{ 0x30A1, 0x30FF },
	{ 0x31F0, 0x31FF },
	{ 0xFF66, 0xFF9F },
};

bool
east_asian(const char *s, size_t len, bool katakana)
{
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t code;

		n = utf8_decode(s + i, len - i, &code);
		if (!n || !(IS_IN(native, code) || (katakana && IS_IN(foreign, code))))
			return false;
	}
	return len > 0;
}
