/* SPDX-License-Identifier: MIT */
/* Columns by our own reckoning, where the libc cannot tell: see src/static/characters.c. */
#ifndef PACECAT_TEXT_WIDTH_H
#define PACECAT_TEXT_WIDTH_H

#include <stdint.h>

/*
 * The columns of a code point as wcwidth(3) counts them: 0 for what combines or is not seen, 2 for
 * what East Asian Width (UAX 11) calls wide, -1 for controls and what is no character.
 */
int code_width(uint32_t code);

#endif
