/* SPDX-License-Identifier: MIT */
/* The environment of an account that anybody may log in to (DESIGN section 8, Restricted). */
#ifndef PACECAT_SYS_ENVIRONMENT_H
#define PACECAT_SYS_ENVIRONMENT_H

/*
 * Forget all variables but those that say which terminal and language the reader has, if what they
 * say looks like the name of one, and a few of which no more is kept than that they are there.
 * Without HOME and the XDG variables nothing of a home is looked for any more, by curses neither.
 * To be called before a locale is set and before any thread.
 */
void environment_restrict(void);

#endif
