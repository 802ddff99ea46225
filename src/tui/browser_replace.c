/* SPDX-License-Identifier: MIT */
/* Another catalogue comes: numbers of records change, the reader's place does not. */
#include "tui/browser_replace.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/again.h"
#include "tui/browser_know.h"

/* Spots whose record is gone are left out of the way back. */
static void
replace_trail(struct trail *t, const struct catalogue *before, const struct catalogue *now)
{
	size_t count = 0;

	for (size_t i = 0; i < t->count; i++) {
		struct spot spot = t->spot[i];
		uint32_t record = record_again(before, spot.record, now);

		if (record == RECORD_NONE && spot.record != RECORD_NONE) {
			spot_release(&spot);
			continue;
		}
		spot.record = record;
		t->spot[count++] = spot;
	}
	t->count = count;
}

void
browser_replace(struct browser *b, const struct catalogue *now)
{
	const struct catalogue *before = b->content.catalogue;
	uint32_t link = page_link_record(b->page, b->here.place.link);
	char *words;

	worker_stop(b->beside.worker, b, NULL);
	if (b->here.place.link >= 0 && link != RECORD_NONE) {
		b->again = record_again(before, link, now);
		b->again_line = page_link_line(b->page, b->here.place.link) - b->here.place.top;
	}
	for (int i = 0; i < VIEWS; i++)
		shelf_replace(&b->shelf[i], before, now);
	replace_trail(&b->back, before, now);
	replace_trail(&b->forward, before, now);
	b->here.record = record_again(before, b->here.record, now);
	if (*b->tongue)
		b->tongue_of = record_again(before, b->tongue_of, now);
	b->content.catalogue = now;
	finder_free(b->finder);
	b->finder = finder_new(now);
	marks_attach(&b->marks, now);
	browser_know_attach(b);
	/* Their links have numbers of the catalogue before. */
	page_clear(b->page);
	page_clear(b->side);
	b->page_view = -1;
	b->side_cols = 0;
	words = xstrdup(b->here.filter);
	browser_filter(b, words);
	free(words);
	if (!browser_has_list(b))
		b->here.focus = FOCUS_PAGE;
}

uint32_t
browser_link(const struct browser *b)
{
	return b->again != RECORD_NONE ? b->again : page_link_record(b->page, b->here.place.link);
}

void
browser_find_link(struct browser *b)
{
	struct page_place *at = &b->here.place;
	int height = b->layout.page.h > 0 ? b->layout.page.h : 1;

	if (b->again != RECORD_NONE && page_link_record(b->page, at->link) != b->again)
		for (int i = 0; i < page_links(b->page); i++)
			if (page_link_record(b->page, i) == b->again) {
				at->link = i;
				break;
			}
	if (b->again != RECORD_NONE && page_link_record(b->page, at->link) == b->again)
		place_scroll(at, b->page, height,
			     page_link_line(b->page, at->link) - b->again_line);
	b->again = RECORD_NONE;
}

bool
browser_source(const struct browser *b, const char **file, unsigned *line)
{
	const struct catalogue *c = b->content.catalogue;
	uint32_t record = b->here.record;

	/* A country, or somebody without an id, may be written only where it is named. */
	if (record != RECORD_NONE && !record_line(c, record))
		record = record_backlinks(c, record) ? record_backlink(c, record, 0).record
						     : RECORD_NONE;
	if (record == RECORD_NONE || !record_line(c, record))
		return false;
	*file = record_file(c, record);
	*line = record_line(c, record);
	return true;
}
