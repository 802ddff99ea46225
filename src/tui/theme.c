/* SPDX-License-Identifier: MIT */
#include "tui/theme.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "model/identifier.h"

static const struct {
	const char *name;
	char letter;
} roles[ROLES] = {
#define ROLE(id, name, letter) [ROLE_##id] = { name, letter },
#include "tui/role.def"
#undef ROLE
};

/*
 * The default theme lives on the terminal's own background, dark or light, so it uses the colours
 * that are readable on both; what is selected is reversed in every theme, never coloured alone.
 */
static const struct {
	const char *name;
	const char *spec[ROLES];
} themes[] = {
	{ "default", {
		[ROLE_TEXT] = "default", [ROLE_DIM] = "dim", [ROLE_TITLE] = "bold",
		[ROLE_TAB] = "default", [ROLE_TAB_CURRENT] = "bold reverse",
		[ROLE_BORDER] = "dim", [ROLE_HEADING] = "bold", [ROLE_LABEL] = "cyan",
		[ROLE_LINK] = "underline", [ROLE_LINK_CURRENT] = "bold reverse",
		[ROLE_MATCH] = "bold underline red", [ROLE_SELECTED] = "reverse",
		[ROLE_SELECTED_AWAY] = "bold underline",
		[ROLE_UNVERIFIED] = "magenta", [ROLE_MARK] = "bold green",
		[ROLE_STATUS] = "reverse", [ROLE_MESSAGE] = "bold",
		[ROLE_ERROR] = "bold red", [ROLE_PROMPT] = "bold", [ROLE_KEY] = "bold cyan",
		[ROLE_BAR] = "cyan" } },
	{ "high-contrast", {
		[ROLE_TEXT] = "bright-white on black", [ROLE_DIM] = "bright-white on black",
		[ROLE_TITLE] = "bold bright-yellow on black", [ROLE_TAB] = "bright-white on black",
		[ROLE_TAB_CURRENT] = "bold black on bright-yellow",
		[ROLE_BORDER] = "bright-white on black",
		[ROLE_HEADING] = "bold bright-yellow on black",
		[ROLE_LABEL] = "bold bright-cyan on black",
		[ROLE_LINK] = "underline bright-cyan on black",
		[ROLE_LINK_CURRENT] = "bold underline black on bright-cyan",
		[ROLE_MATCH] = "bold underline bright-yellow on black",
		[ROLE_SELECTED] = "bold black on bright-white",
		[ROLE_SELECTED_AWAY] = "bold underline bright-white on black",
		[ROLE_UNVERIFIED] = "underline bright-yellow on black",
		[ROLE_MARK] = "bold bright-green on black",
		[ROLE_STATUS] = "black on bright-white",
		[ROLE_MESSAGE] = "bold bright-white on black",
		[ROLE_ERROR] = "bold bright-white on red",
		[ROLE_PROMPT] = "bold bright-white on black",
		[ROLE_KEY] = "bold bright-yellow on black",
		[ROLE_BAR] = "bright-yellow on black" } },
	/* The fewest bytes: whatever can be told without a look has none. */
	{ "lean", {
		[ROLE_TEXT] = "default", [ROLE_DIM] = "default", [ROLE_TITLE] = "default",
		[ROLE_TAB] = "default", [ROLE_TAB_CURRENT] = "default",
		[ROLE_BORDER] = "default", [ROLE_HEADING] = "default", [ROLE_LABEL] = "default",
		[ROLE_LINK] = "default", [ROLE_LINK_CURRENT] = "reverse",
		[ROLE_MATCH] = "default", [ROLE_SELECTED] = "default",
		[ROLE_SELECTED_AWAY] = "default",
		[ROLE_UNVERIFIED] = "default", [ROLE_MARK] = "default",
		[ROLE_STATUS] = "default", [ROLE_MESSAGE] = "default",
		[ROLE_ERROR] = "bold", [ROLE_PROMPT] = "default", [ROLE_KEY] = "default",
		[ROLE_BAR] = "default" } },
	{ "mono", {
		[ROLE_TEXT] = "default", [ROLE_DIM] = "default", [ROLE_TITLE] = "bold",
		[ROLE_TAB] = "default", [ROLE_TAB_CURRENT] = "bold reverse",
		[ROLE_BORDER] = "default", [ROLE_HEADING] = "bold", [ROLE_LABEL] = "default",
		[ROLE_LINK] = "underline", [ROLE_LINK_CURRENT] = "bold reverse",
		[ROLE_MATCH] = "bold underline", [ROLE_SELECTED] = "reverse",
		[ROLE_SELECTED_AWAY] = "bold underline",
		[ROLE_UNVERIFIED] = "default", [ROLE_MARK] = "bold",
		[ROLE_STATUS] = "reverse", [ROLE_MESSAGE] = "bold",
		[ROLE_ERROR] = "bold reverse", [ROLE_PROMPT] = "bold", [ROLE_KEY] = "bold",
		[ROLE_BAR] = "default" } },
};

static const struct {
	const char *name;
	unsigned char attr;
} attributes[] = {
	{ "bold", ATTR_BOLD }, { "dim", ATTR_DIM }, { "underline", ATTR_UNDERLINE },
	{ "reverse", ATTR_REVERSE }, { "italic", ATTR_ITALIC },
};

static const char *const colours[] = {
	"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"
};

/* 0 to 255, -1 for "default", -2 when the word is no colour. */
static int
colour_parse(const char *word, size_t len)
{
	static const char bright[] = "bright-";
	int base = 0, number = 0;

	if (len == 7 && !memcmp(word, "default", 7))
		return -1;
	if (len > 5 && len <= 8 && !memcmp(word, "color", 5)) {
		for (size_t i = 5; i < len; i++) {
			if (word[i] < '0' || word[i] > '9')
				return -2;
			number = number * 10 + (word[i] - '0');
		}
		return number <= 255 ? number : -2;
	}
	if (len > sizeof bright - 1 && !memcmp(word, bright, sizeof bright - 1)) {
		word += sizeof bright - 1;
		len -= sizeof bright - 1;
		base = 8;
	}
	for (int i = 0; i < 8; i++)
		if (strlen(colours[i]) == len && !memcmp(colours[i], word, len))
			return base + i;
	return -2;
}

static bool
attribute_parse(const char *word, size_t len, unsigned char *attr)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (strlen(attributes[i].name) == len && !memcmp(attributes[i].name, word, len)) {
			*attr |= attributes[i].attr;
			return true;
		}
	return false;
}

static bool
look_parse(struct look *look, const char *spec, struct buf *err)
{
	struct look new = { .fg = -1, .bg = -1 };
	bool ground = false;

	for (;;) {
		size_t len;
		int colour;

		spec += strspn(spec, " \t");
		len = strcspn(spec, " \t");
		if (!len)
			break;
		if (len == 2 && !memcmp(spec, "on", 2) && !ground)
			ground = true;
		else if ((colour = colour_parse(spec, len)) >= -1 && ground)
			new.bg = (short)colour;
		else if (colour >= -1)
			new.fg = (short)colour;
		else if (!attribute_parse(spec, len, &new.attr)) {
			buf_printf(err, _("\"%.*s\" is neither a colour nor bold, dim, underline, "
					  "reverse, italic or on"), len > 60 ? 60 : (int)len, spec);
			return false;
		}
		spec += len;
	}
	*look = new;
	return true;
}

bool
theme_init(struct theme *theme, const char *name)
{
	struct buf err = BUF_INIT;

	for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
		if (strcmp(themes[i].name, name))
			continue;
		for (size_t role = 0; role < ROLES; role++) {
			bool ok = look_parse(&theme->look[role], themes[i].spec[role], &err);

			assert(ok);
			(void)ok;
		}
		buf_release(&err);
		return true;
	}
	return false;
}

const char *
theme_name(size_t i)
{
	return i < sizeof themes / sizeof *themes ? themes[i].name : NULL;
}

static const char *
theme_at(const void *context, size_t i)
{
	(void)context;
	return themes[i].name;
}

const char *
theme_nearest(const char *name)
{
	return nearest(name, strlen(name), sizeof themes / sizeof *themes, theme_at, NULL);
}

static const char *
role_at(const void *context, size_t i)
{
	(void)context;
	return roles[i].name;
}

bool
theme_set(struct theme *theme, const char *role, const char *spec, struct buf *err)
{
	const char *near;

	for (size_t i = 0; i < ROLES; i++)
		if (!strcmp(roles[i].name, role))
			return look_parse(&theme->look[i], spec, err);
	near = nearest(role, strlen(role), ROLES, role_at, NULL);
	if (near)
		buf_printf(err, _("no part of the screen is called \"%s\"; did you mean \"%s\"?"),
			   role, near);
	else
		buf_printf(err, _("no part of the screen is called \"%s\""), role);
	return false;
}

const char *
role_name(enum role role)
{
	return roles[role].name;
}

char
role_letter(enum role role)
{
	return roles[role].letter;
}

const char *
theme_pick(const char *wanted, enum theme_colour colour, const char *no_color)
{
	bool plain = colour == THEME_COLOUR_NEVER ||
		     (colour == THEME_COLOUR_AUTO && no_color && *no_color);

	/* It has none anyway. */
	if (wanted && !strcmp(wanted, "lean"))
		return wanted;
	return plain ? "mono" : wanted ? wanted : "default";
}

/* Red, green and blue of a colour of the usual 256, 0 to 255 each. */
static void
colour_rgb(int colour, int rgb[3])
{
	static const int steps[6] = { 0, 95, 135, 175, 215, 255 };

	for (int i = 0; i < 3; i++) {
		if (colour >= 232)
			rgb[i] = 8 + (colour - 232) * 10;
		else if (colour >= 16)
			rgb[i] = steps[(colour - 16) / (i == 0 ? 36 : i == 1 ? 6 : 1) % 6];
		else if (colour == 7 || colour == 8)
			rgb[i] = colour == 7 ? 192 : 128;
		else
			rgb[i] = colour & (1 << i) ? colour >= 8 ? 255 : 160 : 0;
	}
}

static int
colour_nearest(int colour, int count)
{
	int want[3], best = 0;
	long best_distance = -1;

	if (colour < 0 || colour < count)
		return colour;
	if (count < 8)
		return -1;
	/* The first sixteen are hues that users choose themselves: keep hue, drop brightness. */
	if (colour < 16)
		return colour & 7;
	count = count >= 16 ? 16 : 8;
	colour_rgb(colour, want);
	for (int i = 0; i < count; i++) {
		int have[3];
		long distance = 0;

		colour_rgb(i, have);
		for (int k = 0; k < 3; k++)
			distance += (long)(want[k] - have[k]) * (want[k] - have[k]);
		if (best_distance < 0 || distance < best_distance) {
			best = i;
			best_distance = distance;
		}
	}
	return best;
}

struct look
theme_degrade(struct look look, int count)
{
	struct look out = look;

	out.fg = (short)colour_nearest(look.fg, count);
	out.bg = (short)colour_nearest(look.bg, count);
	if (look.fg == 8 && out.fg == 0 && look.bg < 0) {
		/* Grey without its brightness is black, which a dark terminal does not show. */
		out.fg = -1;
		out.attr |= ATTR_DIM;
	}
	if (out.fg == out.bg && look.fg != look.bg) {
		out.fg = out.bg = -1;
		if (look.bg >= 0)
			out.attr |= ATTR_REVERSE;
	}
	return out;
}

int
theme_rgb(int colour)
{
	static const int bright[] = { 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
				      0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff };
	int n = colour - 16, rgb = 0;

	if (n < 0)
		return bright[colour & 7];
	if (n >= 216)
		return (8 + 10 * (n - 216)) * 0x010101;
	for (int step = 36; step; step /= 6)
		rgb = rgb << 8 | (n / step % 6 ? 55 + 40 * (n / step % 6) : 0);
	return rgb;
}
