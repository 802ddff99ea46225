/* SPDX-License-Identifier: MIT */
#include "sys/clipboard.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tests/test.h"

static bool
has_all(const char *program)
{
	return strcmp(program, "pbcopy") != 0 && strcmp(program, "clip.exe") != 0;
}

static bool
has_none(const char *program)
{
	(void)program;
	return false;
}

static void
test_choose(void)
{
	static const struct {
		struct clipboard_place place;
		enum clipboard_means means;
		const char *program;
		size_t words;
	} rows[] = {
		{ { .has = has_all }, CLIPBOARD_TERMINAL, NULL, 0 },
		{ { .display = ":0", .has = has_all }, CLIPBOARD_PROGRAM, "xclip", 4 },
		{ { .display = ":0", .wayland = "w", .has = has_all },
		  CLIPBOARD_PROGRAM,
		  "wl-copy",
		  1 },
		{ { .display = ":0", .has = has_none }, CLIPBOARD_TERMINAL, NULL, 0 },
		/* A display that ssh brought along is a slow one, and the terminal is nearer. */
		{ { .display = ":10", .ssh = "s", .has = has_all }, CLIPBOARD_TERMINAL, NULL, 0 },
		{ { .tmux = "t", .ssh = "s", .has = has_all }, CLIPBOARD_PROGRAM, "tmux", 4 },
		{ { .tmux = "t", .has = has_none }, CLIPBOARD_TERMINAL, NULL, 0 },
		{ { .tmux = "t", .screen = "s", .has = has_none }, CLIPBOARD_TERMINAL, NULL, 0 },
		{ { .screen = "s", .display = ":0", .has = has_all }, CLIPBOARD_SCREEN, NULL, 0 },
		{ { .term = "screen.linux", .ssh = "s", .has = has_all },
		  CLIPBOARD_SCREEN,
		  NULL,
		  0 },
		{ { .term = "screen.linux", .tmux = "t", .has = has_none },
		  CLIPBOARD_TERMINAL,
		  NULL,
		  0 },
		{ { .term = "screen", .ssh = "s", .has = has_all }, CLIPBOARD_TERMINAL, NULL, 0 },
		{ { .tmux = "t", .command = "my 'own copy'", .has = has_all },
		  CLIPBOARD_PROGRAM,
		  "my",
		  2 },
		{ { .command = "", .has = has_none }, CLIPBOARD_TERMINAL, NULL, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct clipboard_way way;

		CHECK(clipboard_choose(&rows[i].place, &way));
		CHECK_INT(way.means, rows[i].means);
		CHECK_INT(way.argv.count, rows[i].words);
		CHECK_STR(way.argv.count ? way.argv.path[0] : NULL, rows[i].program);
		clipboard_way_release(&way);
	}
}

static void
test_open_quote(void)
{
	struct clipboard_place place = { .command = "copy 'it", .has = has_none };
	struct clipboard_way way;

	CHECK(!clipboard_choose(&place, &way));
}

static void
test_most(void)
{
	CHECK_INT(clipboard_most(&(struct clipboard_place){ .ssh = "s" }), CLIPBOARD_MOST);
	CHECK(clipboard_most(&(struct clipboard_place){ .termux = "0.118" }) < 6000);
}

static void
test_may_show(void)
{
	const struct clipboard_place unsure = { .term = "screen-256color", .ssh = "s" };
	const struct clipboard_place sure = { .term = "screen.xterm-256color", .ssh = "s" };
	const struct clipboard_place inside = { .term = "screen", .screen = "s" };
	const struct clipboard_place tmux = { .term = "screen", .tmux = "t" };
	const struct clipboard_place other = { .term = "xterm" }, none = { 0 };

	CHECK(!clipboard_may_show(&unsure, 767));
	CHECK(clipboard_may_show(&unsure, 768));
	CHECK(!clipboard_may_show(&sure, 5000));
	CHECK(!clipboard_may_show(&inside, 5000));
	CHECK(!clipboard_may_show(&tmux, 5000));
	CHECK(!clipboard_may_show(&other, 5000));
	CHECK(!clipboard_may_show(&none, 5000));
}

static void
check_composed(enum clipboard_means means, const char *text, const char *want)
{
	struct buf b = BUF_INIT;

	clipboard_compose(&b, means, text, strlen(text));
	CHECK_STR(b.data, want);
	buf_release(&b);
}

static void
test_compose(void)
{
	check_composed(CLIPBOARD_TERMINAL, "", "\033]52;c;\a");
	check_composed(CLIPBOARD_TERMINAL, "f", "\033]52;c;Zg==\a");
	check_composed(CLIPBOARD_TERMINAL, "fo", "\033]52;c;Zm8=\a");
	check_composed(CLIPBOARD_TERMINAL, "foo", "\033]52;c;Zm9v\a");
	check_composed(CLIPBOARD_TERMINAL, "S\303\250ve", "\033]52;c;U8OodmU=\a");
	/* What could be obeyed is only letters by then. */
	check_composed(CLIPBOARD_TERMINAL, "\033]0;x\a", "\033]52;c;G10wO3gH\a");
	check_composed(CLIPBOARD_SCREEN, "foo", "\033P\033]52;c;Zm9v\a\033\\");
}

/* Taken out of their envelopes, the pieces are the whole. */
static void
test_pieces(void)
{
	char *text = xmalloc(CLIPBOARD_MOST);
	struct buf whole = BUF_INIT, pieces = BUF_INIT, joined = BUF_INIT;

	memset(text, 'e', CLIPBOARD_MOST);
	clipboard_compose(&whole, CLIPBOARD_TERMINAL, text, CLIPBOARD_MOST);
	CHECK_INT(whole.len, 8 + CLIPBOARD_MOST / 3 * 4);
	clipboard_compose(&pieces, CLIPBOARD_SCREEN, text, CLIPBOARD_MOST);
	for (const char *s = pieces.data, *end = s + pieces.len; s < end;) {
		const char *stop = mem_find(s + 2, (size_t)(end - s - 2), "\033\\", 2);

		if (!CHECK(!memcmp(s, "\033P", 2) && stop && stop - s <= 256))
			break;
		buf_add(&joined, s + 2, (size_t)(stop - s - 2));
		s = stop + 2;
	}
	CHECK_STR(joined.data, whole.data);
	buf_release(&whole);
	buf_release(&pieces);
	buf_release(&joined);
	free(text);
}

int
main(void)
{
	test_choose();
	test_open_quote();
	test_most();
	test_may_show();
	test_compose();
	test_pieces();
	return test_end();
}
