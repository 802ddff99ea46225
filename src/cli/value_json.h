/* SPDX-License-Identifier: MIT */
/* The values of a record as JSON, each in the one shape that its type has (cli/record_json.h). */
#ifndef PACECAT_CLI_VALUE_JSON_H
#define PACECAT_CLI_VALUE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/json.h"
#include "model/catalogue.h"
#include "model/language.h"

struct writer {
	struct json *json;
	const struct catalogue *catalogue;
	const struct languages *languages;
	const char *language;           /* the record's own */
};

/* Neither absent nor null. */
bool value_there(struct value);

/* A key and a text, unless it is empty. */
void write_text(struct writer *, const char *key, const char *s, size_t len);

/* The id, and what it is called under the key `key`: of another record. */
void write_id(struct writer *, uint32_t record);
void write_title(struct writer *, const char *key, uint32_t record);

/* The value as it was written. */
void write_raw(struct writer *, struct value);

/* A key of key.def and its value, which is there. */
void write_value(struct writer *, enum key, struct value);

#endif
