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
add_record(const struct tally *t, const struct value_count *v, struct facet_values *out)
{
	const char *id = record_id(t->catalogue, v->record), *field = t->facet->field;
	struct buf label = BUF_INIT, query = BUF_INIT, name = BUF_INIT, also = BUF_INIT;
	bool asked = true;

	describe_heading(&label, t->catalogue, v->record, t->scope->languages);
	each_called(t->catalogue, v->record, take_folded, &also);
	if (t->field.kinds == 1u << KIND_COUNTRY) {
		buf_printf(&query, "%s:%s", field, id);
	} else if (is_plain(id)) {
		buf_printf(&query, "%s:==%s", field, id);
	} else {
		describe_title(&name, t->catalogue, v->record, t->scope->languages);
		asked = text_query(&query, field, "==", name.data, name.len) > 0;
	}
	if (asked)
		facet_add(out, v->count, label.data, also.data, query.data);
	buf_release(&label);
	buf_release(&query);
	buf_release(&name);
	buf_release(&also);
}

/* "fr" of "fr-CA". */
static void
cut_to_language(char *tag)
{
	size_t len = language_primary(tag);

	if (!len)
		return;
	tag[len] = '\0';
	for (char *c = tag; *c; c++)
		*c = ascii_lower(*c);
}

static void
add_year(const struct value_count *v, struct facet_values *out)
{
	struct buf year = BUF_INIT, query = BUF_INIT;

	/* In quotation marks no minus is a not. */
	buf_printf(&year, v->year < 0 ? "-%04d" : "%04d", abs(v->year));
	buf_printf(&query, v->year < 0 ? "year:\"%s\"" : "year:%s", year.data);
	facet_add(out, v->count, year.data, "", query.data);
	buf_release(&year);
	buf_release(&query);
}

static void
add_text(const struct tally *t, const struct value_count *v, struct facet_values *out)
{
	const char *field = t->facet->field, *exact = "==";
	char *text = xstrndup(v->text, v->len);
	const char *label = text;
	struct buf query = BUF_INIT, also = BUF_INIT;
	bool asked = true, by_part = false;

	if (t->facet->form == FACET_TYPE) {
		label = describe_type(text);
		exact = "=";
	} else if (t->facet->form == FACET_LANGUAGE) {
		cut_to_language(text);
		label = describe_language(text);
		exact = language_valid(text) && strlen(text) == 2 ? "" : "=";
	} else {
		by_part = true;
		if (t->field.key[0] == KEY_KIND)
			label = describe_word(text);
	}
	if (is_plain(text))
		buf_printf(&query, "%s:%s%s", field, exact, text);
	else {
		size_t len = strlen(text), part = text_query(&query, field, exact, text, len);

		/* A type or a language is asked for from its first letter on. */
		asked = part == len || (part && by_part);
	}
	if (label != text)
		take_folded(&also, text, strlen(text));
	if (asked)
		facet_add(out, v->count, label, also.data, query.data);
	buf_release(&query);
	buf_release(&also);
	free(text);
}

/* A longer label for a record whose name others have too. */
static void
tell_apart(const struct tally *t, uint32_t record, struct facet_values *out, size_t i)
{
	size_t label = out->text.len;
	struct buf text = BUF_INIT;

	buf_printf(&text, "%s  ", facet_label(out, i));
	describe_apart(&text, t->catalogue, record, t->scope->languages);
	buf_add(&out->text, text.data, text.len + 1);
	out->value[i].label = label;
	buf_release(&text);
}

/* The first values of `out` are those of the tally: links are all told. */
static void
tell_twins(const struct tally *t, struct facet_values *out)
{
	uint64_t *twin = bits_new(out->count);
	struct table seen = { .slot = NULL };

	for (size_t i = 0; i < out->count; i++) {
		const char *label = facet_label(out, i);
		uint32_t first = table_add(&seen, label, strlen(label), (uint32_t)i);

		if (first != i) {
			bits_set(twin, first);
			bits_set(twin, i);
		}
	}
	/* Its keys move when labels are added. */
	table_release(&seen);
	for (size_t i = 0; i < out->count; i++)
		if (bits_has(twin, i) && t->value[i].record != RECORD_NONE)
			tell_apart(t, t->value[i].record, out, i);
	free(twin);
}

void
tally_tell(const struct tally *t, struct facet_values *out)
{
	for (size_t i = 0; i < t->count && !progress_cancelled(t->scope->progress); i++) {
		const struct value_count *v = &t->value[i];

		if (!v->told)
			continue;
		if (v->record != RECORD_NONE)
			add_record(t, v, out);
		else if (t->facet->form == FACET_YEAR)
			add_year(v, out);
		else
			add_text(t, v, out);
	}
	if (t->facet->form == FACET_LINK && !progress_cancelled(t->scope->progress))
		tell_twins(t, out);
	if (t->undated)
		/* TRANSLATORS: no date: the study does not say when it was published. */
		facet_add(out, t->undated, _("n.d."), "", "-has:issued");
}
