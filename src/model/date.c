/* SPDX-License-Identifier: MIT */
/*
 * Dates in and out.  Nothing here asks the locale: names of months and the order of the parts are
 * messages like all others, so that a date reads the same wherever its language is spoken.
 */
#include "model/date.h"

#include <stdint.h>
#include <string.h>

#include "base/gettext.h"

#define YEAR_DIGITS_MAX 9

static const char *const months[] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
	N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

static const char *const seasons[] = { N_("spring"), N_("summer"), N_("autumn"), N_("winter") };

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

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The digits there are at the cursor, without passing them. */
static size_t
digits(const struct cursor *c)
{
	size_t n = 0;

	while (c->at + n < c->len && is_digit(c->s[c->at + n]))
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

/* [2012, 7, 3]; months 13 to 16 are how some write seasons. */
static bool
read_parts(struct value parts, struct date_day *day)
{
	int n;

	*day = (struct date_day){ 0 };
	if (value_form(parts) != VALUE_LIST || !read_number(value_at(parts, 0), &day->year))
		return false;
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
	int season;

	*date = (struct date){ 0 };
	if (!value_count(parts)) {
		if (!date_parse(value_text(raw), value_len(raw), date, NULL, NULL))
			return false;
	} else {
		if (!read_parts(value_at(parts, 0), &date->from))
			return false;
		/* A second part of zeros is how some write that there is none. */
		date->interval = value_count(parts) > 1 &&
			read_parts(value_at(parts, 1), &date->to) && date->to.year;
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

static void
add_edtf_year(struct buf *b, const struct date_day *day)
{
	int year = day->year < 0 ? -day->year : day->year;

	if (year > 9999)
		buf_putc(b, 'Y');
	if (day->year < 0)
		buf_putc(b, '-');
	if (day->unspecified == 2)
		buf_printf(b, "%02dXX", year / 100);
	else if (day->unspecified == 1)
		buf_printf(b, "%03dX", year / 10);
	else
		buf_printf(b, "%04d", year);
}

static void
add_edtf_day(struct buf *b, const struct date_day *day)
{
	if (day->open) {
		buf_puts(b, "..");
		return;
	}
	add_edtf_year(b, day);
	if (day->month)
		buf_printf(b, "-%02d", day->month);
	if (day->day)
		buf_printf(b, "-%02d", day->day);
	if (day->approximate || day->uncertain)
		buf_putc(b, !day->uncertain ? '~' : !day->approximate ? '?' : '%');
}

void
date_add_edtf(struct buf *b, const struct date *date)
{
	add_edtf_day(b, &date->from);
	if (date->interval) {
		buf_putc(b, '/');
		add_edtf_day(b, &date->to);
	}
}

/* The year for people: years before 1 are counted as historians do, without a year 0. */
static void
add_year(struct buf *b, const struct date_day *day)
{
	int span = day->unspecified == 2 ? 99 : 9;

	if (day->unspecified && day->year >= 0)
		/* TRANSLATORS: a date of which only this is known; both are years. */
		buf_printf(b, _("between %d and %d"), day->year, day->year + span);
	else if (day->unspecified)
		add_edtf_year(b, day);
	else if (day->year <= 0)
		/* TRANSLATORS: a year before Christ. */
		buf_printf(b, _("%d BC"), 1 - day->year);
	else
		buf_printf(b, "%d", day->year);
}

static void
add_calendar_day(struct buf *b, const struct date_day *day)
{
	struct buf year = BUF_INIT;
	const char *month = !day->month ? "" : day->month <= 12 ? _(months[day->month - 1]) :
		_(seasons[day->month - 21]);

	add_year(&year, day);
	if (day->day == 1)
		/* TRANSLATORS: the first day of a month: month and year, as in "1 July 2012". */
		buf_printf(b, _("1 %s %s"), month, year.data);
	else if (day->day)
		/* TRANSLATORS: day, month and year, as in "30 June 2012". */
		buf_printf(b, _("%d %s %s"), day->day, month, year.data);
	else if (day->month)
		/* TRANSLATORS: month or season, and year, as in "July 2012". */
		buf_printf(b, _("%s %s"), month, year.data);
	else
		buf_puts(b, year.data);
	buf_release(&year);
}

static void
add_day(struct buf *b, const struct date_day *day)
{
	struct buf plain = BUF_INIT;

	add_calendar_day(&plain, day);
	if (day->approximate && day->uncertain)
		/* TRANSLATORS: a date that is neither exact nor certain. */
		buf_printf(b, _("perhaps about %s"), plain.data);
	else if (day->approximate)
		/* TRANSLATORS: a date that is not exact. */
		buf_printf(b, _("about %s"), plain.data);
	else if (day->uncertain)
		/* TRANSLATORS: a date that is not certain. */
		buf_printf(b, _("perhaps %s"), plain.data);
	else
		buf_puts(b, plain.data);
	buf_release(&plain);
}

static bool
bare_year(const struct date_day *day)
{
	return day->year > 0 && !day->month && !day->unspecified && !day->approximate &&
		!day->uncertain;
}

void
date_add(struct buf *b, const struct date *date)
{
	struct buf from = BUF_INIT, to = BUF_INIT;

	if (!date->interval) {
		add_day(b, &date->from);
		return;
	}
	add_day(&from, &date->from);
	add_day(&to, &date->to);
	if (date->to.open)
		/* TRANSLATORS: a period that has not ended: since 2010. */
		buf_printf(b, _("since %s"), from.data);
	else if (date->from.open)
		/* TRANSLATORS: a period of which only the end is known: until 2012. */
		buf_printf(b, _("until %s"), to.data);
	else if (bare_year(&date->from) && bare_year(&date->to))
		buf_printf(b, "%s-%s", from.data, to.data);
	else
		/* TRANSLATORS: the beginning and the end of a period, both dates in words. */
		buf_printf(b, _("%s to %s"), from.data, to.data);
	buf_release(&from);
	buf_release(&to);
}

static void
add_short_year(struct buf *b, const struct date_day *day)
{
	if (day->open)
		return;
	if (day->unspecified || day->year <= 0)
		add_edtf_year(b, day);
	else
		buf_printf(b, "%d", day->year);
}

void
date_add_year(struct buf *b, const struct date *date)
{
	bool same = date->from.year == date->to.year && !date->from.open && !date->to.open &&
		date->from.unspecified == date->to.unspecified;

	add_short_year(b, &date->from);
	if (date->interval && !same) {
		buf_putc(b, '-');
		add_short_year(b, &date->to);
	}
}

long long
date_order(const struct date *date)
{
	const struct date_day *day = date->interval && date->from.open ? &date->to : &date->from;
	int month = day->month > 12 ? (day->month - 20) * 3 : day->month;

	return (long long)day->year * 10000 + month * 100 + day->day;
}
