/* SPDX-License-Identifier: MIT */
#include "model/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "tests/catalogue.h"
#include "tests/test.h"

/* Every mark as "kind:id", those that are gone in parentheses. */
static void
check_marks(const struct marks *m, const char *want)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < m->count; i++)
		buf_printf(&b, m->mark[i].now ? "%s%s:%s" : "%s(%s:%s)", i ? " " : "",
			   marks_kind(mark_kind(&m->mark[i])), mark_id(&m->mark[i]));
	CHECK_STR(b.data, want);
	buf_release(&b);
}

static void
test_set(void)
{
	struct catalogue *c = make_two_files();
	uint32_t second = catalogue_find(c, KIND_STUDY, "second");
	uint32_t levin = catalogue_find(c, KIND_ORGANISATION, "levin-sources");
	struct marks m = { 0 };

	CHECK(!marks_has(&m, 0));
	CHECK_INT(marks_count(&m, ~0u), 0);
	marks_attach(&m, c);
	CHECK(!marks_has(&m, second));
	CHECK_INT(marks_last(&m), RECORD_NONE);
	/* Nothing is marked: nothing can be taken away, nor found. */
	CHECK(marks_set(&m, levin, false));
	CHECK_INT(marks_total(&m), 0);
	CHECK_INT(marks_next(&m, 0, catalogue_records(c)), RECORD_NONE);
	marks_release(&m);
	marks_attach(&m, c);
	CHECK(marks_set(&m, second, true));
	CHECK_INT(marks_next(&m, 0, catalogue_records(c)), second);
	CHECK_INT(marks_next(&m, 0, second), RECORD_NONE);
	CHECK_INT(marks_next(&m, 0, catalogue_records(c) + 1), RECORD_NONE);
	CHECK(marks_set(&m, levin, true));
	CHECK(marks_has(&m, second));
	CHECK(marks_has(&m, levin));
	CHECK(!marks_has(&m, RECORD_NONE));
	CHECK_INT(marks_last(&m), levin);
	CHECK_INT(marks_count(&m, ~0u), 2);
	CHECK_INT(marks_count(&m, 1u << KIND_STUDY), 1);
	CHECK_INT(marks_count(&m, 1u << KIND_PERSON | 1u << KIND_ORGANISATION), 1);
	CHECK_INT(marks_count(&m, 1u << KIND_TOPIC), 0);
	CHECK(marks_set(&m, levin, false));
	CHECK(!marks_has(&m, levin));
	CHECK_INT(marks_last(&m), RECORD_NONE);
	CHECK_INT(marks_total(&m), 1);
	/* A study and a topic may have the same id. */
	CHECK(marks_set(&m, catalogue_find(c, KIND_TOPIC, "third"), true));
	CHECK(!marks_has(&m, catalogue_find(c, KIND_STUDY, "third")));
	check_marks(&m, "study:second (person:levin-sources) topic:third");
	/* A file has no id. */
	CHECK(!marks_set(&m, catalogue_first(c, KIND_FILE), true));
	CHECK_INT(marks_total(&m), 2);
	marks_release(&m);
	catalogue_free(c);
}

/* Taken away together, and brought back, also after the catalogue was read again. */
static void
test_away(void)
{
	struct catalogue *c = make_two_files(), *again = make_two_files();
	uint32_t first = catalogue_first(c, KIND_STUDY);
	uint32_t count = (uint32_t)catalogue_count(c, KIND_STUDY);
	uint32_t levin = catalogue_find(c, KIND_PERSON, "levin-sources");
	struct marks m = { 0 };

	marks_attach(&m, c);
	CHECK_INT(marks_take_away(&m, first, count), 0);
	CHECK_INT(marks_bring_back(&m, first, count), 0);
	marks_set(&m, catalogue_find(c, KIND_STUDY, "second"), true);
	marks_set(&m, catalogue_find(c, KIND_STUDY, "third"), true);
	marks_set(&m, levin, true);
	CHECK_INT(marks_take_away(&m, first, count), 2);
	CHECK_INT(marks_total(&m), 1);
	/* Nothing to be taken away: what was stays to be brought back. */
	CHECK_INT(marks_take_away(&m, first, count), 0);
	CHECK_INT(marks_bring_back(&m, levin, 1), 0);
	marks_attach(&m, again);
	CHECK_INT(marks_bring_back(&m, first, count), 2);
	CHECK(marks_has(&m, catalogue_find(again, KIND_STUDY, "third")));
	CHECK_INT(marks_bring_back(&m, first, count), 0);
	/* Others were taken away since. */
	CHECK_INT(marks_take_away(&m, first, count), 2);
	CHECK_INT(marks_take_away(&m, levin, 1), 1);
	CHECK_INT(marks_bring_back(&m, first, count), 0);
	CHECK_INT(marks_bring_back(&m, levin, 1), 1);
	/* Other sessions have come to more than there is room for. */
	CHECK_INT(marks_take_away(&m, levin, 1), 1);
	for (int i = 0; i <= MARKS_MAX; i++) {
		char id[24];

		snprintf(id, sizeof id, "else-%d", i);
		CHECK(marks_recall(&m, "study", id));
	}
	CHECK_INT(marks_bring_back(&m, levin, 1), 0);
	marks_release(&m);
	catalogue_free(c);
	catalogue_free(again);
}

/* A former id, one that is not there, and another catalogue. */
static void
test_attach(void)
{
	struct catalogue *c = make_two_files(), *other;
	struct maker maker = { 0 };
	struct marks m = { 0 };
	uint32_t third = catalogue_find(c, KIND_STUDY, "third");

	CHECK(marks_recall(&m, "study", "drei"));
	CHECK(marks_recall(&m, "study", "elsewhere"));
	CHECK(marks_recall(&m, "person", "levin-sources"));
	CHECK(!marks_recall(&m, "book", "x"));
	CHECK_INT(marks_count(&m, ~0u), 0);
	marks_attach(&m, c);
	check_marks(&m, "(study:drei) study:elsewhere person:levin-sources study:third");
	CHECK(marks_has(&m, third));
	CHECK(marks_has(&m, catalogue_find(c, KIND_ORGANISATION, "levin-sources")));
	CHECK_INT(marks_count(&m, ~0u), 2);
	CHECK(marks_set(&m, third, false));

	make_file(&maker, "c.yaml");
	make_study(&maker, "third", "Third");
	make_study(&maker, "elsewhere", "Elsewhere");
	other = make_catalogue(&maker);
	marks_attach(&m, other);
	CHECK(marks_has(&m, catalogue_find(other, KIND_STUDY, "elsewhere")));
	CHECK(!marks_has(&m, catalogue_find(other, KIND_STUDY, "third")));
	CHECK_INT(marks_count(&m, ~0u), 1);
	CHECK_INT(marks_total(&m), 2);
	marks_attach(&m, c);
	CHECK_INT(marks_count(&m, ~0u), 1);
	marks_release(&m);
	catalogue_free(c);
	catalogue_free(other);
}

/* What was changed here outlives what is read again; others hear of changes only. */
static void
test_merge(void)
{
	struct catalogue *c = make_two_files();
	struct marks here = { 0 }, file = { 0 }, out = { 0 };

	marks_recall(&file, "study", "first");
	marks_recall(&file, "study", "second");
	marks_attach(&here, c);
	marks_merge(&here, &file);
	CHECK_INT(marks_count(&here, ~0u), 2);
	marks_set(&here, catalogue_find(c, KIND_STUDY, "first"), false);
	marks_set(&here, catalogue_find(c, KIND_STUDY, "third"), true);
	marks_merge(&here, &file);
	check_marks(&here, "(study:first) study:second study:third");
	CHECK(!marks_has(&here, catalogue_find(c, KIND_STUDY, "first")));

	/* Meanwhile another session has taken the second away and added one. */
	marks_recall(&out, "study", "first");
	marks_recall(&out, "study", "theirs");
	marks_change(&out, &here);
	check_marks(&out, "(study:first) study:theirs study:third");
	/* Those who look at a catalogue see it there as well. */
	CHECK(marks_changed(&here));
	marks_attach(&out, c);
	marks_change(&out, &here);
	CHECK(!marks_has(&out, catalogue_find(c, KIND_STUDY, "first")));
	marks_settle(&here);
	CHECK(!marks_changed(&here));
	marks_forget(&here);
	marks_release(&out);
	marks_change(&out, &here);
	check_marks(&out, "study:second study:third");
	marks_release(&here);
	marks_release(&file);
	marks_release(&out);
	catalogue_free(c);
}

int
main(void)
{
	test_set();
	test_away();
	test_attach();
	test_merge();
	return test_end();
}
