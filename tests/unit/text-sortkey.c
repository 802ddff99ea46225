/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include "tests/test.h"

static int
compare(const struct buf *a, const struct buf *b)
{
	size_t len = a->len < b->len ? a->len : b->len;
	int order = memcmp(a->data, b->data, len);

	return order ? order : (a->len > b->len) - (a->len < b->len);
}

static void
in_order(void)
{
	/* Each comes before the next. */
	static const char *const texts[] = {
		"", " ", " a", "-", "'n", "(a", "\u00BFque", "\u2192", "0", "00", "1", "\u0661",
		"02", "2", "2 a", "2.5", "2a", "10", "10a", "99999999999999999998",
		"99999999999999999999", "2012000000000000000000", "\u0BF0", "A de la", "A-b",
		"AB", "ab", "\u00C1b", "abc", "adams", "cote", "cote\u0301 ",
		"Delacroix", "L\u2019or", "L'orb", "Lodz", "\u0141\u00F3d\u017A", "lodzi", "oeuvre",
		"\u0152uvre", "of",
		"s\u00E8ve", "Zulu", "\u0394", "\u0416", "\u65E5",
	};
	size_t count = sizeof(texts) / sizeof(*texts);
	struct buf key[sizeof(texts) / sizeof(*texts)];

	for (size_t i = 0; i < count; i++) {
		key[i] = (struct buf)BUF_INIT;
		sort_key_add(&key[i], texts[i], strlen(texts[i]));
	}
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++) {
			int order = compare(&key[i], &key[j]);

			if (!test_check(i < j ? order < 0 : i > j ? order > 0 : !order,
					__FILE__, __LINE__, "order"))
				printf("  \"%s\" and \"%s\"\n", texts[i], texts[j]);
		}
	}
	for (size_t i = 0; i < count; i++)
		buf_release(&key[i]);
}

/* Of a number only so many digits count at once; the others are a number behind it. */
static void
long_numbers(void)
{
	struct buf text[2] = { BUF_INIT, BUF_INIT }, key[2] = { BUF_INIT, BUF_INIT };

	for (int i = 0; i < 2; i++) {
		for (int k = 0; k < 300; k++)
			buf_putc(&text[i], k < 299 ? '7' : (char)('1' + i));
		sort_key_add(&key[i], text[i].data, text[i].len);
	}
	CHECK(compare(&key[0], &key[1]) < 0);
	for (int i = 0; i < 2; i++) {
		buf_release(&text[i]);
		buf_release(&key[i]);
	}
}

/* Texts that look the same stand together and are told apart all the same. */
static void
ties(void)
{
	static const char *const texts[] = { "caf\u00E9", "cafe\u0301" };
	struct buf a = BUF_INIT, b = BUF_INIT;

	sort_key_add(&a, texts[0], strlen(texts[0]));
	sort_key_add(&b, texts[1], strlen(texts[1]));
	CHECK(compare(&a, &b) < 0);
	CHECK(!memcmp(a.data, b.data, a.len));
	buf_clear(&b);
	buf_puts(&b, "before");
	sort_key_add(&b, texts[0], strlen(texts[0]));
	CHECK(b.len == a.len + 6 && !memcmp(b.data, "before", 6));
	buf_release(&a);
	buf_release(&b);
}

int
main(void)
{
	in_order();
	long_numbers();
	ties();
	return test_end();
}
