/* SPDX-License-Identifier: MIT */
/* A block that is damaged gives empty values, never a wild read: run under the sanitizers. */
#include "model/catalogue.h"

#include "model/block.h"
#include "model/describe-value.h"
#include "model/describe.h"
#include "model/haystack.h"
#include "model/order.h"
#include "model/works.h"
#include "tests/catalogue.h"
#include "tests/test.h"

/* Going round a whole catalogue, however damaged. */
struct walk {
	const struct languages *languages;
	size_t steps;                   /* left: damage may make one part appear in many places */
	size_t bytes;                   /* of text, so that every one is read */
};

static void
walk_text(struct walk *w, const char *s)
{
	for (; *s && w->steps; s++, w->steps--)
		w->bytes++;
}

static void
walk_value(struct walk *w, struct value v, int depth)
{
	const char *text = value_text(v);

	if (depth >= 40)
		test_check(false, __FILE__, __LINE__, "values do not go on for ever");
	if (!w->steps)
		return;
	w->steps--;
	for (uint32_t i = 0; i < value_len(v); i++)
		w->bytes += (unsigned char)text[i];
	if (text[value_len(v)])
		test_check(false, __FILE__, __LINE__, "a text ends with NUL");
	walk_text(w, value_key_name(v));
	w->bytes += value_quoted(v);
	if (value_link(v) != RECORD_NONE && value_link(v) >= catalogue_records(v.catalogue))
		test_check(false, __FILE__, __LINE__, "a link names a record");
	value_get(v, KEY_GIVEN);
	value_local(v, w->languages, "pt");
	for (uint32_t i = 0; i < value_count(v); i++)
		walk_value(w, value_at(v, i), depth + 1);
	for (uint32_t i = 0; i < value_items(v); i++)
		w->bytes += value_len(value_item(v, i));
}

/* As a page or the command line tells it; only a little of what damage makes large. */
static void
walk_words(struct walk *w, const struct catalogue *c, uint32_t r)
{
	struct spans spans = SPANS_INIT;
	struct works works;

	for (unsigned k = KEY_NONE + 1; k < KEYS; k++) {
		struct value v = record_value(c, r, (enum key)k);
		uint32_t next = 0;

		for (int i = 0; i < 4 && w->steps; i++) {
			if (!describe_next(&spans, (enum key)k, v, &next, w->languages, "pt"))
				break;
			w->bytes += spans.text.len;
			w->steps -= spans.count < w->steps ? spans.count : w->steps;
		}
	}
	works_find(&works, c, w->languages, r, WORKS_BY_ROLE);
	for (size_t i = 0; i < works.count; i++)
		if (works.work[i].record >= catalogue_records(c) || works.work[i].key >= KEYS)
			test_check(false, __FILE__, __LINE__, "a work is a record");
	works_release(&works);
	spans_release(&spans);
}

static void
walk_record(struct walk *w, const struct catalogue *c, uint32_t r)
{
	struct buf b = BUF_INIT;
	uint32_t found;

	walk_text(w, record_id(c, r));
	walk_text(w, record_file(c, r));
	w->bytes += record_line(c, r) + record_column(c, r);
	kind_shape(record_kind(c, r));
	found = catalogue_find(c, record_kind(c, r), record_id(c, r));
	if (found != RECORD_NONE && found >= catalogue_records(c))
		test_check(false, __FILE__, __LINE__, "what is found is a record");
	for (unsigned k = 0; k < KEYS; k++)
		w->bytes += value_items(record_value(c, r, (enum key)k));
	for (uint32_t i = 0; i < record_values(c, r); i++)
		walk_value(w, record_value_at(c, r, i), 0);
	for (uint32_t i = 0; i < record_backlinks(c, r); i++) {
		struct backlink link = record_backlink(c, r, i);

		if (link.record != RECORD_NONE && link.record >= catalogue_records(c))
			test_check(false, __FILE__, __LINE__, "a backlink names a record");
		walk_value(w, link.value, 0);
		describe_credit(&b, link.value, w->languages);
	}
	walk_words(w, c, r);
	describe_title(&b, c, r, w->languages);
	describe_heading(&b, c, r, w->languages);
	describe_authors(&b, c, r, w->languages);
	describe_year(&b, c, r);
	w->bytes += b.len + record_works(c, r) + record_unverified(c, r);
	buf_release(&b);
}

static size_t
walk_catalogue(const struct catalogue *c)
{
	struct languages languages = { .tag = { "fr" }, .count = 1 };
	struct walk w = { .languages = &languages, .steps = 20000 };
	uint32_t count = catalogue_records(c), *record = xcalloc(count, sizeof *record);
	struct haystack haystack;
	struct needle needle;

	for (uint32_t r = 0; r < count; r++) {
		walk_record(&w, c, r);
		record[r] = r;
	}
	for (unsigned order = 0; order < ORDERS; order++)
		order_records(c, &languages, (enum order)order, order % 2, record, count);
	haystack_init(&haystack, c, 0, count);
	needle_init(&needle, "rakoto herve");
	for (uint32_t r = 0; r < count; r++)
		w.bytes += haystack_has(&haystack, &needle, r);
	needle_release(&needle);
	haystack_release(&haystack);
	free(record);
	return w.bytes;
}

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
