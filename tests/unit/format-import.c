/* SPDX-License-Identifier: MIT */
#include "format/import.h"

#include <stdlib.h>

#include "base/mem.h"
#include "format/decode.h"
#include "format/in.h"
#include "format/read.h"
#include "format/slug.h"
#include "format/suggest.h"
#include "format/yaml-put.h"
#include "model/country.h"
#include "tests/test.h"

/* The catalogue that a text is, appended; messages go to `said`. */
static void
import(const char *format, const char *s, size_t len, struct buf *yaml, struct diags *said)
{
	struct import im;

	import_init(&im);
	if (import_read(&im, format_find(format), "f", s, len, said))
		import_write(&im, yaml, NULL, NULL);
	import_release(&im);
}

/* What comes out is a catalogue without errors. */
static bool
loads(const struct buf *yaml)
{
	struct diags diags = { .diag = NULL };
	struct catalogue *c = catalogue_read_one("made", yaml->data, yaml->len, &diags);
	bool good = c && !diags.errors;

	for (size_t i = 0; i < diags.count; i++)
		if (diags.diag[i].level == DIAG_ERROR)
			printf("  %u:%u: %s\n", diags.diag[i].place.line,
			       diags.diag[i].place.column, diags.diag[i].text);
	catalogue_free(c);
	diags_release(&diags);
	return good;
}

/* Does the catalogue made of an entry say this? */
static void
says(const char *format, const char *text, const char *want)
{
	struct buf yaml = BUF_INIT;
	struct diags said = { .diag = NULL };

	import(format, text, strlen(text), &yaml, &said);
	if (!CHECK(strstr(yaml.data, want) != NULL))
		printf("  of %s\n  want %s\n  got  %s\n", text, want, yaml.data);
	CHECK(loads(&yaml));
	buf_release(&yaml);
	diags_release(&said);
}

/* BibTeX's rules, and what stands in the catalogue for them. */
static void
bibtex_names(void)
{
	static const struct {
		const char *author, *name;
	} rows[] = {
		{ "Ann Oake", "{family: Oake, given: Ann}" },
		{ "Oake, Ann", "{family: Oake, given: Ann}" },
		{ "Ann van der Oake",
		  "{family: Oake, given: Ann, non-dropping-particle: van der}" },
		{ "van der Oake, Ann",
		  "{family: Oake, given: Ann, non-dropping-particle: van der}" },
		{ "van der Oake, Jr., Ann",
		  "{family: Oake, given: Ann, non-dropping-particle: van der, suffix: Jr.}" },
		{ "Oake, III, Ann B.", "{family: Oake, given: Ann B., suffix: III}" },
		{ "Oake, Ann B., Jr.", "{family: Oake, given: Ann B., suffix: Jr.}" },
		{ "Oake, Jr., III", "{family: Oake, given: III, suffix: Jr.}" },
		{ "Fontaine, Jean de la",
		  "{family: Fontaine, given: Jean, dropping-particle: de la}" },
		{ "Ann {van der} Oake", "{family: Oake, given: Ann van der}" },
		{ "Ann {Oake Reed}", "{family: Oake Reed, given: Ann}" },
		{ "{Oake Reed}, Ann", "{family: Oake Reed, given: Ann}" },
		{ "Jean-Paul {\\'E}toile", "{family: Étoile, given: Jean-Paul}" },
		{ "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
		  "{family: Vallée Poussin, given: Charles Louis Xavier Joseph, "
		  "non-dropping-particle: de la}" },
		{ "jean de la fontaine", "{family: fontaine, non-dropping-particle: jean de la}" },
		{ "Plato", "{family: Plato}" },
		{ "{\\'E}mile", "{family: Émile}" },
		{ "A.~B. Reed", "{family: Reed, given: A. B.}" },
		{ "{Centre for {Field} Ecology}", "name: Centre for Field Ecology" },
		{ "{{\\TeX} Users Group}", "name: TeX Users Group" },
		{ "family=Fontaine, given=Jean, prefix={de la}, suffix=fils",
		  "{family: Fontaine, given: Jean, non-dropping-particle: de la, suffix: fils}" },
		{ "Имре Лакатос", "{family: Лакатос, given: Имре}" },
		{ "Соссюр, Фердинанд де",
		  "{family: Соссюр, given: Фердинанд, dropping-particle: де}" },
		{ "Ann Oake AND Bo Reed", "{family: Reed, given: Bo}" },
		{ "Ann Oake\n  and\n  Bo Reed", "{family: Reed, given: Bo}" },
		{ "Ann Oake and others", "and-others: author" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf text = BUF_INIT;

		buf_printf(&text, "@book{x, author = {%s}}", rows[i].author);
		says("bibtex", text.data, rows[i].name);
		buf_release(&text);
	}
}

static void
dates(void)
{
	static const struct {
		const char *text, *edtf;
	} rows[] = {
		{ "2012", "2012" },
		{ " 2012 ", "2012" },
		{ "[2012]", "2012" },
		{ "(2012)", "2012" },
		{ "c. 2012", "2012~" },
		{ "ca 2012", "2012~" },
		{ "about 2012", "2012~" },
		{ "c1988", "1988" },
		{ "p1988", "1988" },
		{ "2012-07", "2012-07" },
		{ "2012/7", "2012-07" },
		{ "2012-07-03", "2012-07-03" },
		{ "2012/07/03", "2012-07-03" },
		{ "03.07.2012", "2012-07-03" },
		{ "7/13/2012", "2012-07-13" },
		{ "July 2012", "2012-07" },
		{ "3 July 2012", "2012-07-03" },
		{ "July 3, 2012", "2012-07-03" },
		{ "3 juillet 2012", "2012-07-03" },
		{ "15 de março de 2012", "2012-03-15" },
		{ "Outono 2001", "2001-23" },
		{ "2010-2012", "2010/2012" },
		{ "2010–2012", "2010/2012" },
		{ "2010/2012", "2010/2012" },
		{ "2022–2022", "2022" },
		{ "1985-", "1985/.." },
		{ "1985–", "1985/.." },
		{ "1985—", "1985—" },
		{ "–1985", "–1985" },
		{ "1985 –", "1985 –" },
		{ "1985--", "1985--" },
		{ "19--?", "19XX" },
		{ "170-", "170X" },
		{ "2000?", "2000?" },
		{ "2012~", "2012~" },
		{ "2012-07~", "2012-07~" },
		{ "2012?/2014", "2012?/2014" },
		{ "1985/..", "1985/.." },
		{ "../1985", "../1985" },
		{ "1985/", "1985" },
		{ "1939-\xc2\xa0.", "1939/.." },
		{ "2012-07-03 10:20:30", "2012-07-03" },
		{ "2012-07-03T10:20:30Z", "2012-07-03T10:20:30Z" },
		{ "n.d.", "n.d." },
		{ "[n.d.]", "[n.d.]" },
		{ "forthcoming", "forthcoming" },
		{ "", "" },
		{ "20O4", "20O4" },
		{ "2012-13", "2012-13" },
		{ "July 3", "July 3" },
		{ "12345", "12345" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct in_date room;
		struct str got = in_loose_date(&room, str_of(rows[i].text));
		char *text = xstrndup(got.s, got.len);

		CHECK_STR(text, rows[i].edtf);
		free(text);
	}
	CHECK_INT(in_month(str_of("Sept.")), 9);
	CHECK_INT(in_month(str_of("décembre")), 12);
	CHECK_INT(in_month(str_of("07")), 7);
	CHECK_INT(in_month(str_of("13")), 0);
	CHECK_INT(in_month(str_of("spring")), 0);
}

static void
slugs(void)
{
	static const struct {
		const char *text, *id;
	} rows[] = {
		{ "Welland:TB1-1-2", "welland-tb1-1-2" },
		{ "Łukasz Wójcik", "lukasz-wojcik" },
		{ "O’Connell", "oconnell" },
		{ "Больцано", "boltsano" },
		{ "  --A--  ", "a" },
		{ "a.b_c-d", "a.b_c-d" },
		{ "Straße 7", "strasse-7" },
		{ "漢字", "" },
		{ "...", "" },
		{ "one two three four five six", "one-two-three-four" },
	};
	struct slugs s = { .next = NULL };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = BUF_INIT;

		slug_add(&out, rows[i].text, strlen(rows[i].text), 20);
		CHECK_STR(out.data, rows[i].id);
		buf_release(&out);
	}
	CHECK_STR(slugs_take(&s, "a", "x").s, "a");
	CHECK_STR(slugs_take(&s, "a-2", "x").s, "a-2");
	CHECK_STR(slugs_take(&s, "a", "x").s, "a-3");
	CHECK_STR(slugs_take(&s, "", "x").s, "x");
	CHECK_STR(slugs_take(&s, "", "x").s, "x-2");
	slugs_release(&s);
}

/* Texts that are something else to YAML come back as they were, flowing and as a block. */
static void
yaml_texts(void)
{
	static const char *const texts[] = {
		"plain",
		"No",
		"012",
		"1.10",
		"2012-07-03",
		"~",
		"null",
		"a: b",
		"a #b",
		"- a",
		"[a]",
		"{a}",
		"a, b",
		"'a'",
		"\"a\"",
		"\\",
		"a\\nb",
		"a\nb",
		"a\n\nb",
		"a\n  b\n",
		"é",
		"?",
		"!x",
		"&x",
		"*x",
		"%x",
		"@x",
		"`x",
		"a:",
		":a",
		"#",
		"https://example.org/x#y",
		"---",
		"...",
		"=",
		"<<",
		" a",
		"a ",
		"a  b",
		"\t",
		"\xe2\x80\xa8x",
		"a\xc2\xa0",
		"a|b",
		">b",
		"one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
		"fifteen sixteen seventeen eighteen nineteen twenty: "
		"and more # of it, \"quoted\" too",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf yaml = BUF_INIT;
		struct diags diags = { .diag = NULL };
		struct catalogue *c;
		uint32_t study;

		buf_puts(&yaml, "pacecat: 1\nstudies:\n  - id: x\n    title: ");
		yaml_put_block(&yaml, str_of(texts[i]), 11, 6);
		buf_puts(&yaml, "\n    keyword: [");
		yaml_put_flow(&yaml, str_of(texts[i]));
		buf_puts(&yaml, ", b]\n");
		c = catalogue_read_one("f", yaml.data, yaml.len, &diags);
		if (!CHECK_INT(diags.errors, 0))
			printf("%s\n%s\n", yaml.data, diags.diag[0].text);
		study = catalogue_first(c, KIND_STUDY);
		CHECK_STR(value_text(record_value(c, study, KEY_TITLE)), texts[i]);
		CHECK_STR(value_text(value_at(record_value(c, study, KEY_KEYWORD), 0)), texts[i]);
		catalogue_free(c);
		diags_release(&diags);
		buf_release(&yaml);
	}
}

static void
encodings(void)
{
	static const struct {
		const char *bytes, *text;
		enum decoded how;
		size_t first;
	} rows[] = {
		{ "abc", "", DECODED_NOT, 3 },
		{ "é", "", DECODED_NOT, 2 },
		{ "S\xe8ve", "Sève", DECODED_WHOLE, 1 },
		{ "S\xe8ve \xc3\xa9", "Sève Ã©", DECODED_WHOLE, 1 },
		{ "é é \xe9", "é é é", DECODED_PARTLY, 6 },
		{ "\x93q\x94 \x80", "“q” €", DECODED_WHOLE, 0 },
		{ "\x81", "?", DECODED_WHOLE, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = BUF_INIT;
		size_t first;

		CHECK_INT(decode_latin(&out, rows[i].bytes, strlen(rows[i].bytes), &first),
			  rows[i].how);
		CHECK_STR(out.data, rows[i].text);
		CHECK_INT(first, rows[i].first);
		buf_release(&out);
	}
}

static void
countries(void)
{
	static const struct {
		const char *text, *codes;
	} rows[] = {
		{ "Gold in Madagascar", "MDG" },
		{ "L’or de la Côte d’Ivoire et du Niger", "CIV NER" },
		{ "Papua New Guinea", "PNG" },
		{ "Guinea-Bissau and Guinea", "GIN GNB" },
		{ "Nigerian miners", "" },
		{ "A mineração em Moçambique", "MOZ" },
		{ "Sierra Leone: diamonds", "SLE" },
	};
	struct suggest s = { .ready = false };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool *found = xcalloc(country_count(), sizeof *found);
		struct buf codes = BUF_INIT;

		suggest_find(&s, str_of(rows[i].text), found);
		for (size_t k = 0; k < country_count(); k++)
			if (found[k])
				buf_printf(&codes, "%s%s", codes.len ? " " : "",
					   country_at(k)->alpha3);
		CHECK_STR(codes.data, rows[i].codes);
		buf_release(&codes);
		free(found);
	}
	suggest_release(&s);
}

static void
recognised(void)
{
	static const struct {
		const char *name, *text, *format;
	} rows[] = {
		{ "x.bib", "@book{a,}", "bibtex" },
		{ "x.txt", "@book{a,}", "bibtex" },
		{ NULL, "% comment\n@book{a,}", "bibtex" },
		{ "x.bib", "words\n@book{a,}", "bibtex" },
		{ "x.txt", "words\n@book{a,}", "" },
		{ "x.yaml", "pacecat: 1\nstudies:\n- {id: a}\n@book{a,}", "" },
		{ "x.yaml", "studies:\n  - id: a\n    type: report\n", "" },
		{ NULL, "TY  - BOOK\nER  - \n", "ris" },
		{ "x.json", "[{\"id\": 1, \"type\": \"book\"}]", "csl-json" },
		{ "x.yaml", "references:\n- id: a\n  type: book\n", "csl-yaml" },
		{ "x.cff", "cff-version: 1.2.0\n", "cff" },
		{ "x.yml", "a:\n  type: article\n", "hayagriva" },
		{ "x.xml", "<xml><record><ref-type/></record></xml>", "endnote-xml" },
		{ "x.xml", "<mods/>", "mods" },
		{ "x.xml", "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", "pubmed" },
		{ "x.xml", "<other/>", "" },
		{ "x.xml", "<xml><record/></xml>", "" },
		{ "x.xml", "<PubmedBookArticle/>", "pubmed" },
		{ "x.txt", "a\r@book(a,)", "" },
		{ "x.bib", " @BOOK(a,)", "bibtex" },
		{ NULL, "@@book", "" },
		{ NULL, "@a{", "" },
		{ NULL, "x@book{", "" },
		{ NULL, "x\nTY  - BOOK\n", "" },
		{ NULL, "xTY  - BOOK\n", "" },
		{ NULL, "TX  - BOOK\n", "" },
		{ NULL, "TYx - BOOK\n", "" },
		{ "x.yml", "type: article\n", "" },
		{ "x.yml", "a:\n\ttype:   article", "hayagriva" },
		{ "x.yml", "a:\n  type: artic", "" },
		{ "x.yml", "a:\n  type:", "" },
		{ "x.yml", "a:\n  type: ", "" },
		{ "x.yml", "a_type: article", "" },
		{ "x.yml", "a:\n  type: articles", "" },
		{ "x.yml", "- a:\n  type: article", "csl-yaml" },
		{ "x.yml", "# no cff-version: 1\na: b\n", "" },
		{ "x", "", "" },
		{ "x.bib", "", "" },
		{ "x.bib", "\xff\xfe@", "bibtex" },
		{ "x.yaml", "\xff\xfep", "csl-yaml" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct format *f =
			import_recognise(rows[i].name, rows[i].text, strlen(rows[i].text));

		CHECK_STR(f ? f->name : "", rows[i].format);
	}
}

/* Large and broken files end, in about the time that their bytes take, and what is left loads. */
static void
hostile(void)
{
	enum { LEN = 1 << 18 };
	static const struct {
		const char *format, *begin, *unit, *end;
	} rows[] = {
		{ "bibtex", "", "@a{b,c={\n", "" },
		{ "bibtex", "", "@a{b,c=\"\n", "" },
		{ "bibtex", "", "@string{a=a#a}\n", "@a{b,title=a}" },
		{ "bibtex", "@string{a=\"12345678\"}\n", "@string{a=a#a}\n", "@a{b,title=a}" },
		{ "bibtex", "@book{x,title={", "{", "}}" },
		{ "bibtex", "@book{x,title={", "\\'{", "}}" },
		{ "bibtex", "@book{x,author={", "A and ", "B}}" },
		{ "bibtex", "@book{x,author={", "a, ", "B}}" },
		{ "bibtex", "@book{x", ",a={b}", "}" },
		{ "bibtex", "@book{x,title={T}", ",a1 b2", "}" },
		{ "bibtex", "", "@a{b,crossref={b}}", "" },
		{ "bibtex", "@a{p,title={T}}", "@a{c,crossref={p}}", "" },
		{ "bibtex", "", "@", "" },
		{ "bibtex", "", "@a(", "" },
		{ "ris", "TY  - BOOK\n", "AU  - A, B\n", "ER  - \n" },
		{ "ris", "TY  - BOOK\nTI  - ", "x ", "\nER  - \n" },
		{ "ris", "TY  - BOOK\n", "XX  - y\n", "ER  - \n" },
		{ "ris", "", "TY  - BOOK\n", "" },
		{ "csl-json", "", "[", "" },
		{ "csl-json", "[", "{\"id\":1},", "{}]" },
		{ "csl-yaml", "references:\n- id: a\n  title: '", "*a [", "'\n" },
		{ "csl-yaml", "references:\n- id: a\n  title: '", "[^*a]{.nocase}", "'\n" },
		{ "csl-json", "[{\"type\":\"book\",\"author\":[", "{\"family\":\"A\"},", "{}]}]" },
		{ "cff", "cff-version: 1.2.0\nreferences:\n", "- title: x\n", "" },
		{ "hayagriva", "", "a:\n  type: book\n", "" },
		{ "endnote-xml", "<xml><records>", "<record>", "" },
		{ "endnote-xml", "<xml><records>", "<record/>", "</records></xml>" },
		{ "mods", "<mods>", "<a>", "" },
		{ "mods", "<modsCollection>",
		  "<mods><titleInfo><title>x</title></titleInfo></mods>", "" },
		{ "pubmed", "<!DOCTYPE x [", "<!ENTITY a \"b\">", "]><PubmedArticle/>" },
		{ "pubmed", "", "<PubmedArticle>", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf text = BUF_INIT, yaml = BUF_INIT;
		struct diags said = { .diag = NULL };

		buf_puts(&text, rows[i].begin);
		while (text.len + strlen(rows[i].unit) < LEN)
			buf_puts(&text, rows[i].unit);
		buf_puts(&text, rows[i].end);
		import(rows[i].format, text.data, text.len, &yaml, &said);
		if (!CHECK(yaml.len < 64 * (size_t)LEN) || (yaml.len && !CHECK(loads(&yaml))))
			printf("  %s of %s\n", rows[i].unit, rows[i].format);
		buf_release(&text);
		buf_release(&yaml);
		diags_release(&said);
	}
}

/* What pacecat itself puts into CSL items comes out again. */
static void
own_items(void)
{
	static const char item[] =
		"[{\"custom\": {\"pacecat\": {\"title\": {\"fr\": \"Or\", \"en\": \"Gold\"}, "
		"\"country\": [\"MDG\", \"XXX\"], \"verified\": \"false\"}, \"x\": 1}, "
		"\"id\": \"a\", \"type\": \"book\", \"title\": \"Or\"}]";

	says("csl-json", item, "    title:\n      fr: Or\n      en: Gold\n");
	says("csl-json", item, "    country: [MDG]\n");
	says("csl-json", item, "      x: \"1\"\n      pacecat.verified: \"false\"\n");
}

int
main(void)
{
	own_items();
	bibtex_names();
	dates();
	slugs();
	yaml_texts();
	encodings();
	countries();
	recognised();
	hostile();
	return test_end();
}
