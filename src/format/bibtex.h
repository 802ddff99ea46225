/* SPDX-License-Identifier: MIT */
/* The words of BibTeX and BibLaTeX for what CSL and BCP 47 call otherwise. */
#ifndef PACECAT_FORMAT_BIBTEX_H
#define PACECAT_FORMAT_BIBTEX_H

/* What an item of a CSL type is. */
struct bibtex_entry {
	const char *type;               /* NULL: any other */
	const char *bibtex, *biblatex;
	const char *subtype;            /* BibLaTeX's entrysubtype, or NULL */
	const char *bibtex_publisher, *biblatex_publisher; /* the field that takes it */
};

/* The row of a type, never NULL. */
const struct bibtex_entry *bibtex_entry(const char *type);

/* babel's name for the language of a tag, or NULL. */
const char *bibtex_language(const char *tag);

#endif
