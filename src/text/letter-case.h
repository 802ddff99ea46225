/* SPDX-License-Identifier: MIT */
/* Small letters and capitals, of every script that has them. */
#ifndef PACECAT_TEXT_LETTER_CASE_H
#define PACECAT_TEXT_LETTER_CASE_H

#include <stdbool.h>
#include <stdint.h>

bool letter_is_small(uint32_t code);
bool letter_is_capital(uint32_t code); /* titlecase letters are, too */

/* The small letter, or the code point itself. */
uint32_t letter_to_small(uint32_t code);

#endif
