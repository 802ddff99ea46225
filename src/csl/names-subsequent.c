/* SPDX-License-Identifier: MIT */
/*
 * subsequent-author-substitute: the first names of an entry are replaced where the entry before
 * has them too.
 */
#include <string.h>

#include "csl/names.h"

void
csl_subsequent_note(struct csl_render *r, const struct csl_person *person, struct csl_blob *blob)
{
	struct csl_subsequent *s = r->subsequent;
	struct csl_text text = { .pool = r->pool };

	if (!s || !s->open)
		return;
	for (size_t i = 0; i < CSL_PARTS; i++)
		csl_text_add(&text, person->part[i].s, person->part[i].len);
	s->current =
		csl_grow(r->pool, s->current, &s->room, s->current_names + 1, sizeof(*s->current));
	s->current[s->current_names++] = (struct str){ csl_text_str(&text), text.len };
	s->each = csl_grow(r->pool, s->each, &s->each_room, s->each_count + 1, sizeof(*s->each));
	s->each[s->each_count++] = blob;
}

static bool
same_names(const struct csl_subsequent *s, size_t i)
{
	return i < s->names && s->name[i].len == s->current[i].len &&
	       !memcmp(s->name[i].s, s->current[i].s, s->name[i].len);
}

static void
replace(struct csl_render *r, struct csl_blob *blob)
{
	struct csl_blob *text = csl_blob_text(r->pool, r->area->subsequent_author_substitute);

	if (blob->kind == CSL_BLOB_TEXT) {
		blob->text = text->text;
		return;
	}
	blob->first = blob->last = NULL;
	csl_blob_push(blob, text);
}

void
csl_subsequent_replace(struct csl_render *r)
{
	struct csl_subsequent *s = r->subsequent;
	bool all = s->names == s->current_names, partial;
	unsigned rule = r->area->substitute_rule;

	if (!s->current_names)
		return;
	for (size_t i = 0; all && i < s->current_names; i++)
		all = same_names(s, i);
	partial = rule == CSL_SUBSTITUTE_PARTIAL_EACH || rule == CSL_SUBSTITUTE_PARTIAL_FIRST;
	if (partial) {
		for (size_t i = 0; i < s->each_count && same_names(s, i); i++) {
			replace(r, s->each[i]);
			if (rule == CSL_SUBSTITUTE_PARTIAL_FIRST)
				break;
		}
	} else if (all && rule == CSL_SUBSTITUTE_COMPLETE_EACH) {
		for (size_t i = 0; i < s->each_count; i++)
			replace(r, s->each[i]);
	} else if (all)
		replace(r, s->top);
	s->open = false;
}
