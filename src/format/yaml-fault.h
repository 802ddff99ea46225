/* SPDX-License-Identifier: MIT */
/* What the YAML library complains of, in our own words.  Private to format/yaml.c. */
#ifndef PACECAT_FORMAT_YAML_FAULT_H
#define PACECAT_FORMAT_YAML_FAULT_H

#include <stddef.h>

#include "format/source.h"

/*
 * Report a syntax error from the library's words.  `problem_at` is where it noticed, `context_at`
 * where what it was reading began, of a value in brackets the bracket; both are bytes of the file.
 * Either text may be NULL.
 */
void yaml_fault(struct source *, const char *context, size_t context_at, const char *problem,
		size_t problem_at);

#endif
