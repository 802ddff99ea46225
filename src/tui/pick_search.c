/* SPDX-License-Identifier: MIT */
#include "tui/pick_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"
#include "text/fold.h"
#include "tui/command_known.h"

/* What is counted later is counted when the next key comes. */
#define COUNT_MS 100

struct saved {
	char *name, *text;              /* its own: the browser's are replaced when written */
	struct buf key;                 /* by which it is sorted */
	size_t found;
	bool counted;
};

struct picking {
	struct app *app;
	struct saved *saved;
	size_t count;
	size_t *left;                   /* which of them what is typed leaves */
	size_t lefts;
	struct needle needle;
};

static size_t
count_found(struct browser *b, const char *text)
{
	struct query *q = query_parse_with(text, strlen(text), &b->hooks);
	struct asked asked = { q, b->index, &b->hooks };
	struct query_scope scope =
		shelf_scope(&b->shelf[b->here.view], view_at(b->here.view), &b->content, &asked,
			    query_needs_haystack(q));
	uint64_t *found = bits_new(scope.count);
	size_t count;

	query_run(q, &scope, found);
	count = bits_count(found, scope.count);
	free(found);
	query_free(q);
	return count;
}

/* In the list that each was saved in. */
static void
count_some(struct picking *x)
{
	struct browser *b = app_browser(x->app);
	long end = clock_ms() + COUNT_MS;
	int here = b->here.view;

	for (size_t i = 0; i < x->count && clock_ms() < end; i++) {
		struct saved *s = &x->saved[i];
		char *name;
		int view;

		if (s->counted)
			continue;
		name = xstrndup(s->text, search_view_len(s->text));
		view = view_find(name);
		b->here.view = view < 0 ? view_of_kind(KIND_STUDY) : view;
		s->found = count_found(b, search_query(s->text));
		s->counted = true;
		b->here.view = here;
		free(name);
	}
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

	count_some(x);
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

	if (s->counted)
		buf_printf(&out->aside, "%zu", s->found);
	buf_printf(&out->text, "%s  /%s", s->name, search_query(s->text));
	picker_mark(out, 0, &x->needle);
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
	const struct kept *searches = &app_browser(x->app)->searches;

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
	p->aside_cols = 7;
	p->aside_right = p->aside_least = true;
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

	kept_set(&app_browser(x->app)->searches, x->saved[x->left[i]].name, NULL);
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

	forget(x);
	needle_release(&x->needle);
	free(x);
}

static const struct picker_class picking = {
	.narrow = narrow,
	.row = row,
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
	x->needle = (struct needle){ .text = BUF_INIT };
	picker_open(p, &picking, x);
	renew(x, p);
}
