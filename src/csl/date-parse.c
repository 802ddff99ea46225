/* SPDX-License-Identifier: MIT */
/*
 * Dates as people write them.  What cannot be understood is kept as it is written.
 *
 * The text is cut into numbers, words and signs; "/" divides the ends of a range (or the parts of
 * a date, where there are dashes for that), as do dashes between blanks.
 */
#include <string.h>

#include "base/ascii.h"

#include "csl/item.h"

#define WORDS_MAX 16

enum kind { NUMBER, WORD, DASH, SLASH, OTHER };

struct piece {
	enum kind kind;
	const char *s;
	size_t len;
	int number;
	bool spaced; /* a blank is before it */
};

static const char *const months[] = {
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
	"sep", "oct", "nov", "dec", "spr", "sum", "fal", "win",
};

static bool
is_letter(char c)
{
	return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/* Cut the text; false if there are too many pieces. */
static bool
cut(const char *s, struct piece *piece, size_t *count)
{
	bool spaced = false;

	*count = 0;
	while (*s) {
		struct piece *p = &piece[*count];

		if (*s == ' ' || *s == ',' || *s == '.' || *s == '\t') {
			spaced = true;
			s++;
			continue;
		}
		if (*count == WORDS_MAX)
			return false;
		*p = (struct piece){ .s = s, .kind = OTHER, .len = 1, .spaced = spaced };
		spaced = false;
		if (ascii_is_digit(*s)) {
			p->kind = NUMBER;
			for (p->len = 0; ascii_is_digit(s[p->len]); p->len++)
				if (p->number < 100000)
					p->number = p->number * 10 + (s[p->len] - '0');
		} else if (is_letter(*s)) {
			p->kind = WORD;
			while (is_letter(s[p->len]))
				p->len++;
		} else if (*s == '-')
			p->kind = DASH;
		else if (*s == '/')
			p->kind = SLASH;
		s += p->len;
		(*count)++;
	}
	return true;
}

static bool
word_is(const struct piece *p, const char *with)
{
	size_t len = strlen(with);

	if (p->kind != WORD || p->len < len)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((p->s[i] | 0x20) != with[i])
			return false;
	return true;
}

/* The whole word, not only its beginning. */
static bool
is_word(const struct piece *p, const char *word)
{
	return p->len == strlen(word) && word_is(p, word);
}

static int
month_of(const struct piece *p)
{
	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++)
		if (word_is(p, months[i]))
			return (int)i + 1;
	return word_is(p, "aut") ? 15 : 0;
}

/*
 * Month and day as numbers, which one first is told by one that is no month.  Nothing tells in
 * "3/4/2010", so that only its year is sure; "2010-3-4" is in the order of ISO 8601.
 */
static void
take_numbers(struct csl_day *day, const int number[], int numbers, bool year_last)
{
	day->month = number[0];
	day->day = numbers > 1 ? number[1] : 0;
	if (day->month > 12 && day->day && day->day <= 12) {
		day->month = number[1];
		day->day = number[0];
	} else if (year_last && day->day && day->month <= 12 && day->day <= 12 &&
		   day->month != day->day)
		day->month = day->day = 0;
}

/* One end of a range: pieces from `from` to before `to`; in "May 5-7, 1998" 7 is the second. */
static bool
read_day(const struct piece *piece, size_t from, size_t to, struct csl_day *day, bool *circa,
	 int *second)
{
	int number[3] = { 0 }, numbers = 0, month = 0;
	bool negative = false, era = false, year_last = false;

	memset(day, 0, sizeof(*day));
	*second = 0;
	for (size_t i = from; i < to; i++) {
		const struct piece *p = &piece[i];

		if (p->kind == NUMBER && p->len >= 3 && !day->given) {
			day->year = p->number;
			day->given = true;
			year_last = numbers > 0;
		} else if (p->kind == NUMBER && numbers < 3)
			number[numbers++] = p->number;
		else if (month_of(p))
			month = month_of(p);
		else if (is_word(p, "c") || is_word(p, "ca") || is_word(p, "circa") ||
			 (p->kind == OTHER && (*p->s == '?' || *p->s == '~')))
			*circa = true;
		else if (word_is(p, "bc"))
			negative = true;
		else if (is_word(p, "ad") || is_word(p, "ce"))
			era = true;
		else if (p->kind == DASH || p->kind == SLASH ||
			 (p->kind == WORD && p->len == 2 && i > from &&
			  piece[i - 1].kind == NUMBER))
			continue;
		else
			return false;
	}
	if (from < to && piece[from].kind == DASH)
		negative = true;
	/* "98" may be 1998, and a day: of so few digits it is a year where an era is told. */
	if (!day->given && numbers && (era || negative)) {
		day->year = number[--numbers];
		day->given = true;
	}
	if (negative)
		day->year = -day->year;
	if (month) {
		day->month = month;
		day->day = numbers ? number[0] : 0;
		*second = numbers > 1 ? number[1] : 0;
	} else if (numbers)
		take_numbers(day, number, numbers, year_last);
	if (day->month >= 21 && day->month <= 24)
		day->month -= 8;
	return day->given && day->month <= 16 && day->day <= 31;
}

/* Where the range is divided, or `count`. */
static size_t
divider(const struct piece *piece, size_t count)
{
	bool dashes = false;
	size_t slashes = 0, at = count;

	for (size_t i = 1; i < count; i++) {
		dashes |= piece[i].kind == DASH;
		if (piece[i].kind == SLASH) {
			slashes++;
			at = i;
		}
	}
	if (slashes == 1 && (dashes || piece[at - 1].kind != NUMBER || piece[at - 1].len >= 3))
		return at;
	for (size_t i = 1; i + 1 < count; i++)
		if (piece[i].kind == DASH &&
		    ((piece[i].spaced && piece[i + 1].spaced) || piece[i - 1].kind == WORD ||
		     piece[i + 1].kind == WORD || (piece[i - 1].len >= 3 && piece[i + 1].len >= 3)))
			return i;
	return count;
}

static bool
read_when(const char *s, struct csl_when *when)
{
	struct piece piece[WORDS_MAX];
	size_t count, at;
	int second;

	if (!cut(s, piece, &count) || !count)
		return false;
	/* A time of day behind "T" is nobody's business. */
	for (size_t i = 1; i < count; i++)
		if (piece[i].kind == WORD && piece[i].len == 1 && (*piece[i].s | 0x20) == 't' &&
		    piece[i - 1].kind == NUMBER)
			count = i;
	at = divider(piece, count);
	if (!read_day(piece, 0, at, &when->from, &when->circa, &second))
		return false;
	if (at == count) {
		when->range = second > when->from.day && second <= 31;
		if (when->range) {
			when->to = when->from;
			when->to.day = second;
		}
		return true;
	}
	when->range = true;
	if (at + 1 == count)
		return true;
	if (!read_day(piece, at + 1, count, &when->to, &when->circa, &second))
		return false;
	return true;
}

void
csl_date_parse(struct csl_pool *pool, const char *s, struct csl_when *when)
{
	struct csl_when read = { .literal = { .s = "" }, .season = { .s = "" } };
	size_t len = strlen(s);

	if (len > 1 && s[0] == '"' && s[len - 1] == '"') {
		read.literal = (struct str){ csl_dup(pool, s + 1, len - 2), len - 2 };
	} else if (!read_when(s, &read)) {
		read = (struct csl_when){ .season = { .s = "" } };
		read.literal = (struct str){ csl_dup(pool, s, len), len };
	}
	*when = read;
}
