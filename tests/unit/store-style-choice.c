/* SPDX-License-Identifier: MIT */
#include "store/style-choice.h"

#include <stdlib.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"

static void
check(const char *set, const char *style, const char *language)
{
	struct style_choice choice;

	CHECK(style_choice_read(&choice, set) == (style != NULL));
	CHECK_STR(choice.style, style);
	CHECK_STR(choice.language, language);
	style_choice_release(&choice);
}

int
main(void)
{
	static const char *const damaged[] = { "", "style: [", "style: {a: b}\n", "x" };
	char *path;

	if (!CHECK(folder_begin()))
		return test_end();
	setenv("XDG_STATE_HOME", folder, 1);
	path = path_join(folder, "pacecat/style.yaml");
	check("ours", NULL, NULL);
	CHECK(style_choice_write("apa", "fr-FR", "ours", NULL));
	check("ours", "apa", "fr-FR");
	/* Whoever sets another style means that one. */
	check("theirs", NULL, NULL);
	CHECK(style_choice_write("/tmp/a \"b\".csl", "", "theirs", NULL));
	check("theirs", "/tmp/a \"b\".csl", "");
	for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
		CHECK(file_write(path, damaged[i], strlen(damaged[i]), 0, NULL));
		check("theirs", NULL, NULL);
	}
	CHECK(folder_end());
	free(path);
	return test_end();
}
