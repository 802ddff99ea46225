/* SPDX-License-Identifier: MIT */
/* Letters for terminals that cannot show a letter: é e, œ oe, ß ss, “ ", … ... */
#ifndef PACECAT_TEXT_TRANSLITERATE_H
#define PACECAT_TEXT_TRANSLITERATE_H

#include <stdint.h>

/* The ASCII text for a code point, or NULL when there is none (the caller then shows "?"). */
const char *transliterate(uint32_t code, char room[8]);

#endif
