/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <string.h>

#define PRIME_1 0x9e3779b185ebca87u
#define PRIME_2 0xc2b2ae3d27d4eb4fu
#define PRIME_3 0x165667b19e3779f9u
#define PRIME_4 0x85ebca77c2b2ae63u
#define PRIME_5 0x27d4eb2f165667c5u

static uint64_t
turn(uint64_t x, unsigned bits)
{
	return x << bits | x >> (64 - bits);
}

/* Little-endian wherever we are; compilers make one load of it. */
static uint64_t
read_64(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
	       (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

static uint64_t
read_32(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24;
}

static uint64_t
mix(uint64_t sum, uint64_t word)
{
	return turn(sum + word * PRIME_2, 31) * PRIME_1;
}

static uint64_t
merge(uint64_t hash, uint64_t sum)
{
	return (hash ^ mix(0, sum)) * PRIME_1 + PRIME_4;
}

/* Four sums over the whole blocks of 32 bytes. */
static uint64_t
hash_blocks(const unsigned char *p, const unsigned char *end, uint64_t seed)
{
	uint64_t a = seed + PRIME_1 + PRIME_2, b = seed + PRIME_2, c = seed, d = seed - PRIME_1;
	uint64_t hash;

	for (; p < end; p += 32) {
		a = mix(a, read_64(p));
		b = mix(b, read_64(p + 8));
		c = mix(c, read_64(p + 16));
		d = mix(d, read_64(p + 24));
	}
	hash = turn(a, 1) + turn(b, 7) + turn(c, 12) + turn(d, 18);
	return merge(merge(merge(merge(hash, a), b), c), d);
}

/* What is left over: fewer than 32 bytes. */
static uint64_t
hash_rest(uint64_t hash, const unsigned char *p, size_t len)
{
	for (; len >= 8; len -= 8, p += 8)
		hash = turn(hash ^ mix(0, read_64(p)), 27) * PRIME_1 + PRIME_4;
	for (; len >= 4; len -= 4, p += 4)
		hash = turn(hash ^ read_32(p) * PRIME_1, 23) * PRIME_2 + PRIME_3;
	for (; len; len--, p++)
		hash = turn(hash ^ *p * PRIME_5, 11) * PRIME_1;
	return hash;
}

uint64_t
hash64(const void *bytes, size_t len, uint64_t seed)
{
	const unsigned char *p = bytes;
	size_t whole = len & ~(size_t)31;
	uint64_t hash = seed + PRIME_5;

	if (whole)
		hash = hash_blocks(p, p + whole, seed);
	hash += len;
	if (len > whole)
		hash = hash_rest(hash, p + whole, len - whole);
	hash = (hash ^ hash >> 33) * PRIME_2;
	hash = (hash ^ hash >> 29) * PRIME_3;
	return hash ^ hash >> 32;
}

/*
 * As FNV-1a does it, since keys are short, but with a factor that is another each time: who writes
 * a file does not know where the system has put the program, so he cannot make keys that all want
 * one slot.  With FNV's own factor it would depend on 8 bits only which keys collide.
 */
uint32_t
hash_key(const char *key, size_t len)
{
	static const char place = '\0';
	uint64_t factor = UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)((uintptr_t)&place >> 12) << 1;
	uint64_t h = factor;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)key[i]) * factor;
	return (uint32_t)(h >> 32);
}
