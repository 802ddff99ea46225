/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a file that pacecat keeps for itself; the first one chooses which.  Whatever it is,
 * what is remembered comes back, and nothing of others is lost.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "format/read.h"
#include "store/cache.h"
#include "store/load.h"
#include "store/seen.h"
#include "store/state-entry.h"
#include "store/style-choice.h"
#include "sys/file.h"
#include "tests/folder.h"

#define KEY "reef"
#define PLACES_MAX 100 /* of which none is forgotten */
#define HEADER 32      /* of a file of ids: before the first of them */

/* Of a stamp: what it is, and which file's. */
#define STAMP_HEADER (8 + sizeof(struct file_identity))

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char text[] =
	"version: 2\n"
	"studies: [{id: a, type: book, title: A}, {id: b, type: book, title: B, formerly: [c]}]\n";

static void
put(const char *name, const void *bytes, size_t len)
{
	char *path = state_path(name);
	bool good = file_write(path, bytes, len, FILE_FOLDERS, NULL);

	assert(good);
	free(path);
}

static bool
is_fit(const struct conf *c)
{
	bool fit = (!c->key || conf_fit(c->key)) && (!c->text || conf_fit(c->text));

	for (size_t i = 0; i < c->items && fit; i++)
		fit = is_fit(&c->item[i]);
	return fit;
}

static bool
is_same(const struct conf *a, const struct conf *b)
{
	bool same = a->form == b->form && a->items == b->items &&
		    !strcmp(a->key ? a->key : "", b->key ? b->key : "") &&
		    !strcmp(a->text ? a->text : "", b->text ? b->text : "");

	for (size_t i = 0; i < a->items && same; i++)
		same = is_same(&a->item[i], &b->item[i]);
	return same;
}

/* Every entry of another catalogue is still there. */
static void
check_others(const struct conf *old, const struct conf *new)
{
	const struct conf *before = conf_find(old, "places"), *now = conf_find(new, "places");

	assert(now && now->form == CONF_LIST);
	if (!before || before->form != CONF_LIST || before->items > PLACES_MAX)
		return;
	for (size_t i = 0; i < before->items; i++) {
		bool found = entry_is_of(&before->item[i], KEY) || !is_fit(&before->item[i]);

		for (size_t k = 0; k < now->items && !found; k++)
			found = is_same(&before->item[i], &now->item[k]);
		assert(found);
	}
}

static void
check_written(const char *s, size_t len, const struct state *written, bool aside)
{
	struct buf bytes = BUF_INIT;
	struct diags unheard = { .diag = NULL };
	struct conf_file old, new;
	struct state again;
	char *path = state_path("state.yaml");
	bool good = conf_read(&old, "old", s, len, &unheard), found = state_read(KEY, &again);

	assert(found && !strcmp(kept_get(&again.notes, "4b"), "mine"));
	assert(kept_same(&written->notes, &again.notes));
	assert(kept_same(&written->searches, &again.searches));
	assert(kept_same(&written->links, &again.links));
	file_read(path, &bytes, NULL, NULL);
	found = conf_read(&new, "new", bytes.data, bytes.len, &unheard);
	assert(found);
	if (good && !aside)
		check_others(&old.root, &new.root);
	conf_release(&old);
	conf_release(&new);
	state_release(&again);
	diags_release(&unheard);
	buf_release(&bytes);
	free(path);
}

static void
as_state(const char *s, size_t len)
{
	struct buf notice = BUF_INIT, bytes = BUF_INIT;
	struct state state;
	char *path = state_path("state.yaml");

	put("state.yaml", s, len);
	state_read(KEY, &state);
	kept_set(&state.notes, "4b", "mine");
	if (state_write(KEY, &state, &notice) == STATE_WRITTEN) {
		check_written(s, len, &state, notice.len);
	} else {
		assert(notice.len);
		file_read(path, &bytes, NULL, NULL);
		assert(bytes.len == len && !memcmp(bytes.data, s, len));
	}
	state_release(&state);
	buf_release(&bytes);
	buf_release(&notice);
	free(path);
}

static void
as_style(const char *s, size_t len)
{
	struct style_choice choice, again;
	bool read;

	put("style.yaml", s, len);
	if (!style_choice_read(&choice, "apa"))
		return;
	assert(*choice.style && choice.language);
	if (conf_fit(choice.style) && conf_fit(choice.language) &&
	    style_choice_write(choice.style, choice.language, "mla", NULL)) {
		read = style_choice_read(&again, "mla");
		assert(read && !strcmp(again.style, choice.style) &&
		       !strcmp(again.language, choice.language));
		style_choice_release(&again);
	}
	style_choice_release(&choice);
}

/* Write the one file of ids, all of it or only what is behind its header. */
static void
put_ids(const char *s, size_t len, bool headed)
{
	struct paths files = { .path = NULL };
	struct buf b = BUF_INIT;
	char *seen = state_path("seen");
	uint64_t count = len / sizeof count;

	folder_list(seen, "", &files, NULL);
	assert(files.count == 1);
	if (headed) {
		file_read(files.path[0], &b, NULL, NULL);
		buf_truncate(&b, HEADER - sizeof count);
		buf_add(&b, &count, sizeof count);
		len = (size_t)count * sizeof count;
	}
	buf_add(&b, s, len);
	file_write(files.path[0], b.data, b.len, 0, NULL);
	buf_release(&b);
	paths_release(&files);
	free(seen);
}

/* Ids that are in no order, or there twice, make another count and nothing worse. */
static void
as_ids(const char *s, size_t len, bool headed)
{
	static char version[] = "1";
	const struct edition edition = { .version = version };
	struct diags diags = { .diag = NULL };
	struct catalogue *c = catalogue_read_one("c.yaml", text, sizeof text - 1, &diags);
	struct seen none = { .id = NULL }, seen;
	struct seen_work work = { .catalogue = c, .key = KEY, .edition = &edition, .base = &none };
	bool open;

	assert(c && !diags.count);
	seen_compare(&work);
	seen_keep(&work);
	seen_work_release(&work);
	put_ids(s, len, headed);
	open = seen_open(&seen, KEY, &edition);
	assert(open || !headed);
	assert(!headed || seen.ids == len / sizeof *seen.id);
	work = (struct seen_work){ .catalogue = c, .key = KEY, .edition = &edition, .base = &seen };
	seen_compare(&work);
	assert(work.fresh <= catalogue_count(c, KIND_STUDY));
	assert(open || !work.fresh);
	seen_work_release(&work);
	seen_close(&seen);
	catalogue_free(c);
	diags_release(&diags);
}

/* A catalogue in the cache, opened once, so that it has its stamp. */
static void
keep_cached(const char *source)
{
	struct diags diags = { .diag = NULL };
	struct file_identity identity;
	struct caching caching;
	enum exit_status status;
	struct catalogue *c;
	bool good = file_write(source, text, sizeof text - 1, 0, NULL) &&
		    file_identity(source, &identity);

	assert(good);
	caching_start(&caching);
	caching_add(&caching, source, &identity, hash64(text, sizeof text - 1, 0));
	c = load_fresh(&source, 1, &diags, &status);
	caching_finish(&caching, -1, &source, 1, c, &diags);
	catalogue_free(c);
	c = cache_open(&source, 1, &diags);
	assert(c);
	catalogue_free(c);
	diags_release(&diags);
}

/* Write the stamp, or over what is in it behind its header and before its hash. */
static void
put_stamp(const char *s, size_t len, bool headed)
{
	struct paths files = { .path = NULL };
	struct buf b = BUF_INIT, rest = BUF_INIT;
	char *cache = path_join(folder, PACKAGE);
	uint64_t hash;

	folder_list(cache, ".checked", &files, NULL);
	assert(files.count == 1);
	if (headed) {
		file_read(files.path[0], &rest, NULL, NULL);
		buf_truncate(&rest, rest.len - sizeof hash);
		buf_add(&b, rest.data, STAMP_HEADER);
	}
	buf_add(&b, s, len);
	if (rest.len > b.len)
		buf_add(&b, rest.data + b.len, rest.len - b.len);
	hash = hash64(b.data, b.len, 0);
	if (headed)
		buf_add(&b, &hash, sizeof hash);
	file_write(files.path[0], b.data, b.len, 0, NULL);
	buf_release(&b);
	buf_release(&rest);
	paths_release(&files);
	free(cache);
}

/* Whatever the stamp says, what is opened is the catalogue, or nothing. */
static void
as_stamp(const char *s, size_t len, bool headed)
{
	struct diags diags = { .diag = NULL };
	char *source = path_join(folder, "c.yaml");
	const char *const paths[] = { source };
	struct catalogue *c;

	setenv("XDG_CACHE_HOME", folder, 1);
	keep_cached(source);
	put_stamp(s, len, headed);
	c = cache_open(paths, 1, &diags);
	assert(!c || (catalogue_count(c, KIND_STUDY) == 2 && !diags.count));
	assert(c || headed);
	if (c)
		catalogue_free(c);
	diags_release(&diags);
	free(source);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data + 1;

	if (!size || !folder_begin())
		return 0;
	setenv("XDG_STATE_HOME", folder, 1);
	/* "a": the state, "b": a style that was chosen, "c" and "d": ids, "e" and "f": a stamp. */
	switch ((unsigned char)(data[0] - 'a') % 6) {
	case 0:
		as_state(s, size - 1);
		break;
	case 1:
		as_style(s, size - 1);
		break;
	case 2:
		as_ids(s, size - 1, true);
		break;
	case 3:
		as_ids(s, size - 1, false);
		break;
	default:
		as_stamp(s, size - 1, data[0] == 'e');
		break;
	}
	folder_end();
	return 0;
}
