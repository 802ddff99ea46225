/* SPDX-License-Identifier: MIT */
#include "model/works.h"

#include "tests/catalogue.h"
#include "tests/test.h"

static const struct languages english = { .tag = { "en" }, .count = 1 };

/* Somebody credited in another form, twice in a key, in two roles, and not only in studies. */
static struct catalogue *
make_all(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_text(&m, KEY_TITLE, "Lagoons");
	make_reference(&m, KEY_LEAD, KIND_PERSON, "weir");
	make_reference(&m, KEY_FUNDER, KIND_PERSON, "weir");
	make_record(&m, KIND_PROGRAMME, "lagoon");
	make_name(&m, KEY_NAME, "Weir", "Adèle");
	make_reference(&m, KEY_DIFFERENT_FROM, KIND_PERSON, "other");
	make_record(&m, KIND_PERSON, "weir");
	make_name(&m, KEY_NAME, "Weir", "Amos");
	make_open(&m, KEY_DIFFERENT_FROM, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_PERSON, "weir");
	make_reference(&m, KEY_NONE, KIND_PERSON, "third");
	make_close(&m);
	make_record(&m, KIND_PERSON, "other");
	make_name(&m, KEY_NAME, "Weir", "Ada");
	make_record(&m, KIND_PERSON, "third");

	make_text(&m, KEY_TITLE, "Old");
	make_text(&m, KEY_ISSUED, "1999");
	make_open(&m, KEY_EDITOR, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_PERSON, "weir");
	make_close(&m);
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_link(&m, KIND_PERSON, "weir");
	make_text(&m, KEY_PERSON, "weir");
	make_text(&m, KEY_AS_NAME, "A. Weir");
	make_close(&m);
	make_reference(&m, KEY_NONE, KIND_PERSON, "weir");
	make_close(&m);
	make_reference(&m, KEY_COUNTRY, KIND_COUNTRY, "KEN");
	make_record(&m, KIND_STUDY, "old");
	make_text(&m, KEY_TITLE, "New");
	make_text(&m, KEY_ISSUED, "2011");
	make_reference(&m, KEY_AUTHOR, KIND_PERSON, "weir");
	make_open(&m, KEY_RELATED, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_STUDY, "old");
	make_reference(&m, KEY_NONE, KIND_STUDY, "old");
	make_close(&m);
	make_record(&m, KIND_STUDY, "new");
	make_text(&m, KEY_TITLE, "Undated");
	make_reference(&m, KEY_EDITOR, KIND_PERSON, "weir");
	make_record(&m, KIND_STUDY, "undated");
	return make_catalogue(&m);
}

/* "RECORD: ROLES" for each record, parted by " | ". */
static void
list(struct buf *b, const struct catalogue *c, uint32_t record)
{
	struct works w;

	works_find(&w, c, &english, record, WORKS_BY_RECORD);
	for (size_t i = 0, next; i < w.count; i = next) {
		next = works_end(&w, i);
		CHECK(next > i && next <= w.count);
		buf_printf(b, "%s%s: ", i ? " | " : "", record_id(c, w.work[i].record));
		works_roles(b, &w, i, next, &english);
	}
	works_release(&w);
	CHECK(!w.work && !w.count);
}

/* "KEY RECORD" for each. */
static void
list_roles(struct buf *b, const struct catalogue *c, uint32_t record)
{
	struct works w;

	works_find(&w, c, &english, record, WORKS_BY_ROLE);
	for (size_t i = 0; i < w.count; i++) {
		buf_printf(b, "%s%s %s", i ? " | " : "", key_row(w.work[i].key)->name,
			   record_id(c, w.work[i].record));
		work_printed(b, &w.work[i], &english);
	}
	works_release(&w);
}

int
main(void)
{
	static const struct { enum kind kind; const char *id, *records, *roles; } rows[] = {
		{ KIND_PERSON, "weir",
		  "new: Author | old: Author (as A. Weir); Editor | lagoon: Led by; Funded by | "
		  "undated: Editor",
		  "author new | author old (as A. Weir) | editor old | editor undated | "
		  "lead lagoon | funder lagoon" },
		{ KIND_PERSON, "other", "", "" },
		{ KIND_PERSON, "third", "other: Not to be confused with",
		  "different-from other" },
		{ KIND_STUDY, "old", "new: Related", "related new" },
		{ KIND_STUDY, "undated", "", "" },
		{ KIND_COUNTRY, "KEN", "old: Country", "country old" },
	};
	struct catalogue *c = make_all();
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t record = catalogue_find(c, rows[i].kind, rows[i].id);

		buf_clear(&b);
		list(&b, c, record);
		CHECK_STR(b.data, rows[i].records);
		buf_clear(&b);
		list_roles(&b, c, record);
		CHECK_STR(b.data, rows[i].roles);
	}
	buf_release(&b);
	catalogue_free(c);
	return test_end();
}
