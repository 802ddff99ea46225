/* SPDX-License-Identifier: MIT */
/* The names of keys, for key.c: what a code and its modifiers are called. */
#ifndef PACECAT_TUI_KEYNAME_H
#define PACECAT_TUI_KEYNAME_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/key.h"

/* Bits, as xterm counts them (its parameter less 1). */
enum modifier { MODIFIER_SHIFT = 1, MODIFIER_ALT = 2, MODIFIER_CTRL = 4, MODIFIER_META = 8 };

/* "C-M-S-" as the bits say, then base ("Up"). */
void keyname_make(char name[KEY_NAME_MAX], const char *base, unsigned modifiers);

/*
 * The name of the key that types this code point: control characters are "Tab", "C-n", a letter
 * with Ctrl is what the terminal would send for it.  False when it types nothing.
 */
bool keyname_code(char name[KEY_NAME_MAX], uint32_t code, unsigned modifiers);

#endif
