/* SPDX-License-Identifier: MIT */
/* What the last word of a query could become. */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sort.h"
#include "base/table.h"
#include "model/describe.h"
#include "model/name.h"
#include "text/blank.h"
#include "text/fold.h"

/* So many are counted; more would let the reader wait. */
#define TRIED_MAX 30

/* So many names are looked at closely, those first that most records name. */
#define LOOKED_AT_MAX 2000

struct completer {
	const struct catalogue *catalogue;
	const struct query_scope *scope;
	const struct languages *languages;
	struct buf typed;               /* the value so far, folded */
	struct buf value, folded;
	char **found;                   /* values as written, each once */
	size_t *weight;
	size_t count, room, weight_room;
	struct table table;
};

static bool
cancelled(const struct completer *c)
{
	return progress_cancelled(c->scope->progress);
}

/* Does the value, or a word in it, begin with what was typed? */
static bool
begins(struct completer *c, const char *s)
{
	const char *at;
	size_t len;

	buf_clear(&c->folded);
	fold_add(&c->folded, s, strlen(s));
	len = c->folded.len;
	buf_putc(&c->folded, '\n');
	fold_joined_add(&c->folded, 0);
	for (at = c->folded.data; (at = strstr(at, c->typed.data)); at++)
		if (at == c->folded.data || strchr(" -'(/.,\n", at[-1]))
			break;
	buf_truncate(&c->folded, len);
	return at;
}

static void
found(struct completer *c, const char *s, size_t weight)
{
	size_t len = strlen(s);
	uint32_t number;
	char *copy;

	if (!len || has_quotes(s, len))
		return;
	number = table_find(&c->table, s, len);
	if (number != TABLE_NONE) {
		c->weight[number] += weight;
		return;
	}
	copy = xstrndup(s, len);
	c->found = mem_grow(c->found, &c->room, c->count + 1, sizeof *c->found);
	c->weight = mem_grow(c->weight, &c->weight_room, c->count + 1, sizeof *c->weight);
	table_add(&c->table, copy, len, (uint32_t)c->count);
	c->found[c->count] = copy;
	c->weight[c->count++] = weight;
}

static void
found_if(struct completer *c, const char *s, size_t weight)
{
	if (begins(c, s))
		found(c, s, weight);
}

/* People by their family names; whole once that is typed out, to tell one from another. */
static void
try_person(struct completer *c, uint32_t record, size_t weight)
{
	struct name name, family;

	if (!name_read(record_value(c->catalogue, record, KEY_NAME), &name))
		return;
	family = (struct name){ .family = name.family, .literal = name.literal,
				.non_dropping_particle = name.non_dropping_particle };
	buf_clear(&c->value);
	name_add(&c->value, &family);
	if (begins(c, c->value.data) && !(c->folded.len == c->typed.len)) {
		found(c, c->value.data, weight);
		return;
	}
	buf_clear(&c->value);
	name_add(&c->value, &name);
	found_if(c, c->value.data, weight);
}

static int
by_links(const void *a, const void *b, void *context)
{
	const struct completer *c = context;
	uint32_t x = record_backlinks(c->catalogue, *(const uint32_t *)a);
	uint32_t y = record_backlinks(c->catalogue, *(const uint32_t *)b);

	return (x < y) - (x > y);
}

/* Records that may be meant, by what the dictionary says they are called. */
static uint32_t *
likely(struct completer *c, const struct field *f, size_t *count)
{
	const struct names *names = index_names(c->scope->index, f->kinds);
	uint32_t *record = xcalloc(names->count + 1, sizeof *record);

	*count = 0;
	for (size_t i = 0; i < names->count; i++) {
		const struct called *called = &names->called[i];

		if (called->study == RECORD_NONE &&
		    (!c->typed.len || memmem(names->text.data + called->at, called->len,
					     c->typed.data, c->typed.len)))
			record[(*count)++] = called->record;
	}
	if (*count > LOOKED_AT_MAX) {
		sort_stable(record, *count, sizeof *record, by_links, c);
		*count = LOOKED_AT_MAX;
	}
	return record;
}

static void
try_links(struct completer *c, const struct field *f)
{
	size_t count;
	uint32_t *record = likely(c, f, &count);

	for (size_t i = 0; i < count && !cancelled(c); i++) {
		size_t weight = record_backlinks(c->catalogue, record[i]);

		if (record_kind(c->catalogue, record[i]) == KIND_PERSON) {
			try_person(c, record[i], weight);
			continue;
		}
		buf_clear(&c->value);
		describe_title(&c->value, c->catalogue, record[i], c->languages);
		if (begins(c, c->value.data) || begins(c, record_id(c->catalogue, record[i])))
			found(c, c->value.data, weight);
	}
	free(record);
}

/* The values that studies have in a key. */
static void
try_values(struct completer *c, enum key key, const char *(*describe)(const char *))
{
	uint32_t count = catalogue_count(c->catalogue, KIND_STUDY);

	for (uint32_t i = 0; i < count && !cancelled(c); i++) {
		uint32_t record = catalogue_first(c->catalogue, KIND_STUDY) + i;
		struct value v = record_value(c->catalogue, record, key);

		for (uint32_t k = 0; k < value_items(v); k++) {
			const char *s = value_text(value_item(v, k));

			if (*s && (begins(c, s) || (describe && begins(c, describe(s)))))
				found(c, s, 1);
		}
	}
}

static void
try_years(struct completer *c)
{
	const struct era *issued = index_issued(c->scope->index);

	for (uint32_t i = 0; i < catalogue_count(c->catalogue, KIND_STUDY) && !cancelled(c); i++) {
		struct buf year = BUF_INIT;

		if (issued[i].from > issued[i].to || issued[i].from < 0)
			continue;
		buf_printf(&year, "%lld", issued[i].from / 10000);
		if (!strncmp(year.data, c->typed.data, c->typed.len))
			found(c, year.data, 1);
		buf_release(&year);
	}
}

static void
try_ids(struct completer *c)
{
	for (uint32_t i = 0; i < c->scope->count && !cancelled(c); i++) {
		const char *id = record_id(c->catalogue, c->scope->first + i);

		if (!strncmp(id, c->typed.data, c->typed.len))
			found(c, id, 1);
	}
}

static void
try_has(struct completer *c)
{
	found_if(c, HAS_MYNOTE, 1);
	for (int k = KEY_NONE + 1; k < KEYS; k++)
		if (key_row((enum key)k)->shapes & SHAPE_RECORD)
			found_if(c, key_row((enum key)k)->name, 1);
}

static void
try_saved(struct completer *c)
{
	const struct query_hooks *h = c->scope->hooks;
	const char *name;

	for (size_t i = 0; h && h->saved_name && (name = h->saved_name(h->context, i)); i++)
		found_if(c, name, 1);
}

static void
try_all(struct completer *c, const struct field *f)
{
	switch (f->form) {
	case FIELD_SAVED:
		try_saved(c);
		break;
	case FIELD_LINK:
		try_links(c, f);
		break;
	case FIELD_DATE:
		try_years(c);
		break;
	case FIELD_TYPE:
		try_values(c, KEY_TYPE, describe_type);
		break;
	case FIELD_LANGUAGE:
		try_values(c, KEY_LANGUAGE, describe_language);
		break;
	case FIELD_ID:
		try_ids(c);
		break;
	case FIELD_HAS:
		try_has(c);
		break;
	case FIELD_IS:
		for (int i = 0; i < PREDICATES; i++)
			found_if(c, predicate_name((enum predicate)i), 1);
		break;
	default:
		if (f->key[0] == KEY_KEYWORD)
			try_values(c, KEY_KEYWORD, NULL);
		break;
	}
}

static void
add_offer(struct query_offers *o, const char *word, size_t left)
{
	o->offer = mem_grow(o->offer, &o->room, o->count + 1, sizeof *o->offer);
	o->offer[o->count++] = (struct query_offer){ .word = xstrdup(word), .left = left };
}

/* How many records the query leaves. */
static size_t
left_by(const struct query_scope *scope, const char *text, size_t len)
{
	struct query *q = query_parse_with(text, len, scope->hooks);
	uint64_t *bits = bits_new(scope->count);
	size_t count;

	query_run(q, scope, bits);
	count = bits_count(bits, scope->count);
	free(bits);
	query_free(q);
	return count;
}

static int
by_weight(const void *a, const void *b, void *context)
{
	const struct completer *c = context;
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	if (c->weight[x] != c->weight[y])
		return c->weight[x] < c->weight[y] ? 1 : -1;
	return strcmp(c->found[x], c->found[y]);
}

static int
by_left(const void *a, const void *b, void *context)
{
	const struct query_offer *x = a, *y = b;

	(void)context;
	if (x->left != y->left)
		return x->left < y->left ? 1 : -1;
	return strcmp(x->word, y->word);
}

static bool
needs_quotes(const char *s)
{
	for (size_t i = 0; s[i]; i++)
		if (blank_len(s + i, strnlen(s + i, 4)) || strchr("|()=", s[i]))
			return true;
	return *s == '-' || !strcmp(s, "OR");
}

/* Each value in the place of what was typed, counted; those that leave nothing are not said. */
static void
offer_values(struct completer *c, const char *text, size_t value_at, struct query_offers *o)
{
	size_t *order = xcalloc(c->count, sizeof *order);
	struct buf line = BUF_INIT;

	for (size_t i = 0; i < c->count; i++)
		order[i] = i;
	sort_stable(order, c->count, sizeof *order, by_weight, c);
	for (size_t i = 0; i < c->count && i < TRIED_MAX && !cancelled(c); i++) {
		const char *s = c->found[order[i]];
		size_t left;

		buf_clear(&line);
		buf_add(&line, text, value_at);
		buf_printf(&line, needs_quotes(s) ? "\"%s\"" : "%s", s);
		left = c->scope->rough ? c->weight[order[i]] :
					 left_by(c->scope, line.data, line.len);
		if (left)
			add_offer(o, line.data + o->start, left);
	}
	sort_stable(o->offer, o->count, sizeof *o->offer, by_left, NULL);
	o->cut = c->count > TRIED_MAX || o->count > QUERY_OFFERS_MAX;
	while (o->count > QUERY_OFFERS_MAX)
		free(o->offer[--o->count].word);
	buf_release(&line);
	free(order);
}

/* Where the last word begins: a blank within quotation marks ends none. */
size_t
query_last_word(const char *text)
{
	size_t start = 0;
	bool quoted = false;

	for (size_t i = 0, n; text[i]; i += n ? n : 1) {
		n = blank_len(text + i, strnlen(text + i, 4));
		if (text[i] == '"')
			quoted = !quoted;
		else if (!quoted && (n || text[i] == '(' || text[i] == '|'))
			start = i + (n ? n : 1);
	}
	while (text[start] == '-')
		start++;
	return start;
}

static void
offer_fields(const char *word, struct query_offers *o)
{
	size_t len = strlen(word);
	struct buf b = BUF_INIT;

	o->fields = true;
	for (size_t i = 0; query_field_name(i); i++) {
		if (strncmp(query_field_name(i), word, len) != 0)
			continue;
		buf_clear(&b);
		buf_printf(&b, "%s:", query_field_name(i));
		add_offer(o, b.data, 0);
	}
	buf_release(&b);
}

void
query_complete(const char *text, const struct query_scope *scope,
	       const struct languages *languages, struct query_offers *o)
{
	struct completer c = { .catalogue = scope->index->catalogue, .scope = scope,
			       .languages = languages, .typed = BUF_INIT, .value = BUF_INIT,
			       .folded = BUF_INIT };
	const char *word, *colon;
	struct field field;

	*o = (struct query_offers){ .start = query_last_word(text) };
	word = text + o->start;
	colon = strchr(word, ':');
	if (!colon) {
		offer_fields(word, o);
		return;
	}
	if (!field_find(word, (size_t)(colon - word), &field))
		return;
	colon++;
	fold_add(&c.typed, colon + strspn(colon, "\"="), strlen(colon + strspn(colon, "\"=")));
	while (c.typed.len && strchr("\" ", c.typed.data[c.typed.len - 1]))
		buf_truncate(&c.typed, c.typed.len - 1);
	scope->index->progress = scope->progress;
	try_all(&c, &field);
	offer_values(&c, text, (size_t)(colon - text) + (*colon == '='), o);
	for (size_t i = 0; i < c.count; i++)
		free(c.found[i]);
	free(c.found);
	free(c.weight);
	table_release(&c.table);
	buf_release(&c.typed);
	buf_release(&c.value);
	buf_release(&c.folded);
}

void
query_offers_release(struct query_offers *o)
{
	for (size_t i = 0; i < o->count; i++)
		free(o->offer[i].word);
	free(o->offer);
	*o = (struct query_offers){ .offer = NULL };
}
