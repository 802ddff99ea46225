/* SPDX-License-Identifier: MIT */
/* What the readers of other formats share: dates, months, languages, pages, keywords. */
#include "format/in.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static const struct in_word languages[] = {
	{ "acadian", "fr-CA" },
	{ "afrikaans", "af" },
	{ "albanian", "sq" },
	{ "american", "en-US" },
	{ "amharic", "am" },
	{ "arabic", "ar" },
	{ "australian", "en-AU" },
	{ "austrian", "de-AT" },
	{ "basque", "eu" },
	{ "belarusian", "be" },
	{ "brazil", "pt-BR" },
	{ "brazilian", "pt-BR" },
	{ "british", "en-GB" },
	{ "bulgarian", "bg" },
	{ "canadian", "en-CA" },
	{ "canadien", "fr-CA" },
	{ "catalan", "ca" },
	{ "chinese", "zh" },
	{ "croatian", "hr" },
	{ "czech", "cs" },
	{ "danish", "da" },
	{ "dutch", "nl" },
	{ "english", "en" },
	{ "español", "es" },
	{ "esperanto", "eo" },
	{ "estonian", "et" },
	{ "finnish", "fi" },
	{ "français", "fr" },
	{ "francais", "fr" },
	{ "french", "fr" },
	{ "frenchb", "fr" },
	{ "galician", "gl" },
	{ "german", "de" },
	{ "germanb", "de" },
	{ "greek", "el" },
	{ "hausa", "ha" },
	{ "hebrew", "he" },
	{ "hindi", "hi" },
	{ "hungarian", "hu" },
	{ "icelandic", "is" },
	{ "indonesian", "id" },
	{ "irish", "ga" },
	{ "italian", "it" },
	{ "japanese", "ja" },
	{ "kinyarwanda", "rw" },
	{ "korean", "ko" },
	{ "latin", "la" },
	{ "latvian", "lv" },
	{ "lithuanian", "lt" },
	{ "magyar", "hu" },
	{ "malagasy", "mg" },
	{ "mexican", "es-MX" },
	{ "naustrian", "de-AT" },
	{ "newzealand", "en-NZ" },
	{ "ngerman", "de" },
	{ "norsk", "nb" },
	{ "norwegian", "no" },
	{ "nswissgerman", "de-CH" },
	{ "nynorsk", "nn" },
	{ "persian", "fa" },
	{ "polish", "pl" },
	{ "portuges", "pt" },
	{ "portuguese", "pt" },
	{ "português", "pt" },
	{ "romanian", "ro" },
	{ "russian", "ru" },
	{ "serbian", "sr" },
	{ "slovak", "sk" },
	{ "slovene", "sl" },
	{ "slovenian", "sl" },
	{ "somali", "so" },
	{ "spanish", "es" },
	{ "swahili", "sw" },
	{ "swedish", "sv" },
	{ "swissgerman", "de-CH" },
	{ "thai", "th" },
	{ "turkish", "tr" },
	{ "ukenglish", "en-GB" },
	{ "ukrainian", "uk" },
	{ "usenglish", "en-US" },
	{ "vietnamese", "vi" },
	{ "welsh", "cy" },
	/* ISO 639-2, as libraries have it */
	{ "afr", "af" },
	{ "alb", "sq" },
	{ "amh", "am" },
	{ "ara", "ar" },
	{ "baq", "eu" },
	{ "bul", "bg" },
	{ "cat", "ca" },
	{ "ces", "cs" },
	{ "chi", "zh" },
	{ "cze", "cs" },
	{ "dan", "da" },
	{ "deu", "de" },
	{ "dut", "nl" },
	{ "ell", "el" },
	{ "eng", "en" },
	{ "est", "et" },
	{ "fin", "fi" },
	{ "fra", "fr" },
	{ "fre", "fr" },
	{ "ger", "de" },
	{ "gre", "el" },
	{ "hau", "ha" },
	{ "heb", "he" },
	{ "hin", "hi" },
	{ "hrv", "hr" },
	{ "hun", "hu" },
	{ "ice", "is" },
	{ "ind", "id" },
	{ "ita", "it" },
	{ "jpn", "ja" },
	{ "kin", "rw" },
	{ "kor", "ko" },
	{ "lat", "la" },
	{ "lav", "lv" },
	{ "lit", "lt" },
	{ "mlg", "mg" },
	{ "nld", "nl" },
	{ "nor", "no" },
	{ "per", "fa" },
	{ "pol", "pl" },
	{ "por", "pt" },
	{ "ron", "ro" },
	{ "rum", "ro" },
	{ "rus", "ru" },
	{ "slk", "sk" },
	{ "slo", "sk" },
	{ "slv", "sl" },
	{ "spa", "es" },
	{ "srp", "sr" },
	{ "swa", "sw" },
	{ "swe", "sv" },
	{ "tha", "th" },
	{ "tur", "tr" },
	{ "ukr", "uk" },
	{ "vie", "vi" },
	{ "wel", "cy" },
	{ "zho", "zh" },
	{ NULL, NULL },
};

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

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does s begin with the small word, case apart? */
static bool
begins(struct str s, const char *word)
{
	size_t n = strlen(word);

	if (s.len < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (lower(s.s[i]) != word[i])
			return false;
	return true;
}

const char *
in_find(const struct in_word *table, struct str word)
{
	for (; table->word; table++) {
		size_t i = 0;

		while (i < word.len && table->word[i] && lower(word.s[i]) == lower(table->word[i]))
			i++;
		if (i == word.len && !table->word[i])
			return table->value;
	}
	return NULL;
}

struct str
in_trim(struct str s)
{
	while (s.len && (unsigned char)*s.s <= ' ')
		s.s++, s.len--;
	while (s.len && (unsigned char)s.s[s.len - 1] <= ' ')
		s.len--;
	return s;
}

bool
in_line_begins(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	for (size_t at = 0; at + n <= len;) {
		const char *found = mem_find(s + at, len - at, word, n);

		if (!found)
			return false;
		if (found == s || found[-1] == '\n' || found[-1] == '\r')
			return true;
		at = (size_t)(found - s) + 1;
	}
	return false;
}

char
in_first(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] > ' ')
			return s[i];
	return '\0';
}

const char *
in_language(struct str s)
{
	return in_find(languages, in_trim(s));
}

int
in_number(struct str s)
{
	int number = 0;

	if (!s.len || s.len > 4)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (!is_digit(s.s[i]))
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
		if (begins(s, months[i].begin))
			return months[i].month;
	return 0;
}

struct str
in_date(struct in_date *room, int year, int month, int day)
{
	int n;

	if (month < 1 || month > 12)
		n = snprintf(room->text, sizeof room->text, "%04d", year);
	else if (day < 1 || day > 31)
		n = snprintf(room->text, sizeof room->text, "%04d-%02d", year, month);
	else
		n = snprintf(room->text, sizeof room->text, "%04d-%02d-%02d", year, month, day);
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

	if (c == 0xe2 && s.len - at > 2 && (unsigned char)s.s[at + 1] == 0x80)
		return false;
	if (c < 0xc0 && c >= 0x80 && at > 1 && (unsigned char)s.s[at - 1] == 0x80 &&
	    (unsigned char)s.s[at - 2] == 0xe2)
		return false;
	if (c == 0x80 && at && (unsigned char)s.s[at - 1] == 0xe2)
		return false;
	return c >= 0x80 || (lower((char)c) >= 'a' && lower((char)c) <= 'z');
}

static void
split(struct pieces *p, struct str s)
{
	*p = (struct pieces){ .count = 0 };
	for (size_t at = 0; at < s.len;) {
		size_t start = at;

		while (at < s.len && is_digit(s.s[at]))
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

/* "July 2012", "3 July 2012", "July 3, 2012", "2012 Jul 3" */
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

/* "1985-" goes on. */
static bool
is_open(struct in_date *room, const struct pieces *p, struct str s)
{
	if (p->count != 1 || !is_year(p->piece[0]) || s.len != 5 || s.s[4] != '-')
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
	while (digits < s.len && is_digit(s.s[digits]))
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

struct str
in_loose_date(struct in_date *room, struct str s)
{
	struct pieces p;
	bool about, all = true;
	int n;

	s = in_trim(s);
	while (s.len > 1 && (s.s[0] == '[' || s.s[0] == '(') &&
	       (s.s[s.len - 1] == ']' || s.s[s.len - 1] == ')'))
		s.s++, s.len -= 2;
	while (s.len && (s.s[s.len - 1] == '/' || s.s[s.len - 1] == '.'))
		s.len--;
	split(&p, s);
	if (p.more || !p.count)
		return s;
	if (is_open(room, &p, s) || is_vague(room, s))
		return (struct str){ .s = room->text, .len = strlen(room->text) };
	/* Of a copyright or a recording the year is the same: "c1988", "p1988". */
	if (p.count == 2 && p.piece[0].len == 1 && s.len == 5 && is_year(p.piece[1]))
		return p.piece[1];
	about = p.count == 2 && is_year(p.piece[1]) &&
		(begins(p.piece[0], "c") || begins(p.piece[0], "about") ||
		 begins(p.piece[0], "env")) &&
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

void
in_particle(struct drafts *ds, struct name *name)
{
	struct buf inverted = BUF_INIT;
	struct name parsed;
	struct str particle;

	if (!name->given.len || name->non_dropping_particle.len ||
	    memchr(name->family.s, ',', name->family.len))
		return;
	buf_add(&inverted, name->family.s, name->family.len);
	buf_puts(&inverted, ", x");
	name_parse(inverted.data, inverted.len, &parsed);
	particle = parsed.non_dropping_particle;
	if (particle.len && parsed.family.len) {
		name->non_dropping_particle = pool_str(&ds->pool, particle.s, particle.len);
		name->family = pool_str(&ds->pool, parsed.family.s, parsed.family.len);
	}
	buf_release(&inverted);
}

void
in_keywords(struct drafts *ds, struct str s, size_t at)
{
	bool semicolons = memchr(s.s, ';', s.len);

	for (size_t i = 0, end; i < s.len; i = end + 1) {
		for (end = i; end < s.len && s.s[end] != (semicolons ? ';' : ','); end++)
			;
		draft_text(ds, KEY_KEYWORD, s.s + i, end - i, at);
	}
}

struct str
in_doi(struct str s)
{
	static const char *const before[] = { "https://",     "http://",  "dx.doi.org/",
					      "www.doi.org/", "doi.org/", "doi:" };

	s = in_trim(s);
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		if (begins(s, before[i]) && memchr(s.s, '1', s.len)) {
			s.s += strlen(before[i]);
			s.len -= strlen(before[i]);
			s = in_trim(s);
		}
	}
	return s;
}

struct str
in_pages(struct drafts *ds, struct str s)
{
	static const char *const dashes[] = { "–", "—", "‐", "‑", "−", "--" };
	char *out = pool_new(&ds->pool, s.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < s.len;) {
		size_t n = 0;

		for (size_t k = 0; k < sizeof dashes / sizeof *dashes && !n; k++)
			if (s.len - i >= strlen(dashes[k]) &&
			    !memcmp(s.s + i, dashes[k], strlen(dashes[k])))
				n = strlen(dashes[k]);
		if (!n) {
			out[len++] = s.s[i++];
		} else {
			if (!len || out[len - 1] != '-')
				out[len++] = '-';
			i += n;
		}
	}
	out[len] = '\0';
	return (struct str){ .s = out, .len = len };
}
