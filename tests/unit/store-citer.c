/* SPDX-License-Identifier: MIT */
#include "store/citer.h"

#include <stdlib.h>
#include <unistd.h>

#include "store/load.h"
#include "tests/folder.h"
#include "tests/test.h"

static struct diags diags;
static struct catalogue *catalogue;

/* Only the styles of the source tree count. */
static void
set_place(void)
{
	char *link = path_join(folder, "citation-style-language");
	char *data = path_join(getenv("top_srcdir"), "data");
	char *real = path_real(data);

	CHECK(real && symlink(real, link) == 0);
	setenv("XDG_DATA_DIRS", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	setenv("HOME", folder, 1);
	free(real);
	free(data);
	free(link);
}

static void
open_catalogue(void)
{
	char *path = path_join(getenv("top_srcdir"), "data/asm-pace.yaml");
	const char *const paths[] = { path };
	enum exit_status status;

	catalogue = load_catalogue(paths, 1, &diags, &status);
	CHECK(catalogue != NULL);
	free(path);
}

static struct citer *
make(const char *style, const char *language, const char *preset, enum exit_status *status)
{
	struct citer_wish wish = { .style = style, .language = language, .preset = preset };

	*status = EXIT_DONE;
	return citer_new(&wish, &diags, status);
}

static void
test_tags(void)
{
	static const char *const tags[][2] = {
		{ "pt_br", "pt-BR" }, { "PT-br", "pt-BR" }, { "fr", "fr" }, { "", "" },
		{ "zh-hant-tw", "zh-hant-tw" },
	};

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		char *tag = citer_tag(tags[i][0]);

		CHECK_STR(tag, tags[i][1]);
		free(tag);
	}
}

/* A batch knows nothing of the one before. */
static void
test_batches(void)
{
	uint32_t study[] = { catalogue_first(catalogue, KIND_STUDY),
			     catalogue_first(catalogue, KIND_STUDY) + 1 };
	const struct csl_bibliography *b;
	struct csl_error error = { .sentence = "" };
	enum exit_status status;
	struct citer *c = make("pacecat-numeric", NULL, NULL, &status);
	char *first;

	if (!CHECK(c != NULL))
		return;
	CHECK(citer_take(c, catalogue, study, 2, &error));
	b = citer_bibliography(c, true, &error);
	CHECK(b && b->count == 2);
	CHECK(citer_take(c, catalogue, study, 1, &error));
	b = citer_bibliography(c, true, &error);
	CHECK(b && b->count == 1);
	first = strdup(b ? b->entry[0].text : "");
	CHECK(citer_take(c, catalogue, study + 1, 1, &error));
	CHECK(citer_cite(c, &error));
	CHECK_STR(citer_cited(c, 0), "[1]");
	CHECK_STR(citer_cited(c, 1), "");
	CHECK(citer_take(c, catalogue, study, 2, &error));
	CHECK_STR(citer_together(c, &error), "[1, 2]");
	CHECK(citer_take(c, catalogue, study, 1, &error));
	b = citer_bibliography(c, true, &error);
	CHECK(b && b->count == 1);
	CHECK_STR(b ? b->entry[0].text : "", first);
	CHECK(citer_take(c, catalogue, study, 0, &error));
	b = citer_bibliography(c, true, &error);
	CHECK(b && b->count == 0);
	free(first);
	citer_free(c);
}

static void
test_languages(void)
{
	static const struct {
		const char *language, *preset, *used, *missing;
	} rows[] = {
		{ NULL, NULL, "en-US", NULL },
		{ NULL, "", "en-US", NULL },
		{ NULL, "fr-FR", "fr-FR", NULL },
		{ "fr-FR", "en-US", "fr-FR", NULL },
		{ NULL, "fr_fr", "fr-FR", NULL },
		{ "FR", NULL, "fr", NULL },
		{ "xx-YY", NULL, "xx-YY", "xx-YY" },
	};
	enum exit_status status;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct citer *c = make("pacecat-author-date", rows[i].language, rows[i].preset,
				       &status);

		if (!CHECK(c != NULL))
			continue;
		CHECK_STR(citer_languages(c)->tag[0], rows[i].used);
		CHECK_STR(citer_missing(c), rows[i].missing);
		citer_free(c);
	}
}

static void
test_faults(void)
{
	enum exit_status status;

	CHECK(!make("no-such-style", NULL, NULL, &status));
	CHECK_INT(status, EXIT_NO_INPUT);
	CHECK(!make("./no-such-file.csl", NULL, NULL, &status));
	CHECK_INT(status, EXIT_NO_INPUT);
}

int
main(void)
{
	if (!CHECK(getenv("top_srcdir") && folder_begin()))
		return test_end();
	set_place();
	open_catalogue();
	test_tags();
	test_batches();
	test_languages();
	test_faults();
	catalogue_free(catalogue);
	diags_release(&diags);
	CHECK(folder_end());
	return test_end();
}
