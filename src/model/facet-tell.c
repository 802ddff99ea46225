/* SPDX-License-Identifier: MIT */
/* Values that were counted, in words: what each is called, and the query that asks for it. */
#include "model/facet-tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bits.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "model/describe.h"
#include "text/fold.h"

/* So many values are counted by asking; the others may leave more than was counted. */
#define ASKED_MAX 200

/* Values, with what it takes to see whether a name asks for one of them alone. */
struct telling {
	const struct tally *tally;
	struct facet_values *out;
	struct table called; /* what records of the field are called, folded: who is so first */
	uint64_t *shared;    /* whose names others have too; NULL: the names were not read yet */
	unsigned asked;
	uint32_t *record; /* of each value in `out` */
};

static void
read_name(struct telling *x, struct str name, uint32_t record)
{
	uint32_t first = table_add(&x->called, name.s, name.len, record);

	if (first != record)
		bits_set(x->shared, first);
}

static void
read_names(struct telling *x)
{
	const struct tally *t = x->tally;
	const struct names *names = index_names(t->scope->scope->index, t->field.kinds);

	x->shared = bits_new(catalogue_records(t->catalogue));
	for (size_t i = 0; i < names->count; i++) {
		const char *s = names->text.data + names->called[i].at;
		const char *end = s + names->called[i].len, *line;

		for (; (line = memchr(s, '\n', (size_t)(end - s))); s = line + 1)
			read_name(x, fold_trim(s, (size_t)(line - s)), names->called[i].record);
	}
}

/* Does a name ask for this record and no other?  For RECORD_NONE: for none. */
static bool
is_only_name(struct telling *x, const char *s, size_t len, uint32_t record)
{
	struct buf folded = BUF_INIT;
	struct str name;
	uint32_t first;

	if (!x->shared)
		read_names(x);
	fold_add(&folded, s, len);
	name = fold_trim(folded.data, folded.len);
	first = table_find(&x->called, name.s, name.len);
	buf_release(&folded);
	if (record == RECORD_NONE)
		return first == TABLE_NONE;
	return first == record && !bits_has(x->shared, record);
}

/* `sure`: the query finds what was counted. */
static void
add_value(struct telling *x, const struct value_count *v, bool sure, const char *label,
	  const char *also, const char *query)
{
	uint32_t count = v->count;

	if (!sure && x->asked < ASKED_MAX) {
		x->asked++;
		count = facet_ask(x->tally->scope, query);
	}
	if (!count)
		return;
	x->record[x->out->count] = v->record;
	facet_add(x->out, count, label, also, query);
}

/* Is there more than blanks and invisible characters in it? */
static bool
can_be_asked(const char *s, size_t len)
{
	struct buf folded = BUF_INIT;
	bool can;

	fold_add(&folded, s, len);
	can = fold_trim(folded.data, folded.len).len > 0;
	buf_release(&folded);
	return can;
}

/*
 * "field:==text"; of what cannot be quoted the longest part that can.  Returns how much of it that
 * is: nothing asks for what is 0.
 */
static size_t
text_query(struct buf *b, const char *field, const char *exact, const char *s, size_t len)
{
	size_t best = 0, best_len = 0;

	for (size_t i = 0, quote, n; i < len; i += n + (quote ? quote : 1)) {
		for (n = quote = 0; i + n < len && s[i + n] != '\n' && !quote; n += !quote)
			quote = quote_len(s + i + n, len - i - n);
		if (n > best_len) {
			best = i;
			best_len = n;
		}
	}
	if (!can_be_asked(s + best, best_len))
		return 0;
	if (best_len < len)
		exact = "";
	buf_printf(b, "%s:%s\"%.*s\"", field, exact, (int)best_len, s + best);
	return best_len;
}

static bool
is_plain(const char *s)
{
	for (const char *c = s; *c; c++)
		if (!ascii_is_alnum(*c) && !strchr(c > s ? "._-" : "_", *c))
			return false;
	return *s != '\0';
}

static void
take_folded(void *context, const char *s, size_t len)
{
	struct buf *b = context;

	fold_add(b, s, len);
	buf_putc(b, '\n');
}

static void
add_record(struct telling *x, const struct value_count *v)
{
	const struct tally *t = x->tally;
	const char *id = record_id(t->catalogue, v->record), *field = t->facet->field;
	struct buf label = BUF_INIT, query = BUF_INIT, name = BUF_INIT, also = BUF_INIT;
	bool asked = true, sure = true;

	describe_heading(&label, t->catalogue, v->record, t->scope->languages);
	each_called(t->catalogue, v->record, take_folded, &also);
	if (t->field.kinds == 1u << KIND_COUNTRY) {
		buf_printf(&query, "%s:%s", field, id);
	} else if (is_plain(id)) {
		buf_printf(&query, "%s:==%s", field, id);
	} else {
		size_t part;

		describe_title(&name, t->catalogue, v->record, t->scope->languages);
		part = text_query(&query, field, "==", name.data, name.len);
		asked = part > 0;
		sure = part == name.len && is_only_name(x, name.data, name.len, v->record);
	}
	if (asked)
		add_value(x, v, sure, label.data, also.data, query.data);
	buf_release(&label);
	buf_release(&query);
	buf_release(&name);
	buf_release(&also);
}

static void
add_year(struct telling *x, const struct value_count *v)
{
	struct buf year = BUF_INIT, query = BUF_INIT;

	/* In quotation marks no minus is a not. */
	buf_printf(&year, v->year < 0 ? "-%04d" : "%04d", abs(v->year));
	buf_printf(&query, v->year < 0 ? "year:\"%s\"" : "year:%s", year.data);
	add_value(x, v, true, year.data, "", query.data);
	buf_release(&year);
	buf_release(&query);
}

/* Would the text be taken for a record's id? */
static bool
is_an_id(const struct tally *t, const char *text)
{
	return t->facet->form == FACET_LINK &&
	       field_record(t->catalogue, &t->field, text) != RECORD_NONE;
}

/* The query for a text; *part: it asks for a part of it, as some cannot be quoted. */
static bool
add_text_query(const struct tally *t, const char *text, struct buf *query, bool *part)
{
	/* Any reader's "fr" is a language: no need to say that it is all there is. */
	bool short_tag =
		t->facet->form == FACET_LANGUAGE && strlen(text) == 2 && language_valid(text);
	const char *exact = short_tag ? "" : "==";
	size_t len = strlen(text), asked = len;

	if (is_plain(text) && !is_an_id(t, text))
		buf_printf(query, "%s:%s%s", t->facet->field, exact, text);
	else
		asked = text_query(query, t->facet->field, exact, text, len);
	*part = asked < len;
	/* A type or a language is asked for from its first letter on. */
	return asked == len ||
	       (asked && t->facet->form != FACET_TYPE && t->facet->form != FACET_LANGUAGE);
}

static void
add_text(struct telling *x, const struct value_count *v)
{
	const struct tally *t = x->tally;
	struct buf text = BUF_INIT, query = BUF_INIT, also = BUF_INIT;
	const char *label;
	bool part;

	if (t->facet->form == FACET_LANGUAGE)
		language_class_add(&text, v->text);
	else
		buf_add(&text, v->text, v->len);
	label = t->facet->form == FACET_TYPE	   ? describe_type(text.data)
		: t->facet->form == FACET_LANGUAGE ? describe_language(text.data)
		: t->field.key[0] == KEY_KIND	   ? describe_word(text.data)
						   : text.data;
	if (label != text.data)
		take_folded(&also, text.data, text.len);
	if (add_text_query(t, text.data, &query, &part))
		add_value(x, v,
			  !part && (t->facet->form != FACET_LINK ||
				    is_only_name(x, v->text, v->len, RECORD_NONE)),
			  label, also.data, query.data);
	buf_release(&text);
	buf_release(&query);
	buf_release(&also);
}

/* A longer label for a record whose name others have too. */
static void
tell_apart(struct telling *x, size_t i)
{
	struct facet_values *out = x->out;
	size_t label = out->text.len;
	struct buf text = BUF_INIT;

	buf_printf(&text, "%s  ", facet_label(out, i));
	describe_apart(&text, x->tally->catalogue, x->record[i], x->tally->scope->languages);
	buf_add(&out->text, text.data, text.len + 1);
	out->value[i].label = label;
	buf_release(&text);
}

static void
tell_twins(struct telling *x)
{
	uint64_t *twin = bits_new(x->out->count);
	struct table seen = { .slot = NULL };

	for (size_t i = 0; i < x->out->count; i++) {
		const char *label = facet_label(x->out, i);
		uint32_t first = table_add(&seen, label, strlen(label), (uint32_t)i);

		if (first != i) {
			bits_set(twin, first);
			bits_set(twin, i);
		}
	}
	/* Its keys move when labels are added. */
	table_release(&seen);
	for (size_t i = 0; i < x->out->count; i++)
		if (bits_has(twin, i) && x->record[i] != RECORD_NONE)
			tell_apart(x, i);
	free(twin);
}

void
tally_tell(const struct tally *t, struct facet_values *out)
{
	struct telling x = { .tally = t, .out = out };

	x.record = xcalloc(t->count + 1, sizeof *x.record);
	for (size_t i = 0; i < t->count && !progress_cancelled(t->scope->progress); i++) {
		const struct value_count *v = &t->value[i];

		if (!v->told)
			continue;
		if (v->record != RECORD_NONE)
			add_record(&x, v);
		else if (t->facet->form == FACET_YEAR)
			add_year(&x, v);
		else
			add_text(&x, v);
	}
	if (t->facet->form == FACET_LINK && !progress_cancelled(t->scope->progress))
		tell_twins(&x);
	if (t->undated)
		/* TRANSLATORS: no date: the study does not say when it was published. */
		facet_add(out, t->undated, _("n.d."), "", "-has:issued");
	table_release(&x.called);
	free(x.shared);
	free(x.record);
}
