/* SPDX-License-Identifier: MIT */
/* Text for TeX and BibTeX: what they would obey is escaped, and accents are made on request. */
#ifndef PACECAT_TEXT_TEX_H
#define PACECAT_TEXT_TEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * Append s with & % $ # _ { } ~ ^ \ escaped; braces stay balanced.  White space is one blank, an
 * empty line stays one.  With `ascii` nothing but ASCII is written: {\'e}, {\c{c}}, {\oe}, --, and
 * where TeX has no such letter its transliteration, or its number.  False when there was one.
 */
bool tex_add(struct buf *, const char *s, size_t len, bool ascii);

/* The same of a text with tags (text/rich.h): \emph{...}. */
bool tex_add_rich(struct buf *, const char *s, size_t len, bool ascii);

#endif
