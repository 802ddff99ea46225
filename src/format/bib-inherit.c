/* SPDX-License-Identifier: MIT */
/*
 * What entries get from others: BibTeX's crossref, which fills in what is missing, with BibLaTeX's
 * rules for titles (a book's title is its chapter's booktitle), and BibLaTeX's xdata.
 */
#include "format/bib.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"

#define DEPTH_MAX 16 /* parents of parents */
#define AROUND 40    /* bytes that a field takes besides its name and value, on any machine */

/*
 * Of what parents give, and of the work that it takes, a part counts.  Many papers of a line each
 * that take all of their conference, its abstract too, are nothing unusual; and a parent adds no
 * more than itself to an entry, where macros multiply what macros made.
 */
#define PART 16
#define PART_MAX ((uint64_t)16 << 20) /* bytes: of what they give beyond that all counts */

/* BibLaTeX's list of what no child inherits, and what tells of the parent alone. */
static const char *const own[] = {
	"crossref",	 "entryset",	"entrysubtype", "execute",	  "ids",
	"label",	 "options",	"presort",	"related",	  "relatedoptions",
	"relatedstring", "relatedtype", "shorthand",	"shorthandintro", "shorttitle",
	"sortkey",	 "sorttitle",	"xdata",	"xref",
};

static bool
is_own(struct str name)
{
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_is(name, own[i]))
			return true;
	return false;
}

static bool
begins(struct str s, const char *with)
{
	return s.len >= strlen(with) && !memcmp(s.s, with, strlen(with));
}

static bool
is_part(struct str type)
{
	return begins(type, "in") || begins(type, "supp") || str_is(type, "bookinbook") ||
	       str_is(type, "conference");
}

/* What the title of the parent is to the child: "" for its title, NULL for nothing. */
static const char *
title_prefix(struct str parent, struct str child)
{
	if (begins(parent, "mv"))
		return begins(child, "mv") ? "" : "main";
	if (str_is(parent, "periodical"))
		return "journal";
	return is_part(child) ? "book" : "";
}

/* The child's name for a field of the parent; no length: none. */
static struct str
child_name(struct bib *b, const struct bib_field *f, const char *prefix)
{
	char *name;
	size_t n = strlen(prefix);

	if (is_own(f->name))
		return (struct str){ .s = "", .len = 0 };
	if (!n || (!str_is(f->name, "title") && !str_is(f->name, "subtitle") &&
		   !str_is(f->name, "titleaddon")))
		return f->name;
	name = pool_new(&b->pool, n + f->name.len + 1);
	memcpy(name, prefix, n);
	memcpy(name + n, f->name.s, f->name.len + 1);
	return (struct str){ .s = name, .len = n + f->name.len };
}

static void
append(struct bib *b, struct bib_entry *e, struct bib_field field)
{
	uint64_t bytes = field.name.len + field.value.len + AROUND;

	if (bib_get(b, e, field.name.s) ||
	    !bib_afford(b, b->given < PART_MAX ? bytes / PART : bytes, e->at))
		return;
	b->given += bytes;
	b->field = mem_grow(b->field, &b->field_room, b->fields + 1, sizeof *b->field);
	b->field[b->fields++] = field;
	e->fields++;
}

/* The entry's fields are moved to the end, where there is room behind them. */
static void
move_to_end(struct bib *b, struct bib_entry *e)
{
	size_t first = b->fields;

	if (e->first + e->fields == b->fields)
		return;
	b->field = mem_grow(b->field, &b->field_room, b->fields + e->fields, sizeof *b->field);
	memcpy(b->field + first, b->field + e->first, e->fields * sizeof *b->field);
	b->fields += e->fields;
	e->first = first;
}

static void
take(struct bib *b, struct bib_entry *e, const struct bib_entry *parent, bool as_it_is)
{
	const char *prefix = as_it_is ? "" : title_prefix(parent->type, e->type);
	size_t first = parent->first;
	uint64_t count = parent->fields;

	/* What is moved and compared: the fields of both with each of the parent's. */
	if (!bib_afford(b, (e->fields * (count + AROUND) + count * count) / PART, e->at))
		return;
	move_to_end(b, e);
	for (size_t i = first; i < first + count; i++) {
		struct bib_field field = b->field[i];

		field.name = child_name(b, &field, prefix);
		if (field.name.len)
			append(b, e, field);
	}
	/* Who wrote a book did not edit, but wrote, what its chapter is in. */
	if (!as_it_is && is_part(e->type)) {
		const struct bib_field *author = bib_get(b, parent, "author");
		struct bib_field field;

		if (author) {
			field = *author;
			field.name = str_of("bookauthor");
			append(b, e, field);
		}
	}
}

static void resolve(struct bib *b, size_t index, int depth);

static void
take_from(struct bib *b, size_t index, struct str key, size_t at, bool as_it_is, int depth)
{
	uint32_t parent = table_find(&b->key, key.s, key.len);
	struct quote q;

	if (parent == TABLE_NONE) {
		source_warning(b->source, at, _("there is no entry \"%s\" to take fields from"),
			       quote(&q, key.s, key.len));
		return;
	}
	resolve(b, parent, depth + 1);
	if (b->entry[parent].state != BIB_DONE) {
		source_warning(b->source, at,
			       _("\"%s\" takes fields from this entry, so this one cannot take "
				 "any from there"),
			       quote(&q, key.s, key.len));
		return;
	}
	take(b, &b->entry[index], &b->entry[parent], as_it_is);
}

/* Each key of a list with commas. */
static void
take_list(struct bib *b, size_t index, struct bib_field list, bool as_it_is, int depth)
{
	for (size_t i = 0, end; i < list.value.len; i = end + 1) {
		struct str key = { .s = list.value.s + i };

		for (end = i; end < list.value.len && list.value.s[end] != ','; end++)
			;
		key.len = end - i;
		while (key.len && (unsigned char)*key.s <= ' ')
			key.s++, key.len--;
		while (key.len && (unsigned char)key.s[key.len - 1] <= ' ')
			key.len--;
		if (key.len)
			take_from(b, index, key, list.at, as_it_is, depth);
	}
}

static void
resolve(struct bib *b, size_t index, int depth)
{
	const struct bib_field *list;
	struct bib_entry *e = &b->entry[index];

	if (e->state != BIB_READ || depth > DEPTH_MAX)
		return;
	e->state = BIB_INHERITING;
	if ((list = bib_get(b, e, "xdata")))
		take_list(b, index, *list, true, depth);
	e = &b->entry[index];
	if ((list = bib_get(b, e, "crossref")))
		take_list(b, index, *list, false, depth);
	b->entry[index].state = BIB_DONE;
}

void
bib_inherit(struct bib *b)
{
	for (size_t i = 0; i < b->entries; i++)
		resolve(b, i, 0);
}
