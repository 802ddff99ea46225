/* SPDX-License-Identifier: MIT */
/* Text in pieces that differ: plain, beside the matter, or a link to a record. */
#ifndef PACECAT_MODEL_SPAN_H
#define PACECAT_MODEL_SPAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum span_kind {
	SPAN_TEXT,
	SPAN_ASIDE,                     /* of less weight */
	SPAN_LINK                       /* what the record `record` is called here */
};

struct span {
	enum span_kind kind;
	uint32_t record;                /* of a link, else RECORD_NONE */
	size_t at;                      /* in the text of the spans; terminated */
};

struct spans {
	struct buf text;                /* of all, a NUL after each */
	struct span *span;
	size_t count, room;
};

#define SPANS_INIT { .text = BUF_INIT }

/* Append a span of terminated text, unless it is empty; `record`: RECORD_NONE but for a link. */
void spans_add(struct spans *, enum span_kind, uint32_t record, const char *text);
void spans_clear(struct spans *);
void spans_release(struct spans *);
const char *span_text(const struct spans *, size_t i);

#endif
