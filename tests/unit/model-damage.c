/* SPDX-License-Identifier: MIT */
/* A block that is damaged gives empty values, never a wild read: run under the sanitizers. */
#include "model/catalogue.h"

#include "model/block.h"
#include "tests/catalogue.h"
#include "tests/test.h"
#include "tests/walk.h"

/* A block of its own size, so that a read past its end is seen. */
static bool
walk_block(const unsigned char *block, size_t bytes)
{
	unsigned char *copy = xmalloc(bytes);
	struct catalogue *c;

	memcpy(copy, block, bytes);
	c = catalogue_view(copy, bytes);
	if (c)
		walk_catalogue(c);
	catalogue_free(c);
	free(copy);
	return c != NULL;
}

static void
check_view(void)
{
	struct catalogue *c = make_two_files(), *view;
	size_t bytes;
	const unsigned char *block = catalogue_block(c, &bytes);

	view = catalogue_view(block, bytes);
	CHECK(view != NULL);
	CHECK_STR(record_file(view, 0), "");
	catalogue_set_files(view, (const char *const[]){ "one/a.yaml", "two/b.yaml" }, 2);
	CHECK_INT(catalogue_records(view), 10);
	CHECK_STR(record_id(view, 9), "third");
	CHECK(walk_catalogue(view) == walk_catalogue(c));
	catalogue_free(view);
	CHECK(!catalogue_view(block + 1, bytes - 1));
	CHECK(!catalogue_view(block, 0));
	catalogue_free(c);
}

static void
check_flips(void)
{
	static const unsigned char flips[] = { 0x01, 0x08, 0x80, 0xff };
	struct catalogue *c = make_two_files();
	size_t bytes, refused = 0;
	const unsigned char *block = catalogue_block(c, &bytes);
	unsigned char *copy = xmalloc(bytes);

	memcpy(copy, block, bytes);
	for (size_t i = 0; i < bytes; i++)
		for (size_t k = 0; k < sizeof flips; k++) {
			copy[i] ^= flips[k];
			refused += !walk_block(copy, bytes);
			copy[i] ^= flips[k];
		}
	/* The first words of the header at least are known whole. */
	CHECK(refused >= 24 * sizeof flips);
	free(copy);
	catalogue_free(c);
}

/* Numbers that damage seldom makes: each word of the block set to the ends of what it may be. */
static void
check_words(void)
{
	static const uint32_t words[] = { 0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, UINT32_MAX };
	struct catalogue *c = make_two_files();
	size_t bytes;
	const unsigned char *block = catalogue_block(c, &bytes);
	unsigned char *copy = xmalloc(bytes);

	memcpy(copy, block, bytes);
	for (size_t i = 0; i + sizeof *words <= bytes; i += sizeof *words)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			memcpy(copy + i, &words[k], sizeof *words);
			walk_block(copy, bytes);
			memcpy(copy + i, block + i, sizeof *words);
		}
	free(copy);
	catalogue_free(c);
}

/* Cut anywhere it is refused; with a header that claims the length left, never read past it. */
static void
check_cuts(void)
{
	struct catalogue *c = make_two_files();
	struct block_header h;
	size_t bytes, viewed = 0;
	const unsigned char *block = catalogue_block(c, &bytes);
	unsigned char *copy = xmalloc(bytes);

	for (size_t cut = 0; cut < bytes; cut++)
		CHECK(!walk_block(block, cut));
	memcpy(copy, block, bytes);
	memcpy(&h, block, sizeof h);
	for (size_t cut = sizeof h; cut < bytes; cut++) {
		h.bytes = cut;
		memcpy(copy, &h, sizeof h);
		viewed += walk_block(copy, cut);
	}
	/* Texts and nodes lie behind all that the header speaks of. */
	CHECK(viewed > 0);
	free(copy);
	catalogue_free(c);
}

/* Nothing may hold itself, nor go deeper than what was ever read. */
static void
check_depth(void)
{
	struct maker m = { 0 };
	struct catalogue *c;
	struct value v;
	int depth = 0;

	make_file(&m, "a.yaml");
	for (int i = 0; i < 60; i++)
		make_open(&m, i ? KEY_NONE : KEY_CUSTOM, NODE_LIST);
	make_text(&m, KEY_NONE, "deep");
	for (int i = 0; i < 60; i++)
		make_close(&m);
	make_record(&m, KIND_STUDY, "x");
	c = make_catalogue(&m);
	v = record_value(c, 0, KEY_CUSTOM);
	while (value_count(v)) {
		v = value_at(v, 0);
		depth++;
	}
	CHECK_INT(depth, 32);
	CHECK(walk_catalogue(c) > 0);
	catalogue_free(c);
}

int
main(void)
{
	check_view();
	check_flips();
	check_words();
	check_cuts();
	check_depth();
	return test_end();
}
