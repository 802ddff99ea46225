/* SPDX-License-Identifier: MIT */
#include "model/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static char *
copy(const char *s)
{
	return s && *s ? xstrdup(s) : NULL;
}

static bool
same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static void
replace(char **text, const char *with)
{
	char *new = copy(with);

	free(*text);
	*text = new;
}

static const struct kept_text *
find(const struct kept *k, const char *key)
{
	uint32_t at = table_find(&k->place, key, strlen(key));

	return at == TABLE_NONE ? NULL : &k->text[at];
}

static struct kept_text *
place_of(struct kept *k, const char *key)
{
	uint32_t at = table_find(&k->place, key, strlen(key));
	char *own;

	if (at != TABLE_NONE)
		return &k->text[at];
	own = xstrdup(key);
	table_add(&k->place, own, strlen(own), (uint32_t)k->count);
	k->text = mem_grow(k->text, &k->room, k->count + 1, sizeof *k->text);
	k->text[k->count] = (struct kept_text){ .key = own };
	return &k->text[k->count++];
}

void
kept_release(struct kept *k)
{
	for (size_t i = 0; i < k->count; i++) {
		free(k->text[i].key);
		free(k->text[i].now);
		free(k->text[i].before);
	}
	free(k->text);
	table_release(&k->place);
	*k = (struct kept){ 0 };
}

void
kept_copy(struct kept *to, const struct kept *from)
{
	for (size_t i = 0; i < from->count; i++) {
		struct kept_text *t = place_of(to, from->text[i].key);

		t->now = copy(from->text[i].now);
		t->before = copy(from->text[i].before);
	}
}

const char *
kept_get(const struct kept *k, const char *key)
{
	const struct kept_text *t = find(k, key);

	return t ? t->now : NULL;
}

bool
kept_same(const struct kept *a, const struct kept *b)
{
	bool is = kept_count(a) == kept_count(b);

	for (size_t i = 0; is && i < a->count; i++)
		is = same(a->text[i].now, kept_get(b, a->text[i].key));
	return is;
}

void
kept_set(struct kept *k, const char *key, const char *text)
{
	replace(&place_of(k, key)->now, text);
}

void
kept_recall(struct kept *k, const char *key, const char *text)
{
	struct kept_text *t = place_of(k, key);

	replace(&t->now, text);
	replace(&t->before, text);
}

size_t
kept_count(const struct kept *k)
{
	size_t n = 0;

	for (size_t i = 0; i < k->count; i++)
		n += k->text[i].now != NULL;
	return n;
}

bool
kept_changed(const struct kept *k)
{
	for (size_t i = 0; i < k->count; i++)
		if (!same(k->text[i].now, k->text[i].before))
			return true;
	return false;
}

void
kept_settle(struct kept *k)
{
	for (size_t i = 0; i < k->count; i++)
		if (!same(k->text[i].now, k->text[i].before))
			replace(&k->text[i].before, k->text[i].now);
}

void
kept_forget(struct kept *k)
{
	for (size_t i = 0; i < k->count; i++)
		replace(&k->text[i].before, NULL);
}

void
kept_merge(struct kept *k, const struct kept *remembered)
{
	for (size_t i = 0; i < remembered->count; i++)
		place_of(k, remembered->text[i].key);
	for (size_t i = 0; i < k->count; i++) {
		struct kept_text *ours = &k->text[i];
		const struct kept_text *theirs = find(remembered, ours->key);

		if (same(ours->now, ours->before))
			replace(&ours->now, theirs ? theirs->now : NULL);
		replace(&ours->before, theirs ? theirs->before : NULL);
	}
}

void
kept_change(struct kept *k, const struct kept *from,
	    void (*clash)(struct kept *, const char *key, const char *ours))
{
	for (size_t i = 0; i < from->count; i++) {
		const struct kept_text *ours = &from->text[i];
		const char *theirs = kept_get(k, ours->key);

		if (same(ours->now, ours->before) || same(ours->now, theirs))
			continue;
		if (!theirs || same(theirs, ours->before))
			kept_set(k, ours->key, ours->now);
		else if (ours->now)
			clash(k, ours->key, ours->now);
	}
}
