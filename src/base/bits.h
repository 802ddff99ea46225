/* SPDX-License-Identifier: MIT */
/* A set of small numbers: a bit for each.  The caller keeps count and memory. */
#ifndef PACECAT_BASE_BITS_H
#define PACECAT_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

/* Words that hold `count` bits. */
static inline size_t
bits_words(size_t count)
{
	return (count + 63) / 64;
}

/* None set; to be freed. */
static inline uint64_t *
bits_new(size_t count)
{
	return xcalloc(bits_words(count) + 1, sizeof(uint64_t));
}

static inline bool
bits_has(const uint64_t *bits, size_t i)
{
	return bits[i / 64] >> i % 64 & 1;
}

static inline void
bits_set(uint64_t *bits, size_t i)
{
	bits[i / 64] |= UINT64_C(1) << i % 64;
}

static inline void
bits_unset(uint64_t *bits, size_t i)
{
	bits[i / 64] &= ~(UINT64_C(1) << i % 64);
}

/* Set the first `count`. */
static inline void
bits_fill(uint64_t *bits, size_t count)
{
	memset(bits, 0xff, bits_words(count) * sizeof *bits);
	if (count % 64)
		bits[count / 64] = (UINT64_C(1) << count % 64) - 1;
}

static inline void
bits_copy(uint64_t *to, const uint64_t *from, size_t count)
{
	memcpy(to, from, bits_words(count) * sizeof *to);
}

static inline void
bits_and(uint64_t *to, const uint64_t *with, size_t count)
{
	for (size_t i = 0; i < bits_words(count); i++)
		to[i] &= with[i];
}

static inline void
bits_or(uint64_t *to, const uint64_t *with, size_t count)
{
	for (size_t i = 0; i < bits_words(count); i++)
		to[i] |= with[i];
}

/* Take those of `with` away. */
static inline void
bits_less(uint64_t *to, const uint64_t *with, size_t count)
{
	for (size_t i = 0; i < bits_words(count); i++)
		to[i] &= ~with[i];
}

static inline size_t
bits_count(const uint64_t *bits, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < bits_words(count); i++)
		for (uint64_t word = bits[i]; word; word &= word - 1)
			n++;
	return n;
}

/* The number of the lowest bit of a word that is set; there is one. */
static inline size_t
bits_lowest(uint64_t word)
{
#ifdef __GNUC__
	return (size_t)__builtin_ctzll(word);
#else
	size_t n = 0;

	while (!(word >> n & 1))
		n++;
	return n;
#endif
}

/* The first that is set from `i` on, or `count`. */
static inline size_t
bits_next(const uint64_t *bits, size_t i, size_t count)
{
	while (i < count) {
		uint64_t word = bits[i / 64] >> i % 64;

		if (!word) {
			i = (i / 64 + 1) * 64;
			continue;
		}
		i += bits_lowest(word);
		return i < count ? i : count;
	}
	return count;
}

/* for each i below `count` whose bit is set; bits may be unset on the way */
#define BITS_EACH(i, bits, count) \
	for (size_t i = bits_next(bits, 0, count); i < (count); i = bits_next(bits, i + 1, count))

#endif
