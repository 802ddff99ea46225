/* SPDX-License-Identifier: MIT */
/*
 * A parsed style: a tree of nodes with numbers in place of names, so that rendering compares no
 * strings.  Everything lies in the style's pool and is const once csl_style_parse returns.
 *
 * A `struct str` whose s is NULL is an attribute that is not there.
 */
#ifndef PACECAT_CSL_STYLE_H
#define PACECAT_CSL_STYLE_H

#include <stdint.h>

#include "base/str.h"
#include "csl/case.h"
#include "csl/pool.h"
#include "csl/term.h"
#include "csl/vocabulary.h"

/* Formatting attributes; 0 is one that is not there. */
enum csl_font_style { CSL_FONT_NORMAL = 1, CSL_FONT_ITALIC, CSL_FONT_OBLIQUE };
enum csl_font_variant { CSL_VARIANT_NORMAL = 1, CSL_VARIANT_SMALL_CAPS };
enum csl_font_weight { CSL_WEIGHT_NORMAL = 1, CSL_WEIGHT_BOLD, CSL_WEIGHT_LIGHT };
enum csl_decoration { CSL_DECORATION_NONE = 1, CSL_DECORATION_UNDERLINE };
enum csl_vertical { CSL_VERTICAL_BASELINE = 1, CSL_VERTICAL_SUP, CSL_VERTICAL_SUB };
enum csl_quotes { CSL_QUOTES_FALSE = 1, CSL_QUOTES_TRUE, CSL_QUOTES_INNER };

enum csl_attribute {                    /* in the order in which they are applied, inside out */
	CSL_LOOK_STYLE, CSL_LOOK_VARIANT, CSL_LOOK_WEIGHT, CSL_LOOK_DECORATION, CSL_LOOK_VERTICAL,
	CSL_LOOK_QUOTES, CSL_LOOKS
};

struct csl_look {
	uint8_t value[CSL_LOOKS];       /* of the enums above */
};

enum csl_display {
	CSL_DISPLAY_NONE, CSL_DISPLAY_BLOCK, CSL_DISPLAY_LEFT_MARGIN, CSL_DISPLAY_RIGHT_INLINE,
	CSL_DISPLAY_INDENT
};

/* What many elements share. */
struct csl_format_set {
	struct csl_look look;
	uint8_t text_case;              /* enum csl_case */
	bool strip_periods;
	struct str prefix, suffix, delimiter;
};

/* Attributes of cs:name and their like on cs:style, cs:citation, cs:bibliography */

enum csl_and { CSL_AND_NONE, CSL_AND_TEXT, CSL_AND_SYMBOL };
enum csl_precedes {
	CSL_PRECEDES_CONTEXTUAL, CSL_PRECEDES_ALWAYS, CSL_PRECEDES_NEVER, CSL_PRECEDES_INVERTED
};
enum csl_name_form { CSL_NAME_LONG, CSL_NAME_SHORT, CSL_NAME_COUNT };
enum csl_sort_order { CSL_SORT_ORDER_NONE, CSL_SORT_ORDER_FIRST, CSL_SORT_ORDER_ALL };

enum {                                  /* bits of csl_name_options.set */
	CSL_NAME_HAS_AND = 1 << 0,
	CSL_NAME_HAS_PRECEDES_LAST = 1 << 1,
	CSL_NAME_HAS_PRECEDES_ET_AL = 1 << 2,
	CSL_NAME_HAS_ET_AL_MIN = 1 << 3,
	CSL_NAME_HAS_ET_AL_FIRST = 1 << 4,
	CSL_NAME_HAS_SUBSEQUENT_MIN = 1 << 5,
	CSL_NAME_HAS_SUBSEQUENT_FIRST = 1 << 6,
	CSL_NAME_HAS_ET_AL_LAST = 1 << 7,
	CSL_NAME_HAS_FORM = 1 << 8,
	CSL_NAME_HAS_INITIALIZE = 1 << 9,
	CSL_NAME_HAS_SORT_ORDER = 1 << 10
};

struct csl_name_options {
	unsigned set;
	uint8_t and, precedes_last, precedes_et_al, form, sort_order;
	bool et_al_last, initialize;
	int et_al_min, et_al_first, subsequent_min, subsequent_first;
	struct str initialize_with, sort_separator, delimiter;
	struct str names_delimiter;
};

/* Take from `from` what `to` does not have. */
void csl_name_options_inherit(struct csl_name_options *to, const struct csl_name_options *from);

/* Nodes */

enum csl_node_kind {
	CSL_NODE_VARIABLE,              /* cs:text variable */
	CSL_NODE_MACRO,                 /* cs:text macro: children are the macro's */
	CSL_NODE_TERM,
	CSL_NODE_VALUE,
	CSL_NODE_NUMBER,
	CSL_NODE_LABEL,
	CSL_NODE_GROUP,
	CSL_NODE_DATE,
	CSL_NODE_NAMES,
	CSL_NODE_CHOOSE,                /* children are branches */
	CSL_NODE_BRANCH                 /* cs:if, cs:else-if, cs:else */
};

enum csl_form {                         /* of variables, numbers and labels */
	CSL_FORM_LONG, CSL_FORM_SHORT, CSL_FORM_SYMBOL, CSL_FORM_VERB, CSL_FORM_VERB_SHORT,
	CSL_FORMS,                      /* those above are forms of terms */
	CSL_FORM_NUMERIC, CSL_FORM_ORDINAL, CSL_FORM_LONG_ORDINAL, CSL_FORM_ROMAN
};

enum csl_plural { CSL_PLURAL_CONTEXTUAL, CSL_PLURAL_ALWAYS, CSL_PLURAL_NEVER };

enum csl_match { CSL_MATCH_ALL, CSL_MATCH_ANY, CSL_MATCH_NONE };

enum csl_condition_kind {
	CSL_IF_DISAMBIGUATE, CSL_IF_NUMERIC, CSL_IF_UNCERTAIN, CSL_IF_LOCATOR, CSL_IF_POSITION,
	CSL_IF_TYPE, CSL_IF_VARIABLE, CSL_IF_NEVER
};

enum csl_position_test {
	CSL_TEST_FIRST, CSL_TEST_SUBSEQUENT, CSL_TEST_IBID, CSL_TEST_IBID_WITH_LOCATOR,
	CSL_TEST_NEAR_NOTE, CSL_TEST_FAR_NOTE
};

struct csl_condition {
	uint8_t kind;                   /* enum csl_condition_kind */
	uint16_t value;                 /* a variable, a term (locator), a position */
	uint64_t types;                 /* bits of enum csl_type, for CSL_IF_TYPE */
};

struct csl_date_part {
	struct csl_format_set format;
	uint8_t name;                   /* enum csl_date_name */
	uint8_t form;                   /* enum csl_date_form */
	struct str range_delimiter;
};

struct csl_name_part {
	struct csl_format_set format;
};

struct csl_node {
	struct csl_node *next, *child;
	struct csl_format_set format;
	uint8_t kind;                   /* enum csl_node_kind */
	uint8_t form;                   /* enum csl_form; csl_date_format for dates */
	uint8_t display;                /* enum csl_display */
	uint8_t plural;                 /* enum csl_plural */
	uint8_t match;                  /* branches: enum csl_match */
	uint16_t variable;              /* enum csl_variable */
	uint16_t term;                  /* enum csl_term, or beyond: a style's own */
	struct str value;
	struct csl_condition *condition;
	size_t conditions;
	bool otherwise;                 /* branch: cs:else */
	bool has_date;                  /* macro: there is a cs:date right in it */
	struct csl_date_part *part;     /* dates */
	size_t parts;
	uint8_t date_parts;             /* localized dates: enum csl_date_parts_shown */
	const struct csl_names_spec *names;
	unsigned line, column;
};

/* cs:names and what is inside */
struct csl_names_spec {
	uint16_t *variable;             /* enum csl_variable */
	size_t variables;
	struct csl_name_options options;
	struct csl_format_set name;     /* cs:name */
	const struct csl_name_part *family, *given;
	const struct csl_node *label;   /* NULL: none */
	bool label_first;               /* before cs:name */
	const struct csl_format_set *et_al;     /* NULL: no cs:et-al */
	uint16_t et_al_term;
	const struct csl_node *substitute;      /* the first of them */
	bool plain;                     /* no child of its own: as the names around it */
};

enum csl_date_name { CSL_DATE_DAY, CSL_DATE_MONTH, CSL_DATE_YEAR };
enum csl_date_form {
	CSL_DATE_FORM_LONG, CSL_DATE_FORM_SHORT, CSL_DATE_FORM_NUMERIC,
	CSL_DATE_FORM_LEADING_ZEROS, CSL_DATE_FORM_ORDINAL, CSL_DATE_FORM_UNSET
};
enum csl_date_format { CSL_DATE_OWN, CSL_DATE_TEXT, CSL_DATE_NUMERIC, CSL_DATE_FORMATS };
enum csl_date_parts_shown {
	CSL_DATE_YEAR_MONTH_DAY, CSL_DATE_YEAR_MONTH, CSL_DATE_YEAR_ONLY, CSL_DATE_MONTH_DAY
};

struct csl_sort_key {
	struct csl_sort_key *next;
	uint16_t variable;              /* or CSL_VAR_NONE: */
	const struct csl_node *macro;   /* a node of kind CSL_NODE_MACRO */
	bool descending;
	bool date;                      /* there is a date in it */
	bool number;                    /* there is the citation-number in it */
	struct csl_name_options names;  /* names-min, names-use-first, names-use-last */
};

enum csl_collapse {
	CSL_COLLAPSE_NONE, CSL_COLLAPSE_NUMBER, CSL_COLLAPSE_YEAR, CSL_COLLAPSE_SUFFIX,
	CSL_COLLAPSE_SUFFIX_RANGED
};
enum csl_givenname_rule {
	CSL_GIVEN_BY_CITE, CSL_GIVEN_ALL, CSL_GIVEN_ALL_INITIALS, CSL_GIVEN_PRIMARY,
	CSL_GIVEN_PRIMARY_INITIALS
};
enum csl_substitute_rule {
	CSL_SUBSTITUTE_COMPLETE_ALL, CSL_SUBSTITUTE_COMPLETE_EACH, CSL_SUBSTITUTE_PARTIAL_EACH,
	CSL_SUBSTITUTE_PARTIAL_FIRST
};
enum csl_demote { CSL_DEMOTE_DISPLAY_AND_SORT, CSL_DEMOTE_SORT_ONLY, CSL_DEMOTE_NEVER };
enum csl_page_range {
	CSL_PAGES_AS_GIVEN, CSL_PAGES_EXPANDED, CSL_PAGES_MINIMAL, CSL_PAGES_MINIMAL_TWO,
	CSL_PAGES_CHICAGO, CSL_PAGES_CHICAGO_16
};

/* cs:citation or cs:bibliography */
struct csl_area {
	bool present;
	struct csl_name_options names;  /* with those of cs:style */
	struct csl_format_set format;   /* of cs:layout */
	const struct csl_node *layout;  /* its first child */
	const struct csl_sort_key *sort;
	size_t keys;
	/* of cs:citation */
	bool add_names, add_given, add_year_suffix;
	uint8_t given_rule, collapse;
	struct str cite_group_delimiter, after_collapse_delimiter, year_suffix_delimiter;
	int near_note_distance;
	/* of cs:bibliography */
	bool hanging_indent;
	uint8_t second_field_align;     /* enum csl_second_field */
	int line_spacing, entry_spacing;
	struct str subsequent_author_substitute;
	uint8_t substitute_rule;
};

struct csl_style {
	struct csl_pool pool;
	struct csl_style_info info;
	struct csl_area citation, bibliography;
	const struct csl_terms *locale; /* cs:locale elements in their order */
	const char *const *own_term;    /* names of the terms from CSL_TERMS on */
	size_t own_terms;
	uint8_t demote, page_range, year_range;
	bool no_initialize_hyphen;
	/* What the layouts use somewhere, so that the rest need not be computed: */
	bool has_position, has_disambiguate, has_year_suffix, has_citation_number;
	bool numeric;                   /* citations have the citation-number */
	bool labels_numbers;            /* there is a cs:label of "number" */
};

#endif
