/* SPDX-License-Identifier: MIT */
/* What one odd record of another format becomes, and what is said of it.  Over 500 lines: rows. */
#include "format/import.h"

#include <stdlib.h>

#include "format/format.h"
#include "format/read.h"
#include "format/yaml.h"
#include "tests/test.h"

/* Both are looked for; NULL: nothing of the kind is wanted. */
struct row {
	const char *text, *yaml, *said;
};

static bool
heard(const struct diags *said, const char *want)
{
	for (size_t i = 0; i < said->count; i++)
		if (strstr(said->diag[i].text, want))
			return true;
	return false;
}

/* A record that is kept is a catalogue without errors. */
static bool
loads(const struct buf *yaml)
{
	struct diags diags = { .diag = NULL };
	struct catalogue *c = catalogue_read_one("made", yaml->data, yaml->len, &diags);
	bool good = c && !diags.errors;

	catalogue_free(c);
	diags_release(&diags);
	return good;
}

static void
read_rows(const char *format, const struct row *rows, size_t count)
{
	for (const struct row *row = rows; row < rows + count; row++) {
		struct buf yaml = BUF_INIT;
		struct diags said = { .diag = NULL };
		struct import im;
		bool made, told;

		import_init(&im);
		if (import_read(&im, format_find(format), "f", row->text, strlen(row->text), &said))
			import_write(&im, &yaml, NULL, NULL);
		import_release(&im);
		made = CHECK(!row->yaml || strstr(yaml.data, row->yaml));
		told = CHECK(row->said ? heard(&said, row->said) : !said.count);
		if (!CHECK(!yaml.len || loads(&yaml)) || !made || !told) {
			printf("  of %s: %.300s\n  got %.600s\n", format, row->text, yaml.data);
			for (size_t i = 0; i < said.count; i++)
				printf("  said %s\n", said.diag[i].text);
		}
		buf_release(&yaml);
		diags_release(&said);
	}
}

#define READ(format, rows) read_rows(format, rows, sizeof(rows) / sizeof *(rows))
#define MISPLACED "a field is written name = {value}"

static void
bibtex(void)
{
	static const struct row rows[] = {
		{ "% nothing\n", NULL, "there is no entry of BibTeX" },
		{ "@book{a, title = {T} % words", "title: T", "" },
		{ "@book{a, title = ", "id: a", "" },
		{ "@book{a, title = \"One\" # , year = 2012}", "title: One", NULL },
		{ "@book{a, odd {x}\n@book{b, title = {B}}", "title: B", MISPLACED },
		{ "@book{a, odd {x{y}}} , year = 2012}", "id: a", MISPLACED },
		{ "@book{a, odd } @book {b, title = {B}}", "title: B", MISPLACED },
		{ "@book{a, title = {T}\n \t@book \t{b, title = {B}}", "title: B", "" },
		{ "@book{a, title = {T}\n@book", "title: T", "" },
		{ "@book{a, title = {T\n@book(b, title = {B})", "title: B", "" },
		{ "@book{a, title = {T\n@9\nmail x@book{b, @}}", "mail x@bookb", "never closed" },
		{ "@book{ key of words \t, title = {T}}", "key-of-words", NULL },
		{ "@book{a}", "id: a", NULL },
		{ "@book{a\r, title = {T}}", "title: T", NULL },
		{ "@string{x = }@book{a, title = {T}}", "title: T", "a value is text in braces" },
		{ "@string{x", NULL, "a macro is written" },
		{ "@string{= {x}} @book{a, title = {T}}", "title: T", "a macro is written" },
		{ "@strin{a, title = {T}}", "title: T", "" },
		{ "@stringy{a, title = {T}}", "title: T", "" },
		{ "@book", NULL, "there is no entry of BibTeX" },
		{ "@book 1", NULL, "there is no entry of BibTeX" },
		{ "@ {x}", NULL, "there is no entry of BibTeX" },
		{ "\r% @book{a}\r@book{b}", "id: b", NULL },
		{ "% @ @book{a} @book{b}\n@ @book{c}", "studies:\n  - id: c", NULL },
		{ "@ % @book{a}\n\n% @\r@book{b}% @book{c}", "studies:\n  - id: b", NULL },
		{ "@book{a, author = \"A, B\" # \" and \" # \"C, D, E, F\"}", "family: A",
		  "more than two commas" },
		{ "@book{a, author = \"A, B and \" # \" and C\"}", "family: A",
		  "a name is missing" },
		{ "@book{a, author = {A\\ }}", "family: A", NULL },
		{ "@book{a, author = {A\\}}", "family: A", NULL },
		{ "@book{a, author = {{\\'E} and {\\'E}}}", "É", NULL },
		{ "@book{a, author = {{\\TeX Users}}}", "name: TeXUsers", NULL },
		{ "@book{a, author = {family=A, given=B\\}}", "family: A", NULL },
		{ "@book{a, author = {Ann Android and AND and}}", "Android", "" },
		{ "@book{a, author = {Ann Oake, , }}", "Oake", NULL },
		{ "@article{a, month = {3.}, year = 2012}", "issued: \"2012\"", NULL },
		{ "@article{a, month = {July3}, year = 2012}", "issued: 2012-07", NULL },
		{ "@article{a, month = {Outono}, year = 2012}", "issued: 2012-23", NULL },
		{ "@misc{a, howpublished = {http://x.org/}, url = {http://y.org/}}",
		  "URL: http://y.org/", NULL },
		{ "@misc{a, howpublished = {On paper}, url = {http://y.org/}}",
		  "howpublished: On paper", NULL },
		{ "@misc{a, howpublished = {http://x.org/ (seen)}}", "URL: http://x.org/", NULL },
		{ "@book{a, entrysubtype = {magazine}}", "type: book", NULL },
		{ "@phdthesis{a, title = {T}}", "genre:", NULL },
		{ "@book{a, origdate = {1999}, origyear = {1998}}", "origyear: \"1998\"", NULL },
		{ "@book{a, date = {1990~}}", "issued: 1990~", NULL },
		{ "@book{a, date = { 1990/ }}", "issued: 1990/", NULL },
		{ "@book{a, date = {1990/..}, urldate = {2012-07~}}", "issued: 1990/..", NULL },
		{ "@book{a, date = {3~July 2012}}", "issued: \"2012-07-03\"", NULL },
		{ "@book{a, editora = {Ann Oake and Bo Ek}, editoratype = {compiler}, "
		  "editorb = {Cy Ash},"
		  " editorbtype = {redactor}, editorctype = {organizer}}",
		  "    compiler: [oake-ann, ek-bo]\n    custom:\n      editorb: Cy Ash\n", NULL },
		{ "@misc{a, url = {http://x.org/a http://x.org/b https://x.org/c}}",
		  "    URL: http://x.org/a\n    custom:\n"
		  "      url: http://x.org/b https://x.org/c\n",
		  NULL },
		{ "@misc{a, url = {http://x.org/ a?u=http://b}}",
		  "URL: http://x.org/a?u=http://b\n", NULL },
		{ "@misc{a, file = {Text:C\\:\\\\x\\\\y.pdf:PDF}}", "file: Text:C\\:\\\\x", NULL },
		{ "@book{a, title = {A}}@book{b, related = { a ,}}", "    related: [a]\n", NULL },
		{ "@book{a, title = {A}}@book{b, related = {a, c}}",
		  "    related: [a]\n    custom:\n      related: a, c\n", NULL },
		{ "@book{a, related = {b}}@book{a, related = {a}}", "    related: [a]\n",
		  "a second time" },
		{ "@book{one2012, title = {T}}", "  - id: one2012\n    citation-key: one2012\n",
		  NULL },
		{ "@misc{a, library = {G 1}}", "call-number: G 1\n", NULL },
		{ "@misc{a, title = {Why?}, subtitle = { Because }, titleaddon = {Sic}}",
		  "title: Why? Because. Sic\n", NULL },
		{ "@book{a, langid = {x klingon}}", "langid: x klingon", NULL },
		{ "@book{a, numpages = {1}, pagetotal = {2}}", "pagetotal: \"2\"", NULL },
		{ "@book{a, origpublisher = {A}}", "original-publisher: [A]", NULL },
		{ "@article{a, journal = {A}, journaltitle = {B}}", "container-title:", NULL },
		{ "@book{a, location = {Paris and Rome android and and andover}}",
		  "publisher-place: Paris; Rome android; andover", NULL },
		{ "@set{a, entryset = {b}} @book{b, date = {2012}}", "id: b", NULL },
		{ "@book{a, title = \"\\foo{b}\" # \"x\"}", "title: bx", "TeX command" },
		{ "@mvbook{a, title = {A}} @mvbook{b, crossref = {a}}", "title: A", NULL },
		{ "@xdata{a, publisher = {P}} @book{b, xdata = { a ,, }}", "publisher: P", NULL },
		{ "@conference{a, crossref = {b}} @proceedings{b, title = {B}}",
		  "container-title: B", NULL },
		{ "@article{a, crossref = {b}} @periodical{b, title = {B}}", "container-title: B",
		  NULL },
		{ "@book{a, author = {Smith van der Berg, Ana}}", "family: Smith van der Berg",
		  NULL },
		{ "@book{a, author = {Oake, A and Ek, B} }@book{b, author = {Oake, A.}}"
		  "@book{c, author = {Oake, A.}}",
		  "    name: {family: Oake, given: A.}\n", NULL },
		{ "@bookinbook{a, crossref = {b}} @book{b, title = {B}, author = {Ann Oake}}",
		  "container-title: B", NULL },
	};

	READ("bibtex", rows);
}

static void
ris(void)
{
	static const struct row rows[] = {
		{ "TY  - BOOK\nTI - One\nA - x\nT\nER  - \n", "title: One A - x T", NULL },
		{ "TY  - BOOK\nTI  - T\nPY  - -0044/03/15/\nER  - \n", "issued: \"-0044-03-15\"",
		  NULL },
		{ "TY  - BOOK\nTI  - T\nPY  - 44/3\nER  - \n", "title: T", "is no date" },
		{ "TY  - BOOK\nTI  - T\nPY  - /3/\nER  - \n", "title: T", "is no date" },
		{ "TY  - BOOK\nTI  - T\nTI  - T\nTI  - U\nER  - \n", "title: T", NULL },
		{ "TY  - JOUR\nTI  - T\nSN  - 12-34\nER  - \n", "ISSN: 12-34", NULL },
		{ "TY  - BOOK\nTI  - T\nSN  - 12\nER  - \n", "ISBN: \"12\"", NULL },
		{ "TY  - BOOK\nTI  - T\nSN  - 1234567890\nER  - \n", "ISBN: \"1234567890\"", NULL },
		{ "TY  - BOOK\nTI  - T\nSN  - 123x-567-8\nER  - \n", "ISBN: 123x-567-8", NULL },
		{ "TY  - PAT\nTI  - T\nSN  - P1\nER  - \n", "number: P1", NULL },
		{ "TY  - PAT\nTI  - T\nM1  - P1\nER  - \n", "number: P1", NULL },
		{ "TY  - STAND\nTI  - T\nSN  - S1\nER  - \n", "number: S1", NULL },
		{ "TY  - MAP\nT2  - S\nTI  - T\nER  - \n", "collection-title: S", NULL },
		{ "TY  - STAND\nT2  - S\nTI  - T\nER  - \n", "collection-title: S", NULL },
		{ "TY  - JOUR\nTI  - T\nJO  - The Journal\nJF  - J.\nER  - \n",
		  "container-title: The Journal", NULL },
		{ "TY  - BOOK\nTI  - T\nEP  - 12\nER  - \n", "page: \"12\"", NULL },
		{ "TY  - RPRT\nTI  - T\nSP  - 12\nER  - \n", "number-of-pages: \"12\"", NULL },
		{ "TY  - THES\nTI  - T\nSP  - 12\nER  - \n", "number-of-pages: \"12\"", NULL },
		{ "TY  - BOOK\nTI  - T\nZZ  - \nTI  -\nER  - \n", "title: T", NULL },
		{ "TY  - BOOK\nTI  - ééééééééé \xe9\nER  - \n", "title: ééééééééé é",
		  "some of"
		  " this file" },
		{ "", NULL, "the file is empty" },
		{ "IS  - 3\nTI  - T\n", "issue: \"3\"", "no beginning" },
		{ "ER  - \nx\ny\n", NULL, "no beginning" },
		{ "TY  - BOOK\r\nTI  - T\r\nAB  - One.\r\nTwo.\r\nN1  - A\r\nB\r\nN2  - C\r\nD"
		  "\r\nER  -",
		  "abstract: \"One.\\n\\\n      Two.\"", NULL },
		{ "TY  - BOOK\nTI  - T\nSP  - 12-14\nEP  - 14\nER  - \n", "page: 12-14", NULL },
		{ "TY  - BOOK\nTI  - T\nAU  - Field Club, \nAU  - ,\nER  - \n", "name: Field Club",
		  NULL },
		{ "TY  - BOOK\nTI  - T\nAU  - Oake, Jean De\nER  - \n", "given: Jean De", NULL },
		{ "TY  - BOOK\nTI  - T\nAU  - Oake, Jean {de\nER  - \n", "Jean {de", NULL },
		{ "TY  - BOOK\nTI  - T\nAU  - Oake, Jean de la\nER  - \n",
		  "dropping-particle: de la", NULL },
		{ "TY  - BOOK\nTI  - T\nAB  - A\nAB  - A\nAB  - B\nER  - \n", "B", NULL },
		{ "TY  - BOOK\nTI  - T\nDO  - 10.1/x\nSP  - 1–2\nER  - \n", "page: 1-2", NULL },
		{ "TY  - BOOK\nTI  - T\nDO  - doi:x\nSP  - 1-–2\nER  - \n", "page: 1-2", NULL },
		{ "TY  - BOOK\nTI  - T\nSP  - –2\nER  - \n", "page: \"-2\"", NULL },
		{ "TY  - JOUR\nTI  - T\nSP  - 1 - 2, 5 -6\nER  - \n", "page: 1-2, 5 -6", NULL },
		/* Zotero's time, Web of Science's month, PubMed's number in Scopus, ends of files.
		 */
		{ "TY  - JOUR\nY2  - 2020/02/03/10:20:30\nER  - \n", "accessed: \"2020-02-03\"\n",
		  NULL },
		{ "TY  - JOUR\nDA  - MAY 3\nPY  - 2019\nER  - \n", "issued: \"2019-05-03\"", NULL },
		{ "TY  - JOUR\nPY  - 2019\nDA  - MAY\nER  - \n", "issued: 2019-05\n", NULL },
		{ "TY  - JOUR\nPY  - 2019\nDA  - MAY-JUN\nER  - \n", "DA: MAY-JUN", NULL },
		{ "TY  - JOUR\nDA  - MAY\nER  - \nTY  - BOOK\nPY  - 2019\nER  - \n",
		  "issued: \"2019\"\n", NULL },
		{ "TY  - JOUR\nDA  - MAY\nDA  - JUN\nER  - \n", "DA: [JUN, MAY]", "is no date" },
		{ "TY  - JOUR\nPY  - May 2019\nER  - \n", "issued: 2019-05\n", NULL },
		{ "TY  - JOUR\nPY  - 2019///Spring\nER  - \n", "issued: 2019-21\n", NULL },
		{ "TY  - JOUR\nPY  - 2019\nDA  - Fall\nER  - \n", "issued: 2019-23\n", NULL },
		{ "TY  - BOOK\nT2  - Notes\nM1  - 7\nER  - \n", "collection-number: \"7\"", NULL },
		{ "TY  - JOUR\nC2  - PMC123\nER  - \n", "PMCID: PMC123", NULL },
		{ "TY  - JOUR\nC2  - 123\nER  - \n", "C2: \"123\"", NULL },
		{ "TY  - JOUR\nJO  - J\nJF  - J\nVL  - 1\nER  - \n",
		  "container-title: J\n    volume:", NULL },
		{ "TY  - BOOK\nTI  - T\nER  -\nEF  -\n", "title: T\n", NULL },
		{ "TY  - EDBOOK\nAU  - Oake, Ann\nER  - \nTY  - BOOK\nAU  - Ek, Bo\nER  - \n",
		  "    editor: [oake-ann]\n", NULL },
	};

	READ("ris", rows);
}

static void
csl(void)
{
	static const char *const parts[][3] = {
		{ "{\"date-parts\": [[-44, 3, 15]]}", "issued: \"-0043-03-15\"", NULL },
		{ "{\"date-parts\": [[-1]]}", "issued: \"0000\"", NULL },
		{ "{\"date-parts\": [[\"-\"]]}", "date-parts: \"-\"", "parts that are no date" },
		{ "{\"date-parts\": [\"x\"]}", "date-parts: x", "parts that are no date" },
		{ "{\"date-parts\": [[\"x\", 2]]}", "date-parts", "parts that are no date" },
		{ "{\"date-parts\": [[2012, \"x\"]]}", "issued: \"2012\"",
		  "parts that are no date" },
		{ "{\"date-parts\": [[2012, 99]]}", "issued: \"2012\"", "parts that are no date" },
		{ "{\"date-parts\": [[2012, 7, 32]]}", "issued: 2012-07",
		  "parts that are no date" },
		{ "{\"date-parts\": [[2012, \"\", \"\"]]}", "issued: \"2012\"", NULL },
		{ "{\"date-parts\": [[2012, 7, 3, 4, 5]]}", "issued: \"2012-07-03\"", NULL },
		{ "{\"date-parts\": [[2012, 13]]}", "issued: 2012-21", NULL },
		{ "{\"date-parts\": [[2012, 16]]}", "issued: 2012-24", NULL },
		{ "{\"date-parts\": [[2012, 17]]}", "issued: \"2012\"", NULL },
		{ "{\"date-parts\": [[-44, 21]]}", "issued: \"-0043-21\"", NULL },
		{ "{\"date-parts\": [[2012], [\"x\"]]}", "issued: \"2012\"\n",
		  "parts that are no" },
		{ "{\"date-parts\": [[2012], \"x\"]}", "issued: \"2012\"\n", "parts that are no" },
		{ "{\"date-parts\": [[2012], []]}", "issued: \"2012\"\n", NULL },
		{ "{\"date-parts\": [[2012], [2013, 4]]}", "issued: 2012/2013-04", NULL },
		{ "{\"date-parts\": [[2012]], \"circa\": \"0\"}", "issued: \"2012\"\n", NULL },
		{ "{\"date-parts\": [[2012]], \"circa\": 1}", "issued: 2012~", NULL },
		{ "{\"date-parts\": [[2012]], \"season\": \"5\"}", "issued: \"2012\"\n", NULL },
		{ "{\"date-parts\": [[2012]], \"season\": \"0\"}", "issued: \"2012\"\n", NULL },
		{ "{\"date-parts\": [[2012]], \"season\": \"12\"}", "issued: \"2012\"\n", NULL },
		{ "{\"date-parts\": [[2012, 3]], \"season\": \"1\"}", "issued: 2012-03\n", NULL },
		{ "{\"date-parts\": [[2012]], \"season\": \"Summer\"}", "issued: 2012-22\n", NULL },
		{ "{\"date-parts\": [[2012]], \"season\": \"Michaelmas\"}",
		  "issued.season: Michaelmas", "parts that are no date" },
		{ "{\"date-parts\": []}", "id: a", NULL },
		{ "{\"date-parts\": [[]]}", "id: a", NULL },
		{ "{}", "id: a", NULL },
		{ "[2012, 7]", "issued: [\"2012\", \"7\"]", "parts that are no date" },
		{ "{\"year\": 2012, \"month\": 7, \"day\": 3}", "issued: \"2012-07-03\"", NULL },
		{ "{\"year\": 2012, \"season\": 2, \"circa\": true}", "issued: 2012-22~", NULL },
		{ "{\"month\": 7}", "issued.month: \"7\"", "parts that are no date" },
		{ "[{\"year\": 2012}, {\"year\": 2013, \"month\": \"4\"}]", "issued: 2012/2013-04",
		  NULL },
		{ "[{\"year\": 2012}]", "issued: \"2012\"", NULL },
		{ "\"-0044-03\"", "issued: \"-0044-03\"", NULL },
		{ "\"2012-07~\"", "issued: 2012-07~", NULL },
		{ "\"2012/..\"", "issued: 2012/..", NULL },
	};
	static const struct row items[] = {
		{ "{\"id\": \"a\", \"author\": [{\"literal\": \"Field Club\"}, {\"literal\": "
		  "\"FIELD CLUB\"}]}",
		  "{person: field-club, as: ", NULL },
		{ "{\"id\": \"a\", \"author\": [{\"family\": \"A\", \"given\": \"B\"}], "
		  "\"editor\": "
		  "[{\"family\": \"A\", \"given\": \"B\", \"ORCID\": \"0000-0002-1825-0097\"}]}",
		  "ORCID: ", NULL },
		{ "{\"id\": \"a\", \"author\": [{\"family\": \"A\", \"given\": \"B\", \"ORCID\": "
		  "\"0000-0001-5109-3700\"}], \"editor\": [{\"family\": \"A\", \"given\": \"B\", "
		  "\"ORCID\": \"0000-0002-1825-0097\"}]}",
		  "editor: [a-b-2]", NULL },
		{ "{\"id\": \"a\", \"author\": {\"family\": \"Oake\", \"given\": \"王\"}}",
		  "{family: Oake, given: 王}", NULL },
		{ "{\"id\": \"a\", \"title\": \"T\", \"author\": {\"given\": \"Ann\"}}", "Ann",
		  NULL },
		{ "{\"id\": \"a\", \"title\": \"T\", \"status\": {\"x\": null, \"y\": \"~\"}}",
		  "status.y: \"~\"", NULL },
		{ "{\"id\": \"a\", \"custom\": {\"pacecat\": {\"country\": \"GAB\", \"volume"
		  "\": {\"x\": "
		  "1}, \"zzz\": 1, \"title\": \"T\"}}}",
		  "pacecat.country: GAB", NULL },
		{ "{\"id\": \"a\", \"custom\": {\"pacecat\": {\"title\": {\"en\": \"T\", \"no"
		  " tag\": "
		  "\"U\", \"fr\": \"\"}}}}",
		  "title:\n      en: T\n", NULL },
		/* The word of a custom key is cut at 64 bytes, but never within a letter. */
		{ "{\"id\": \"a\", \"sixty-two-letters-"
		  "and-then-one-more-that-has-several-bytes-its-é\": \"x\"}",
		  "-its-: x\n", NULL },
		{ "{\"id\": \"a\", \"\\u200b\": \"x\", \"title\": \"T\"}", "title: T", NULL },
		{ "{\"id\": \"a\", \"title\": \"a\\ufeffb\\u200bc\\u2028d\\u2029e \\u00a1f\"}",
		  "title: abc d e ¡f", NULL },
		{ "{\"id\": \"a\", \"abstract\": \"a\\u2028b\\u2029\\nc\"}", "a\\n", NULL },
		{ "{\"id\": \"Oake2012\", \"citation-key\": \"Oake2012\", \"title\": \"T\"}",
		  "    title: T\n    citation-key: Oake2012\n", NULL },
		{ "{\"id\": \"http://x.org/1\", \"citation-key\": \"oake\", \"title\": \"T\"}",
		  "    title: T\n    citation-key: oake\n", NULL },
		{ "{\"title\": \"T\"}", NULL, "there is no list of CSL items" },
		{ "{\"references\": {}}", NULL, "there is no list of CSL items" },
		{ "{\"id\": \"a\", \"references\": 1}", "id: a", NULL },
		{ "---\nreferences:\n- id: a\n  title: T\n---\nWords: [\n", "title: T", NULL },
		{ "---\nreferences:\n- id: a\n  title: T\n...\r\nWords: [\n", "title: T", NULL },
		{ "---\nreferences:\n- id: a\n  title: T\n---", "title: T", NULL },
		{ "---\nreferences:\n- id: a\n  title: T", "title: T", NULL },
		{ "---\nreferences:\n- id: a\n  title: T\n\n", "title: T", NULL },
		{ "references:\n- id: a\n  title: '*A* \\[b\\]'\n  URL: http://x.org/~a_b~\n",
		  "title: \"<i>A</i> [b]\"\n    URL: http://x.org/~a_b~\n", NULL },
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buf text = BUF_INIT;
		struct row row = { .yaml = parts[i][1], .said = parts[i][2] };

		buf_printf(&text, "[{\"id\": \"a\", \"title\": \"T\", \"issued\": %s}]",
			   parts[i][0]);
		row.text = text.data;
		read_rows("csl-json", &row, 1);
		buf_release(&text);
	}
	READ("csl-yaml", items);
}

/* What nobody else's reader meets: dates as they stand in a field of their own. */
static void
dates(void)
{
	static const char *const cases[][2] = {
		{ "2012-07-32", NULL },
		{ "2012/13", NULL },
		{ "2012/0", NULL },
		{ "2012/1/32", NULL },
		{ "13/7/2012", "\"2012-07-13\"\n" },
		{ "3/4/2012", "\"2012-04-03\"\n" },
		{ "13/13/2012", NULL },
		{ "7/0/2012", NULL },
		{ "7/8/12", NULL },
		{ "7/13/12", NULL },
		{ "1 2 3 4 5 6 7 8 9", NULL },
		{ "2012 2013 July", NULL },
		{ "July July 2012", NULL },
		{ "July 3 4 2012", NULL },
		{ "0 July 2012", NULL },
		{ "32 July 2012", NULL },
		{ "th 3 July 2012", "\"2012-07-03\"\n" },
		{ "Michaelmas 2012", NULL },
		{ "July 12", NULL },
		{ "2012–2013", "2012/2013\n" },
		{ "2012 – é", NULL },
		{ "a 2012", NULL },
		{ "x2012", "\"2012\"\n" },
		{ "x 2012", NULL },
		{ "a012", NULL },
		{ "circumvent 2012", NULL },
		{ "environ 2012", "2012~\n" },
		{ "2012 2012", "\"2012\"\n" },
		{ "?", NULL },
		{ "19--?", "19XX\n" },
		{ "19-x", NULL },
		{ "19x-", NULL },
		{ "1--", NULL },
		{ "2012?", "2012?\n" },
		{ "2012-", "2012/..\n" },
		{ "0000-", NULL },
		{ "2012x", NULL },
		{ "(2012]", "\"2012\"\n" },
		{ "[2012)", "\"2012\"\n" },
		{ "(2012", NULL },
		{ "2012.", "\"2012\"\n" },
		{ "2012/", "\"2012\"\n" },
		{ "2012, 7, 3, 4", NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf text = BUF_INIT, want = BUF_INIT;
		struct row row = { .said = cases[i][1] ? NULL : "is no date" };

		buf_printf(&text, "a: {type: book, title: T, date: \"%s\"}", cases[i][0]);
		buf_printf(&want, "issued: %s", cases[i][1] ? cases[i][1] : "");
		row.text = text.data;
		row.yaml = cases[i][1] ? want.data : "custom:";
		read_rows("hayagriva", &row, 1);
		buf_release(&text);
		buf_release(&want);
	}
}

static void
hayagriva(void)
{
	static const struct row rows[] = {
		{ "a: {type: book, title: T, author: [{name: A, prefix: de}, {name: B, suffix:"
		  " Jr.}]}",
		  "de", NULL },
		{ "a: {type: book, author: A}", "A", NULL },
		{ "a: {type: book, author: {name: A, given-name: B}}", "given: B", NULL },
		{ "a: {type: book, serial-number: {isbn: x, ISBN: y, doi: \"doi:10.1/x\"}, "
		  "parent: {type: book, serial-number: {doi: z, isbn: 1}}}",
		  "DOI: 10.1/x", NULL },
		{ "a: {type: book, publisher: {name: P, location: L}, location: M}", "L", NULL },
		{ "a: {type: book, location: M, publisher: {name: P, location: L}}", "M", NULL },
		{ "a: {type: article, title: T, parent: {type: conference, title: C}}",
		  "event-title: C", NULL },
		{ "a: {type: article, parent: {type: proceedings, title: C}}", "paper-conference",
		  NULL },
		{ "a: {type: article, parent: {type: anthology, editor: E, title: {value: C,"
		  " short: "
		  "S}}}",
		  "editor:", NULL },
		{ "a: {type: article, parent: {type: book, author: E}}", "type: chapter", NULL },
		{ "a: {type: article, parent: {type: blog}}", "post-weblog", NULL },
		{ "a: {type: article, parent: {type: newspaper, title: null}}", "article-newspaper",
		  NULL },
		{ "a: {type: web, title: T, parent: {type: web, title: C}}", "container-title: C",
		  NULL },
		{ "a: {type: book, title: T, parent: {type: book, title: C, editor: E}}",
		  "collection-editor:", NULL },
		{ "a: {type: article, parent: [{type: periodical, title: C, parent: {type: book, "
		  "title: D, editor: E}}]}",
		  "collection-title: D", NULL },
		{ "a: {type: article, parent: []}", "article-journal", NULL },
		{ "a: {type: book, parent: {type: book, parent: {type: book, parent: {type: book, "
		  "parent: {type: book, parent: {type: book, parent: {type: book, volume: 3}}}}}}}",
		  "type: book", NULL },
		{ "a: {type: article, parent: {type: periodical, title: {value: C, short: S}}}",
		  "container-title: C", NULL },
		{ "a: {type: book, parent: {type: anthology, title: S, issue: 3}}",
		  "collection-number: \"3\"", NULL },
		{ "a: {title: T}", "type: document", "is no type of Hayagriva" },
		{ "- a\n", NULL, "there are no entries" },
		{ "a: [", NULL, "" },
		{ "a: {type: book}\nb: \"x", "id: a", "" },
		{ "# nothing\n", NULL, "there are no entries" },
	};

	READ("hayagriva", rows);
}

static void
cff(void)
{
	static const struct row rows[] = {
		{ "cff-version: 1.2.0\ntitle: T\nauthors: [{alias: A}, {family-names: B, name: C}, "
		  "{name: D, affiliation: E}]\n",
		  "family: B", NULL },
		{ "cff-version: 1.2.0\ntitle: T\nauthors: [{given-names: B}]\ndate-released: "
		  "2012-07-03\ndate-published: 2011-01-01\n",
		  "issued: \"2012-07-03\"", NULL },
		{ "references: [{type: book, title: T, year: 2012, month: 7}]\n", "issued: 2012-07",
		  NULL },
		{ "references: [{type: book, title: T, year: c. 2012}]\n", "issued: 2012~", NULL },
		{ "references: [{type: book, title: T, location: {name: L, city: C},"
		  " publisher: {name: "
		  "P, city: D}, institution: {name: I, city: E, country: F}}]\n",
		  "publisher-place: L\n    publisher: [I, P]", NULL },
		{ "references: [{type: conference-paper, title: T, collection-title: C}]\n",
		  "container-title: C", NULL },
		{ "references: [{type: encyclopedia, title: T, collection-title: C}]\n", "title: C",
		  NULL },
		{ "references: [{type: book, title: T, collection-title: C}]\n",
		  "collection-title: C", NULL },
		{ "references: [{title: T}]\n", "type: document", "is no type of CFF" },
		/* What pacecat has written is no work of its own, and nobody is nobody. */
		{ "cff-version: 1.2.0\nmessage: These are the studies of the catalogue, as "
		  "references.\nauthors: [{name: anonymous}]\ntitle: C\nreferences:\n"
		  "  - {type: book, title: T, authors: [{name: anonymous}]}\n",
		  "pacecat: 1\n\nstudies:\n  - id: t\n    type: book\n    title: T\n", NULL },
		{ "references: [{type: book, title: T, end: 3, languages: []}]\n", "page: \"3\"",
		  NULL },
		{ "references: [{type: book, title: T, languages: en}]\n", "language: en", NULL },
		{ "references: [{type: book, title: null, languages: [en, fr]}]\n", "languages: fr",
		  NULL },
		{ "- x\n", NULL, "there is no citation" },
		{ "# nothing\n", NULL, "there is no citation" },
		{ "[\n", NULL, "" },
	};

	READ("cff", rows);
}

#define RECORD(type, rest) \
	"<xml><records><record><ref-type name=\"" type "\">1</ref-type>" rest \
	"</record></records></xml>"

static void
endnote(void)
{
	static const struct row rows[] = {
		{ RECORD("Book",
			 "<titles><title>T</title></titles><dates><year>2012</year><pub-dates>"
			 "<date>July 3</date></pub-dates></dates>"),
		  "issued: \"2012-07-03\"", NULL },
		{ RECORD("Book", "<dates><year>2012</year><pub-dates><date>July-August</date>"
				 "</pub-dates></dates>"),
		  "issued: 2012-07", NULL },
		{ RECORD("Book", "<dates><year>x</year><pub-dates><date>July 4 5 6</date>"
				 "</pub-dates></dates>"),
		  "pub-date", "is no date" },
		{ RECORD("Book", "<titles><title><style face=\"normal\">On </style>"
				 "<style face=\"italic\">Lemur</style> in 10"
				 "<style face=\"superscript\">3</style> <style>trees</style>"
				 "</title></titles><label><style face=\"bold\">k</style></label>"),
		  "  - id: k\n    type: book\n"
		  "    title: On <i>Lemur</i> in 10<sup>3</sup> trees\n",
		  NULL },
		{ RECORD("Book", "<dates><pub-dates><date>Summer</date></pub-dates></dates>"),
		  "Summer", "is no date" },
		{ RECORD("Book", "<dates><year>2012</year><pub-dates><date>2013-04-05</date>"
				 "</pub-dates></dates>"),
		  "issued: \"2013-04-05\"", NULL },
		{ RECORD("Book", "<isbn>9783161484100&#xD;1234-5679</isbn>"),
		  "ISBN: \"9783161484100\"\n    ISSN: 1234-5679\n", NULL },
		{ RECORD("Book", "<abstract>One.&#xD;Two.</abstract>"), "One.\\n\\\n      Two.",
		  NULL },
		{ RECORD("Edited Book",
			 "<contributors><authors><author>Oake, Ann</author></authors>"
			 "</contributors>"),
		  "    editor: [oake-ann]\n", NULL },
		{ RECORD("Book", "<isbn>12345678</isbn>"), "ISSN: \"12345678\"", NULL },
		{ RECORD("Report", "<isbn>12345678</isbn>"), "number: \"12345678\"", NULL },
		{ RECORD("Report", "<isbn>R 1</isbn>"), "number: R 1", NULL },
		{ RECORD("Magazine Article", "<isbn>R 1</isbn><pages>1</pages>"), "ISSN: R 1",
		  NULL },
		{ RECORD("Thesis", "<isbn>1</isbn><pages>12</pages>"), "number-of-pages:", NULL },
		{ RECORD("Book", "<pages>xii</pages>"), "page: xii", NULL },
		{ RECORD("Book", "<urls><web-urls><url>x</url><url>https://example.org/</url>"
				 "<url>https://example.org/2</url></web-urls></urls>"),
		  "URL: https://example.org/", NULL },
		{ RECORD("Book", "<titles><secondary-title>A</secondary-title><tertiary-title>B"
				 "</tertiary-title></titles>"),
		  "tertiary-title: B", NULL },
		{ RECORD("Book", "<volume>1</volume><language>English</language>"
				 "<keywords><keyword>a; b</keyword></keywords>"),
		  "language: en", NULL },
		{ RECORD("Book", "<titles><title>a &lt;&#65;&#x42;&#xd800;b<i>c</i><![CDATA[<d>]]>"
				 "<!-- no --><br/></title></titles>"),
		  NULL, "left out" },
		{ RECORD("Book", "<titles><title><s>a &lt;&#65;&#x42;&#X;</s></title></titles>"),
		  NULL, "left out" },
		{ RECORD("Book", "<titles><title><s>a &gt;&amp;&quot;&apos;&lt;&#65;&#x4a;</s>"
				 "<![CDATA[<d>]]><!-- no --><?x y?><s/></title></titles>"),
		  "title: a >&\"'<AJ<d>", NULL },
		{ "<x><?y?><record/><record>", NULL, "left out" },
		{ "<!DOCTYPE x [<!ENTITY y '>'>]>\n<x\ny='>'>\n<record>\n\xc3\xa9 <b></record></x>",
		  NULL, "left out" },
		{ "<records><record a='/'><ref-type name='Book'/><record></record></records>", NULL,
		  "left out" },
		{ "<!-- x", NULL, "there are no records" },
		{ "<!--", NULL, "there are no records" },
		{ "<xml\r\na='b'\t><record><ref-type name='Book'/></record></xml>", "type: book",
		  NULL },
		{ "<xml\ta='b'><record><ref-type name='Book'/></record></xml>", "type: book",
		  NULL },
		{ "<a/><record><ref-type name='Book'/></record>", "type: book", NULL },
		{ "<", NULL, "there are no records" },
		{ "<x", NULL, "there are no records" },
		{ "<!", NULL, "there are no records" },
		{ "<x/><y/>", NULL, "there are no records" },
	};

	READ("endnote-xml", rows);
}

#define MODS(rest) "<modsCollection><mods>" rest "</mods></modsCollection>"

static void
mods(void)
{
	static const struct row rows[] = {
		{ MODS("<titleInfo type=\"alternative\"><title>A</title></titleInfo>"
		       "<titleInfo type=\"abbreviated\"><title>B</title></titleInfo>"
		       "<titleInfo><title>C</title></titleInfo>"
		       "<titleInfo><title>D</title></titleInfo>"),
		  "title-short: B", NULL },
		{ MODS("<genre>conference publication</genre><relatedItem type=\"host\"><titleInfo>"
		       "<title>H</title></titleInfo><name><namePart type=\"family\">F</namePart>"
		       "</name></relatedItem>"),
		  "container-author", NULL },
		{ MODS("<relatedItem type=\"series\"><name><namePart>Field Club</namePart><role>"
		       "<roleTerm>editor</roleTerm></role></name><physicalDescription><extent>3"
		       "</extent></physicalDescription></relatedItem>"),
		  "collection-editor", NULL },
		{ MODS("<name><namePart type=\"family\">F</namePart><namePart type=\"suffix\">Jr."
		       "</namePart></name>"),
		  "suffix: Jr.", NULL },
		{ MODS("<name><namePart type=\"family\">F</namePart><namePart "
		       "type=\"termsOfAddress\">Sir</namePart><namePart type=\"date\">1900"
		       "</namePart></name>"),
		  "suffix: Sir", NULL },
		{ MODS("<name><namePart type=\"given\">Ann</namePart></name>"), "Ann", NULL },
		{ MODS("<originInfo><dateIssued>2012</dateIssued></originInfo><part><date>2013"
		       "</date>"
		       "</part>"),
		  "issued: \"2012\"", NULL },
		{ MODS("<location><url dateLastAccessed=\"2012-07-03\">https://example.org/1</url>"
		       "<url dateLastAccessed=\"2013-07-03\">https://example.org/2</url>"
		       "</location>"),
		  "accessed: \"2012-07-03\"", NULL },
		{ MODS("<physicalDescription><extent>.</extent></physicalDescription>"),
		  "type:", NULL },
		{ MODS("<genre>book</genre><genre>thesis</genre><genre>odd</genre>"), "genre: odd",
		  NULL },
		{ MODS("<name><namePart>Field Club</namePart><role><roleTerm>author.</roleTerm>"
		       "</role></name>"),
		  "    author: [field-club]\n", NULL },
		{ MODS("<genre authority=\"csl\">legal_case</genre><relatedItem type=\"host\">"
		       "<titleInfo><title>H</title></titleInfo></relatedItem>"),
		  "type: legal_case\n    container-title: H", NULL },
		{ MODS("<genre authority=\"local\">journalArticle</genre>"),
		  "type: article-journal\n", NULL },
		{ MODS("<originInfo><place><placeTerm>Paris :</placeTerm></place><publisher>Oake,"
		       "</publisher><edition>2nd ed. /</edition><issuance>monographic</issuance>"
		       "</originInfo>"),
		  "type: book\n    publisher: Oake\n    publisher-place: Paris\n"
		  "    edition: 2nd ed.\n",
		  NULL },
		{ MODS("<physicalDescription><extent>xii, 64 p. : ill. ; 24 cm</extent>"
		       "</physicalDescription><classification>G 1</classification>"),
		  "number-of-pages: xii, 64\n    call-number: G 1\n"
		  "    custom:\n      extent: \"xii, 64 p. : ill",
		  NULL },
		{ MODS("<physicalDescription><extent>64 pages</extent></physicalDescription>"
		       "<accessCondition>Free</accessCondition>"),
		  "number-of-pages: \"64\"\n    custom:\n      accessCondition: Free", NULL },
		{ MODS("<physicalDescription><extent>247 с.</extent></physicalDescription>"),
		  "number-of-pages: 247 с.", NULL },
		{ MODS("<genre>encyclopedia</genre><relatedItem type=\"host\"><titleInfo><title>H"
		       "</title></titleInfo></relatedItem>"),
		  "H", NULL },
	};

	READ("mods", rows);
}

/* More than there is room for is told of, and the record kept. */
static void
long_ones(void)
{
	struct buf text = BUF_INIT;
	struct row row = { .yaml = "id: a\n" };

	buf_puts(&text, "@book{a");
	for (int i = 0; i < 1002; i++)
		buf_printf(&text, ", f%d = 1", i);
	buf_puts(&text, "}");
	row.text = text.data;
	row.said = "more than 1000 fields; the rest";
	read_rows("bibtex", &row, 1);

	buf_clear(&text);
	buf_puts(&text, "@book{a, title = {");
	for (size_t i = 0; i < YAML_TEXT_MAX / 2; i++)
		buf_putc(&text, 'x');
	buf_puts(&text, "y}}");
	row.text = text.data;
	row.said = "bytes and was cut";
	read_rows("bibtex", &row, 1);

	buf_clear(&text);
	buf_puts(&text, "TY  - BOOK\nID  - a\nN1  - ");
	for (int i = 0; i < 9000; i++)
		buf_putc(&text, 'x');
	buf_puts(&text, "\nN1  - second\nER  - \n");
	row.text = text.data;
	row.yaml = "custom:\n      note: second\n";
	row.said = NULL;
	read_rows("ris", &row, 1);
	buf_release(&text);
}

int
main(void)
{
	long_ones();
	dates();
	hayagriva();
	cff();
	endnote();
	mods();
	bibtex();
	ris();
	csl();
	return test_end();
}
