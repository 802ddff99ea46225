/* SPDX-License-Identifier: MIT */
/* The scripts of China, Japan and Korea, whose names have no blank and the family first. */
#ifndef PACECAT_TEXT_EAST_ASIAN_H
#define PACECAT_TEXT_EAST_ASIAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Is all of the text, which is not empty, ideographs, Hangul, Hiragana or Bopomofo; with `katakana`
 * also that, which is for names from elsewhere?
 */
bool east_asian(const char *s, size_t len, bool katakana);

#endif
