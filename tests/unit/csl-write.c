/* SPDX-License-Identifier: MIT */
/* The writers, each by the same scripts of begin, text and end. */
#include "csl/writer.h"

#include <locale.h>
#include <stdlib.h>

#include "tests/test.h"

/*
 * A script: "{i" begins italics (b bold, n no italics, c small capitals, ^ superscript, _
 * subscript, = block, < margin, > in line), "}" ends the last, all else is text.
 */
static const struct {
	const char *script;
	const char *rtf, *markdown, *terminal;
} row[] = {
	{ "a", "a", "a", "a" },
	{ "{ia}b", "{\\i a}b", "*a*b", "\033[3ma\033[23mb" },
	{ "{ia {nb} c }d", "{\\i a {\\i0 b} c }d",
	  "*a <span style=\"font-style:normal;\">b</span> c* d",
	  "\033[3ma \033[23mb\033[3m c \033[23md" },
	{ "{bx}{cy}", "{\\b x}{\\scaps y}",
	  "**x**<span style=\"font-variant:small-caps;\">y</span>", "\033[1mx\033[22my" },
	{ "2{^nd} H{_2}O", "2{\\super nd} H{\\sub 2}O", "2<sup>nd</sup> H<sub>2</sub>O",
	  "2nd H₂O" },
	{ "x{=y}", "x{\\line y}", "x\\\ny", "x\ny" },
	{ "{<1}{>x}{>y}", "{1}{\\tab x}{\\tab y}", "1 x\\\ny", "1 x\ny" },
	{ "é–😀", "\\u233?\\u8211?\\u-10179?\\u-8704?", "é–😀", "é–😀" },
	{ "a\nb", "a\\line b", "a b", "a b" },
	{ "\xff", "\\u-3?", "\xff", "<FF>" },
	{ "\\b\033[31m\a", "\\\\b[31m", "\\\\b\033\\[31m\a", "\\b^[[31m^G" },
	{ "\xe2\x80\xae"
	  "abc",
	  "\\u8238?abc",
	  "\xe2\x80\xae"
	  "abc",
	  "<U+202E>abc" },
	{ "a*b_c_d_ <i>", "a*b_c_d_ <i>", "a\\*b_c_d\\_ \\<i\\>", "a*b_c_d_ <i>" },
	{ "1. 2.", "1. 2.", "1\\. 2.", "1. 2." },
	{ "- #x - #", "- #x - #", "\\- #x - #", "- #x - #" },
	{ "https://x.org/a_b?c=d&e#f", "https://x.org/a_b?c=d&e#f", "https://x.org/a_b?c=d\\&e#f",
	  "https://x.org/a_b?c=d&e#f" },
	{ "a@b.c @d", "a@b.c @d", "a@b.c \\@d", "a@b.c @d" },
};

static const char letters[] = "ibnc^_=<>";
static const enum csl_format formats[] = {
	CSL_FORMAT_ITALIC,     CSL_FORMAT_BOLD,	       CSL_FORMAT_NO_ITALIC,
	CSL_FORMAT_SMALL_CAPS, CSL_FORMAT_SUPERSCRIPT, CSL_FORMAT_SUBSCRIPT,
	CSL_FORMAT_BLOCK,      CSL_FORMAT_LEFT_MARGIN, CSL_FORMAT_RIGHT_INLINE,
};

static void
play(const struct csl_writer *writer, const char *s, struct csl_text *out)
{
	enum csl_format open[8];
	size_t depth = 0, from[8];

	while (*s) {
		size_t len = strcspn(s, "{}");

		if (len) {
			writer->text(out, s, len);
			s += len;
		} else if (*s == '{') {
			open[depth] = formats[strchr(letters, s[1]) - letters];
			writer->begin(out, open[depth]);
			from[depth++] = out->len;
			s += 2;
		} else {
			depth--;
			if (writer->raises)
				csl_raise(out, open[depth], from[depth]);
			writer->end(out, open[depth]);
			s++;
		}
	}
}

static void
check(struct csl_pool *pool, const char *name, const char *script, const char *want)
{
	const struct csl_writer *writer = csl_writer_find(name);
	struct csl_text out = { .pool = pool };

	if (!CHECK(writer))
		return;
	CHECK_STR(writer->name, name);
	play(writer, script, &out);
	CHECK_STR(csl_text_str(&out), want);
}

static void
check_entries(struct csl_pool *pool)
{
	struct csl_bibliography b = { .hanging_indent = true,
				      .line_spacing = 2,
				      .entry_spacing = 1 };
	struct csl_text out = { .pool = pool };

	csl_rtf.entry_begin(&out, &b);
	csl_rtf.text(&out, "{", 1);
	csl_rtf.entry_end(&out, &b);
	CHECK_STR(csl_text_str(&out),
		  "\\pard\\plain\\fi-720\\li720\\sl480\\slmult1 \\{\\par\n\\par\n");
}

static void
check_all(struct csl_pool *pool)
{
	size_t count = 0;

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		check(pool, "rtf", row[i].script, row[i].rtf);
		check(pool, "markdown", row[i].script, row[i].markdown);
		check(pool, "terminal", row[i].script, row[i].terminal);
	}
	/* Beside a number, and where a style puts nothing beside it. */
	check(pool, "text", "{<1.}{>One}", "1. One");
	check(pool, "text", "{>One}{>Two}{=Three}", "One\nTwo\nThree");
	/* Digits alone, and of them what is raised and no more. */
	check(pool, "text", "10{^6} {^7}{_8} {^1st}{^} {i9{^{b90}}}{_-1}", "10⁶ ⁷₈ 1st 9⁹⁰₋₁");
	check(pool, "terminal", "10{^6}{_{b1}}", "10⁶\033[1m1\033[22m");
	check_entries(pool);
	while (csl_writer_at(count))
		count++;
	CHECK_INT(count, 5);
	CHECK(!csl_writer_find("troff"));
}

int
main(void)
{
	struct csl_trap trap;
	struct csl_pool pool = { .trap = &trap };

	if (!setlocale(LC_CTYPE, "C.UTF-8") && !setlocale(LC_CTYPE, "en_US.UTF-8")) {
		test_skip("no UTF-8 locale");
		return test_end();
	}
	if (setjmp(trap.jump))
		CHECK(!trap.error.status);
	else
		check_all(&pool);
	csl_pool_release(&pool);
	return test_end();
}
