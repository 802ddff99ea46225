/* SPDX-License-Identifier: MIT */
#include "model/jump.h"

#include <stdlib.h>

#include "tests/catalogue.h"
#include "tests/test.h"
#include "text/fold.h"

static struct catalogue *
make_library(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_text(&m, KEY_TITLE, "Herons and people");
	make_record(&m, KIND_PROGRAMME, "herons");
	make_text(&m, KEY_NAME_TEXT, "World Wide Fund for Herons");
	make_text(&m, KEY_ACRONYM, "WWFH");
	make_record(&m, KIND_ORGANISATION, "fund");
	make_name(&m, KEY_NAME, "Sève", "Juan");
	make_open(&m, KEY_ALSO, NODE_LIST);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_text(&m, KEY_AS_NAME, "J. Ceve");
	make_text(&m, KEY_SEEN, "an old list");
	make_close(&m);
	make_close(&m);
	make_record(&m, KIND_PERSON, "seve");
	make_name(&m, KEY_NAME, "Weir", "Ann");
	make_record(&m, KIND_PERSON, "weir");
	make_local(&m, KEY_NAME_TEXT, "en", "Itombwe", "fr", "Massif d'Itombwe");
	make_record(&m, KIND_TOPIC, "itombwe");
	make_local(&m, KEY_TITLE, "en", "The seven herons", "fr", "Les sept hérons");
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_link(&m, KIND_PERSON, "weir");
	make_text(&m, KEY_PERSON, "weir");
	make_text(&m, KEY_AS_NAME, "A. Where");
	make_close(&m);
	make_close(&m);
	make_reference(&m, KEY_COUNTRY, KIND_COUNTRY, "COD");
	make_record(&m, KIND_STUDY, "lagoon-1");
	make_text(&m, KEY_TITLE, "Severe weather");
	make_record(&m, KIND_STUDY, "weather");
	return make_catalogue(&m);
}

static const struct {
	const char *typed, *ids, *form;         /* of the first */
} rows[] = {
	{ "", "", "" },
	{ "seve", "seve weather lagoon-1", "seve" },
	{ "sève", "seve weather lagoon-1", "seve" },
	{ "SEVE J", "seve", "Juan Sève" },
	{ "ceve", "seve", "J. Ceve" },
	{ "old list", "", "" },
	{ "where", "weir", "A. Where" },
	{ "itom", "itombwe", "itombwe" },
	{ "itmbwe", "itombwe", "itombwe" },
	{ "massif", "itombwe", "Massif d'Itombwe" },
	{ "wwf", "fund", "WWFH" },
	{ "cod", "COD", "COD" },
	{ "kongo", "COD", NULL },
	{ "herons seven", "lagoon-1", "The seven herons" },
	{ "sept her", "lagoon-1", "Les sept hérons" },
	{ "lagoon-1", "lagoon-1", "lagoon-1" },
	{ "xyzzy", "", "" },
};

static int calls;

static void
so_far(void *context, const struct jump *j)
{
	(void)context;
	CHECK(j->count <= JUMP_MOST);
	calls++;
}

static void
check_row(const struct catalogue *c, struct query_index *x, size_t i)
{
	struct buf typed = BUF_INIT, ids = BUF_INIT, form = BUF_INIT;
	struct fuzzy f;
	struct jump j;

	fold_add(&typed, rows[i].typed, strlen(rows[i].typed));
	fuzzy_init(&f, typed.data, typed.len);
	CHECK(jump_find(x, typed.data, NULL, &j, so_far, NULL));
	for (size_t k = 0; k < j.count; k++)
		buf_printf(&ids, "%s%s", k ? " " : "", record_id(c, j.hit[k].record));
	if (!CHECK_STR(ids.data, rows[i].ids))
		printf("  typed \"%s\"\n", rows[i].typed);
	if (j.count && rows[i].form) {
		CHECK(jump_form(&f, c, j.hit[0].record, "", &form));
		CHECK_STR(form.data, rows[i].form);
		buf_clear(&form);
		CHECK(jump_form(&f, c, j.hit[0].record, rows[i].typed, &form));
		CHECK_STR(form.data, rows[i].typed);
	}
	buf_release(&typed);
	buf_release(&ids);
	buf_release(&form);
}

/* Letter by letter the same is found as at once, and as after other letters. */
static void
check_typing(const struct catalogue *c)
{
	static const char *const words[] = { "itombwe", "seve juan", "the seven herons", "wwfh" };
	struct query_index *typing = query_index_new(c);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (size_t len = 1; len <= strlen(words[i]); len++) {
			struct query_index *fresh = query_index_new(c);
			char *typed = strndup(words[i], len);
			struct jump a, b;

			CHECK(jump_find(typing, typed, NULL, &a, NULL, NULL));
			CHECK(jump_find(fresh, typed, NULL, &b, NULL, NULL));
			CHECK_INT(a.count, b.count);
			for (size_t k = 0; k < a.count && k < b.count; k++)
				CHECK(a.hit[k].record == b.hit[k].record &&
				      a.hit[k].score == b.hit[k].score);
			free(typed);
			query_index_free(fresh);
		}
	query_index_free(typing);
}

/* Of many the best, each once. */
static void
check_most(void)
{
	struct maker m = { 0 };
	struct catalogue *c;
	struct query_index *x;
	struct jump j;
	char text[32];

	make_file(&m, "a.yaml");
	for (int i = 0; i < 300; i++) {
		snprintf(text, sizeof text, "%s heron %d", i % 2 ? "A" : "Big", i);
		make_text(&m, KEY_TITLE, text);
		snprintf(text, sizeof text, "h%d", i);
		make_record(&m, KIND_STUDY, text);
	}
	c = make_catalogue(&m);
	x = query_index_new(c);
	CHECK(jump_find(x, "heron", NULL, &j, NULL, NULL));
	CHECK_INT(j.count, JUMP_MOST);
	for (size_t i = 1; i < j.count; i++) {
		CHECK(j.hit[i - 1].score >= j.hit[i].score);
		for (size_t k = 0; k < i; k++)
			if (j.hit[k].record == j.hit[i].record)
				CHECK(false);
	}
	CHECK_STR(record_id(c, j.hit[0].record), "h1");
	CHECK(jump_find(x, "heron 299", NULL, &j, NULL, NULL));
	CHECK_STR(record_id(c, j.hit[0].record), "h299");
	query_index_free(x);
	catalogue_free(c);
}

int
main(void)
{
	struct catalogue *c = make_library();
	struct query_index *x = query_index_new(c);
	struct progress gone = { .cancelled = true };
	struct jump j;

	CHECK(!jump_find(x, "seve", &gone, &j, NULL, NULL));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_row(c, x, i);
	CHECK(calls > 0);
	check_typing(c);
	check_most();
	query_index_free(x);
	catalogue_free(c);
	return test_end();
}
