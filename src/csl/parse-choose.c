/* SPDX-License-Identifier: MIT */
/* cs:choose: each attribute of a branch becomes one or more conditions. */
#include <string.h>

#include "csl/parse.h"

static const struct csl_word matches[] = {
	{ "all", CSL_MATCH_ALL },
	{ "any", CSL_MATCH_ANY },
	{ "none", CSL_MATCH_NONE },
};
static const struct csl_word positions[] = {
	{ "first", CSL_TEST_FIRST },	     { "subsequent", CSL_TEST_SUBSEQUENT },
	{ "ibid", CSL_TEST_IBID },	     { "ibid-with-locator", CSL_TEST_IBID_WITH_LOCATOR },
	{ "near-note", CSL_TEST_NEAR_NOTE }, { "far-note", CSL_TEST_FAR_NOTE },
};
static const struct csl_word kinds[] = {
	{ "disambiguate", CSL_IF_DISAMBIGUATE },   { "is-numeric", CSL_IF_NUMERIC },
	{ "is-uncertain-date", CSL_IF_UNCERTAIN }, { "locator", CSL_IF_LOCATOR },
	{ "position", CSL_IF_POSITION },	   { "type", CSL_IF_TYPE },
	{ "variable", CSL_IF_VARIABLE },
};

static int
position_of(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof(positions) / sizeof(*positions); i++)
		if (strlen(positions[i].name) == len && !memcmp(positions[i].name, s, len))
			return positions[i].value;
	return -1;
}

/* "sub verbo" is one word. */
static size_t
next_locator(const char **s)
{
	size_t len = csl_parse_next_word(s);

	return !strncmp(*s, "sub verbo", 9) ? 9 : len;
}

static void
add(const struct csl_parser *parser, struct csl_node *branch, struct csl_condition condition)
{
	size_t room = branch->conditions;

	branch->condition = csl_grow(parser->pool, branch->condition, &room, branch->conditions + 1,
				     sizeof(condition));
	branch->condition[branch->conditions++] = condition;
}

/* One condition for all the types: an item has only one of them. */
static void
add_types(const struct csl_parser *parser, struct csl_node *branch, const char *s)
{
	struct csl_condition condition = { .kind = CSL_IF_TYPE };
	size_t len;

	_Static_assert(CSL_TYPES <= 64, "types fit into the bits");
	for (; (len = csl_parse_next_word(&s)); s += len) {
		enum csl_type type = csl_type_find(s, len);

		if (type < CSL_TYPES)
			condition.types |= UINT64_C(1) << type;
	}
	add(parser, branch, condition);
}

static void
add_word(struct csl_parser *parser, struct csl_node *branch, enum csl_condition_kind kind,
	 const char *s, size_t len)
{
	struct csl_condition condition = { .kind = (uint8_t)kind };
	int position;

	switch (kind) {
	case CSL_IF_DISAMBIGUATE:
		if (len != 4 || memcmp(s, "true", 4))
			condition.kind = CSL_IF_NEVER;
		else
			parser->style->has_disambiguate = true;
		break;
	case CSL_IF_LOCATOR:
		condition.value = (uint16_t)csl_term_find(s, len);
		break;
	case CSL_IF_POSITION:
		position = position_of(s, len);
		if (position < 0)
			condition.kind = CSL_IF_NEVER;
		else
			condition.value = (uint16_t)position;
		parser->style->has_position = true;
		break;
	default:
		condition.value = (uint16_t)csl_variable_find(s, len);
		break;
	}
	add(parser, branch, condition);
}

static void
parse_conditions(struct csl_parser *parser, const struct xml_element *element,
		 struct csl_node *branch)
{
	for (uint32_t i = 0; i < element->attributes; i++) {
		const char *s = element->attribute[i].value;
		int kind = csl_word_find(kinds, sizeof(kinds) / sizeof(*kinds),
					 element->attribute[i].name, CSL_IF_NEVER);
		size_t len;

		if (kind == CSL_IF_NEVER)
			continue;
		if (kind == CSL_IF_TYPE) {
			add_types(parser, branch, s);
			continue;
		}
		while ((len = kind == CSL_IF_LOCATOR ? next_locator(&s)
						     : csl_parse_next_word(&s))) {
			add_word(parser, branch, (enum csl_condition_kind)kind, s, len);
			s += len;
		}
	}
}

struct csl_node *
csl_parse_choose(struct csl_parser *parser, const struct xml_element *element)
{
	struct csl_node *node = csl_parse_new(parser, element, CSL_NODE_CHOOSE);
	struct csl_node **end = &node->child;

	for (const struct xml_element *e = element->first; e; e = e->next) {
		struct csl_node *branch;
		bool otherwise = csl_parse_is(e, "else");

		if (!otherwise && !csl_parse_is(e, "if") && !csl_parse_is(e, "else-if"))
			continue;
		branch = csl_parse_new(parser, e, CSL_NODE_BRANCH);
		branch->otherwise = otherwise;
		branch->match = (uint8_t)CSL_PARSE_WORD(e, "match", matches, CSL_MATCH_ALL);
		if (!otherwise)
			parse_conditions(parser, e, branch);
		branch->child = csl_parse_children(parser, e);
		*end = branch;
		end = &branch->next;
	}
	return node;
}
