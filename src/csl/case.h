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
	CSL_CASE_TITLE /* the caller has seen to it that the text is English */
};

struct csl_piece {
	const char *s;                  /* UTF-8, not terminated */
	size_t len;
	bool fixed; /* nocase, superscript, subscript, small capitals: left alone */
};

/*
 * Change the pieces; new text comes from the pool, what does not change stays where it is.
 * `language` is the tag of the text's language or NULL: Turkish and Azeri have two letters i.
 *
 * Where the specification is silent, as citeproc-js does it: a word with a capital in it keeps its
 * case, quotes that are apostrophes hold back the capital behind them, and a single letter that
 * is not first is no word.  Title case by the specification: a text of several words all in
 * capitals is put into lower case first, stop words stay small unless they are the first or last
 * word, follow ":", "?", "!", or begin what a hyphen joins.
 */
void csl_case_apply(struct csl_pool *, enum csl_case, const char *language, struct csl_piece *,
		    size_t count);

#endif
