/* SPDX-License-Identifier: MIT */
/* What macros and parents may make of a BibTeX file: all that people mean, and no explosion. */
#include "format/import.h"

#include "base/buf.h"
#include "tests/test.h"

/* The drafts of a file.  Errors that are said are that it grows, at that line; 0 for none. */
static void
import(struct import *im, const struct buf *text, size_t records, size_t line)
{
	struct diags said = { .diag = NULL };

	import_init(im);
	CHECK(import_read(im, format_find("bibtex"), "f", text->data, text->len, &said));
	CHECK_INT(im->drafts.count, records);
	if (CHECK_INT(said.errors, line != 0) && line) {
		CHECK_INT(diags_worst(&said)->place.line, line);
		CHECK(strstr(diags_worst(&said)->text, "from here on they are left out"));
	}
	diags_release(&said);
}

static void
check(const struct buf *text, size_t records, size_t line)
{
	struct import im;

	import(&im, text, records, line);
	import_release(&im);
}

static void
add_repeated(struct buf *text, const char *piece, size_t times)
{
	for (size_t i = 0; i < times; i++)
		buf_puts(text, piece);
}

/* A line for each paper, all else in its volume: so people write, and nothing is lost. */
static void
proceedings(void)
{
	enum { PAPERS = 10000, EDITORS = 25 };
	struct buf text = BUF_INIT;
	struct import im;

	for (int i = 0; i < PAPERS; i++)
		buf_printf(&text,
			   "@inproceedings{c%d, author={Ann Lee}, title={Lattices}, pages={%d}, "
			   "crossref={conf}}\n",
			   i, i);
	buf_puts(&text, "@proceedings{conf, title={Advances in Cryptology}, year=1999,\n"
			"series={Lecture Notes in Computer Science}, volume=1000,\n"
			"publisher={Springer}, address={Berlin, Heidelberg}, month=aug,\n"
			"isbn={978-3-16-148410-0}, organization={IACR}, editor={Jo Doe");
	add_repeated(&text, " and Maximiliane Schmidt", EDITORS);
	buf_puts(&text, "}}\n");
	import(&im, &text, PAPERS + 1, 0);
	CHECK(draft_value(&im.drafts, &im.drafts.draft[PAPERS - 1], KEY_ISBN));
	import_release(&im);
	buf_release(&text);
}

static void
abstract_of_a_volume(void)
{
	enum { PAPERS = 2000, WORDS = 1000 };
	struct buf text = BUF_INIT;
	struct import im;

	for (int i = 0; i < PAPERS; i++)
		buf_printf(&text, "@inproceedings{c%d, title={Lattices %d}, crossref={conf}}\n", i,
			   i);
	buf_puts(&text, "@proceedings{conf, title={Advances in Cryptology}, abstract={");
	add_repeated(&text, "words ", WORDS);
	buf_puts(&text, "}}\n");
	import(&im, &text, PAPERS + 1, 0);
	CHECK(draft_value(&im.drafts, &im.drafts.draft[PAPERS - 1], KEY_ABSTRACT));
	import_release(&im);
	buf_release(&text);
}

/* Many children of one large parent: what they take ends, and nothing else is lost. */
static void
large_parent(void)
{
	enum { CHILDREN = 2000, WORDS = 6000 };
	struct buf text = BUF_INIT;

	buf_puts(&text, "@book{p, note={");
	add_repeated(&text, "words ", WORDS);
	buf_puts(&text, "}}\n");
	add_repeated(&text, "@inbook{c, crossref = {p}}\n", CHILDREN);
	/* 128 times the file and 4 MB: each child takes the note and what a field takes besides. */
	check(&text, CHILDREN + 1, 2 + (128 * text.len + (4 << 20)) / (6 * WORDS + 80));
	buf_release(&text);
}

/* Fields that are compared in vain cost time: a list of one wide parent, again and again. */
static void
wide_parent(void)
{
	enum { FIELDS = 1000, TIMES = 300 };
	struct buf text = BUF_INIT;

	buf_puts(&text, "@book{p");
	for (int i = 0; i < FIELDS; i++)
		buf_printf(&text, ", x%d = {}", i);
	buf_puts(&text, "}\n@book{c, xdata = {p");
	add_repeated(&text, ",p", TIMES);
	buf_puts(&text, "}}\n");
	check(&text, 2, 2);
	buf_release(&text);
}

/* A long macro in many places: the file does not become many times larger. */
static void
large_macro(void)
{
	enum { ENTRIES = 2000, LONG = 20000 };
	struct buf text = BUF_INIT;

	buf_printf(&text, "@string{m = {%0*d}}\n", LONG, 0);
	for (int i = 0; i < ENTRIES; i++)
		buf_printf(&text, "@book{b%d, title = m}\n", i);
	check(&text, ENTRIES, 2 + (8 * text.len + (256 << 10)) / LONG);
	buf_release(&text);
}

/* Long values of many pieces, with no macro in them, add nothing to the file. */
static void
many_pieces(void)
{
	enum { ENTRIES = 40, PIECES = 500 };
	struct buf text = BUF_INIT;
	struct import im;

	for (int i = 0; i < ENTRIES; i++) {
		buf_printf(&text, "@book{b%d, abstract = {begin}", i);
		add_repeated(&text, " # { 78901234567890}", PIECES);
		buf_puts(&text, " # { end}}\n");
	}
	import(&im, &text, ENTRIES, 0);
	for (size_t i = 0; i < im.drafts.values; i++)
		if (im.drafts.value[i].key == KEY_ABSTRACT)
			CHECK_INT(im.drafts.value[i].text.len, 5 + PIECES * 15 + 4);
	import_release(&im);
	buf_release(&text);
}

int
main(void)
{
	proceedings();
	abstract_of_a_volume();
	large_parent();
	wide_parent();
	large_macro();
	many_pieces();
	return test_end();
}
