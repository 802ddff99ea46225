/* SPDX-License-Identifier: MIT */
#include "sys/opener.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/folder.h"
#include "tests/test.h"

static void
test_media_types(void)
{
	CHECK_STR(opener_media_type("papers/saphirs.pdf"), "application/pdf");
	CHECK_STR(opener_media_type("papers/SAPHIRS.PDF"), "application/pdf");
	CHECK_STR(opener_media_type("notes.txt"), "text/plain");
	CHECK_STR(opener_media_type("a.pdf/notes"), "application/octet-stream");
	CHECK_STR(opener_media_type(""), "application/octet-stream");
}

static void
test_viewers(void)
{
	CHECK(opener_viewer_good("application/pdf: zathura"));
	CHECK(opener_viewer_good("image/*: feh -F %"));
	CHECK(opener_viewer_good("*: my 'own viewer'"));
	CHECK(!opener_viewer_good("zathura"));
	CHECK(!opener_viewer_good("pdf: zathura"));
	CHECK(!opener_viewer_good("application/pdf:"));
	CHECK(!opener_viewer_good("application/pdf: 'open"));
	CHECK(!opener_viewer_good(""));
	CHECK(!opener_viewer_good(": x"));
}

static void
test_addresses(void)
{
	static const struct {
		const char *url;
		bool good;
	} rows[] = {
		{ "https://www.levinsources.com/", true },
		{ "http://example.org/a?b=c&d=%20#e", true },
		{ "HTTPS://example.org", true },
		{ "ftp://example.org/x", true },
		{ "https://example.org/s\303\250ve", true },
		{ "https://", false },
		{ "https:///etc/passwd", false },
		{ "file:///etc/passwd", false },
		{ "javascript:alert(1)", false },
		{ "-o/tmp/x", false },
		{ "example.org", false },
		{ "https://example.org/a b", false },
		{ "https://example.org/\033[2J", false },
		{ "https://example.org/`id`", false },
		{ "https://example.org/\"x", false },
		{ "https://example.org/\377", false },
		{ "https://@example.org/", false },
		{ "", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!CHECK(opener_address_good(rows[i].url) == rows[i].good))
			printf("  %s\n", rows[i].url);
}

static const char *here; /* the programs that are along PATH */

static bool
has(const char *program)
{
	const char *found = strstr(here, program);

	return found && found[strlen(program)] == ' ';
}

/* "HOW word|word > word|word" */
static void
check_opening(bool good, const struct opening *o, const char *want)
{
	static const char *const how[] = { "apart ", "here ", "text " };
	struct buf b = BUF_INIT;

	if (good)
		buf_puts(&b, how[o->how]);
	for (size_t i = 0; good && i < o->argv.count; i++)
		buf_printf(&b, "%s%s", i ? "|" : "", o->argv.path[i]);
	for (size_t i = 0; good && i < o->reader.count; i++)
		buf_printf(&b, "%s%s", i ? "|" : " > ", o->reader.path[i]);
	CHECK_STR(b.data, want);
	buf_release(&b);
}

static void
test_choice(void)
{
	static const struct {
		const char *programs, *file, *want;
		bool ssh, display;
	} rows[] = {
		{ "xdg-open pdftotext ", "/x.pdf", "apart xdg-open|/x.pdf", false, true },
		{ "xdg-open pdftotext ", "/x.pdf", "text pdftotext|-layout|/x.pdf|- > more|-s",
		  true, true },
		{ "xdg-open pdftotext ", "/x.pdf", "text pdftotext|-layout|/x.pdf|- > more|-s",
		  false, false },
		{ "", "/x.pdf", "", true, false },
		{ "", "/x.txt", "here more|-s|/x.txt", true, false },
		{ "w3m ", "/x.html", "text w3m|-dump|/x.html > more|-s", true, false },
		{ "", "/x.html", "here more|-s|/x.html", true, false },
		{ "xdg-open ", "/x.png", "here feh|-F|/x.png|-.", false, true },
		{ "xdg-open ", "/x.bin", "apart xdg-open|/x.bin", false, true },
	};
	struct paths viewer = { 0 };

	paths_add(&viewer, "image/*: feh -F % -.");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct opener_place place = { .ssh = rows[i].ssh,
					      .display = rows[i].display,
					      .pager = "more -s",
					      .viewer = &viewer,
					      .has = has };
		struct opening o;
		struct buf err = BUF_INIT;
		bool good;

		here = rows[i].programs;
		good = opener_file(&place, rows[i].file, &o, &err);
		CHECK(good == !err.len);
		check_opening(good, &o, rows[i].want);
		if (good)
			opening_release(&o);
		buf_release(&err);
	}
	paths_release(&viewer);
}

static void
test_address_choice(void)
{
	struct opener_place place = { .ssh = true, .display = true, .has = has };
	struct buf err = BUF_INIT;
	struct opening o;

	here = "xdg-open lynx ";
	check_opening(opener_address(&place, "https://a.org/", &o, &err), &o,
		      "here lynx|https://a.org/");
	opening_release(&o);
	place.ssh = false;
	check_opening(opener_address(&place, "https://a.org/", &o, &err), &o,
		      "apart xdg-open|https://a.org/");
	opening_release(&o);
	here = "";
	CHECK(!opener_address(&place, "https://a.org/", &o, &err));
	CHECK(err.len > 0);
	buf_release(&err);
}

static void
put(const char *path)
{
	FILE *f = fopen(path, "w");

	if (CHECK(f))
		fclose(f);
}

/* Only what lies below the folder, whatever links say. */
static void
test_paths(void)
{
	struct buf err = BUF_INIT;
	const char *below;
	char *path;

	if (!CHECK(folder_begin()))
		return;
	below = folder_at("below");
	CHECK(!mkdir(below, 0700));
	put(folder_at("beside.txt"));
	put(folder_at("below/a.txt"));
	path = opener_path(below, "a.txt", &err);
	CHECK(path && *path == '/' && !err.len);
	free(path);
	CHECK(!opener_path(below, "b.txt", &err) && err.len);
	buf_clear(&err);
	CHECK(!opener_path(below, "../beside.txt", &err) && err.len);
	buf_clear(&err);
	CHECK(!opener_path(below, "/etc/passwd", &err) && err.len);
	CHECK(!symlink("/etc", folder_at("below/out")));
	buf_clear(&err);
	CHECK(!opener_path(below, "out/passwd", &err) && err.len);
	CHECK(folder_end());
	buf_release(&err);
}

int
main(void)
{
	test_media_types();
	test_viewers();
	test_addresses();
	test_choice();
	test_address_choice();
	test_paths();
	return test_end();
}
