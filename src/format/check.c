/* SPDX-License-Identifier: MIT */
/* What a text must be where it stands, as far as one record can tell. */
#include "format/reader.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "model/country.h"
#include "model/date.h"
#include "model/identifier.h"
#include "model/language.h"

/* With so many faults nobody waits for hints. */
#define HINTS_MAX 500

static void
warn_word(struct reader *r, enum value_type type)
{
	const struct yaml_event *e = &r->event;
	enum yaml_word word = e->plain ? yaml_word(e->text, e->len) : WORD_NONE;
	struct quote q;

	if (word == WORD_BOOLEAN)
		source_warning(r->source, e->at,
			       _("other programs read %s as true or false (YAML 1.1); "
				 "put it in quotes"),
			       quote(&q, e->text, e->len));
	else if (word == WORD_NULL)
		source_warning(r->source, e->at,
			       _("other programs read %s as nothing (YAML 1.1); "
				 "put it in quotes"),
			       quote(&q, e->text, e->len));
	else if (word == WORD_NUMBER && type != TYPE_NUMBER)
		source_warning(r->source, e->at,
			       _("other programs read %s as a number (YAML 1.1); "
				 "put it in quotes"),
			       quote(&q, e->text, e->len));
	else if (word == WORD_DATE && type != TYPE_NUMBER)
		source_warning(r->source, e->at,
			       _("other programs read %s as a date (YAML 1.1); "
				 "put it in quotes"),
			       quote(&q, e->text, e->len));
}

static void
check_words(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	bool naming = key == KEY_TITLE || key == KEY_NAME || key == KEY_NAME_TEXT;

	warn_word(r, type);
	if (naming && strspn(e->text, " \t\n") == e->len)
		source_warning(r->source, e->at, _("\"%s\" is empty"), key_row(key)->name);
}

static void
check_version(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	struct quote q;

	(void)type, (void)key;
	if (e->len == 1 && e->text[0] == '1')
		return;
	if (e->len && strspn(e->text, "0123456789.") == e->len && e->text[0] > '0')
		source_error(r->source, e->at,
			     _("this catalogue was made for a newer pacecat "
			       "(format %s, this one knows 1)"),
			     quote(&q, e->text, e->len));
	else
		source_error(r->source, e->at, _("\"%s\" is no version of the format; write 1"),
			     quote(&q, e->text, e->len));
}

static void
check_id(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	struct quote q;

	(void)type, (void)key;
	if (!e->len)
		source_error(r->source, e->at, _("an id cannot be empty"));
	/* The id of another record is the linker's to judge. */
	else if (!r->source->csl && r->shape != SHAPE_RELATED && !id_valid(e->text, e->len))
		source_error(r->source, e->at,
			     _("\"%s\" is no id: it begins with a-z or 0-9, and . _ - may follow"),
			     quote(&q, e->text, e->len));
}

static void
check_boolean(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	struct quote q;

	(void)type;
	if (strcmp(e->text, "true") != 0 && strcmp(e->text, "false") != 0)
		source_error(r->source, e->at, _("\"%s\" must be true or false, not \"%s\""),
			     key_row(key)->name, quote(&q, e->text, e->len));
}

static void
check_language(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	struct quote q;

	(void)key;
	warn_word(r, type);
	if (!language_valid(e->text))
		source_warning(r->source, e->at, _("\"%s\" is no language tag such as fr or pt-BR"),
			       quote(&q, e->text, e->len));
}

static const char *
csl_type(const void *context, size_t i)
{
	(void)context;
	return csl_type_at(i);
}

static void
check_csl_type(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	const char *near = NULL;
	struct quote q;

	(void)type, (void)key;
	if (csl_type_valid(e->text, e->len))
		return;
	if (r->source->warnings < HINTS_MAX)
		near = nearest(e->text, e->len, csl_type_count(), csl_type, NULL);
	if (near)
		source_warning(r->source, e->at,
			       _("\"%s\" is no type of CSL; did you mean \"%s\"?"),
			       quote(&q, e->text, e->len), near);
	else
		source_warning(r->source, e->at, _("\"%s\" is no type of CSL"),
			       quote(&q, e->text, e->len));
}

/* One date or interval, in EDTF, that stands at `at` of the file. */
static void
check_edtf(struct reader *r, enum key key, size_t at, const char *s, size_t len)
{
	struct date date;
	const char *fault = NULL;
	struct quote q;

	if (!date_parse(s, len, &date, &fault, NULL)) {
		source_error(r->source, at, _("\"%s\" is no date: %s"), quote(&q, s, len),
			     fault ? fault : "");
		return;
	}
	if ((key == KEY_ISSUED || key == KEY_ACCESSED) && !date.from.open &&
	    date.from.year > r->year)
		source_warning(r->source, at, _("%d is in the future"), date.from.year);
}

static void
check_date(struct reader *r, enum value_type type, enum key key)
{
	(void)type;
	check_edtf(r, key, r->event.at, r->event.text, r->event.len);
}

/* The digits of a number of CSL's date-parts, `most` at most, without its sign; 0: it is none. */
static size_t
date_number(const struct segment *segment, const struct node *n, size_t most, const char **text)
{
	size_t len = n->form == NODE_TEXT ? n->len : 0;

	*text = segment->text.data + n->at;
	if (len && most == 4 && **text == '-')
		*text += 1, len--;
	return len <= most && strspn(*text, "0123456789") == len ? len : 0;
}

/* Append one of CSL's date-parts, [year, month, day], as EDTF; false when it is no such list. */
static bool
add_date_part(const struct segment *segment, const struct node *part, struct buf *out)
{
	if (part->form != NODE_LIST || part->len < 1 || part->len > 3)
		return false;
	for (uint32_t i = 0; i < part->len; i++) {
		const struct node *n = &segment->node[part->at + i];
		const char *text;
		size_t most = i ? 2 : 4, len = date_number(segment, n, most, &text);
		bool minus = len < n->len;

		/* Nothing and 0 are how some write that there is no month or day. */
		if (i && (n->form == NODE_NULL || strspn(text, "0") == len))
			return n->form == NODE_NULL || len;
		if (!len)
			return false;
		/* And 13 to 16 how some write seasons. */
		if (i == 1 && len == 2 && text[0] == '1' && text[1] >= '3' && text[1] <= '6')
			buf_printf(out, "-2%c", text[1] - 2);
		else
			buf_printf(out, "%s%s%.*s%s", i ? "-" : "", minus ? "-" : "",
				   (int)(most - len), "000", text);
	}
	return true;
}

static bool
is_zero(const struct segment *segment, const struct node *part)
{
	const char *text;
	size_t len = part->form == NODE_LIST && part->len ?
			     date_number(segment, &segment->node[part->at], 4, &text) : 0;

	return len && strspn(text, "0") == len;
}

static void
check_date_parts(struct reader *r, enum key key, const struct node *parts, size_t at)
{
	struct buf date = BUF_INIT;
	bool good = parts->form == NODE_LIST && parts->len <= 2;

	for (uint32_t k = 0; good && k < parts->len; k++) {
		const struct node *part = &r->segment->node[parts->at + k];

		/* A second part of zeros is how some write that there is none. */
		if (k && is_zero(r->segment, part))
			break;
		buf_puts(&date, k ? "/" : "");
		good = add_date_part(r->segment, part, &date);
	}
	if (!good)
		source_error(r->source, at,
			     _("date-parts must be one or two lists of year, month and day"));
	else if (date.len)
		check_edtf(r, key, at, date.data, date.len);
	else
		source_warning(r->source, at, _("there is no date in date-parts"));
	buf_release(&date);
}

void
check_date_object(struct reader *r, enum key key, size_t base)
{
	for (size_t i = base; i < r->nodes; i++)
		if (r->node[i].key == KEY_DATE_PARTS)
			check_date_parts(r, key, &r->node[i], r->at[i]);
}

/* The right code for what somebody wrote in its place, or NULL. */
static const char *
country_hint(const char *s, size_t len)
{
	char upper[4] = "";
	unsigned index = country_by_custom(s);

	if (index != COUNTRY_NONE)
		return country_at(index)->alpha3;
	if (len == 2 || len == 3) {
		for (size_t i = 0; i < len; i++)
			upper[i] = ascii_upper(s[i]);
		index = country_find(upper, len);
		if (index == COUNTRY_NONE)
			return NULL;
		return len == 2 ? country_at(index)->alpha2 : country_at(index)->alpha3;
	}
	for (size_t i = 0; i < country_count(); i++)
		for (int k = 0; k < COUNTRY_LANGUAGES; k++)
			if (len && !strcmp(country_at(i)->name[k], s))
				return country_at(i)->alpha3;
	return NULL;
}

static unsigned
find_country(struct reader *r)
{
	const struct yaml_event *e = &r->event;
	unsigned index = country_find(e->text, e->len);
	const char *hint;
	struct quote q;

	if (index != COUNTRY_NONE)
		return index;
	hint = r->source->errors < HINTS_MAX ? country_hint(e->text, e->len) : NULL;
	if (hint)
		source_error(r->source, e->at,
			     _("\"%s\" is no country code (ISO 3166); "
			       "did you mean %s?"),
			     quote(&q, e->text, e->len), hint);
	else
		source_error(r->source, e->at, _("\"%s\" is no country code (ISO 3166)"),
			     quote(&q, e->text, e->len));
	return COUNTRY_NONE;
}

static void
check_country(struct reader *r, enum value_type type, enum key key)
{
	(void)key;
	if (find_country(r) != COUNTRY_NONE)
		warn_word(r, type);
}

unsigned
check_country_key(struct reader *r)
{
	unsigned index = r->event.faulty ? COUNTRY_NONE : find_country(r);

	if (index != COUNTRY_NONE)
		warn_word(r, TYPE_COUNTRIES);
	return index;
}

void
check_language_key(struct reader *r)
{
	if (!r->event.faulty)
		check_language(r, TYPE_LANGUAGE, KEY_NONE);
}

static void
check_path(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	struct quote q;
	bool outside = e->text[0] == '/';

	(void)type, (void)key;
	for (const char *p = e->text; *p && !outside; p += strcspn(p, "/"), p += *p == '/')
		outside = strcspn(p, "/") == 2 && p[0] == '.' && p[1] == '.';
	if (outside)
		source_warning(r->source, e->at,
			       _("\"%s\" is outside the catalogue's folder and will "
				 "not be opened"),
			       quote(&q, e->text, e->len));
	else if (!e->len)
		source_warning(r->source, e->at, _("\"%s\" is empty"), "path");
}

static void
check_verified(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	struct quote q;

	(void)type, (void)key;
	if (strcmp(e->text, "true") != 0 && strcmp(e->text, "false") != 0 &&
	    !key_find(r->shape, e->text, e->len))
		source_warning(r->source, e->at, _("\"%s\" is no key of this record"),
			       quote(&q, e->text, e->len));
}

/* Sentences about what cannot be right, of which model/identifier.h knows. */
static void
check_identifier(struct reader *r, enum value_type type, enum key key)
{
	const struct yaml_event *e = &r->event;
	const char *fault = NULL;

	(void)key;
	if (type == TYPE_DOI)
		fault = doi_fault(e->text, e->len);
	else if (type == TYPE_ISBN)
		fault = isbn_fault(e->text, e->len);
	else if (type == TYPE_ORCID)
		fault = orcid_fault(e->text, e->len);
	else
		fault = url_fault(e->text, e->len);
	if (fault)
		source_warning(r->source, e->at, "%s", fault);
}

void
check_text(struct reader *r, enum value_type type, enum key key)
{
	static void (*const checks[])(struct reader *, enum value_type, enum key) = {
		[TYPE_FORMAT_VERSION] = check_version,
		[TYPE_ID] = check_id,
		[TYPE_TEXT] = check_words,
		[TYPE_TEXTS] = check_words,
		[TYPE_WORDS] = check_words,
		[TYPE_LOCAL] = check_words,
		[TYPE_NUMBER] = check_words,
		[TYPE_BOOLEAN] = check_boolean,
		[TYPE_KIND] = check_words,
		[TYPE_LANGUAGE] = check_language,
		[TYPE_CSL_TYPE] = check_csl_type,
		[TYPE_DATE] = check_date,
		[TYPE_PERIOD] = check_date,
		[TYPE_NAME] = check_words,
		[TYPE_NAMES] = check_words,
		[TYPE_FORMS] = check_words,
		[TYPE_PUBLISHERS] = check_words,
		[TYPE_COUNTRIES] = check_country,
		[TYPE_FILES] = check_path,
		[TYPE_PATH] = check_path,
		[TYPE_PRINTED] = check_words,
		[TYPE_URL] = check_identifier,
		[TYPE_URLS] = check_identifier,
		[TYPE_DOI] = check_identifier,
		[TYPE_ISBN] = check_identifier,
		[TYPE_ORCID] = check_identifier,
		[TYPE_VERIFIED] = check_verified,
		[TYPE_ANY] = NULL,
	};

	if (!r->event.faulty && checks[type])
		checks[type](r, type, key);
}

void
check_comment(struct reader *r, size_t end)
{
	const struct source *s = r->source;
	size_t at = end;

	while (at < s->end && (s->bytes[at] == ' ' || s->bytes[at] == '\t'))
		at++;
	if (at == end || at + 1 >= s->end || s->bytes[at] != '#' ||
	    strchr(" \t\r\n#!", s->bytes[at + 1]))
		return;
	source_warning(r->source, at,
		       _("what follows # is a comment; if it belongs to the text, put the "
			 "text in quotes"));
}
