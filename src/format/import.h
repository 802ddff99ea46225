/* SPDX-License-Identifier: MIT */
/* From the bytes of any format that can be read to the YAML of a catalogue. */
#ifndef PACECAT_FORMAT_IMPORT_H
#define PACECAT_FORMAT_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "format/draft.h"
#include "format/format.h"
#include "format/gather.h"

/*
 * The format of a file by its name's suffix (NULL: it has none) and its beginning; NULL when it is
 * none of those that are imported.  Catalogues are none of them, nor is what loads as one.
 */
const struct format *import_recognise(const char *name, const char *bytes, size_t len);

/* One import while it goes on: bytes as text, then drafts. */
struct import {
	struct source source;
	struct buf utf8; /* the text, if the file was not UTF-8 */
	struct drafts drafts;
};

/*
 * Read a file.  Diagnostics are of the file as it is.  False when nothing could be read; to be
 * released in any case.  The bytes must outlive it.
 */
bool import_read(struct import *, const struct format *, const char *name, const char *bytes,
		 size_t len, struct diags *);
void import_release(struct import *);

/* The whole catalogue, appended; *origin, if not NULL, is then the caller's to free. */
void import_write(const struct import *, struct buf *, struct origin **origin, size_t *origins);

#endif
