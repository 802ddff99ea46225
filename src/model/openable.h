/* SPDX-License-Identifier: MIT */
/* What a record offers to be opened with another program: its files, and addresses on the web. */
#ifndef PACECAT_MODEL_OPENABLE_H
#define PACECAT_MODEL_OPENABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/catalogue.h"
#include "model/language.h"

struct openable {
	bool file;    /* else an address */
	enum key key; /* that names it: KEY_FILES, KEY_DOI, ... */
	char *target; /* owned: a path below the catalogue's folder, as written; or an address */
	char *title;  /* owned: of a file, in the reader's language; "" if it has none */
};

/* Zero is none. */
struct openables {
	struct openable *one;
	size_t count, room;
};

/*
 * Add them: files first, then the DOI as https://doi.org/..., the URL and other addresses, each
 * once.  Nothing is looked at but the record: whoever opens one checks it (sys/opener.h).
 */
void openables_find(struct openables *, const struct catalogue *, uint32_t record,
		    const struct languages *);
void openables_drop_files(struct openables *);
void openables_release(struct openables *);

#endif
