/* SPDX-License-Identifier: MIT */
#include "format/csl-item.h"

#include "base/buf.h"
#include "csl/item.h"
#include "format/read.h"
#include "tests/test.h"

static const char before[] =
	"organisations:\n"
	"  - {id: mill, name: {en: Paper Mill, fr: Papeterie}}\n"
	"people:\n"
	"  - {id: ann, name: {family: Oake, given: Ann, non-dropping-particle: van}}\n"
	"  - {id: bo, name: Bo Reed}\n"
	"studies:\n"
	"  - id: one\n"
	"    type: report\n";

/* Languages of the citation, lines of the study, and the item that it makes. */
static const struct {
	const char *languages, *text, *want;
} row[] = {
	{ "en", "title: One\n", "title=One" },
	{ "en", "title: {fr: Un, en: One}\nlanguage: fr\n", "language=en title=One" },
	{ "fr", "title: {fr: Un, en: One}\nlanguage: en\n", "language=fr title=Un" },
	{ "pt", "title: {fr: Un, en: One}\nlanguage: fr\n", "language=fr title=Un" },
	{ "en", "language: sw\n", "language=sw" },
	/* Names are those that are printed. */
	{ "en", "author: [ann, bo]\n", "author=Oake|Ann||van;Reed|Bo" },
	{ "en", "author: [{person: ann, as: A. Oake}]\n", "author=Oake|A." },
	{ "fr", "author: mill\n", "author=(Papeterie)" },
	{ "en", "author: [{literal: The Crowd}]\ncontributor: [bo]\n",
	  "author=(The Crowd) contributor=Reed|Bo" },
	{ "en", "author: [{family: Silva, given: João, dropping-particle: da, suffix: Jr.}]\n",
	  "author=Silva|João|da||Jr." },
	/* Several publishers, and who they are. */
	{ "en", "publisher: [mill, Zed]\n", "publisher=Paper Mill; Zed" },
	{ "en", "keyword: [gold, parks]\n", "keyword=gold, parks" },
	/* Dates. */
	{ "en", "issued: 2012-07-03\n", "issued=2012-7-3" },
	{ "en", "issued: 2012-07\n", "issued=2012-7" },
	{ "en", "issued: 2012~\n", "issued=2012 circa" },
	{ "en", "issued: 2012?\n", "issued=2012 circa" },
	{ "en", "issued: 2010/2012\n", "issued=2010/2012" },
	{ "en", "issued: 2010/..\n", "issued=2010/" },
	{ "en", "issued: ../2012\n", "issued=\"../2012\"" },
	{ "en", "issued: 201X\n", "issued=\"201X\"" },
	{ "en", "issued: 2012-22\n", "issued=2012-14" },
	{ "en", "issued: \"-0043\"\n", "issued=-44" },
	{ "en", "issued: {date-parts: [[-44, 3]]}\n", "issued=-44-3" },
	{ "en", "issued: {date-parts: [[2010, 2], [2012]]}\n", "issued=2010-2/2012" },
	{ "en", "issued: {literal: no year}\n", "issued=\"no year\"" },
	{ "en", "issued: {raw: spring}\n", "issued=\"spring\"" },
	{ "en", "issued: {season: 1}\n", "" },
	{ "en", "issued: 2010/201X\n", "issued=\"2010/201X\"" },
	{ "en", "issued: 2010/2012~\n", "issued=2010/2012 circa" },
	{ "en", "author: [{family: A, parse-names: \"no\"}, {family: B, parse-names: 0}]\n",
	  "author=A;B" },
	{ "en", "source: https://example.org/\nodd: x\n", "" },
	/* Numbers, and what has another name in CSL. */
	{ "en", "number: 7\npart: 2\nprinting: 3\nshortTitle: O\n",
	  "number=7 part-number=2 printing-number=3 title-short=O" },
	{ "en", "DOI: https://doi.org/10.5555/x\nURL: https://example.org/\n",
	  "DOI=10.5555/x URL=https://example.org/" },
	/* About the record, not of the work. */
	{ "en", "country: [MDG]\nverified: false\nsource: [a, b]\nnote: {en: Seen, fr: Vu}\n", "" },
	{ "en", "source: arXiv\nnote: In print\n", "note=In print source=arXiv" },
};

/* Texts of a megabyte each, which is what a catalogue may have. */
static const char *const keys[] = {
	"abstract",	   "annote",	 "archive",	"archive_location",
	"archive-place",   "authority",	 "call-number", "collection-title",
	"container-title", "dimensions", "event-title", "genre",
	"jurisdiction",	   "medium",	 "note",	"publisher-place",
	"references",	   "scale",	 "section",	"title",
};

static void
put_day(struct buf *b, const struct csl_day *day)
{
	if (day->given || day->year)
		buf_printf(b, "%d", day->year);
	if (day->month)
		buf_printf(b, "-%d", day->month);
	if (day->day)
		buf_printf(b, "-%d", day->day);
}

static void
put_person(struct buf *b, const struct csl_person *person)
{
	size_t start = b->len;

	if (person->part[CSL_PART_LITERAL].len) {
		buf_printf(b, "(%.*s)", (int)person->part[CSL_PART_LITERAL].len,
			   person->part[CSL_PART_LITERAL].s);
		return;
	}
	for (int i = 0; i < CSL_PART_LITERAL; i++)
		buf_printf(b, "%s%.*s", i ? "|" : "", (int)person->part[i].len, person->part[i].s);
	while (b->len > start && b->data[b->len - 1] == '|')
		buf_truncate(b, b->len - 1);
}

static void
put_value(struct buf *b, const struct csl_value *value)
{
	switch (value->kind) {
	case CSL_KIND_DATE:
		if (value->when.literal.len) {
			buf_printf(b, "\"%.*s\"", (int)value->when.literal.len,
				   value->when.literal.s);
			break;
		}
		put_day(b, &value->when.from);
		if (value->when.range)
			buf_putc(b, '/');
		if (value->when.range)
			put_day(b, &value->when.to);
		buf_puts(b, value->when.circa ? " circa" : "");
		break;
	case CSL_KIND_NAME:
		for (size_t i = 0; i < value->persons; i++) {
			buf_puts(b, i ? ";" : "");
			put_person(b, &value->person[i]);
		}
		break;
	default:
		buf_add(b, value->text.s, value->text.len);
	}
}

static void
put_item(struct buf *b, const struct csl_item *item)
{
	for (unsigned i = 0; i < CSL_VARIABLES; i++) {
		const struct csl_value *value = csl_item_value(item, i);

		if (!value)
			continue;
		buf_printf(b, "%s%s=", b->len ? " " : "", csl_variable_name(i));
		put_value(b, value);
	}
}

static void
check(const char *tags, const char *text, const char *want)
{
	struct buf yaml = BUF_INIT, got = BUF_INIT;
	struct languages languages = { 0 };
	struct diags diags = { 0 };
	struct csl_error error;
	struct csl_item *item;
	struct catalogue *c;

	languages_add(&languages, tags);
	buf_puts(&yaml, before);
	while (*text) {
		size_t len = strcspn(text, "\n") + 1;

		buf_puts(&yaml, "    ");
		buf_add(&yaml, text, len);
		text += len;
	}
	c = catalogue_read_one("f", yaml.data, yaml.len, &diags);
	if (CHECK(c)) {
		item = csl_item_of(c, catalogue_first(c, KIND_STUDY), &languages, &error);
		if (CHECK(item))
			put_item(&got, item);
		CHECK_STR(got.data, want);
		csl_item_free(item);
	}
	catalogue_free(c);
	diags_release(&diags);
	buf_release(&yaml);
	buf_release(&got);
}

/* An abstract that no citation can hold is no citation without it. */
static void
check_limit(void)
{
	struct buf yaml = BUF_INIT;
	struct languages languages = { 0 };
	struct diags diags = { 0 };
	struct csl_error error = { 0 };
	struct catalogue *c;

	buf_puts(&yaml, before);
	for (int i = 0; i < 20; i++) {
		buf_printf(&yaml, "    %s: \"", keys[i]);
		for (int k = 0; k < 1000000; k++)
			buf_putc(&yaml, 'x');
		buf_puts(&yaml, "\"\n");
	}
	c = catalogue_read_one("f", yaml.data, yaml.len, &diags);
	CHECK_INT(diags.errors, 0);
	if (CHECK(c))
		CHECK(!csl_item_of(c, catalogue_first(c, KIND_STUDY), &languages, &error));
	CHECK_INT(error.status, CSL_LIMIT);
	CHECK_STR(error.sentence, "the result would be larger than anything sensible");
	catalogue_free(c);
	diags_release(&diags);
	buf_release(&yaml);
}

int
main(void)
{
	check_limit();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		check(row[i].languages, row[i].text, row[i].want);
	return test_end();
}
