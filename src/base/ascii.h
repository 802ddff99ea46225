/* SPDX-License-Identifier: MIT */
/*
 * Letters and digits of ASCII, the same in every locale.  What <ctype.h> and <strings.h> say is the
 * terminal's: in Turkish no small letter belongs to "I", and in an 8-bit locale half of the bytes
 * of UTF-8 are letters.  What is text in a language is asked of text/.
 */
#ifndef PACECAT_BASE_ASCII_H
#define PACECAT_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline char
ascii_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_is_letter(char c)
{
	return ascii_is_lower(c) || ascii_is_upper(c);
}

/* A letter or a digit. */
static inline bool
ascii_is_alnum(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

/* Does a text begin with another, but for case? */
static inline bool
ascii_begins(const char *s, const char *start)
{
	while (*start && ascii_lower(*s) == ascii_lower(*start)) {
		s++;
		start++;
	}
	return !*start;
}

/* Are they the same, but for case? */
static inline bool
ascii_same(const char *a, const char *b)
{
	while (*a && ascii_lower(*a) == ascii_lower(*b)) {
		a++;
		b++;
	}
	return !*a && !*b;
}

#endif
