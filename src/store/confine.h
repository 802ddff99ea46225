/* SPDX-License-Identifier: MIT */
/* The whole program confined to reading one catalogue (DESIGN section 8, Restricted). */
#ifndef PACECAT_STORE_CONFINE_H
#define PACECAT_STORE_CONFINE_H

#include <stddef.h>

#include "store/settings.h"

/*
 * Where the settings say "restricted: yes", from now on, as far as the kernel enforces it
 * (sys/sandbox.h), this process can open these paths of a catalogue, the data of the program, and
 * what the system knows of terminals, languages, citation styles and the time, all of them only to
 * read; nothing is started, and memory has a bound.  Elsewhere nothing happens.  Once, before any
 * thread and after the locale is set; argv0 as in store/locate.h.
 */
void confine(const char *const *path, size_t count, const struct settings *, const char *argv0);

#endif
