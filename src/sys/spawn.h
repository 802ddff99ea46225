/* SPDX-License-Identifier: MIT */
/* Other programs, without a shell (DESIGN section 8, Programs). */
#ifndef PACECAT_SYS_SPAWN_H
#define PACECAT_SYS_SPAWN_H

#include <stdbool.h>

#include "base/buf.h"
#include "sys/path.h"

/*
 * Take a command line apart as a shell does with blanks, quotes and backslashes, and nothing else:
 * no variables, no wildcards.  Words are appended; false, and none are, when a quote stays open.
 */
bool spawn_split(const char *command, struct paths *words);

/*
 * Run a program, found along PATH, on the terminal, and wait for its end.  Signals are for it as
 * they would be under a shell.  False, and a translated sentence in err, when it cannot be run;
 * *status is its exit status, 128 and more when a signal ended it.
 */
bool spawn_wait(const struct paths *argv, int *status, struct buf *err);

/*
 * Run a program that reads `text` from its standard input; it says nothing and stays away from the
 * terminal.  Waits for it, but no longer than a reader would.  False, and a translated sentence in
 * err, when it cannot be run, does not end, or ends with another status than 0.
 */
bool spawn_feed(const struct paths *argv, const char *text, size_t len, struct buf *err);

/*
 * Run a program in a window or session of its own, away from the terminal.  Only as long as it
 * takes to see whether it starts is it waited for.  False with a sentence as above.
 */
bool spawn_apart(const struct paths *argv, struct buf *err);

/* Run two on the terminal, what the first prints is what the second reads; wait for both. */
bool spawn_piped(const struct paths *from, const struct paths *to, struct buf *err);

/*
 * Send a signal to the program that is waited for on the terminal; false: there is none.  A signal
 * handler may call it.
 */
bool spawn_pass_on(int signal);

/* Is there a program of that name along PATH? */
bool spawn_has(const char *program);

/* The argv of the reader's editor ($VISUAL, $EDITOR, else one that is here); false: none. */
bool spawn_editor(struct paths *argv);

/*
 * Append what makes an editor in a window of its own wait until the text is written, as far as it
 * is known: some leave at once, and the window stays.
 */
void spawn_editor_wait(struct paths *argv);

/* Append what opens `path` at a line (0: at its beginning), as far as the editor is known. */
void spawn_editor_place(struct paths *argv, const char *path, unsigned line);

#endif
