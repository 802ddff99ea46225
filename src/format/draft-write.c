/* SPDX-License-Identifier: MIT */
#include "format/draft-write.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/table.h"
#include "base/thread.h"
#include "format/yaml-put.h"
#include "model/country.h"
#include "text/utf8.h"

#define WIDTH 100 /* characters of a line */

/* What is written from here on was made from that byte of the source. */
static void
came_from(struct draft_writer *w, size_t at)
{
	struct place place;

	if (!w->places)
		return;
	place = source_place(w->ds->source, at);
	w->origin = mem_grow(w->origin, &w->origin_room, w->origins + 1, sizeof *w->origin);
	w->origin[w->origins++] = (struct origin){
		.at = w->out->len,
		.line = place.line,
		.column = place.column,
	};
}

/* Begin the line of a key: its column where the value comes. */
static size_t
put_key(struct draft_writer *w, size_t indent, const char *key)
{
	struct buf name = BUF_INIT;
	size_t column;

	yaml_put_flow(&name, str_of(key));
	buf_printf(w->out, "%*s%s: ", (int)indent, "", name.data);
	column = indent + utf8_count(name.data, name.len) + 2;
	buf_release(&name);
	return column;
}

static void
put_text(struct draft_writer *w, size_t indent, const char *key, struct str text)
{
	size_t column = put_key(w, indent, key);

	yaml_put_block(w->out, text, column, indent + 2);
	buf_putc(w->out, '\n');
}

/* {family: Fontaine, given: Élodie, non-dropping-particle: de la} */
static void
put_name(struct buf *out, const struct name *n)
{
	const struct {
		enum key key;
		struct str text;
	} parts[] = {
		{ KEY_LITERAL, n->literal },
		{ KEY_FAMILY, n->family },
		{ KEY_GIVEN, n->given },
		{ KEY_NON_DROPPING_PARTICLE, n->non_dropping_particle },
		{ KEY_DROPPING_PARTICLE, n->dropping_particle },
		{ KEY_SUFFIX, n->suffix },
	};
	const char *separator = "{";

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].text.len)
			continue;
		buf_printf(out, "%s%s: ", separator, key_row(parts[i].key)->name);
		yaml_put_flow(out, parts[i].text);
		separator = ", ";
	}
	if (n->comma_suffix && n->suffix.len)
		buf_puts(out, ", comma-suffix: true");
	if (n->static_ordering)
		buf_puts(out, ", static-ordering: true");
	buf_putc(out, '}');
}

/* A form that is not the preferred one; of an organisation a text. */
static void
put_form(struct draft_writer *w, const struct gathered_form *f, bool organisation, size_t indent)
{
	came_from(w, f->at);
	buf_printf(w->out, "%*s- {as: ", (int)indent, "");
	if (organisation)
		yaml_put_flow(w->out, f->name->name.literal);
	else
		put_name(w->out, &f->name->name);
	buf_puts(w->out, ", kind: variant}\n");
}

void
draft_write_party(struct draft_writer *w, size_t party, size_t indent)
{
	const struct gathered *g = w->g;
	const struct gathered_party *p = &g->party[party];
	const struct gathered_form *preferred = &g->form[p->preferred];
	bool several = g->form[p->first].next != TABLE_NONE;

	came_from(w, g->form[p->first].at);
	buf_printf(w->out, "%*s- id: ", (int)indent, "");
	yaml_put_flow(w->out, p->id);
	buf_putc(w->out, '\n');
	indent += 2;
	if (p->organisation) {
		put_text(w, indent, "name", preferred->name->name.literal);
	} else {
		put_key(w, indent, "name");
		put_name(w->out, &preferred->name->name);
		buf_putc(w->out, '\n');
	}
	if (several)
		buf_printf(w->out, "%*salso:\n", (int)indent, "");
	for (uint32_t f = p->first; f != TABLE_NONE; f = g->form[f].next)
		if (f != p->preferred)
			put_form(w, &g->form[f], p->organisation, indent + 2);
	if (p->orcid.len && !p->organisation)
		put_text(w, indent, "ORCID", p->orcid);
	if (p->affiliation != TABLE_NONE) {
		put_key(w, indent, "affiliation");
		buf_putc(w->out, '[');
		yaml_put_flow(w->out, g->party[p->affiliation].id);
		buf_puts(w->out, "]\n");
	}
}

/* Whom a value names: an id, or {person: id, as: ...} when another form is printed there. */
static void
put_credit(struct draft_writer *w, struct buf *out, size_t value)
{
	const struct gathered *g = w->g;
	uint32_t form = g->form_of[value];
	const struct gathered_party *p = &g->party[g->form[form].party];

	if (w->unregistered) {
		put_name(out, &g->form[form].name->name);
		return;
	}
	if (form == p->preferred) {
		yaml_put_flow(out, p->id);
		return;
	}
	buf_puts(out, "{person: ");
	yaml_put_flow(out, p->id);
	buf_puts(out, ", as: ");
	if (p->organisation)
		yaml_put_flow(out, g->form[form].name->name.literal);
	else
		put_name(out, &g->form[form].name->name);
	buf_putc(out, '}');
}

/* The study that was gathered with the key that a related one is named by, or TABLE_NONE. */
static uint32_t
related(const struct draft_writer *w, const struct draft_value *v)
{
	return table_find(&w->g->key, v->text.s, v->text.len);
}

/* Is there something to be written?  Of related studies only those that come along or are there. */
static bool
is_there(const struct draft_writer *w, const struct draft_value *v)
{
	uint32_t study;

	if (v->key != KEY_RELATED)
		return true;
	study = related(w, v);
	/* What is left out may be the study itself. */
	return study != TABLE_NONE && strcmp(w->g->study[study].s, w->g->study[w->draft].s) != 0;
}

/* One element of a list, where anything may follow. */
static void
put_element(struct draft_writer *w, struct buf *out, size_t value)
{
	const struct draft_value *v = &w->ds->value[value];

	if (v->name)
		put_credit(w, out, value);
	else
		yaml_put_flow(out, v->key == KEY_RELATED ? w->g->study[related(w, v)] : v->text);
}

static bool
is_list(enum key key)
{
	enum value_type type = key_row(key)->type;

	return type == TYPE_NAMES || type == TYPE_WORDS || type == TYPE_RELATED ||
	       type == TYPE_TEXTS || type == TYPE_PUBLISHERS || type == TYPE_URLS ||
	       type == TYPE_FILES || type == TYPE_COUNTRIES || type == TYPE_TOPICS;
}

/* The next value of the draft with this key and word that is there, from `from` on; or `end`. */
static size_t
next_value(const struct draft_writer *w, size_t from, size_t end, const struct draft_value *like)
{
	for (; from < end; from++) {
		const struct draft_value *v = &w->ds->value[from];

		if (v->key == like->key &&
		    (v->word == like->word ||
		     (v->word && like->word && !strcmp(v->word, like->word))) &&
		    is_there(w, v))
			break;
	}
	return from;
}

/* All values of a key as a list: on one line if it has room for them. */
static void
put_list(struct draft_writer *w, const struct draft *d, size_t first, size_t indent,
	 const char *key)
{
	const struct draft_value *like = &w->ds->value[first];
	size_t end = d->first + d->values, start = w->out->len;
	const char *separator = "[";

	put_key(w, indent, key);
	for (size_t i = first; i < end; i = next_value(w, i + 1, end, like)) {
		buf_puts(w->out, separator);
		put_element(w, w->out, i);
		separator = ", ";
		if (w->out->len - start > 4 * WIDTH)
			break;
	}
	buf_puts(w->out, "]\n");
	if (utf8_count(w->out->data + start, w->out->len - start) <= WIDTH + 1)
		return;
	buf_truncate(w->out, start);
	put_key(w, indent, key);
	w->out->data[w->out->len - 1] = '\n';
	for (size_t i = first; i < end; i = next_value(w, i + 1, end, like)) {
		came_from(w, w->ds->value[i].at);
		buf_printf(w->out, "%*s- ", (int)indent + 2, "");
		put_element(w, w->out, i);
		buf_putc(w->out, '\n');
	}
}

/* A text in several languages. */
static void
put_local(struct draft_writer *w, const struct draft *d, size_t first, size_t indent,
	  const char *key)
{
	struct table told = { .slot = NULL };

	put_key(w, indent, key);
	w->out->data[w->out->len - 1] = '\n';
	for (size_t i = first; i < d->first + d->values; i++) {
		const struct draft_value *v = &w->ds->value[i];

		if (v->key != w->ds->value[first].key || !v->word ||
		    table_find(&told, v->word, strlen(v->word)) != TABLE_NONE)
			continue;
		table_add(&told, v->word, strlen(v->word), 1);
		came_from(w, v->at);
		put_text(w, indent + 2, v->word, v->text);
	}
	table_release(&told);
}

static void
put_value(struct draft_writer *w, const struct draft *d, size_t value, size_t indent,
	  const char *key)
{
	const struct draft_value *v = &w->ds->value[value];
	bool several = next_value(w, value + 1, d->first + d->values, v) < d->first + d->values;

	came_from(w, v->at);
	if (v->key != KEY_CUSTOM && v->word)
		put_local(w, d, value, indent, key);
	else if (v->key == KEY_PUBLISHER && !several)
		put_text(w, indent, key, v->text);
	else if ((v->key != KEY_CUSTOM && is_list(v->key)) || (v->key == KEY_CUSTOM && several))
		put_list(w, d, value, indent, key);
	else
		put_text(w, indent, key, v->text);
}

/* Where this key or word is for the first time, its values are written. */
static bool
is_first(const struct draft_writer *w, size_t value)
{
	const struct draft_value *v = &w->ds->value[value];
	size_t first = w->first[v->key];

	/* Of the others all words are written with the first: they are languages. */
	return v->key == KEY_CUSTOM ? next_value(w, first, value, v) == value : first == value;
}

/* Where each key is for the first time, which must not be looked for from each of its values. */
static void
find_first(struct draft_writer *w, const struct draft *d)
{
	for (size_t k = 0; k < KEYS; k++)
		w->first[k] = SIZE_MAX;
	for (size_t i = d->first; i < d->first + d->values; i++) {
		const struct draft_value *v = &w->ds->value[i];

		if (w->first[v->key] == SIZE_MAX && is_there(w, v))
			w->first[v->key] = i;
	}
}

static void
put_custom(struct draft_writer *w, const struct draft *d, size_t indent)
{
	bool any = false;

	for (size_t i = d->first; i < d->first + d->values; i++) {
		if (w->ds->value[i].key != KEY_CUSTOM || !is_first(w, i))
			continue;
		if (!any)
			buf_printf(w->out, "%*scustom:\n", (int)indent, "");
		any = true;
		put_value(w, d, i, indent + 2, w->ds->value[i].word);
	}
}

/* "# country: [MDG]" for what the title and the keywords name, as far as nothing says so. */
static void
put_suggestion(struct draft_writer *w, const struct draft *d, size_t indent)
{
	static const enum key looked_at[] = { KEY_TITLE, KEY_KEYWORD, KEY_EVENT_PLACE };
	bool *found = xcalloc(country_count(), sizeof *found);
	const char *separator = "";

	if (draft_value(w->ds, d, KEY_COUNTRY)) {
		free(found);
		return;
	}
	for (size_t i = d->first; i < d->first + d->values; i++)
		for (size_t k = 0; k < sizeof looked_at / sizeof *looked_at; k++)
			if (w->ds->value[i].key == looked_at[k])
				suggest_find(&w->suggest, w->ds->value[i].text, found);
	for (size_t i = 0; i < country_count(); i++) {
		if (!found[i])
			continue;
		if (!*separator)
			buf_printf(w->out, "%*s# country: [", (int)indent, "");
		buf_printf(w->out, "%s%s", separator, country_at(i)->alpha3);
		separator = ", ";
	}
	if (*separator)
		buf_puts(w->out, "]\n");
	free(found);
}

void
draft_write_study(struct draft_writer *w, size_t draft, size_t indent)
{
	static const enum key before[] = { KEY_TYPE, KEY_GENRE, KEY_TITLE };
	const struct draft *d = &w->ds->draft[draft];

	w->draft = draft;
	find_first(w, d);
	came_from(w, d->at);
	buf_printf(w->out, "%*s- id: ", (int)indent, "");
	yaml_put_flow(w->out, w->g->study[draft]);
	buf_putc(w->out, '\n');
	indent += 2;
	/* What a record calls its key goes before what it is listed under. */
	if (d->key.len && w->first[KEY_CITATION_KEY] == SIZE_MAX &&
	    (w->ds->cited || strcmp(d->key.s, w->g->study[draft].s) != 0))
		put_text(w, indent, "citation-key", d->key);
	for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
		const struct draft_value *v = draft_value(w->ds, d, before[k]);

		if (v)
			put_value(w, d, (size_t)(v - w->ds->value), indent, key_row(v->key)->name);
	}
	for (size_t i = d->first; i < d->first + d->values; i++) {
		enum key key = w->ds->value[i].key;

		if (key != KEY_TYPE && key != KEY_GENRE && key != KEY_TITLE && key != KEY_CUSTOM &&
		    is_first(w, i))
			put_value(w, d, i, indent, key_row(key)->name);
	}
	put_suggestion(w, d, indent);
	put_custom(w, d, indent);
}

static void
put_parties(struct draft_writer *w, bool organisations)
{
	bool any = false;

	for (size_t i = 0; i < w->g->parties; i++) {
		if (w->g->party[i].organisation != organisations)
			continue;
		if (!any)
			buf_puts(w->out, organisations ? "\norganisations:\n" : "\npeople:\n");
		any = true;
		draft_write_party(w, i, 2);
	}
}

void
draft_write(struct draft_writer *w)
{
	came_from(w, w->ds->source->begin);
	buf_puts(w->out, "pacecat: 1\n");
	if (!w->unregistered) {
		put_parties(w, true);
		put_parties(w, false);
	}
	if (w->ds->count)
		buf_puts(w->out, "\nstudies:\n");
	for (size_t i = 0; i < w->ds->count && !progress_cancelled(w->ds->source->progress); i++)
		draft_write_study(w, i, 2);
}

void
draft_writer_release(struct draft_writer *w)
{
	free(w->origin);
	suggest_release(&w->suggest);
	*w = (struct draft_writer){ .origin = NULL };
}
