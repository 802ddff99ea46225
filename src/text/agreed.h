/* SPDX-License-Identifier: MIT */
/*
 * What takes the same columns on every terminal.
 *
 * A terminal measures text by tables of its own: of another version of Unicode, with vowels that
 * stand beside their letter or on it, with pictures that are joined or not.  Whoever draws a row in
 * one go relies on them; so what is not agreed on must be drawn by itself, at a place of its own.
 */
#ifndef PACECAT_TEXT_AGREED_H
#define PACECAT_TEXT_AGREED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Does every terminal give it so many columns?  Yes for the letters, digits and punctuation of the
 * basic plane, ideographs, syllables of Hangul, kana, box drawings and arrows, and 0 columns for
 * the marks of most scripts; no for pictures, signs, format characters, vowels that stand beside,
 * the parts of Hangul, and what is rare.
 */
bool code_is_agreed(uint32_t code, int cols);

/* The same of a glyph (text/show.h): one of them, or a letter with common marks, or ASCII. */
bool glyph_is_agreed(const char *glyph, size_t len, int cols);

#endif
