/* SPDX-License-Identifier: MIT */
#include "tui/frame.h"

#include <string.h>

#include "base/gettext.h"

static void
put(struct canvas *c, struct rect area, int x, enum role role, const struct show_style *style,
    const char *s)
{
	canvas_text_fit(c, area, 0, x, area.w - x, role, style, s, strlen(s));
}

void
frame_edition(const struct catalogue *c, const char *gap, struct buf *b)
{
	uint32_t file = catalogue_first(c, KIND_FILE);

	for (uint32_t i = 0; i < catalogue_count(c, KIND_FILE) && !b->len; i++) {
		const char *date = value_text(record_value(c, file + i, KEY_DATE));

		buf_puts(b, value_text(record_value(c, file + i, KEY_VERSION)));
		if (b->len && *date)
			buf_puts(b, gap);
		buf_puts(b, date);
	}
}

void
frame_title(struct canvas *c, struct rect area, const struct show_style *style,
	    const struct library *library)
{
	const struct opened *opened = library->opened[library->current];
	struct buf right = BUF_INIT, left = BUF_INIT;
	int cols;

	canvas_fill(c, area, ROLE_BAR);
	frame_edition(opened->catalogue, "  ", &right);
	buf_puts(&left, opened->name);
	if (library->count > 1)
		buf_printf(&left, " (%zu/%zu)", library->current + 1, library->count);
	cols = show_cols(style, right.data, right.len);
	if (cols && show_cols(style, left.data, left.len) + cols + 4 <= area.w) {
		put(c, area, area.w - cols - 1, ROLE_BAR, style, right.data);
		area.w -= cols + 2;
	}
	put(c, area, 1, ROLE_BAR, style, left.data);
	buf_release(&right);
	buf_release(&left);
}

/* The current one in brackets, so that it is not told by colour alone. */
static void
tab_text(struct buf *b, int view, bool current, bool digit)
{
	buf_clear(b);
	buf_putc(b, current ? '[' : ' ');
	if (digit)
		buf_printf(b, "%d ", view + 1);
	buf_puts(b, _(view_at(view)->title));
	buf_putc(b, current ? ']' : ' ');
}

static int
tabs_cols(const struct show_style *style, bool digit)
{
	struct buf b = BUF_INIT;
	int cols = 0;

	for (int i = 0; i < VIEWS; i++) {
		tab_text(&b, i, false, digit);
		cols += show_cols(style, b.data, b.len);
	}
	buf_release(&b);
	return cols;
}

void
frame_tabs(struct canvas *c, struct rect area, const struct show_style *style, int current)
{
	bool digit = tabs_cols(style, true) <= area.w;
	struct buf b = BUF_INIT;
	int x = 0;

	if (!digit && tabs_cols(style, false) > area.w) {
		buf_printf(&b, "[%s] %d/%d", _(view_at(current)->title), current + 1, VIEWS);
		put(c, area, 0, ROLE_TAB_CURRENT, style, b.data);
		buf_release(&b);
		return;
	}
	for (int i = 0; i < VIEWS; i++) {
		tab_text(&b, i, i == current, digit);
		put(c, area, x, i == current ? ROLE_TAB_CURRENT : ROLE_TAB, style, b.data);
		x += show_cols(style, b.data, b.len);
	}
	buf_release(&b);
}

int
frame_tab_at(struct rect area, const struct show_style *style, int current, int x)
{
	bool digit = tabs_cols(style, true) <= area.w;
	struct buf b = BUF_INIT;
	int at = area.x, found = -1;

	if (!digit && tabs_cols(style, false) > area.w)
		return (current + 1) % VIEWS;
	for (int i = 0; i < VIEWS && found < 0 && x >= area.x; i++) {
		tab_text(&b, i, i == current, digit);
		at += show_cols(style, b.data, b.len);
		if (x < at)
			found = i;
	}
	buf_release(&b);
	return found;
}

void
frame_hints(const struct keymap *keymap, const struct show_style *style, int cols, const char *gap,
	    struct buf *b)
{
	static const struct {
		enum action action;
		const char *word;
	} hint[] = {
		/* TRANSLATORS: the next three stand side by side in the last line; be short. */
		{ ACTION_HELP, N_("help") },
		{ ACTION_SEARCH, N_("search") },
		{ ACTION_QUIT, N_("quit") },
	};
	struct buf keys = BUF_INIT;

	for (size_t i = 0; i < sizeof hint / sizeof *hint; i++) {
		struct buf next = BUF_INIT;

		buf_clear(&keys);
		keymap_keys(keymap, SECTION_GENERAL, hint[i].action, &keys);
		if (!keys.len)
			continue;
		if (b->len)
			buf_puts(&next, gap);
		buf_add(&next, keys.data, strcspn(keys.data, " "));
		buf_putc(&next, ' ');
		buf_puts(&next, _(hint[i].word));
		cols -= show_cols(style, next.data, next.len);
		if (cols >= 0)
			buf_add(b, next.data, next.len);
		buf_release(&next);
	}
	buf_release(&keys);
}

static void
help_key(const struct keymap *keymap, struct buf *b)
{
	keymap_keys(keymap, SECTION_GENERAL, ACTION_HELP, b);
	buf_truncate(b, strcspn(b->data, " "));
}

void
frame_status(struct canvas *c, struct rect area, const struct show_style *style,
	     const struct browser *browser, const struct keymap *keymap,
	     const struct buf note[NOTICE_LENGTHS])
{
	struct buf left = BUF_INIT, right = BUF_INIT, help = BUF_INIT;
	int room, cols, help_cols;

	canvas_fill(c, area, ROLE_STATUS);
	browser_status(browser, area.w - 4, &left);
	room = area.w - show_cols(style, left.data, left.len) - 4;
	help_key(keymap, &help);
	help_cols = show_cols(style, help.data, help.len);
	for (int i = 0; note && i < NOTICE_LENGTHS; i++) {
		bool last = i + 1 == NOTICE_LENGTHS || !note[i + 1].len;

		cols = show_cols(style, note[i].data, note[i].len);
		/* Where a shorter one would do, nothing else is cut for it. */
		if (!note[i].len || cols + (last ? 0 : help_cols + 1) > room)
			continue;
		put(c, area, area.w - cols - 1, ROLE_STATUS, style, note[i].data);
		area.w -= cols + 2;
		room -= cols + 2;
		break;
	}
	frame_hints(keymap, style, room, "  ", &right);
	/* Whoever is lost needs the key that helps more than the end of a counter. */
	if (!right.len)
		buf_add(&right, help.data, help.len);
	cols = show_cols(style, right.data, right.len);
	put(c, area, area.w - cols - 1, ROLE_STATUS, style, right.data);
	area.w -= cols + 2;
	put(c, area, 1, ROLE_STATUS, style, left.data);
	buf_release(&left);
	buf_release(&right);
	buf_release(&help);
}

void
frame_text(struct canvas *c, struct rect area, const struct show_style *style, enum role fill,
	   enum role role, const char *s)
{
	size_t len = strlen(s), next;
	int rows = 0;

	for (size_t at = 0; at < len && rows < area.h; at += next, rows++)
		show_wrap(style, s + at, len - at, area.w, &next);
	for (struct rect row = { .y = area.y + area.h - rows, .x = area.x, .h = 1, .w = area.w };
	     rows > 0; rows--, row.y++) {
		size_t end = show_wrap(style, s, len, row.w, &next);

		canvas_fill(c, row, fill);
		canvas_text_fit(c, row, 0, 0, row.w, role, style, s, rows > 1 ? end : len);
		s += next;
		len -= next;
	}
}
