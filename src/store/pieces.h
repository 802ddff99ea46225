/* SPDX-License-Identifier: MIT */
/* Catalogues from the files as people wrote them, read side by side. */
#ifndef PACECAT_STORE_PIECES_H
#define PACECAT_STORE_PIECES_H

#include "store/load.h"

/*
 * Read all files and link them.  `keep`: if it took a moment, the result is kept in the cache
 * (store/cache.h).  `from` (may be NULL): nothing is kept, but what each file was goes in there.
 * The progress may be NULL.
 */
void load_pieces(const char *const *paths, size_t count, bool keep, struct compiled *from,
		 struct progress *, struct loaded *);

#endif
