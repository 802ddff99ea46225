/* SPDX-License-Identifier: MIT */
#include "store/head.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "format/import.h"
#include "format/read.h"

#define FILES_MAX 16                    /* of a folder, that are looked into */

static const struct head_limits limits = {
	.before = (size_t)64 << 10,
	.studies = (size_t)128 << 10,
	.search = (size_t)256 << 10,
};

struct heads {
	const struct head_limits *limits;
	struct segment *segment;
	struct source *source;
	struct buf *bytes;
	size_t count;
	struct diags diags;             /* thrown away */
	size_t study_bytes;             /* of each file */
	bool alone;                     /* there is only one */
	bool all;                       /* leave nothing out before the studies */
	bool skipped;                   /* something was left out there, or would have been */
};

/* The first line that begins a list of studies, or -1; the text may begin inside a line. */
static long
find_studies(const char *text, size_t len, bool inside)
{
	static const char *const keys[] = { "studies:", "references:" };

	for (size_t at = 0; at < len; inside = false) {
		const char *end;

		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			size_t n = strlen(keys[i]);

			if (!inside && len - at > n && !memcmp(text + at, keys[i], n))
				return (long)at;
		}
		end = memchr(text + at, '\n', len - at);
		if (!end)
			break;
		at = (size_t)(end - text) + 1;
	}
	return -1;
}

static unsigned
count_lines(const char *text, size_t len)
{
	const char *end = text + len;
	unsigned lines = 0;

	while (text < end && (text = memchr(text, '\n', (size_t)(end - text)))) {
		text++;
		lines++;
	}
	return lines;
}

/* How much of a text ends with a line; all of it, if it is inside one. */
static size_t
whole_lines(const char *text, size_t len)
{
	size_t n = len;

	while (n && text[n - 1] != '\n')
		n--;
	return n ? n : len;
}

/*
 * Where the studies of a file begin, and how many lines are before; the head is not searched, and
 * not more than a part of the file, since this must be quick.  False: not there.
 */
static bool
seek_studies(const char *path, uint64_t size, size_t step, uint64_t *offset, unsigned *lines)
{
	uint64_t most = size / 32 > step * 4 ? size / 32 : step * 4;
	struct buf piece = BUF_INIT;
	bool found = false, inside = false;

	*lines = 0;
	for (*offset = 0; *offset < size && *offset < most && !found;) {
		long at;

		buf_clear(&piece);
		if (!file_read_part(path, *offset, step, &piece) || !piece.len)
			break;
		at = find_studies(piece.data, piece.len, inside);
		found = at >= 0;
		/* The last line may be cut: it is looked at again. */
		if (!found) {
			at = (long)whole_lines(piece.data, piece.len);
			inside = piece.data[at - 1] != '\n';
		}
		*lines += count_lines(piece.data, (size_t)at);
		*offset += (uint64_t)at;
	}
	buf_release(&piece);
	return found;
}

static void
add_part(struct heads *h, const char *path, uint64_t size, uint64_t from, size_t len,
	 unsigned lines)
{
	struct buf *bytes = &h->bytes[h->count];
	struct part part = { .lines_before = lines };

	*bytes = (struct buf)BUF_INIT;
	if (!file_read_part(path, from, len, bytes) || !bytes->len) {
		buf_release(bytes);
		return;
	}
	part.cut = from + bytes->len < size;
	catalogue_read_part(path, bytes->data, bytes->len, &part, &h->segment[h->count],
			    &h->source[h->count], &h->diags);
	h->source[h->count].broken = true;
	h->count++;
}

/*
 * The first records of a file that another program wrote, made into a catalogue as the whole will
 * be (store/pieces.c).  False: it is a catalogue, or nothing.
 */
static bool
add_foreign(struct heads *h, const char *path, uint64_t size)
{
	struct buf bytes = BUF_INIT, *made = &h->bytes[h->count];
	const struct format *format = NULL;
	struct part part = { .cut = true };

	if (file_read_part(path, 0, h->study_bytes, &bytes) && bytes.len)
		format = import_is_foreign(path, bytes.data, bytes.len);
	/* Half a letter would look as if the file were not UTF-8. */
	if (bytes.len < size)
		buf_truncate(&bytes, whole_lines(bytes.data, bytes.len));
	*made = (struct buf)BUF_INIT;
	if (format && import_as_catalogue(format, path, bytes.data, bytes.len, h->alone, NULL, made,
					  &part.origin, &part.origins, &h->diags)) {
		catalogue_read_part(path, made->data, made->len, &part, &h->segment[h->count],
				    &h->source[h->count], &h->diags);
		h->count++;
	}
	buf_release(&bytes);
	return format;
}

static void
add_head(struct heads *h, const char *path)
{
	size_t before = h->limits->before;
	struct file_identity id;
	uint64_t offset;
	unsigned lines;

	if (!file_identity(path, &id) || add_foreign(h, path, id.size))
		return;
	if (!seek_studies(path, id.size, h->limits->search, &offset, &lines))
		offset = lines = 0;
	if (offset <= before || h->all) {
		add_part(h, path, id.size, 0, (size_t)offset + h->study_bytes, 0);
		h->skipped |= offset > before;
		return;
	}
	add_part(h, path, id.size, 0, before, 0);
	add_part(h, path, id.size, offset, h->study_bytes, lines);
}

static void
list_files(const char *const *paths, size_t count, struct paths *files)
{
	for (size_t i = 0; i < count; i++) {
		if (path_is_folder(paths[i]))
			folder_list(paths[i], ".yaml", files, NULL);
		else
			paths_add(files, paths[i]);
	}
}

bool
load_head_within(const struct head_limits *most, const char *const *paths, size_t count, bool all,
		 struct loaded *out)
{
	struct paths files = { 0 };
	struct heads h = { .limits = most, .all = all };
	size_t n;

	*out = (struct loaded){ .status = EXIT_DONE, .partial = true };
	list_files(paths, count, &files);
	n = files.count < FILES_MAX ? files.count : FILES_MAX;
	h.study_bytes = most->studies / (n ? n : 1);
	h.alone = files.count == 1;
	h.segment = xcalloc(2 * n, sizeof *h.segment);
	h.source = xcalloc(2 * n, sizeof *h.source);
	h.bytes = xcalloc(2 * n, sizeof *h.bytes);
	for (size_t i = 0; i < n; i++)
		add_head(&h, files.path[i]);
	if (h.count)
		out->catalogue = catalogue_link(h.segment, h.source, h.count);
	for (size_t i = 0; i < h.count; i++)
		buf_release(&h.bytes[i]);
	free(h.segment);
	free(h.source);
	free(h.bytes);
	diags_release(&h.diags);
	paths_release(&files);
	if (all && !h.skipped) {
		loaded_release(out);
		return false;
	}
	return true;
}

bool
load_head(const char *const *paths, size_t count, bool all, struct loaded *out)
{
	return load_head_within(&limits, paths, count, all, out);
}
