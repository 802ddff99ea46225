/* SPDX-License-Identifier: MIT */
/*
 * A style, a locale and items, parted by lines of "%%": whatever they are, the library answers, or
 * says why not; also when memory runs out at any moment.  An item is a paragraph of lines
 * "type: report", "title: ...", "author: Family|Given|particle", "issued: 2010-07".  The last part
 * may say at which request memory ends.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "csl/csl.h"

#define ITEMS_MAX 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char english[] =
	"<locale xmlns='http://purl.org/net/xbiblio/csl' version='1.0' xml:lang='en-US'>"
	"<style-options punctuation-in-quote='true'/>"
	"<date form='text'><date-part name='month' suffix=' '/><date-part name='year'/></date>"
	"<terms><term name='and'>and</term><term name='et-al'>et al.</term>"
	"<term name='open-quote'>\xe2\x80\x9c</term><term name='close-quote'>\xe2\x80\x9d</term>"
	"<term name='page' form='short'><single>p.</single><multiple>pp.</multiple></term>"
	"<term name='ordinal'>th</term><term name='month-07'>July</term></terms></locale>";

static size_t left;

static void *
resize(void *old, size_t bytes)
{
	if (!left)
		return NULL;
	left--;
	return realloc(old, bytes);
}

static void *
allocate(size_t bytes)
{
	return resize(NULL, bytes);
}

static const struct csl_memory memory = { allocate, resize, free };

struct part {
	const char *s;
	size_t len;
};

/* Take what stands before the next line of "%%"; behind the last there is nothing. */
static struct part
next_part(struct part *rest)
{
	struct part part = *rest;

	for (size_t i = 0; i + 3 <= rest->len; i++)
		if (!memcmp(rest->s + i, "%%\n", 3) && (!i || rest->s[i - 1] == '\n')) {
			part.len = i;
			*rest = (struct part){ rest->s + i + 3, rest->len - i - 3 };
			return part;
		}
	*rest = (struct part){ "", 0 };
	return part;
}

static struct part
next_line(struct part *rest)
{
	const char *end = memchr(rest->s, '\n', rest->len);
	size_t len = end ? (size_t)(end - rest->s) : rest->len, used = len + (end != NULL);
	struct part line = { rest->s, len };

	*rest = (struct part){ rest->s + used, rest->len - used };
	return line;
}

static void
set_name(struct csl_item *item, const char *variable, char *value)
{
	char *given = strchr(value, '|'), *particle = given ? strchr(given + 1, '|') : NULL;
	struct csl_name name = { .parse = true };

	if (given)
		*given++ = '\0';
	if (particle)
		*particle++ = '\0';
	if (given) {
		name.family = value;
		name.given = given;
		name.non_dropping_particle = particle;
	} else
		name.literal = value;
	csl_item_name(item, variable, &name, NULL);
}

static void
set(struct csl_item *item, struct part line)
{
	char *s = strndup(line.s, line.len), *value;
	struct csl_date date = { .literal = NULL };

	assert(s);
	value = strstr(s, ": ");
	if (value) {
		*value = '\0';
		value += 2;
		switch (csl_variable_kind(s)) {
		case CSL_KIND_TEXT:
		case CSL_KIND_NUMBER:
			csl_item_text(item, s, value, NULL);
			break;
		case CSL_KIND_NAME:
			set_name(item, s, value);
			break;
		case CSL_KIND_DATE:
			date.raw = value;
			csl_item_date(item, s, &date, NULL);
			break;
		default:
			break;
		}
	}
	free(s);
}

static size_t
make_items(struct part rest, struct csl_item **item)
{
	static const char *const ids[ITEMS_MAX] = { "a", "b", "c", "d", "e", "f", "g", "h" };
	size_t count = 0;
	bool inside = false;

	while (rest.len) {
		struct part line = next_line(&rest);
		bool type = line.len > 6 && !memcmp(line.s, "type: ", 6);

		if (!line.len) {
			inside = false;
			continue;
		}
		if (!inside) {
			char *word;

			if (count == ITEMS_MAX)
				break;
			word = type ? strndup(line.s + 6, line.len - 6) : NULL;
			item[count] = csl_item_new(ids[count], word, &memory, NULL);
			free(word);
			if (!item[count])
				break;
			count++;
			inside = true;
		}
		if (!type)
			set(item[count - 1], line);
	}
	return count;
}

struct store {
	struct csl_locale *locale;
};

static const struct csl_locale *
find_locale(void *context, const char *tag)
{
	const struct store *store = context;

	assert(tag && strlen(tag) < 1000);
	return store->locale;
}

static void
render(const struct csl_style *style, struct csl_locale *locale, struct csl_item **item,
       size_t count, const struct csl_writer *writer)
{
	struct store store = { locale };
	struct csl_setup setup = { .locale = find_locale, .context = &store, .writer = writer };
	struct csl_cite cite[2 * ITEMS_MAX];
	struct csl_citation citation[2 * ITEMS_MAX];
	struct csl_error error = { 0 };
	const struct csl_bibliography *b;
	struct csl_engine *engine = csl_engine_new(style, &setup, &memory, &error);
	size_t cites = 0;

	if (!engine) {
		assert(error.status != CSL_OK && *error.sentence);
		return;
	}
	for (size_t i = 0; i < count; i++)
		csl_engine_add(engine, item[i], NULL);
	for (size_t i = 0; i < 2 * count; i++) {
		cite[i] = (struct csl_cite){ .id = csl_item_id(item[i / 2]),
					     .locator = i % 3 == 1 ? "12-14" : NULL,
					     .prefix = i % 5 == 4 ? "see " : NULL };
		citation[i / 2] = (struct csl_citation){ .cite = &cite[i & ~(size_t)1],
							 .count = 1 + i % 2,
							 .note = (int)i / 2 + 1 };
		cites = i / 2 + 1;
	}
	if (csl_engine_document(engine, citation, cites, &error) == CSL_OK)
		for (size_t i = 0; i < cites; i++)
			assert(strlen(csl_engine_citation(engine, i)) < (size_t)1 << 30);
	if (cites)
		csl_engine_cluster(engine, &citation[0], NULL);
	csl_engine_include(engine, NULL, 0, NULL);
	b = csl_engine_bibliography(engine, NULL, NULL, &error);
	for (size_t i = 0; b && i < b->count; i++)
		assert(b->entry[i].id && b->entry[i].text);
	csl_engine_free(engine);
}

static size_t
number(struct part part)
{
	size_t n = 0;

	for (size_t i = 0; i < part.len && part.s[i] >= '0' && part.s[i] <= '9' && n < 1000000; i++)
		n = 10 * n + (size_t)(part.s[i] - '0');
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part rest = { size ? (const char *)data : "", size };
	struct part style_part = next_part(&rest), locale_part = next_part(&rest);
	struct part items_part = next_part(&rest), last = next_part(&rest);
	struct csl_item *item[ITEMS_MAX];
	struct csl_error error = { 0 };
	struct csl_style *style, *info;
	struct csl_locale *locale;
	size_t count;

	left = last.len ? number(last) : SIZE_MAX;
	info = csl_style_parse_info(style_part.s, style_part.len, &memory, NULL);
	csl_style_free(info);
	style = csl_style_parse(style_part.s, style_part.len, &memory, &error);
	if (!style)
		assert(error.status != CSL_OK && *error.sentence);
	locale = csl_locale_parse(locale_part.s, locale_part.len, &memory, &error);
	if (!locale)
		assert(error.status != CSL_OK && *error.sentence);
	if (!locale)
		locale = csl_locale_parse(english, sizeof english - 1, &memory, NULL);
	count = make_items(items_part, item);
	for (size_t i = 0; style && csl_writer_at(i); i++)
		if (!csl_style_info(style)->parent)
			render(style, locale, item, count, csl_writer_at(i));
	for (size_t i = 0; i < count; i++)
		csl_item_free(item[i]);
	csl_locale_free(locale);
	csl_style_free(style);
	return 0;
}
