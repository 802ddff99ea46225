/* SPDX-License-Identifier: MIT */
/*
 * The terminal.  Nothing above this header knows about curses, and nothing else writes to the
 * terminal between screen_start and screen_stop.
 *
 * Everything arrives as a key (tui/key.h): what is typed, and
 *
 *	Resize          the size changed: key.rows, key.cols
 *	Hangup          the terminal is gone, or SIGHUP: leave at once, draw nothing
 *	Terminate       SIGTERM or SIGQUIT: leave
 *	Interrupt       SIGINT from elsewhere (the keyboard's is "C-c")
 *	Suspend         SIGTSTP from elsewhere (the keyboard's is "C-z"): call screen_suspend
 *	Continue        SIGCONT: the terminal is already set up again, show the canvas
 *	Wake            screen_wake was called
 *
 * Two seconds after Hangup or Terminate the program is ended by force, terminal restored, unless it
 * has ended by itself.  Either way its status is 128 and the signal's number.
 */
#ifndef PACECAT_TUI_SCREEN_H
#define PACECAT_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/theme.h"

struct screen_options {
	enum charset charset;
	bool restricted;                /* SIGTSTP and SIGQUIT are ignored, no suspend */
	int escape_ms;                  /* 0: ESCDELAY, else 500 over ssh, else 100 */
	/* Only where the terminal is known to understand: */
	bool title;                     /* screen_title says something */
	bool links;                     /* addresses lead there (OSC 8) */
	bool ordered;                   /* it shall not turn letters round (ECMA-48's BDSM) */
};

/*
 * Take the terminal over.  False: it cannot be used, and err says why in a translated sentence.
 * True: err may hold one sentence of notice.  The terminal's name is used as it is nowhere but in
 * terminfo; err may quote it and goes through text/show.h like everything else.
 */
bool screen_start(const struct screen_options *, struct buf *err);

/* Give the terminal back as it was.  Safe at any time, twice, before screen_start, from atexit. */
void screen_stop(void);

/* Which signal Hangup or Terminate was: the program ends with 128 and that number. */
int screen_signal(void);

/* Rows and columns there are, after clamping. */
void screen_size(int *rows, int *cols);

/* Has the terminal any colours? */
bool screen_coloured(void);

/* Show a canvas; only the difference to what is there is sent. */
void screen_show(const struct canvas *, const struct theme *);

/* The title of the window, where it was asked for; the old one comes back with the terminal. */
void screen_title(const char *text);

/* Wait for a key: up to timeout_ms, for ever when negative.  Returns 1, or 0 when time is up. */
int screen_wait(int timeout_ms, struct keystroke *);

/* True when a key is there already, so that drawing can wait. */
bool screen_pending(void);

/* Make screen_wait return the key "Wake".  From any thread, from a signal handler. */
void screen_wake(void);

/* Deliver "Wake" whenever this descriptor can be read, too; -1: none any more. */
void screen_listen(int fd);

/* The next screen_show sends everything anew. */
void screen_redraw(void);

/* Stop the program as SIGTSTP does, terminal restored; on return it is set up again. */
void screen_suspend(void);

/* Lend the terminal to another program, and take it back; everything is sent anew then. */
void screen_leave(void);
void screen_return(void);

/*
 * Have the terminal send its mouse's reports, or no longer; however the program ends or stops, it
 * sends them no more.  False: it is not known to have any.
 */
bool screen_mouse(bool on);

/* Send bytes that do not move anything (OSC 52) to the terminal between two frames. */
void screen_send(const char *bytes, size_t len);

#endif
