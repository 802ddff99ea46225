/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include <string.h>

static int
is_tail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

size_t
utf8_decode(const char *s, size_t len, uint32_t *code)
{
	unsigned char lead;
	uint32_t value;

	if (!len)
		return 0;
	lead = (unsigned char)s[0];
	if (lead < 0x80) {
		*code = lead;
		return 1;
	}
	if (lead < 0xC2 || lead > 0xF4 || len < 2 || !is_tail(s[1]))
		return 0;
	value = (unsigned char)s[1] & 0x3F;
	if (lead < 0xE0) {
		*code = (lead & 0x1Fu) << 6 | value;
		return 2;
	}
	if (len < 3 || !is_tail(s[2]))
		return 0;
	value = value << 6 | ((unsigned char)s[2] & 0x3F);
	if (lead < 0xF0) {
		value |= (lead & 0x0Fu) << 12;
		if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF))
			return 0;
		*code = value;
		return 3;
	}
	if (len < 4 || !is_tail(s[3]))
		return 0;
	value = (lead & 0x07u) << 18 | value << 6 | ((unsigned char)s[3] & 0x3F);
	if (value < 0x10000 || value > 0x10FFFF)
		return 0;
	*code = value;
	return 4;
}

size_t
utf8_encode(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

size_t
utf8_fault(const char *s, size_t len)
{
	size_t pos = 0;

	while (pos < len) {
		uint64_t eight;
		uint32_t code;
		size_t n;

		if (len - pos >= sizeof(eight)) {
			memcpy(&eight, s + pos, sizeof(eight));
			if (!(eight & UINT64_C(0x8080808080808080))) {
				pos += sizeof(eight);
				continue;
			}
		}
		n = utf8_decode(s + pos, len - pos, &code);
		if (!n)
			return pos;
		pos += n;
	}
	return len;
}

size_t
utf8_count(const char *s, size_t len)
{
	size_t count = 0;

	for (size_t i = 0; i < len; i++)
		count += !is_tail(s[i]);
	return count;
}
