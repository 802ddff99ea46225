/* SPDX-License-Identifier: MIT */
#include "model/catalogue.h"

#include "model/describe.h"
#include "tests/catalogue.h"
#include "tests/test.h"

static void
check_records(void)
{
	static const struct {
		enum kind kind;
		const char *id, *file;
		unsigned line;
	} want[] = {
		{ KIND_FILE, "", "one/a.yaml", 1 },
		{ KIND_FILE, "", "two/b.yaml", 4 },
		{ KIND_ORGANISATION, "levin-sources", "two/b.yaml", 1 },
		{ KIND_PERSON, "rakoto", "one/a.yaml", 3 },
		{ KIND_PERSON, "beynon", "two/b.yaml", 3 },
		{ KIND_COUNTRY, "MDG", "one/a.yaml", 0 },
		{ KIND_TOPIC, "third", "two/b.yaml", 5 },
		{ KIND_STUDY, "first", "one/a.yaml", 2 },
		{ KIND_STUDY, "second", "one/a.yaml", 4 },
		{ KIND_STUDY, "third", "two/b.yaml", 2 },
	};
	static const uint32_t first[KINDS] = { 0, 2, 2, 3, 5, 6, 7 };
	static const uint32_t counts[KINDS] = { 2, 0, 1, 2, 1, 1, 3 };
	struct catalogue *c = make_two_files();

	CHECK_INT(catalogue_records(c), 10);
	for (unsigned kind = 0; kind < KINDS; kind++) {
		CHECK_INT(catalogue_first(c, (enum kind)kind), first[kind]);
		CHECK_INT(catalogue_count(c, (enum kind)kind), counts[kind]);
	}
	for (uint32_t i = 0; i < 10; i++) {
		CHECK_INT(record_kind(c, i), want[i].kind);
		CHECK_STR(record_id(c, i), want[i].id);
		CHECK_STR(record_file(c, i), want[i].file);
		CHECK_INT(record_line(c, i), want[i].line);
	}
	CHECK_INT(record_column(c, 0), 5);
	CHECK_INT(record_column(c, 5), 0);
	CHECK_STR(record_id(c, 10), "");
	CHECK_STR(record_file(c, RECORD_NONE), "");
	CHECK_INT(record_line(c, 10), 0);
	CHECK_INT(record_values(c, 10), 0);
	catalogue_free(c);
}

static void
check_ids(void)
{
	static const struct {
		enum kind kind;
		const char *id;
		uint32_t record;
	} rows[] = {
		{ KIND_STUDY, "first", 7 }, { KIND_STUDY, "third", 9 }, { KIND_TOPIC, "third", 6 },
		{ KIND_STUDY, "drei", 9 }, { KIND_TOPIC, "drei", RECORD_NONE },
		{ KIND_PERSON, "rakoto", 3 }, { KIND_ORGANISATION, "rakoto", 3 },
		{ KIND_PERSON, "levin-sources", 2 }, { KIND_ORGANISATION, "levin-sources", 2 },
		{ KIND_PERSON, "gb", 4 }, { KIND_COUNTRY, "MDG", 5 },
		{ KIND_COUNTRY, "mdg", RECORD_NONE },
		{ KIND_STUDY, "rakoto", RECORD_NONE }, { KIND_STUDY, "firs", RECORD_NONE },
		{ KIND_STUDY, "firsts", RECORD_NONE }, { KIND_FILE, "", RECORD_NONE },
		{ KIND_STUDY, "", RECORD_NONE }, { KIND_PROGRAMME, "first", RECORD_NONE },
	};
	struct catalogue *c = make_two_files();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_INT(catalogue_find(c, rows[i].kind, rows[i].id), rows[i].record);
	catalogue_free(c);
}

static void
check_values(void)
{
	struct catalogue *c = make_two_files();
	struct value v = record_value(c, 7, KEY_TITLE), credit;

	CHECK_STR(value_text(v), "First");
	CHECK_INT(value_len(v), 5);
	CHECK_STR(value_written(v).s, "<i>First</i>");
	CHECK_INT(value_written(v).len, 12);
	CHECK_INT(value_items(v), 1);
	CHECK_STR(value_text(value_item(v, 0)), "First");
	CHECK_INT(value_form(value_item(v, 1)), VALUE_ABSENT);
	CHECK_INT(value_count(v), 0);
	CHECK_INT(value_form(value_at(v, 0)), VALUE_ABSENT);
	CHECK_INT(value_link(v), RECORD_NONE);
	CHECK_STR(value_key_name(v), "title");
	CHECK_INT(value_key(v), KEY_TITLE);
	CHECK(!value_quoted(v));

	v = record_value(c, 7, KEY_AUTHOR);
	CHECK_INT(value_form(v), VALUE_LIST);
	CHECK_INT(value_items(v), 3);
	CHECK_INT(value_count(v), 3);
	CHECK_INT(value_link(v), RECORD_NONE);
	CHECK_INT(value_link(value_at(v, 0)), 3);
	CHECK_INT(value_link(value_at(v, 1)), 2);
	CHECK_STR(value_key_name(value_at(v, 0)), "");
	CHECK_INT(value_form(value_at(v, 3)), VALUE_ABSENT);
	CHECK_INT(value_form(value_get(v, KEY_PERSON)), VALUE_ABSENT);
	credit = value_at(v, 2);
	CHECK_INT(value_form(credit), VALUE_MAP);
	CHECK_INT(value_items(credit), 1);
	CHECK_INT(value_link(credit), 4);
	CHECK_STR(value_text(value_get(credit, KEY_AS_NAME)), "G. Beynon");
	CHECK_INT(value_link(value_get(credit, KEY_PERSON)), RECORD_NONE);
	CHECK_INT(value_form(value_get(credit, KEY_FAMILY)), VALUE_ABSENT);
	CHECK_STR(value_text(credit), "");
	CHECK_STR(value_written(credit).s, "");
	CHECK_STR(value_written(value_get(credit, KEY_AS_NAME)).s, "G. Beynon");
	CHECK_INT(value_written(value_get(credit, KEY_AS_NAME)).len, 9);

	CHECK_INT(value_form(record_value(c, 7, KEY_NOTE)), VALUE_NULL);
	CHECK_INT(value_items(record_value(c, 7, KEY_NOTE)), 0);
	CHECK_INT(value_form(record_value(c, 7, KEY_DOI)), VALUE_ABSENT);
	CHECK_INT(value_link(record_value(c, 7, KEY_DOI)), RECORD_NONE);
	CHECK_STR(value_key_name(record_value(c, 7, KEY_DOI)), "");
	/* A country that only a reference made has nothing of its own. */
	CHECK_INT(record_values(c, 5), 0);
	CHECK_INT(value_form(record_value(c, 5, KEY_NAME_TEXT)), VALUE_ABSENT);
	CHECK_INT(value_form(record_value_at(c, 5, 0)), VALUE_ABSENT);

	/* Unknown keys: each file numbers its own. */
	CHECK_INT(record_values(c, 7), 6);
	CHECK_STR(value_key_name(record_value_at(c, 7, 1)), "colour");
	CHECK(value_key(record_value_at(c, 7, 1)) >= KEYS);
	CHECK_STR(value_text(record_value_at(c, 7, 1)), "blue");
	CHECK_STR(value_key_name(record_value_at(c, 9, 0)), "size");
	CHECK_STR(value_key_name(record_value_at(c, 9, 1)), "colour");
	CHECK_STR(value_text(value_item(record_value_at(c, 9, 1), 1)), "green");
	CHECK_INT(value_form(record_value_at(c, 7, 6)), VALUE_ABSENT);
	catalogue_free(c);
}

static void
check_backlinks(void)
{
	/* Every link of every record, by whom it names. */
	static const struct {
		uint32_t to, from;
		enum key key;
		const char *text;
	} want[] = {
		{ 2, 7, KEY_AUTHOR, "levin-sources" },
		{ 3, 7, KEY_AUTHOR, "rakoto" },
		{ 3, 7, KEY_CONTRIBUTOR, "rakoto" },
		{ 3, 9, KEY_AUTHOR, "rakoto" },
		{ 4, 7, KEY_AUTHOR, "" },
		{ 5, 7, KEY_COUNTRY, "MDG" },
		{ 5, 9, KEY_COUNTRY, "MDG" },
	};
	struct catalogue *c = make_two_files();
	size_t n = 0;

	for (uint32_t to = 0; to < catalogue_records(c); to++)
		for (uint32_t i = 0; i < record_backlinks(c, to); i++, n++) {
			struct backlink b = record_backlink(c, to, i);

			if (n >= sizeof want / sizeof *want)
				continue;
			CHECK_INT(to, want[n].to);
			CHECK_INT(b.record, want[n].from);
			CHECK_INT(b.key, want[n].key);
			CHECK_STR(value_text(b.value), want[n].text);
			CHECK_INT(value_link(b.value), to);
		}
	CHECK_INT(n, sizeof want / sizeof *want);
	CHECK_INT(record_backlinks(c, 10), 0);
	CHECK_INT(record_backlinks(c, RECORD_NONE), 0);
	CHECK_INT(record_backlink(c, 3, 3).record, RECORD_NONE);
	CHECK_INT(value_form(record_backlink(c, 3, 3).value), VALUE_ABSENT);
	/* Twice in one study is one study. */
	CHECK_INT(record_works(c, 3), 2);
	CHECK_INT(record_works(c, 5), 2);
	CHECK_INT(record_works(c, 7), 0);
	catalogue_free(c);
}

/* Records that references made are sorted in with their kind, and links follow. */
static void
check_renumbering(void)
{
	static const char *const codes[] = { "COD", "GHA", "MDG", "PER", "ZWE" };
	struct maker m = { 0 };
	struct catalogue *c;
	uint32_t gold;

	make_file(&m, "a.yaml");
	for (size_t i = 0; i < 5; i++) {
		make_reference(&m, KEY_COUNTRY, KIND_COUNTRY, codes[4 - i]);
		make_reference(&m, KEY_TOPIC, KIND_TOPIC, "gold");
		make_reference(&m, KEY_AUTHOR, KIND_PERSON, i % 2 ? "odd" : "even");
		make_record(&m, KIND_STUDY, codes[i]);
	}
	make_text(&m, KEY_NAME_TEXT, "Ghana");
	make_record(&m, KIND_COUNTRY, "GHA");
	make_record(&m, KIND_TOPIC, "gold");
	c = make_catalogue(&m);
	gold = catalogue_find(c, KIND_TOPIC, "gold");
	CHECK_INT(catalogue_records(c), 5 + 5 + 1 + 2);
	CHECK_STR(record_id(c, catalogue_first(c, KIND_COUNTRY)), "GHA");
	for (uint32_t i = 0; i < 5; i++) {
		uint32_t study = catalogue_first(c, KIND_STUDY) + i;
		uint32_t country = value_link(record_value(c, study, KEY_COUNTRY));
		uint32_t person = value_link(record_value(c, study, KEY_AUTHOR));

		CHECK_STR(record_id(c, study), codes[i]);
		CHECK_STR(record_id(c, country), codes[4 - i]);
		CHECK_INT(record_kind(c, country), KIND_COUNTRY);
		CHECK_INT(record_backlinks(c, country), 1);
		CHECK_INT(record_backlink(c, country, 0).record, study);
		CHECK_INT(record_kind(c, person), KIND_PERSON);
		CHECK_STR(record_id(c, person), i % 2 ? "odd" : "even");
		CHECK_INT(catalogue_find(c, KIND_PERSON, i % 2 ? "odd" : "even"), person);
		CHECK_INT(record_backlink(c, gold, i).record, study);
	}
	CHECK_INT(record_backlinks(c, gold), 5);
	catalogue_free(c);
}

static void
check_empty(void)
{
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "");
	c = make_catalogue(&m);
	CHECK_INT(catalogue_records(c), 0);
	CHECK_INT(catalogue_count(c, KIND_STUDY), 0);
	CHECK_INT(catalogue_find(c, KIND_STUDY, "x"), RECORD_NONE);
	CHECK_STR(record_id(c, 0), "");
	catalogue_free(c);
	catalogue_free(NULL);
}

/* Ids enough for the table to grow and collide. */
static void
check_many(void)
{
	struct maker m = { 0 };
	struct catalogue *c;
	char id[16];
	int wrong = 0;

	make_file(&m, "a.yaml");
	for (int i = 0; i < 5000; i++) {
		snprintf(id, sizeof id, "s%d", i);
		make_study(&m, id, id);
	}
	c = make_catalogue(&m);
	for (int i = 0; i < 5000; i++) {
		snprintf(id, sizeof id, "s%d", i);
		wrong += catalogue_find(c, KIND_STUDY, id) != (uint32_t)i;
		wrong += catalogue_find(c, KIND_TOPIC, id) != RECORD_NONE;
	}
	CHECK_INT(wrong, 0);
	catalogue_free(c);
}

/* So much text that what is made of it is made by several threads: nothing is another for that. */
static void
check_large(void)
{
	struct maker m = { 0 };
	struct catalogue *c;
	size_t len = (size_t)3 << 20;
	char *text = xmalloc(len + 1);
	uint32_t person;

	memset(text, 'x', len);
	text[len] = '\0';
	for (int i = 0; i < 2; i++) {
		make_file(&m, i ? "b.yaml" : "a.yaml");
		make_text(&m, KEY_ABSTRACT, text);
		make_reference(&m, KEY_AUTHOR, KIND_PERSON, "weir");
		make_record(&m, KIND_STUDY, i ? "two" : "one");
	}
	make_record(&m, KIND_PERSON, "weir");
	c = make_catalogue(&m);
	person = catalogue_find(c, KIND_PERSON, "weir");
	CHECK_INT(record_kind(c, person), KIND_PERSON);
	CHECK_INT(record_backlinks(c, person), 2);
	for (uint32_t i = 0; i < 2; i++) {
		uint32_t study = catalogue_find(c, KIND_STUDY, i ? "two" : "one");

		CHECK_INT(record_backlink(c, person, i).record, study);
		CHECK_INT(value_len(record_value(c, study, KEY_ABSTRACT)), len);
	}
	catalogue_free(c);
	free(text);
}

int
main(void)
{
	check_large();
	check_records();
	check_ids();
	check_values();
	check_backlinks();
	check_renumbering();
	check_empty();
	check_many();
	return test_end();
}
