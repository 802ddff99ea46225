/* SPDX-License-Identifier: MIT */
/* CSL-JSON as items of the library, for tests. */
#ifndef PACECAT_TESTS_CSL_JSON_H
#define PACECAT_TESTS_CSL_JSON_H

#include "csl/csl.h"
#include "json-read.h"

/* NULL if there is no memory. */
struct csl_item *csl_json_item(const struct json_value *);

#endif
