/* SPDX-License-Identifier: MIT */
/* Carries out what opens files and addresses: other programs, the terminal lent to them. */
#ifndef PACECAT_TUI_LAUNCH_H
#define PACECAT_TUI_LAUNCH_H

#include "sys/path.h"
#include "tui/app.h"

/* What EFFECT_OPEN_FILE and EFFECT_OPEN_ADDRESS ask for; `viewer` is as sys/opener.h has it. */
void launch_file(struct app *, const struct paths *viewer, const char *text);
void launch_address(struct app *, const struct paths *viewer, const char *address);

#endif
