/* SPDX-License-Identifier: MIT */
#include "cli/find.h"

#include <locale.h>
#include <stdlib.h>

#include "store/load.h"
#include "tests/test.h"

static const struct catalogue *catalogue;

/* The ids of all records that match these words, parted by blanks. */
static void
check(enum kind kind, const char *a, const char *b, const char *want)
{
	const char *words[] = { a, b };
	static const struct languages none;
	struct find_order order = { .languages = &none, .order = ORDER_FILE };
	struct buf got = BUF_INIT, text = BUF_INIT;
	struct query *q = find_parse(words, !a ? 0 : b ? 2 : 1, NULL, &text);
	size_t count;
	uint32_t *record = find_records(catalogue, q, kind, &order, &count);

	for (size_t i = 0; i < count; i++)
		buf_printf(&got, "%s%s", got.len ? " " : "", record_id(catalogue, record[i]));
	CHECK_STR(got.data, want);
	query_free(q);
	free(record);
	buf_release(&got);
	buf_release(&text);
}

int
main(void)
{
	const char *source = getenv("top_srcdir");
	struct buf path = BUF_INIT;
	const char *paths[1];
	struct opened *opened;

	setlocale(LC_CTYPE, "C.UTF-8");
	buf_printf(&path, "%s/tests/data/small.yaml", source ? source : ".");
	paths[0] = path.data;
	opened = opened_new(paths, 1);
	buf_release(&path);
	catalogue = opened->catalogue;
	if (!CHECK(catalogue != NULL))
		return test_end();

	/* Ids: each of several is meant. */
	check(KIND_STUDY, "herons", NULL, "herons");
	check(KIND_STUDY, "herons", "herons-en", "herons herons-en");
	check(KIND_STUDY, "herons-en", "herons", "herons herons-en");
	/* A former id stands for its record. */
	check(KIND_STUDY, "herons-2011", NULL, "herons");
	/* An id and a word: that record, if it has the word. */
	check(KIND_STUDY, "herons", "trois", "herons");
	check(KIND_STUDY, "TROIS", "herons", "herons");
	check(KIND_STUDY, "herons", "xyzzy", "");
	/* Words, whatever their accents: all of them. */
	check(KIND_STUDY, "trois", "hivers", "herons herons-en");
	check(KIND_STUDY, "xyzzy", NULL, "");
	/* The id of another kind is a word. */
	check(KIND_PERSON, "herons", NULL, "");
	check(KIND_PERSON, "weir", NULL, "weir");
	check(KIND_COUNTRY, "ci", NULL, "CIV");
	check(KIND_COUNTRY, "civ", "COD", "CIV COD");
	check(KIND_TOPIC, "HERON", NULL, "heron");

	CHECK_INT(find_record(catalogue, KIND_STUDY, "weir"), RECORD_NONE);
	CHECK_INT(find_record(catalogue, KIND_ORGANISATION, "weir"), RECORD_NONE);
	CHECK_INT(find_record(catalogue, KIND_COUNTRY, "Ci"),
		  catalogue_find(catalogue, KIND_COUNTRY, "CIV"));
	CHECK_INT(find_record(catalogue, KIND_COUNTRY, "c"), RECORD_NONE);
	CHECK_INT(find_record(catalogue, KIND_COUNTRY, "zz"), RECORD_NONE);
	opened_free(opened);
	return test_end();
}
