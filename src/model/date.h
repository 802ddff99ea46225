/* SPDX-License-Identifier: MIT */
/*
 * Dates: EDTF (ISO 8601-2:2019, levels 0 and 1: 2012, 2012-07, 2012-07-03, 2012~ 2012? 2012%,
 * 2012-21 (seasons), -0044, 201X, 2010/2012, 2010/.., ../2012, 2010/) and CSL's date objects.
 */
#ifndef PACECAT_MODEL_DATE_H
#define PACECAT_MODEL_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/catalogue.h"

struct date_day {
	int year;                       /* astronomical: 0 is 1 BC */
	unsigned char month;            /* 1-12, seasons 21-24, 0: not given */
	unsigned char day;              /* 0: not given */
	unsigned char unspecified;      /* final digits of the year given as X: 0, 1 or 2 */
	bool approximate;               /* ~ or % */
	bool uncertain;                 /* ? or % */
	bool open;                      /* ".." or nothing, in an interval */
};

struct date {
	struct date_day from, to;       /* `to` only if interval */
	bool interval;
};

/*
 * Parse EDTF.  On failure returns false and puts into *fault a finished sentence (translated, to
 * be used at once), without a full stop; *at, if not NULL, is the byte of the fault.
 */
bool date_parse(const char *s, size_t len, struct date *, const char **fault, size_t *at);

/* Read a TYPE_DATE or TYPE_PERIOD value, EDTF or CSL's object; false when absent or not a date. */
bool date_read(struct value, struct date *);

/* The year of a day as CSL's date-parts have it, which know no year 0: -1 is 1 BC. */
int date_csl_year(const struct date_day *);

/*
 * Append the date for people, translated: "30 June 2012", "July 2012", "about 2012", "2010-2012",
 * "since 2010".
 */
void date_add(struct buf *, const struct date *);

/* Append the date as EDTF. */
void date_add_edtf(struct buf *, const struct date *);

/* Append the year alone: "2012", "2010-2012", "201X". */
void date_add_year(struct buf *, const struct date *);

/* A number that sorts as the (first) date does: year, month, day.  No date is the caller's case. */
long long date_order(const struct date *);

#endif
