/* SPDX-License-Identifier: MIT */
#include "store/confine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/file.h"
#include "sys/sandbox.h"
#include "tests/folder.h"
#include "tests/test.h"

static const char *const names[] = { "c.yaml", "ours.csl", "ours.yaml", "other.yaml" };

static bool
can_read(const char *name)
{
	struct buf b = BUF_INIT;
	bool good = file_read(name, &b, NULL, NULL) == FILE_OK;

	buf_release(&b);
	return good;
}

/* Which of the files a restricted process can still read, a bit for each. */
static int
left_after(const char *text)
{
	const char *const catalogue = names[0];
	struct settings settings = { .value = { NULL } };
	struct diags diags = { .diag = NULL };
	int left = 0;

	settings_parse(&settings, "settings.yaml", folder, text, strlen(text), &diags);
	confine(&catalogue, 1, &settings, NULL);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		left |= can_read(names[i]) << i;
	settings_release(&settings);
	diags_release(&diags);
	return left;
}

/* What settings name, by a path or not, can be opened, and nothing beside it. */
static void
check(const char *text, int want)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0)
		_exit(left_after(text));
	waitpid(child, &status, 0);
	if (!CHECK_INT(WEXITSTATUS(status), want))
		printf("  with \"%s\"\n", text);
}

int
main(void)
{
	if (!CHECK(folder_begin() && !chdir(folder)))
		return test_end();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		CHECK(file_write(names[i], "x", 1, 0, NULL));
	check("restricted: no", 15);
	if (!sandbox_fits() || !sandbox_files_known()) {
		test_skip("nothing is enforced here");
	} else {
		check("restricted: yes", 1);
		check("{restricted: yes, theme: mono, style: apa}", 1);
		check("{restricted: yes, theme: ./ours.yaml, style: ./ours.csl}", 7);
		check("{restricted: yes, theme: ours.yaml, style: ours.csl}", 7);
	}
	CHECK(!chdir("/") && folder_end());
	return test_end();
}
