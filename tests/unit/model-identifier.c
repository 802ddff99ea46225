/* SPDX-License-Identifier: MIT */
#include "model/identifier.h"

#include "tests/test.h"

struct given {
	const char *text;
	bool fine;
};

static void
check_all(const char *(*fault)(const char *, size_t), const struct given *given, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *said = fault(given[i].text, strlen(given[i].text));

		if (!CHECK(!said == given[i].fine))
			printf("  \"%s\": %s\n", given[i].text, said ? said : "fine");
	}
}

static void
test_faults(void)
{
	static const struct given orcid[] = {
		{ "0000-0002-1825-0097", true }, { "0000-0002-1694-233X", true },
		{ "https://orcid.org/0000-0002-1825-0097", true },
		{ "http://orcid.org/0000-0002-1825-0097", true },
		{ "0000-0002-1825-0098", false }, { "0000-0002-1694-233x", false },
		{ "0000-0002-1825x0097", false }, { "000x-0002-1825-0097", false },
		{ "0000000218250097", false }, { "0000-0002-1825-009", false }, { "", false },
		{ "https://example.org/0000-0002-1825-0097", false },
	};
	static const struct given isbn[] = {
		{ "978-3-16-148410-0", true }, { "9783161484100", true },
		{ "979-10-90636-07-1", true },
		{ "0-306-40615-2", true }, { "080442957X", true }, { "0 8044 2957 X", true },
		{ "978-3-16-148410-0 0-306-40615-2", true },
		{ "978\u20133\u201316\u2013148410\u20130", true },
		{ "978\u20133\u201316\u2013148410\u20131", false },
		{ "978\u20163\u201616\u2016148410\u20160", false },
		{ "978-3-16-148410-1", false }, { "0-306-40615-3", false }, { "X306406152", false },
		{ "977-3-16-148410-0", false }, { "12345", false },
		{ "97831614841000", false }, { "978316148X100", false }, { "978316148X410", false },
		{ "9783161484100; 12345", false }, { "9783161484100, 080442957x", true },
		{ "", false }, { "ISBN", false },
		{ "978-3-16-148410-0 12345", false }, { "9783161484100\n", false },
	};
	static const struct given doi[] = {
		{ "10.1000/182", true }, { "10.1000.10/123456", true },
		{ "https://doi.org/10.1016/j.resourpol.2012.05.001", true },
		{ "http://dx.doi.org/10.1000/182", true }, { "doi:10.1000/182", true },
		{ "DOI:10.1000/182", true }, { "10.1002/(SICI)1096<1::AID-1>3.0.CO;2-#", true },
		{ "10.1000/", false }, { "10.1000", false }, { "11.1000/182", false },
		{ "10./182", false }, { "10.1000/1 82", false },
		{ "10.1000/1\177", false }, { "10.1000x/182", false }, { "10.x/182", false },
		{ "", false }, { "10.", false },
	};
	static const struct given url[] = {
		{ "https://example.org", true }, { "http://example.org/a?b=c#d", true },
		{ "HTTPS://EXAMPLE.ORG/", true }, { "https://example.org/\303\251tude", true },
		{ "ftp://example.org/", false }, { "javascript:alert(1)", false },
		{ "file:///etc/passwd", false }, { "www.example.org", false }, { "", false },
		{ "https://", false }, { "https:///x", false }, { "https://a b/", false },
		{ "https://example.org/\nHost: x", false }, { "https://example.org/\t", false },
		{ "https://example.org/\342\200\256gpj.exe", false },
		{ "https://example.org/\342\200\213", false },
		{ "https://example.org/\302\240", false },
		{ "https://example.org/\302\205", false },
		{ "https://example.org/\302\255", false },
		{ "https://example.org/\315\217", false },
		{ "https://example.org/\330\234", false },
		{ "https://example.org/\341\232\200", false },
		{ "https://example.org/\341\240\216", false },
		{ "https://example.org/\342\201\240", false },
		{ "https://example.org/\342\201\260", true },
		{ "https://example.org/\342\200\220", true },
		{ "https://example.org/\343\200\200", false },
		{ "https://example.org/\343\200\201", true },
		{ "https://example.org/\357\277\271", false },
		{ "https://example.org/\357\277\274", true },
		{ "https://example.org/\357\273\277", false },
		{ "https://example.org/\363\240\200\201", false },
		{ "https://example.org/\363\241\200\201", true },
		{ "https://example.org/\360\237\230\200", true },
		{ "https://example.org/\177", false }, { "https://?x", false },
		{ "https://:80", false },
		{ "https://example.org/\377", false }, { "-https://example.org/", false },
	};

	check_all(orcid_fault, orcid, sizeof orcid / sizeof *orcid);
	check_all(isbn_fault, isbn, sizeof isbn / sizeof *isbn);
	check_all(doi_fault, doi, sizeof doi / sizeof *doi);
	check_all(url_fault, url, sizeof url / sizeof *url);
}

static void
test_ids(void)
{
	static const struct given ids[] = {
		{ "saphirs-caz", true }, { "a", true }, { "1e3", true }, { "a.b_c-d", true },
		{ "0", true }, { "", false }, { "-x", false }, { "..", false }, { ".a", false },
		{ "_a", false }, { "A", false }, { "a/b", false }, { "a b", false },
		{ "\303\251t\303\251", false }, { "a\342\200\213", false },
	};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		CHECK(id_valid(ids[i].text, strlen(ids[i].text)) == ids[i].fine);
	CHECK(!id_valid("a\0b", 3));
}

static void
test_dois(void)
{
	static const struct {
		const char *text, *bare, *within;
	} rows[] = {
		{ "10.1000/182", "10.1000/182", "10.1000/182" },
		{ "http://www.dx.doi.org/10.1000/182", "10.1000/182", "10.1000/182" },
		{ "DOI 10.1000/182", "DOI 10.1000/182", "10.1000/182" },
		{ "https://doi.org.x.org/10.1000/182", "https://doi.org.x.org/10.1000/182",
		  "10.1000/182" },
		{ "doi:none", "doi:none", "" },
		{ "", "", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		CHECK_STR(doi_bare(str_of(rows[i].text)).s, rows[i].bare);
		CHECK_STR(doi_within(str_of(rows[i].text)).s, rows[i].within);
	}
	CHECK_INT(doi_within((struct str){ NULL, 0 }).len, 0);
}

static void
test_types(void)
{
	CHECK_INT(csl_type_count(), 45);
	for (size_t i = 0; i < csl_type_count(); i++) {
		CHECK(csl_type_valid(csl_type_at(i), strlen(csl_type_at(i))));
		CHECK(i == 0 || strcmp(csl_type_at(i - 1), csl_type_at(i)) < 0);
	}
	CHECK(!csl_type_valid("Report", 6));
	CHECK(!csl_type_valid("repor", 5));
	CHECK(!csl_type_valid("", 0));
}

static const char *
word_at(const void *words, size_t i)
{
	return ((const char *const *)words)[i];
}

static void
test_nearest(void)
{
	static const char *const words[] = {
		"studies", "topics", "title", "title-short", "issued", "id", "country", "DOI",
		"URL",
	};
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "studeis", "studies" }, { "study", NULL }, { "Studies", "studies" },
		{ "tilte", "title" }, { "titel", "title" }, { "titles", "title" },
		{ "tile", "title" },
		{ "title_short", "title-short" }, { "isued", "issued" }, { "url", "URL" },
		{ "doi", "DOI" }, { "dot", "DOI" }, { "ib", NULL }, { "x", NULL }, { "", NULL },
		{ "contry", "country" }, { "zzzzzzz", NULL }, { "countries", "country" },
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		  NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_STR(nearest(cases[i].text, strlen(cases[i].text),
				  sizeof words / sizeof *words, word_at, words), cases[i].want);
}

int
main(void)
{
	test_faults();
	test_ids();
	test_dois();
	test_types();
	test_nearest();
	return test_end();
}
