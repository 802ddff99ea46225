/* SPDX-License-Identifier: MIT */
#include "cli/words.h"

#include <string.h>

#include "base/gettext.h"
#include "base/json.h"
#include "cli/value_json.h"
#include "model/date.h"
#include "model/describe.h"
#include "model/name.h"

static void
add_local(struct buf *b, const struct reader *r, struct value v)
{
	buf_puts(b, describe_local(v, r->languages, r->language));
}

/* Whatever cannot be said in words: as JSON. */
void
words_any(struct buf *b, const struct reader *r, struct value v)
{
	struct json json;
	struct writer w = { &json, r->catalogue, r->languages, r->language };

	if (value_form(v) == VALUE_TEXT) {
		buf_puts(b, value_text(v));
		return;
	}
	json_init(&json, b, JSON_COMPACT);
	write_raw(&w, v);
}

static void
add_language(struct buf *b, const struct reader *r, struct value v)
{
	(void)r;
	buf_puts(b, describe_language(value_text(v)));
}

static void
add_kind(struct buf *b, const struct reader *r, struct value v)
{
	(void)r;
	buf_puts(b, describe_word(value_text(v)));
}

static void
add_type(struct buf *b, const struct reader *r, struct value v)
{
	(void)r;
	buf_puts(b, describe_type(value_text(v)));
}

static void
add_date_text(struct buf *b, const struct reader *r, struct value v)
{
	struct date date;

	if (date_read(v, &date))
		date_add(b, &date);
	else if (*value_text(value_get(v, KEY_LITERAL)))
		buf_puts(b, value_text(value_get(v, KEY_LITERAL)));
	else
		words_any(b, r, v);
}

static void
add_name(struct buf *b, const struct reader *r, struct value v)
{
	struct name name;

	(void)r;
	if (name_read(v, &name))
		name_add(b, &name);
}

/* " (ID)", by which it can be shown. */
void
words_link(struct buf *b, const struct reader *r, uint32_t record)
{
	const char *id = record == RECORD_NONE ? "" : record_id(r->catalogue, record);

	if (*id)
		buf_printf(b, " (%s)", id);
}

static void
add_credit(struct buf *b, const struct reader *r, struct value v)
{
	size_t start = b->len;

	describe_credit(b, v, r->languages);
	if (b->len == start)
		buf_puts(b, value_text(v));
	words_link(b, r, value_link(v));
}

static void
add_named(struct buf *b, const struct reader *r, uint32_t record, struct value written)
{
	if (record == RECORD_NONE)
		buf_puts(b, value_text(written));
	else {
		describe_title(b, r->catalogue, record, r->languages);
		words_link(b, r, record);
	}
}

static void
add_reference(struct buf *b, const struct reader *r, struct value v)
{
	add_named(b, r, value_link(v), v);
}

/* Texts that belong to one, in parentheses behind it. */
static void
add_aside(struct buf *b, bool *open, const char *s)
{
	if (!*s)
		return;
	buf_puts(b, *open ? "; " : " (");
	buf_puts(b, s);
	*open = true;
}

static void
add_seen(struct buf *b, bool *open, struct value seen)
{
	struct buf places = BUF_INIT, text = BUF_INIT;

	for (uint32_t i = 0; i < value_items(seen); i++)
		buf_printf(&places, "%s%s", i ? ", " : "", value_text(value_item(seen, i)));
	if (places.len) {
		/* TRANSLATORS: where a form of a name or a title can be seen in print */
		buf_printf(&text, _("seen: %s"), places.data);
		add_aside(b, open, text.data);
	}
	buf_release(&places);
	buf_release(&text);
}

static void
add_form(struct buf *b, const struct reader *r, struct value v)
{
	bool open = false;
	size_t start = b->len;

	if (value_form(v) == VALUE_TEXT) {
		buf_puts(b, value_text(v));
		return;
	}
	if (value_form(value_get(v, KEY_AS_NAME)) == VALUE_MAP)
		add_name(b, r, value_get(v, KEY_AS_NAME));
	else
		buf_puts(b, value_text(value_get(v, KEY_AS_NAME)));
	if (b->len == start)
		buf_puts(b, value_text(value_get(v, KEY_AS)));
	add_aside(b, &open, describe_word(value_text(value_get(v, KEY_KIND))));
	add_seen(b, &open, value_get(v, KEY_SEEN));
	add_aside(b, &open, describe_local(value_get(v, KEY_NOTE), r->languages, r->language));
	if (open)
		buf_putc(b, ')');
}

static void
add_affiliation(struct buf *b, const struct reader *r, struct value v)
{
	struct value written = value_form(v) == VALUE_MAP ? value_get(v, KEY_ORGANISATION) : v;
	uint32_t record = value_link(v) == RECORD_NONE ? value_link(written) : value_link(v);
	struct buf period = BUF_INIT;
	bool open = false;

	add_named(b, r, record, written);
	if (value_there(value_get(v, KEY_PERIOD)))
		add_date_text(&period, r, value_get(v, KEY_PERIOD));
	if (period.len)
		buf_printf(b, ", %s", period.data);
	add_aside(b, &open, describe_local(value_get(v, KEY_NOTE), r->languages, r->language));
	if (open)
		buf_putc(b, ')');
	buf_release(&period);
}

static void
add_file(struct buf *b, const struct reader *r, struct value v)
{
	bool open = false;

	if (value_form(v) == VALUE_TEXT) {
		buf_puts(b, value_text(v));
		return;
	}
	buf_puts(b, value_text(value_get(v, KEY_PATH)));
	add_aside(b, &open, describe_local(value_get(v, KEY_TITLE), r->languages, r->language));
	if (*value_text(value_get(v, KEY_LANGUAGE)))
		add_aside(b, &open, describe_language(value_text(value_get(v, KEY_LANGUAGE))));
	add_aside(b, &open, value_text(value_get(v, KEY_MEDIA_TYPE)));
	add_aside(b, &open, describe_local(value_get(v, KEY_NOTE), r->languages, r->language));
	if (open)
		buf_putc(b, ')');
}

static void
add_related(struct buf *b, const struct reader *r, struct value v)
{
	struct value id = value_form(v) == VALUE_MAP ? value_get(v, KEY_ID) : v;
	uint32_t record = value_link(v) == RECORD_NONE ? value_link(id) : value_link(v);

	if (*value_text(value_get(v, KEY_AS))) {
		/* TRANSLATORS: a word before what it tells of; a blank follows it. */
		buf_printf(b, _("%s:"), value_text(value_get(v, KEY_AS)));
		buf_putc(b, ' ');
	}
	add_named(b, r, record, id);
	if (*describe_local(value_get(v, KEY_NOTE), r->languages, r->language))
		buf_printf(b, " - %s", describe_local(value_get(v, KEY_NOTE), r->languages,
						      r->language));
}

static void
add_verified(struct buf *b, const struct reader *r, struct value v)
{
	struct buf keys = BUF_INIT;

	(void)r;
	if (value_form(v) == VALUE_LIST) {
		for (uint32_t i = 0; i < value_count(v); i++) {
			struct value name = value_at(v, i);
			enum key key = key_find(SHAPE_RECORD, value_text(name), value_len(name));

			buf_printf(&keys, "%s%s", i ? ", " : "",
				   key == KEY_NONE ? value_text(name) : _(key_row(key)->label));
		}
		/* TRANSLATORS: keys of a record that nobody has verified. */
		buf_printf(b, _("not these: %s"), keys.data);
	} else
		/* TRANSLATORS: the answer to "Verified". */
		buf_puts(b, !strcmp(value_text(v), "true") ? _("yes") : _("no"));
	buf_release(&keys);
}

/* How a value of a type is told: alone, one element a line, or all in a row. */
static const struct {
	void (*add)(struct buf *, const struct reader *, struct value);
	enum words_layout layout;
	bool whole;
} types[] = {
	[TYPE_ID] = { words_any, WORDS_ONE, false },
	[TYPE_TEXT] = { words_any, WORDS_ONE, false },
	[TYPE_TEXTS] = { words_any, WORDS_LINES, false },
	[TYPE_LOCAL] = { add_local, WORDS_ONE, false },
	[TYPE_NUMBER] = { words_any, WORDS_ONE, false },
	[TYPE_BOOLEAN] = { words_any, WORDS_ONE, false },
	[TYPE_LANGUAGE] = { add_language, WORDS_ONE, false },
	[TYPE_CSL_TYPE] = { add_type, WORDS_ONE, false },
	[TYPE_DATE] = { add_date_text, WORDS_ONE, false },
	[TYPE_PERIOD] = { add_date_text, WORDS_ONE, false },
	[TYPE_NAME] = { add_name, WORDS_ONE, false },
	[TYPE_NAMES] = { add_credit, WORDS_LINES, false },
	[TYPE_FORMS] = { add_form, WORDS_LINES, false },
	[TYPE_PARTY] = { add_reference, WORDS_ONE, false },
	[TYPE_PARTIES] = { add_reference, WORDS_LINES, false },
	[TYPE_PUBLISHERS] = { add_reference, WORDS_LINES, false },
	[TYPE_COUNTRIES] = { add_reference, WORDS_JOINED, false },
	[TYPE_TOPICS] = { add_reference, WORDS_JOINED, false },
	[TYPE_AFFILIATIONS] = { add_affiliation, WORDS_LINES, false },
	[TYPE_FILES] = { add_file, WORDS_LINES, false },
	[TYPE_PATH] = { words_any, WORDS_ONE, true },
	[TYPE_RELATED] = { add_related, WORDS_LINES, false },
	[TYPE_PRINTED] = { add_form, WORDS_LINES, false },
	[TYPE_URL] = { words_any, WORDS_ONE, true },
	[TYPE_URLS] = { words_any, WORDS_LINES, true },
	[TYPE_DOI] = { words_any, WORDS_ONE, true },
	[TYPE_ISBN] = { words_any, WORDS_JOINED, false },
	[TYPE_ORCID] = { words_any, WORDS_ONE, true },
	[TYPE_VERIFIED] = { add_verified, WORDS_ONE, false },
	[TYPE_ANY] = { words_any, WORDS_ONE, false },
};

static enum value_type
type_of(enum key key)
{
	enum value_type type = key_row(key)->type;

	return type <= TYPE_ANY && types[type].add ? type : TYPE_ANY;
}

enum words_layout
words_layout(enum key key)
{
	if (key == KEY_KEYWORD || key == KEY_CATEGORIES || key == KEY_FORMERLY)
		return WORDS_JOINED;
	return types[type_of(key)].layout;
}

bool
words_whole(enum key key)
{
	return types[type_of(key)].whole;
}

void
words_add(struct buf *b, const struct reader *r, enum key key, struct value v)
{
	if (key == KEY_KIND)
		add_kind(b, r, v);
	else
		types[type_of(key)].add(b, r, v);
}
