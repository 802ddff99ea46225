/* SPDX-License-Identifier: MIT */
/*
 * One name: which of its parts are shown, in which order, joined by what (CSL 1.0.2, "Name-part
 * order", "Name-part formatting").
 */
#include <string.h>

#include "csl/render.h"
#include "csl/script.h"
#include "text/case.h"
#include "text/utf8.h"

#define NBSP "\xc2\xa0"
#define APOSTROPHE "\xe2\x80\x99"

struct person {
	struct csl_render *r;
	const struct csl_name_style *style;
	const struct csl_person *name;
	unsigned level;							    /* enum csl_given */
	struct csl_blob *dropping, *non_dropping, *family, *given, *suffix; /* NULL: none */
	bool joined; /* the particle is close to the name: "d'", "al-" */
};

enum script { SCRIPT_OTHER, SCRIPT_MIXED, SCRIPT_ROMAN };

static bool
language_is(const struct csl_render *r, const char *tag)
{
	struct str language = csl_item_get(r->item, CSL_VAR_LANGUAGE);

	return language.len >= 2 && !memcmp(language.s, tag, 2);
}

/* Names of other scripts have the family first and no blank. */
static enum script
script_of(const struct person *p)
{
	struct str family = p->name->part[CSL_PART_FAMILY], given = p->name->part[CSL_PART_GIVEN];
	uint32_t code;

	if (!csl_has_spaced(family)) {
		if (given.len && utf8_decode(given.s, given.len, &code) && csl_is_spaced(code) &&
		    case_is_letter(code))
			return SCRIPT_MIXED;
		return family.len ? SCRIPT_OTHER : SCRIPT_ROMAN;
	}
	return language_is(p->r, "ja") || language_is(p->r, "zh") ? SCRIPT_MIXED : SCRIPT_ROMAN;
}

/* A part as a blob with its format but not its affixes; NULL if there is no text. */
static struct csl_blob *
make(const struct person *p, struct str s, const struct csl_format_set *format)
{
	struct csl_append append = { .quiet = true };

	if (!s.len)
		return NULL;
	if (format) {
		append.format = *format;
		append.format.prefix.s = append.format.suffix.s = NULL;
		append.format.delimiter.s = NULL;
		append.format.strip_periods = false;
	}
	if (p->r->strip_periods || (format && format->strip_periods))
		s = csl_str_replace(p->r->pool, s, ".", "");
	return csl_blob_make(&p->r->output, s, &append);
}

static bool
ends_in_blank(struct str s)
{
	return s.len && (s.s[s.len - 1] == ' ' || (s.len > 1 && !memcmp(s.s + s.len - 2, NBSP, 2)));
}

/* The blobs that are there in a level, the delimiter as suffix of all but the last. */
static struct csl_blob *
join(const struct person *p, const char *delimiter, struct csl_blob *a, struct csl_blob *b,
     struct csl_blob *c)
{
	struct csl_blob *level = csl_blob_level(p->r->pool, NULL), *part[3] = { a, b, c };
	size_t left = (a ? 1U : 0U) + (b ? 1U : 0U) + (c ? 1U : 0U);

	for (size_t i = 0; i < 3; i++)
		if (part[i]) {
			if (--left && !(delimiter[0] == ' ' && ends_in_blank(part[i]->suffix)))
				part[i]->suffix = csl_str_join(p->r->pool, part[i]->suffix,
							       str_of(delimiter));
			csl_blob_push(level, part[i]);
		}
	return level->first ? level : NULL;
}

static bool
ends_with(struct str s, const char *end)
{
	size_t len = strlen(end);

	return s.len >= len && !memcmp(s.s + s.len - len, end, len);
}

/* Does the particle join the name without a blank? */
static bool
is_joining(struct str particle)
{
	return ends_with(particle, "'") || ends_with(particle, APOSTROPHE) ||
	       ends_with(particle, "-") || ends_with(particle, NBSP);
}

static struct str
given_text(const struct person *p)
{
	const struct csl_name_options *options = &p->style->options;
	struct str given = p->name->part[CSL_PART_GIVEN], with = options->initialize_with;
	bool off = options->set & CSL_NAME_HAS_INITIALIZE && !options->initialize;

	if (p->level != CSL_GIVEN_INITIALS || !p->name->part[CSL_PART_FAMILY].len)
		return given;
	/* The rule may want initials where the style has no sign for them. */
	if (!with.s)
		with.s = "";
	return csl_initials(p->r->pool, given, with, off, p->r->style->no_initialize_hyphen);
}

/* For sorting, apostrophes of particles do not count. */
static struct str
particle_text(const struct person *p, unsigned which)
{
	struct str s = p->name->part[which];

	if (!csl_is_sorting(p->r) || !s.len)
		return s;
	return csl_str_replace(p->r->pool, csl_str_replace(p->r->pool, s, "'", ""), APOSTROPHE, "");
}

static struct csl_blob *
make_suffix(const struct person *p)
{
	struct str s = p->name->part[CSL_PART_SUFFIX], with = p->style->options.initialize_with;
	struct csl_blob *blob;
	bool period;

	if (s.len && with.s)
		s = csl_initials(p->r->pool, s, with, true, p->r->style->no_initialize_hyphen);
	period = s.len && s.s[s.len - 1] == '.';
	s.len -= period;
	blob = make(p, s, NULL);
	if (blob && period && !p->r->strip_periods)
		blob->suffix = str_of(".");
	return blob;
}

static void
make_parts(struct person *p)
{
	const struct csl_format_set *family = p->style->family, *given = p->style->given;

	p->family = make(p, p->name->part[CSL_PART_FAMILY], family);
	p->non_dropping = make(p, particle_text(p, CSL_PART_NON_DROPPING), family);
	p->joined = is_joining(p->name->part[CSL_PART_NON_DROPPING]);
	if (p->level == CSL_GIVEN_NONE)
		return;
	p->given = make(p, given_text(p), given);
	p->dropping = make(p, particle_text(p, CSL_PART_DROPPING), given);
	p->suffix = make_suffix(p);
}

static void
set_affixes(struct csl_blob *blob, const struct csl_format_set *format)
{
	if (!blob || !format)
		return;
	blob->prefix = format->prefix.s ? format->prefix : (struct str){ .s = "" };
	if (format->suffix.s)
		blob->suffix = format->suffix;
}

static const char *
particle_blank(const struct person *p)
{
	return p->joined ? "" : p->r->language->narrow_nbsp ? NBSP : " ";
}

static struct csl_blob *
for_sorting(struct person *p)
{
	struct csl_blob *merged, *second;

	if (p->r->style->demote == CSL_DEMOTE_NEVER) {
		merged = join(p, " ", p->non_dropping, p->family, p->dropping);
		merged = join(p, "\x01", merged, p->given, NULL);
	} else {
		second = join(p, " ", p->given, p->dropping, p->non_dropping);
		merged = join(p, "\x01", p->family, second, NULL);
	}
	return join(p, " ", merged, p->suffix, NULL);
}

/* "Gogh, Vincent van" or "van Gogh, Vincent" */
static struct csl_blob *
inverted(struct person *p)
{
	struct str separator = p->style->options.sort_separator;
	const char *between = separator.s ? separator.s : ", ";
	struct csl_blob *first, *second, *blob;

	second = join(p, " ", p->given, p->dropping, NULL);
	if (p->r->style->demote == CSL_DEMOTE_DISPLAY_AND_SORT) {
		second = join(p, " ", second, p->non_dropping, NULL);
		first = p->family ? join(p, "", p->family, NULL, NULL) : NULL;
	} else
		first = join(p, particle_blank(p), p->non_dropping, p->family, NULL);
	set_affixes(first, p->style->family);
	set_affixes(second, p->style->given);
	blob = join(p, between, first, second, NULL);
	blob = join(p, between, blob, p->suffix, NULL);
	if (blob)
		blob->inverted = true;
	return blob;
}

/* A dropping particle that ends in an apostrophe belongs to the name: "d'Artagnan". */
static void
join_dropping(struct person *p)
{
	struct str particle = p->name->part[CSL_PART_DROPPING];
	bool joins = ends_with(particle, "'") || ends_with(particle, APOSTROPHE) ||
		     ends_with(particle, "-") || ends_with(particle, "\xca\xbc");

	if (!p->dropping || !p->family || p->name->part[CSL_PART_NON_DROPPING].len || !joins)
		return;
	p->family = join(p, "", p->dropping, p->family, NULL);
	p->dropping = NULL;
}

static const char *
given_blank(const struct person *p)
{
	struct str with = p->style->options.initialize_with;
	bool nbsp = p->level == CSL_GIVEN_INITIALS && with.len &&
		    (ends_with(with, NBSP) || ends_with(with, "\xef\xbb\xbf"));

	return nbsp && p->r->language->narrow_nbsp ? NBSP : " ";
}

static struct csl_blob *
in_order(struct person *p)
{
	const char *blank = p->r->language->narrow_nbsp ? NBSP : " ";
	struct csl_blob *second;

	join_dropping(p);
	if (p->joined) {
		second = join(p, "", p->non_dropping, p->family, NULL);
		second = join(p, blank, p->dropping, second, NULL);
	} else
		second = join(p, blank, p->dropping, p->non_dropping, p->family);
	second = join(p, p->name->comma_suffix ? ", " : " ", second, p->suffix, NULL);
	set_affixes(second, p->style->family);
	set_affixes(p->given, p->style->given);
	return join(p, given_blank(p), p->given, second, NULL);
}

static bool
is_inverted(const struct person *p, size_t place)
{
	unsigned order = p->style->options.sort_order;

	return order == CSL_SORT_ORDER_ALL || (order == CSL_SORT_ORDER_FIRST && !place);
}

static struct csl_blob *
ordered(struct person *p, size_t place)
{
	enum script script = script_of(p);
	struct csl_blob *merged;

	if (script == SCRIPT_OTHER)
		return join(p, "", p->non_dropping, p->family, p->given);
	if (script == SCRIPT_MIXED || p->name->static_ordering || language_is(p->r, "vi") ||
	    language_is(p->r, "hu")) {
		merged = join(p, particle_blank(p), p->non_dropping, p->family, NULL);
		return join(p, " ", merged, p->given, NULL);
	}
	if (csl_is_sorting(p->r))
		return for_sorting(p);
	return is_inverted(p, place) ? inverted(p) : in_order(p);
}

struct csl_blob *
csl_render_person(struct csl_render *r, const struct csl_name_style *style,
		  const struct csl_person *name, size_t place, unsigned level)
{
	struct person p = { .r = r, .style = style, .name = name, .level = level };
	struct csl_blob *outer = csl_blob_level(r->pool, &style->spec->name), *blob;

	/* Institutions take the formats of cs:name, but not its affixes. */
	if (name->part[CSL_PART_LITERAL].len)
		outer->prefix = outer->suffix = (struct str){ .s = "" };
	outer->delimiter = (struct str){ .s = "" };
	if (name->part[CSL_PART_LITERAL].len)
		blob = make(&p, name->part[CSL_PART_LITERAL], style->family);
	else {
		make_parts(&p);
		blob = ordered(&p, place);
	}
	if (!blob)
		return outer;
	outer->inverted = blob->inverted;
	csl_blob_push(outer, blob);
	return outer;
}
