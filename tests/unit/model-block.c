/* SPDX-License-Identifier: MIT */
/* A block that was written and is viewed elsewhere is the catalogue it was made from. */
#include "model/block.h"

#include "tests/catalogue.h"
#include "tests/test.h"

static void
same_value(struct value a, struct value b)
{
	CHECK_INT(value_form(a), value_form(b));
	CHECK_INT(value_key(a), value_key(b));
	CHECK_STR(value_key_name(a), value_key_name(b));
	CHECK_STR(value_text(a), value_text(b));
	CHECK_INT(value_len(a), value_len(b));
	CHECK_STR(value_written(a).s, value_written(b).s);
	CHECK_INT(value_quoted(a), value_quoted(b));
	CHECK_INT(value_link(a), value_link(b));
	CHECK_INT(value_items(a), value_items(b));
	CHECK_INT(value_count(a), value_count(b));
	for (uint32_t i = 0; i < value_count(a); i++)
		same_value(value_at(a, i), value_at(b, i));
}

static void
same_record(const struct catalogue *a, const struct catalogue *b, uint32_t r)
{
	CHECK_INT(record_kind(a, r), record_kind(b, r));
	CHECK_STR(record_id(a, r), record_id(b, r));
	CHECK_STR(record_file(a, r), record_file(b, r));
	CHECK_INT(record_line(a, r), record_line(b, r));
	CHECK_INT(record_column(a, r), record_column(b, r));
	CHECK_INT(record_values(a, r), record_values(b, r));
	for (uint32_t i = 0; i < record_values(a, r); i++)
		same_value(record_value_at(a, r, i), record_value_at(b, r, i));
	CHECK_INT(record_backlinks(a, r), record_backlinks(b, r));
	for (uint32_t i = 0; i < record_backlinks(a, r); i++) {
		struct backlink x = record_backlink(a, r, i), y = record_backlink(b, r, i);

		CHECK_INT(x.record, y.record);
		CHECK_INT(x.key, y.key);
		same_value(x.value, y.value);
	}
}

static size_t given_back;

static void
give_back(void *block)
{
	given_back++;
	free(block);
}

static void
check_round_trip(void)
{
	struct catalogue *a = make_two_files(), *b;
	size_t bytes;
	const void *block = catalogue_block(a, &bytes);
	unsigned char *copy = xmalloc(bytes);
	const char *file[] = { "one/a.yaml", "two/b.yaml" };

	CHECK_INT(bytes % 8, 0);
	memcpy(copy, block, bytes);
	b = catalogue_view(copy, bytes);
	if (!CHECK(b != NULL))
		return;
	catalogue_lend(b, give_back, copy);
	CHECK_INT(catalogue_files(b), 0);
	CHECK_STR(record_file(b, 0), "");
	catalogue_set_files(b, file, 2);
	CHECK_INT(catalogue_files(b), catalogue_files(a));
	CHECK_STR(catalogue_file(b, 1), catalogue_file(a, 1));
	CHECK_STR(catalogue_file(b, 2), "");
	CHECK_INT(catalogue_records(a), catalogue_records(b));
	for (unsigned kind = 0; kind < KINDS; kind++) {
		CHECK_INT(catalogue_first(a, kind), catalogue_first(b, kind));
		CHECK_INT(catalogue_count(a, kind), catalogue_count(b, kind));
	}
	for (uint32_t r = 0; r < catalogue_records(a); r++)
		same_record(a, b, r);
	CHECK_INT(catalogue_find(b, KIND_STUDY, "drei"), catalogue_find(a, KIND_STUDY, "drei"));
	CHECK_INT(catalogue_find(b, KIND_PERSON, "gb"), catalogue_find(a, KIND_PERSON, "gb"));
	catalogue_free(a);
	CHECK_INT(given_back, 0);
	catalogue_free(b);
	CHECK_INT(given_back, 1);
}

/* The same catalogue is the same block, byte by byte: nothing in it is left to chance. */
static void
check_same_bytes(void)
{
	struct catalogue *a = make_two_files(), *b = make_two_files();
	size_t bytes, others;
	const void *block = catalogue_block(a, &bytes), *other = catalogue_block(b, &others);

	CHECK(bytes == others && !memcmp(block, other, bytes));
	catalogue_free(a);
	catalogue_free(b);
}

/* The next id of that kind that wants the first of 1,024 slots. */
static void
next_alike(enum kind kind, char *id, size_t size, unsigned *n)
{
	int len;

	do
		len = snprintf(id, size, "k%u", (*n)++);
	while (block_hash(block_space(kind), id, (uint32_t)len) % 1024);
}

/* Ids made to want one slot: those that find none are found all the same, the first of two alike.
 */
static void
check_crowd(void)
{
	enum { ALIKE = 200, PEOPLE = 100, ABSENT = ALIKE, FORMER, IDS };
	static char id[IDS][16], person[PEOPLE][16];
	struct maker m = { 0 };
	const struct block_header *h;
	struct catalogue *c;
	size_t bytes, faults = 0;
	unsigned n = 0;

	make_file(&m, "a.yaml");
	for (size_t i = 0; i < IDS; i++)
		next_alike(KIND_STUDY, id[i], sizeof id[i], &n);
	for (size_t i = 0; i < PEOPLE; i++)
		next_alike(KIND_PERSON, person[i], sizeof person[i], &n);
	for (int i = 0; i < ALIKE; i++)
		make_study(&m, id[i], "Title");
	for (int i = 0; i < PEOPLE; i++)
		make_record(&m, KIND_PERSON, person[i]);
	make_study(&m, id[ALIKE - 1], "Another");
	make_former(&m, KIND_STUDY, id[7], id[FORMER]);
	make_former(&m, KIND_STUDY, id[7], id[ALIKE - 2]);
	c = make_catalogue(&m);
	h = catalogue_block(c, &bytes);
	CHECK_INT(h->slot.count, 1024);
	CHECK(h->crowd >= ALIKE - BLOCK_TRIES && h->crowd <= h->ident.count);
	for (uint32_t i = 0; i < ALIKE; i++)
		faults +=
			catalogue_find(c, KIND_STUDY, id[i]) != catalogue_first(c, KIND_STUDY) + i;
	for (uint32_t i = 0; i < PEOPLE; i++)
		faults += catalogue_find(c, KIND_PERSON, person[i]) !=
			  catalogue_first(c, KIND_PERSON) + i;
	CHECK_INT(faults, 0);
	CHECK_INT(catalogue_find(c, KIND_STUDY, id[FORMER]), catalogue_first(c, KIND_STUDY) + 7);
	CHECK_INT(catalogue_find(c, KIND_STUDY, id[ABSENT]), RECORD_NONE);
	CHECK_INT(catalogue_find(c, KIND_TOPIC, id[0]), RECORD_NONE);
	catalogue_free(c);
}

int
main(void)
{
	check_round_trip();
	check_same_bytes();
	check_crowd();
	CHECK(catalogue_layout() != 0 && catalogue_layout() == catalogue_layout());
	return test_end();
}
