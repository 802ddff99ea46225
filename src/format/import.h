/* SPDX-License-Identifier: MIT */
/* From the bytes of any format that can be read to the YAML of a catalogue. */
#ifndef PACECAT_FORMAT_IMPORT_H
#define PACECAT_FORMAT_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/thread.h"
#include "format/draft.h"
#include "format/format.h"
#include "format/gather.h"

/* Does a file begin as a catalogue does that somebody wrote in YAML? */
bool import_is_catalogue(const char *bytes, size_t len);

/*
 * The format of a file by its name's suffix (NULL: it has none) and its beginning; NULL when it is
 * none of those that are imported.  Catalogues are none of them.
 */
const struct format *import_recognise(const char *name, const char *bytes, size_t len);

/* Is it of a format that the reader of catalogues does not take as it is?  Then that, else NULL. */
const struct format *import_is_foreign(const char *name, const char *bytes, size_t len);

/* One import while it goes on: of any number of files. */
struct import {
	struct drafts drafts;
	struct source source; /* the last file */
	struct buf utf8;      /* its text, if the file was not UTF-8 */
	size_t files; /* that could be read */
	struct progress *progress; /* NULL, or borrowed: is told of, and can cancel it */
};

void import_init(struct import *);

/*
 * Read a file behind those that were read already.  Diagnostics are of the file as it is.  False
 * when nothing of it could be read.  The bytes must live until the next call.
 */
bool import_read(struct import *, const struct format *, const char *name, const char *bytes,
		 size_t len, struct diags *);
void import_release(struct import *);

/*
 * The whole catalogue, appended.  Of a single file *origin (may be NULL) says what was made from
 * what; it is the caller's to free.
 */
void import_write(const struct import *, struct buf *, struct origin **origin, size_t *origins);

/*
 * The catalogue that a file of some other format is, in place of its bytes, as the reader of
 * catalogues takes it: what is said of it has its place in the file.  False when there is nothing
 * to read.  Unless it is `alone`, people and organisations get no records: ids made here might be
 * those of another file.  What it makes is of no use once the progress (may be NULL) is cancelled.
 */
bool import_as_catalogue(const struct format *, const char *name, const char *bytes, size_t len,
			 bool alone, struct progress *, struct buf *yaml, struct origin **origin,
			 size_t *origins, struct diags *);

#endif
