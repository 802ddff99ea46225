/* SPDX-License-Identifier: MIT */
#include "model/describe-value.h"

#include <string.h>

#include "base/gettext.h"
#include "model/date.h"
#include "model/describe.h"
#include "model/name.h"

/* More than any record has; what a damaged block says ends somewhere. */
#define SPANS_MAX (1u << 20)
#define STEPS_MAX (1u << 16)

struct teller {
	struct spans *spans;
	const struct languages *languages;
	const char *language;
};

static void
plain(const struct teller *t, const char *text)
{
	spans_add(t->spans, SPAN_TEXT, RECORD_NONE, text);
}

static void
aside(const struct teller *t, const char *text)
{
	spans_add(t->spans, SPAN_ASIDE, RECORD_NONE, text);
}

static const char *
local(const struct teller *t, struct value map, enum key key)
{
	return describe_local(value_get(map, key), t->languages, t->language);
}

/* What stands before a value: "translation: ". */
static void
before(struct spans *s, enum span_kind kind, const char *word)
{
	struct buf b = BUF_INIT;

	/* TRANSLATORS: a word before what it tells of, as in "Author: ..."; a blank follows it. */
	buf_printf(&b, _("%s:"), word);
	buf_putc(&b, ' ');
	spans_add(s, kind, RECORD_NONE, b.data);
	buf_release(&b);
}

/* What belongs to a value, in parentheses behind it. */
static void
bracket(const struct teller *t, bool *open, const char *text)
{
	if (!*text)
		return;
	/* TRANSLATORS: between the parts of a list */
	aside(t, *open ? _("; ") : " (");
	aside(t, text);
	*open = true;
}

/* The end of the parentheses, and the note of a mapping behind all. */
static void
end(const struct teller *t, bool open, struct value map)
{
	const char *note = local(t, map, KEY_NOTE);

	if (open)
		aside(t, ")");
	if (!*note)
		return;
	aside(t, " – ");
	aside(t, note);
}

/* A damaged block may have one part in many places: `steps` is how far it is worth looking. */
static bool
says(struct value v, unsigned *steps)
{
	if (value_form(v) == VALUE_TEXT)
		return value_len(v) > 0;
	for (uint32_t i = 0; i < value_count(v); i++)
		if (!*steps || (--*steps, says(value_at(v, i), steps)))
			return true;
	return false;
}

bool
value_says(struct value v)
{
	unsigned steps = STEPS_MAX;

	return says(v, &steps);
}

/*
 * Inside another value, what would run into its neighbours gets parentheses.  `written`: with the
 * tags of texts.
 */
static void
tell_tree(struct spans *s, struct value v, bool inside, bool written)
{
	bool map = value_form(v) == VALUE_MAP, first = true;
	uint32_t count = value_count(v);

	if (value_form(v) == VALUE_TEXT) {
		spans_add(s, SPAN_TEXT, RECORD_NONE, written ? value_written(v).s : value_text(v));
		return;
	}
	if (inside)
		spans_add(s, SPAN_ASIDE, RECORD_NONE, "(");
	for (uint32_t i = 0; i < count && s->count < SPANS_MAX; i++) {
		struct value child = value_at(v, i);
		enum value_form form = value_form(child);

		if (!value_says(child))
			continue;
		if (!first)
			spans_add(s, SPAN_ASIDE, RECORD_NONE, map ? _("; ") : ", ");
		first = false;
		if (map)
			before(s, SPAN_ASIDE, value_key_name(child));
		tell_tree(s, child, form == VALUE_MAP || (form == VALUE_LIST && !map), written);
	}
	if (inside)
		spans_add(s, SPAN_ASIDE, RECORD_NONE, ")");
}

static void
tell_any(const struct teller *t, struct value v)
{
	tell_tree(t->spans, v, false, false);
}

static void
tell_text(const struct teller *t, struct value v)
{
	plain(t, value_text(v));
}

static void
tell_local(const struct teller *t, struct value v)
{
	plain(t, describe_local(v, t->languages, t->language));
}

static void
tell_kind(const struct teller *t, struct value v)
{
	plain(t, describe_word(value_text(v)));
}

static void
tell_language(const struct teller *t, struct value v)
{
	plain(t, describe_language(value_text(v)));
}

static void
tell_type(const struct teller *t, struct value v)
{
	plain(t, describe_type(value_text(v)));
}

static void
tell_date(const struct teller *t, struct value v)
{
	struct buf b = BUF_INIT;
	struct date date;

	if (date_read(v, &date))
		date_add(&b, &date);
	else
		buf_puts(&b, value_text(value_get(v, KEY_LITERAL)));
	plain(t, b.data);
	buf_release(&b);
}

static void
tell_name(const struct teller *t, struct value v)
{
	struct buf b = BUF_INIT;
	struct name name;

	if (name_read(v, &name))
		name_add(&b, &name);
	plain(t, b.data);
	buf_release(&b);
}

/* A record by its title, or what is written where no record is meant. */
static void
tell_record(const struct teller *t, uint32_t record, struct value written)
{
	struct buf b = BUF_INIT;

	if (record == RECORD_NONE) {
		plain(t, value_text(written));
		return;
	}
	describe_title(&b, written.catalogue, record, t->languages);
	spans_add(t->spans, SPAN_LINK, record, b.data);
	buf_release(&b);
}

static void
tell_link(const struct teller *t, struct value v)
{
	tell_record(t, value_link(v), v);
}

static void
tell_credit(const struct teller *t, struct value v)
{
	uint32_t party = value_link(v);
	struct buf b = BUF_INIT;

	describe_credit(&b, v, t->languages);
	if (!b.len)
		tell_link(t, v);
	else if (party == RECORD_NONE)
		plain(t, b.data);
	else
		spans_add(t->spans, SPAN_LINK, party, b.data);
	buf_release(&b);
}

/* The member of a mapping that names a record; the link may stand at either. */
static void
tell_member(const struct teller *t, struct value v, enum key key)
{
	struct value written = value_form(v) == VALUE_MAP ? value_get(v, key) : v;
	uint32_t record = value_link(v);

	tell_record(t, record == RECORD_NONE ? value_link(written) : record, written);
}

/* Kind of a form and where it is in print. */
static void
tell_seen(const struct teller *t, struct value v)
{
	struct value seen = value_get(v, KEY_SEEN);
	struct buf places = BUF_INIT, b = BUF_INIT;
	bool open = false;

	bracket(t, &open, describe_word(value_text(value_get(v, KEY_KIND))));
	for (uint32_t i = 0; i < value_items(seen); i++)
		if (value_says(value_item(seen, i)))
			buf_printf(&places, "%s%s", places.len ? _("; ") : "",
				   value_text(value_item(seen, i)));
	if (places.len)
		/* TRANSLATORS: where a form of a name or a title can be seen in print */
		buf_printf(&b, _("seen: %s"), places.data);
	bracket(t, &open, b.data);
	end(t, open, v);
	buf_release(&places);
	buf_release(&b);
}

static void
tell_form(const struct teller *t, struct value v)
{
	struct value as = value_get(v, KEY_AS_NAME);

	if (value_form(as) == VALUE_MAP)
		tell_name(t, as);
	else
		plain(t, value_text(value_form(v) == VALUE_MAP ? as : v));
	tell_seen(t, v);
}

static void
tell_printed(const struct teller *t, struct value v)
{
	plain(t, value_text(value_form(v) == VALUE_MAP ? value_get(v, KEY_AS) : v));
	tell_seen(t, v);
}

static void
tell_affiliation(const struct teller *t, struct value v)
{
	struct value period = value_get(v, KEY_PERIOD);

	tell_member(t, v, KEY_ORGANISATION);
	if (value_says(period)) {
		size_t count = t->spans->count;

		plain(t, ", ");
		tell_date(t, period);
		if (t->spans->count == count + 1)
			tell_any(t, period);
	}
	end(t, false, v);
}

static void
tell_file(const struct teller *t, struct value v)
{
	const char *title = local(t, v, KEY_TITLE);
	bool open = false;

	if (*title)
		before(t->spans, SPAN_TEXT, title);
	plain(t, value_text(value_form(v) == VALUE_MAP ? value_get(v, KEY_PATH) : v));
	bracket(t, &open, describe_language(value_text(value_get(v, KEY_LANGUAGE))));
	bracket(t, &open, value_text(value_get(v, KEY_MEDIA_TYPE)));
	end(t, open, v);
}

static void
tell_related(const struct teller *t, struct value v)
{
	const char *as = value_text(value_get(v, KEY_AS));

	if (*as)
		before(t->spans, SPAN_TEXT, as);
	tell_member(t, v, KEY_ID);
	end(t, false, v);
}

void
describe_unverified(struct buf *b, struct value v)
{
	for (uint32_t i = 0; value_form(v) == VALUE_LIST && i < value_count(v); i++) {
		struct value name = value_at(v, i);
		enum key key = key_find(SHAPE_RECORD, value_text(name), value_len(name));

		buf_printf(b, "%s%s", i ? ", " : "",
			   key == KEY_NONE ? value_text(name) : key_label(key, 1));
	}
}

static void
tell_verified(const struct teller *t, struct value v)
{
	struct buf keys = BUF_INIT, b = BUF_INIT;

	describe_unverified(&keys, v);
	if (keys.len)
		/* TRANSLATORS: keys of a record that nobody has verified. */
		buf_printf(&b, _("not these: %s"), keys.data);
	else
		/* TRANSLATORS: the answer to "Verified". */
		buf_puts(&b, !strcmp(value_text(v), "true") ? _("yes") : _("no"));
	plain(t, b.data);
	buf_release(&keys);
	buf_release(&b);
}

/* How an element of each type is told. */
static const struct row {
	void (*tell)(const struct teller *, struct value);
	enum layout layout;
	bool address;
} rows[TYPE_ANY + 1] = {
	[TYPE_FORMAT_VERSION] = { tell_text, LAYOUT_ONE, false },
	[TYPE_RECORD] = { tell_any, LAYOUT_ONE, false },
	[TYPE_RECORDS] = { tell_any, LAYOUT_LINES, false },
	[TYPE_RECORD_MAP] = { tell_any, LAYOUT_ONE, false },
	[TYPE_ID] = { tell_text, LAYOUT_ONE, false },
	[TYPE_TEXT] = { tell_text, LAYOUT_ONE, false },
	[TYPE_TEXTS] = { tell_text, LAYOUT_LINES, false },
	[TYPE_WORDS] = { tell_text, LAYOUT_ROW, false },
	[TYPE_LOCAL] = { tell_local, LAYOUT_ONE, false },
	[TYPE_NUMBER] = { tell_text, LAYOUT_ONE, false },
	[TYPE_BOOLEAN] = { tell_text, LAYOUT_ONE, false },
	[TYPE_KIND] = { tell_kind, LAYOUT_ONE, false },
	[TYPE_LANGUAGE] = { tell_language, LAYOUT_ONE, false },
	[TYPE_CSL_TYPE] = { tell_type, LAYOUT_ONE, false },
	[TYPE_DATE] = { tell_date, LAYOUT_ONE, false },
	[TYPE_PERIOD] = { tell_date, LAYOUT_ONE, false },
	[TYPE_NAME] = { tell_name, LAYOUT_ONE, false },
	[TYPE_NAMES] = { tell_credit, LAYOUT_NAMES, false },
	[TYPE_FORMS] = { tell_form, LAYOUT_LINES, false },
	[TYPE_PARTY] = { tell_link, LAYOUT_ONE, false },
	[TYPE_PARTIES] = { tell_link, LAYOUT_NAMES, false },
	[TYPE_PUBLISHERS] = { tell_link, LAYOUT_NAMES, false },
	[TYPE_COUNTRIES] = { tell_link, LAYOUT_ROW, false },
	[TYPE_TOPICS] = { tell_link, LAYOUT_ROW, false },
	[TYPE_AFFILIATIONS] = { tell_affiliation, LAYOUT_LINES, false },
	[TYPE_FILES] = { tell_file, LAYOUT_LINES, false },
	[TYPE_PATH] = { tell_text, LAYOUT_ONE, true },
	[TYPE_RELATED] = { tell_related, LAYOUT_LINES, false },
	[TYPE_PRINTED] = { tell_printed, LAYOUT_LINES, false },
	[TYPE_URL] = { tell_text, LAYOUT_ONE, true },
	[TYPE_URLS] = { tell_text, LAYOUT_LINES, true },
	[TYPE_DOI] = { tell_text, LAYOUT_ONE, true },
	[TYPE_ISBN] = { tell_text, LAYOUT_ROW, false },
	[TYPE_ORCID] = { tell_text, LAYOUT_ONE, true },
	[TYPE_VERIFIED] = { tell_verified, LAYOUT_ONE, false },
	[TYPE_ANY] = { tell_any, LAYOUT_ONE, false },
};

static const struct row *
row_of(enum key key)
{
	return &rows[key > KEY_NONE && key < KEYS ? key_row(key)->type : TYPE_ANY];
}

enum layout
described_layout(enum key key)
{
	return row_of(key)->layout;
}

bool
described_address(enum key key)
{
	return row_of(key)->address;
}

uint32_t
described_items(enum key key, struct value v)
{
	uint32_t items = 0;

	if (described_layout(key) == LAYOUT_ONE)
		return value_says(v);
	for (uint32_t i = 0; i < value_items(v); i++)
		items += value_says(value_item(v, i));
	return items;
}

bool
describe_next(struct spans *s, enum key key, struct value v, uint32_t *next,
	      const struct languages *l, const char *language)
{
	const struct row *row = row_of(key);
	const struct teller teller = { s, l, language };
	bool one = row->layout == LAYOUT_ONE;
	uint32_t items = one ? 1 : value_items(v);

	spans_clear(s);
	while (*next < items) {
		struct value item = one ? v : value_item(v, *next);

		++*next;
		if (!value_says(item))
			continue;
		row->tell(&teller, item);
		if (!s->count)
			tell_any(&teller, item);
		return true;
	}
	return false;
}

void
describe_any(struct spans *s, struct value v)
{
	spans_clear(s);
	tell_tree(s, v, false, true);
}

bool
describe_other(struct spans *s, struct value v, uint32_t *next, const char *shown)
{
	spans_clear(s);
	while (value_form(v) == VALUE_MAP && *next < value_count(v)) {
		struct value other = value_at(v, (*next)++);
		const char *text = value_text(other);

		if (!*text || !strcmp(text, shown))
			continue;
		spans_add(s, SPAN_ASIDE, RECORD_NONE, text);
		spans_add(s, SPAN_ASIDE, RECORD_NONE, " (");
		spans_add(s, SPAN_ASIDE, RECORD_NONE, describe_language(value_key_name(other)));
		spans_add(s, SPAN_ASIDE, RECORD_NONE, ")");
		return true;
	}
	return false;
}
