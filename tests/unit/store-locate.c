/* SPDX-License-Identifier: MIT */
#include "store/locate.h"

#include <stdlib.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"

static void
put(const char *name)
{
	char *path = path_join(folder, name);

	CHECK(file_write(path, "", 0, FILE_FOLDERS, NULL));
	free(path);
}

static void
drop(const char *name)
{
	char *path = path_join(folder, name);

	CHECK(!unlink(path));
	free(path);
}

/* What is located, each path behind a blank; those in the test's folder begin with "@". */
static void
check(const char *const *given, size_t count, const struct settings *settings, const char *want)
{
	struct paths paths = { 0 };
	struct buf got = BUF_INIT;
	struct diags diags = { 0 };

	locate_catalogue(&paths, given, count, settings, NULL, &diags);
	for (size_t i = 0; i < paths.count; i++) {
		bool ours = !strncmp(paths.path[i], folder, sizeof folder - 1);

		buf_printf(&got, " %s%s", ours ? "@" : "",
			   paths.path[i] + (ours ? sizeof folder - 1 : 0));
	}
	/* Whether a shipped catalogue is there is another matter. */
	if (want)
		CHECK_STR(got.data, want);
	else
		CHECK(diags.count || strstr(got.data, "asm-pace.yaml"));
	paths_release(&paths);
	buf_release(&got);
	diags_release(&diags);
}

static void
check_missing(void)
{
	static const char text[] = "catalogue: [., nope.yaml]\n";
	struct settings settings = { 0 };
	struct diags diags = { 0 };
	struct paths paths = { 0 };
	struct buf line = BUF_INIT;

	CHECK(settings_parse(&settings, "s", "/nonexistent", text, sizeof text - 1, &diags));
	CHECK(!locate_catalogue(&paths, NULL, 0, &settings, NULL, &diags));
	CHECK_INT(paths.count, 0);
	if (CHECK_INT(diags.count, 1))
		diag_format(&diags.diag[0], &line);
	CHECK_STR(line.data, "s:1:12: error: there is no file or folder \"/nonexistent/.\"");
	settings_release(&settings);
	diags_release(&diags);
	buf_release(&line);
}

int
main(void)
{
	static const char *const given[] = { "one", "two" };
	struct settings settings = { 0 }, strange = { 0 };
	struct paths tags = { 0 };
	char *path;

	if (!CHECK(folder_begin()) || !CHECK(!chdir(folder)))
		return test_end();
	setenv("XDG_DATA_HOME", folder, 1);
	unsetenv("PACECAT_CATALOGUE");
	CHECK(settings_set(&settings, SETTING_CATALOGUE, "/", NULL));

	check(NULL, 0, NULL, NULL);
	put("pacecat/notes.txt");
	check(NULL, 0, NULL, NULL);
	put("pacecat/b.yaml");
	check(NULL, 0, NULL, " @/pacecat");
	put("pacecat/catalogue.yaml");
	check(NULL, 0, NULL, " @/pacecat/catalogue.yaml");
	put("catalogue.yaml");
	check(NULL, 0, NULL, " catalogue.yaml");
	/* Where strangers log in, neither counts. */
	CHECK(settings_set(&strange, SETTING_RESTRICTED, "yes", NULL));
	check(NULL, 0, &strange, NULL);
	drop("catalogue.yaml");
	check(NULL, 0, &settings, " /");
	setenv("PACECAT_CATALOGUE", "", 1);
	check(NULL, 0, &settings, " /");
	setenv("PACECAT_CATALOGUE", "missing.yaml", 1);
	check(NULL, 0, &settings, " missing.yaml");
	check(given, 2, &settings, " one two");

	path = locate_data("no such file", NULL);
	CHECK_STR(path, NULL);
	free(path);
	path = locate_messages(NULL);
	CHECK(path && *path);
	free(path);
	locate_languages(&tags, NULL);
	CHECK_STR(tags.path[0], "en");
	paths_release(&tags);

	/* A setting that names nothing is told with its place. */
	unsetenv("PACECAT_CATALOGUE");
	check_missing();

	settings_release(&settings);
	settings_release(&strange);
	CHECK(folder_end());
	return test_end();
}
