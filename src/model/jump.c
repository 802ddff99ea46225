/* SPDX-License-Identifier: MIT */
#include "model/jump.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/query-tree.h"
#include "text/fold.h"

/* A form must be found so much better than the name of the record to be worth telling. */
#define FORM_BETTER 140

/* A search that is being made. */
struct looking_for {
	const struct fuzzy *fuzzy;
	const char *typed;
	const struct progress *progress;
	struct jump *best;
	int bound; /* no beginning of words is worth less than what is more */
};

static bool
is_better(const struct jump_hit *a, const struct jump_hit *b)
{
	if (a->score != b->score)
		return a->score > b->score;
	return a->len != b->len ? a->len < b->len : a->record < b->record;
}

/* Is it of no use to find something that is worth so much? */
static bool
is_too_late(const struct jump *j, int score)
{
	return j->count == JUMP_MOST && j->hit[JUMP_MOST - 1].score > score;
}

static void
offer(struct jump *j, const struct jump_hit *hit)
{
	size_t i, at = 0;

	if (j->count == JUMP_MOST && !is_better(hit, &j->hit[JUMP_MOST - 1]))
		return;
	for (i = 0; i < j->count && j->hit[i].record != hit->record; i++)
		;
	if (i < j->count && !is_better(hit, &j->hit[i]))
		return;
	if (i == j->count && j->count < JUMP_MOST)
		j->count++;
	if (i == j->count)
		i--;
	while (at < i && !is_better(hit, &j->hit[at]))
		at++;
	memmove(j->hit + at + 1, j->hit + at, (i - at) * sizeof *j->hit);
	j->hit[at] = *hit;
}

/* Each line is a form. */
static void
look_at(const struct looking_for *l, const struct names *n, const struct called *called)
{
	const char *s = n->text.data + called->at, *end = s + called->len;

	while (s < end) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		size_t len = (size_t)((stop ? stop : end) - s);
		struct jump_hit hit = { .record = called->record, .len = (uint32_t)len };

		hit.score = fuzzy_begins(l->fuzzy, s, len);
		if (!hit.score && !is_too_late(l->best, l->bound))
			hit.score = fuzzy_score(l->fuzzy, s, len);
		if (hit.score)
			offer(l->best, &hit);
		s += len + 1;
	}
}

static void
forget(struct names *n)
{
	free(n->left.typed);
	free(n->left.called);
	n->left.typed = NULL;
	n->left.called = NULL;
	n->left.count = 0;
}

static bool
begins_with(const char *s, const char *beginning)
{
	return !strncmp(s, beginning, strlen(beginning));
}

/* Look through a dictionary, or what is left of it, and keep what the letters leave. */
static bool
look_through(const struct looking_for *l, struct names *n)
{
	bool narrows = n->left.typed && begins_with(l->typed, n->left.typed);
	size_t count = narrows ? n->left.count : n->count, left = 0;
	uint32_t *kept = xcalloc(count + 1, sizeof *kept);

	for (size_t i = 0; i < count; i++) {
		uint32_t at = narrows ? n->left.called[i] : (uint32_t)i;
		const struct called *called = &n->called[at];

		if (!(i & 1023) && progress_cancelled(l->progress)) {
			free(kept);
			return false;
		}
		if (!fuzzy_may(l->fuzzy, n->text.data + called->at, called->len))
			continue;
		kept[left++] = at;
		look_at(l, n, called);
	}
	forget(n);
	n->left.typed = xstrdup(l->typed);
	n->left.called = xrealloc(kept, (left + 1) * sizeof *kept);
	n->left.count = left;
	return true;
}

bool
jump_find(struct query_index *x, const char *typed, const struct progress *progress,
	  struct jump *best, void (*so_far)(void *, const struct jump *), void *context)
{
	static const unsigned kinds[] = {
		1u << KIND_COUNTRY,
		1u << KIND_TOPIC,
		1u << KIND_PERSON | 1u << KIND_ORGANISATION,
		1u << KIND_STUDY | 1u << KIND_PROGRAMME,
	};
	struct fuzzy fuzzy;
	struct looking_for l = {
		.fuzzy = &fuzzy, .typed = typed, .progress = progress, .best = best
	};
	bool done = true;

	best->count = 0;
	fuzzy_init(&fuzzy, typed, strlen(typed));
	l.bound = fuzzy_bound(&fuzzy);
	x->progress = progress;
	for (size_t i = 0; done && fuzzy.words && i < sizeof kinds / sizeof *kinds; i++) {
		/* The index is ours to fill in. */
		struct names *n = (struct names *)(uintptr_t)index_names(x, kinds[i]);

		done = n->ready && look_through(&l, n);
		if (done && so_far)
			so_far(context, best);
	}
	x->progress = NULL;
	return done;
}

struct forms {
	const struct fuzzy *fuzzy;
	struct buf folded, *best;
	int score;
};

static void
try_form(void *context, const char *s, size_t len)
{
	struct forms *f = context;
	int score;

	buf_clear(&f->folded);
	fold_add(&f->folded, s, len);
	score = fuzzy_score(f->fuzzy, f->folded.data, f->folded.len);
	if (score <= f->score)
		return;
	f->score = score;
	buf_clear(f->best);
	buf_add(f->best, s, len);
}

bool
jump_form(const struct fuzzy *fuzzy, const struct catalogue *c, uint32_t record, const char *title,
	  struct buf *form)
{
	struct forms f = { .fuzzy = fuzzy, .folded = BUF_INIT, .best = form };
	uint32_t count = record_backlinks(c, record);

	try_form(&f, title, strlen(title));
	if (f.score)
		f.score += FORM_BETTER;
	each_called(c, record, try_form, &f);
	/* Forms that only some study prints. */
	for (uint32_t i = 0; i < count && i < 1000 && !f.score; i++)
		each_text(value_get(record_backlink(c, record, i).value, KEY_AS_NAME), try_form,
			  &f);
	buf_release(&f.folded);
	return f.score > 0;
}
