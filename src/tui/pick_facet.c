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

struct choice {
	struct browser *browser;
	struct facet_values facet[FACETS_MAX]; /* those that have values, counted */
	size_t facets;
	const struct facet_values *chosen; /* NULL: the facets themselves are shown */
	uint32_t *left;			   /* which of them what is typed leaves */
	size_t lefts;
	uint64_t *picked;
	struct needle needle;
};

/* How wide a column of counts must be. */
static int
digits(uint32_t count)
{
	int n = 1;

	for (; count >= 10; count /= 10)
		n++;
	return n;
}

static const char *
label(const struct choice *x, size_t i)
{
	return x->chosen ? facet_label(x->chosen, i) : _(x->facet[i].facet->label);
}

static size_t
all(const struct choice *x)
{
	return x->chosen ? x->chosen->count : x->facets;
}

static bool
has_words(const struct needle *n, const char *folded)
{
	size_t len = strlen(folded);

	for (size_t w = 0; w < n->words; w++)
		if (!memmem(folded, len, n->text.data + n->word[w], n->len[w]))
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

static void
narrow(void *context, struct picker *p)
{
	struct choice *x = context;

	needle_release(&x->needle);
	needle_init(&x->needle, p->edit.text.data);
	x->lefts = 0;
	for (size_t i = 0; i < all(x); i++)
		if (is_left(x, i))
			x->left[x->lefts++] = (uint32_t)i;
	picker_rows(p, x->lefts, all(x));
	p->aside_right = true;
	for (size_t i = 0; i < all(x); i++) {
		size_t count = x->chosen ? x->chosen->value[i].count : x->facet[i].count;
		int cols = digits((uint32_t)count);

		p->aside_cols = cols > p->aside_cols ? cols : p->aside_cols;
	}
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
	x->left = xcalloc(all(x) + 1, sizeof *x->left);
	x->picked = bits_new(all(x));
	/* TRANSLATORS: the next three stand in the last line; be short. */
	picker_begin(p, chosen ? _(chosen->facet->label) : _("Narrow by"),
		     chosen ? _("Enter takes") : _("Enter shows"));
	p->many = chosen != NULL;
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

/* What the list shows now is what its query has found. */
static uint64_t *
found(const struct shelf *s, const struct query_scope *scope)
{
	uint64_t *bits = bits_new(scope->count);

	for (size_t i = 0; i < s->list.count; i++)
		bits_set(bits, s->row[i] - scope->first);
	return bits;
}

static void
count(struct choice *x)
{
	struct browser *b = x->browser;
	struct shelf *s = &b->shelf[b->here.view];
	const struct view_class *v = view_at(b->here.view);
	struct asked asked = { b->query, b->index, &b->hooks };
	struct query_scope scope = shelf_scope(s, v, &b->content, &asked, false);
	struct buf query = BUF_INIT;
	uint64_t *bits = found(s, &scope);
	struct facet_scope what = { .scope = &scope,
				    .found = bits,
				    .languages = b->content.languages };

	browser_query_text(b, &query);
	what.query = query.data;
	forget(x);
	for (size_t i = 0; facet_at(i) && x->facets < FACETS_MAX; i++) {
		struct facet_values *values = &x->facet[x->facets];

		*values = (struct facet_values)FACET_VALUES_INIT;
		if (facet_serves(facet_at(i), v->kinds) &&
		    facet_count(facet_at(i), &what, values) && values->count)
			x->facets++;
		else
			facet_values_release(values);
	}
	buf_release(&query);
	free(bits);
}

static void
renew(void *context, struct picker *p)
{
	struct choice *x = context;

	count(x);
	show(x, p, NULL);
}

static void
release(void *context)
{
	struct choice *x = context;

	forget(x);
	free(x->left);
	free(x->picked);
	needle_release(&x->needle);
	free(x);
}

static const struct picker_class choosing = {
	.narrow = narrow,
	.row = row,
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
	picker_open(p, &choosing, x);
	renew(x, p);
}
