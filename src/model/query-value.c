/* SPDX-License-Identifier: MIT */
/* What stands behind the colon of a field. */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/identifier.h"

__attribute__((format(printf, 1, 2))) static char *
wrong(const char *format, ...)
{
	struct buf b = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vprintf(&b, format, args);
	va_end(args);
	return buf_detach(&b);
}

static const char *
predicate_at(const void *context, size_t i)
{
	(void)context;
	return predicate_name((enum predicate)i);
}

/* All that may stand behind is:, as it is typed. */
static void
add_predicates(struct buf *b)
{
	for (int i = 0; i < PREDICATES; i++)
		buf_printf(b, "%sis:%s", i ? ", " : "", predicate_name((enum predicate)i));
}

static char *
take_is(struct tree_node *n, const char *word)
{
	const char *near = nearest(word, strlen(word), PREDICATES, predicate_at, NULL);
	struct buf all = BUF_INIT;
	char *sentence;

	for (int i = 0; i < PREDICATES; i++)
		if (!strcmp(predicate_name((enum predicate)i), word)) {
			n->predicate = (enum predicate)i;
			return NULL;
		}
	if (near)
		return wrong(_("nothing is \"%s\"; did you mean \"%s\"?"), word, near);
	add_predicates(&all);
	/* TRANSLATORS: behind "there are" a list: is:verified, is:unverified, is:marked ... */
	sentence = wrong(_("nothing is \"%s\"; there are %s"), word, all.data);
	buf_release(&all);
	return sentence;
}

static const char *
has_word_at(const void *context, size_t i)
{
	const struct key_row *row = key_row((enum key)(i + 1));

	(void)context;
	return row->shapes & SHAPE_RECORD ? row->name : "";
}

/* has: takes the keys of records, in any case. */
static char *
take_has(struct tree_node *n, const char *word)
{
	size_t len = strlen(word);
	const char *near;

	n->field = (struct field){ .name = "has", .form = FIELD_HAS };
	if (!strcmp(word, HAS_MYNOTE) || field_keys(word, len, n->field.key) > 0)
		return NULL;
	near = nearest(word, len, KEYS - 1, has_word_at, NULL);
	if (near)
		return wrong(_("no record has \"%s\"; did you mean \"%s\"?"), word, near);
	return wrong(_("no record has \"%s\""), word);
}

static char *
take_date(struct tree_node *n, const char *word, const char *folded)
{
	/* Folded it has the digits of other scripts in ASCII. */
	if (!era_parse(word, n->text_len, &n->era) &&
	    !era_parse(folded, n->folded_len, &n->era))
		return wrong(_("\"%s\" is not a year: write 2012, 2010..2013, "
			       "2010.. or 201X"), word);
	if (n->era.from > n->era.to)
		return xstrdup(_("the first year is after the second"));
	return NULL;
}

char *
query_value_take(struct query *q, uint32_t node)
{
	struct tree_node *n = &q->node[node];
	const char *word = q->text.data + n->text, *folded = q->text.data + n->folded;

	if (!n->folded_len)
		return xstrdup(_("here is nothing to look for"));
	switch (n->field.form) {
	case FIELD_DATE:
		return take_date(n, word, folded);
	case FIELD_IS:
		return take_is(n, folded);
	case FIELD_HAS:
		return take_has(n, folded);
	default:
		return NULL;
	}
}
