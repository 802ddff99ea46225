/* SPDX-License-Identifier: MIT */
/*
 * The fields of an entry of BibTeX or BibLaTeX, a line each.  Private to the two.
 *
 * Titles stand in a second pair of braces: they stay as printed, in any style and any language.
 * So do institutions, which are never taken apart.
 */
#ifndef PACECAT_FORMAT_OUT_BIBTEX_H
#define PACECAT_FORMAT_OUT_BIBTEX_H

#include "format/out.h"

/* Is it BibLaTeX that is written? */
bool bibtex_is_latex(const struct out *);

/* "  name = {", and the end of that. */
void bibtex_open(struct out *, const char *name);
void bibtex_close(struct out *);

/* Append text of that key, its tags as commands; what TeX cannot say is told as lost. */
void bibtex_add(struct out *, enum key, const char *s, size_t len);

/* The same, in braces if asked to. */
void bibtex_part(struct out *, enum key, struct str, bool braces);

/* Whole fields; nothing where there is no value.  Text: */
void bibtex_text(struct out *, enum key, const char *name, const char *s);

/* Verbatim, for addresses: what would end the field is encoded as they have it. */
void bibtex_plain(struct out *, const char *name, const char *s);

/* Text whose case no style changes. */
void bibtex_title(struct out *, enum key, const char *name);

void bibtex_names(struct out *, enum key, const char *field);

/* Publishers: one text in BibTeX, a list in BibLaTeX. */
void bibtex_parties(struct out *, enum key, const char *field);

/* "101--118" */
void bibtex_pages(struct out *, enum key, const char *field, const char *s);

/* EDTF, as BibLaTeX has it. */
void bibtex_date(struct out *, enum key, const char *field);

#endif
