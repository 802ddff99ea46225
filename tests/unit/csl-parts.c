/* SPDX-License-Identifier: MIT */
/* Parts of the citation engine, each by itself. */
#include "csl/collate.h"
#include "csl/item.h"
#include "csl/render.h"
#include "tests/test.h"

static const char *
text_of(struct csl_pool *pool, struct str s)
{
	return s.s ? csl_dup(pool, s.s, s.len) : "";
}

static const struct {
	const char *from, *to;
	const char *want[5]; /* expanded, minimal, minimal-two, chicago-15, chicago-16 */
	bool upward;
} page[] = {
	{ "3", "10", { "10", "10", "10", "10", "10" }, true },
	{ "71", "72", { "72", "2", "72", "72", "72" }, true },
	{ "100", "104", { "104", "4", "04", "104", "104" }, true },
	{ "600", "613", { "613", "13", "13", "613", "613" }, true },
	{ "107", "108", { "108", "8", "08", "8", "8" }, true },
	{ "321", "8", { "328", "8", "28", "28", "28" }, true },
	{ "321", "325", { "325", "5", "25", "25", "25" }, true },
	{ "415", "532", { "532", "532", "532", "532", "532" }, true },
	{ "1496", "1504", { "1504", "504", "504", "1504", "504" }, true },
	{ "11564", "11568", { "11568", "8", "68", "68", "68" }, true },
	{ "13792", "13803", { "13803", "803", "803", "803", "803" }, true },
	{ "7", "3", { "3", "3", "3", "3", "3" }, false },
	{ "1103", "1104", { "1104", "4", "04", "4", "4" }, true },
	{ "123", "1204", { "1204", "1204", "1204", "1204", "1204" }, true },
	{ "1230", "12,04", { "12,04", "12,04", "12,04", "12,04", "12,04" }, false },
	{ "12", "1,04", { "1,04", "1,04", "1,04", "1,04", "1,04" }, false },
	{ "12345678901234567",
	  "12345678901234568",
	  { "12345678901234568", "8", "68", "68", "68" },
	  true },
};

static void
check_pages(struct csl_pool *pool)
{
	static const enum csl_page_range format[5] = {
		CSL_PAGES_EXPANDED, CSL_PAGES_MINIMAL,	  CSL_PAGES_MINIMAL_TWO,
		CSL_PAGES_CHICAGO,  CSL_PAGES_CHICAGO_16,
	};

	for (size_t i = 0; i < sizeof(page) / sizeof(*page); i++)
		for (size_t k = 0; k < 5; k++) {
			bool upward;
			struct str end = csl_page_end(pool, format[k], str_of(page[i].from),
						      str_of(page[i].to), &upward);

			CHECK_STR(text_of(pool, end), page[i].want[k]);
			CHECK_INT(upward, page[i].upward);
		}
}

static void
check_numbers(struct csl_pool *pool)
{
	CHECK_STR(text_of(pool, csl_roman(pool, 1994)), "mcmxciv");
	CHECK_STR(text_of(pool, csl_roman(pool, 4)), "iv");
	CHECK_STR(text_of(pool, csl_letters(pool, 0)), "a");
	CHECK_STR(text_of(pool, csl_letters(pool, 25)), "z");
	CHECK_STR(text_of(pool, csl_letters(pool, 26)), "aa");
	CHECK_STR(text_of(pool, csl_letters(pool, 27)), "ab");
	CHECK(csl_parse_roman(str_of("xiv")));
	CHECK(!csl_parse_roman(str_of("vol")));
	CHECK(!csl_parse_roman(str_of("")));
}

static const struct {
	const char *given, *with, *want;
	bool normalize, no_hyphen;
} initials[] = {
	{ "Ana Maria", ". ", "A. M.", false, false },
	{ "Ana Maria", ".", "A.M.", false, false },
	{ "Ana Maria", "", "AM", false, false },
	{ "Jean-Paul", ".", "J.-P.", false, false },
	{ "E\xcc\x81milie", ".", "E\xcc\x81.", false, false },
	{ "M.\xc2\xaa Jos\xc3\xa9", ". ", "M. J.", false, false },
	{ "A\xcc\x81NGEL", ".", "A\xcc\x81.", false, false },
	{ "Jean-Paul", ".", "J.P.", false, true },
	{ "Jean-Paul", ".", "Jean-Paul", true, true },
	{ "J.-P.", ". ", "J.-P.", true, false },
	{ "A.M.", ". ", "A. M.", true, false },
	{ "Ana M", ".", "Ana M.", true, false },
	{ "Émile", ". ", "É.", false, false },
	{ "", ". ", "", false, false },
	{ "小明", ". ", "小明", false, false },
	{ "Lord", ". ", "Lord", false, false },
	{ "Lady", ". ", "Lady", false, false },
	{ "3rd", ". ", "3rd", false, false },
	{ "Yu. Ivan", ". ", "Yu. I.", false, false },
	{ "LLoyd", ". ", "Ll.", false, false },
	{ "Ana de la", ". ", "A. de la", false, false },
	{ "Ana de. la", ". ", "A. de. la", false, false },
	{ "de Ana", ". ", "de A.", false, false },
	{ "Ji-eun", ". ", "J.", false, false },
	{ "Ji-eun", ". ", "J. eun", false, true },
	{ "Ana -Maria", ". ", "A.-M.", false, false },
	{ "Ana- Maria", ". ", "A.-M.", false, false },
	{ "Ana. -Maria", ". ", "Ana.-M.", false, false },
	{ "Ana\xc2\xa0Maria", ".\xc2\xa0", "A.\xc2\xa0M.", false, false },
	{ "Ana Maria", ".\xef\xbb\xbf", "A.\xef\xbb\xbfM.", false, false },
	{ "J.P. Ana", ". ", "J. P. A.", false, false },
	{ "J.-P. Ana", ". ", "J.-P. A.", false, false },
	{ "J.. Ana", ". ", "J. A.", false, false },
	{ ". Ana", ". ", ". Ana", false, false },
	{ "<b>Ana</b> Maria", ". ", "<b>A.</b> M.", false, false },
	{ "<b><i>Ana</i></b>", ". ", "<b><i>A.</i></b>", false, false },
	{ "<b Ana", ". ", "<b A.", false, false },
	{ "Ana b>", ". ", "A. b>", false, false },
	{ "<i></i> Ana", ". ", "A.", false, false },
	{ "\xc3\x28", ". ", "\xc3\x28", false, false },
	{ "Ana J-P", ".", "Ana J.-P.", true, false },
	{ "Ana J-P", ".", "Ana J.P.", true, true },
	{ "J Ana", ".", "J. Ana", true, false },
	{ "J Ana", ". ", "J. Ana", true, false },
	{ "Ana", ".", "Ana", true, false },
	{ "JP Ana", ".", "JP Ana", true, false },
	{ "-Ana", ".", "-Ana", false, false },
	{ "Ana -  -Eva", ".", "A.-E.", false, false },
	{ "Ana- -Eva", ".", "A.E.", false, true },
	{ "Ana \xc2\xb5", ".", "A. \xc2\xb5", false, false },
	{ "A\xc2\xb7"
	  "b Eva",
	  ".", "A.E.", false, false },
	{ "Ana ", ".", "A.", false, false },
	{ "A\xc2", ".", "A.", false, false },
	{ "Ana\xe5\xb0\x8f", ".", "A.", false, false },
	{ "A\xe5\xb0\x8f"
	  "a",
	  ".", "A.", false, false },
	{ "<b>Ana</b> <i>Eva</i>", "", "<b>A</b><i>E</i>", false, false },
	{ "Ana de-Eva", ". ", "A. de-E.", false, false },
	{ "Ana 3-Eva", "", "A 3-E", false, false },
};

static void
check_initials(struct csl_pool *pool)
{
	for (size_t i = 0; i < sizeof(initials) / sizeof(*initials); i++)
		CHECK_STR(text_of(pool, csl_initials(pool, str_of(initials[i].given),
						     str_of(initials[i].with),
						     initials[i].normalize, initials[i].no_hyphen)),
			  initials[i].want);
}

/* Each is before the next. */
static void
check_collate(struct csl_pool *pool)
{
	static const char *const sorted[] = { "Abel 2", "Abel 10", "abelard", "Ábelz",
					      "bell",	"Œuvre",   "Zorn",    "Ωmega" };
	static const char *const alike[][2] = {
		{ "007", "7" },
		{ "0", "00" },
		{ "0x", "00x" },
		{ "a\xc2\xb7"
		  "b",
		  "ab" },
		{ "a\xe2\x80\xa7"
		  "b",
		  "ab" },
		{ "a\xe2\x81\x9e"
		  "b",
		  "ab" },
		{ "a\xe3\x80\x81"
		  "b",
		  "ab" },
		{ "a\xe3\x80\x8c"
		  "b\xe3\x80\x9f",
		  "ab" },
		{ "a\x7f"
		  "b{",
		  "ab" },
	};
	static const char *const unlike[][2] = {
		{ "1\xc2\xba", "1" },	  { "1\xc2\xaa", "1" },	    { "1\xc2\xb5", "1" },
		{ "a\xe3\x80\x85", "a" }, { "a\xe3\x81\x82", "a" }, { "a\xe2\x82\xac", "a" },
	};
	const struct csl_script none = { 0, 0 }, cyrillic = csl_script_of("ru-RU");
	struct str before = { .s = NULL }, empty = csl_collate_key(pool, none, str_of(""));

	for (size_t i = 0; i < sizeof(sorted) / sizeof(*sorted); i++) {
		struct str key = csl_collate_key(pool, none, str_of(sorted[i]));

		if (before.s && !CHECK(csl_collate(before, key) < 0))
			printf("  %s\n", sorted[i]);
		CHECK(csl_collate(key, empty) < 0);
		before = key;
	}
	CHECK(csl_collate(empty, empty) == 0);
	CHECK(csl_collate(csl_collate_key(pool, none, str_of("‘Résumé’")),
			  csl_collate_key(pool, none, str_of("resume"))) == 0);
	CHECK(csl_collate(csl_collate_key(pool, none, str_of("Юг")),
			  csl_collate_key(pool, none, str_of("Abel"))) > 0);
	CHECK(csl_collate(csl_collate_key(pool, cyrillic, str_of("Юг")),
			  csl_collate_key(pool, cyrillic, str_of("Abel"))) < 0);
	CHECK(csl_collate(csl_collate_key(pool, cyrillic, str_of("Юг")),
			  csl_collate_key(pool, cyrillic, str_of("Яма"))) < 0);
	CHECK(csl_collate(csl_collate_key(pool, cyrillic, str_of("12")),
			  csl_collate_key(pool, cyrillic, str_of("Яма"))) < 0);
	CHECK(!csl_script_of("pt-PT").from && !csl_script_of("rus").from);
	CHECK(!csl_script_of("pt-PT").from && !csl_script_of("rus").from);
	/* What counts of a text, and what does not. */
	for (size_t i = 0; i < sizeof(alike) / sizeof(*alike); i++)
		if (!CHECK(csl_collate(csl_collate_key(pool, none, str_of(alike[i][0])),
				       csl_collate_key(pool, none, str_of(alike[i][1]))) == 0))
			printf("  %s\n", alike[i][0]);
	for (size_t i = 0; i < sizeof(unlike) / sizeof(*unlike); i++)
		if (!CHECK(csl_collate(csl_collate_key(pool, none, str_of(unlike[i][0])),
				       csl_collate_key(pool, none, str_of(unlike[i][1]))) != 0))
			printf("  %s\n", unlike[i][0]);
}

static const struct {
	const char *text;
	struct csl_day from, to;
	bool range, circa;
	const char *literal;
} date[] = {
	{ "2010-07-03", { 2010, 7, 3, true }, { 0 }, false, false, "" },
	{ "2010-07", { 2010, 7, 0, true }, { 0 }, false, false, "" },
	{ "1998", { 1998, 0, 0, true }, { 0 }, false, false, "" },
	{ "July 3, 2012", { 2012, 7, 3, true }, { 0 }, false, false, "" },
	{ "3 July 2012", { 2012, 7, 3, true }, { 0 }, false, false, "" },
	{ "2010/2012", { 2010, 0, 0, true }, { 2012, 0, 0, true }, true, false, "" },
	{ "2010-05-01/2010-06-02", { 2010, 5, 1, true }, { 2010, 6, 2, true }, true, false, "" },
	{ "May 5-7, 1998", { 1998, 5, 5, true }, { 1998, 5, 7, true }, true, false, "" },
	{ "circa 1850", { 1850, 0, 0, true }, { 0 }, false, true, "" },
	{ "44 BC", { -44, 0, 0, true }, { 0 }, false, false, "" },
	{ "spring 2011", { 2011, 13, 0, true }, { 0 }, false, false, "" },
	{ "the day before", { 0 }, { 0 }, false, false, "the day before" },
	{ "", { 0 }, { 0 }, false, false, "" },
	{ "\"in press\"", { 0 }, { 0 }, false, false, "in press" },
	{ "\"", { 0 }, { 0 }, false, false, "\"" },
	{ "\"in press", { 0 }, { 0 }, false, false, "\"in press" },
	{ "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
	  { 0 },
	  { 0 },
	  false,
	  false,
	  "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17" },
	{ "1234567890", { 123456, 0, 0, true }, { 0 }, false, false, "" },
	{ "-0044-03", { -44, 3, 0, true }, { 0 }, false, false, "" },
	{ "79 AD", { 79, 0, 0, true }, { 0 }, false, false, "" },
	{ "79 CE", { 79, 0, 0, true }, { 0 }, false, false, "" },
	{ "44 BCE", { -44, 0, 0, true }, { 0 }, false, false, "" },
	{ "79", { 0 }, { 0 }, false, false, "79" },
	{ "c 1850", { 1850, 0, 0, true }, { 0 }, false, true, "" },
	{ "1850~", { 1850, 0, 0, true }, { 0 }, false, true, "" },
	{ "1850?", { 1850, 0, 0, true }, { 0 }, false, true, "" },
	{ "1850!", { 0 }, { 0 }, false, false, "1850!" },
	{ "autumn 1850", { 1850, 15, 0, true }, { 0 }, false, false, "" },
	{ "2010-23", { 2010, 15, 0, true }, { 0 }, false, false, "" },
	{ "2010-25", { 0 }, { 0 }, false, false, "2010-25" },
	{ "2010-05-32", { 0 }, { 0 }, false, false, "2010-05-32" },
	{ "3/14/2010", { 2010, 3, 14, true }, { 0 }, false, false, "" },
	{ "14/3/2010", { 2010, 3, 14, true }, { 0 }, false, false, "" },
	{ "5/2010", { 2010, 5, 0, true }, { 0 }, false, false, "" },
	{ "May/June 2010", { 0 }, { 0 }, false, false, "May/June 2010" },
	{ "May 2010/June 2011", { 2010, 5, 0, true }, { 2011, 6, 0, true }, true, false, "" },
	{ "May 2010-June 2011", { 2010, 5, 0, true }, { 2011, 6, 0, true }, true, false, "" },
	{ "2010 - 2012", { 2010, 0, 0, true }, { 2012, 0, 0, true }, true, false, "" },
	{ "2010-2012", { 2010, 0, 0, true }, { 2012, 0, 0, true }, true, false, "" },
	{ "10-12", { 0 }, { 0 }, false, false, "10-12" },
	{ "1998/99", { 0 }, { 0 }, false, false, "1998/99" },
	{ "3/14/98", { 0 }, { 0 }, false, false, "3/14/98" },
	{ "20th century", { 0 }, { 0 }, false, false, "20th century" },
	{ "century 1900", { 0 }, { 0 }, false, false, "century 1900" },
	{ "-44", { -44, 0, 0, true }, { 0 }, false, false, "" },
	{ "3/4/2010", { 2010, 0, 0, true }, { 0 }, false, false, "" },
	{ "3.4.2010", { 2010, 0, 0, true }, { 0 }, false, false, "" },
	{ "4/4/2010", { 2010, 4, 4, true }, { 0 }, false, false, "" },
	{ "2010/3/4", { 2010, 3, 4, true }, { 0 }, false, false, "" },
	{ "2010/", { 2010, 0, 0, true }, { 0 }, true, false, "" },
	{ "2010/never", { 0 }, { 0 }, false, false, "2010/never" },
	{ "May 5-7, 1998", { 1998, 5, 5, true }, { 1998, 5, 7, true }, true, false, "" },
	{ "May 7-5, 1998", { 1998, 5, 7, true }, { 0 }, false, false, "" },
	{ "3rd May 2010", { 2010, 5, 3, true }, { 0 }, false, false, "" },
	{ "rd 2010", { 0 }, { 0 }, false, false, "rd 2010" },
	{ "2010-05-03T10:20:30Z", { 2010, 5, 3, true }, { 0 }, false, false, "" },
	{ "2010-05-03t10", { 2010, 5, 3, true }, { 0 }, false, false, "" },
	{ "May\t2010.", { 2010, 5, 0, true }, { 0 }, false, false, "" },
	{ "M\xc3\xa4rz 2010", { 0 }, { 0 }, false, false, "M\xc3\xa4rz 2010" },
	{ "2010 2011 2012 2013 2014", { 0 }, { 0 }, false, false, "2010 2011 2012 2013 2014" },
	{ "ca. 1850", { 1850, 0, 0, true }, { 0 }, false, true, "" },
	{ "th 5 2010", { 0 }, { 0 }, false, false, "th 5 2010" },
	{ "-", { 0 }, { 0 }, false, false, "-" },
	{ "25/13/2010", { 0 }, { 0 }, false, false, "25/13/2010" },
	{ "2010-T", { 0 }, { 0 }, false, false, "2010-T" },
	{ "2010 x", { 0 }, { 0 }, false, false, "2010 x" },
	{ "May 5-32, 1998", { 1998, 5, 5, true }, { 0 }, false, false, "" },
	{ "May 2010 - 2011", { 2010, 5, 0, true }, { 2011, 0, 0, true }, true, false, "" },
	{ "5 -14-2010", { 2010, 5, 14, true }, { 0 }, false, false, "" },
	{ "/", { 0 }, { 0 }, false, false, "/" },
};

static void
check_day(const struct csl_day *got, const struct csl_day *want, const char *text)
{
	if (!CHECK(got->year == want->year && got->month == want->month && got->day == want->day))
		printf("  %s: %d-%d-%d\n", text, got->year, got->month, got->day);
}

static void
check_dates(struct csl_pool *pool)
{
	for (size_t i = 0; i < sizeof(date) / sizeof(*date); i++) {
		struct csl_when when = { 0 };

		csl_date_parse(pool, date[i].text, &when);
		check_day(&when.from, &date[i].from, date[i].text);
		check_day(&when.to, &date[i].to, date[i].text);
		CHECK_INT(when.range, date[i].range);
		CHECK_INT(when.circa, date[i].circa);
		CHECK_STR(text_of(pool, when.literal), date[i].literal);
	}
}

static const struct {
	const char *family, *given;
	const char *want[5]; /* family, given, dropping, non-dropping, suffix */
} name[] = {
	{ "Tocqueville", "Alexis de", { "Tocqueville", "Alexis", "de", "", "" } },
	{ "van Gogh", "Vincent", { "Gogh", "Vincent", "", "van", "" } },
	{ "von der Leyen", "Ursula", { "Leyen", "Ursula", "", "von der", "" } },
	{ "King", "Martin, Jr.", { "King", "Martin", "", "", "Jr." } },
	{ "\"van Gogh\"", "Vincent", { "van Gogh", "Vincent", "", "", "" } },
	{ "Costa", "Ana", { "Costa", "Ana", "", "", "" } },
	{ "d'Artagnan", "Charles", { "Artagnan", "Charles", "", "d'", "" } },
	{ "d\xe2\x80\x99"
	  "Artagnan",
	  "Charles",
	  { "Artagnan", "Charles", "", "d\xe2\x80\x99", "" } },
	{ "d' Artagnan", "Charles", { "Artagnan", "Charles", "", "d' ", "" } },
	{ "d\xe2\x80\x99 Artagnan",
	  "Charles",
	  { "Artagnan", "Charles", "", "d\xe2\x80\x99 ", "" } },
	{ "van  Gogh", "Vincent", { "Gogh", "Vincent", "", "van", "" } },
	{ "al-Din", "Ana", { "Din", "Ana", "", "al-", "" } },
	{ "'t Hooft", "Gerard", { "Hooft", "Gerard", "", "'t", "" } },
	{ "-al Din", "Ana", { "Din", "Ana", "", "-al", "" } },
	{ " van Gogh", "Vincent", { " van Gogh", "Vincent", "", "", "" } },
	{ "van ", "Vincent", { "van ", "Vincent", "", "", "" } },
	{ "O'Neil", "Ana", { "O'Neil", "Ana", "", "", "" } },
	{ "d'", "Ana", { "d'", "Ana", "", "", "" } },
	{ "\"", "Ana", { "\"", "Ana", "", "", "" } },
	{ "\"Gogh", "Ana", { "\"Gogh", "Ana", "", "", "" } },
	{ "", "Ana de", { "", "Ana de", "", "", "" } },
	{ "de Costa", "", { "de Costa", "", "", "", "" } },
	{ "King", "Martin,! III", { "King", "Martin", "", "", "III" } },
	{ "King", "Martin,", { "King", "Martin", "", "", "" } },
	{ "King", " Martin , Jr. ", { "King", "Martin", "", "", "Jr." } },
	{ "King", "Martin, et al.", { "King", "Martin", "", "", "" } },
	{ "King", "Martin, et al", { "King", "Martin", "", "", "" } },
	{ "King", "Martin de  la", { "King", "Martin", "de  la", "", "" } },
	{ "King", "Martin ", { "King", "Martin ", "", "", "" } },
	{ "King", "de", { "King", "de", "", "", "" } },
	{ "- -", "Ana", { "- -", "Ana", "", "", "" } },
	{ "d\xca\xbb"
	  "Artagnan",
	  "Charles",
	  { "Artagnan", "Charles", "", "d\xca\xbb", "" } },
	{ "d\xca\xbb Artagnan", "Charles", { "Artagnan", "Charles", "", "d\xca\xbb ", "" } },
	{ "- Artagnan", "Charles", { "- Artagnan", "Charles", "", "", "" } },
};

static void
check_names(struct csl_pool *pool)
{
	static const enum csl_name_parts part[5] = { CSL_PART_FAMILY, CSL_PART_GIVEN,
						     CSL_PART_DROPPING, CSL_PART_NON_DROPPING,
						     CSL_PART_SUFFIX };

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		struct csl_person person = { .comma_suffix = false };

		person.part[CSL_PART_FAMILY] = str_of(name[i].family);
		person.part[CSL_PART_GIVEN] = str_of(name[i].given);
		csl_name_parse(pool, &person);
		for (size_t k = 0; k < 5; k++)
			CHECK_STR(text_of(pool, person.part[part[k]]), name[i].want[k]);
	}
}

static void
work(void *data)
{
	struct csl_pool *pool = data;

	check_pages(pool);
	check_numbers(pool);
	check_initials(pool);
	check_collate(pool);
	check_dates(pool);
	check_names(pool);
}

int
main(void)
{
	struct csl_trap trap = { .error = { 0 } };
	struct csl_pool pool = { .trap = &trap };

	CHECK(csl_try(&trap, work, &pool));
	csl_pool_release(&pool);
	return test_end();
}
