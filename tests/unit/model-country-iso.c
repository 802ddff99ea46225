/* SPDX-License-Identifier: MIT */
/* Names of countries as the package iso-codes has them, by messages of our own in its place. */
#include "model/country.h"

#include <locale.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "model/query.h"
#include "tests/catalogue.h"
#include "tests/folder.h"
#include "tests/test.h"

/* In the order of the first: what a reader of German is told. */
static const struct {
	const char *from, *to;
} messages[] = {
	{ "", "Content-Type: text/plain; charset=UTF-8\n" },
	{ "Congo, The Democratic Republic of the", "Demokratische Republik Kongo" },
	{ "Germany", "Deutschland" },
	{ "Russia", "Rußland" },
};

#define COUNT (sizeof messages / sizeof *messages)

/* A file as msgfmt makes it, of this machine's byte order. */
static bool
write_messages(const char *path)
{
	uint32_t head[7] = { 0x950412de, 0, COUNT, sizeof head, sizeof head + COUNT * 8, 0, 0 };
	uint32_t place[2 * COUNT][2], at = sizeof head + sizeof place;
	FILE *out = fopen(path, "wb");

	if (!out)
		return false;
	for (size_t i = 0; i < 2 * COUNT; i++) {
		const char *s = i < COUNT ? messages[i].from : messages[i - COUNT].to;

		place[i][0] = (uint32_t)strlen(s);
		place[i][1] = at;
		at += place[i][0] + 1;
	}
	fwrite(head, sizeof head, 1, out);
	fwrite(place, sizeof place, 1, out);
	for (size_t i = 0; i < COUNT; i++)
		fwrite(messages[i].from, strlen(messages[i].from) + 1, 1, out);
	for (size_t i = 0; i < COUNT; i++)
		fwrite(messages[i].to, strlen(messages[i].to) + 1, 1, out);
	return !fclose(out);
}

static void
named(void)
{
	static const struct {
		const char *code, *lang, *name;
	} rows[] = {
		{ "DEU", "de", "Deutschland" },
		{ "DEU", "de_AT.UTF-8", "Deutschland" },
		{ "DEU", NULL, "Deutschland" },
		/* By ISO's name, by people's, and not at all. */
		{ "COD", "de", "Demokratische Republik Kongo" },
		{ "RUS", "de", "Rußland" },
		{ "FRA", "de", NULL },
		{ "MMR", "de", NULL },
		{ "ZAR", "de", NULL },
		{ "DEU", "d", NULL },
		{ "DEU", "nl", NULL },
		{ "DEU", "", NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_STR(country_system_name(country_find(rows[i].code, 3), rows[i].lang),
			  rows[i].name);
}

/* How many countries a query finds. */
static size_t
found(const struct catalogue *c, const char *text)
{
	struct query *q = query_parse(text, strlen(text));
	struct query_scope scope = { .index = query_index_new(c),
				     .first = catalogue_first(c, KIND_COUNTRY),
				     .count = catalogue_count(c, KIND_COUNTRY) };
	uint64_t *bits = bits_new(scope.count);
	size_t count;

	query_run(q, &scope, bits);
	count = bits_count(bits, scope.count);
	free(bits);
	query_index_free(scope.index);
	query_free(q);
	return count;
}

/* What is shown is found: a country by the name that the system has for the reader. */
static void
sought(void)
{
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "a.yaml");
	make_record(&m, KIND_COUNTRY, "DEU");
	make_record(&m, KIND_COUNTRY, "FRA");
	c = make_catalogue(&m);
	CHECK_INT(found(c, "country:deutschland"), 1);
	setenv("LANGUAGE", "fr", 1);
	CHECK_INT(found(c, "country:deutschland"), 0);
	CHECK_INT(found(c, "country:allemagne"), 1);
	catalogue_free(c);
}

int
main(void)
{
	struct buf path = BUF_INIT;

	if (!CHECK(folder_begin()))
		return test_end();
	buf_printf(&path, "%s/de", folder);
	CHECK(!mkdir(path.data, 0700));
	buf_puts(&path, "/LC_MESSAGES");
	CHECK(!mkdir(path.data, 0700));
	buf_puts(&path, "/iso_3166-1.mo");
	CHECK(write_messages(path.data));

	setenv("LANGUAGE", "de", 1);
	if (!setlocale(LC_ALL, "C.UTF-8"))
		test_skip("there is no locale C.UTF-8");
	bindtextdomain("iso_3166-1", folder);
	bind_textdomain_codeset("iso_3166-1", "UTF-8");
	if (strcmp(dgettext("iso_3166-1", "Germany"), "Deutschland") != 0)
		test_skip("LANGUAGE does not choose the messages of C.UTF-8 here");
	else {
		named();
		sought();
	}

	CHECK(folder_end());
	buf_release(&path);
	return test_end();
}
