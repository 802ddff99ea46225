/* SPDX-License-Identifier: MIT */
/*
 * What is asked for on the command line: words that must all be in the record, whatever their
 * accents and case.  Words that are exactly ids (DESIGN section 5) stand for these records; of
 * several each is meant.
 */
#ifndef PACECAT_CLI_QUERY_H
#define PACECAT_CLI_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/catalogue.h"
#include "model/haystack.h"

struct query {
	uint32_t *record;               /* those named by id */
	struct needle *needle;          /* one for each other word */
	size_t records, needles;
	struct haystack haystack;
};

/* For records of one kind; the words are used at once. */
void query_init(struct query *, const struct catalogue *, enum kind, const char *const *word,
		size_t words);
bool query_matches(const struct query *, uint32_t record);
void query_release(struct query *);

/* The record of that kind with this id; of a country either code, in any case.  Or RECORD_NONE. */
uint32_t query_record(const struct catalogue *, enum kind, const char *id);

#endif
