/* SPDX-License-Identifier: MIT */
#include "tui/picker.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "tui/vacant.h"

#define PREVIEW_MOST 6 /* rows, a line above it among them */
#define TYPED_LEAST 14 /* columns for what is typed, where half a line has so many */

void
picker_open(struct picker *p, const struct picker_class *class, void *context)
{
	picker_close(p);
	p->class = class;
	p->context = context;
	p->list.height = 1;
}

void
picker_close(struct picker *p)
{
	const struct picker_class *class = p->class;
	void *context = p->context;

	picker_release(p);
	if (class)
		class->release(context);
}

void
picker_release(struct picker *p)
{
	buf_release(&p->title);
	buf_release(&p->hint);
	buf_release(&p->preview);
	buf_release(&p->sought);
	edit_release(&p->edit);
	*p = (struct picker){
		.title = BUF_INIT,
		.hint = BUF_INIT,
		.edit = EDIT_INIT,
		.preview = BUF_INIT,
		.sought = BUF_INIT,
		.record = RECORD_NONE,
		.linear = p->linear,
	};
}

void
picker_begin(struct picker *p, const char *title, const char *hint)
{
	/* The catalogue may become another one while somebody types. */
	if (strcmp(p->title.data, title) != 0)
		edit_set(&p->edit, "");
	buf_clear(&p->title);
	buf_puts(&p->title, title);
	buf_clear(&p->hint);
	buf_puts(&p->hint, hint);
	p->in_list = p->busy = p->many = false;
	p->aside_cols = 0;
	p->list.selected = p->list.top = 0;
	p->class->narrow(p->context, p);
}

void
picker_rows(struct picker *p, size_t count, size_t all)
{
	p->all = all;
	list_set_count(&p->list, count);
	list_top(&p->list);
}

void
picker_hold(struct picker *p)
{
	if (!p->class->name || !p->in_list || p->list.selected >= p->list.count)
		return;
	buf_clear(&p->sought);
	p->class->name(p->context, p->list.selected, &p->sought);
}

/* What comes before it moves what the reader is at, and not the reader. */
static void
seek(struct picker *p)
{
	struct buf name = BUF_INIT;

	for (size_t i = 0; p->sought.len && i < p->list.count; i++) {
		buf_clear(&name);
		p->class->name(p->context, i, &name);
		if (strcmp(name.data, p->sought.data) != 0)
			continue;
		list_select(&p->list, i);
		p->in_list = true;
		buf_clear(&p->sought);
	}
	buf_release(&name);
}

void
picker_more(struct picker *p, size_t count, size_t all)
{
	p->all = all;
	list_set_count(&p->list, count);
	if (!p->in_list)
		list_top(&p->list);
	seek(p);
}

static void
narrow(struct picker *p)
{
	p->in_list = false;
	p->class->narrow(p->context, p);
}

static void
back(struct picker *p)
{
	if (!p->class->back || !p->class->back(p->context, p))
		picker_close(p);
}

static void
take(struct picker *p)
{
	if (p->list.count && p->class->take(p->context, p, p->list.selected))
		picker_close(p);
}

static void
pick(struct picker *p)
{
	if (!p->list.count)
		return;
	p->class->pick(p->context, p->list.selected);
	list_move(&p->list, 1);
	p->in_list = true;
}

static bool
type(struct picker *p, const struct keystroke *key, enum action action)
{
	const char *text = key_text(key->name);

	if (!strcmp(key->name, "Paste"))
		edit_insert(&p->edit, key->text, key->len);
	else if (action == ACTION_NONE || action == ACTION_PICK) {
		if (!text)
			return false;
		edit_insert(&p->edit, text, strlen(text));
	} else if (action == ACTION_HISTORY_UP || action == ACTION_HISTORY_DOWN)
		return false;
	else
		return edit_act(&p->edit, action);
	return true;
}

void
picker_key(struct picker *p, const struct keystroke *key, enum action action)
{
	/* He is where he goes from now on. */
	buf_clear(&p->sought);
	/* Deleting what is not there is a step back, as in prompts. */
	if (action == ACTION_CANCEL || (action == ACTION_DELETE_LEFT && !p->edit.text.len))
		back(p);
	else if (action == ACTION_ACCEPT || action == ACTION_OPEN)
		take(p);
	else if (action == ACTION_PICK && p->many)
		pick(p);
	else if (p->list.count && p->class->act &&
		 p->class->act(p->context, p, action, p->list.selected))
		return;
	else if (list_act(&p->list, action))
		p->in_list = true;
	else {
		size_t cursor = p->edit.cursor, len = p->edit.text.len;

		if (!type(p, key, action))
			return;
		p->in_list = false;
		/* To move in what is typed changes nothing. */
		if (len != p->edit.text.len || cursor == p->edit.cursor)
			narrow(p);
	}
}

void
picker_renew(struct picker *p)
{
	if (!p->class)
		return;
	picker_hold(p);
	p->in_list = false;
	p->class->renew(p->context, p);
	/* It may be closed now, or have its rows only later. */
	seek(p);
}

/* Where there are three rows the preview takes the place of the status line. */
static int
preview_rows(const struct picker *p, struct rect area)
{
	int rows = (area.h - 2) / 2;

	if (!p->class->preview)
		return 0;
	return rows < 1 ? 1 : rows > PREVIEW_MOST ? PREVIEW_MOST : rows;
}

static int
list_rows(const struct picker *p, struct rect area)
{
	int rows = area.h - 2 - preview_rows(p, area);

	return rows > 1 ? rows : 1;
}

void
picker_update(struct picker *p, struct rect area)
{
	list_resize(&p->list, list_rows(p, area));
	if (p->class->preview)
		p->class->preview(p->context, p);
}

void
picker_click(struct picker *p, struct rect area, int y, int x, bool twice)
{
	struct rect rows = { area.y + 1, area.x, list_rows(p, area), area.w };
	size_t row = p->list.top + (size_t)(y - rows.y);

	if (!rect_has(rows, y, x) || row >= p->list.count)
		return;
	list_select(&p->list, row);
	buf_clear(&p->sought);
	p->in_list = true;
	if (twice)
		take(p);
}

void
picker_roll(struct picker *p, int rows)
{
	list_roll(&p->list, rows);
	buf_clear(&p->sought);
	p->in_list = true;
}

/* "Country: typed        3/12" */
static void
draw_prompt(const struct picker *p, struct canvas *c, struct rect area,
	    const struct show_style *style)
{
	int most = area.w / 2 > TYPED_LEAST ? area.w - TYPED_LEAST : area.w / 2, x;
	struct buf count = BUF_INIT, title = BUF_INIT;

	canvas_fill(c, area, ROLE_PROMPT);
	/* TRANSLATORS: what is chosen, as in "Country: Congo"; what is typed follows. */
	buf_printf(&title, _("%s: "), p->title.data);
	x = show_cols(style, title.data, title.len);
	if (x > most) {
		/* What is typed stands a blank off what was cut. */
		x = most;
		canvas_text_fit(c, area, 0, 0, x - 1, ROLE_PROMPT, style, title.data, title.len);
	} else {
		canvas_text(c, area, 0, 0, ROLE_PROMPT, style, title.data, title.len);
	}
	buf_printf(&count, "%zu/%zu", p->list.count, p->all);
	edit_draw(&p->edit, c, area, 0, x, ROLE_PROMPT, style);
	x += show_cols(style, p->edit.text.data, p->edit.text.len);
	if (!p->linear && x + (int)count.len + 3 <= area.w)
		canvas_text(c, area, 0, area.w - (int)count.len - 1, ROLE_PROMPT, style, count.data,
			    count.len);
	buf_release(&title);
	buf_release(&count);
}

/* Bytes to leave out at the beginning, so that what was found is in sight, and no row half empty.
 */
static size_t
skipped(const struct picker_row *row, int cols, const struct show_style *style)
{
	const char *s = row->text.data;
	int before, behind;

	if (!row->matches || show_cols(style, s, row->match[0].end) < cols)
		return 0;
	before = show_cols(style, s, row->match[0].start) - cols / 3;
	/* The ellipsis, and a cell that half a wide letter would leave. */
	behind = show_cols(style, s, row->text.len) - cols + show_cols(style, "…", 3) + 1;
	return show_fit(style, s, row->match[0].start, behind < before ? behind : before, NULL);
}

/* Text at x; what is left out before or behind is an ellipsis. */
static void
draw_text(const struct picker_row *row, struct canvas *c, struct rect area, int y, int x,
	  enum role role, const struct show_style *style)
{
	size_t skip = skipped(row, area.w - x, style);
	const char *s = row->text.data + skip, *dots = "…";
	size_t len = row->text.len - skip, fits;

	if (skip)
		x += canvas_text(c, area, y, x, role, style, dots, strlen(dots));
	canvas_text_fit(c, area, y, x, area.w - x, role, style, s, len);
	fits = skip + show_fit(style, s, len, area.w - x, NULL);
	for (size_t i = 0; i < row->matches && row->match[i].start < fits; i++) {
		const struct picker_match *m = &row->match[i];
		size_t end = m->end < fits ? m->end : fits;
		struct rect r = { .y = area.y + y, .h = 1 };

		r.x = area.x + x + show_cols(style, s, m->start - skip);
		r.w = show_cols(style, row->text.data + m->start, end - m->start);
		if (role == ROLE_SELECTED)
			canvas_attr(c, r, ATTR_UNDERLINE | ATTR_BOLD);
		else
			canvas_mark(c, r, ROLE_MATCH);
	}
}

/* "> *  12  DR Congo": selected, picked, the aside, the text. */
static void
draw_row(const struct picker *p, const struct picker_row *row, struct canvas *c, struct rect area,
	 int y, const struct show_style *style, bool selected)
{
	enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
	bool aside = p->aside_cols && !(p->aside_least && area.w < 3 * p->aside_cols);
	int x = aside ? 3 : 2, used;

	if (selected) {
		canvas_fill(c, (struct rect){ area.y + y, area.x, 1, area.w }, role);
		canvas_text(c, area, y, 0, role, style, ">", 1);
	}
	if (row->picked)
		canvas_text(c, area, y, 1, selected ? role : ROLE_MARK, style, "*", 1);
	if (aside) {
		used = show_cols(style, row->aside.data, row->aside.len);
		used = p->aside_right && used < p->aside_cols ? p->aside_cols - used : 0;
		canvas_text_fit(c, area, y, x + used, p->aside_cols - used,
				selected ? role : ROLE_DIM, style, row->aside.data, row->aside.len);
		x += p->aside_cols + 2;
	}
	draw_text(row, c, area, y, x, role, style);
}

/* "DR Congo, 12, picked, 3 of 20" */
static void
draw_row_linear(const struct picker *p, const struct picker_row *row, struct canvas *c,
		struct rect line, size_t i, const struct show_style *style)
{
	struct buf state = BUF_INIT;
	int used;

	if (row->aside.len)
		buf_printf(&state, ", %s", row->aside.data + strspn(row->aside.data, " "));
	if (row->picked)
		/* TRANSLATORS: behind one of several things that were chosen. */
		buf_printf(&state, ", %s", _("picked"));
	buf_puts(&state, ", ");
	buf_printf(&state, _("%zu of %zu"), i + 1, p->list.count);
	used = canvas_text_fit(c, line, 0, 0, line.w - show_cols(style, state.data, state.len),
			       ROLE_TEXT, style, row->text.data, row->text.len);
	canvas_text_fit(c, line, 0, used, line.w - used, ROLE_TEXT, style, state.data, state.len);
	buf_release(&state);
}

static void
draw_rows(const struct picker *p, struct canvas *c, struct rect area,
	  const struct show_style *style)
{
	struct picker_row row = { .text = BUF_INIT, .aside = BUF_INIT };

	for (int y = 0; y < area.h && p->list.top + (size_t)y < p->list.count; y++) {
		size_t i = p->list.top + (size_t)y;

		buf_clear(&row.text);
		buf_clear(&row.aside);
		row.matches = 0;
		row.picked = false;
		p->class->row(p->context, i, &row);
		if (p->linear)
			draw_row_linear(p, &row, c, (struct rect){ area.y + y, area.x, 1, area.w },
					i, style);
		else
			draw_row(p, &row, c, area, y, style, i == p->list.selected);
		if (i == p->list.selected && p->in_list)
			canvas_cursor(c, area.y + y, area.x);
	}
	if (!p->list.count && !p->busy)
		/* TRANSLATORS: below what was typed to find something. */
		vacant_draw(c, area, p->linear ? 0 : 2, style, _("Nothing found: type less of it"));
	buf_release(&row.text);
	buf_release(&row.aside);
}

/* What is to be known first comes first, and whatever fits behind it. */
static void
draw_status(const struct picker *p, struct canvas *c, struct rect area,
	    const struct show_style *style)
{
	const char *words[] = {
		p->busy ? _("looking ...") : "",
		p->hint.data,
		/* TRANSLATORS: the next two stand in the last line; be short. */
		p->many ? _("Space more than one") : "",
		_("Esc back"),
	};
	const char *gap = p->linear ? ", " : "  ";
	int first = p->linear ? 0 : 1, x = first;

	canvas_fill(c, area, ROLE_STATUS);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		int cols = show_cols(style, words[i], strlen(words[i]));

		if (!cols || (x > first && x + 2 + cols > area.w))
			continue;
		if (x > first)
			x += canvas_text(c, area, 0, x, ROLE_STATUS, style, gap, 2);
		x += canvas_text_fit(c, area, 0, x, area.w - x, ROLE_STATUS, style, words[i],
				     strlen(words[i]));
	}
}

/* As much as there is room for; that there is more is an ellipsis. */
static void
draw_preview(const struct picker *p, struct canvas *c, struct rect area,
	     const struct show_style *style)
{
	const char *s = p->preview.data;
	size_t len = p->preview.len, next;

	for (int y = 0; y < area.h && len; y++) {
		size_t end = show_wrap(style, s, len, area.w, &next);

		if (y == area.h - 1 && next < len) {
			const char *dots = style->charset == CHARSET_UTF8 ? "…" : "...";

			end = show_wrap(style, s, len, area.w > 4 ? area.w - 4 : 1, &next);
			canvas_text(c, area, y, 0, ROLE_TEXT, style, s, end);
			canvas_text(c, area, y, show_cols(style, s, end), ROLE_TEXT, style, dots,
				    strlen(dots));
			return;
		}
		canvas_text(c, area, y, 0, ROLE_TEXT, style, s, end);
		s += next;
		len -= next;
	}
}

void
picker_draw(const struct picker *p, struct canvas *c, struct rect area,
	    const struct show_style *style)
{
	struct rect line = { area.y, area.x, 1, area.w };
	struct rect rows = { area.y + 1, area.x, list_rows(p, area), area.w };
	struct rect preview = { rows.y + rows.h, area.x, preview_rows(p, area), area.w };

	canvas_fill(c, area, ROLE_TEXT);
	draw_prompt(p, c, line, style);
	draw_rows(p, c, rows, style);
	line.y = area.y + area.h - 1;
	if (p->class->preview) {
		/* A line between the two where there is room for it. */
		if (preview.h > 1 && !p->linear) {
			canvas_hline(c, preview.y, preview.x, preview.w, ROLE_BORDER);
			preview.y++;
			preview.h--;
		}
		draw_preview(p, c, preview, style);
	}
	if (preview.y >= line.y && p->class->preview)
		return;
	draw_status(p, c, line, style);
}
