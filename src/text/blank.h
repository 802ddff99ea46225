/* SPDX-License-Identifier: MIT */
/* Blanks of any script: keyboards, word processors and web pages have more than the space. */
#ifndef PACECAT_TEXT_BLANK_H
#define PACECAT_TEXT_BLANK_H

#include <stddef.h>

/* A blank at the beginning of s: its bytes, 0 for none. */
size_t blank_len(const char *s, size_t len);

#endif
