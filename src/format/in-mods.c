/* SPDX-License-Identifier: MIT */
/*
 * MODS 3, the Library of Congress' Metadata Object Description Schema.
 * Over 500 lines: its tables of genres and roles.
 */
#include "format/in.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/xml-records.h"

/* Genres (MARC's and bibutils'), and the types of works in something else. */
static const struct {
	const char *genre, *csl;
	const char *part; /* with a host it is this; NULL: the same */
} genres[] = {
	{ "academic journal", "article-journal", NULL },
	{ "article", "article-journal", NULL },
	{ "book", "book", "chapter" },
	{ "book chapter", "chapter", NULL },
	{ "conference paper", "paper-conference", NULL },
	{ "conference publication", "book", "paper-conference" },
	{ "dataset", "dataset", NULL },
	{ "encyclopedia", "book", "entry-encyclopedia" },
	{ "dictionary", "book", "entry-dictionary" },
	{ "government publication", "report", NULL },
	{ "instruction", "book", NULL },
	{ "interview", "interview", NULL },
	{ "journal article", "article-journal", NULL },
	{ "legal case and case notes", "legal_case", NULL },
	{ "legislation", "legislation", NULL },
	{ "letter", "personal_communication", NULL },
	{ "magazine", "periodical", "article-magazine" },
	{ "manuscript", "manuscript", NULL },
	{ "map", "map", NULL },
	{ "motion picture", "motion_picture", NULL },
	{ "newspaper", "periodical", "article-newspaper" },
	{ "pamphlet", "pamphlet", NULL },
	{ "patent", "patent", NULL },
	{ "periodical", "periodical", "article-journal" },
	{ "report", "report", NULL },
	{ "software", "software", NULL },
	{ "speech", "speech", NULL },
	{ "standard", "standard", NULL },
	{ "standard or specification", "standard", NULL },
	{ "technical report", "report", NULL },
	{ "thesis", "thesis", NULL },
	{ "Ph.D. thesis", "thesis", NULL },
	{ "Masters thesis", "thesis", NULL },
	{ "unpublished", "manuscript", NULL },
	{ "web page", "webpage", NULL },
	{ "web site", "webpage", NULL },
	/* Zotero's */
	{ "blogPost", "post-weblog", NULL },
	{ "bookSection", "chapter", NULL },
	{ "computerProgram", "software", NULL },
	{ "conferencePaper", "paper-conference", NULL },
	{ "dictionaryEntry", "entry-dictionary", NULL },
	{ "document", "document", NULL },
	{ "encyclopediaArticle", "entry-encyclopedia", NULL },
	{ "journalArticle", "article-journal", NULL },
	{ "magazineArticle", "article-magazine", NULL },
	{ "newspaperArticle", "article-newspaper", NULL },
	{ "presentation", "speech", NULL },
	{ "statute", "legislation", NULL },
	{ "webpage", "webpage", NULL },
};

/* Roles in words and in MARC's codes. */
static const struct {
	const char *word, *code;
	enum key key;
} roles[] = {
	{ "author", "aut", KEY_AUTHOR },
	{ "creator", "cre", KEY_AUTHOR },
	{ "editor", "edt", KEY_EDITOR },
	{ "translator", "trl", KEY_TRANSLATOR },
	{ "contributor", "ctb", KEY_CONTRIBUTOR },
	{ "compiler", "com", KEY_COMPILER },
	{ "illustrator", "ill", KEY_ILLUSTRATOR },
	{ "composer", "cmp", KEY_COMPOSER },
	{ "film director", "drt", KEY_DIRECTOR },
	{ "director", "fmd", KEY_DIRECTOR },
	{ "interviewer", "ivr", KEY_INTERVIEWER },
	{ "narrator", "nrt", KEY_NARRATOR },
	{ "performer", "prf", KEY_PERFORMER },
	{ "producer", "pro", KEY_PRODUCER },
	{ "organizer", "orm", KEY_ORGANIZER },
	{ "host", "hst", KEY_HOST },
	{ "recipient", "rcp", KEY_RECIPIENT },
	{ "curator", "cur", KEY_CURATOR },
	{ "addressee", "rcp", KEY_RECIPIENT },
	{ "series editor", "pbd", KEY_COLLECTION_EDITOR },
	{ "degree grantor", "dgg", KEY_PUBLISHER },
	{ "publisher", "pbl", KEY_PUBLISHER },
	{ "organizer of meeting", "orm", KEY_ORGANIZER },
};

static const struct {
	const char *type;
	enum key key;
} identifiers[] = {
	{ "doi", KEY_DOI },
	{ "isbn", KEY_ISBN },
	{ "issn", KEY_ISSN },
	{ "pubmed", KEY_PMID },
	{ "pmid", KEY_PMID },
	{ "pmc", KEY_PMCID },
	{ "pmcid", KEY_PMCID },
	{ "uri", KEY_URL },
	{ "lccn", KEY_CALL_NUMBER },
	{ "report number", KEY_NUMBER },
	{ "serial number", KEY_NUMBER },
	{ "accessnum", KEY_CALL_NUMBER },
};

/* What a work stands in, by how it stands in it. */
enum level { LEVEL_WORK, LEVEL_HOST, LEVEL_SERIES };

struct mods {
	struct drafts *ds;
	struct xml_records records;
	const char *type;
};

static struct str
text_of(struct mods *m, const struct xml_element *e)
{
	return in_trim(xml_records_text(&m->records, &m->ds->pool, e));
}

static size_t
at(struct mods *m, const struct xml_element *e)
{
	return xml_records_at(&m->records, e);
}

static bool
is(const struct xml_element *e, const char *name)
{
	return !strcmp(e->name, name);
}

static bool
attribute_is(const struct xml_element *e, const char *name, const char *value)
{
	const char *v = xml_get(e, name);

	return v && !strcmp(v, value);
}

/* The first counts; what else comes is kept. */
static void
put(struct mods *m, enum key key, struct str s, size_t where)
{
	if (draft_last(m->ds, key) && key != KEY_PUBLISHER && key != KEY_KEYWORD)
		draft_custom(m->ds, str_of(key_row(key)->name), s, where);
	else
		draft_str(m->ds, key, s, where);
}

/* Libraries' records have the punctuation that stood before what came next: "Paris :". */
static struct str
without_punctuation(struct str s)
{
	while (s.len && memchr(" ,:;/", s.s[s.len - 1], 5))
		s.len--;
	return s;
}

static void
add_title(struct mods *m, const struct xml_element *info, enum level level)
{
	struct str article = text_of(m, xml_child(info, "nonSort"));
	struct str title = text_of(m, xml_child(info, "title"));
	struct str sub = text_of(m, xml_child(info, "subTitle"));
	struct str number = text_of(m, xml_child(info, "partNumber"));
	const char *type = xml_get(info, "type");
	bool brief = type && !strcmp(type, "abbreviated");
	enum key key = level == LEVEL_SERIES || (level == LEVEL_HOST && in_is_whole(m->type))
			       ? KEY_COLLECTION_TITLE
		       : level == LEVEL_HOST
			       ? (brief ? KEY_CONTAINER_TITLE_SHORT : KEY_CONTAINER_TITLE)
		       : brief ? KEY_TITLE_SHORT
			       : KEY_TITLE;
	bool elided = article.len && article.s[article.len - 1] == '\'';
	struct buf text = BUF_INIT;

	buf_printf(&text, "%s%s%s%s%s", article.s, article.len && !elided ? " " : "", title.s,
		   sub.len ? ": " : "", sub.s);
	if (type && !brief && level == LEVEL_WORK)
		draft_custom(m->ds, str_of(type), (struct str){ .s = text.data, .len = text.len },
			     at(m, info));
	else
		put(m, key, (struct str){ .s = text.data, .len = text.len }, at(m, info));
	if (number.len)
		put(m, level == LEVEL_WORK ? KEY_PART : KEY_COLLECTION_NUMBER, number, at(m, info));
	buf_release(&text);
}

static enum key
role_of(struct mods *m, const struct xml_element *name, enum level level)
{
	const struct xml_element *term = xml_child(xml_child(name, "role"), "roleTerm");
	struct str role = text_of(m, term);
	enum key key = term ? KEY_CONTRIBUTOR : KEY_AUTHOR;

	/* Libraries that follow RDA write "author." */
	while (role.len && memchr(".,", role.s[role.len - 1], 2))
		role.len--;
	for (size_t i = 0; term && i < sizeof roles / sizeof *roles; i++) {
		if (str_is(role, roles[i].word) || str_is(role, roles[i].code)) {
			key = roles[i].key;
			break;
		}
	}
	if (level == LEVEL_SERIES && key == KEY_EDITOR)
		return KEY_COLLECTION_EDITOR;
	if (level != LEVEL_WORK && key == KEY_AUTHOR)
		return KEY_CONTAINER_AUTHOR;
	return key;
}

static void
add_name(struct mods *m, const struct xml_element *e, enum level level)
{
	struct draft_name name = draft_parse_name("", 0, true);
	struct buf given = BUF_INIT, whole = BUF_INIT;
	enum key key = role_of(m, e, level);
	const struct xml_element *p;

	for (p = xml_child(e, "namePart"); p; p = xml_again(p)) {
		const char *type = xml_get(p, "type");
		struct str s = text_of(m, p);

		if (type && !strcmp(type, "family"))
			name.name.family = s;
		else if (type && !strcmp(type, "given"))
			/* An initial loses its full stop on the way. */
			buf_printf(&given, "%s%s%s", given.len ? " " : "", s.s,
				   s.len == 1 ? "." : "");
		else if (type && (!strcmp(type, "suffix") || !strcmp(type, "termsOfAddress")))
			name.name.suffix = s;
		else if (!type)
			buf_printf(&whole, "%s%s", whole.len ? ", " : "", s.s);
	}
	name.name.given = (struct str){ .s = given.data, .len = given.len };
	if (!name.name.family.len && !given.len) {
		if (attribute_is(e, "type", "personal"))
			name = draft_parse_name(whole.data, whole.len, false);
		else
			name.name.literal = (struct str){ .s = whole.data, .len = whole.len };
	} else if (name.name.family.len && !name.name.suffix.len) {
		in_particle(m->ds, &name.name);
	}
	for (p = xml_child(e, "nameIdentifier"); p; p = xml_again(p))
		if (attribute_is(p, "type", "orcid"))
			name.orcid = text_of(m, p);
	if (key == KEY_PUBLISHER)
		draft_str(m->ds, key, name.name.literal.len ? name.name.literal : name.name.family,
			  at(m, e));
	else
		draft_name(m->ds, key, &name, at(m, e));
	buf_release(&given);
	buf_release(&whole);
}

static void
add_origin(struct mods *m, const struct xml_element *origin)
{
	static const char *const dates[] = { "dateIssued", "copyrightDate", "dateCreated" };
	const struct xml_element *e, *term;
	struct in_date room;

	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		e = xml_child(origin, dates[i]);
		if (e && !draft_last(m->ds, KEY_ISSUED))
			draft_date(m->ds, KEY_ISSUED, in_loose_date(&room, text_of(m, e)),
				   str_of(dates[i]), at(m, e));
	}
	for (e = xml_child(origin, "publisher"); e; e = xml_again(e))
		draft_str(m->ds, KEY_PUBLISHER, without_punctuation(text_of(m, e)), at(m, e));
	for (e = xml_child(origin, "place"); e; e = xml_again(e))
		for (term = xml_child(e, "placeTerm"); term; term = xml_again(term))
			if (!attribute_is(term, "type", "code"))
				put(m, KEY_PUBLISHER_PLACE, without_punctuation(text_of(m, term)),
				    at(m, term));
	if ((e = xml_child(origin, "edition")))
		put(m, KEY_EDITION, without_punctuation(text_of(m, e)), at(m, e));
}

static void
add_extent(struct mods *m, const struct xml_element *extent)
{
	struct str start = text_of(m, xml_child(extent, "start"));
	struct str end = text_of(m, xml_child(extent, "end"));
	struct str total = text_of(m, xml_child(extent, "total"));
	struct str list = text_of(m, xml_child(extent, "list"));
	struct buf pages = BUF_INIT;

	buf_printf(&pages, "%s%s%s", start.s, start.len && end.len ? "-" : "", end.s);
	if (pages.len)
		put(m, KEY_PAGE, (struct str){ .s = pages.data, .len = pages.len }, at(m, extent));
	else if (list.len)
		put(m, KEY_PAGE, in_pages(m->ds, list), at(m, extent));
	if (total.len)
		put(m, KEY_NUMBER_OF_PAGES, total, at(m, extent));
	buf_release(&pages);
}

static void
add_part(struct mods *m, const struct xml_element *part, enum level level)
{
	static const struct {
		const char *type;
		enum key key;
	} details[] = {
		{ "volume", KEY_VOLUME },
		{ "issue", KEY_ISSUE },
		{ "chapter", KEY_CHAPTER_NUMBER },
		{ "section", KEY_SECTION },
		{ "page", KEY_PAGE },
		{ "part", KEY_PART },
	};
	const struct xml_element *e;
	struct in_date room;

	for (e = xml_child(part, "detail"); e; e = xml_again(e)) {
		struct str number = text_of(m, xml_child(e, "number"));
		/* The number of an article's issue, of a report, or of a volume in a series. */
		enum key key = level == LEVEL_SERIES		 ? KEY_COLLECTION_NUMBER
			       : !strncmp(m->type, "article", 7) ? KEY_ISSUE
								 : KEY_NUMBER;

		for (size_t i = 0; i < sizeof details / sizeof *details; i++)
			if (attribute_is(e, "type", details[i].type))
				key = details[i].key;
		put(m, key, number, at(m, e));
	}
	for (e = xml_child(part, "extent"); e; e = xml_again(e))
		add_extent(m, e);
	if ((e = xml_child(part, "date")) && !draft_last(m->ds, KEY_ISSUED))
		draft_date(m->ds, KEY_ISSUED, in_loose_date(&room, text_of(m, e)), str_of("date"),
			   at(m, e));
}

static void
add_identifier(struct mods *m, const struct xml_element *e, enum level level)
{
	const char *type = xml_get(e, "type");
	struct str s = text_of(m, e);

	if (type && !strcmp(type, "citekey")) {
		m->ds->draft[m->ds->count - 1].key =
			draft_clean(m->ds, s.s, s.len, false, at(m, e));
		return;
	}
	for (size_t i = 0; type && i < sizeof identifiers / sizeof *identifiers; i++) {
		if (strcmp(type, identifiers[i].type) != 0)
			continue;
		put(m, identifiers[i].key, identifiers[i].key == KEY_DOI ? in_doi(s) : s, at(m, e));
		return;
	}
	(void)level;
	draft_custom(m->ds, type ? str_of(type) : str_of("identifier"), s, at(m, e));
}

static void
add_location(struct mods *m, const struct xml_element *location)
{
	const struct xml_element *url;
	struct in_date room;

	for (url = xml_child(location, "url"); url; url = xml_again(url)) {
		const char *seen = xml_get(url, "dateLastAccessed");

		put(m, KEY_URL, text_of(m, url), at(m, url));
		if (seen && !draft_last(m->ds, KEY_ACCESSED))
			draft_date(m->ds, KEY_ACCESSED, in_loose_date(&room, str_of(seen)),
				   str_of("dateLastAccessed"), at(m, url));
	}
	put(m, KEY_ARCHIVE, text_of(m, xml_child(location, "physicalLocation")), at(m, location));
	put(m, KEY_CALL_NUMBER, text_of(m, xml_child(location, "shelfLocator")), at(m, location));
}

static void
add_language(struct mods *m, const struct xml_element *language)
{
	const struct xml_element *term = xml_child(language, "languageTerm");
	const char *tag;

	if (!term || draft_last(m->ds, KEY_LANGUAGE))
		return;
	tag = in_language(text_of(m, term));
	draft_str(m->ds, KEY_LANGUAGE, tag ? str_of(tag) : text_of(m, term), at(m, term));
}

/* "xii, 64 p. : ill. ; 24 cm" */
static void
add_physical(struct mods *m, const struct xml_element *physical)
{
	static const char *const units[] = { " pages", " p.", " p" };
	const struct xml_element *extent = xml_child(physical, "extent");
	struct str s = text_of(m, extent), whole = s;

	if (!extent)
		return;
	for (size_t i = 1; i + 1 < s.len; i++)
		if (s.s[i] == ' ' && memchr(":;", s.s[i + 1], 2))
			s.len = i;
	if (s.len < whole.len)
		draft_custom(m->ds, str_of("extent"), whole, at(m, extent));
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t n = strlen(units[i]);

		if (s.len > n && !memcmp(s.s + s.len - n, units[i], n))
			s.len -= n;
	}
	put(m, KEY_NUMBER_OF_PAGES, s, at(m, extent));
}

static void
add_members(struct mods *m, const struct xml_element *record, enum level level)
{
	for (const struct xml_element *e = record->first; e; e = e->next) {
		if (is(e, "titleInfo"))
			add_title(m, e, level);
		else if (is(e, "name"))
			add_name(m, e, level);
		else if (is(e, "originInfo"))
			add_origin(m, e);
		else if (is(e, "part"))
			add_part(m, e, level);
		else if (is(e, "identifier"))
			add_identifier(m, e, level);
		else if (is(e, "location"))
			add_location(m, e);
		else if (is(e, "language"))
			add_language(m, e);
		else if (is(e, "physicalDescription") && level == LEVEL_WORK)
			add_physical(m, e);
		else if (is(e, "abstract"))
			put(m, KEY_ABSTRACT, text_of(m, e), at(m, e));
		else if (is(e, "note"))
			draft_str(m->ds, KEY_NOTE, text_of(m, e), at(m, e));
		else if (is(e, "subject"))
			for (const struct xml_element *s = e->first; s; s = s->next)
				if (is(s, "topic") || is(s, "geographic"))
					draft_str(m->ds, KEY_KEYWORD, text_of(m, s), at(m, s));
		if (level == LEVEL_WORK && is(e, "classification"))
			put(m, KEY_CALL_NUMBER, text_of(m, e), at(m, e));
		else if (level == LEVEL_WORK &&
			 (is(e, "tableOfContents") || is(e, "accessCondition")))
			draft_custom(m->ds, str_of(e->name), text_of(m, e), at(m, e));
	}
}

/* The type by the genres, among them words that are no type and so a genre. */
static void
find_type(struct mods *m, const struct xml_element *record, bool part)
{
	const char *csl = NULL;
	const struct xml_element *e = xml_child(xml_child(record, "originInfo"), "issuance");
	const struct xml_element *extra = NULL;
	bool book = e && str_is(text_of(m, e), "monographic");

	for (e = xml_child(record, "genre"); e; e = xml_again(e)) {
		struct str genre = text_of(m, e);
		bool known = false;

		/* Our own word where MARC has none. */
		if (attribute_is(e, "authority", "csl") && !csl && genre.len) {
			csl = genre.s;
			continue;
		}
		for (size_t i = 0; i < sizeof genres / sizeof *genres; i++) {
			if (!in_find((const struct in_word[]){ { genres[i].genre, "" },
							       { NULL, NULL } },
				     genre))
				continue;
			known = true;
			if (!csl)
				csl = part && genres[i].part ? genres[i].part : genres[i].csl;
		}
		if (!known)
			extra = e;
	}
	m->type = csl ? csl : part ? "chapter" : book ? "book" : "document";
	draft_text(m->ds, KEY_TYPE, m->type, strlen(m->type), at(m, record));
	if (extra)
		put(m, KEY_GENRE, text_of(m, extra), at(m, extra));
}

/* A host's genre says what kind of article it is; its own comes first. */
static const struct xml_element *
host_of(const struct xml_element *record)
{
	const struct xml_element *e = xml_child(record, "relatedItem");

	while (e && !attribute_is(e, "type", "host"))
		e = xml_again(e);
	return e;
}

static void
add_record(struct mods *m, const struct xml_element *record)
{
	const struct xml_element *host = host_of(record), *e;
	const struct xml_element *genre = xml_child(record, "genre");
	const char *id = xml_get(record, "ID");

	draft_begin(m->ds, str_of(id ? id : ""), at(m, record));
	find_type(m, host && !genre ? host : record, host != NULL);
	add_members(m, record, LEVEL_WORK);
	for (e = xml_child(record, "relatedItem"); e; e = xml_again(e)) {
		if (attribute_is(e, "type", "host"))
			add_members(m, e, LEVEL_HOST);
		else if (attribute_is(e, "type", "series"))
			add_members(m, e, LEVEL_SERIES);
	}
}

static void
read_mods(struct drafts *ds)
{
	static const char *const names[] = { "mods", NULL };
	struct mods m = { .ds = ds };

	xml_records_init(&m.records, ds->source, names);
	for (const struct xml_element *e; (e = xml_records_next(&m.records));)
		add_record(&m, e);
	if (!ds->count && !ds->source->errors)
		source_error(ds->source, ds->source->begin, _("there are no records in this file"));
	xml_records_release(&m.records);
}

static int
recognise_mods(const char *s, size_t len)
{
	bool good = in_first(s, len) == '<' && (mem_find(s, len, "http://www.loc.gov/mods", 23) ||
						mem_find(s, len, "<mods", 5));

	return good ? 85 : 0;
}

const struct importer in_mods = { .recognise = recognise_mods, .read = read_mods };
