/* SPDX-License-Identifier: MIT */
#include "tui/copy.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"

#define STUDIES (1u << KIND_STUDY)

/* The study of the page or the list, or the one that the current link of a page leads to. */
static uint32_t
looked_at(const struct browser *b)
{
	const struct catalogue *c = b->content.catalogue;
	uint32_t record = b->here.record;

	if (record != RECORD_NONE && record_kind(c, record) == KIND_STUDY)
		return record;
	if (b->here.focus != FOCUS_PAGE || !b->page || b->here.place.link < 0)
		return RECORD_NONE;
	record = browser_link(b);
	return record != RECORD_NONE && record_kind(c, record) == KIND_STUDY ? record : RECORD_NONE;
}

/* Is there anything to copy?  If not, it is told. */
static bool
has_any(struct app *app)
{
	const struct browser *b = app_browser(app);

	if (marks_count(&b->marks, STUDIES) || looked_at(b) != RECORD_NONE)
		return true;
	app_message(app, false,
		    _("Only studies are cited: go to one, or to a link to one, or mark some"));
	return false;
}

bool
copy_find(struct app *app, struct copied *found)
{
	const struct browser *b = app_browser(app);
	const struct catalogue *c = b->content.catalogue;
	uint32_t first = catalogue_first(c, KIND_STUDY), end = first, next = looked_at(b);

	*found = (struct copied){ .count = marks_count(&b->marks, STUDIES) };
	if (!has_any(app))
		return false;
	found->study = xcalloc(found->count + 1, sizeof *found->study);
	if (!found->count) {
		found->study[found->count++] = next;
		return true;
	}
	end += catalogue_count(c, KIND_STUDY);
	found->count = 0;
	while (first < end && (next = marks_next(&b->marks, first, end - first)) != RECORD_NONE) {
		found->study[found->count++] = next;
		first = next + 1;
	}
	/* As in a list of references, for styles that do not sort. */
	order_records(c, b->content.languages, ORDER_AUTHOR, false, found->study, found->count);
	return true;
}

/* The text in a form, behind what the effect wants before it. */
static bool
make(struct app *app, const struct copy_how *how, struct buf *out)
{
	const struct browser *b = app_browser(app);
	struct buf text = BUF_INIT, err = BUF_INIT;
	struct copied found;
	bool good = false;

	if (copy_find(app, &found)) {
		good = copying_text(app_copying(app), how, b->content.catalogue,
				    b->content.languages, found.study, found.count, &text, &err);
		if (good && !out->len)
			buf_printf(out, "%zu ", found.count);
		buf_add(out, text.data, text.len);
		if (!good)
			app_message(app, true, err.data);
		free(found.study);
	}
	buf_release(&text);
	buf_release(&err);
	return good;
}

bool
copy_as(struct app *app, const struct copy_how *how)
{
	struct buf out = BUF_INIT;
	bool good = make(app, how, &out);

	if (good) {
		app_copying(app)->form = how->form;
		app_push(app, EFFECT_COPY, out.data);
	}
	buf_release(&out);
	return good;
}

/* The same file once more is Enter.  Nobody types a name for nothing. */
static void
ask_file(struct app *app, const char *before)
{
	struct buf line = BUF_INIT;

	if (!has_any(app))
		return;
	buf_printf(&line, "append %s", before ? before : "");
	app_type_command(app, line.data);
	buf_release(&line);
}

void
copy_act(struct app *app, enum action action)
{
	struct copying *c = app_copying(app);
	struct copy_how how = copying_how(c, action == ACTION_COPY ? COPY_REFERENCE : c->form);
	struct buf out = BUF_INIT;

	if (action == ACTION_COPY)
		copy_as(app, &how);
	else if (action == ACTION_APPEND)
		ask_file(app, c->file);
	else if (make(app, &how, &out))
		app_push(app, EFFECT_SHOW_TEXT, out.data);
	buf_release(&out);
}

void
run_append(struct app *app, const char *path)
{
	struct copying *c = app_copying(app);
	struct copy_how how = copying_how(c, c->form);
	struct buf out = BUF_INIT;

	buf_printf(&out, "%s\n", path);
	if (make(app, &how, &out)) {
		char *file = xstrdup(path);

		free(c->file);
		c->file = file;
		app_push(app, EFFECT_APPEND, out.data);
	}
	buf_release(&out);
}
