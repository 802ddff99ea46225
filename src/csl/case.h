/* SPDX-License-Identifier: MIT */
/*
 * text-case (CSL 1.0.2, "Text-case").  A text comes in pieces, since there may be markup inside of
 * a word: "<i>E. coli</i>s".  Words go on from piece to piece.
 */
#ifndef PACECAT_CSL_CASE_H
#define PACECAT_CSL_CASE_H

#include "csl/pool.h"

enum csl_case {
	CSL_CASE_NONE,
	CSL_CASE_LOWERCASE,
	CSL_CASE_UPPERCASE,
	CSL_CASE_CAPITALIZE_FIRST,
	CSL_CASE_CAPITALIZE_ALL,
	CSL_CASE_SENTENCE,
	CSL_CASE_TITLE                  /* the caller has seen to it that the text is English */
};

struct csl_piece {
	const char *s;                  /* UTF-8, not terminated */
	size_t len;
	bool fixed;                     /* nocase, superscript, subscript, small capitals: left alone */
};

/* Change the pieces; new text comes from the pool, what does not change stays where it is. */
void csl_case_apply(struct csl_pool *, enum csl_case, struct csl_piece *, size_t count);

#endif
