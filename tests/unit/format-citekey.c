/* SPDX-License-Identifier: MIT */
#include "format/citekey.h"

#include "format/read.h"
#include "tests/test.h"

#define PEOPLE \
	"organisations:\n" \
	"  - {id: wwf, name: World Wide Fund for Nature, acronym: WWF}\n" \
	"  - {id: cfe, name: Centre for Field Ecology}\n" \
	"people:\n" \
	"  - {id: wang, name: {family: 王, given: 小明}}\n" \
	"studies:\n"

/* Studies and their keys, in order. */
static const struct {
	const char *yaml;
	const char *key[4];
} cases[] = {
	{ "  - {id: a, title: The exploitation of gold, issued: 2012-07,"
	  " author: [{family: Weinberg, given: Ruby}]}\n",
	  { "weinberg2012exploitation" } },
	/* An article that is part of the word, and one of another language. */
	{ "  - {id: a, title: \"L’exploitation de l'or\", issued: 2012,"
	  " author: [{family: Sève, given: Juan}]}\n"
	  "  - {id: b, title: Um guia, author: [{literal: Inês Machava}]}\n",
	  { "seve2012exploitation", "inesmachavaguia" } },
	/* Letters of every kind have their ASCII; what has none its id, or its number. */
	{ "  - {id: a, title: Éa, issued: 2001, author: [{family: Käkönen, given: X}]}\n"
	  "  - {id: b, title: B1, issued: 2001, author: [{family: Łojak-Ørsted, given: X}]}\n"
	  "  - {id: c, title: Cc, issued: 2001, author: [wang]}\n"
	  "  - {id: d, title: Dd, issued: 2001, author: [{family: 李, given: 四}]}\n",
	  { "kakonen2001ea", "lojakorsted2001b1", "wang2001cc", "u674e2001dd" } },
	{ "  - {id: a, title: Моя книга, issued: 1999, author: [{family: Гуссерль, given: Э}]}\n",
	  { "gusserl1999moya" } },
	/* Particles and suffixes are not sorted by. */
	{ "  - {id: a, title: On reeds, issued: 1751, "
	  " author: [{family: Alembert, given: Jean, non-dropping-particle: d'}]}\n",
	  { "alembert1751reeds" } },
	/* Institutions: the acronym, else what says something of the name. */
	{ "  - {id: a, title: Reeds, issued: 2012, author: [wwf]}\n"
	  "  - {id: b, title: Reeds, issued: 2012, author: [cfe]}\n"
	  "  - {id: c, title: Reeds, issued: 2012, publisher: [cfe]}\n",
	  { "wwf2012reeds", "centrefield2012reeds", "centrefield2012reedsa" } },
	/* The first keeps the plain key, whatever comes after it. */
	{ "  - {id: a, title: Reeds, issued: 2012}\n"
	  "  - {id: b, title: Reeds, issued: 2012}\n"
	  "  - {id: c, title: Reeds a, issued: 2012}\n"
	  "  - {id: d, title: Reedsa, issued: 2012}\n",
	  { "2012reeds", "2012reedsa", "2012reedsb", "2012reedsaa" } },
	/* A key that somebody has chosen, and one that no format would take. */
	{ "  - {id: a, title: Reeds, issued: 2012}\n"
	  "  - {id: b, title: B, citation-key: 2012reeds}\n"
	  "  - {id: c, title: C, citation-key: \"Sève, Juan {2012}\"}\n",
	  { "2012reedsa", "2012reeds", "Seve--Juan--2012-" } },
	/* Somebody with but a given name, a name that is very long, and an id of no letters. */
	{ "  - {id: a, title: Reeds, issued: 2012, author: [{given: Ann}]}\n"
	  "  - {id: b, title: Reeds, issued: -0044, author: [{family: "
	  "Aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg}]}\n",
	  { "ann2012reeds" } },
	/* Ranges, decades, nothing at all. */
	{ "  - {id: a, title: Aa, issued: 2010/2012}\n"
	  "  - {id: b, title: Bb, issued: ../2012}\n"
	  "  - {id: c, title: 20 million, issued: 201X}\n"
	  "  - {id: d.e}\n",
	  { "2010aa", "2012bb", "2010million", "de" } },
	{ "  - {id: a, title: \"2012\"}\n  - {id: b, title: \"...\"}\n", { "2012", "b" } },
};

/* Behind "z" comes "aa"; what has nothing to be named by is a study. */
static void
test_many(void)
{
	struct buf text = BUF_INIT;
	struct diags diags = { 0 };
	struct catalogue *c;
	struct citekeys keys;

	buf_puts(&text, "studies:\n");
	for (int i = 0; i < 29; i++)
		buf_printf(&text, "  - {id: s%d, title: Reeds}\n", i);
	buf_puts(&text, "  - {title: \"...\"}\n");
	c = catalogue_read_one("f", text.data, text.len, &diags);
	citekeys_init(&keys, c);
	CHECK_STR(citekey(&keys, catalogue_first(c, KIND_STUDY) + 26), "reedsz");
	CHECK_STR(citekey(&keys, catalogue_first(c, KIND_STUDY) + 28), "reedsab");
	CHECK_STR(citekey(&keys, catalogue_first(c, KIND_STUDY) + 29), "study");
	citekeys_release(&keys);
	catalogue_free(c);
	diags_release(&diags);
	buf_release(&text);
}

int
main(void)
{
	test_many();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf text = BUF_INIT;
		struct diags diags = { 0 };
		struct catalogue *c;
		struct citekeys keys;

		buf_puts(&text, PEOPLE);
		buf_puts(&text, cases[i].yaml);
		c = catalogue_read_one("f", text.data, text.len, &diags);
		CHECK(c && !diags.errors);
		citekeys_init(&keys, c);
		for (uint32_t k = 0; k < 4 && cases[i].key[k]; k++)
			CHECK_STR(citekey(&keys, catalogue_first(c, KIND_STUDY) + k),
				  cases[i].key[k]);
		CHECK_STR(citekey(&keys, 0), "");
		CHECK_STR(citekey(&keys, RECORD_NONE), "");
		citekeys_release(&keys);
		catalogue_free(c);
		diags_release(&diags);
		buf_release(&text);
	}
	return test_end();
}
