/* SPDX-License-Identifier: MIT */
/*
 * The formats that other programs read and write, a row each.  To add one: out-NAME.c with its
 * struct exporter and an extern below, in-NAME.c with its struct importer and an extern in
 * format/in.h, either may be left out; a row in format.c.
 */
#ifndef PACECAT_FORMAT_FORMAT_H
#define PACECAT_FORMAT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct exporter; /* format/out.h */
struct importer; /* format/in.h */

struct format {
	const char *name;               /* in options and settings: "csl-json" */
	const char *title;              /* what people call it, in any language: "CSL-JSON" */
	const char *suffix;             /* of its files, with the dot */
	const char *media;              /* IANA media type, or what is in use where there is none */
	const struct exporter *exporter; /* NULL: is not written */
	const struct importer *importer; /* NULL: is not read */
};

/* All of them; *count is how many. */
const struct format *format_rows(size_t *count);

/* The format of that name, or NULL. */
const struct format *format_find(const char *name);

/* Append the names of those that are written, or read, with `between` between them. */
void format_names(struct buf *, bool written, const char *between);

extern const struct exporter out_bibtex, out_biblatex, out_ris, out_csl_json, out_csl_yaml, out_cff,
	out_hayagriva, out_endnote, out_mods, out_markdown, out_html, out_csv, out_yaml;

#endif
