/* SPDX-License-Identifier: MIT */
#include "model/language.h"

#include "tests/catalogue.h"
#include "tests/test.h"

/* Lists that are added one after the other, and the tags that come of them. */
static const struct {
	const char *list[3], *tags;
} lists[] = {
	{ { "fr" }, "fr" },
	{ { "fr_CA:pt" }, "fr-CA fr pt" },
	{ { "fr_FR.UTF-8@euro" }, "fr-FR fr" },
	{ { "fr_FR@euro" }, "fr-FR fr" },
	{ { "sr_RS@latin" }, "sr-RS sr" },
	{ { "pt_BR.UTF-8" , "pt_PT.UTF-8" }, "pt-BR pt pt-PT" },
	{ { "fr_CA:fr_FR:fr" }, "fr-CA fr fr-FR" },
	{ { "fr:FR:fr_ca", "fr_CA" }, "fr fr-ca" },
	{ { "C" }, "" }, { { "C.UTF-8" }, "" }, { { "POSIX" }, "" }, { { "posix" }, "" },
	{ { "" }, "" },
	{ { "C:fr" }, "fr" },
	{ { ":::en::" }, "en" },
	{ { "en_GB.ISO-8859-1:de_AT.UTF-8", "en" }, "en-GB en de-AT de" },
	{ { "zh-Hant-TW" }, "zh-Hant-TW zh" },
	{ { "f" }, "" }, { { "fr_" }, "fr" }, { { "1a" }, "" }, { { "fr FR" }, "" },
	{ { "\xff\xfe" }, "" }, { { "../../etc" }, "" },
	{ { "toolonglanguage" }, "" }, { { "francais" }, "" }, { { "french", "swa" }, "swa" },
	{ { "en_abcdefgh_abcdefgh_abcdefgh" }, "en" },
	{ { "aa:bb:cc:dd:ee:ff:gg:hh:ii:jj" }, "aa bb cc dd ee ff gg hh" },
};

static void
check_lists(void)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct languages l = { .count = 0 };
		struct buf b = BUF_INIT;

		for (size_t k = 0; k < 3 && lists[i].list[k]; k++)
			languages_add(&l, lists[i].list[k]);
		for (int k = 0; k < l.count; k++) {
			if (k)
				buf_putc(&b, ' ');
			buf_puts(&b, l.tag[k]);
		}
		CHECK_STR(b.data, lists[i].tags);
		buf_release(&b);
	}
}

static void
check_tags(void)
{
	static const char *const good[] = { "fr", "FR", "pt-BR", "zh-Hant-TW", "mg", "swa",
					    "de-1996", "en-x-a", "klingons" };
	static const char *const bad[] = { "", "f", "fr-", "-fr", "fr--CA", "fr_CA", "fr CA", "1r",
					   "abcdefghi", "fr-abcdefghi", "fr-C\xc3\xa0", "fr." };

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		CHECK(language_valid(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!language_valid(bad[i]));
	CHECK(language_serves("fr", "fr"));
	CHECK(language_serves("fr", "fr-CA"));
	CHECK(language_serves("fr-CA", "FR"));
	CHECK(language_serves("fr_CA", "fr-FR"));
	CHECK(!language_serves("fr", "fra"));
	CHECK(!language_serves("fr", "en"));
	CHECK(!language_serves("", ""));
	CHECK(!language_serves("", "fr"));
}

static void
check_classes(void)
{
	static const char *const rows[][2] = {
		{ "fr", "fr" }, { "FR", "fr" }, { "fr-CA", "fr" }, { "fr_CA (Quebec)", "fr" },
		{ "swa", "swa" }, { "French", "french" }, { "f", "f" }, { "f -x", "f -x" },
		{ "fr ", "fr " }, { "-fr", "-fr" }, { "fr; en", "fr; en" }, { "", "" },
		{ "abcdefghi", "abcdefghi" }, { "e\xcc\x81", "\xc3\xa9" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&b);
		language_class_add(&b, rows[i][0]);
		CHECK_STR(b.data, rows[i][1]);
	}
	buf_release(&b);
}

/* A text in languages, who reads it, the record's own language, and what is shown. */
static const struct {
	const char *text[4][2];
	const char *reader, *fallback, *shown;
} locals[] = {
	{ { { "en", "Gold" }, { "fr", "Or" } }, "fr", "", "Or" },
	{ { { "en", "Gold" }, { "fr", "Or" } }, "fr_CA", "", "Or" },
	{ { { "en", "Gold" }, { "fr", "Or" } }, "pt:fr", "", "Or" },
	{ { { "fr", "Or" }, { "pt", "Ouro" } }, "pt:fr", "", "Ouro" },
	/* The very tag before one that shares its language. */
	{ { { "pt", "Ouro" }, { "pt-BR", "Oiro" } }, "pt_BR", "", "Oiro" },
	{ { { "pt-PT", "Ouro" }, { "en", "Gold" } }, "pt_BR", "", "Ouro" },
	{ { { "FR", "Or" }, { "en", "Gold" } }, "fr", "", "Or" },
	/* Reader, then the record, then English, then the first. */
	{ { { "fr", "Or" }, { "en", "Gold" }, { "pt", "Ouro" } }, "sw", "pt", "Ouro" },
	{ { { "fr", "Or" }, { "en", "Gold" }, { "pt", "Ouro" } }, "sw", "de", "Gold" },
	{ { { "fr", "Or" }, { "en", "Gold" }, { "pt", "Ouro" } }, "sw", "", "Gold" },
	{ { { "fr", "Or" }, { "pt", "Ouro" } }, "sw", "", "Or" },
	{ { { "fr", "Or" }, { "pt", "Ouro" } }, "C", "", "Or" },
	{ { { "fr", "Or" }, { "en", "Gold" } }, "en", "fr", "Gold" },
	/* An empty text is none. */
	{ { { "fr", "" }, { "pt", "Ouro" } }, "fr", "", "Ouro" },
	{ { { "en", "" }, { "fr", "Or" } }, "sw", "", "Or" },
	{ { { "en", "" } }, "en", "", "" },
};

static void
check_locals(void)
{
	for (size_t i = 0; i < sizeof locals / sizeof *locals; i++) {
		struct languages l = { .count = 0 };
		struct maker m = { 0 };
		struct catalogue *c;
		int failed = test_failed;

		make_file(&m, "x.yaml");
		make_open(&m, KEY_TITLE, NODE_MAP);
		for (size_t k = 0; k < 4 && locals[i].text[k][0]; k++)
			make_text(&m, segment_unknown_key(make_now(&m), locals[i].text[k][0],
							  strlen(locals[i].text[k][0])),
				  locals[i].text[k][1]);
		make_close(&m);
		make_record(&m, KIND_STUDY, "x");
		c = make_catalogue(&m);
		languages_add(&l, locals[i].reader);
		CHECK_STR(value_text(value_local(record_value(c, 0, KEY_TITLE), &l,
						 locals[i].fallback)), locals[i].shown);
		if (test_failed > failed)
			printf("  in row %zu\n", i);
		catalogue_free(c);
	}
}

/* What is no mapping of texts. */
static void
check_odd_locals(void)
{
	struct languages l = { .count = 0 };
	struct maker m = { 0 };
	struct catalogue *c;

	languages_add(&l, "fr");
	make_file(&m, "x.yaml");
	make_text(&m, KEY_TITLE, "Plain");
	make_null(&m, KEY_GENRE);
	make_open(&m, KEY_NOTE, NODE_LIST);
	make_text(&m, KEY_NONE, "one");
	make_close(&m);
	make_open(&m, KEY_ABSTRACT, NODE_MAP);
	make_null(&m, segment_unknown_key(make_now(&m), "fr", 2));
	make_text(&m, segment_unknown_key(make_now(&m), "mg", 2), "Volamena");
	make_close(&m);
	make_record(&m, KIND_STUDY, "x");
	c = make_catalogue(&m);
	CHECK_STR(value_text(value_local(record_value(c, 0, KEY_TITLE), &l, "")), "Plain");
	CHECK_INT(value_form(value_local(record_value(c, 0, KEY_GENRE), &l, "")), VALUE_ABSENT);
	CHECK_INT(value_form(value_local(record_value(c, 0, KEY_NOTE), &l, "")), VALUE_ABSENT);
	CHECK_INT(value_form(value_local(record_value(c, 0, KEY_AIM), &l, "")), VALUE_ABSENT);
	CHECK_STR(value_text(value_local(record_value(c, 0, KEY_ABSTRACT), &l, "")), "Volamena");
	catalogue_free(c);
}

static void
add_local(struct maker *m, enum key key, const char *one, const char *two)
{
	make_open(m, key, NODE_MAP);
	make_text(m, segment_unknown_key(make_now(m), one, strlen(one)), "Or");
	make_text(m, segment_unknown_key(make_now(m), two, strlen(two)), "Ouro");
	make_close(m);
}

/* All languages that a record has, and which of them a reader is shown. */
static void
check_record(void)
{
	static const struct {
		const char *reader, *shown;
	} readers[] = {
		{ "pt", "pt-BR" }, { "fr", "fr" }, { "fr-CA", "fr" }, { "sw:pt", "pt-BR" },
		/* The first text has nothing of theirs: then it is in the first it has. */
		{ "mg", "fr" }, { "", "fr" },
	};
	struct languages has = { .count = 0 }, none = { .count = 0 };
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "x.yaml");
	make_text(&m, KEY_TITLE, "Plain");
	make_text(&m, KEY_LANGUAGE, "mg");
	add_local(&m, KEY_ABSTRACT, "fr", "pt-BR");
	add_local(&m, KEY_NOTE, "mg", "fr");
	make_record(&m, KIND_STUDY, "x");
	make_text(&m, KEY_TITLE, "Plain");
	make_record(&m, KIND_STUDY, "y");
	c = make_catalogue(&m);
	record_languages(&has, c, 0);
	CHECK_INT(has.count, 3);
	CHECK_STR(has.tag[0], "fr");
	CHECK_STR(has.tag[1], "pt-BR");
	CHECK_STR(has.tag[2], "mg");
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
		struct languages l = { .count = 0 };

		languages_add(&l, readers[i].reader);
		CHECK_STR(record_language_for(c, 0, &l), readers[i].shown);
	}
	record_languages(&none, c, 1);
	CHECK_INT(none.count, 0);
	CHECK_STR(record_language_for(c, 1, &none), "");
	catalogue_free(c);
}

int
main(void)
{
	check_lists();
	check_record();
	check_tags();
	check_classes();
	check_locals();
	check_odd_locals();
	return test_end();
}
