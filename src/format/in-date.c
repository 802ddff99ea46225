/* SPDX-License-Identifier: MIT */
/* Dates as people and other formats write them, in EDTF. */
#include "format/in.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "model/date.h"

/* English, French, Portuguese, Spanish, German: as many letters as tell them apart. */
static const struct {
	const char *begin;
	int month;
} months[] = {
	{ "jan", 1 },  { "ene", 1 },  { "feb", 2 },  { "fev", 2 },  { "fév", 2 },  { "mar", 3 },
	{ "mär", 3 },  { "apr", 4 },  { "avr", 4 },  { "abr", 4 },  { "may", 5 },  { "mai", 5 },
	{ "jun", 6 },  { "juin", 6 }, { "juil", 7 }, { "jul", 7 },  { "aug", 8 },  { "aoû", 8 },
	{ "aou", 8 },  { "ago", 8 },  { "sep", 9 },  { "set", 9 },  { "oct", 10 }, { "okt", 10 },
	{ "out", 10 }, { "nov", 11 }, { "dec", 12 }, { "déc", 12 }, { "dez", 12 }, { "dic", 12 },
};

int
in_number(struct str s)
{
	int number = 0;

	if (!s.len || s.len > 4)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (!ascii_is_digit(s.s[i]))
			return -1;
		number = number * 10 + (s.s[i] - '0');
	}
	return number;
}

int
in_month(struct str s)
{
	int number = in_number(s = in_trim(s));

	if (number >= 0)
		return number <= 12 ? number : 0;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (in_begins(s, months[i].begin))
			return months[i].month;
	return 0;
}

int
in_season(struct str s)
{
	static const struct in_word words[] = {
		{ "spring", "1" },    { "summer", "2" }, { "autumn", "3" },  { "fall", "3" },
		{ "winter", "4" },    { "été", "2" },	 { "automne", "3" }, { "hiver", "4" },
		{ "printemps", "1" }, { "verano", "2" }, { "otoño", "3" },   { "invierno", "4" },
		{ "primavera", "1" }, { "verão", "2" },	 { "outono", "3" },  { "inverno", "4" },
		{ NULL, NULL },
	};
	const char *number = in_find(words, in_trim(s));

	return number ? 20 + (*number - '0') : 0;
}

struct str
in_date(struct in_date *room, int year, int month, int day)
{
	const char *sign = year < 0 ? "-" : "";
	int n;

	if (month >= 21 && month <= 24)
		n = snprintf(room->text, sizeof room->text, "%s%04d-%d", sign, abs(year), month);
	else if (month < 1 || month > 12)
		n = snprintf(room->text, sizeof room->text, "%s%04d", sign, abs(year));
	else if (day < 1 || day > 31)
		n = snprintf(room->text, sizeof room->text, "%s%04d-%02d", sign, abs(year), month);
	else
		n = snprintf(room->text, sizeof room->text, "%s%04d-%02d-%02d", sign, abs(year),
			     month, day);
	return (struct str){ .s = room->text, .len = n > 0 ? (size_t)n : 0 };
}

/* The pieces of a date: runs of digits and of letters. */
struct pieces {
	struct str piece[8];
	size_t count;
	bool more;
};

/* Letters and the bytes of those beyond ASCII, but no dashes (U+2010 to U+2015). */
static bool
is_letter(struct str s, size_t at)
{
	unsigned char c = (unsigned char)s.s[at];

	/* The bytes behind the first of a dash come here as well. */
	for (size_t back = 0; back < 3 && back <= at; back++)
		if (s.len - at + back > 2 && !memcmp(s.s + at - back, "\xe2\x80", 2))
			return false;
	return c >= 0x80 || ascii_is_letter((char)c);
}

static void
split(struct pieces *p, struct str s)
{
	*p = (struct pieces){ .count = 0 };
	for (size_t at = 0; at < s.len;) {
		size_t start = at;

		while (at < s.len && ascii_is_digit(s.s[at]))
			at++;
		if (at == start)
			while (at < s.len && is_letter(s, at))
				at++;
		if (at == start) {
			at++;
			continue;
		}
		if (p->count == 8) {
			p->more = true;
			return;
		}
		p->piece[p->count++] = (struct str){ .s = s.s + start, .len = at - start };
	}
}

static bool
is_year(struct str s)
{
	return s.len == 4 && in_number(s) > 0;
}

/* "July 2012", "3 July 2012", "July 3, 2012", "2012 Jul 3", "Spring 2012" */
static struct str
date_in_words(struct in_date *room, const struct pieces *p, struct str s)
{
	int year = 0, month = 0, day = 0, other = 0;

	for (size_t i = 0; i < p->count; i++) {
		int number = in_number(p->piece[i]);

		if (is_year(p->piece[i]) && !year)
			year = number;
		else if (number > 0 && number <= 31 && !day)
			day = number;
		else if (in_season(p->piece[i]) && p->count == 2)
			month = in_season(p->piece[i]);
		else if (number < 0 && p->piece[i].len > 2 && in_month(p->piece[i]) && !month)
			month = in_month(p->piece[i]);
		else if (p->piece[i].len > 2 || number >= 0)
			other++;
	}
	return year && month && !other ? in_date(room, year, month, day) : s;
}

/* "2012/07/03", "2012-7", "03.07.2012" */
static struct str
date_in_numbers(struct in_date *room, const struct pieces *p, struct str s)
{
	int first = in_number(p->piece[0]), second = in_number(p->piece[1]);
	int third = p->count > 2 ? in_number(p->piece[2]) : 0;

	if (is_year(p->piece[0]) && second >= 1 && second <= 12 && third <= 31)
		return in_date(room, first, second, third);
	/* Whose month is it?  Only a number past twelve tells. */
	if (p->count == 3 && is_year(p->piece[2]) && second > 12 && first <= 12)
		return in_date(room, third, first, second);
	if (p->count == 3 && is_year(p->piece[2]) && second <= 12 && second > 0)
		return in_date(room, third, second, first);
	return s;
}

/* "1985-" goes on, with whichever dash: TeX makes one of "--". */
static bool
is_open(struct in_date *room, const struct pieces *p, struct str s)
{
	if (p->count != 1 || !is_year(p->piece[0]) || p->piece[0].s != s.s)
		return false;
	if (!str_is((struct str){ .s = s.s + 4, .len = s.len - 4 }, "-") &&
	    !str_is((struct str){ .s = s.s + 4, .len = s.len - 4 }, "–"))
		return false;
	snprintf(room->text, sizeof room->text, "%.4s/..", s.s);
	return true;
}

/* "19--", "170-", "2000?" and with a "?" the first two as well: libraries do not always know. */
static bool
is_vague(struct in_date *room, struct str s)
{
	bool asks = s.len && s.s[s.len - 1] == '?';
	size_t digits = 0;

	s.len -= asks;
	while (digits < s.len && ascii_is_digit(s.s[digits]))
		digits++;
	if (digits < 2 || s.len != 4 || (digits == 4 && !asks))
		return false;
	for (size_t i = digits; i < 4; i++)
		if (s.s[i] != '-')
			return false;
	snprintf(room->text, sizeof room->text, "%.*s%.*s%s", (int)digits, s.s, (int)(4 - digits),
		 "XX", digits == 4 ? "?" : "");
	return true;
}

bool
in_is_edtf(struct str s)
{
	const char *fault;
	struct date date;

	return date_parse(s.s, s.len, &date, &fault, NULL);
}

/* Is that a blank and a time of day: " 10:20"? */
static bool
is_time(struct str s, size_t at)
{
	return s.len - at > 3 && s.s[at] == ' ' && ascii_is_digit(s.s[at + 1]) &&
	       ascii_is_digit(s.s[at + 2]) && s.s[at + 3] == ':';
}

/* Without a time of day, full stops, slashes and blanks of TeX at the end. */
static struct str
cut_end(struct str s)
{
	for (size_t at = 0; at < s.len; at++)
		if (is_time(s, at))
			s.len = at;
	for (;;) {
		if (s.len && (s.s[s.len - 1] == '/' || s.s[s.len - 1] == '.'))
			s.len--;
		else if (s.len > 1 && !memcmp(s.s + s.len - 2, "\xc2\xa0", 2))
			s.len -= 2;
		else
			return s;
	}
}

static struct str
read_loose(struct in_date *room, struct str s)
{
	struct pieces p;
	bool about, all = true;
	int n;

	while (s.len > 1 && (s.s[0] == '[' || s.s[0] == '(') &&
	       (s.s[s.len - 1] == ']' || s.s[s.len - 1] == ')'))
		s.s++, s.len -= 2;
	s = cut_end(s);
	split(&p, s);
	/* A year before the era is written so in EDTF alone. */
	if (p.more || !p.count || *s.s == '-')
		return s;
	if (is_open(room, &p, s) || is_vague(room, s))
		return (struct str){ .s = room->text, .len = strlen(room->text) };
	/* Of a copyright or a recording the year is the same: "c1988", "p1988". */
	if (p.count == 2 && p.piece[0].len == 1 && s.len == 5 && is_year(p.piece[1]))
		return p.piece[1];
	about = p.count == 2 && is_year(p.piece[1]) &&
		(in_begins(p.piece[0], "c") || in_begins(p.piece[0], "about") ||
		 in_begins(p.piece[0], "env")) &&
		p.piece[0].len < 8;
	if (about) {
		n = snprintf(room->text, sizeof room->text, "%04d~", in_number(p.piece[1]));
		return (struct str){ .s = room->text, .len = n > 0 ? (size_t)n : 0 };
	}
	for (size_t i = 0; i < p.count; i++)
		all &= in_number(p.piece[i]) >= 0;
	if (p.count == 1)
		return s;
	if (p.count == 2 && is_year(p.piece[0]) && is_year(p.piece[1])) {
		if (!memcmp(p.piece[0].s, p.piece[1].s, 4))
			return p.piece[0];
		n = snprintf(room->text, sizeof room->text, "%04d/%04d", in_number(p.piece[0]),
			     in_number(p.piece[1]));
		return (struct str){ .s = room->text, .len = n > 0 ? (size_t)n : 0 };
	}
	if (!all)
		return date_in_words(room, &p, s);
	/* EDTF has a meaning of its own for what it can read. */
	return p.count <= 3 ? date_in_numbers(room, &p, s) : s;
}

struct str
in_loose_date(struct in_date *room, struct str s)
{
	struct str got;

	s = in_trim(s);
	/* What EDTF says in full ("2012-07~", "2012/..") has one meaning; but see "2012/". */
	if (s.len && s.s[s.len - 1] != '/' && in_is_edtf(s))
		return s;
	got = read_loose(room, s);
	return got.s == room->text || in_is_edtf(got) ? got : s;
}
