/* SPDX-License-Identifier: MIT */
#include "tui/reports.h"
#include "tui/vacant.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"

void
reports_show_problems(struct app *app)
{
	const struct diags *diags = &app_opened(app)->diags;
	struct page *p = app_page_begin(app, _("Problems"), reports_show_problems);
	struct buf b = BUF_INIT, text = BUF_INIT;

	for (size_t i = 0; i < diags->count; i++) {
		buf_clear(&b);
		diag_format(&diags->diag[i], &b);
		page_paragraph(p, 0, 4);
		page_puts(p, diags->diag[i].level == DIAG_ERROR ? ROLE_ERROR : ROLE_TEXT, b.data);
	}
	if (!diags->count) {
		page_prose(p, ROLE_TEXT, 0, _("Nothing is wrong with this catalogue."));
	} else {
		page_gap(p);
		buf_clear(&b);
		vacant_key(&b, app_browser(app)->keymap, ACTION_EDIT);
		buf_printf(&text, _("%s opens the first of them in your editor; what you save is "
				    "read again by itself."), b.data);
		page_prose(p, ROLE_DIM, 0, text.data);
	}
	app_page_end(app);
	buf_release(&b);
	buf_release(&text);
}

void
reports_show_losses(struct app *app)
{
	lost_page(app_page_begin(app, _("What was lost"), reports_show_losses),
		  &app_reports(app)->lost);
	app_page_end(app);
}

/* Looking for duplicates: a job, where that takes long. */
struct seeking {
	struct job job;
	struct app *app;
	const struct catalogue *catalogue;
	struct duplicates found;
};

static void
seek(struct job *job)
{
	struct seeking *s = (struct seeking *)job;

	duplicates_find(&s->found, s->catalogue, &job->progress);
}

static void
take(struct seeking *s)
{
	struct reports *r = app_reports(s->app);

	duplicates_release(&r->duplicates);
	r->duplicates = s->found;
	r->searched = s->catalogue;
	s->found = (struct duplicates){ 0 };
}

static void
sought(struct job *job)
{
	struct seeking *s = (struct seeking *)job;

	app_reports(s->app)->seeking = NULL;
	if (!job_cancelled(job)) {
		take(s);
		if (app_page_shows(s->app, reports_show_duplicates))
			reports_show_duplicates(s->app);
	}
	duplicates_release(&s->found);
	free(s);
}

static void
look(struct app *app, const struct catalogue *c)
{
	const struct beside *beside = app_beside(app);
	struct reports *r = app_reports(app);
	struct seeking *s = xcalloc(1, sizeof *s);

	*s = (struct seeking){
		.job = { .work = seek, .done = sought, .owner = r, .subject = &r->seeking },
		.app = app,
		.catalogue = c
	};
	r->seeking = c;
	if (beside->worker && catalogue_records(c) >= beside->from) {
		worker_start(beside->worker, &s->job);
		return;
	}
	seek(&s->job);
	take(s);
	r->seeking = NULL;
	free(s);
}

void
reports_show_duplicates(struct app *app)
{
	const struct content *x = &app_browser(app)->content;
	struct reports *r = app_reports(app);
	struct page *p;

	if (r->searched != x->catalogue && !r->seeking)
		look(app, x->catalogue);
	p = app_page_begin(app, _("May be the same"), reports_show_duplicates);
	if (r->searched == x->catalogue)
		duplicates_page(p, x, &r->duplicates);
	else
		page_prose(p, ROLE_DIM, 0, _("One moment..."));
	app_page_end(app);
}

void
reports_tell(struct app *app, bool error, const char *sentence)
{
	struct reports *r = app_reports(app);

	buf_clear(&r->late);
	buf_puts(&r->late, sentence);
	r->late_error = error;
	reports_tell_late(app);
}

void
reports_tell_late(struct app *app)
{
	struct reports *r = app_reports(app);

	if (!r->late.len || !app_is_plain(app))
		return;
	app_message(app, r->late_error, r->late.data);
	buf_clear(&r->late);
}

void
reports_forget(struct app *app, const struct catalogue *c)
{
	struct reports *r = app_reports(app);
	struct worker *w = app_beside(app)->worker;

	if (r->seeking == c)
		worker_stop(w, r, &r->seeking);
	if (r->writing == c)
		worker_stop(w, r, &r->writing);
	if (r->searched != c)
		return;
	duplicates_release(&r->duplicates);
	r->searched = NULL;
}

void
reports_release(struct app *app)
{
	struct reports *r = app_reports(app);

	worker_stop(app_beside(app)->worker, r, NULL);
	duplicates_release(&r->duplicates);
	lost_release(&r->lost);
	buf_release(&r->late);
}
