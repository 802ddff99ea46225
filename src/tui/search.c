/* SPDX-License-Identifier: MIT */
#include "tui/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "tui/command.h"
#include "tui/filters.h"

void
search_apply(const struct prompt *p, struct browser *b, const char *filters)
{
	char *all = filters_with(filters, p->edit.text.data);

	browser_filter(b, all);
	free(all);
}

/* What the last word could become is counted: a job, where that takes long. */
struct completing {
	struct job job; /* its subject is the prompt */
	struct prompt *prompt;
	struct browser *browser;
	struct finder *finder;
	struct content content;
	struct languages languages;
	struct wish wish;
	struct query *query; /* of the wish, its own, as the hooks and the text */
	struct query_hooks *hooks;
	char *text, *filters;
	struct buf asked; /* both as one query, what was typed from byte `lead` on */
	size_t lead;
	size_t at; /* where the query begins in the text */
	struct query_offers found;
};

static void
count(struct job *job)
{
	struct completing *c = (struct completing *)job;
	struct query_scope scope;

	if (finder_scope(c->finder, &c->content, &c->wish, query_needs_haystack(c->query), &scope))
		query_complete(c->asked.data, &scope, c->content.languages, &c->found);
	c->found.start -= c->found.start < c->lead ? c->found.start : c->lead;
}

static void
offer(const struct completing *c)
{
	const struct query_offers *found = &c->found;
	struct prompt *p = c->prompt;
	struct offer words = { 0 }, shown = { 0 };
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < found->count; i++) {
		buf_clear(&text);
		buf_printf(&text, "%s (%zu)", found->offer[i].word, found->offer[i].left);
		offer_add(&words, found->offer[i].word);
		offer_add(&shown, text.data);
	}
	p->complete_at = c->at + found->start;
	if (found->fields)
		prompt_offer(p, (const char *const *)words.word, words.count);
	else
		prompt_offer_shown(p, (const char *const *)words.word,
				   (const char *const *)shown.word, words.count, found->cut);
	/* As while typing: rows that change behind the cursor would be read out. */
	if (found->count && p->kind == PROMPT_SEARCH && !p->linear)
		search_apply(p, c->browser, c->filters);
	offer_release(&words);
	offer_release(&shown);
	buf_release(&text);
}

/* Whoever has gone on typing meanwhile has given it up. */
static void
counted(struct job *job)
{
	struct completing *c = (struct completing *)job;

	if (!job_cancelled(job) && c->prompt->kind != PROMPT_NONE &&
	    !strcmp(c->prompt->edit.text.data, c->text)) {
		offer(c);
		search_hint(c->prompt, c->browser);
	}
	query_offers_release(&c->found);
	query_free(c->query);
	query_hooks_free(c->hooks);
	free(c->text);
	free(c->filters);
	buf_release(&c->asked);
	free(c);
}

void
search_complete(struct prompt *p, struct browser *b, size_t query, const char *filters)
{
	struct completing *c = xcalloc(1, sizeof *c);
	struct asked asked = browser_asked(b);
	size_t records = catalogue_records(b->content.catalogue);
	/* Where there is no list the studies are searched. */
	int view = browser_has_list(b) ? b->here.view : view_of_kind(KIND_STUDY);

	c->job = (struct job){ .work = count, .done = counted, .owner = b, .subject = p };
	c->prompt = p;
	c->browser = b;
	c->finder = b->finder;
	c->languages = *b->content.languages;
	c->content = (struct content){ .catalogue = b->content.catalogue,
				       .languages = &c->languages,
				       .progress = &c->job.progress };
	c->text = xstrdup(p->edit.text.data);
	c->at = query;
	c->filters = xstrdup(filters);
	c->asked = (struct buf)BUF_INIT;
	filters_query(filters, &c->asked);
	/* An OR in what is typed is no OR of the filters. */
	if (c->asked.len)
		buf_puts(&c->asked, " (");
	c->lead = c->asked.len;
	buf_puts(&c->asked, c->text + query);
	c->query = query_parse(c->asked.data, c->asked.len);
	c->hooks = query_hooks_keep(NULL, &b->hooks, (uint32_t)records);
	c->wish = shelf_wish(&b->shelf[view], view, &asked);
	c->wish.query = c->query;
	c->wish.hooks = c->hooks;
	beside_do(&b->beside, &c->job, records);
}

void
search_fault(const struct browser *b, const char *text, struct buf *out)
{
	struct query *query = query_parse_with(text, strlen(text), &b->hooks);
	const struct query_fault *fault = query_fault(query);

	if (fault)
		buf_printf(out, "%u: %s", fault->column, fault->sentence);
	query_free(query);
}

void
search_hint(struct prompt *p, const struct browser *b)
{
	/* There it is the question. */
	if (p->kind == PROMPT_FILE || p->kind == PROMPT_CONFIRM)
		return;
	buf_clear(&p->hint);
	if ((p->kind == PROMPT_SEARCH || p->kind == PROMPT_COMMAND) &&
	    worker_has(b->beside.worker, b, p))
		/* TRANSLATORS: words that could be typed next, and what they would leave; short. */
		buf_puts(&p->hint, _("counting..."));
	else if (p->kind == PROMPT_SEARCH)
		search_fault(b, p->edit.text.data, &p->hint);
}

void
search_draw_count(const struct prompt *p, const struct browser *b, struct canvas *c,
		  struct rect area, const struct show_style *style)
{
	const struct shelf *s = &b->shelf[b->here.view];
	struct buf count = BUF_INIT;

	if (s->waits)
		buf_printf(&count, ".../%zu", s->alls);
	else
		buf_printf(&count, "%zu/%zu", s->list.count, s->alls);
	if (show_cols(style, p->edit.text.data, p->edit.text.len) +
	    (int)count.len + 4 <= area.w)
		canvas_text(c, area, 0, area.w - (int)count.len - 1, ROLE_PROMPT, style,
			    count.data, count.len);
	buf_release(&count);
}
