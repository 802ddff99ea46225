/* SPDX-License-Identifier: MIT */
/*
 * The clipboard of whoever sits at the terminal, perhaps at the other end of a slow line.
 *
 * No terminal confirms: what was sent may have arrived or not, and the reader is told no more than
 * that.  Nothing is ever read back.
 */
#ifndef PACECAT_SYS_CLIPBOARD_H
#define PACECAT_SYS_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "sys/path.h"

/* Bytes of text that xterm and most others take at once; some take less (clipboard_most). */
#define CLIPBOARD_MOST 74994

/* What tells where the terminal is.  All borrowed, NULL: not known. */
struct clipboard_place {
	const char *tmux, *screen, *ssh, *wayland, *display, *termux, *term; /* environment */
	const char *command; /* the reader's own, as spawn_split takes it; "" is none */
	bool (*has)(const char *program); /* is it along PATH */
};

enum clipboard_means {
	CLIPBOARD_PROGRAM,  /* run argv with the text as its standard input */
	CLIPBOARD_TERMINAL, /* send it to the terminal (clipboard_compose) */
	CLIPBOARD_SCREEN    /* the same through GNU screen */
};

/* One way, to be released.  Where a program fails, the terminal is next. */
struct clipboard_way {
	enum clipboard_means means;
	struct paths argv;
};

/* What the environment of this program says. */
struct clipboard_place clipboard_here(const char *command);

/*
 * The best way: the reader's own command; inside tmux its own buffer, which it hands on; where
 * there is a display and no ssh the program for it; else the terminal by OSC 52.  False, and
 * nothing to release, when the reader's command has a quote that stays open.
 */
bool clipboard_choose(const struct clipboard_place *, struct clipboard_way *);
void clipboard_way_release(struct clipboard_way *);

/*
 * By which of CLIPBOARD_TERMINAL and CLIPBOARD_SCREEN the terminal is reached.  Who comes by ssh
 * from within GNU screen brings no more of it than the name that it gives its terminals,
 * "screen.xterm".
 */
enum clipboard_means clipboard_terminal(const struct clipboard_place *);

/*
 * May so many bytes for the terminal come to be seen on it?  Yes for more than GNU screen takes as
 * one sequence, where it, or tmux, may be what is called "screen" at the other end of ssh.
 */
bool clipboard_may_show(const struct clipboard_place *, size_t len);

/* Bytes of text that the terminal can be trusted with. */
size_t clipboard_most(const struct clipboard_place *);

/*
 * Append what sends the text to the terminal's clipboard: OSC 52 for "c", base64 (RFC 4648), ended
 * by BEL; for GNU screen in pieces, each in a DCS of its own, as it takes no longer ones.
 */
void clipboard_compose(struct buf *, enum clipboard_means, const char *text, size_t len);

#endif
