/* SPDX-License-Identifier: MIT */
#include "tui/pick_link.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "tui/picker.h"
#include "tui/vacant.h"

/* Its own copies: the browser's are replaced when they are written. */
struct linking {
	struct app *app;
	struct kept links;
	size_t *left; /* which of them what is typed leaves */
	size_t lefts;
	struct needle needle;
};

static void
text_of(struct buf *out, const struct kept_text *t)
{
	if (strcmp(t->key, t->now) != 0)
		buf_printf(out, "%s  ", t->now);
	buf_puts(out, t->key);
}

static void
narrow(void *context, struct picker *p)
{
	struct linking *x = context;

	needle_release(&x->needle);
	needle_init(&x->needle, p->edit.text.data);
	x->lefts = 0;
	for (size_t i = 0; i < x->links.count; i++) {
		struct buf text = BUF_INIT;

		if (!x->links.text[i].now)
			continue;
		text_of(&text, &x->links.text[i]);
		if (picker_finds(&x->needle, text.data, text.len))
			x->left[x->lefts++] = i;
		buf_release(&text);
	}
	picker_rows(p, x->lefts, kept_count(&x->links));
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct linking *x = context;

	text_of(&out->text, &x->links.text[x->left[i]]);
	picker_mark(out, 0, &x->needle);
}

static void
name(const void *context, size_t i, struct buf *out)
{
	const struct linking *x = context;

	buf_puts(out, x->links.text[x->left[i]].key);
}

static bool
take(void *context, struct picker *p, size_t i)
{
	const struct linking *x = context;

	(void)p;
	app_push(x->app, EFFECT_OPEN_ADDRESS, x->links.text[x->left[i]].key);
	return true;
}

static void
renew(void *context, struct picker *p)
{
	struct linking *x = context;

	kept_release(&x->links);
	kept_copy(&x->links, &app_browser(x->app)->links);
	free(x->left);
	x->left = xcalloc(x->links.count + 1, sizeof *x->left);
	/* TRANSLATORS: C-x stays as it is; the second stands in the last line. */
	picker_begin(p, _("Links kept for later"), _("Enter opens, C-x deletes"));
	narrow(x, p);
}

static bool
act(void *context, struct picker *p, enum action action, size_t i)
{
	struct linking *x = context;
	size_t at = p->list.selected;

	if (action != ACTION_DELETE)
		return false;
	kept_set(&app_browser(x->app)->links, x->links.text[x->left[i]].key, NULL);
	app_push(x->app, EFFECT_REMEMBER, NULL);
	renew(x, p);
	if (!kept_count(&x->links))
		picker_close(p);
	else
		list_select(&p->list, at);
	return true;
}

static void
release(void *context)
{
	struct linking *x = context;

	kept_release(&x->links);
	needle_release(&x->needle);
	free(x->left);
	free(x);
}

static const struct picker_class picking = {
	.narrow = narrow,
	.row = row,
	.name = name,
	.take = take,
	.act = act,
	.renew = renew,
	.release = release,
};

void
pick_link(struct app *app)
{
	struct linking *x;

	if (!kept_count(&app_browser(app)->links)) {
		struct buf sentence = BUF_INIT;

		vacant_links(&sentence, app_browser(app)->keymap);
		app_message(app, false, sentence.data);
		buf_release(&sentence);
		return;
	}
	x = xcalloc(1, sizeof *x);
	x->app = app;
	x->needle = (struct needle){ .text = BUF_INIT };
	picker_open(app_picker(app), &picking, x);
	renew(x, app_picker(app));
}
