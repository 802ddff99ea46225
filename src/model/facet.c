/* SPDX-License-Identifier: MIT */
#include "model/facet.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"
#include "model/describe.h"
#include "model/facet-tally.h"
#include "text/fold.h"

#define STUDIES (1u << KIND_STUDY)
#define PARTIES (1u << KIND_PERSON | 1u << KIND_ORGANISATION)
#define COUNTRIES (1u << KIND_COUNTRY)
#define TOPICS (1u << KIND_TOPIC)

/* In the order in which they are offered. */
static const struct facet facets[] = {
	/* TRANSLATORS: the next 15: what a list can be narrowed by, as in "5 Countries". */
	{ "country", NQ_("Country", "Countries"), FACET_LINK, STUDIES | PARTIES | TOPICS },
	{ "year", NQ_("Year", "Years"), FACET_YEAR, STUDIES | PARTIES | COUNTRIES | TOPICS },
	{ "author", NQ_("Author", "Authors"), FACET_LINK, STUDIES | COUNTRIES | TOPICS },
	{ "topic", NQ_("Topic", "Topics"), FACET_LINK, STUDIES | PARTIES | COUNTRIES },
	{ "kind", NQ_("Kind", "Kinds"), FACET_TEXT, TOPICS },
	{ "type", NQ_("Type", "Types"), FACET_TYPE, STUDIES | PARTIES | COUNTRIES | TOPICS },
	{ "lang", NQ_("Language", "Languages"), FACET_LANGUAGE,
	  STUDIES | PARTIES | COUNTRIES | TOPICS },
	{ "publisher", NQ_("Publisher", "Publishers"), FACET_LINK, STUDIES | COUNTRIES | TOPICS },
	{ "funder", N_("Funded by"), NULL, FACET_LINK, STUDIES | COUNTRIES | TOPICS },
	{ "affiliation", NQ_("Affiliation", "Affiliations"), FACET_LINK, PARTIES },
	{ "keyword", N_("Keywords"), NULL, FACET_TEXT, STUDIES },
	{ "genre", NQ_("Genre", "Genres"), FACET_TEXT, STUDIES },
	{ "collection-title", NQ_("Series", "Series"), FACET_TEXT, STUDIES },
	{ "container-title", N_("Published in"), NULL, FACET_TEXT, STUDIES },
	{ "", N_("State"), NULL, FACET_QUERY, STUDIES | PARTIES | COUNTRIES | TOPICS },
};

/* What FACET_QUERY offers. */
static const struct {
	const char *query, *label;
} queries[] = {
	/* TRANSLATORS: the next 9: records that are or have this. */
	{ "is:person", N_("People") },
	{ "is:organisation", N_("Organisations") },
	{ "is:marked", N_("Marked") },
	{ "is:new", N_("New") },
	{ "has:mynote", N_("With a note of your own") },
	{ "has:file", N_("With a file") },
	{ "has:abstract", N_("With an abstract") },
	{ "is:verified", N_("Verified") },
	{ "is:unverified", N_("Not verified") },
};

const struct facet *
facet_at(size_t i)
{
	return i < sizeof facets / sizeof *facets ? &facets[i] : NULL;
}

const char *
facet_name(const struct facet *f, size_t values)
{
	return f->labels ? Q_(f->label, f->labels, values) : _(f->label);
}

bool
facet_serves(const struct facet *f, unsigned kinds)
{
	return (f->lists & kinds) != 0;
}

const char *
facet_label(const struct facet_values *v, size_t i)
{
	return v->text.data + v->value[i].label;
}

const char *
facet_folded(const struct facet_values *v, size_t i)
{
	return v->text.data + v->value[i].folded;
}

void
facet_values_release(struct facet_values *v)
{
	free(v->value);
	buf_release(&v->text);
	*v = (struct facet_values)FACET_VALUES_INIT;
}

void
facet_add(struct facet_values *v, uint32_t count, const char *label, const char *also,
	  const char *query)
{
	struct facet_value value = { .count = count, .label = v->text.len };

	buf_add(&v->text, label, strlen(label) + 1);
	value.folded = v->text.len;
	fold_add(&v->text, label, strlen(label));
	if (*also) {
		buf_putc(&v->text, '\n');
		buf_puts(&v->text, also);
	}
	buf_putc(&v->text, '\0');
	value.query = v->text.len;
	buf_add(&v->text, query, strlen(query) + 1);
	v->value = mem_grow(v->value, &v->room, v->count + 1, sizeof *v->value);
	v->value[v->count++] = value;
}

uint32_t
facet_ask(const struct facet_scope *s, const char *text)
{
	struct buf both = BUF_INIT;
	uint64_t *bits = bits_new(s->scope->count);
	struct query *q;
	uint32_t count;

	query_add(&both, s->query, strlen(s->query));
	query_add(&both, text, strlen(text));
	q = query_parse_with(both.data, both.len, s->scope->hooks);
	query_run(q, s->scope, bits);
	count = (uint32_t)bits_count(bits, s->scope->count);
	query_free(q);
	buf_release(&both);
	free(bits);
	return count;
}

static void
count_queries(const struct facet_scope *s, struct facet_values *out)
{
	size_t all = bits_count(s->found, s->scope->count);

	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		uint32_t count =
			progress_cancelled(s->progress) ? 0 : facet_ask(s, queries[i].query);

		/* What all are tells none from another. */
		if (count && count < all)
			facet_add(out, count, _(queries[i].label), "", queries[i].query);
	}
}

static int
by_count(const void *a, const void *b, void *context)
{
	const struct facet_values *v = context;
	const struct facet_value *x = a, *y = b;
	int order = strcmp(v->text.data + x->folded, v->text.data + y->folded);

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	/* The newest year before others. */
	return v->facet->form == FACET_YEAR ? -order : order;
}

bool
facet_count(const struct facet *f, const struct facet_scope *s, struct facet_values *out)
{
	facet_values_release(out);
	out->facet = f;
	if (f->form == FACET_QUERY)
		count_queries(s, out);
	else
		facet_tally(f, s, out);
	if (progress_cancelled(s->progress)) {
		facet_values_release(out);
		return false;
	}
	sort_stable(out->value, out->count, sizeof *out->value, by_count, out);
	return true;
}

void
facet_query(const struct facet_values *v, const uint64_t *picked, struct buf *out)
{
	size_t count = bits_count(picked, v->count), prefix = strlen(v->facet->field);
	bool first = true, field = prefix > 0;

	/* "n.d." is no value of the field. */
	BITS_EACH(i, picked, v->count)
	field = field && !strncmp(v->text.data + v->value[i].query, v->facet->field, prefix);
	if (count > 1)
		buf_printf(out, field ? "%s:(" : "(", v->facet->field);
	BITS_EACH(i, picked, v->count)
	{
		const char *query = v->text.data + v->value[i].query;

		if (!first)
			buf_puts(out, " OR ");
		buf_puts(out, count > 1 && field ? query + prefix + 1 : query);
		first = false;
	}
	if (count > 1)
		buf_putc(out, ')');
}
