/* SPDX-License-Identifier: MIT */
#include "base/find.h"

#include <stdint.h>
#include <stdlib.h>

#include "tests/test.h"

static uint32_t
random_below(uint32_t n)
{
	static uint32_t state = 12345;

	state = state * 1664525 + 1013904223;
	return (state >> 8) % n;
}

static const char *
naive(const char *s, size_t len, const char *word, size_t n)
{
	for (size_t i = 0; i + n <= len; i++)
		if (!memcmp(s + i, word, n))
			return s + i;
	return NULL;
}

/* Few letters, so that there are hits and near hits everywhere; the room ends with the text. */
static void
check_random(void)
{
	static const char letters[] = "aabe \n\xc3\xa9z";
	size_t wrong = 0;

	for (int round = 0; round < 20000; round++) {
		size_t len = random_below(200), n = 1 + random_below(round % 2 ? 3 : 40);
		char *s = malloc(len ? len : 1), word[40];
		struct find f;

		for (size_t i = 0; i < len; i++)
			s[i] = letters[random_below(sizeof letters - 1)];
		for (size_t i = 0; i < n; i++)
			word[i] = letters[random_below(sizeof letters - 1)];
		/* Mostly something that is there. */
		if (n <= len && round % 3)
			memcpy(word, s + random_below((uint32_t)(len - n + 1)), n);
		find_init(&f, word, n);
		wrong += find_next(&f, s, s + len) != naive(s, len, word, n);
		free(s);
	}
	CHECK_INT(wrong, 0);
}

static void
check_edges(void)
{
	static const char text[] = "the study of the forest";
	static const char odd[5] = { 'a', 0, 'b', 0, '\xff' };
	const char *end = text + sizeof text - 1;
	struct find f;

	find_init(&f, "forest", 6);
	CHECK(find_next(&f, text, end) == end - 6);
	CHECK(!find_next(&f, text, end - 1));
	CHECK(!find_next(&f, end, end));
	find_init(&f, "the", 3);
	CHECK(find_next(&f, text, end) == text);
	CHECK(find_next(&f, text + 1, end) == text + 13);
	find_init(&f, "t", 1);
	CHECK(find_next(&f, text + 1, end) == text + 5);
	CHECK(!find_next(&f, end, end));
	/* Bytes that are no text are bytes all the same. */
	find_init(&f, "\0\xff", 2);
	CHECK(find_next(&f, odd, odd + 5) == odd + 3);
	find_init(&f, "aa", 2);
	CHECK(f.one != f.two);
}

int
main(void)
{
	check_random();
	check_edges();
	return test_end();
}
