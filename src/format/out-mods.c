/* SPDX-License-Identifier: MIT */
/*
 * MODS 3.7 (Library of Congress).  Names have their parts and their role, titles their languages,
 * countries their codes, dates are EDTF.
 */
#include <string.h>

#include "format/out-mods.h"
#include "base/ascii.h"
#include "model/country.h"

#define NAMESPACE \
	"xmlns=\"http://www.loc.gov/mods/v3\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
	" version=\"3.7\""

/* MARC's genres where they have the type, else CSL's own word. */
static const struct out_type_row genres[] = {
	{ "report", "technical report" },
	{ "article-journal", "article" },
	{ "article-newspaper", "newspaper" },
	{ "book", "book" },
	{ "chapter", "book chapter" },
	{ "paper-conference", "conference publication" },
	{ "thesis", "thesis" },
	{ "webpage", "web site" },
	{ "periodical", "periodical" },
	{ "map", "map" },
	{ "legislation", "legislation" },
	{ "patent", "patent" },
	{ "standard", "standard or specification" },
	{ NULL, NULL },
};

static const struct {
	enum key key;
	const char *type;
} identifiers[] = {
	{ KEY_ISBN, "isbn" }, { KEY_ISSN, "issn" }, { KEY_DOI, "doi" },
	{ KEY_PMID, "pmid" }, { KEY_PMCID, "pmc" },
};

/* An XML ID has no colon and begins with a letter. */
static void
add_id(struct buf *b, const char *key)
{
	if (!ascii_is_letter(*key))
		buf_putc(b, '_');
	for (; *key; key++)
		buf_putc(b, *key == ':' ? '_' : *key);
}

static void
put_title(struct xml_out *x, const char *attributes, const char *tag, const char *title)
{
	struct buf b = BUF_INIT;

	if (!*title)
		return;
	buf_printf(&b, "titleInfo%s", attributes);
	if (*tag) {
		buf_puts(&b, " xml:lang=\"");
		xml_add(&b, tag, strlen(tag));
		buf_putc(&b, '"');
	}
	xml_open(x, b.data);
	xml_text(x, "title", title);
	xml_close(x, "titleInfo");
	buf_release(&b);
}

static void
put_titles(struct out *o, struct xml_out *x)
{
	struct out_others others = out_others(o, KEY_TITLE);
	const char *s, *tag;

	put_title(x, "", out_language(o, KEY_TITLE), out_local(o, KEY_TITLE));
	while ((s = out_other(&others, &tag)))
		put_title(x, " type=\"translated\"", tag, s);
	if (out_has(o, KEY_TITLE_SHORT))
		put_title(x, " type=\"abbreviated\"", "", out_text(o, KEY_TITLE_SHORT));
	else if (out_has(o, KEY_SHORT_TITLE))
		put_title(x, " type=\"abbreviated\"", "", out_text(o, KEY_SHORT_TITLE));
}

/* A text in all its languages, an element each. */
static void
put_local(struct out *o, struct xml_out *x, enum key key, const char *element)
{
	struct out_others others = out_others(o, key);
	const char *s = out_local(o, key), *tag = out_language(o, key);
	struct buf b = BUF_INIT;

	for (; s; s = out_other(&others, &tag)) {
		buf_clear(&b);
		buf_puts(&b, element);
		if (*tag) {
			buf_puts(&b, " xml:lang=\"");
			xml_add(&b, tag, strlen(tag));
			buf_putc(&b, '"');
		}
		xml_text(x, b.data, s);
	}
	buf_release(&b);
}

static void
put_genre(struct out *o, struct xml_out *x)
{
	const char *type = out_type(o), *genre = out_type_name(o, genres);

	xml_text(x, "typeOfResource",
		 !strcmp(type, "map")		   ? "cartographic"
		 : !strcmp(type, "motion_picture") ? "moving image"
		 : !strcmp(type, "broadcast")	   ? "moving image"
		 : !strcmp(type, "musical_score")  ? "notated music"
		 : !strcmp(type, "song")	   ? "sound recording"
		 : !strcmp(type, "software")	   ? "software, multimedia"
		 : !strcmp(type, "dataset")	   ? "software, multimedia"
		 : !strcmp(type, "graphic")	   ? "still image"
		 : !strcmp(type, "figure")	   ? "still image"
						   : "text");
	if (genre)
		xml_text(x, "genre authority=\"marcgt\"", genre);
	else
		xml_text(x, "genre authority=\"csl\"", type);
	if (out_has(o, KEY_GENRE))
		put_local(o, x, KEY_GENRE, "genre");
}

static void
put_date(struct out *o, struct xml_out *x, enum key key, const char *tag)
{
	struct buf b = BUF_INIT;
	struct date d;

	if (out_date(o, key, &d))
		date_add_edtf(&b, &d);
	xml_text(x, tag, b.data);
	buf_release(&b);
}

static void
put_origin(struct out *o, struct xml_out *x)
{
	const char *s;

	if (!out_has(o, KEY_PUBLISHER) && !out_has(o, KEY_PUBLISHER_PLACE) &&
	    !out_has(o, KEY_ISSUED) && !out_has(o, KEY_EDITION))
		return;
	xml_open(x, "originInfo");
	if (out_has(o, KEY_PUBLISHER_PLACE)) {
		xml_open(x, "place");
		xml_text(x, "placeTerm type=\"text\"", out_text(o, KEY_PUBLISHER_PLACE));
		xml_close(x, "place");
	}
	for (uint32_t i = 0; (s = out_party(o, KEY_PUBLISHER, i)); i++)
		xml_text(x, "publisher", s);
	put_date(o, x, KEY_ISSUED, "dateIssued encoding=\"edtf\" keyDate=\"yes\"");
	xml_text(x, "dateIssued", out_date_words(o, KEY_ISSUED));
	if (out_has(o, KEY_EDITION))
		xml_text(x, "edition", out_text(o, KEY_EDITION));
	xml_close(x, "originInfo");
}

static void
put_detail(struct out *o, struct xml_out *x, enum key key, const char *tag)
{
	if (!out_has(o, key))
		return;
	xml_open(x, tag);
	xml_text(x, "number", out_text(o, key));
	xml_close(x, tag);
}

/* Volume, issue and pages: of the work they are in, else of the study itself. */
static void
put_part_of(struct out *o, struct xml_out *x)
{
	if (!out_has(o, KEY_VOLUME) && !out_has(o, KEY_ISSUE) && !out_has(o, KEY_PAGE) &&
	    !out_has(o, KEY_NUMBER) && !out_has(o, KEY_CHAPTER_NUMBER))
		return;
	xml_open(x, "part");
	put_detail(o, x, KEY_VOLUME, "detail type=\"volume\"");
	put_detail(o, x, KEY_ISSUE, "detail type=\"issue\"");
	put_detail(o, x, KEY_NUMBER, "detail type=\"number\"");
	put_detail(o, x, KEY_CHAPTER_NUMBER, "detail type=\"chapter\"");
	if (out_has(o, KEY_PAGE)) {
		const char *s = out_text(o, KEY_PAGE), *dash = strpbrk(s, "-\xe2");

		xml_open(x, "extent unit=\"page\"");
		if (dash && !strpbrk(s, ",;&") &&
		    (*dash == '-' || !strncmp(dash, "\xe2\x80\x93", 3))) {
			xml_text_len(x, "start", s, (size_t)(dash - s));
			xml_text(x, "end", dash + (*dash == '-' ? 1 : 3));
		} else {
			xml_text(x, "list", s);
		}
		xml_close(x, "extent");
	}
	xml_close(x, "part");
}

static void
put_host(struct out *o, struct xml_out *x)
{
	if (out_has(o, KEY_CONTAINER_TITLE)) {
		xml_open(x, "relatedItem type=\"host\"");
		put_title(x, "", "", out_text(o, KEY_CONTAINER_TITLE));
		if (out_has(o, KEY_CONTAINER_TITLE_SHORT))
			put_title(x, " type=\"abbreviated\"", "",
				  out_text(o, KEY_CONTAINER_TITLE_SHORT));
		else if (out_has(o, KEY_JOURNAL_ABBREVIATION))
			put_title(x, " type=\"abbreviated\"", "",
				  out_text(o, KEY_JOURNAL_ABBREVIATION));
		mods_container_authors(o, x);
		put_part_of(o, x);
		xml_close(x, "relatedItem");
	} else {
		put_part_of(o, x);
	}
	if (out_has(o, KEY_COLLECTION_TITLE)) {
		xml_open(x, "relatedItem type=\"series\"");
		xml_open(x, "titleInfo");
		xml_text(x, "title", out_text(o, KEY_COLLECTION_TITLE));
		if (out_has(o, KEY_COLLECTION_NUMBER))
			xml_text(x, "partNumber", out_text(o, KEY_COLLECTION_NUMBER));
		xml_close(x, "titleInfo");
		xml_close(x, "relatedItem");
	}
}

static void
put_related(struct out *o, struct xml_out *x)
{
	struct buf b = BUF_INIT;
	struct out_related r;

	for (uint32_t i = 0; out_has(o, KEY_RELATED) && out_related(o, i, &r); i++) {
		if (r.study == RECORD_NONE)
			continue;
		buf_clear(&b);
		buf_puts(&b, "<relatedItem");
		if (*r.as) {
			buf_puts(&b, " otherType=\"");
			xml_add(&b, r.as, strlen(r.as));
			buf_putc(&b, '"');
		}
		buf_puts(&b, " xlink:href=\"#");
		add_id(&b, citekey(&o->keys, r.study));
		buf_printf(x->b, "%*s%s\"/>\n", x->depth * 2, "", b.data);
	}
	buf_release(&b);
}

static void
add_topic(struct out *o, const char *s, size_t len, void *context)
{
	struct xml_out *x = context;

	(void)o;
	xml_open(x, "subject");
	xml_text_len(x, "topic", s, len);
	xml_close(x, "subject");
}

static void
put_countries(struct out *o, struct xml_out *x)
{
	struct value v = out_value(o, KEY_COUNTRY);

	for (uint32_t i = 0; i < value_items(v); i++) {
		uint32_t record = value_link(value_item(v, i));
		const char *code = record == RECORD_NONE ? value_text(value_item(v, i))
							 : record_id(o->wish.catalogue, record);
		unsigned row = country_find(code, strlen(code));

		xml_open(x, "subject");
		if (row != COUNTRY_NONE)
			xml_text(x, "geographic", country_name(row, "en"));
		xml_text(x, "geographicCode authority=\"iso3166\"",
			 row != COUNTRY_NONE && *country_at(row)->alpha2 ? country_at(row)->alpha2
									 : code);
		xml_close(x, "subject");
	}
}

static void
put_location(struct out *o, struct xml_out *x)
{
	struct buf tag = BUF_INIT, when = BUF_INIT;
	struct out_file file;
	struct date d;

	if (!out_has(o, KEY_URL) && !out_has(o, KEY_FILES))
		return;
	xml_open(x, "location");
	if (out_has(o, KEY_URL)) {
		buf_puts(&tag, "url usage=\"primary display\"");
		if (out_date(o, KEY_ACCESSED, &d)) {
			date_add_edtf(&when, &d);
			buf_printf(&tag, " dateLastAccessed=\"%s\"", when.data);
		}
		xml_text(x, tag.data, out_text(o, KEY_URL));
	}
	for (uint32_t i = 0; out_file(o, i, &file); i++) {
		buf_clear(&tag);
		buf_puts(&tag, "url access=\"raw object\"");
		if (*file.title) {
			buf_puts(&tag, " displayLabel=\"");
			xml_add(&tag, file.title, strlen(file.title));
			buf_putc(&tag, '"');
		}
		if (*file.media)
			out_lose(o, KEY_FILES, LOSS_PART);
		xml_text(x, tag.data, file.path);
	}
	xml_close(x, "location");
	buf_release(&tag);
	buf_release(&when);
}

static void
put_identifiers(struct out *o, struct xml_out *x)
{
	struct buf tag = BUF_INIT;
	const char *s;

	for (size_t i = 0; i < sizeof identifiers / sizeof *identifiers; i++) {
		buf_clear(&tag);
		buf_printf(&tag, "identifier type=\"%s\"", identifiers[i].type);
		for (uint32_t k = 0; (s = out_item(o, identifiers[i].key, k)); k++)
			xml_text(x, tag.data, s);
	}
	xml_text(x, "identifier type=\"citekey\"", o->key);
	xml_text(x, "identifier type=\"local\"", record_id(o->wish.catalogue, o->study));
	buf_release(&tag);
}

static void
put_language(struct out *o, struct xml_out *x)
{
	if (!out_has(o, KEY_LANGUAGE))
		return;
	xml_open(x, "language");
	xml_text(x, "languageTerm type=\"code\" authority=\"rfc5646\"", out_text(o, KEY_LANGUAGE));
	xml_close(x, "language");
}

static void
put_physical(struct out *o, struct xml_out *x)
{
	if (!out_has(o, KEY_NUMBER_OF_PAGES) && !out_has(o, KEY_MEDIUM))
		return;
	xml_open(x, "physicalDescription");
	if (out_has(o, KEY_MEDIUM))
		xml_text(x, "form", out_text(o, KEY_MEDIUM));
	if (out_has(o, KEY_NUMBER_OF_PAGES))
		xml_text(x, "extent unit=\"page\"", out_text(o, KEY_NUMBER_OF_PAGES));
	xml_close(x, "physicalDescription");
}

static void
begin(struct out *o)
{
	buf_puts(o->b,
		 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<modsCollection " NAMESPACE ">\n");
}

static void
write_mods(struct out *o)
{
	struct xml_out x = { .b = o->b, .depth = 1 };
	struct buf tag = BUF_INIT;

	buf_puts(&tag, "mods ID=\"");
	add_id(&tag, o->key);
	buf_putc(&tag, '"');
	xml_open(&x, tag.data);
	out_value(o, KEY_CITATION_KEY);
	put_titles(o, &x);
	mods_names(o, &x);
	put_genre(o, &x);
	put_origin(o, &x);
	put_language(o, &x);
	put_physical(o, &x);
	if (out_has(o, KEY_ABSTRACT))
		put_local(o, &x, KEY_ABSTRACT, "abstract");
	if (out_has(o, KEY_NOTE))
		put_local(o, &x, KEY_NOTE, "note");
	if (out_has(o, KEY_ANNOTE))
		put_local(o, &x, KEY_ANNOTE, "note type=\"annotation\"");
	out_keywords(o, add_topic, &x);
	out_topics(o, add_topic, &x);
	put_countries(o, &x);
	if (out_has(o, KEY_CALL_NUMBER))
		xml_text(&x, "classification", out_text(o, KEY_CALL_NUMBER));
	put_host(o, &x);
	put_related(o, &x);
	put_identifiers(o, &x);
	put_location(o, &x);
	xml_close(&x, "mods");
	buf_release(&tag);
}

static void
end(struct out *o)
{
	buf_puts(o->b, "</modsCollection>\n");
}

const struct exporter out_mods = { .begin = begin, .study = write_mods, .end = end };
