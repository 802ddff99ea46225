/* SPDX-License-Identifier: MIT */
#include "text/decompose.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "tests/test.h"
#include "text/utf8.h"

#define SIMILAR UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE

static const struct {
	enum decompose how;
	int options;
	size_t most;
} kinds[] = {
	{ DECOMPOSE_CANONICAL, 0, DECOMPOSE_CANONICAL_MAX },
	{ DECOMPOSE_PLAIN, SIMILAR, DECOMPOSE_MAX },
	{ DECOMPOSE_FOLDED, SIMILAR | UTF8PROC_CASEFOLD, DECOMPOSE_MAX },
};

static void
taken_apart(void)
{
	static const struct {
		uint32_t code;
		enum decompose how;
		size_t parts;
		int32_t part[4];
	} cases[] = {
		{ 'A', DECOMPOSE_CANONICAL, 1, { 'A' } },
		{ 'A', DECOMPOSE_PLAIN, 1, { 'A' } },
		{ 'A', DECOMPOSE_FOLDED, 1, { 'a' } },
		{ 0x1F82, DECOMPOSE_CANONICAL, 4, { 0x3B1, 0x313, 0x300, 0x345 } },
		{ 0x1EA6, DECOMPOSE_CANONICAL, 3, { 'A', 0x302, 0x300 } },
		{ 0x1EA6, DECOMPOSE_PLAIN, 1, { 'A' } },
		{ 0x1EA6, DECOMPOSE_FOLDED, 1, { 'a' } },
		{ 0xD55C, DECOMPOSE_CANONICAL, 3, { 0x1112, 0x1161, 0x11AB } },
		{ 0xFB01, DECOMPOSE_CANONICAL, 1, { 0xFB01 } },
		{ 0xFB01, DECOMPOSE_PLAIN, 2, { 'f', 'i' } },
		{ 0x301, DECOMPOSE_CANONICAL, 1, { 0x301 } },
		{ 0x301, DECOMPOSE_PLAIN, 0, { 0 } },
		{ 0x200B, DECOMPOSE_FOLDED, 0, { 0 } },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int32_t part[DECOMPOSE_MAX];

		CHECK_INT(decompose(cases[i].code, cases[i].how, part), cases[i].parts);
		CHECK(!memcmp(part, cases[i].part, cases[i].parts * sizeof *part));
	}
}

/* No character has more parts than there is room for, and one has as many. */
static void
every_code_point(void)
{
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		size_t most = 0, wrong = 0;

		for (uint32_t code = 1; code <= 0x10FFFF; code++) {
			int options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_NULLTERM;
			char s[5] = "", want[DECOMPOSE_MAX * 4 + 1] = "";
			int32_t part[DECOMPOSE_MAX];
			utf8proc_uint8_t *map = NULL;
			size_t parts, used = 0;

			if (code >= 0xD800 && code <= 0xDFFF)
				continue;
			utf8_encode(code, s);
			utf8proc_map((const utf8proc_uint8_t *)s, 0, &map,
				     (utf8proc_option_t)(options | kinds[k].options));
			parts = decompose(code, kinds[k].how, part);
			for (size_t i = 0; i < parts; i++)
				used += utf8_encode((uint32_t)part[i], want + used);
			wrong += !map || strcmp((char *)map, want) != 0;
			if (parts > most)
				most = parts;
			free(map);
		}
		CHECK_INT(wrong, 0);
		CHECK_INT(most, kinds[k].most);
	}
}

int
main(void)
{
	taken_apart();
	every_code_point();
	return test_end();
}
