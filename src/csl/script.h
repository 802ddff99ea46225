/* SPDX-License-Identifier: MIT */
/*
 * Scripts that write words apart and know italics: Latin, Greek, Cyrillic, Hebrew, Arabic, Thai.
 * The Hebrew letter vav, which is written together with the next word as "and", is none of them.
 */
#ifndef PACECAT_CSL_SCRIPT_H
#define PACECAT_CSL_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A letter or digit of such a script, or a hyphen. */
bool csl_is_spaced(uint32_t code);

/* Is any character of the text one of those?  What is no UTF-8 is none. */
bool csl_has_spaced(struct str);

#endif
