/* SPDX-License-Identifier: MIT */
/*
 * Any bytes through show, wrap, fold, find, the sort key and tags.  The first byte chooses style
 * and width, the rest is the text.
 */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "text/fold.h"
#include "text/normalise.h"
#include "text/rich.h"
#include "text/show.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_harmful(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x61C ||
	       (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
	       (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
	       (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE0FFF);
}

static void
check_glyph(const struct show_style *style, const struct glyph *g)
{
	int width = 0;

	assert(g->len && !g->bytes[g->len] && g->cols && g->source);
	for (size_t pos = 0; pos < g->len;) {
		uint32_t code;
		size_t n = utf8_decode(g->bytes + pos, g->len - pos, &code);
		int cols;

		assert(n && !is_harmful(code));
		assert(style->charset != CHARSET_ASCII || code < 0x7F);
		cols = wcwidth((wchar_t)code);
		assert(cols > 0 || (pos && !cols));
		width += cols;
		pos += n;
	}
	assert(width == g->cols);
}

static void
check_show(const struct show_style *style, const char *s, size_t len, int cols)
{
	struct buf b = BUF_INIT, glyphs = BUF_INIT;
	struct glyph g;
	size_t pos = 0, next, end;
	int width = 0, used;

	while (show_next(style, s + pos, len - pos, &g)) {
		check_glyph(style, &g);
		assert(g.source <= len - pos);
		buf_add(&glyphs, g.bytes, g.len);
		width += g.cols;
		pos += g.source;
	}
	assert(pos == len || !glyphs.len);
	assert(show_cols(style, s, len) == width);
	show_add(style, &b, s, len);
	assert(b.len == glyphs.len && !memcmp(b.data, glyphs.data, b.len));

	assert(show_fit(style, s, len, cols, &used) <= len && used <= cols);
	buf_clear(&b);
	show_pad(style, &b, s, len, cols);
	/*
	 * Here the locale has all characters but drops marks, so that two of India's may join that
	 * a mark had kept apart.  No 8-bit locale has such.
	 */
	assert(style->charset == CHARSET_LOCALE || show_cols(style, b.data, b.len) == cols);

	for (pos = 0; pos < len; pos += next) {
		end = show_wrap(style, s + pos, len - pos, cols, &next);
		assert(next && next <= len - pos && end <= next);
		assert(show_cols(style, s + pos, end) <= cols ||
		       (show_next(style, s + pos, len - pos, &g) && g.source == end));
	}
	buf_release(&b);
	buf_release(&glyphs);
}

/* Without tags it is bounded, and still text if it was. */
static void
check_tags(const char *s, size_t len)
{
	struct buf plain = BUF_INIT;
	size_t count;
	struct rich_tag *tag = rich_tags(s, len, &count);

	assert(rich_strip(&plain, s, len) == (count > 0) && plain.len <= 3 * len && count % 2 == 0);
	if (utf8_fault(s, len) == len)
		assert(utf8_fault(plain.data, plain.len) == plain.len);
	for (size_t i = 0; i < count; i++)
		assert(tag[i].len > 2 &&
		       tag[i].at + tag[i].len <= (i + 1 < count ? tag[i + 1].at : len));
	free(tag);
	buf_release(&plain);
}

static void
check_fold(const char *s, size_t len)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct fold_match m = { 0, 0 };
	size_t from = 0, half;

	fold_add(&once, s, len);
	assert(utf8_fault(once.data, once.len) == once.len);
	fold_add(&twice, once.data, once.len);
	assert(once.len == twice.len && !memcmp(once.data, twice.data, once.len));

	/* What was folded is found, and so is its second half. */
	if (once.len) {
		assert(fold_find(s, len, 0, once.data, once.len, &m));
		for (half = once.len / 2; half && ((unsigned char)once.data[half] & 0xC0) == 0x80;)
			half--;
		assert(fold_find(s, len, 0, once.data + half, once.len - half, &m));
		while (from < len && fold_find(s, len, from, once.data, 1, &m)) {
			assert(m.start >= from && m.end > m.start && m.end <= len);
			from = m.end;
		}
	}
	buf_release(&once);
	buf_release(&twice);
}

static void
check_nfc_and_key(const char *s, size_t len)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;

	nfc_add(&once, s, len);
	nfc_add(&twice, once.data, once.len);
	/* A run without a base is put in order by pieces: twice may differ from once. */
	assert(len > NFC_RUN ||
	       (once.len == twice.len && !memcmp(once.data, twice.data, once.len)));
	buf_clear(&once);
	sort_key_add(&once, s, len);
	assert(once.len > len || !len);
	buf_release(&once);
	buf_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct show_style style;

	if (!size || size > 1 << 14 || !setlocale(LC_CTYPE, "C.UTF-8"))
		return 0;
	style.charset = (enum charset)(data[0] % 3);
	style.invisible = data[0] & 4 ? SHOW_NAME : SHOW_DROP;
	check_show(&style, (const char *)data + 1, size - 1, 1 + (data[0] >> 3));
	check_fold((const char *)data + 1, size - 1);
	check_nfc_and_key((const char *)data + 1, size - 1);
	check_tags((const char *)data + 1, size - 1);
	return 0;
}
