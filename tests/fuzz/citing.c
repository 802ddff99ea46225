/* SPDX-License-Identifier: MIT */
#include "tests/fuzz/citing.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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

const struct csl_memory citing_memory = { allocate, resize, free };

void
citing_limit(size_t requests)
{
	left = requests;
}

struct part
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

size_t
citing_items(struct part rest, struct csl_item *item[ITEMS_MAX])
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
			item[count] = csl_item_new(ids[count], word, &citing_memory, NULL);
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
	struct csl_engine *engine = csl_engine_new(style, &setup, &citing_memory, &error);
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

void
citing_render(const struct csl_style *style, struct csl_locale *locale, struct csl_item **item,
	      size_t count, size_t choice)
{
	size_t writers = 0;

	while (csl_writer_at(writers))
		writers++;
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
	render(style, locale, item, count, csl_writer_at(choice % writers));
#else
	(void)choice;
	for (size_t i = 0; i < writers; i++)
		render(style, locale, item, count, csl_writer_at(i));
#endif
}
