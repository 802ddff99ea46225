/* SPDX-License-Identifier: MIT */
/* Between the files that compile XML into nodes. */
#ifndef PACECAT_CSL_PARSE_H
#define PACECAT_CSL_PARSE_H

#include "base/xml.h"
#include "csl/style.h"

struct csl_macro {
	const char *name;
	const struct xml_element *element;
	struct csl_node *body;          /* its children, compiled when first asked for */
	enum { CSL_MACRO_RAW, CSL_MACRO_OPEN, CSL_MACRO_DONE } state;
};

struct csl_parser {
	struct csl_pool *pool;
	const struct xml *xml;
	struct csl_style *style;        /* NULL: a locale */
	struct csl_macro *macro;        /* sorted by name */
	size_t macros;
	struct csl_own_terms *own;
	int depth;
};

/* xml_read_until, with the fault as an error; `until` NULL: all of it. */
bool csl_read_xml(struct xml *, const char *until, const char *bytes, size_t len,
		  const struct csl_memory *, struct csl_error *);

/* End with the place of the element. */
_Noreturn void csl_parse_fail(const struct csl_parser *, const struct xml_element *,
			      const char *format, ...) __attribute__((format(printf, 3, 4)));

/* A copy of the attribute in the pool; s is NULL if it is not there. */
struct str csl_parse_text(const struct csl_parser *, const struct xml_element *, const char *name);
/* The attribute as a number, or `otherwise`. */
int csl_parse_number(const struct xml_element *, const char *name, int otherwise);
bool csl_parse_true(const struct xml_element *, const char *name);
/* The attribute as a value of the table; CSL_PARSE(words, ...) knows the table's length. */
int csl_parse_word(const struct xml_element *, const char *name, const struct csl_word *,
		   size_t count, int otherwise);
#define CSL_PARSE_WORD(element, name, words, otherwise) \
	csl_parse_word(element, name, words, sizeof(words) / sizeof(*(words)), otherwise)

/* Is the element one of CSL's, of that name? */
bool csl_parse_is(const struct xml_element *, const char *name);

/* The next word of a list between blanks: its length, 0 at the end; *s moves to where it begins. */
size_t csl_parse_next_word(const char **s);

void csl_parse_format(const struct csl_parser *, const struct xml_element *,
		      struct csl_format_set *);
void csl_parse_name_options(const struct csl_parser *, const struct xml_element *,
			    struct csl_name_options *);
unsigned csl_parse_term(const struct csl_parser *, const char *name);

/* The children of an element as nodes; NULL if there are none. */
struct csl_node *csl_parse_children(struct csl_parser *, const struct xml_element *);
const struct csl_names_spec *csl_parse_names(struct csl_parser *, const struct xml_element *);
struct csl_node *csl_parse_label(struct csl_parser *, const struct xml_element *);
/* cs:date of a style or locale, without its kind's children's checks. */
struct csl_node *csl_parse_date(const struct csl_parser *, const struct xml_element *);
struct csl_node *csl_parse_choose(struct csl_parser *, const struct xml_element *);
/* The compiled macro that the element asks for. */
struct csl_node *csl_parse_macro(struct csl_parser *, const struct xml_element *,
				 const char *name, bool *has_date);
struct csl_node *csl_parse_new(const struct csl_parser *, const struct xml_element *,
			       enum csl_node_kind);

void csl_parse_info(const struct csl_parser *, const struct xml_element *);

extern const struct csl_word csl_form_words[];
extern const size_t csl_form_word_count;

#endif
