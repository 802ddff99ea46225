/* SPDX-License-Identifier: MIT */
#include "text/tex.h"

#include "tests/test.h"

static const struct {
	const char *text, *utf8, *ascii;
	bool whole; /* TeX has all of it */
} cases[] = {
	{ "", "", "", true },
	{ "plain words", "plain words", "plain words", true },
	{ "50 % & #1 $5_", "50 \\% \\& \\#1 \\$5\\_", "50 \\% \\& \\#1 \\$5\\_", true },
	{ "{a}~b^c\\d",
	  "\\textbraceleft{}a\\textbraceright{}\\textasciitilde{}b"
	  "\\textasciicircum{}c\\textbackslash{}d",
	  "\\textbraceleft{}a\\textbraceright{}\\textasciitilde{}b"
	  "\\textasciicircum{}c\\textbackslash{}d",
	  true },
	{ "a -- b", "a -{}- b", "a -{}- b", true },
	{ "  two \t words \n", "two words", "two words", true },
	{ "two\r\nwords-", "two words-", "two words-", true },
	{ "one\n\ntwo", "one\n\ntwo", "one\n\ntwo", true },
	{ "Sève", "Sève", "S{\\`e}ve", true },
	/* Decomposed, with a mark on a plain letter. */
	{ "Se\xcc\x80ve", "Se\xcc\x80ve", "S{\\`e}ve", true },
	{ "É Ç ç ñ ü å Å ž ő ą ị ī", "É Ç ç ñ ü å Å ž ő ą ị ī",
	  "{\\'E} {\\c{C}} {\\c{c}} {\\~n} {\\\"u} {\\r{a}} {\\r{A}} {\\v{z}} {\\H{o}} "
	  "{\\k{a}} {\\d{i}} {\\=\\i}",
	  true },
	{ "10⁻⁶ H₂O m²", "10⁻⁶ H₂O m²",
	  "10\\textsuperscript{-}\\textsuperscript{6} H\\textsubscript{2}O m\\texttwosuperior{}",
	  true },
	{ "Aït García", "Aït García", "A{\\\"i}t Garc{\\'i}a", true },
	{ "Trần", "Trần", "Tr{\\`{\\^a}}n", true },
	{ "ǰ", "ǰ", "{\\v{\\j}}", true },
	{ "Łukasz Ørsted œuvre ß æ ı đ", "Łukasz Ørsted œuvre ß æ ı đ",
	  "{\\L}ukasz {\\O}rsted {\\oe}uvre {\\ss} {\\ae} {\\i} {\\dj}", true },
	{ "l’eau “x” 1–2 — …", "l’eau “x” 1–2 — …", "l'eau ``x'' 1--2 --- \\ldots{}", true },
	{ "a\xc2\xa0: b", "a\xc2\xa0: b", "a~: b", true },
	{ "© 20 °", "© 20 °", "\\copyright{} 20 \\textdegree{}", true },
	/* What TeX does not have is told, and never dropped. */
	{ "Москва", "Москва", "Moskva", false },
	{ "ά", "ά", "a", false },
	/* More marks than a letter may have: the others are left out, and told. */
	{ "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
	  "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
	  "{\\'{\\'{\\'{\\'{\\'{\\'{\\'e}}}}}}}", false },
	{ "王", "王", "{\\char\"738B}", false },
	{ "ḭ e\xcc\xb0", "ḭ e\xcc\xb0", "i e", false },
	{ "９０％ ＆ ▓", "９０％ ＆ ▓", "90\\% \\& \\#", false },
	{ "100 €", "100 €", "100 \\texteuro{}", true },
	/* Bytes that are no text do not stop it. */
	{ "a\xff"
	  "b",
	  "a\xff"
	  "b",
	  "ab", false },
};

/* Tags are commands; blanks beside them stay, and what TeX would obey is escaped in them too. */
static void
tags(void)
{
	static const struct {
		const char *text, *tex;
		bool whole;
	} rows[] = {
		{ "", "", true },
		{ "R&D", "R\\&D", true },
		{ "The <i>Lemur catta</i> of  <b>R&D</b>",
		  "The \\emph{Lemur catta} of \\textbf{R\\&D}", true },
		{ "<i>a</i> b", "\\emph{a} b", true },
		{ " <i> a </i> ", "\\emph{ a }", true },
		{ "10<sup>6</sup> CO<sub>2</sub>", "10\\textsuperscript{6} CO\\textsubscript{2}",
		  true },
		{ "<sc>a</sc><span style=\"font-variant:small-caps;\">b</span>",
		  "\\textsc{a}\\textsc{b}", true },
		{ "<span class=\"nocase\">WWF</span> <span class=\"nodecor\">a</span>",
		  "{WWF} \\textnormal{a}", true },
		{ "<i>a <b>b</b></i> <i>}{</i>",
		  "\\emph{a \\textbf{b}} \\emph{\\textbraceright{}\\textbraceleft{}}", true },
		{ "<i> alone \\emph{", "<i> alone \\textbackslash{}emph\\textbraceleft{}", true },
		{ "<i>é</i> <i>王</i>", "\\emph{{\\'e}} \\emph{{\\char\"738B}}", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = BUF_INIT;

		CHECK_INT(tex_add_rich(&b, rows[i].text, strlen(rows[i].text), true),
			  rows[i].whole);
		CHECK_STR(b.data, rows[i].tex);
		buf_release(&b);
	}
}

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = BUF_INIT;

		CHECK(tex_add(&b, cases[i].text, strlen(cases[i].text), false));
		CHECK_STR(b.data, cases[i].utf8);
		buf_clear(&b);
		CHECK_INT(tex_add(&b, cases[i].text, strlen(cases[i].text), true), cases[i].whole);
		CHECK_STR(b.data, cases[i].ascii);
		buf_release(&b);
	}
	tags();
	return test_end();
}
