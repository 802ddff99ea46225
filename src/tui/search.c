/* SPDX-License-Identifier: MIT */
#include "tui/search.h"

#include "tui/command.h"

void
search_complete(struct prompt *p, struct browser *b)
{
	struct query_offers found;
	struct offer words = { 0 }, shown = { 0 };
	struct buf text = BUF_INIT;

	browser_complete(b, p->edit.text.data, &found);
	for (size_t i = 0; i < found.count; i++) {
		buf_clear(&text);
		buf_printf(&text, "%s (%zu)", found.offer[i].word, found.offer[i].left);
		offer_add(&words, found.offer[i].word);
		offer_add(&shown, text.data);
	}
	p->complete_at = found.start;
	if (found.fields)
		prompt_offer(p, (const char *const *)words.word, words.count);
	else
		prompt_offer_shown(p, (const char *const *)words.word,
				   (const char *const *)shown.word, words.count);
	if (found.count)
		browser_filter(b, p->edit.text.data);
	offer_release(&words);
	offer_release(&shown);
	query_offers_release(&found);
	buf_release(&text);
}

void
search_hint(struct prompt *p, const struct browser *b)
{
	const struct query_fault *fault = browser_filter_fault(b);

	buf_clear(&p->hint);
	if (p->kind == PROMPT_SEARCH && p->edit.text.len && fault)
		buf_printf(&p->hint, "%u: %s", fault->column, fault->sentence);
}
