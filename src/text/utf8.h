/* SPDX-License-Identifier: MIT */
/* UTF-8, strictly (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF). */
#ifndef PACECAT_TEXT_UTF8_H
#define PACECAT_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The code point at s and the bytes it takes, 1 to 4; 0 when they are not UTF-8 or len is 0. */
size_t utf8_decode(const char *s, size_t len, uint32_t *code);

/* The bytes of a code point (which must be a scalar value): how many of out[4] are used. */
size_t utf8_encode(uint32_t code, char out[4]);

/* The byte where the first fault of s[0..len) begins, or len when there is none. */
size_t utf8_fault(const char *s, size_t len);

/* The code points of s[0..len), which is valid. */
size_t utf8_count(const char *s, size_t len);

#endif
