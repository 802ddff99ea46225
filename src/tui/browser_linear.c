/* SPDX-License-Identifier: MIT */
#include "tui/browser_linear.h"

#include <string.h>

#include "base/gettext.h"
#include "model/describe.h"
#include "tui/filters.h"
#include "tui/vacant.h"

/* Another word behind those there are. */
static void
add(struct buf *out, const char *word)
{
	if (!*word)
		return;
	if (out->len)
		buf_puts(out, ", ");
	buf_puts(out, word);
}

static void
add_column(const struct browser *b, const struct column *column, uint32_t record, struct buf *out)
{
	unsigned long works = record_works(b->content.catalogue, record);
	struct buf word = BUF_INIT;

	/* Under a row of figures one knows what they are, but not by the figure alone. */
	if (column->text == column_works)
		buf_printf(&word, Q_("%lu study", "%lu studies", works), works);
	else
		column->text(&word, &b->content, record);
	add(out, word.data);
	buf_release(&word);
}

/*
 * A row's text, "Herons, Weir, 2012", and what is cut off only where it leaves no room for that:
 * "not verified, 6 of 11".
 */
static void
row_words(const struct browser *b, size_t row, struct buf *text, struct buf *state)
{
	const struct view_class *v = view_at(b->here.view);
	const struct shelf *s = &b->shelf[b->here.view];
	uint32_t record = rows_at(&s->rows, row);
	struct buf place = BUF_INIT;

	/* What tells records apart comes first. */
	for (int named = 1; named >= 0; named--)
		for (int i = 0; i < VIEW_COLUMNS && v->column[i].text; i++)
			if ((v->column[i].text == column_heading) == (named == 1))
				add_column(b, &v->column[i], record, text);
	if (marks_has(&b->marks, record))
		add(state, _("marked"));
	if (news_has(&b->news, record))
		add(state, _("new"));
	if (notes_get(&b->notes, record))
		add(state, _("noted"));
	if (record_unverified(b->content.catalogue, record))
		add(state, _("not verified"));
	/* TRANSLATORS: the place of a row in its list: "3 of 120". */
	buf_printf(&place, _("%zu of %zu"), row + 1, s->list.count);
	add(state, place.data);
	buf_release(&place);
}

static void
draw_row(const struct browser *b, struct canvas *c, struct rect row, size_t i)
{
	const struct show_style *style = &b->list_style;
	struct buf text = BUF_INIT, state = BUF_INIT;
	int room, used;

	row_words(b, i, &text, &state);
	room = row.w - show_cols(style, state.data, state.len) - 2;
	/* However much that is: it is nothing without what it is said of. */
	room = room > row.w / 3 ? room : row.w / 3;
	used = canvas_text_fit(c, row, 0, 0, room, ROLE_TEXT, style, text.data, text.len);
	mark_matches(c, (struct rect){ row.y, row.x, 1, used }, 0, 0, style, text.data, text.len,
		     &b->needle, false);
	used += canvas_text(c, row, 0, used, ROLE_TEXT, style, ", ", used ? 2 : 0);
	canvas_text_fit(c, row, 0, used, row.w - used, ROLE_TEXT, style, state.data, state.len);
	buf_release(&text);
	buf_release(&state);
}

void
browser_draw_linear(const struct browser *b, struct canvas *c)
{
	const struct shelf *s = &b->shelf[b->here.view];
	struct rect row = b->layout.list;
	struct buf none = BUF_INIT;

	row.h = 1;
	for (int y = 0; y < b->layout.list.h && s->list.top + (size_t)y < s->list.count; y++) {
		size_t i = s->list.top + (size_t)y;

		draw_row(b, c, row, i);
		if (i == s->list.selected)
			canvas_cursor(c, row.y, row.x);
		row.y++;
	}
	if (s->list.count)
		return;
	canvas_cursor(c, row.y, row.x);
	browser_empty_words(b, &none);
	vacant_draw(c, b->layout.list, 0, &b->list_style, none.data);
	buf_release(&none);
}

void
browser_status_linear(const struct browser *b, int cols, struct buf *out)
{
	const struct shelf *s = &b->shelf[b->here.view];
	size_t marked = marks_count(&b->marks, view_at(b->here.view)->kinds);
	struct buf words = BUF_INIT;
	int used;

	if (b->here.focus == FOCUS_PAGE) {
		add(out, marks_has(&b->marks, b->here.record) ? _("marked") : "");
		return;
	}
	if (s->waits)
		browser_empty_words(b, &words);
	else if (s->list.count == s->alls)
		buf_printf(&words, Q_("%zu record", "%zu records", s->alls), s->alls);
	else
		/* TRANSLATORS: how many records of how many. */
		buf_printf(&words, Q_("%zu of %zu record", "%zu of %zu records", s->alls),
			   s->list.count, s->alls);
	add(out, words.data);
	buf_clear(&words);
	browser_order_words(b, &words);
	add(out, words.data);
	buf_clear(&words);
	used = out->len ? show_cols(&b->list_style, out->data, out->len) + 2 : 0;
	filters_show(b->here.filter, &b->list_style, cols - used, &words);
	add(out, words.data);
	buf_clear(&words);
	if (marked)
		buf_printf(&words, Q_("%zu marked", "%zu marked", marked), marked);
	add(out, words.data);
	buf_release(&words);
}
