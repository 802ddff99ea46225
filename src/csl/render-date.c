/* SPDX-License-Identifier: MIT */
/*
 * cs:date (CSL 1.0.2, "Date").  In a range only what differs is printed twice: the parts from the
 * first to the last that differs for the begin, a dash, the same parts for the end, then the rest.
 */
#include <stdio.h>
#include <string.h>

#include "csl/render.h"

#define PARTS_MAX 8

struct date {
	struct csl_render *r;
	const struct csl_when *when;
	struct csl_format_set format; /* of the date */
	struct csl_date_part part[PARTS_MAX];
	size_t parts;
	bool localized;
};

static void
override_text(struct str *to, struct str from)
{
	if (from.s)
		*to = from;
}

/* What a style's cs:date-part says about a part of a localized date. */
static void
override_part(struct csl_date_part *to, const struct csl_date_part *from)
{
	for (int i = 0; i < CSL_LOOKS; i++)
		if (from->format.look.value[i])
			to->format.look.value[i] = from->format.look.value[i];
	if (from->format.text_case != CSL_CASE_NONE)
		to->format.text_case = from->format.text_case;
	to->format.strip_periods |= from->format.strip_periods;
	override_text(&to->format.prefix, from->format.prefix);
	override_text(&to->format.suffix, from->format.suffix);
	override_text(&to->range_delimiter, from->range_delimiter);
	if (from->form != CSL_DATE_FORM_UNSET)
		to->form = from->form;
}

static bool
shows(unsigned shown, unsigned name)
{
	switch (shown) {
	case CSL_DATE_YEAR_ONLY:
		return name == CSL_DATE_YEAR;
	case CSL_DATE_YEAR_MONTH:
		return name != CSL_DATE_DAY;
	case CSL_DATE_MONTH_DAY:
		return name != CSL_DATE_YEAR;
	default:
		return true;
	}
}

/* The parts of the language's date, with what the style changes. */
static void
take_localized(struct date *date, const struct csl_node *node, const struct csl_node *from)
{
	date->localized = true;
	for (size_t i = 0; i < from->parts && date->parts < PARTS_MAX; i++) {
		struct csl_date_part part = from->part[i];

		if (!shows(node->date_parts, part.name)) {
			/* The blank before a year that is not there goes with it. */
			if (part.name == CSL_DATE_YEAR && date->parts)
				date->part[date->parts - 1].format.suffix.s = NULL;
			continue;
		}
		for (size_t j = 0; j < node->parts; j++)
			if (node->part[j].name == part.name)
				override_part(&part, &node->part[j]);
		date->part[date->parts++] = part;
	}
	date->format = from->format;
	for (int i = 0; i < CSL_LOOKS; i++)
		if (node->format.look.value[i])
			date->format.look.value[i] = node->format.look.value[i];
	if (node->format.text_case != CSL_CASE_NONE)
		date->format.text_case = node->format.text_case;
	override_text(&date->format.prefix, node->format.prefix);
	override_text(&date->format.suffix, node->format.suffix);
	override_text(&date->format.delimiter, node->format.delimiter);
}

static void
take_parts(struct date *date, const struct csl_node *node)
{
	const struct csl_node *from = date->r->language->date[node->form];

	if (node->form != CSL_DATE_OWN) {
		if (from)
			take_localized(date, node, from);
		return;
	}
	date->format = node->format;
	for (size_t i = 0; i < node->parts && date->parts < PARTS_MAX; i++)
		date->part[date->parts++] = node->part[i];
}

static int
value_of(const struct csl_day *day, unsigned name)
{
	return name == CSL_DATE_YEAR ? day->year : name == CSL_DATE_MONTH ? day->month : day->day;
}

/* Does the part have anything to show, literal dates and seasons in words included? */
static bool
has_part(const struct csl_when *when, unsigned name)
{
	if (when->literal.len)
		return name == CSL_DATE_YEAR;
	if (name == CSL_DATE_MONTH && when->season.len)
		return true;
	return value_of(&when->from, name) != 0 || (name == CSL_DATE_YEAR && when->from.given);
}

static struct str
padded(struct csl_pool *pool, int number)
{
	struct str s = csl_decimal(pool, number);

	return s.len < 2 ? csl_str_join(pool, str_of("0"), s) : s;
}

static struct str
day_text(const struct date *date, const struct csl_date_part *part, const struct csl_day *day)
{
	struct csl_render *r = date->r;
	enum csl_gender gender;

	switch (part->form) {
	case CSL_DATE_FORM_LEADING_ZEROS:
		return padded(r->pool, day->day);
	case CSL_DATE_FORM_ORDINAL:
		if (r->language->limit_ordinals && day->day != 1)
			break;
		gender = day->month >= 1 && day->month <= 12
				 ? csl_term_gender(r->language,
						   (unsigned)(CSL_TERM_MONTH_01 + (day->month - 1)))
				 : CSL_NEUTER;
		return csl_ordinal(r, day->day, CSL_FORM_ORDINAL, gender);
	default:
		break;
	}
	return csl_decimal(r->pool, day->day);
}

static struct str
month_text(const struct date *date, const struct csl_date_part *part, const struct csl_day *day)
{
	struct csl_render *r = date->r;
	unsigned form = part->form == CSL_DATE_FORM_SHORT ? CSL_FORM_SHORT : CSL_FORM_LONG, term;
	struct str s;

	if (day->month <= 12 && part->form == CSL_DATE_FORM_NUMERIC)
		return csl_decimal(r->pool, day->month);
	if (day->month <= 12 && part->form == CSL_DATE_FORM_LEADING_ZEROS)
		return padded(r->pool, day->month);
	term = day->month > 12 ? (unsigned)(CSL_TERM_SEASON_01 + (day->month - 13))
			       : (unsigned)(CSL_TERM_MONTH_01 + (day->month - 1));
	s = csl_term_get(r->language, term, form, false, CSL_NEUTER);
	if (s.len && (r->strip_periods || part->format.strip_periods))
		s = csl_str_replace(r->pool, s, ".", "");
	return s;
}

static struct str
year_text(const struct date *date, const struct csl_date_part *part, const struct csl_day *day)
{
	int year = day->year < 0 ? -day->year : day->year;
	struct str s = csl_decimal(date->r->pool, year);

	if (part->form == CSL_DATE_FORM_SHORT && s.len == 4)
		return (struct str){ s.s + 2, 2 };
	return s;
}

static struct str
part_text(const struct date *date, const struct csl_date_part *part, const struct csl_day *day)
{
	if (!value_of(day, part->name))
		return (struct str){ .s = "" };
	if (part->name == CSL_DATE_DAY)
		return day_text(date, part, day);
	return part->name == CSL_DATE_MONTH ? month_text(date, part, day)
					    : year_text(date, part, day);
}

static struct csl_blob *
make(const struct date *date, struct str s, const struct csl_format_set *format)
{
	struct csl_append append = { .format = *format };

	append.format.delimiter.s = NULL;
	return csl_blob_make(&date->r->output, s, &append);
}

/* BC and AD follow the year, inside of nothing. */
static void
push_era(const struct date *date, struct csl_blob *level, const struct csl_day *day)
{
	unsigned term = day->year < 0 ? CSL_TERM_BC : CSL_TERM_AD;
	struct str s;

	if (day->year >= 500 || !day->year)
		return;
	s = csl_term_get(date->r->language, term, CSL_FORM_LONG, false, CSL_NEUTER);
	if (s.len)
		csl_blob_push(level, csl_blob_text(date->r->pool, s));
}

/* A year that the cite before had too is left out where years are collapsed. */
static bool
is_collapsed(struct csl_render *r, const struct csl_day *day)
{
	struct csl_years *years = r->years;
	size_t at;

	if (!years || years->count_now == sizeof(years->now) / sizeof(*years->now))
		return false;
	at = years->count_now;
	years->now[years->count_now++] = day->year;
	return r->collapse && r->collapse->collapsed && at < years->count_before &&
	       years->before[at] == day->year;
}

/* A part by itself: its text, then the era, in a level of their own. */
static struct csl_blob *
render_part(const struct date *date, const struct csl_date_part *part, const struct csl_day *day,
	    bool first, bool last)
{
	struct csl_blob *level = csl_blob_level(date->r->pool, NULL), *blob;
	struct csl_format_set format = part->format;

	if (first)
		format.prefix.s = NULL;
	if (last)
		format.suffix.s = NULL;
	blob = make(date, part_text(date, part, day), &format);
	csl_blob_push(level, blob);
	if (part->name == CSL_DATE_YEAR)
		push_era(date, level, day);
	return level;
}

static void
push_year_suffix(struct csl_render *r, bool year_shown)
{
	struct csl_blob *blob;

	if (r->style->has_year_suffix || r->year_suffix_done ||
	    !(year_shown || (r->collapse && r->collapse->collapsed)))
		return;
	blob = csl_render_year_suffix(r, NULL);
	if (!blob)
		return;
	r->year_suffix_done = true;
	if (year_shown) {
		/* No delimiter between the year and its letter. */
		struct csl_blob *year = r->level->last, *both = csl_blob_level(r->pool, NULL);

		csl_blob_pop(r->level);
		csl_blob_push(both, year);
		csl_blob_push(both, blob);
		blob = both;
	}
	csl_render_push(r, blob);
}

/* Which parts differ between begin and end: from the year down to the last of these parts. */
static unsigned
differing(const struct date *date)
{
	const struct csl_when *when = date->when;
	static const unsigned order[] = { CSL_DATE_YEAR, CSL_DATE_MONTH, CSL_DATE_DAY };
	unsigned mask = 0;
	bool differs = false;

	if (!when->range)
		return 0;
	for (size_t i = 0; i < 3; i++) {
		bool shown = false;

		for (size_t j = 0; j < date->parts; j++)
			shown |= date->part[j].name == order[i];
		if (!shown || (!value_of(&when->to, order[i]) && order[i] != CSL_DATE_YEAR))
			continue;
		differs |= value_of(&when->from, order[i]) != value_of(&when->to, order[i]);
		if (differs)
			mask |= 1U << order[i];
	}
	return mask;
}

static struct str
range_delimiter(const struct date *date, const struct csl_date_part *part)
{
	return part->range_delimiter.s ? part->range_delimiter : date->r->language->year_range;
}

/* The end of a range behind the last of its differing parts. */
static void
push_end(const struct date *date, struct csl_blob *level, unsigned mask,
	 const struct csl_date_part *last)
{
	struct csl_blob *end = csl_blob_level(date->r->pool, NULL);
	bool first = true;

	csl_blob_push(level, csl_blob_text(date->r->pool, range_delimiter(date, last)));
	if (date->format.delimiter.s)
		end->delimiter = date->format.delimiter;
	for (const struct csl_date_part *part = date->part; part <= last; part++)
		if (mask & 1U << part->name && value_of(&date->when->to, part->name)) {
			csl_blob_push(end, render_part(date, part, &date->when->to, first, false));
			first = false;
		}
	csl_blob_push(level, end);
}

/* An open range ends behind the last part that there is. */
static size_t
last_part(const struct date *date)
{
	size_t last = date->parts;

	for (size_t i = 0; i < date->parts; i++)
		if (has_part(date->when, date->part[i].name))
			last = i;
	return last;
}

static void
render_parts(const struct date *date)
{
	struct csl_render *r = date->r;
	const struct csl_when *when = date->when;
	unsigned mask = differing(date), left = mask;
	size_t open = when->range && !when->to.given ? last_part(date) : date->parts;

	for (size_t i = 0; i < date->parts; i++) {
		const struct csl_date_part *part = &date->part[i];
		bool is_last, year = part->name == CSL_DATE_YEAR, shown = true;

		left &= ~(1U << part->name);
		is_last = open < date->parts ? i == open : mask && !left;
		if (when->literal.len && !year)
			continue;
		if (year && when->literal.len) {
			csl_render_push(r, make(date, when->literal, &part->format));
		} else if (part->name == CSL_DATE_MONTH && when->season.len) {
			csl_render_push(r, make(date, when->season, &part->format));
		} else if (year && is_collapsed(r, &when->from))
			shown = false;
		else {
			struct csl_blob *level =
				render_part(date, part, &when->from, false, is_last);

			if (is_last)
				push_end(date, level, mask, part);
			csl_render_push(r, level);
		}
		if (is_last)
			mask = 0;
		if (year)
			push_year_suffix(r, shown);
	}
}

/* A number of as many digits whatever the date, for sorting. */
static void
push_sort_key(const struct date *date)
{
	struct csl_render *r = date->r;
	struct csl_text text = { .pool = r->pool };
	const struct csl_day *end[] = { &date->when->from, &date->when->to };
	static const unsigned order[] = { CSL_DATE_YEAR, CSL_DATE_MONTH, CSL_DATE_DAY };

	if (!date->when->from.given)
		return;
	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < 3; j++) {
			char room[16];
			int value = 0;

			for (size_t k = 0; k < date->parts; k++)
				if (date->part[k].name == order[j])
					value = value_of(end[i], order[j]);
			if (j == 0)
				snprintf(room, sizeof(room), "%06d", (value + 500000) % 1000000);
			else
				snprintf(room, sizeof(room), "%02d", value % 100);
			csl_text_puts(&text, room);
		}
	csl_render_push(r, csl_blob_text(r->pool, (struct str){ text.data, text.len }));
}

void
csl_render_date(struct csl_render *r, const struct csl_node *node)
{
	const struct csl_value *value = NULL;
	struct date date = { .r = r };
	struct csl_blob *outer = r->level;
	bool has = false;

	if (csl_render_allows(r, node->variable))
		value = csl_item_value(r->item, node->variable);
	if (!value || value->kind != CSL_KIND_DATE ||
	    (r->looking && node->variable == CSL_VAR_ACCESSED)) {
		r->flags->attempt = true;
		return;
	}
	date.when = &value->when;
	take_parts(&date, node);
	for (size_t i = 0; i < date.parts; i++)
		has |= has_part(date.when, date.part[i].name);
	if (!has) {
		r->flags->attempt = true;
		return;
	}
	r->flags->success = true;
	r->rendered_something = true;
	if (csl_is_sorting(r)) {
		push_sort_key(&date);
		return;
	}
	r->level = csl_blob_level(r->pool, &date.format);
	csl_blob_push(outer, r->level);
	render_parts(&date);
	if (!csl_blob_empty(r->level))
		r->predecessor = r->in_cite_predecessor = true;
	r->level = outer;
}
