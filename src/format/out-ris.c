/* SPDX-License-Identifier: MIT */
/*
 * RIS (Research Information Systems, 2011 specification): a tag and its value on one line each,
 * however long.  UTF-8 without a byte order mark.
 *
 * Institutions are a name without a comma.  SN has the ISBN and the ISSN, a line each; before them
 * the number of a report, which is there for some readers, and in IS for others.
 */
#include <stdlib.h>
#include <string.h>

#include "format/out.h"

static const struct out_type_row types[] = {
	{ "report", "RPRT" },
	{ "article-journal", "JOUR" },
	{ "book", "BOOK" },
	{ "chapter", "CHAP" },
	{ "paper-conference", "CPAPER" },
	{ "thesis", "THES" },
	{ "webpage", "ELEC" },
	{ "article", "UNPB" },
	{ "article-magazine", "MGZN" },
	{ "article-newspaper", "NEWS" },
	{ "bill", "BILL" },
	{ "broadcast", "VIDEO" },
	{ "classic", "CLSWK" },
	{ "collection", "SER" },
	{ "dataset", "DATA" },
	{ "document", "GEN" },
	{ "entry", "CHAP" },
	{ "entry-dictionary", "DICT" },
	{ "entry-encyclopedia", "ENCYC" },
	{ "figure", "FIGURE" },
	{ "graphic", "ART" },
	{ "hearing", "HEAR" },
	{ "interview", "PCOMM" },
	{ "legal_case", "CASE" },
	{ "legislation", "STAT" },
	{ "manuscript", "MANSCPT" },
	{ "map", "MAP" },
	{ "motion_picture", "MPCT" },
	{ "musical_score", "MUSIC" },
	{ "pamphlet", "PAMP" },
	{ "patent", "PAT" },
	{ "periodical", "JFULL" },
	{ "personal_communication", "PCOMM" },
	{ "post", "ICOMM" },
	{ "post-weblog", "BLOG" },
	{ "regulation", "LEGAL" },
	{ "review", "JOUR" },
	{ "review-book", "JOUR" },
	{ "software", "COMP" },
	{ "song", "SOUND" },
	{ "speech", "SLIDE" },
	{ "standard", "STAND" },
	{ "treaty", "LEGAL" },
	{ NULL, "GEN" },
};

static const struct {
	enum key key;
	const char *tag;
} texts[] = {
	{ KEY_TITLE_SHORT, "ST" },
	{ KEY_SHORT_TITLE, "ST" },
	{ KEY_CONTAINER_TITLE, "T2" },
	{ KEY_COLLECTION_TITLE, "T3" },
	{ KEY_CONTAINER_TITLE_SHORT, "J2" },
	{ KEY_JOURNAL_ABBREVIATION, "J2" },
	{ KEY_PUBLISHER_PLACE, "CY" },
	{ KEY_GENRE, "M3" },
	{ KEY_VOLUME, "VL" },
	{ KEY_NUMBER_OF_VOLUMES, "NV" },
	{ KEY_EDITION, "ET" },
	{ KEY_SECTION, "SE" },
	{ KEY_DOI, "DO" },
	{ KEY_URL, "UR" },
	{ KEY_LANGUAGE, "LA" },
	{ KEY_CALL_NUMBER, "CN" },
	{ KEY_ARCHIVE, "DB" },
	{ KEY_ARCHIVE_LOCATION, "AV" },
	{ KEY_PMID, "AN" },
	{ KEY_ABSTRACT, "AB" },
};

static const struct {
	enum key key;
	const char *tag;
} roles[] = {
	{ KEY_AUTHOR, "AU" },
	{ KEY_EDITOR, "ED" },
	{ KEY_COLLECTION_EDITOR, "A3" },
	{ KEY_TRANSLATOR, "A4" },
};

/* One line, whatever breaks there are in it. */
static void
put(struct out *o, const char *tag, const char *s, size_t len)
{
	bool begun = false, blank = false;

	if (!len)
		return;
	buf_printf(o->b, "%s  - ", tag);
	for (size_t i = 0; i < len; i++) {
		if (strchr(" \t\r\n", s[i])) {
			blank = begun;
			continue;
		}
		if (blank)
			buf_putc(o->b, ' ');
		buf_putc(o->b, s[i]);
		begun = true;
		blank = false;
	}
	buf_putc(o->b, '\n');
}

static void
put_names(struct out *o, enum key key, const char *tag)
{
	struct buf b = BUF_INIT;
	struct name name;

	for (uint32_t i = 0; i < value_items(out_value(o, key)); i++) {
		if (!out_name(o, key, i, &name))
			continue;
		if (name.static_ordering || out_name_misread(&name))
			out_lose(o, key, LOSS_PART);
		/* Without its comma it would come back as an institution. */
		name.static_ordering = false;
		buf_clear(&b);
		name_add_inverted(&b, &name);
		put(o, tag, b.data, b.len);
	}
	buf_release(&b);
}

static void
put_titles(struct out *o)
{
	const char *translation, *s = out_translated(o, KEY_TITLE, &translation);

	put(o, "TI", s, strlen(s));
	put(o, "TT", translation, strlen(translation));
}

static int
year_of(const struct date *d)
{
	return d->from.open ? d->to.year : d->from.year;
}

/* PY - 2012 and DA - 2012/07/03/other: three slashes always, what is not known left out. */
static void
put_date(struct out *o, const char *tag, const struct date *d)
{
	bool month = d->from.month >= 1 && d->from.month <= 12;

	buf_printf(o->b, "%s  - %s%04d/", tag, year_of(d) < 0 ? "-" : "", abs(year_of(d)));
	if (month)
		buf_printf(o->b, "%02d", d->from.month);
	buf_putc(o->b, '/');
	if (month && d->from.day)
		buf_printf(o->b, "%02d", d->from.day);
	buf_putc(o->b, '/');
	if (!out_plain_date(d)) {
		/* Words that people wrote in the fourth part read better than EDTF. */
		if (!d->interval && d->from.approximate && !d->from.uncertain &&
		    d->from.month <= 12)
			buf_puts(o->b, "circa");
		else {
			struct buf edtf = BUF_INIT;

			date_add_edtf(&edtf, d);
			buf_puts(o->b, edtf.data);
			buf_release(&edtf);
		}
	}
	buf_putc(o->b, '\n');
}

static void
put_dates(struct out *o)
{
	struct date d;

	if (out_date(o, KEY_ISSUED, &d)) {
		buf_printf(o->b, "PY  - %d\n", year_of(&d));
		put_date(o, "DA", &d);
		if (!out_plain_date(&d))
			out_lose(o, KEY_ISSUED, LOSS_WORDS);
	} else {
		put(o, "PY", out_date_words(o, KEY_ISSUED), strlen(out_date_words(o, KEY_ISSUED)));
	}
	if (out_date(o, KEY_ACCESSED, &d))
		put_date(o, "Y2", &d);
}

/* From and to; how many there are, where no pages of a larger work are meant. */
static void
put_pages(struct out *o)
{
	const char *s = out_has(o, KEY_PAGE) ? out_text(o, KEY_PAGE) : "";
	size_t first = strcspn(s, "-\xe2"), gap;

	if (*s) {
		bool dash = s[first] == '-' || !strncmp(s + first, "\xe2\x80\x93", 3);

		gap = !dash ? 0 : s[first] == '-' ? 1 : 3;
		if (!dash || strpbrk(s, ",;&") || strpbrk(s + first + gap, "-\xe2")) {
			put(o, "SP", s, strlen(s));
			return;
		}
		put(o, "SP", s, first);
		put(o, "EP", s + first + gap, strlen(s + first + gap));
	} else if (out_has(o, KEY_NUMBER_OF_PAGES) && !out_is_part(o)) {
		s = out_text(o, KEY_NUMBER_OF_PAGES);
		put(o, "SP", s, strlen(s));
	}
}

static void
put_numbers(struct out *o)
{
	static const enum key numbers[] = { KEY_ISSUE, KEY_NUMBER, KEY_COLLECTION_NUMBER },
			      serials[] = { KEY_ISBN, KEY_ISSN };
	const char *s;

	if (!strcmp(out_type(o), "book") && out_has(o, KEY_COLLECTION_NUMBER)) {
		s = out_text(o, KEY_COLLECTION_NUMBER);
		put(o, "M1", s, strlen(s));
	}
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (out_has(o, numbers[i]) && !o->carried[numbers[i]]) {
			s = out_text(o, numbers[i]);
			put(o, "IS", s, strlen(s));
			break;
		}
	if (!strcmp(out_type(o), "report") && out_has(o, KEY_NUMBER)) {
		s = out_text(o, KEY_NUMBER);
		put(o, "SN", s, strlen(s));
	}
	for (size_t i = 0; i < sizeof serials / sizeof *serials; i++)
		for (uint32_t k = 0; out_has(o, serials[i]) && (s = out_item(o, serials[i], k));
		     k++)
			put(o, "SN", s, strlen(s));
}

static void
add_word(struct out *o, const char *s, size_t len, void *context)
{
	(void)context;
	put(o, "KW", s, len);
}

static void
add_note(struct out *o, const char *s, size_t len, void *context)
{
	(void)context;
	put(o, "N1", s, len);
}

static void
write_item(struct out *o)
{
	struct buf publishers = BUF_INIT;
	struct out_file file;

	buf_printf(o->b, "TY  - %s\nID  - %s\n", out_type_name(o, types), o->key);
	out_value(o, KEY_CITATION_KEY);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		put_names(o, roles[i].key, roles[i].tag);
	put_titles(o);
	put_dates(o);
	out_parties(o, KEY_PUBLISHER, &publishers, "; ");
	if (value_items(out_value(o, KEY_PUBLISHER)) > 1)
		out_lose(o, KEY_PUBLISHER, LOSS_WORDS);
	put(o, "PB", publishers.data, publishers.len);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (out_has(o, texts[i].key)) {
			const char *s = out_text(o, texts[i].key);

			put(o, texts[i].tag, s, strlen(s));
		}
	put_numbers(o);
	put_pages(o);
	out_subjects(o, add_word, NULL);
	out_notes(o, add_note, NULL);
	for (uint32_t i = 0; out_file(o, i, &file); i++) {
		put(o, "L1", file.path, strlen(file.path));
		if (*file.title || *file.media)
			out_lose(o, KEY_FILES, LOSS_PART);
	}
	buf_puts(o->b, "ER  - \n\n");
	buf_release(&publishers);
}

const struct exporter out_ris = { .study = write_item };
