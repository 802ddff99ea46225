/* SPDX-License-Identifier: MIT */
#include "tui/losses.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"

static struct lost_key *
key_of(struct lost *lost, const struct loss *l)
{
	/* The same keys come again and again, and there are few. */
	for (size_t i = 0; i < lost->count; i++)
		if (lost->key[i].kind == l->kind && !strcmp(lost->key[i].key, l->key))
			return &lost->key[i];
	lost->key = mem_grow(lost->key, &lost->room, lost->count + 1, sizeof *lost->key);
	lost->key[lost->count] =
		(struct lost_key){ .key = xstrdup(l->key), .kind = l->kind, .ids = BUF_INIT };
	return &lost->key[lost->count++];
}

static int
compare(const void *a, const void *b, void *context)
{
	const struct lost_key *x = a, *y = b;

	(void)context;
	return (x->studies < y->studies) - (x->studies > y->studies);
}

void
lost_gather(struct lost *lost, const struct losses *losses, const struct out *o,
	    const struct catalogue *c)
{
	for (size_t i = 0; i < losses->count; i++) {
		const struct loss *l = &losses->loss[i];
		struct lost_key *k = key_of(lost, l);
		const char *id = record_id(c, l->study);

		if (k->studies++ < LOST_NAMED)
			buf_printf(&k->ids, "%s%s", k->ids.len ? ", " : "",
				   *id ? id : export_key(o, l->study));
	}
	lost->total += losses->count;
	sort_stable(lost->key, lost->count, sizeof *lost->key, compare, NULL);
}

void
lost_release(struct lost *lost)
{
	for (size_t i = 0; i < lost->count; i++) {
		free(lost->key[i].key);
		buf_release(&lost->key[i].ids);
	}
	free(lost->key);
	free(lost->path);
	*lost = (struct lost){ 0 };
}

static void
say(struct buf *out, const char *format, const struct lost_key *k)
{
	/* TRANSLATORS: of these four: a format such as RIS, and a key such as "country" */
	switch (k->kind) {
	case LOSS_LANGUAGES:
		buf_printf(out, _("%s has \"%s\" in one language only"), format, k->key);
		break;
	case LOSS_PART:
		buf_printf(out, _("%s cannot say all that \"%s\" does"), format, k->key);
		break;
	case LOSS_WORDS:
		buf_printf(out, _("%s has \"%s\" as words that no program takes apart"), format,
			   k->key);
		break;
	default:
		buf_printf(out, _("%s has no place for \"%s\""), format, k->key);
	}
}

static void
show(struct page *p, const struct lost *lost, const struct lost_key *k)
{
	struct buf sentence = BUF_INIT, b = BUF_INIT;

	page_gap(p);
	page_paragraph(p, 0, 2);
	say(&sentence, lost->format->title, k);
	buf_printf(&b, _("%s: "), sentence.data);
	buf_printf(&b, Q_("%zu study", "%zu studies", k->studies), k->studies);
	page_puts(p, ROLE_TEXT, b.data);
	page_paragraph(p, 2, 2);
	page_puts(p, ROLE_DIM, k->ids.data);
	if (k->studies > LOST_NAMED)
		page_puts(p, ROLE_DIM, " ...");
	buf_release(&sentence);
	buf_release(&b);
}

void
lost_page(struct page *p, const struct lost *lost)
{
	struct buf b = BUF_INIT;

	if (!lost->format) {
		page_prose(p, ROLE_TEXT, 0,
			   _("Nothing was written yet: :export writes studies to a file."));
		return;
	}
	buf_printf(&b, Q_("%zu study", "%zu studies", lost->studies), lost->studies);
	buf_printf(&b, ", %s, ", lost->format->title);
	page_paragraph(p, 0, 2);
	page_puts(p, ROLE_HEADING, b.data);
	page_puts(p, ROLE_HEADING, lost->path);
	if (!lost->count) {
		page_gap(p);
		page_prose(p, ROLE_TEXT, 0, _("The format had a place for everything."));
	}
	for (size_t i = 0; i < lost->count; i++)
		show(p, lost, &lost->key[i]);
	buf_release(&b);
}
