/* SPDX-License-Identifier: MIT */
#include "tui/theme_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/identifier.h"
#include "store/conf.h"
#include "store/locate.h"
#include "sys/file.h"

static const char suffix[] = ".yaml";
static const char base_key[] = "based-on";

/* The user's folder of themes, or NULL. */
static char *
own_folder(void)
{
	char *base = path_base(PATH_CONFIG);
	char *folder = base ? path_join(base, PACKAGE "/themes") : NULL;

	free(base);
	/* The home of somebody else, as after su, has no themes of ours. */
	if (folder && path_is_closed(folder)) {
		free(folder);
		folder = NULL;
	}
	return folder;
}

static char *
shipped_folder(const char *argv0)
{
	return argv0 ? locate_data("themes", argv0) : NULL;
}

static bool
is_file_name(const char *wanted)
{
	size_t len = strlen(wanted), end = sizeof suffix - 1;

	return strchr(wanted, '/') || (len > end && !strcmp(wanted + len - end, suffix));
}

static char *
file_in(const char *folder, const char *name)
{
	struct buf file = BUF_INIT;
	char *path;

	buf_printf(&file, "%s%s", name, is_file_name(name) ? "" : suffix);
	path = folder ? path_join(folder, file.data) : NULL;
	buf_release(&file);
	if (path && !path_exists(path)) {
		free(path);
		path = NULL;
	}
	return path;
}

static void
take_base(struct theme *theme, struct source *source, const struct conf *c)
{
	const char *name = conf_text(c), *near;
	struct quote room;

	if (!name) {
		source_error(source, c->at, _("\"%s\" must be the name of a theme"), base_key);
	} else if (!theme_init(theme, name)) {
		near = theme_nearest(name);
		if (near)
			source_error(source, c->at,
				     _("no theme that is built in is called \"%s\"; did you mean "
				       "\"%s\"?"),
				     quote(&room, name, strlen(name)), near);
		else
			source_error(source, c->at, _("no theme that is built in is called \"%s\""),
				     quote(&room, name, strlen(name)));
	}
}

static void
take_role(struct theme *theme, struct source *source, const struct conf *c)
{
	struct buf err = BUF_INIT;

	if (!conf_text(c))
		source_error(source, c->at, _("a colour is words, such as bold cyan"));
	else if (!theme_set(theme, c->key, c->text, &err))
		source_error(source, theme_has(c->key) ? c->at : c->key_at, "%s", err.data);
	buf_release(&err);
}

void
theme_parse(struct theme *theme, const char *name, const char *bytes, size_t len,
	    struct diags *diags)
{
	struct conf_file file;
	const struct conf *base;

	theme_init(theme, "default");
	conf_read(&file, name, bytes, len, diags);
	base = conf_find(&file.root, base_key);
	if (base && base->form != CONF_NOTHING)
		take_base(theme, &file.source, base);
	for (size_t i = 0; i < file.root.items; i++) {
		const struct conf *c = &file.root.item[i];

		if (c != base && c->form != CONF_NOTHING)
			take_role(theme, &file.source, c);
	}
	conf_release(&file);
}

static bool
read_file(struct theme *theme, const char *path, struct diags *diags)
{
	struct buf bytes = BUF_INIT, err = BUF_INIT;
	const char *name = diags_name(diags, path);
	enum file_result result = file_read(path, &bytes, NULL, &err);

	if (result == FILE_OK)
		theme_parse(theme, name, bytes.data, bytes.len, diags);
	else if (result != FILE_MISSING)
		diag_error(diags, (struct place){ .file = name }, "%s", err.data);
	buf_release(&bytes);
	buf_release(&err);
	return result == FILE_OK;
}

bool
theme_open(struct theme *theme, const char *wanted, const char *argv0, struct diags *diags)
{
	char *home = path_home(wanted), *folder = own_folder(), *path;
	bool is_file = is_file_name(wanted), found;

	path = *home == '/' ? xstrdup(home) : file_in(folder, home);
	found = !path && !is_file && theme_init(theme, wanted);
	if (!found && !path && !is_file) {
		free(folder);
		folder = shipped_folder(argv0);
		path = file_in(folder, wanted);
	}
	if (!path && is_file && path_exists(home))
		path = xstrdup(home);
	if (path)
		found = read_file(theme, path, diags);
	free(path);
	free(folder);
	free(home);
	return found;
}

static void
add_name(struct paths *names, const char *name, size_t len)
{
	char *copy = xstrndup(name, len);

	for (size_t i = 0; i < names->count; i++)
		if (!strcmp(names->path[i], copy)) {
			free(copy);
			return;
		}
	paths_add(names, copy);
	free(copy);
}

static void
add_folder(struct paths *names, const char *folder)
{
	struct paths files = { 0 };

	if (folder && folder_list(folder, suffix, &files, NULL))
		for (size_t i = 0; i < files.count; i++) {
			const char *name = path_name(files.path[i]);

			add_name(names, name, strlen(name) - (sizeof suffix - 1));
		}
	paths_release(&files);
}

void
theme_names(struct paths *names, const char *argv0)
{
	char *own = own_folder(), *shipped = shipped_folder(argv0);

	for (size_t i = 0; theme_name(i); i++)
		add_name(names, theme_name(i), strlen(theme_name(i)));
	add_folder(names, shipped);
	add_folder(names, own);
	free(own);
	free(shipped);
}

static const char *
name_at(const void *context, size_t i)
{
	const struct paths *names = context;

	return names->path[i];
}

void
theme_missing(const char *wanted, const char *argv0, struct buf *out)
{
	struct paths names = { 0 };
	struct quote room;
	const char *near, *quoted = quote(&room, wanted, strlen(wanted));

	theme_names(&names, argv0);
	near = nearest(wanted, strlen(wanted), names.count, name_at, &names);
	if (near)
		buf_printf(out, _("there is no theme \"%s\"; did you mean \"%s\"?"), quoted, near);
	else
		buf_printf(out, _("there is no theme \"%s\""), quoted);
	paths_release(&names);
}
