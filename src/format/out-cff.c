/* SPDX-License-Identifier: MIT */
/*
 * Citation File Format 1.2.0: the catalogue as a work of which the studies are the references.
 *
 * CFF is strict: pages are whole numbers, DOIs and ISBNs have a form.  What does not fit stands in
 * the notes.  A reference without authors has its editors or publishers for that, or "anonymous",
 * as the format asks.
 */
#include <stdlib.h>
#include <string.h>

#include "format/cff.h"
#include "format/out-cff.h"
#include "model/describe.h"
#include "model/identifier.h"

static const struct out_type_row types[] = {
	{ "report", "report" },
	{ "article-journal", "article" },
	{ "book", "book" },
	{ "webpage", "website" },
	{ "thesis", "thesis" },
	{ "paper-conference", "conference-paper" },
	{ "article", "unpublished" },
	{ "article-magazine", "magazine-article" },
	{ "article-newspaper", "newspaper-article" },
	{ "bill", "bill" },
	{ "broadcast", "film-broadcast" },
	{ "chapter", "book" },
	{ "classic", "historical-work" },
	{ "collection", "edited-work" },
	{ "dataset", "data" },
	{ "document", "generic" },
	{ "entry-dictionary", "dictionary" },
	{ "entry-encyclopedia", "encyclopedia" },
	{ "figure", "art" },
	{ "graphic", "art" },
	{ "hearing", "hearing" },
	{ "interview", "personal-communication" },
	{ "legal_case", "legal-case" },
	{ "legislation", "statute" },
	{ "manuscript", "unpublished" },
	{ "map", "map" },
	{ "motion_picture", "film-broadcast" },
	{ "musical_score", "music" },
	{ "pamphlet", "pamphlet" },
	{ "patent", "patent" },
	{ "periodical", "serial" },
	{ "personal_communication", "personal-communication" },
	{ "post", "blog" },
	{ "post-weblog", "blog" },
	{ "regulation", "legal-rule" },
	{ "software", "software" },
	{ "song", "sound-recording" },
	{ "speech", "slides" },
	{ "standard", "standard" },
	{ NULL, "generic" },
};

static const struct {
	enum key key;
	const char *name;
} roles[] = {
	{ KEY_EDITOR, "editors" },
	{ KEY_COLLECTION_EDITOR, "editors-series" },
	{ KEY_TRANSLATOR, "translators" },
	{ KEY_RECIPIENT, "recipients" },
};

static const struct {
	enum key key;
	const char *name;
} texts[] = {
	{ KEY_ABSTRACT, "abstract" },
	{ KEY_TITLE_SHORT, "abbreviation" },
	{ KEY_SHORT_TITLE, "abbreviation" },
	{ KEY_COLLECTION_TITLE, "collection-title" },
	{ KEY_EDITION, "edition" },
	{ KEY_ISSUE, "issue" },
	{ KEY_MEDIUM, "medium" },
	{ KEY_NUMBER, "number" },
	{ KEY_SECTION, "section" },
	{ KEY_VERSION, "version" },
	{ KEY_VOLUME_TITLE, "volume-title" },
};

static const struct {
	enum key key;
	const char *name;
} integers[] = {
	{ KEY_NUMBER_OF_PAGES, "pages" },
	{ KEY_NUMBER_OF_VOLUMES, "number-volumes" },
	{ KEY_VOLUME, "volume" },
};

static bool
is_integer(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	return digits && digits < 10 && !s[digits] && (digits == 1 || *s != '0');
}

static void
put(struct emitter *e, const char *key, const char *s)
{
	if (*s)
		emit_field(e, key, s, strlen(s));
}

static void
put_part(struct emitter *e, const char *key, struct str s)
{
	if (s.len)
		emit_field(e, key, s.s, s.len);
}

static void
put_orcid(struct emitter *e, const char *orcid)
{
	struct buf b = BUF_INIT;
	size_t len = strlen(orcid);

	if (!len || orcid_fault(orcid, len) || len < 19)
		return;
	buf_printf(&b, "https://orcid.org/%s", orcid + len - 19);
	put(e, "orcid", b.data);
	buf_release(&b);
}

static void
put_person(struct out *o, struct emitter *e, const struct name *n, enum key key, uint32_t party)
{
	const struct catalogue *c = o->wish.catalogue;
	struct name particle = { .dropping_particle = n->dropping_particle,
				 .non_dropping_particle = n->non_dropping_particle };
	struct buf b = BUF_INIT;

	emit_item(e);
	if (n->literal.len) {
		put_part(e, "name", n->literal);
	} else {
		put_part(e, "family-names", n->family);
		put_part(e, "given-names", n->given);
		name_add(&b, &particle);
		put(e, "name-particle", b.data);
		put_part(e, "name-suffix", n->suffix);
		if (n->dropping_particle.len || n->static_ordering)
			out_lose(o, key, LOSS_PART);
	}
	if (party != RECORD_NONE)
		put_orcid(e, value_text(record_value(c, party, KEY_ORCID)));
	emit_item_end(e);
	buf_release(&b);
}

static bool
put_names(struct out *o, struct emitter *e, enum key key, const char *name)
{
	struct once once = { .seen = { .slot = NULL } };
	struct buf b = BUF_INIT;
	struct name n;
	bool any = false;

	for (uint32_t i = 0; i < value_items(out_value(o, key)); i++) {
		if (!out_name(o, key, i, &n))
			continue;
		buf_clear(&b);
		name_add(&b, &n);
		if (!once_add(&once, b.data, b.len))
			continue;
		if (!any)
			emit_open(e, name);
		any = true;
		put_person(o, e, &n, key, out_person(o, key, i));
	}
	if (any)
		emit_close(e);
	buf_release(&b);
	once_release(&once);
	return any;
}

static void
put_entity(struct emitter *e, const char *key, const char *name)
{
	if (!*name)
		return;
	emit_open(e, key);
	put(e, "name", name);
	emit_close(e);
}

static void
put_authors(struct out *o, struct emitter *e)
{
	struct buf b = BUF_INIT;

	if (put_names(o, e, KEY_AUTHOR, "authors") || put_names(o, e, KEY_EDITOR, "authors"))
		return;
	out_parties(o, KEY_PUBLISHER, &b, "; ");
	emit_open(e, "authors");
	emit_item(e);
	put(e, "name", b.len ? b.data : CFF_NOBODY);
	emit_item_end(e);
	emit_close(e);
	buf_release(&b);
}

static void
put_integer(struct emitter *e, const char *key, int n)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "%d", n);
	emit_plain(e, key, b.data);
	buf_release(&b);
}

/* A day as the format wants it, whole. */
static bool
put_day(struct emitter *e, const char *key, const struct date *d)
{
	struct buf b = BUF_INIT;

	if (!out_plain_date(d) || !d->from.day)
		return false;
	date_add_edtf(&b, d);
	emit_field(e, key, b.data, b.len);
	buf_release(&b);
	return true;
}

static void
put_dates(struct out *o, struct emitter *e)
{
	struct date d;

	if (out_date(o, KEY_ISSUED, &d)) {
		put_integer(e, "year", d.from.open ? d.to.year : d.from.year);
		if (!d.interval && d.from.month >= 1 && d.from.month <= 12)
			put_integer(e, "month", d.from.month);
		put_day(e, "date-published", &d);
		if (!out_plain_date(&d))
			out_lose(o, KEY_ISSUED, LOSS_PART);
	}
	if (out_date(o, KEY_ACCESSED, &d) && !put_day(e, "date-accessed", &d))
		out_lose(o, KEY_ACCESSED, LOSS_WHOLE);
	if (out_date(o, KEY_ORIGINAL_DATE, &d)) {
		put_integer(e, "year-original", d.from.year);
		if (d.from.month || !out_plain_date(&d))
			out_lose(o, KEY_ORIGINAL_DATE, LOSS_PART);
	}
}

static void
put_pages(struct out *o, struct emitter *e)
{
	const char *s = value_text(record_value(o->wish.catalogue, o->study, KEY_PAGE));
	size_t first = strspn(s, "0123456789");
	size_t gap = s[first] == '-' ? 1 : !strncmp(s + first, "\xe2\x80\x93", 3) ? 3 : 0;

	if (!first || first > 9 || !gap || !is_integer(s + first + gap))
		return;
	out_value(o, KEY_PAGE);
	put_integer(e, "start", (int)strtol(s, NULL, 10));
	emit_plain(e, "end", s + first + gap);
}

struct keywords {
	struct emitter *e;
	struct once once;
};

static void
put_word(struct out *o, const char *s, size_t len, void *context)
{
	struct keywords *k = context;
	bool first = !k->once.seen.count;

	(void)o;
	if (!once_add(&k->once, s, len))
		return;
	if (first)
		emit_open(k->e, "keywords");
	emit_item_text(k->e, s, len);
}

static void
put_keywords(struct out *o, struct emitter *e)
{
	struct keywords k = { .e = e };

	out_subjects(o, put_word, &k);
	if (k.once.seen.count)
		emit_close(e);
	once_release(&k.once);
}

static void
put_language(struct out *o, struct emitter *e)
{
	const char *tag = out_text(o, KEY_LANGUAGE);
	size_t len = strcspn(tag, "-_");
	struct buf b = BUF_INIT;

	if (len >= 2 && len <= 3 && strspn(tag, "abcdefghijklmnopqrstuvwxyz") >= len) {
		buf_add(&b, tag, len);
		emit_open(e, "languages");
		emit_item_text(e, b.data, b.len);
		emit_close(e);
		if (tag[len])
			out_lose(o, KEY_LANGUAGE, LOSS_PART);
	} else if (*tag) {
		out_lose(o, KEY_LANGUAGE, LOSS_WHOLE);
	}
	buf_release(&b);
}

static void
add_note(struct out *o, const char *s, size_t len, void *context)
{
	struct buf *b = context;

	(void)o;
	if (b->len)
		buf_puts(b, "\n");
	buf_add(b, s, len);
}

/* Numbers that are none, and a genre: in words. */
static void
add_leftover(struct out *o, struct buf *b, enum key key)
{
	struct buf line = BUF_INIT;
	const char *s;

	if (!out_has(o, key) || o->carried[key])
		return;
	s = out_text(o, key);
	buf_printf(&line, "%s: %s", key_row(key)->name, s);
	add_note(o, line.data, line.len, b);
	out_lose(o, key, LOSS_WORDS);
	buf_release(&line);
}

static void
put_numbers(struct out *o, struct emitter *e)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (out_has(o, texts[i].key))
			put(e, texts[i].name, out_text(o, texts[i].key));
	for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
		struct value v = record_value(o->wish.catalogue, o->study, integers[i].key);

		if (is_integer(value_text(v))) {
			out_value(o, integers[i].key);
			emit_plain(e, integers[i].name, value_text(v));
		}
	}
	put_pages(o, e);
}

static void
put_places(struct out *o, struct emitter *e)
{
	const char *type = out_type(o);
	const char *url = value_text(record_value(o->wish.catalogue, o->study, KEY_URL));
	struct buf b = BUF_INIT;

	if (out_has(o, KEY_CONTAINER_TITLE))
		put(e,
		    !strncmp(type, "article", strlen("article")) ? "journal" : "collection-title",
		    out_text(o, KEY_CONTAINER_TITLE));
	out_parties(o, KEY_PUBLISHER, &b, "; ");
	if (value_items(out_value(o, KEY_PUBLISHER)) > 1)
		out_lose(o, KEY_PUBLISHER, LOSS_WORDS);
	put_entity(e,
		   !strcmp(type, "report") || !strcmp(type, "thesis") ? "institution" : "publisher",
		   b.data);
	if (out_has(o, KEY_PUBLISHER_PLACE))
		put_entity(e, "location", out_text(o, KEY_PUBLISHER_PLACE));
	if (out_has(o, KEY_EVENT_TITLE))
		put_entity(e, "conference", out_text(o, KEY_EVENT_TITLE));
	if (!strcmp(type, "thesis") && out_has(o, KEY_GENRE))
		put(e, "thesis-type", out_text(o, KEY_GENRE));
	if (!url_fault(url, strlen(url)) && strncmp(url, "mailto:", 7) != 0)
		put(e, "url", out_text(o, KEY_URL));
	buf_release(&b);
}

static void
put_file(struct out *o, struct emitter *e)
{
	struct out_file file;

	for (uint32_t i = 0; out_file(o, i, &file); i++) {
		if (!i)
			put(e, "filename", file.path);
		if (i || *file.title || *file.media)
			out_lose(o, KEY_FILES, LOSS_PART);
	}
}

static void
write_reference(struct out *o)
{
	static const enum key leftovers[] = {
		KEY_GENRE,	     KEY_PAGE,
		KEY_NUMBER_OF_PAGES, KEY_NUMBER_OF_VOLUMES,
		KEY_VOLUME,	     KEY_COLLECTION_NUMBER,
	};
	struct emitter e = { .b = o->b, .depth = 1 };
	struct buf notes = BUF_INIT;
	const char *title;

	emit_item(&e);
	put(&e, "type", out_type_name(o, types));
	title = out_text(o, KEY_TITLE);
	put(&e, "title", *title ? title : o->key);
	put_authors(o, &e);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (out_has(o, roles[i].key))
			put_names(o, &e, roles[i].key, roles[i].name);
	put_dates(o, &e);
	put_places(o, &e);
	put_numbers(o, &e);
	cff_identifiers(o, &e);
	put_language(o, &e);
	put_keywords(o, &e);
	put_file(o, &e);
	out_notes(o, add_note, &notes);
	for (size_t i = 0; i < sizeof leftovers / sizeof *leftovers; i++)
		add_leftover(o, &notes, leftovers[i]);
	put(&e, "notes", notes.data);
	emit_item_end(&e);
	buf_release(&notes);
}

/* The programme, or what the catalogue is called otherwise, and who leads it. */
static void
begin(struct out *o)
{
	const struct catalogue *c = o->wish.catalogue;
	struct languages none = { .count = 0 };
	const struct languages *l = o->wish.languages ? o->wish.languages : &none;
	uint32_t programme = catalogue_first(c, KIND_PROGRAMME);
	bool has = catalogue_count(c, KIND_PROGRAMME) > 0;
	struct value lead = { .node = NULL };
	struct emitter e = { .b = o->b };
	struct buf title = BUF_INIT;

	if (has) {
		lead = record_value(c, programme, KEY_LEAD);
		describe_title(&title, c, programme, l);
	}
	emit_plain(&e, "cff-version", "1.2.0");
	put(&e, "message", CFF_MESSAGE);
	put(&e, "title", title.len ? title.data : "Catalogue of studies");
	emit_plain(&e, "type", "dataset");
	emit_open(&e, "authors");
	for (uint32_t i = 0; i < value_items(lead); i++) {
		buf_clear(&title);
		if (value_link(value_item(lead, i)) != RECORD_NONE)
			describe_title(&title, c, value_link(value_item(lead, i)), l);
		if (!title.len)
			buf_puts(&title, value_text(value_item(lead, i)));
		emit_item(&e);
		put(&e, "name", title.len ? title.data : CFF_NOBODY);
		emit_item_end(&e);
	}
	if (!value_items(lead)) {
		emit_item(&e);
		put(&e, "name", CFF_NOBODY);
		emit_item_end(&e);
	}
	emit_close(&e);
	if (o->wish.count)
		emit_open(&e, "references");
	buf_release(&title);
}

const struct exporter out_cff = { .begin = begin, .study = write_reference };
