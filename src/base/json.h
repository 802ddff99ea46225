/* SPDX-License-Identifier: MIT */
/*
 * Writing JSON (RFC 8259) into a buffer, value after value, without looking back: the buffer may be
 * written out and cleared between two calls.
 *
 *	json_init(&j, &out, JSON_INDENTED);
 *	json_object(&j);
 *	json_key(&j, "names");
 *	json_array(&j);
 *	json_string(&j, "Sève");
 *	json_array_end(&j);
 *	json_object_end(&j);
 *
 * Strings are UTF-8.  What a terminal or an editor could obey or hide (control characters, bidi
 * controls, zero-width and tag characters, line separators) is written as \uXXXX; a byte that is
 * not UTF-8 becomes U+FFFD.  All else stands as it is, unless `ascii` is set: then that is written
 * as \uXXXX, too.
 */
#ifndef PACECAT_BASE_JSON_H
#define PACECAT_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define JSON_DEPTH_MAX 63               /* objects and arrays inside each other */

enum json_layout { JSON_COMPACT, JSON_INDENTED };      /* by two blanks, one value a line */

struct json {
	struct buf *out;                /* borrowed */
	enum json_layout layout;
	int depth;
	uint64_t filled;                /* bit n: something stands already at depth n */
	bool after_key;
	bool ascii;                     /* may be set behind json_init */
};

void json_init(struct json *, struct buf *, enum json_layout);

void json_object(struct json *);
void json_object_end(struct json *);
void json_array(struct json *);
void json_array_end(struct json *);

/* In an object: a key, then its value. */
void json_key(struct json *, const char *key);

void json_string(struct json *, const char *s);
void json_text(struct json *, const char *s, size_t len);
void json_number(struct json *, long long);
void json_bool(struct json *, bool);
void json_null(struct json *);

#endif
