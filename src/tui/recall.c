/* SPDX-License-Identifier: MIT */
#include "tui/recall.h"

#include <string.h>

#include "base/mem.h"

/* "title" or "title-reversed". */
#define REVERSED "-reversed"

static void
apply_order(struct browser *b, int view, const char *word)
{
	struct buf name = BUF_INIT;
	size_t len = word ? strlen(word) : 0, tail = strlen(REVERSED);
	bool reverse = len > tail && !strcmp(word + len - tail, REVERSED);
	enum order order;

	buf_add(&name, word, reverse ? len - tail : len);
	if (order_find(name.data, &order)) {
		b->here.view = view;
		browser_sort(b, order, reverse);
	}
	buf_release(&name);
}

void
recall_words(struct browser *b, const struct state *state)
{
	marks_merge(&b->marks, &state->marks);
	notes_merge(&b->notes, &state->notes);
	kept_merge(&b->searches, &state->searches);
	kept_merge(&b->links, &state->links);
}

void
recall_apply(struct browser *b, const struct state *state)
{
	int view = state->view ? view_find(state->view) : -1;
	struct spot spot;
	uint32_t record = RECORD_NONE;

	recall_words(b, state);
	for (int i = 0; i < VIEWS; i++)
		apply_order(b, i, state_order(state, view_at(i)->name));
	if (view < 0)
		view = 0;
	for (unsigned kind = 0; state->record && kind < KINDS && record == RECORD_NONE; kind++)
		if (view_at(view)->kinds & 1u << kind)
			record = catalogue_find(b->content.catalogue, (enum kind)kind,
						state->record);
	spot = (struct spot){ .view = view, .record = record, .place = { .link = -1 },
			       .filter = xstrdup("") };
	browser_return(b, spot);
	b->here.focus = browser_has_list(b) ? FOCUS_LIST : FOCUS_PAGE;
	if (record != RECORD_NONE && record == b->here.record)
		b->here.place.top = state->scroll < 100000 ? (int)state->scroll : 0;
}

void
recall_note_words(const struct browser *b, struct state *state)
{
	marks_merge(&state->marks, &b->marks);
	kept_copy(&state->notes, &b->notes.kept);
	kept_copy(&state->searches, &b->searches);
	kept_copy(&state->links, &b->links);
}

bool
recall_unwritten(const struct browser *b)
{
	return marks_changed(&b->marks) || kept_changed(&b->notes.kept) ||
	       kept_changed(&b->searches) || kept_changed(&b->links);
}

void
recall_written(struct browser *b, const struct state *state)
{
	marks_settle(&b->marks);
	marks_merge(&b->marks, &state->marks);
	/* What others have written may be on the page. */
	if (!kept_same(&b->notes.kept, &state->notes))
		b->page_view = -1;
	notes_replace(&b->notes, &state->notes);
	kept_release(&b->searches);
	kept_copy(&b->searches, &state->searches);
	kept_release(&b->links);
	kept_copy(&b->links, &state->links);
}

void
recall_note(const struct browser *b, struct state *state)
{
	recall_note_words(b, state);
	state->view = xstrdup(view_at(b->here.view)->name);
	if (b->here.record != RECORD_NONE && *record_id(b->content.catalogue, b->here.record))
		state->record = xstrdup(record_id(b->content.catalogue, b->here.record));
	state->scroll = (unsigned long)b->here.place.top;
	for (int i = 0; i < VIEWS; i++) {
		const struct shelf *s = &b->shelf[i];
		struct buf word = BUF_INIT;

		if (!s->order && !s->reverse)
			continue;
		buf_puts(&word, order_name(view_at(i)->order[s->order]));
		if (s->reverse)
			buf_puts(&word, REVERSED);
		state_set_order(state, view_at(i)->name, word.data);
		buf_release(&word);
	}
}
