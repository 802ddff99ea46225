/* SPDX-License-Identifier: MIT */
#include "store/conf.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/table.h"
#include "format/scan.h"
#include "format/yaml.h"
#include "text/utf8.h"

static struct conf *
add_item(struct conf *c)
{
	c->item = mem_grow(c->item, &c->room, c->items + 1, sizeof *c->item);
	c->item[c->items] = (struct conf){ 0 };
	return &c->item[c->items++];
}

static void
release(struct conf *c)
{
	for (size_t i = 0; i < c->items; i++)
		release(&c->item[i]);
	free(c->item);
	free(c->key);
	free(c->text);
	*c = (struct conf){ 0 };
}

static bool
is_null(const struct yaml_event *e)
{
	return e->faulty || (e->plain && (!e->len || yaml_word(e->text, e->len) == WORD_NULL));
}

static void
drop_last(struct conf *map)
{
	release(&map->item[--map->items]);
}

/* Forget a key that is there already, with its value. */
static void
drop_repeated(struct conf *map, struct source *source, struct table *seen)
{
	size_t items = map->items - 1;
	struct conf *last = &map->item[items];
	uint32_t first = table_add(seen, last->key, strlen(last->key), (uint32_t)items);
	struct place place;
	struct quote room;

	if (first == items)
		return;
	place = source_place(source, map->item[first].key_at);
	source_error(source, last->key_at,
		     _("\"%s\" is here twice; it is already on line %u (column %u)"),
		     quote(&room, last->key, strlen(last->key)), place.line, place.column);
	drop_last(map);
}

static void take_items(struct yaml *, struct source *, struct yaml_event *, struct conf *,
		       struct table *seen);

/* Take the value that begins with this event.  The reader sees to it that depth has a limit. */
static void
take(struct yaml *yaml, struct source *source, struct yaml_event *e, struct conf *c)
{
	struct table seen = { .slot = NULL };

	c->at = e->at;
	if (e->what == EVENT_TEXT) {
		if (!is_null(e)) {
			c->form = CONF_TEXT;
			c->text = xstrndup(e->text, e->len);
		}
		return;
	}
	c->form = e->what == EVENT_MAP ? CONF_MAP : CONF_LIST;
	take_items(yaml, source, e, c, &seen);
	table_release(&seen);
}

static void
take_items(struct yaml *yaml, struct source *source, struct yaml_event *e, struct conf *c,
	   struct table *seen)
{
	for (;;) {
		struct conf *item;
		bool faulty = false;

		yaml_next(yaml, e);
		if (e->what != EVENT_TEXT && e->what != EVENT_LIST && e->what != EVENT_MAP)
			return;
		item = add_item(c);
		if (c->form == CONF_MAP) {
			item->key = xstrndup(e->text, e->len);
			item->key_at = e->at;
			faulty = e->faulty;
			yaml_next(yaml, e);
		}
		if (e->what != EVENT_END)
			take(yaml, source, e, item);
		if (faulty)
			drop_last(c);
		else if (c->form == CONF_MAP)
			drop_repeated(c, source, seen);
	}
}

static bool
blank(const char *bytes, size_t len)
{
	if (len >= 3 && !memcmp(bytes, "\357\273\277", 3)) {
		bytes += 3;
		len -= 3;
	}
	for (size_t i = 0; i < len; i++)
		if (!strchr(" \t\r\n", bytes[i]) || !bytes[i])
			return false;
	return true;
}

bool
conf_read(struct conf_file *file, const char *name, const char *bytes, size_t len,
	  struct diags *diags)
{
	size_t errors = diags->errors;
	struct yaml_event e = { .what = EVENT_END };
	struct yaml *yaml;

	*file = (struct conf_file){ 0 };
	if (blank(bytes, len))
		return true;
	if (!scan(&file->source, name, bytes, len, diags))
		return false;
	yaml = yaml_open(&file->source);
	yaml_next(yaml, &e);
	if (e.what == EVENT_MAP) {
		take(yaml, &file->source, &e, &file->root);
		yaml_next(yaml, &e);
	} else if (e.what != EVENT_END && !is_null(&e)) {
		source_error(&file->source, e.at,
			     _("this file must be a mapping, with lines like \"name: value\""));
	}
	yaml_close(yaml);
	return diags->errors == errors;
}

const struct conf *
conf_find(const struct conf *map, const char *key)
{
	for (size_t i = 0; map && map->form == CONF_MAP && i < map->items; i++)
		if (!strcmp(map->item[i].key, key))
			return &map->item[i];
	return NULL;
}

const char *
conf_text(const struct conf *c)
{
	return c ? c->text : NULL;
}

size_t
conf_texts(const struct conf *c)
{
	return c->form == CONF_TEXT ? 1 : c->form == CONF_LIST ? c->items : 0;
}

const struct conf *
conf_text_at(const struct conf *c, size_t i)
{
	const struct conf *item = c->form == CONF_TEXT ? c : &c->item[i];

	return item->form == CONF_TEXT ? item : NULL;
}

/* What no file of ours can hold, not even escaped. */
static bool
is_control(uint32_t c)
{
	return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
}

bool
conf_fit(const char *s)
{
	size_t len = strlen(s), bytes;
	uint32_t c;

	for (size_t i = 0; i < len; i += bytes) {
		bytes = utf8_decode(s + i, len - i, &c);
		if (!bytes || is_control(c))
			return false;
	}
	return len <= YAML_TEXT_MAX;
}

/* What would not come back between quotes as it is. */
static bool
is_special(uint32_t c)
{
	return c == 0xfeff || c == 0x2028 || c == 0x2029 || (c >= 0xfdd0 && c <= 0xfdef) ||
	       (c & 0xfffe) == 0xfffe;
}

static void
quote_one(struct buf *b, const char *s, size_t bytes, uint32_t c)
{
	if (c == '\n')
		buf_puts(b, "\\n");
	else if (c == '\t')
		buf_puts(b, "\\t");
	else if (is_special(c))
		buf_printf(b, "\\U%08x", c);
	else {
		if (c == '"' || c == '\\')
			buf_putc(b, '\\');
		buf_add(b, s, bytes);
	}
}

void
conf_quote(struct buf *b, const char *s)
{
	size_t len = strlen(s), bytes;

	buf_putc(b, '"');
	for (size_t i = 0; i < len; i += bytes) {
		uint32_t c;

		bytes = utf8_decode(s + i, len - i, &c);
		if (bytes && !is_control(c))
			quote_one(b, s + i, bytes, c);
		bytes = bytes ? bytes : 1;
	}
	buf_putc(b, '"');
}

void
conf_add_key(struct buf *b, const char *key, bool flow)
{
	size_t start = b->len;

	conf_quote(b, key);
	if (b->len - start <= YAML_KEY_MAX) {
		buf_puts(b, ": ");
		return;
	}
	/* What is longer as it is quoted has to be said to be a key (YAML 1.2, 7.4.2). */
	buf_insert(b, start, "? ", 2);
	buf_puts(b, flow ? " : " : "\n: ");
}

void
conf_add(struct buf *b, const struct conf *c)
{
	if (c->form == CONF_NOTHING)
		buf_puts(b, "null");
	else if (c->form == CONF_TEXT)
		conf_quote(b, c->text);
	else
		buf_putc(b, c->form == CONF_MAP ? '{' : '[');
	for (size_t i = 0; i < c->items; i++) {
		if (i)
			buf_puts(b, ", ");
		if (c->form == CONF_MAP)
			conf_add_key(b, c->item[i].key, true);
		conf_add(b, &c->item[i]);
	}
	if (c->form == CONF_MAP || c->form == CONF_LIST)
		buf_putc(b, c->form == CONF_MAP ? '}' : ']');
}

void
conf_release(struct conf_file *file)
{
	release(&file->root);
	source_release(&file->source);
}
