/* SPDX-License-Identifier: MIT */
/* What each format says of single facts, and what it says it cannot. */
#include "format/export.h"

#include "format/read.h"
#include "tests/test.h"

#define PEOPLE \
	"organisations:\n" \
	"  - {id: sand, name: Sand and Gravel}\n" \
	"  - {id: mill, name: \"Mill, Weir & Co.\"}\n" \
	"  - {id: field, name: Centre for Field Ecology}\n" \
	"people:\n" \
	"  - {id: ann, name: {family: Oake, given: Ann}, ORCID: 0000-0002-1825-0097}\n" \
	"  - {id: fontaine, name: {family: Fontaine, given: Élodie,\n" \
	"    non-dropping-particle: de la}}\n" \
	"  - {id: king, name: {family: King, given: Martin, suffix: Jr.}}\n" \
	"  - {id: horst, name: {family: Horst, given: Jan, dropping-particle: von}}\n" \
	"topics: [{id: gold, name: {en: Gold, fr: Or}}]\n" \
	"studies:\n" \
	"  - id: one\n"

#define REPORT PEOPLE "    type: report\n    title: One\n"

/* Is `part` in what the first study becomes?  NULL: the same study as in the row above. */
static const struct {
	const char *yaml, *format, *part;
} cases[] = {
	/* Institutions are never taken apart, people never put together. */
	{ REPORT "    author: [field, ann]\n", "bibtex",
	  "author = {{Centre for Field Ecology} and Oake, Ann}," },
	{ NULL, "biblatex", "author = {{Centre for Field Ecology} and Oake, Ann}," },
	{ NULL, "ris", "\nAU  - Centre for Field Ecology\nAU  - Oake, Ann\n" },
	{ NULL, "csl-json", "\"literal\": \"Centre for Field Ecology\"" },
	{ NULL, "csl-yaml", "- literal: Centre for Field Ecology\n" },
	{ NULL, "cff", "- name: Centre for Field Ecology\n" },
	{ NULL, "cff", "orcid: https://orcid.org/0000-0002-1825-0097\n" },
	{ NULL, "hayagriva", "    - name: Centre for Field Ecology\n    - Oake, Ann\n" },
	{ NULL, "endnote-xml", "<author>Centre for Field Ecology,</author>" },
	{ NULL, "mods", "<name type=\"corporate\">\n      <namePart>Centre for Field Ecology<" },
	{ NULL, "mods", "<nameIdentifier type=\"orcid\">0000-0002-1825-0097<" },
	{ NULL, "html", "Centre for Field Ecology and Ann Oake (n.d.)" },
	{ NULL, "csv", "\"Centre for Field Ecology; Oake, Ann\"" },
	/* One alone still has its braces; commas and "and" change nothing. */
	{ REPORT "    author: [mill]\n", "bibtex", "author = {{Mill, Weir \\& Co.}},\n" },
	{ NULL, "html", "Mill, Weir &amp; Co. (n.d.)" },
	{ NULL, "markdown", "- Mill, Weir & Co. (n.d.)" },
	{ REPORT "    publisher: [sand, field]\n", "biblatex",
	  "institution = {{Sand and Gravel} and Centre for Field Ecology},\n" },
	{ NULL, "bibtex", "institution = {Sand and Gravel and Centre for Field Ecology},\n" },
	{ NULL, "mods", "<publisher>Sand and Gravel</publisher>\n      <publisher>Centre" },
	/* Particles and suffixes. */
	{ REPORT "    author: [fontaine, king, horst]\n", "bibtex",
	  "author = {de la Fontaine, Élodie and King, Jr., Martin and von Horst, Jan},\n" },
	{ NULL, "biblatex", "options = {useprefix=true},\n" },
	{ NULL, "ris",
	  "AU  - de la Fontaine, Élodie\nAU  - King, Martin, Jr.\nAU  - Horst, Jan von\n" },
	{ NULL, "csl-json", "\"non-dropping-particle\": \"de la\"" },
	{ NULL, "csl-json", "\"dropping-particle\": \"von\"" },
	{ NULL, "csl-json", "\"suffix\": \"Jr.\"" },
	{ NULL, "cff", "name-particle: de la\n" },
	{ NULL, "cff", "name-suffix: Jr.\n" },
	{ NULL, "hayagriva", "given-name: Élodie\n      prefix: de la\n" },
	{ NULL, "endnote-xml", "<author>de la Fontaine, Élodie</author>" },
	{ NULL, "mods", "<namePart type=\"family\">de la Fontaine<" },
	{ NULL, "mods", "<namePart type=\"termsOfAddress\">Jr.<" },
	/* As the work prints them. */
	{ REPORT "    author: [{person: ann, as: A. Oake}]\n", "ris", "AU  - Oake, A.\n" },
	/* Contributors. */
	{ REPORT "    author: [ann]\n    contributor: [king, field]\n", "bibtex",
	  "note = {With contributions from Martin King Jr. and Centre for Field Ecology},\n" },
	{ NULL, "biblatex",
	  "editora = {King, Jr., Martin and {Centre for Field Ecology}},\n"
	  "  editoratype = {collaborator},\n" },
	{ NULL, "ris", "N1  - With contributions from Martin King Jr. and Centre for" },
	{ NULL, "csl-json", "\"contributor\": [" },
	{ NULL, "hayagriva", "- role: collaborator\n      names:\n" },
	{ NULL, "mods", ">ctb</roleTerm>" },
	/* A number is not an ISBN, and neither takes the place of the other. */
	{ REPORT "    number: CS-07\n    ISBN: 978-3-16-148410-0\n    ISSN: 1234-5679\n", "ris",
	  "IS  - CS-07\nSN  - CS-07\nSN  - 978-3-16-148410-0\nSN  - 1234-5679\n" },
	{ PEOPLE "    type: book\n    title: One\n    number: 7\n    ISBN: 978-3-16-148410-0\n",
	  "ris", "IS  - 7\nSN  - 978-3-16-148410-0\n" },
	{ REPORT "    number: CS-07\n    ISBN: 978-3-16-148410-0\n    ISSN: 1234-5679\n",
	  "csl-json", "\"number\": \"CS-07\"" },
	{ NULL, "bibtex", "isbn = {978-3-16-148410-0},\n  issn = {1234-5679},\n" },
	{ NULL, "bibtex", "number = {CS-07},\n" },
	{ NULL, "endnote-xml", "<report-id>CS-07</report-id>" },
	{ NULL, "endnote-xml", "<isbn>978-3-16-148410-0\n1234-5679</isbn>" },
	{ NULL, "mods", "<identifier type=\"isbn\">978-3-16-148410-0<" },
	{ NULL, "cff", "isbn: 978-3-16-148410-0\n" },
	{ NULL, "hayagriva", "serial: CS-07\n    isbn: 978-3-16-148410-0\n" },
	/* Pages: how many, or which. */
	{ REPORT "    number-of-pages: 112\n", "bibtex", "pagetotal = {112},\n" },
	{ NULL, "csl-json", "\"number-of-pages\": \"112\"" },
	{ NULL, "cff", "pages: 112\n" },
	{ NULL, "hayagriva", "page-total: 112\n" },
	{ NULL, "mods", "<extent unit=\"page\">112</extent>" },
	{ PEOPLE "    type: article-journal\n    title: One\n    page: 7–31\n    volume: 12\n"
		 "    issue: 3\n    container-title: Reeds\n",
	  "bibtex", "pages = {7--31},\n" },
	{ NULL, "bibtex", "journal = {{Reeds}},\n" },
	{ NULL, "biblatex", "journaltitle = {{Reeds}},\n" },
	{ NULL, "ris", "SP  - 7\nEP  - 31\n" },
	{ NULL, "cff", "start: 7\n    end: 31\n" },
	{ NULL, "mods", "<start>7</start>\n          <end>31</end>" },
	{ NULL, "hayagriva", "parent:\n    type: periodical\n" },
	{ NULL, "html", "In <cite>Reeds</cite>, 12 (3), 7–31." },
	{ PEOPLE "    type: book\n    title: One\n    editor: [ann]\n", "endnote-xml",
	  "<ref-type name=\"Edited Book\">28</ref-type>\n      <contributors>\n        <authors>" },
	/* Types, and what the report is. */
	{ REPORT "    genre: Case study\n", "bibtex", "@techreport{one,\n" },
	{ NULL, "biblatex", "@report{one,\n" },
	{ NULL, "biblatex", "type = {Case study},\n" },
	{ NULL, "ris", "TY  - RPRT\nID  - one\n" },
	{ NULL, "ris", "M3  - Case study\n" },
	{ NULL, "endnote-xml", "<ref-type name=\"Report\">27</ref-type>" },
	{ NULL, "mods", "<genre>Case study</genre>" },
	{ NULL, "html", "[Case study]" },
	/* Dates. */
	{ REPORT "    issued: 2012-07-03\n", "bibtex",
	  "year = {2012},\n  month = jul,\n  day = {3},\n" },
	{ NULL, "biblatex", "date = {2012-07-03},\n" },
	{ NULL, "ris", "PY  - 2012\nDA  - 2012/07/03/\n" },
	{ NULL, "csl-yaml", "date-parts: [[2012, 7, 3]]\n" },
	{ NULL, "cff", "date-published: \"2012-07-03\"\n" },
	{ NULL, "hayagriva", "date: 2012-07-03\n" },
	{ NULL, "csv", ",2012-07-03" },
	{ REPORT "    issued: 2012-07\n", "ris", "DA  - 2012/07//\n" },
	{ NULL, "mods", ">2012-07</dateIssued>" },
	{ REPORT "    issued: 2010/2012\n", "bibtex",
	  "year = {2010--2012},\n  date = {2010/2012},\n" },
	{ NULL, "csl-yaml", "date-parts: [[2010], [2012]]\n" },
	{ NULL, "html", "(2010-2012)" },
	{ REPORT "    issued: 2010/..\n", "biblatex", "date = {2010/},\n" },
	{ NULL, "csl-json", "\"issued\": \"2010/..\"" },
	{ NULL, "ris", "PY  - 2010\nDA  - 2010///2010/..\n" },
	{ REPORT "    issued: 2012~\n", "bibtex", "year = {ca. 2012},\n  date = {2012~},\n" },
	{ NULL, "csl-yaml", "date-parts: [[2012]]\n      circa: true\n" },
	{ NULL, "ris", "DA  - 2012///circa\n" },
	{ NULL, "mods", ">2012~</dateIssued>" },
	{ REPORT "    issued: {literal: in press}\n", "bibtex", "year = {in press},\n" },
	{ NULL, "biblatex", "year = {in press},\n" },
	{ NULL, "ris", "PY  - in press\n" },
	{ NULL, "csl-yaml", "issued:\n      literal: in press\n" },
	{ NULL, "endnote-xml", "<year>in press</year>" },
	{ NULL, "mods", "<dateIssued>in press</dateIssued>" },
	{ NULL, "html", "(in press)" },
	{ REPORT "    DOI: https://doi.org/10.5555/12345678\n", "bibtex",
	  "doi = {10.5555/12345678},\n" },
	{ NULL, "ris", "DO  - 10.5555/12345678\n" },
	{ NULL, "cff", "doi: 10.5555/12345678\n" },
	{ NULL, "mods", "<identifier type=\"doi\">10.5555/12345678<" },
	{ NULL, "csl-json", "\"DOI\": \"10.5555/12345678\"" },
	{ NULL, "yaml", "DOI: https://doi.org/10.5555/12345678\n" },
	{ REPORT "    issued: \"-0043-03\"\n", "csl-yaml", "date-parts: [[-44, 3]]\n" },
	{ REPORT "    issued: {date-parts: [[-44, 3]]}\n", "csl-yaml", "date-parts: [[-44, 3]]\n" },
	{ NULL, "biblatex", "date = {-0043-03},\n" },
	{ REPORT "    issued: 2012-21\n", "csl-json", "\"issued\": \"2012-21\"" },
	{ NULL, "bibtex", "year = {2012},\n  date = {2012-21},\n" },
	{ REPORT "    URL: https://example.org/a_b%20c#d\n    accessed: 2024-02-29\n"
		 "    DOI: 10.5555/12345678\n",
	  "bibtex", "url = {https://example.org/a_b%20c#d},\n  urldate = {2024-02-29},\n" },
	{ NULL, "ris", "Y2  - 2024/02/29/\n" },
	{ NULL, "csl-yaml", "URL: https://example.org/a_b%20c#d\n" },
	{ NULL, "hayagriva", "value: https://example.org/a_b%20c#d\n    date: 2024-02-29\n" },
	{ NULL, "endnote-xml", "<access-date>2024-02-29</access-date>" },
	{ NULL, "mods", "dateLastAccessed=\"2024-02-29\">https://example.org/a_b%20c#d<" },
	{ NULL, "cff", "doi: 10.5555/12345678\n" },
	{ NULL, "markdown", "<https://doi.org/10.5555/12345678>" },
	/* Languages and translations. */
	{ PEOPLE "    title: {fr: Un, en: One}\n    language: fr\n", "ris",
	  "TI  - Un\nTT  - One\n" },
	{ NULL, "bibtex", "langid = {french},\n" },
	{ NULL, "hayagriva", "value: Un\n    verbatim: true\n    translation: One\n" },
	{ NULL, "mods", "<titleInfo xml:lang=\"fr\">\n      <title>Un<" },
	{ NULL, "mods", "<titleInfo type=\"translated\" xml:lang=\"en\">\n      <title>One<" },
	{ NULL, "endnote-xml", "<translated-title>One</translated-title>" },
	{ NULL, "html", "<li id=\"un\" lang=\"fr\">" },
	/* The case of titles stays. */
	{ PEOPLE "    title: \"ASM in NW: the iPad & {case}\"\n", "bibtex",
	  "title = {{ASM in NW: the iPad \\& \\textbraceleft{}case\\textbraceright{}}},\n" },
	{ NULL, "hayagriva", "verbatim: true\n" },
	{ NULL, "html", "<cite>ASM in NW: the iPad &amp; {case}</cite>" },
	{ PEOPLE "    title: \"*a* [b] <x>c</x>\"\n", "markdown",
	  "*\\*a\\* \\[b\\] \\<x\\>c\\</x\\>*" },
	{ NULL, "html", "<cite>*a* [b] &lt;x&gt;c&lt;/x&gt;</cite>" },
	{ NULL, "csl-yaml", "title: \\*a\\* \\[b\\] \\<x\\>c\\</x\\>\n" },
	/* Tags, where a format can say what they mean; else the text is without them. */
	{ REPORT "    abstract: The <i>Lemur</i> <i> 10<sup>6</sup> <b>a_b</b>\n"
		 "    note: See <i>it</i>\n    keyword: [<i>Lemur</i>, gold]\n",
	  "yaml", "abstract: The <i>Lemur</i> <i> 10<sup>6</sup> <b>a_b</b>\n" },
	{ NULL, "yaml", "      - \"<i>Lemur</i>\"\n      - gold\n" },
	{ NULL, "csl-json", "\"abstract\": \"The <i>Lemur</i> <i> 10<sup>6</sup> <b>a_b</b>\"" },
	{ NULL, "csl-json", "\"keyword\": \"<i>Lemur</i>, gold\"" },
	{ NULL, "csl-yaml", "abstract: The *Lemur* \\<i\\> 10^6^ **a_b**\n" },
	{ NULL, "bibtex",
	  "abstract = {The \\emph{Lemur} <i> 10\\textsuperscript{6} \\textbf{a\\_b}},\n" },
	{ NULL, "biblatex", "keywords = {Lemur, gold},\n  note = {See \\emph{it}},\n" },
	{ NULL, "ris", "\nAB  - The Lemur <i> 10⁶ a_b\n" },
	{ NULL, "ris", "\nKW  - Lemur\n" },
	{ NULL, "mods", "<abstract>The Lemur &lt;i&gt; 10⁶ a_b</abstract>" },
	{ NULL, "cff", "abstract: The Lemur <i> 10⁶ a_b\n" },
	{ NULL, "csv", "The Lemur <i> 10⁶ a_b" },
	/* Of publishers, and of keywords that are one text, as well; of names CSL has none. */
	{ REPORT "    publisher: <i>W</i> <b>x</b>\n    keyword: <i>Lemur</i>; gold\n"
		 "    author: [{literal: <i>A</i> b}]\n",
	  "csl-json", "\"publisher\": \"<i>W</i> <b>x</b>\"" },
	{ NULL, "csl-json", "\"keyword\": \"<i>Lemur</i>, gold\"" },
	{ NULL, "csl-json", "\"literal\": \"<i>A</i> b\"" },
	{ NULL, "bibtex", "{\\emph{W} \\textbf{x}}" },
	{ NULL, "bibtex", "keywords = {Lemur, gold}" },
	{ NULL, "ris", "\nPB  - W x\n" },
	{ NULL, "ris", "\nKW  - Lemur\nKW  - gold\n" },
	/* What they kept apart is no more than text. */
	{ REPORT "    abstract: \"<b></b>=1<i>\\n</i>ER  - <i>\\n</i>TY  - BOOK\"\n", "csv",
	  ",\"'=1\nER  - \nTY  - BOOK\"" },
	{ NULL, "ris", "\nAB  - =1 ER - TY - BOOK\nER  - \n" },
	{ NULL, "bibtex", "abstract = {\\textbf{}=1\\emph{ }ER - \\emph{ }TY - BOOK},\n" },
	/* Marks around nothing, or beside blanks, would be text in Markdown. */
	{ REPORT "    abstract: \"a<i><b></b></i>b <i> c </i> d<sup>e f</sup> <sc>g</sc>\"\n",
	  "csl-yaml", "abstract: ab *\\ c\\ * d^e\\ f^ [g]{.smallcaps}\n" },
	{ REPORT "    abstract: <span class='nocase'>a</span> <span class=\"nocase\">b</span>\n",
	  "csl-yaml", "[b]{.nocase}\n" },
	/* One line, however long, whatever breaks it had. */
	{ REPORT "    abstract: |\n      One.\n\n      Two.\n", "ris", "\nAB  - One. Two.\n" },
	{ NULL, "bibtex", "abstract = {One.\n\nTwo.},\n" },
	{ NULL, "csv", ",\"One.\n\nTwo.\n\"" },
	/* Keywords, topics, countries. */
	{ REPORT "    keyword: [reeds, \"a, b\"]\n    topic: gold\n    country: MDG\n", "ris",
	  "KW  - reeds\nKW  - a, b\nKW  - Gold\nKW  - Madagascar\n" },
	{ NULL, "bibtex", "keywords = {reeds, {a, b}, Gold, Madagascar},\n" },
	{ NULL, "mods", "<geographicCode authority=\"iso3166\">MG<" },
	{ NULL, "csl-json", "\"country\": \"MDG\"" },
	{ NULL, "csv", ",MDG,Gold," },
	{ REPORT "    keyword: reeds; a, b\n", "ris", "KW  - reeds\nKW  - a, b\n" },
	/* Files, and other studies. */
	{ REPORT "    file: [{path: \"a:b.pdf\", title: Text, media-type: application/pdf}]\n",
	  "bibtex", "file = {Text:a\\:b.pdf:application/pdf},\n" },
	{ NULL, "ris", "L1  - a:b.pdf\n" },
	{ NULL, "mods", "<url access=\"raw object\" displayLabel=\"Text\">a:b.pdf</url>" },
	{ REPORT "    related: [{id: two, as: translation}]\n  - {id: two, title: Two}\n",
	  "biblatex", "related = {two},\n" },
	{ NULL, "mods", "<relatedItem otherType=\"translation\" xlink:href=\"#two\"/>" },
	/* What only we know goes along where there is a place for it. */
	{ REPORT "    colour: {deep: [blue, null]}\n    verified: [title]\n", "csl-yaml",
	  "custom:\n      pacecat:\n        colour:\n          deep:\n            - blue\n"
	  "            - null\n        verified:\n          - title\n" },
	{ NULL, "yaml", "    colour:\n      deep:\n        - blue\n        - null\n" },
	/* What is no address is no link; what is no date, no date; what is empty, nothing. */
	{ REPORT "    URL: urn:x\n    issued: {season: 1}\n    genre: \"\"\n", "html",
	  "(n.d.). <cite>One</cite>. urn:x</li>" },
	{ NULL, "markdown", "(n.d.). *One*. urn:x\n" },
	{ NULL, "bibtex", "title = {{One}},\n  url = {urn:x},\n}" },
	{ NULL, "csl-json", "\"type\": \"report\",\n    \"URL\"" },
	{ REPORT "    page: \"\"\n    URL: \"\"\n", "bibtex", "title = {{One}},\n}" },
	/* Who is not the author, and under which name. */
	{ REPORT "    editor: [ann]\n    publisher: [Sand and Gravel, field]\n", "html",
	  "Oake, Ann (ed.) (n.d.). <cite>One</cite>. Sand and Gravel and Centre" },
	{ REPORT "    publisher: [ann, Martin King Jr.]\n", "html",
	  "Ann Oake and Martin King Jr." },
	{ REPORT "    editor: [ann, king]\n", "html",
	  "Oake, Ann and Martin King Jr. (eds) (n.d.)" },
	/* A volume with a title of its own, and a page that is no range. */
	{ PEOPLE "    type: book\n    title: One\n    volume-title: Reeds\n    page: 7\u20ac9\n",
	  "biblatex", "title = {{Reeds}},\n  maintitle = {{One}},\n  pages = {7\u20ac9},\n" },
	/* What is called so already, whatever it is. */
	{ REPORT "    custom: words\n", "csl-json",
	  "\"custom\": {\n      \"custom\": \"words\"\n    }" },
	/* Spreadsheets do not run what a catalogue says. */
	{ PEOPLE "    title: \"=1+1\"\n    note: \"-5\"\n    genre: \"say \\\"x\\\"\"\n", "csv",
	  ",\"'=1+1\",\"say \"\"x\"\"\",-5\r\n" },
};

static struct catalogue *
load(const char *yaml)
{
	struct diags diags = { 0 };
	struct catalogue *c = catalogue_read_one("f", yaml, strlen(yaml), &diags);

	if (!CHECK(c && !diags.errors))
		printf("%s\n%s\n", yaml, diags.errors ? diags_worst(&diags)->text : "");
	diags_release(&diags);
	return c;
}

static void
write_all(const struct catalogue *c, const char *format, struct losses *losses, struct buf *b)
{
	uint32_t study[8];
	struct export e = { .format = format_find(format),
			    .catalogue = c,
			    .study = study,
			    .count = catalogue_count(c, KIND_STUDY),
			    .losses = losses };
	struct out *o;

	for (uint32_t i = 0; i < e.count && i < 8; i++)
		study[i] = catalogue_first(c, KIND_STUDY) + i;
	o = export_new(&e, b);
	while (export_next(o))
		;
	export_free(o);
}

static void
test_parts(void)
{
	struct catalogue *c = NULL;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = BUF_INIT;

		if (cases[i].yaml) {
			catalogue_free(c);
			c = load(cases[i].yaml);
		}
		if (!CHECK(c))
			return;
		write_all(c, cases[i].format, NULL, &b);
		if (!CHECK(strstr(b.data, cases[i].part)))
			printf("case %zu, %s: no \"%s\" in\n%s\n", i, cases[i].format,
			       cases[i].part, b.data);
		buf_release(&b);
	}
	catalogue_free(c);
}

/* What is told as lost: "key kind" each. */
static const struct {
	const char *yaml, *format, *want;
} lost[] = {
	{ REPORT "    issued: 2012\n    author: [ann]\n", "bibtex", "" },
	{ NULL, "ris", "" },
	{ NULL, "csv", "" },
	{ REPORT "    source: x\n    colour: blue\n    note: null\n    annote: ''\n", "bibtex",
	  "source whole, colour whole" },
	{ NULL, "csl-json", "" },
	{ NULL, "yaml", "" },
	{ PEOPLE "    title: {fr: Un, en: One, pt: Um}\n    topic: gold\n", "ris",
	  "title languages, topic words" },
	{ NULL, "bibtex", "title languages, topic words" },
	{ NULL, "mods", "topic words" },
	{ NULL, "csl-yaml", "" },
	{ REPORT "    issued: 2012~\n    publisher: [sand, field]\n", "cff",
	  "issued part, publisher words" },
	{ NULL, "biblatex", "" },
	{ NULL, "hayagriva", "issued part, publisher words" },
	{ REPORT "    author: [{family: Ek, given: Bo, ORCID: 0000-0002-1825-0097}]\n", "ris",
	  "author part" },
	{ REPORT "    author: [{family: 'Ek, Jr.', given: Bo}]\n", "ris", "author part" },
	{ NULL, "endnote-xml", "author part" },
	{ NULL, "bibtex", "" },
	{ REPORT "    author: [{family: Ek, given: 'Bo, Jr.'}]\n", "ris", "author part" },
	{ REPORT "    author: [{family: Ek, suffix: Jr.}]\n", "endnote-xml", "author part" },
	{ REPORT "    author: [{literal: 'Sand, Tin and Son'}]\n", "endnote-xml",
	  "author part" },
	{ REPORT "    author: [{family: Ek, given: Bo, suffix: 'Jr., PhD'}]\n", "ris", "" },
	{ NULL, "endnote-xml", "" },
	{ PEOPLE "    title: One\n    type: chapter\n    number-of-pages: 9\n", "ris",
	  "number-of-pages whole" },
	{ NULL, "endnote-xml", "number-of-pages whole" },
	{ PEOPLE "    title: One\n    type: pamphlet\n", "hayagriva", "type part" },
	{ NULL, "ris", "" },
	{ PEOPLE "    title: One\n    type: book\n    number-of-pages: 9\n    author: [ann]\n"
		 "    editor: [ann]\n",
	  "ris", "" },
	{ NULL, "endnote-xml", "editor part" },
	{ REPORT "    issued: {season: 1}\n", "csl-json", "issued whole" },
	{ NULL, "bibtex", "issued whole" },
	{ REPORT "    issued: {literal: in press}\n", "cff", "issued whole" },
	{ NULL, "ris", "" },
	{ REPORT "    related: [two]\n  - {id: two, title: Two}\n", "ris", "related whole" },
	{ NULL, "biblatex", "" },
};

static void
test_losses(void)
{
	struct catalogue *c = NULL;

	for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
		struct losses losses = { .loss = NULL };
		struct buf b = BUF_INIT;

		if (lost[i].yaml) {
			catalogue_free(c);
			c = load(lost[i].yaml);
		}
		if (!CHECK(c))
			return;
		write_all(c, lost[i].format, &losses, &b);
		buf_clear(&b);
		for (size_t k = 0; k < losses.count; k++)
			buf_printf(&b, "%s%s %s", k ? ", " : "", losses.loss[k].key,
				   loss_name(losses.loss[k].kind));
		CHECK_STR(b.data, lost[i].want);
		losses_release(&losses);
		buf_release(&b);
	}
	catalogue_free(c);
}

/* Of a part of the studies, those come along whom they name; a link to another is left out. */
static void
check_part(const char *yaml)
{
	struct catalogue *c = load(yaml);
	uint32_t study = catalogue_first(c, KIND_STUDY);
	struct losses losses = { .loss = NULL };
	struct buf b = BUF_INIT;
	struct export e = { .format = format_find("yaml"),
			    .catalogue = c,
			    .study = &study,
			    .count = 1,
			    .losses = &losses };
	struct out *o = export_new(&e, &b);

	while (export_next(o))
		;
	CHECK_STR(b.data, "pacecat: 1\n"
			  "\n"
			  "people:\n"
			  "  - id: ann\n"
			  "    name:\n"
			  "      family: Oake\n"
			  "      given: Ann\n"
			  "    ORCID: 0000-0002-1825-0097\n"
			  "\n"
			  "studies:\n"
			  "  - id: one\n"
			  "    title: One\n"
			  "    author: [ann]\n");
	CHECK_INT(losses.count, 1);
	CHECK_STR(losses.count ? losses.loss[0].key : "", "related");
	CHECK_STR(export_key(o, study), "oakeone");
	export_free(o);
	losses_release(&losses);
	buf_release(&b);
	catalogue_free(c);
}

static void
test_part(void)
{
#define TWO "  - {id: two, title: Two, author: [king], topic: gold}\n"
	check_part(PEOPLE
		   "    title: One\n    author: [ann]\n    related: [{id: two, as: part}]\n" TWO);
	check_part(PEOPLE "    title: One\n    author: [ann]\n    related: two\n" TWO);
#undef TWO
}

/* Every row of the table has what it takes. */
static void
test_formats(void)
{
	size_t count;
	const struct format *row = format_rows(&count);

	for (size_t i = 0; i < count; i++) {
		CHECK(format_find(row[i].name) == &row[i]);
		CHECK(*row[i].title && row[i].suffix[0] == '.' && strchr(row[i].media, '/'));
	}
	CHECK(!format_find("none"));
	export_free(NULL);
}

int
main(void)
{
	test_parts();
	test_losses();
	test_part();
	test_formats();
	return test_end();
}
