/* SPDX-License-Identifier: MIT */
/* Borrowed bytes: a part of somebody else's string, not terminated. */
#ifndef PACECAT_BASE_STR_H
#define PACECAT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *s;
	size_t len;
};

static inline struct str
str_of(const char *s)
{
	return (struct str){ .s = s, .len = strlen(s) };
}

static inline bool
str_is(struct str a, const char *b)
{
	return strlen(b) == a.len && (!a.len || !memcmp(a.s, b, a.len));
}

#endif
