/* SPDX-License-Identifier: MIT */
#include "store/settings.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"

/* The settings of a text; what is wrong with it is appended to `said`, a fault a line. */
static bool
parse(struct settings *s, const char *text, struct buf *said)
{
	struct diags diags = { 0 };
	bool good = settings_parse(s, "f", "/folder", text, strlen(text), &diags);

	for (size_t i = 0; i < diags.count; i++) {
		diag_format(&diags.diag[i], said);
		buf_putc(said, '\n');
	}
	CHECK(good == !diags.errors);
	/* Places would outlive the names they borrow. */
	for (int i = 0; i < SETTINGS; i++)
		s->place[i].file = NULL;
	for (size_t i = 0; i < s->colours; i++)
		s->colour[i].place.file = NULL;
	diags_release(&diags);
	return good;
}

static void
test_rows(void)
{
	struct settings none = { 0 };

	for (int i = 0; i < SETTINGS; i++) {
		const struct setting_row *row = setting_row((enum setting)i);
		struct settings s = { 0 };

		CHECK(*row->name && *row->help);
		CHECK(!settings_given(&none, (enum setting)i));
		CHECK_STR(settings_text(&none, (enum setting)i), row->preset);
		CHECK(i == 0 || strcmp(setting_row((enum setting)(i - 1))->name, row->name) < 0);
		CHECK(settings_set(&s, (enum setting)i, row->preset, NULL));
		CHECK((row->type == SETTING_CHOICE) == (*row->choices != '\0'));
		settings_release(&s);
	}
	CHECK_INT(settings_number(&none, SETTING_ESCAPE_DELAY), 0);
}

/* One, several, and what YAML takes for a pair or a mapping. */
static void
test_viewers(void)
{
	static const char *const ways[] = {
		"viewer: \"application/pdf: zathura %\"\n",
		"viewer: [\"application/pdf: zathura %\"]\n",
		"viewer:\n  - application/pdf: zathura %\n",
		"viewer:\n  application/pdf: zathura %\n  image/*: feh -F\n",
	};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct settings s = { 0 };
		struct buf said = BUF_INIT;

		CHECK(parse(&s, ways[i], &said));
		CHECK_STR(said.data, "");
		if (CHECK_INT(s.viewer.count, 1 + (i == 3)))
			CHECK_STR(s.viewer.path[0], "application/pdf: zathura %");
		CHECK(settings_given(&s, SETTING_VIEWER));
		settings_release(&s);
		buf_release(&said);
	}
}

static void
test_good(void)
{
	struct settings s = { 0 };
	struct buf said = BUF_INIT;

	setenv("HOME", "/home/x", 1);
	CHECK(parse(&s, "", &said));
	CHECK(parse(&s, "# nothing\n", &said));
	CHECK(parse(&s, "theme: contrast\nescape-delay: 300\ncolour: never\n"
		    "catalogue: [~/a.yaml, /b, c]\nlanguage:\n"
		    "colours: {heading: bold cyan, link: underline}\n", &said));
	CHECK_STR(said.data, "");
	CHECK_STR(settings_text(&s, SETTING_THEME), "contrast");
	CHECK_INT(settings_number(&s, SETTING_ESCAPE_DELAY), 300);
	CHECK(!settings_given(&s, SETTING_LANGUAGE));
	CHECK_INT(s.place[SETTING_COLOUR].line, 3);
	CHECK_INT(s.place[SETTING_COLOUR].column, 9);
	if (CHECK_INT(s.catalogue.count, 3)) {
		CHECK_STR(s.catalogue.path[0], "/home/x/a.yaml");
		CHECK_STR(s.catalogue.path[1], "/b");
		CHECK_STR(s.catalogue.path[2], "/folder/c");
	}
	if (CHECK_INT(s.colours, 2)) {
		CHECK_STR(s.colour[1].role, "link");
		CHECK_STR(s.colour[1].look, "underline");
		CHECK_INT(s.colour[1].place.column, 37);
	}

	/* A later file wins, for a list of paths as a whole. */
	CHECK(parse(&s, "theme: mono\ncatalogue: only.yaml\ncolours: {link: bold}\n", &said));
	CHECK_STR(settings_text(&s, SETTING_THEME), "mono");
	CHECK_INT(settings_number(&s, SETTING_ESCAPE_DELAY), 300);
	CHECK_INT(s.catalogue.count, 1);
	CHECK_INT(s.colours, 3);
	settings_release(&s);
	buf_release(&said);
}

static void
test_bad(void)
{
	static const struct {
		const char *text, *said;        /* how the message begins */
	} cases[] = {
		{ "them: x\n",
		  "f:1:1: error: unknown setting \"them\"; did you mean \"theme\"?\n" },
		{ "color: never\n",
		  "f:1:1: error: unknown setting \"color\"; did you mean \"colour\"?\n" },
		{ "\nqqqqqqqq: x\n", "f:2:1: error: unknown setting \"qqqqqqqq\"\n" },
		{ "colour: blue\n", "f:1:9: error: \"colour\" cannot be \"blue\"; "
		  "it may be one of: auto always never\n" },
		{ "colour: a\n", "f:1:9: error: \"colour\" cannot be \"a\"" },
		{ "colour: [never]\n", "f:1:9: error: \"colour\" cannot be a list\n" },
		{ "theme: {a: b}\n", "f:1:8: error: \"theme\" cannot be a mapping\n" },
		{ "escape-delay: -1\n", "f:1:15: error: \"escape-delay\" must be a number" },
		{ "escape-delay: 60001\n", "f:1:15: error: \"escape-delay\" must be a number" },
		{ "escape-delay: 1e3\n", "f:1:15: error: \"escape-delay\" must be a number" },
		{ "theme: a\ntheme: b\n",
		  "f:2:1: error: \"theme\" is here twice; it is already on line 1 (column 1)\n" },
		{ "catalogue: {a: b}\n", "f:1:12: error: \"catalogue\" cannot be a mapping\n" },
		{ "viewer: zathura\n", "f:1:9: error: \"viewer\" must name media types" },
		{ "viewer:\n  - \"image/*: feh\"\n  - \"pdf: x\"\n",
		  "f:3:5: error: \"viewer\" must name media types" },
		{ "catalogue: [[a]]\n", "f:1:12: error: \"catalogue\" must be a path or a list" },
		{ "colours: cyan\n", "f:1:10: error: \"colours\" must be a mapping" },
		{ "colours: {a: [b]}\n", "f:1:14: error: a colour is words" },
		{ "- theme\n", "f:1:1: error: this file must be a mapping" },
		{ "theme\n", "f:1:1: error: this file must be a mapping" },
		{ "theme: \"a\n", "f:1:8: error: " },
		{ "theme: &x a\n", "f:1:8: error: " },
		{ "theme: \033[31m\n", "f:1:8: error: " },
		{ "theme: \377\n", "f:1:8: error: " },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct settings s = { 0 };
		struct buf said = BUF_INIT;

		CHECK(!parse(&s, cases[i].text, &said));
		if (!CHECK(!strncmp(said.data, cases[i].said, strlen(cases[i].said))))
			printf("  want %s\n  got  %s\n", cases[i].said, said.data);
		settings_release(&s);
		buf_release(&said);
	}
}

static void
test_set(void)
{
	struct settings s = { 0 };
	struct buf err = BUF_INIT;

	CHECK(settings_set(&s, SETTING_CHARSET, "ascii", &err));
	CHECK_STR(settings_text(&s, SETTING_CHARSET), "ascii");
	CHECK(!settings_set(&s, SETTING_CHARSET, "latin1", &err));
	CHECK_STR(settings_text(&s, SETTING_CHARSET), "ascii");
	CHECK(strstr(err.data, "\"latin1\""));
	settings_release(&s);
	buf_release(&err);
}

static void
test_files(void)
{
	struct buf path = BUF_INIT;
	struct settings s = { 0 };
	struct diags diags = { 0 };

	if (!CHECK(folder_begin()))
		return;
	setenv("XDG_CONFIG_HOME", folder, 1);
	CHECK(settings_read(&s, &diags));
	buf_printf(&path, "%s/pacecat/settings.yaml", folder);
	CHECK(file_write(path.data, "theme: mono\n", 12, FILE_FOLDERS, NULL));
	CHECK(settings_read(&s, &diags));
	CHECK_STR(settings_text(&s, SETTING_THEME), "mono");
	CHECK_STR(s.place[SETTING_THEME].file, path.data);
	CHECK(file_write(path.data, "thme: mono\n", 11, 0, NULL));
	CHECK(!settings_read(&s, &diags));
	CHECK_INT(diags.errors, 1);
	unlink(path.data);
	CHECK(folder_make(path.data, NULL));
	CHECK(!settings_read(&s, &diags));
	CHECK_INT(diags.errors, 2);
	settings_release(&s);
	diags_release(&diags);
	buf_release(&path);
	CHECK(folder_end());
}

/* After su the home may be one that lets us not in: then there is nothing to read there. */
static void
test_closed(void)
{
	struct buf home = BUF_INIT;
	int status = -1;
	pid_t child;

	if (!CHECK(folder_begin()))
		return;
	buf_printf(&home, "%s/home", folder);
	setenv("XDG_CONFIG_HOME", home.data, 1);
	CHECK(!chmod(folder, 0));
	child = fork();
	if (child == 0) {
		struct settings s = { 0 };
		struct diags diags = { 0 };

		/* Nothing is closed to root. */
		if (geteuid() == 0 && setuid(65534))
			_exit(2);
		/* As in a build below somebody's own folder: that is another matter. */
		if (path_is_closed(SYSCONFDIR "/pacecat"))
			_exit(77);
		_exit(!settings_read(&s, &diags) || diags.errors);
	}
	waitpid(child, &status, 0);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		test_skip("the system's settings are closed to others, too");
	else
		CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	CHECK(folder_end());
	buf_release(&home);
}

int
main(void)
{
	test_rows();
	test_viewers();
	test_good();
	test_bad();
	test_set();
	test_files();
	test_closed();
	return test_end();
}
