/* SPDX-License-Identifier: MIT */
#include "tui/pick_jump.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"
#include "base/table.h"
#include "model/describe.h"
#include "model/jump.h"
#include "text/fold.h"
#include "tui/jump_source.h"

static const struct jump_source *const sources[] = { &jump_actions, &jump_commands };

/* What can be done is told in sentences, which have words enough to be found among names. */
#define SENTENCE_LOSS 50

#define SOURCES (sizeof sources / sizeof *sources)

/* A row: a record, or what a source has. */
struct target {
	const struct jump_source *source; /* NULL: a record */
	uint32_t number;
	int score;
	uint32_t len;
	bool twin; /* another one has the same name */
	size_t name; /* where its own begins, for the picker */
};

struct jumping {
	struct app *app;
	struct browser *browser; /* that the records are of */
	struct fuzzy fuzzy;
	struct jump records;
	struct target *place; /* best first */
	size_t places, room;
	struct buf names; /* strings: the catalogue may be another when they are asked for */
};

static void
add(struct jumping *x, struct target place)
{
	x->place = mem_grow(x->place, &x->room, x->places + 1, sizeof *x->place);
	x->place[x->places++] = place;
}

static void
add_source(struct jumping *x, const struct jump_source *source)
{
	struct buf text = BUF_INIT, folded = BUF_INIT;

	for (uint32_t i = 0; source->text(x->app, i, &text); i++) {
		int score;

		buf_clear(&folded);
		fold_add(&folded, text.data, text.len);
		score = text.len ? fuzzy_score(&x->fuzzy, folded.data, folded.len) : 0;
		if (score)
			add(x, (struct target){ source, i, score - SENTENCE_LOSS,
						(uint32_t)folded.len, false, 0 });
		buf_clear(&text);
	}
	buf_release(&text);
	buf_release(&folded);
}

static int
by_score(const void *a, const void *b, void *context)
{
	const struct target *x = a, *y = b;

	(void)context;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	/* Of what is in the catalogue shorter names first; the rest has an order of its own. */
	if (x->len != y->len && !x->source && !y->source)
		return x->len < y->len ? -1 : 1;
	return 0;
}

/* What a row is, in a column. */
static const char *
kind(const struct jumping *x, const struct target *p)
{
	if (p->source)
		return _(p->source->kind);
	return describe_kind(record_kind(x->browser->content.catalogue, p->number));
}

/* Find those whose names do not tell them apart. */
static void
find_twins(struct jumping *x)
{
	const struct content *content = &x->browser->content;
	struct table seen = { .slot = NULL };
	struct buf names = BUF_INIT;

	/* The table points at the names, which must stay where they are. */
	for (int pass = 0; pass < 2; pass++) {
		size_t at = 0;

		for (size_t i = 0; i < x->places; i++) {
			struct target *t = &x->place[i];
			uint32_t first;

			if (t->source)
				continue;
			if (!pass) {
				describe_heading(&names, content->catalogue, t->number,
						 content->languages);
				buf_putc(&names, '\0');
				continue;
			}
			first = table_add(&seen, names.data + at, strlen(names.data + at),
					  (uint32_t)i);
			t->twin = first != i;
			x->place[first].twin |= t->twin;
			at += strlen(names.data + at) + 1;
		}
	}
	table_release(&seen);
	buf_release(&names);
}

/* Records by their ids, or where they have none by what they are called. */
static void
name_places(struct jumping *x)
{
	const struct content *content = &x->browser->content;

	buf_clear(&x->names);
	for (size_t i = 0; i < x->places; i++) {
		struct target *t = &x->place[i];

		t->name = x->names.len;
		buf_printf(&x->names, "%s ", kind(x, t));
		if (t->source)
			buf_printf(&x->names, "%lu", (unsigned long)t->number);
		else if (*record_id(content->catalogue, t->number))
			buf_puts(&x->names, record_id(content->catalogue, t->number));
		else
			describe_heading(&x->names, content->catalogue, t->number,
					 content->languages);
		buf_putc(&x->names, '\0');
	}
}

static void
list(struct jumping *x, struct picker *p)
{
	p->aside_least = true;
	p->aside_cols = 0;
	x->places = 0;
	for (size_t i = 0; i < x->records.count; i++) {
		const struct jump_hit *hit = &x->records.hit[i];

		add(x, (struct target){ NULL, hit->record, hit->score, hit->len, false, 0 });
	}
	for (size_t i = 0; i < SOURCES; i++)
		add_source(x, sources[i]);
	sort_stable(x->place, x->places, sizeof *x->place, by_score, NULL);
	find_twins(x);
	name_places(x);
	for (size_t i = 0; i < x->places; i++) {
		const char *word = kind(x, &x->place[i]);
		int cols = show_cols(&x->browser->list_style, word, strlen(word));

		p->aside_cols = cols > p->aside_cols ? cols : p->aside_cols;
	}
}

/* Records that the letters no longer leave are gone at once; what else there is comes later. */
static void
keep_records(struct jumping *x)
{
	const struct content *content = &x->browser->content;
	size_t count = 0;

	for (size_t i = 0; i < x->records.count; i++) {
		struct buf title = BUF_INIT, form = BUF_INIT;

		describe_heading(&title, content->catalogue, x->records.hit[i].record,
				 content->languages);
		if (x->fuzzy.words && jump_form(&x->fuzzy, content->catalogue,
						x->records.hit[i].record, title.data, &form))
			x->records.hit[count++] = x->records.hit[i];
		buf_release(&title);
		buf_release(&form);
	}
	x->records.count = count;
}

/* Looking through the catalogue: a job, where that takes long. */
struct looking {
	struct job job;		 /* its subject is the palette */
	struct jumping *jumping; /* these two for the first thread */
	struct picker *picker;
	struct finder *finder;
	struct content content;
	struct languages languages; /* the reader's when it was begun */
	struct buf typed;	    /* folded */
	struct jump found;
};

static void
show(struct looking *l, const struct jump *found)
{
	struct jumping *x = l->jumping;
	struct picker *p = l->picker;
	/* The palette may be gone. */
	if (job_cancelled(&l->job))
		return;
	picker_hold(p);
	x->records = *found;
	list(x, p);
	picker_more(p, x->places, x->places);
}

static void
told(struct job *job, void *message)
{
	show((struct looking *)job, message);
	free(message);
}

static void
so_far(void *context, const struct jump *found)
{
	struct looking *l = context;
	struct jump *message;

	if (!l->job.worker || !found->count)
		return;
	message = xmalloc(sizeof *message);
	*message = *found;
	worker_tell(&l->job, message);
}

static void
work(struct job *job)
{
	struct looking *l = (struct looking *)job;
	struct wish wish = { .view = 0 };
	struct query_scope scope;

	if (finder_scope(l->finder, &l->content, &wish, false, &scope))
		jump_find(scope.index, l->typed.data, &job->progress, &l->found, so_far, l);
}

static void
done(struct job *job)
{
	struct looking *l = (struct looking *)job;

	if (!job_cancelled(job))
		l->picker->busy = false;
	show(l, &l->found);
	buf_release(&l->typed);
	free(l);
}

static void
look(struct jumping *x, struct picker *p)
{
	struct browser *b = x->browser;
	struct looking *l = xcalloc(1, sizeof *l);
	size_t records = catalogue_records(b->content.catalogue);

	l->job = (struct job){ .work = work, .told = told, .done = done, .owner = b, .subject = x };
	l->jumping = x;
	l->picker = p;
	l->finder = b->finder;
	l->languages = *b->content.languages;
	l->content = (struct content){ .catalogue = b->content.catalogue,
				       .languages = &l->languages,
				       .progress = &l->job.progress };
	l->typed = (struct buf)BUF_INIT;
	fold_add(&l->typed, p->edit.text.data, p->edit.text.len);
	p->busy = true;
	beside_do(&b->beside, &l->job, records);
}

static void
narrow(void *context, struct picker *p)
{
	struct jumping *x = context;
	struct buf folded = BUF_INIT;

	fold_add(&folded, p->edit.text.data, p->edit.text.len);
	fuzzy_init(&x->fuzzy, folded.data, folded.len);
	buf_release(&folded);
	keep_records(x);
	list(x, p);
	picker_rows(p, x->places, x->places);
	if (x->fuzzy.words)
		look(x, p);
	else
		worker_cancel(x->browser->beside.worker, x->browser, x);
}

/* What it is called; before that the form that was found, "J. Seve = Sève, Juan". */
static void
record_text(const struct jumping *x, uint32_t record, struct picker_row *out)
{
	const struct content *content = &x->browser->content;
	struct buf title = BUF_INIT;

	describe_heading(&title, content->catalogue, record, content->languages);
	if (!jump_form(&x->fuzzy, content->catalogue, record, title.data, &out->text))
		buf_puts(&out->text, title.data);
	picker_mark_letters(out, 0, &x->fuzzy);
	if (strcmp(title.data, out->text.data) != 0)
		buf_printf(&out->text, " = %s", title.data);
	buf_release(&title);
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct jumping *x = context;
	const struct target *p = &x->place[i];

	buf_puts(&out->aside, kind(x, p));
	if (p->source) {
		p->source->text(x->app, p->number, &out->text);
		picker_mark_letters(out, 0, &x->fuzzy);
	} else {
		record_text(x, p->number, out);
		if (p->twin) {
			buf_puts(&out->text, "  ");
			describe_apart(&out->text, x->browser->content.catalogue, p->number,
				       x->browser->content.languages);
		}
	}
}

static void
name(const void *context, size_t i, struct buf *out)
{
	const struct jumping *x = context;

	buf_puts(out, x->names.data + x->place[i].name);
}

static bool
take(void *context, struct picker *p, size_t i)
{
	struct jumping *x = context;
	struct target place = x->place[i];
	struct app *app = x->app;

	/* What comes next may open a picker of its own. */
	picker_close(p);
	if (place.source)
		place.source->go(app, place.number);
	else
		browser_go(app_browser(app), place.number);
	return false;
}

static void
renew(void *context, struct picker *p)
{
	struct jumping *x = context;

	x->records.count = 0;
	narrow(x, p);
}

static void
release(void *context)
{
	struct jumping *x = context;

	worker_cancel(x->browser->beside.worker, x->browser, x);
	free(x->place);
	buf_release(&x->names);
	free(x);
}

static const struct picker_class jumping = {
	.narrow = narrow,
	.row = row,
	.name = name,
	.take = take,
	.renew = renew,
	.release = release,
};

void
pick_jump(struct picker *p, struct app *app)
{
	struct jumping *x = xcalloc(1, sizeof *x);

	x->app = app;
	x->browser = app_browser(app);
	x->names = (struct buf)BUF_INIT;
	picker_open(p, &jumping, x);
	/* TRANSLATORS: the second stands in the last line; be short. */
	picker_begin(p, _("Go to"), _("Enter goes there"));
}
