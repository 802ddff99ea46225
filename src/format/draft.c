/* SPDX-License-Identifier: MIT */
#include "format/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/thread.h"
#include "format/yaml.h"
#include "model/date.h"
#include "model/language.h"
#include "text/normalise.h"
#include "text/utf8.h"

#define CUSTOMS_MAX 1000 /* of one record */

/* Bytes from which on a note is not made longer by another. */
#define NOTE_MAX ((size_t)8 << 10)

/* The reader of catalogues takes no more; a text in quotes is as long as its bytes. */
#define TEXT_MAX (YAML_TEXT_MAX / 2)

void
drafts_init(struct drafts *ds, struct source *source)
{
	*ds = (struct drafts){ .source = source, .title = { .s = "" } };
}

void
drafts_release(struct drafts *ds)
{
	pool_release(&ds->pool);
	free(ds->draft);
	free(ds->value);
	*ds = (struct drafts){ .draft = NULL };
}

static bool
is_blank(uint32_t c)
{
	return c <= ' ' || c == 0x7f || (c & ~1U) == 0x2028;
}

static bool
is_allowed(uint32_t c)
{
	return !((c >= 0x80 && c < 0xa0) || c == 0xfeff || c == 0x200b || (c & 0xfffe) == 0xfffe ||
		 (c >= 0xfdd0 && c <= 0xfdef));
}

/* Runs of blanks are one; with a line break in them one, with two, if lines are kept. */
static void
add_gap(struct buf *out, unsigned breaks, bool lines)
{
	if (!out->len)
		return;
	if (!lines || !breaks)
		buf_putc(out, ' ');
	else
		buf_puts(out, breaks > 1 ? "\n\n" : "\n");
}

struct str
draft_clean(struct drafts *ds, const char *s, size_t len, bool lines, size_t at)
{
	struct buf out = BUF_INIT, nfc = BUF_INIT;
	unsigned breaks = 0;
	bool gap = false;
	struct str clean;
	uint32_t code;

	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &code);
		if (!n) {
			n = 1;
			continue;
		}
		if (is_blank(code)) {
			gap = true;
			breaks += code == '\n' || code > 0x7f ||
				  (code == '\r' && (i + 1 == len || s[i + 1] != '\n'));
			continue;
		}
		if (!is_allowed(code))
			continue;
		if (gap)
			add_gap(&out, breaks, lines);
		gap = false;
		breaks = 0;
		if (out.len + n > TEXT_MAX) {
			source_warning(ds->source, at,
				       _("this text is longer than %u bytes and was cut"),
				       (unsigned)TEXT_MAX);
			break;
		}
		buf_add(&out, s + i, n);
	}
	nfc_add(&nfc, out.data, out.len);
	clean = pool_str(&ds->pool, nfc.data, nfc.len);
	buf_release(&out);
	buf_release(&nfc);
	return clean;
}

void
draft_begin(struct drafts *ds, struct str key, size_t at)
{
	ds->draft = mem_grow(ds->draft, &ds->room, ds->count + 1, sizeof *ds->draft);
	ds->draft[ds->count++] = (struct draft){
		.key = draft_clean(ds, key.s, key.len, false, at),
		.at = at,
		.first = ds->values,
	};
	memset(ds->first_of, 0, sizeof ds->first_of);
	ds->customs = 0;
	if (at > ds->told) {
		progress_add(ds->source->progress, at - ds->told, 0);
		ds->told = at;
	}
}

void
drafts_keep(struct drafts *ds, const bool *keep)
{
	size_t count = 0, values = 0;

	for (size_t i = 0; i < ds->count; i++) {
		struct draft d = ds->draft[i];

		if (!keep[i])
			continue;
		memmove(ds->value + values, ds->value + d.first, d.values * sizeof *ds->value);
		d.first = values;
		values += d.values;
		ds->draft[count++] = d;
	}
	ds->count = count;
	ds->values = values;
}

static void
add(struct drafts *ds, struct draft_value value)
{
	if (!ds->first_of[value.key])
		ds->first_of[value.key] = (uint32_t)ds->values + 1;
	ds->value = mem_grow(ds->value, &ds->value_room, ds->values + 1, sizeof *ds->value);
	ds->value[ds->values++] = value;
	ds->draft[ds->count - 1].values++;
}

static bool
keeps_lines(enum key key)
{
	return key == KEY_ABSTRACT || key == KEY_NOTE || key == KEY_ANNOTE ||
	       key == KEY_REFERENCES || key == KEY_DESCRIPTION;
}

static bool
is_list(enum key key)
{
	enum value_type type = key_row(key)->type;

	return type == TYPE_WORDS || type == TYPE_TEXTS || type == TYPE_PUBLISHERS ||
	       type == TYPE_RELATED || type == TYPE_COUNTRIES || type == TYPE_URLS;
}

/* A second text of a key that has but one: notes go on, others are kept elsewhere. */
static void
add_again(struct drafts *ds, enum key key, struct str text, size_t at)
{
	struct draft_value *old = &ds->value[ds->first_of[key] - 1];
	struct buf both = BUF_INIT;

	if (old->text.len == text.len && !memcmp(old->text.s, text.s, text.len))
		return;
	if (!keeps_lines(key) || old->text.len > NOTE_MAX) {
		draft_custom(ds, str_of(key_row(key)->name), text, at);
		return;
	}
	buf_printf(&both, "%s\n\n%s", old->text.s, text.s);
	old->text = draft_clean(ds, both.data, both.len, true, at);
	buf_release(&both);
}

void
draft_text(struct drafts *ds, enum key key, const char *s, size_t len, size_t at)
{
	struct str text = draft_clean(ds, s, len, keeps_lines(key), at);

	if (!text.len)
		return;
	if (!is_list(key) && draft_last(ds, key))
		add_again(ds, key, text, at);
	else
		add(ds, (struct draft_value){ .key = key, .text = text, .at = at });
}

void
draft_str(struct drafts *ds, enum key key, struct str s, size_t at)
{
	draft_text(ds, key, s.s, s.len, at);
}

void
draft_name(struct drafts *ds, enum key key, const struct draft_name *name, size_t at)
{
	struct draft_name *kept = pool_new(&ds->pool, sizeof *kept);
	struct str *part[] = {
		&kept->name.family,
		&kept->name.given,
		&kept->name.dropping_particle,
		&kept->name.non_dropping_particle,
		&kept->name.suffix,
		&kept->name.literal,
		&kept->orcid,
		&kept->affiliation,
	};

	*kept = *name;
	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		*part[i] = draft_clean(ds, part[i]->s, part[i]->len, false, at);
	/* Somebody with but one name has that. */
	if (!kept->name.family.len && kept->name.given.len) {
		kept->name.family = kept->name.given;
		kept->name.given = (struct str){ .s = "", .len = 0 };
	}
	if (kept->name.family.len || kept->name.literal.len)
		add(ds, (struct draft_value){
				.key = key, .name = kept, .at = at, .text = { .s = "" } });
}

void
draft_local(struct drafts *ds, enum key key, struct str tag, struct str text, size_t at)
{
	struct draft_value value = { .key = key, .at = at };

	value.text = draft_clean(ds, text.s, text.len, keeps_lines(key), at);
	value.word = draft_clean(ds, tag.s, tag.len, false, at).s;
	if (!value.text.len || !language_valid(value.word))
		return;
	if (ds->first_of[key] && !ds->value[ds->first_of[key] - 1].word)
		ds->value[ds->first_of[key] - 1] = value;
	else
		add(ds, value);
}

void
draft_custom(struct drafts *ds, struct str word, struct str text, size_t at)
{
	struct str name = draft_clean(ds, word.s, word.len < 64 ? word.len : 64, false, at);
	struct str clean = draft_clean(ds, text.s, text.len, true, at);

	if (!clean.len || !name.len)
		return;
	if (ds->customs++ == CUSTOMS_MAX)
		source_warning(ds->source, at,
			       _("this record has more than %d fields that the catalogue has no "
				 "key for; the rest are left out"),
			       CUSTOMS_MAX);
	if (ds->customs <= CUSTOMS_MAX)
		add(ds, (struct draft_value){
				.key = KEY_CUSTOM, .word = name.s, .text = clean, .at = at });
}

void
draft_date(struct drafts *ds, enum key key, struct str edtf, struct str word, size_t at)
{
	struct str clean = draft_clean(ds, edtf.s, edtf.len, false, at);
	const char *fault = NULL;
	struct date date;
	struct quote q;

	if (!clean.len)
		return;
	if (date_parse(clean.s, clean.len, &date, &fault, NULL)) {
		draft_set(ds, key, clean, at);
		return;
	}
	source_warning(ds->source, at,
		       _("\"%s\" is no date that could be read; it is kept "
			 "under \"custom\""),
		       quote(&q, clean.s, clean.len));
	draft_custom(ds, word, clean, at);
}

const struct draft_value *
draft_value(const struct drafts *ds, const struct draft *d, enum key key)
{
	for (size_t i = d->first; i < d->first + d->values; i++)
		if (ds->value[i].key == key)
			return &ds->value[i];
	return NULL;
}

const struct draft_value *
draft_last(const struct drafts *ds, enum key key)
{
	return ds->first_of[key] ? &ds->value[ds->first_of[key] - 1] : NULL;
}

void
draft_set(struct drafts *ds, enum key key, struct str text, size_t at)
{
	const struct draft_value *old = draft_last(ds, key);

	if (old)
		ds->value[old - ds->value].text =
			draft_clean(ds, text.s, text.len, keeps_lines(key), at);
	else
		draft_str(ds, key, text, at);
}

/* "Jean de la": what stands in small letters behind the given name goes when that does. */
void
draft_split_given(struct name *name)
{
	struct str given = name->given;
	size_t end = given.len;

	if (name->dropping_particle.len)
		return;
	for (size_t at = given.len; at > 0; at--) {
		if (given.s[at - 1] != ' ')
			continue;
		if (given.s[at] < 'a' || given.s[at] > 'z')
			break;
		end = at - 1;
	}
	if (end == given.len)
		return;
	name->dropping_particle =
		(struct str){ .s = given.s + end + 1, .len = given.len - end - 1 };
	name->given.len = end;
}

struct draft_name
draft_parse_name(const char *s, size_t len, bool literal)
{
	struct draft_name name = { .orcid = { .s = "" }, .affiliation = { .s = "" } };

	/* "Ministry of Mines," is how some say that it is not to be turned round. */
	while (len && (s[len - 1] == ',' || s[len - 1] == ' ')) {
		literal |= s[len - 1] == ',';
		len--;
	}
	name_parse("", 0, &name.name);
	if (literal && !memchr(s, ',', len))
		name.name.literal = (struct str){ .s = s, .len = len };
	else
		name_parse(s, len, &name.name);
	/* Who has but one name is a person all the same. */
	if (!literal && name.name.literal.len) {
		name.name.family = name.name.literal;
		name.name.literal.len = 0;
	}
	draft_split_given(&name.name);
	return name;
}
