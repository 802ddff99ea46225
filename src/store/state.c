/* SPDX-License-Identifier: MIT */
/*
 * The file is YAML with one line for each catalogue (store/state-entry.h), the one looked at last
 * first:
 *
 *	pacecat-state: 1
 *	places:
 *	- {"catalogue": "asm-pace", ...}
 *	- {"catalogue": "/home/rakoto/reefs.yaml", ...}
 */
#include "store/state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/known.h"
#include "model/notes.h"
#include "store/state-entry.h"
#include "sys/file.h"

#define VERSION_KEY "pacecat-state"
#define PLACES_KEY "places"
#define ENTRIES_MAX 200                 /* older ones without words of the reader's are forgotten */
#define BYTES_MAX ((size_t)16 << 20)
#define LOCK_MS 300                     /* a program that has to end has two seconds for all */
#define LOCK_DEAR_MS 1000               /* when words of the reader's wait to be written */

/* A path is bytes: what YAML could not hold of it stands there as "%XX". */
static char *
path_key(const char *path)
{
	struct buf b = BUF_INIT;

	if (conf_fit(path) && !strpbrk(path, "\n\t"))
		return xstrdup(path);
	/* No path that stands as it is begins so: it is absolute, or there is no such file. */
	buf_puts(&b, "bytes:");
	for (; *path; path++)
		if (*path > ' ' && *path < 0x7f && *path != '%')
			buf_putc(&b, *path);
		else
			buf_printf(&b, "%%%02X", (unsigned)(unsigned char)*path);
	return buf_detach(&b);
}

char *
state_key(const struct catalogue *catalogue, const struct paths *paths)
{
	const char *id = catalogue && catalogue_count(catalogue, KIND_PROGRAMME) ?
		record_id(catalogue, catalogue_first(catalogue, KIND_PROGRAMME)) : "";
	char *real, *key;

	if (*id)
		return xstrdup(id);
	if (!paths->count)
		return xstrdup("");
	real = path_real(paths->path[0]);
	key = path_key(real ? real : paths->path[0]);
	free(real);
	return key;
}

char *
state_path(const char *name)
{
	char *base = path_base(PATH_STATE);
	char *folder = base ? path_join(base, "pacecat") : NULL;
	char *path = folder ? path_join(folder, name) : NULL;

	free(folder);
	free(base);
	return path;
}

/* What there is where the state's file should be. */
enum sort {
	SORT_NOTHING,
	SORT_OURS,
	SORT_DAMAGED,                   /* or another program's; what could be read is there */
	SORT_NEWER,
	SORT_UNREADABLE
};

struct stored {
	enum sort sort;
	struct buf bytes;
	struct conf_file file;
	const struct conf *places;      /* NULL: none */
};

static bool
is_later(const char *version)
{
	return version && *version >= '1' && *version <= '9' && strcmp(version, "1") != 0;
}

/* Errors are of no use to a reader who did not write the file. */
static void
stored_parse(struct stored *f, const char *path)
{
	struct diags unheard = { 0 };
	bool good = conf_read(&f->file, path, f->bytes.data, f->bytes.len, &unheard);
	const char *version = conf_text(conf_find(&f->file.root, VERSION_KEY));
	const struct conf *places = conf_find(&f->file.root, PLACES_KEY);

	diags_release(&unheard);
	f->sort = SORT_DAMAGED;
	if (is_later(version))
		f->sort = SORT_NEWER;
	else if (version && !strcmp(version, "1") && places && places->form == CONF_LIST)
		f->places = places;
	if (f->sort == SORT_DAMAGED && good && version && !strcmp(version, "1") &&
	    (!places || places->form == CONF_LIST || places->form == CONF_NOTHING))
		f->sort = SORT_OURS;
	if (strspn(f->bytes.data, " \t\r\n") == f->bytes.len)
		f->sort = SORT_NOTHING;
}

static void
stored_read(struct stored *f, const char *path, struct buf *err)
{
	struct file_identity identity;
	enum file_result result = FILE_TOO_LARGE;

	*f = (struct stored){ .bytes = BUF_INIT };
	if (!file_identity(path, &identity) || identity.size <= BYTES_MAX)
		result = file_read(path, &f->bytes, NULL, err);
	if (result == FILE_OK)
		stored_parse(f, path);
	else
		f->sort = result == FILE_MISSING ? SORT_NOTHING :
			  result == FILE_TOO_LARGE ? SORT_DAMAGED : SORT_UNREADABLE;
}

static void
stored_release(struct stored *f)
{
	conf_release(&f->file);
	buf_release(&f->bytes);
}

/* An entry that stands there twice was written by hand: nothing in it is lost. */
static const struct conf *
take(struct state *s, const struct stored *f, const char *key)
{
	const struct conf *found = NULL;

	for (size_t i = 0; f->places && i < f->places->items; i++) {
		const struct conf *c = &f->places->item[i];

		if (!entry_is_of(c, key))
			continue;
		if (found)
			entry_take_kept(s, c);
		else
			entry_take(s, c);
		found = found ? found : c;
	}
	return found;
}

bool
state_read(const char *key, struct state *s)
{
	char *path = state_path("state.yaml");
	struct stored f;
	bool found;

	*s = (struct state){ 0 };
	if (!path)
		return false;
	stored_read(&f, path, NULL);
	found = take(s, &f, key) != NULL;
	stored_release(&f);
	free(path);
	return found;
}

static void
set(char **to, const char *from)
{
	char *copy = from ? xstrdup(from) : NULL;

	free(*to);
	*to = copy;
}

/* Make of what is remembered what shall be. */
static void
change(struct state *now, const struct state *s)
{
	marks_change(&now->marks, &s->marks);
	kept_change(&now->notes, &s->notes, notes_clash);
	kept_change(&now->searches, &s->searches, search_clash);
	kept_change(&now->links, &s->links, link_clash);
	if (!s->no_place) {
		set(&now->view, s->view);
		set(&now->record, s->record);
		now->scroll = s->scroll;
		while (now->orders) {
			free(now->order[--now->orders].list);
			free(now->order[now->orders].order);
		}
		for (size_t i = 0; i < s->orders; i++)
			state_set_order(now, s->order[i].list, s->order[i].order);
	}
	/* Another session may have looked at a later edition meanwhile. */
	if (s->turned && !edition_older(&s->edition, &now->edition)) {
		edition_release(&now->edition);
		edition_release(&now->before);
		edition_copy(&now->edition, &s->edition);
		edition_copy(&now->before, &s->before);
		now->fresh = s->fresh;
	}
}

/* What other versions have written beside the places. */
static void
add_others(struct buf *b, const struct conf *root)
{
	for (size_t i = 0; root->form == CONF_MAP && i < root->items; i++) {
		const struct conf *c = &root->item[i];

		if (!strcmp(c->key, VERSION_KEY) || !strcmp(c->key, PLACES_KEY))
			continue;
		conf_add_key(b, c->key, false);
		conf_add(b, c);
		buf_putc(b, '\n');
	}
}

/* The file as it shall be: our entry, then those of other catalogues as they are. */
static void
merge(struct buf *b, const struct stored *f, const char *key, const struct state *now,
      const struct conf *own)
{
	size_t written = 1;

	buf_puts(b, VERSION_KEY ": 1\n");
	add_others(b, &f->file.root);
	buf_puts(b, PLACES_KEY ":\n");
	entry_add(b, key, now, own);
	for (size_t i = 0; f->places && i < f->places->items; i++) {
		const struct conf *c = &f->places->item[i];

		if (entry_is_of(c, key) || (!entry_is_dear(c) && written++ >= ENTRIES_MAX))
			continue;
		buf_puts(b, "- ");
		conf_add(b, c);
		buf_putc(b, '\n');
	}
}

/* Others' words are ours now, and all of them are written. */
static void
adopt(struct state *s, struct state *now)
{
	marks_release(&s->marks);
	kept_release(&s->notes);
	kept_release(&s->searches);
	kept_release(&s->links);
	s->marks = now->marks;
	s->notes = now->notes;
	s->searches = now->searches;
	s->links = now->links;
	marks_settle(&s->marks);
	kept_settle(&s->notes);
	kept_settle(&s->searches);
	kept_settle(&s->links);
	now->marks = (struct marks){ 0 };
	now->notes = now->searches = now->links = (struct kept){ 0 };
}

static bool
write_file(const char *path, const struct buf *new, const struct stored *f, struct buf *aside,
	   struct buf *err)
{
	if (new->len > BYTES_MAX) {
		buf_printf(err, _("it would be larger than %u MB"), (unsigned)(BYTES_MAX >> 20));
		return false;
	}
	if (f->sort == SORT_OURS && new->len == f->bytes.len &&
	    !memcmp(new->data, f->bytes.data, new->len))
		return true;
	if (f->sort == SORT_DAMAGED && !file_set_aside(path, aside, err))
		return false;
	return file_write(path, new->data, new->len, FILE_FOLDERS, err);
}

/*
 * Where the file is gone or cannot be understood nobody has taken anything away: what the session
 * knows from it is all that there is.
 */
static void
forget(struct state *s)
{
	marks_forget(&s->marks);
	kept_forget(&s->notes);
	kept_forget(&s->searches);
	kept_forget(&s->links);
}

static bool
write_merged(const char *path, const char *key, struct state *s, struct buf *aside,
	     struct buf *err)
{
	struct state now = { 0 };
	struct buf new = BUF_INIT;
	struct stored f;
	const struct conf *own;
	bool good = false;

	stored_read(&f, path, err);
	if (f.sort == SORT_NEWER)
		buf_puts(err, _("the file was written by a newer pacecat"));
	else if (f.sort != SORT_UNREADABLE) {
		buf_clear(err);
		own = take(&now, &f, key);
		if (f.sort != SORT_OURS)
			forget(s);
		change(&now, s);
		merge(&new, &f, key, &now, own);
		good = write_file(path, &new, &f, aside, err);
		if (good)
			adopt(s, &now);
	}
	state_release(&now);
	stored_release(&f);
	buf_release(&new);
	return good;
}

static bool
is_dear(const struct state *s)
{
	return kept_changed(&s->notes) || kept_changed(&s->searches) || kept_changed(&s->links);
}

static enum state_result
write_locked(const char *path, const char *key, struct state *s, struct buf *aside,
	     struct buf *err)
{
	char *lock_path = state_path("state.lock");
	char *folder = path_folder(path);
	enum state_result result = STATE_REFUSED;

	if (folder_make(folder, err)) {
		int lock = file_lock(lock_path, is_dear(s) ? LOCK_DEAR_MS : LOCK_MS);

		/* Where there are no locks another's entry may be lost, and nothing worse. */
		if (lock < 0 && errno == EAGAIN)
			result = STATE_BUSY;
		else if (write_merged(path, key, s, aside, err)) {
			result = STATE_WRITTEN;
			folder_sweep(folder);
		}
		file_unlock(lock);
	}
	free(folder);
	free(lock_path);
	return result;
}

static void
tell(struct buf *notice, const char *path, bool dear, const struct buf *aside,
     const struct buf *err)
{
	if (aside->len)
		buf_printf(notice, _("%s could not be understood, and is kept as %s"), path,
			   aside->data);
	else if (dear)
		buf_printf(notice, _("your notes and searches cannot be kept in %s: %s"), path,
			   err->data);
	else
		buf_printf(notice, _("your place and marks cannot be remembered in %s: %s"), path,
			   err->data);
}

enum state_result
state_write(const char *key, struct state *s, struct buf *notice)
{
	char *path = state_path("state.yaml");
	struct buf err = BUF_INIT, aside = BUF_INIT;
	enum state_result result = STATE_REFUSED;
	bool dear = is_dear(s);

	if (!path) {
		if (notice)
			buf_puts(notice, dear ?
				 _("your notes and searches cannot be kept: there is no home "
				   "folder") :
				 _("your place and marks cannot be remembered: there is no home "
				   "folder"));
		return result;
	}
	if (!*key || !conf_fit(key) || strpbrk(key, "\n\t"))
		result = STATE_WRITTEN;
	else
		result = write_locked(path, key, s, &aside, &err);
	if (notice && (result == STATE_REFUSED || aside.len))
		tell(notice, path, dear, &aside, &err);
	buf_release(&aside);
	buf_release(&err);
	free(path);
	return result;
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
	free(s->view);
	free(s->record);
	for (size_t i = 0; i < s->orders; i++) {
		free(s->order[i].list);
		free(s->order[i].order);
	}
	free(s->order);
	marks_release(&s->marks);
	kept_release(&s->notes);
	kept_release(&s->searches);
	kept_release(&s->links);
	edition_release(&s->edition);
	edition_release(&s->before);
	*s = (struct state){ 0 };
}
