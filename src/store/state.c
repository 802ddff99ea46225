/* SPDX-License-Identifier: MIT */
/*
 * The file is YAML with one line for each catalogue, the one looked at last first:
 *
 *	pacecat-state: 1
 *	places:
 *	- {"catalogue": "asm-pace", "view": "studies", "record": "saphirs-caz", "scroll": "3",
 *	   "order": {"studies": "year"}, "marked": {"study": ["saphirs-caz"]}}
 */
#include "store/state.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/conf.h"
#include "sys/file.h"
#include "text/utf8.h"

#define VERSION_KEY "pacecat-state"
#define ENTRIES_MAX 200         /* older ones are forgotten */
#define LOCK_MS 300             /* a program that has to end has two seconds for all */

char *
state_key(const struct catalogue *catalogue, const struct paths *paths)
{
	const char *id = catalogue && catalogue_count(catalogue, KIND_PROGRAMME) ?
		record_id(catalogue, catalogue_first(catalogue, KIND_PROGRAMME)) : "";
	char *real;

	if (*id)
		return xstrdup(id);
	if (!paths->count)
		return xstrdup("");
	real = path_real(paths->path[0]);
	return real ? real : xstrdup(paths->path[0]);
}

/* The path of a file in the folder of the state, or NULL. */
static char *
state_path(const char *name)
{
	char *base = path_base(PATH_STATE);
	char *folder = base ? path_join(base, "pacecat") : NULL;
	char *path = folder ? path_join(folder, name) : NULL;

	free(folder);
	free(base);
	return path;
}

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

static void
take_marks(struct marks *marks, const struct conf *marked)
{
	for (size_t i = 0; marked && marked->form == CONF_MAP && i < marked->items; i++) {
		const struct conf *ids = &marked->item[i];

		for (size_t k = 0; k < conf_texts(ids); k++) {
			const char *id = conf_text(conf_text_at(ids, k));

			if (id && *id)
				marks_recall(marks, ids->key, id);
		}
	}
}

static void
take_entry(struct state *s, const struct conf *c)
{
	const struct conf *order = conf_find(c, "order");
	const char *scroll = conf_text(conf_find(c, "scroll"));

	s->view = copy(conf_text(conf_find(c, "view")));
	s->record = copy(conf_text(conf_find(c, "record")));
	s->version = copy(conf_text(conf_find(c, "version")));
	if (scroll && *scroll >= '0' && *scroll <= '9')
		s->scroll = strtoul(scroll, NULL, 10);
	for (size_t i = 0; order && order->form == CONF_MAP && i < order->items; i++)
		if (order->item[i].text)
			state_set_order(s, order->item[i].key, order->item[i].text);
	take_marks(&s->marks, conf_find(c, "marked"));
}

static bool
is_of(const struct conf *entry, const char *key)
{
	const char *catalogue = conf_text(conf_find(entry, "catalogue"));

	return catalogue && !strcmp(catalogue, key);
}

/* The file as it is now; *newer: it is a later version's, and not ours to change. */
static const struct conf *
read_places(struct conf_file *file, const char *path, struct buf *bytes, bool *newer)
{
	struct diags unheard = { 0 };
	const struct conf *places = NULL;
	const char *version = NULL;

	*file = (struct conf_file){ 0 };
	if (file_read(path, bytes, NULL, NULL) == FILE_OK &&
	    conf_read(file, path, bytes->data, bytes->len, &unheard)) {
		version = conf_text(conf_find(&file->root, VERSION_KEY));
		if (version && !strcmp(version, "1"))
			places = conf_find(&file->root, "places");
	}
	*newer = version && !places && strcmp(version, "1");
	diags_release(&unheard);
	return places && places->form == CONF_LIST ? places : NULL;
}

bool
state_read(const char *key, struct state *s)
{
	char *path = state_path("state.yaml");
	const struct conf *places;
	struct buf bytes = BUF_INIT;
	struct conf_file file;
	bool found = false, newer;

	*s = (struct state){ 0 };
	if (!path)
		return false;
	places = read_places(&file, path, &bytes, &newer);
	for (size_t i = 0; places && i < places->items && !found; i++) {
		found = is_of(&places->item[i], key);
		if (found)
			take_entry(s, &places->item[i]);
	}
	conf_release(&file);
	buf_release(&bytes);
	free(path);
	return found;
}

/* Would the reader give the text back as it is? */
static bool
storable(const char *s)
{
	size_t len = strlen(s), bytes;
	uint32_t c;

	for (size_t i = 0; i < len; i += bytes) {
		bytes = utf8_decode(s + i, len - i, &c);
		if (!bytes || c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0xfeff || c == 0x2028 ||
		    c == 0x2029 || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
			return false;
	}
	return true;
}

static void
add_quoted(struct buf *b, const char *s)
{
	buf_putc(b, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			buf_putc(b, '\\');
		buf_putc(b, *s);
	}
	buf_putc(b, '"');
}

static void
add_pair(struct buf *b, const char *name, const char *value)
{
	if (!value || !storable(value))
		return;
	buf_printf(b, ", \"%s\": ", name);
	add_quoted(b, value);
}

/* Append ", "marked": {"study": ["a", "b"]}". */
static void
add_marks(struct buf *b, const struct marks *marks)
{
	size_t words = 0;

	for (size_t word = 0; marks_kind(word); word++) {
		size_t ids = 0;

		for (size_t i = 0; i < marks->count; i++) {
			const struct mark *m = &marks->mark[i];

			if (!m->now || mark_kind(m) != word || !storable(mark_id(m)))
				continue;
			if (!ids++)
				buf_printf(b, "%s\"%s\": [", words++ ? "], " : ", \"marked\": {",
					   marks_kind(word));
			else
				buf_puts(b, ", ");
			add_quoted(b, mark_id(m));
		}
	}
	buf_puts(b, words ? "]}" : "");
}

static void
add_entry(struct buf *b, const char *key, const struct state *s, const struct marks *marks)
{
	size_t written = 0;

	buf_puts(b, "- {\"catalogue\": ");
	add_quoted(b, key);
	add_pair(b, "view", s->view);
	add_pair(b, "record", s->record);
	add_pair(b, "version", s->version);
	if (s->scroll)
		buf_printf(b, ", \"scroll\": \"%lu\"", s->scroll);
	for (size_t i = 0; i < s->orders; i++) {
		const struct state_order *o = &s->order[i];

		if (!storable(o->list) || !storable(o->order))
			continue;
		buf_puts(b, written++ ? ", " : ", \"order\": {");
		add_quoted(b, o->list);
		buf_puts(b, ": ");
		add_quoted(b, o->order);
	}
	buf_puts(b, written ? "}" : "");
	add_marks(b, marks);
	buf_puts(b, "}\n");
}

/* The marks as they are in the file by now. */
static void
take_own_marks(struct marks *marks, const struct conf *places, const char *key)
{
	for (size_t i = 0; places && i < places->items; i++)
		if (is_of(&places->item[i], key)) {
			take_marks(marks, conf_find(&places->item[i], "marked"));
			return;
		}
}

/* The file as it shall be: our entry, then those of other catalogues as they are. */
static void
merge(struct buf *b, const struct conf *places, const char *key, const struct state *s)
{
	struct marks marks = { 0 };
	size_t written = 1;

	take_own_marks(&marks, places, key);
	marks_change(&marks, &s->marks);
	buf_puts(b, VERSION_KEY ": 1\nplaces:\n");
	add_entry(b, key, s, &marks);
	marks_release(&marks);
	for (size_t i = 0; places && i < places->items && written < ENTRIES_MAX; i++) {
		const struct conf *c = &places->item[i];
		const char *other = conf_text(conf_find(c, "catalogue"));
		struct state old = { 0 };

		if (!other || is_of(c, key))
			continue;
		take_entry(&old, c);
		add_entry(b, other, &old, &old.marks);
		state_release(&old);
		written++;
	}
}

static bool
write_merged(const char *path, const char *key, const struct state *s, struct buf *err)
{
	struct buf bytes = BUF_INIT, new = BUF_INIT;
	struct conf_file file;
	bool newer, good = true;
	const struct conf *places = read_places(&file, path, &bytes, &newer);

	if (newer) {
		buf_puts(err, _("the file was written by a newer pacecat"));
		good = false;
	} else {
		merge(&new, places, key, s);
		if (new.len != bytes.len || memcmp(new.data, bytes.data, new.len))
			good = file_write(path, new.data, new.len, FILE_FOLDERS, err);
	}
	conf_release(&file);
	buf_release(&bytes);
	buf_release(&new);
	return good;
}

static bool
write_locked(const char *path, const char *key, const struct state *s, struct buf *err)
{
	char *lock_path = state_path("state.lock");
	char *folder = path_folder(path);
	bool good = folder_make(folder, err);

	if (good) {
		int lock = file_lock(lock_path, LOCK_MS);

		/*
		 * Where there are no locks another's entry may be lost, and nothing worse.  Who
		 * has the lock for so long is at least as late a reader as we are.
		 */
		if (lock >= 0 || errno != EAGAIN)
			good = write_merged(path, key, s, err);
		file_unlock(lock);
	}
	free(folder);
	free(lock_path);
	return good;
}

bool
state_write(const char *key, const struct state *s, struct buf *notice)
{
	char *path = state_path("state.yaml");
	struct buf err = BUF_INIT;
	bool good = false;

	if (path && (!*key || !storable(key)))
		good = true;
	else if (path)
		good = write_locked(path, key, s, &err);
	if (!good && notice && path)
		buf_printf(notice, _("your place cannot be remembered in %s: %s"), path, err.data);
	else if (!good && notice)
		buf_puts(notice, _("your place cannot be remembered: there is no home folder"));
	buf_release(&err);
	free(path);
	return good;
}

void
state_set_order(struct state *s, const char *list, const char *order)
{
	for (size_t i = 0; i < s->orders; i++) {
		if (strcmp(s->order[i].list, list))
			continue;
		free(s->order[i].order);
		s->order[i].order = xstrdup(order);
		return;
	}
	s->order = mem_grow(s->order, &s->order_room, s->orders + 1, sizeof *s->order);
	s->order[s->orders++] = (struct state_order){
		.list = xstrdup(list), .order = xstrdup(order),
	};
}

const char *
state_order(const struct state *s, const char *list)
{
	for (size_t i = 0; i < s->orders; i++)
		if (!strcmp(s->order[i].list, list))
			return s->order[i].order;
	return NULL;
}

void
state_release(struct state *s)
{
	for (size_t i = 0; i < s->orders; i++) {
		free(s->order[i].list);
		free(s->order[i].order);
	}
	free(s->order);
	free(s->view);
	free(s->record);
	free(s->version);
	marks_release(&s->marks);
	*s = (struct state){ 0 };
}
