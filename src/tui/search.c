/* SPDX-License-Identifier: MIT */
#include "tui/search.h"

#include "tui/command.h"

const struct query_fault *
browser_filter_fault(const struct browser *b)
{
	return query_fault(b->query);
}

void
browser_complete(struct browser *b, const char *query, struct query_offers *offers)
{
	struct asked asked = { b->query, b->index, &b->hooks };
	const struct view_class *v = view_at(b->here.view);
	struct query_scope scope =
		shelf_scope(&b->shelf[b->here.view], v, &b->content, &asked, true);

	query_complete(query, &scope, b->content.languages, offers);
}

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
