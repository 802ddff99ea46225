/* SPDX-License-Identifier: MIT */
/*
 * A query for is:marked is not asked again when something is unmarked: the row would be gone from
 * under the cursor, and with it the way to think better of it.
 */
#include "tui/browser_mark.h"

#include "base/gettext.h"

static struct shelf *
shelf(struct browser *b)
{
	return &b->shelf[b->here.view];
}

static bool
mark_one(struct browser *b)
{
	uint32_t record = shelf_selected(shelf(b));

	if (record == RECORD_NONE)
		return true;
	if (!marks_set(&b->marks, record, !marks_has(&b->marks, record)))
		return false;
	/* On its page the reader looks at this one and not at the next. */
	if (b->here.focus == FOCUS_LIST) {
		list_move(&shelf(b)->list, 1);
		shelf_moved(shelf(b));
		b->moved = true;
	}
	return true;
}

static bool
room_for(const struct browser *b, size_t rows)
{
	return rows <= MARKS_MAX && marks_total(&b->marks) <= MARKS_MAX - rows;
}

static bool
mark_range(struct browser *b)
{
	const struct shelf *s = shelf(b);
	uint32_t last = marks_last(&b->marks);
	size_t from = s->list.selected, to = from, at;

	if (!s->list.count)
		return true;
	at = rows_find(&s->rows, last);
	if (at < s->list.count) {
		from = at < from ? at : from;
		to = at > to ? at : to;
	}
	if (!room_for(b, to - from + 1))
		return false;
	for (size_t i = from; i <= to; i++)
		marks_set(&b->marks, rows_at(&s->rows, i), true);
	/* The next range begins here. */
	marks_set(&b->marks, rows_at(&s->rows, s->list.selected), true);
	return true;
}

static bool
mark_all(struct browser *b)
{
	const struct shelf *s = shelf(b);

	if (!room_for(b, s->list.count))
		return false;
	for (size_t i = 0; i < s->list.count; i++)
		marks_set(&b->marks, rows_at(&s->rows, i), true);
	return true;
}

static bool
mark_invert(struct browser *b)
{
	const struct shelf *s = shelf(b);

	if (!room_for(b, s->list.count))
		return false;
	for (size_t i = 0; i < s->list.count; i++)
		marks_set(&b->marks, rows_at(&s->rows, i),
			  !marks_has(&b->marks, rows_at(&s->rows, i)));
	return true;
}

static bool
unmark_all(struct browser *b)
{
	uint32_t first, count;

	view_range(b->here.view, b->content.catalogue, &first, &count);
	return marks_take_away(&b->marks, first, count) ||
	       marks_bring_back(&b->marks, first, count);
}

static const struct {
	enum action action;
	bool (*act)(struct browser *);
	bool many;                      /* of the rows of the list */
} rows[] = {
	{ ACTION_MARK, mark_one, false },	  { ACTION_MARK_RANGE, mark_range, true },
	{ ACTION_MARK_ALL, mark_all, true },	  { ACTION_MARK_INVERT, mark_invert, true },
	{ ACTION_UNMARK_ALL, unmark_all, false },
};

bool
browser_mark(struct browser *b, enum action action, bool *done)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].action == action) {
			/* Those that were asked for are not there yet, and no others are meant. */
			*done = (rows[i].many && shelf(b)->waits) || rows[i].act(b);
			return true;
		}
	return false;
}

void
browser_mark_status(const struct browser *b, struct buf *out)
{
	size_t count = marks_count(&b->marks, view_at(b->here.view)->kinds);

	if (b->here.focus == FOCUS_LIST && count) {
		buf_puts(out, "  * ");
		/* TRANSLATORS: records, in the status line; be short. */
		buf_printf(out, Q_("%zu marked", "%zu marked", count), count);
	} else if (b->here.focus == FOCUS_PAGE && marks_has(&b->marks, b->here.record)) {
		buf_puts(out, out->len ? "  * " : "* ");
		/* TRANSLATORS: the record whose page is shown, in the status line; be short. */
		buf_puts(out, _("marked"));
	}
}
