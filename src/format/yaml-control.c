/* SPDX-License-Identifier: MIT */
#include "format/yaml-control.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

static bool
control(uint32_t code)
{
	return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7f && code < 0xa0);
}

/* Does an escape begin here that makes a control character? */
static bool
makes_control(const struct source *s, size_t at)
{
	static const struct {
		char letter;
		size_t digits;
	} hex[] = { { 'x', 2 }, { 'u', 4 }, { 'U', 8 } };
	char letter = s->bytes[at + 1], digits[9] = "";

	if (s->bytes[at] != '\\')
		return false;
	for (size_t k = 0; k < sizeof hex / sizeof *hex; k++)
		if (letter == hex[k].letter && s->end - at - 2 >= hex[k].digits) {
			memcpy(digits, s->bytes + at + 2, hex[k].digits);
			return control((uint32_t)strtoul(digits, NULL, 16));
		}
	return letter && strchr("0abvfreN", letter);
}

size_t
escape_at(const struct source *s, size_t at)
{
	while (at + 1 < s->end && !makes_control(s, at))
		at += s->bytes[at] == '\\' ? 2 : 1;
	return at;
}

int
control_find(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
			return c;
		if (c == 0xc2 && i + 1 < len && (unsigned char)s[i + 1] < 0xa0)
			return (unsigned char)s[i + 1];
	}
	return -1;
}

size_t
control_replace(char *s, size_t len, bool separators)
{
	size_t out = 0, n;

	for (size_t i = 0; i < len; i += n) {
		uint32_t code = ' ';

		n = utf8_decode(s + i, len - i, &code);
		n += !n;
		if (control(code))
			s[out++] = '?';
		else if (separators && (code == 0xfdd0 || code == 0xfdd1))
			out += utf8_encode(code == 0xfdd0 ? 0x2028 : 0x2029, s + out);
		else
			for (size_t k = 0; k < n; k++)
				s[out++] = s[i + k];
	}
	s[out] = '\0';
	return out;
}
