/* SPDX-License-Identifier: MIT */
#include "text/untex.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tests/test.h"
#include "text/normalise.h"
#include "text/tex.h"
#include "text/utf8.h"

static const struct {
	const char *tex, *text;
} rows[] = {
	{ "", "" },
	{ "plain words", "plain words" },
	{ "one\r\ntwo\t three", "one\r\ntwo\t three" },
	{ "\\'\\i, \\'{\\j}, \\'{i", "í, j́, í" },
	{ "\\'\\\\x", "' x" },
	{ "\\'\\&", "&\u0301" },
	{ "a$^{2n}$b$_{/}$", "a2nb/" },
	{ "\\url", "" },
	{ "\\'", "'" },
	/* Arguments that the text ends in the middle of, with all sorts of blanks before them. */
	{ "\\'{e", "é" },
	{ "\\'{", "'" },
	{ "\\'\\i", "í" },
	{ "\\'\\", "'" },
	{ "\\c\t\r\nc", "ç" },
	{ "a } b", "a  b" },
	/* accents, in all the ways in which they are written */
	{ "Herv{\\'e}", "Hervé" },
	{ "Herv{\\'{e}}", "Hervé" },
	{ "Herv\\'e S\\`eve", "Hervé Sève" },
	{ "{\\' E}tude", "Étude" },
	{ "Vo{\\ss}", "Voß" },
	{ "Stra\\ss e, stra{\\ss}e, Stra\\ss{}e", "Straße, straße, Straße" },
	{ "\\c{c}\\~ao, \\c cedilla", "ção, çedilla" },
	{ "\\v{S}torek \\v Cech", "Štorek Čech" },
	{ "na\\\"{\\i}ve na\\\"{i}ve na\\\"\\i ve", "naïve naïve naïve" },
	{ "\\H{o} \\k{a} \\u{g} \\r{a} \\d{i} \\b{d} \\.z \\=u", "ő ą ğ å ị ḏ ż ū" },
	{ "Tr{\\`{\\^a}}n \\'{\\u{a}} \\^{\\~{e}} \\v{\\\"u} \\^{\\\"u}", "Trần ắ ễ ǚ ü̂" },
	{ "\\h{a} {\\^{\\h{o}}} B\\uhorn i \\OHORN", "ả ổ Bưi Ơ" },
	{ "\\textminus 5{\\textperthousand} Gul\\cprime yants W{\\polhk e}gr",
	  "−5‰ Gulʹyants Węgr" },
	{ "Ia\\textcommabelow{s}i", "Iași" },
	{ "5\\textpm{}2 \\texttimes{} \\textonehalf{}", "5±2 × ½" },
	{ "{\\char\"738B}\\char'351 t\\char233 t\\char\"1F600", "王ét\u00e9t\U0001F600" },
	{ "\\char\"D800 \\char7 \\char99999999 \\char \\char\"g", "9 \"g" },
	{ "H{\\`o}a Tr{\\^{\\`a}}n", "Hòa Trần" },
	{ "\\L{}ukasz \\O rsted {\\AA}kesson \\oe uvre \\ae \\TH \\dh",
	  "Łukasz Ørsted Åkesson œuvre æÞð" },
	{ "\\'{}x", "'x" },
	{ "S\\~{a}o\\~", "São~" },
	/* ligatures, and what is none in ASCII */
	{ "2015--2018 --- all", "2015–2018 — all" },
	{ "``quoted'' and `it' isn't", "“quoted” and ‘it’ isn’t" },
	{ "?`Qu\\'e? !`No!", "¿Qué? ¡No!" },
	{ "Dr.~No", "Dr. No" },
	/* special characters */
	{ "50\\% of R\\&D \\#1 a\\_b \\$5 \\{x\\}", "50% of R&D #1 a_b $5 {x}" },
	{ "a\\\\b c\\ d\\,e", "a b c d e" },
	{ "dis\\-cre\\-tion\\-ary \\/", "discretionary " },
	/* groups, commands for the look, logos */
	{ "{Kahuzi-Biega} {{A}} {B}oth", "Kahuzi-Biega A Both" },
	{ "\\emph{one} \\textbf{two} {\\it three} {\\sc four}", "one two three four" },
	{ "\\TeX{} and \\LaTeX, \\BibTeX\\ too", "TeX and LaTeX, BibTeX too" },
	{ "\\enquote{inner \\enquote{x}}", "“inner “x””" },
	{ "\\href{http://x.org/a_b}{the text}", "the text" },
	{ "\\url{http://x.org/a_b~c%20}", "http://x.org/a_b~c%20" },
	{ "mail \\path|a@b.org|.", "mail a@b.org." },
	{ "\\noopsort{1973b}1973", "1973" },
	{ "\\textsuperscript{2} 10\\textsuperscript{th}", "² 10th" },
	/* mathematics */
	{ "$\\alpha$-helix, H$_2$O, $x^{10}$, $n^{th}$", "α-helix, H₂O, x¹⁰, nth" },
	{ "20$^{\\circ}$C, 5$^\\circ$ S, $f \\circ g$", "20°C, 5° S, f ∘ g" },
	{ "$a \\leq b$ and a_b^c", "a ≤ b and a_b^c" },
	/* unknown commands go, what they say stays */
	{ "\\unknown{word} \\other text", "word text" },
	{ "\\XML{} and \\eTeX, \\Macro{x}", "XML and eTeX, x" },
	/* what breaks off */
	{ "\\", "" },
	{ "\\'", "'" },
	{ "{\\'e", "é" },
	{ "\\emph{x", "x" },
	{ "\\url{x", "x" },
	{ "\\path|x", "x" },
	{ "$", "" },
	{ "a}b", "ab" },
};

static void
to_letters(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = BUF_INIT, nfc = BUF_INIT;

		untex_add(&out, rows[i].tex, strlen(rows[i].tex), NULL);
		nfc_add(&nfc, out.data, out.len);
		if (!CHECK_STR(nfc.data, rows[i].text))
			printf("  from %s\n", rows[i].tex);
		buf_release(&out);
		buf_release(&nfc);
	}
}

/* Texts that may have tags; each is what TeX says of how it looks. */
static void
to_tags(void)
{
	static const struct {
		const char *tex, *text;
	} looks[] = {
		{ "The \\emph{Lemur catta} of \\textbf{R\\&D}",
		  "The <i>Lemur catta</i> of <b>R&D</b>" },
		{ "\\textit{a}\\mkbibemph{b}\\mkbibitalic c", "<i>a</i><i>b</i><i>c</i>" },
		{ "\\mkbibbold{a} \\textsc{b}", "<b>a</b> <sc>b</sc>" },
		{ "\\emph{a \\textbf{b} c}", "<i>a <b>b</b> c</i>" },
		{ "10\\textsuperscript{6} CO\\textsubscript{2}", "10<sup>6</sup> CO<sub>2</sub>" },
		{ "20 $^\\circ$C 10$^{-3}$", "20 °C 10⁻³" },
		{ "10$^6$ CO$_2$ n$^{th}$ x$_{max}$", "10⁶ CO₂ n<sup>th</sup> x<sub>max</sub>" },
		/* Groups that begin with it, and what comes too late to say how anything looks. */
		{ "A {\\it Lemur} {\\em b}, { \\bf c}{\\sc d}",
		  "A <i>Lemur</i> <i>b</i>, <b>c</b><sc>d</sc>" },
		{ "{\\itshape {\\bfseries a} b}{\\scshape\\TeX}", "<i><b>a</b> b</i><sc>TeX</sc>" },
		{ "{a \\it b} \\em c", "a b c" },
		{ "{\\it} \\emph{} {\\it", " "
					   " " },
		{ "{\\italic a} {\\'e} {\\", "a é " },
		/* Accents have letters to stand on. */
		{ "\\'{\\emph{e}} \\emph{\\'e}", "é <i>é</i>" },
		{ "\\emph{a", "<i>a</i>" },
		{ "{\\it a", "<i>a</i>" },
		/* Deeper than anybody writes the letters are still there. */
		{ "\\emph{{\\it\\emph{{\\it\\emph{{\\it\\emph{{\\it\\emph{{\\it\\emph{x}}}}}}}}}}}",
		  "<i><i><i><i><i><i><i><i>x</i></i></i></i></i></i></i></i>" },
	};

	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
		struct buf out = BUF_INIT, nfc = BUF_INIT;

		untex_add_rich(&out, looks[i].tex, strlen(looks[i].tex), NULL);
		nfc_add(&nfc, out.data, out.len);
		if (!CHECK_STR(nfc.data, looks[i].text))
			printf("  from %s\n", looks[i].tex);
		buf_release(&out);
		buf_release(&nfc);
	}
}

static void
verbatim(void)
{
	static const struct {
		const char *tex, *text;
	} urls[] = {
		{ "http://x.org/a_b", "http://x.org/a_b" },
		{ "http://x.org/a\\_b\\%20\\&c", "http://x.org/a_b%20&c" },
		{ "\\url{http://x.org/{\\textasciitilde}me--you}", "http://x.org/~me--you" },
		{ "10.1000/{a}\\", "10.1000/a\\" },
		{ "http://x.org/\\home", "http://x.org/\\home" },
	};

	for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		struct buf out = BUF_INIT;

		untex_add_verbatim(&out, urls[i].tex, strlen(urls[i].tex));
		CHECK_STR(out.data, urls[i].text);
		buf_release(&out);
	}
}

/* BibTeX's rule for the words of a name: braces hide a letter, unless a command begins them. */
static void
letter_case(void)
{
	static const struct {
		const char *tex;
		enum untex_case want;
	} cases[] = {
		{ "von", UNTEX_LOWER },	       { "Von", UNTEX_UPPER },
		{ "{von}", UNTEX_CASELESS },   { "{von}der", UNTEX_LOWER },
		{ "{\\'e}tude", UNTEX_LOWER }, { "{\\'E}tude", UNTEX_UPPER },
		{ "\\'etude", UNTEX_LOWER },   { "{\\oe}uvre", UNTEX_LOWER },
		{ "{\\OE}uvre", UNTEX_UPPER }, { "d'Alembert", UNTEX_LOWER },
		{ "’t", UNTEX_LOWER },	       { "12", UNTEX_CASELESS },
		{ "фон", UNTEX_LOWER },	       { "Фон", UNTEX_UPPER },
		{ "", UNTEX_CASELESS },	       { "{", UNTEX_CASELESS },
		{ "{\\", UNTEX_CASELESS },     { "\xff", UNTEX_CASELESS },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (!CHECK_INT(untex_case(cases[i].tex, strlen(cases[i].tex)), cases[i].want))
			printf("  of %s\n", cases[i].tex);
}

/* What is written for TeX without a loss is the same when it is read again. */
static void
there_and_back(void)
{
	for (uint32_t code = 0xA1; code < 0x20000; code++) {
		struct buf tex = BUF_INIT, back = BUF_INIT, nfc = BUF_INIT, want = BUF_INIT;
		char s[4];
		size_t len = utf8_encode(code, s);

		if (code >= 0xD800 && code < 0xE000)
			continue;
		nfc_add(&want, s, len);
		if (tex_add(&tex, s, len, true)) {
			untex_add(&back, tex.data, tex.len, NULL);
			nfc_add(&nfc, back.data, back.len);
			/* A blank is any blank. */
			if (code != 0x202F && !CHECK_STR(nfc.data, want.data))
				printf("  from %s\n", tex.data);
		}
		buf_release(&tex);
		buf_release(&back);
		buf_release(&nfc);
		buf_release(&want);
	}
}

static void
tell(void *context, const char *name, size_t len, size_t at)
{
	struct buf *out = context;

	buf_printf(out, "%.*s@%zu ", (int)len, name, at);
}

static void
unknown(void)
{
	static const char s[] = "a \\foo{b \\'{\\bar c}} \\emph{\\baz}";
	struct buf out = BUF_INIT, told = BUF_INIT;
	const struct untex_unknown unknown = { .tell = tell, .context = &told };

	untex_add(&out, s, strlen(s), &unknown);
	CHECK_STR(told.data, "foo@2 bar@12 baz@27 ");
	buf_release(&out);
	buf_release(&told);
}

/* Rows in the order in which they are looked up. */
static void
table(void)
{
	static const char *const words[] = {
#define TEX(name, what, text) name,
#include "text/untex.def"
#undef TEX
	};

	for (size_t i = 1; i < sizeof words / sizeof *words; i++)
		if (!CHECK(strcmp(words[i - 1], words[i]) < 0))
			printf("  %s\n", words[i]);
}

/* Deep and long texts take no more than their time. */
static void
hostile(void)
{
	enum { LEN = 1 << 20 };
	static const char *const units[] = { "\\'{", "{", "\\enquote{", "$",	  "\\",	     "\\v",
					     "``",   "}", "\\emph{",	"{\\it ", "{\\it a}" };
	char *s = xmalloc(LEN + 16);

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t n = strlen(units[i]), len = 0;
		struct buf out = BUF_INIT;

		for (; len + n < LEN; len += n)
			memcpy(s + len, units[i], n);
		untex_add(&out, s, len, NULL);
		CHECK(out.len <= 8 * len && utf8_fault(out.data, out.len) == out.len);
		buf_clear(&out);
		untex_add_rich(&out, s, len, NULL);
		CHECK(out.len <= 8 * len && utf8_fault(out.data, out.len) == out.len);
		untex_case(s, len);
		buf_release(&out);
	}
	free(s);
}

int
main(void)
{
	to_letters();
	to_tags();
	verbatim();
	letter_case();
	there_and_back();
	unknown();
	table();
	hostile();
	return test_end();
}
