/* SPDX-License-Identifier: MIT */
/*
 * What a record says, in words for people: every type of value one element at a time, as spans of
 * plain text, of text beside it, and of links to records.  A page makes links of them, the command
 * line puts ids behind.  Whatever form a value has, something is said of it: what is not as its
 * type wants it is told as it stands.
 */
#ifndef PACECAT_MODEL_DESCRIBE_VALUE_H
#define PACECAT_MODEL_DESCRIBE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/catalogue.h"
#include "model/language.h"
#include "model/span.h"

/* How the elements of a key's value stand together. */
enum layout {
	LAYOUT_ONE,                     /* there is only one */
	LAYOUT_ROW,                     /* short: one after the other */
	LAYOUT_NAMES,                   /* a line each where ids are told, else as a row */
	LAYOUT_LINES                    /* a line each */
};

enum layout described_layout(enum key);

/* Addresses stay in one piece, to be copied. */
bool described_address(enum key);

/* Has the value anything to tell?  Nulls and what holds nothing else have not. */
bool value_says(struct value);

/* How many elements describe_next gives. */
uint32_t described_items(enum key, struct value);

/*
 * Put the next element that says anything into the spans, in place of what they had; false: there
 * is none.  *next is 0 at first.  `language` is the record's own.
 */
bool describe_next(struct spans *, enum key, struct value, uint32_t *next,
		   const struct languages *, const char *language);

/*
 * Any value as it was written, tags and all, such as that of a key that nobody knows:
 * "colour: blue; sizes: 1, 2".
 */
void describe_any(struct spans *, struct value);

/*
 * The next language of a TYPE_LOCAL value that says anything but `shown`: "Herons (English)".
 * As describe_next.
 */
bool describe_other(struct spans *, struct value, uint32_t *next, const char *shown);

/* Append the reader's words for the keys in the list of `verified`. */
void describe_unverified(struct buf *, struct value);

#endif
