/* SPDX-License-Identifier: MIT */
/*
 * Hayagriva's YAML, which Typst reads: works by their keys, and what they are part of as their
 * parent.  Titles stay as printed (verbatim); parts of names have keys where a plain string would
 * be taken apart wrongly.
 */
#include <string.h>

#include "base/ascii.h"

#include "format/emit.h"
#include "format/out.h"

/* What it is, and what its parent is. */
static const struct entry {
	const char *type, *name, *parent;
} entries[] = {
	{ "report", "report", "anthology" },
	{ "article-journal", "article", "periodical" },
	{ "book", "book", "anthology" },
	{ "chapter", "chapter", "book" },
	{ "paper-conference", "article", "proceedings" },
	{ "thesis", "thesis", "anthology" },
	{ "webpage", "web", "web" },
	{ "article", "manuscript", "repository" },
	{ "article-magazine", "article", "periodical" },
	{ "article-newspaper", "article", "newspaper" },
	{ "bill", "legislation", "anthology" },
	{ "broadcast", "video", "video" },
	{ "classic", "book", "anthology" },
	{ "collection", "anthology", "anthology" },
	{ "dataset", "repository", "repository" },
	{ "document", "misc", "anthology" },
	{ "entry", "entry", "reference" },
	{ "entry-dictionary", "entry", "reference" },
	{ "entry-encyclopedia", "entry", "reference" },
	{ "figure", "artwork", "exhibition" },
	{ "graphic", "artwork", "exhibition" },
	{ "legal_case", "case", "anthology" },
	{ "legislation", "legislation", "anthology" },
	{ "manuscript", "manuscript", "anthology" },
	{ "map", "artwork", "anthology" },
	{ "motion_picture", "video", "video" },
	{ "musical_score", "audio", "audio" },
	{ "pamphlet", "book", "anthology" },
	{ "patent", "patent", "anthology" },
	{ "periodical", "periodical", "anthology" },
	{ "post", "thread", "thread" },
	{ "post-weblog", "article", "blog" },
	{ "regulation", "legislation", "anthology" },
	{ "review", "article", "periodical" },
	{ "review-book", "article", "periodical" },
	{ "software", "repository", "repository" },
	{ "song", "audio", "audio" },
	{ "treaty", "legislation", "anthology" },
	{ NULL, "misc", "anthology" },
};

static const struct {
	enum key key;
	const char *role;
} roles[] = {
	{ KEY_CONTRIBUTOR, "collaborator" }, { KEY_TRANSLATOR, "translator" },
	{ KEY_COMPILER, "compiler" },	     { KEY_ORGANIZER, "organizer" },
	{ KEY_PERFORMER, "cast-member" },    { KEY_COMPOSER, "composer" },
	{ KEY_PRODUCER, "producer" },	     { KEY_EXECUTIVE_PRODUCER, "executive-producer" },
	{ KEY_SCRIPT_WRITER, "writer" },     { KEY_DIRECTOR, "director" },
	{ KEY_ILLUSTRATOR, "illustrator" },  { KEY_NARRATOR, "narrator" },
};

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

/* A title that no style changes, with its translation and short form. */
static void
put_title(struct emitter *e, const char *s, const char *translation, const char *brief)
{
	if (!*s)
		return;
	emit_open(e, "title");
	put(e, "value", s);
	emit_plain(e, "verbatim", "true");
	put(e, "translation", translation);
	put(e, "shorthand", brief);
	emit_close(e);
}

static bool
is_simple(const struct name *n)
{
	return n->family.len && n->given.len && !n->literal.len && !n->suffix.len &&
	       !n->dropping_particle.len && !n->non_dropping_particle.len &&
	       !memchr(n->family.s, ',', n->family.len) && !memchr(n->given.s, ',', n->given.len) &&
	       !ascii_is_lower(n->family.s[0]);
}

static void
put_name(struct out *o, struct emitter *e, enum key key, const struct name *n)
{
	struct name prefix = { .dropping_particle = n->dropping_particle,
			       .non_dropping_particle = n->non_dropping_particle };
	struct buf b = BUF_INIT;

	if (is_simple(n)) {
		name_add_inverted(&b, n);
		emit_item_text(e, b.data, b.len);
		buf_release(&b);
		return;
	}
	emit_item(e);
	if (n->literal.len) {
		put_part(e, "name", n->literal);
	} else {
		put_part(e, "name", n->family.len ? n->family : n->given);
		if (n->family.len)
			put_part(e, "given-name", n->given);
		name_add(&b, &prefix);
		put(e, "prefix", b.data);
		put_part(e, "suffix", n->suffix);
		if (n->dropping_particle.len || n->static_ordering)
			out_lose(o, key, LOSS_PART);
	}
	emit_item_end(e);
	buf_release(&b);
}

static void
put_names(struct out *o, struct emitter *e, enum key key, const char *name)
{
	struct name n;
	bool any = false;

	for (uint32_t i = 0; i < value_items(out_value(o, key)); i++) {
		if (!out_name(o, key, i, &n))
			continue;
		if (!any)
			emit_open(e, name);
		any = true;
		put_name(o, e, key, &n);
	}
	if (any)
		emit_close(e);
}

static void
put_affiliated(struct out *o, struct emitter *e)
{
	bool any = false;

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		if (!out_has(o, roles[i].key))
			continue;
		if (!any)
			emit_open(e, "affiliated");
		any = true;
		emit_item(e);
		put(e, "role", roles[i].role);
		put_names(o, e, roles[i].key, "names");
		emit_item_end(e);
	}
	if (any)
		emit_close(e);
}

/* YYYY, YYYY-MM or YYYY-MM-DD: the beginning of a longer time. */
static void
add_date(struct out *o, struct buf *b, enum key key)
{
	struct date d, plain;

	if (!out_date(o, key, &d))
		return;
	plain = (struct date){ .from = { .year = d.from.open ? d.to.year : d.from.year } };
	if (!d.from.open && d.from.month <= 12) {
		plain.from.month = d.from.month;
		plain.from.day = d.from.day;
	}
	date_add_edtf(b, &plain);
	if (!out_plain_date(&d))
		out_lose(o, key, LOSS_PART);
}

static void
put_date(struct out *o, struct emitter *e)
{
	struct buf b = BUF_INIT;

	add_date(o, &b, KEY_ISSUED);
	/* Dates are no text there. */
	if (b.len)
		emit_plain(e, "date", b.data);
	buf_release(&b);
}

static bool
is_range(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (!n || n > 9)
		return false;
	if (!s[n])
		return true;
	s += n + (s[n] == '-');
	n = strspn(s, "0123456789");
	return n && n < 10 && !s[n];
}

/* A whole number or a range of two. */
static void
put_range(struct out *o, struct emitter *e, enum key key, const char *name)
{
	const char *s = value_text(record_value(o->wish.catalogue, o->study, key)), *dash;
	struct buf b = BUF_INIT;

	dash = strstr(s, "\xe2\x80\x93");
	if (dash)
		buf_printf(&b, "%.*s-%s", (int)(dash - s), s, dash + 3);
	else
		buf_puts(&b, s);
	if (is_range(b.data)) {
		out_value(o, key);
		emit_plain(e, name, b.data);
	}
	buf_release(&b);
}

static void
put_text(struct out *o, struct emitter *e, enum key key, const char *name)
{
	if (out_has(o, key))
		put(e, name, out_text(o, key));
}

static void
put_publisher(struct out *o, struct emitter *e)
{
	struct buf b = BUF_INIT;

	out_parties(o, KEY_PUBLISHER, &b, "; ");
	if (value_items(out_value(o, KEY_PUBLISHER)) > 1)
		out_lose(o, KEY_PUBLISHER, LOSS_WORDS);
	if (b.len && out_has(o, KEY_PUBLISHER_PLACE)) {
		emit_open(e, "publisher");
		put(e, "name", b.data);
		put_text(o, e, KEY_PUBLISHER_PLACE, "location");
		emit_close(e);
	} else {
		put(e, "publisher", b.data);
		put_text(o, e, KEY_PUBLISHER_PLACE, "location");
	}
	buf_release(&b);
}

/* Of several ISBNs the first has a place. */
static void
put_serials(struct out *o, struct emitter *e)
{
	static const struct {
		enum key key;
		const char *name;
	} serials[] = {
		{ KEY_NUMBER, "serial" }, { KEY_DOI, "doi" },	{ KEY_ISBN, "isbn" },
		{ KEY_ISSN, "issn" },	  { KEY_PMID, "pmid" }, { KEY_PMCID, "pmcid" },
	};
	bool any = false;

	for (size_t i = 0; i < sizeof serials / sizeof *serials; i++) {
		if (!out_has(o, serials[i].key))
			continue;
		if (!any)
			emit_open(e, "serial-number");
		any = true;
		put(e, serials[i].name, out_text(o, serials[i].key));
	}
	if (any)
		emit_close(e);
}

static void
put_url(struct out *o, struct emitter *e)
{
	struct buf when = BUF_INIT;

	if (!out_has(o, KEY_URL))
		return;
	add_date(o, &when, KEY_ACCESSED);
	if (when.len) {
		emit_open(e, "url");
		put(e, "value", out_text(o, KEY_URL));
		emit_plain(e, "date", when.data);
		emit_close(e);
	} else {
		put(e, "url", out_text(o, KEY_URL));
	}
	buf_release(&when);
}

/* The journal, book or series, one in the other. */
static void
put_parents(struct out *o, struct emitter *e, const struct entry *entry)
{
	bool within = out_has(o, KEY_CONTAINER_TITLE), series = out_has(o, KEY_COLLECTION_TITLE);

	if (within) {
		emit_open(e, "parent");
		put(e, "type", entry->parent);
		put_title(e, out_text(o, KEY_CONTAINER_TITLE), "",
			  out_has(o, KEY_CONTAINER_TITLE_SHORT)
				  ? out_text(o, KEY_CONTAINER_TITLE_SHORT)
			  : out_has(o, KEY_JOURNAL_ABBREVIATION)
				  ? out_text(o, KEY_JOURNAL_ABBREVIATION)
				  : "");
		put_names(o, e, KEY_CONTAINER_AUTHOR, "author");
		put_names(o, e, KEY_EDITOR, "editor");
		put_range(o, e, KEY_VOLUME, "volume");
		put_text(o, e, KEY_ISSUE, "issue");
	}
	if (series) {
		emit_open(e, "parent");
		put(e, "type", "anthology");
		put_title(e, out_text(o, KEY_COLLECTION_TITLE), "", "");
		put_names(o, e, KEY_COLLECTION_EDITOR, "editor");
		put_text(o, e, KEY_COLLECTION_NUMBER, "issue");
		emit_close(e);
	}
	if (within)
		emit_close(e);
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

static const struct entry *
entry_of(struct out *o)
{
	const char *type = out_type(o);
	const struct entry *e = entries, *first = entries;

	while (e->type && strcmp(e->type, type) != 0)
		e++;
	while (strcmp(first->name, e->name) != 0 || strcmp(first->parent, e->parent) != 0)
		first++;
	if (first != e || (!e->type && *type))
		out_lose(o, KEY_TYPE, LOSS_PART);
	return e;
}

static void
write_entry(struct out *o)
{
	const struct entry *entry = entry_of(o);
	struct emitter e = { .b = o->b };
	struct buf notes = BUF_INIT;
	const char *translation, *title = out_translated(o, KEY_TITLE, &translation), *brief = "";

	if (out_has(o, KEY_TITLE_SHORT))
		brief = out_text(o, KEY_TITLE_SHORT);
	else if (out_has(o, KEY_SHORT_TITLE))
		brief = out_text(o, KEY_SHORT_TITLE);
	emit_open(&e, o->key);
	out_value(o, KEY_CITATION_KEY);
	put(&e, "type", entry->name);
	put_title(&e, title, translation, brief);
	put_names(o, &e, KEY_AUTHOR, "author");
	/* The editors of a part are those of the whole. */
	if (!out_has(o, KEY_CONTAINER_TITLE))
		put_names(o, &e, KEY_EDITOR, "editor");
	put_affiliated(o, &e);
	put_date(o, &e);
	put_text(o, &e, KEY_GENRE, "genre");
	put_publisher(o, &e);
	put_text(o, &e, KEY_EDITION, "edition");
	if (!out_has(o, KEY_CONTAINER_TITLE)) {
		put_range(o, &e, KEY_VOLUME, "volume");
		put_text(o, &e, KEY_ISSUE, "issue");
	}
	put_text(o, &e, KEY_CHAPTER_NUMBER, "chapter");
	put_range(o, &e, KEY_NUMBER_OF_VOLUMES, "volume-total");
	put_range(o, &e, KEY_PAGE, "page-range");
	put_range(o, &e, KEY_NUMBER_OF_PAGES, "page-total");
	put_serials(o, &e);
	put_url(o, &e);
	put_text(o, &e, KEY_LANGUAGE, "language");
	put_text(o, &e, KEY_ARCHIVE, "archive");
	put_text(o, &e, KEY_ARCHIVE_PLACE, "archive-location");
	put_text(o, &e, KEY_CALL_NUMBER, "call-number");
	put_text(o, &e, KEY_ABSTRACT, "abstract");
	/* Whom the parents have, the note need not name. */
	if (out_has(o, KEY_CONTAINER_TITLE)) {
		out_value(o, KEY_EDITOR);
		out_value(o, KEY_CONTAINER_AUTHOR);
	}
	if (out_has(o, KEY_COLLECTION_TITLE))
		out_value(o, KEY_COLLECTION_EDITOR);
	out_notes(o, add_note, &notes);
	put(&e, "note", notes.data);
	put_parents(o, &e, entry);
	buf_putc(o->b, '\n');
	buf_release(&notes);
}

const struct exporter out_hayagriva = { .study = write_entry };
