/* SPDX-License-Identifier: MIT */
/* Catalogues from files, and the several that the browser has open at once. */
#ifndef PACECAT_STORE_LOAD_H
#define PACECAT_STORE_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/exit.h"
#include "model/catalogue.h"
#include "sys/file.h"
#include "sys/path.h"

/*
 * Load one catalogue from files and folders (their *.yaml in byte order).  All that is wrong goes
 * into the diagnostics, sorted; what can be shown is shown all the same.  The status is EXIT_DONE
 * when every file could be read (look at diags.errors for mistakes in them), EXIT_NO_INPUT when one
 * is missing, EXIT_IO when one cannot be read, EXIT_DATA when nothing can be shown.  Returns NULL
 * when nothing can be shown; the status is never EXIT_DONE then.
 *
 * A path may also be a compiled catalogue, which is then the only one.
 */
struct catalogue *load_catalogue(const char *const *paths, size_t count, struct diags *,
				 enum exit_status *);

/*
 * The same, but read from the files again even if they were loaded before, and not kept
 * (store/cache.h); a compiled catalogue is read from its first byte to its last.
 */
struct catalogue *load_fresh(const char *const *paths, size_t count, struct diags *,
			     enum exit_status *status);

/* One catalogue that is open, with where it came from and what is wrong with it. */
struct opened {
	struct paths paths;             /* as given: files and folders */
	struct catalogue *catalogue;    /* NULL: nothing could be loaded */
	struct diags diags;             /* of the last load, also of one that failed */
	enum exit_status status;        /* of the last load */
	char *name;                     /* what to call it: the programme's short title, title or
					   acronym, else the file's name; never empty; as written */
	char *key;                      /* what it is remembered by: store/state.h */
};

/* Never NULL; look at its `catalogue`. */
struct opened *opened_new(const char *const *paths, size_t count);
void opened_free(struct opened *);

/*
 * Load it again.  When nothing can be loaded now the catalogue stays as it was, `diags` and
 * `status` say why, and false is returned.  On success the old catalogue is freed: hold ids, not
 * record numbers.
 */
bool opened_reload(struct opened *);

/* The catalogues of the browser, in the order in which they were opened. */
struct library {
	struct opened **opened;
	size_t count, room;
	size_t current;                 /* below count, unless there is none */
};

/* The one on show, or NULL. */
struct opened *library_current(const struct library *);

/*
 * Add a catalogue (taken over) and make it the current one.  When the same files are open already,
 * under whatever paths, it takes the place of that catalogue: it is returned, no longer in the
 * library, for the caller to free when nothing points to it any more.  Else NULL.
 */
struct opened *library_add(struct library *, struct opened *);

/* Make the next (step 1) or previous (-1) the current one, round and round. */
void library_switch(struct library *, int step);

/* Close the current one; the one after it, else before it, is current then. */
void library_close(struct library *);

void library_release(struct library *);

#endif
