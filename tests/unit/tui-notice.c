/* SPDX-License-Identifier: MIT */
/* Sentences for the status line, and what is told of a file that was written. */
#include "tui/notice.h"

#include <locale.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/unit/tui-catalogue.h"
#include "tui/losses.h"

/* The first mistake with its place, as far as it has one; how many more there are. */
static void
test_faults(void)
{
	static const struct {
		const char *file;
		unsigned line;
		size_t others;
		const char *want;
	} rows[] = {
		{ "/home/x/keys.yaml", 3, 0, "keys.yaml:3:7: no such key" },
		{ "/home/x/keys.yaml", 0, 0, "keys.yaml: no such key" },
		{ NULL, 0, 0, "no such key" },
		{ "keys.yaml", 3, 1,
		  "keys.yaml:3:7: no such key (1 more mistake is told when you leave)" },
		{ NULL, 0, 2, "no such key (2 more mistakes are told when you leave)" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct place place = { .file = rows[i].file, .line = rows[i].line, .column = 7 };
		struct diags diags = { .diag = NULL };
		struct buf out = BUF_INIT;

		notice_faults(&out, &diags);
		CHECK_STR(out.data, "");
		/* A warning keeps nobody from anything. */
		diag_warning(&diags, place, "an odd one");
		notice_faults(&out, &diags);
		CHECK_STR(out.data, "");
		diag_error(&diags, place, "no such key");
		for (size_t k = 0; k < rows[i].others; k++)
			diag_error(&diags, (struct place){ .line = 90 + (unsigned)k }, "another");
		notice_faults(&out, &diags);
		CHECK_STR(out.data, rows[i].want);
		buf_release(&out);
		diags_release(&diags);
	}
}

static void
test_refused(void)
{
	struct diags diags = { .diag = NULL };
	struct buf out = BUF_INIT;

	notice_refused(&out, &diags);
	CHECK_STR(out.data, "There is no catalogue in that file");
	buf_clear(&out);
	diag_warning(&diags, (struct place){ .file = "a.yaml", .line = 1, .column = 2 }, "odd");
	diag_error(&diags, (struct place){ .file = "a.yaml", .line = 3, .column = 4 }, "wrong");
	notice_refused(&out, &diags);
	CHECK_STR(out.data, "a.yaml:3:4: error: wrong");
	buf_release(&out);
	diags_release(&diags);
}

/* How long it takes still, in words that say no more than is known. */
static void
test_progress(void)
{
	static const struct {
		long left_ms;
		const char *want;
	} rows[] = {
		{ -1, "loading 40 %, 7 records" },
		{ 0, "loading 40 %, 7 records, 1 second left" },
		{ 1, "loading 40 %, 7 records, 1 second left" },
		{ 1001, "loading 40 %, 7 records, 2 seconds left" },
		{ 89000, "loading 40 %, 7 records, 89 seconds left" },
		{ 89001, "loading 40 %, 7 records, 2 minutes left" },
		{ 3600000, "loading 40 %, 7 records, 60 minutes left" },
	};
	struct buf out[NOTICE_LENGTHS];

	for (int k = 0; k < NOTICE_LENGTHS; k++)
		out[k] = (struct buf)BUF_INIT;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct load_state state = { .percent = 40,
					    .records = 7,
					    .left_ms = rows[i].left_ms };

		notice_progress(out, &state, false);
		CHECK_STR(out[1].data, rows[i].want);
		/* Not known yet is no bar. */
		CHECK_STR(out[0].data, "");
		CHECK_STR(out[3].data, "40 %");
	}
	notice_progress(out,
			&(struct load_state){ .percent = 99,
					      .left_ms = -1,
					      .records = 1,
					      .bytes = 9899999,
					      .total = 9999999 },
			true);
	CHECK_STR(out[0].data, "[#########-] 9899/9999 kB, 1 record");
	notice_progress(out,
			&(struct load_state){ .percent = 9,
					      .left_ms = -1,
					      .records = 0,
					      .bytes = 900000,
					      .total = 10000000 },
			true);
	CHECK_STR(out[0].data, "[----------] 0/10 MB, 0 records");
	/* None runs: all is there, or only a beginning. */
	notice_progress(out, NULL, true);
	CHECK_STR(out[1].data, "only the beginning");
	notice_progress(out, NULL, false);
	for (int k = 0; k < NOTICE_LENGTHS; k++) {
		CHECK_STR(out[k].data, "");
		buf_release(&out[k]);
	}
}

/* What is to be pressed is what the reader's keys are, or typed where there is none. */
static void
test_keys(void)
{
	struct keymap *keymap = keymap_new();
	struct buf out = BUF_INIT, err = BUF_INIT;

	notice_given_up(&out, keymap, false);
	CHECK(strstr(out.data, "press R to load it again"));
	CHECK(keymap_bind(keymap, "general", "R", "none", &err));
	buf_clear(&out);
	notice_given_up(&out, keymap, true);
	CHECK(strstr(out.data, "press :reload to load all of it"));
	CHECK(keymap_bind(keymap, "general", "F7", "reload", &err));
	buf_clear(&out);
	notice_given_up(&out, keymap, true);
	CHECK(strstr(out.data, "press F7 to load all of it"));
	buf_release(&out);
	buf_release(&err);
	keymap_free(keymap);
}

static void
check_page(const struct lost *lost, const char *want)
{
	static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };
	struct page *p = page_new();
	struct buf text = BUF_INIT;

	lost_page(p, lost);
	page_layout(p, &style, 200);
	page_dump(p, &style, &text);
	CHECK_STR(text.data, want);
	buf_release(&text);
	page_free(p);
}

/* By key and in which way, most frequent first; studies without an id by their citation keys. */
static void
test_losses(void)
{
	static const char few[] = "pacecat: 1\n"
				  "studies:\n"
				  "  - {type: book, title: Gold in water, shelf: B}\n"
				  "  - {id: b, type: book, title: Silver, shelf: B}\n";
	struct loss one[26];
	struct losses losses = { .loss = one, .count = 26 };
	struct lost lost = { .format = NULL };
	struct buf bytes = BUF_INIT, err = BUF_INIT;
	struct export wish = { .format = format_find("ris") };
	struct opened *opened;
	uint32_t study[2];
	const char *path;
	struct out *o;

	check_page(&lost, "Nothing was written yet: :export writes studies to a file.\n");
	if (!CHECK(folder_begin()))
		return;
	path = folder_at("few.yaml");
	CHECK(file_write(path, few, strlen(few), 0, &err));
	opened = opened_new(&path, 1);
	CHECK(opened->catalogue);
	study[0] = catalogue_first(opened->catalogue, KIND_STUDY);
	study[1] = study[0] + 1;
	wish.catalogue = opened->catalogue;
	wish.study = study;
	wish.count = 2;
	o = export_new(&wish, &bytes);
	while (export_next(o))
		;
	for (size_t i = 0; i < 26; i++)
		one[i] = (struct loss){ .study = study[i % 2], .key = "shelf" };
	/* The same key in another way, and another key. */
	one[0] = (struct loss){ .study = study[1], .key = "title", .kind = LOSS_LANGUAGES };
	one[1] = (struct loss){ .study = study[1], .key = "title", .kind = LOSS_WORDS };
	one[2] = (struct loss){ .study = study[1], .key = "issued", .kind = LOSS_PART };
	one[3] = (struct loss){ .study = study[1], .key = "title", .kind = LOSS_WORDS };
	one[4] = (struct loss){ .study = study[1], .key = "medium", .kind = LOSS_PART };
	lost_gather(&lost, &losses, o, opened->catalogue);
	CHECK_INT(lost.total, 26);
	lost.format = wish.format;
	lost.studies = 2;
	lost.path = strdup("out.ris");
	check_page(&lost,
		   "2 studies, RIS, out.ris\n\n"
		   "RIS has no place for \"shelf\": 21 studies\n"
		   "  b, gold, b, gold, b, gold, b, gold, b, gold, b, gold, b, gold, b, gold, b, "
		   "gold, b, gold ...\n\n"
		   "RIS has \"title\" as words that no program takes apart: 2 studies\n  b, b\n\n"
		   "RIS has \"title\" in one language only: 1 study\n  b\n\n"
		   "RIS cannot say all that \"issued\" does: 1 study\n  b\n\n"
		   "RIS cannot say all that \"medium\" does: 1 study\n  b\n");
	lost_release(&lost);
	/* Nothing of it was lost. */
	lost.format = wish.format;
	lost.studies = 1;
	lost.path = strdup("out.ris");
	check_page(&lost, "1 study, RIS, out.ris\n\nThe format had a place for everything.\n");
	lost_release(&lost);
	export_free(o);
	opened_free(opened);
	CHECK(folder_end());
	buf_release(&bytes);
	buf_release(&err);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	test_faults();
	test_refused();
	test_progress();
	test_keys();
	test_losses();
	return test_end();
}
