/* SPDX-License-Identifier: MIT */
/*
 * The files that a compiled catalogue was made of, where they lie beside it.  A folder that it was
 * made of is there when one of its files is, or when it has other *.yaml in it and is not the
 * compiled file's own folder.
 */
#ifndef PACECAT_STORE_BESIDE_H
#define PACECAT_STORE_BESIDE_H

#include "store/compiled.h"
#include "store/stamp.h"
#include "sys/path.h"

enum beside {
	BESIDE_NONE,            /* the compiled file stands alone, as for whom it is handed out */
	BESIDE_SAME,            /* all are there, and what they were */
	BESIDE_OTHER,           /* all are there, and say something else by now */
	BESIDE_PART             /* they say something else, and not all can be read */
};

/* Append those that are there to `paths`: folders that were given as such. */
void beside_list(const struct compiled *, const char *path, struct paths *paths);

/*
 * What has become of them.  `load`: what beside_list has; `name`: where each source should be, as
 * many as there are.
 */
enum beside beside_look(const char *path, struct stamp *, struct paths *load, struct paths *name);

#endif
