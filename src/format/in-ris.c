/* SPDX-License-Identifier: MIT */
/*
 * RIS: lines of a tag of two characters, two blanks, a hyphen, a blank and a value, from TY to ER.
 * Lines without a tag go on with the value before them.
 *
 * Over 500 lines: its tables of types and tags.
 */
#include "format/in.h"

#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "base/thread.h"
#include "format/scan.h"
#include "model/identifier.h"

static const struct in_word types[] = {
	{ "ABST", "article-journal" },
	{ "ADVS", "motion_picture" },
	{ "AGGR", "dataset" },
	{ "ANCIENT", "classic" },
	{ "ART", "graphic" },
	{ "BILL", "bill" },
	{ "BLOG", "post-weblog" },
	{ "BOOK", "book" },
	{ "CASE", "legal_case" },
	{ "CHAP", "chapter" },
	{ "CHART", "figure" },
	{ "CLSWK", "classic" },
	{ "COMP", "software" },
	{ "CONF", "book" },
	{ "CPAPER", "paper-conference" },
	{ "CTLG", "book" },
	{ "DATA", "dataset" },
	{ "DBASE", "dataset" },
	{ "DICT", "entry-dictionary" },
	{ "EBOOK", "book" },
	{ "ECHAP", "chapter" },
	{ "EDBOOK", "book" },
	{ "EJOUR", "article-journal" },
	{ "ELEC", "webpage" },
	{ "ENCYC", "entry-encyclopedia" },
	{ "EQUA", "figure" },
	{ "FIGURE", "figure" },
	{ "GEN", "document" },
	{ "GOVDOC", "report" },
	{ "GRANT", "document" },
	{ "GRNT", "document" },
	{ "HEAR", "hearing" },
	{ "ICOMM", "personal_communication" },
	{ "INPR", "article-journal" },
	{ "INTV", "interview" },
	{ "JFULL", "periodical" },
	{ "JOUR", "article-journal" },
	{ "LEGAL", "legislation" },
	{ "MANSCPT", "manuscript" },
	{ "MAP", "map" },
	{ "MGZN", "article-magazine" },
	{ "MPCT", "motion_picture" },
	{ "MULTI", "webpage" },
	{ "MUSIC", "musical_score" },
	{ "NEWS", "article-newspaper" },
	{ "PAMP", "pamphlet" },
	{ "PAT", "patent" },
	{ "PCOMM", "personal_communication" },
	{ "POD", "broadcast" },
	{ "PRESS", "article-newspaper" },
	{ "RPRT", "report" },
	{ "SER", "periodical" },
	{ "SLIDE", "speech" },
	{ "SOUND", "song" },
	{ "STAND", "standard" },
	{ "STAT", "legislation" },
	{ "STD", "standard" },
	{ "THES", "thesis" },
	{ "UNBILL", "bill" },
	{ "UNPB", "manuscript" },
	{ "UNPD", "manuscript" },
	{ "VIDEO", "motion_picture" },
	{ "WEB", "webpage" },
	{ NULL, NULL },
};

enum how {
	TEXT,
	ONCE, /* the first counts, others are kept under `custom` */
	NAME,
	ISSUED,
	DATE,
	FIRST_PAGE,
	LAST_PAGE,
	KEYWORD,
	DOI,
	SERIAL,	   /* an ISBN, ISSN or the number of a report */
	CONTAINER, /* the journal, book or series, as the type has it */
	NUMBER,	   /* of an issue, of a report */
	MISCELLANY,
	PMC, /* PubMed Central's number, but some write others there */
	KEY,
	URL,
	LANGUAGE,
};

static const struct row {
	char tag[3];
	enum how how;
	enum key key;
} rows[] = {
	{ "A1", NAME, KEY_AUTHOR },
	{ "A2", NAME, KEY_EDITOR },
	{ "A3", NAME, KEY_COLLECTION_EDITOR },
	{ "A4", NAME, KEY_TRANSLATOR },
	{ "AB", ONCE, KEY_ABSTRACT },
	{ "AN", ONCE, KEY_CALL_NUMBER },
	{ "AU", NAME, KEY_AUTHOR },
	{ "BT", CONTAINER, KEY_CONTAINER_TITLE },
	{ "C2", PMC, KEY_PMCID },
	{ "CN", ONCE, KEY_CALL_NUMBER },
	{ "CT", ONCE, KEY_TITLE },
	{ "CY", ONCE, KEY_PUBLISHER_PLACE },
	{ "DA", ISSUED, KEY_ISSUED },
	{ "DB", ONCE, KEY_SOURCE },
	{ "DI", DOI, KEY_DOI },
	{ "DO", DOI, KEY_DOI },
	{ "DP", TEXT, KEY_SOURCE },
	{ "ED", NAME, KEY_EDITOR },
	{ "EP", LAST_PAGE, KEY_PAGE },
	{ "ET", ONCE, KEY_EDITION },
	{ "ID", KEY, 0 },
	{ "IS", NUMBER, KEY_ISSUE },
	{ "J1", CONTAINER, KEY_CONTAINER_TITLE_SHORT },
	{ "J2", ONCE, KEY_CONTAINER_TITLE_SHORT },
	{ "JA", ONCE, KEY_CONTAINER_TITLE_SHORT },
	{ "JF", CONTAINER, KEY_CONTAINER_TITLE },
	{ "JO", CONTAINER, KEY_CONTAINER_TITLE },
	{ "KW", KEYWORD, KEY_KEYWORD },
	{ "L1", URL, KEY_URL },
	{ "L2", URL, KEY_URL },
	{ "LA", LANGUAGE, KEY_LANGUAGE },
	{ "LK", URL, KEY_URL },
	{ "M1", MISCELLANY, KEY_NUMBER },
	{ "M3", ONCE, KEY_GENRE },
	{ "N1", TEXT, KEY_NOTE },
	{ "N2", ONCE, KEY_ABSTRACT },
	{ "NV", ONCE, KEY_NUMBER_OF_VOLUMES },
	{ "OP", ONCE, KEY_ORIGINAL_TITLE },
	{ "PB", TEXT, KEY_PUBLISHER },
	{ "PP", ONCE, KEY_PUBLISHER_PLACE },
	{ "PY", ISSUED, KEY_ISSUED },
	{ "SE", ONCE, KEY_SECTION },
	{ "SN", SERIAL, KEY_ISBN },
	{ "SP", FIRST_PAGE, KEY_PAGE },
	{ "ST", ONCE, KEY_TITLE_SHORT },
	{ "T1", ONCE, KEY_TITLE },
	{ "T2", CONTAINER, KEY_CONTAINER_TITLE },
	{ "T3", ONCE, KEY_COLLECTION_TITLE },
	{ "TA", NAME, KEY_TRANSLATOR },
	{ "TI", ONCE, KEY_TITLE },
	{ "TT", ONCE, KEY_ORIGINAL_TITLE },
	{ "UR", URL, KEY_URL },
	{ "VL", ONCE, KEY_VOLUME },
	{ "VO", ONCE, KEY_VOLUME },
	{ "Y1", ISSUED, KEY_ISSUED },
	{ "Y2", DATE, KEY_ACCESSED },
};

struct ris {
	struct drafts *ds;
	const char *s;
	size_t at, end, base;
	bool open;   /* inside a record */
	bool told;   /* of text outside of one */
	bool edited; /* a book whose authors are its editors */
	const char *type;
	/* The field that is being read, its lines joined. */
	char tag[3];
	size_t tag_at, value_at;
	struct buf value;
	/* Those that wait for others of the record. */
	struct str first_page, last_page;
	size_t page_at;
	struct str month; /* and perhaps the day: a DA without the year */
	size_t month_at;
};

static bool
is_tag(const char *s, size_t len)
{
	bool first = len >= 5 && ascii_is_upper(s[0]);
	bool second = first && (ascii_is_upper(s[1]) || ascii_is_digit(s[1]));

	/* Two blanks by the book, one or none with some. */
	return second && (!memcmp(s + 2, "  -", 3) || !memcmp(s + 2, " - ", 3));
}

static const struct row *
find_row(const char *tag)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].tag[0] == tag[0] && rows[i].tag[1] == tag[1])
			return &rows[i];
	return NULL;
}

static void
keep(struct ris *r, struct str value)
{
	draft_custom(r->ds, str_of(r->tag), value, r->value_at);
}

static bool
is_type(const struct ris *r, const char *type)
{
	return !strcmp(r->type, type);
}

static bool
is_article(const struct ris *r)
{
	return !strncmp(r->type, "article", 7) || is_type(r, "periodical");
}

/* RIS has people with a comma; without one it is an institution, unless it is but one word. */
static void
add_name(struct ris *r, enum key key, struct str v)
{
	struct draft_name name;

	if (r->edited && key == KEY_AUTHOR)
		key = KEY_EDITOR;
	/* Of a book in which a chapter stands A2 is its editor, of a journal nobody knows who. */
	name = draft_parse_name(v.s, v.len, memchr(v.s, ' ', v.len) != NULL);
	draft_name(r->ds, key, &name, r->value_at);
}

/*
 * "2012", "2012/07/03/Spring", "2012-07-03" in EDTF; in *other what stands behind the day, a season
 * or a time.
 */
static struct str
find_date(struct in_date *room, struct str v, struct str *other)
{
	struct str part[4] = { v, { .s = "" }, { .s = "" }, { .s = "" } }, year;
	bool minus;

	for (int i = 0; i < 3; i++) {
		const char *slash = memchr(part[i].s, '/', part[i].len);

		if (!slash)
			break;
		part[i + 1] = (struct str){ .s = slash + 1,
					    .len = part[i].len - (size_t)(slash + 1 - part[i].s) };
		part[i].len = (size_t)(slash - part[i].s);
	}
	*other = in_trim(part[3]);
	year = in_trim(part[0]);
	minus = year.len && *year.s == '-';
	year.s += minus, year.len -= minus;
	if (in_number(year) > 0 && year.len == 4) {
		int month = in_month(part[1]);

		if (!month && (month = in_season(*other)))
			*other = (struct str){ .s = "", .len = 0 };
		return in_date(room, minus ? -in_number(year) : in_number(year), month,
			       in_number(in_trim(part[2])));
	}
	return in_loose_date(room, v);
}

/* Of several the one that says more counts. */
static void
add_issued(struct ris *r, struct str v)
{
	const struct draft_value *old = draft_last(r->ds, KEY_ISSUED);
	struct in_date room;
	struct str other, date = find_date(&room, v, &other);

	/* "MAY 3", with the year in PY. */
	if (!ascii_is_digit(*v.s) && (in_month(v) || in_season(v)) && !in_is_edtf(date) &&
	    !r->month.len) {
		r->month = pool_str(&r->ds->pool, v.s, v.len);
		r->month_at = r->value_at;
		return;
	}
	if (old && date.len <= old->text.len)
		return;
	draft_date(r->ds, KEY_ISSUED, date, str_of(r->tag), r->value_at);
	if (other.len)
		keep(r, other);
}

static void
finish_month(struct ris *r)
{
	const struct draft_value *year = draft_last(r->ds, KEY_ISSUED);
	struct buf both = BUF_INIT;
	struct in_date room;
	struct str date;

	if (!r->month.len)
		return;
	buf_printf(&both, "%s %s", r->month.s, year ? year->text.s : "");
	date = in_loose_date(&room, (struct str){ .s = both.data, .len = both.len });
	if (year && year->text.len == 4 && date.s == room.text)
		draft_set(r->ds, KEY_ISSUED, date, r->month_at);
	else
		draft_custom(r->ds, str_of("DA"), r->month, r->month_at);
	r->month.len = 0;
	buf_release(&both);
}

static void
add_once(struct ris *r, enum key key, struct str v)
{
	const struct draft_value *old = draft_last(r->ds, key);

	if (!old)
		draft_str(r->ds, key, v, r->value_at);
	else if (old->text.len != v.len || memcmp(old->text.s, v.s, v.len) != 0)
		keep(r, v);
}

/* What SN is depends on what it looks like. */
static void
add_serial(struct ris *r, struct str v)
{
	size_t digits = 0;

	for (size_t i = 0; i < v.len; i++)
		digits += ascii_is_digit(v.s[i]) || v.s[i] == 'X' || v.s[i] == 'x';
	if (!isbn_fault(v.s, v.len) || digits == 10 || digits == 13)
		add_once(r, KEY_ISBN, v);
	else if (digits == 8 && (v.len == 8 || v.len == 9))
		add_once(r, KEY_ISSN, v);
	else if (is_type(r, "report") || is_type(r, "patent") || is_type(r, "standard"))
		add_once(r, KEY_NUMBER, v);
	else if (is_article(r))
		add_once(r, KEY_ISSN, v);
	else
		add_once(r, KEY_ISBN, v);
}

/* T2 is the series of a whole work. */
static void
add_container(struct ris *r, enum key key, struct str v)
{
	bool whole = in_is_whole(r->type);
	const struct draft_value *old;

	if (whole && key == KEY_CONTAINER_TITLE)
		key = KEY_COLLECTION_TITLE;
	/* JF is a journal's whole name, where JO may be short. */
	if (!strcmp(r->tag, "JF") && draft_last(r->ds, key) && is_article(r)) {
		struct str brief = draft_last(r->ds, key)->text;

		if (brief.len < v.len) {
			draft_set(r->ds, key, v, r->value_at);
			v = brief;
		}
	}
	old = draft_last(r->ds, key);
	if (old && old->text.len == v.len && !memcmp(old->text.s, v.s, v.len))
		return;
	if (old && key == KEY_CONTAINER_TITLE)
		add_once(r, is_article(r) ? KEY_CONTAINER_TITLE_SHORT : KEY_COLLECTION_TITLE, v);
	else
		add_once(r, key, v);
}

static void
add_url(struct ris *r, struct str v)
{
	if (url_fault(v.s, v.len) || draft_last(r->ds, KEY_URL))
		keep(r, v);
	else
		draft_str(r->ds, KEY_URL, v, r->value_at);
}

static void
add_language(struct ris *r, struct str v)
{
	const char *tag = in_language(v);

	add_once(r, KEY_LANGUAGE, tag ? str_of(tag) : v);
}

static void
add_field(struct ris *r, const struct row *row, struct str v)
{
	struct in_date room;
	struct str other;

	switch (row->how) {
	case TEXT:
		draft_str(r->ds, row->key, v, r->value_at);
		break;
	case ONCE:
		add_once(r, row->key, v);
		break;
	case NAME:
		add_name(r, row->key, v);
		break;
	case ISSUED:
		add_issued(r, v);
		break;
	case DATE:
		/* That somebody looked at ten past three is nobody's business. */
		draft_date(r->ds, row->key, find_date(&room, v, &other), str_of(r->tag),
			   r->value_at);
		break;
	case FIRST_PAGE:
		r->first_page = pool_str(&r->ds->pool, v.s, v.len);
		r->page_at = r->value_at;
		break;
	case LAST_PAGE:
		r->last_page = pool_str(&r->ds->pool, v.s, v.len);
		break;
	case KEYWORD:
		if (memchr(v.s, ';', v.len))
			in_keywords(r->ds, v, r->value_at);
		else
			draft_str(r->ds, KEY_KEYWORD, v, r->value_at);
		break;
	case DOI:
		add_once(r, KEY_DOI, in_doi(v));
		break;
	case SERIAL:
		add_serial(r, v);
		break;
	case CONTAINER:
		add_container(r, row->key, v);
		break;
	case NUMBER:
		add_once(r, is_article(r) || !*r->type ? KEY_ISSUE : KEY_NUMBER, v);
		break;
	case PMC:
		if (in_begins(v, "pmc"))
			add_once(r, row->key, v);
		else
			keep(r, v);
		break;
	case MISCELLANY:
		if (is_type(r, "report") || is_type(r, "standard") || is_type(r, "patent"))
			add_once(r, KEY_NUMBER, v);
		else if (is_type(r, "book"))
			add_once(r, KEY_COLLECTION_NUMBER, v);
		else
			keep(r, v);
		break;
	case KEY:
		r->ds->draft[r->ds->count - 1].key =
			draft_clean(r->ds, v.s, v.len, false, r->value_at);
		break;
	case URL:
		add_url(r, v);
		break;
	case LANGUAGE:
		add_language(r, v);
		break;
	}
}

static void
finish_pages(struct ris *r)
{
	struct buf pages = BUF_INIT;

	if (r->first_page.len)
		buf_puts(&pages, r->first_page.s);
	if (r->last_page.len && !memchr(pages.data, '-', pages.len) &&
	    strcmp(pages.data, r->last_page.s) != 0)
		buf_printf(&pages, "%s%s", pages.len ? "-" : "", r->last_page.s);
	if (pages.len) {
		/* Of a whole work SP is how many pages it has. */
		bool whole = !r->last_page.len &&
			     (is_type(r, "book") || is_type(r, "report") || is_type(r, "thesis"));
		struct str s = { .s = pages.data, .len = pages.len };

		if (whole && in_number(s) >= 0)
			draft_str(r->ds, KEY_NUMBER_OF_PAGES, s, r->page_at);
		else
			draft_str(r->ds, KEY_PAGE, in_pages(r->ds, s), r->page_at);
	}
	buf_release(&pages);
	r->first_page = r->last_page = (struct str){ .s = "", .len = 0 };
}

static void
end_record(struct ris *r)
{
	if (r->open) {
		finish_pages(r);
		finish_month(r);
	}
	r->open = r->edited = false;
	r->type = "";
}

static void
begin_record(struct ris *r, struct str type)
{
	const char *csl = in_find(types, type);
	struct quote q;

	if (r->open) {
		source_warning(r->ds->source, r->tag_at,
			       _("the record before this one has no end (ER)"));
		end_record(r);
	}
	r->open = true;
	draft_begin(r->ds, (struct str){ .s = "" }, r->tag_at);
	r->type = csl ? csl : "document";
	r->edited = str_is(type, "EDBOOK");
	draft_text(r->ds, KEY_TYPE, r->type, strlen(r->type), r->tag_at);
	if (csl)
		return;
	source_warning(r->ds->source, r->value_at,
		       _("\"%s\" is no type of RIS; the record is taken for a document"),
		       quote(&q, type.s, type.len));
	keep(r, type);
}

/* The field that was read, now that it is known to have no more lines. */
static void
finish_field(struct ris *r)
{
	struct str v = in_trim((struct str){ .s = r->value.data, .len = r->value.len });
	const struct row *row;

	if (!*r->tag)
		return;
	if (!strcmp(r->tag, "TY")) {
		begin_record(r, v);
	} else if (!strcmp(r->tag, "ER")) {
		if (!r->open)
			source_warning(r->ds->source, r->tag_at,
				       _("this record has no beginning (TY)"));
		end_record(r);
	} else if (strcmp(r->tag, "EF") != 0) {
		/* EF is the end of the file with some. */
		if (!r->open) {
			source_warning(r->ds->source, r->tag_at,
				       _("this record has no beginning (TY)"));
			r->open = true;
			draft_begin(r->ds, (struct str){ .s = "" }, r->tag_at);
		}
		row = find_row(r->tag);
		if (row && v.len)
			add_field(r, row, v);
		else if (v.len)
			keep(r, v);
	}
	*r->tag = '\0';
	buf_clear(&r->value);
}

static void
read_line(struct ris *r, const char *line, size_t len)
{
	size_t at = r->base + (size_t)(line - r->s), skip;
	struct str rest;

	if (is_tag(line, len)) {
		finish_field(r);
		memcpy(r->tag, line, 2);
		skip = line[3] == '-' ? 4 : 5;
		while (skip < len && line[skip] == ' ')
			skip++;
		r->tag_at = at;
		r->value_at = at + skip;
		buf_add(&r->value, line + skip, len - skip);
		return;
	}
	rest = in_trim((struct str){ .s = line, .len = len });
	if (!rest.len)
		return;
	if (*r->tag && strcmp(r->tag, "ER") != 0) {
		/* Paragraphs of an abstract are lines; elsewhere a line was too long. */
		buf_putc(&r->value, strstr("AB N2 N1", r->tag) ? '\n' : ' ');
		buf_add(&r->value, rest.s, rest.len);
	} else if (!r->told) {
		r->told = true;
		source_warning(r->ds->source, at,
			       _("this is outside of all records and was passed over"));
	}
}

static void
read_ris(struct drafts *ds)
{
	struct ris r = { .ds = ds,
			 .s = scan_text(ds->source),
			 .base = ds->source->begin,
			 .end = ds->source->end - ds->source->begin,
			 .type = "",
			 .value = BUF_INIT };

	r.first_page = r.last_page = r.month = (struct str){ .s = "", .len = 0 };
	for (size_t end; r.at < r.end && !progress_cancelled(ds->source->progress);
	     r.at = end + 1) {
		for (end = r.at; end < r.end && !memchr("\n\r", r.s[end], 2); end++)
			;
		read_line(&r, r.s + r.at, end - r.at);
	}
	finish_field(&r);
	if (r.open) {
		source_warning(ds->source, ds->source->end, _("the last record has no end (ER)"));
		end_record(&r);
	}
	buf_release(&r.value);
}

/* "TY  - " begins a line. */
static int
recognise_ris(const char *s, size_t len)
{
	for (size_t i = 0; i + 6 <= len; i++) {
		if ((!i || s[i - 1] == '\n' || s[i - 1] == '\r') && s[i] == 'T' &&
		    s[i + 1] == 'Y' && is_tag(s + i, len - i))
			return in_first(s, len) == 'T' ? 80 : 25;
	}
	return 0;
}

const struct importer in_ris = { .recognise = recognise_ris, .read = read_ris };
