/* SPDX-License-Identifier: MIT */
#include "store/compiled.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/hash.h"
#include "base/mem.h"
#include "model/ready.h"
#include "sys/path.h"

/* A byte that no text has, so that no text is mistaken for it. */
#define MAGIC "\x89pacecat"
#define VERSION_NOW 2
#define ORDER_MARK 0x01020304u
#define SOURCES_MAX 65536

struct compiled_header {
	char magic[8];
	uint32_t version, order;
	uint64_t layout, program;
	int64_t seconds;
	uint64_t bytes;                 /* of the file */
	uint64_t sources, readies, diags;
	uint32_t named[KINDS], padding;
	uint64_t block_at, block_bytes;
	uint64_t body_hash;
	uint64_t hash;                  /* of all before the block, this counting as 0 */
};

struct compiled_entry {
	struct file_identity identity;
	uint64_t hash;
	uint64_t listed;                        /* 1: it is */
	uint64_t name_bytes, shown_bytes;       /* with their NULs; both names follow */
};

struct compiled_ready {
	uint32_t order, count, with, padding;
};

struct compiled_diag {
	uint32_t level, file, line, column;     /* file: number of the source, or beyond */
	uint64_t text_bytes;                    /* with its NUL; it follows, padded to 8 */
};

/* As in a block, no machine leaves gaps. */
_Static_assert(sizeof(struct compiled_header) == 104 + 4 * (KINDS + 1), "without gaps");
_Static_assert(sizeof(struct file_identity) == 56, "without gaps");
_Static_assert(sizeof(struct compiled_entry) == 88, "without gaps");
_Static_assert(sizeof(struct compiled_ready) == 16, "without gaps");
_Static_assert(sizeof(struct compiled_diag) == 24, "without gaps");

struct compiled_source *
compiled_add(struct compiled *c, const char *name, const char *shown,
	     const struct file_identity *identity, uint64_t hash)
{
	c->source = mem_grow(c->source, &c->room, c->sources + 1, sizeof *c->source);
	c->source[c->sources++] = (struct compiled_source){
		.name = xstrdup(name), .shown = xstrdup(shown), .identity = *identity,
		.hash = hash,
	};
	return &c->source[c->sources - 1];
}

void
compiled_release(struct compiled *c)
{
	for (size_t i = 0; i < c->sources; i++) {
		free(c->source[i].name);
		free(c->source[i].shown);
	}
	free(c->source);
	map_close(&c->map);
	*c = (struct compiled){ .sources = 0 };
}

bool
compiled_is(const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	char start[sizeof MAGIC - 1] = { 0 };
	ssize_t n = 0;

	if (fd < 0)
		return false;
	if (!path_is_folder(path))
		n = read(fd, start, sizeof start);
	close(fd);
	return n == (ssize_t)sizeof start && !memcmp(start, MAGIC, sizeof start);
}

/* The hash of all before the block, of a header whose own hash is left out. */
static uint64_t
head_hash(const struct compiled_header *h, const void *sources, size_t bytes)
{
	struct compiled_header copy = *h;

	copy.hash = 0;
	return hash64(sources, bytes, hash64(&copy, sizeof copy, 0));
}

static enum compiled_result
check_header(const struct map *m, struct compiled_header *h)
{
	if (m->len < sizeof MAGIC - 1 || memcmp(m->bytes, MAGIC, sizeof MAGIC - 1) != 0)
		return COMPILED_DAMAGED;
	if (m->len < sizeof *h)
		return COMPILED_DAMAGED;
	memcpy(h, m->bytes, sizeof *h);
	if (h->version != VERSION_NOW || h->order != ORDER_MARK)
		return COMPILED_OTHER;
	if (h->block_at % 8 || h->block_at < sizeof *h || h->block_at > m->len ||
	    h->block_bytes % 8 || h->bytes < h->block_at ||
	    h->block_bytes > h->bytes - h->block_at ||
	    h->hash != head_hash(h, m->bytes + sizeof *h, (size_t)h->block_at - sizeof *h))
		return COMPILED_DAMAGED;
	return COMPILED_OK;
}

/* What a file is not that begins as one. */
static const char *
sentence_of(enum compiled_result result)
{
	return result == COMPILED_OTHER ?
		       _("this catalogue was compiled by another version of pacecat or "
			 "on another kind of machine; compile it again") :
		       _("this compiled catalogue is damaged");
}

/* A string of so many bytes at `at`, which moves behind it; NULL when it is none. */
static const char *
take_text(const struct map *m, size_t *at, size_t end, uint64_t bytes)
{
	const char *text = (const char *)m->bytes + *at;

	if (!bytes || bytes > end - *at || memchr(text, 0, (size_t)bytes) != text + bytes - 1)
		return NULL;
	*at += (size_t)bytes;
	return text;
}

static size_t
round_up(size_t at)
{
	return (at + 7) & ~(size_t)7;
}

bool
compiled_name_good(const char *name)
{
	for (const char *part = name; *part; part += strspn(part, "/")) {
		size_t len = strcspn(part, "/");

		if (!len || (len == 2 && !memcmp(part, "..", 2)))
			return false;
		part += len;
	}
	return true;
}

static bool
take_sources(struct compiled *c, const struct compiled_header *h)
{
	size_t at = sizeof *h, end = (size_t)h->block_at;

	if (h->sources > SOURCES_MAX || !h->sources)
		return false;
	for (uint64_t i = 0; i < h->sources; i++) {
		struct compiled_entry e;
		const char *name, *shown;

		if (end - at < sizeof e)
			return false;
		memcpy(&e, c->map.bytes + at, sizeof e);
		at += sizeof e;
		name = take_text(&c->map, &at, end, e.name_bytes);
		shown = name ? take_text(&c->map, &at, end, e.shown_bytes) : NULL;
		if (!shown || (!h->program && !compiled_name_good(name)) || round_up(at) > end)
			return false;
		compiled_add(c, name, shown, &e.identity, e.hash)->listed = e.listed == 1;
		at = round_up(at);
	}
	return true;
}

enum compiled_result
compiled_open(struct compiled *c, const char *path, bool own, struct buf *err)
{
	struct compiled_header h = { .version = 0 };
	enum compiled_result result;
	bool other;

	*c = (struct compiled){ .sources = 0 };
	if (map_open(&c->map, path, own, err) != FILE_OK)
		return COMPILED_UNREADABLE;
	result = check_header(&c->map, &h);
	if (result == COMPILED_OK && !take_sources(c, &h))
		result = COMPILED_DAMAGED;
	if (result != COMPILED_OK) {
		compiled_release(c);
		if (err)
			buf_puts(err, sentence_of(result));
		return result;
	}
	other = h.layout != catalogue_layout();
	c->bare = other || h.bytes != c->map.len;
	if (c->bare && err)
		buf_puts(err, sentence_of(other ? COMPILED_OTHER : COMPILED_DAMAGED));
	c->seconds = h.seconds;
	c->program = h.program;
	c->block = c->map.bytes + h.block_at;
	c->block_bytes = (size_t)h.block_bytes;
	c->readies = (size_t)h.readies;
	c->diags = (size_t)h.diags;
	return COMPILED_OK;
}

bool
compiled_sound(const struct compiled *c)
{
	struct compiled_header h;
	const unsigned char *rest = c->block + c->block_bytes;

	if (c->bare)
		return false;
	memcpy(&h, c->map.bytes, sizeof h);
	return h.body_hash == hash64(rest, c->map.len - (size_t)(rest - c->map.bytes),
				     hash64(c->block, c->block_bytes, 0));
}

static void
give_back(void *context)
{
	struct map *map = context;

	map_close(map);
	free(map);
}

/* The orders behind the block, which begin at `at`; returns where they end, or the file's end. */
static size_t
take_readies(const struct compiled *c, size_t at, struct catalogue *catalogue)
{
	for (size_t i = 0; i < c->readies; i++) {
		struct ready ready = { .record = NULL };
		struct compiled_ready r;
		size_t bytes;

		if (c->map.len - at < sizeof r)
			return c->map.len;
		memcpy(&r, c->map.bytes + at, sizeof r);
		at += sizeof r;
		if (r.count > (c->map.len - at) / sizeof *ready.record)
			return c->map.len;
		bytes = (size_t)r.count * sizeof *ready.record;
		if (round_up(bytes) > c->map.len - at)
			return c->map.len;
		ready.order = r.order;
		ready.count = r.count;
		ready.with = r.with;
		ready.record = (const void *)(c->map.bytes + at);
		ready_set(catalogue, i, &ready);
		at += round_up(bytes);
	}
	return at;
}

/* What is damaged there ends the list; it can be no wrong one, for the body is hashed. */
static void
take_diags(const struct compiled *c, size_t at, const char *const *file, struct diags *diags)
{
	for (size_t i = 0; i < c->diags && at <= c->map.len; i++) {
		struct place place = { .file = NULL };
		struct compiled_diag d;
		const char *text;

		if (c->map.len - at < sizeof d)
			return;
		memcpy(&d, c->map.bytes + at, sizeof d);
		at += sizeof d;
		text = take_text(&c->map, &at, c->map.len, d.text_bytes);
		if (!text)
			return;
		at = round_up(at);
		place.line = d.line;
		place.column = d.column;
		if (d.file < c->sources)
			place.file = diags_name(diags, file[d.file]);
		(d.level == DIAG_ERROR ? diag_error : diag_warning)(diags, place, "%s", text);
	}
}

struct catalogue *
compiled_catalogue(struct compiled *c, const char *const *file, struct diags *diags)
{
	struct catalogue *catalogue = c->bare ? NULL : catalogue_view(c->block, c->block_bytes);
	struct compiled_header h;
	struct map *map;
	size_t at;

	if (!catalogue)
		return NULL;
	at = take_readies(c, round_up((size_t)(c->block - c->map.bytes) + c->block_bytes),
			  catalogue);
	take_diags(c, at, file, diags);
	memcpy(&h, c->map.bytes, sizeof h);
	ready_set_named(catalogue, h.named);
	catalogue_set_files(catalogue, file, c->sources);
	map = xmalloc(sizeof *map);
	*map = c->map;
	c->map = (struct map){ .len = 0 };
	catalogue_lend(catalogue, give_back, map);
	return catalogue;
}

static void
pad(struct buf *b)
{
	while (b->len % 8)
		buf_putc(b, '\0');
}

static void
add_sources(struct buf *b, const struct compiled *c)
{
	for (size_t i = 0; i < c->sources; i++) {
		const struct compiled_source *s = &c->source[i];
		struct compiled_entry e = {
			.identity = s->identity, .hash = s->hash, .listed = s->listed,
			.name_bytes = strlen(s->name) + 1, .shown_bytes = strlen(s->shown) + 1,
		};

		buf_add(b, &e, sizeof e);
		buf_add(b, s->name, (size_t)e.name_bytes);
		buf_add(b, s->shown, (size_t)e.shown_bytes);
		pad(b);
	}
}

static uint64_t
add_readies(struct buf *b, const struct catalogue *catalogue)
{
	uint32_t *record = xcalloc(catalogue_count(catalogue, KIND_STUDY), sizeof *record);
	struct ready ready;
	uint64_t i;

	for (i = 0; ready_make(catalogue, (size_t)i, record, &ready); i++) {
		struct compiled_ready r = {
			.order = ready.order, .count = ready.count, .with = ready.with,
		};

		buf_add(b, &r, sizeof r);
		buf_add(b, record, ready.count * sizeof *record);
		pad(b);
	}
	free(record);
	return i;
}

static void
add_diags(struct buf *b, const struct catalogue *catalogue, const struct diags *diags)
{
	struct table files = { .slot = NULL };

	for (uint32_t k = 0; diags && diags->count && k < catalogue_files(catalogue); k++)
		table_add(&files, catalogue_file(catalogue, k),
			  strlen(catalogue_file(catalogue, k)), k);
	for (size_t i = 0; diags && i < diags->count; i++) {
		const struct diag *from = &diags->diag[i];
		const char *file = from->place.file;
		struct compiled_diag d = {
			.level = from->level, .line = from->place.line,
			.file = file ? table_find(&files, file, strlen(file)) : TABLE_NONE,
			.column = from->place.column, .text_bytes = strlen(from->text) + 1,
		};

		buf_add(b, &d, sizeof d);
		buf_add(b, from->text, (size_t)d.text_bytes);
		pad(b);
	}
	table_release(&files);
}

bool
compiled_write(const struct compiled *c, const char *path, const struct catalogue *catalogue,
	       const struct diags *diags, unsigned flags, struct buf *err)
{
	struct buf head = BUF_INIT, tail = BUF_INIT;
	size_t bytes;
	const void *block = catalogue_block(catalogue, &bytes);
	struct compiled_header h = {
		.version = VERSION_NOW, .order = ORDER_MARK, .layout = catalogue_layout(),
		.program = c->program, .seconds = c->seconds, .sources = c->sources,
		.diags = diags ? diags->count : 0, .block_bytes = bytes,
	};
	bool written;

	memcpy(h.magic, MAGIC, sizeof h.magic);
	buf_add(&head, &h, sizeof h);
	add_sources(&head, c);
	/* The block ends at a multiple of 8. */
	h.readies = add_readies(&tail, catalogue);
	for (unsigned kind = 0; kind < KINDS; kind++)
		h.named[kind] = ready_named(catalogue, (enum kind)kind);
	add_diags(&tail, catalogue, diags);
	h.block_at = head.len;
	h.bytes = head.len + bytes + tail.len;
	h.body_hash = hash64(tail.data, tail.len, hash64(block, bytes, 0));
	h.hash = head_hash(&h, head.data + sizeof h, head.len - sizeof h);
	memcpy(head.data, &h, sizeof h);
	written = file_write_parts(path, (const struct file_part[]){
		{ head.data, head.len }, { block, bytes }, { tail.data, tail.len },
	}, 3, flags, err);
	buf_release(&head);
	buf_release(&tail);
	return written;
}
