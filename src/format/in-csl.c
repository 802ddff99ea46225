/* SPDX-License-Identifier: MIT */
/*
 * CSL-JSON and CSL-YAML: a list of items, or the `references` of pandoc, in the words that the
 * catalogue has too (csl-data.json of CSL 1.0.2).
 */
#include "format/in.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/tree.h"
#include "model/country.h"

static bool
is_true(struct str s)
{
	return str_is(s, "true") || str_is(s, "1");
}

/* A text in the pool, without the marks of pandoc's YAML. */
static struct str
unmarked(struct drafts *ds, struct str s)
{
	struct buf text = BUF_INIT;

	if (!ds->markdown)
		return s;
	in_markdown(&text, s.s, s.len);
	s = pool_str(&ds->pool, text.data, text.len);
	buf_release(&text);
	return s;
}

static void
add_name(struct drafts *ds, enum key key, const struct tree *t)
{
	struct draft_name name = draft_parse_name("", 0, true);

	if (t->form == TREE_TEXT) {
		name.name.literal = unmarked(ds, t->text);
	} else {
		name.name.family = unmarked(ds, tree_text(t, "family"));
		name.name.given = unmarked(ds, tree_text(t, "given"));
		name.name.dropping_particle = unmarked(ds, tree_text(t, "dropping-particle"));
		name.name.non_dropping_particle =
			unmarked(ds, tree_text(t, "non-dropping-particle"));
		name.name.suffix = unmarked(ds, tree_text(t, "suffix"));
		name.name.literal = unmarked(ds, tree_text(t, "literal"));
		name.name.comma_suffix = is_true(tree_text(t, "comma-suffix"));
		name.name.static_ordering = is_true(tree_text(t, "static-ordering"));
		name.orcid = tree_text(t, "ORCID");
		/* Zotero's word for a name that has no parts. */
		if (!name.name.literal.len)
			name.name.literal = tree_text(t, "name");
		if (name.name.family.len || name.name.given.len)
			name.name.literal.len = 0;
	}
	draft_name(ds, key, &name, t->at);
}

static void
add_names(struct drafts *ds, enum key key, const struct tree *t)
{
	if (t->form == TREE_LIST)
		for (const struct tree *c = t->first; c; c = c->next)
			add_name(ds, key, c);
	else
		add_name(ds, key, t);
}

/* Year, month and day, of a list or as pandoc once wrote them: {year: 2012, month: 7, day: 3}. */
static bool
find_numbers(const struct tree *part, struct str numbers[3])
{
	static const char *const names[] = { "year", "month", "day" };
	bool map = part && part->form == TREE_MAP;
	const struct tree *c = part && part->form == TREE_LIST ? part->first : NULL;

	for (size_t i = 0; i < 3; i++) {
		numbers[i] = map ? tree_text(part, names[i])
			     : c ? c->text
				 : (struct str){ .s = "", .len = 0 };
		c = c ? c->next : NULL;
	}
	return map ? numbers[0].len > 0 : part && part->form == TREE_LIST && part->first;
}

/*
 * [2012, 7, 3] in EDTF; false when it is no such list.  *odd: a month or day in it is none, and is
 * left out.
 */
static bool
add_part(struct buf *out, const struct tree *part, bool *odd)
{
	struct in_date room;
	struct str text[3], year;
	int number[3] = { 0 };
	bool minus;

	if (!find_numbers(part, text))
		return false;
	year = text[0];
	minus = year.len && *year.s == '-';
	year.s += minus, year.len -= minus;
	number[0] = in_number(year);
	if (number[0] < 0)
		return false;
	for (size_t n = 1; n < 3; n++) {
		number[n] = text[n].len ? in_number(text[n]) : 0;
		*odd |= number[n] < 0 || number[n] > (n == 1 ? 24 : 31);
	}
	/* Some write seasons as months 13 to 16, some as EDTF does. */
	if (number[1] >= 13 && number[1] <= 16)
		number[1] += 8;
	/* CSL has no year 0: -44 is 44 BC, of which EDTF's number is one less. */
	if (minus && number[0])
		number[0] = 1 - number[0];
	buf_puts(out, in_date(&room, number[0], number[1], number[2]).s);
	return true;
}

static bool
says_something(const struct tree *t)
{
	for (const struct tree *c = t->first; c; c = c->next)
		if (says_something(c))
			return true;
	return t->text.len > 0;
}

/* What date-parts do not say goes where nothing is lost. */
static void
keep_date(struct drafts *ds, const struct tree *t)
{
	source_warning(ds->source, t->at,
		       _("\"%s\" has parts that are no date; it is kept under \"custom\""),
		       t->key.s);
	in_custom(ds, t->key, t);
}

/* CSL's number of a season, or Zotero's word for it, as EDTF's month; 0: it is none. */
static int
season_of(struct str s)
{
	return s.len == 1 && *s.s >= '1' && *s.s <= '4' ? 20 + (*s.s - '0') : in_season(s);
}

/* Where the days of a date are: below date-parts, or right there as pandoc once wrote them. */
static const struct tree *
first_day(const struct tree *t)
{
	const struct tree *parts = tree_get(t, "date-parts");

	if (parts)
		return parts->first;
	if (t->form == TREE_LIST)
		return t->first && t->first->form == TREE_MAP ? t->first : NULL;
	return tree_get(t, "year") ? t : NULL;
}

static void
add_date(struct drafts *ds, enum key key, const struct tree *t)
{
	const struct tree *from = first_day(t), *circa = tree_get(t, "circa");
	struct str season = tree_text(t, "season"), raw = tree_text(t, "raw");
	struct buf edtf = BUF_INIT;
	struct in_date room;
	bool odd = false;

	if (t->form == TREE_TEXT) {
		draft_date(ds, key, in_loose_date(&room, t->text), t->key, t->at);
		return;
	}
	if (from && add_part(&edtf, from, &odd)) {
		const struct tree *to = from == t ? NULL : from->next;
		size_t len = edtf.len;

		if (season_of(season) && len == 4)
			buf_printf(&edtf, "-%d", season_of(season));
		else if (season.len > 1 && in_number(season) < 0)
			odd = true;
		len = edtf.len;
		buf_putc(&edtf, '/');
		/* A second part of zeros is how some write that there is none. */
		if (!to || !says_something(to) || (to->first && str_is(to->first->text, "0"))) {
			buf_truncate(&edtf, len);
			if (circa && !str_is(circa->text, "false") && !str_is(circa->text, "0"))
				buf_putc(&edtf, '~');
		} else if (!add_part(&edtf, to, &odd)) {
			buf_truncate(&edtf, len);
			odd = true;
		}
		draft_date(ds, key, (struct str){ .s = edtf.data, .len = edtf.len }, t->key, t->at);
	} else {
		if (!raw.len)
			raw = tree_text(t, "literal");
		odd = !raw.len && says_something(t);
		draft_date(ds, key, in_loose_date(&room, raw), t->key, t->at);
	}
	if (odd)
		keep_date(ds, t);
	buf_release(&edtf);
}

/* A text, or each of a list; of a mapping of languages the first, the others as they are. */
static void
add_text(struct drafts *ds, enum key key, const struct tree *t)
{
	enum value_type type = key_row(key)->type;
	bool name =
		type == TYPE_URL || type == TYPE_DOI || type == TYPE_ISBN || type == TYPE_CSL_TYPE;

	if (t->form == TREE_TEXT && key == KEY_KEYWORD)
		in_keywords(ds, unmarked(ds, t->text), t->at);
	else if (t->form == TREE_TEXT)
		draft_str(ds, key,
			  key == KEY_DOI ? in_doi(t->text)
			  : name	 ? t->text
					 : unmarked(ds, t->text),
			  t->at);
	else if (t->form == TREE_LIST)
		for (const struct tree *c = t->first; c; c = c->next)
			draft_str(ds, key, name ? c->text : unmarked(ds, c->text), c->at);
	else
		in_custom(ds, t->key, t);
}

/* What pacecat has put there, since CSL has one language and no countries. */
static void
add_own(struct drafts *ds, const struct tree *own)
{
	for (const struct tree *t = own->first; t; t = t->next) {
		enum key key = key_find(SHAPE_STUDY, t->key.s, t->key.len);
		bool local = key && key_row(key)->type == TYPE_LOCAL && t->form == TREE_MAP;
		struct buf word = BUF_INIT;

		buf_printf(&word, "%s.%s", own->key.s, t->key.s);
		if (local)
			for (const struct tree *c = t->first; c; c = c->next)
				draft_local(ds, key, c->key, c->text, c->at);
		else if (key == KEY_COUNTRY)
			for (const struct tree *c = t->first; c; c = c->next)
				if (country_find(c->text.s, c->text.len) != COUNTRY_NONE)
					draft_str(ds, key, c->text, c->at);
		if (!local && (key != KEY_COUNTRY || t->form != TREE_LIST))
			in_custom(ds, (struct str){ .s = word.data, .len = word.len }, t);
		buf_release(&word);
	}
}

static void
add_members_of_custom(struct drafts *ds, const struct tree *custom)
{
	for (const struct tree *t = custom->first; t; t = t->next)
		if (!str_is(t->key, "pacecat"))
			in_custom(ds, t->key, t);
}

static void
add_member(struct drafts *ds, const struct tree *t)
{
	enum key key = key_find(SHAPE_STUDY, t->key.s, t->key.len);
	enum value_type type = key ? key_row(key)->type : TYPE_ANY;

	if (t->form == TREE_NULL || key == KEY_ID)
		return;
	if (!key)
		in_custom(ds, t->key, t);
	else if (key == KEY_CUSTOM)
		add_members_of_custom(ds, t);
	else if (type == TYPE_NAMES)
		add_names(ds, key, t);
	else if (type == TYPE_DATE)
		add_date(ds, key, t);
	else if (type == TYPE_TEXT || type == TYPE_LOCAL || type == TYPE_NUMBER ||
		 type == TYPE_WORDS || type == TYPE_TEXTS || type == TYPE_PUBLISHERS ||
		 type == TYPE_LANGUAGE || type == TYPE_CSL_TYPE || type == TYPE_URL ||
		 type == TYPE_DOI || type == TYPE_ISBN)
		add_text(ds, key, t);
	else
		in_custom(ds, t->key, t);
}

static void
add_item(struct drafts *ds, const struct tree *item)
{
	const struct tree *own;

	if (item->form != TREE_MAP) {
		source_warning(ds->source, item->at,
			       _("an item must be a mapping (id: ..., and so on); this was passed "
				 "over"));
		return;
	}
	draft_begin(ds, tree_text(item, "id"), item->at);
	for (const struct tree *c = item->first; c; c = c->next)
		add_member(ds, c);
	own = tree_get(tree_get(item, "custom"), "pacecat");
	if (own)
		add_own(ds, own);
}

/* Of a document in Markdown only what stands before its text is YAML. */
static void
cut_front_matter(struct source *s)
{
	size_t at = s->begin;

	if (s->end - at < 4 || memcmp(s->bytes + at, "---", 3) != 0)
		return;
	for (;;) {
		const char *end = memchr(s->bytes + at, '\n', s->end - at), *line;

		if (!end || (at = (size_t)(end + 1 - s->bytes)) + 3 > s->end)
			return;
		line = end + 1;

		if ((!memcmp(line, "---", 3) || !memcmp(line, "...", 3)) &&
		    (at + 3 == s->end || line[3] == '\n' || line[3] == '\r')) {
			s->end = at;
			return;
		}
	}
}

static void
read_csl(struct drafts *ds)
{
	struct pool pool = { 0 };
	const struct tree *t, *list;
	char first;

	cut_front_matter(ds->source);
	/* JSON has tags as they are. */
	first = in_first(ds->source->bytes + ds->source->begin,
			 ds->source->end - ds->source->begin);
	ds->markdown = first != '[' && first != '{';
	list = t = tree_read(ds->source, &pool);
	if (t && t->form == TREE_MAP)
		list = tree_get(t, "references") ? tree_get(t, "references") : tree_get(t, "items");
	if (t && list && list->form == TREE_LIST)
		for (const struct tree *c = list->first; c; c = c->next)
			add_item(ds, c);
	else if (t && t->form == TREE_MAP && tree_get(t, "id"))
		add_item(ds, t);
	else if (!ds->source->errors)
		source_error(ds->source, ds->source->begin,
			     _("there is no list of CSL items in this file"));
	pool_release(&pool);
}

static bool
has(const char *s, size_t len, const char *word)
{
	return mem_find(s, len, word, strlen(word)) != NULL;
}

/* JSON that begins with a list or mapping and has what all items have. */
static int
recognise_json(const char *s, size_t len)
{
	char first = in_first(s, len);

	if (first != '[' && first != '{')
		return 0;
	return has(s, len, "\"type\"") && has(s, len, "\"id\"") ? 70 : 0;
}

static int
recognise_yaml(const char *s, size_t len)
{
	if (in_line_begins(s, len, "cff-version:"))
		return 0;
	if (in_line_begins(s, len, "references:"))
		return 70;
	return in_first(s, len) == '-' && has(s, len, "type: ") ? 50 : 0;
}

const struct importer in_csl_json = {
	.recognise = recognise_json,
	.read = read_csl,
	.loads = true,
};
const struct importer in_csl_yaml = {
	.recognise = recognise_yaml,
	.read = read_csl,
	.loads = true,
};
