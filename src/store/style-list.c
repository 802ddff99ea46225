/* SPDX-License-Identifier: MIT */
#include "store/style-list.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sort.h"
#include "base/table.h"
#include "base/thread.h"
#include "base/xml.h"
#include "csl/csl.h"
#include "model/identifier.h"
#include "sys/file.h"
#include "text/fold.h"

/* What a style says about itself is mostly over by then. */
#define HEAD_BYTES ((size_t)8 << 10)
#define EXTENSION ".csl"
#define EXTENSION_LEN (sizeof EXTENSION - 1)

/* The paths of all styles, the first file of each name. */
static void
list_files(struct paths *files, const struct paths *folders)
{
	struct paths all = { .path = NULL }, found = { .path = NULL };
	struct table seen = { .slot = NULL };

	style_subfolders(&all, folders);
	for (size_t i = 0; i < all.count; i++)
		folder_list(all.path[i], EXTENSION, &found, NULL);
	for (size_t i = 0; i < found.count; i++) {
		const char *name = path_name(found.path[i]);

		if (table_add(&seen, name, strlen(name), (uint32_t)i) == i)
			paths_add(files, found.path[i]);
	}
	table_release(&seen);
	paths_release(&found);
	paths_release(&all);
}

static char *
name_of(const char *path)
{
	const char *name = path_name(path);

	return xstrndup(name, strlen(name) - EXTENSION_LEN);
}

static char *
copy(const char *s)
{
	return xstrdup(s ? s : "");
}

static char *
join_fields(const struct csl_style_info *info)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < info->fields; i++)
		buf_printf(&b, "%s%s", i ? " " : "", info->field[i]);
	return buf_detach(&b);
}

static void
entry_init(struct style_entry *entry, const char *path, const struct csl_style_info *info)
{
	struct buf key = BUF_INIT;

	*entry = (struct style_entry){
		.name = name_of(path),
		.path = xstrdup(path),
		.id = copy(info->id),
		.title = copy(info->title),
		.summary = copy(info->summary),
		.format = copy(info->format),
		.fields = join_fields(info),
		.parent = copy(info->parent),
		.locale = copy(info->default_locale),
	};
	sort_key_add(&key, entry->title, strlen(entry->title));
	entry->key_len = key.len;
	entry->key = buf_detach(&key);
}

static void
entry_release(struct style_entry *entry)
{
	free(entry->name);
	free(entry->path);
	free(entry->id);
	free(entry->title);
	free(entry->summary);
	free(entry->format);
	free(entry->fields);
	free(entry->parent);
	free(entry->locale);
	free(entry->key);
}

/* A search on several threads: each takes files and adds what it finds. */
struct search {
	const struct paths *files;
	struct buf *word;               /* folded */
	size_t words;
	const struct progress *progress;
	struct style_list *list;
	pthread_mutex_t mutex;          /* of the list */
};

static void
add_folded(struct buf *b, const char *s)
{
	if (s) {
		fold_add(b, s, strlen(s));
		buf_putc(b, '\n');
	}
}

static bool
matches(const struct search *search, const char *path, const struct csl_style_info *info)
{
	struct buf text = BUF_INIT;
	bool all = true;

	add_folded(&text, path_name(path));
	add_folded(&text, info->title);
	add_folded(&text, info->title_short);
	add_folded(&text, info->id);
	add_folded(&text, info->summary);
	add_folded(&text, info->format);
	for (size_t i = 0; i < info->fields; i++)
		add_folded(&text, info->field[i]);
	for (size_t i = 0; i < search->words && all; i++)
		all = strstr(text.data, search->word[i].data) != NULL;
	buf_release(&text);
	return all;
}

/* Does a text of what lies from s to `end` perhaps go on behind a comment, or is it in CDATA? */
static bool
may_be_parted(const char *s, const char *end)
{
	while ((s = strchr(s, '<')) && s < end)
		if (*++s == '!' || *s == '?')
			return true;
	return false;
}

/*
 * Can the style be told to be none that is looked for without parsing it?  What it says about
 * itself, texts with no element in them, lies in its bytes as it is, but for entities and what
 * may_be_parted knows, if all of it is there.
 */
static bool
surely_not(const struct search *search, const char *path, const struct buf *head)
{
	const char *info = strstr(head->data, "<info");
	const char *end = info ? strstr(info, "</info>") : NULL;
	struct buf text = BUF_INIT;
	bool all = true;

	if (!search->words || !end || memchr(head->data, '&', head->len) ||
	    may_be_parted(info, end))
		return false;
	add_folded(&text, path_name(path));
	fold_add(&text, head->data, head->len);
	for (size_t i = 0; i < search->words && all; i++)
		all = strstr(text.data, search->word[i].data) != NULL;
	buf_release(&text);
	return !all;
}

/* What the style says about itself, or NULL: it is none, or not one that is looked for. */
static struct csl_style *
read_info(const struct search *search, const char *path)
{
	struct buf bytes = BUF_INIT;
	struct csl_style *style = NULL;

	if (file_read_part(path, 0, HEAD_BYTES, &bytes) && !surely_not(search, path, &bytes)) {
		style = csl_style_parse_info(bytes.data, bytes.len, NULL, NULL);
		if (!style && bytes.len == HEAD_BYTES) {
			buf_clear(&bytes);
			if (file_read_part(path, 0, XML_BYTES_MAX, &bytes))
				style = csl_style_parse_info(bytes.data, bytes.len, NULL, NULL);
		}
	}
	buf_release(&bytes);
	return style;
}

static void
search_file(void *context, size_t i)
{
	struct search *search = context;
	const char *path = search->files->path[i];
	bool wanted = !progress_cancelled(search->progress);
	struct csl_style *style = wanted ? read_info(search, path) : NULL;
	struct style_list *list = search->list;
	struct style_entry entry;

	if (style && matches(search, path, csl_style_info(style))) {
		entry_init(&entry, path, csl_style_info(style));
		pthread_mutex_lock(&search->mutex);
		list->entry =
			mem_grow(list->entry, &list->room, list->count + 1, sizeof *list->entry);
		list->entry[list->count++] = entry;
		pthread_mutex_unlock(&search->mutex);
	}
	csl_style_free(style);
}

static int
by_title(const void *a, const void *b, void *context)
{
	const struct style_entry *one = a, *two = b;
	size_t len = one->key_len < two->key_len ? one->key_len : two->key_len;
	int order = memcmp(one->key, two->key, len);

	(void)context;
	if (!order && one->key_len != two->key_len)
		order = one->key_len < two->key_len ? -1 : 1;
	return order ? order : strcmp(one->name, two->name);
}

void
style_list_find(const struct progress *progress, struct style_list *list,
		const struct paths *folders, const char *const *word, size_t words)
{
	struct paths files = { .path = NULL };
	struct search search = {
		.files = &files, .words = words, .progress = progress, .list = list
	};

	*list = (struct style_list){ .entry = NULL };
	list_files(&files, folders);
	search.word = xcalloc(words ? words : 1, sizeof *search.word);
	for (size_t i = 0; i < words; i++) {
		search.word[i] = (struct buf)BUF_INIT;
		fold_add(&search.word[i], word[i], strlen(word[i]));
	}
	pthread_mutex_init(&search.mutex, NULL);
	thread_each(files.count, thread_cores(), search_file, &search);
	pthread_mutex_destroy(&search.mutex);
	sort_stable(list->entry, list->count, sizeof *list->entry, by_title, NULL);
	for (size_t i = 0; i < words; i++)
		buf_release(&search.word[i]);
	free(search.word);
	paths_release(&files);
}

void
style_list_release(struct style_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		entry_release(&list->entry[i]);
	free(list->entry);
	*list = (struct style_list){ .entry = NULL };
}

static const char *
name_at(const void *context, size_t i)
{
	const struct paths *names = context;

	return names->path[i];
}

/* A name that has the word in it; those that begin with it, and short ones, are nearer. */
struct near {
	const char *name;
	size_t at;                      /* bytes before the word */
};

static void
fold_name(struct buf *b, const char *name)
{
	fold_add(b, name, strlen(name));
	for (size_t i = 0; i < b->len; i++)
		if (b->data[i] == ' ')
			b->data[i] = '-';
}

static int
by_nearness(const void *a, const void *b, void *context)
{
	const struct near *one = a, *two = b;
	size_t len = strlen(one->name), other = strlen(two->name);

	(void)context;
	if (!one->at != !two->at)
		return one->at ? 1 : -1;
	return (len > other) - (len < other);
}

void
style_names_near(const struct paths *folders, const char *name, size_t most, struct buf *out)
{
	struct paths files = { .path = NULL }, names = { .path = NULL };
	struct buf word = BUF_INIT, folded = BUF_INIT;
	struct near *near;
	const char *best;
	size_t count = 0, told = 0;

	list_files(&files, folders);
	near = xcalloc(files.count + 1, sizeof *near);
	fold_name(&word, name);
	for (size_t i = 0; i < files.count; i++) {
		char *one = name_of(files.path[i]);
		const char *at;

		paths_add(&names, one);
		free(one);
		buf_clear(&folded);
		fold_name(&folded, names.path[i]);
		at = word.len ? strstr(folded.data, word.data) : NULL;
		if (at)
			near[count++] = (struct near){ names.path[i], (size_t)(at - folded.data) };
	}
	sort_stable(near, count, sizeof *near, by_nearness, NULL);
	best = nearest(name, strlen(name), names.count, name_at, &names);
	if (best) {
		buf_puts(out, best);
		told++;
	}
	for (size_t i = 0; i < count && told < most; i++)
		if (!best || strcmp(best, near[i].name) != 0)
			buf_printf(out, "%s%s", told++ ? ", " : "", near[i].name);
	buf_release(&word);
	buf_release(&folded);
	free(near);
	paths_release(&names);
	paths_release(&files);
}
