/* SPDX-License-Identifier: MIT */
/*
 * Writing YAML that readers of YAML 1.1 and 1.2 understand alike: every text comes back as the text
 * it was, and never as a number, date or boolean.  Blocks are indented by two blanks.
 *
 *	emit_field(&e, "title", s, len);        title: ...
 *	emit_open(&e, "author");                author:
 *	emit_item(&e);                            - family: ...
 *	emit_field(&e, "family", s, len);
 *	emit_item_end(&e);
 *	emit_close(&e);
 *
 * An emit_open must have something in it.
 */
#ifndef PACECAT_FORMAT_EMIT_H
#define PACECAT_FORMAT_EMIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct emitter {
	struct buf *b;                  /* borrowed */
	int depth;                      /* of blocks that are open */
	bool dash;                      /* the next line begins an item of a list */
};

void emit_field(struct emitter *, const char *key, const char *s, size_t len);

/* The same of what is not a text, or stands as somebody has written it without quotes. */
void emit_plain(struct emitter *, const char *key, const char *plain);

void emit_open(struct emitter *, const char *key);
void emit_close(struct emitter *);

void emit_item(struct emitter *);
void emit_item_end(struct emitter *);
void emit_item_text(struct emitter *, const char *s, size_t len);
void emit_item_plain(struct emitter *, const char *plain);

/* An item that is a list itself. */
void emit_item_list(struct emitter *);

#endif
