/* SPDX-License-Identifier: MIT */
/*
 * One name gives four letters, two give two each, three two, one and one, four one each; then two
 * digits of the year.  Without names, the letters come from the title.
 */
#include "csl/trigraph.h"

#include <string.h>

#include "base/ascii.h"
#include "text/case.h"
#include "text/utf8.h"

static const size_t letters[4][4] = { { 4 }, { 2, 2 }, { 2, 1, 1 }, { 1, 1, 1, 1 } };

static const char *const articles[] = { "a ", "the ", "an " };

static void
add_code(struct csl_text *out, uint32_t code)
{
	char room[4];

	csl_text_add(out, room, utf8_encode(code, room));
}

/* The first `count` letters, the first of them large and the others small. */
static void
add_letters(struct csl_text *out, struct str s, size_t count)
{
	size_t done = 0, n;

	for (size_t i = 0; i < s.len && done < count; i += n) {
		uint32_t code, changed[CASE_LETTERS_MAX];
		size_t parts;

		n = utf8_decode(s.s + i, s.len - i, &code);
		if (case_is_letter(code)) {
			parts = done ? case_lower(code, false, changed)
				     : case_upper(code, false, changed);
			for (size_t j = 0; j < parts; j++)
				add_code(out, changed[j]);
			done++;
		}
	}
}

/* A family name without particles, an institution without an article. */
static struct str
head_of(struct str s)
{
	const char *blank;

	while (s.len && (blank = memchr(s.s, ' ', s.len)) && ascii_is_lower(s.s[0])) {
		size_t n = (size_t)(blank - s.s) + 1;

		s.s += n;
		s.len -= n;
	}
	for (size_t i = 0; i < sizeof(articles) / sizeof(*articles); i++) {
		size_t n = strlen(articles[i]);

		if (s.len > n && (s.s[0] | 0x20) == articles[i][0] &&
		    !memcmp(s.s + 1, articles[i] + 1, n - 1))
			return (struct str){ s.s + n, s.len - n };
	}
	return s;
}

static bool
add_names(struct csl_text *out, const struct csl_value *names)
{
	size_t count = names->persons < 4 ? names->persons : 4;

	for (size_t i = 0; i < count; i++) {
		const struct csl_person *person = &names->person[i];
		struct str s = person->part[CSL_PART_FAMILY].len ? person->part[CSL_PART_FAMILY]
								 : person->part[CSL_PART_LITERAL];

		add_letters(out, head_of(s), letters[count - 1][i]);
	}
	return count > 0;
}

/* The words of a title without "of", "the" and the like, not parted any more. */
static struct str
without_small_words(struct csl_pool *pool, struct str s)
{
	static const char *const small[] = { "a",  "an",  "and",  "as",	 "at",	 "but", "by",
					     "de", "for", "from", "in",	 "into", "nor", "of",
					     "on", "or",  "over", "the", "to",	 "with" };
	struct csl_text out = { .pool = pool };

	for (size_t from = 0, to; from < s.len; from = to + 1) {
		bool is_small = false;

		for (to = from; to < s.len && s.s[to] != ' '; to++)
			;
		for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++)
			is_small |= str_is((struct str){ s.s + from, to - from }, small[i]);
		if (!is_small)
			csl_text_add(&out, s.s + from, to - from);
	}
	return (struct str){ csl_text_str(&out), out.len };
}

struct str
csl_trigraph(struct csl_pool *pool, const struct csl_item *item)
{
	struct csl_text out = { .pool = pool };
	const struct csl_value *issued = csl_item_value(item, CSL_VAR_ISSUED);
	int year = issued ? issued->when.from.year : 0;
	bool named = false;

	for (unsigned i = 0; i < CSL_VARIABLES && !named; i++) {
		const struct csl_value *value = csl_item_value(item, i);

		if (value && value->kind == CSL_KIND_NAME)
			named = add_names(&out, value);
	}
	if (!out.len)
		add_letters(&out, without_small_words(pool, csl_item_get(item, CSL_VAR_TITLE)), 4);
	year = year < 0 ? -year : year;
	csl_text_putc(&out, (char)('0' + year / 10 % 10));
	csl_text_putc(&out, (char)('0' + year % 10));
	return (struct str){ out.data, out.len };
}
