/* SPDX-License-Identifier: MIT */
#include "model/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/mem.h"
#include "model/recordkey.h"

/* The place of a key, which is taken over; one that is new is not marked and never was. */
static size_t
place_of(struct marks *m, char *key)
{
	uint32_t found = table_add(&m->place, key, strlen(key), (uint32_t)m->count);

	if (found < m->count) {
		free(key);
		return found;
	}
	m->mark = mem_grow(m->mark, &m->room, m->count + 1, sizeof *m->mark);
	m->mark[m->count] = (struct mark){ .key = key, .record = RECORD_NONE };
	return m->count++;
}

static void
show(struct marks *m, uint32_t record, bool on)
{
	if (!m->bits && on)
		m->bits = bits_new(catalogue_records(m->catalogue));
	if (m->bits && on)
		bits_set(m->bits, record);
	else if (m->bits)
		bits_unset(m->bits, record);
}

void
marks_release(struct marks *m)
{
	for (size_t i = 0; i < m->count; i++)
		free(m->mark[i].key);
	free(m->mark);
	free(m->bits);
	table_release(&m->place);
	*m = (struct marks){ 0 };
}

void
marks_attach(struct marks *m, const struct catalogue *c)
{
	size_t count = m->count;

	free(m->bits);
	m->bits = NULL;
	m->catalogue = c;
	for (size_t i = 0; i < count; i++) {
		uint32_t record = recordkey_find(c, m->mark[i].key);

		m->mark[i].record = record;
		if (record == RECORD_NONE || !m->mark[i].now)
			continue;
		if (!strcmp(record_id(c, record), mark_id(&m->mark[i]))) {
			show(m, record, true);
		} else if (marks_set(m, record, true)) {
			/* A former id: the mark goes over to the one that is now. */
			m->mark[i].now = false;
			m->mark[i].record = RECORD_NONE;
		}
	}
}

bool
marks_set(struct marks *m, uint32_t record, bool on)
{
	char *key = recordkey_of(m->catalogue, record);
	size_t at;

	if (!key)
		return false;
	at = place_of(m, key);
	m->mark[at].now = on;
	m->mark[at].record = record;
	if (on)
		m->last = at + 1;
	show(m, record, on);
	return true;
}

size_t
marks_take_away(struct marks *m, uint32_t first, uint32_t count)
{
	uint32_t record = marks_next(m, first, count);
	size_t n = 0;

	for (size_t i = 0; record != RECORD_NONE && i < m->count; i++)
		m->mark[i].away = false;
	for (; record != RECORD_NONE; record = marks_next(m, first, count), n++) {
		size_t at = place_of(m, recordkey_of(m->catalogue, record));

		m->mark[at].away = true;
		marks_set(m, record, false);
	}
	return n;
}

size_t
marks_bring_back(struct marks *m, uint32_t first, uint32_t count)
{
	/* Sessions side by side may have come to more than there is room for. */
	size_t n = 0, total = marks_total(m);

	for (size_t i = 0; i < m->count && total + n < MARKS_MAX; i++) {
		struct mark *mark = &m->mark[i];

		/* RECORD_NONE is no record of any range. */
		if (mark->away && mark->record >= first && mark->record - first < count) {
			mark->away = false;
			n += marks_set(m, mark->record, true);
		}
	}
	return n;
}

bool
marks_has(const struct marks *m, uint32_t record)
{
	return m->bits && record < catalogue_records(m->catalogue) && bits_has(m->bits, record);
}

size_t
marks_count(const struct marks *m, unsigned wanted)
{
	size_t n = 0;

	for (unsigned kind = 0; m->bits && kind < KINDS; kind++) {
		size_t first = catalogue_first(m->catalogue, (enum kind)kind);
		size_t end = first + catalogue_count(m->catalogue, (enum kind)kind);

		if (!(wanted & 1u << kind))
			continue;
		for (size_t i = bits_next(m->bits, first, end); i < end;
		     i = bits_next(m->bits, i + 1, end))
			n++;
	}
	return n;
}

uint32_t
marks_next(const struct marks *m, uint32_t first, uint32_t count)
{
	size_t end = (size_t)first + count, i = end;

	if (m->bits && end <= catalogue_records(m->catalogue))
		i = bits_next(m->bits, first, end);
	return i < end ? (uint32_t)i : RECORD_NONE;
}

size_t
marks_total(const struct marks *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->count; i++)
		n += m->mark[i].now;
	return n;
}

uint32_t
marks_last(const struct marks *m)
{
	const struct mark *last = m->last ? &m->mark[m->last - 1] : NULL;

	return last && last->now ? last->record : RECORD_NONE;
}

bool
marks_recall(struct marks *m, const char *kind, const char *id)
{
	char *key = recordkey_make(kind, id);
	size_t at;

	if (!key)
		return false;
	at = place_of(m, key);
	m->mark[at].now = m->mark[at].before = true;
	return true;
}

void
marks_merge(struct marks *m, const struct marks *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct mark *theirs = &from->mark[i];
		size_t at = place_of(m, xstrdup(theirs->key));
		struct mark *ours = &m->mark[at];

		if (ours->now == ours->before)
			ours->now = theirs->now;
		ours->before = theirs->before;
	}
	if (m->catalogue)
		marks_attach(m, m->catalogue);
}

void
marks_change(struct marks *m, const struct marks *from)
{
	for (size_t i = 0; i < from->count; i++) {
		size_t at;

		if (from->mark[i].now == from->mark[i].before)
			continue;
		at = place_of(m, xstrdup(from->mark[i].key));
		m->mark[at].now = from->mark[i].now;
	}
	if (m->catalogue)
		marks_attach(m, m->catalogue);
}

bool
marks_changed(const struct marks *m)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->mark[i].now != m->mark[i].before)
			return true;
	return false;
}

void
marks_settle(struct marks *m)
{
	for (size_t i = 0; i < m->count; i++)
		m->mark[i].before = m->mark[i].now;
}

void
marks_forget(struct marks *m)
{
	for (size_t i = 0; i < m->count; i++)
		m->mark[i].before = false;
}

const char *
marks_kind(size_t i)
{
	return recordkey_word(i);
}

size_t
mark_kind(const struct mark *mark)
{
	return recordkey_kind(mark->key);
}

const char *
mark_id(const struct mark *mark)
{
	return recordkey_id(mark->key);
}
