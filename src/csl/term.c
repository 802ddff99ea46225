/* SPDX-License-Identifier: MIT */
/* cs:locale elements, and locale files. */
#include "csl/term.h"

#include <string.h>

#include "base/gettext.h"
#include "csl/parse.h"

#define POOL_LIMIT ((size_t)64 << 20)

static const struct csl_word genders[] = {
	{ "masculine", CSL_MASCULINE },
	{ "feminine", CSL_FEMININE },
	{ "neuter", CSL_NEUTER },
};
static const struct csl_word matches[] = {
	{ "last-digit", CSL_ORDINAL_LAST_DIGIT },
	{ "last-two-digits", CSL_ORDINAL_LAST_TWO },
	{ "whole-number", CSL_ORDINAL_WHOLE },
};
static const struct csl_word date_formats[] = {
	{ "text", CSL_DATE_TEXT },
	{ "numeric", CSL_DATE_NUMERIC },
};
static const struct csl_word truths[] = {
	{ "true", 1 },
	{ "false", 0 },
};

/* Blanks alone are no text. */
static struct str
copy(struct csl_pool *pool, const char *s)
{
	size_t len = s[strspn(s, " \t\r\n")] ? strlen(s) : 0;

	return (struct str){ .s = csl_dup(pool, s, len), .len = len };
}

/* Also with number 0 to 9 by themselves, the name says which digits an ordinal is about. */
static int
usual_match(unsigned term)
{
	return term >= CSL_TERM_ORDINAL_00 && term <= CSL_TERM_ORDINAL_09 ? CSL_ORDINAL_LAST_DIGIT
									  : CSL_ORDINAL_LAST_TWO;
}

static void
compile_term(const struct csl_parser *parser, const struct xml_element *element,
	     struct csl_terms *terms)
{
	struct csl_term_entry *entry = &terms->entry[terms->entries];
	const char *name = xml_get(element, "name");
	const struct xml_element *single = NULL, *multiple = NULL;

	if (!name)
		return;
	for (const struct xml_element *e = element->first; e; e = e->next) {
		if (csl_parse_is(e, "single"))
			single = e;
		else if (csl_parse_is(e, "multiple"))
			multiple = e;
	}
	entry->term = (uint16_t)csl_parse_term(parser, name);
	if (entry->term == CSL_TERMS && !parser->own)
		entry->name = csl_dup(parser->pool, name, strlen(name));
	if (entry->term == CSL_TERM_ORDINAL)
		terms->ordinals = true;
	entry->form =
		(uint8_t)csl_parse_word(element, "form", csl_form_words, CSL_FORMS, CSL_FORM_LONG);
	entry->gender_form = (uint8_t)CSL_PARSE_WORD(element, "gender-form", genders, CSL_NEUTER);
	entry->gender = (uint8_t)CSL_PARSE_WORD(element, "gender", genders, CSL_NEUTER);
	entry->match = (uint8_t)CSL_PARSE_WORD(element, "match", matches, usual_match(entry->term));
	entry->single = copy(parser->pool, single ? single->text : element->text);
	entry->multiple = multiple ? copy(parser->pool, multiple->text) : entry->single;
	terms->entries++;
}

static void
compile_terms(const struct csl_parser *parser, const struct xml_element *element,
	      struct csl_terms *terms)
{
	size_t count = 0;

	for (const struct xml_element *e = element->first; e; e = e->next)
		count += csl_parse_is(e, "term");
	/* A second cs:terms does not make the first one forgotten. */
	if (terms->entries) {
		struct csl_term_entry *old = terms->entry;

		terms->entry = csl_zalloc(parser->pool, terms->entries + count, sizeof(*old));
		memcpy(terms->entry, old, terms->entries * sizeof(*old));
	} else
		terms->entry = csl_zalloc(parser->pool, count, sizeof(*terms->entry));
	for (const struct xml_element *e = element->first; e; e = e->next)
		if (csl_parse_is(e, "term"))
			compile_term(parser, e, terms);
}

static void
compile(const struct csl_parser *parser, const struct xml_element *element, struct csl_terms *terms)
{
	for (const struct xml_element *e = element->first; e; e = e->next) {
		if (csl_parse_is(e, "terms"))
			compile_terms(parser, e, terms);
		else if (csl_parse_is(e, "date")) {
			int form = CSL_PARSE_WORD(e, "form", date_formats, 0);

			if (form)
				terms->date[form] = csl_parse_date(parser, e);
		} else if (csl_parse_is(e, "style-options")) {
			terms->punctuation_in_quote =
				(int8_t)CSL_PARSE_WORD(e, "punctuation-in-quote", truths, -1);
			terms->limit_ordinals =
				(int8_t)CSL_PARSE_WORD(e, "limit-day-ordinals-to-day-1", truths,
						       -1);
		}
	}
}

struct csl_terms *
csl_terms_compile(struct csl_pool *pool, const struct xml *xml, const struct xml_element *element,
		  struct csl_own_terms *own)
{
	struct csl_terms *terms = csl_zalloc(pool, 1, sizeof(*terms));
	struct csl_parser parser = { .pool = pool, .xml = xml, .own = own };
	const char *tag = xml_get(element, "xml:lang");

	terms->tag = tag ? csl_dup(pool, tag, strlen(tag)) : "";
	terms->punctuation_in_quote = terms->limit_ordinals = -1;
	compile(&parser, element, terms);
	return terms;
}

struct job {
	struct csl_pool *pool;
	const struct xml *xml;
	struct csl_locale *locale;
};

static void
work(void *data)
{
	struct job *job = data;
	const struct csl_parser parser = { .pool = job->pool, .xml = job->xml };

	if (!csl_parse_is(job->xml->root, "locale"))
		csl_parse_fail(&parser, job->xml->root,
			       _("this is no CSL locale: its first element is <%s>"),
			       job->xml->root->name);
	job->locale = csl_zalloc(job->pool, 1, sizeof(*job->locale));
	job->locale->terms = csl_terms_compile(job->pool, job->xml, job->xml->root, NULL);
}

struct csl_locale *
csl_locale_parse(const char *bytes, size_t len, const struct csl_memory *memory,
		 struct csl_error *error)
{
	struct csl_trap trap = { 0 };
	struct csl_pool pool = { .trap = &trap, .limit = POOL_LIMIT };
	struct xml xml;
	struct job job = { .pool = &pool, .xml = &xml };
	bool good;

	if (memory)
		pool.memory = *memory;
	if (!csl_read_xml(&xml, NULL, bytes, len, memory, error))
		return NULL;
	good = csl_try(&trap, work, &job);
	xml_release(&xml);
	if (!good) {
		csl_pool_release(&pool);
		csl_trap_report(&trap, error);
		return NULL;
	}
	job.locale->pool = pool;
	job.locale->pool.trap = NULL;
	return job.locale;
}

void
csl_locale_free(struct csl_locale *locale)
{
	struct csl_pool pool;

	if (!locale)
		return;
	pool = locale->pool;
	csl_pool_release(&pool);
}
