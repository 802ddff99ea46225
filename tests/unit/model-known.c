/* SPDX-License-Identifier: MIT */
#include "model/known.h"

#include "model/recordkey.h"
#include "tests/catalogue.h"
#include "tests/test.h"

static void
keep(struct kept *k, const char *name, const char *query)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "studies\n%s", query);
	kept_set(k, name, b.data);
	buf_release(&b);
}

static void
check_find(const struct kept *k, const char *typed, const char *want)
{
	CHECK_STR(search_find(k, typed, strlen(typed)), want);
}

static void
test_find(void)
{
	struct kept k = { 0 };

	keep(&k, "Forêts", "forêt");
	keep(&k, "forets", "foret");
	keep(&k, "gone", "x");
	kept_set(&k, "gone", NULL);
	check_find(&k, "Forêts", "Forêts");
	check_find(&k, "forets", "forets");
	check_find(&k, "FORETS", "Forêts");
	check_find(&k, "foret", NULL);
	check_find(&k, "gone", NULL);
	search_clash(&k, "forets", "studies\nother");
	CHECK_STR(search_query(kept_get(&k, "forets 2")), "other");
	search_clash(&k, "forets", "studies\nother");
	CHECK(!kept_get(&k, "forets 3"));
	search_clash(&k, "forets", "studies\nthird");
	CHECK_STR(search_query(kept_get(&k, "forets 3")), "third");
	CHECK_STR(search_query("no view"), "");
	CHECK_INT(search_view_len("studies\nx"), 7);
	kept_release(&k);
}

/* What a query finds among the studies of two files: their ids. */
static void
check_asked(const struct query_hooks *hooks, const struct catalogue *c, const char *text,
	    const char *want)
{
	struct query *q = query_parse_with(text, strlen(text), hooks);
	struct query_scope scope = { .index = query_index_new(c), .hooks = hooks,
				     .first = catalogue_first(c, KIND_STUDY),
				     .count = catalogue_count(c, KIND_STUDY) };
	struct haystack haystack;
	uint64_t found[1] = { 0 };
	struct buf b = BUF_INIT;

	haystack_init(&haystack, c, scope.first, scope.count);
	for (int with = 0; with < 2; with++) {
		buf_clear(&b);
		scope.haystack = with ? &haystack : NULL;
		query_run(q, &scope, found);
		if (query_fault(q))
			buf_printf(&b, "%u-%zu: %s ", query_fault(q)->column, query_fault(q)->end,
				   query_fault(q)->sentence);
		for (uint32_t i = 0; i < scope.count; i++)
			if (found[0] >> i & 1)
				buf_printf(&b, "%s ", record_id(c, scope.first + i));
		CHECK_STR(b.data, want);
	}
	buf_release(&b);
	haystack_release(&haystack);
	query_index_free(scope.index);
	query_free(q);
}

/* Asked of what is known now, and of all that was kept of it. */
static void
check_query(struct known *known, const struct catalogue *c, const char *text, const char *want)
{
	struct query_hooks hooks = known_hooks(known);
	struct query_hooks *kept = query_hooks_keep(NULL, &hooks, catalogue_records(c));
	const char *name;
	size_t names = 0;

	check_asked(&hooks, c, text, want);
	check_asked(kept, c, text, want);
	for (; (name = hooks.saved_name(hooks.context, names)); names++)
		CHECK_STR(kept->saved_name(kept->context, names), name);
	CHECK(!kept->saved_name(kept->context, names));
	query_hooks_free(kept);
}

static void
test_query(void)
{
	struct catalogue *c = make_two_files();
	struct kept searches = { 0 };
	struct notes notes = { 0 };
	struct marks marks = { 0 };
	struct news news = { .catalogue = c };
	uint64_t none = 0;
	struct known known = { 0 };
	struct buf b = BUF_INIT;
	char *key;

	check_query(&known, c, "is:marked OR is:new OR has:mynote", "");
	check_query(&known, c, "saved:x", "7-7: no search is saved as \"x\" first second third ");
	known = (struct known){ &marks, &notes, &news, &searches };
	notes_attach(&notes, c);
	marks_attach(&marks, c);
	key = recordkey_make("study", "second");
	notes_set(&notes, key, "Très cher: café\nligne 2");
	free(key);
	marks_set(&marks, catalogue_find(c, KIND_STUDY, "third"), true);
	news.id = &none;
	check_query(&known, c, "cafe", "second ");
	check_query(&known, c, "cafe second", "second ");
	check_query(&known, c, "cafe first", "");
	check_query(&known, c, "=café", "second ");
	check_query(&known, c, "=cafe", "");
	check_query(&known, c, "-cafe", "first third ");
	check_query(&known, c, "mynote:\"tres cher\"", "second ");
	check_query(&known, c, "note:cafe", "");
	check_query(&known, c, "has:mynote OR is:marked", "second third ");
	check_query(&known, c, "is:new cafe", "second ");

	keep(&searches, "café", "cafe");
	keep(&searches, "either or", "first OR cafe");
	keep(&searches, "both", "saved:\"either or\" -saved:café");
	keep(&searches, "wrong", "(first autor:x");
	keep(&searches, "round", "third OR saved:round");
	check_query(&known, c, "saved:CAFE", "second ");
	check_query(&known, c, "-saved:café", "first third ");
	check_query(&known, c, "saved:\"either or\" second", "second ");
	check_query(&known, c, "saved:both", "first ");
	check_query(&known, c, "saved:(café | both) second", "second ");
	check_query(&known, c, "second saved:both third", "");
	check_query(&known, c, "é saved:nothing",
		    "9-16: no search is saved as \"nothing\" first second third ");
	check_query(&known, c, "first saved:wrong",
		    "13-17: in the search \"wrong\": there is no field \"autor\"; did you mean "
		    "\"author\"? first ");
	check_query(&known, c, "saved:round",
		    "7-11: in the search \"round\": "
		    "the search saved as \"round\" asks for too many others, or for itself "
		    "third ");
	for (int i = 0; i < 300; i++)
		buf_puts(&b, "saved:café ");
	keep(&searches, "many", b.data);
	check_query(&known, c, "saved:many",
		    "7-10: in the search \"many\": "
		    "the search saved as \"café\" asks for too many others, or for itself "
		    "second ");
	buf_release(&b);
	kept_release(&searches);
	notes_release(&notes);
	marks_release(&marks);
	catalogue_free(c);
}

/* Where nobody knows what is saved it stays as it is. */
static void
test_unknown(void)
{
	struct query *q = query_parse("first saved:x", 13);
	struct buf b = BUF_INIT;

	CHECK(query_saved(q));
	CHECK(!query_fault(q));
	query_write(q, &b);
	CHECK_STR(b.data, "first saved:x");
	buf_release(&b);
	query_free(q);
	q = query_parse("first", 5);
	CHECK(!query_saved(q));
	query_free(q);
}

int
main(void)
{
	test_find();
	test_query();
	test_unknown();
	return test_end();
}
