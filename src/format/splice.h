/* SPDX-License-Identifier: MIT */
/*
 * Records put into the text of a catalogue, every other byte of which stays as it is: comments,
 * line ends, quotes.  Where the lists of a file end is found by the events of its reader, and
 * where to put something by its lines.
 */
#ifndef PACECAT_FORMAT_SPLICE_H
#define PACECAT_FORMAT_SPLICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

enum splice_list { SPLICE_ORGANISATIONS, SPLICE_PEOPLE, SPLICE_STUDIES, SPLICE_LISTS };

struct splice {
	const char *bytes; /* borrowed */
	size_t len;
	const char *newline; /* as the file has them */
	struct splice_place {
		bool there;    /* the file has such a list */
		size_t at;     /* byte where more of it can be put: a line begins there */
		size_t indent; /* blanks before the hyphens of its records */
		size_t open, close; /* of an empty list its brackets, which have to go; else 0 */
	} place[SPLICE_LISTS];
	size_t end; /* where lists can be put that are not there */
};

/*
 * Look where things go.  False when nothing can be put into this file (it is no mapping of lists,
 * or a list of it is written in brackets and has records): the reason is in `diags`.
 */
bool splice_open(struct splice *, const char *name, const char *bytes, size_t len, struct diags *);

/*
 * Append the file with the texts of records (YAML, indented as the places say; "" for none) in
 * it.
 */
void splice_write(const struct splice *, const char *const text[SPLICE_LISTS], struct buf *out);

#endif
