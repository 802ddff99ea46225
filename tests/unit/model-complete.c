/* SPDX-License-Identifier: MIT */
/* What the last word of a query could become, in catalogues that are odd or large. */
#include "model/query.h"

#include "tests/catalogue.h"
#include "tests/test.h"

static const char *
saved_name(void *context, size_t i)
{
	static const char *const names[] = { "gold rush", "gold", "tin" };

	(void)context;
	return i < 3 ? names[i] : NULL;
}

static const char *
saved(void *context, const char *name, size_t len)
{
	(void)context;
	(void)name;
	return len == 3 ? "year:1999" : "year:2012";
}

/* Years that are none, years before any, words that a query takes for its own, saved searches. */
static void
odd_values(void)
{
	static const struct languages english = { .tag = { "en" }, .count = 1 };
	static const struct query_hooks saving = { .saved = saved, .saved_name = saved_name };
	static const struct query_hooks untold = { .saved = saved };
	static const char *const issued[] = { "2012", "-0044", "soon", "2012-07" };
	static const char *const keyword[] = { "-minus", "«angle»", "plain", "OR" };
	static const struct {
		const char *text;
		const struct query_hooks *hooks;
		const char *offers;
	} rows[] = {
		{ "year:", NULL, "year:2012|2" },
		{ "keyword:", NULL, "keyword:\"-minus\"|1 keyword:\"OR\"|1 keyword:plain|1" },
		/* The one that leaves nothing is not offered. */
		{ "saved:", &saving, "saved:\"gold rush\"|2 saved:gold|2" },
		{ "saved:ru", &saving, "saved:\"gold rush\"|2" },
		{ "saved:", &untold, "" },
		{ "saved:", NULL, "" },
	};
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "a.yaml");
	for (size_t i = 0; i < 4; i++) {
		make_text(&m, KEY_ISSUED, issued[i]);
		make_text(&m, KEY_KEYWORD, keyword[i]);
		make_record(&m, KIND_STUDY, i ? "other" : "first");
	}
	c = make_catalogue(&m);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct query_scope scope = { .index = query_index_new(c),
					     .hooks = rows[i].hooks,
					     .first = catalogue_first(c, KIND_STUDY),
					     .count = 4 };
		struct query_offers o;
		struct buf b = BUF_INIT;

		query_complete(rows[i].text, &scope, &english, &o);
		for (size_t k = 0; k < o.count; k++)
			buf_printf(&b, "%s%s|%zu", k ? " " : "", o.offer[k].word, o.offer[k].left);
		if (!CHECK_STR(b.data, rows[i].offers))
			printf("  query \"%s\"\n", rows[i].text);
		CHECK(!o.cut);
		buf_release(&b);
		query_offers_release(&o);
		query_index_free(scope.index);
	}
	catalogue_free(c);
}

/* Of more names than are looked at closely, those that most records name. */
static void
many_names(void)
{
	static const struct languages english = { .tag = { "en" }, .count = 1 };
	struct maker m = { 0 };
	struct catalogue *c;
	struct query_scope scope = { .first = 0 };
	struct query_offers o;

	make_file(&m, "a.yaml");
	for (int i = 0; i < 2100; i++) {
		char id[24];

		snprintf(id, sizeof id, "rabe-%d", i);
		make_name(&m, KEY_NAME, id, "Ana");
		make_record(&m, KIND_PERSON, id);
	}
	make_reference(&m, KEY_AUTHOR, KIND_PERSON, "rabe-2099");
	make_record(&m, KIND_STUDY, "s");
	c = make_catalogue(&m);
	scope.index = query_index_new(c);
	scope.first = catalogue_first(c, KIND_STUDY);
	scope.count = 1;
	query_complete("author:rab", &scope, &english, &o);
	if (CHECK_INT(o.count, 1)) {
		CHECK_STR(o.offer[0].word, "author:rabe-2099");
		CHECK_INT(o.offer[0].left, 1);
	}
	CHECK(o.cut);
	query_offers_release(&o);
	query_index_free(scope.index);
	catalogue_free(c);
}

int
main(void)
{
	odd_values();
	many_names();
	return test_end();
}
