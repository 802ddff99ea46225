/* SPDX-License-Identifier: MIT */
#include "model/edition.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

static char *
said(struct value v)
{
	return value_len(v) ? xstrdup(value_text(v)) : NULL;
}

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

void
edition_of(struct edition *e, const struct catalogue *c, uint64_t stamp)
{
	uint32_t file = catalogue_first(c, KIND_FILE);

	*e = (struct edition){ .stamp = 0 };
	for (uint32_t i = 0; i < catalogue_count(c, KIND_FILE) && !edition_is(e); i++) {
		e->version = said(record_value(c, file + i, KEY_VERSION));
		e->date = said(record_value(c, file + i, KEY_DATE));
	}
	if (!edition_is(e))
		e->stamp = stamp;
}

void
edition_copy(struct edition *to, const struct edition *from)
{
	*to = (struct edition){ copy(from->version), copy(from->date), from->stamp };
}

void
edition_release(struct edition *e)
{
	free(e->version);
	free(e->date);
	*e = (struct edition){ .stamp = 0 };
}

bool
edition_is(const struct edition *e)
{
	return e->version || e->date || e->stamp;
}

static bool
same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

bool
edition_same(const struct edition *a, const struct edition *b)
{
	return same(a->version, b->version) && same(a->date, b->date) && a->stamp == b->stamp;
}

/* Dates are EDTF: "2026" may be as late as "2026-11-20", so only what both have is compared. */
bool
edition_older(const struct edition *e, const struct edition *than)
{
	size_t len;

	if (!e->date || !than->date)
		return false;
	len = strlen(e->date) < strlen(than->date) ? strlen(e->date) : strlen(than->date);
	return strncmp(e->date, than->date, len) < 0;
}

void
edition_say(struct buf *out, const struct edition *e)
{
	buf_puts(out, e->date ? e->date : e->version ? e->version : "");
}

uint64_t
edition_hash(const struct edition *e)
{
	struct buf b = BUF_INIT;
	uint64_t hash;

	buf_printf(&b, "%s\n%s\n%llx", e->version ? e->version : "", e->date ? e->date : "",
		   (unsigned long long)e->stamp);
	hash = hash64(b.data, b.len, 0);
	buf_release(&b);
	return hash;
}
