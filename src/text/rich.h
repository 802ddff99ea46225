/* SPDX-License-Identifier: MIT */
/*
 * The tags inside of texts, as CSL's data has them: <i>, <b>, <sup>, <sub>, <sc> and
 * <span style="font-variant:small-caps;">, <span class="nocase">, <span class="nodecor">.
 *
 * Only what is opened and closed, one inside of the other, is a tag.  All else that has a "<" in it
 * is text: "a < b", an <i> alone, "<img>".
 */
#ifndef PACECAT_TEXT_RICH_H
#define PACECAT_TEXT_RICH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum rich_mark {
	RICH_NONE,
	RICH_NOCASE,                    /* no style changes its case */
	RICH_NODECOR,                   /* upright, whatever is around it */
	RICH_SPAN_CAPS,                 /* small capitals, as a <span> and as <sc> */
	RICH_CAPS,
	RICH_ITALIC,
	RICH_BOLD,
	RICH_SUP,
	RICH_SUB,
	RICH_MARKS
};

struct rich_tag {
	size_t at;                      /* byte of the text where it begins */
	unsigned char len;              /* bytes */
	bool closes;
	enum rich_mark mark;            /* of a </span> alone: RICH_SPAN_CAPS */
};

/* Does s[0..len) begin with such a tag, paired or not?  `at` is 0. */
bool rich_tag(const char *s, size_t len, struct rich_tag *);

/* The tags of a text that are paired, in their order.  To be freed; NULL and 0: there are none. */
struct rich_tag *rich_tags(const char *s, size_t len, size_t *count);

/*
 * Append the text without its tags, numbers above and below the line as characters of their own:
 * "10⁻⁶".  Each of these has up to three bytes, so that less than 3 * len is appended.  False when
 * there are no tags: then nothing is.
 */
bool rich_strip(struct buf *, const char *s, size_t len);

/* The same, and a text without tags as it is. */
void rich_add_plain(struct buf *, const char *s, size_t len);

/*
 * Append digits, plus and minus as they are above the line, or below; false, and nothing, if there
 * is anything else.
 */
bool rich_raise(struct buf *, const char *s, size_t len, bool above);

#endif
