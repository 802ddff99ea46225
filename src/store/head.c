/* SPDX-License-Identifier: MIT */
#include "store/head.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "format/read.h"

#define FILES_MAX 16                    /* of a folder, that are looked into */
#define HEAD_BYTES ((size_t)64 << 10)   /* of a file, up to its first study */
#define STUDY_BYTES ((size_t)128 << 10) /* from there on, of all files */
#define SEARCH_BYTES ((size_t)256 << 10)

struct heads {
	struct segment *segment;
	struct source *source;
	struct buf *bytes;
	size_t count;
	struct diags diags;             /* thrown away */
	size_t study_bytes;             /* of each file */
	bool all;                       /* leave nothing out before the studies */
	bool skipped;                   /* something was left out there, or would have been */
};

/* The first line that begins a list of studies, or -1; the text begins with a whole line. */
static long
find_studies(const char *text, size_t len)
{
	static const char *const keys[] = { "studies:", "references:" };

	for (size_t at = 0; at < len;) {
		const char *end;

		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			size_t n = strlen(keys[i]);

			if (len - at > n && !memcmp(text + at, keys[i], n))
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

/*
 * Where the studies of a file begin, and how many lines are before; the head is not searched, and
 * not more than a part of the file, since this must be quick.  False: not there.
 */
static bool
seek_studies(const char *path, uint64_t size, uint64_t *offset, unsigned *lines)
{
	uint64_t most = size / 32 > SEARCH_BYTES * 4 ? size / 32 : SEARCH_BYTES * 4;
	struct buf piece = BUF_INIT;
	bool found = false;

	*lines = 0;
	for (*offset = 0; *offset < size && *offset < most && !found;) {
		long at;
		size_t keep = 0;

		buf_clear(&piece);
		if (!file_read_part(path, *offset, SEARCH_BYTES, &piece) || !piece.len)
			break;
		at = find_studies(piece.data, piece.len);
		found = at >= 0;
		/* The last line may be cut: it is looked at again, unless there is no other. */
		while (!found && keep < piece.len && piece.data[piece.len - 1 - keep] != '\n')
			keep++;
		if (!found)
			at = (long)(piece.len - (keep < piece.len ? keep : 0));
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
	if (!file_read_part(path, from, len, bytes) || !bytes->len)
		return;
	part.cut = from + bytes->len < size;
	catalogue_read_part(path, bytes->data, bytes->len, &part, &h->segment[h->count],
			    &h->source[h->count], &h->diags);
	h->source[h->count].broken = true;
	h->count++;
}

static void
add_head(struct heads *h, const char *path)
{
	struct file_identity id;
	uint64_t offset;
	unsigned lines;

	if (!file_identity(path, &id))
		return;
	if (!seek_studies(path, id.size, &offset, &lines))
		offset = lines = 0;
	if (offset <= HEAD_BYTES || h->all) {
		add_part(h, path, id.size, 0, (size_t)offset + h->study_bytes, 0);
		h->skipped |= offset > HEAD_BYTES;
		return;
	}
	add_part(h, path, id.size, 0, HEAD_BYTES, 0);
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
load_head(const char *const *paths, size_t count, bool all, struct loaded *out)
{
	struct paths files = { 0 };
	struct heads h = { .all = all };
	size_t n;

	*out = (struct loaded){ .status = EXIT_DONE, .partial = true };
	list_files(paths, count, &files);
	n = files.count < FILES_MAX ? files.count : FILES_MAX;
	h.study_bytes = STUDY_BYTES / (n ? n : 1);
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
