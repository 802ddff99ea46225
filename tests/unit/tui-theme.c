/* SPDX-License-Identifier: MIT */
#include "tui/theme.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"
#include "tui/notice.h"
#include "tui/colour.h"
#include "tui/theme_file.h"

static const struct {
	const char *spec;
	bool ok;
	int fg, bg;
	unsigned attr;
} specs[] = {
	{ "", true, -1, -1, 0 },
	{ "bold cyan", true, 6, -1, ATTR_BOLD },
	{ "reverse", true, -1, -1, ATTR_REVERSE },
	{ "white on blue", true, 7, 4, 0 },
	{ "  underline  bright-red on default dim italic", true, 9, -1,
	  ATTR_UNDERLINE | ATTR_DIM | ATTR_ITALIC },
	{ "color208 on color0", true, 208, 0, 0 },
	{ "color256", false, 0, 0, 0 },
	{ "color", false, 0, 0, 0 },
	{ "bright-default", false, 0, 0, 0 },
	{ "blink", false, 0, 0, 0 },
	{ "red on on blue", false, 0, 0, 0 },
	{ "Red", false, 0, 0, 0 },
	{ "rgb:000000 on rgb:FFFFFF", true, 16, 231, 0 },
	{ "rgb:56b4e9", true, 74, -1, 0 },
	{ "rgb:56b4e", false, 0, 0, 0 },
	{ "rgb:56b4eg", false, 0, 0, 0 },
	{ "#56b4e9", false, 0, 0, 0 },
};

static void
check_specs(void)
{
	for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
		struct theme theme;
		struct buf err = BUF_INIT;
		bool ok;

		theme_init(&theme, "mono");
		ok = theme_set(&theme, "key", specs[i].spec, &err);
		CHECK_INT(ok, specs[i].ok);
		CHECK(ok == (err.len == 0));
		if (ok) {
			CHECK_INT(theme.look[ROLE_KEY].fg, specs[i].fg);
			CHECK_INT(theme.look[ROLE_KEY].bg, specs[i].bg);
			CHECK_INT(theme.look[ROLE_KEY].attr, specs[i].attr);
		} else
			CHECK_INT(theme.look[ROLE_KEY].attr, ATTR_BOLD);
		buf_release(&err);
	}
}

static void
check_built_in(void)
{
	struct theme theme;
	size_t i;

	for (i = 0; theme_name(i); i++) {
		const struct look *selected = &theme.look[ROLE_SELECTED];

		CHECK(theme_init(&theme, theme_name(i)));
		/* Told apart without colour; the lean one has the mark for that. */
		if (strcmp(theme_name(i), "lean")) {
			CHECK(selected->attr != theme.look[ROLE_TEXT].attr);
			CHECK(theme.look[ROLE_SELECTED_AWAY].attr != theme.look[ROLE_TEXT].attr);
			CHECK(theme.look[ROLE_MATCH].attr != theme.look[ROLE_TEXT].attr);
		}
		CHECK(theme.look[ROLE_LINK_CURRENT].attr != theme.look[ROLE_TEXT].attr);
		for (size_t role = 0; role < ROLES && !strcmp(theme_name(i), "mono"); role++)
			CHECK(theme.look[role].fg == -1 && theme.look[role].bg == -1);
	}
	CHECK_INT(i, 4);
	CHECK(!theme_init(&theme, "nonesuch"));
	for (size_t a = 0; a < ROLES; a++)
		for (size_t b = 0; b < a; b++)
			CHECK(role_letter((enum role)a) != role_letter((enum role)b) &&
			      strcmp(role_name((enum role)a), role_name((enum role)b)));
}

static void
check_degrade(void)
{
	CHECK_INT(theme_rgb(15), 0xffffff);
	CHECK_INT(theme_rgb(16), 0);
	CHECK_INT(theme_rgb(208), 0xff8700);
	CHECK_INT(theme_rgb(231), 0xffffff);
	CHECK_INT(theme_rgb(232), 0x080808);
	CHECK_INT(theme_rgb(255), 0xeeeeee);
	CHECK_INT(theme_degrade((struct look){ 9, -1, 0 }, 8).fg, 1);
	CHECK_INT(theme_degrade((struct look){ 9, -1, 0 }, 16).fg, 9);
	CHECK_INT(theme_degrade((struct look){ 196, -1, 0 }, 8).fg, 1);
	CHECK_INT(theme_degrade((struct look){ 21, -1, 0 }, 16).fg, 12);
	CHECK_INT(theme_degrade((struct look){ 196, -1, 0 }, 256).fg, 196);
	CHECK_INT(theme_degrade((struct look){ 196, -1, 0 }, 0).fg, -1);
	CHECK_INT(theme_degrade((struct look){ 0, 15, 0 }, 0).attr, ATTR_REVERSE);
	CHECK_INT(theme_degrade((struct look){ 8, -1, 0 }, 8).fg, -1);
	CHECK_INT(theme_degrade((struct look){ 8, -1, 0 }, 8).attr, ATTR_DIM);
	CHECK_INT(theme_degrade((struct look){ 1, 9, 0 }, 8).attr, ATTR_REVERSE);
	for (int colour = -1; colour < 256; colour++)
		for (int count = 0; count <= 256; count += 8) {
			struct look look = { (short)colour, -1, 0 };

			look = theme_degrade(look, count);
			CHECK(look.fg >= -1 && look.fg < (count > 0 ? count : 1));
		}
}

/* Light as the eye takes it, each of the three from 0 to 1. */
static void
linear(int colour, double out[3])
{
	int rgb[3];

	colour_rgb(colour, rgb);
	for (int i = 0; i < 3; i++) {
		double c = rgb[i] / 255.0;

		out[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
	}
}

/* How much two colours stand out from each other: WCAG 2's contrast ratio, 1 to 21. */
static double
contrast(int a, int b)
{
	double x[3], y[3], left, right;

	linear(a, x);
	linear(b, y);
	left = 0.2126 * x[0] + 0.7152 * x[1] + 0.0722 * x[2] + 0.05;
	right = 0.2126 * y[0] + 0.7152 * y[1] + 0.0722 * y[2] + 0.05;
	return left > right ? left / right : right / left;
}

/* What is left of light in an eye without one kind of cones (Machado and others, 2009). */
static const double eyes[][3][3] = {
	{ { 0.152286, 1.052583, -0.204868 },
	  { 0.114503, 0.786281, 0.099216 },
	  { -0.003882, -0.048116, 1.051998 } },
	{ { 0.367322, 0.860646, -0.227968 },
	  { 0.280085, 0.672501, 0.047413 },
	  { -0.011820, 0.042940, 0.968881 } },
	{ { 1.255528, -0.076749, -0.178779 },
	  { -0.078411, 0.930809, 0.147602 },
	  { 0.004733, 0.691367, 0.303900 } },
};

enum { EYE_PROTAN, EYE_DEUTAN, EYE_TRITAN };

/* CIE L*a*b*, white being that of sRGB. */
static void
lab_seen(int colour, const double eye[3][3], double lab[3])
{
	static const double xyz[3][3] = { { 0.4124, 0.3576, 0.1805 },
					  { 0.2126, 0.7152, 0.0722 },
					  { 0.0193, 0.1192, 0.9505 } };
	static const double white[3] = { 0.9505, 1, 1.089 };
	double light[3], seen[3] = { 0 }, f[3];

	linear(colour, light);
	for (int i = 0; i < 3; i++) {
		for (int k = 0; k < 3; k++)
			seen[i] += eye[i][k] * light[k];
		seen[i] = seen[i] < 0 ? 0 : seen[i] > 1 ? 1 : seen[i];
	}
	for (int i = 0; i < 3; i++) {
		double t = 0;

		for (int k = 0; k < 3; k++)
			t += xyz[i][k] * seen[k];
		t /= white[i];
		f[i] = t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
	}
	lab[0] = 116 * f[1] - 16;
	lab[1] = 500 * (f[0] - f[1]);
	lab[2] = 200 * (f[1] - f[2]);
}

/* How far two colours are apart for that eye; 2 can just be seen side by side. */
static double
apart(int a, int b, int eye)
{
	double x[3], y[3], sum = 0;

	lab_seen(a, eyes[eye], x);
	lab_seen(b, eyes[eye], y);
	for (int i = 0; i < 3; i++)
		sum += (x[i] - y[i]) * (x[i] - y[i]);
	return sqrt(sum);
}

/* Each role can be read on its ground. */
static void
check_contrast(const struct theme *theme, const char *name, double least)
{
	for (unsigned r = 0; r < ROLES; r++) {
		const struct look *look = &theme->look[r];

		if (CHECK(look->fg >= COLOUR_FIXED && look->bg >= COLOUR_FIXED) &&
		    CHECK(contrast(look->fg, look->bg) >= least))
			continue;
		printf("  %s in %s: %.2f\n", role_name((enum role)r), name,
		       contrast(look->fg, look->bg));
	}
}

/* What says different things is told apart, by an attribute or by colours that this eye sees. */
static void
check_eye(const struct theme *theme, const char *name, int eye)
{
	static const enum role meanings[] = { ROLE_TEXT,  ROLE_LABEL,	     ROLE_LINK,
					      ROLE_MATCH, ROLE_UNVERIFIED,   ROLE_MARK,
					      ROLE_ERROR, ROLE_LINK_CURRENT, ROLE_SELECTED };
	const size_t count = sizeof meanings / sizeof *meanings;

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++) {
			const struct look *a = &theme->look[meanings[i]];
			const struct look *b = &theme->look[meanings[k]];

			if (a->attr != b->attr || a->bg != b->bg || apart(a->fg, b->fg, eye) >= 15)
				continue;
			CHECK(false);
			printf("  %s and %s in %s: %.1f\n", role_name(meanings[i]),
			       role_name(meanings[k]), name, apart(a->fg, b->fg, eye));
		}
}

/* The themes that come in files. */
static void
check_shipped(void)
{
	static const struct {
		const char *name;
		int eye[2];
	} rows[] = { { "deutan", { EYE_DEUTAN, EYE_PROTAN } },
		     { "tritan", { EYE_TRITAN, EYE_TRITAN } } };
	const char *source = getenv("top_srcdir");
	struct theme theme;

	CHECK(contrast(16, 231) > 20.9 && contrast(16, 231) < 21.1);
	CHECK(contrast(244, 231) > 3.9 && contrast(244, 231) < 4.0);
	theme_init(&theme, "high-contrast");
	check_contrast(&theme, "high-contrast", 7);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct diags diags = { .diag = NULL };
		char path[1024];

		snprintf(path, sizeof path, "%s/data/themes/%s.yaml", source ? source : ".",
			 rows[i].name);
		if (!CHECK(theme_open(&theme, path, NULL, &diags)))
			continue;
		CHECK_INT(diags.count, 0);
		check_contrast(&theme, rows[i].name, 4.5);
		check_eye(&theme, rows[i].name, rows[i].eye[0]);
		check_eye(&theme, rows[i].name, rows[i].eye[1]);
		CHECK(theme.look[ROLE_SELECTED].attr != theme.look[ROLE_TEXT].attr);
		diags_release(&diags);
	}
}

/* Each theme there is has its screens, tests/screen/theme-NAME.keys, drawn with it. */
static void
check_drawn(void)
{
	const char *source = getenv("top_srcdir");
	struct paths names = { .path = NULL }, files = { .path = NULL };
	struct buf path = BUF_INIT, bytes = BUF_INIT, err = BUF_INIT;
	const char *option;

	for (size_t i = 0; theme_name(i); i++)
		paths_add(&names, theme_name(i));
	buf_printf(&path, "%s/data/themes", source ? source : ".");
	CHECK(folder_list(path.data, ".yaml", &files, NULL) && files.count);
	for (size_t i = 0; i < files.count; i++) {
		buf_clear(&path);
		buf_add(&path, path_name(files.path[i]), strcspn(path_name(files.path[i]), "."));
		paths_add(&names, path.data);
	}
	for (size_t i = 0; i < names.count; i++) {
		buf_clear(&path);
		buf_clear(&bytes);
		buf_printf(&path, "%s/tests/screen/theme-%s.keys", source ? source : ".",
			   names.path[i]);
		file_read(path.data, &bytes, NULL, &err);
		option = bytes.len ? strstr(bytes.data, "--theme ") : NULL;
		if (!CHECK(option && strstr(option, names.path[i])))
			printf("  %s\n", path.data);
	}
	paths_release(&names);
	paths_release(&files);
	buf_release(&path);
	buf_release(&bytes);
	buf_release(&err);
}

/* A file, and what is said of it. */
static void
check_files(void)
{
	static const struct {
		const char *text, *said;
	} rows[] = {
		{ "", "" },
		{ "heading: bold\n", "" },
		{ "based-on: mono\nheading: {a: b}\n",
		  "t:2:10: error: a colour is words, such as bold cyan\n" },
		{ "headnig: bold\n",
		  "t:1:1: error: no part of the screen is called \"headnig\"; did "
		  "you mean \"heading\"?\n" },
		{ "heading:  bald\n", "t:1:11: error: \"bald\" is neither a colour nor bold, dim, "
				      "underline, reverse, italic or on\n" },
		{ "based-on: momo\n",
		  "t:1:11: error: no theme that is built in is called \"momo\"; did "
		  "you mean \"mono\"?\n" },
		{ "based-on: [mono]\n",
		  "t:1:11: error: \"based-on\" must be the name of a theme\n" },
		{ "- heading\n", "t:1:1: error: " },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct diags diags = { .diag = NULL };
		struct buf said = BUF_INIT;
		struct theme theme;

		theme_parse(&theme, "t", rows[i].text, strlen(rows[i].text), &diags);
		for (size_t k = 0; k < diags.count; k++) {
			diag_format(&diags.diag[k], &said);
			buf_putc(&said, '\n');
		}
		if (rows[i].said[strlen(rows[i].said) ? strlen(rows[i].said) - 1 : 0] == ' ')
			CHECK(!strncmp(said.data, rows[i].said, strlen(rows[i].said)));
		else
			CHECK_STR(said.data, rows[i].said);
		CHECK_INT(theme.look[ROLE_SELECTED].attr, ATTR_REVERSE);
		buf_release(&said);
		diags_release(&diags);
	}
}

/* Where a theme comes from: a path, the user's folder, before what is built in. */
static void
check_open(void)
{
	const char *path;
	struct diags diags = { .diag = NULL };
	struct paths names = { 0 };
	struct buf said = BUF_INIT;
	struct theme theme;

	if (!CHECK(folder_begin()))
		return;
	setenv("XDG_CONFIG_HOME", folder, 1);
	CHECK(!theme_open(&theme, "dusk", NULL, &diags));
	path = folder_at("pacecat/themes/dusk.yaml");
	CHECK(file_write(path, "heading: underline\n", 19, FILE_FOLDERS, NULL));
	CHECK(theme_open(&theme, "dusk", NULL, &diags));
	CHECK_INT(theme.look[ROLE_HEADING].attr, ATTR_UNDERLINE);
	CHECK(theme_open(&theme, path, NULL, &diags));
	CHECK(theme_open(&theme, "dusk.yaml", NULL, &diags));
	CHECK(!theme_open(&theme, "./dusk.yml", NULL, &diags));
	CHECK(theme_open(&theme, "mono", NULL, &diags));
	theme_names(&names, NULL);
	CHECK_INT(names.count, 5);
	CHECK_STR(names.path[0], "default");
	CHECK_STR(names.path[names.count - 1], "dusk");
	theme_missing("dusc", NULL, &said);
	CHECK_STR(said.data, "there is no theme \"dusc\"; did you mean \"dusk\"?");
	CHECK_INT(diags.count, 0);
	CHECK(folder_end());
	paths_release(&names);
	buf_release(&said);
	diags_release(&diags);
}

/* Why little is seen of a theme; nothing when all is. */
static void
test_notice(void)
{
	static const struct {
		const char *asked, *worn;
		bool coloured, told;
	} rows[] = {
		{ "deutan", "mono", true, true },  { "default", "default", true, false },
		{ "mono", "mono", true, false },   { "default", "default", false, true },
		{ "mono", "mono", false, false },  { "lean", "lean", false, false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = BUF_INIT;
		struct theme theme;

		CHECK(theme_init(&theme, rows[i].worn));
		notice_theme(&out, rows[i].asked, rows[i].worn, &theme, rows[i].coloured);
		CHECK_INT(out.len > 0, rows[i].told);
		buf_release(&out);
	}
}

int
main(void)
{
	struct theme theme, other;
	struct buf err = BUF_INIT;
	char word[1000];

	CHECK(theme_init(&theme, "default") && theme_init(&other, "default"));
	CHECK(theme_same(&theme, &other));
	CHECK(theme_set(&other, "heading", "underline", &err) && !theme_same(&theme, &other));
	check_specs();
	check_built_in();
	check_degrade();
	check_shipped();
	check_drawn();
	check_files();
	check_open();
	CHECK(!theme_set(&theme, "nonesuch", "bold", &err));
	CHECK_STR(err.data, "no part of the screen is called \"nonesuch\"");
	buf_clear(&err);
	/* What is as long as a file is cut. */
	memset(word, 'q', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	CHECK(!theme_set(&theme, word, "bold", &err) && err.len < 300);
	buf_clear(&err);
	theme_missing(word, "pacecat", &err);
	CHECK(err.len && err.len < 300);
	buf_clear(&err);
	CHECK(!theme_set(&theme, "headnig", "bold", &err));
	CHECK_STR(err.data,
		  "no part of the screen is called \"headnig\"; did you mean \"heading\"?");
	CHECK_STR(theme_nearest("defualt"), "default");
	CHECK_STR(theme_nearest("sunset"), NULL);
	buf_release(&err);
	CHECK_STR(theme_pick(NULL, THEME_COLOUR_AUTO, NULL), "default");
	CHECK_STR(theme_pick("high-contrast", THEME_COLOUR_AUTO, ""), "high-contrast");
	CHECK_STR(theme_pick("high-contrast", THEME_COLOUR_AUTO, "1"), "mono");
	CHECK_STR(theme_pick("high-contrast", THEME_COLOUR_ALWAYS, "1"), "high-contrast");
	CHECK_STR(theme_pick("default", THEME_COLOUR_NEVER, NULL), "mono");
	CHECK_STR(theme_pick("lean", THEME_COLOUR_NEVER, "1"), "lean");
	test_notice();
	return test_end();
}
