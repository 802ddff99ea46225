/* SPDX-License-Identifier: MIT */
#include "tui/search.h"

#include <stdlib.h>

#include "tui/command.h"
#include "tui/filters.h"

void
browser_complete(struct browser *b, const char *filters, const char *query,
		 struct query_offers *offers)
{
	struct buf text = BUF_INIT;
	size_t lead;
	struct asked asked = { b->query, b->index, &b->hooks };
	const struct view_class *v = view_at(b->here.view);
	struct query_scope scope =
		shelf_scope(&b->shelf[b->here.view], v, &b->content, &asked, true);

	/* An OR in what is typed is no OR of the filters. */
	filters_query(filters, &text);
	if (text.len)
		buf_puts(&text, " (");
	lead = text.len;
	buf_puts(&text, query);
	query_complete(text.data, &scope, b->content.languages, offers);
	offers->start -= offers->start < lead ? offers->start : lead;
	buf_release(&text);
}

void
search_apply(const struct prompt *p, struct browser *b, const char *filters)
{
	char *all = filters_with(filters, p->edit.text.data);

	browser_filter(b, all);
	free(all);
}

void
search_complete(struct prompt *p, struct browser *b, const char *filters)
{
	struct query_offers found;
	struct offer words = { 0 }, shown = { 0 };
	struct buf text = BUF_INIT;

	browser_complete(b, filters, p->edit.text.data, &found);
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
		search_apply(p, b, filters);
	offer_release(&words);
	offer_release(&shown);
	query_offers_release(&found);
	buf_release(&text);
}

void
search_hint(struct prompt *p, const struct browser *b)
{
	struct query *query =
		query_parse_with(p->edit.text.data, p->edit.text.len, &b->hooks);
	const struct query_fault *fault = query_fault(query);

	buf_clear(&p->hint);
	if (p->kind == PROMPT_SEARCH && fault)
		buf_printf(&p->hint, "%u: %s", fault->column, fault->sentence);
	query_free(query);
}
