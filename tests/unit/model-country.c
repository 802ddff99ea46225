/* SPDX-License-Identifier: MIT */
#include "model/country.h"

#include <stdlib.h>

#include "tests/test.h"

static const char *const tags[COUNTRY_LANGUAGES] = { "en", "fr", "pt", "es", "sw", "mg" };

static unsigned
find(const char *code)
{
	return country_find(code, strlen(code));
}

static void
test_rows(void)
{
	size_t i, j;

	CHECK(country_count() > 270 && country_count() < COUNTRY_NONE);
	for (i = 0; i < country_count(); i++) {
		const struct country_row *row = country_at(i);
		int language;

		CHECK_INT(strlen(row->alpha3), 3);
		CHECK_INT(find(row->alpha3), i);
		if (i)
			CHECK(strcmp(country_at(i - 1)->alpha3, row->alpha3) < 0);
		CHECK(*row->name[COUNTRY_EN]);
		if (row->withdrawn) {
			CHECK_STR(row->alpha2, "");
			CHECK_INT(strlen(row->withdrawn), 4);
			continue;
		}
		CHECK_INT(strlen(row->alpha2), 2);
		CHECK_INT(find(row->alpha2), i);
		for (j = 0; j < i; j++)
			CHECK(strcmp(country_at(j)->alpha2, row->alpha2) != 0);
		for (language = 0; language < COUNTRY_MG; language++)
			CHECK(*row->name[language]);
		for (language = 0; language < COUNTRY_LANGUAGES; language++)
			CHECK(*country_name((unsigned)i, tags[language]));
	}
}

/* No two countries may share a name in any language: a reader could not tell which was meant. */
static void
test_names_differ(void)
{
	size_t i, j;
	int language;

	for (language = 0; language < COUNTRY_LANGUAGES; language++)
		for (i = 0; i < country_count(); i++)
			for (j = 0; j < i; j++) {
				const char *a = country_at(i)->name[language];

				if (*a && !strcmp(a, country_at(j)->name[language]))
					CHECK_STR(country_at(i)->alpha3, country_at(j)->alpha3);
			}
}

static void
test_congos(void)
{
	unsigned drc = find("COD"), congo = find("COG");
	int language;

	CHECK_INT(find("CD"), drc);
	CHECK_INT(find("CG"), congo);
	for (language = 0; language < COUNTRY_LANGUAGES; language++)
		CHECK(strcmp(country_name(drc, tags[language]),
		             country_name(congo, tags[language])) != 0);
	CHECK_STR(country_name(drc, "en"), "Democratic Republic of the Congo");
	CHECK_STR(country_name(congo, "en"), "Republic of the Congo");
	CHECK_STR(country_name(drc, "fr"), "République démocratique du Congo");
	CHECK_STR(country_name(congo, "fr"), "République du Congo");
	CHECK_STR(country_name(drc, "pt"), "República Democrática do Congo");
	CHECK_STR(country_name(congo, "es"), "República del Congo");
	CHECK_STR(country_name(drc, "mg"), "Repoblika Demokratikan’i Kongo");
}

/* Each stands where it is looked for, and is nobody else's. */
static void
test_customary(void)
{
	size_t all = 0;

	for (size_t i = 0; i < country_count(); i++) {
		const char *name;

		for (size_t k = 0; (name = country_customary((unsigned)i, k)); k++, all++) {
			CHECK_INT(country_by_custom(name), i);
			CHECK_INT(find(name), COUNTRY_NONE);
		}
	}
	CHECK_INT(all, 17);
	CHECK_INT(country_by_custom("DRC"), find("COD"));
	CHECK_INT(country_by_custom("UK"), find("GBR"));
	CHECK_INT(country_by_custom("drc"), COUNTRY_NONE);
	CHECK_INT(country_by_custom(""), COUNTRY_NONE);
}

static void
test_find(void)
{
	static const struct {
		const char *code;
		size_t len;
	} unknown[] = {
		{ "", 0 }, { "C", 1 }, { "cd", 2 }, { "Cd", 2 }, { "cod", 3 }, { "COd", 3 },
		{ "UK", 2 },
		{ "ZZ", 2 }, { "ZZZ", 3 }, { "XXX", 3 }, { "AAA", 3 }, { "CODE", 4 }, { " CD", 3 },
		{ "CD ", 3 }, { "\0\0", 2 }, { "CD\0", 3 }, { "ÉÉ", 4 }, { "É", 2 }, { "ZR", 2 },
		{ "YU", 2 }, { "180", 3 },
	};
	size_t i;

	for (i = 0; i < sizeof unknown / sizeof *unknown; i++)
		if (!CHECK_INT(country_find(unknown[i].code, unknown[i].len), COUNTRY_NONE))
			printf("  code \"%s\"\n", unknown[i].code);
	CHECK_INT(country_find("CODE", 3), find("COD"));
	CHECK_INT(find("NO"), find("NOR"));
	CHECK_INT(find("KM"), find("COM"));
	CHECK_INT(find("ZW"), find("ZWE"));
}

static void
test_withdrawn(void)
{
	unsigned zaire = find("ZAR"), southern = find("ATF");

	if (!CHECK(zaire != COUNTRY_NONE) || !CHECK(find("YUG") != COUNTRY_NONE))
		return;
	CHECK_STR(country_at(zaire)->withdrawn, "1997");
	CHECK(!strncmp(country_name(zaire, "fr"), "Zaire", 5));
	/* The code of French Southern and Antarctic Territories lives on in a successor. */
	CHECK(southern != COUNTRY_NONE && !country_at(southern)->withdrawn);
}

static void
test_language_tags(void)
{
	static const struct {
		const char *tag, *name;
	} cases[] = {
		{ "en", "Germany" }, { "fr", "Allemagne" }, { "fr-CA", "Allemagne" },
		{ "FR", "Allemagne" }, { "fr_FR.UTF-8", "Allemagne" }, { "pt_BR", "Alemanha" },
		{ "pt-Latn-MZ", "Alemanha" },
		{ "es@euro", "Alemania" }, { "es.UTF-8", "Alemania" }, { "sw", "Ujerumani" },
		{ "mg", "Alemaina" }, { "de", "Germany" }, { "C", "Germany" }, { "", "Germany" },
		{ NULL, "Germany" }, { "fra", "Germany" }, { "frr", "Germany" },
		{ "POSIX", "Germany" },
	};
	unsigned germany = find("DE");
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_STR(country_name(germany, cases[i].tag), cases[i].name);
	CHECK_STR(country_name(find("SSD"), "mg"), "Soudan du Sud");
}

/* The system is asked only for the language of messages, and there are none here. */
static void
test_system(void)
{
	unsetenv("LANGUAGE");
	CHECK(!country_system_name(find("COD"), "de"));
	CHECK(!country_system_name(find("COD"), NULL));
	setenv("LANGUAGE", "fr:de", 1);
	CHECK(!country_system_name(find("COD"), "de"));
	CHECK(!country_system_name(find("COD"), NULL));
	CHECK(!country_system_name(find("ANT"), "fr"));
	unsetenv("LANGUAGE");
}

int
main(void)
{
	test_system();
	test_rows();
	test_names_differ();
	test_congos();
	test_customary();
	test_find();
	test_withdrawn();
	test_language_tags();
	return test_end();
}
