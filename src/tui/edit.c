/* SPDX-License-Identifier: MIT */
#include "tui/edit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/utf8.h"

/* How the line is cut into graphemes; nothing is dropped, so that everything can be deleted. */
static const struct show_style cutting = { CHARSET_UTF8, SHOW_NAME };

static size_t
after(const struct edit *edit, size_t at)
{
	struct glyph glyph;

	if (!show_next(&cutting, edit->text.data + at, edit->text.len - at, &glyph))
		return edit->text.len;
	return at + glyph.source;
}

static size_t
before(const struct edit *edit, size_t at)
{
	size_t here = 0, next;

	while (here < at && (next = after(edit, here)) < at)
		here = next;
	return here;
}

static bool
blank_at(const struct edit *edit, size_t at)
{
	return at < edit->text.len && edit->text.data[at] == ' ';
}

/* Where the word before the cursor begins. */
static size_t
word_left(const struct edit *edit)
{
	size_t start = 0;
	bool blank = true;

	for (size_t at = 0; at < edit->cursor; at = after(edit, at)) {
		if (blank && !blank_at(edit, at))
			start = at;
		blank = blank_at(edit, at);
	}
	return start;
}

static size_t
word_right(const struct edit *edit)
{
	size_t at = edit->cursor;

	while (blank_at(edit, at))
		at = after(edit, at);
	while (at < edit->text.len && !blank_at(edit, at))
		at = after(edit, at);
	return at;
}

/* What was changed may have joined a grapheme: the cursor goes behind that one. */
static void
snap(struct edit *edit)
{
	if (edit->cursor && edit->cursor < edit->text.len)
		edit->cursor = after(edit, before(edit, edit->cursor));
}

static void
cut(struct edit *edit, size_t from, size_t to)
{
	buf_remove(&edit->text, from, to - from);
	edit->cursor = from;
	snap(edit);
}

/* Append the characters of s that a line may hold. */
static void
add_clean(struct buf *out, const char *s, size_t len)
{
	while (len) {
		uint32_t code;
		size_t bytes = utf8_decode(s, len, &code);

		if (!bytes)
			bytes = 1;
		else if (code == '\n' || code == '\t' || code == '\r')
			buf_putc(out, ' ');
		else if (code >= 0x20 && (code < 0x7f || code > 0x9f))
			buf_add(out, s, bytes);
		s += bytes;
		len -= bytes;
	}
}

static void
replace(struct edit *edit, const char *s)
{
	buf_clear(&edit->text);
	buf_puts(&edit->text, s);
	edit->cursor = edit->text.len;
}

static void
recall(struct edit *edit, bool older)
{
	size_t count = edit->history ? edit->history->count : 0;
	size_t back = edit->back > count ? count : edit->back;

	if (older ? back == count : back == 0)
		return;
	if (back == 0)
		edit->kept = xstrdup(edit->text.data);
	back += older ? 1 : (size_t)-1;
	replace(edit, back ? edit->history->line[count - back] : edit->kept);
	if (back == 0) {
		free(edit->kept);
		edit->kept = NULL;
	}
	edit->back = back;
}

void
edit_release(struct edit *edit)
{
	buf_release(&edit->text);
	free(edit->kept);
	edit->kept = NULL;
	edit->cursor = edit->back = 0;
}

void
edit_set(struct edit *edit, const char *s)
{
	edit_release(edit);
	edit_insert(edit, s, strlen(s));
}

void
edit_insert(struct edit *edit, const char *s, size_t len)
{
	struct buf clean = BUF_INIT;
	size_t room = edit->text.len < EDIT_MAX ? EDIT_MAX - edit->text.len : 0;

	add_clean(&clean, s, len > 2 * EDIT_MAX ? 2 * EDIT_MAX : len);
	if (clean.len > room) {
		/* Cut between characters. */
		while (room && ((unsigned char)clean.data[room] & 0xc0) == 0x80)
			room--;
		buf_truncate(&clean, room);
	}
	buf_insert(&edit->text, edit->cursor, clean.data, clean.len);
	edit->cursor += clean.len;
	buf_release(&clean);
	snap(edit);
}

bool
edit_takes(const char *s)
{
	struct buf clean = BUF_INIT;
	size_t len = strlen(s);
	bool same;

	add_clean(&clean, s, len);
	same = len <= EDIT_MAX && clean.len == len && !memcmp(clean.data, s, len);
	buf_release(&clean);
	return same;
}

bool
edit_act(struct edit *edit, enum action action)
{
	switch (action) {
	case ACTION_CURSOR_LEFT:
		edit->cursor = before(edit, edit->cursor);
		return true;
	case ACTION_CURSOR_RIGHT:
		edit->cursor = after(edit, edit->cursor);
		return true;
	case ACTION_CURSOR_WORD_LEFT:
		edit->cursor = word_left(edit);
		return true;
	case ACTION_CURSOR_WORD_RIGHT:
		edit->cursor = word_right(edit);
		return true;
	case ACTION_CURSOR_START:
		edit->cursor = 0;
		return true;
	case ACTION_CURSOR_END:
		edit->cursor = edit->text.len;
		return true;
	case ACTION_DELETE_LEFT:
		cut(edit, before(edit, edit->cursor), edit->cursor);
		return true;
	case ACTION_DELETE_RIGHT:
		cut(edit, edit->cursor, after(edit, edit->cursor));
		return true;
	case ACTION_DELETE_WORD:
		cut(edit, word_left(edit), edit->cursor);
		return true;
	case ACTION_DELETE_TO_START:
		cut(edit, 0, edit->cursor);
		return true;
	case ACTION_DELETE_TO_END:
		cut(edit, edit->cursor, edit->text.len);
		return true;
	case ACTION_HISTORY_UP:
		recall(edit, true);
		return true;
	case ACTION_HISTORY_DOWN:
		recall(edit, false);
		return true;
	default:
		return false;
	}
}

void
edit_draw(const struct edit *edit, struct canvas *canvas, struct rect area, int y, int x,
	  enum role role, const struct show_style *style)
{
	struct rect field = { area.y, area.x + x, area.h, area.w - x };
	int cursor = show_cols(style, edit->text.data, edit->cursor);
	int skip = 0;

	if (field.w <= 0)
		return;
	/* Half a field at a time, so that typing at the edge does not send the line each time. */
	if (cursor >= field.w)
		skip = (cursor - field.w) / ((field.w + 1) / 2) * ((field.w + 1) / 2) +
		       (field.w + 1) / 2;
	canvas_fill(canvas, (struct rect){ field.y + y, field.x, 1, field.w }, role);
	canvas_text(canvas, field, y, -skip, role, style, edit->text.data, edit->text.len);
	canvas_cursor(canvas, field.y + y, field.x + cursor - skip);
}

void
history_add(struct history *history, const char *line)
{
	size_t i;

	if (!*line)
		return;
	for (i = 0; i < history->count && strcmp(history->line[i], line); i++)
		;
	if (i == history->count && history->count >= HISTORY_MAX)
		i = 0;
	if (i < history->count) {
		free(history->line[i]);
		memmove(&history->line[i], &history->line[i + 1],
			(history->count - i - 1) * sizeof *history->line);
		history->count--;
	}
	history->line = mem_grow(history->line, &history->room, history->count + 1,
				 sizeof *history->line);
	history->line[history->count++] = xstrdup(line);
}

void
history_release(struct history *history)
{
	for (size_t i = 0; i < history->count; i++)
		free(history->line[i]);
	free(history->line);
	memset(history, 0, sizeof *history);
}
