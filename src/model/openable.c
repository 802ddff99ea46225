/* SPDX-License-Identifier: MIT */
#include "model/openable.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "model/describe.h"
#include "model/identifier.h"

static bool
is_address(const char *s)
{
	return ascii_begins(s, "https://") || ascii_begins(s, "http://") ||
	       ascii_begins(s, "ftp://");
}

static void
add(struct openables *all, bool file, enum key key, const char *target, const char *title)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->one[i].file == file && !strcmp(all->one[i].target, target))
			return;
	all->one = mem_grow(all->one, &all->room, all->count + 1, sizeof *all->one);
	all->one[all->count++] = (struct openable){ file, key, xstrdup(target), xstrdup(title) };
}

static void
add_file(struct openables *all, struct value v, const struct languages *languages)
{
	bool mapping = value_form(v) == VALUE_MAP;
	const char *path = value_text(mapping ? value_get(v, KEY_PATH) : v);
	const char *title = mapping ? describe_local(value_get(v, KEY_TITLE), languages, NULL) : "";

	if (*path)
		add(all, !is_address(path), KEY_FILES, path, title);
}

/* As the DOI handbook asks for it: what would end the path of an address is escaped. */
static void
add_doi(struct openables *all, const char *doi)
{
	const char *s = doi_within(str_of(doi)).s;
	bool any = *s != '\0';
	struct buf b = BUF_INIT;

	buf_puts(&b, "https://doi.org/");
	for (; *s; s++)
		if ((unsigned char)*s <= ' ' || (unsigned char)*s >= 0x7f ||
		    strchr("\"'<>\\^`{|}#?%", *s))
			buf_printf(&b, "%%%02X", (unsigned)(unsigned char)*s);
		else
			buf_putc(&b, *s);
	if (any)
		add(all, false, KEY_DOI, b.data, "");
	buf_release(&b);
}

/* An identifier that may be written with or without the address in front. */
static void
add_identifier(struct openables *all, enum key key, const char *site, const char *id)
{
	struct buf b = BUF_INIT;

	if (!is_address(id))
		buf_puts(&b, site);
	buf_puts(&b, id);
	if (*id)
		add(all, false, key, b.data, "");
	buf_release(&b);
}

void
openables_find(struct openables *all, const struct catalogue *c, uint32_t record,
	       const struct languages *languages)
{
	static const enum key addresses[] = { KEY_URL, KEY_SAME_AS, KEY_SOURCE };
	struct value v = record_value(c, record, KEY_FILES);

	for (uint32_t i = 0; i < value_items(v); i++)
		add_file(all, value_item(v, i), languages);
	add_doi(all, value_text(record_value(c, record, KEY_DOI)));
	for (size_t k = 0; k < sizeof addresses / sizeof *addresses; k++) {
		v = record_value(c, record, addresses[k]);
		for (uint32_t i = 0; i < value_items(v); i++)
			if (is_address(value_text(value_item(v, i))))
				add(all, false, addresses[k], value_text(value_item(v, i)), "");
	}
	add_identifier(all, KEY_ORCID, "https://orcid.org/",
		       value_text(record_value(c, record, KEY_ORCID)));
	add_identifier(all, KEY_ROR, "https://ror.org/",
		       value_text(record_value(c, record, KEY_ROR)));
}

static void
openable_release(struct openable *one)
{
	free(one->target);
	free(one->title);
}

void
openables_drop_files(struct openables *all)
{
	size_t kept = 0;

	for (size_t i = 0; i < all->count; i++) {
		if (all->one[i].file)
			openable_release(&all->one[i]);
		else
			all->one[kept++] = all->one[i];
	}
	all->count = kept;
}

void
openables_release(struct openables *all)
{
	for (size_t i = 0; i < all->count; i++)
		openable_release(&all->one[i]);
	free(all->one);
	*all = (struct openables){ 0 };
}
