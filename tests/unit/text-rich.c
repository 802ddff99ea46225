/* SPDX-License-Identifier: MIT */
#include "text/rich.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tests/test.h"
#include "text/utf8.h"

/* `plain` NULL: there are no tags. */
static const struct {
	const char *text, *plain;
} cases[] = {
	{ "", NULL },
	{ "plain", NULL },
	{ "Habitat of <i>Lemur catta</i> in Madagascar", "Habitat of Lemur catta in Madagascar" },
	{ "<i>a</i>", "a" },
	{ "<i></i>", "" },
	{ "<b>a</b><sc>b</sc>", "ab" },
	{ "<span class=\"nocase\">WWF</span>", "WWF" },
	{ "<span class=\"nodecor\">a</span>", "a" },
	{ "<span style=\"font-variant:small-caps;\">a</span>", "a" },
	{ "<span style=\"font-variant: small-caps;\">a</span>", "a" },
	{ "<span  class = \"nocase\" >a</span>", "a" },
	{ "<i>a <b>b</b> <i>c</i></i>", "a b c" },
	/* Digits have characters of their own, and only digits. */
	{ "10<sup>6</sup> CO<sub>2</sub>", "10⁶ CO₂" },
	{ "10<sup>-3</sup> 10<sup>−12</sup> Hg<sup>2+</sup> NO<sub>3</sub><sup>-</sup>",
	  "10⁻³ 10⁻¹² Hg²⁺ NO₃⁻" },
	{ "x<sub>-1</sub> 1<sup>2–3</sup>", "x₋₁ 12–3" },
	{ "1<sup>st</sup>, x<sub>n</sub>, a<sup></sup>", "1st, xn, a" },
	{ "x<sup><i>2</i></sup><sub>2<b>3</b></sub>", "x223" },
	/* What is not closed, or not opened. */
	{ "<i> alone", NULL },
	{ "alone </i>", NULL },
	{ "</i>a<i>", NULL },
	{ "</span>", NULL },
	{ "<sup>2", NULL },
	{ "<i>a<b>b</i>c", "a<b>bc" },
	{ "<i>a<b>b</i>c</b>", "a<b>bc</b>" },
	{ "a</b><i>b</b>c</i>", "a</b>b</b>c" },
	{ "<span class=\"nocase\">a<i>b</span>", "a<i>b" },
	/* What only looks like it. */
	{ "a < b > c", NULL },
	{ "<img>", NULL },
	{ "<I>a</I>", NULL },
	{ "<i >a</i >", NULL },
	{ "<em>a</em>", NULL },
	{ "<span>a</span>", NULL },
	{ "<span class=\"other\">a</span>", NULL },
	{ "<span class=\"nocase\"", NULL },
	{ "<span ", NULL },
	{ "<", NULL },
	{ "<i", NULL },
	{ "\xef\xbc\x9ci\xef\xbc\x9e"
	  "a</i>",
	  NULL },
	/* What the tags kept apart is no tag. */
	{ "<<i></i>i>a</i>", "<i>a</i>" },
	{ "<i>a</<b></b>i>", "<i>a</i>" },
	{ "<sp<i></i>an class=\"nocase\">a</span>", "<span class=\"nocase\">a</span>" },
};

static void
stripped(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = BUF_INIT;
		const char *text = cases[i].text;
		bool any;

		buf_puts(&out, "> ");
		any = rich_strip(&out, text, strlen(text));
		CHECK_INT(any, cases[i].plain != NULL);
		if (!CHECK_STR(out.data + 2, cases[i].plain ? cases[i].plain : ""))
			printf("  from %s\n", text);
		buf_release(&out);
	}
}

static void
tags(void)
{
	static const struct {
		const char *open, *close;
		enum rich_mark mark;
	} rows[] = {
		{ "<span class=\"nocase\">", "</span>", RICH_NOCASE },
		{ "<span class=\"nodecor\">", "</span>", RICH_NODECOR },
		{ "<span style=\"font-variant:small-caps;\">", "</span>", RICH_SPAN_CAPS },
		{ "<sc>", "</sc>", RICH_CAPS },
		{ "<i>", "</i>", RICH_ITALIC },
		{ "<b>", "</b>", RICH_BOLD },
		{ "<sup>", "</sup>", RICH_SUP },
		{ "<sub>", "</sub>", RICH_SUB },
	};
	struct rich_tag tag, *all;
	size_t count;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *open = rows[i].open, *close = rows[i].close;
		struct buf text = BUF_INIT;

		CHECK(rich_tag(open, strlen(open), &tag));
		CHECK(tag.mark == rows[i].mark && !tag.closes && !tag.at);
		CHECK_INT(tag.len, strlen(open));
		CHECK(!rich_tag(open, strlen(open) - 1, &tag));
		CHECK(rich_tag(close, strlen(close), &tag));
		CHECK(tag.closes && tag.len == strlen(close));
		CHECK(!rich_tag(close, strlen(close) - 1, &tag));
		buf_printf(&text, "é%sx%s.", open, close);
		all = rich_tags(text.data, text.len, &count);
		if (CHECK_INT(count, 2)) {
			CHECK(all[0].at == 2 && all[0].mark == rows[i].mark && !all[0].closes);
			CHECK(all[1].at == 3 + strlen(open) && all[1].mark == rows[i].mark);
			CHECK(all[1].closes);
		}
		free(all);
		buf_release(&text);
	}
	CHECK(rich_tag("</span>", 7, &tag) && tag.mark == RICH_SPAN_CAPS);
	CHECK(!rich_tag("", 0, &tag) && !rich_tag("a<i>", 4, &tag));
	CHECK(!rich_tags(NULL, 0, &count) && !count);
	CHECK(!rich_tags("a < b", 5, &count) && !count);
}

static void
raised(void)
{
	struct buf out = BUF_INIT;

	CHECK(rich_raise(&out, "1024", 4, true) && rich_raise(&out, "24", 2, false));
	CHECK_STR(out.data, "¹⁰²⁴₂₄");
	CHECK(!rich_raise(&out, "2n", 2, true) && !rich_raise(&out, "", 0, true));
	CHECK_STR(out.data, "¹⁰²⁴₂₄");
	buf_release(&out);
}

/* Long texts of nothing but tags take their time and no more, and never grow. */
static void
hostile(void)
{
	enum { LEN = 1 << 20 };
	static const char *const units[] = {
		"<i>",
		"</i>",
		"<",
		"<i></i>",
		"<i></b>",
		"<i><b></i></b>",
		"<span ",
		"<span >",
		"<span class=\"nocas\"",
		"<span class=\"nocase\">",
		"<sup>2",
		"<sup>2</sup>",
		"<span                                                                       c>",
	};
	char *s = xmalloc(LEN + 128);

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t n = strlen(units[i]), len = 0;
		struct buf out = BUF_INIT;

		for (; len + n < LEN; len += n)
			memcpy(s + len, units[i], n);
		rich_add_plain(&out, s, len);
		CHECK(out.len <= len && utf8_fault(out.data, out.len) == out.len);
		buf_release(&out);
	}
	free(s);
}

int
main(void)
{
	stripped();
	tags();
	raised();
	hostile();
	return test_end();
}
