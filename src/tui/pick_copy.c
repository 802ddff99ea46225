/* SPDX-License-Identifier: MIT */
#include "tui/pick_copy.h"

#include <stdlib.h>
#include <string.h>

#include "base/find.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "text/fold.h"
#include "tui/copy.h"

enum kind_of_way { WAY_FORM, WAY_LANGUAGE, WAY_STYLE, WAYS };

static const char *const way_names[WAYS] = {
	/* TRANSLATORS: the three stand in a narrow column; be short. */
	[WAY_FORM] = N_("form"),
	[WAY_LANGUAGE] = N_("language"),
	[WAY_STYLE] = N_("style"),
};

struct way {
	enum kind_of_way kind;
	size_t number; /* enum copy_form, the tag's (0: none), the style's */
};

struct picking {
	struct app *app;
	struct picker *picker;
	struct copying *copying;
	struct paths tags;
	struct way *left; /* what is typed leaves */
	size_t lefts, room;
	struct needle needle;
	uint32_t shown;	      /* the study of the preview, the first of so many */
	size_t count;
	struct way previewed; /* what the preview is of ... */
	bool fresh;	      /* ... unless it is to be made again */
};

static const char *
tag(const struct picking *x, size_t number)
{
	return number ? x->tags.path[number - 1] : "";
}

static struct copy_how
how(const struct picking *x, const struct way *w)
{
	struct copy_how h = copying_how(x->copying, COPY_REFERENCE);

	if (w->kind == WAY_FORM)
		h.form = (enum copy_form)w->number;
	else if (w->kind == WAY_LANGUAGE)
		h.language = tag(x, w->number);
	else
		h.style = x->copying->styles.entry[w->number].name;
	return h;
}

static bool
is_current(const struct picking *x, const struct way *w)
{
	struct copy_how h = how(x, w);

	if (w->kind == WAY_FORM)
		return false;
	return !strcmp(h.style, x->copying->style) && !strcmp(h.language, x->copying->language);
}

static void
add_text(const struct picking *x, const struct way *w, struct buf *out)
{
	const struct style_entry *e;

	if (w->kind == WAY_FORM) {
		buf_puts(out, copy_form_title((enum copy_form)w->number));
	} else if (w->kind == WAY_LANGUAGE && !w->number) {
		buf_puts(out, _("as the style has it"));
	} else if (w->kind == WAY_LANGUAGE) {
		buf_puts(out, tag(x, w->number));
	} else {
		e = &x->copying->styles.entry[w->number];
		buf_printf(out, "%s  (%s)", *e->title ? e->title : e->name, e->name);
	}
}

static bool
has_words(const struct needle *n, const char *text, size_t len)
{
	for (size_t i = 0; i < n->words; i++) {
		struct find f;

		find_init(&f, n->text.data + n->word[i], n->len[i]);
		if (!find_next(&f, text, text + len))
			return false;
	}
	return true;
}

static bool
fits(const struct picking *x, const struct way *w)
{
	struct buf text = BUF_INIT, folded = BUF_INIT;
	bool good;

	if (w->kind == WAY_STYLE) {
		const struct buf *b = &x->copying->folded[w->number];

		return has_words(&x->needle, b->data, b->len);
	}
	add_text(x, w, &text);
	buf_putc(&text, ' ');
	buf_puts(&text, _(way_names[w->kind]));
	fold_add(&folded, text.data, text.len);
	good = has_words(&x->needle, folded.data, folded.len);
	buf_release(&text);
	buf_release(&folded);
	return good;
}

static void
keep(struct picking *x, struct way w)
{
	x->left = mem_grow(x->left, &x->room, x->lefts + 1, sizeof *x->left);
	x->left[x->lefts++] = w;
}

/* Who types a style's name wants that one, and before anything is typed the current one. */
static size_t
first_style(const struct picking *x, const char *typed)
{
	const char *name = *typed ? typed : x->copying->style;

	for (size_t i = 0; x->copying->listed && i < x->copying->styles.count; i++)
		if (!strcmp(x->copying->styles.entry[i].name, name))
			return i;
	return SIZE_MAX;
}

static void
gather(struct picking *x, const char *typed)
{
	size_t first = first_style(x, typed), styles = x->copying->styles.count;
	struct way w = { .kind = WAY_STYLE, .number = first };

	x->lefts = 0;
	if (*typed && first != SIZE_MAX)
		keep(x, w);
	for (w = (struct way){ WAY_FORM, 0 }; w.number < COPY_FORMS; w.number++)
		if (fits(x, &w))
			keep(x, w);
	if (!*typed && first != SIZE_MAX)
		keep(x, (struct way){ WAY_STYLE, first });
	for (w = (struct way){ WAY_LANGUAGE, 0 }; w.number <= x->tags.count; w.number++)
		if (fits(x, &w))
			keep(x, w);
	for (w = (struct way){ WAY_STYLE, 0 }; x->copying->listed && w.number < styles; w.number++)
		if (w.number != first && fits(x, &w))
			keep(x, w);
}

static size_t
all_ways(const struct picking *x)
{
	return COPY_FORMS + x->tags.count + 1 + (x->copying->listed ? x->copying->styles.count : 0);
}

static int
widest(void)
{
	struct show_style style = { .charset = CHARSET_UTF8 };
	int cols = 0;

	for (int i = 0; i < WAYS; i++) {
		const char *name = _(way_names[i]);
		int n = show_cols(&style, name, strlen(name));

		cols = n > cols ? n : cols;
	}
	return cols;
}

static void
narrow(void *context, struct picker *p)
{
	struct picking *x = context;

	needle_release(&x->needle);
	needle_init(&x->needle, p->edit.text.data);
	gather(x, p->edit.text.data);
	p->aside_cols = widest();
	p->aside_least = true;
	p->busy = !x->copying->listed;
	x->fresh = false;
	picker_rows(p, x->lefts, all_ways(x));
}

/* The styles have come, while the reader may have moved among the rest. */
static void
listed(void *context)
{
	struct picking *x = context;
	struct picker *p = x->picker;

	picker_hold(p);
	gather(x, p->edit.text.data);
	p->busy = false;
	x->fresh = false;
	picker_more(p, x->lefts, all_ways(x));
}

static void
row(const void *context, size_t i, struct picker_row *out)
{
	const struct picking *x = context;
	const struct way *w = &x->left[i];

	buf_puts(&out->aside, _(way_names[w->kind]));
	add_text(x, w, &out->text);
	picker_mark(out, 0, &x->needle);
	out->picked = is_current(x, w);
}

static void
name(const void *context, size_t i, struct buf *out)
{
	const struct picking *x = context;
	const struct way *w = &x->left[i];

	buf_printf(out, "%s ", way_names[w->kind]);
	add_text(x, w, out);
}

static bool
take(void *context, struct picker *p, size_t i)
{
	struct picking *x = context;
	struct copy_how h = how(x, &x->left[i]);

	(void)p;
	if (copy_as(x->app, &h) && x->left[i].kind != WAY_FORM) {
		copying_set(x->copying, h.style, h.language);
		app_push(x->app, EFFECT_STYLE, NULL);
	}
	return true;
}

/* How this very record would look. */
static void
preview(void *context, struct picker *p)
{
	struct picking *x = context;
	const struct browser *b = app_browser(x->app);
	struct way w = p->list.count ? x->left[p->list.selected] : (struct way){ .kind = WAYS };
	struct buf err = BUF_INIT;
	struct copy_how h;

	if (x->fresh && w.kind == x->previewed.kind && w.number == x->previewed.number)
		return;
	x->previewed = w;
	x->fresh = true;
	buf_clear(&p->preview);
	if (w.kind == WAYS)
		return;
	h = how(x, &w);
	if (!copying_text(x->copying, &h, b->content.catalogue, b->content.languages, &x->shown, 1,
			  &p->preview, &err)) {
		buf_clear(&p->preview);
		buf_puts(&p->preview, err.data);
	}
	buf_release(&err);
}

static void
release(void *context)
{
	struct picking *x = context;

	if (x->copying->context == x)
		x->copying->changed = NULL;
	paths_release(&x->tags);
	needle_release(&x->needle);
	free(x->left);
	free(x);
}

static bool
find_shown(struct picking *x)
{
	struct copied found;

	if (!copy_find(x->app, &found))
		return false;
	x->shown = found.study[0];
	x->count = found.count;
	free(found.study);
	return true;
}

static void
list_styles(struct picking *x)
{
	struct beside beside = app_browser(x->app)->beside;

	x->copying->changed = NULL;
	copying_list(x->copying, &beside);
	x->copying->changed = listed;
	x->copying->context = x;
}

/* The study has another number in another catalogue, and may be gone. */
static void
renew(void *context, struct picker *p)
{
	struct picking *x = context;

	if (!find_shown(x)) {
		picker_close(p);
		return;
	}
	list_styles(x);
	listed(x);
	p->busy = !x->copying->listed;
}

static const struct picker_class picking = {
	.narrow = narrow,
	.row = row,
	.name = name,
	.take = take,
	.preview = preview,
	.renew = renew,
	.release = release,
};

void
pick_copy(struct picker *p, struct app *app)
{
	struct picking *x = xcalloc(1, sizeof *x);

	x->app = app;
	x->picker = p;
	x->copying = app_copying(app);
	x->needle = (struct needle){ .text = BUF_INIT };
	if (!find_shown(x)) {
		release(x);
		return;
	}
	copying_languages(x->copying, &x->tags);
	picker_open(p, &picking, x);
	/* Of several that are marked others are left when one is gone. */
	p->record = x->count == 1 ? x->shown : RECORD_NONE;
	list_styles(x);
	/* TRANSLATORS: the second stands in the last line; be short. */
	picker_begin(p, _("Copy as"), _("Enter copies"));
}
