/* SPDX-License-Identifier: MIT */
/* Which terms count: the layers of a language, and what is found in them. */
#include <string.h>

#include "base/ascii.h"

#include "base/gettext.h"
#include "csl/style.h"

#define TAG_MAX 32
#define LAYERS_MAX 16

/* The dialect that a language alone stands for (CSL 1.0.2, "Locale files"). */
static const char *const primary[] = {
	"af-ZA", "ar",	  "bg-BG", "ca-AD", "cs-CZ", "cy-GB", "da-DK", "de-DE", "el-GR", "en-US",
	"es-ES", "et-EE", "eu",	   "fa-IR", "fi-FI", "fr-FR", "he-IL", "hi-IN", "hr-HR", "hu-HU",
	"id-ID", "is-IS", "it-IT", "ja-JP", "km-KH", "ko-KR", "la",    "lt-LT", "lv-LV", "mg-MG",
	"mn-MN", "nb-NO", "nl-NL", "nn-NO", "pl-PL", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI",
	"sr-RS", "sv-SE", "sw-TZ", "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN",
};

/* A language tag, taken apart. */
struct tag {
	char full[TAG_MAX];    /* "fr-CA" */
	char primary[TAG_MAX]; /* "fr-FR"; "" if there is none */
	char bare[TAG_MAX];    /* "fr" */
};

static void
set(char to[TAG_MAX], const char *from, size_t len)
{
	if (len >= TAG_MAX)
		len = TAG_MAX - 1;
	memcpy(to, from, len);
	to[len] = '\0';
}

/* Languages are small letters, regions large ones; "_" is taken for "-". */
static void
take_apart(struct tag *tag, const char *s)
{
	size_t language, len;

	memset(tag, 0, sizeof(*tag));
	set(tag->full, s, strlen(s));
	language = strcspn(tag->full, "-_");
	len = strlen(tag->full);
	for (size_t i = 0; i < len; i++) {
		char *c = &tag->full[i];

		if (*c == '_')
			*c = '-';
		else if (i < language && ascii_is_upper(*c))
			*c = (char)(*c + ('a' - 'A'));
		else if (i > language && len == language + 3 && ascii_is_lower(*c))
			*c = (char)(*c - ('a' - 'A'));
	}
	set(tag->bare, tag->full, language);
	for (size_t i = 0; i < sizeof(primary) / sizeof(*primary); i++)
		if (!strncmp(primary[i], tag->bare, language) &&
		    (!primary[i][language] || primary[i][language] == '-'))
			set(tag->primary, primary[i], strlen(primary[i]));
	if (!tag->full[language] && tag->primary[0])
		set(tag->full, tag->primary, strlen(tag->primary));
}

static void
add_layer(struct csl_language *language, const struct csl_terms *terms)
{
	for (size_t i = 0; i < language->layers; i++)
		if (language->layer[i] == terms)
			return;
	if (language->layers < LAYERS_MAX)
		language->layer[language->layers++] = terms;
}

static void
add_style_layers(struct csl_language *language, const struct csl_style *style, const char *tag)
{
	for (const struct csl_terms *terms = style->locale; terms; terms = terms->next)
		if (!strcmp(terms->tag, tag))
			add_layer(language, terms);
}

static void
add_file_layer(struct csl_language *language, const struct csl_setup *setup, const char *tag)
{
	const struct csl_locale *locale = tag[0] ? setup->locale(setup->context, tag) : NULL;

	if (locale)
		add_layer(language, locale->terms);
}

static bool
is_ordinal(unsigned term)
{
	return term >= CSL_TERM_ORDINAL && term <= CSL_TERM_ORDINAL_99;
}

/* The number of an entry's term; one too many if the style has no use for it. */
static size_t
term_of(const struct csl_style *style, const struct csl_term_entry *entry)
{
	size_t i = 0;

	if (!entry->name)
		return entry->term;
	while (i < style->own_terms && strcmp(style->own_term[i], entry->name))
		i++;
	return CSL_TERMS + i;
}

/* Put the entries of all layers into lists by term; of ordinals only the first set counts. */
static void
link_terms(struct csl_pool *pool, struct csl_language *language, const struct csl_style *style)
{
	struct csl_term_link ***end;
	bool ordinals = true;

	language->terms = CSL_TERMS + style->own_terms;
	language->link = csl_zalloc(pool, language->terms, sizeof(*language->link));
	end = csl_zalloc(pool, language->terms, sizeof(*end));
	for (size_t i = 0; i < language->terms; i++)
		end[i] = &language->link[i];
	for (size_t i = 0; i < language->layers; i++) {
		const struct csl_terms *terms = language->layer[i];
		struct csl_term_link *links = csl_zalloc(pool, terms->entries, sizeof(*links));
		bool foreign = i > 0 && i + 1 == language->layers && !language->english;

		for (size_t j = 0; j < terms->entries; j++) {
			const struct csl_term_entry *entry = &terms->entry[j];
			size_t term = term_of(style, entry);

			if (term == language->terms || (is_ordinal((unsigned)term) && !ordinals))
				continue;
			links[j].entry = entry;
			links[j].foreign = foreign;
			*end[term] = &links[j];
			end[term] = &links[j].next;
		}
		ordinals &= !terms->ordinals;
	}
}

static struct str
term_or(const struct csl_language *language, unsigned term, const char *otherwise)
{
	struct str s = csl_term_get(language, term, CSL_FORM_LONG, false, CSL_NEUTER);

	return s.s ? s : str_of(otherwise);
}

static void
look_up_often_used(struct csl_language *language)
{
	bool hyphen = !strncmp(language->tag, "fr", 2) || !strncmp(language->tag, "pt", 2);

	language->open_quote = term_or(language, CSL_TERM_OPEN_QUOTE, "\xe2\x80\x9c");
	language->close_quote = term_or(language, CSL_TERM_CLOSE_QUOTE, "\xe2\x80\x9d");
	language->open_inner = term_or(language, CSL_TERM_OPEN_INNER_QUOTE, "\xe2\x80\x98");
	language->close_inner = term_or(language, CSL_TERM_CLOSE_INNER_QUOTE, "\xe2\x80\x99");
	language->page_range =
		term_or(language, CSL_TERM_PAGE_RANGE_DELIMITER, hyphen ? "-" : "\xe2\x80\x93");
	language->year_range = term_or(language, CSL_TERM_YEAR_RANGE_DELIMITER, "\xe2\x80\x93");
	language->citation_range =
		term_or(language, CSL_TERM_CITATION_RANGE_DELIMITER, "\xe2\x80\x93");
}

void
csl_language_make(struct csl_pool *pool, struct csl_language *language,
		  const struct csl_style *style, const struct csl_setup *setup, const char *name)
{
	struct tag tag;
	int quote = -1, limit = -1;

	take_apart(&tag, name && name[0] ? name : "en-US");
	memset(language, 0, sizeof(*language));
	language->layer = csl_zalloc(pool, LAYERS_MAX, sizeof(struct csl_terms *));
	language->tag = csl_dup(pool, tag.full, strlen(tag.full));
	language->english = !strcmp(tag.bare, "en");
	add_style_layers(language, style, tag.full);
	add_style_layers(language, style, tag.primary);
	add_style_layers(language, style, tag.bare);
	add_style_layers(language, style, "");
	add_file_layer(language, setup, tag.full);
	add_file_layer(language, setup, tag.primary);
	add_file_layer(language, setup, "en-US");
	link_terms(pool, language, style);
	for (size_t i = 0; i < language->layers; i++) {
		const struct csl_terms *terms = language->layer[i];

		quote = quote < 0 ? terms->punctuation_in_quote : quote;
		limit = limit < 0 ? terms->limit_ordinals : limit;
		for (int form = CSL_DATE_TEXT; form < CSL_DATE_FORMATS; form++)
			if (!language->date[form])
				language->date[form] = terms->date[form];
	}
	language->punctuation_in_quote = quote > 0;
	language->limit_ordinals = limit > 0;
	language->narrow_nbsp =
		!strcmp(tag.bare, "fr") || !strcmp(tag.bare, "ru") || !strcmp(tag.bare, "cs");
	language->script = csl_script_of(language->tag);
	look_up_often_used(language);
}

static const struct csl_term_link *
find(const struct csl_term_link *link, unsigned form, int gender, bool foreign)
{
	for (; link; link = link->next)
		if (link->entry->form == form && link->foreign == foreign &&
		    (gender < 0 || link->entry->gender_form == (unsigned)gender))
			return link;
	return NULL;
}

/* Any gender of the language is better than another language. */
static const struct csl_term_link *
find_form(const struct csl_term_link *all, unsigned form, int gender)
{
	const int wanted[] = { gender, CSL_NEUTER, CSL_FEMININE, -1 };

	for (size_t i = 0; i < 8; i++) {
		const struct csl_term_link *link = find(all, form, wanted[i % 4], i >= 4);

		if (link)
			return link;
	}
	return NULL;
}

static const unsigned fallback[CSL_FORMS] = {
	[CSL_FORM_LONG] = CSL_FORM_LONG,       [CSL_FORM_SHORT] = CSL_FORM_LONG,
	[CSL_FORM_SYMBOL] = CSL_FORM_SHORT,    [CSL_FORM_VERB] = CSL_FORM_LONG,
	[CSL_FORM_VERB_SHORT] = CSL_FORM_VERB,
};

struct str
csl_term_get(const struct csl_language *language, unsigned term, unsigned form, bool plural,
	     enum csl_gender gender)
{
	const struct csl_term_link *all, *link;

	if (term >= language->terms || !(all = language->link[term]))
		return (struct str){ .s = NULL };
	for (form = form < CSL_FORMS ? form : CSL_FORM_LONG;; form = fallback[form]) {
		link = find_form(all, form, (int)gender);
		if (link)
			return plural ? link->entry->multiple : link->entry->single;
		if (form == CSL_FORM_LONG)
			return (struct str){ .s = NULL };
	}
}

enum csl_gender
csl_term_gender(const struct csl_language *language, unsigned term)
{
	const struct csl_term_link *link = term < language->terms ? language->link[term] : NULL;

	for (; link; link = link->next)
		if (link->entry->gender != CSL_NEUTER)
			return (enum csl_gender)link->entry->gender;
	return CSL_NEUTER;
}

/* The term of "ordinal-NN" that has this match and gender, or s is NULL. */
static struct str
find_ordinal(const struct csl_language *language, long number, enum csl_ordinal_match match,
	     enum csl_gender gender)
{
	const struct csl_term_link *link;

	if (number > 99)
		return (struct str){ .s = NULL };
	for (link = language->link[CSL_TERM_ORDINAL_00 + number]; link; link = link->next)
		if (link->entry->match == match && link->entry->gender_form == gender)
			return link->entry->single;
	return (struct str){ .s = NULL };
}

struct str
csl_ordinal_suffix(const struct csl_language *language, long number, enum csl_gender gender)
{
	const enum csl_gender order[] = { gender, CSL_NEUTER };

	for (size_t i = 0; i < 2; i++) {
		struct str s = find_ordinal(language, number, CSL_ORDINAL_WHOLE, order[i]);

		if (!s.s)
			s = find_ordinal(language, number % 100, CSL_ORDINAL_LAST_TWO, order[i]);
		if (!s.s)
			s = find_ordinal(language, number % 10, CSL_ORDINAL_LAST_DIGIT, order[i]);
		if (s.s)
			return s;
	}
	return csl_term_get(language, CSL_TERM_ORDINAL, CSL_FORM_LONG, false, gender);
}
