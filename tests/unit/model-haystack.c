/* SPDX-License-Identifier: MIT */
#include "model/haystack.h"

#include "tests/catalogue.h"
#include "tests/test.h"

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
			found |= (unsigned)haystack_has(&h, &n, first + r) << r;
		if (!CHECK_INT(found, rows[i].found))
			printf("  typed \"%s\"\n", rows[i].typed);
		/* What is outside the range has nothing, not even no words. */
		CHECK(!haystack_has(&h, &n, first - 1));
		CHECK(!haystack_has(&h, &n, first + 3));
		CHECK(!haystack_has(&h, &n, RECORD_NONE));
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
	CHECK(haystack_has(&h, &n, seve));
	CHECK(!haystack_has(&h, &n, catalogue_find(c, KIND_ORGANISATION, "levin")));
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
	CHECK(haystack_has(&h, &n, catalogue_first(c, KIND_STUDY)));
	needle_release(&n);
	CHECK_INT(n.words, 0);
	haystack_release(&h);
	CHECK(!haystack_has(&h, &n, 0));
	buf_release(&b);
}

int
main(void)
{
	struct catalogue *c = make_library();

	check_found(c);
	check_borders(c);
	check_people(c);
	check_many_words(c);
	catalogue_free(c);
	return test_end();
}
