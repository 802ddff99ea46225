/* SPDX-License-Identifier: MIT */
/*
 * What is no longer wanted ends and gives nothing, and what is asked only for its beginning gives
 * the beginning of the whole.
 */
#include "base/bits.h"
#include "model/facet.h"
#include "model/haystack.h"
#include "model/jump.h"
#include "model/news.h"
#include "model/order.h"
#include "model/works.h"
#include "tests/catalogue.h"
#include "tests/test.h"

#define STUDIES 700

static const struct languages english = { .tag = { "en" }, .count = 1 };
static struct catalogue *catalogue;
static uint32_t first;

static struct catalogue *
make_many(void)
{
	struct maker m = { 0 };
	unsigned seed = 3;

	make_file(&m, "a.yaml");
	make_name(&m, KEY_NAME, "Sève", "Juan");
	make_record(&m, KIND_PERSON, "seve");
	for (int i = 0; i < STUDIES; i++) {
		char title[32], year[16], id[16], keyword[16];

		seed = seed * 1103515245u + 12345u;
		snprintf(title, sizeof title, "%s %u", i % 2 ? "Gold" : "Herons", seed >> 20);
		snprintf(year, sizeof year, "%u", 1900 + (seed >> 16) % 120);
		snprintf(id, sizeof id, "s%d", i);
		make_text(&m, KEY_TITLE, title);
		make_text(&m, KEY_LANGUAGE, i % 3 ? "fr" : "en");
		make_text(&m, KEY_TYPE, i % 3 ? "report" : "book");
		snprintf(keyword, sizeof keyword, "mine%d", i % 40);
		make_text(&m, KEY_KEYWORD, i % 3 ? "tin" : keyword);
		if (i % 7)
			make_text(&m, KEY_ISSUED, year);
		if (i % 2)
			make_reference(&m, KEY_AUTHOR, KIND_PERSON, "seve");
		make_record(&m, KIND_STUDY, id);
	}
	return make_catalogue(&m);
}

static void
fill(uint32_t record[STUDIES])
{
	for (uint32_t i = 0; i < STUDIES; i++)
		record[i] = first + i;
}

static void
test_first(void)
{
	static uint32_t whole[STUDIES], begun[STUDIES];

	fill(whole);
	order_records(catalogue, &english, ORDER_YEAR, false, whole, STUDIES);
	for (size_t most = 0; most <= STUDIES; most += 1 + most / 3) {
		fill(begun);
		order_first(NULL, catalogue, &english, ORDER_YEAR, begun, STUDIES, most);
		CHECK(!memcmp(begun, whole, most * sizeof *begun));
	}
	fill(whole);
	order_records(catalogue, &english, ORDER_TITLE, false, whole, STUDIES);
	fill(begun);
	order_first(NULL, catalogue, &english, ORDER_TITLE, begun, STUDIES, 10);
	CHECK(!memcmp(begun, whole, 10 * sizeof *begun));
}

static void
test_orders(const struct progress *cancelled)
{
	static uint32_t record[STUDIES], before[STUDIES];
	size_t with = 99;

	fill(before);
	for (int order = 0; order < ORDERS; order++) {
		fill(record);
		CHECK(!order_records_while(cancelled, catalogue, &english, (enum order)order, false,
					   record, STUDIES));
		CHECK(!memcmp(record, before, sizeof record));
		CHECK(!order_records_with(cancelled, catalogue, &english, (enum order)order, record,
					  STUDIES, &with));
		CHECK_INT(with, 0);
	}
	order_first(cancelled, catalogue, &english, ORDER_YEAR, record, STUDIES, 10);
	CHECK(!memcmp(record, before, sizeof record));
}

static size_t
found(const struct query_scope *scope, const char *text, uint64_t *bits)
{
	struct query *q = query_parse(text, strlen(text));

	memset(bits, 0, bits_words(scope->count) * sizeof *bits);
	query_run(q, scope, bits);
	query_free(q);
	return bits_count(bits, scope->count);
}

/* A query that is given up comes to its end, whatever it has found by then. */
static void
test_queries(const struct progress *cancelled)
{
	static const char *const asked[] = { "gold",	   "author:seve", "year:1950..",
					     "type:book",  "lang:fr",	  "-gold",
					     "id:s1",	   "gold OR tin", "keyword:tin",
					     "has:issued", "title:gold" };
	struct haystack h;
	struct query_scope scope = { .index = query_index_new(catalogue),
				     .first = first,
				     .count = STUDIES,
				     .haystack = &h };
	uint64_t *bits = bits_new(STUDIES);
	struct query *q = query_parse("gold", 4);
	static uint32_t record[STUDIES];

	haystack_begin(&h, catalogue, first, STUDIES);
	CHECK(!haystack_make(&h, cancelled));
	CHECK(haystack_make(&h, NULL));
	/* What is made is made, whether or not it is wanted any more. */
	CHECK(haystack_make(&h, cancelled));
	CHECK_INT(h.made, STUDIES);
	scope.progress = cancelled;
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		CHECK(found(&scope, asked[i], bits) <= STUDIES);
	fill(record);
	query_rank(q, &scope, record, STUDIES);
	/* And answers whole the next time. */
	scope.progress = NULL;
	CHECK_INT(found(&scope, "gold", bits), STUDIES / 2);
	CHECK_INT(found(&scope, "author:seve", bits), STUDIES / 2);
	CHECK_INT(found(&scope, "lang:en", bits), (STUDIES + 2) / 3);
	query_free(q);
	free(bits);
	haystack_release(&h);
	query_index_free(scope.index);
}

static void
test_offers(const struct progress *cancelled)
{
	static const char *const typed[] = { "author:s", "keyword:t", "year:19", "lang:f",  "type:",
					     "title:g",	 "has:",      "gol",	 "country:" };
	struct query_scope scope = { .index = query_index_new(catalogue),
				     .first = first,
				     .count = STUDIES };
	struct haystack h;

	haystack_init(&h, catalogue, first, STUDIES);
	scope.haystack = &h;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		struct query_offers offers = { .offer = NULL };

		scope.progress = cancelled;
		query_complete(typed[i], &scope, &english, &offers);
		for (size_t k = 0; k < offers.count; k++)
			CHECK(offers.offer[k].left <= STUDIES);
		query_offers_release(&offers);
	}
	/* Of forty the first twenty; what is quoted is completed within its quotes. */
	for (int i = 0; i < 2; i++) {
		struct query_offers offers = { .offer = NULL };

		scope.progress = NULL;
		query_complete(i ? "keyword:\"mine\"" : "keyword:mine", &scope, &english, &offers);
		CHECK_INT(offers.count, QUERY_OFFERS_MAX);
		query_offers_release(&offers);
	}
	query_index_free(NULL);
	haystack_release(&h);
	query_index_free(scope.index);
}

static void
test_others(struct progress *cancelled)
{
	struct query_scope scope = { .index = query_index_new(catalogue),
				     .first = first,
				     .count = STUDIES };
	struct facet_scope facets = {
		.scope = &scope, .query = "", .languages = &english, .progress = cancelled
	};
	uint64_t *bits = bits_new(STUDIES), id = 1;
	struct news news = { .catalogue = catalogue, .id = &id, .ids = 1 };
	struct facet_values values = FACET_VALUES_INIT;
	struct works works = { .work = NULL };
	static struct jump jump;
	const struct facet *facet;
	struct haystack h;
	size_t count = 0;

	haystack_init(&h, catalogue, first, STUDIES);
	scope.haystack = &h;
	scope.progress = cancelled;
	bits_fill(bits, STUDIES);
	facets.found = bits;
	for (size_t i = 0; (facet = facet_at(i)); i++)
		if (facet_serves(facet, 1u << KIND_STUDY)) {
			CHECK(!facet_count(facet, &facets, &values));
			CHECK_INT(values.count, 0);
		}
	facet_values_release(&values);
	works_find_while(cancelled, &works, catalogue, &english,
			 catalogue_find(catalogue, KIND_PERSON, "seve"), WORKS_BY_RECORD);
	CHECK_INT(works.count, 0);
	works_release(&works);
	CHECK(news_count(&news, cancelled) < STUDIES);
	CHECK(!news_ids(catalogue, cancelled, &count));
	CHECK(!jump_find(scope.index, "gold", cancelled, &jump, NULL, NULL));
	CHECK(jump_find(scope.index, "gold", NULL, &jump, NULL, NULL));
	CHECK_INT(jump.count, JUMP_MOST);
	/* Once folded, it is the looking through that is cancelled. */
	CHECK(!jump_find(scope.index, "herons", cancelled, &jump, NULL, NULL));
	free(bits);
	haystack_release(&h);
	query_index_free(scope.index);
}

int
main(void)
{
	struct progress cancelled = { .total = 0 };

	progress_cancel(&cancelled);
	catalogue = make_many();
	first = catalogue_first(catalogue, KIND_STUDY);
	test_first();
	test_orders(&cancelled);
	test_queries(&cancelled);
	test_offers(&cancelled);
	test_others(&cancelled);
	catalogue_free(catalogue);
	return test_end();
}
