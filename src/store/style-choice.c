/* SPDX-License-Identifier: MIT */
#include "store/style-choice.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/conf.h"
#include "store/state.h"
#include "sys/file.h"

#define BYTES_MAX ((size_t)64 << 10)

static void
take(struct style_choice *choice, const struct conf *root, const char *set)
{
	const char *style = conf_text(conf_find(root, "style"));
	const char *language = conf_text(conf_find(root, "language"));
	const char *was = conf_text(conf_find(root, "instead-of"));

	if (!style || !*style || !was || strcmp(was, set) != 0)
		return;
	choice->style = xstrdup(style);
	choice->language = xstrdup(language ? language : "");
}

bool
style_choice_read(struct style_choice *choice, const char *set)
{
	char *path = state_path("style.yaml");
	struct buf bytes = BUF_INIT;
	struct diags unheard = { 0 };
	struct conf_file file;

	*choice = (struct style_choice){ .style = NULL };
	if (path && file_read_part(path, 0, BYTES_MAX, &bytes)) {
		if (conf_read(&file, path, bytes.data, bytes.len, &unheard))
			take(choice, &file.root, set);
		conf_release(&file);
	}
	diags_release(&unheard);
	buf_release(&bytes);
	free(path);
	return choice->style;
}

static void
add(struct buf *b, const char *key, const char *value)
{
	buf_printf(b, "%s: ", key);
	conf_quote(b, value);
	buf_putc(b, '\n');
}

bool
style_choice_write(const char *style, const char *language, const char *set, struct buf *err)
{
	char *path = state_path("style.yaml");
	struct buf b = BUF_INIT;
	bool good = false;

	add(&b, "style", style);
	add(&b, "language", language);
	add(&b, "instead-of", set);
	if (path)
		good = file_write(path, b.data, b.len, FILE_FOLDERS, err);
	else if (err)
		buf_puts(err, _("there is no home folder"));
	buf_release(&b);
	free(path);
	return good;
}

void
style_choice_release(struct style_choice *choice)
{
	free(choice->style);
	free(choice->language);
	*choice = (struct style_choice){ .style = NULL };
}
