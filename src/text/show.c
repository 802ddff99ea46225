/* SPDX-License-Identifier: MIT */
#include "text/show.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include <utf8proc.h>

#include "text/normalise.h"
#include "text/range.h"
#include "text/transliterate.h"
#include "text/utf8.h"

#define MARKS 4                         /* kept on a base, as curses does */
#define CODES 16                        /* looked at in one glyph before marks are left out */
#define DOTTED_CIRCLE 0x25CC

/* What a code point is to a reader of the screen. */
enum kind {
	KIND_SPACING,
	KIND_MARK,                      /* no columns of its own: belongs to the one before */
	KIND_INVISIBLE,
	KIND_SELECTOR,                  /* invisible, but says how to draw the one before */
	KIND_FORBIDDEN                  /* always named */
};

/* Invisible whatever the tables of the library say. */
static const struct range invisible[] = {
	{ 0x00AD, 0x00AD }, { 0x061C, 0x061C }, { 0x115F, 0x1160 }, { 0x180E, 0x180E },
	{ 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0x2060, 0x2064 }, { 0x2066, 0x206F },
	{ 0x3164, 0x3164 }, { 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 }, { 0xFFF9, 0xFFFB },
	{ 0xE0000, 0xE007F },
};

static const struct range selectors[] = {
	{ 0x180B, 0x180D }, { 0x180F, 0x180F }, { 0xFE00, 0xFE0F }, { 0xE0100, 0xE01EF },
};

static bool
is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

static bool
is_jamo_tail(uint32_t code)
{
	return (code >= 0x1160 && code <= 0x11FF) || (code >= 0xD7B0 && code <= 0xD7FF);
}

/* Columns by whoever is going to lay the text out: curses asks the libc. */
static int
columns(const struct show_style *style, uint32_t code)
{
	if (style->charset == CHARSET_UTF8)
		return wcwidth((wchar_t)code);
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_CF:
		return 0;
	default:
		return is_jamo_tail(code) ? 0 : 1;
	}
}

static enum kind
kind_of(const struct show_style *style, uint32_t code)
{
	utf8proc_category_t category;
	int cols;

	if (code < 0x80)
		return is_plain((char)code) ? KIND_SPACING : KIND_FORBIDDEN;
	if (code < 0xA0)
		return KIND_FORBIDDEN;
	if (code < 0x300 && code != 0xAD)
		return columns(style, code) > 0 ? KIND_SPACING : KIND_FORBIDDEN;
	if (IS_IN(invisible, code))
		return KIND_INVISIBLE;
	if (IS_IN(selectors, code))
		return KIND_SELECTOR;
	category = utf8proc_category((utf8proc_int32_t)code);
	if (category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO ||
	    category == UTF8PROC_CATEGORY_CS)
		return KIND_FORBIDDEN;
	if (utf8proc_get_property((utf8proc_int32_t)code)->ignorable)
		return KIND_INVISIBLE;
	cols = columns(style, code);
	if (cols > 0)
		return KIND_SPACING;
	if (cols < 0)
		return KIND_FORBIDDEN;
	if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
	    category == UTF8PROC_CATEGORY_ME || is_jamo_tail(code))
		return KIND_MARK;
	return KIND_INVISIBLE;
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == 0x1680 || code == 0x205F || code == 0x3000 ||
	       (code >= 0x2000 && code <= 0x200A && code != 0x2007);
}

static void
set_ascii(struct glyph *g, const char *text)
{
	size_t len = strlen(text);

	memcpy(g->bytes, text, len + 1);
	g->len = (unsigned char)len;
	g->cols = (unsigned char)len;
}

static void
set_name(struct glyph *g, uint32_t code)
{
	char name[16];

	if (code < 0x20 || code == 0x7F)
		snprintf(name, sizeof(name), "^%c", (int)(code ^ 0x40));
	else
		snprintf(name, sizeof(name), "<U+%04X>", (unsigned)code);
	set_ascii(g, name);
}

/* Whether an 8-bit locale has the character, as one that takes columns. */
static bool
locale_has(uint32_t code)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state;

	memset(&state, 0, sizeof(state));
	return wcrtomb(bytes, (wchar_t)code, &state) != (size_t)-1 && wcwidth((wchar_t)code) > 0;
}

static void
set_codes(const struct show_style *style, struct glyph *g, const int32_t *code, size_t count)
{
	int cols = columns(style, (uint32_t)code[0]);
	size_t len = 0;

	for (size_t i = 0; i < count && i <= MARKS; i++)
		len += utf8_encode((uint32_t)code[i], g->bytes + len);
	g->bytes[len] = '\0';
	g->len = (unsigned char)len;
	g->cols = (unsigned char)cols;
}

/* Compose, unless what comes out is not one spacing character with marks. */
static size_t
compose(const struct show_style *style, int32_t *code, size_t count)
{
	int32_t composed[CODES * NFC_GROWTH];
	size_t now;

	if (count == 1 && code[0] < 0x300)
		return count;
	memcpy(composed, code, count * sizeof(*code));
	now = nfc_codes(composed, count);
	for (size_t i = 0; i < now; i++) {
		enum kind kind = kind_of(style, (uint32_t)composed[i]);

		if (kind != (i ? KIND_MARK : KIND_SPACING))
			return count;
	}
	if (now > CODES)
		now = CODES;
	memcpy(code, composed, now * sizeof(*code));
	return now;
}

/* The glyph of a spacing character and its marks. */
static void
set_cluster(const struct show_style *style, struct glyph *g, int32_t *code, size_t count)
{
	char room[8];
	const char *ascii;

	g->blank = is_blank((uint32_t)code[0]);
	count = compose(style, code, count);
	if (style->charset == CHARSET_UTF8) {
		set_codes(style, g, code, count);
		return;
	}
	if (style->charset == CHARSET_LOCALE && locale_has((uint32_t)code[0])) {
		set_codes(style, g, code, 1);
		g->cols = (unsigned char)wcwidth((wchar_t)code[0]);
		return;
	}
	ascii = transliterate((uint32_t)code[0], room);
	set_ascii(g, ascii ? ascii : "?");
}

/* Two characters that take columns each but are one when composed, in some scripts of India. */
static bool
join(const struct show_style *style, int32_t *code, size_t count, uint32_t next)
{
	int32_t pair[2 * NFC_GROWTH] = { code[0], (int32_t)next };

	if (count != 1 || utf8proc_category((utf8proc_int32_t)next) != UTF8PROC_CATEGORY_MC ||
	    nfc_codes(pair, 2) != 1 || kind_of(style, (uint32_t)pair[0]) != KIND_SPACING)
		return false;
	code[0] = pair[0];
	return true;
}

/* Whether a code point of this kind is left out where no base came before it. */
static bool
is_dropped(const struct show_style *style, enum kind kind)
{
	if (kind == KIND_MARK)
		return style->charset == CHARSET_ASCII;
	return style->invisible == SHOW_DROP &&
	       (kind == KIND_INVISIBLE || kind == KIND_SELECTOR);
}

/* Pass what is dropped; returns the bytes. */
static size_t
skip_dropped(const struct show_style *style, const char *s, size_t len)
{
	size_t pos = 0;

	while (pos < len && (unsigned char)s[pos] >= 0x80) {
		uint32_t code;
		size_t n = utf8_decode(s + pos, len - pos, &code);

		if (!n || !is_dropped(style, kind_of(style, code)))
			break;
		pos += n;
	}
	return pos;
}

/* The glyph that begins with a spacing character or a mark.  Returns the bytes it stands for. */
static size_t
take_cluster(const struct show_style *style, const char *s, size_t len, struct glyph *g)
{
	utf8proc_int32_t last, state = 0;
	int32_t codes[CODES];
	size_t count = 0;
	uint32_t code;
	size_t pos = utf8_decode(s, len, &code);

	if (kind_of(style, code) == KIND_MARK)
		codes[count++] = DOTTED_CIRCLE;
	codes[count++] = (int32_t)code;
	last = (utf8proc_int32_t)code;
	while (pos < len && (unsigned char)s[pos] >= 0x80) {
		size_t n = utf8_decode(s + pos, len - pos, &code);
		enum kind kind;

		if (!n)
			break;
		/* Half a syllable stays on the circle that it was given when shown before. */
		if (utf8proc_grapheme_break_stateful(last, (utf8proc_int32_t)code, &state) &&
		    !(last == DOTTED_CIRCLE && is_jamo_tail(code)))
			break;
		kind = kind_of(style, code);
		if (kind == KIND_FORBIDDEN ||
		    (kind == KIND_SPACING && !join(style, codes, count, code)) ||
		    (kind == KIND_INVISIBLE && style->invisible == SHOW_NAME))
			break;
		if (kind == KIND_MARK && count < CODES)
			codes[count++] = (int32_t)code;
		last = (utf8proc_int32_t)code;
		pos += n;
	}
	set_cluster(style, g, codes, count);
	return pos;
}

/* The glyph at s, which is not dropped.  Returns the bytes it stands for. */
static size_t
take(const struct show_style *style, const char *s, size_t len, struct glyph *g)
{
	uint32_t code;
	size_t n = utf8_decode(s, len, &code);

	if (!n) {
		char name[8];

		snprintf(name, sizeof(name), "<%02X>", (unsigned)(unsigned char)*s);
		set_ascii(g, name);
		return 1;
	}
	if (code == '\n' || code == '\t') {
		set_ascii(g, " ");
		g->blank = true;
		return n;
	}
	switch (kind_of(style, code)) {
	case KIND_SPACING:
	case KIND_MARK:
		return take_cluster(style, s, len, g);
	default:
		set_name(g, code);
		return n;
	}
}

bool
show_next(const struct show_style *style, const char *s, size_t len, struct glyph *g)
{
	size_t pos;

	if (!len)
		return false;
	g->blank = false;
	if (is_plain(s[0]) && (len == 1 || !((unsigned char)s[1] & 0x80))) {
		g->bytes[0] = s[0];
		g->bytes[1] = '\0';
		g->len = g->cols = 1;
		g->source = 1;
		g->blank = s[0] == ' ';
		return true;
	}
	pos = skip_dropped(style, s, len);
	if (pos == len)
		return false;
	pos += take(style, s + pos, len - pos, g);
	g->source = pos + skip_dropped(style, s + pos, len - pos);
	return true;
}

/* The bytes at s that are shown as they are, one column each. */
static size_t
plain(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && is_plain(s[n]))
		n++;
	/* The last one may be the base of a mark. */
	if (n && n < len && ((unsigned char)s[n] & 0x80))
		n--;
	return n;
}

size_t
show_fit(const struct show_style *style, const char *s, size_t len, int cols, int *used)
{
	struct glyph g;
	size_t pos = 0;
	int width = 0;

	if (cols < 0)
		cols = 0;
	while (pos < len) {
		size_t n = plain(s + pos, len - pos);

		if (n) {
			if (n > (size_t)(cols - width))
				n = (size_t)(cols - width);
			pos += n;
			width += (int)n;
			if (!n)
				break;
			continue;
		}
		if (!show_next(style, s + pos, len - pos, &g)) {
			pos = len;
			break;
		}
		if (g.cols > cols - width)
			break;
		pos += g.source;
		width += g.cols;
	}
	if (used)
		*used = width;
	return pos;
}

int
show_cols(const struct show_style *style, const char *s, size_t len)
{
	int used;

	show_fit(style, s, len, INT_MAX, &used);
	return used;
}

void
show_add(const struct show_style *style, struct buf *b, const char *s, size_t len)
{
	struct glyph g;

	while (len) {
		size_t n = plain(s, len);

		if (n)
			buf_add(b, s, n);
		else if (show_next(style, s, len, &g)) {
			buf_add(b, g.bytes, g.len);
			n = g.source;
		} else
			n = len;
		s += n;
		len -= n;
	}
}

void
show_pad(const struct show_style *style, struct buf *b, const char *s, size_t len, int cols)
{
	bool one = style->charset == CHARSET_UTF8 ||
		   (style->charset == CHARSET_LOCALE && locale_has(0x2026));
	const char *dots = one ? "\xE2\x80\xA6" : "...";
	int used, dots_cols = one ? 1 : 3;

	if (cols <= 0)
		return;
	if (show_fit(style, s, len, cols, &used) < len) {
		bool room = one || cols > dots_cols;

		len = show_fit(style, s, len, room ? cols - dots_cols : cols, &used);
		show_add(style, b, s, len);
		if (room) {
			buf_puts(b, dots);
			used += dots_cols;
		}
	} else
		show_add(style, b, s, len);
	for (; used < cols; used++)
		buf_putc(b, ' ');
}
