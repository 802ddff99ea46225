/* SPDX-License-Identifier: MIT */
#include "tui/theme.h"

#include "tests/test.h"

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

int
main(void)
{
	struct theme theme;
	struct buf err = BUF_INIT;

	check_specs();
	check_built_in();
	check_degrade();
	CHECK(!theme_set(&theme, "nonesuch", "bold", &err));
	CHECK_STR(err.data, "no part of the screen is called \"nonesuch\"");
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
	return test_end();
}
