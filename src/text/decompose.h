/* SPDX-License-Identifier: MIT */
/*
 * Characters taken apart by the tables of Unicode: the one place where it is asked of utf8proc.  It
 * cannot fail, since the room is always enough (tests/unit/text-decompose.c asks for every
 * character).
 */
#ifndef PACECAT_TEXT_DECOMPOSE_H
#define PACECAT_TEXT_DECOMPOSE_H

#include <stddef.h>
#include <stdint.h>

enum decompose {
	DECOMPOSE_CANONICAL,            /* what looks the same (NFD): never nothing */
	DECOMPOSE_PLAIN,                /* what is nearly the same (NFKD), without marks */
	DECOMPOSE_FOLDED                /* plain, and case folded */
};

/* The most parts of a character, and of one that is taken apart canonically. */
#define DECOMPOSE_MAX 18
#define DECOMPOSE_CANONICAL_MAX 4

/*
 * The parts of a code point, which must be a scalar value; how many there are.  The plain and the
 * folded ones of marks and of what is ignorable are none.
 */
size_t decompose(uint32_t code, enum decompose, int32_t part[]);

#endif
