/* SPDX-License-Identifier: MIT */
/*
 * How to make a writer: one file write-NAME.c with one `const struct csl_writer csl_NAME`, and its
 * row in writer.c.
 *
 * The engine has already decided everything: flip-flop (italics inside italics come as
 * CSL_FORMAT_NO_ITALIC), quotes (they are characters of the text), punctuation, text-case.  A
 * writer turns a properly nested sequence of begin, text, end into bytes.
 */
#ifndef PACECAT_CSL_WRITER_H
#define PACECAT_CSL_WRITER_H

#include "csl/pool.h"

enum csl_format {                       /* begin and end come in pairs, nested */
	CSL_FORMAT_ITALIC,
	CSL_FORMAT_OBLIQUE,
	CSL_FORMAT_NO_ITALIC,           /* upright inside italics */
	CSL_FORMAT_BOLD,
	CSL_FORMAT_LIGHT,
	CSL_FORMAT_NO_BOLD,
	CSL_FORMAT_SMALL_CAPS,
	CSL_FORMAT_NO_SMALL_CAPS,
	CSL_FORMAT_UNDERLINE,
	CSL_FORMAT_NO_UNDERLINE,
	CSL_FORMAT_SUPERSCRIPT,
	CSL_FORMAT_SUBSCRIPT,
	CSL_FORMAT_BASELINE,            /* back from super- or subscript */
	/* Parts of a bibliography entry that stand apart: */
	CSL_FORMAT_BLOCK,               /* display="block": a line of its own */
	CSL_FORMAT_LEFT_MARGIN,
	CSL_FORMAT_RIGHT_INLINE,
	CSL_FORMAT_INDENT,
	CSL_FORMATS
};

/*
 * At the end of what is above or below the line and began at byte `from`: if it is digits alone,
 * they become characters that look so.  All else stays as it is.
 */
void csl_raise(struct csl_text *, enum csl_format, size_t from);

struct csl_writer {
	const char *name;
	/* Append s[0..len) escaped for this form. */
	void (*text)(struct csl_text *, const char *s, size_t len);
	void (*begin)(struct csl_text *, enum csl_format);
	void (*end)(struct csl_text *, enum csl_format);
	bool raises;                    /* before `end` comes csl_raise: it has no other way */
	bool joins;                     /* no mark begins where its like ends, nor before a blank */
	/* Around each entry of a bibliography; NULL: nothing. */
	void (*entry_begin)(struct csl_text *, const struct csl_bibliography *);
	void (*entry_end)(struct csl_text *, const struct csl_bibliography *);
	/* Before the first and after the last entry; NULL is "". */
	const char *bibliography_begin, *bibliography_end;
};

#endif
