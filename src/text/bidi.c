/* SPDX-License-Identifier: MIT */
#include "text/bidi.h"

#include <utf8proc.h>

enum {
	L = UTF8PROC_BIDI_CLASS_L,
	R = UTF8PROC_BIDI_CLASS_R,
	AL = UTF8PROC_BIDI_CLASS_AL,
	EN = UTF8PROC_BIDI_CLASS_EN,
	ES = UTF8PROC_BIDI_CLASS_ES,
	ET = UTF8PROC_BIDI_CLASS_ET,
	AN = UTF8PROC_BIDI_CLASS_AN,
	CS = UTF8PROC_BIDI_CLASS_CS,
	ON = UTF8PROC_BIDI_CLASS_ON
};

static int
class_of(uint32_t code)
{
	int class = utf8proc_get_property((utf8proc_int32_t)code)->bidi_class;

	switch (class) {
	case L:
	case R:
	case AL:
	case EN:
	case ES:
	case ET:
	case AN:
	case CS:
		return class;
	default:
		return ON;
	}
}

bool
bidi_is_rtl(uint32_t code)
{
	int class = code < 0x590 ? L : class_of(code);

	return class == R || class == AL || class == AN;
}

static bool
starts_rtl(const uint32_t *code, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int class = class_of(code[i]);

		if (class == L)
			return false;
		if (class == R || class == AL)
			return true;
	}
	return false;
}

/* W2, W3 and W7 need the last strong letter; W4 what is on both sides of a separator. */
static void
resolve_numbers(uint8_t *class, size_t count, int base)
{
	int strong = base;

	for (size_t i = 0; i < count; i++) {
		if (class[i] == L || class[i] == R || class[i] == AL)
			strong = class[i];
		else if (class[i] == EN && strong == AL)
			class[i] = AN;
	}
	for (size_t i = 1; i + 1 < count; i++) {
		bool alike = class[i - 1] == class[i + 1];

		if (alike && (class[i] == CS || class[i] == ES) && class[i - 1] == EN)
			class[i] = EN;
		else if (alike && class[i] == CS && class[i - 1] == AN)
			class[i] = AN;
	}
}

/* W5: signs beside a number belong to it.  W6, W7, and W3 last. */
static void
resolve_signs(uint8_t *class, size_t count, int base)
{
	int strong = base;

	for (size_t i = 0, end; i < count; i = end) {
		end = i + 1;
		if (class[i] != ET)
			continue;
		while (end < count && class[end] == ET)
			end++;
		if ((i && class[i - 1] == EN) || (end < count && class[end] == EN))
			for (size_t k = i; k < end; k++)
				class[k] = EN;
	}
	for (size_t i = 0; i < count; i++) {
		if (class[i] == ES || class[i] == ET || class[i] == CS)
			class[i] = ON;
		else if (class[i] == AL)
			class[i] = R;
		if (class[i] == L || class[i] == R)
			strong = class[i];
		else if (class[i] == EN && strong == L)
			class[i] = L;
	}
}

/* N1 and N2: between two of one direction it is that, else the line's. */
static void
resolve_neutrals(uint8_t *class, size_t count, int base)
{
	for (size_t i = 0, end; i < count; i = end) {
		int before, after;

		end = i + 1;
		if (class[i] != ON)
			continue;
		while (end < count && class[end] == ON)
			end++;
		before = !i ? base : class[i - 1] == L ? L : R;
		after = end == count ? base : class[end] == L ? L : R;
		for (size_t k = i; k < end; k++)
			class[k] = (uint8_t)(before == after ? before : base);
	}
}

void
bidi_levels(const uint32_t *code, size_t count, uint8_t *level)
{
	bool rtl = starts_rtl(code, count);
	int base = rtl ? R : L;

	for (size_t i = 0; i < count; i++)
		level[i] = (uint8_t)class_of(code[i]);
	resolve_numbers(level, count, base);
	resolve_signs(level, count, base);
	resolve_neutrals(level, count, base);
	for (size_t i = 0; i < count; i++)
		level[i] = level[i] == R ? 1 : level[i] == L && !rtl ? 0 : 2;
}

void
bidi_order(const uint8_t *level, size_t count, size_t *visual)
{
	for (size_t i = 0; i < count; i++)
		visual[i] = i;
	for (uint8_t depth = 2; depth > 0; depth--)
		for (size_t i = 0, end; i < count; i = end) {
			end = i + 1;
			if (level[visual[i]] < depth)
				continue;
			while (end < count && level[visual[end]] >= depth)
				end++;
			for (size_t a = i, b = end - 1; a < b; a++, b--) {
				size_t swapped = visual[a];

				visual[a] = visual[b];
				visual[b] = swapped;
			}
		}
}

uint32_t
bidi_mirror(uint32_t code)
{
	static const uint32_t pairs[][2] = {
		{ '(', ')' },	    { '<', '>' },	{ '[', ']' },	    { '{', '}' },
		{ 0xAB, 0xBB },	    { 0x2039, 0x203A }, { 0x2045, 0x2046 }, { 0x2264, 0x2265 },
		{ 0x27E8, 0x27E9 }, { 0x3008, 0x3009 }, { 0x300A, 0x300B }, { 0x300C, 0x300D },
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (int side = 0; side < 2; side++)
			if (pairs[i][side] == code)
				return pairs[i][!side];
	return code;
}
