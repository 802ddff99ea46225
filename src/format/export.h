/* SPDX-License-Identifier: MIT */
/*
 * From a catalogue to the bytes of another format, study after study, and what that format had no
 * place for.
 *
 *	struct out *o = export_new(&wish, &bytes);
 *
 *	while (export_next(o))
 *		...                     write `bytes` out and clear it, or let it grow
 *	export_free(o);
 *
 * The bytes depend on nothing but the wish: not on the locale, the clock or the machine.
 */
#ifndef PACECAT_FORMAT_EXPORT_H
#define PACECAT_FORMAT_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "format/format.h"
#include "model/catalogue.h"
#include "model/language.h"

enum loss_kind {
	LOSS_WHOLE,                     /* nothing of the value is there */
	LOSS_LANGUAGES,                 /* one language is, others are not */
	LOSS_PART,                      /* some of it is: a year without its "about" */
	LOSS_WORDS,                     /* it is there in words that no program takes apart */
	LOSS_KINDS
};

struct loss {
	uint32_t study;                 /* or a programme that is not the first */
	const char *key;                /* as written in the catalogue, borrowed from it */
	enum loss_kind kind;
};

struct losses {
	struct loss *loss;              /* by study in the order of the export */
	size_t count, room;
};

void losses_release(struct losses *);

/* The word for machines: "whole", "languages", "part", "words". */
const char *loss_name(enum loss_kind);

/* All is borrowed and must last until export_free. */
struct export
{
	const struct format *format;    /* one with an exporter */
	const struct catalogue *catalogue;
	const struct languages *languages; /* asked for; else each study's own counts */
	const uint32_t *study;          /* their records, in the order they are to have */
	size_t count;
	bool ascii;                     /* BibTeX: accents as TeX has them */
	struct losses *losses;          /* to be added to, or NULL */
};

struct out;

struct out *export_new(const struct export *, struct buf *);

/* Append what comes next; false when that was all. */
bool export_next(struct out *);

/* The key that the study written last has in formats that have keys. */
const char *export_key(const struct out *, uint32_t study);

void export_free(struct out *);

#endif
