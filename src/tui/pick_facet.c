/* SPDX-License-Identifier: MIT */
#include "tui/pick_facet.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "model/facet.h"
#include "text/fold.h"
#include "tui/browser_filters.h"

#define FACETS_MAX 24

/* Where the reader was before the catalogue became another; values are known by their queries. */
struct before {
	const struct facet *facet; /* NULL: nothing is to be shown again */
	struct buf typed;
	struct buf picked; /* strings, terminated */
};

struct choice {
	struct browser *browser;
	int view; /* whose list is narrowed */
	struct facet_values facet[FACETS_MAX]; /* those that have values, counted */
	size_t facets;
	const struct facet_values *chosen; /* NULL: the facets themselves are shown */
	uint32_t *left;			   /* which of them what is typed leaves */
	size_t lefts;
	uint64_t *picked;
	struct needle needle;
	bool counts; /* more facets are to come */
	struct before before;
};

static const char *
label(const struct choice *x, size_t i)
{
	return x->chosen ? facet_label(x->chosen, i)
			 : facet_name(x->facet[i].facet, x->facet[i].count);
}

static size_t
all(const struct choice *x)
{
	return x->chosen ? x->chosen->count : x->facets;
}

/* The words of the needle end with a NUL (see narrow): this is what strstr does soonest. */
static bool
has_words(const struct needle *n, const char *folded)
{
	for (size_t w = 0; w < n->words; w++)
		if (!strstr(folded, n->text.data + n->word[w]))
			return false;
	return true;
}

static bool
is_left(const struct choice *x, size_t i)
{
	struct buf folded = BUF_INIT;
	bool is;

	if (x->chosen)
		return has_words(&x->needle, facet_folded(x->chosen, i));
	fold_add(&folded, label(x, i), strlen(label(x, i)));
	is = has_words(&x->needle, folded.data);
	buf_release(&folded);
	return is;
}

/* Of those that were left, or of all, those that are left now. */
static void
leave(struct choice *x, struct picker *p, bool narrows)
{
	size_t count = narrows ? x->lefts : all(x), left = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t n = narrows ? x->left[i] : (uint32_t)i;

		if (is_left(x, n))
			x->left[left++] = n;
	}
	x->lefts = left;
	p->aside_right = true;
	/* Values that leave most come first. */
	for (size_t i = 0; i < (x->chosen ? 1 : x->facets); i++) {
		int cols = picker_digits(x->chosen ? x->chosen->value[i].count : x->facet[i].count);

		p->aside_cols = cols > p->aside_cols ? cols : p->aside_cols;
	}
}

static void
narrow(void *context, struct picker *p)
{
	struct choice *x = context;
	struct needle before = x->needle;
	bool narrows;

	needle_init(&x->needle, p->edit.text.data);
	for (size_t w = 0; w < x->needle.words; w++)
		x->needle.text.data[x->needle.word[w] + x->needle.len[w]] = '\0';
	narrows = x->lefts && needle_narrows(&x->needle, &before);
	needle_release(&before);
	leave(x, p, narrows);
	picker_rows(p, x->lefts, all(x));
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct choice *x = context;
	uint32_t n = x->left[i];

	buf_puts(&out->text, label(x, n));
	buf_printf(&out->aside, "%zu",
		   x->chosen ? (size_t)x->chosen->value[n].count : x->facet[n].count);
	out->picked = x->chosen && bits_has(x->picked, n);
	picker_mark(out, 0, &x->needle);
}

static void
show(struct choice *x, struct picker *p, const struct facet_values *chosen)
{
	x->chosen = chosen;
	free(x->left);
	free(x->picked);
	x->left = xcalloc(chosen ? all(x) + 1 : FACETS_MAX, sizeof *x->left);
	x->picked = bits_new(all(x));
	x->lefts = 0;
	/* TRANSLATORS: the next three stand in the last line; be short. */
	picker_begin(p, chosen ? facet_name(chosen->facet, 1) : _("Narrow by"),
		     chosen ? _("Enter takes") : _("Enter shows"));
	p->many = chosen != NULL;
	p->busy = !chosen && x->counts;
}

static void
name(const void *context, size_t i, struct buf *out)
{
	const struct choice *x = context;
	uint32_t n = x->left[i];

	if (x->chosen)
		buf_puts(out, x->chosen->text.data + x->chosen->value[n].query);
	else
		buf_puts(out, facet_name(x->facet[n].facet, 2));
}

static bool
take(void *context, struct picker *p, size_t i)
{
	struct choice *x = context;
	struct buf query = BUF_INIT;

	if (!x->chosen) {
		show(x, p, &x->facet[x->left[i]]);
		return false;
	}
	if (!bits_count(x->picked, x->chosen->count))
		bits_set(x->picked, x->left[i]);
	facet_query(x->chosen, x->picked, &query);
	if (x->view != x->browser->here.view)
		browser_show(x->browser, x->view);
	browser_filter_add(x->browser, query.data);
	buf_release(&query);
	return true;
}

static void
pick(void *context, size_t i)
{
	struct choice *x = context;
	uint32_t n = x->left[i];

	if (bits_has(x->picked, n))
		bits_unset(x->picked, n);
	else
		bits_set(x->picked, n);
}

static bool
back(void *context, struct picker *p)
{
	struct choice *x = context;
	size_t at = x->chosen ? (size_t)(x->chosen - x->facet) : 0;

	if (!x->chosen)
		return false;
	show(x, p, NULL);
	list_select(&p->list, at);
	return true;
}

static void
forget(struct choice *x)
{
	while (x->facets)
		facet_values_release(&x->facet[--x->facets]);
}

/* Counting: a job, where that takes long.  Facets are told of one by one. */
struct counting {
	struct job job;	       /* its subject is the choice */
	struct choice *choice; /* these two for the first thread */
	struct picker *picker;
	struct finder *finder;
	struct content content;
	struct languages languages; /* the reader's when it was begun */
	struct wish wish;
	struct query *query; /* of the wish, its own, as the hooks and the text */
	struct query_hooks *hooks;
	struct buf text;
};

static void
count_facets(struct counting *k, const struct facet_scope *scope)
{
	for (size_t i = 0; facet_at(i) && !job_cancelled(&k->job); i++) {
		struct facet_values *values;

		if (!facet_serves(facet_at(i), view_at(k->wish.view)->kinds))
			continue;
		values = xmalloc(sizeof *values);
		*values = (struct facet_values)FACET_VALUES_INIT;
		facet_count(facet_at(i), scope, values);
		if (k->job.worker)
			worker_tell(&k->job, values);
		else
			k->job.told(&k->job, values);
	}
}

static void
work(struct job *job)
{
	struct counting *k = (struct counting *)job;
	bool words = query_needs_haystack(k->query);
	struct query_scope scope;
	struct facet_scope what = { .scope = &scope,
				    .query = k->text.data,
				    .languages = &k->languages,
				    .progress = &job->progress };
	uint64_t *found;

	if (!finder_scope(k->finder, &k->content, &k->wish, words, &scope))
		return;
	found = bits_new(scope.count);
	query_run(k->query, &scope, found);
	what.found = found;
	count_facets(k, &what);
	free(found);
}

static void
remember(struct choice *x, const struct picker *p)
{
	const struct facet_values *v = x->chosen;
	struct before *was = &x->before;

	was->facet = v->facet;
	buf_clear(&was->typed);
	buf_clear(&was->picked);
	buf_puts(&was->typed, p->edit.text.data);
	for (size_t i = 0; i < v->count; i++) {
		const char *query = v->text.data + v->value[i].query;

		if (bits_has(x->picked, i))
			buf_add(&was->picked, query, strlen(query) + 1);
	}
}

static bool
was_picked(const struct before *was, const char *query)
{
	for (size_t at = 0; at < was->picked.len; at += strlen(was->picked.data + at) + 1)
		if (!strcmp(was->picked.data + at, query))
			return true;
	return false;
}

static void
show_again(struct choice *x, struct picker *p, const struct facet_values *v)
{
	struct before *was = &x->before;

	show(x, p, v);
	edit_set(&p->edit, was->typed.data);
	narrow(x, p);
	for (size_t i = 0; was->picked.len && i < v->count; i++)
		if (was_picked(was, v->text.data + v->value[i].query))
			bits_set(x->picked, i);
	was->facet = NULL;
	picker_more(p, x->lefts, all(x));
}

/* One more facet; the values of the one that was chosen before are shown again. */
static void
add(struct choice *x, struct picker *p, const struct facet_values *values)
{
	struct facet_values *facet = &x->facet[x->facets++];

	*facet = *values;
	if (x->chosen)
		return;
	picker_hold(p);
	leave(x, p, false);
	picker_more(p, x->lefts, all(x));
	if (facet->facet == x->before.facet)
		show_again(x, p, facet);
}

static void
told(struct job *job, void *message)
{
	struct counting *k = (struct counting *)job;
	struct facet_values *values = message;

	if (job_cancelled(job) || !values->count || k->choice->facets == FACETS_MAX)
		facet_values_release(values);
	else
		add(k->choice, k->picker, values);
	free(values);
}

static void
done(struct job *job)
{
	struct counting *k = (struct counting *)job;

	if (!job_cancelled(job))
		k->picker->busy = k->choice->counts = false;
	query_free(k->query);
	query_hooks_free(k->hooks);
	buf_release(&k->text);
	free(k);
}

static void
count(struct choice *x, struct picker *p)
{
	struct browser *b = x->browser;
	struct counting *k = xcalloc(1, sizeof *k);
	struct asked asked = browser_asked(b);
	uint32_t records = catalogue_records(b->content.catalogue);

	k->job = (struct job){ .work = work, .told = told, .done = done, .owner = b, .subject = x };
	k->choice = x;
	k->picker = p;
	k->finder = b->finder;
	k->languages = *b->content.languages;
	k->content = (struct content){ .catalogue = b->content.catalogue,
				       .languages = &k->languages,
				       .progress = &k->job.progress };
	k->text = (struct buf)BUF_INIT;
	/* The filters of a page are none of another list's. */
	if (x->view == b->here.view)
		browser_query_text(b, &k->text);
	k->query = query_parse_with(k->text.data, k->text.len, &b->hooks);
	k->hooks = query_hooks_keep(NULL, &b->hooks, records);
	k->wish = shelf_wish(&b->shelf[x->view], x->view, &asked);
	k->wish.query = k->query;
	k->wish.hooks = k->hooks;
	p->busy = x->counts = true;
	beside_do(&b->beside, &k->job, records);
}

static void
renew(void *context, struct picker *p)
{
	struct choice *x = context;

	if (x->chosen)
		remember(x, p);
	else if (!x->counts)
		x->before.facet = NULL;
	forget(x);
	/* Whoever looks at the programme, which has no list, narrows that of the studies. */
	x->view = browser_has_list(x->browser) ? x->browser->here.view
					       : view_of_kind(KIND_STUDY);
	show(x, p, NULL);
	count(x, p);
}

static void
release(void *context)
{
	struct choice *x = context;

	worker_cancel(x->browser->beside.worker, x->browser, x);
	buf_release(&x->before.typed);
	buf_release(&x->before.picked);
	forget(x);
	free(x->left);
	free(x->picked);
	needle_release(&x->needle);
	free(x);
}

static const struct picker_class choosing = {
	.narrow = narrow,
	.row = row,
	.name = name,
	.take = take,
	.pick = pick,
	.back = back,
	.renew = renew,
	.release = release,
};

void
pick_facet(struct picker *p, struct browser *b)
{
	struct choice *x = xcalloc(1, sizeof *x);

	x->browser = b;
	x->needle = (struct needle){ .text = BUF_INIT };
	x->before = (struct before){ .typed = BUF_INIT, .picked = BUF_INIT };
	picker_open(p, &choosing, x);
	renew(x, p);
}
