/* SPDX-License-Identifier: MIT */
#include "tui/listing.h"

#include <stdlib.h>

#include "base/mem.h"

/* Of a search the first rows are shown before all are known: a screen full, and room to scroll. */
#define FIRST_ROWS 100

struct listing {
	struct job job;                 /* its subject is the shelf */
	struct shelf *shelf;            /* for the first thread */
	struct finder *finder;
	struct content content;
	struct languages languages;     /* the reader's when it was begun */
	struct wish wish;
	struct query *query;            /* of the wish, its own, as the hooks */
	struct query_hooks *hooks;
	struct rows rows;
};

static void
work(struct job *job)
{
	struct listing *l = (struct listing *)job;
	struct rows first;

	if (finder_first(l->finder, &l->content, &l->wish, FIRST_ROWS, &first)) {
		struct rows *message = xmalloc(sizeof *message);

		*message = first;
		worker_tell(job, message);
	}
	finder_rows(l->finder, &l->content, &l->wish, &l->rows);
}

static void
told(struct job *job, void *message)
{
	struct listing *l = (struct listing *)job;
	struct rows *rows = message;

	if (job_cancelled(job))
		rows_release(rows);
	else
		shelf_take(l->shelf, rows, false);
	free(rows);
}

static void
done(struct job *job)
{
	struct listing *l = (struct listing *)job;

	if (job_cancelled(job))
		rows_release(&l->rows);
	else
		shelf_take(l->shelf, &l->rows, true);
	query_free(l->query);
	query_hooks_free(l->hooks);
	free(l);
}

void
listing_start(struct shelf *s, const struct wish *wish, const struct content *x,
	      const struct asked *asked)
{
	struct listing *l = xcalloc(1, sizeof *l);

	l->job = (struct job){
		.work = work, .told = told, .done = done, .owner = asked->owner, .subject = s
	};
	l->shelf = s;
	l->finder = asked->finder;
	l->languages = *x->languages;
	l->content = (struct content){ .catalogue = x->catalogue,
				       .languages = &l->languages,
				       .progress = &l->job.progress };
	l->query = query_copy(wish->query);
	l->hooks = query_hooks_keep(wish->query, wish->hooks, catalogue_records(x->catalogue));
	l->wish = *wish;
	l->wish.query = l->query;
	l->wish.hooks = l->hooks;
	beside_start(asked->beside, &l->job);
}
