/* SPDX-License-Identifier: MIT */
/*
 * From studies of a catalogue to citations: a style that is found and open, the locale that its
 * language asks for, and an engine (csl/csl.h) for one batch of studies after another.
 *
 *	c = citer_new(&(struct citer_wish){ .style = "apa" }, &diags, &status);
 *	if (citer_take(c, catalogue, study, 2, &error))
 *		bibliography = citer_bibliography(c, true, &error);
 */
#ifndef PACECAT_STORE_CITER_H
#define PACECAT_STORE_CITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/exit.h"
#include "csl/csl.h"
#include "model/catalogue.h"
#include "model/language.h"

struct citer_wish {
	const char *style;    /* as style_open (store/styles.h) takes it */
	const char *language; /* a tag, also where the style has one; NULL: as follows */
	const char *preset;   /* a tag, where the style has none; NULL or "": English */
	const struct csl_writer *writer;
	const char *argv0; /* as in store/locate.h */
};

struct citer;

/* "pt_br" and "PT-br" are "pt-BR" to CSL.  A copy. */
char *citer_tag(const char *given);

/*
 * NULL, with sentences in diags and a status, when the style or a locale cannot be used.  What is
 * wrong with locales is told to the diags, which are to outlive the citer.
 */
struct citer *citer_new(const struct citer_wish *, struct diags *, enum exit_status *);
void citer_free(struct citer *);

const struct csl_style_info *citer_info(const struct citer *);

/* The language that was asked for and has no locale, so that citations are in English; or NULL. */
const char *citer_missing(const struct citer *);

/* The languages that texts of the catalogue are chosen for. */
const struct languages *citer_languages(const struct citer *);

/*
 * Cite these studies from now on, in their order, and none that were taken before.  After a failure
 * there is nothing to be cited.
 */
bool citer_take(struct citer *, const struct catalogue *, const uint32_t *study, size_t count,
		struct csl_error *);

/* Let each be cited once, in its order; citer_cited has the i-th then. */
bool citer_cite(struct citer *, struct csl_error *);
const char *citer_cited(const struct citer *, size_t i);

/* All in one citation, as in "(Levin 2012; Small 2012)"; NULL on failure.  Until the next call. */
const char *citer_together(struct citer *, struct csl_error *);

/*
 * The bibliography; `all`: whether they are cited or not.  NULL on failure; without a sentence when
 * the style has none.  Lives until the next call.
 */
const struct csl_bibliography *citer_bibliography(struct citer *, bool all, struct csl_error *);

#endif
