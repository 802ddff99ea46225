/* SPDX-License-Identifier: MIT */
#include "sys/opener.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "sys/spawn.h"
#include "text/utf8.h"

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

struct opener_place
opener_here(const struct paths *viewer)
{
	return (struct opener_place){
		.ssh = is_set("SSH_TTY") || is_set("SSH_CONNECTION"),
		.display = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"),
		.pager = getenv("PAGER"),
		.viewer = viewer,
		.has = spawn_has,
	};
}

/* Media types as IANA registers them, by the end of the name. */
static const char *const types[][2] = {
	{ "pdf", "application/pdf" },
	{ "txt", "text/plain" },
	{ "md", "text/markdown" },
	{ "html", "text/html" },
	{ "htm", "text/html" },
	{ "csv", "text/csv" },
	{ "tsv", "text/tab-separated-values" },
	{ "xml", "application/xml" },
	{ "json", "application/json" },
	{ "yaml", "application/yaml" },
	{ "yml", "application/yaml" },
	{ "bib", "text/x-bibtex" },
	{ "tex", "text/x-tex" },
	{ "epub", "application/epub+zip" },
	{ "djvu", "image/vnd.djvu" },
	{ "ps", "application/postscript" },
	{ "doc", "application/msword" },
	{ "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
	{ "odt", "application/vnd.oasis.opendocument.text" },
	{ "rtf", "application/rtf" },
	{ "xls", "application/vnd.ms-excel" },
	{ "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	{ "ods", "application/vnd.oasis.opendocument.spreadsheet" },
	{ "ppt", "application/vnd.ms-powerpoint" },
	{ "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
	{ "odp", "application/vnd.oasis.opendocument.presentation" },
	{ "jpg", "image/jpeg" },
	{ "jpeg", "image/jpeg" },
	{ "png", "image/png" },
	{ "gif", "image/gif" },
	{ "tif", "image/tiff" },
	{ "tiff", "image/tiff" },
	{ "webp", "image/webp" },
	{ "svg", "image/svg+xml" },
	{ "mp3", "audio/mpeg" },
	{ "ogg", "audio/ogg" },
	{ "mp4", "video/mp4" },
	{ "webm", "video/webm" },
	{ "zip", "application/zip" },
	{ "kml", "application/vnd.google-earth.kml+xml" },
	{ "geojson", "application/geo+json" },
};

const char *
opener_media_type(const char *path)
{
	const char *dot = strrchr(path_name(path), '.');

	for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++)
		if (ascii_same(dot + 1, types[i][0]))
			return types[i][1];
	return "application/octet-stream";
}

/* What a terminal shows as it is. */
static bool
is_text(const char *type)
{
	return !strncmp(type, "text/", 5) || !strcmp(type, "application/json") ||
	       !strcmp(type, "application/yaml") || !strcmp(type, "application/xml");
}

/* Programs that print what is in a file as text; "%" stands for its path. */
static const struct {
	const char *type, *program, *command;
} printers[] = {
	{ "text/html", "w3m", "w3m -dump %" },
	{ "text/html", "lynx", "lynx -dump -force_html %" },
	{ "application/pdf", "pdftotext", "pdftotext -layout % -" },
	{ "application/postscript", "ps2ascii", "ps2ascii %" },
	{ "image/vnd.djvu", "djvutxt", "djvutxt %" },
	{ "application/msword", "antiword", "antiword %" },
	{ "application/msword", "catdoc", "catdoc %" },
	{ "application/vnd.oasis.opendocument.text", "odt2txt", "odt2txt %" },
	{ "application/vnd.oasis.opendocument.text", "pandoc", "pandoc -t plain %" },
	{ "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx2txt",
	  "docx2txt % -" },
	{ "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pandoc",
	  "pandoc -t plain %" },
	{ "application/epub+zip", "pandoc", "pandoc -t plain %" },
	{ "application/rtf", "unrtf", "unrtf --text %" },
	{ "application/zip", "unzip", "unzip -l %" },
};

/* Add the words of a command, the path in place of "%", or behind them when there is none. */
static bool
add_command(struct paths *argv, const char *command, const char *path)
{
	struct paths words = { 0 };
	bool good = spawn_split(command, &words) && words.count, placed = false;

	for (size_t i = 0; good && i < words.count; i++) {
		bool here = !strcmp(words.path[i], "%");

		paths_add(argv, here ? path : words.path[i]);
		placed |= here;
	}
	if (good && !placed)
		paths_add(argv, path);
	paths_release(&words);
	return good;
}

/* "image/png" is one of "image/png", "image/" and a star, and the star alone. */
static bool
type_is(const char *type, const char *pattern, size_t len)
{
	if (len && pattern[len - 1] == '*')
		return !strncmp(type, pattern, len - 1);
	return strlen(type) == len && !strncmp(type, pattern, len);
}

/* Where the command begins, and how long the pattern before it is; NULL: no such line. */
static const char *
viewer_command(const char *line, size_t *len)
{
	const char *colon = strchr(line, ':');
	size_t pattern = strcspn(line, ": \t");

	if (!colon || !pattern || strspn(line + pattern, " \t") != (size_t)(colon - line) - pattern)
		return NULL;
	*len = pattern;
	return colon + 1 + strspn(colon + 1, " \t");
}

bool
opener_viewer_good(const char *line)
{
	struct paths words = { 0 };
	size_t len;
	const char *command = viewer_command(line, &len);
	bool good = command && spawn_split(command, &words) && words.count &&
		    (memchr(line, '/', len) || type_is("", line, len));

	paths_release(&words);
	return good;
}

/* The reader's own program for the type, which may be one on the terminal. */
static bool
own_viewer(const struct opener_place *p, const char *type, const char *target,
	   struct opening *opening)
{
	for (size_t i = 0; p->viewer && i < p->viewer->count; i++) {
		size_t len;
		const char *line = p->viewer->path[i], *command = viewer_command(line, &len);

		if (command && type_is(type, line, len) &&
		    add_command(&opening->argv, command, target)) {
			opening->how = OPENING_HERE;
			return true;
		}
	}
	return false;
}

/* The desktop's. */
static bool
desktop(const struct opener_place *p, const char *target, struct opening *opening)
{
#ifdef __APPLE__
	const char *program = p->ssh ? NULL : "open";
#else
	const char *program = !p->ssh && p->display && p->has("xdg-open") ? "xdg-open" : NULL;
#endif

	if (!program)
		return false;
	opening->how = OPENING_APART;
	return add_command(&opening->argv, program, target);
}

static bool
on_terminal(const struct opener_place *p, const char *type, const char *path,
	    struct opening *opening)
{
	const char *pager = p->pager && *p->pager ? p->pager : "less";

	for (size_t i = 0; i < sizeof printers / sizeof *printers; i++)
		if (!strcmp(printers[i].type, type) && p->has(printers[i].program)) {
			opening->how = OPENING_TEXT;
			return spawn_split(pager, &opening->reader) && opening->reader.count &&
			       add_command(&opening->argv, printers[i].command, path);
		}
	opening->how = OPENING_HERE;
	return is_text(type) && add_command(&opening->argv, pager, path);
}

bool
opener_file(const struct opener_place *p, const char *path, struct opening *opening,
	    struct buf *err)
{
	const char *type = opener_media_type(path);

	*opening = (struct opening){ 0 };
	if (own_viewer(p, type, path, opening) || desktop(p, path, opening) ||
	    on_terminal(p, type, path, opening))
		return true;
	opening_release(opening);
	buf_printf(err,
		   _("nothing here shows a file of the type %s; the setting \"viewer\" can name "
		     "a program"),
		   type);
	return false;
}

bool
opener_address(const struct opener_place *p, const char *url, struct opening *opening,
	       struct buf *err)
{
	static const char *const browsers[] = { "w3m", "lynx", "links", "elinks" };

	*opening = (struct opening){ 0 };
	if (own_viewer(p, "x-scheme-handler/https", url, opening) || desktop(p, url, opening))
		return true;
	for (size_t i = 0; i < sizeof browsers / sizeof *browsers; i++)
		if (p->has(browsers[i])) {
			opening->how = OPENING_HERE;
			return add_command(&opening->argv, browsers[i], url);
		}
	opening_release(opening);
	buf_puts(err, _("no web browser can be reached from here"));
	return false;
}

void
opening_release(struct opening *opening)
{
	paths_release(&opening->argv);
	paths_release(&opening->reader);
}

bool
opening_start(const struct opening *opening, struct buf *err)
{
	int status = 0;

	switch (opening->how) {
	case OPENING_APART:
		return spawn_apart(&opening->argv, err);
	case OPENING_TEXT:
		return spawn_piped(&opening->argv, &opening->reader, err);
	case OPENING_HERE:
		break;
	}
	return spawn_wait(&opening->argv, &status, err);
}

bool
opener_address_good(const char *url)
{
	static const char *const schemes[] = { "https://", "http://", "ftp://" };
	const char *rest = NULL;

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes && !rest; i++)
		if (ascii_begins(url, schemes[i]))
			rest = url + strlen(schemes[i]);
	if (!rest || !*rest || strchr("/?#:@", *rest) || utf8_fault(url, strlen(url)) < strlen(url))
		return false;
	for (const char *s = url; *s; s++)
		if ((unsigned char)*s <= ' ' || *s == 0x7f || strchr("\"'<>\\^`{|}", *s))
			return false;
	return true;
}

char *
opener_path(const char *folder, const char *name, struct buf *err)
{
	char *path = path_join(folder, name), *real = path_real(path);
	char *home = path_real(*folder ? folder : ".");
	size_t len = home ? strlen(home) : 0;

	free(path);
	if (!real) {
		buf_puts(err, _("there is no such file beside the catalogue"));
	} else if (!len || strncmp(real, home, len) || (real[len] != '/' && len > 1)) {
		buf_puts(err, _("it lies outside the catalogue's folder, and is not opened"));
		free(real);
		real = NULL;
	}
	free(home);
	return real;
}
