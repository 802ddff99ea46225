/* SPDX-License-Identifier: MIT */
#include "model/haystack.h"

#include "base/bits.h"
#include "tests/catalogue.h"
#include "tests/test.h"
#include "text/fold.h"

static struct catalogue *
make_library(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_name(&m, KEY_NAME, "Sève", "Juan");
	make_open(&m, KEY_ALSO, NODE_LIST);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_text(&m, KEY_AS_NAME, "J. Ceve");
	make_text(&m, KEY_SEEN, "an old list");
	make_close(&m);
	make_close(&m);
	make_text(&m, KEY_NOTE, "Retired");
	make_record(&m, KIND_PERSON, "seve");
	make_text(&m, KEY_NAME_TEXT, "Levin Sources");
	make_text(&m, KEY_ACRONYM, "ELL");
	make_record(&m, KIND_ORGANISATION, "levin");
	make_local(&m, KEY_NAME_TEXT, "en", "Gold", "fr", "Or natif");
	make_record(&m, KIND_TOPIC, "gold");

	make_text(&m, KEY_TITLE, "Les œuvres de la forêt");
	make_text(&m, KEY_GENRE, "case study");
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_PERSON, "seve");
	make_name(&m, KEY_NONE, "Łukasz", "Zoë");
	make_close(&m);
	make_reference(&m, KEY_COUNTRY, KIND_COUNTRY, "COD");
	make_reference(&m, KEY_TOPIC, KIND_TOPIC, "gold");
	make_reference(&m, KEY_PUBLISHER, KIND_ORGANISATION, "levin");
	make_text(&m, segment_unknown_key(make_now(&m), "shelf", 5), "Zebra");
	make_record(&m, KIND_STUDY, "forest");
	make_text(&m, KEY_TITLE, "Fore\xcc\x82ts d\xe2\x80\x99" "e\xcc\x81lite");  /* decomposed */
	make_text(&m, KEY_NOTE, "one  two\nthree");
	make_record(&m, KIND_STUDY, "decomposed");
	make_record(&m, KIND_STUDY, "empty-one");
	return make_catalogue(&m);
}

/* What is typed, and which of the studies have it: a bit for each. */
static const struct {
	const char *typed;
	unsigned found;
} rows[] = {
	{ "", 7 }, { "   ", 7 },
	{ "forêt", 3 }, { "foret", 3 }, { "FORET", 3 }, { "fore\xcc\x82t", 3 }, { "forets", 2 },
	{ "œuvre", 1 }, { "oeuvre", 1 }, { "OEUVRES", 1 }, { "\xc5\x93uvre", 1 },
	{ "d'elite", 2 }, { "d\xe2\x80\x99\xc3\xa9lite", 2 }, { "élite", 2 },
	{ "lukasz", 1 }, { "Łukasz", 1 }, { "zoe", 1 },
	/* Those who are named: by name, by other forms, by acronym, by id. */
	{ "seve", 1 }, { "Sève", 1 }, { "ceve", 1 }, { "juan seve", 1 }, { "seve juan", 1 },
	{ "levin sources", 1 }, { "ell", 1 },
	/* Countries in any language, and by code; topics likewise. */
	{ "congo", 1 }, { "cod", 1 }, { "république", 1 }, { "natif", 1 }, { "gold", 1 },
	/* What is said of whom a study names is not said of the study. */
	{ "retired", 0 },
	{ "zebra", 1 }, { "case", 1 },
	/* All words must be there, in any order, and none twice over two values. */
	{ "foret zebra", 1 }, { "zebra foret", 1 }, { "foret elite", 2 }, { "foret nothing", 0 },
	{ "two three", 2 }, { "studycod", 0 }, { "twothree", 0 },
	{ "empty-one", 4 }, { "empty", 4 }, { "forest", 1 },
	{ "\n", 7 }, { "one\ttwo", 2 },
};

static bool
has(const struct haystack *h, const struct needle *n, uint32_t record)
{
	uint64_t *set = bits_new(h->count);
	bool found;

	bits_set(set, record - h->first);
	haystack_filter(h, n, set, NULL);
	found = bits_has(set, record - h->first);
	free(set);
	return found;
}

static void
check_found(const struct catalogue *c)
{
	uint32_t first = catalogue_first(c, KIND_STUDY);
	struct haystack h;

	haystack_init(&h, c, first, catalogue_count(c, KIND_STUDY));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		unsigned found = 0;
		struct needle n;

		needle_init(&n, rows[i].typed);
		for (uint32_t r = 0; r < 3; r++)
			found |= (unsigned)has(&h, &n, first + r) << r;
		if (!CHECK_INT(found, rows[i].found))
			printf("  typed \"%s\"\n", rows[i].typed);
		needle_release(&n);
	}
	haystack_release(&h);
}

/* No word goes from one value to the next: between them stands what nobody can type. */
static void
check_borders(const struct catalogue *c)
{
	struct haystack h;
	struct needle n;

	haystack_init(&h, c, 0, catalogue_records(c));
	for (size_t at = 0; at + 1 < h.text.len; at++)
		if (h.text.data[at] == '\n') {
			const char *data = h.text.data + at;
			char across[3] = { at ? data[-1] : 'x', '\n', data[1] };
			struct buf typed = BUF_INIT;

			buf_add(&typed, across, 3);
			needle_init(&n, typed.data);
			CHECK(!memchr(n.text.data, '\n', n.text.len));
			needle_release(&n);
			buf_release(&typed);
		}
	/* Every record's words end where the next one's begin. */
	for (uint32_t r = 0; r < h.count; r++) {
		CHECK(h.start[r] <= h.start[r + 1]);
		CHECK(h.start[r] == h.start[r + 1] || h.text.data[h.start[r + 1] - 1] == '\n');
	}
	haystack_release(&h);
}

/* People and organisations are found by all that is written of them. */
static void
check_people(const struct catalogue *c)
{
	uint32_t seve = catalogue_find(c, KIND_PERSON, "seve");
	struct haystack h;
	struct needle n;

	haystack_init(&h, c, catalogue_first(c, KIND_ORGANISATION), 3);
	needle_init(&n, "retired old juan");
	CHECK(has(&h, &n, seve));
	CHECK(!has(&h, &n, catalogue_find(c, KIND_ORGANISATION, "levin")));
	needle_release(&n);
	haystack_release(&h);
}

static void
check_many_words(const struct catalogue *c)
{
	struct buf b = BUF_INIT;
	struct haystack h;
	struct needle n;

	haystack_init(&h, c, 0, catalogue_records(c));
	for (int i = 0; i < 40; i++)
		buf_puts(&b, " foret");
	needle_init(&n, b.data);
	CHECK_INT(n.words, 16);
	CHECK(has(&h, &n, catalogue_first(c, KIND_STUDY)));
	needle_release(&n);
	CHECK_INT(n.words, 0);
	haystack_release(&h);
	buf_release(&b);
}

static uint32_t
random_below(uint32_t n)
{
	static uint32_t state = 1;

	state = state * 1664525 + 1013904223;
	return (state >> 8) % n;
}

static const char *const syllables[] = { "or", "gold", "É", "té", "ma", "Łu", "ß", " ", "a", "ri" };

static char *
random_text(uint32_t most)
{
	static char text[4][64];
	static unsigned turn;
	char *s = text[turn++ % 4];

	*s = '\0';
	for (uint32_t i = 0, n = 1 + random_below(most); i < n; i++)
		strncat(s, syllables[random_below(sizeof syllables / sizeof *syllables)], 8);
	return s;
}

static const char *
numbered(const char *what, uint32_t n)
{
	static char id[1024][16];
	static unsigned turn;
	char *s = id[turn++ % 1024];

	snprintf(s, 16, "%s%u", what, n);
	return s;
}

#define MANY 150
#define PEOPLE 20
#define HALF UINT64_C(0x5a5a0ff000ff1234)

static struct catalogue *
make_many(void)
{
	struct maker m = { 0 };

	make_file(&m, "many.yaml");
	for (uint32_t i = 0; i < PEOPLE; i++) {
		make_name(&m, KEY_NAME, random_text(4), random_text(3));
		make_record(&m, KIND_PERSON, numbered("p", i));
	}
	for (uint32_t i = 0; i < MANY; i++) {
		make_text(&m, KEY_TITLE, random_text(6));
		if (random_below(4))
			make_text(&m, KEY_ABSTRACT, random_text(8));
		make_open(&m, KEY_AUTHOR, NODE_LIST);
		for (uint32_t k = random_below(4); k > 0; k--)
			make_reference(&m, KEY_NONE, KIND_PERSON,
				       numbered("p", random_below(PEOPLE)));
		make_close(&m);
		make_record(&m, KIND_STUDY, numbered("s", i));
	}
	return make_catalogue(&m);
}

/* Is the word in any text below a value, or in the name or id of whom it names?  Slow and plain. */
static bool
naive_value(const struct catalogue *c, struct value v, const char *word)
{
	uint32_t link = value_link(v);
	bool found = false;
	struct buf b = BUF_INIT;

	fold_add(&b, value_text(v), value_len(v));
	if (value_get(v, KEY_FAMILY).node) {
		struct value given = value_get(v, KEY_GIVEN);

		fold_add(&b, value_text(given), value_len(given));
		buf_puts(&b, "\n");
	}
	found = strstr(b.data, word) != NULL;
	for (uint32_t i = 0; i < value_count(v) && !found; i++)
		found = naive_value(c, value_at(v, i), word);
	if (link != RECORD_NONE && !found)
		found = strstr(record_id(c, link), word) ||
			naive_value(c, record_value(c, link, KEY_NAME), word);
	buf_release(&b);
	return found;
}

static bool
naive_has(const struct catalogue *c, const struct needle *n, uint32_t record)
{
	for (size_t w = 0; w < n->words; w++) {
		char word[64];
		bool found;

		snprintf(word, sizeof word, "%.*s", (int)n->len[w], n->text.data + n->word[w]);
		found = strstr(record_id(c, record), word) != NULL;
		for (uint32_t i = 0; i < record_values(c, record) && !found; i++)
			found = naive_value(c, record_value_at(c, record, i), word);
		if (!found)
			return false;
	}
	return true;
}

/* What is left of all records, of half of them, and of what the first letters left. */
static void
check_filter(const struct catalogue *c, const struct haystack *h, const char *typed)
{
	uint64_t all[HAYSTACK_WORDS(MANY)], half[HAYSTACK_WORDS(MANY)], step[HAYSTACK_WORDS(MANY)];
	struct needle n, before;
	size_t wrong = 0;

	needle_init(&n, typed);
	needle_init(&before, numbered("", 0));
	bits_fill(all, h->count);
	bits_fill(step, h->count);
	haystack_filter(h, &n, all, NULL);
	bits_fill(half, h->count);
	for (size_t i = 0; i < HAYSTACK_WORDS(MANY); i++)
		half[i] &= HALF;
	haystack_filter(h, &n, half, NULL);
	for (size_t len = 1; len <= n.text.len; len++) {
		struct buf b = BUF_INIT;
		struct needle now;

		if (((unsigned char)n.text.data[len] & 0xc0) == 0x80)
			continue;
		buf_add(&b, n.text.data, len);
		needle_init(&now, b.data);
		if (len == 1 || !needle_narrows(&now, &before))
			bits_fill(step, h->count);
		haystack_filter(h, &now, step, NULL);
		needle_release(&before);
		before = now;
		buf_release(&b);
	}
	for (uint32_t i = 0; i < MANY; i++) {
		bool want = naive_has(c, &n, h->first + i);

		wrong += want != (all[i / 64] >> i % 64 & 1);
		wrong += (want && HALF >> i % 64 & 1) != (half[i / 64] >> i % 64 & 1);
		if (n.words)
			wrong += want != (step[i / 64] >> i % 64 & 1);
	}
	if (!CHECK_INT(wrong, 0))
		printf("  typed \"%s\"\n", typed);
	needle_release(&n);
	needle_release(&before);
}

static void
check_random(void)
{
	struct catalogue *c = make_many();
	struct haystack h;

	haystack_init(&h, c, catalogue_first(c, KIND_STUDY), MANY);
	for (int i = 0; i < 300; i++)
		check_filter(c, &h, i % 7 ? random_text(1 + (uint32_t)i % 5)
					  : numbered("p", (uint32_t)i % 22));
	haystack_release(&h);
	catalogue_free(c);
}

static void
check_narrows(void)
{
	static const struct {
		const char *before, *now;
		bool narrows;
	} cases[] = {
		{ "", "a", true }, { "a", "", false }, { "fo", "for", true },
		{ "for", "fo", false }, { "or", "for", true }, { "a b", "b a", true },
		{ "a b", "ab", true },
		{ "ab", "a b", false }, { "é", "E", true }, { "a", "b", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct needle before, now;

		needle_init(&before, cases[i].before);
		needle_init(&now, cases[i].now);
		CHECK_INT(needle_narrows(&now, &before), cases[i].narrows);
		needle_release(&before);
		needle_release(&now);
	}
}

int
main(void)
{
	struct catalogue *c = make_library();

	check_random();
	check_narrows();

	check_found(c);
	check_borders(c);
	check_people(c);
	check_many_words(c);
	catalogue_free(c);
	return test_end();
}
