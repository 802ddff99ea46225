/* SPDX-License-Identifier: MIT */
/*
 * Writing dates; date.c reads them.  Nothing here asks the locale: names of months and the order of
 * the parts are messages like all others, so that a date reads the same wherever its language is
 * spoken.
 */
#include "model/date.h"

#include "base/gettext.h"

static const char *const months[] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
	N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

static const char *const seasons[] = { N_("spring"), N_("summer"), N_("autumn"), N_("winter") };

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

/* The name of a month or season, "" for none. */
static const char *
month_name(int month)
{
	if (month >= 1 && month <= 12)
		return _(months[month - 1]);
	return month >= 21 && month <= 24 ? _(seasons[month - 21]) : "";
}

static void
add_calendar_day(struct buf *b, const struct date_day *day)
{
	struct buf year = BUF_INIT;
	const char *month = month_name(day->month);

	add_year(&year, day);
	if (day->day == 1)
		/* TRANSLATORS: the first day of a month: month and year, as in "1 July 2012". */
		buf_printf(b, _("1 %s %s"), month, year.data);
	else if (day->day)
		/* TRANSLATORS: day, month and year, as in "30 June 2012". */
		buf_printf(b, _("%d %s %s"), day->day, month, year.data);
	else if (*month)
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

/* Days take other words than years in many languages. */
static bool
plain_day(const struct date_day *day)
{
	return day->day && !day->approximate && !day->uncertain;
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
	if (date->to.open && plain_day(&date->from))
		/* TRANSLATORS: a period that goes on, with its first day: from 3 July 2010 on. */
		buf_printf(b, _("from %s on"), from.data);
	else if (date->to.open)
		/* TRANSLATORS: a period that has not ended, with a year or month: since 2010. */
		buf_printf(b, _("since %s"), from.data);
	else if (date->from.open && plain_day(&date->to))
		/* TRANSLATORS: only the last day of the period is known: up to 3 July 2012. */
		buf_printf(b, _("up to %s"), to.data);
	else if (date->from.open)
		/* TRANSLATORS: only the last year or month of the period is known: until 2012. */
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
