/* SPDX-License-Identifier: MIT */
/* Reading dates; date-add.c writes them. */
#include "model/date.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"

#define YEAR_DIGITS_MAX 9

enum { FAULT_FORM, FAULT_YEAR, FAULT_MONTH, FAULT_DAY, FAULT_TIME, FAULT_SLASH, FAULT_EMPTY,
	FAULT_ORDER };

static const char *const faults[] = {
	[FAULT_FORM] = N_("a date looks like 2012, 2012-07 or 2012-07-03"),
	[FAULT_YEAR] = N_("a year has four digits"),
	[FAULT_MONTH] = N_("there is no such month; months are 01 to 12, seasons 21 to 24"),
	[FAULT_DAY] = N_("there is no such day in that month"),
	[FAULT_TIME] = N_("there is no such time of day"),
	[FAULT_SLASH] = N_("an interval has one beginning and one end"),
	[FAULT_EMPTY] = N_("an interval needs a beginning or an end"),
	[FAULT_ORDER] = N_("the interval ends before it begins"),
};

struct cursor {
	const char *s;
	size_t at, len;
	int fault;
};

static bool
fail(struct cursor *c, int fault)
{
	c->fault = fault;
	return false;
}

static bool
take(struct cursor *c, char wanted)
{
	if (c->at == c->len || c->s[c->at] != wanted)
		return false;
	c->at++;
	return true;
}

/* The digits there are at the cursor, without passing them. */
static size_t
digits(const struct cursor *c)
{
	size_t n = 0;

	while (c->at + n < c->len && ascii_is_digit(c->s[c->at + n]))
		n++;
	return n;
}

static int
number(struct cursor *c, size_t count)
{
	int n = 0;

	while (count--)
		n = n * 10 + (c->s[c->at++] - '0');
	return n;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

/* "2012", "-0044", "201X", "20XX", "Y17000" */
static bool
parse_year(struct cursor *c, struct date_day *day)
{
	bool prefixed = take(c, 'Y');
	bool negative = take(c, '-');
	size_t n = digits(c);
	size_t start = c->at;

	if (prefixed) {
		if (n <= 4 || n > YEAR_DIGITS_MAX)
			return fail(c, FAULT_YEAR);
		day->year = number(c, n);
	} else {
		if (n > 4)
			return fail(c, FAULT_YEAR);
		day->year = number(c, n);
		while (c->at - start < 4 && day->unspecified < 2 && take(c, 'X')) {
			day->year *= 10;
			day->unspecified++;
		}
		if (c->at - start != 4)
			return fail(c, n ? FAULT_YEAR : FAULT_FORM);
	}
	if (negative)
		day->year = -day->year;
	return true;
}

/* "-07", "-07-03", "-21", "-XX", "-07-XX" */
static bool
parse_month_and_day(struct cursor *c, struct date_day *day)
{
	size_t at = c->at + 1;
	int n;

	if (day->unspecified || !take(c, '-'))
		return true;
	if (take(c, 'X')) {
		if (!take(c, 'X') || (take(c, '-') && (!take(c, 'X') || !take(c, 'X'))))
			return fail(c, FAULT_FORM);
		return true;
	}
	if (digits(c) != 2)
		return fail(c, FAULT_FORM);
	n = number(c, 2);
	if (n < 1 || (n > 12 && n < 21) || n > 24) {
		c->at = at;
		return fail(c, FAULT_MONTH);
	}
	day->month = (unsigned char)n;
	at = c->at + 1;
	if (n > 12 || !take(c, '-'))
		return true;
	if (take(c, 'X'))
		return take(c, 'X') || fail(c, FAULT_FORM);
	if (digits(c) != 2)
		return fail(c, FAULT_FORM);
	n = number(c, 2);
	if (n < 1 || n > month_days(day->year, day->month)) {
		c->at = at;
		return fail(c, FAULT_DAY);
	}
	day->day = (unsigned char)n;
	return true;
}

static bool
two_digits(struct cursor *c, int max)
{
	size_t at = c->at;

	if (digits(c) != 2)
		return fail(c, FAULT_FORM);
	if (number(c, 2) > max) {
		c->at = at;
		return fail(c, FAULT_TIME);
	}
	return true;
}

/* "T10:15:00", and "Z" or "+01:00" behind it: checked, and of no further use to a catalogue. */
static bool
skip_time(struct cursor *c, const struct date_day *day)
{
	if (!day->day || !take(c, 'T'))
		return true;
	if (!two_digits(c, 24))
		return false;
	for (int i = 0; i < 2; i++)
		if (take(c, ':') && !two_digits(c, 59))
			return false;
	if (take(c, '.')) {
		if (!digits(c))
			return fail(c, FAULT_FORM);
		c->at += digits(c);
	}
	if (take(c, 'Z') || (!take(c, '+') && !take(c, '-')))
		return true;
	return two_digits(c, 14) && (!take(c, ':') || two_digits(c, 59));
}

static bool
parse_day(struct cursor *c, struct date_day *day)
{
	*day = (struct date_day){ 0 };
	if (!parse_year(c, day) || !parse_month_and_day(c, day) || !skip_time(c, day))
		return false;
	if (take(c, '%'))
		day->approximate = day->uncertain = true;
	else if (take(c, '~'))
		day->approximate = true;
	else if (take(c, '?'))
		day->uncertain = true;
	return true;
}

/* A side of an interval: a date, ".." or nothing. */
static bool
parse_side(struct cursor *c, struct date_day *day)
{
	if (c->at == c->len || c->s[c->at] == '/') {
		*day = (struct date_day){ .open = true };
		return true;
	}
	if (c->len - c->at >= 2 && !memcmp(c->s + c->at, "..", 2)) {
		*day = (struct date_day){ .open = true };
		c->at += 2;
		return true;
	}
	return parse_day(c, day);
}

/* The first and the last day that a date may mean, as a number that can be compared. */
static long long
bound(const struct date_day *day, bool last)
{
	long long year = day->year;
	int span = day->unspecified == 2 ? 99 : day->unspecified == 1 ? 9 : 0;
	bool month_known = day->month && day->month <= 12;
	int month = month_known ? day->month : last ? 12 : 1;
	int number = day->day ? day->day : last ? 31 : 1;

	if (last == (year >= 0))
		year += year >= 0 ? span : -span;
	return year * 10000 + month * 100 + number;
}

static bool
parse(struct cursor *c, struct date *date)
{
	if (!memchr(c->s, '/', c->len)) {
		if (!parse_day(c, &date->from))
			return false;
		return c->at == c->len || fail(c, FAULT_FORM);
	}
	date->interval = true;
	if (!parse_side(c, &date->from))
		return false;
	if (!take(c, '/'))
		return fail(c, FAULT_FORM);
	if (!parse_side(c, &date->to))
		return false;
	if (c->at != c->len)
		return fail(c, c->s[c->at] == '/' ? FAULT_SLASH : FAULT_FORM);
	c->at = 0;
	if (date->from.open && date->to.open)
		return fail(c, FAULT_EMPTY);
	if (!date->from.open && !date->to.open &&
	    bound(&date->to, true) < bound(&date->from, false))
		return fail(c, FAULT_ORDER);
	return true;
}

bool
date_parse(const char *s, size_t len, struct date *date, const char **fault, size_t *at)
{
	struct cursor c = { .s = s, .len = len };

	*date = (struct date){ 0 };
	if (len && parse(&c, date))
		return true;
	*date = (struct date){ 0 };
	if (fault)
		*fault = _(faults[c.fault]);
	if (at)
		*at = c.at;
	return false;
}

/* A whole number of a CSL date, "7", "07" or "-44"; false for anything else. */
static bool
read_number(struct value v, int *n)
{
	const char *s = value_text(v);
	struct cursor c = { .s = s, .len = strlen(s) };
	bool negative = take(&c, '-');
	size_t count = digits(&c);

	if (!count || count > YEAR_DIGITS_MAX || c.at + count != c.len)
		return false;
	*n = number(&c, count);
	if (negative)
		*n = -*n;
	return true;
}

int
date_csl_year(const struct date_day *day)
{
	return day->year > 0 ? day->year : day->year - 1;
}

/* [2012, 7, 3]; months 13 to 16 are how some write seasons, and -44 is 44 BC. */
static bool
read_parts(struct value parts, struct date_day *day)
{
	int n;

	*day = (struct date_day){ 0 };
	if (value_form(parts) != VALUE_LIST || !read_number(value_at(parts, 0), &day->year))
		return false;
	day->year += day->year < 0;
	if (value_count(parts) < 2 || !read_number(value_at(parts, 1), &n) || n == 0)
		return true;
	if (n >= 13 && n <= 16)
		n += 8;
	if (n < 1 || (n > 12 && n < 21) || n > 24)
		return false;
	day->month = (unsigned char)n;
	if (n > 12 || value_count(parts) < 3 || !read_number(value_at(parts, 2), &n) || n == 0)
		return true;
	if (n < 1 || n > month_days(day->year, day->month))
		return false;
	day->day = (unsigned char)n;
	return true;
}

static bool
is_true(struct value v)
{
	const char *s = value_text(v);

	return *s && strcmp(s, "false") && strcmp(s, "0");
}

static bool
read_csl(struct value v, struct date *date)
{
	struct value parts = value_get(v, KEY_DATE_PARTS);
	struct value raw = value_get(v, KEY_RAW);
	int season, year;

	*date = (struct date){ 0 };
	if (!value_count(parts)) {
		if (!date_parse(value_text(raw), value_len(raw), date, NULL, NULL))
			return false;
	} else {
		if (!read_parts(value_at(parts, 0), &date->from))
			return false;
		/* A second part of zeros is how some write that there is none. */
		date->interval = value_count(parts) > 1 &&
			read_number(value_at(value_at(parts, 1), 0), &year) && year &&
			read_parts(value_at(parts, 1), &date->to);
	}
	if (read_number(value_get(v, KEY_SEASON), &season) && !date->from.month) {
		if (season >= 1 && season <= 4)
			date->from.month = (unsigned char)(season + 20);
		else if (season >= 21 && season <= 24)
			date->from.month = (unsigned char)season;
	}
	if (is_true(value_get(v, KEY_CIRCA)))
		date->from.approximate = date->to.approximate = true;
	return true;
}

bool
date_read(struct value v, struct date *date)
{
	if (value_form(v) == VALUE_MAP)
		return read_csl(v, date);
	*date = (struct date){ 0 };
	return value_form(v) == VALUE_TEXT &&
		date_parse(value_text(v), value_len(v), date, NULL, NULL);
}
