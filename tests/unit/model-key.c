/* SPDX-License-Identifier: MIT */
#include "model/key.h"

#include "tests/test.h"

/* Keys that are shown only as part of something else, and so have no label. */
static const char *const silent[] = {
	"pacecat", "programme", "organisations", "people", "countries", "topics", "studies",
	"comma-suffix", "static-ordering", "parse-names", "person", "organisation", "date-parts",
	"season", "circa", "raw",
};

static bool
is_silent(const struct key_row *row)
{
	/* "references" is a list of studies at the top, and a key of a study. */
	if (row->shapes == SHAPE_TOP && !strcmp(row->name, "references"))
		return true;
	for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
		if (!strcmp(silent[i], row->name))
			return true;
	return false;
}

static void
check_rows(void)
{
	unsigned all = SHAPE_TOP | SHAPE_RECORD | SHAPE_NAME | SHAPE_FORM | SHAPE_AFFILIATION |
		       SHAPE_FILE | SHAPE_RELATED | SHAPE_PRINTED | SHAPE_DATE;

	for (unsigned k = KEY_NONE + 1; k < KEYS; k++) {
		const struct key_row *row = key_row((enum key)k);
		int failed = test_failed;

		CHECK(*row->name);
		CHECK(row->shapes && !(row->shapes & ~all));
		CHECK(row->type <= TYPE_ANY);
		CHECK(row->label && !*row->label == is_silent(row));
		if (test_failed > failed)
			printf("  key \"%s\"\n", row->name);
		for (unsigned j = k + 1; j < KEYS; j++)
			if (row->shapes & key_row((enum key)j)->shapes &&
			    !CHECK(strcmp(row->name, key_row((enum key)j)->name) != 0))
				printf("  key \"%s\" twice in a shape\n", row->name);
	}
}

static void
check_find(void)
{
	/* Each key is found in each of its shapes and in no other. */
	for (unsigned k = KEY_NONE + 1; k < KEYS; k++) {
		const struct key_row *row = key_row((enum key)k);

		for (unsigned shape = SHAPE_TOP; shape <= SHAPE_DATE; shape <<= 1) {
			enum key found = key_find((enum shape)shape, row->name, strlen(row->name));

			if (row->shapes & shape)
				CHECK_INT(found, k);
			else
				CHECK(found != (enum key)k);
		}
	}
	CHECK_INT(key_find(SHAPE_STUDY, "title", 5), KEY_TITLE);
	CHECK_INT(key_find(SHAPE_STUDY, "titles", 5), KEY_TITLE);
	CHECK_INT(key_find(SHAPE_STUDY, "Title", 5), KEY_NONE);
	CHECK_INT(key_find(SHAPE_STUDY, "titl", 4), KEY_NONE);
	CHECK_INT(key_find(SHAPE_STUDY, "", 0), KEY_NONE);
	CHECK_INT(key_find(SHAPE_STUDY, "doi", 3), KEY_NONE);
	CHECK_INT(key_find(SHAPE_STUDY, "DOI", 3), KEY_DOI);
	CHECK_INT(key_find(SHAPE_PERSON, "name", 4), KEY_NAME);
	CHECK_INT(key_find(SHAPE_TOPIC, "name", 4), KEY_NAME_TEXT);
	CHECK_INT(key_find(SHAPE_NAME, "as", 2), KEY_AS_NAME);
	CHECK_INT(key_find(SHAPE_RELATED, "as", 2), KEY_AS);
	CHECK_INT(key_find(SHAPE_TOP, "references", 10), KEY_REFERENCES_LIST);
	CHECK_INT(key_find(SHAPE_STUDY, "references", 10), KEY_REFERENCES);
}

static void
check_row_bounds(void)
{
	CHECK_STR(key_row(KEY_NONE)->name, "");
	CHECK_STR(key_row(KEYS)->name, "");
	CHECK_STR(key_row((enum key)0x7fffffff)->label, "");
}

static void
check_nearest(void)
{
	CHECK_STR(key_nearest(SHAPE_STUDY, "autor", 5), "author");
	CHECK_STR(key_nearest(SHAPE_STUDY, "titel", 5), "title");
	CHECK_STR(key_nearest(SHAPE_STUDY, "doi", 3), "DOI");
	CHECK_STR(key_nearest(SHAPE_TOP, "study", 5), NULL);
	CHECK_STR(key_nearest(SHAPE_TOP, "peopel", 6), "people");
	CHECK_STR(key_nearest(SHAPE_PERSON, "autor", 5), NULL);
	CHECK_STR(key_nearest(SHAPE_STUDY, "zzzzzzzz", 8), NULL);
}

int
main(void)
{
	check_rows();
	check_find();
	check_row_bounds();
	check_nearest();
	return test_end();
}
