/* SPDX-License-Identifier: MIT */
/*
 * Every allocation of a locale, a style, items, a document and its bibliography fails once: the
 * call that needs it says so, and nothing stays behind.
 */
#include <stdlib.h>

#include "csl/csl.h"
#include "tests/test.h"

/* What is allocated, and which allocation fails. */
static struct {
	size_t made, fails_at;
	long alive;
} heap;

static bool
fails(void)
{
	return ++heap.made == heap.fails_at;
}

static void *
allocate(size_t bytes)
{
	void *p = fails() ? NULL : malloc(bytes);

	heap.alive += p != NULL;
	return p;
}

static void *
resize(void *old, size_t bytes)
{
	void *p = fails() ? NULL : realloc(old, bytes);

	heap.alive += p && !old;
	return p;
}

static void
release(void *p)
{
	heap.alive -= p != NULL;
	free(p);
}

static const struct csl_memory memory = { allocate, resize, release };

static const char locale_text[] =
	"<locale xmlns='http://purl.org/net/xbiblio/csl' version='1.0' xml:lang='en-US'>"
	"<style-options punctuation-in-quote='true'/>"
	"<date form='text'><date-part name='month' suffix=' '/><date-part name='year'/></date>"
	"<terms><term name='open-quote'>“</term><term name='close-quote'>”</term>"
	"<term name='and'>and</term><term name='et-al'>et al.</term>"
	"<term name='month-03'>March</term>"
	"<term name='editor'><single>editor</single><multiple>editors</multiple></term>"
	"</terms></locale>";

static const char style_text[] =
	"<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'>"
	"<info><title>T</title><id>t</id><category field='law'/></info>"
	"<macro name='who'><names variable='author'><name and='text' initialize-with='. '/>"
	"<label form='short' prefix=' (' suffix=')'/>"
	"<substitute><names variable='editor'/><text variable='title'/></substitute></names>"
	"</macro>"
	"<citation et-al-min='3' et-al-use-first='1' disambiguate-add-names='true' "
	"disambiguate-add-givenname='true' disambiguate-add-year-suffix='true' collapse='year'>"
	"<sort><key macro='who'/><key variable='issued'/></sort>"
	"<layout prefix='(' suffix=')' delimiter='; '><group delimiter=', '><text macro='who'/>"
	"<date variable='issued'><date-part name='year'/></date><text variable='locator'/>"
	"</group></layout></citation>"
	"<bibliography subsequent-author-substitute='---'><sort><key macro='who'/></sort>"
	"<layout suffix='.'><text macro='who' suffix='. '/>"
	"<text variable='title' quotes='true' text-case='title' suffix=' '/>"
	"<date variable='issued' form='text'/></layout></bibliography></style>";

static const struct csl_locale *
find_locale(void *context, const char *tag)
{
	return !strcmp(tag, "en-US") ? context : NULL;
}

static struct csl_item *
make_item(const char *id, const char *given, const char *title, struct csl_error *error)
{
	const struct csl_name name = { .family = "Costa", .given = given };
	const struct csl_date date = { .raw = "2020-03" };
	struct csl_item *item = csl_item_new(id, "book", &memory, error);

	if (item && csl_item_name(item, "author", &name, error) == CSL_OK &&
	    csl_item_date(item, "issued", &date, error) == CSL_OK &&
	    csl_item_text(item, "title", title, error) == CSL_OK)
		return item;
	csl_item_free(item);
	return NULL;
}

enum { MORE = 100 };

/* Items beside those that are cited, more than the engine has room for at first. */
static bool
add_more(struct csl_engine *engine, struct csl_item *more[MORE], struct csl_error *error)
{
	char id[32];

	for (int i = 0; i < MORE; i++) {
		snprintf(id, sizeof id, "more-%d", i);
		more[i] = csl_item_new(id, "book", &memory, error);
		if (!more[i] || csl_engine_add(engine, more[i], error) != CSL_OK)
			return false;
	}
	return true;
}

static bool
render(struct csl_engine *engine, struct csl_item *item[3], struct csl_error *error)
{
	const struct csl_cite all[] = { { .id = "a" },
					{ .id = "b", .locator = "12-14" },
					{ .id = "c", .prefix = "see " } };
	const struct csl_citation citation[] = { { .cite = all, .count = 3 },
						 { .cite = all, .count = 1 } };
	const struct csl_bibliography *b;

	for (size_t i = 0; i < 3; i++)
		if (csl_engine_add(engine, item[i], error) != CSL_OK)
			return false;
	if (csl_engine_document(engine, citation, 2, error) != CSL_OK)
		return false;
	if (!csl_engine_cluster(engine, &citation[0], error))
		return false;
	b = csl_engine_bibliography(engine, NULL, NULL, error);
	if (!b)
		return false;
	CHECK_STR(csl_engine_citation(engine, 0),
		  "(A. Costa, 2020a, 2020b, 12–14; see B. Costa, 2020)");
	CHECK_INT(b->count, 3);
	return true;
}

static char no_text[30000]; /* more than a chunk of memory holds */

/* From the first byte to the last; false when something failed, which `error` then tells. */
static bool
whole_run(struct csl_error *error)
{
	struct csl_locale *locale =
		csl_locale_parse(locale_text, strlen(locale_text), &memory, error);
	struct csl_style *style =
		locale ? csl_style_parse(style_text, strlen(style_text), &memory, error) : NULL;
	struct csl_setup setup = { .locale = find_locale, .context = locale, .no_text = no_text };
	struct csl_engine *engine = style ? csl_engine_new(style, &setup, &memory, error) : NULL;
	struct csl_item *item[3] = { NULL }, *more[MORE] = { NULL };
	bool good = engine != NULL;

	if (good)
		good = (item[0] = make_item("a", "Ana", "wind in the <i>reeds</i>", error)) &&
		       (item[1] = make_item("b", "Ana", "\"fire\"", error)) &&
		       (item[2] = make_item("c", "Bia", "air", error));
	if (good)
		good = add_more(engine, more, error) && render(engine, item, error);
	csl_engine_free(engine);
	for (size_t i = 0; i < MORE; i++)
		csl_item_free(more[i]);
	for (size_t i = 0; i < 3; i++)
		csl_item_free(item[i]);
	csl_style_free(style);
	csl_locale_free(locale);
	return good;
}

int
main(void)
{
	struct csl_error error = { 0 };
	size_t needed;

	memset(no_text, 'x', sizeof no_text - 1);
	CHECK(whole_run(&error));
	CHECK_STR(error.sentence, "");
	CHECK_INT(heap.alive, 0);
	needed = heap.made;
	CHECK(needed > 20);
	for (size_t i = 1; i <= needed; i++) {
		heap.made = 0;
		heap.fails_at = i;
		error = (struct csl_error){ 0 };
		if (!CHECK(!whole_run(&error)) || !CHECK_INT(error.status, CSL_NO_MEMORY) ||
		    !CHECK(strstr(error.sentence, "there is not enough memory")) ||
		    !CHECK_INT(heap.alive, 0))
			printf("  allocation %zu of %zu\n", i, needed);
	}
	return test_end();
}
