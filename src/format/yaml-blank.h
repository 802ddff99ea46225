/* SPDX-License-Identifier: MIT */
/*
 * Blanks that look like the space that YAML wants and are none to it: U+00A0 and its like, as they
 * come from web pages and word processors.
 */
#ifndef PACECAT_FORMAT_YAML_BLANK_H
#define PACECAT_FORMAT_YAML_BLANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "format/source.h"

#define YAML_BLANK_NONE SIZE_MAX

/*
 * The byte of such a blank in a line or key, which begins at `at`: before its text, or right behind
 * its hyphens or its first colon; or YAML_BLANK_NONE.
 */
size_t yaml_blank_find(const struct source *, size_t at, size_t end);

/* Append a sentence about the blank at a byte. */
void yaml_blank_say(struct buf *, const struct source *, size_t at);

/* Warn of such a blank in a plain key that is not known, at its end too.  False: it has none. */
bool yaml_blank_told(struct source *, size_t at, size_t end);

#endif
