/* SPDX-License-Identifier: MIT */
#include "tui/keyboard.h"

#include <string.h>

#include "base/gettext.h"
#include "tui/key.h"

static const struct keyboard keyboards[] = {
#define KEYBOARD(name, title, altgr, dead, absent, letters, phone) \
	{ name, title, altgr, dead, absent, letters, phone },
#include "tui/keyboard.def"
#undef KEYBOARD
};

const struct keyboard *
keyboard_at(size_t i)
{
	return i < sizeof keyboards / sizeof *keyboards ? &keyboards[i] : NULL;
}

const struct keyboard *
keyboard_find(const char *name)
{
	for (size_t i = 0; i < sizeof keyboards / sizeof *keyboards; i++)
		if (!strcmp(keyboards[i].name, name))
			return &keyboards[i];
	return NULL;
}

/* A key that types nothing. */
static enum reach
reach_named(const struct keyboard *k, const char *base, unsigned modifiers)
{
	if (base[0] == 'F')
		return k->phone ? REACH_ABSENT : REACH_FUNCTION;
	if (k->phone && (!strcmp(base, "Insert") || !strcmp(base, "Delete")))
		return REACH_ABSENT;
	/* Its row has no Shift for what stands in it. */
	if (k->phone && modifiers && strcmp(base, "Backspace") != 0 && strcmp(base, "Enter") != 0 &&
	    strcmp(base, "Space") != 0)
		return REACH_PAGE;
	return REACH_EASY;
}

enum reach
keyboard_reach(const struct keyboard *k, const char *key)
{
	unsigned modifiers = 0;

	for (; key[0] && strchr("CMS", key[0]) && key[1] == '-' && key[2]; key += 2)
		modifiers++;
	/* Its row has one at a time. */
	if (k->phone && modifiers > 1)
		return REACH_PAGE;
	if ((unsigned char)key[0] >= 0x80)
		return strstr(k->letters, key) ? REACH_EASY : REACH_ABSENT;
	if (key[1])
		return reach_named(k, key, modifiers);
	if (strchr(k->absent, key[0]))
		return REACH_ABSENT;
	if (strchr(k->altgr, key[0]))
		return k->phone ? REACH_PAGE : REACH_ALTGR;
	return strchr(k->dead, key[0]) ? REACH_DEAD : REACH_EASY;
}

const char *
reach_words(enum reach reach)
{
	static const char *const words[] = {
		[REACH_EASY] = "",
		/* TRANSLATORS: the next five say how a key of a keyboard is typed; be short. */
		[REACH_DEAD] = N_("dead key"),
		[REACH_ALTGR] = N_("with AltGr"),
		[REACH_PAGE] = N_("some taps away"),
		[REACH_FUNCTION] = N_("perhaps with Fn"),
		[REACH_ABSENT] = N_("not there"),
	};

	return words[reach];
}

void
keyboard_sort_out(const struct keyboard *k, const char *keys, bool easy, struct buf *out)
{
	while (*keys) {
		char key[KEY_NAME_MAX];
		size_t len = strcspn(keys, " "), fits = len < sizeof key ? len : sizeof key - 1;

		memcpy(key, keys, fits);
		key[fits] = '\0';
		if ((keyboard_reach(k, key) == REACH_EASY) == easy)
			buf_printf(out, "%s%s", out->len ? " " : "", key);
		keys += len + strspn(keys + len, " ");
	}
}
