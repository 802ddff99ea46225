/* SPDX-License-Identifier: MIT */
#include "tui/journal.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"

static void
check_quote(const char *text, size_t len, const char *want)
{
	struct buf line = BUF_INIT, back = BUF_INIT;
	const char *s;

	journal_quote(&line, text, len);
	CHECK_STR(line.data, want);
	s = line.data;
	CHECK(journal_unquote(&s, &back));
	CHECK_INT(back.len, len);
	CHECK(back.len == len && !memcmp(back.data, text, len));
	CHECK(!*s);
	buf_release(&line);
	buf_release(&back);
}

static void
test_quote(void)
{
	static const char *const bad[] = {
		"",	    "x",    "\"",	 "\"\\\"",    "\"\\q\"",
		"\"\\x4\"", "\"\\", "\"\\xg0\"", "\"\\x0g\"", "\"\\x0:\""
	};
	struct buf out = BUF_INIT;
	const char *s = " \"a\"  \"b\" c";

	check_quote("", 0, "\"\"");
	check_quote("say \"no\" \\", 10, "\"say \\\"no\\\" \\\\\"");
	check_quote("one\n\ttwo", 8, "\"one\\n\\ttwo\"");
	check_quote("S\303\250ve \346\274\242", 9, "\"S\303\250ve \346\274\242\"");
	check_quote("a\0b\033[m\177", 7, "\"a\\x00b\\x1b[m\\x7f\"");
	check_quote("\302\233 \342\200\256 \377", 8, "\"\\xc2\\x9b \\xe2\\x80\\xae \\xff\"");
	CHECK(journal_unquote(&s, &out));
	CHECK_STR(out.data, "a");
	CHECK(journal_unquote(&s, &out));
	CHECK_STR(out.data, "b");
	CHECK(!journal_unquote(&s, &out));
	CHECK_STR(s, " c");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		s = bad[i];
		CHECK(!journal_unquote(&s, &out));
		CHECK_STR(s, bad[i]);
	}
	buf_release(&out);
}

static void
test_lines(void)
{
	static const char *const words[] = { "list", "\"", "down" };
	struct journal j;
	struct state state = { .scroll = 12 }, back;
	struct buf err = BUF_INIT, text = BUF_INIT;
	char *path, view[] = "studies", record[] = "odd \"id\"";
	const char *place;

	if (!CHECK(folder_begin()))
		return;
	path = path_join(folder, "log");
	CHECK(journal_open(&j, path, &err));
	state.view = view;
	state.record = record;
	state_set_order(&state, "studies", "year-reversed");
	journal_command(&j, "bind", words, 3);
	journal_place(&j, &state);
	journal_place(&j, &(struct state){ .scroll = 0 });
	journal_size(&j, 24, 80);
	journal_key(&j, &(struct keystroke){ .name = "Resize", .rows = 40, .cols = 120 }, 0);
	journal_key(&j, &(struct keystroke){ .name = "Down" }, ACTION_DOWN);
	journal_key(&j, &(struct keystroke){ .name = "x" }, ACTION_NONE);
	journal_key(&j, &(struct keystroke){ .name = "\"" }, ACTION_NONE);
	journal_key(&j, &(struct keystroke){ .name = "#" }, ACTION_NONE);
	journal_key(&j, &(struct keystroke){ .name = "!" }, ACTION_NONE);
	journal_key(&j, &(struct keystroke){ .name = "\342\200\256" }, ACTION_NONE);
	journal_key(&j, &(struct keystroke){ .name = "Paste", .text = "a\nb", .len = 3 }, 0);
	journal_key(&j, &(struct keystroke){ .name = "Mouse", .x = 3, .y = 10, .button = 1 }, 0);
	journal_key(&j, &(struct keystroke){ .name = "Mouse", .button = 1, .twice = true }, 0);
	journal_key(&j, &(struct keystroke){ .name = "Mouse", .x = 9, .button = 5 }, 0);
	CHECK(journal_close(&j, &err));
	CHECK_STR(err.data, "");
	CHECK_INT(file_read(path, &text, NULL, NULL), FILE_OK);
	CHECK_STR(text.data,
		  "!bind \"list\" \"\\\"\" \"down\"\n"
		  "!place \"studies\" \"odd \\\"id\\\"\" \"12\" \"studies=year-reversed\"\n"
		  "!place \"\" \"\" \"0\"\n"
		  "!size 80x24\n!resize 120x40\nDown\t# down\nx\t# none\n"
		  "!type \"\\\"\"\t# none\n!type \"#\"\t# none\n!type \"!\"\t# none\n"
		  "!type \"\\xe2\\x80\\xae\"\t# none\n!paste \"a\\nb\"\n"
		  "!click 3,10\n!click 0,0 0\n!click 9,0 5\n");

	place = strstr(text.data, "!place ");
	if (CHECK(place && journal_read_place(place + 6, &back))) {
		CHECK_STR(back.view, view);
		CHECK_STR(back.record, record);
		CHECK_INT(back.scroll, 12);
		CHECK_STR(state_order(&back, "studies"), "year-reversed");
		state_release(&back);
	}
	/* Of nowhere in particular, as a first session leaves it. */
	if (CHECK(journal_read_place(" \"\" \"\" \"0\"", &back))) {
		CHECK(!back.view && !back.record && !back.scroll && !back.orders);
		state_release(&back);
	}
	CHECK(!journal_read_place("", &back));
	CHECK(!journal_read_place(" studies", &back));
	CHECK(!journal_read_place(" \"studies\"", &back));
	CHECK(!journal_read_place(" \"studies\" \"x\"", &back));
	CHECK(!journal_read_place(" \"studies\" \"x\" \"1\" \"year\"", &back));

	/* What cannot be written is told once, at the end. */
	CHECK(!journal_open(&j, folder, &err));
	CHECK(err.len > 0);
	buf_clear(&err);
	if (!access("/dev/full", W_OK)) {
		CHECK(journal_open(&j, "/dev/full", &err));
		journal_size(&j, 24, 80);
		journal_size(&j, 24, 80);
		CHECK(!journal_close(&j, &err));
		CHECK_STR(err.data, "/dev/full: the disk is full");
		/* Of two faults the first is told. */
		buf_clear(&err);
		CHECK(journal_open(&j, "/dev/full", &err));
		journal_size(&j, 24, 80);
		close(j.fd);
		CHECK(!journal_close(&j, &err));
		CHECK_STR(err.data, "/dev/full: the disk is full");
	}
	/* Some disks are full only when the file is closed. */
	buf_clear(&err);
	CHECK(journal_open(&j, path, &err));
	close(j.fd);
	CHECK(!journal_close(&j, &err));
	CHECK(strstr(err.data, file_error(EBADF)));
	/* None at all. */
	j = (struct journal){ .fd = 0 };
	journal_size(&j, 24, 80);
	buf_clear(&err);
	CHECK(journal_close(&j, &err));
	CHECK(folder_end());
	state.view = state.record = NULL;
	state_release(&state);
	free(path);
	buf_release(&err);
	buf_release(&text);
}

/* Lines that are no such lines change nothing. */
static void
test_wrong(struct state *s)
{
	static const struct {
		bool (*read)(const char *, struct state *);
		const char *line;
	} rows[] = {
		{ journal_read_mark, "" },
		{ journal_read_mark, " \"study\"" },
		{ journal_read_mark, " \"book\" \"a\"" },
		{ journal_read_note, " study" },
		{ journal_read_note, " \"study\"" },
		{ journal_read_note, " \"study\" \"a\"" },
		{ journal_read_note, " \"book\" \"a\" \"x\"" },
		{ journal_read_saved, "" },
		{ journal_read_saved, " \"Sel\"" },
		{ journal_read_saved, " \"Sel\" \"studies\"" },
		{ journal_read_link, "" },
		{ journal_read_link, " \"\" \"A page\"" },
		{ journal_read_link, " \"https://x.example/\"" },
	};
	size_t marks = s->marks.count;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!CHECK(!rows[i].read(rows[i].line, s)))
			printf("  %s\n", rows[i].line);
	CHECK_INT(s->marks.count, marks);
	CHECK(!kept_get(&s->searches, "Sel"));
	CHECK_INT(kept_count(&s->notes), 1);
	CHECK_INT(kept_count(&s->links), 1);
}

/* What the reader knows is written as lines that give it back. */
static void
test_known(void)
{
	static const char want[] =
		"!mark \"study\" \"a\"\n!note \"study\" \"a\" \"two\\nlines \\\"é\\\"\"\n"
		"!saved \"Sève\" \"studies\" \"seve \\\"x\\\"\"\n"
		"!link \"https://x.example/\" \"A page\"\n";
	struct state s = { .scroll = 0 }, back = { .scroll = 0 };
	struct buf text = BUF_INIT, err = BUF_INIT;
	struct journal j;
	char *path;

	if (!CHECK(folder_begin()))
		return;
	path = path_join(folder, "log");
	marks_recall(&s.marks, "study", "a");
	kept_recall(&s.notes, "4a", "two\nlines \"é\"");
	kept_recall(&s.notes, "4b", NULL);
	kept_recall(&s.searches, "Sève", "studies\nseve \"x\"");
	kept_recall(&s.links, "https://x.example/", "A page");
	kept_recall(&s.links, "https://y.example/", NULL);
	/* What was given up since is none. */
	kept_recall(&s.searches, "Sel", "studies\nsalt");
	kept_set(&s.searches, "Sel", NULL);
	marks_recall(&s.marks, "study", "b");
	s.marks.mark[1].now = false;
	CHECK(journal_open(&j, path, &err));
	journal_known(&j, &s);
	CHECK(journal_close(&j, &err));
	CHECK_INT(file_read(path, &text, NULL, NULL), FILE_OK);
	CHECK_STR(text.data, want);
	CHECK(journal_read_mark(" \"study\" \"a\"", &back));
	CHECK(journal_read_note(" \"study\" \"a\" \"two\\nlines \\\"é\\\"\"", &back));
	CHECK(journal_read_saved(" \"Sève\" \"studies\" \"seve \\\"x\\\"\"", &back));
	CHECK(kept_same(&s.notes, &back.notes));
	CHECK(journal_read_link(" \"https://x.example/\" \"A page\"", &back));
	CHECK(kept_same(&s.searches, &back.searches));
	CHECK(kept_same(&s.links, &back.links));
	CHECK_INT(back.marks.count, 1);
	test_wrong(&back);
	CHECK(folder_end());
	state_release(&s);
	state_release(&back);
	buf_release(&text);
	buf_release(&err);
	free(path);
}

/* What is new of a catalogue: those that are listed, and nothing else. */
static void
test_news(void)
{
	struct opened *opened = catalogue_open("tests/data/small.yaml");
	struct opened *none = catalogue_open("tests/data/empty.yaml");
	struct news news = { .catalogue = opened->catalogue };
	struct buf since = BUF_INIT, text = BUF_INIT, err = BUF_INIT;
	struct journal j;
	char *path;
	uint64_t *id = journal_read_news(" \"2024\" \"study\" \"salt\" \"person\" \"weir\"",
					 news.catalogue, &since, &news.ids);

	news.id = id;
	CHECK_STR(since.data, "2024");
	CHECK_INT(news_count(&news, NULL), 1);
	CHECK(news_has(&news, catalogue_find(news.catalogue, KIND_STUDY, "salt")));
	CHECK(news_has(&news, catalogue_find(news.catalogue, KIND_PERSON, "weir")));
	if (!CHECK(folder_begin()))
		return;
	path = path_join(folder, "log");
	news.since = since.data;
	CHECK(journal_open(&j, path, &err));
	journal_news(&j, &news);
	news.since = NULL;
	news.ids = 0;
	news.catalogue = none->catalogue;
	journal_news(&j, &news);
	news.id = NULL;
	journal_news(&j, &news);
	news.id = id;
	journal_news(&(struct journal){ .fd = 0 }, &news);
	CHECK(journal_close(&j, &err));
	CHECK_INT(file_read(path, &text, NULL, NULL), FILE_OK);
	CHECK_STR(text.data, "!new \"2024\" \"person\" \"weir\" \"study\" \"salt\"\n"
			     "!new \"\"\n");
	CHECK(folder_end());
	free(path);
	free(id);
	opened_free(none);
	/* One that is not there any more is not new. */
	news.catalogue = opened->catalogue;
	id = journal_read_news(" \"\" \"study\" \"gone\"", news.catalogue, &since, &news.ids);
	news.id = id;
	CHECK(id && !news_count(&news, NULL));
	free(id);
	CHECK(!journal_read_news(" \"x\" \"study\"", news.catalogue, &since, &news.ids));
	CHECK(!journal_read_news("", news.catalogue, &since, &news.ids));
	CHECK(!journal_read_news(" \"x\" \"book\" \"a\"", news.catalogue, &since, &news.ids));
	buf_release(&since);
	buf_release(&text);
	buf_release(&err);
	opened_free(opened);
}

/* What a log says of the mouse is read as it was. */
static void
test_mouse(void)
{
	static const char *const wrong[] = { "", "3", "3,", ",3", "3,4 ", "3,4,5", "a,4", "3,4 x",
					     "12345,4", "-1,4", "3,4 0 0", " 3,4" };
	struct keystroke keys[] = { { .x = 3, .y = 10, .button = 1 },
				    { .x = 0, .y = 9999, .button = 1, .twice = true },
				    { .x = 9999, .y = 0, .button = 5 } };
	struct keystroke back;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct buf line = BUF_INIT;

		journal_add_mouse(&line, &keys[i]);
		CHECK(!strncmp(line.data, "!click ", 7) &&
		      journal_read_mouse(line.data + 7, &back));
		CHECK_STR(back.name, "Mouse");
		CHECK(back.x == keys[i].x && back.y == keys[i].y && back.twice == keys[i].twice);
		CHECK_INT(back.button, keys[i].button);
		buf_release(&line);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (!CHECK(!journal_read_mouse(wrong[i], &back)))
			printf("  \"%s\"\n", wrong[i]);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	test_quote();
	test_mouse();
	test_lines();
	test_known();
	test_news();
	return test_end();
}
