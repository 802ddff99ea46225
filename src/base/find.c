/* SPDX-License-Identifier: MIT */
#include "base/find.h"

#include <assert.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* How common folded text's bytes are, the most common first; what is not here is rare. */
static const char common[] = " eiarnstoludcmpgvfhb\nyq.,-'01jk";

static size_t
commonness(char c)
{
	const char *at = c ? strchr(common, c) : NULL;

	return at ? sizeof common - (size_t)(at - common) : 0;
}

void
find_init(struct find *f, const char *word, size_t len)
{
	*f = (struct find){ .word = word, .len = len };
	for (size_t i = 1; i < len; i++)
		if (commonness(word[i]) < commonness(word[f->one]))
			f->one = i;
	f->two = f->one || len == 1 ? 0 : 1;
	for (size_t i = 0; i < len; i++)
		if (i != f->one && commonness(word[i]) < commonness(word[f->two]))
			f->two = i;
}

#ifdef __SSE2__
/* Which of the 16 places from s on may begin the word. */
static inline unsigned
candidates(const struct find *f, const char *s, __m128i one, __m128i two)
{
	__m128i a = _mm_loadu_si128((const __m128i *)(const void *)(s + f->one));
	__m128i b = _mm_loadu_si128((const __m128i *)(const void *)(s + f->two));

	return (unsigned)_mm_movemask_epi8(
		_mm_and_si128(_mm_cmpeq_epi8(a, one), _mm_cmpeq_epi8(b, two)));
}

static inline const char *
first_of(const struct find *f, const char *s, unsigned hits)
{
	for (; hits; hits &= hits - 1) {
		const char *at = s + __builtin_ctz(hits);

		if (f->len < 3 || !memcmp(at, f->word, f->len))
			return at;
	}
	return NULL;
}
#endif

/* By the C library's search for a byte: what is too short for the other way, or no such machine. */
static const char *
find_rest(const struct find *f, const char *s, const char *end)
{
	while ((size_t)(end - s) >= f->len) {
		size_t places = (size_t)(end - s) - f->len + 1;
		const char *at = memchr(s + f->one, f->word[f->one], places);

		if (!at)
			return NULL;
		s = at - f->one;
		if (!memcmp(s, f->word, f->len))
			return s;
		s++;
	}
	return NULL;
}

const char *
find_next(const struct find *f, const char *s, const char *end)
{
#ifdef __SSE2__
	__m128i one = _mm_set1_epi8(f->word[f->one]), two = _mm_set1_epi8(f->word[f->two]);
#endif

	assert(f->len && (s || s == end));
#ifdef __SSE2__
	if (f->len == 1)
		return s < end ? memchr(s, f->word[0], (size_t)(end - s)) : NULL;
	for (; (size_t)(end - s) >= f->len + 31; s += 32) {
		unsigned low = candidates(f, s, one, two);
		unsigned high = candidates(f, s + 16, one, two);
		const char *at;

		if (!(low | high))
			continue;
		at = first_of(f, s, low);
		if (!at)
			at = first_of(f, s + 16, high);
		if (at)
			return at;
	}
#endif
	return find_rest(f, s, end);
}
