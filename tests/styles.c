/* SPDX-License-Identifier: MIT */
/*
 * styles EVERY ITEMS CATALOGUE...: every EVERY-th of the citation styles that are installed loads,
 * and renders the studies of the catalogues (at most ITEMS, evenly chosen; 0 is all) in the text
 * and in a bibliography.  A fault is a style that does not load, a message, an empty entry, or a
 * crash, so the name of a style is kept in a file "styles-at" while it is at work.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "format/csl-item.h"
#include "store/load.h"
#include "store/style-list.h"
#include "store/styles.h"
#include "tests/test.h"

#define CITED_MAX 40

struct items {
	struct csl_item **item;
	size_t count;
};

static void
items_load(struct items *items, const char *const *paths, size_t count, size_t most)
{
	struct languages english = { .tag = { "en-US", "en" }, .count = 2 };

	*items = (struct items){ .item = NULL };
	for (size_t i = 0; i < count; i++) {
		struct diags diags = { .diag = NULL };
		enum exit_status status;
		struct catalogue *c = load_catalogue(&paths[i], 1, &diags, &status);
		uint32_t studies = c ? catalogue_count(c, KIND_STUDY) : 0;
		uint32_t step =
			most && studies > most / count ? studies / (uint32_t)(most / count) : 1;

		if (!CHECK(c))
			printf("  %s\n", paths[i]);
		for (uint32_t k = 0; k < studies; k += step) {
			struct csl_item *item =
				csl_item_of(c, catalogue_first(c, KIND_STUDY) + k, &english, NULL);
			size_t room = items->count;

			items->item = mem_grow(items->item, &room, items->count + 1,
					       sizeof(struct csl_item *));
			items->item[items->count++] = item;
		}
		catalogue_free(c);
		diags_release(&diags);
	}
}

/* What went wrong, or NULL. */
static const char *
render(const struct style *style, struct locales *locales, const struct items *items)
{
	static struct csl_error error;
	struct csl_setup setup = { .locale = locales_find,
				   .context = locales,
				   .language = style->locale,
				   .force_language = style->locale };
	struct csl_engine *engine = csl_engine_new(style->csl, &setup, NULL, &error);
	const struct csl_bibliography *bibliography;
	struct csl_cite cite[CITED_MAX];
	struct csl_citation citation[CITED_MAX];
	size_t cited = 0;
	const char *wrong = NULL;

	if (!engine)
		return error.sentence;
	for (size_t i = 0; i < items->count && !wrong; i++)
		if (csl_engine_add(engine, items->item[i], &error) != CSL_OK)
			wrong = error.sentence;
	for (; cited < CITED_MAX && cited < items->count; cited++) {
		cite[cited] = (struct csl_cite){ .id = csl_item_id(items->item[cited]) };
		if (cited % 3 == 2)
			cite[cited].id = cite[cited - 1].id;
		if (cited % 4 == 1)
			cite[cited].locator = "12-15";
		citation[cited] = (struct csl_citation){ .cite = &cite[cited],
							 .count = 1,
							 .note = (int)cited + 1 };
	}
	if (!wrong && csl_engine_document(engine, citation, cited, &error) != CSL_OK)
		wrong = error.sentence;
	if (!wrong && csl_engine_include(engine, NULL, 0, &error) != CSL_OK)
		wrong = error.sentence;
	if (!wrong && csl_style_info(style->csl)->bibliography) {
		bibliography = csl_engine_bibliography(engine, NULL, NULL, &error);
		if (!bibliography)
			wrong = error.sentence;
		else if (bibliography->count > items->count ||
			 bibliography->count < items->count / 2)
			wrong = "few items have an entry";
	}
	csl_engine_free(engine);
	return wrong;
}

static void
check(const char *path, const struct paths *folders, struct locales *locales,
      const struct items *items)
{
	struct diags diags = { .diag = NULL };
	enum exit_status status;
	struct style style;
	const char *wrong;
	FILE *at = fopen("styles-at", "w");

	if (at) {
		fprintf(at, "%s\n", path);
		fclose(at);
	}
	if (!CHECK(style_open(&style, path, folders, &diags, &status))) {
		printf("  %s: %s\n", path, diags.count ? diags.diag[0].text : "no message");
	} else {
		wrong = render(&style, locales, items);
		if (!CHECK(!wrong))
			printf("  %s: %s\n", path, wrong);
		style_release(&style);
	}
	diags_release(&diags);
}

int
main(int argc, char **argv)
{
	struct paths folders = { .path = NULL };
	struct diags diags = { .diag = NULL };
	struct style_list list;
	struct locales locales;
	struct items items;
	size_t every = argc > 1 ? strtoul(argv[1], NULL, 10) : 1;
	size_t most = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;

	if (argc < 4 || !every) {
		fprintf(stderr, "usage: styles EVERY ITEMS CATALOGUE...\n");
		return 64;
	}
	style_folders(&folders, argv[0]);
	style_list_find(NULL, &list, &folders, NULL, 0);
	locales_init(&locales, argv[0], &diags);
	items_load(&items, (const char *const *)argv + 3, (size_t)argc - 3, most);
	printf("%zu styles, every %zu of them, %zu items\n", list.count, every, items.count);
	for (size_t i = 0; i < list.count; i += every)
		check(list.entry[i].path, &folders, &locales, &items);
	for (size_t i = 0; i < diags.count; i++)
		printf("%s: %s\n", diags.diag[i].place.file, diags.diag[i].text);
	CHECK_INT(diags.count, 0);
	for (size_t i = 0; i < items.count; i++)
		csl_item_free(items.item[i]);
	free(items.item);
	locales_release(&locales);
	style_list_release(&list);
	paths_release(&folders);
	diags_release(&diags);
	remove("styles-at");
	return test_end();
}
