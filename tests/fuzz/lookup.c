/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as what is looked for in the folders of citations; the first one chooses which.  A
 * style is found by the words of its title, and no name of a file leads to another one.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "model/describe.h"
#include "store/style-list.h"
#include "store/styles.h"
#include "sys/file.h"
#include "tests/folder.h"
#include "tui/copying.h"

#define NAME_BYTES_MAX 200

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char locale_text[] = "<locale xmlns='http://purl.org/net/xbiblio/csl' version='1.0' "
				  "xml:lang='en-US'><terms/></locale>";

/*
 * An element in a title, which no style has, parts in the file what is one word in the style; and
 * of two <info> the first may be none of the style's own.
 */
static bool
is_plain(const char *s, size_t len, const char *title)
{
	const char *end = memmem(s, len, "</info", 6);

	return memmem(s, len, title, strlen(title)) &&
	       !(end && memmem(end + 1, len - (size_t)(end + 1 - s), "</info", 6));
}

static void
as_style(const char *s, size_t len)
{
	struct paths folders = { .path = NULL };
	struct style_list all, found;
	char *path = path_join(folder, "x.csl"), *word;
	bool good = file_write(path, s, len, 0, NULL);

	paths_add(&folders, folder);
	style_list_find(NULL, &all, &folders, NULL, 0);
	assert(good && all.count <= 1);
	if (all.count && is_plain(s, len, all.entry[0].title)) {
		const char *title = all.entry[0].title;
		size_t letters = 0;

		while (ascii_is_alnum(title[letters]))
			letters++;
		word = xstrndup(title, letters);
		style_list_find(NULL, &found, &folders, (const char *const *)&word, 1);
		assert(found.count == 1 && !strcmp(found.entry[0].title, title));
		style_list_release(&found);
		free(word);
	}
	style_list_release(&all);
	paths_release(&folders);
	free(path);
}

static bool
is_tag(const char *s)
{
	while (ascii_is_alnum(*s) || *s == '-')
		s++;
	return !*s;
}

/* All names are offered as they are; only what is a tag is opened. */
static void
check_tags(const char *name)
{
	struct paths tags = { .path = NULL };
	struct diags diags = { .diag = NULL };
	struct locales locales;
	struct copying copying;
	bool listed = false;

	copying_init(&copying, NULL, "apa", "apa");
	copying_languages(&copying, &tags);
	locales_init(&locales, NULL, &diags);
	for (size_t i = 0; i < tags.count; i++) {
		assert(!i || strcmp(tags.path[i - 1], tags.path[i]) < 0);
		assert(describe_language(tags.path[i]));
		listed |= !strcmp(tags.path[i], name);
	}
	assert(listed);
	assert(!locales_find(&locales, name) == (!*name || !is_tag(name)));
	assert(!is_tag(name) || !*name || locales_have(&locales, name));
	locales_release(&locales);
	copying_release(&copying);
	diags_release(&diags);
	paths_release(&tags);
}

static void
as_locale(const char *s, size_t len)
{
	struct buf path = BUF_INIT;
	char *name;

	if (len > NAME_BYTES_MAX)
		len = NAME_BYTES_MAX;
	name = xstrndup(s, len);
	name[strcspn(name, "/")] = '\0';
	setenv("XDG_DATA_HOME", folder, 1);
	buf_printf(&path, "%s/" PACKAGE "/locales/locales-%s.xml", folder, name);
	if (file_write(path.data, locale_text, sizeof locale_text - 1, FILE_FOLDERS, NULL))
		check_tags(name);
	buf_release(&path);
	free(name);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size || !folder_begin())
		return 0;
	/* "a" for a style, "b" for the name of a locale's file. */
	if (data[0] % 2)
		as_style((const char *)data + 1, size - 1);
	else
		as_locale((const char *)data + 1, size - 1);
	folder_end();
	return 0;
}
