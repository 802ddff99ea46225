/* SPDX-License-Identifier: MIT */
/*
 * One fixture on its way through the engine.
 */
#ifndef PACECAT_TESTS_CSL_RUN_H
#define PACECAT_TESTS_CSL_RUN_H

#include "base/buf.h"
#include "csl-fixture.h"
#include "csl-json.h"
#include "csl/csl.h"

struct run {
	const struct fixture *fixture;
	struct json_value *input, *abbreviations;
	struct csl_style *style;
	struct csl_engine *engine;
	struct csl_item **item;
	const char **id;
	size_t items;
	const struct json_value *filter;
	struct buf got;
};

/* run->got is then what came. */
void run_fixture(struct run *run, const struct fixture *fixture, csl_find_locale *locale);
void run_release(struct run *run);

#endif
