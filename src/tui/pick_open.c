/* SPDX-License-Identifier: MIT */
#include "tui/pick_open.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/describe.h"
#include "model/openable.h"
#include "sys/path.h"
#include "tui/picker.h"

struct opening_pick {
	struct app *app;
	bool later; /* it is kept, not opened */
	struct openables all;
	size_t *left; /* which of them what is typed leaves */
	size_t lefts;
	struct needle needle;
};

/* A study that a page of something else leads to is meant before the page's own record. */
static uint32_t
meant(const struct browser *b)
{
	const struct catalogue *c = b->content.catalogue;
	uint32_t link;

	if (b->here.focus != FOCUS_PAGE || b->here.record == RECORD_NONE ||
	    record_kind(c, b->here.record) == KIND_STUDY)
		return b->here.record;
	link = browser_link(b);
	return link != RECORD_NONE && record_kind(c, link) == KIND_STUDY ? link : b->here.record;
}

/* Only addresses can be kept for later: files are here. */
static void
find(struct openables *all, const struct browser *b, uint32_t record, bool later)
{
	if (record == RECORD_NONE)
		return;
	openables_find(all, b->content.catalogue, record, b->content.languages);
	if (later)
		openables_drop_files(all);
}

/*
 * The folder that a record's files are below: that of the file it stands in, or where that is not
 * there, as it may be with a compiled catalogue, that of what was opened.
 */
static char *
folder_of(struct app *app, uint32_t record)
{
	const struct paths *paths = &app_opened(app)->paths;
	const char *file = record_file(app_browser(app)->content.catalogue, record);

	for (size_t i = 0; i < paths->count; i++) {
		size_t len = strlen(paths->path[i]);

		if (!strncmp(file, paths->path[i], len) &&
		    (!file[len] || file[len] == '/' || (len && file[len - 1] == '/')))
			return path_folder(file);
	}
	/* Of one that lies beside the compiled file the way to it is known, of others the name. */
	return path_folder(strchr(file, '/') || !paths->count ? file : paths->path[0]);
}

/* What is meant, or where that names nothing, the page's own record. */
static uint32_t
look(struct opening_pick *x)
{
	const struct browser *b = app_browser(x->app);
	uint32_t record = meant(b);

	find(&x->all, b, record, x->later);
	if (x->all.count || record == b->here.record)
		return record;
	find(&x->all, b, b->here.record, x->later);
	return b->here.record;
}

static void
open_one(struct app *app, uint32_t record, const struct openable *o, bool later)
{
	if (later) {
		link_keep(app, o->target);
	} else if (o->file) {
		char *folder = folder_of(app, record);
		struct buf text = BUF_INIT;

		buf_printf(&text, "%s\n%s", folder, o->target);
		app_push(app, EFFECT_OPEN_FILE, text.data);
		buf_release(&text);
		free(folder);
	} else {
		app_push(app, EFFECT_OPEN_ADDRESS, o->target);
	}
}

static void
text_of(struct buf *out, const struct openable *o)
{
	if (*o->title)
		buf_printf(out, "%s  ", o->title);
	buf_puts(out, o->target);
}

static void
narrow(void *context, struct picker *p)
{
	struct opening_pick *x = context;

	needle_release(&x->needle);
	needle_init(&x->needle, p->edit.text.data);
	x->lefts = 0;
	for (size_t i = 0; i < x->all.count; i++) {
		struct buf text = BUF_INIT;

		text_of(&text, &x->all.one[i]);
		if (picker_finds(&x->needle, text.data, text.len))
			x->left[x->lefts++] = i;
		buf_release(&text);
	}
	picker_rows(p, x->lefts, x->all.count);
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct opening_pick *x = context;
	const struct openable *o = &x->all.one[x->left[i]];

	buf_puts(&out->aside, key_label(o->key, 1));
	text_of(&out->text, o);
	picker_mark(out, 0, &x->needle);
}

static void
name(const void *context, size_t i, struct buf *out)
{
	const struct opening_pick *x = context;

	buf_puts(out, x->all.one[x->left[i]].target);
}

static bool
take(void *context, struct picker *p, size_t i)
{
	const struct opening_pick *x = context;

	open_one(x->app, p->record, &x->all.one[x->left[i]], x->later);
	return true;
}

static void
begin(struct opening_pick *x, struct picker *p)
{
	int widest = 0;

	/* TRANSLATORS: the second of each two stands in the last line; be short. */
	if (x->later)
		picker_begin(p, _("Keep for later"), _("Enter keeps it"));
	else
		picker_begin(p, _("Open"), _("Enter opens it"));
	for (size_t i = 0; i < x->all.count; i++) {
		const char *word = key_label(x->all.one[i].key, 1);
		int cols = show_cols(&app_browser(x->app)->list_style, word, strlen(word));

		widest = cols > widest ? cols : widest;
	}
	p->aside_cols = widest;
	p->aside_least = true;
	narrow(x, p);
}

static void
tell_none(struct app *app, bool later)
{
	app_message(app, false,
		    later ? _("This names no address")
			  : _("This names no file and no address to open"));
}

static void
renew(void *context, struct picker *p)
{
	struct opening_pick *x = context;

	openables_release(&x->all);
	find(&x->all, app_browser(x->app), p->record, x->later);
	if (!x->all.count) {
		tell_none(x->app, x->later);
		picker_close(p);
		return;
	}
	free(x->left);
	x->left = xcalloc(x->all.count + 1, sizeof *x->left);
	begin(x, p);
}

static void
release(void *context)
{
	struct opening_pick *x = context;

	openables_release(&x->all);
	needle_release(&x->needle);
	free(x->left);
	free(x);
}

static const struct picker_class picking = {
	.narrow = narrow,
	.row = row,
	.name = name,
	.take = take,
	.renew = renew,
	.release = release,
};

static void
open_which(struct app *app, bool later)
{
	struct opening_pick *x = xcalloc(1, sizeof *x);
	uint32_t record;

	*x = (struct opening_pick){ .app = app, .later = later, .needle = { .text = BUF_INIT } };
	record = look(x);
	if (x->all.count > 1) {
		x->left = xcalloc(x->all.count, sizeof *x->left);
		picker_open(app_picker(app), &picking, x);
		app_picker(app)->record = record;
		begin(x, app_picker(app));
		return;
	}
	if (x->all.count)
		open_one(app, record, &x->all.one[0], later);
	else
		tell_none(app, later);
	release(x);
}

void
open_outside(struct app *app)
{
	open_which(app, false);
}

void
open_later(struct app *app)
{
	open_which(app, true);
}

static void
title_of(struct buf *out, const struct browser *b, const char *address)
{
	uint32_t record = meant(b);
	struct openables all = { 0 };

	find(&all, b, record, true);
	for (size_t i = 0; i < all.count && !out->len; i++)
		if (!strcmp(all.one[i].target, address))
			describe_title(out, b->content.catalogue, record, b->content.languages);
	if (!out->len)
		buf_puts(out, address);
	openables_release(&all);
}

void
link_keep(struct app *app, const char *address)
{
	struct kept *links = &app_browser(app)->links;
	struct buf title = BUF_INIT;

	if (strlen(address) > LINK_MAX ||
	    (!kept_get(links, address) && kept_count(links) >= LINKS_MAX)) {
		app_message(app, true, _("That is too long, or there are too many links"));
		return;
	}
	title_of(&title, app_browser(app), address);
	kept_set(links, address, title.data);
	app_tell(app, false, _("Kept for later: %s; :links shows all"), address);
	app_push(app, EFFECT_REMEMBER, NULL);
	buf_release(&title);
}
