/* SPDX-License-Identifier: MIT */
#include "model/notes.h"

#include "model/recordkey.h"
#include "tests/catalogue.h"
#include "tests/test.h"

static void
test_clean(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "" },
		{ " \n\t ", "" },
		{ "Relire p. 12 – à citer", "Relire p. 12 – à citer" },
		{ "two\nlines\twide  \n\n", "two\nlines\twide" },
		{ "dos\r\nmac\rend", "dos\nmac\nend" },
		{ "mac\r", "mac" },
		{ "dos\r\n", "dos" },
		{ "\033[31mred\007\177", "[31mred" },
		{ "a\xc2\x9b" "b\xff" "c\xef\xbb\xbf" "d\xe2\x80\xa8" "e\xef\xbf\xbf", "abcde" },
		{ "\xef\xb7\x90x\xf0\x9f\xbf\xbe", "x" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = BUF_INIT;

		note_clean(&b, rows[i].text, strlen(rows[i].text));
		CHECK_STR(b.data, rows[i].want);
		buf_release(&b);
	}
}

static bool
set_of(struct notes *n, uint32_t record, const char *text)
{
	char *key = recordkey_of(n->catalogue, record);
	bool good = key && notes_set(n, key, text);

	free(key);
	return good;
}

static void
test_set(void)
{
	struct catalogue *c = make_two_files();
	uint32_t second = catalogue_find(c, KIND_STUDY, "second");
	uint32_t levin = catalogue_find(c, KIND_ORGANISATION, "levin-sources");
	uint32_t madagascar = catalogue_find(c, KIND_COUNTRY, "MDG");
	struct notes n = { 0 };

	CHECK(!notes_get(&n, 0));
	CHECK_INT(notes_next(&n, 0), RECORD_NONE);
	notes_attach(&n, c);
	CHECK(!notes_get(&n, second));
	CHECK(set_of(&n, second, "Read again\a "));
	CHECK(set_of(&n, levin, "Ask them"));
	CHECK(set_of(&n, madagascar, "3"));
	CHECK(!set_of(&n, catalogue_first(c, KIND_FILE), "no id"));
	CHECK_STR(notes_get(&n, second), "Read again");
	CHECK_STR(notes_get(&n, levin), "Ask them");
	CHECK(!notes_get(&n, RECORD_NONE));
	CHECK_INT(notes_next(&n, 0), levin);
	CHECK_INT(notes_next(&n, levin + 1), madagascar);
	CHECK_INT(notes_next(&n, second + 1), RECORD_NONE);
	CHECK(set_of(&n, second, " \n"));
	CHECK(!notes_get(&n, second));
	CHECK_INT(notes_next(&n, madagascar + 1), RECORD_NONE);
	CHECK_INT(kept_count(&n.kept), 2);
	notes_release(&n);
	catalogue_free(c);
}

static void
recall(struct kept *k, const char *kind, const char *id, const char *text)
{
	char *key = recordkey_make(kind, id);

	kept_recall(k, key, text);
	free(key);
}

/* Former ids, ids that are not there, another catalogue. */
static void
test_attach(void)
{
	struct catalogue *c = make_two_files(), *other;
	struct maker maker = { 0 };
	struct kept state = { 0 };
	struct notes n = { 0 };

	recall(&state, "study", "drei", "under its former id");
	recall(&state, "study", "third", "under its id");
	recall(&state, "study", "elsewhere", "elsewhere");
	recall(&state, "person", "gb", "moves");
	CHECK(!recordkey_make("book", "x"));
	notes_merge(&n, &state);
	notes_attach(&n, c);
	CHECK_STR(notes_get(&n, catalogue_find(c, KIND_STUDY, "third")),
		  "under its id\n\nunder its former id");
	CHECK_STR(notes_get(&n, catalogue_find(c, KIND_PERSON, "beynon")), "moves");
	CHECK_INT(kept_count(&n.kept), 3);

	make_file(&maker, "c.yaml");
	make_study(&maker, "elsewhere", "Elsewhere");
	other = make_catalogue(&maker);
	notes_attach(&n, other);
	CHECK_STR(notes_get(&n, catalogue_find(other, KIND_STUDY, "elsewhere")), "elsewhere");
	CHECK_INT(kept_count(&n.kept), 3);
	kept_release(&state);
	notes_release(&n);
	catalogue_free(c);
	catalogue_free(other);
}

/* What is too much is refused, and nothing is changed by it. */
static void
test_limits(void)
{
	struct catalogue *c = make_two_files();
	uint32_t second = catalogue_find(c, KIND_STUDY, "second");
	struct kept more = { 0 };
	struct notes n = { 0 };
	struct buf b = BUF_INIT;
	char *key;

	notes_attach(&n, c);
	for (size_t i = 0; i < NOTE_BYTES_MAX; i++)
		buf_putc(&b, 'x');
	CHECK(set_of(&n, second, b.data));
	buf_putc(&b, 'x');
	CHECK(!set_of(&n, second, b.data));
	CHECK_INT(strlen(notes_get(&n, second)), NOTE_BYTES_MAX);
	buf_truncate(&b, NOTE_KEY_MAX);
	key = recordkey_make("study", b.data);
	CHECK(!notes_set(&n, key, "long"));
	free(key);
	for (int i = 1; i < NOTES_MAX; i++) {
		buf_clear(&b);
		buf_printf(&b, "s%d", i);
		key = recordkey_make("study", b.data);
		CHECK(notes_set(&n, key, "of another catalogue"));
		free(key);
	}
	CHECK_INT(kept_count(&n.kept), NOTES_MAX);
	CHECK(!set_of(&n, catalogue_find(c, KIND_STUDY, "first"), "one more"));
	CHECK(set_of(&n, second, "instead"));
	CHECK(set_of(&n, second, ""));
	CHECK(set_of(&n, catalogue_find(c, KIND_STUDY, "first"), "one more"));

	/* What is read again is seen at once. */
	recall(&more, "topic", "third", "theirs");
	notes_merge(&n, &more);
	CHECK_STR(notes_get(&n, catalogue_find(c, KIND_TOPIC, "third")), "theirs");
	notes_replace(&n, &more);
	CHECK(!notes_get(&n, catalogue_find(c, KIND_STUDY, "first")));
	CHECK_STR(notes_get(&n, catalogue_find(c, KIND_TOPIC, "third")), "theirs");
	kept_release(&more);
	notes_release(&n);
	catalogue_free(c);
	buf_release(&b);
}

/* Who has a key, and who has none: nothing can be noted beside them. */
static void
test_keys(void)
{
	static const struct {
		enum kind kind;
		const char *id, *word;
	} rows[] = {
		{ KIND_PROGRAMME, "p", "programme" }, { KIND_ORGANISATION, "o", "person" },
		{ KIND_PERSON, "h", "person" },	      { KIND_COUNTRY, "MDG", "country" },
		{ KIND_TOPIC, "t", "topic" },	      { KIND_STUDY, "s", "study" },
		{ KIND_STUDY, "", NULL },
		/* Only damage gives a file one. */
		{ KIND_FILE, "f", NULL },
	};
	struct maker m = { 0 };
	struct catalogue *c;
	struct notes n = { 0 };
	uint32_t twin;

	make_file(&m, "a.yaml");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		make_record(&m, rows[i].kind, rows[i].id);
	make_record(&m, KIND_STUDY, "s");
	c = make_catalogue(&m);
	twin = catalogue_records(c) - 1;
	notes_attach(&n, c);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t record = catalogue_first(c, rows[i].kind);
		char *key;

		while (strcmp(record_id(c, record), rows[i].id) != 0)
			record++;
		key = recordkey_of(c, record);
		if (CHECK_INT(key != NULL, rows[i].word != NULL) && key) {
			CHECK_STR(recordkey_word(recordkey_kind(key)), rows[i].word);
			CHECK_STR(recordkey_id(key), rows[i].id);
			CHECK_INT(recordkey_find(c, key), record);
			CHECK_INT(recordkey_find(NULL, key), RECORD_NONE);
		}
		free(key);
		CHECK_INT(set_of(&n, record, "x"), rows[i].word != NULL);
		CHECK_STR(notes_get(&n, record), rows[i].word ? "x" : NULL);
	}
	/* Of two with an id only the first would be found again. */
	CHECK(!recordkey_of(c, twin));
	CHECK(!set_of(&n, twin, "x"));
	CHECK(!recordkey_word(5));
	notes_release(&n);
	catalogue_free(c);
}

static void
check_clash(const char *theirs, const char *ours, const char *want)
{
	struct kept k = { 0 };

	kept_set(&k, "k", theirs);
	notes_clash(&k, "k", ours);
	CHECK_STR(kept_get(&k, "k"), want);
	kept_release(&k);
}

static void
test_clash(void)
{
	check_clash("one", "two", "one\n\ntwo");
	check_clash("one", "one and more", "one and more");
	check_clash("one and more", "one", "one and more");
	check_clash("one\ntwo\nthree", "one\ntwo\nfour", "one\ntwo\nthree\nfour");
	check_clash("one two", "one three", "one two\n\none three");
}

int
main(void)
{
	test_clean();
	test_set();
	test_attach();
	test_limits();
	test_keys();
	test_clash();
	return test_end();
}
