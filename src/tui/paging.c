/* SPDX-License-Identifier: MIT */
#include "tui/paging.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/ready.h"
#include "tui/known_page.h"

/* What a line of a page costs beside a record of a list: its words, their order, their layout. */
#define LINE_COSTS 8

struct paging {
	struct job job;                 /* its subject is where the page goes to */
	struct page **to, *page;
	bool *begun;
	struct content content;
	struct languages languages;
	struct sheet sheet;
	struct show_style style;
	struct told told;
};

void
page_make(struct page *p, const struct content *x, const struct sheet *sheet)
{
	page_clear(p);
	view_at(sheet->view)->page(p, x, sheet->record);
	page_layout(p, sheet->style, sheet->cols);
}

bool
paging_is_long(const struct content *x, const struct sheet *sheet, const struct beside *beside)
{
	const struct catalogue *c = x->catalogue;
	size_t work = 0;
	struct rows rows;

	if (!beside->worker)
		return false;
	if (sheet->record != RECORD_NONE)
		work = (size_t)record_backlinks(c, sheet->record) * LINE_COSTS;
	/* The overview counts everything, unless that was done before. */
	if (view_at(sheet->view)->single && !ready_rows(c, ORDER_YEAR, false, &rows))
		work += catalogue_records(c);
	return work >= beside->from;
}

static void
work(struct job *job)
{
	struct paging *p = (struct paging *)job;

	page_make(p->page, &p->content, &p->sheet);
}

static void
done(struct job *job)
{
	struct paging *p = (struct paging *)job;

	if (!job_cancelled(job)) {
		struct page *before = *p->to;

		*p->to = p->page;
		p->page = before;
		*p->begun = false;
	}
	page_free(p->page);
	told_release(&p->told);
	free(p);
}

static void
make_head(struct page *page, const struct content *x, const struct sheet *sheet)
{
	page_clear(page);
	if (sheet->record != RECORD_NONE)
		fields_title(page, x, sheet->record);
	page_gap(page);
	page_prose(page, ROLE_DIM, 0, _("One moment..."));
	page_layout(page, sheet->style, sheet->cols);
}

void
paging_start(struct page **page, bool *begun, const struct content *x, const struct sheet *sheet,
	     const struct beside *beside, const void *owner)
{
	struct paging *p = xcalloc(1, sizeof *p);

	p->job = (struct job){ .work = work, .done = done, .owner = owner, .subject = page };
	p->to = page;
	p->begun = begun;
	p->page = page_new();
	p->languages = *x->languages;
	p->content = (struct content){ .catalogue = x->catalogue,
				       .words = x->words,
				       .languages = &p->languages,
				       .progress = &p->job.progress,
				       .known = told_init(&p->told, x->known) };
	p->style = *sheet->style;
	p->sheet = *sheet;
	p->sheet.style = &p->style;
	*begun = true;
	beside_start(beside, &p->job);
	if (*begun)
		make_head(*page, x, sheet);
}
