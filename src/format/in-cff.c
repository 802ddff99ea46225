/* SPDX-License-Identifier: MIT */
/* The Citation File Format 1.2.0: a work, its preferred citation, and its references. */
#include "format/in.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/cff.h"
#include "format/tree.h"

static const struct in_word types[] = {
	{ "art", "graphic" },
	{ "article", "article-journal" },
	{ "audiovisual", "motion_picture" },
	{ "bill", "bill" },
	{ "blog", "post-weblog" },
	{ "book", "book" },
	{ "catalogue", "book" },
	{ "conference", "event" },
	{ "conference-paper", "paper-conference" },
	{ "data", "dataset" },
	{ "database", "dataset" },
	{ "dataset", "dataset" },
	{ "dictionary", "entry-dictionary" },
	{ "edited-work", "book" },
	{ "encyclopedia", "entry-encyclopedia" },
	{ "film-broadcast", "broadcast" },
	{ "generic", "document" },
	{ "government-document", "report" },
	{ "grant", "document" },
	{ "hearing", "hearing" },
	{ "historical-work", "classic" },
	{ "legal-case", "legal_case" },
	{ "legal-rule", "legislation" },
	{ "magazine-article", "article-magazine" },
	{ "manual", "book" },
	{ "map", "map" },
	{ "multimedia", "motion_picture" },
	{ "music", "musical_score" },
	{ "newspaper-article", "article-newspaper" },
	{ "pamphlet", "pamphlet" },
	{ "patent", "patent" },
	{ "personal-communication", "personal_communication" },
	{ "proceedings", "book" },
	{ "report", "report" },
	{ "serial", "periodical" },
	{ "slides", "speech" },
	{ "software", "software" },
	{ "software-code", "software" },
	{ "software-container", "software" },
	{ "software-executable", "software" },
	{ "software-virtual-machine", "software" },
	{ "sound-recording", "song" },
	{ "standard", "standard" },
	{ "statute", "legislation" },
	{ "thesis", "thesis" },
	{ "unpublished", "manuscript" },
	{ "video", "motion_picture" },
	{ "website", "webpage" },
	{ NULL, NULL },
};

enum how { TEXT, PEOPLE, ENTITY, DATE, WORDS, DOI, LANGUAGES, JOINED };

static const struct row {
	const char *field;
	enum how how;
	enum key key;
} rows[] = {
	{ "abbreviation", TEXT, KEY_TITLE_SHORT },
	{ "abstract", TEXT, KEY_ABSTRACT },
	{ "authors", PEOPLE, KEY_AUTHOR },
	{ "collection-title", JOINED, 0 },
	{ "conference", JOINED, 0 },
	{ "database-provider", JOINED, 0 },
	{ "date-accessed", DATE, KEY_ACCESSED },
	{ "date-downloaded", JOINED, 0 },
	{ "date-published", JOINED, 0 },
	{ "date-released", JOINED, 0 },
	{ "doi", DOI, KEY_DOI },
	{ "edition", TEXT, KEY_EDITION },
	{ "editors", PEOPLE, KEY_EDITOR },
	{ "editors-series", PEOPLE, KEY_COLLECTION_EDITOR },
	{ "end", JOINED, 0 },
	{ "institution", ENTITY, KEY_PUBLISHER },
	{ "isbn", TEXT, KEY_ISBN },
	{ "issn", TEXT, KEY_ISSN },
	{ "issue", TEXT, KEY_ISSUE },
	{ "journal", TEXT, KEY_CONTAINER_TITLE },
	{ "keywords", WORDS, KEY_KEYWORD },
	{ "languages", LANGUAGES, KEY_LANGUAGE },
	{ "location", ENTITY, KEY_PUBLISHER_PLACE },
	{ "medium", TEXT, KEY_MEDIUM },
	{ "month", JOINED, 0 },
	{ "notes", TEXT, KEY_NOTE },
	{ "number", TEXT, KEY_NUMBER },
	{ "number-volumes", TEXT, KEY_NUMBER_OF_VOLUMES },
	{ "pages", TEXT, KEY_NUMBER_OF_PAGES },
	{ "pmcid", TEXT, KEY_PMCID },
	{ "publisher", JOINED, 0 },
	{ "recipients", PEOPLE, KEY_RECIPIENT },
	{ "section", TEXT, KEY_SECTION },
	{ "start", JOINED, 0 },
	{ "status", TEXT, KEY_STATUS },
	{ "thesis-type", TEXT, KEY_GENRE },
	{ "title", TEXT, KEY_TITLE },
	{ "translators", PEOPLE, KEY_TRANSLATOR },
	{ "type", JOINED, 0 },
	{ "url", TEXT, KEY_URL },
	{ "version", TEXT, KEY_VERSION },
	{ "volume", TEXT, KEY_VOLUME },
	{ "volume-title", TEXT, KEY_VOLUME_TITLE },
	{ "year", JOINED, 0 },
	{ "year-original", DATE, KEY_ORIGINAL_DATE },
	/* of the whole file */
	{ "cff-version", JOINED, 0 },
	{ "message", JOINED, 0 },
	{ "preferred-citation", JOINED, 0 },
	{ "references", JOINED, 0 },
};

/* A person, or an entity, which has but a name. */
static void
add_party(struct drafts *ds, enum key key, const struct tree *t)
{
	struct draft_name name = draft_parse_name("", 0, true);

	name.name.family = tree_text(t, "family-names");
	name.name.given = tree_text(t, "given-names");
	name.name.non_dropping_particle = tree_text(t, "name-particle");
	name.name.suffix = tree_text(t, "name-suffix");
	name.name.literal = tree_text(t, "name");
	if (!name.name.family.len && !name.name.given.len && !name.name.literal.len)
		name.name.family = tree_text(t, "alias");
	if (name.name.family.len || name.name.given.len)
		name.name.literal.len = 0;
	if (str_is(name.name.literal, CFF_NOBODY))
		return;
	name.affiliation = tree_text(t, "affiliation");
	name.orcid = tree_text(t, "orcid");
	draft_name(ds, key, &name, t->at);
}

static void
add_languages(struct drafts *ds, const struct tree *t)
{
	struct str first = t->form == TREE_LIST && t->first ? t->first->text : t->text;
	const char *tag = in_language(first);

	draft_str(ds, KEY_LANGUAGE, tag ? str_of(tag) : first, t->at);
	if (t->form == TREE_LIST && t->first)
		for (const struct tree *c = t->first->next; c; c = c->next)
			draft_custom(ds, t->key, c->text, c->at);
}

static void
add_row(struct drafts *ds, const struct row *row, const struct tree *t)
{
	struct in_date room;

	switch (row->how) {
	case TEXT:
		draft_str(ds, row->key, t->text, t->at);
		break;
	case PEOPLE:
		for (const struct tree *c = t->first; c; c = c->next)
			add_party(ds, row->key, c);
		break;
	case ENTITY:
		draft_str(ds, row->key, t->form == TREE_TEXT ? t->text : tree_text(t, "name"),
			  t->at);
		break;
	case DATE:
		draft_date(ds, row->key, in_loose_date(&room, t->text), t->key, t->at);
		break;
	case WORDS:
		for (const struct tree *c = t->first; c; c = c->next)
			draft_str(ds, row->key, c->text, c->at);
		break;
	case DOI:
		draft_str(ds, row->key, in_doi(t->text), t->at);
		break;
	case LANGUAGES:
		add_languages(ds, t);
		break;
	case JOINED:
		break;
	}
}

static void
add_member(struct drafts *ds, const struct tree *t)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (str_is(t->key, rows[i].field)) {
			add_row(ds, &rows[i], t);
			return;
		}
	}
	in_custom(ds, t->key, t);
}

static void
add_issued(struct drafts *ds, const struct tree *t)
{
	static const char *const dates[] = { "date-released", "date-published", "date-downloaded" };
	struct str year = tree_text(t, "year");
	struct in_date room;
	int number = in_number(year);

	for (size_t i = 0; i < 2; i++) {
		const struct tree *date = tree_get(t, dates[i]);

		if (date && !draft_last(ds, KEY_ISSUED))
			draft_date(ds, KEY_ISSUED, date->text, date->key, date->at);
	}
	if (draft_last(ds, KEY_ISSUED) || !year.len)
		return;
	if (number > 0)
		draft_date(ds, KEY_ISSUED,
			   in_date(&room, number, in_month(tree_text(t, "month")), 0),
			   str_of("year"), tree_get(t, "year")->at);
	else
		draft_date(ds, KEY_ISSUED, in_loose_date(&room, year), str_of("year"),
			   tree_get(t, "year")->at);
}

/* Where something was published or met, in words: city, region, country. */
static void
add_place(struct drafts *ds, enum key key, const struct tree *entity)
{
	static const char *const parts[] = { "address", "city", "region", "country" };
	struct buf place = BUF_INIT;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct str part = tree_text(entity, parts[i]);

		if (part.len)
			buf_printf(&place, "%s%s", place.len ? ", " : "", part.s);
	}
	if (place.len && !draft_last(ds, key))
		draft_text(ds, key, place.data, place.len, entity->at);
	buf_release(&place);
}

static void
add_entities(struct drafts *ds, const struct tree *t)
{
	const struct tree *publisher = tree_get(t, "publisher");
	const struct tree *conference = tree_get(t, "conference");
	struct in_date room;
	struct str start;

	if (publisher) {
		draft_str(ds, KEY_PUBLISHER, tree_text(publisher, "name"), publisher->at);
		add_place(ds, KEY_PUBLISHER_PLACE, publisher);
	}
	if (tree_get(t, "institution"))
		add_place(ds, KEY_PUBLISHER_PLACE, tree_get(t, "institution"));
	if (!conference)
		return;
	draft_str(ds, KEY_EVENT_TITLE, tree_text(conference, "name"), conference->at);
	add_place(ds, KEY_EVENT_PLACE, conference);
	start = tree_text(conference, "date-start");
	draft_date(ds, KEY_EVENT_DATE, in_loose_date(&room, start), str_of("date-start"),
		   conference->at);
}

static void
add_pages(struct drafts *ds, const struct tree *t)
{
	struct str start = tree_text(t, "start"), end = tree_text(t, "end");
	struct buf pages = BUF_INIT;

	if (start.len)
		buf_puts(&pages, start.s);
	if (end.len)
		buf_printf(&pages, "%s%s", pages.len ? "-" : "", end.s);
	if (pages.len)
		draft_text(ds, KEY_PAGE, pages.data, pages.len, t->at);
	buf_release(&pages);
}

static void
add_work(struct drafts *ds, const struct tree *t, const char *preset)
{
	const struct tree *type = tree_get(t, "type"),
			  *collection = tree_get(t, "collection-title");
	const char *csl = type ? in_find(types, type->text) : preset;
	struct quote q;

	if (t->form != TREE_MAP) {
		source_warning(ds->source, t->at,
			       _("a reference must be a mapping (type: ..., and so on); this was "
				 "passed over"));
		return;
	}
	draft_begin(ds, str_of(""), t->at);
	if (!csl) {
		source_warning(ds->source, type ? type->at : t->at,
			       _("\"%s\" is no type of CFF; the record is taken for a document"),
			       type ? quote(&q, type->text.s, type->text.len) : "");
		csl = "document";
	}
	draft_text(ds, KEY_TYPE, csl, strlen(csl), t->at);
	for (const struct tree *c = t->first; c; c = c->next)
		if (c->form != TREE_NULL)
			add_member(ds, c);
	if (collection)
		draft_str(ds,
			  !strcmp(csl, "chapter") || !strcmp(csl, "paper-conference") ||
					  !strncmp(csl, "entry", 5)
				  ? KEY_CONTAINER_TITLE
				  : KEY_COLLECTION_TITLE,
			  collection->text, collection->at);
	add_issued(ds, t);
	add_entities(ds, t);
	add_pages(ds, t);
}

static void
read_cff(struct drafts *ds)
{
	struct pool pool = { 0 };
	const struct tree *t = tree_read(ds->source, &pool), *list = tree_get(t, "references");

	if (!t || t->form != TREE_MAP) {
		if (!ds->source->errors)
			source_error(ds->source, ds->source->begin,
				     _("there is no citation in this file"));
	} else {
		bool ours = list && str_is(tree_text(t, "message"), CFF_MESSAGE);

		/* A file that has but a list of references may call itself anything. */
		if (!list || (tree_get(t, "authors") && !ours))
			add_work(ds, t, "software");
		if (tree_get(t, "preferred-citation"))
			add_work(ds, tree_get(t, "preferred-citation"), NULL);
		for (const struct tree *c = list ? list->first : NULL; c; c = c->next)
			add_work(ds, c, NULL);
	}
	pool_release(&pool);
}

static int
recognise_cff(const char *s, size_t len)
{
	return in_line_begins(s, len, "cff-version:") ? 90 : 0;
}

const struct importer in_cff = { .recognise = recognise_cff, .read = read_cff };
