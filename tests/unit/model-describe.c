/* SPDX-License-Identifier: MIT */
#include "model/describe.h"

#include "tests/catalogue.h"
#include "tests/test.h"

/* One record of each kind and several studies; what is said of them follows below. */
static struct catalogue *
make_all(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_local(&m, KEY_TITLE, "en", "Gold Programme", "fr", "Programme Or");
	make_text(&m, KEY_VERIFIED, "true");
	make_record(&m, KIND_PROGRAMME, "pace");
	make_text(&m, KEY_NAME_TEXT, "Levin Sources");
	make_text(&m, KEY_ACRONYM, "LS");
	make_record(&m, KIND_ORGANISATION, "levin-sources");
	make_local(&m, KEY_NAME_TEXT, "en", "Ministry of Mines", "fr", "Ministère des Mines");
	make_record(&m, KIND_ORGANISATION, "ministry");
	make_name(&m, KEY_NAME, "Sève", "Juan");
	make_text(&m, KEY_VERIFIED, "false");
	make_record(&m, KIND_PERSON, "seve");
	make_text(&m, KEY_NAME, "Jan van den Berg");
	make_open(&m, KEY_VERIFIED, NODE_LIST);
	make_text(&m, KEY_NONE, "name");
	make_close(&m);
	make_record(&m, KIND_PERSON, "berg");
	make_record(&m, KIND_PERSON, "nameless");
	make_local(&m, KEY_NAME_TEXT, "en", "DR Congo", "fr", "RD Congo");
	make_record(&m, KIND_COUNTRY, "COD");
	make_record(&m, KIND_COUNTRY, "KEN");
	make_local(&m, KEY_NAME_TEXT, "en", "Gold", "fr", "Or");
	make_record(&m, KIND_TOPIC, "gold");

	make_local(&m, KEY_TITLE, "fr", "Saphirs et forêts", "pt", "Safiras e florestas");
	make_text(&m, KEY_LANGUAGE, "pt");
	make_reference(&m, KEY_AUTHOR, KIND_PERSON, "seve");
	make_text(&m, KEY_ISSUED, "2012-07");
	make_record(&m, KIND_STUDY, "one");
	make_text(&m, KEY_TITLE_SHORT, "Short");
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_PERSON, "berg");
	make_reference(&m, KEY_NONE, KIND_ORGANISATION, "levin-sources");
	make_close(&m);
	make_text(&m, KEY_ISSUED, "2010/2012");
	make_open(&m, KEY_VERIFIED, NODE_LIST);
	make_close(&m);
	make_record(&m, KIND_STUDY, "two");
	make_text(&m, KEY_SHORT_TITLE, "Shorter");
	make_open(&m, KEY_EDITOR, NODE_LIST);
	make_text(&m, KEY_NONE, "J. Seve");         /* a form in print, not an id */
	make_link(&m, KIND_PERSON, "seve");
	make_open(&m, KEY_NONE, NODE_MAP);
	make_link(&m, KIND_PERSON, "berg");
	make_text(&m, KEY_PERSON, "berg");
	make_close(&m);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_link(&m, KIND_PERSON, "berg");
	make_text(&m, KEY_PERSON, "berg");
	make_text(&m, KEY_AS_NAME, "J. v. d. Berg");
	make_close(&m);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_link(&m, KIND_ORGANISATION, "levin-sources");
	make_text(&m, KEY_PERSON, "levin-sources");
	make_text(&m, KEY_AS_NAME, "Estelle Levin Limited");
	make_close(&m);
	make_text(&m, KEY_NONE, "Estelle Levin Ltd.");
	make_link(&m, KIND_ORGANISATION, "levin-sources");
	make_text(&m, KEY_NONE, "juan-seve");       /* a former id */
	make_link(&m, KIND_PERSON, "seve");
	make_name(&m, KEY_NONE, "Trần", "Thị Hòa");
	make_reference(&m, KEY_NONE, KIND_ORGANISATION, "ministry");
	make_close(&m);
	make_text(&m, KEY_ISSUED, "soon");
	make_text(&m, KEY_VERIFIED, "title");
	make_record(&m, KIND_STUDY, "three");
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_close(&m);
	make_null(&m, KEY_VERIFIED);
	make_record(&m, KIND_STUDY, "four");
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_text(&m, KEY_NONE, "Estelle Levin Ltd.");
	make_link(&m, KIND_ORGANISATION, "levin-sources");
	make_name(&m, KEY_NONE, "Trần", "Thị Hòa");
	make_close(&m);
	make_record(&m, KIND_STUDY, "five");
	make_former(&m, KIND_PERSON, "seve", "juan-seve");
	return make_catalogue(&m);
}

static const struct {
	enum kind kind;
	const char *id, *english, *french, *heading;
	bool unverified;
} titles[] = {
	{ KIND_PROGRAMME, "pace", "Gold Programme", "Programme Or", "Gold Programme", false },
	{ KIND_ORGANISATION, "levin-sources", "Levin Sources", "Levin Sources",
	  "Levin Sources", false },
	{ KIND_ORGANISATION, "ministry", "Ministry of Mines", "Ministère des Mines",
	  "Ministry of Mines", false },
	{ KIND_PERSON, "seve", "Juan Sève", "Juan Sève", "Sève, Juan", true },
	{ KIND_PERSON, "berg", "Jan van den Berg", "Jan van den Berg", "van den Berg, Jan", true },
	{ KIND_PERSON, "nameless", "nameless", "nameless", "nameless", false },
	{ KIND_COUNTRY, "COD", "DR Congo", "RD Congo", "DR Congo", false },
	{ KIND_COUNTRY, "KEN", "Kenya", "Kenya", "Kenya", false },
	{ KIND_TOPIC, "gold", "Gold", "Or", "Gold", false },
	{ KIND_STUDY, "one", "Safiras e florestas", "Saphirs et forêts",
	  "Safiras e florestas", false },
	{ KIND_STUDY, "two", "Short", "Short", "Short", false },
	{ KIND_STUDY, "three", "Shorter", "Shorter", "Shorter", true },
	{ KIND_STUDY, "four", "four", "four", "four", false },
};

static void
check_titles(const struct catalogue *c)
{
	struct languages en = { .tag = { "en" }, .count = 1 }, fr = { .tag = { "fr" }, .count = 1 };
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		uint32_t r = catalogue_find(c, titles[i].kind, titles[i].id);

		buf_clear(&b);
		describe_title(&b, c, r, &en);
		CHECK_STR(b.data, titles[i].english);
		buf_clear(&b);
		describe_title(&b, c, r, &fr);
		CHECK_STR(b.data, titles[i].french);
		buf_clear(&b);
		describe_heading(&b, c, r, &en);
		CHECK_STR(b.data, titles[i].heading);
		CHECK_INT(record_unverified(c, r), titles[i].unverified);
	}
	buf_release(&b);
}

/* Built-in names of countries come in the first of the reader's languages that has them. */
static void
check_countries(const struct catalogue *c)
{
	static const struct { const char *reader, *shown; } rows[] = {
		{ "es", "Kenia" }, { "de:es", "Kenia" }, { "fr:es", "Kenya" }, { "de", "Kenya" },
		{ "", "Kenya" }, { "pt_PT", "Quênia" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct languages l = { .count = 0 };

		languages_add(&l, rows[i].reader);
		buf_clear(&b);
		describe_title(&b, c, catalogue_find(c, KIND_COUNTRY, "KEN"), &l);
		CHECK_STR(b.data, rows[i].shown);
	}
	buf_release(&b);
}

static void
check_studies(const struct catalogue *c)
{
	static const struct { const char *id, *authors, *year; } rows[] = {
		{ "one", "Sève", "2012" },
		{ "two", "van den Berg & LS", "2010-2012" },
		{ "three", "Seve et al.", "n.d." },
		{ "four", "", "n.d." },
		{ "five", "Estelle Levin Ltd. & Trần", "n.d." },
	};
	struct languages en = { .tag = { "en" }, .count = 1 };
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t r = catalogue_find(c, KIND_STUDY, rows[i].id);

		buf_clear(&b);
		describe_authors(&b, c, r, &en);
		CHECK_STR(b.data, rows[i].authors);
		buf_clear(&b);
		describe_year(&b, c, r);
		CHECK_STR(b.data, rows[i].year);
	}
	buf_release(&b);
	CHECK_STR(record_language(c, catalogue_find(c, KIND_STUDY, "one")), "pt");
	CHECK_STR(record_language(c, catalogue_find(c, KIND_STUDY, "two")), "");
}

static void
check_credits(const struct catalogue *c)
{
	static const char *const credits[] = {
		"J. Seve", "Jan van den Berg", "J. v. d. Berg", "Estelle Levin Limited",
		"Estelle Levin Ltd.", "Juan Sève", "Thị Hòa Trần", "Ministère des Mines", "",
	};
	struct languages fr = { .tag = { "fr" }, .count = 1 };
	uint32_t study = catalogue_find(c, KIND_STUDY, "three");
	struct value v = record_value(c, study, KEY_EDITOR);
	struct buf b = BUF_INIT;

	for (uint32_t i = 0; i < sizeof credits / sizeof *credits; i++) {
		buf_clear(&b);
		describe_credit(&b, value_item(v, i), &fr);
		CHECK_STR(b.data, credits[i]);
	}
	buf_release(&b);
}

static void
check_works(const struct catalogue *c)
{
	CHECK_INT(record_works(c, catalogue_find(c, KIND_PERSON, "seve")), 2);
	CHECK_INT(record_works(c, catalogue_find(c, KIND_PERSON, "berg")), 2);
	CHECK_INT(record_works(c, catalogue_find(c, KIND_PERSON, "levin-sources")), 3);
	CHECK_INT(record_works(c, catalogue_find(c, KIND_PERSON, "nameless")), 0);
	CHECK_INT(record_works(c, RECORD_NONE), 0);
}

/* What tells namesakes apart: where somebody is, when they published, and the id. */
static void
check_apart(void)
{
	static const struct {
		enum kind kind;
		const char *id, *apart;
	} rows[] = {
		{ KIND_PERSON, "weir", "Bank of Mines, 2010-2014, weir" },
		{ KIND_PERSON, "coy", "Bank of Mines, 2014, coy" },
		{ KIND_PERSON, "undated", "undated" },
		{ KIND_ORGANISATION, "bank", "2014, bank" },
	};
	static const char *const issued[] = { "2010/2012", "2014~", "" };
	static const char *const by[] = { "weir", "coy", "undated" };
	struct languages en = { .tag = { "en" }, .count = 1 };
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "a.yaml");
	make_text(&m, KEY_TITLE, "Lagoons");
	make_reference(&m, KEY_LEAD, KIND_PERSON, "weir");
	make_record(&m, KIND_PROGRAMME, "lagoons");
	make_text(&m, KEY_NAME_TEXT, "Bank of Mines");
	make_record(&m, KIND_ORGANISATION, "bank");
	make_open(&m, KEY_AFFILIATION, NODE_LIST);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_reference(&m, KEY_ORGANISATION, KIND_ORGANISATION, "bank");
	make_close(&m);
	make_close(&m);
	make_record(&m, KIND_PERSON, "weir");
	make_reference(&m, KEY_AFFILIATION, KIND_ORGANISATION, "bank");
	make_record(&m, KIND_PERSON, "coy");
	make_record(&m, KIND_PERSON, "undated");
	for (size_t i = 0; i < sizeof issued / sizeof *issued; i++) {
		make_open(&m, KEY_AUTHOR, NODE_LIST);
		make_reference(&m, KEY_NONE, KIND_PERSON, "weir");
		make_reference(&m, KEY_NONE, KIND_PERSON, by[i]);
		make_close(&m);
		make_reference(&m, KEY_PUBLISHER, KIND_ORGANISATION, i == 1 ? "bank" : "press");
		if (*issued[i])
			make_text(&m, KEY_ISSUED, issued[i]);
		make_record(&m, KIND_STUDY, "");
	}
	c = make_catalogue(&m);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = BUF_INIT;

		describe_apart(&b, c, catalogue_find(c, rows[i].kind, rows[i].id), &en);
		CHECK_STR(b.data, rows[i].apart);
		buf_release(&b);
	}
	catalogue_free(c);
}

static void
check_words(void)
{
	CHECK_STR(describe_type("report"), "report");
	CHECK_STR(describe_type("article-journal"), "journal article");
	CHECK_STR(describe_type("article"), "article");
	CHECK_STR(describe_type("artic"), "artic");
	CHECK_STR(describe_type(""), "");
	CHECK_STR(describe_kind(KIND_STUDY), "study");
	CHECK_STR(describe_language("fr"), "French");
	CHECK_STR(describe_language("pt-BR"), "Portuguese");
	CHECK_STR(describe_language("swahili"), "swahili");
	CHECK_STR(describe_language("xx"), "xx");
	CHECK_STR(describe_language(""), "");
}

int
main(void)
{
	struct catalogue *c = make_all();

	check_titles(c);
	check_countries(c);
	check_studies(c);
	check_credits(c);
	check_works(c);
	check_apart();
	check_words();
	catalogue_free(c);
	return test_end();
}
