/* SPDX-License-Identifier: MIT */
/* Bibliography entries, one by one. */
#include <string.h>

#include "csl/engine.h"

struct state {
	struct csl_engine *engine;
	struct csl_pool *pool;
	struct str *names; /* of the entry before */
	size_t names_count;
	size_t written;
};

/* Names that citations had to make longer are so here too, if the style says. */
static struct csl_ambiguity *
request_of(const struct csl_engine *engine, struct csl_pool *pool, const struct csl_known *known)
{
	struct csl_ambiguity *request;

	if (!engine->style->citation.add_given)
		return NULL;
	request = csl_ambiguity_copy(pool, &known->ambiguity);
	if (!engine->style->citation.add_names)
		for (size_t i = 0; i < request->sets; i++)
			request->set[i].shown = 0;
	return request;
}

/* The first element of the layout, and the rest, each in a level of its own. */
static struct csl_blob *
aligned_layout(struct csl_render *r)
{
	struct csl_flags flags = { 0 };
	struct csl_blob *level = csl_blob_level(r->pool, NULL);
	struct csl_blob *first = csl_blob_level(r->pool, NULL);
	struct csl_blob *rest = csl_blob_level(r->pool, NULL);
	const struct csl_node *node = r->area->layout;

	first->display = CSL_DISPLAY_LEFT_MARGIN;
	rest->display = CSL_DISPLAY_RIGHT_INLINE;
	csl_blob_push(level, first);
	csl_blob_push(level, rest);
	r->flags = &flags;
	r->align = true;
	r->first_field = first;
	r->level = first;
	if (node)
		csl_render_node(r, node);
	r->level = rest;
	if (node)
		csl_render_children(r, node->next);
	r->flags = NULL;
	return level;
}

static void
add_affixes(struct csl_render *r, struct csl_blob *level)
{
	const struct csl_format_set *format = &r->area->format;
	struct csl_blob *end = level;

	if (format->prefix.s && level->first)
		level->first->prefix = csl_str_join(r->pool, format->prefix, level->first->prefix);
	if (!format->suffix.s)
		return;
	if (r->align || (r->area->layout && r->area->layout->display))
		end = level->last;
	end->suffix = format->suffix;
}

/* No blank stands between the field and what is beside it. */
static int
offset_of(const struct csl_render *r)
{
	return r->first_field && r->align ? (int)csl_blob_length(r->first_field) : 0;
}

/* "2. " and what the host wants to stand there. */
static void
push_no_text(const struct state *s, struct csl_blob *entry)
{
	struct csl_pool *pool = &s->engine->scratch;
	struct str number = csl_decimal(pool, (int64_t)s->written + 1);

	number = csl_str_join(pool, number, str_of(". "));
	csl_blob_push(entry, csl_blob_text(pool, csl_str_join(pool, number, s->engine->no_text)));
}

static const char *
write_entry(struct state *s, struct csl_known *known)
{
	struct csl_engine *engine = s->engine;
	struct csl_bibliography *bibliography = &engine->bibliography;
	struct csl_subsequent subsequent = { .name = s->names,
					     .names = s->names_count,
					     .open = true };
	struct csl_text text = { .pool = &engine->result };
	struct csl_render r;
	struct csl_blob *level, *entry;
	size_t start;
	int offset;

	csl_engine_render(engine, &r, &engine->scratch, CSL_MODE_BIBLIOGRAPHY, known, NULL);
	r.request = request_of(engine, r.pool, known);
	if (r.area->subsequent_author_substitute.s)
		r.subsequent = &subsequent;
	level = r.area->second_field_align ? aligned_layout(&r) : csl_engine_layout(&r);
	add_affixes(&r, level);
	entry = csl_blob_level(r.pool, NULL);
	entry->look = r.area->format.look;
	csl_blob_push(entry, level);
	csl_blob_purge(entry);
	csl_adjust(&r.output, entry);
	if (!entry->first && engine->no_text.s && engine->style->numeric)
		push_no_text(s, entry);
	if (engine->writer->entry_begin)
		engine->writer->entry_begin(&text, bibliography);
	start = text.len;
	csl_blob_write(&r.output, entry, engine->writer, true, &text);
	if (text.len == start)
		return NULL;
	if (engine->writer->entry_end)
		engine->writer->entry_end(&text, bibliography);
	offset = offset_of(&r);
	if (offset > bibliography->max_offset)
		bibliography->max_offset = offset;
	if (subsequent.current_names) {
		s->names = csl_alloc(s->pool, subsequent.current_names * sizeof(*s->names));
		s->names_count = subsequent.current_names;
		for (size_t i = 0; i < s->names_count; i++)
			s->names[i] = (struct str){ csl_dup(s->pool, subsequent.current[i].s,
							    subsequent.current[i].len),
						    subsequent.current[i].len };
	}
	return csl_text_str(&text);
}

void
csl_engine_write_bibliography(struct csl_engine *engine, csl_keep *keep, void *context)
{
	const struct csl_area *area = &engine->style->bibliography;
	struct csl_bibliography *bibliography = &engine->bibliography;
	struct csl_entry *entry = csl_zalloc(&engine->result, engine->listed + 1, sizeof(*entry));
	struct state state = { .engine = engine, .pool = &engine->result };
	size_t count = 0;

	*bibliography = (struct csl_bibliography){
		.entry = entry,
		.begin = engine->writer->bibliography_begin,
		.end = engine->writer->bibliography_end,
		.entry_spacing = area->entry_spacing,
		.line_spacing = area->line_spacing,
		.hanging_indent = area->hanging_indent,
		.second_field_align = (enum csl_second_field)area->second_field_align,
	};
	for (size_t i = 0; i < engine->listed; i++) {
		struct csl_known *known = engine->sorted[i];
		const char *text;

		if (keep && !keep(context, known->item->id))
			continue;
		text = write_entry(&state, known);
		if (text)
			entry[count++] = (struct csl_entry){ known->item->id, text };
		state.written = count;
		csl_pool_clear(&engine->scratch);
	}
	if (!bibliography->begin)
		bibliography->begin = "";
	if (!bibliography->end)
		bibliography->end = "";
	bibliography->count = count;
}
