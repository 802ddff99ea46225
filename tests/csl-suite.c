/* SPDX-License-Identifier: MIT */
/*
 * csl-suite [-v] [-l LOCALES]... FOLDER|FILE...: run fixtures in the format of CSL's test suite.
 *
 * A fixture is sections ">>===== NAME =====>>" to "<<===== NAME =====<<": MODE, CSL, INPUT,
 * RESULT; BIBENTRIES, BIBSECTION, CITATION-ITEMS, CITATIONS, ABBREVIATIONS; and of our own FORMAT
 * (a writer's name), LANGUAGE, FORCE (the language counts also against the style's).  A line for
 * each that fails, "FAIL NAME", with -v what was wanted and what came; last "N passed, N failed".
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "csl-run.h"

#define LOCALES_MAX 80
#define FOLDERS_MAX 4

struct locale {
	char tag[24];
	struct csl_locale *locale; /* NULL: there is none */
};

static struct {
	const char *folder[FOLDERS_MAX];
	size_t folders;
	struct locale locale[LOCALES_MAX];
	size_t locales;
	bool verbose;
} suite;

static const struct csl_locale *
find_locale(void *context, const char *tag)
{
	struct locale *at;
	struct buf path = BUF_INIT;
	char *text = NULL;

	(void)context;
	for (size_t i = 0; i < suite.locales; i++)
		if (!strcmp(suite.locale[i].tag, tag))
			return suite.locale[i].locale;
	if (suite.locales == LOCALES_MAX || strlen(tag) >= sizeof(at->tag) || strchr(tag, '/'))
		return NULL;
	at = &suite.locale[suite.locales++];
	snprintf(at->tag, sizeof(at->tag), "%s", tag);
	for (size_t i = 0; !text && i < suite.folders; i++) {
		buf_clear(&path);
		buf_printf(&path, "%s/locales-%s.xml", suite.folder[i], tag);
		text = fixture_file(path.data);
	}
	if (text)
		at->locale = csl_locale_parse(text, strlen(text), NULL, NULL);
	free(text);
	buf_release(&path);
	return at->locale;
}

/* Blanks at the end of the result do not count. */
static bool
is_result(const char *got, const char *want)
{
	size_t a = strlen(got), b = strlen(want);

	while (a && strchr(" \n", got[a - 1]))
		a--;
	while (b && strchr(" \n", want[b - 1]))
		b--;
	return a == b && !memcmp(got, want, a);
}

static bool
run_file(const char *path, const char *name)
{
	char *text = fixture_file(path);
	struct fixture fixture;
	struct run run = { .got = BUF_INIT };
	const char *want;
	bool good;

	if (!text) {
		printf("FAIL %s: %s\n", name, strerror(errno));
		return false;
	}
	fixture_read(&fixture, text);
	want = fixture_section(&fixture, "RESULT");
	run_fixture(&run, &fixture, find_locale);
	good = want && is_result(run.got.data, want);
	if (!good) {
		printf("FAIL %s\n", name);
		if (suite.verbose)
			printf("--- want\n%s\n--- got\n%s\n", want ? want : "", run.got.data);
	}
	run_release(&run);
	fixture_release(&fixture);
	free(text);
	return good;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_fixture(const char *name)
{
	size_t len = strlen(name);

	return len > 4 && !strcmp(name + len - 4, ".txt");
}

static void
run_path(const char *path, size_t *passed, size_t *failed)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	char **name = NULL;
	size_t count = 0;

	if (!folder) {
		const char *base = strrchr(path, '/');

		if (run_file(path, base ? base + 1 : path))
			++*passed;
		else
			++*failed;
		return;
	}
	while ((entry = readdir(folder)))
		if (is_fixture(entry->d_name)) {
			name = xrealloc(name, (count + 1) * sizeof(*name));
			name[count++] = xstrdup(entry->d_name);
		}
	closedir(folder);
	if (count)
		qsort(name, count, sizeof(*name), compare_names);
	for (size_t i = 0; i < count; i++) {
		struct buf full = BUF_INIT;

		buf_printf(&full, "%s/%s", path, name[i]);
		name[i][strlen(name[i]) - 4] = '\0';
		if (run_file(full.data, name[i]))
			++*passed;
		else
			++*failed;
		buf_release(&full);
		free(name[i]);
	}
	free(name);
}

int
main(int argc, char **argv)
{
	size_t passed = 0, failed = 0;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-v"))
			suite.verbose = true;
		else if (!strcmp(argv[i], "-l") && i + 1 < argc && suite.folders < FOLDERS_MAX)
			suite.folder[suite.folders++] = argv[++i];
	}
	if (!suite.folders)
		suite.folder[suite.folders++] = "/usr/share/citation-style-language/locales";
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-l"))
			i++;
		else if (strcmp(argv[i], "-v") != 0)
			run_path(argv[i], &passed, &failed);
	}
	for (size_t i = 0; i < suite.locales; i++)
		csl_locale_free(suite.locale[i].locale);
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed != 0;
}
