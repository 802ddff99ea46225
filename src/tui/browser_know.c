/* SPDX-License-Identifier: MIT */
#include "tui/browser_know.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"

#define NARROW_COLS 30 /* below this all flags share the column of the mark */

void
browser_know_init(struct browser *b)
{
	b->known = (struct known){
		.marks = &b->marks, .notes = &b->notes, .news = &b->news, .searches = &b->searches
	};
	b->hooks = known_hooks(&b->known);
	b->content.known = &b->known;
	browser_know_attach(b);
}

void
browser_know_attach(struct browser *b)
{
	notes_attach(&b->notes, b->content.catalogue);
	b->news.catalogue = b->content.catalogue;
}

void
browser_know_release(struct browser *b)
{
	notes_release(&b->notes);
	kept_release(&b->searches);
	kept_release(&b->links);
}

bool
browser_set_note(struct browser *b, const char *key, const char *text)
{
	if (!notes_set(&b->notes, key, text))
		return false;
	b->page_view = -1;
	b->side_cols = 0;
	return true;
}

void
browser_still(struct browser *b)
{
	b->stilled |= worker_has(b->beside.worker, b, NULL);
	browser_let_wait(b);
	worker_stop(b->beside.worker, b, NULL);
	b->news = (struct news){ .catalogue = b->content.catalogue };
}

bool
browser_set_news(struct browser *b, const struct news *news)
{
	char *filters;

	/* What is asked of the list may be what is new. */
	b->stilled |= *b->here.filter && b->news.id != news->id;
	b->news = *news;
	b->news.catalogue = b->content.catalogue;
	b->page_view = -1;
	b->side_cols = 0;
	if (!b->stilled)
		return false;
	b->stilled = false;
	filters = xstrdup(b->here.filter);
	browser_filter(b, filters);
	free(filters);
	return true;
}

bool
browser_has_news(const struct browser *b)
{
	bool none = b->news.counted && !b->news.studies;

	return b->news.id && !(none && view_at(b->here.view)->kinds == 1u << KIND_STUDY);
}

/* Is there a note on anything in the list? */
static bool
has_notes(const struct browser *b)
{
	uint32_t first, count;

	view_range(b->here.view, b->content.catalogue, &first, &count);
	return notes_next(&b->notes, first) - first < count;
}

int
browser_flags_cols(const struct browser *b, int list_cols)
{
	int cols = browser_has_news(b) + has_notes(b);

	/* A column off what follows. */
	return cols && list_cols >= NARROW_COLS ? cols + 1 : 0;
}

void
browser_flags_draw(const struct browser *b, struct canvas *c, struct rect list, int y,
		   uint32_t record, enum role selected, bool is_selected)
{
	bool is_marked = marks_has(&b->marks, record), narrow = list.w < NARROW_COLS;
	enum role role = is_selected ? selected : ROLE_MARK;
	int x = narrow ? 1 : 2;

	if (is_marked)
		canvas_text(c, list, y, 1, role, &b->list_style, "*", 1);
	if (narrow && is_marked)
		return;
	if (news_has(&b->news, record)) {
		canvas_text(c, list, y, x, role, &b->list_style, "N", 1);
		if (narrow)
			return;
	}
	x += !narrow && browser_has_news(b);
	if (notes_get(&b->notes, record))
		canvas_text(c, list, y, x, role, &b->list_style, "#", 1);
}

void
browser_know_status(const struct browser *b, struct buf *out)
{
	uint32_t record = b->here.record;

	/* The page says it itself. */
	if (b->here.focus != FOCUS_LIST || record == RECORD_NONE)
		return;
	if (news_has(&b->news, record)) {
		buf_puts(out, "  N ");
		/* TRANSLATORS: a record, in the status line; be short. */
		buf_puts(out, _("new"));
	}
	if (notes_get(&b->notes, record)) {
		buf_puts(out, "  # ");
		/* TRANSLATORS: the reader has a note on the record; be short. */
		buf_puts(out, _("noted"));
	}
}
