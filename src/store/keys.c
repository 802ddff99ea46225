/* SPDX-License-Identifier: MIT */
#include "store/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "store/conf.h"
#include "sys/file.h"

static const char blanks[] = " \t";

/* Each key of a text becomes a binding. */
static void
take_keys(struct key_bindings *b, struct source *source, const char *section, const char *action,
	  const struct conf *c)
{
	const char *s = c->text + strspn(c->text, blanks);

	while (*s) {
		size_t len = strcspn(s, blanks);

		b->binding = mem_grow(b->binding, &b->room, b->count + 1, sizeof *b->binding);
		b->binding[b->count++] = (struct key_binding){
			.section = xstrdup(section), .action = xstrdup(action),
			.key = xstrndup(s, len), .place = source_place(source, c->at),
		};
		s += len + strspn(s + len, blanks);
	}
}

static void
take_section(struct key_bindings *b, struct source *source, const struct conf *section)
{
	struct quote room;

	for (size_t i = 0; i < section->items; i++) {
		const struct conf *c = &section->item[i];
		const char *quoted = quote(&room, c->key, strlen(c->key));

		if (c->form == CONF_MAP)
			source_error(source, c->at, _("\"%s\" must be a key or a list of keys"),
				     quoted);
		for (size_t j = 0; j < conf_texts(c); j++) {
			const struct conf *text = conf_text_at(c, j);

			if (text)
				take_keys(b, source, section->key, c->key, text);
			else
				source_error(source, c->item[j].at,
					     _("\"%s\" must be a key or a list of keys"), quoted);
		}
	}
}

bool
keys_parse(struct key_bindings *b, const char *name, const char *bytes, size_t len,
	   struct diags *diags)
{
	size_t errors = diags->errors;
	struct conf_file file;
	struct quote room;

	conf_read(&file, name, bytes, len, diags);
	for (size_t i = 0; i < file.root.items; i++) {
		const struct conf *c = &file.root.item[i];

		if (c->form == CONF_MAP)
			take_section(b, &file.source, c);
		else if (c->form != CONF_NOTHING)
			source_error(&file.source, c->at,
				     _("\"%s\" must be a mapping, such as {down: j}"),
				     quote(&room, c->key, strlen(c->key)));
	}
	conf_release(&file);
	return diags->errors == errors;
}

bool
keys_read(struct key_bindings *b, struct diags *diags)
{
	char *base = path_base(PATH_CONFIG);
	char *path = base ? path_join(base, "pacecat/keys.yaml") : NULL;
	struct buf bytes = BUF_INIT, err = BUF_INIT;
	bool is_there = path && !path_is_closed(path);
	enum file_result result = is_there ? file_read(path, &bytes, NULL, &err) : FILE_MISSING;
	bool good = result == FILE_MISSING;

	if (result == FILE_OK)
		good = keys_parse(b, path, bytes.data, bytes.len, diags);
	else if (!good)
		diag_error(diags, (struct place){ .file = diags_name(diags, path) }, "%s",
			   err.data);
	buf_release(&bytes);
	buf_release(&err);
	free(path);
	free(base);
	return good;
}

void
keys_release(struct key_bindings *b)
{
	for (size_t i = 0; i < b->count; i++) {
		free(b->binding[i].section);
		free(b->binding[i].action);
		free(b->binding[i].key);
	}
	free(b->binding);
	*b = (struct key_bindings){ 0 };
}
