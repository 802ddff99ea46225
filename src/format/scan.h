/* SPDX-License-Identifier: MIT */
/*
 * The look at a file's bytes before any parser sees them (DESIGN section 3): only UTF-8, no
 * control characters but LF, CR and TAB, no noncharacters, each fault with its place, and files
 * that are plainly something else: UTF-16, web pages, archives, merge conflicts, Git LFS pointers.
 */
#ifndef PACECAT_FORMAT_SCAN_H
#define PACECAT_FORMAT_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "format/source.h"

/*
 * Fill `source` from a file's bytes, which must outlive it.  All faults go to `diags`; where there
 * are some, source->clean has "?" in their places, byte for byte, so that the rest can be read.
 * False when there is nothing to be read at all.  source_release in any case.
 */
bool scan(struct source *, const char *name, const char *bytes, size_t len, struct diags *);

/* The bytes to parse: bytes behind the byte order mark, up to source->end. */
const char *scan_text(const struct source *);

#endif
