/* SPDX-License-Identifier: MIT */
/* Drafts and who is who in them, as the YAML of a catalogue. */
#ifndef PACECAT_FORMAT_DRAFT_WRITE_H
#define PACECAT_FORMAT_DRAFT_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "format/gather.h"
#include "format/source.h"
#include "format/suggest.h"
#include "model/key.h"

struct draft_writer {
	const struct drafts *ds;
	const struct gathered *g;
	struct buf *out;
	struct suggest suggest;
	bool places;	   /* the drafts' source is still there, all are of it */
	bool unregistered; /* names as they are, for there may be others like them elsewhere */
	size_t draft;	   /* the study at hand */
	size_t first[KEYS]; /* of it the first value to be written, or SIZE_MAX */
	/* What was made from what: NULL, or grown as things are written; the caller's to free. */
	struct origin *origin;
	size_t origins, origin_room;
};

/* One record of a list, indented by `indent` blanks: "- id: ..." and what follows. */
void draft_write_party(struct draft_writer *, size_t party, size_t indent);
void draft_write_study(struct draft_writer *, size_t draft, size_t indent);

/* A whole catalogue. */
void draft_write(struct draft_writer *);

void draft_writer_release(struct draft_writer *);

#endif
