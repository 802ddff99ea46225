/* SPDX-License-Identifier: MIT */
#include "tui/browser_tongue.h"

#include <string.h>

static bool
is_chosen(const struct browser *b)
{
	return *b->tongue && b->tongue_of == b->here.record;
}

/* The one of these that a reader is shown. */
static int
position(const struct languages *has, const char *tag)
{
	for (int i = 0; i < has->count; i++)
		if (!strcmp(has->tag[i], tag))
			return i;
	return 0;
}

bool
browser_tongue_next(struct browser *b)
{
	const struct catalogue *c = b->content.catalogue;
	struct languages has = { .count = 0 };
	const char *own, *next;

	if (b->here.record == RECORD_NONE)
		return false;
	record_languages(&has, c, b->here.record);
	if (has.count < 2)
		return false;
	own = record_language_for(c, b->here.record, b->content.languages);
	next = has.tag[(position(&has, is_chosen(b) ? b->tongue : own) + 1) % has.count];
	memcpy(b->tongue, next, sizeof b->tongue);
	if (position(&has, next) == position(&has, own))
		*b->tongue = '\0';
	b->tongue_of = b->here.record;
	b->page_view = -1;
	return true;
}

void
browser_tongue_content(const struct browser *b, struct content *x, struct languages *languages)
{
	*x = b->content;
	if (!is_chosen(b))
		return;
	*languages = (struct languages){ .count = 0 };
	languages_add(languages, b->tongue);
	for (int i = 0; i < b->content.languages->count; i++)
		languages_add(languages, b->content.languages->tag[i]);
	x->languages = languages;
}

void
browser_tongue_status(const struct browser *b, struct buf *out)
{
	struct languages has = { .count = 0 };

	if (!is_chosen(b))
		return;
	record_languages(&has, b->content.catalogue, b->here.record);
	buf_puts(out, out->len ? "  " : "");
	for (int i = 0; i < has.count; i++) {
		bool chosen = !strcmp(has.tag[i], b->tongue);

		buf_printf(out, "%s%s%s%s", i ? " " : "", chosen ? "[" : "", has.tag[i],
			   chosen ? "]" : "");
	}
}
