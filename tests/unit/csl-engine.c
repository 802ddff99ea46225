/* SPDX-License-Identifier: MIT */
/* What the engine promises to its host, apart from what CSL asks for. */
#include <stdlib.h>

#include "csl/csl.h"
#include "tests/test.h"

static const char style_text[] =
	"<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'>"
	"<info><title>T</title><id>t</id></info>"
	"<citation><sort><key variable='title'/></sort>"
	"<layout prefix='(' suffix=')' delimiter='; '><group delimiter=' '>"
	"<names variable='author'><name form='short'/></names>"
	"<text variable='title'/><text variable='locator'/></group></layout></citation>"
	"<bibliography><sort><key variable='title'/></sort>"
	"<layout suffix='.'><text variable='title'/></layout></bibliography></style>";

static const char bare_text[] =
	"<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='note'>"
	"<macro name='m'><text variable='title' form='short'/></macro>"
	"<citation><sort><key macro='m'/></sort><layout><text macro='m'/></layout></citation>"
	"</style>";

static const char numeric_text[] =
	"<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'>"
	"<citation><layout><number variable='citation-number'/></layout></citation>"
	"<bibliography><layout><text variable='title'/><date variable='issued' form='text'/>"
	"</layout></bibliography></style>";

static const struct csl_locale *
no_locale(void *context, const char *tag)
{
	(void)context;
	(void)tag;
	return NULL;
}

static const char *
shorter(void *context, const char *variable, const char *text)
{
	(void)context;
	CHECK_STR(variable, "title");
	return !strcmp(text, "The Wind") ? "Wind" : !strcmp(text, "Wine") ? "Wi\xff" : NULL;
}

static struct csl_item *
make_item(const char *id, const char *title)
{
	const struct csl_name name = { .family = "Costa", .given = "Ana" };
	struct csl_item *item = csl_item_new(id, "book", NULL, NULL);

	if (!item || csl_item_text(item, "title", title, NULL) != CSL_OK ||
	    csl_item_name(item, "author", &name, NULL) != CSL_OK)
		exit(99);
	return item;
}

static void
check_items(void)
{
	struct csl_error error = { 0 };
	const struct csl_date date = { .from = { .year = 2020 } };
	struct csl_item *item = csl_item_new("x", "spaceship", NULL, &error);

	if (!CHECK(item))
		return;
	CHECK_STR(csl_item_id(item), "x");
	CHECK_INT(csl_item_text(item, "colour", "red", &error), CSL_UNKNOWN);
	CHECK_INT(error.status, CSL_UNKNOWN);
	CHECK_INT(csl_item_text(item, "issued", "2020", NULL), CSL_UNKNOWN);
	CHECK_INT(csl_item_date(item, "title", &date, NULL), CSL_UNKNOWN);
	CHECK_INT(csl_item_date(item, "issued", &date, NULL), CSL_OK);
	CHECK_INT(csl_item_text(item, "shortTitle", "X", NULL), CSL_OK);
	csl_item_free(item);
	csl_item_free(NULL);
	CHECK_INT(csl_variable_kind("title"), CSL_KIND_TEXT);
	CHECK_INT(csl_variable_kind("volume"), CSL_KIND_NUMBER);
	CHECK_INT(csl_variable_kind("issued"), CSL_KIND_DATE);
	CHECK_INT(csl_variable_kind("author"), CSL_KIND_NAME);
	CHECK_INT(csl_variable_kind("colour"), CSL_KIND_NONE);
}

static void
check_clusters(struct csl_engine *engine)
{
	const struct csl_cite a = { .id = "a", .locator = "12" }, none = { .id = "none" },
			      nameless = { .id = NULL };
	struct csl_citation citation = { .cite = &a, .count = 1 };
	struct csl_error error = { 0 };

	CHECK_STR(csl_engine_cluster(engine, &citation, NULL), "(Costa Wind 12)");
	citation.author_in_text = true;
	CHECK_STR(csl_engine_cluster(engine, &citation, NULL), "Costa (Wind 12)");
	citation.cite = &none;
	CHECK(!csl_engine_cluster(engine, &citation, &error));
	CHECK_INT(error.status, CSL_UNKNOWN);
	CHECK_STR(error.sentence, "there is no item 'none'");
	citation.cite = &nameless;
	CHECK(!csl_engine_cluster(engine, &citation, &error));
	CHECK_STR(error.sentence, "there is no item ''");
	citation.count = 0;
	CHECK_STR(csl_engine_cluster(engine, &citation, NULL), "");
}

static bool
not_air(void *context, const char *id)
{
	(void)context;
	return strcmp(id, "c") != 0;
}

static void
check_document(struct csl_engine *engine)
{
	const struct csl_cite cite[] = { { .id = "b" }, { .id = "a" }, { .id = "none" } };
	struct csl_citation citation[] = { { .cite = &cite[0], .count = 2 },
					   { .cite = &cite[1], .count = 1 } };
	const char *const include[] = { "c", "none" };
	const struct csl_bibliography *b;
	struct csl_error error = { 0 };

	CHECK_STR(csl_engine_citation(engine, 0), "");
	CHECK_INT(csl_engine_document(engine, citation, 2, &error), CSL_OK);
	CHECK_STR(csl_engine_citation(engine, 0), "(Costa Fire; Costa Wind)");
	CHECK_STR(csl_engine_citation(engine, 1), "(Costa Wind)");
	CHECK_STR(csl_engine_citation(engine, 2), "");
	b = csl_engine_bibliography(engine, NULL, NULL, &error);
	if (CHECK(b) && CHECK_INT(b->count, 2)) {
		CHECK_STR(b->entry[0].id, "b");
		CHECK_STR(b->entry[0].text, "Fire.");
	}
	CHECK_INT(csl_engine_include(engine, include, 2, &error), CSL_UNKNOWN);
	CHECK_INT(csl_engine_include(engine, include, 2, NULL), CSL_UNKNOWN);
	CHECK_INT(csl_engine_include(engine, include, 1, &error), CSL_OK);
	b = csl_engine_bibliography(engine, NULL, NULL, NULL);
	if (CHECK(b) && CHECK_INT(b->count, 3))
		CHECK_STR(b->entry[0].id, "c");
	b = csl_engine_bibliography(engine, not_air, NULL, NULL);
	if (CHECK(b) && CHECK_INT(b->count, 2))
		CHECK_STR(b->entry[1].text, "Wind.");
	citation[0].count = 3;
	CHECK_INT(csl_engine_document(engine, citation, 2, &error), CSL_UNKNOWN);
	CHECK_STR(error.sentence, "there is no item 'none'");
	CHECK_INT(csl_engine_document(engine, citation, 2, NULL), CSL_UNKNOWN);
	CHECK_STR(csl_engine_citation(engine, 0), "");
}

/* Cites are sorted as the style says, unless they are to stay as they are given. */
static void
check_order(struct csl_engine *engine)
{
	const struct csl_cite cite[] = { { .id = "a" }, { .id = "b" } };
	struct csl_citation citation[] = { { .cite = cite, .count = 2 },
					   { .cite = cite, .count = 2, .as_given = true } };

	CHECK_INT(csl_engine_document(engine, citation, 2, NULL), CSL_OK);
	CHECK_STR(csl_engine_citation(engine, 0), "(Costa Fire; Costa Wind)");
	CHECK_STR(csl_engine_citation(engine, 1), "(Costa Wind; Costa Fire)");
	CHECK_STR(csl_engine_cluster(engine, &citation[0], NULL), "(Costa Fire; Costa Wind)");
	CHECK_STR(csl_engine_cluster(engine, &citation[1], NULL), "(Costa Wind; Costa Fire)");
}

static void
check_engine(void)
{
	struct csl_style *style = csl_style_parse(style_text, strlen(style_text), NULL, NULL);
	const struct csl_setup setup = { .locale = no_locale };
	struct csl_engine *engine = style ? csl_engine_new(style, &setup, NULL, NULL) : NULL;
	struct csl_item *item[] = { make_item("a", "Storm"), make_item("b", "Fire"),
				    make_item("c", "Air"), make_item("a", "Wind") };

	if (!CHECK(engine))
		return;
	for (size_t i = 0; i < 4; i++)
		CHECK_INT(csl_engine_add(engine, item[i], NULL), CSL_OK);
	check_clusters(engine);
	check_document(engine);
	check_order(engine);
	csl_engine_free(engine);
	for (size_t i = 0; i < 4; i++)
		csl_item_free(item[i]);
	csl_style_free(style);
}

static void
check_bare(void)
{
	struct csl_style *style = csl_style_parse(bare_text, strlen(bare_text), NULL, NULL);
	const struct csl_setup setup = { .locale = no_locale,
					 .abbreviation = shorter,
					 .no_text = "nothing" };
	struct csl_engine *engine = style ? csl_engine_new(style, &setup, NULL, NULL) : NULL;
	struct csl_item *item = make_item("a", "The Wind");
	struct csl_item *empty = csl_item_new("b", "book", NULL, NULL),
			*wine = make_item("c", "Wine");
	const struct csl_cite both[] = { { .id = "a" }, { .id = "c" } };
	const struct csl_cite a = { .id = "a" }, b = { .id = "b" };
	struct csl_citation citation = { .cite = &a, .count = 1 };
	struct csl_error error = { 0 };

	if (!CHECK(engine && empty))
		return;
	csl_engine_add(engine, item, NULL);
	csl_engine_add(engine, empty, NULL);
	CHECK_STR(csl_engine_cluster(engine, &citation, NULL), "Wind");
	citation.cite = &b;
	CHECK_STR(csl_engine_cluster(engine, &citation, NULL), "nothing");
	/* What the host has may be no text: such bytes do not count where it is sorted. */
	csl_engine_add(engine, wine, NULL);
	citation = (struct csl_citation){ .cite = both, .count = 2 };
	CHECK_STR(csl_engine_cluster(engine, &citation, NULL), "Wi\xffWind");
	CHECK(!csl_engine_bibliography(engine, NULL, NULL, &error));
	CHECK_INT(error.status, CSL_INVALID);
	CHECK_STR(error.sentence, "");
	csl_engine_free(engine);
	csl_item_free(item);
	csl_item_free(empty);
	csl_item_free(wine);
	csl_style_free(style);
}

/* In a list by numbers, what has nothing to show has its number all the same. */
static void
check_numeric(void)
{
	struct csl_style *style = csl_style_parse(numeric_text, strlen(numeric_text), NULL, NULL);
	const struct csl_setup setup = { .locale = no_locale, .no_text = "nothing" };
	struct csl_engine *engine = style ? csl_engine_new(style, &setup, NULL, NULL) : NULL;
	struct csl_item *item = make_item("a", "Wind");
	struct csl_item *empty = csl_item_new("b", "book", NULL, NULL);
	const struct csl_date date = { .from = { .year = 2020 } };
	const struct csl_cite a = { .id = "a", .suppress_author = true };
	const struct csl_citation citation = { .cite = &a, .count = 1 };
	const struct csl_bibliography *b;

	if (!CHECK(engine && empty))
		return;
	/* No locale says how a date is written. */
	CHECK_INT(csl_item_date(empty, "issued", &date, NULL), CSL_OK);
	csl_engine_add(engine, item, NULL);
	csl_engine_add(engine, empty, NULL);
	/* Who is not in the list has no number. */
	CHECK_STR(csl_engine_cluster(engine, &citation, NULL), "");
	CHECK_INT(csl_engine_include(engine, NULL, 0, NULL), CSL_OK);
	CHECK_STR(csl_engine_cluster(engine, &citation, NULL), "1");
	b = csl_engine_bibliography(engine, NULL, NULL, NULL);
	if (CHECK(b) && CHECK_INT(b->count, 2)) {
		CHECK_STR(b->entry[0].text, "Wind");
		CHECK_STR(b->entry[1].text, "2. nothing");
	}
	csl_engine_free(engine);
	csl_item_free(item);
	csl_item_free(empty);
	csl_style_free(style);
}

static const struct {
	struct csl_date date;
	const char *want;
} dates[] = {
	{ { .from = { .year = 2020, .month = 5, .day = 2 } }, "2020-5-2" },
	{ { .from = { .year = 2020, .month = 5, .day = 32 } }, "2020-5" },
	{ { .from = { .year = 2020, .month = 5, .day = -1 } }, "2020-5" },
	{ { .from = { .year = 2020, .month = -5, .day = 2 } }, "2020" },
	{ { .from = { .year = 2020, .month = 14 } }, "2020-season 2" },
	{ { .from = { .year = 2020, .month = 22 } }, "2020-season 2" },
	{ { .from = { .year = 2020, .month = 25, .day = 1 } }, "2020" },
	{ { .from = { .year = 2020 }, .season = 2 }, "2020-season 2" },
	{ { .from = { .year = 2020, .month = 5 }, .season = 2 }, "2020-5" },
	{ { .from = { .year = 2020 }, .season = 5 }, "2020" },
	{ { .from = { .year = 2020 }, .raw = "2021-03-04" }, "2020" },
	{ { .raw = "2021-03-04" }, "2021-3-4" },
	{ { .raw = "" }, "" },
	{ { .from = { .year = 2020 }, .range = true }, "2020\xe2\x80\x93" },
};

/* What a host may say of a date, and what the engine makes of it. */
static void
check_dates(void)
{
	static const char text[] =
		"<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'>"
		"<locale><terms><term name='season-02'>season 2</term></terms></locale>"
		"<citation><layout><group delimiter='-'>"
		"<date variable='issued'><date-part name='year'/></date>"
		"<date variable='issued'><date-part name='month' form='numeric'/></date>"
		"<date variable='issued'><date-part name='day'/></date>"
		"</group></layout></citation></style>";
	const struct csl_setup setup = { .locale = no_locale };
	struct csl_style *style = csl_style_parse(text, strlen(text), NULL, NULL);

	for (size_t i = 0; CHECK(style) && i < sizeof(dates) / sizeof(*dates); i++) {
		struct csl_engine *engine = csl_engine_new(style, &setup, NULL, NULL);
		struct csl_item *item = csl_item_new("a", "book", NULL, NULL);
		const struct csl_cite a = { .id = "a" };
		const struct csl_citation citation = { .cite = &a, .count = 1 };

		if (!CHECK(engine && item))
			return;
		CHECK_INT(csl_item_date(item, "issued", &dates[i].date, NULL), CSL_OK);
		csl_engine_add(engine, item, NULL);
		CHECK_STR(csl_engine_cluster(engine, &citation, NULL), dates[i].want);
		csl_engine_free(engine);
		csl_item_free(item);
	}
	csl_style_free(style);
}

/* A work with so many authors of long names, the last of which is its own. */
static struct csl_item *
make_crowded(int number, int authors)
{
	const struct csl_date date = { .from = { .year = 2010 } };
	char id[16], family[64];
	const struct csl_name name = { .family = family };
	struct csl_item *item;

	snprintf(id, sizeof(id), "%d", number);
	item = csl_item_new(id, "book", NULL, NULL);
	for (int i = 0; i < authors; i++) {
		snprintf(family, sizeof(family), "A%050d", i + 1 < authors ? i : i + number);
		if (!item || csl_item_name(item, "author", &name, NULL) != CSL_OK)
			exit(99);
	}
	CHECK_INT(csl_item_date(item, "issued", &date, NULL), CSL_OK);
	return item;
}

/* Names that would have to be gone through for too long are left, and letters tell cites apart. */
static void
check_crowd(void)
{
	static const char text[] =
		"<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'>"
		"<citation et-al-min='2' et-al-use-first='1' disambiguate-add-names='true' "
		"disambiguate-add-year-suffix='true'><layout><names variable='author'>"
		"<name form='short'/></names><date variable='issued' prefix=' '>"
		"<date-part name='year'/></date></layout></citation></style>";
	enum { WORKS = 30 };
	const struct csl_setup setup = { .locale = no_locale };
	struct csl_style *style = csl_style_parse(text, strlen(text), NULL, NULL);
	const struct csl_cite first = { .id = "0" }, last = { .id = "29" };
	struct csl_citation citation = { .cite = &first, .count = 1 };
	struct csl_item *item[WORKS];

	for (int authors = 10; CHECK(style) && authors < 1000; authors *= 20) {
		struct csl_engine *engine = csl_engine_new(style, &setup, NULL, NULL);
		const char *cite;

		for (int i = 0; CHECK(engine) && i < WORKS; i++) {
			item[i] = make_crowded(i, authors);
			csl_engine_add(engine, item[i], NULL);
		}
		CHECK_INT(csl_engine_include(engine, NULL, 0, NULL), CSL_OK);
		citation.cite = &first;
		cite = csl_engine_cluster(engine, &citation, NULL);
		CHECK_STR(cite ? strrchr(cite, ' ') : NULL, authors == 10 ? " 2010" : " 2010a");
		citation.cite = &last;
		cite = csl_engine_cluster(engine, &citation, NULL);
		CHECK_STR(cite ? strrchr(cite, ' ') : NULL, authors == 10 ? " 2010" : " 2010ad");
		csl_engine_free(engine);
		for (int i = 0; i < WORKS; i++)
			csl_item_free(item[i]);
	}
	csl_style_free(style);
}

int
main(void)
{
	check_items();
	check_numeric();
	check_dates();
	check_engine();
	check_bare();
	check_crowd();
	csl_engine_free(NULL);
	return test_end();
}
