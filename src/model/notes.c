/* SPDX-License-Identifier: MIT */
#include "model/notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/mem.h"
#include "model/recordkey.h"
#include "text/utf8.h"

void
notes_release(struct notes *n)
{
	kept_release(&n->kept);
	free(n->bits);
	*n = (struct notes){ 0 };
}

static void
show(struct notes *n, uint32_t record, bool on)
{
	if (!n->bits && on)
		n->bits = bits_new(catalogue_records(n->catalogue));
	if (on)
		bits_set(n->bits, record);
	else if (n->bits)
		bits_unset(n->bits, record);
}

/* A note under a former id goes over to the one that is now; what stands there already stays. */
static void
move(struct notes *n, size_t at, uint32_t record)
{
	char *key = recordkey_of(n->catalogue, record);
	char *text = xstrdup(n->kept.text[at].now);
	const char *there = key ? kept_get(&n->kept, key) : NULL;

	if (there)
		notes_clash(&n->kept, key, text);
	else if (key)
		kept_set(&n->kept, key, text);
	if (key)
		kept_set(&n->kept, n->kept.text[at].key, NULL);
	free(text);
	free(key);
}

void
notes_attach(struct notes *n, const struct catalogue *c)
{
	size_t count = n->kept.count;

	free(n->bits);
	n->bits = NULL;
	n->catalogue = c;
	for (size_t i = 0; i < count; i++) {
		const char *key = n->kept.text[i].key;
		uint32_t record = n->kept.text[i].now ? recordkey_find(c, key) : RECORD_NONE;

		if (record == RECORD_NONE)
			continue;
		if (strcmp(record_id(c, record), recordkey_id(key)) != 0)
			move(n, i, record);
		show(n, record, true);
	}
}

const char *
notes_get(const struct notes *n, uint32_t record)
{
	const char *text;
	char *key;

	if (!n->bits || record >= catalogue_records(n->catalogue) || !bits_has(n->bits, record))
		return NULL;
	key = recordkey_of(n->catalogue, record);
	text = key ? kept_get(&n->kept, key) : NULL;
	free(key);
	return text;
}

uint32_t
notes_next(const struct notes *n, uint32_t record)
{
	size_t count = n->bits ? catalogue_records(n->catalogue) : 0;
	size_t next = bits_next(n->bits, record, count);

	return next < count ? (uint32_t)next : RECORD_NONE;
}

bool
notes_set(struct notes *n, const char *key, const char *text)
{
	uint32_t record = recordkey_find(n->catalogue, key);
	struct buf clean = BUF_INIT;
	bool good;

	note_clean(&clean, text, strlen(text));
	good = strlen(key) <= NOTE_KEY_MAX && clean.len <= NOTE_BYTES_MAX &&
	       (!clean.len || kept_get(&n->kept, key) || kept_count(&n->kept) < NOTES_MAX);
	if (good)
		kept_set(&n->kept, key, clean.data);
	if (good && record != RECORD_NONE)
		show(n, record, clean.len > 0);
	buf_release(&clean);
	return good;
}

void
notes_merge(struct notes *n, const struct kept *remembered)
{
	kept_merge(&n->kept, remembered);
	if (n->catalogue)
		notes_attach(n, n->catalogue);
}

void
notes_replace(struct notes *n, const struct kept *with)
{
	kept_release(&n->kept);
	kept_copy(&n->kept, with);
	if (n->catalogue)
		notes_attach(n, n->catalogue);
}

/* The bytes of the lines with which both begin. */
static size_t
same_lines(const char *a, const char *b)
{
	size_t lines = 0;

	for (size_t i = 0; a[i] && a[i] == b[i]; i++)
		if (a[i] == '\n')
			lines = i + 1;
	return lines;
}

void
notes_clash(struct kept *k, const char *key, const char *ours)
{
	const char *theirs = kept_get(k, key);
	struct buf both = BUF_INIT;
	size_t same;

	/* Whoever wrote more to the same beginning has both already. */
	if (!strstr(ours, theirs) && !strstr(theirs, ours)) {
		same = same_lines(ours, theirs);
		buf_printf(&both, "%s%s%s", theirs, same ? "\n" : "\n\n", ours + same);
		kept_set(k, key, both.data);
	} else if (strlen(ours) > strlen(theirs)) {
		kept_set(k, key, ours);
	}
	buf_release(&both);
}

/* What a file of notes gives back as it was, and a terminal is not moved by. */
static bool
is_kept(uint32_t c)
{
	return c == '\n' || c == '\t' ||
	       (c >= ' ' && !(c >= 0x7f && c <= 0x9f) && c != 0xfeff && c != 0x2028 &&
		c != 0x2029 && !(c >= 0xfdd0 && c <= 0xfdef) && (c & 0xfffe) != 0xfffe);
}

void
note_clean(struct buf *out, const char *text, size_t len)
{
	size_t start = out->len;

	for (size_t bytes; len; text += bytes, len -= bytes) {
		uint32_t c;

		bytes = utf8_decode(text, len, &c);
		if (bytes && is_kept(c))
			buf_add(out, text, bytes);
		else if (bytes && c == '\r' && (len < 2 || text[1] != '\n'))
			buf_putc(out, '\n');
		bytes = bytes ? bytes : 1;
	}
	while (out->len > start && strchr(" \t\n", out->data[out->len - 1]))
		buf_truncate(out, out->len - 1);
}
