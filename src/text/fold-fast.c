/* SPDX-License-Identifier: MIT */
#include "text/fold-fast.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/bits.h"

#define ROW(text) \
	{ \
		text, sizeof(text) - 1 \
	}
#define NEXT \
	{ \
		"", 0 \
	}
const struct fold_row fold_rows[576] = {
#include "text/fold-common.def"
};

#ifdef __SSE2__
#define BLOCK 64
#define STEP 16

static inline __m128i
load(const char *s)
{
	return _mm_loadu_si128((const __m128i *)(const void *)s);
}

static inline void
store(char *out, __m128i v)
{
	_mm_storeu_si128((__m128i *)(void *)out, v);
}

/* Small letters for capital ones. */
static inline __m128i
lower(__m128i v)
{
	/* 'A' to 'Z' become the 26 lowest there are. */
	__m128i from_a = _mm_add_epi8(v, _mm_set1_epi8((char)(0x80 - 'A')));
	__m128i upper = _mm_cmplt_epi8(from_a, _mm_set1_epi8(26 - 0x80));

	return _mm_or_si128(v, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
}

/* A bit for each byte that is no plain ASCII.  Bytes beyond it are negative: below a blank. */
static inline uint64_t
odd_bytes(__m128i v)
{
	return (unsigned)_mm_movemask_epi8(
		_mm_or_si128(_mm_cmplt_epi8(v, _mm_set1_epi8(' ')),
			     _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(0x7F)),
					  _mm_cmpeq_epi8(v, _mm_set1_epi8('`')))));
}

static inline uint64_t
blank_bytes(__m128i v)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')));
}

/* Plain bytes from..to; a step at least is written. */
static inline char *
put_run(char *out, const char *s, size_t from, size_t to)
{
	store(out, lower(load(s + from)));
	for (size_t i = STEP; i < to - from; i += STEP)
		store(out + i, lower(load(s + from + i)));
	return out + (to - from);
}

/*
 * The row of a Latin letter of two bytes, or NULL.  Subtracted from both at once, what is left of
 * the first is 0 to 3, of the second 0 to 63, and nothing else of either.
 */
static inline const struct fold_row *
latin_row(const char *s)
{
	uint16_t both;
	unsigned rest;

	memcpy(&both, s, sizeof both);
	rest = (both - 0x80C2u) & 0xFFFF;
	return rest & 0xC0FC ? NULL : &fold_rows[rest >> 8 | (rest & 3) << 6];
}

/*
 * Fold a block of `steps` steps of which `len` bytes count, behind which a step more can be read:
 * how many are done, perhaps one or two more.
 */
static inline __attribute__((always_inline)) size_t
fold_block(const char *s, size_t steps, size_t len, char **out, bool *space)
{
	uint64_t odd = 0, blank = 0;
	size_t at = 0, end = len;
	char *to = *out;

	for (size_t i = 0; i < steps; i++) {
		__m128i v = load(s + i * STEP);

		odd |= odd_bytes(v) << i * STEP;
		blank |= blank_bytes(v) << i * STEP;
	}
	/* Of blanks one stays. */
	odd |= blank & (blank << 1 | *space);
	if (len < BLOCK)
		odd &= (UINT64_C(1) << len) - 1;
	if (!odd) {
		for (size_t i = 0; i < steps; i++)
			store(to + i * STEP, lower(load(s + i * STEP)));
		*out += len;
		*space = blank >> (len - 1) & 1;
		return len;
	}
	do {
		size_t place = bits_lowest(odd), n = 2;
		const struct fold_row *row = latin_row(s + place);

		to = put_run(to, s, at, place);
		at = place;
		if (s[place] == '\n') {
			/* A blank like others: one more before or behind it is one too many. */
			*to = ' ';
			to += !(place ? blank >> (place - 1) & 1 : (uint64_t)*space);
			blank |= UINT64_C(1) << place;
			odd = (odd & (odd - 1)) | (blank & UINT64_C(2) << place);
			at = place + 1;
			continue;
		}
		if (!row)
			row = fold_row(s + place, STEP, &n);
		if (!row || !row->len) {
			end = place;
			break;
		}
		memcpy(to, row, sizeof *row);
		to += row->len;
		at = place + n;
		odd &= odd - 1;
		odd &= odd - 1;
		if (n == 3)
			odd &= odd - 1;
	} while (odd);
	if (at < end) {
		to = put_run(to, s, at, end);
		at = end;
	}
	/* Behind what is not ASCII is none. */
	if (at)
		*space = at <= len && blank >> (at - 1) & 1;
	*out = to;
	return at;
}

/* Less than a block and a step, in a room with zeros behind it, which belong to no character. */
static size_t
fold_rest(const char *s, size_t len, char **out, bool *space)
{
	char room[BLOCK + 2 * STEP] = "";
	size_t pos = 0, i = 0;

	if (len >= STEP) {
		for (; i + STEP <= len; i += STEP)
			store(room + i, load(s + i));
		store(room + len - STEP, load(s + len - STEP));
	} else {
		memcpy(room, s, len);
	}
	if (len >= BLOCK) {
		pos = fold_block(room, BLOCK / STEP, BLOCK, out, space);
		if (pos < BLOCK || pos >= len)
			return pos;
	}
	return pos + fold_block(room + pos, (len - pos + STEP - 1) / STEP, len - pos, out, space);
}

size_t
fold_fast(const char *s, size_t len, char **out, bool *space)
{
	size_t pos = 0, n = BLOCK;

	while (n >= BLOCK && len - pos >= BLOCK + STEP) {
		n = fold_block(s + pos, BLOCK / STEP, BLOCK, out, space);
		pos += n;
	}
	if (n >= BLOCK && pos < len)
		pos += fold_rest(s + pos, len - pos, out, space);
	return pos;
}
#else
#define EACH UINT64_C(0x0101010101010101)

/* Eight bytes as a number whose lowest byte comes first, whatever the machine. */
static uint64_t
load(const char *s)
{
	uint64_t value = 0;

#ifdef WORDS_BIGENDIAN
	for (int i = 0; i < 8; i++)
		value |= (uint64_t)(unsigned char)s[i] << 8 * i;
#else
	memcpy(&value, s, sizeof(value));
#endif
	return value;
}

static void
store(char *out, uint64_t value)
{
#ifdef WORDS_BIGENDIAN
	for (int i = 0; i < 8; i++)
		out[i] = (char)(value >> 8 * i & 0xFF);
#else
	memcpy(out, &value, sizeof(value));
#endif
}

/*
 * Fold eight bytes at once, as far as they are plain ASCII.  Returns how many were; always writes
 * eight.  Each mask below has the high bit of every byte that it is about; no sum carries into the
 * next byte since all are of seven bits.
 */
static inline size_t
fold_eight(const char *s, char *out, bool *space)
{
	const uint64_t high = EACH * 0x80;
	uint64_t v = load(s), w = v & ~high, stop;
	uint64_t blank = ~((w ^ EACH * 0x20) + EACH * 0x7F) & high;
	uint64_t grave = ~((w ^ EACH * '`') + EACH * 0x7F) & high;
	uint64_t control = (~(w + EACH * 0x60) | (w + EACH)) & high;
	uint64_t upper = (w + EACH * (0x80 - 'A')) & ~(w + EACH * (0x7F - 'Z')) & high;
	size_t n = 8;

	store(out, w | upper >> 2);
	stop = (v & high) | grave | control | (blank & (blank << 8 | (uint64_t)*space << 7));
	if (stop) {
		n = bits_lowest(stop) / 8;
		if (!n)
			return 0;
	}
	*space = blank >> (8 * n - 1) & 1;
	return n;
}

size_t
fold_fast(const char *s, size_t len, char **out, bool *space)
{
	const struct fold_row *row;
	size_t pos = 0, n;

	while (pos < len) {
		size_t left = len - pos;
		char last[8];

		if (left < sizeof last) {
			/* What is not ASCII ends the plain part. */
			memset(last, 0xFF, sizeof last);
			memcpy(last, s + pos, left);
		}
		n = fold_eight(left < sizeof last ? last : s + pos, *out, space);
		pos += n;
		*out += n;
		if (pos == len || n == sizeof last)
			continue;
		row = fold_row(s + pos, len - pos, &n);
		if (!row || !row->len)
			return pos;
		memcpy(*out, row, sizeof *row);
		*out += row->len;
		*space = false;
		pos += n;
	}
	return pos;
}
#endif
