/* SPDX-License-Identifier: MIT */
/*
 * What a finished control sequence of a terminal means: cursor and function keys as the VT220,
 * xterm, rxvt and the Linux console send them, keys reported by their code (CSI u, CSI 27 ~), and a
 * mouse (SGR, mode 1006).  Pure; key.c says where a sequence begins and ends.
 */
#ifndef PACECAT_TUI_KEY_SEQUENCE_H
#define PACECAT_TUI_KEY_SEQUENCE_H

#include <stdint.h>

/* One of the three, or nothing: what is not known, let go or moved means nothing. */
struct key_meaning {
	const char *base;               /* a key that types nothing: "Up"; static; or NULL */
	uint32_t code;                  /* a key by what it types; 0: none */
	int button, y, x;               /* a press of the mouse as in tui/key.h; button 0: none */
	unsigned modifiers;             /* of a key: enum modifier (tui/keyname.h), or-ed */
};

/* Of "ESC [ ...", and of "ESC O ...", to their last byte; neither has control characters. */
struct key_meaning key_meaning_csi(const char *sequence);
struct key_meaning key_meaning_ss3(const char *sequence);

#endif
