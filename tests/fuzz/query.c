/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a query: its fault lies within it, and it can be asked of every list, ranked and
 * completed.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "format/read.h"
#include "model/query.h"

#define LEN_MAX 2000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char text[] =
	"organisations: [{id: office, name: Reef Office}]\n"
	"people:\n"
	"  - {id: seve, name: {family: Sève, given: Juan}, also: [J. Sève], country: COD}\n"
	"  - {id: ann, name: {family: Reef, given: Ann, non-dropping-particle: van der}}\n"
	"topics: [{id: fog, name: {en: Fog, fr: Brume}}, {id: wide, name: 漢字漢字漢字}]\n"
	"studies:\n"
	"  - {id: a, type: report, title: 'A reef at night', author: [seve, ann], issued: 2001,\n"
	"     country: [COD], topic: [fog], verified: false, publisher: office, language: fr}\n"
	"  - {id: b, type: book, title: {en: Egral, fr: Été}, issued: 2002/2004, publisher: Sea,\n"
	"     author: [{person: ann, as: A. Rief}], country: [GAB, COG], keyword: [sea, cold]}\n"
	"  - {id: c, type: report, title: Undated, author: [seve], abstract: 'One reef.'}\n";

static bool
is_odd(void *context, uint32_t record)
{
	(void)context;
	return record & 1;
}

static const char *
note(void *context, uint32_t record)
{
	(void)context;
	return record & 2 ? "a reef of one's own" : NULL;
}

static uint32_t
next_noted(void *context, uint32_t from)
{
	while (!note(context, from))
		from++;
	return from;
}

/* One that is whole, one with a fault, and two that go round in a circle. */
static const struct {
	const char *name, *query;
} kept[] = {
	{ "x", "reef OR type:book" }, { "wrong", "(autor:x" }, { "there", "saved:back -fog" },
	{ "back", "saved:there | night" },
};

static const char *
saved(void *context, const char *name, size_t len)
{
	(void)context;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (strlen(kept[i].name) == len && !memcmp(kept[i].name, name, len))
			return kept[i].query;
	return NULL;
}

static const char *
saved_name(void *context, size_t i)
{
	(void)context;
	return i < sizeof kept / sizeof *kept ? kept[i].name : NULL;
}

/* Whatever is found with NOT is not found without. */
static void
check_opposite(const struct query_scope *scope, const char *s, size_t len, const uint64_t *found)
{
	struct buf not = BUF_INIT;
	struct query *q;
	uint64_t *rest = bits_new(scope->count);

	buf_puts(&not, "-(");
	buf_add(&not, s, len);
	buf_putc(&not, ')');
	q = query_parse_with(not.data, not.len, scope->hooks);
	if (!query_fault(q)) {
		query_run(q, scope, rest);
		for (uint32_t i = 0; i < scope->count; i++)
			assert(bits_has(found, i) != bits_has(rest, i));
	}
	query_free(q);
	buf_release(&not);
	free(rest);
}

/* As text again it has no fault and finds the same. */
static void
check_written(const struct query_scope *scope, const struct query *q, const uint64_t *found)
{
	struct buf words = BUF_INIT;
	uint64_t *again = bits_new(scope->count);
	struct query *written;

	query_write(q, &words);
	written = query_parse(words.data, words.len);
	assert(!query_fault(written));
	query_run(written, scope, again);
	for (uint32_t i = 0; i < scope->count; i++)
		assert(bits_has(found, i) == bits_has(again, i));
	query_free(written);
	buf_release(&words);
	free(again);
}

static void
ask(const struct catalogue *c, const struct query_scope *scope, const struct query *q,
    const char *s, size_t len)
{
	struct languages languages = { 0 };
	struct query_offers offers;
	uint64_t *found = bits_new(scope->count), *again = bits_new(scope->count);
	uint32_t *record = calloc(scope->count + 1u, sizeof *record);
	size_t count = 0;

	assert(record);
	query_run(q, scope, found);
	query_run(q, scope, again);
	for (uint32_t i = 0; i < scope->count; i++) {
		assert(bits_has(found, i) == bits_has(again, i));
		if (bits_has(found, i))
			record[count++] = scope->first + i;
	}
	assert(count == bits_count(found, scope->count));
	query_rank(q, scope, record, count);
	for (size_t i = 0; i < count; i++)
		assert(bits_has(found, record[i] - scope->first));
	/* In lists of others what chooses studies has no plain opposite. */
	if (!query_fault(q) && record_kind(c, scope->first) == KIND_STUDY && len < 200)
		check_opposite(scope, s, len, found);
	if (!scope->ids && !memchr(s, '\0', len))
		check_written(scope, q, found);
	if (len < 60 && !memchr(s, '\0', len)) {
		char *copy = strndup(s, len);

		assert(copy);
		query_complete(copy, scope, &languages, &offers);
		assert(offers.start <= len);
		query_offers_release(&offers);
		free(copy);
	}
	free(record);
	free(found);
	free(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum kind kinds[] = { KIND_STUDY, KIND_PERSON, KIND_TOPIC, KIND_COUNTRY };
	static struct haystack haystack[sizeof kinds / sizeof *kinds];
	static struct catalogue *c;
	struct query_hooks hooks = { .is_marked = is_odd, .is_new = is_odd, .note = note,
				     .next_noted = next_noted, .saved = saved,
				     .saved_name = saved_name };
	const char *s = size ? (const char *)data : "";
	size_t len = size < LEN_MAX ? size : LEN_MAX;
	const struct query_fault *fault;
	struct diags diags = { 0 };
	struct needle needle;
	struct query *q;

	if (!c) {
		c = catalogue_read_one("reef.yaml", text, sizeof text - 1, &diags);
		assert(c && !diags.count);
		diags_release(&diags);
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			haystack_init(&haystack[i], c, catalogue_first(c, kinds[i]),
				      catalogue_count(c, kinds[i]));
	}
	query_free(query_parse(s, len));
	q = query_parse_with(s, len, &hooks);
	fault = query_fault(q);
	if (fault) {
		assert(fault->start <= fault->end && fault->end <= len && *fault->sentence);
		assert(fault->column >= 1 && fault->column <= fault->start + 1);
	}
	query_needle(q, &needle);
	for (size_t i = 0; i < needle.words; i++)
		assert(needle.len[i] && needle.word[i] + needle.len[i] <= needle.text.len);
	needle_release(&needle);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct query_scope scope = { .index = query_index_new(c), .hooks = &hooks,
					     .haystack = &haystack[i],
					     .first = catalogue_first(c, kinds[i]),
					     .count = catalogue_count(c, kinds[i]) };

		ask(c, &scope, q, s, len);
		scope.ids = true;
		ask(c, &scope, q, s, len);
		query_index_free(scope.index);
	}
	query_free(q);
	return 0;
}
