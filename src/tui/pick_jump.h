/* SPDX-License-Identifier: MIT */
/* Going anywhere by a part of its name: records, actions, commands. */
#ifndef PACECAT_TUI_PICK_JUMP_H
#define PACECAT_TUI_PICK_JUMP_H

#include "tui/app.h"
#include "tui/picker.h"

void pick_jump(struct picker *, struct app *);

#endif
