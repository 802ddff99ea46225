/* SPDX-License-Identifier: MIT */
/* Hashes of bytes: to notice change and damage, and for tables of keys. */
#ifndef PACECAT_BASE_HASH_H
#define PACECAT_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * XXH64 as its public description has it, the same on every machine: it withstands accidents, not
 * attackers.  `bytes` may be NULL when there are none.  To hash parts, give each the hash of those
 * before.
 */
uint64_t hash64(const void *bytes, size_t len, uint64_t seed);

/* For a table that dies with the program: another each time it runs, so nobody can foresee it. */
uint32_t hash_key(const char *key, size_t len);

#endif
