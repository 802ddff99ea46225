/* SPDX-License-Identifier: MIT */
#include "text/normalise.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

#include "text/decompose.h"
#include "text/utf8.h"

_Static_assert(NFC_GROWTH == DECOMPOSE_CANONICAL_MAX, "room for the longest");

/* Composed or plain characters that nothing can change but what comes after them. */
static bool
is_settled(uint32_t code)
{
	return code < 0x300 || (code >= 0x400 && code < 0x480) ||
	       (code >= 0x1E00 && code < 0x1F00) || (code >= 0x2010 && code < 0x2028) ||
	       (code >= 0x4E00 && code < 0xA000) || (code >= 0xAC00 && code < 0xD7A4);
}

/* Whether the code point, once decomposed, neither moves nor joins the one before it. */
static bool
is_start(uint32_t code)
{
	int32_t part[DECOMPOSE_CANONICAL_MAX];

	if (is_settled(code))
		return true;
	if (code >= 0x1160 && code <= 0x11FF)
		return false;
	decompose(code, DECOMPOSE_CANONICAL, part);
	switch (utf8proc_category(part[0])) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return false;
	default:
		return !utf8proc_get_property(part[0])->combining_class;
	}
}

/* Marks in the order of their classes, each run between starters by itself. */
static void
put_in_order(int32_t *code, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		int32_t moving = code[i];
		int class = utf8proc_get_property(moving)->combining_class;
		size_t at = i;

		if (!class)
			continue;
		while (at && utf8proc_get_property(code[at - 1])->combining_class > class) {
			code[at] = code[at - 1];
			at--;
		}
		code[at] = moving;
	}
}

size_t
nfc_codes(int32_t *code, size_t count)
{
	int32_t full[NFC_RUN * NFC_GROWTH];
	size_t used = 0;

	assert(count <= NFC_RUN);
	for (size_t i = 0; i < count; i++)
		used += decompose((uint32_t)code[i], DECOMPOSE_CANONICAL, full + used);
	put_in_order(full, used);
	used = (size_t)utf8proc_normalize_utf32(full, (utf8proc_ssize_t)used,
						UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	memcpy(code, full, used * sizeof(*code));
	return used;
}

/* The bytes of the piece at s: a start and what may join it. */
static size_t
piece(const char *s, size_t len, int32_t *code, size_t *count)
{
	size_t pos = 0, used = 0;

	while (pos < len && used < NFC_RUN) {
		uint32_t next;
		size_t n = utf8_decode(s + pos, len - pos, &next);

		if (!n || (used && is_start(next)))
			break;
		code[used++] = (int32_t)next;
		pos += n;
	}
	*count = used;
	return pos;
}

/* How many bytes at s need no look: settled characters up to the last before one that is not. */
static size_t
settled(const char *s, size_t len)
{
	size_t pos = 0, last = 0;

	while (pos < len) {
		uint32_t code;
		size_t n;

		if (!((unsigned char)s[pos] & 0x80)) {
			last = pos++;
			continue;
		}
		n = utf8_decode(s + pos, len - pos, &code);
		if (!n || !is_settled(code))
			return n && pos ? last : pos;
		last = pos;
		pos += n;
	}
	return len;
}

void
nfc_add(struct buf *b, const char *s, size_t len)
{
	while (len) {
		int32_t code[NFC_RUN * NFC_GROWTH];
		size_t n = settled(s, len), count;

		buf_add(b, s, n);
		s += n;
		len -= n;
		if (!len)
			break;
		n = piece(s, len, code, &count);
		if (!n) {
			buf_add(b, s, 1);
			n = 1;
		} else {
			count = nfc_codes(code, count);
			for (size_t i = 0; i < count; i++) {
				char out[4];

				buf_add(b, out, utf8_encode((uint32_t)code[i], out));
			}
		}
		s += n;
		len -= n;
	}
}
