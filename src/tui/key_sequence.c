/* SPDX-License-Identifier: MIT */
#include "tui/key_sequence.h"

#include <string.h>

#include "tui/keyname.h"

#define PARAMETERS 4

/* CSI letter and SS3 letter, from 'A' on. */
static const char *const letters[] = {
	"Up", "Down", "Right", "Left", NULL, "End", NULL, "Home", NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, "F1", "F2", "F3", "F4"
};

/* CSI number ~ */
static const char *const numbers[] = {
	[1] = "Home", [2] = "Insert", [3] = "Delete", [4] = "End", [5] = "PageUp",
	[6] = "PageDown", [7] = "Home", [8] = "End", [11] = "F1", [12] = "F2", [13] = "F3",
	[14] = "F4", [15] = "F5", [17] = "F6", [18] = "F7", [19] = "F8", [20] = "F9",
	[21] = "F10", [23] = "F11", [24] = "F12", [25] = "F13", [26] = "F14", [28] = "F15",
	[29] = "F16", [31] = "F17", [32] = "F18", [33] = "F19", [34] = "F20",
};

/* The keypad in CSI u, from 57399 on. */
static const char *const keypad[] = {
	"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "/", "*", "-", "+", "Enter", "=",
	",", "Left", "Right", "Up", "Down", "PageUp", "PageDown", "Home", "End", "Insert", "Delete"
};

/* A key that types nothing. */
static struct key_meaning
named(const char *base, unsigned modifiers)
{
	return (struct key_meaning){ .base = base, .modifiers = modifiers };
}

static struct key_meaning
nothing(void)
{
	return (struct key_meaning){ .base = NULL };
}

/* SGR mouse: button ; column ; row, pressed.  Motion is of no use. */
static struct key_meaning
mouse(const int parameter[PARAMETERS])
{
	int button = parameter[0];

	if (button < 0 || button & 32 || (button & 3) == 3 || button >= 128 || parameter[1] < 1 ||
	    parameter[2] < 1)
		return nothing();
	return (struct key_meaning){ .button = (button & 3) + (button & 64 ? 4 : 1),
				     .x = parameter[1] - 1,
				     .y = parameter[2] - 1 };
}

/* A key reported as its code point and modifiers (CSI u, and xterm's CSI 27 ; m ; c ~). */
static struct key_meaning
reported(int code, unsigned modifiers)
{
	size_t pad = (size_t)(code - 57399);

	if (code >= 57399 && pad < sizeof keypad / sizeof *keypad)
		return named(keypad[pad], modifiers);
	if (code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xf8ff))
		return (struct key_meaning){ .code = (uint32_t)code, .modifiers = modifiers };
	return nothing();
}

/* Numbers between ';'; of "a:b" the first counts.  Absent: -1.  *event: b of the second. */
static void
parse_parameters(const char *s, int parameter[PARAMETERS], int *event)
{
	size_t i = 0, sub = 0;

	for (size_t k = 0; k < PARAMETERS; k++)
		parameter[k] = -1;
	*event = 1;
	for (; *s && i < PARAMETERS; s++) {
		if (*s == ';') {
			i++;
			sub = 0;
		} else if (*s == ':') {
			if (++sub == 1 && i == 1)
				*event = 0;
		} else if (*s >= '0' && *s <= '9') {
			int *number = sub == 0 ? &parameter[i] : sub == 1 && i == 1 ? event : NULL;

			if (number && *number < 100000000)
				*number = (*number < 0 ? 0 : *number) * 10 + (*s - '0');
		}
	}
}

/* "CSI number ~", or as rxvt ends it. */
static struct key_meaning
numbered(int number, char final, unsigned modifiers)
{
	size_t n = number < 0 ? 0 : (size_t)number;

	if (final != '~')
		modifiers = MODIFIER_CTRL | (final == '@' ? MODIFIER_SHIFT : 0);
	return n < sizeof numbers / sizeof *numbers && numbers[n] ? named(numbers[n], modifiers)
								  : nothing();
}

struct key_meaning
key_meaning_csi(const char *sequence)
{
	const char *s = sequence + 2;
	char final = sequence[strlen(sequence) - 1];
	int parameter[PARAMETERS], event;
	unsigned modifiers;

	/* One with intermediate bytes, or a private one, is an answer to nobody's question. */
	if (strpbrk(s, " !\"#$%&'()*+,-./"))
		return nothing();
	parse_parameters(s, parameter, &event);
	if (*s == '<' && final == 'M')
		return mouse(parameter);
	if ((*s >= '<' && *s <= '?') || event == 3)
		return nothing();
	modifiers = parameter[1] > 1 ? (unsigned)(parameter[1] - 1) & 15 : 0;
	if (final == '~' && parameter[0] == 27)
		return reported(parameter[2], modifiers);
	if (final == 'u')
		return reported(parameter[0], modifiers);
	if (final == 'Z')
		return named("Tab", MODIFIER_SHIFT);
	if (final == '~' || final == '^' || final == '@')
		return numbered(parameter[0], final, modifiers);
	if (final >= 'A' && final <= 'S' && letters[final - 'A'] &&
	    (parameter[1] < 0 || parameter[0] <= 1)) {
		/* "CSI 5 C" is how some say Ctrl. */
		if (parameter[1] < 0 && parameter[0] > 1)
			modifiers = (unsigned)(parameter[0] - 1) & 15;
		return named(letters[final - 'A'], modifiers);
	}
	return final >= 'a' && final <= 'd' ? named(letters[final - 'a'], MODIFIER_SHIFT)
					    : nothing();
}

struct key_meaning
key_meaning_ss3(const char *sequence)
{
	static const char pad[] = "*+,-./0123456789";
	char final = sequence[strlen(sequence) - 1];
	int parameter[PARAMETERS], event, number;
	unsigned modifiers;

	parse_parameters(sequence + 2, parameter, &event);
	number = parameter[1] < 0 ? parameter[0] : parameter[1];
	modifiers = number > 1 ? (unsigned)(number - 1) & 15 : 0;
	if (final == 'M' || final == 'I')
		return named(final == 'M' ? "Enter" : "Tab", modifiers);
	if (final >= 'A' && final <= 'S' && letters[final - 'A'])
		return named(letters[final - 'A'], modifiers);
	if (final >= 'a' && final <= 'd')
		return named(letters[final - 'a'], MODIFIER_CTRL);
	if (final >= 'j' && final <= 'y')
		return (struct key_meaning){ .code = (unsigned char)pad[final - 'j'],
					     .modifiers = modifiers };
	return nothing();
}
