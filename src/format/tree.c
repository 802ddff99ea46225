/* SPDX-License-Identifier: MIT */
#include "format/tree.h"

#include <string.h>

#include "format/yaml.h"

struct reading {
	struct yaml *yaml;
	struct yaml_event event;
	struct pool *pool;
};

static void
next(struct reading *r)
{
	yaml_next(r->yaml, &r->event);
}

/* The value that the current event begins, up to its last event.  The reader bounds the depth. */
static struct tree *
read_value(struct reading *r)
{
	struct tree *t = pool_new(r->pool, sizeof *t), *last = NULL;
	bool map = r->event.what == EVENT_MAP;

	*t = (struct tree){ .key = { .s = "" }, .text = { .s = "" }, .at = r->event.at };
	if (r->event.what == EVENT_TEXT) {
		bool null = r->event.plain && (!r->event.len || !strcmp(r->event.text, "null") ||
					       !strcmp(r->event.text, "~"));

		t->form = null ? TREE_NULL : TREE_TEXT;
		if (!null)
			t->text = pool_str(r->pool, r->event.text, r->event.len);
		return t;
	}
	t->form = map ? TREE_MAP : TREE_LIST;
	for (next(r); r->event.what != EVENT_LIST_END && r->event.what != EVENT_MAP_END &&
		      r->event.what != EVENT_END;
	     next(r)) {
		struct str key = { .s = "" };
		size_t key_at = r->event.at;
		struct tree *child;

		if (map) {
			key = pool_str(r->pool, r->event.text, r->event.len);
			next(r);
			if (r->event.what == EVENT_END)
				break;
		}
		child = read_value(r);
		child->key = key;
		child->key_at = key_at;
		if (last)
			last->next = child;
		else
			t->first = child;
		last = child;
		t->count++;
	}
	return t;
}

const struct tree *
tree_read(struct source *source, struct pool *pool)
{
	struct reading r = { .yaml = yaml_open(source), .pool = pool };
	const struct tree *t = NULL;

	next(&r);
	if (r.event.what != EVENT_END)
		t = read_value(&r);
	while (r.event.what != EVENT_END)
		next(&r);
	yaml_close(r.yaml);
	return t;
}

const struct tree *
tree_get(const struct tree *t, const char *key)
{
	if (!t || t->form != TREE_MAP)
		return NULL;
	for (const struct tree *c = t->first; c; c = c->next)
		if (str_is(c->key, key))
			return c->form == TREE_NULL ? NULL : c;
	return NULL;
}

struct str
tree_text(const struct tree *t, const char *key)
{
	const struct tree *c = tree_get(t, key);

	return c ? c->text : (struct str){ .s = "", .len = 0 };
}
