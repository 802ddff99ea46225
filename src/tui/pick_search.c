/* SPDX-License-Identifier: MIT */
#include "tui/pick_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"
#include "text/fold.h"
#include "tui/command_known.h"
#include "tui/finder.h"

struct saved {
	char *name, *text;              /* its own: the browser's are replaced when written */
	struct buf key;                 /* by which it is sorted */
	size_t found;
	bool counted, wrong;            /* it asks for what is not there any more */
};

struct picking {
	struct app *app;
	struct browser *browser;
	struct saved *saved;
	size_t count;
	size_t *left;                   /* which of them what is typed leaves */
	size_t lefts;
	struct needle needle;
};

/* Counting what each finds: a job, where that takes long.  They are told of one by one. */
struct counting {
	struct job job;                 /* its subject is the picking */
	struct picking *picking;        /* these two for the first thread */
	struct picker *picker;
	struct finder *finder;
	struct content content;
	struct languages languages;     /* the reader's when it was begun */
	struct query_hooks *hooks;
	struct wish *wish;              /* one each, with queries of its own */
	size_t wishes;
};

struct tally {
	size_t i, found;
};

static size_t
count_found(const struct counting *k, const struct wish *w)
{
	struct query_scope scope;
	uint64_t *found;
	size_t count;

	if (!finder_scope(k->finder, &k->content, w, query_needs_haystack(w->query), &scope))
		return 0;
	found = bits_new(scope.count);
	query_run(w->query, &scope, found);
	count = bits_count(found, scope.count);
	free(found);
	return count;
}

static void
work(struct job *job)
{
	struct counting *k = (struct counting *)job;

	for (size_t i = 0; i < k->wishes && !job_cancelled(job); i++) {
		struct tally *tally = xmalloc(sizeof *tally);

		*tally = (struct tally){ i, count_found(k, &k->wish[i]) };
		if (job->worker)
			worker_tell(job, tally);
		else
			job->told(job, tally);
	}
}

static void
told(struct job *job, void *message)
{
	struct counting *k = (struct counting *)job;
	struct tally *tally = message;

	if (!job_cancelled(job)) {
		k->picking->saved[tally->i].found = tally->found;
		k->picking->saved[tally->i].counted = true;
	}
	free(tally);
}

static void
done(struct job *job)
{
	struct counting *k = (struct counting *)job;

	if (!job_cancelled(job))
		k->picker->busy = false;
	for (size_t i = 0; i < k->wishes; i++)
		query_free((struct query *)k->wish[i].query);
	free(k->wish);
	query_hooks_free(k->hooks);
	free(k);
}

/* In the list that each was saved in. */
static struct wish
wish_of(const struct browser *b, const struct saved *s, const struct query_hooks *hooks)
{
	const char *query = search_query(s->text);
	char *name = xstrndup(s->text, search_view_len(s->text));
	int view = view_find(name);

	free(name);
	return (struct wish){ .view = view < 0 ? view_of_kind(KIND_STUDY) : view,
			      .query = query_parse_with(query, strlen(query), &b->hooks),
			      .hooks = hooks };
}

static void
count(struct picking *x, struct picker *p)
{
	struct browser *b = x->browser;
	struct counting *k = xcalloc(1, sizeof *k);
	uint32_t records = catalogue_records(b->content.catalogue);

	k->job = (struct job){ .work = work, .told = told, .done = done, .owner = b, .subject = x };
	k->picking = x;
	k->picker = p;
	k->finder = b->finder;
	k->languages = *b->content.languages;
	k->content = (struct content){ .catalogue = b->content.catalogue,
				       .languages = &k->languages,
				       .progress = &k->job.progress };
	k->hooks = query_hooks_keep(NULL, &b->hooks, records);
	k->wish = xcalloc(x->count + 1, sizeof *k->wish);
	for (; k->wishes < x->count; k->wishes++) {
		struct wish *w = &k->wish[k->wishes];

		*w = wish_of(b, &x->saved[k->wishes], k->hooks);
		x->saved[k->wishes].wrong = query_fault(w->query) != NULL;
	}
	p->busy = true;
	beside_do(&b->beside, &k->job, records);
}

static bool
has_word(const struct saved *s, const struct needle *n, size_t word)
{
	const char *text = n->text.data + n->word[word], *query = search_query(s->text);
	struct fold_match m;

	return fold_find(s->name, strlen(s->name), 0, text, n->len[word], &m) ||
	       fold_find(query, strlen(query), 0, text, n->len[word], &m);
}

static void
narrow(void *context, struct picker *p)
{
	struct picking *x = context;

	needle_release(&x->needle);
	needle_init(&x->needle, p->edit.text.data);
	x->lefts = 0;
	for (size_t i = 0; i < x->count; i++) {
		bool has = true;

		for (size_t w = 0; w < x->needle.words; w++)
			has &= has_word(&x->saved[i], &x->needle, w);
		if (has)
			x->left[x->lefts++] = i;
	}
	picker_rows(p, x->lefts, x->count);
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct picking *x = context;
	const struct saved *s = &x->saved[x->left[i]];

	if (s->wrong)
		buf_putc(&out->aside, '!');
	else if (s->counted)
		buf_printf(&out->aside, "%zu", s->found);
	buf_printf(&out->text, "%s  /%s", s->name, search_query(s->text));
	picker_mark(out, 0, &x->needle);
}

static void
name(const void *context, size_t i, struct buf *out)
{
	const struct picking *x = context;

	buf_puts(out, x->saved[x->left[i]].name);
}

static bool
take(void *context, struct picker *p, size_t i)
{
	struct picking *x = context;

	(void)p;
	search_open(x->app, x->saved[x->left[i]].name);
	return true;
}

static int
compare(const void *a, const void *b, void *context)
{
	const struct saved *x = a, *y = b;
	size_t len = x->key.len < y->key.len ? x->key.len : y->key.len;
	int d = memcmp(x->key.data, y->key.data, len);

	(void)context;
	return d ? d : (x->key.len > y->key.len) - (x->key.len < y->key.len);
}

static void
forget(struct picking *x)
{
	for (size_t i = 0; i < x->count; i++) {
		free(x->saved[i].name);
		free(x->saved[i].text);
		buf_release(&x->saved[i].key);
	}
	free(x->saved);
	free(x->left);
	x->saved = NULL;
	x->left = NULL;
	x->count = x->lefts = 0;
}

static void
renew(void *context, struct picker *p)
{
	struct picking *x = context;
	const struct kept *searches = &x->browser->searches;

	worker_cancel(x->browser->beside.worker, x->browser, x);
	forget(x);
	x->saved = xcalloc(searches->count + 1, sizeof *x->saved);
	x->left = xcalloc(searches->count + 1, sizeof *x->left);
	for (size_t i = 0; i < searches->count; i++) {
		const struct kept_text *t = &searches->text[i];
		struct saved *s = &x->saved[x->count];

		if (!t->now)
			continue;
		*s = (struct saved){ .name = xstrdup(t->key), .text = xstrdup(t->now),
				     .key = BUF_INIT };
		sort_key_add(&s->key, t->key, strlen(t->key));
		x->count++;
	}
	sort_stable(x->saved, x->count, sizeof *x->saved, compare, NULL);
	/* TRANSLATORS: C-x and C-r stay as they are; the second stands in the last line. */
	picker_begin(p, _("Saved searches"), _("Enter opens, C-x deletes, C-r renames"));
	p->aside_cols = picker_digits(catalogue_records(x->browser->content.catalogue));
	p->aside_right = p->aside_least = true;
	count(x, p);
}

static void
rename_search(struct picking *x, struct picker *p, size_t i)
{
	char *name = xstrdup(x->saved[x->left[i]].name);
	struct app *app = x->app;

	picker_close(p);
	app_ask(app, PROMPT_NAME, name, name);
	free(name);
}

static void
delete_search(struct picking *x, struct picker *p, size_t i)
{
	size_t at = p->list.selected;

	kept_set(&x->browser->searches, x->saved[x->left[i]].name, NULL);
	app_push(x->app, EFFECT_REMEMBER, NULL);
	renew(x, p);
	if (!x->count)
		picker_close(p);
	else
		list_select(&p->list, at);
}

static bool
act(void *context, struct picker *p, enum action action, size_t i)
{
	if (action == ACTION_RENAME)
		rename_search(context, p, i);
	else if (action == ACTION_DELETE)
		delete_search(context, p, i);
	return action == ACTION_RENAME || action == ACTION_DELETE;
}

static void
release(void *context)
{
	struct picking *x = context;

	worker_cancel(x->browser->beside.worker, x->browser, x);
	forget(x);
	needle_release(&x->needle);
	free(x);
}

static const struct picker_class picking = {
	.narrow = narrow,
	.row = row,
	.name = name,
	.take = take,
	.act = act,
	.renew = renew,
	.release = release,
};

void
pick_search(struct picker *p, struct app *app)
{
	struct picking *x = xcalloc(1, sizeof *x);

	x->app = app;
	x->browser = app_browser(app);
	x->needle = (struct needle){ .text = BUF_INIT };
	picker_open(p, &picking, x);
	renew(x, p);
}
