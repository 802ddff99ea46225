/* SPDX-License-Identifier: MIT */
#include "store/pieces.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/hash.h"
#include "base/mem.h"
#include "format/import.h"
#include "format/read.h"
#include "store/cache.h"

/* One file of a catalogue while it is read: nothing in it is another's. */
struct piece {
	char *path;
	struct segment segment;
	struct source source;
	struct buf bytes;               /* `source` has them from when all are read */
	struct buf made;                /* or this, which was made of them: of another format */
	struct file_identity identity;
	uint64_t hash;                  /* of the bytes, if it is wanted */
	struct diags diags;
	enum exit_status status;
	bool listed;                    /* it was found in a folder */
	bool given_up;                  /* there is nothing to read at this path */
	bool read;                      /* `segment` and `source` are there */
};

struct reading {
	struct piece *piece;
	size_t count, room;
	struct progress *progress;
	bool hash;                      /* the bytes: somebody wants to know them again */
	struct caching caching;
};

static struct piece *
add_piece(struct reading *r, const char *path)
{
	r->piece = mem_grow(r->piece, &r->room, r->count + 1, sizeof *r->piece);
	r->piece[r->count] = (struct piece){
		.path = xstrdup(path), .bytes = BUF_INIT, .made = BUF_INIT,
	};
	return &r->piece[r->count++];
}

static void
fail(struct piece *p, enum exit_status status, const char *sentence)
{
	diag_error(&p->diags, (struct place){ .file = diags_name(&p->diags, p->path) }, "%s",
		   sentence);
	p->status = status;
	p->given_up = true;
}

static void
add_folder(struct reading *r, const char *folder)
{
	struct paths paths = { 0 };
	struct buf err = BUF_INIT;

	if (!folder_list(folder, ".yaml", &paths, &err))
		fail(add_piece(r, folder), EXIT_IO, err.data);
	else if (!paths.count)
		fail(add_piece(r, folder), EXIT_NO_INPUT,
		     _("there is no file in this folder that ends in .yaml"));
	for (size_t i = 0; i < paths.count; i++)
		add_piece(r, paths.path[i])->listed = true;
	paths_release(&paths);
	buf_release(&err);
}

/* What other programs wrote is made into a catalogue on the way. */
static void
read_bytes(const struct reading *r, struct piece *p)
{
	const struct format *format = import_is_foreign(p->path, p->bytes.data, p->bytes.len);
	struct part part = { .progress = r->progress };
	const struct buf *text = &p->bytes;

	if (format) {
		if (!import_as_catalogue(format, p->path, p->bytes.data, p->bytes.len,
					 r->count == 1, r->progress, &p->made, &part.origin,
					 &part.origins, &p->diags))
			buf_puts(&p->made, "pacecat: 1\n");
		text = &p->made;
	}
	catalogue_read_part(p->path, text->data, text->len, &part, &p->segment, &p->source,
			    &p->diags);
	p->hash = r->hash ? hash64(p->bytes.data, p->bytes.len, 0) : 0;
	p->read = true;
}

/* On a thread of its own, perhaps. */
static void
read_piece(void *context, size_t i)
{
	static const enum exit_status statuses[] = {
		[FILE_OK] = EXIT_DONE, [FILE_MISSING] = EXIT_NO_INPUT, [FILE_FAILED] = EXIT_IO,
		[FILE_TOO_LARGE] = EXIT_DATA,
	};
	struct reading *r = context;
	struct piece *p = &r->piece[i];
	struct buf err = BUF_INIT;
	enum file_result result;

	if (p->given_up || progress_cancelled(r->progress))
		return;
	result = file_read(p->path, &p->bytes, &p->identity, &err);
	if (result == FILE_OK)
		read_bytes(r, p);
	else
		fail(p, statuses[result], err.data);
	buf_release(&err);
}

/* What the pieces found out, in their order, as if they had been read one after the other. */
static struct catalogue *
join_pieces(struct reading *r, struct loaded *out)
{
	struct segment *segment = xcalloc(r->count, sizeof *segment);
	struct source *source = xcalloc(r->count, sizeof *source);
	struct catalogue *catalogue = NULL;
	size_t count = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct piece *p = &r->piece[i];
		const char *name = diags_name(&out->diags, p->path);

		diags_move(&out->diags, &p->diags);
		if (out->status == EXIT_DONE)
			out->status = p->status;
		if (!p->read)
			continue;
		segment[count] = p->segment;
		source[count] = p->source;
		source[count].name = name;
		source[count].diags = &out->diags;
		caching_add(&r->caching, p->path, &p->identity, p->hash)->listed = p->listed;
		source[count].owned = buf_detach(p->made.len ? &p->made : &p->bytes);
		out->broken |= p->source.broken;
		count++;
	}
	if (count)
		catalogue = catalogue_link_while(segment, source, count, r->progress);
	free(segment);
	free(source);
	return catalogue;
}

void
load_pieces(const char *const *paths, size_t count, bool keep, struct compiled *from,
	    struct progress *progress, struct loaded *out)
{
	struct reading r = { .progress = progress, .hash = keep || from };
	uint64_t bytes = load_bytes(paths, count);

	*out = (struct loaded){ .status = EXIT_DONE };
	caching_start(&r.caching);
	if (progress) {
		atomic_store(&progress->bytes, (size_t)bytes);
		/* Linking and sealing take about a quarter of the time again. */
		atomic_store(&progress->total, (size_t)(bytes + bytes / 4));
	}
	for (size_t i = 0; i < count; i++) {
		if (path_is_folder(paths[i]))
			add_folder(&r, paths[i]);
		else
			add_piece(&r, paths[i]);
	}
	thread_each(r.count, bytes < LOAD_SMALL ? 1 : thread_cores(), read_piece, &r);
	out->catalogue = join_pieces(&r, out);
	for (size_t i = 0; i < r.count; i++) {
		buf_release(&r.piece[i].bytes);
		buf_release(&r.piece[i].made);
		free(r.piece[i].path);
	}
	free(r.piece);
	diags_sort(&out->diags);
	keep = keep && !from && out->status == EXIT_DONE && !out->broken;
	if (from) {
		*from = r.caching.compiled;
		r.caching.compiled = (struct compiled){ .sources = 0 };
	}
	caching_finish(&r.caching, CACHE_MOMENT_MS, paths, count, keep ? out->catalogue : NULL,
		       &out->diags);
	if (!out->catalogue && out->status == EXIT_DONE)
		out->status = EXIT_DATA;
	out->broken |= out->status != EXIT_DONE;
	out->cancelled = !out->catalogue && progress_cancelled(progress);
}
