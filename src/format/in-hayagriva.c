/* SPDX-License-Identifier: MIT */
/*
 * Hayagriva's YAML (typst): a mapping of keys to entries, each of which may stand in others, its
 * parents.  What a parent says goes to the words that CSL has for what contains a work.
 */
#include "format/in.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/tree.h"

#define PARENTS_MAX 8 /* inside each other */

static const struct {
	const char *type, *csl;
} types[] = {
	{ "anthology", "book" },
	{ "anthos", "chapter" },
	{ "article", "article-journal" },
	{ "artwork", "graphic" },
	{ "audio", "song" },
	{ "blog", "webpage" },
	{ "book", "book" },
	{ "case", "legal_case" },
	{ "chapter", "chapter" },
	{ "conference", "event" },
	{ "entry", "entry-encyclopedia" },
	{ "exhibition", "event" },
	{ "legislation", "legislation" },
	{ "manuscript", "manuscript" },
	{ "misc", "document" },
	{ "newspaper", "periodical" },
	{ "original", "document" },
	{ "patent", "patent" },
	{ "performance", "performance" },
	{ "periodical", "periodical" },
	{ "post", "post" },
	{ "proceedings", "book" },
	{ "reference", "book" },
	{ "report", "report" },
	{ "repository", "software" },
	{ "scene", "motion_picture" },
	{ "thesis", "thesis" },
	{ "thread", "post" },
	{ "video", "motion_picture" },
	{ "web", "webpage" },
};

enum how { TEXT, NAMES, DATE, TITLE, URL, SERIAL, PUBLISHER, PAGES, AFFILIATED, PARENT, NOTHING };

static const struct row {
	const char *field;
	enum how how;
	enum key key;
} rows[] = {
	{ "abstract", TEXT, KEY_ABSTRACT },
	{ "affiliated", AFFILIATED, 0 },
	{ "annote", TEXT, KEY_ANNOTE },
	{ "archive", TITLE, KEY_ARCHIVE },
	{ "archive-location", TITLE, KEY_ARCHIVE_LOCATION },
	{ "author", NAMES, KEY_AUTHOR },
	{ "call-number", TITLE, KEY_CALL_NUMBER },
	{ "chapter", TEXT, KEY_CHAPTER_NUMBER },
	{ "date", DATE, KEY_ISSUED },
	{ "edition", TEXT, KEY_EDITION },
	{ "editor", NAMES, KEY_EDITOR },
	{ "genre", TITLE, KEY_GENRE },
	{ "issue", TEXT, KEY_ISSUE },
	{ "language", TEXT, KEY_LANGUAGE },
	{ "location", TITLE, KEY_PUBLISHER_PLACE },
	{ "note", TITLE, KEY_NOTE },
	{ "organization", TITLE, KEY_PUBLISHER },
	{ "page-range", PAGES, KEY_PAGE },
	{ "page-total", TEXT, KEY_NUMBER_OF_PAGES },
	{ "parent", PARENT, 0 },
	{ "publisher", PUBLISHER, KEY_PUBLISHER },
	{ "runtime", TEXT, KEY_DIMENSIONS },
	{ "serial-number", SERIAL, KEY_NUMBER },
	{ "title", TITLE, KEY_TITLE },
	{ "type", NOTHING, 0 },
	{ "url", URL, KEY_URL },
	{ "volume", TEXT, KEY_VOLUME },
	{ "volume-total", TEXT, KEY_NUMBER_OF_VOLUMES },
};

/* Hayagriva's roles, and what CSL calls them. */
static const struct {
	const char *role;
	enum key key;
} roles[] = {
	{ "cast-member", KEY_PERFORMER },
	{ "cinematography", KEY_CONTRIBUTOR },
	{ "collaborator", KEY_CONTRIBUTOR },
	{ "compiler", KEY_COMPILER },
	{ "composer", KEY_COMPOSER },
	{ "director", KEY_DIRECTOR },
	{ "executive-producer", KEY_EXECUTIVE_PRODUCER },
	{ "illustrator", KEY_ILLUSTRATOR },
	{ "narrator", KEY_NARRATOR },
	{ "organizer", KEY_ORGANIZER },
	{ "producer", KEY_PRODUCER },
	{ "translator", KEY_TRANSLATOR },
	{ "writer", KEY_SCRIPT_WRITER },
};

static bool
is_entity_name(struct str s)
{
	return !memchr(s.s, ',', s.len);
}

static void
add_name(struct drafts *ds, enum key key, const struct tree *t)
{
	struct draft_name name;

	if (t->form == TREE_TEXT) {
		name = draft_parse_name(t->text.s, t->text.len, is_entity_name(t->text));
	} else {
		struct str given = tree_text(t, "given-name");

		name = draft_parse_name("", 0, true);
		name.name.family = tree_text(t, "name");
		name.name.given = given;
		name.name.non_dropping_particle = tree_text(t, "prefix");
		name.name.suffix = tree_text(t, "suffix");
		if (!given.len && !name.name.non_dropping_particle.len && !name.name.suffix.len) {
			name.name.literal = name.name.family;
			name.name.family.len = 0;
		}
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

static void
add_affiliated(struct drafts *ds, const struct tree *t)
{
	const struct tree *one = t->form == TREE_LIST ? t->first : t;

	for (; one; one = t->form == TREE_LIST ? one->next : NULL) {
		struct str role = tree_text(one, "role");
		const struct tree *names = tree_get(one, "names");
		enum key key = KEY_CONTRIBUTOR;

		for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
			if (str_is(role, roles[i].role))
				key = roles[i].key;
		if (names)
			add_names(ds, key, names);
	}
}

/* "Text", or {value: Text, short: ...}. */
static struct str
formattable(const struct tree *t)
{
	return t->form == TREE_TEXT ? t->text : tree_text(t, "value");
}

static void
add_serial(struct drafts *ds, const struct tree *t)
{
	static const struct {
		const char *name;
		enum key key;
	} serials[] = {
		{ "doi", KEY_DOI },   { "isbn", KEY_ISBN },   { "issn", KEY_ISSN },
		{ "pmid", KEY_PMID }, { "pmcid", KEY_PMCID }, { "serial", KEY_NUMBER },
	};

	if (t->form == TREE_TEXT)
		draft_str(ds, KEY_NUMBER, t->text, t->at);
	for (const struct tree *c = t->first; c; c = c->next) {
		enum key key = KEY_NONE;

		for (size_t i = 0; i < sizeof serials / sizeof *serials; i++)
			if (str_is(c->key, serials[i].name))
				key = serials[i].key;
		if (!key)
			draft_custom(ds, c->key, c->text, c->at);
		else if (!draft_last(ds, key))
			draft_str(ds, key, key == KEY_DOI ? in_doi(c->text) : c->text, c->at);
	}
}

static void
add_url(struct drafts *ds, const struct tree *t)
{
	const struct tree *date = tree_get(t, "date");
	struct in_date room;

	draft_str(ds, KEY_URL, formattable(t), t->at);
	if (date)
		draft_date(ds, KEY_ACCESSED, in_loose_date(&room, date->text), date->key, date->at);
}

static void
add_publisher(struct drafts *ds, const struct tree *t)
{
	const struct tree *place = tree_get(t, "location");

	draft_str(ds, KEY_PUBLISHER, t->form == TREE_TEXT ? t->text : tree_text(t, "name"), t->at);
	if (place && !draft_last(ds, KEY_PUBLISHER_PLACE))
		draft_str(ds, KEY_PUBLISHER_PLACE, formattable(place), place->at);
}

static void
add_row(struct drafts *ds, const struct row *row, const struct tree *t)
{
	const struct tree *brief = tree_get(t, tree_get(t, "short") ? "short" : "shorthand");
	struct in_date room;

	switch (row->how) {
	case TEXT:
		draft_str(ds, row->key, t->text, t->at);
		break;
	case NAMES:
		add_names(ds, row->key, t);
		break;
	case DATE:
		draft_date(ds, row->key, in_loose_date(&room, t->text), t->key, t->at);
		break;
	case TITLE:
		draft_str(ds, row->key, formattable(t), t->at);
		if (row->key == KEY_TITLE && brief)
			draft_str(ds, KEY_TITLE_SHORT, brief->text, brief->at);
		break;
	case URL:
		add_url(ds, t);
		break;
	case SERIAL:
		add_serial(ds, t);
		break;
	case PUBLISHER:
		add_publisher(ds, t);
		break;
	case PAGES:
		draft_str(ds, row->key, in_pages(ds, t->text), t->at);
		break;
	case AFFILIATED:
		add_affiliated(ds, t);
		break;
	case PARENT:
	case NOTHING:
		break;
	}
}

/* What a parent has under a name that means another thing for what is in it. */
static enum key
container_key(enum key key, const char *csl, int level)
{
	bool part = !strncmp(csl, "article", 7) || !strcmp(csl, "chapter") ||
		    !strncmp(csl, "entry", 5) || !strcmp(csl, "paper-conference") ||
		    !strncmp(csl, "post", 4) || !strcmp(csl, "webpage");

	switch (key) {
	case KEY_TITLE:
		return part && level == 1 ? KEY_CONTAINER_TITLE : KEY_COLLECTION_TITLE;
	case KEY_AUTHOR:
		return KEY_CONTAINER_AUTHOR;
	case KEY_EDITOR:
		return part && level == 1 ? KEY_EDITOR : KEY_COLLECTION_EDITOR;
	case KEY_ISSUE:
		return part && level == 1 ? KEY_ISSUE : KEY_COLLECTION_NUMBER;
	default:
		return key;
	}
}

static bool
is_type(const struct tree *t, const char *type)
{
	return str_is(tree_text(t, "type"), type);
}

/* What the parents say, as far as the entry itself does not. */
static void
add_parents(struct drafts *ds, const struct tree *entry, const char *csl, int level)
{
	const struct tree *parent = tree_get(entry, "parent");

	if (parent && parent->form == TREE_LIST)
		parent = parent->first;
	if (!parent || level > PARENTS_MAX)
		return;
	for (const struct tree *c = parent->first; c; c = c->next) {
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			struct row row = rows[i];

			if (!str_is(c->key, row.field) || c->form == TREE_NULL)
				continue;
			if (is_type(parent, "conference") && row.key == KEY_TITLE)
				row.key = KEY_EVENT_TITLE;
			else if (row.key)
				row.key = container_key(row.key, csl, level);
			/* Names come as lists: what is there already is the entry's own. */
			if (row.how == SERIAL || (row.key && !draft_last(ds, row.key)))
				add_row(ds, &row, c);
		}
	}
	add_parents(ds, parent, csl, level + 1);
}

/* An article in a newspaper, a paper in proceedings, a chapter in a book. */
static const char *
type_of(struct drafts *ds, const struct tree *entry)
{
	const struct tree *type = tree_get(entry, "type"), *parent = tree_get(entry, "parent");
	const char *csl = NULL;
	struct quote q;

	if (parent && parent->form == TREE_LIST)
		parent = parent->first;
	for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
		if (in_find((const struct in_word[]){ { types[i].type, types[i].csl },
						      { NULL, NULL } },
			    type->text))
			csl = types[i].csl;
	if (!csl) {
		source_warning(ds->source, type ? type->at : entry->at,
			       _("\"%s\" is no type of Hayagriva; the record is taken for a "
				 "document"),
			       type ? quote(&q, type->text.s, type->text.len) : "");
		if (type)
			draft_custom(ds, type->key, type->text, type->at);
		return "document";
	}
	if (!strcmp(csl, "article-journal") && parent) {
		if (is_type(parent, "newspaper"))
			return "article-newspaper";
		if (is_type(parent, "proceedings") || is_type(parent, "conference"))
			return "paper-conference";
		if (is_type(parent, "book") || is_type(parent, "anthology"))
			return "chapter";
		if (is_type(parent, "blog"))
			return "post-weblog";
	}
	return csl;
}

static void
add_entry(struct drafts *ds, const struct tree *entry)
{
	const char *csl;

	if (entry->form != TREE_MAP) {
		source_warning(ds->source, entry->at,
			       _("an entry must be a mapping (type: ..., and so on); this was "
				 "passed over"));
		return;
	}
	draft_begin(ds, entry->key, entry->key_at);
	csl = type_of(ds, entry);
	draft_text(ds, KEY_TYPE, csl, strlen(csl), entry->at);
	for (const struct tree *c = entry->first; c; c = c->next) {
		bool known = false;

		for (size_t i = 0; c->form != TREE_NULL && i < sizeof rows / sizeof *rows; i++) {
			if (!str_is(c->key, rows[i].field))
				continue;
			add_row(ds, &rows[i], c);
			known = true;
		}
		if (!known && c->form != TREE_NULL)
			in_custom(ds, c->key, c);
	}
	add_parents(ds, entry, csl, 1);
}

static void
read_hayagriva(struct drafts *ds)
{
	struct pool pool = { 0 };
	const struct tree *t = tree_read(ds->source, &pool);

	if (t && t->form == TREE_MAP)
		for (const struct tree *c = t->first; c; c = c->next)
			add_entry(ds, c);
	else if (!ds->source->errors)
		source_error(ds->source, ds->source->begin, _("there are no entries in this file"));
	pool_release(&pool);
}

/* A key at the beginning of a line, and right below it, further in, a type of ours. */
static int
recognise_hayagriva(const char *s, size_t len)
{
	const char *type = mem_find(s, len, "type:", 5);
	size_t at;

	if (in_line_begins(s, len, "cff-version:") || in_line_begins(s, len, "references:"))
		return 0;
	if (!type || type == s || (type[-1] != ' ' && type[-1] != '\t'))
		return 0;
	at = (size_t)(type - s) + 5;
	while (at < len && s[at] == ' ')
		at++;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		size_t n = strlen(types[i].type), k = 0;

		while (k < n && at + k < len && (s[at + k] | 0x20) == types[i].type[k])
			k++;
		if (k == n && (at + k == len || (unsigned char)s[at + k] <= ' ') && s[0] != '-')
			return 60;
	}
	return 0;
}

const struct importer in_hayagriva = { .recognise = recognise_hayagriva, .read = read_hayagriva };
