/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"

#define LOOKED_BACK 16 /* sentences of one place, among which the same is looked for */

const char *
diags_name(struct diags *ds, const char *name)
{
	uint32_t known = table_find(&ds->place_of, name, strlen(name));
	char *copy;

	if (known != TABLE_NONE)
		return ds->name[known];
	copy = xstrdup(name);
	table_add(&ds->place_of, copy, strlen(copy), (uint32_t)ds->names);
	ds->name = mem_grow(ds->name, &ds->name_room, ds->names + 1, sizeof *ds->name);
	return ds->name[ds->names++] = copy;
}

static void
diag_add(struct diags *ds, enum diag_level level, struct place place, char *text)
{
	ds->diag = mem_grow(ds->diag, &ds->room, ds->count + 1, sizeof *ds->diag);
	ds->diag[ds->count++] = (struct diag){ .level = level, .place = place, .text = text };
	*(level == DIAG_ERROR ? &ds->errors : &ds->warnings) += 1;
}

void
diag_error(struct diags *ds, struct place place, const char *format, ...)
{
	struct buf b = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vprintf(&b, format, args);
	va_end(args);
	diag_add(ds, DIAG_ERROR, place, buf_detach(&b));
}

void
diag_warning(struct diags *ds, struct place place, const char *format, ...)
{
	struct buf b = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vprintf(&b, format, args);
	va_end(args);
	diag_add(ds, DIAG_WARNING, place, buf_detach(&b));
}

/* From 1 in the order in which they were named; 0: never. */
static uint32_t
name_rank(const struct diags *ds, const char *name)
{
	uint32_t known = name ? table_find(&ds->place_of, name, strlen(name)) : TABLE_NONE;

	return known == TABLE_NONE ? 0 : known + 1;
}

static int
compare(const void *left, const void *right, void *list)
{
	const struct diag *a = left, *b = right;

	if (a->place.file != b->place.file) {
		uint32_t x = name_rank(list, a->place.file), y = name_rank(list, b->place.file);

		if (x != y)
			return x < y ? -1 : 1;
	}
	if (a->place.line != b->place.line)
		return a->place.line < b->place.line ? -1 : 1;
	if (a->place.column != b->place.column)
		return a->place.column < b->place.column ? -1 : 1;
	return 0;
}

/* Is it among the last of the first `count`? */
static bool
is_said(struct diags *ds, size_t count, const struct diag *d)
{
	for (size_t i = count; i && count - i < LOOKED_BACK; i--) {
		const struct diag *said = &ds->diag[i - 1];

		if (compare(said, d, ds))
			return false;
		if (said->level == d->level && !strcmp(said->text, d->text))
			return true;
	}
	return false;
}

void
diags_sort(struct diags *ds)
{
	size_t kept = 0;

	sort_stable(ds->diag, ds->count, sizeof *ds->diag, compare, ds);
	for (size_t i = 0; i < ds->count; i++) {
		struct diag d = ds->diag[i];

		if (is_said(ds, kept, &d)) {
			*(d.level == DIAG_ERROR ? &ds->errors : &ds->warnings) -= 1;
			free(d.text);
		} else {
			ds->diag[kept++] = d;
		}
	}
	ds->count = kept;
}

const struct diag *
diags_worst(const struct diags *ds)
{
	for (size_t i = 0; i < ds->count; i++)
		if (ds->diag[i].level == DIAG_ERROR)
			return &ds->diag[i];
	return ds->count ? &ds->diag[0] : NULL;
}

void
diag_format(const struct diag *d, struct buf *out)
{
	if (d->place.file) {
		buf_puts(out, d->place.file);
		if (d->place.line)
			buf_printf(out, ":%u:%u", d->place.line, d->place.column);
		buf_puts(out, ": ");
	}
	/* Editors look for these two words, so they are not translated. */
	buf_puts(out, d->level == DIAG_ERROR ? "error: " : "warning: ");
	buf_puts(out, d->text);
}

void
diags_move(struct diags *to, struct diags *from)
{
	for (size_t i = 0; i < from->count; i++) {
		struct place place = from->diag[i].place;

		if (place.file)
			place.file = diags_name(to, place.file);
		diag_add(to, from->diag[i].level, place, from->diag[i].text);
		from->diag[i].text = NULL;
	}
	diags_release(from);
}

void
diags_release(struct diags *ds)
{
	for (size_t i = 0; i < ds->count; i++)
		free(ds->diag[i].text);
	for (size_t i = 0; i < ds->names; i++)
		free(ds->name[i]);
	table_release(&ds->place_of);
	free(ds->diag);
	free(ds->name);
	*ds = (struct diags){ 0 };
}
