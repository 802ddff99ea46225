/* SPDX-License-Identifier: MIT */
#include "tui/pick_filter.h"

#include <stdlib.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "tui/browser_filters.h"
#include "tui/filters.h"

struct taking {
	struct browser *browser;
	size_t *left; /* which filters what is typed leaves */
	size_t lefts;
	uint64_t *picked;
	struct needle needle;
};

static void
narrow(void *context, struct picker *p)
{
	struct taking *x = context;
	const char *filters = x->browser->here.filter;
	size_t count = filters_count(filters);

	needle_release(&x->needle);
	needle_init(&x->needle, p->edit.text.data);
	x->lefts = 0;
	for (size_t i = 0; i < count; i++) {
		struct str f = filters_at(filters, i);

		if (picker_finds(&x->needle, f.s, f.len))
			x->left[x->lefts++] = i;
	}
	picker_rows(p, x->lefts, count);
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct taking *x = context;
	struct str f = filters_at(x->browser->here.filter, x->left[i]);

	buf_add(&out->text, f.s, f.len);
	out->picked = bits_has(x->picked, x->left[i]);
	picker_mark(out, 0, &x->needle);
}

static void
pick(void *context, size_t i)
{
	struct taking *x = context;
	size_t n = x->left[i];

	if (bits_has(x->picked, n))
		bits_unset(x->picked, n);
	else
		bits_set(x->picked, n);
}

static bool
take(void *context, struct picker *p, size_t i)
{
	struct taking *x = context;
	size_t count = filters_count(x->browser->here.filter);

	(void)p;
	if (!bits_count(x->picked, count))
		bits_set(x->picked, x->left[i]);
	/* Several at once are not soon typed again: Back gives them back. */
	browser_leave(x->browser);
	while (count--)
		if (bits_has(x->picked, count))
			browser_filter_drop(x->browser, count);
	return true;
}

/* They are of the reader, not of the catalogue. */
static void
renew(void *context, struct picker *p)
{
	(void)context;
	(void)p;
}

static void
begin(struct taking *x, struct picker *p)
{
	size_t count = filters_count(x->browser->here.filter);

	x->left = xcalloc(count + 1, sizeof *x->left);
	x->picked = bits_new(count);
	/* TRANSLATORS: the second stands in the last line; be short. */
	picker_begin(p, _("Filters"), _("Enter takes it away"));
	p->many = true;
	/* The last one is the first to go. */
	list_bottom(&p->list);
}

static void
release(void *context)
{
	struct taking *x = context;

	free(x->left);
	free(x->picked);
	needle_release(&x->needle);
	free(x);
}

static const struct picker_class taking = {
	.narrow = narrow,
	.row = row,
	.take = take,
	.pick = pick,
	.renew = renew,
	.release = release,
};

void
pick_filter(struct picker *p, struct browser *b)
{
	struct taking *x = xcalloc(1, sizeof *x);

	x->browser = b;
	x->needle = (struct needle){ .text = BUF_INIT };
	picker_open(p, &taking, x);
	begin(x, p);
}
