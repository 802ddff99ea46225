/* SPDX-License-Identifier: MIT */
#include "store/styles.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/xml.h"
#include "format/source.h"
#include "store/locate.h"
#include "store/style-list.h"
#include "sys/file.h"

#define NEAR_MAX 5

/* Parents of dependent styles are in "hidden" where Zotero has fetched them by itself. */
static const char *const parts[] = { "", "dependent", "hidden" };

static const char extension[] = ".csl";

struct locale_slot {
	char *tag;
	struct csl_locale *csl;         /* NULL: there is none */
};

static void
add_folder(struct paths *folders, const char *base, const char *middle, const char *name)
{
	char *folder = path_join(base, middle), *whole = path_join(folder, name);

	if (path_is_folder(whole))
		paths_add(folders, whole);
	free(folder);
	free(whole);
}

/* The XDG Base Directory Specification's list of what the system has. */
static void
add_system(struct paths *folders, const char *name)
{
	const char *list = getenv("XDG_DATA_DIRS");

	if (!list || !*list)
		list = "/usr/local/share:/usr/share";
	while (*list) {
		size_t len = strcspn(list, ":");

		if (*list == '/') {
			char *folder = xstrndup(list, len);

			add_folder(folders, folder, "citation-style-language", name);
			free(folder);
		}
		list += len + (list[len] == ':');
	}
}

static void
add_folders(struct paths *folders, const char *name, const char *argv0)
{
	char *data = path_base(PATH_DATA), *zotero = path_home("~/Zotero");
	char *own = locate_data(name, argv0);

	if (data)
		add_folder(folders, data, PACKAGE, name);
	if (*zotero == '/')
		add_folder(folders, zotero, "", name);
	add_system(folders, name);
	if (own)
		paths_add(folders, own);
	free(data);
	free(zotero);
	free(own);
}

void
style_folders(struct paths *folders, const char *argv0)
{
	add_folders(folders, "styles", argv0);
}

void
locale_folders(struct paths *folders, const char *argv0)
{
	add_folders(folders, "locales", argv0);
}

void
style_subfolders(struct paths *all, const struct paths *folders)
{
	for (size_t i = 0; i < folders->count; i++)
		for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
			char *folder = path_join(folders->path[i], parts[k]);

			if (!k || path_is_folder(folder))
				paths_add(all, folder);
			free(folder);
		}
}

/* The file of the style of that name, or NULL. */
static char *
find(const struct paths *folders, const char *name, size_t len)
{
	struct buf file = BUF_INIT;
	char *path = NULL;

	buf_add(&file, name, len);
	buf_puts(&file, extension);
	for (size_t i = 0; i < folders->count && !path; i++) {
		path = path_join(folders->path[i], file.data);
		if (!path_exists(path)) {
			free(path);
			path = NULL;
		}
	}
	buf_release(&file);
	return path;
}

/* A name has no slash, and leads nowhere else. */
static char *
find_style(const struct paths *folders, const char *wanted)
{
	const char *name = !strncmp(wanted, "http", 4) ? path_name(wanted) : wanted;
	size_t len = strlen(name), end = strlen(extension);
	struct paths all = { .path = NULL };
	char *path;

	if (len > end && !strcmp(name + len - end, extension))
		len -= end;
	if (!len || *name == '.' || memchr(name, '/', len))
		return NULL;
	style_subfolders(&all, folders);
	path = find(&all, name, len);
	paths_release(&all);
	return path;
}

bool
style_is_file(const char *wanted)
{
	size_t len = strlen(wanted), end = strlen(extension);

	return (strchr(wanted, '/') && strncmp(wanted, "http", 4) != 0) ||
	       (len > end && !strcmp(wanted + len - end, extension) && path_exists(wanted));
}

/* Read a file of XML whole; false with a sentence and a status. */
static bool
read_xml(const char *path, struct buf *bytes, struct diags *diags, enum exit_status *status)
{
	struct place place = { .file = diags_name(diags, path) };
	struct file_identity identity;
	struct buf err = BUF_INIT;
	enum file_result result;

	if (file_identity(path, &identity) && identity.size > XML_BYTES_MAX) {
		diag_error(diags, place, "%s", _("the file is too large to be read (over 8 MiB)"));
		*status = EXIT_DATA;
		return false;
	}
	result = file_read(path, bytes, NULL, &err);
	if (result != FILE_OK) {
		diag_error(diags, place, "%s", err.data);
		*status = result == FILE_MISSING ? EXIT_NO_INPUT : EXIT_IO;
	}
	buf_release(&err);
	return result == FILE_OK;
}

static void
add_fault(struct diags *diags, const char *path, const struct csl_error *error,
	  enum exit_status *status)
{
	struct place place = { diags_name(diags, path), error->line, error->column };

	diag_error(diags, place, "%s", error->sentence);
	*status = error->status == CSL_NO_MEMORY ? EXIT_MEMORY : EXIT_DATA;
}

static struct csl_style *
parse(const char *path, struct diags *diags, enum exit_status *status)
{
	struct buf bytes = BUF_INIT;
	struct csl_style *style = NULL;
	struct csl_error error;

	if (read_xml(path, &bytes, diags, status)) {
		style = csl_style_parse(bytes.data, bytes.len, NULL, &error);
		if (!style)
			add_fault(diags, path, &error, status);
	}
	buf_release(&bytes);
	return style;
}

static void
say_unknown(const char *wanted, const struct paths *folders, struct diags *diags)
{
	struct buf near = BUF_INIT;
	struct quote room;
	const char *quoted = quote(&room, wanted, strlen(wanted));

	style_names_near(folders, wanted, NEAR_MAX, &near);
	if (near.len)
		diag_error(diags, (struct place){ .file = NULL },
			   _("there is no style \"%s\"; near it: %s"), quoted, near.data);
	else
		diag_error(diags, (struct place){ .file = NULL },
			   _("there is no style \"%s\"; \"pacecat styles\" lists those there are"),
			   quoted);
	buf_release(&near);
}

/* Put the parent in the place of a dependent style. */
static bool
resolve(struct style *style, const struct paths *folders, struct diags *diags,
	enum exit_status *status)
{
	const struct csl_style_info *info = csl_style_info(style->csl);
	struct place place = { .file = diags_name(diags, style->path) };
	struct csl_style *parent = NULL;
	struct quote room;
	char *path;

	if (!info->parent)
		return true;
	if (info->default_locale)
		style->locale = xstrdup(info->default_locale);
	path = find_style(folders, info->parent);
	if (!path) {
		diag_error(diags, place, _("the style it depends on, \"%s\", is not there"),
			   quote(&room, info->parent, strlen(info->parent)));
		*status = EXIT_NO_INPUT;
		return false;
	}
	parent = parse(path, diags, status);
	if (parent && csl_style_info(parent)->parent) {
		diag_error(diags, place, _("the style it depends on, \"%s\", depends on another"),
			   quote(&room, info->parent, strlen(info->parent)));
		*status = EXIT_DATA;
		csl_style_free(parent);
		parent = NULL;
	}
	free(path);
	csl_style_free(style->csl);
	style->csl = parent;
	return parent;
}

bool
style_open(struct style *style, const char *wanted, const struct paths *folders,
	   struct diags *diags, enum exit_status *status)
{
	*style = (struct style){ .path = style_is_file(wanted) ? path_home(wanted)
							 : find_style(folders, wanted) };
	if (!style->path) {
		say_unknown(wanted, folders, diags);
		*status = EXIT_NO_INPUT;
		return false;
	}
	style->csl = parse(style->path, diags, status);
	if (style->csl && resolve(style, folders, diags, status))
		return true;
	style_release(style);
	return false;
}

void
style_release(struct style *style)
{
	csl_style_free(style->csl);
	free(style->path);
	free(style->locale);
	*style = (struct style){ .csl = NULL };
}

void
locales_init(struct locales *locales, const char *argv0, struct diags *diags)
{
	*locales = (struct locales){ .diags = diags };
	locale_folders(&locales->folders, argv0);
}

static struct csl_locale *
parse_locale(const char *path, struct diags *diags)
{
	struct buf bytes = BUF_INIT;
	struct csl_locale *locale = NULL;
	enum exit_status status;
	struct csl_error error;

	if (read_xml(path, &bytes, diags, &status)) {
		locale = csl_locale_parse(bytes.data, bytes.len, NULL, &error);
		if (!locale)
			add_fault(diags, path, &error, &status);
	}
	buf_release(&bytes);
	return locale;
}

/* The first that is there and whole. */
static struct csl_locale *
read_locale(struct locales *locales, const char *tag)
{
	struct csl_locale *locale = NULL;
	struct buf name = BUF_INIT;

	/* A tag comes from a style or an item: it must not lead out of the folder. */
	if (!*tag || tag[strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "0123456789-")])
		return NULL;
	buf_printf(&name, "locales-%s.xml", tag);
	for (size_t i = 0; i < locales->folders.count && !locale; i++) {
		char *path = path_join(locales->folders.path[i], name.data);

		if (path_exists(path))
			locale = parse_locale(path, locales->diags);
		free(path);
	}
	buf_release(&name);
	return locale;
}

/* English is what all others fall back on: when not even that is there, citations lack words. */
static void
tell_of_none(struct locales *locales)
{
	for (size_t i = 0; i < locales->count; i++)
		if (locales->slot[i].csl)
			return;
	diag_error(locales->diags,
		   (struct place){ .file = diags_name(locales->diags, "locales-en-US.xml") }, "%s",
		   _("it is not found, nor another locale: the citation would lack words"));
}

const struct csl_locale *
locales_find(void *context, const char *tag)
{
	struct locales *locales = context;
	struct csl_locale *found;

	for (size_t i = 0; i < locales->count; i++)
		if (!strcmp(locales->slot[i].tag, tag))
			return locales->slot[i].csl;
	found = read_locale(locales, tag);
	if (!found && !strcmp(tag, "en-US"))
		tell_of_none(locales);
	locales->slot =
		mem_grow(locales->slot, &locales->room, locales->count + 1, sizeof *locales->slot);
	locales->slot[locales->count++] = (struct locale_slot){ xstrdup(tag), found };
	return found;
}

bool
locales_have(const struct locales *locales, const char *tag)
{
	size_t len = strcspn(tag, "-");

	for (size_t i = 0; i < locales->count; i++)
		if (locales->slot[i].csl && !strncmp(locales->slot[i].tag, tag, len) &&
		    strchr("-", locales->slot[i].tag[len]))
			return true;
	return false;
}

void
locales_release(struct locales *locales)
{
	for (size_t i = 0; i < locales->count; i++) {
		free(locales->slot[i].tag);
		csl_locale_free(locales->slot[i].csl);
	}
	free(locales->slot);
	paths_release(&locales->folders);
	*locales = (struct locales){ .slot = NULL };
}
