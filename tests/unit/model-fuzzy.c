/* SPDX-License-Identifier: MIT */
#include "model/fuzzy.h"

#include "base/bits.h"
#include "tests/test.h"
#include "text/fold.h"

static void
typed(struct fuzzy *f, const char *s)
{
	struct buf b = BUF_INIT;

	fold_add(&b, s, strlen(s));
	fuzzy_init(f, b.data, b.len);
	buf_release(&b);
}

static int
score(const struct fuzzy *f, const char *s)
{
	struct buf b = BUF_INIT;
	int n;

	fold_add(&b, s, strlen(s));
	n = fuzzy_score(f, b.data, b.len);
	buf_release(&b);
	return n;
}

/* Best first; behind the NULL what is not found at all. */
static const struct {
	const char *typed;
	const char *text[10];
} rankings[] = {
	{ "seve", { "Sève", "Juan Sève", "Sève, Juan", "Juan Sèverin", "sere ve",
		    "passed ever or even", NULL, "Seal", "eves" } },
	{ "SÈVE", { "seve", "Juan Sève", NULL, "sev" } },
	/* The beginning of a word, initials, a middle, letters left out. */
	{ "itom", { "Itombwe", "The forest of Itombwe", "in the town of many",
		    "I. T. O. M.", "Kitombo", NULL, "fitted tool sums" } },
	{ "itmbwe", { "Itombwe", "The forest of Itombwe", NULL, "Itomb" } },
	{ "wwf", { "WWF", "WWF France", "World Wide Fund", NULL, "World Fund" } },
	{ "drc", { "DRC", "drc-asm", "Democratic Republic of the Congo", NULL,
		   "Madagascar", "rcd" } },
	{ "gold", { "Gold", "gold mine", "A gold mine", "girls of ldn", "Marigold",
		    NULL, "logged" } },
	/* Words in any order, each as it is. */
	{ "congo gold", { "Gold in Congo", "Congo's old gold", NULL, "Gold in Gabon" } },
	{ "j seve", { "J. Sève", "Juan Sève", NULL, "Ann Sève" } },
	{ "om", { "Omo", "out of memory", "Itombwe", NULL, "Mo" } },
	{ "s", { "S", "Sea", "A sea", NULL, "Gas" } },
	/* Short ones before long ones. */
	{ "tin", { "Tin", "Tin mine", "Tin mines and their owners", NULL, "ti" } },
	{ "oeuvre", { "Œuvre", "Les œuvres", NULL, "ouvre" } },
	{ "конго", { "Конго", "Золото Конго", NULL, "Гонко" } },
	{ "漢", { "漢字", NULL, "字" } },
};

static void
check_rankings(void)
{
	for (size_t i = 0; i < sizeof rankings / sizeof *rankings; i++) {
		struct fuzzy f;
		size_t n = 0;

		typed(&f, rankings[i].typed);
		for (; rankings[i].text[n]; n++) {
			int now = score(&f, rankings[i].text[n]);
			bool better = !n || score(&f, rankings[i].text[n - 1]) >= now;

			if (!CHECK(now > 0 && better))
				printf("  \"%s\" in \"%s\": %d\n", rankings[i].typed,
				       rankings[i].text[n], now);
		}
		for (n++; n < 10 && rankings[i].text[n]; n++)
			if (!CHECK_INT(score(&f, rankings[i].text[n]), 0))
				printf("  \"%s\" in \"%s\"\n", rankings[i].typed,
				       rankings[i].text[n]);
	}
}

/* What was found stands in capitals. */
static void
check_places(void)
{
	static const struct {
		const char *typed, *text, *found;
	} rows[] = {
		{ "seve", "juan seve", "juan SEVE" },
		{ "itmbwe", "itombwe", "IToMBWE" },
		{ "wwf", "world wide fund", "World Wide Fund" },
		{ "congo gold", "gold in congo", "GOLD in CONGO" },
		{ "tom", "kitombo, tom", "kitombo, TOM" },
		{ "ab", "aab", "aAB" },
		{ "", "none", "none" },
		{ "xyz", "none", "none" },
		{ "drc", "democratic republic of the congo",
		  "Democratic Republic of the Congo" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint64_t found[FUZZY_FOUND];
		struct buf b = BUF_INIT;
		struct fuzzy f;

		typed(&f, rows[i].typed);
		buf_puts(&b, rows[i].text);
		CHECK_INT(fuzzy_find(&f, b.data, b.len, found), fuzzy_score(&f, b.data, b.len));
		for (size_t k = 0; k < b.len; k++)
			if (bits_has(found, k))
				b.data[k] = (char)(b.data[k] - 'a' + 'A');
		CHECK_STR(b.data, rows[i].found);
		buf_release(&b);
	}
}

static unsigned
dice(unsigned sides)
{
	static unsigned seed = 3;

	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % sides;
}

static void
random_text(struct buf *b, size_t len)
{
	static const char *const letters[] = { "a", "b", "c", " ", "-", "1", "б", "д" };

	buf_clear(b);
	for (size_t i = 0; i < len; i++)
		buf_puts(b, letters[dice(8)]);
}

/* The quick ways say what the slow one does. */
static void
check_quick(void)
{
	struct buf text = BUF_INIT, word = BUF_INIT;
	int wrong = 0, begun = 0;

	for (int i = 0; i < 20000; i++) {
		struct fuzzy f;
		uint64_t found[FUZZY_FOUND];
		int slow, begins;

		random_text(&text, dice(40));
		random_text(&word, 1 + dice(5));
		fuzzy_init(&f, word.data, word.len);
		if (!f.words)
			continue;
		slow = fuzzy_score(&f, text.data, text.len);
		begins = fuzzy_begins(&f, text.data, text.len);
		begun += begins > 0;
		if ((begins && begins != slow) || (slow && !fuzzy_may(&f, text.data, text.len)) ||
		    (!begins && slow > fuzzy_bound(&f)) ||
		    slow != fuzzy_find(&f, text.data, text.len, found)) {
			printf("  \"%s\" in \"%s\": %d, begins %d, bound %d\n", word.data,
			       text.data, slow, begins, fuzzy_bound(&f));
			wrong++;
		}
	}
	CHECK_INT(wrong, 0);
	CHECK(begun > 1000);
	buf_release(&text);
	buf_release(&word);
}

/* As much as can be typed, and more, in as long a text. */
static void
check_limits(void)
{
	struct buf text = BUF_INIT;
	uint64_t found[FUZZY_FOUND];
	struct fuzzy f;

	for (int i = 0; i < 1000; i++)
		buf_puts(&text, i % 3 ? "漢" : "a ");
	fuzzy_init(&f, text.data, text.len);
	CHECK(f.words > 0 && f.words <= FUZZY_TYPED_MAX);
	fuzzy_find(&f, text.data, text.len, found);
	fuzzy_init(&f, "", 0);
	CHECK_INT(f.words, 0);
	CHECK_INT(fuzzy_score(&f, "x", 1), 1);
	fuzzy_init(&f, "  ", 2);
	CHECK_INT(f.words, 0);
	fuzzy_init(&f, "\xff\xff", 2);
	CHECK_INT(fuzzy_score(&f, "\xff", 1), 0);
	buf_release(&text);
}

int
main(void)
{
	check_rankings();
	check_places();
	check_quick();
	check_limits();
	return test_end();
}
