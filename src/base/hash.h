/* SPDX-License-Identifier: MIT */
/*
 * A 64-bit hash of bytes, to notice change and damage: XXH64 as its public description has it.  It
 * withstands accidents, not attackers.  The same on every machine.
 */
#ifndef PACECAT_BASE_HASH_H
#define PACECAT_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* `bytes` may be NULL when there are none.  To hash parts, give each the hash of those before. */
uint64_t hash64(const void *bytes, size_t len, uint64_t seed);

#endif
