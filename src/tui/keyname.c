/* SPDX-License-Identifier: MIT */
#include "tui/keyname.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "model/identifier.h"
#include "text/utf8.h"

/* Written so, called so. */
static const struct {
	const char *written, *name;
} names[] = {
	{ "Backspace", "Backspace" }, { "BS", "Backspace" },
	{ "Delete", "Delete" }, { "Del", "Delete" },
	{ "Down", "Down" }, { "End", "End" },
	{ "Enter", "Enter" }, { "Return", "Enter" }, { "RET", "Enter" },
	{ "Esc", "Esc" }, { "Escape", "Esc" },
	{ "Home", "Home" },
	{ "Insert", "Insert" }, { "Ins", "Insert" },
	{ "Left", "Left" },
	{ "PageDown", "PageDown" }, { "PgDn", "PageDown" },
	{ "PageUp", "PageUp" }, { "PgUp", "PageUp" },
	{ "Right", "Right" },
	{ "Space", "Space" }, { "SPC", "Space" },
	{ "Tab", "Tab" }, { "Up", "Up" },
};

/* "Up", "F12" -> the canonical name, NULL when the word is none. */
static const char *
base_name(const char *word, char room[16])
{
	int number = 0;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ascii_same(names[i].written, word))
			return names[i].name;
	if ((word[0] != 'F' && word[0] != 'f') || word[1] < '1' || word[1] > '9')
		return NULL;
	for (word++; *word; word++) {
		if (*word < '0' || *word > '9' || number > 24)
			return NULL;
		number = number * 10 + (*word - '0');
	}
	if (number > 24)
		return NULL;
	snprintf(room, 16, "F%d", number);
	return room;
}

void
keyname_make(char name[KEY_NAME_MAX], const char *base, unsigned modifiers)
{
	static const struct {
		unsigned modifiers;
		char letter;
	} rows[] = { { MODIFIER_CTRL, 'C' },
		     { MODIFIER_ALT | MODIFIER_META, 'M' },
		     { MODIFIER_SHIFT, 'S' } };
	size_t len = strlen(base), at = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (modifiers & rows[i].modifiers) {
			name[at++] = rows[i].letter;
			name[at++] = '-';
		}
	len = len < KEY_NAME_MAX - 1 - at ? len : KEY_NAME_MAX - 1 - at;
	memcpy(name + at, base, len);
	name[at + len] = '\0';
}

bool
keyname_code(char name[KEY_NAME_MAX], uint32_t code, unsigned modifiers)
{
	char base[5] = "";
	bool ctrl = (modifiers & MODIFIER_CTRL) != 0;

	/* What the terminal sends for Ctrl and a character is that control character. */
	if (code == '/' && ctrl)
		code = '_';
	if (code < 0x20) {
		code = code == 0x08 ? 0x7f : code == 0 ? ' ' : code;
		if (code == ' ')
			modifiers |= MODIFIER_CTRL;
	} else if (ctrl && ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'))) {
		code &= 0x1f;
		if (code == 'h' - 0x60)
			code = 0x7f;
		modifiers &= ~(unsigned)MODIFIER_CTRL;
	} else if (ctrl && (code == '@' || (code >= '[' && code <= '_'))) {
		code = code == '@' ? ' ' : code & 0x1f;
		if (code != ' ')
			modifiers &= ~(unsigned)MODIFIER_CTRL;
	}
	if (code == ' ' || code == '\t' || code == '\r' || code == 0x1b || code == 0x7f) {
		keyname_make(name,
			     code == ' ' ? "Space" : code == '\t' ? "Tab" :
			     code == '\r' ? "Enter" : code == 0x1b ? "Esc" : "Backspace",
			     modifiers);
		return true;
	}
	if (code < 0x20) {
		base[0] = (char)(code < 0x1b ? code + 0x60 : code + 0x40);
		keyname_make(name, base, modifiers | MODIFIER_CTRL);
		return true;
	}
	if (code < 0xa0 && code > 0x7f)
		return false;
	if (modifiers & MODIFIER_SHIFT && !(modifiers & MODIFIER_CTRL)) {
		if (code >= 'a' && code <= 'z')
			code -= 'a' - 'A';
		modifiers &= ~(unsigned)MODIFIER_SHIFT;
	}
	utf8_encode(code, base);
	keyname_make(name, base, modifiers);
	return true;
}

bool
key_canonical(const char *written, char name[KEY_NAME_MAX])
{
	static const char letters[] = "SMAC";
	static const unsigned bits[] = {
		MODIFIER_SHIFT, MODIFIER_ALT, MODIFIER_ALT, MODIFIER_CTRL
	};
	unsigned modifiers = 0;
	const char *base, *letter;
	char room[16];
	uint32_t code;
	size_t len;

	/* As most are: a letter or sign that is its own name. */
	if (written[0] > ' ' && written[0] < 0x7f && !written[1]) {
		memcpy(name, written, 2);
		return true;
	}
	while (written[0] && written[1] == '-' && written[2] &&
	       (letter = strchr(letters, written[0]))) {
		modifiers |= bits[letter - letters];
		written += 2;
	}
	base = base_name(written, room);
	if (base) {
		if (!strcmp(base, "Space"))
			return keyname_code(name, ' ', modifiers);
		keyname_make(name, base, modifiers);
		return true;
	}
	len = strlen(written);
	if (!len || utf8_decode(written, len, &code) != len || code <= ' ' || code == 0x7f)
		return false;
	return keyname_code(name, code, modifiers);
}

const char *
key_text(const char *name)
{
	size_t len = strlen(name);
	uint32_t code;

	if (!strcmp(name, "Space"))
		return " ";
	return len && utf8_decode(name, len, &code) == len && code > ' ' ? name : NULL;
}

static const char *
name_at(const void *context, size_t i)
{
	(void)context;
	return names[i].written;
}

const char *
key_nearest_name(const char *written)
{
	return nearest(written, strlen(written), sizeof names / sizeof *names, name_at, NULL);
}

bool
key_is_event(const char *name)
{
	static const char *const events[] = {
		"Continue", "Hangup", "Interrupt", "Mouse", "Paste", "Resize", "Suspend",
		"Terminate", "Wake"
	};

	for (size_t i = 0; i < sizeof events / sizeof *events; i++)
		if (!strcmp(events[i], name))
			return true;
	return false;
}
