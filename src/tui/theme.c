/* SPDX-License-Identifier: MIT */
#include "tui/theme.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "format/source.h"
#include "model/identifier.h"
#include "tui/colour.h"

static const struct {
	const char *name;
	char letter;
} roles[ROLES] = {
#define ROLE(id, name, letter, use) [ROLE_##id] = { name, letter },
#include "tui/role.def"
#undef ROLE
};

#define BLACK "color16"
#define WHITE_ON "color231 on "
#define YELLOW_ON "color226 on "
#define CYAN_ON "color51 on "

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
	/*
	 * For whoever sees little: each role stands out from its ground by 7 to 1 and more.  Its
	 * colours are those of the 256 that nobody changes.
	 */
	{ "high-contrast", {
		[ROLE_TEXT] = WHITE_ON BLACK, [ROLE_DIM] = WHITE_ON BLACK,
		[ROLE_TITLE] = "bold " YELLOW_ON BLACK, [ROLE_TAB] = WHITE_ON BLACK,
		[ROLE_TAB_CURRENT] = "bold " BLACK " on color226",
		[ROLE_BORDER] = WHITE_ON BLACK, [ROLE_HEADING] = "bold " YELLOW_ON BLACK,
		[ROLE_LABEL] = "bold " CYAN_ON BLACK, [ROLE_LINK] = "underline " CYAN_ON BLACK,
		[ROLE_LINK_CURRENT] = "bold underline " BLACK " on color51",
		[ROLE_MATCH] = "bold underline " YELLOW_ON BLACK,
		[ROLE_SELECTED] = "bold " BLACK " on color231",
		[ROLE_SELECTED_AWAY] = "bold underline " WHITE_ON BLACK,
		[ROLE_UNVERIFIED] = "underline " YELLOW_ON BLACK,
		[ROLE_MARK] = "bold color46 on " BLACK,
		[ROLE_STATUS] = BLACK " on color231", [ROLE_MESSAGE] = "bold " WHITE_ON BLACK,
		[ROLE_ERROR] = "bold " WHITE_ON "color88", [ROLE_PROMPT] = "bold " WHITE_ON BLACK,
		[ROLE_KEY] = "bold " YELLOW_ON BLACK, [ROLE_BAR] = YELLOW_ON BLACK } },
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
theme_same(const struct theme *a, const struct theme *b)
{
	for (size_t i = 0; i < ROLES; i++)
		if (a->look[i].fg != b->look[i].fg || a->look[i].bg != b->look[i].bg ||
		    a->look[i].attr != b->look[i].attr)
			return false;
	return true;
}

bool
theme_coloured(const struct theme *theme)
{
	for (size_t i = 0; i < ROLES; i++)
		if (theme->look[i].fg >= 0 || theme->look[i].bg >= 0)
			return true;
	return false;
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
	struct quote room;
	const char *near;

	for (size_t i = 0; i < ROLES; i++)
		if (!strcmp(roles[i].name, role))
			return look_parse(&theme->look[i], spec, err);
	near = nearest(role, strlen(role), ROLES, role_at, NULL);
	if (near)
		buf_printf(err, _("no part of the screen is called \"%s\"; did you mean \"%s\"?"),
			   quote(&room, role, strlen(role)), near);
	else
		buf_printf(err, _("no part of the screen is called \"%s\""),
			   quote(&room, role, strlen(role)));
	return false;
}

bool
theme_has(const char *role)
{
	for (size_t i = 0; i < ROLES; i++)
		if (!strcmp(roles[i].name, role))
			return true;
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

void
theme_look_add(struct buf *out, const struct look *look)
{
	const char *gap = "";

	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (look->attr & attributes[i].attr) {
			buf_printf(out, "%s%s", gap, attributes[i].name);
			gap = " ";
		}
	if (look->fg != COLOUR_OWN) {
		buf_printf(out, "%scolor%d", gap, look->fg);
		gap = " ";
	}
	if (look->bg != COLOUR_OWN)
		buf_printf(out, "%son color%d", gap, look->bg);
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
