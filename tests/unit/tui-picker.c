/* SPDX-License-Identifier: MIT */
#include "tui/picker.h"

#include <locale.h>
#include <stdlib.h>

#include "tests/test.h"
#include "text/fold.h"

static const struct show_style style = { .charset = CHARSET_UTF8 };

/* Words that are left by a word in them; what is done with them is noted. */
struct words {
	const char *word[8];
	size_t left[8], lefts;
	bool picked[8], deep;
	const char *const *next; /* eight words, when they are renewed; or NULL */
	int taken, renewed, released;
};

static void
narrow(void *context, struct picker *p)
{
	struct words *x = context;
	size_t count = 0;

	x->lefts = 0;
	for (; count < 8 && x->word[count]; count++)
		if (strstr(x->word[count], p->edit.text.data))
			x->left[x->lefts++] = count;
	p->aside_cols = 3;
	p->aside_right = true;
	picker_rows(p, x->lefts, count);
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct words *x = context;

	buf_puts(&out->text, x->word[x->left[i]]);
	buf_printf(&out->aside, "%zu", x->left[i]);
	out->picked = x->picked[x->left[i]];
}

static void
name(const void *context, size_t i, struct buf *out)
{
	const struct words *x = context;

	buf_puts(out, x->word[x->left[i]]);
}

static bool
take(void *context, struct picker *p, size_t i)
{
	struct words *x = context;

	(void)p;
	x->taken = (int)x->left[i];
	return true;
}

static void
pick(void *context, size_t i)
{
	struct words *x = context;

	x->picked[x->left[i]] = !x->picked[x->left[i]];
}

static bool
back(void *context, struct picker *p)
{
	struct words *x = context;
	bool was = x->deep;

	(void)p;
	x->deep = false;
	return was;
}

static void
renew(void *context, struct picker *p)
{
	struct words *x = context;

	x->renewed++;
	if (x->next)
		memcpy(x->word, x->next, sizeof x->word);
	narrow(x, p);
}

static void
release(void *context)
{
	((struct words *)context)->released++;
}

static const struct picker_class class = {
	.narrow = narrow, .row = row, .take = take, .pick = pick, .back = back, .renew = renew,
	.release = release,
};

static void
press(struct picker *p, const char *name, enum action action)
{
	struct keystroke key = { .rows = 0 };

	memcpy(key.name, name, strlen(name) + 1);
	picker_key(p, &key, action);
}

static void
open_words(struct picker *p, struct words *x)
{
	*x = (struct words){ .word = { "gold", "tin", "golden", "iron" }, .taken = -1 };
	picker_release(p);
	picker_open(p, &class, x);
	picker_begin(p, "Word", "Enter takes");
	picker_update(p, (struct rect){ 0, 0, 6, 20 });
}

static void
check_keys(void)
{
	struct picker p = { .title = BUF_INIT, .hint = BUF_INIT, .edit = EDIT_INIT };
	struct words x;

	open_words(&p, &x);
	CHECK_INT(p.list.count, 4);
	press(&p, "g", ACTION_NONE);
	CHECK_INT(p.list.count, 2);
	press(&p, "Down", ACTION_DOWN);
	CHECK(p.in_list);
	CHECK_INT(p.list.selected, 1);
	/* To move in what is typed leaves the rows alone. */
	press(&p, "Left", ACTION_CURSOR_LEFT);
	CHECK(!p.in_list);
	CHECK_INT(p.list.selected, 1);
	press(&p, "Delete", ACTION_DELETE_RIGHT);
	CHECK_INT(p.list.count, 4);
	CHECK_INT(p.list.selected, 0);
	/* A blank is typed where only one can be taken. */
	press(&p, "Space", ACTION_PICK);
	CHECK_STR(p.edit.text.data, " ");
	CHECK_INT(p.list.count, 0);
	press(&p, "Enter", ACTION_ACCEPT);
	CHECK_INT(x.taken, -1);
	press(&p, "Backspace", ACTION_DELETE_LEFT);
	p.many = true;
	press(&p, "Space", ACTION_PICK);
	CHECK(x.picked[0]);
	CHECK_INT(p.list.selected, 1);
	picker_renew(&p);
	CHECK_INT(x.renewed, 1);
	press(&p, "Enter", ACTION_ACCEPT);
	CHECK_INT(x.taken, 0);
	CHECK_INT(x.released, 1);
	CHECK(!p.class);
	picker_renew(&p);
}

static void
check_back(void)
{
	struct picker p = { .title = BUF_INIT, .hint = BUF_INIT, .edit = EDIT_INIT };
	struct words x;

	open_words(&p, &x);
	x.deep = true;
	press(&p, "Esc", ACTION_CANCEL);
	CHECK(p.class);
	press(&p, "Backspace", ACTION_DELETE_LEFT);
	CHECK(!p.class);
	CHECK_INT(x.released, 1);
	picker_close(&p);
	CHECK_INT(x.released, 1);
}

static void
check_more(void)
{
	struct picker p = { .title = BUF_INIT, .hint = BUF_INIT, .edit = EDIT_INIT };
	struct words x;

	open_words(&p, &x);
	press(&p, "Down", ACTION_DOWN);
	picker_more(&p, 5, 5);
	CHECK_INT(p.list.selected, 1);
	press(&p, "g", ACTION_NONE);
	picker_more(&p, 3, 5);
	CHECK_INT(p.list.selected, 0);
	picker_close(&p);
}

/* Rows come before the one that was moved to, or it goes: the reader is where he was. */
static void
check_names(void)
{
	static const char *const more[8] = { "lead", "gold", "tin", "golden", "iron" };
	static const char *const less[8] = { "lead", "gold", "tin" };
	struct picker p = { .title = BUF_INIT, .hint = BUF_INIT, .edit = EDIT_INIT };
	struct picker_class named = class;
	struct words x;

	named.name = name;
	open_words(&p, &x);
	p.class = &named;
	/* Nobody has moved: the first one is what Enter takes. */
	x.next = more;
	picker_renew(&p);
	CHECK_INT(p.list.selected, 0);
	CHECK(!p.in_list);
	press(&p, "End", ACTION_BOTTOM);
	picker_hold(&p);
	x.word[0] = "iron";
	picker_more(&p, 5, 5);
	CHECK_INT(p.list.selected, 0);
	picker_renew(&p);
	CHECK_INT(p.list.selected, 4);
	CHECK(p.in_list);
	/* It is gone, and comes back later with others. */
	x.next = less;
	picker_renew(&p);
	CHECK_INT(p.list.selected, 0);
	CHECK(!p.in_list);
	memcpy(x.word, more, sizeof x.word);
	narrow(&x, &p);
	picker_more(&p, 5, 5);
	CHECK_INT(p.list.selected, 4);
	CHECK(p.in_list);
	/* What a key does is done from where he is. */
	picker_renew(&p);
	press(&p, "Down", ACTION_DOWN);
	memcpy(x.word, more, sizeof x.word);
	picker_hold(&p);
	narrow(&x, &p);
	picker_more(&p, 5, 5);
	CHECK_INT(p.list.selected, 1);
	picker_close(&p);
}

static void
check_draw(int rows, int cols, bool in_list, const char *want)
{
	struct picker p = { .title = BUF_INIT, .hint = BUF_INIT, .edit = EDIT_INIT };
	struct canvas *c = canvas_new(rows, cols);
	struct rect area = { 0, 0, rows, cols };
	struct buf b = BUF_INIT;
	struct words x;
	int y, col;

	open_words(&p, &x);
	x.picked[1] = true;
	p.many = true;
	picker_update(&p, area);
	press(&p, "i", ACTION_NONE);
	if (in_list)
		press(&p, "Down", ACTION_DOWN);
	picker_draw(&p, c, area, &style);
	canvas_dump(c, &b);
	CHECK_STR(b.data, want);
	CHECK(canvas_cursor_place(c, &y, &col));
	CHECK_INT(y, in_list ? (rows > 3 ? 2 : 1) : 0);
	CHECK_INT(col, in_list ? 0 : 7);
	buf_release(&b);
	canvas_free(c);
	picker_close(&p);
}

/* What was found is marked, each character whole. */
static void
check_marks(void)
{
	struct picker_row r = { .text = BUF_INIT, .aside = BUF_INIT };
	struct needle needle;
	struct fuzzy f;

	buf_puts(&r.text, "= Straße, se\xcc\x80ve");
	fuzzy_init(&f, "strasse", 7);
	picker_mark_letters(&r, 2, &f);
	CHECK_INT(r.matches, 6);
	CHECK_INT(r.match[4].start, 6);
	CHECK_INT(r.match[4].end, 8);
	r.matches = 0;
	fuzzy_init(&f, "seve", 4);
	picker_mark_letters(&r, 2, &f);
	CHECK_INT(r.matches, 4);
	/* The mark goes with its letter. */
	CHECK_INT(r.match[1].end - r.match[1].start, 3);
	r.matches = 0;
	needle_init(&needle, "e s");
	picker_mark(&r, 2, &needle);
	CHECK_INT(r.matches, 6);
	for (size_t i = 1; i < r.matches; i++)
		CHECK(r.match[i - 1].start < r.match[i].start);
	needle_release(&needle);
	buf_release(&r.text);
	buf_release(&r.aside);
}

static void
preview(void *context, struct picker *p)
{
	struct words *x = context;

	buf_clear(&p->preview);
	if (p->list.count)
		buf_printf(&p->preview, "of %s\nsecond\nthird", x->word[x->left[p->list.selected]]);
}

/* What comes of the selected row stands below all rows, and the status where there is room. */
static void
check_preview(void)
{
	struct words x = { .word = { "one", "two", "three", "four", "five", "six" } };
	struct picker p = { .title = BUF_INIT };
	struct picker_class with = class;
	struct canvas *c = canvas_new(12, 20);
	struct buf b = BUF_INIT;

	with.preview = preview;
	picker_release(&p);
	picker_open(&p, &with, &x);
	picker_begin(&p, "Word", "");
	for (int rows = 12; rows >= 3; rows--) {
		struct rect area = { .h = rows, .w = 20 };

		canvas_clear(c);
		picker_update(&p, area);
		picker_draw(&p, c, area, &style);
		buf_clear(&b);
		canvas_dump(c, &b);
		CHECK(strstr(b.data, "\nof one") != NULL);
		CHECK((strstr(b.data, "\nthird") != NULL) == (rows >= 10));
		CHECK((strstr(b.data, "Esc back") != NULL) == (rows >= 4));
	}
	buf_release(&b);
	picker_close(&p);
	canvas_free(c);
}

/* Words in any order, accents and capitals apart; nothing typed is in everything. */
static void
test_words(void)
{
	static const struct {
		const char *typed, *text;
		bool finds;
	} cases[] = {
		{ "", "", true },
		{ "", "Herons", true },
		{ "egret heron", "Hérons, EGRETS", true },
		{ "egret stork", "Hérons, EGRETS", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct needle n = { .text = BUF_INIT };

		needle_init(&n, cases[i].typed);
		CHECK_INT(picker_finds(&n, cases[i].text, strlen(cases[i].text)), cases[i].finds);
		needle_release(&n);
	}
	CHECK_INT(picker_digits(0), 1);
	CHECK_INT(picker_digits(9), 1);
	CHECK_INT(picker_digits(10), 2);
	CHECK_INT(picker_digits(123456), 6);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	check_keys();
	check_back();
	check_more();
	check_names();
	check_draw(5, 30, false,
		   "Word: i                   2/4\n"
		   ">*   1  tin\n"
		   "     3  iron\n"
		   "\n"
		   " Enter takes  Esc back\n");
	check_draw(4, 60, true,
		   "Word: i                                                 2/4\n"
		   " *   1  tin\n"
		   ">    3  iron\n"
		   " Enter takes  Space more than one  Esc back\n");
	check_draw(3, 20, true,
		   "Word: i         2/4\n"
		   ">    3  iron\n"
		   " Enter takes\n");
	check_marks();
	check_preview();
	test_words();
	return test_end();
}
