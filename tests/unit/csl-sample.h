/* SPDX-License-Identifier: MIT */
/*
 * A sample of a style at work, in a row of strings.
 *
 *	items   one a line: "a|type=book|title=Wind|author=Costa,Ana;WWF|issued=2020-03"; a name is
 *	        "family,given,suffix" (% is a comma in the given name), or an institution's where
 *	        there is no comma, and behind a "=" not parsed; "2020@Lent" is a date with a season
 *in words cites   one citation a line: "a+b~12~page~see ~ too" is the cites a and b, of b the
 *locator, its label, the prefix and the suffix; a line that begins with "!" has the author in the
 *text; "-a" is the cite without its author, "()" a citation without cites; "" is no citation, and
 *all items in the bibliography want    the citations a line each, then the bibliography's entries
 *behind "> "
 */
#ifndef PACECAT_TESTS_UNIT_CSL_SAMPLE_H
#define PACECAT_TESTS_UNIT_CSL_SAMPLE_H

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "csl/csl.h"
#include "tests/test.h"

struct sample {
	const char *style;	  /* attributes of cs:style */
	const char *head;	  /* elements before cs:citation */
	const char *citation;	  /* attributes of cs:citation */
	const char *sort;	  /* its cs:sort */
	const char *affixes;	  /* attributes of its cs:layout */
	const char *layout;	  /* its elements */
	const char *bibliography; /* the whole of it */
	const char *language;	  /* NULL: en-US */
	const struct csl_writer *writer;
	const char *items;
	const char *cites; /* NULL: one of each item */
	const char *want;
};

#define SAMPLE_MAX 24

static const struct csl_locale *
sample_locale(void *context, const char *tag)
{
	static const char terms[] =
		"<style-options punctuation-in-quote='%s' limit-day-ordinals-to-day-1='%s'/>"
		"<date form='text'><date-part name='month' suffix=' '/>"
		"<date-part name='day' suffix=', '/><date-part name='year'/></date>"
		"<date form='numeric' delimiter='/'><date-part name='month' form='numeric'/>"
		"<date-part name='day' form='numeric'/><date-part name='year'/></date><terms>"
		"<term name='and'>%s</term><term name='and' form='symbol'>%s</term>"
		"<term name='et-al'>et al.</term><term name='no date' form='short'>n.d.</term>"
		"<term name='open-quote'>\xe2\x80\x9c</term>"
		"<term name='close-quote'>\xe2\x80\x9d</term>"
		"<term name='open-inner-quote'>\xe2\x80\x98</term>"
		"<term name='close-inner-quote'>\xe2\x80\x99</term>"
		"<term name='ordinal'>th</term><term name='ordinal-01'>st</term>"
		"<term name='ordinal-11'>th</term><term name='long-ordinal-01'>first</term>"
		"<term name='ad'>AD</term>"
		"<term name='bc'>BC</term><term name='month-03'>March</term>"
		"<term name='month-05' gender='feminine'>May</term>"
		"<term name='month-05' form='short'>M.</term>"
		"<term name='season-02'>Summer</term>"
		"<term name='page'><single>page</single><multiple>pages</multiple></term>"
		"<term name='page' form='short'><single>p.</single><multiple>pp.</multiple></term>"
		"<term name='volume'><single>volume</single><multiple>volumes</multiple></term>"
		"<term name='volume' form='short'><single>vol.</single><multiple>"
		"vols.</multiple></term>"
		"<term name='number-of-volumes' form='short'><single>vol.</single>"
		"<multiple>vols.</multiple></term><term name='number-of-pages' form='short'>"
		"<single>p.</single><multiple>pp.</multiple></term>"
		"<term name='section'>section</term><term name='section' form='short'>sec.</term>"
		"<term name='note'>note</term>"
		"<term name='editor'><single>editor</single><multiple>editors</multiple></term>"
		"<term name='editor' form='short'><single>ed.</single><multiple>"
		"eds.</multiple></term>"
		"<term name='editortranslator'>editor and translator</term>"
		"<term name='moon'>moon</term><term name='star'>star</term>"
		"<term name='unused'>unused</term></terms></locale>";
	struct csl_locale **locale = context;
	struct buf text = BUF_INIT;
	bool english = !strncmp(tag, "en", 2), french = !strcmp(tag, "fr-FR");

	if (!english && !french)
		return NULL;
	if (!locale[french]) {
		buf_printf(&text,
			   "<locale xmlns='http://purl.org/net/xbiblio/csl' version='1.0' "
			   "xml:lang='%s'>",
			   french ? "fr-FR" : "en-US");
		buf_printf(&text, terms, french ? "false" : "true", french ? "true" : "false",
			   french ? "et" : "and", french ? "et" : "&amp;");
		locale[french] = csl_locale_parse(text.data, text.len, NULL, NULL);
		buf_release(&text);
	}
	return locale[french];
}

/* Cut the string at the sign; what stands behind it, or NULL. */
static char *
sample_cut(char *s, char sign)
{
	char *at = s ? strchr(s, sign) : NULL;

	if (at)
		*at++ = '\0';
	return at;
}

static void
sample_names(struct csl_item *item, const char *variable, char *s)
{
	for (char *next; s; s = next) {
		bool parse = *s != '=';
		struct csl_name name = { .parse = parse };
		char *given, *suffix;

		s += !parse;
		next = sample_cut(s, ';');
		given = sample_cut(s, ',');
		suffix = sample_cut(given, ',');
		for (size_t i = 0; given && given[i]; i++)
			if (given[i] == '%')
				given[i] = ',';
		if (given)
			name = (struct csl_name){
				.family = s, .given = given, .suffix = suffix, .parse = parse
			};
		else
			name.literal = s;
		CHECK_INT(csl_item_name(item, variable, &name, NULL), CSL_OK);
	}
}

static struct csl_item *
sample_item(char *line)
{
	struct csl_item *item;
	char *rest = sample_cut(line, '|'), *type = "book";

	if (rest && !strncmp(rest, "type=", 5)) {
		type = rest + 5;
		rest = sample_cut(rest, '|');
	}
	item = csl_item_new(line, type, NULL, NULL);
	for (char *next; item && rest; rest = next) {
		struct csl_date date = { .literal = NULL };
		char *value;

		next = sample_cut(rest, '|');
		value = sample_cut(rest, '=');
		switch (csl_variable_kind(rest)) {
		case CSL_KIND_NAME:
			sample_names(item, rest, value);
			break;
		case CSL_KIND_DATE:
			date.season_text = sample_cut(value, '@');
			if (date.season_text)
				date.from.year = (int)strtol(value, NULL, 10);
			else
				date.raw = value;
			CHECK_INT(csl_item_date(item, rest, &date, NULL), CSL_OK);
			break;
		default:
			CHECK_INT(csl_item_text(item, rest, value, NULL), CSL_OK);
			break;
		}
	}
	return item;
}

static void
sample_style(const struct sample *row, struct buf *out)
{
#define SAMPLE_OR(s, otherwise) ((s) ? (s) : (otherwise))
	buf_printf(out,
		   "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' %s>"
		   "<info><title>T</title><id>t</id></info>%s"
		   "<citation %s>%s<layout %s>%s</layout></citation>%s</style>",
		   SAMPLE_OR(row->style, "class='in-text'"), SAMPLE_OR(row->head, ""),
		   SAMPLE_OR(row->citation, ""), SAMPLE_OR(row->sort, ""),
		   SAMPLE_OR(row->affixes, ""), SAMPLE_OR(row->layout, ""),
		   SAMPLE_OR(row->bibliography, ""));
#undef SAMPLE_OR
}

/* All citations, in the order of the document. */
static size_t
sample_cites(char *lines, struct csl_cite *cite, struct csl_citation *citation)
{
	size_t cites = 0, count = 0;

	for (char *line = lines, *next; line && *line; line = next) {
		struct csl_citation *c = &citation[count++];

		next = sample_cut(line, '\n');
		*c = (struct csl_citation){ .cite = &cite[cites], .note = (int)count };
		c->author_in_text = *line == '!';
		line = strcmp(line, "()") ? line + c->author_in_text : NULL;
		for (char *s = line, *after; s; s = after, cites++) {
			char *locator, *label, *prefix, *suffix;

			after = sample_cut(s, '+');
			locator = sample_cut(s, '~');
			label = sample_cut(locator, '~');
			prefix = sample_cut(label, '~');
			suffix = sample_cut(prefix, '~');
			cite[cites] = (struct csl_cite){ .id = s + (*s == '-'),
							 .suppress_author = *s == '-',
							 .locator = locator,
							 .label = label,
							 .prefix = prefix,
							 .suffix = suffix };
			c->count++;
		}
	}
	return count;
}

static void
sample_render(struct csl_engine *engine, const struct sample *row, char *cites, struct buf *got)
{
	struct csl_cite cite[SAMPLE_MAX];
	struct csl_citation citation[SAMPLE_MAX];
	size_t count = sample_cites(cites, cite, citation);
	struct csl_error error = { 0 };
	const struct csl_bibliography *b;

	if (!CHECK_INT(csl_engine_document(engine, citation, count, &error), CSL_OK))
		buf_printf(got, "(%s)", error.sentence);
	for (size_t i = 0; i < count; i++)
		buf_printf(got, "%s%s", i ? "\n" : "", csl_engine_citation(engine, i));
	if (!row->bibliography)
		return;
	if (!count)
		CHECK_INT(csl_engine_include(engine, NULL, 0, NULL), CSL_OK);
	b = csl_engine_bibliography(engine, NULL, NULL, &error);
	for (size_t i = 0; b && i < b->count; i++)
		buf_printf(got, "%s> %s", got->len ? "\n" : "", b->entry[i].text);
}

static void
sample_check(const struct sample *row, const char *file, int line)
{
	static struct csl_locale *locale[2];
	struct csl_setup setup = { .locale = sample_locale,
				   .context = locale,
				   .language = row->language,
				   .writer = row->writer };
	struct buf text = BUF_INIT, all = BUF_INIT, got = BUF_INIT;
	struct csl_item *item[SAMPLE_MAX];
	struct csl_error error = { 0 };
	struct csl_style *style;
	struct csl_engine *engine;
	char *items = xstrdup(row->items), *cites;
	size_t count = 0;

	sample_style(row, &text);
	style = csl_style_parse(text.data, text.len, NULL, &error);
	engine = style ? csl_engine_new(style, &setup, NULL, &error) : NULL;
	if (!engine)
		buf_printf(&got, "(%s)", error.sentence);
	for (char *s = items, *next; engine && s; s = next) {
		next = sample_cut(s, '\n');
		item[count] = sample_item(s);
		buf_printf(&all, "%s%s", count ? "\n" : "", csl_item_id(item[count]));
		CHECK_INT(csl_engine_add(engine, item[count++], NULL), CSL_OK);
	}
	cites = xstrdup(row->cites ? row->cites : all.data ? all.data : "");
	if (engine)
		sample_render(engine, row, cites, &got);
	test_string(got.data ? got.data : "", row->want, file, line, row->items);
	csl_engine_free(engine);
	csl_style_free(style);
	while (count)
		csl_item_free(item[--count]);
	free(items);
	free(cites);
	buf_release(&text);
	buf_release(&all);
	buf_release(&got);
}

static void
sample_check_rows(const struct sample *row, size_t count, const char *file, int line)
{
	for (size_t i = 0; i < count; i++)
		sample_check(&row[i], file, line);
}

#define CHECK_ROWS(rows) \
	sample_check_rows(rows, sizeof(rows) / sizeof(*(rows)), __FILE__, __LINE__)

#endif
