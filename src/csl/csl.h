/* SPDX-License-Identifier: MIT */
/*
 * Citations and bibliographies in any style of the Citation Style Language (CSL 1.0.2,
 * https://docs.citationstyles.org/en/1.0.2/specification.html).
 *
 *	style = csl_style_parse(bytes, len, NULL, &error);
 *	item = csl_item_new("kasongo", "report", NULL, &error);
 *	csl_item_text(item, "title", "Gold and forests", &error);
 *	engine = csl_engine_new(style, &(struct csl_setup){ .locale = find, .writer = &csl_html },
 *				NULL, &error);
 *	csl_engine_add(engine, item, &error);
 *	csl_engine_include(engine, NULL, 0, &error);
 *	bibliography = csl_engine_bibliography(engine, NULL, NULL, &error);
 *
 * The library knows bytes only: no files, no screen, no clock, no locale of the process.  It has no
 * state of its own: what hangs on different styles, items and engines may run on different
 * threads; a parsed style, locale or item is const and may be shared by many engines.
 *
 * It never ends its host.  Whatever fails is returned as a status; no memory is one of them.  After
 * a failure the thing at hand is as it was before the call.  Styles, locales and items may come
 * from strangers: size, depth and length of output are bounded (CSL_LIMIT).
 *
 * Strings are UTF-8 and terminated; what is passed in is copied; what is returned is borrowed and
 * lives until the next call that changes its owner.  NULL where a string may be absent.
 */
#ifndef PACECAT_CSL_CSL_H
#define PACECAT_CSL_CSL_H

#include <stdbool.h>
#include <stddef.h>

enum csl_status {
	CSL_OK,
	CSL_NO_MEMORY,
	CSL_INVALID,                    /* the style, locale or value is wrong: see the sentence */
	CSL_LIMIT,                      /* larger or deeper than anything sensible */
	CSL_UNKNOWN                     /* no such item, variable or locale */
};

/* What went wrong, filled by a call that fails if it is not NULL; never needs memory. */
struct csl_error {
	enum csl_status status;
	unsigned line, column;          /* in the style or locale, from 1; 0: the whole of it */
	char sentence[256];             /* translated, whole, perhaps shortened; "" if none */
};

/* Where memory comes from: as malloc, realloc and free.  NULL in the calls below: the libc's. */
struct csl_memory {
	void *(*allocate)(size_t bytes);
	void *(*resize)(void *old, size_t bytes);
	void (*release)(void *);
};

/* Styles */

struct csl_style;                       /* const once it is parsed */

enum csl_class { CSL_IN_TEXT, CSL_NOTE };

/* What the style says about itself.  Strings are NULL or a list is empty when it does not. */
struct csl_style_info {
	const char *id;                 /* a URI */
	const char *title, *title_short, *summary;
	const char *parent;             /* dependent style: the id of the one to be used for it */
	const char *default_locale;     /* a language tag */
	const char *updated;            /* ISO 8601, as written */
	const char *format;             /* "author-date", "numeric", "label", "note", "author" */
	const char *const *field;       /* "anthropology", ... */
	size_t fields;
	enum csl_class class;
	bool bibliography;              /* it has one */
};

/*
 * Read a style, dependent or independent.  NULL on failure, with the place: malformed XML, no
 * style at all, a macro in use that is missing or calls itself, a value that CSL does not have
 * where it cannot be passed over.  What CSL does not know otherwise is passed over.
 */
struct csl_style *csl_style_parse(const char *bytes, size_t len, const struct csl_memory *,
				struct csl_error *);
const struct csl_style_info *csl_style_info(const struct csl_style *);
void csl_style_free(struct csl_style *);

/*
 * Read only what a style says about itself: nothing after cs:info is looked at, for those who look
 * through thousands.  The result has no layout: csl_engine_new refuses it.
 */
struct csl_style *csl_style_parse_info(const char *bytes, size_t len, const struct csl_memory *,
				struct csl_error *);

/* Locales: terms, dates, options of one language */

struct csl_locale;                      /* const once it is parsed */

struct csl_locale *csl_locale_parse(const char *bytes, size_t len, const struct csl_memory *,
				struct csl_error *);
void csl_locale_free(struct csl_locale *);

/*
 * Find the locale file of exactly this tag ("fr-CA"), or return NULL.  The library asks along the
 * chain of fallbacks (the dialect, the primary dialect of the language, en-US), so the host only
 * looks in its store.  The host keeps the locale as long as the engine.
 */
typedef const struct csl_locale *csl_find_locale(void *context, const char *tag);

/* Items */

struct csl_item;

struct csl_name {
	const char *family, *given;
	const char *dropping_particle;          /* "de" of Alexis de Tocqueville */
	const char *non_dropping_particle;      /* "van" of Vincent van Gogh */
	const char *suffix;                     /* "Jr." */
	const char *literal;                    /* an institution, or a name not to be touched */
	bool comma_suffix;                      /* a comma before the suffix, also in given order */
	bool static_ordering;                   /* family name first, always */
	bool parse;                             /* look for particles, suffix in given and family */
};

struct csl_date_parts {
	int year;                       /* astronomical is not meant: -44 is 44 BC; 0: no date */
	int month;                      /* 1 to 12; 13 to 16, 21 to 24: spring to winter; 0: none */
	int day;                        /* 1 to 31; 0: none */
};

struct csl_date {
	struct csl_date_parts from, to; /* `to` is all 0: not a range */
	bool range;                     /* with `to` all 0: open, "2010–" */
	int season;                     /* 1 to 4, where month is 0 */
	const char *season_text;        /* instead of `season`, as it is to be printed */
	bool circa;
	const char *literal;            /* printed as it is, instead of all the above */
	const char *raw;                /* to be parsed: "2010-07", "2010/2012", "July 3, 2012" */
};

/* An empty item; `type` is a CSL type, an unknown one counts as "document". */
struct csl_item *csl_item_new(const char *id, const char *type, const struct csl_memory *,
			      struct csl_error *);
void csl_item_free(struct csl_item *);
const char *csl_item_id(const struct csl_item *);

/*
 * Set a variable of the item, by its CSL name (csl-data.json's names too: "shortTitle",
 * "journalAbbreviation").  Text may have CSL's rich text in it: <i>, <b>, <sup>, <sub>, <sc>,
 * <span class="nocase">, <span style="font-variant:small-caps;">.  Numbers are text.
 * CSL_UNKNOWN: no variable of that name and kind; the item is as it was.
 */
enum csl_status csl_item_text(struct csl_item *, const char *variable, const char *text,
			      struct csl_error *);
enum csl_status csl_item_date(struct csl_item *, const char *variable, const struct csl_date *,
			      struct csl_error *);
/* Add one name behind those that are there. */
enum csl_status csl_item_name(struct csl_item *, const char *variable, const struct csl_name *,
			      struct csl_error *);

enum csl_kind { CSL_KIND_NONE, CSL_KIND_TEXT, CSL_KIND_NUMBER, CSL_KIND_DATE, CSL_KIND_NAME };

/* What kind of variable that is; CSL_KIND_NONE when CSL has none of that name. */
enum csl_kind csl_variable_kind(const char *variable);

/* Writers: how formatted text looks as bytes.  See csl/writer.h to make one. */

struct csl_writer;

extern const struct csl_writer csl_text, csl_html, csl_rtf, csl_markdown, csl_terminal;

/* By name ("text", "html", "rtf", "markdown", "terminal"), or NULL. */
const struct csl_writer *csl_writer_find(const char *name);
/* All of them: NULL when n is past the last. */
const struct csl_writer *csl_writer_at(size_t n);

/* Engines: a style at work on a document */

struct csl_engine;

struct csl_setup {
	csl_find_locale *locale;        /* needed */
	void *context;                  /* for `locale` and `abbreviation` */
	const char *language;           /* of the document; NULL: the style's, else en-US */
	bool force_language;            /* also where the style has a default-locale */
	const struct csl_writer *writer;        /* NULL: csl_text */
	/* The short form of a text, for form="short" of a variable; NULL, or returns NULL: none. */
	const char *(*abbreviation)(void *context, const char *variable, const char *text);
	/* What stands where a cite or a numbered entry has no text; NULL: nothing. */
	const char *no_text;
};

/* The style must be independent, whole, and outlive the engine.  NULL on failure. */
struct csl_engine *csl_engine_new(const struct csl_style *, const struct csl_setup *,
				  const struct csl_memory *, struct csl_error *);
void csl_engine_free(struct csl_engine *);

/* Know an item, which outlives the engine and does not change; the same id replaces. */
enum csl_status csl_engine_add(struct csl_engine *, const struct csl_item *, struct csl_error *);

/*
 * Items that the bibliography has whether they are cited or not, in that order behind those that
 * are cited; id NULL: all that are known, in the order in which they were added.  Replaces what
 * was included before.
 */
enum csl_status csl_engine_include(struct csl_engine *, const char *const *id, size_t count,
				   struct csl_error *);

enum csl_position {                     /* of a cite; used where it stands alone */
	CSL_FIRST, CSL_SUBSEQUENT, CSL_IBID, CSL_IBID_WITH_LOCATOR
};

struct csl_cite {
	const char *id;
	const char *locator, *label;    /* "12-14", "page"; label NULL: page */
	const char *prefix, *suffix;    /* rich text around it: "see ", ", for example" */
	bool suppress_author;
	bool author_only;               /* the author, and nothing else of the whole citation */
	/* For csl_engine_cluster only: */
	enum csl_position position;
	bool near_note;
	int first_reference_note;       /* 0: none */
};

struct csl_citation {
	const struct csl_cite *cite;
	size_t count;
	int note;                       /* the number of its note, from 1; 0: in the text */
	bool author_in_text;            /* the author outside, then the rest: "Doe (2012)" */
	bool as_given;                  /* do not sort the cites */
};

/*
 * One citation by itself, outside of any document; positions are as given in it.  NULL on
 * failure.  Lives until the next call.
 */
const char *csl_engine_cluster(struct csl_engine *, const struct csl_citation *,
			       struct csl_error *);

/*
 * The citations of the whole document in their order; replaces those that were there.  Positions
 * (ibid, subsequent, near-note), years' suffixes and names follow from all of them.
 */
enum csl_status csl_engine_document(struct csl_engine *, const struct csl_citation *,
				    size_t count, struct csl_error *);
/* The formatted citation number n of the document, from 0; "" when there is none. */
const char *csl_engine_citation(const struct csl_engine *, size_t n);

enum csl_second_field { CSL_ALIGN_NONE, CSL_ALIGN_FLUSH, CSL_ALIGN_MARGIN };

struct csl_entry {
	const char *id;
	const char *text;               /* formatted, one entry as the writer writes it */
};

struct csl_bibliography {
	const struct csl_entry *entry;
	size_t count;
	const char *begin, *end;        /* the writer's, before the first and after the last */
	int entry_spacing;              /* lines between entries */
	int line_spacing;               /* 1: single */
	bool hanging_indent;
	enum csl_second_field second_field_align;
	int max_offset;                 /* characters of the widest first field, if aligned */
};

/* Which entries to show: false drops it. */
typedef bool csl_keep(void *context, const char *id);

/*
 * The bibliography; NULL on failure, or if the style has none: CSL_INVALID without a sentence.
 * Lives until the next call.
 */
const struct csl_bibliography *csl_engine_bibliography(struct csl_engine *, csl_keep *,
						       void *context, struct csl_error *);

#endif
