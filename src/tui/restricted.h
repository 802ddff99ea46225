/* SPDX-License-Identifier: MIT */
/*
 * What a reader cannot do on an account that anybody may log in to (DESIGN section 8, Restricted).
 * Effects are what counts: only those that are named here are carried out.  Actions and commands
 * that would end in others are neither offered nor begun.
 */
#ifndef PACECAT_TUI_RESTRICTED_H
#define PACECAT_TUI_RESTRICTED_H

#include <stdbool.h>

#include "tui/effect.h"
#include "tui/keymap.h"

bool restricted_effect(enum effect_kind);       /* is it carried out all the same? */
bool restricted_action(enum action);            /* is it there all the same? */

/* What the reader is told who asks for what is not there. */
const char *restricted_sentence(void);

/* Above the keys, where the reader looks for what can be done. */
const char *restricted_help(void);

#endif
