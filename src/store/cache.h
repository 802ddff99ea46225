/* SPDX-License-Identifier: MIT */
/*
 * Catalogues that took a moment to load are kept compiled in $XDG_CACHE_HOME/pacecat, and opened
 * from there as long as their files are what they were.
 *
 * All of it is optional and silent: without a home folder, with one that cannot be written to, with
 * a cache that is damaged, the files are read as if there were none.  Sessions side by side see
 * each other's caches whole or not at all, since they appear by rename.
 */
#ifndef PACECAT_STORE_CACHE_H
#define PACECAT_STORE_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "model/catalogue.h"
#include "store/compiled.h"

/*
 * The catalogue of these files and folders, with the diagnostics of the load that it was kept
 * after; NULL when there is none or the files have changed.
 */
struct catalogue *cache_open(const char *const *paths, size_t count, struct diags *);

/* What is noted while files are loaded, so that the result can be kept. */
struct caching {
	struct compiled compiled;
	int64_t started;                /* milliseconds of a clock that only goes forward */
};

void caching_start(struct caching *);

/*
 * A file was read: the hash of its bytes (base/hash.h), and what it was when they were.  Returns
 * what is noted of it, until the next one is.
 */
struct compiled_source *caching_add(struct caching *, const char *path,
				    const struct file_identity *, uint64_t hash);

#define CACHE_MOMENT_MS 50

/* Keep the catalogue of these files, noted in their order, if loading it took longer than that. */
void caching_finish(struct caching *, int moment_ms, const char *const *paths, size_t count,
		    const struct catalogue *, const struct diags *);

/* Where the stamp (store/stamp.h) of a compiled file is kept; NULL: nowhere that is ours. */
char *cache_stamp(const char *path);

#endif
