/* SPDX-License-Identifier: MIT */
#include "tui/exporting.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/export.h"
#include "model/works.h"
#include "sys/file.h"
#include "sys/path.h"
#include "tui/question.h"
#include "tui/reports.h"

#define SLICE 200	/* studies, a few milliseconds: searches come between */
#define AT_ONCE 400	/* so few are not worth a thread */
#define FINISH_MS 60000 /* who leaves waits so long for his file */

/* A job that is begun again and again until all is written. */
struct exporting {
	struct job job;
	struct app *app;
	struct export wish;
	struct languages none; /* each study's own language counts, whoever reads it */
	uint32_t *study;
	struct losses losses;
	struct buf bytes, err;
	struct out *out;
	char *path;
	unsigned flags;
	bool ended, written;
	struct lost lost;
};

static const char *const scopes[EXPORT_SCOPES] = { "marked", "shown", "selected", "all" };

const char *
export_scope_name(enum export_scope scope)
{
	return scopes[scope];
}

static uint32_t *
all_studies(const struct catalogue *c, const struct marks *marks, size_t *count)
{
	uint32_t first = catalogue_first(c, KIND_STUDY), n = catalogue_count(c, KIND_STUDY);
	uint32_t *study = xcalloc((size_t)n + 1, sizeof *study);

	for (uint32_t i = first; i < first + n; i++)
		if (!marks || marks_has(marks, i))
			study[(*count)++] = i;
	return study;
}

static uint32_t *
studies_of(const struct browser *b, uint32_t record, size_t *count)
{
	const struct catalogue *c = b->content.catalogue;
	struct works works = { 0 };
	uint32_t *study;

	if (record != RECORD_NONE && record_kind(c, record) != KIND_STUDY)
		works_find(&works, c, b->content.languages, record, WORKS_BY_RECORD);
	study = xcalloc(works.count + 1, sizeof *study);
	for (size_t i = 0; i < works.count; i = works_end(&works, i))
		if (record_kind(c, works.work[i].record) == KIND_STUDY)
			study[(*count)++] = works.work[i].record;
	if (record != RECORD_NONE && record_kind(c, record) == KIND_STUDY)
		study[(*count)++] = record;
	works_release(&works);
	return study;
}

static uint32_t *
shown_studies(const struct browser *b, size_t *count)
{
	const struct shelf *s = &b->shelf[b->here.view];
	uint32_t *study = xcalloc(s->list.count + 1, sizeof *study);

	if (b->here.view == view_of_kind(KIND_STUDY) && *b->here.filter && !s->waits)
		for (size_t i = 0; i < s->list.count; i++)
			study[(*count)++] = rows_at(&s->rows, i);
	return study;
}

uint32_t *
export_studies(const struct browser *b, enum export_scope scope, size_t *count)
{
	uint32_t *study = NULL;

	*count = 0;
	switch (scope) {
	case EXPORT_MARKED:
		study = all_studies(b->content.catalogue, &b->marks, count);
		break;
	case EXPORT_SHOWN:
		study = shown_studies(b, count);
		break;
	case EXPORT_SELECTED:
		study = studies_of(b, b->here.record, count);
		break;
	default:
		study = all_studies(b->content.catalogue, NULL, count);
	}
	if (*count)
		return study;
	free(study);
	return NULL;
}

/* What is written is written here: it waits for the disk. */
static void
work(struct job *job)
{
	struct exporting *x = (struct exporting *)job;

	/* It makes the keys of all of them, which takes a while too. */
	if (!x->out)
		x->out = export_new(&x->wish, &x->bytes);
	for (size_t i = 0; i < SLICE && !x->ended; i++)
		x->ended = !export_next(x->out);
	if (!x->ended || job_cancelled(job))
		return;
	x->written = file_write(x->path, x->bytes.data, x->bytes.len, x->flags, &x->err);
	lost_gather(&x->lost, &x->losses, x->out, x->wish.catalogue);
}

static void
release(struct exporting *x)
{
	if (x->out)
		export_free(x->out);
	losses_release(&x->losses);
	lost_release(&x->lost);
	buf_release(&x->bytes);
	buf_release(&x->err);
	free(x->study);
	free(x->path);
	free(x);
}

static void
tell(struct exporting *x)
{
	struct buf b = BUF_INIT;

	if (!x->written) {
		buf_printf(&b, "%s: %s", x->path, x->err.data);
	} else {
		buf_printf(&b,
			   Q_("%zu study is written to %s", "%zu studies are written to %s",
			      x->wish.count),
			   x->wish.count, x->path);
		if (x->lost.total) {
			buf_puts(&b, _("; "));
			/* TRANSLATORS: values of studies; :losses is typed as it stands. */
			buf_printf(&b,
				   Q_("%zu thing had no place there: :losses shows it",
				      "%zu things had no place there: :losses shows them",
				      x->lost.total),
				   x->lost.total);
		}
	}
	reports_tell(x->app, !x->written, b.data);
	buf_release(&b);
}

static void
end(struct exporting *x)
{
	struct reports *r = app_reports(x->app);

	tell(x);
	if (x->written) {
		x->lost.format = x->wish.format;
		x->lost.studies = x->wish.count;
		x->lost.path = xstrdup(x->path);
		lost_release(&r->lost);
		r->lost = x->lost;
		x->lost = (struct lost){ 0 };
	}
	release(x);
}

static void
done(struct job *job)
{
	struct exporting *x = (struct exporting *)job;
	struct reports *r = app_reports(x->app);

	if (!x->ended && !job_cancelled(job)) {
		worker_start(job->worker, job);
		return;
	}
	r->writing = NULL;
	if (x->ended && (x->written || x->err.len)) {
		end(x);
		return;
	}
	reports_tell(x->app, true, _("Nothing was written: the catalogue or the language changed"));
	release(x);
}

static void
begin(struct exporting *x)
{
	const struct beside *beside = app_beside(x->app);
	struct reports *r = app_reports(x->app);
	struct app *app = x->app;

	if (!beside->worker || (beside->from && x->wish.count <= AT_ONCE)) {
		while (!x->ended)
			work(&x->job);
		end(x);
		return;
	}
	r->writing = x->wish.catalogue;
	app_tell(app, false, _("%s is being written..."), x->path);
	worker_start(beside->worker, &x->job);
}

/* The next word, to be freed. */
static char *
word(const char **text)
{
	size_t len = strcspn(*text, " ");
	char *w = xstrndup(*text, len);

	*text += len + ((*text)[len] == ' ');
	return w;
}

static void
ask_over(struct app *app, const char *format, const char *scope, const char *path)
{
	struct buf question = BUF_INIT, subject = BUF_INIT;

	buf_printf(&question, _("%s is there already. Write over it? Type yes or no"), path);
	buf_printf(&subject, "export %s %s over %s", format, scope, path);
	question_ask(app, PROMPT_CONFIRM, question.data, "", subject.data);
	buf_release(&question);
	buf_release(&subject);
}

static void
write_studies(struct app *app, const struct format *format, enum export_scope scope, bool over,
	      const char *path)
{
	struct exporting *x = xcalloc(1, sizeof *x);
	const struct browser *b = app_browser(app);
	struct reports *r = app_reports(app);
	size_t count;

	x->job = (struct job){ .work = work, .done = done, .owner = r, .subject = &r->writing };
	x->app = app;
	x->bytes = x->err = (struct buf)BUF_INIT;
	x->path = xstrdup(path);
	x->flags = over ? FILE_SHARED : FILE_SHARED | FILE_FRESH;
	x->study = export_studies(b, scope, &count);
	x->wish = (struct export){ .format = format,
				   .catalogue = b->content.catalogue,
				   .languages = &x->none,
				   .study = x->study,
				   .count = count,
				   .losses = &x->losses };
	if (count) {
		begin(x);
	} else {
		app_message(app, true, _("There are no studies to write any more"));
		release(x);
	}
}

void
export_write(struct app *app, const char *text)
{
	char *format = word(&text), *scope = word(&text), *how = word(&text);
	char *path = path_home(text);
	const struct format *found = format_find(format);
	struct file_identity there;
	bool over = !strcmp(how, "over");
	size_t i = 0;

	while (i < EXPORT_SCOPES && strcmp(scopes[i], scope) != 0)
		i++;
	if (app_reports(app)->writing)
		app_message(app, true, _("Another file is being written: one moment"));
	else if (!over && file_identity(path, &there) && !path_is_folder(path))
		ask_over(app, format, scope, path);
	else if (found && found->exporter && i < EXPORT_SCOPES)
		write_studies(app, found, (enum export_scope)i, over, path);
	free(format);
	free(scope);
	free(how);
	free(path);
}

void
export_finish(struct app *app)
{
	struct reports *r = app_reports(app);
	struct worker *w = app_beside(app)->worker;

	while (r->writing && worker_wait(w, r, &r->writing, FINISH_MS))
		worker_take(w, r, &r->writing);
}
