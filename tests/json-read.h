/* SPDX-License-Identifier: MIT */
/* A small reader of JSON for tests: a tree, lent from one allocation after the other. */
#ifndef PACECAT_TESTS_JSON_READ_H
#define PACECAT_TESTS_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>

enum json_kind {
	JSON_NULL, JSON_TRUE, JSON_FALSE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT
};

struct json_value {
	enum json_kind kind;
	char *text;                     /* of strings, and of numbers as written */
	char *key;                      /* in an object */
	struct json_value *first, *next;
};

/* NULL when it is not JSON. */
struct json_value *json_read(const char *s, size_t len);
void json_free(struct json_value *);

/* All three take NULL for "not there" and give it back. */
const struct json_value *json_get(const struct json_value *, const char *key);
const char *json_string_of(const struct json_value *, const char *key);
/* true, or a text or number that is not 0 */
bool json_true(const struct json_value *, const char *key);

#endif
