/* SPDX-License-Identifier: MIT */
/*
 * From the bytes of YAML files to a catalogue (DESIGN section 3).
 *
 * Everything that can be shown is loaded: a value that cannot be what its key asks for is left
 * out, a reference that names nobody stays without a link, each with an error.  Whether errors
 * matter is the caller's business (diags.errors).
 */
#ifndef PACECAT_FORMAT_READ_H
#define PACECAT_FORMAT_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/thread.h"
#include "format/source.h"
#include "model/build.h"

/*
 * Read one file into `segment` and `source`, both of which are initialised here.  Files may be
 * read side by side, each with its own `diags`.  `bytes` must live until the link: set `owned` of
 * the source to them, and the link frees them as soon as it can.  False when it is no catalogue;
 * the segment is then good all the same, and has but the record of the file.
 */
bool catalogue_read_segment(const char *name, const char *bytes, size_t len, struct segment *,
			    struct source *, struct diags *);

/* The same for a part of a file, or with somebody who wants to know how far it is. */
struct part {
	struct progress *progress;      /* may be NULL; when it is cancelled, reading breaks off */
	bool cut;                       /* the file goes on: the last record may not be whole */
	unsigned lines_before;          /* of the file, before these bytes */
	struct origin *origin;          /* NULL, or of what the bytes were made: taken over */
	size_t origins;
};

bool catalogue_read_part(const char *name, const char *bytes, size_t len, const struct part *,
			 struct segment *, struct source *, struct diags *);

/*
 * Link the files of one catalogue to each other.  Every source->diags must be alive and may be
 * the same for all.  Takes the segments and sources over, but not the array itself.  NULL when
 * none of them is a catalogue.
 */
struct catalogue *catalogue_link(struct segment *, struct source *, size_t count);

/* The same; NULL also when the progress (may be NULL) is cancelled before it is done. */
struct catalogue *catalogue_link_while(struct segment *, struct source *, size_t count,
				       struct progress *);

/* The year that it is now for the checks of dates. */
int read_year(void);

/* A whole file in memory, borrowed. */
struct read_file {
	const char *name;
	const char *bytes;
	size_t len;
};

/* Both, with the diagnostics in the order of the files. */
struct catalogue *catalogue_read(const struct read_file *, size_t files, struct diags *);
struct catalogue *catalogue_read_one(const char *name, const char *bytes, size_t len,
				     struct diags *);

#endif
