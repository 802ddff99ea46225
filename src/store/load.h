/* SPDX-License-Identifier: MIT */
/* Catalogues from files, and the several that the browser has open at once. */
#ifndef PACECAT_STORE_LOAD_H
#define PACECAT_STORE_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/exit.h"
#include "base/thread.h"
#include "model/catalogue.h"
#include "store/compiled.h"
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

/*
 * As load_fresh, with what each file was as it was read: for compile_catalogue.  `from` has no
 * sources when a compiled catalogue was opened; release it in any case.
 */
struct catalogue *load_noted(const char *const *paths, size_t count, struct compiled *from,
			     struct diags *, enum exit_status *);

/* What a load brings.  Zero is nothing. */
struct loaded {
	struct catalogue *catalogue;    /* NULL: nothing can be shown, or the load was cancelled */
	struct diags diags;             /* sorted */
	enum exit_status status;
	bool partial;                   /* the beginning only: more comes */
	bool cancelled;                 /* there is nothing because nobody wanted it any more */
	bool broken;                    /* a file could not be read, or not to its end */
};

void loaded_release(struct loaded *);

/*
 * As load_catalogue; the files are read side by side on the machine's cores when they are not
 * small.  The progress (may be NULL) is told of, and can cancel it.
 */
void load_all(const char *const *paths, size_t count, struct progress *, struct loaded *);

/*
 * What needs no loading: a compiled catalogue (whatever becomes of it), or one that the cache has.
 * False, and nothing to release, when the files have to be read.
 */
bool load_ready(const char *const *paths, size_t count, struct loaded *);

/*
 * Append all on which it depends what is loaded: these paths, and behind a compiled catalogue the
 * files and folders beside it that it was made from.
 */
void load_watched(const char *const *paths, size_t count, struct paths *watched);

/* Bytes of all the files; those that are not there count nothing. */
uint64_t load_bytes(const char *const *paths, size_t count);

/* Below this many bytes a catalogue is loaded at once, without a thread. */
#define LOAD_SMALL ((uint64_t)1 << 20)

struct load;

/* One catalogue that is open, with where it came from and what is wrong with it. */
struct opened {
	struct paths paths;             /* as given: files and folders */
	struct paths watched;           /* and what they depend on: load_watched */
	struct catalogue *catalogue;    /* NULL: nothing could be loaded */
	struct diags diags;             /* of the last load, also of one that failed */
	enum exit_status status;        /* of the last load */
	char *name;                     /* what to call it: the programme's short title, title or
					   acronym, else the file's name; never empty; as written */
	char *key;                      /* what it is remembered by: store/state.h */
	bool partial;                   /* `catalogue` is only the beginning of what is there */
	bool broken;                    /* of the load that brought `catalogue` */
	uint64_t stamp;                 /* of these (sys/watch.h), before they were read */
	struct load *load;              /* NULL, or it is being loaded (store/background.h) */
};

/* Never NULL; look at its `catalogue`. */
struct opened *opened_new(const char *const *paths, size_t count);
void opened_free(struct opened *);

/*
 * Open the beginning of a catalogue, so that there is something to see: opened_load brings the
 * rest.  What is small, or has no studies near its beginning, is opened whole.
 */
struct opened *opened_begin(const char *const *paths, size_t count);

/*
 * Load (again) beside the caller; what is being loaded is given up.  `wake` is called, from any
 * thread, when opened_take has something: at most one beginning, then all.
 */
void opened_load(struct opened *, void (*wake)(void));
bool opened_take(struct opened *, struct loaded *);
void opened_give_up(struct opened *);

/* Find out anew what is to be watched. */
void opened_find(struct opened *);

/* Have the files changed since they were read? */
bool opened_stale(const struct opened *);

/*
 * Should what was loaded take the place of what is shown?  Not when there is nothing, and not when
 * a file breaks off now that was whole before: somebody is in the middle of an edit.
 */
bool opened_wants(const struct opened *, const struct loaded *);

/*
 * Let it take the place, or keep the catalogue and only what was found wrong.  It is taken over;
 * the catalogue whose place is taken is freed: hold ids, not record numbers.
 */
void opened_replace(struct opened *, struct loaded *);
void opened_keep(struct opened *, struct loaded *);

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
