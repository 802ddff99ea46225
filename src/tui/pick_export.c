/* SPDX-License-Identifier: MIT */
#include "tui/pick_export.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/format.h"
#include "model/describe.h"
#include "tui/exporting.h"
#include "tui/picker.h"
#include "tui/question.h"

/* First the studies, unless there is no choice; then the format. */
struct asking {
	struct app *app;
	bool has_scope;
	enum export_scope scope;
	struct choice {
		enum export_scope scope;
		const struct format *format; /* NULL: the studies are asked for */
		struct buf text;
		size_t count;
	} * choice;
	size_t choices, room;
	size_t count[EXPORT_SCOPES]; /* of studies */
	size_t *left;		     /* which of the choices what is typed leaves */
	size_t lefts;
	struct needle needle;
};

static void
say_scope(struct buf *out, const struct browser *b, enum export_scope scope)
{
	uint32_t record = b->here.record;
	struct buf title = BUF_INIT;

	switch (scope) {
	case EXPORT_MARKED:
		/* TRANSLATORS: which studies are written to a file; so are the next ones. */
		buf_puts(out, _("Marked studies"));
		break;
	case EXPORT_SHOWN:
		buf_puts(out, _("The studies that are shown"));
		break;
	case EXPORT_SELECTED:
		describe_title(&title, b->content.catalogue, record, b->content.languages);
		if (record_kind(b->content.catalogue, record) == KIND_STUDY)
			buf_printf(out, _("This study: %s"), title.data);
		else
			buf_printf(out, _("The studies of: %s"), title.data);
		break;
	default:
		buf_puts(out, _("All studies"));
	}
	buf_release(&title);
}

static void
clear(struct asking *x)
{
	for (size_t i = 0; i < x->choices; i++)
		buf_release(&x->choice[i].text);
	x->choices = 0;
}

static struct choice *
add(struct asking *x)
{
	x->choice = mem_grow(x->choice, &x->room, x->choices + 1, sizeof *x->choice);
	x->choice[x->choices] = (struct choice){ .text = BUF_INIT };
	return &x->choice[x->choices++];
}

static void
add_scopes(struct asking *x)
{
	const struct browser *b = app_browser(x->app);

	for (int i = 0; i < EXPORT_SCOPES; i++) {
		struct choice *choice;

		free(export_studies(b, (enum export_scope)i, &x->count[i]));
		if (!x->count[i])
			continue;
		choice = add(x);
		choice->scope = (enum export_scope)i;
		choice->count = x->count[i];
		say_scope(&choice->text, b, choice->scope);
	}
}

static void
add_formats(struct asking *x)
{
	size_t count;
	const struct format *rows = format_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].exporter) {
			struct choice *choice = add(x);

			choice->format = &rows[i];
			buf_puts(&choice->text, rows[i].title);
		}
}

static void
narrow(void *context, struct picker *p)
{
	struct asking *x = context;

	needle_release(&x->needle);
	needle_init(&x->needle, p->edit.text.data);
	x->lefts = 0;
	for (size_t i = 0; i < x->choices; i++) {
		const struct buf *text = &x->choice[i].text;

		if (picker_finds(&x->needle, text->data, text->len))
			x->left[x->lefts++] = i;
	}
	picker_rows(p, x->lefts, x->choices);
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct asking *x = context;
	const struct choice *choice = &x->choice[x->left[i]];

	buf_puts(&out->text, choice->text.data);
	if (choice->format)
		buf_puts(&out->aside, choice->format->suffix);
	else
		buf_printf(&out->aside, "%zu", choice->count);
	picker_mark(out, 0, &x->needle);
}

/* How wide a column of asides must be. */
static int
widest(const struct asking *x)
{
	int most = 1;

	for (size_t i = 0; i < x->choices; i++) {
		struct buf b = BUF_INIT;
		const struct choice *choice = &x->choice[i];

		if (choice->format)
			buf_puts(&b, choice->format->suffix);
		else
			buf_printf(&b, "%zu", choice->count);
		most = (int)b.len > most ? (int)b.len : most;
		buf_release(&b);
	}
	return most;
}

static void
begin(struct asking *x, struct picker *p)
{
	struct buf title = BUF_INIT;

	clear(x);
	if (x->has_scope) {
		add_formats(x);
		/* TRANSLATORS: which format a file is to have. */
		buf_printf(&title,
			   Q_("Format for %zu study", "Format for %zu studies", x->count[x->scope]),
			   x->count[x->scope]);
	} else {
		add_scopes(x);
		buf_puts(&title, _("Which studies"));
	}
	if (!x->has_scope && x->choices == 1) {
		x->scope = x->choice[0].scope;
		x->has_scope = true;
		begin(x, p);
	} else {
		free(x->left);
		x->left = xcalloc(x->choices + 1, sizeof *x->left);
		/* TRANSLATORS: in the last line; be short. */
		picker_begin(p, title.data, _("Enter takes it"));
		p->aside_cols = widest(x);
		p->aside_right = !x->has_scope;
		narrow(x, p);
	}
	buf_release(&title);
}

/* "herons.bib": of one study its id, else what the catalogue is called. */
static void
suggest(struct buf *out, const struct browser *b, enum export_scope scope,
	const struct format *format)
{
	const struct catalogue *c = b->content.catalogue;
	const char *id = "";

	if (scope == EXPORT_SELECTED)
		id = record_id(c, b->here.record);
	else if (catalogue_count(c, KIND_PROGRAMME))
		id = record_id(c, catalogue_first(c, KIND_PROGRAMME));
	buf_printf(out, "%s%s", *id && !strchr(id, '/') ? id : "studies", format->suffix);
}

static void
ask_name(struct app *app, const struct format *format, enum export_scope scope, size_t count)
{
	struct buf question = BUF_INIT, name = BUF_INIT, subject = BUF_INIT;

	/* TRANSLATORS: a format; a name of a file is typed below. */
	buf_printf(&question,
		   Q_("%zu study as %s, into which file?", "%zu studies as %s, into which file?",
		      count),
		   count, format->title);
	suggest(&name, app_browser(app), scope, format);
	buf_printf(&subject, "%s %s", format->name, export_scope_name(scope));
	question_ask(app, PROMPT_FILE, question.data, name.data, subject.data);
	buf_release(&question);
	buf_release(&name);
	buf_release(&subject);
}

static void
name(const void *context, size_t i, struct buf *out)
{
	const struct asking *x = context;

	buf_puts(out, x->choice[x->left[i]].text.data);
}

static bool
take(void *context, struct picker *p, size_t i)
{
	struct asking *x = context;
	const struct choice *choice = &x->choice[x->left[i]];

	if (choice->format) {
		ask_name(x->app, choice->format, x->scope, x->count[x->scope]);
		return true;
	}
	x->scope = choice->scope;
	x->has_scope = true;
	begin(x, p);
	return false;
}

static bool
back(void *context, struct picker *p)
{
	struct asking *x = context;

	if (!x->has_scope)
		return false;
	x->has_scope = false;
	clear(x);
	add_scopes(x);
	/* There was no choice before this one. */
	if (x->choices < 2)
		return false;
	begin(x, p);
	return true;
}

static void
renew(void *context, struct picker *p)
{
	struct asking *x = context;

	x->has_scope = false;
	begin(x, p);
}

static void
release(void *context)
{
	struct asking *x = context;

	clear(x);
	free(x->choice);
	free(x->left);
	needle_release(&x->needle);
	free(x);
}

static const struct picker_class asking = {
	.narrow = narrow,
	.row = row,
	.name = name,
	.take = take,
	.back = back,
	.renew = renew,
	.release = release,
};

void
export_begin(struct app *app)
{
	const struct browser *b = app_browser(app);
	struct asking *x;

	if (!catalogue_count(b->content.catalogue, KIND_STUDY)) {
		app_message(app, false,
			    _("There are no studies here to write to a file"));
		return;
	}
	x = xcalloc(1, sizeof *x);
	x->app = app;
	x->needle = (struct needle){ .text = BUF_INIT };
	picker_open(app_picker(app), &asking, x);
	begin(x, app_picker(app));
}

void
export_named(struct app *app, const char *subject, const char *path)
{
	size_t len;
	struct buf text = BUF_INIT;

	path += strspn(path, " ");
	/* Completion leaves a blank behind a word. */
	for (len = strlen(path); len && path[len - 1] == ' ';)
		len--;
	buf_printf(&text, "%s new %.*s", subject, (int)len, path);
	if (len)
		app_push(app, EFFECT_EXPORT, text.data);
	else
		app_message(app, false, _("Nothing was done"));
	buf_release(&text);
}
