/* SPDX-License-Identifier: MIT */
/*
 * The terminal as a device, for screen.c: its modes, its size, the signals that concern it, and
 * how it is put back when the program crashes or its output is blocked.  Knows nothing of curses.
 *
 * There is one, so its state is static: signal handlers have no other way to reach it.
 */
#ifndef PACECAT_TUI_TTY_H
#define PACECAT_TUI_TTY_H

#include <stdbool.h>
#include <stddef.h>

/* What signals, and tty_wake, leave behind until tty_events is called. */
enum tty_event {
	TTY_HANGUP = 1,
	TTY_TERMINATE = 2,
	TTY_INTERRUPT = 4,
	TTY_SUSPEND = 8,
	TTY_CONTINUE = 16,
	TTY_RESIZE = 32,
	TTY_WAKE = 64
};

/* Remember modes, take over signals; false when there is no terminal or no pipe, errno set. */
bool tty_open(bool restricted);

/* Put modes and signals back.  Twice is fine. */
void tty_close(void);

/*
 * The bytes that put the terminal's appearance back, copied; sent only if the program cannot end
 * in order.  None: nothing is to be put back.
 */
void tty_set_restore(const char *bytes, size_t len);

/* Send them now, as far as the terminal takes them without waiting: it may be gone. */
void tty_restore(void);

int tty_event_fd(void);                 /* readable when tty_events has something */
unsigned tty_events(void);              /* enum tty_event, or-ed; forgotten afterwards */
void tty_wake(void);                    /* TTY_WAKE; from any thread, from a signal handler */

/* The signal that asked for the end; SIGHUP when none did: then it is the line that is gone. */
int tty_signal(void);

/* End the program by force in two seconds. */
void tty_arm(void);

/* Rows and columns, 0 where they are not known. */
void tty_size(int *rows, int *cols);

/*
 * While lent, the keyboard's signals are for the other program.  One that asks for the end is
 * passed on to it, if it has not ended after two seconds.
 */
void tty_lend(bool lent);

/* Stop the process group as SIGTSTP does by default; returns when it is continued. */
void tty_stop(void);

/* From now on output waits for a terminal that is slow, whatever other programs have left. */
void tty_wait_for_output(void);

/* Send all the bytes, or give up when the terminal is gone. */
void tty_write(const char *bytes, size_t len);

#endif
