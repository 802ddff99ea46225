/* SPDX-License-Identifier: MIT */
#include "format/into.h"

#include "format/import.h"
#include "format/splice.h"
#include "tests/test.h"

/* A record a list, with which each of the files below is spliced. */
static const char *const records[SPLICE_LISTS] = {
	[SPLICE_ORGANISATIONS] = "",
	[SPLICE_PEOPLE] = "  - {id: p}\n",
	[SPLICE_STUDIES] = "  - {id: s}\n",
};

/* What came of the records of another program when they were added to a catalogue. */
struct trial {
	struct diags diags;
	struct import im;
	struct into in;
	bool good;
};

static void
trial_of_files(struct trial *t, const char *format, const char *bytes,
	       const struct read_file *file, size_t files)
{
	*t = (struct trial){ .diags = { .diag = NULL } };
	import_init(&t->im);
	import_read(&t->im, format_find(format), "b", bytes, strlen(bytes), &t->diags);
	t->good = into_make(&t->in, &t->im.drafts, file, files, &t->diags);
}

static void
trial_init(struct trial *t, const char *format, const char *bytes, const char *before)
{
	const struct read_file file = { .name = "f", .bytes = before, .len = strlen(before) };

	trial_of_files(t, format, bytes, &file, 1);
}

static void
trial_release(struct trial *t)
{
	into_release(&t->in);
	import_release(&t->im);
	diags_release(&t->diags);
}

#define P "  - {id: p}\n"
#define S "  - {id: s}\n"

static void
spliced(void)
{
	static const struct {
		const char *before, *after; /* NULL: refused */
	} rows[] = {
		{ "pacecat: 1\n", "pacecat: 1\n\npeople:\n" P "\nstudies:\n" S },
		{ "pacecat: 1", "pacecat: 1\n\npeople:\n" P "\nstudies:\n" S },
		{ "studies:\n  - {id: a}\n", "studies:\n  - {id: a}\n" S "\npeople:\n" P },
		{ "studies:\n  - {id: a}", "studies:\n  - {id: a}\n" S "\npeople:\n" P },
		{ "studies:\npeople:\n", "studies:\n" S "people:\n" P },
		{ "people:\n  - id: a\n    note: |\n      # no comment\n\n      x\n\n"
		  "# Works\nstudies:\n"
		  "  - id: b\n    # last words\n\n# The end\n",
		  "people:\n  - id: a\n    note: |\n      # no comment\n\n      x\n" P
		  "\n# Works\nstudies:\n"
		  "  - id: b\n    # last words\n" S "\n# The end\n" },
		{ "people:\r\n  - {id: a}\r\nstudies:\r\n  - {id: b}\r\n",
		  "people:\r\n  - {id: a}\r\n  - {id: p}\r\nstudies:\r\n  - {id: b}\r\n"
		  "  - {id: s}\r\n" },
		{ "\xef\xbb\xbfstudies:\n  - {id: a, note: \"é # :\"}\n"
		  "topics:\n  - {id: t}\npeople:\n  - {id: b}",
		  "\xef\xbb\xbfstudies:\n  - {id: a, note: \"é # :\"}\n" S "topics:\n  - {id: t}\n"
		  "people:\n  - {id: b}\n" P },
		{ "---\nstudies:\n  - {id: a}\n\n...\n# The end\n",
		  "---\nstudies:\n  - {id: a}\n" S "\n\npeople:\n" P "...\n# The end\n" },
		{ "people:\r\nstudies:\r\n  - {id: a}\r\n... # end",
		  "people:\r\n  - {id: p}\r\nstudies:\r\n  - {id: a}\r\n  - {id: s}\r\n"
		  "... # end" },
		{ "studies: []\n", "studies:\n" S "\npeople:\n" P },
		{ "studies: [ ]\t# none\n\npeople: []", "studies: \t# none\n\n" S "people:\n" P },
		{ "people: [] \norganisations: []\nstudies:\n  []\r\n",
		  "people:  \n" P "organisations: []\nstudies:\n\r\n" S },
		{ "studies: [ # none\n  # yet\n]\n# The end",
		  "studies: # none\n  # yet\n\n" S "# The end\n\npeople:\n" P },
		{ "studies: [{id: a}]\npeople: [studies]\n", NULL },
		{ "{studies: []}\n", NULL },
		{ "- {id: a, type: book}\n", NULL },
		{ "studies: word\n", NULL },
		{ "studies:\n  - {id: a\n", NULL },
		{ "", NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct diags diags = { .diag = NULL };
		struct buf out = BUF_INIT;
		struct splice s;
		bool good = splice_open(&s, "f", rows[i].before, strlen(rows[i].before), &diags);

		CHECK_INT(good, rows[i].after != NULL);
		CHECK(good || diags.errors);
		if (good) {
			splice_write(&s, records, &out);
			CHECK_STR(out.data, rows[i].after);
		}
		buf_release(&out);
		diags_release(&diags);
	}
}

#define CATALOGUE \
	"# mine\n" \
	"people:\n" \
	"    - id: oake   # the first\n" \
	"      name: {family: Oake, given: Ann}\n" \
	"      also: [A. Oake, \"Oake, Ann\", {kind: misprint}]\n" \
	"studies:\n" \
	"    - {id: one, type: book, title: The One Work, issued: 2001, author: [oake],\n" \
	"       DOI: 10.5555/One}\n" \
	"    - {id: two, type: book, title: {en: The Second Work, fr: Le second},\n" \
	"       issued: 2002-03, ISBN: 978-3-16-148410-0}\n"

/* What is in the catalogue already, by what; and what is added to it. */
static void
added(void)
{
	static const struct {
		const char *bib, *said; /* "": nothing, all is new */
		const char *text;	/* what comes behind the old file; NULL: nothing */
	} rows[] = {
		{ "@book{one, title = {Other}}", "one has this id", NULL },
		{ "@book{x, title = {Other}, doi = {https://doi.org/10.5555/ONE}}", "the same DOI",
		  NULL },
		{ "@book{x, title = {Other}, isbn = {9783161484100}}", "the same ISBN", NULL },
		{ "@incollection{x, title = {Other}, isbn = {9783161484100}}", "",
		  "    - id: x\n      citation-key: x\n      type: chapter\n      title: Other\n"
		  "      ISBN: \"9783161484100\"\n" },
		{ "@book{x, title = {The one work!}, year = 2001}", "the same title and year",
		  NULL },
		{ "@book{x, title = {Le second}, year = 2002}", "the same title and year", NULL },
		{ "@book{x, title = {The One Work}, year = 2003, "
		  "author = {Oake, A. and {\\'O}ake, Ann}}",
		  "",
		  "    - id: x\n      citation-key: x\n      type: book\n"
		  "      title: The One Work\n"
		  "      author:\n        - {person: oake, as: {family: Oake, given: A.}}\n"
		  "        - {person: oake, as: {family: Óake, given: Ann}}\n"
		  "      issued: \"2003\"\n" },
		{ "@book{One, title = {New}}@book{one2, title = {New}}", "",
		  "    - id: one-2\n      citation-key: One\n      type: book\n      title: New\n"
		  "    - id: one2\n      citation-key: one2\n      type: book\n"
		  "      title: New\n" },
		{ "@book{n, title = {The very same}, year = 2009}"
		  "@book{m, title = {The Very Same}, year = 2009}",
		  "n has the same title and year",
		  "    - id: \"n\"\n      citation-key: \"n\"\n      type: book\n"
		  "      title: The very same\n"
		  "      issued: \"2009\"\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct trial t;

		trial_init(&t, "bibtex", rows[i].bib, CATALOGUE);
		CHECK(t.good);
		if (!CHECK_INT(t.diags.errors, 0))
			printf("%s\n%s\n", diags_worst(&t.diags)->text, t.in.text.data);
		CHECK((t.diags.count != 0) == (*rows[i].said != '\0'));
		if (*rows[i].said && t.diags.count)
			CHECK(strstr(t.diags.diag[0].text, rows[i].said) != NULL);
		CHECK(t.in.text.len >= strlen(CATALOGUE) &&
		      !memcmp(t.in.text.data, CATALOGUE, strlen(CATALOGUE)));
		CHECK_STR(t.in.text.data + strlen(CATALOGUE), rows[i].text ? rows[i].text : "");
		trial_release(&t);
	}
}

/* Who is but a name in a study gets a record by what is added, and is the same all the same. */
static void
registered(void)
{
	static const char before[] =
		"studies:\n  - {id: a, type: book, title: T, author: [{family: Oake, given: Ann},\n"
		"     {literal: Mill}]}\n";
	static const char bib[] = "@book{b, title = {New}, author = {Oake, Ann and {Mill}}}";
	struct trial t;

	trial_init(&t, "bibtex", bib, before);
	CHECK(t.good);
	CHECK_INT(t.diags.count, 0);
	CHECK_INT(t.in.people, 1);
	CHECK_INT(t.in.organisations, 1);
	trial_release(&t);
}

/* Of a list that is there twice one is not read: what was added to it would be lost. */
static void
twice(void)
{
	static const char before[] = "studies:\nstudies:\n";
	static const char bib[] = "@book{b, title = {New}}";
	struct trial t;

	trial_init(&t, "bibtex", bib, before);
	CHECK(!t.good);
	CHECK_INT(t.diags.errors, 1);
	trial_release(&t);
}

/* What an item is cited by tells it as well, whatever its id is. */
static void
cited(void)
{
	static const char before[] =
		"studies:\n  - {id: x-1, type: book, title: T, citation-key: Oake}\n";
	static const char item[] = "[{\"id\": \"http://x.org/1\", \"citation-key\": \"Oake\", "
				   "\"type\": \"book\", \"title\": \"T\"}]";
	struct trial t;

	trial_init(&t, "csl-json", item, before);
	CHECK(t.good);
	CHECK_INT(t.diags.count, 1);
	CHECK_STR(t.in.text.data, before);
	trial_release(&t);
}

/* What is related to a study that is left out is related to the one that is there. */
static void
related(void)
{
	static const char before[] = "studies:\n  - {id: mine, title: Gold, issued: 2012}\n"
				     "  - {id: b, title: Clay, DOI: 10.5/1}\n";
	static const struct {
		const char *bib, *related; /* as it is written; NULL: nothing is */
	} rows[] = {
		{ "@collection{g, title = {Gold}, year = 2012}"
		  "@book{x, title = {Tin}, related = {g}}",
		  "related: [mine]\n" },
		{ "@book{x, title = {Tin}, related = {g, y, G}}"
		  "@collection{g, title = {Gold}, year = 2012}"
		  "@book{y, title = {Salt}, year = 2013}@book{G, title = {Salt}, year = 2013}",
		  "related: [mine, \"y\", \"y\"]\n" },
		/* That is Clay, and another is called as it was. */
		{ "@book{b, title = {Salt}, year = 2013, doi = {10.5/2}, note = {New}}"
		  "@book{c, title = {Clay}, doi = {10.5/1}}"
		  "@book{x, title = {Tin}, related = {c,b}}",
		  "related: [b, b-2]\n" },
		{ "@book{x, title = {Tin ores}, year = 2013, related = {y}}"
		  "@book{y, title = {Tin ores}, year = 2013}",
		  NULL },
		{ "@book{c, title = {Clay}, doi = {10.5/1}}"
		  "@book{x, title = {Tin}, related = {nobody}}",
		  NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *found;
		struct trial t;

		trial_init(&t, "biblatex", rows[i].bib, before);
		CHECK(t.good);
		CHECK_INT(t.diags.errors, 0);
		found = strstr(t.in.added.data, "\n    related:");
		if (!CHECK(rows[i].related ? found && strstr(found, rows[i].related) : !found))
			printf("  row %zu\n%s\n", i, t.in.added.data);
		trial_release(&t);
	}
}

/* How many of the records are new to a catalogue. */
static void
told_apart(void)
{
	static const struct {
		const char *format, *before, *records;
		size_t new;
	} rows[] = {
		/* What was renamed, or joined with another, is still known. */
		{ "bibtex", "studies:\n  - {id: a, formerly: [b, old], title: T}\n",
		  "@book{old, title = {T}}", 0 },
		{ "bibtex", "studies:\n  - {id: a, title: Mine, DOI: \"https://doi.org/10.5/X\"}\n",
		  "@book{b, title = {Yours}, doi = {10.5/x}}", 0 },
		{ "bibtex", "studies:\n  - {id: a, title: Mine, DOI: 10.5/1.23}\n",
		  "@book{b, title = {Yours}, doi = {10.5/12.3}}", 1 },
		{ "bibtex",
		  "studies:\n  - {id: a, title: Gold, issued: {date-parts: [[2012, 7]]}}\n",
		  "@book{b, title = {Gold}, year = 2012}", 0 },
		{ "bibtex", "studies:\n  - {id: a, title: Gold, issued: 2012, number: \"07\"}\n",
		  "@techreport{b, title = {Gold}, year = 2012, number = {No. 7}}", 0 },
		/* Every issue has one. */
		{ "ris", "studies:\n",
		  "TY  - JOUR\nTI  - Editorial\nPY  - 2012\nVL  - 46\nIS  - 1\nER  -\n"
		  "TY  - JOUR\nTI  - Editorial\nPY  - 2012\nVL  - 46\nIS  - 2\nER  -\n"
		  "TY  - JOUR\nTI  - Editorial\nPY  - 2012\nVL  - 046\nIS  - 2\nER  -\n",
		  2 },
		{ "bibtex",
		  "studies:\n  - {id: a, title: Preface, issued: 2012,\n"
		  "     author: [{family: de la Oake, given: A.}]}\n",
		  "@book{b, title = {Preface}, year = 2012, author = {Oake, Ann}}"
		  "@book{c, title = {Preface}, year = 2012, author = {Moss, A.}}",
		  1 },
		/* Every library has a record 1, many a Moss2012. */
		{ "ris", "studies:\n  - {id: \"1\", title: Gold, issued: 2012}\n",
		  "TY  - BOOK\nID  - 1\nTI  - Tin\nPY  - 2012\nER  -\n"
		  "TY  - BOOK\nID  - 1\nTI  - Gold: a history\nPY  - 2012\nER  -\n",
		  1 },
		{ "ris", "studies:\n  - {id: \"1\", title: Notes, issue: 1}\n",
		  "TY  - JOUR\nID  - 1\nTI  - Notes\nIS  - 2\nER  -\n", 1 },
		{ "bibtex", "studies:\n  - {id: moss, title: Gold, issued: 2012}\n",
		  "@book{moss, title = {Tin}, year = 2012}", 0 },
		{ "bibtex", "studies:\n  - {id: moss, title: Gold, issued: 2012, DOI: 10.5/1}\n",
		  "@book{moss, title = {Tin}, year = 2012, doi = {10.5/2}}", 1 },
		{ "bibtex", "studies:\n  - {id: a, type: book, title: G, ISBN: 3-16-148410-0}\n",
		  "@book{b, title = {H}, volume = 1, isbn = {3161484100}}"
		  "@book{c, title = {I}, volume = 2, isbn = {3161484100}}",
		  0 },
		{ "bibtex",
		  "studies:\n  - {id: a, type: book, title: G, volume: 1, ISBN: 3-16-148410-0}\n",
		  "@book{c, title = {I}, volume = 2, isbn = {3161484100}}", 1 },
		/* Parts, editions, and issues that have no number. */
		{ "biblatex", "studies:\n  - {id: a, title: Atlas, issued: 2012, part: 1}\n",
		  "@book{b, title = {Atlas}, year = 2012, part = {2}}"
		  "@book{c, title = {Atlas}, year = 2012, part = {Part 01}}",
		  1 },
		{ "bibtex", "studies:\n  - {id: a, title: Atlas, issued: 2012, edition: 1}\n",
		  "@book{b, title = {Atlas}, year = 2012, edition = {2nd}}", 1 },
		{ "bibtex", "studies:\n  - {id: a, title: Preface, issued: 2012, issue: Spring}\n",
		  "@article{b, title = {Preface}, year = 2012, number = {Autumn}}"
		  "@article{c, title = {Preface}, year = 2012, number = {spring}}",
		  1 },
		/* A DOI behind a proxy, and what is none. */
		{ "bibtex",
		  "studies:\n  - {id: a, title: Mine, DOI: \"https://doi.org.proxy.x/10.5/X\"}\n",
		  "@book{b, title = {Yours}, doi = {10.5/x}}", 0 },
		{ "bibtex", "studies:\n  - {id: a, title: Mine, DOI: n/a}\n",
		  "@book{b, title = {Yours}, doi = {n/a}}", 1 },
		/* Without key and year, and without anything to be called by. */
		{ "ris", "studies:\n  - {id: tin, title: Tin, DOI: 10.5/1}\n",
		  "TY  - RPRT\nDO  - 10.5/1\nER  -\n", 0 },
		{ "ris", "studies:\n  - {id: tin, title: Tin in Rwanda}\n",
		  "TY  - RPRT\nTI  - Tin in Rwanda\nER  -\n"
		  "TY  - RPRT\nTI  - Tin in Rwanda\nPY  - 2012\nER  -\n",
		  1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct trial t;

		trial_init(&t, rows[i].format, rows[i].records, rows[i].before);
		CHECK(t.good);
		if (!CHECK_INT(t.in.studies, rows[i].new))
			printf("  row %zu\n", i);
		trial_release(&t);
	}
}

/* Who is in another file of the catalogue is known, and what is there is there. */
static void
of_several(void)
{
	static const char a[] = "studies:\n  - {id: a, title: Gold, author: [oake]}\n",
			  b[] = "people:\n  - {id: oake, name: Ann Oake}\n",
			  c[] = "studies:\n  - {id: c, title: Salt, issued: 2012}\n";
	static const struct read_file file[] = { { "a", a, sizeof a - 1 },
						 { "b", b, sizeof b - 1 },
						 { "c", c, sizeof c - 1 } };
	static const char bib[] =
		"@book{x, title = {Tin}, author = {Oake, Ann}}"
		"@book{y, title = {Salt}, year = 2012}@book{c, title = {Clay}, year = 2013}";
	struct trial t;

	trial_of_files(&t, "bibtex", bib, file, 3);
	CHECK(t.good);
	CHECK_INT(t.in.studies, 2);
	CHECK_INT(t.in.people, 0);
	CHECK_INT(t.diags.count, 1);
	CHECK_STR(t.diags.diag[0].place.file, "c");
	CHECK(strstr(t.in.text.data, "author: [oake]\n") != NULL);
	CHECK(strstr(t.in.text.data, "id: c-2\n") != NULL);
	trial_release(&t);
}

/* An acronym names whom it belongs to, if that is one and nobody is called so. */
static void
acronyms(void)
{
	static const char before[] = "organisations:\n"
				     "  - {id: a, name: Fund for Nature, acronym: FFN}\n"
				     "  - {id: b, name: Bureau of Mines, acronym: BM}\n"
				     "  - {id: c, name: Bank of Mali, acronym: BM}\n"
				     "  - {id: d, name: Fisheries, acronym: FAO}\n"
				     "  - {id: e, name: FAO}\n";
	static const char bib[] = "@book{x, title = {Tin}, author = {{FFN} and {BM} and {FAO}}}";
	struct trial t;

	trial_init(&t, "bibtex", bib, before);
	CHECK(t.good);
	CHECK_INT(t.in.organisations, 1);
	CHECK(strstr(t.in.text.data, "author: [{person: a, as: FFN}, bm, e]\n") != NULL);
	trial_release(&t);
}

/* Former ids are ids: nothing that is added can have one. */
static void
former(void)
{
	static const char before[] = "people:\n"
				     "  - {id: moss-ann, name: Ann Oake, formerly: [oake-bea]}\n"
				     "studies:\n  - {id: a, title: Gold, formerly: [b]}\n";
	static const char bib[] = "@book{B, title = {Tin}, author = {Oake, Bea}, year = 2012}";
	struct trial t;

	trial_init(&t, "bibtex", bib, before);
	CHECK(t.good);
	CHECK(strstr(t.in.text.data, "id: oake-bea-2\n") != NULL);
	CHECK(strstr(t.in.text.data, "id: b-2\n") != NULL);
	trial_release(&t);
}

/* Nothing is written where the catalogue would be worse than it is, or cannot be read. */
static void
refused(void)
{
	static const struct {
		const char *before, *said;
	} rows[] = {
		/* A second Al Lee: who is meant where only that name stands? */
		{ "people:\n  - {id: al, name: Al Lee, ORCID: 0000-0002-1825-0097}\n"
		  "studies:\n  - {id: a, type: book, title: T, author: [Al Lee]}\n",
		  "what would come out is not this catalogue with something added" },
		{ "words\n", "there is no catalogue in this file" },
	};
	static const char cff[] =
		"cff-version: 1.2.0\nreferences:\n  - type: book\n    title: New\n    authors:\n"
		"      - family-names: Lee\n        given-names: Al\n"
		"        orcid: https://orcid.org/0000-0001-5109-3700\n";

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct trial t;

		trial_init(&t, "cff", cff, rows[i].before);
		CHECK(!t.good);
		CHECK(t.diags.errors);
		if (t.diags.count && !CHECK(strstr(t.diags.diag[0].text, rows[i].said)))
			printf("  said %s\n", t.diags.diag[0].text);
		trial_release(&t);
	}
}

/* Files of one catalogue need one another. */
static void
refers(void)
{
	static const char *const part[] = {
		"studies:\n  - {id: a, title: Gold, author: [oake], topic: x}\n",
		"people:\n  - {id: oake, name: Ann Oake, affiliation: [y]}\n",
		"studies:\n  - {id: c, title: Salt}\n",
	};
	static const struct {
		size_t first, second;
		bool refers;
	} rows[] = { { 0, 1, true }, { 0, 2, false }, { 1, 0, false }, { 2, 1, false } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *one = part[rows[i].first], *other = part[rows[i].second];
		const struct read_file file[] = { { "a", one, strlen(one) },
						  { "b", other, strlen(other) } };

		if (!CHECK(into_refers(file, 2) == rows[i].refers))
			printf("  row %zu\n", i);
	}
}

int
main(void)
{
	refused();
	refers();
	told_apart();
	former();
	of_several();
	acronyms();
	cited();
	related();
	twice();
	registered();
	spliced();
	added();
	return test_end();
}
