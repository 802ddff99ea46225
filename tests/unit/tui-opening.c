/* SPDX-License-Identifier: MIT */
/* What of a record is opened, from where, and what is kept to be opened later. */
#include "tui/pick_open.h"

#include <locale.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "model/known.h"
#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"
#include "tests/unit/tui-app.h"
#include "tests/unit/tui-catalogue.h"
#include "tui/command.h"

static const char catalogue[] = "pacecat: 1\n"
				"studies:\n"
				"  - {id: one, type: book, title: One, file: a.pdf}\n"
				"  - id: two\n"
				"    type: book\n"
				"    title: Two\n"
				"    URL: https://two.example/\n"
				"    DOI: 10.1000/two\n";

/* A catalogue read from `file`, said to be opened by another path, or by none (NULL). */
static void
check_folder(const char *file, const char *path, const char *folder_wanted)
{
	struct opened *opened = opened_new(&file, 1);
	struct effect effect = { .text = NULL };
	struct buf want = BUF_INIT;
	struct app *app;

	library_add(&library, opened);
	app = app_make();
	if (path) {
		free(opened->paths.path[0]);
		opened->paths.path[0] = xstrdup(path);
	} else {
		free(opened->paths.path[--opened->paths.count]);
	}
	command_run(app, "go one");
	open_outside(app);
	buf_printf(&want, "%s\na.pdf", folder_wanted);
	CHECK(app_effect(app, &effect) && effect.kind == EFFECT_OPEN_FILE);
	if (!CHECK_STR(effect.text, want.data))
		printf("  %s, opened as %s\n", file, path ? path : "nothing");
	free(effect.text);
	buf_release(&want);
	app_free(app);
	library_release(&library);
}

/* Files lie beside that which names them; of what was compiled, beside what was opened. */
static void
test_folders(void)
{
	static const struct {
		const char *file, *path, *folder;
	} rows[] = {
		{ "few.yaml", "few.yaml", "." },
		{ "few.yaml", "/srv/all.pacecat", "/srv" },
		{ "few.yaml", NULL, "." },
		{ "sub/few.yaml", "sub/few.yaml", "sub" },
		{ "sub/few.yaml", "sub", "sub" },
		{ "sub/few.yaml", "sub/", "sub" },
		/* Not in a folder that only begins so, nor in one without a name. */
		{ "sub/few.yaml", "su", "sub" },
		{ "sub/few.yaml", "", "sub" },
		{ "sub/few.yaml", "/srv/all.pacecat", "sub" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_folder(rows[i].file, rows[i].path, rows[i].folder);
}

/* By the title of what it belongs to, once, and not without end. */
static void
test_kept(void)
{
	char address[LINK_MAX + 2];
	struct app *app = app_make();
	struct kept *links = &app_browser(app)->links;

	command_run(app, "go two");
	link_keep(app, "https://two.example/");
	CHECK_STR(kept_get(links, "https://two.example/"), "Two");
	link_keep(app, "https://doi.org/10.1000/two");
	CHECK_STR(kept_get(links, "https://doi.org/10.1000/two"), "Two");
	/* Of something else that was typed nobody knows a title. */
	link_keep(app, "https://other.example/");
	CHECK_STR(kept_get(links, "https://other.example/"), "https://other.example/");
	memset(address, 'a', sizeof address - 1);
	address[sizeof address - 1] = '\0';
	link_keep(app, address);
	CHECK(!kept_get(links, address));
	address[LINK_MAX] = '\0';
	link_keep(app, address);
	CHECK(kept_get(links, address));
	for (int i = 0; kept_count(links) < LINKS_MAX; i++) {
		struct buf b = BUF_INIT;

		buf_printf(&b, "https://%d.example/", i);
		link_keep(app, b.data);
		buf_release(&b);
	}
	link_keep(app, "https://too-many.example/");
	CHECK(!kept_get(links, "https://too-many.example/"));
	CHECK_INT(kept_count(links), LINKS_MAX);
	/* One that is there can be kept again. */
	command_run(app, "go one");
	link_keep(app, "https://two.example/");
	CHECK_STR(kept_get(links, "https://two.example/"), "https://two.example/");
	CHECK_INT(kept_count(links), LINKS_MAX);
	app_free(app);
}

/* While there is something to choose, an edition comes of which the record offers nothing. */
static void
test_gone(void)
{
	static const char later[] = "pacecat: 1\n"
				    "studies:\n"
				    "  - {id: two, type: book, title: Two}\n";
	const char *path = "later.yaml";
	struct app *app = app_make();
	struct effect effect;
	struct loaded loaded;

	CHECK(file_write(path, later, strlen(later), 0, NULL));
	command_run(app, "go two");
	open_outside(app);
	CHECK(!app_is_plain(app) && !app_effect(app, &effect));
	load_all(&path, 1, NULL, &loaded);
	app_catalogue_replaced(app, library.opened[0], &loaded);
	CHECK(app_is_plain(app) && app_tells(app));
	CHECK(!app_effect(app, &effect));
	/* Nor is there anything to choose from then. */
	open_later(app);
	CHECK(app_is_plain(app) && app_tells(app));
	CHECK(!app_effect(app, &effect));
	app_free(app);
}

int
main(void)
{
	const char *path = "few.yaml";

	setlocale(LC_CTYPE, "C.UTF-8");
	if (!CHECK(folder_begin() && !chdir(folder) && !mkdir("sub", 0700)))
		return test_end();
	CHECK(file_write("few.yaml", catalogue, strlen(catalogue), 0, NULL));
	CHECK(file_write("sub/few.yaml", catalogue, strlen(catalogue), 0, NULL));
	keymap = keymap_new();
	copying_init(&copying, NULL, "pacecat-author-date", "");
	test_folders();
	library_add(&library, opened_new(&path, 1));
	test_kept();
	test_gone();
	library_release(&library);
	copying_release(&copying);
	keymap_free(keymap);
	CHECK(!chdir("/") && folder_end());
	return test_end();
}
