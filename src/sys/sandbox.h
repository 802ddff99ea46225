/* SPDX-License-Identifier: MIT */
/*
 * What this process gives up for good, enforced by the kernel where it can: for accounts that
 * anybody may log in to (DESIGN section 8, Restricted).
 *
 * The program itself has to leave those things alone too: a kernel may lack all of this.  Nothing
 * is said; who asks gets to know what holds.
 */
#ifndef PACECAT_SYS_SANDBOX_H
#define PACECAT_SYS_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/*
 * No file but those named, and what lies below folders among them, can be opened any more, and
 * those only to read: Landlock, or unveil.  What is open stays so.  Names of what is not there are
 * passed over.  It binds the thread that calls and those it starts: call it before any other runs.
 * True: it holds.
 */
bool sandbox_files(const char *const *readable, size_t count);

/*
 * No program can be run, no process started, no connection made, no file changed, and nothing
 * fed into the terminal's input: seccomp for all threads, or pledge.  An attempt to run a program
 * or to open a connection ends the process (SIGSYS), all else that is not needed fails with EPERM.
 * Threads may still be started, files opened to read.  True: it holds.
 */
bool sandbox_calls(void);

/*
 * No core is left, no more than `bytes` of memory are taken, and no file grows, unless standard
 * output or error is one.  Limits that are lower stay.
 */
void sandbox_limits(size_t bytes);

/* Would the first two hold, if they were asked for?  For whoever wants to know; nothing changes. */
bool sandbox_files_known(void);
bool sandbox_calls_known(void);

/* False in a build with a sanitizer or gcov, which need at their end what would be given up. */
bool sandbox_fits(void);

#endif
