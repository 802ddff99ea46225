/* SPDX-License-Identifier: MIT */
/* Control characters that escapes in double quotes have made.  Private to format/yaml.c. */
#ifndef PACECAT_FORMAT_YAML_CONTROL_H
#define PACECAT_FORMAT_YAML_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

#include "format/source.h"

/* The first control character in a text, which is UTF-8, or -1. */
int control_find(const char *s, size_t len);

/* The byte of the first escape that makes one, of the double quotes at `at`. */
size_t escape_at(const struct source *, size_t at);

/*
 * "?" for every control character; for U+FDD0 and U+FDD1, where they stand for separators, those.
 * Shrinks only: how long it is now.
 */
size_t control_replace(char *s, size_t len, bool separators);

#endif
