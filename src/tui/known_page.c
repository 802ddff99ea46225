/* SPDX-License-Identifier: MIT */
#include "tui/known_page.h"

#include <string.h>

#include "base/gettext.h"

const struct known *
told_init(struct told *t, const struct known *known)
{
	*t = (struct told){ .since = BUF_INIT };
	t->known = (struct known){ .notes = &t->notes, .news = &t->news };
	if (known && known->notes) {
		t->notes.catalogue = known->notes->catalogue;
		notes_replace(&t->notes, &known->notes->kept);
	}
	if (known && known->news) {
		t->news = *known->news;
		buf_puts(&t->since, t->news.since ? t->news.since : "");
		t->news.since = t->since.data;
	}
	return &t->known;
}

void
told_release(struct told *t)
{
	notes_release(&t->notes);
	buf_release(&t->since);
}

void
known_flags(struct page *p, const struct content *x, uint32_t record)
{
	const struct known *k = x->known;

	if (k && k->news && news_has(k->news, record))
		fields_sign(p, x, ROLE_MARK, "N", _("new"));
	if (k && k->notes && notes_get(k->notes, record))
		fields_sign(p, x, ROLE_MARK, "#", _("noted"));
}

static void
show_new(struct page *p, const struct content *x, const struct news *news)
{
	struct buf b = BUF_INIT;

	buf_puts(&b, x->words ? "" : "N ");
	if (news->since && *news->since)
		/* TRANSLATORS: a record; a date or a version follows. */
		buf_printf(&b, _("New since %s"), news->since);
	else
		buf_puts(&b, _("New since you last looked"));
	page_paragraph(p, 0, 2);
	page_puts(p, ROLE_MARK, b.data);
	buf_release(&b);
}

/* A line of a note is a line: people make lists in them. */
static void
show_note(struct page *p, const struct content *x, const char *note)
{
	page_gap(p);
	page_paragraph(p, 0, 0);
	page_puts(p, ROLE_MARK, x->words ? "" : "# ");
	page_puts(p, ROLE_HEADING, _("Your note"));
	while (*note) {
		size_t len = strcspn(note, "\n");

		page_paragraph(p, 2, 2);
		page_add(p, ROLE_TEXT, note, len);
		note += len + (note[len] == '\n');
	}
	page_gap(p);
}

void
known_show(struct page *p, const struct content *x, uint32_t record)
{
	const struct known *k = x->known;
	const char *note = k && k->notes ? notes_get(k->notes, record) : NULL;

	if (k && k->news && news_has(k->news, record))
		show_new(p, x, k->news);
	if (note)
		show_note(p, x, note);
}

void
known_say_news(struct buf *out, const struct news *n)
{
	if (!n->id || !n->counted || !n->studies)
		return;
	if (n->since && *n->since)
		/* TRANSLATORS: a date or a version; /is:new is typed as it stands. */
		buf_printf(out, Q_("%zu study is new since %s: /is:new shows it",
				   "%zu studies are new since %s: /is:new shows them", n->studies),
			   n->studies, n->since);
	else
		buf_printf(out, Q_("%zu study is new since you last looked: /is:new shows it",
				   "%zu studies are new since you last looked: /is:new shows them",
				   n->studies), n->studies);
}

void
known_show_news(struct page *p, const struct content *x)
{
	struct buf b = BUF_INIT;

	if (x->known && x->known->news)
		known_say_news(&b, x->known->news);
	if (b.len) {
		page_paragraph(p, 0, 2);
		page_puts(p, ROLE_MARK, x->words ? "" : "N ");
		page_puts(p, ROLE_TEXT, b.data);
	}
	buf_release(&b);
}
