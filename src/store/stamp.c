/* SPDX-License-Identifier: MIT */
#include "store/stamp.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "base/mem.h"

/* The coarsest clock of a file system that is in use: that of memory sticks. */
#define DOUBT_SECONDS 2

#define MAGIC "pacestm2"

struct head {
	char magic[8];
	struct file_identity compiled;
	int64_t seconds;
	uint64_t sources;               /* that many identities follow, then a hash of all before */
};

/* Only if it is of this very file. */
static void
take(struct stamp *s, const struct buf *b)
{
	const struct compiled *c = s->compiled;
	size_t bytes = c->sources * sizeof *s->source;
	struct head h;
	uint64_t hash;

	if (b->len != sizeof h + bytes + sizeof hash)
		return;
	memcpy(&h, b->data, sizeof h);
	memcpy(&hash, b->data + sizeof h + bytes, sizeof hash);
	if (memcmp(h.magic, MAGIC, sizeof h.magic) != 0 || h.sources != c->sources ||
	    hash != hash64(b->data, sizeof h + bytes, 0) ||
	    !file_identity_same(&h.compiled, &c->map.identity))
		return;
	memcpy(s->source, b->data + sizeof h, bytes);
	s->seconds = h.seconds;
	s->sound = true;
}

void
stamp_open(struct stamp *s, const struct compiled *c, char *path)
{
	struct buf b = BUF_INIT;

	*s = (struct stamp){
		.compiled = c, .path = path, .seconds = c->seconds, .start = (int64_t)time(NULL),
		.source = xcalloc(c->sources, sizeof *s->source),
		.now = xcalloc(c->sources, sizeof *s->now),
	};
	for (size_t i = 0; i < c->sources; i++)
		s->source[i] = c->source[i].identity;
	if (path && file_read(path, &b, NULL, NULL) == FILE_OK)
		take(s, &b);
	buf_release(&b);
}

bool
stamp_sound(struct stamp *s)
{
	if (s->sound)
		return true;
	s->sound = compiled_sound(s->compiled);
	s->news |= s->sound;
	return s->sound;
}

/* Are these less than so many seconds apart?  However far they are, and whichever is later. */
static bool
is_near(int64_t a, int64_t b)
{
	uint64_t apart = a > b ? (uint64_t)a - (uint64_t)b : (uint64_t)b - (uint64_t)a;

	return apart <= DOUBT_SECONDS;
}

/* Devices may have another number each time that they are put in. */
static bool
is_known(const struct stamp *s, const struct file_identity *a, const struct file_identity *b)
{
	return a->inode == b->inode && a->seconds == b->seconds &&
	       a->nanoseconds == b->nanoseconds && a->noted == b->noted &&
	       a->noted_nanoseconds == b->noted_nanoseconds && !is_near(a->seconds, s->seconds) &&
	       !is_near(a->noted, s->seconds);
}

static bool
is_readable(const char *path)
{
	struct buf b = BUF_INIT;
	bool readable = file_read_part(path, 0, 1, &b);

	buf_release(&b);
	return readable;
}

enum source_state
stamp_source(struct stamp *s, size_t i, const char *path)
{
	const struct compiled_source *source = &s->compiled->source[i];
	struct file_identity now;
	struct buf b = BUF_INIT;
	enum source_state state = SOURCE_CLOSED;

	if (!file_identity(path, &now))
		return SOURCE_CLOSED;
	if (now.size != source->identity.size)
		return is_readable(path) ? SOURCE_OTHER : SOURCE_CLOSED;
	if (is_known(s, &s->source[i], &now)) {
		s->now[i] = now;
		return SOURCE_SAME;
	}
	/* What is noted is the file that these bytes came from, whatever it was before. */
	if (file_read(path, &b, &now, NULL) == FILE_OK)
		state = hash64(b.data, b.len, 0) == source->hash ? SOURCE_SAME : SOURCE_OTHER;
	if (state == SOURCE_SAME) {
		s->now[i] = now;
		s->news = true;
	}
	buf_release(&b);
	return state;
}

void
stamp_close(struct stamp *s, bool keep)
{
	const struct compiled *c = s->compiled;
	struct head h = {
		.magic = MAGIC, .compiled = c->map.identity, .seconds = s->start,
		.sources = c->sources,
	};
	struct buf b = BUF_INIT;
	uint64_t hash;

	if (keep && s->news && s->sound && s->path) {
		buf_add(&b, &h, sizeof h);
		/* Nothing that was not looked at now is known by the time of now. */
		buf_add(&b, s->now, c->sources * sizeof *s->now);
		hash = hash64(b.data, b.len, 0);
		buf_add(&b, &hash, sizeof hash);
		file_write(s->path, b.data, b.len, FILE_FOLDERS, NULL);
	}
	buf_release(&b);
	free(s->source);
	free(s->now);
	free(s->path);
	*s = (struct stamp){ .path = NULL };
}
