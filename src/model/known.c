/* SPDX-License-Identifier: MIT */
#include "model/known.h"

#include <string.h>

#include "text/fold.h"

static bool
is_marked(void *context, uint32_t record)
{
	const struct known *k = context;

	return k->marks && marks_has(k->marks, record);
}

static const char *
note(void *context, uint32_t record)
{
	const struct known *k = context;

	return k->notes ? notes_get(k->notes, record) : NULL;
}

static uint32_t
next_noted(void *context, uint32_t from)
{
	const struct known *k = context;

	return k->notes ? notes_next(k->notes, from) : RECORD_NONE;
}

static const char *
saved(void *context, const char *name, size_t len)
{
	const struct known *k = context;
	const char *found = k->searches ? search_find(k->searches, name, len) : NULL;

	return found ? search_query(kept_get(k->searches, found)) : NULL;
}

static const char *
saved_name(void *context, size_t i)
{
	const struct known *k = context;

	for (size_t at = 0; k->searches && at < k->searches->count; at++)
		if (k->searches->text[at].now && !i--)
			return k->searches->text[at].key;
	return NULL;
}

struct query_hooks
known_hooks(struct known *k)
{
	return (struct query_hooks){ .is_marked = is_marked, .news = k->news, .note = note,
				     .next_noted = next_noted, .saved = saved,
				     .saved_name = saved_name, .context = k };
}

size_t
search_view_len(const char *text)
{
	return strcspn(text, "\n");
}

const char *
search_query(const char *text)
{
	size_t len = search_view_len(text);

	return text[len] ? text + len + 1 : text + len;
}

const char *
search_find(const struct kept *k, const char *typed, size_t len)
{
	struct buf want = BUF_INIT, name = BUF_INIT;
	const char *near = NULL, *found = NULL;

	fold_add(&want, typed, len);
	for (size_t i = 0; i < k->count && !found; i++) {
		const char *key = k->text[i].key;

		if (!k->text[i].now)
			continue;
		buf_clear(&name);
		fold_add(&name, key, strlen(key));
		if (strlen(key) == len && !memcmp(key, typed, len))
			found = key;
		else if (!near && name.len == want.len && !memcmp(name.data, want.data, want.len))
			near = key;
	}
	buf_release(&want);
	buf_release(&name);
	return found ? found : near;
}

void
search_clash(struct kept *k, const char *name, const char *ours)
{
	struct buf other = BUF_INIT;
	unsigned n = 2;

	do {
		buf_clear(&other);
		buf_printf(&other, "%s %u", name, n++);
	} while (kept_get(k, other.data) && strcmp(kept_get(k, other.data), ours) != 0);
	kept_set(k, other.data, ours);
	buf_release(&other);
}

void
link_clash(struct kept *links, const char *address, const char *ours)
{
	kept_set(links, address, ours);
}
