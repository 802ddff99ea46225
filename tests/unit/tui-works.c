/* SPDX-License-Identifier: MIT */
/* What pages say of those who are named very often, and who come after whom. */
#include "tui/works.h"

#include <locale.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"

#define STUDIES 1100
#define OTHERS 205

static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };
static struct opened *opened;

/* One who has written them all, each with one of many others: the first of them are
   namesakes, with the last three there is one each. */
static void
write_catalogue(const char *path)
{
	struct buf b = BUF_INIT;

	buf_puts(&b, "pacecat: 1\n"
		     "people:\n"
		     "  - {id: prolific, name: {family: Most, given: Ada}}\n"
		     "  - {id: p0, name: {family: Same, given: Ann}}\n"
		     "  - {id: p1, name: {family: Same, given: Ann}}\n"
		     "  - {id: p2, name: {family: Same, given: Anna}}\n");
	for (int i = 3; i < OTHERS; i++)
		buf_printf(&b, "  - {id: p%d, name: {family: Other, given: No %03d}}\n", i, i);
	buf_puts(&b, "studies:\n");
	for (int i = 0; i < STUDIES; i++)
		buf_printf(&b,
			   "  - {id: s%d, type: book, title: Valley %04d, issued: 2001, "
			   "author: [prolific, p%d], editor: prolific}\n",
			   i, i, i < STUDIES - 3 ? i % (OTHERS - 3) : OTHERS - 3 + i % 3);
	CHECK(file_write(path, b.data, b.len, 0, NULL));
	buf_release(&b);
}

/* The lines of a page, and one of them, of which the last is -1. */
static void
check_line(struct page *p, int lines, int line, const char *want)
{
	struct buf text = BUF_INIT;
	const char *s;

	page_layout(p, &style, 200);
	CHECK_INT(page_lines(p), lines);
	page_dump(p, &style, &text);
	s = text.data;
	for (int i = 0; i < (line < 0 ? lines + line : line) && strchr(s, '\n'); i++)
		s = strchr(s, '\n') + 1;
	text.data[s - text.data + (long)strcspn(s, "\n")] = '\0';
	CHECK_STR(s, want);
	buf_release(&text);
}

static void
test_cut(void)
{
	struct content x = { .catalogue = opened->catalogue };
	uint32_t record = catalogue_find(x.catalogue, KIND_PERSON, "prolific");
	struct page *p = page_new();

	/* A thousand of each role: a heading, those, and how many more; a gap between the two. */
	works_by_role(p, &x, record);
	check_line(p, 2 * (1 + 1000 + 1) + 1, 1001, "  and 100 more");
	check_line(p, 2 * (1 + 1000 + 1) + 1, -1, "  and 100 more");
	/* However many roles, a study is one. */
	page_clear(p);
	works_studies(p, &x, record, "Studies");
	check_line(p, 1 + 1000 + 1, -1, "  and 100 more");
	page_clear(p);
	works_coauthors(p, &x, record);
	check_line(p, 1 + 200 + 1, -1, "  and 5 more");
	page_clear(p);
	works_all(p, &x, "All", 10);
	check_line(p, 1 + 10 + 1, -1, "  and 1090 more");
	page_free(p);
}

/* Most often met first, then by name; namesakes as they stand in the catalogue. */
static void
test_order(void)
{
	static const char *const rows[] = { "Together with", "  No 003 Other  6",
					    "  No 004 Other  6" };
	struct content x = { .catalogue = opened->catalogue };
	uint32_t record = catalogue_find(x.catalogue, KIND_PERSON, "prolific");
	struct page *p = page_new();
	int same = 0;

	works_coauthors(p, &x, record);
	for (int i = 0; i < 3; i++)
		check_line(p, 202, i, rows[i]);
	for (int i = 0; i < page_links(p); i++)
		if (page_link_record(p, i) == catalogue_find(x.catalogue, KIND_PERSON, "p0"))
			same = i;
	CHECK(same > 0);
	CHECK_INT(page_link_record(p, same + 1), catalogue_find(x.catalogue, KIND_PERSON, "p1"));
	CHECK_INT(page_link_record(p, same + 2), catalogue_find(x.catalogue, KIND_PERSON, "p2"));
	page_free(p);
}

/* Nobody waits for a page that nobody wants any more. */
static void
test_cancelled(void)
{
	struct progress progress = { 0 };
	struct content x = { .catalogue = opened->catalogue, .progress = &progress };
	uint32_t record = catalogue_find(x.catalogue, KIND_PERSON, "prolific");
	struct page *p = page_new();

	progress_cancel(&progress);
	works_coauthors(p, &x, record);
	works_by_role(p, &x, record);
	works_studies(p, &x, record, "Studies");
	page_layout(p, &style, 80);
	CHECK_INT(page_lines(p), 0);
	page_free(p);
}

int
main(void)
{
	const char *path;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (!CHECK(folder_begin()))
		return test_end();
	path = folder_at("many.yaml");
	write_catalogue(path);
	opened = opened_new(&path, 1);
	if (CHECK(opened->catalogue)) {
		test_cut();
		test_order();
		test_cancelled();
	}
	opened_free(opened);
	CHECK(folder_end());
	return test_end();
}
