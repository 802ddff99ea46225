/* SPDX-License-Identifier: MIT */
/*
 * What those who read the markup inside of fields share.
 */
#ifndef PACECAT_CSL_RICH_H
#define PACECAT_CSL_RICH_H

#include <string.h>

#include "csl/output.h"
#include "text/rich.h"

#define CSL_RICH_NEST 16

enum csl_rich_kind { CSL_RICH_TEXT, CSL_RICH_OPEN, CSL_RICH_CLOSE };

enum csl_rich_mark {
	CSL_MARK_NONE = RICH_NONE,
	CSL_MARK_NOCASE = RICH_NOCASE,
	CSL_MARK_NODECOR = RICH_NODECOR,
	CSL_MARK_SPAN_CAPS = RICH_SPAN_CAPS,
	CSL_MARK_CAPS = RICH_CAPS,
	CSL_MARK_ITALIC = RICH_ITALIC,
	CSL_MARK_BOLD = RICH_BOLD,
	CSL_MARK_SUP = RICH_SUP,
	CSL_MARK_SUB = RICH_SUB,
	CSL_MARK_DOUBLE = RICH_MARKS,
	CSL_MARK_SINGLE,
	CSL_MARK_OUTER,
	CSL_MARK_INNER
};

struct csl_rich_token {
	enum csl_rich_kind kind;
	enum csl_rich_mark mark;
	struct str text; /* as written */
	bool spaced;	 /* an opening quote with the blank or "(" before it */
	size_t partner;	 /* opener: where its closer is */
};

/* Does s have that text, which is not empty, at this place? */
static inline bool
csl_rich_starts(struct str s, size_t at, struct str with)
{
	return with.len && s.len - at >= with.len && !memcmp(s.s + at, with.s, with.len);
}

/* The tag at this place, and its length; 0: there is none. */
size_t csl_rich_tag(struct str s, size_t at, struct csl_rich_token *token);

#endif
