/* SPDX-License-Identifier: MIT */
#include "format/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/mem.h"
#include "format/out.h"
#include "model/describe.h"

void
losses_release(struct losses *l)
{
	free(l->loss);
	*l = (struct losses){ .loss = NULL };
}

const char *
loss_name(enum loss_kind kind)
{
	static const char *const names[LOSS_KINDS] = {
		[LOSS_WHOLE] = "whole",
		[LOSS_LANGUAGES] = "languages",
		[LOSS_PART] = "part",
		[LOSS_WORDS] = "words",
	};

	return names[kind];
}

static void
lose(struct out *o, const char *key, enum loss_kind kind)
{
	struct losses *l = o->wish.losses;

	if (!l)
		return;
	/* Once is enough. */
	for (size_t i = l->count; i && l->loss[i - 1].study == o->study; i--)
		if (l->loss[i - 1].kind == kind && !strcmp(l->loss[i - 1].key, key))
			return;
	l->loss = mem_grow(l->loss, &l->room, l->count + 1, sizeof *l->loss);
	l->loss[l->count++] = (struct loss){ o->study, key, kind };
}

void
out_lose(struct out *o, enum key key, enum loss_kind kind)
{
	lose(o, key_row(key)->name, kind);
}

/* Does it say anything that could be lost? */
static bool
says(struct value v)
{
	uint32_t count = value_count(v);

	if (value_form(v) == VALUE_TEXT)
		return value_len(v) > 0;
	for (uint32_t i = 0; i < count; i++)
		if (says(value_at(v, i)))
			return true;
	return false;
}

/* Has it a text with tags? */
static bool
has_tags(struct value v)
{
	uint32_t count = value_count(v);

	if (value_form(v) == VALUE_TEXT)
		return value_written(v).len != value_len(v);
	for (uint32_t i = 0; i < count; i++)
		if (has_tags(value_at(v, i)))
			return true;
	return false;
}

/* What nobody has asked for, and the tags of the rest where the format has none. */
static void
lose_rest(struct out *o)
{
	bool tags = o->wish.format->exporter->tags;
	uint32_t count = record_values(o->wish.catalogue, o->study);

	for (uint32_t i = 0; i < count; i++) {
		struct value v = record_value_at(o->wish.catalogue, o->study, i);
		enum key key = value_key(v);

		if ((key >= KEYS || !o->carried[key]) && says(v))
			lose(o, value_key_name(v), LOSS_WHOLE);
		else if (!tags && has_tags(v))
			lose(o, value_key_name(v), LOSS_PART);
	}
}

struct out *
export_new(const struct export *wish, struct buf *to)
{
	struct out *o = xcalloc(1, sizeof *o);

	o->wish = *wish;
	o->b = to;
	o->called = (struct buf)BUF_INIT;
	o->study = RECORD_NONE;
	citekeys_init(&o->keys, wish->catalogue);
	o->among = bits_new(o->keys.count);
	for (size_t i = 0; i < wish->count; i++)
		if (wish->study[i] >= o->keys.first &&
		    wish->study[i] - o->keys.first < o->keys.count)
			bits_set(o->among, wish->study[i] - o->keys.first);
	return o;
}

static void
write_study(struct out *o)
{
	const char *language;

	o->study = o->wish.study[o->next];
	o->key = citekey(&o->keys, o->study);
	o->languages = (struct languages){ .count = 0 };
	if (o->wish.languages)
		o->languages = *o->wish.languages;
	language = record_language(o->wish.catalogue, o->study);
	languages_add(&o->languages, language);
	memset(o->carried, 0, sizeof o->carried);
	o->whole = false;
	/* The id is in every format as itself or has become the key. */
	o->carried[KEY_ID] = true;
	o->wish.format->exporter->study(o);
	if (!o->whole)
		lose_rest(o);
}

bool
export_next(struct out *o)
{
	const struct exporter *e = o->wish.format->exporter;

	if (!o->begun) {
		o->begun = true;
		if (e->begin)
			e->begin(o);
		return true;
	}
	if (o->next < o->wish.count) {
		write_study(o);
		o->next++;
		return true;
	}
	if (o->next > o->wish.count)
		return false;
	o->next++;
	if (e->end)
		e->end(o);
	return true;
}

const char *
export_key(const struct out *o, uint32_t study)
{
	return citekey(&o->keys, study);
}

void
export_free(struct out *o)
{
	if (!o)
		return;
	citekeys_release(&o->keys);
	buf_release(&o->called);
	free(o->among);
	free(o->state);
	free(o);
}
