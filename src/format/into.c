/* SPDX-License-Identifier: MIT */
#include "format/into.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "format/draft-write.h"
#include "format/gather.h"
#include "format/read.h"
#include "format/splice.h"
#include "model/compare.h"
#include "model/identifier.h"
#include "text/fold.h"
#include "text/rich.h"

/*
 * By what a study is known again, each with the study that has it.  What it is cited by is a key
 * like the one that it is listed under.
 */
enum mark { MARK_KEY, MARK_CITED, MARK_DOI, MARK_ISBN, MARK_TITLE, MARKS };

/* What a study is called in messages, and where it is. */
struct known_study {
	struct str name;
	unsigned line, column;
};

struct known {
	const struct catalogue *c;
	struct pool pool;
	struct table mark; /* letter and text -> index of `study` */
	struct known_study *study;
	size_t studies, room;
};

/* Say that the study called `here` is there already, as the study `there`. */
static void
say_known(struct diags *diags, struct place place, enum mark mark, const char *here,
	  const char *there)
{
	switch (mark) {
	case MARK_KEY:
	case MARK_CITED:
		diag_warning(diags, place, _("\"%s\" is there already: %s has this id"), here,
			     there);
		break;
	case MARK_DOI:
		diag_warning(diags, place, _("\"%s\" is there already: %s has the same DOI"), here,
			     there);
		break;
	case MARK_ISBN:
		diag_warning(diags, place, _("\"%s\" is there already: %s has the same ISBN"), here,
			     there);
		break;
	default:
		diag_warning(diags, place,
			     _("\"%s\" is there already: %s has the same title and year"), here,
			     there);
	}
}

/* Append the words of a text alone, folded. */
static void
add_words(struct buf *out, struct str s)
{
	size_t from = out->len, to = from;
	struct buf plain = BUF_INIT;

	rich_add_plain(&plain, s.s, s.len);
	fold_add(out, plain.data, plain.len);
	buf_release(&plain);
	for (size_t i = from; i < out->len; i++) {
		char c = out->data[i];

		if ((unsigned char)c >= 0x80 || ascii_is_lower(c) || ascii_is_digit(c))
			out->data[to++] = c;
	}
	buf_truncate(out, to);
}

/* The text of a mark, in `out`; nothing when there is none. */
static void
make_mark(struct buf *out, enum mark mark, struct str text, struct str issued)
{
	bool key = mark == MARK_KEY || mark == MARK_CITED;

	buf_clear(out);
	if (!text.len)
		return;
	buf_putc(out, (char)('a' + (key ? MARK_KEY : mark)));
	if (key)
		buf_add(out, text.s, text.len);
	else
		add_words(out, text);
	if (mark == MARK_TITLE && (issued.len < 4 || out->len < 5))
		buf_clear(out);
	else if (mark == MARK_TITLE)
		buf_add(out, issued.s, 4);
}

static uint32_t
find_mark(const struct known *k, const struct buf *mark)
{
	return mark->len ? table_find(&k->mark, mark->data, mark->len) : TABLE_NONE;
}

static void
keep_mark(struct known *k, const struct buf *mark, uint32_t study)
{
	struct str kept;

	if (!mark->len)
		return;
	kept = pool_str(&k->pool, mark->data, mark->len);
	table_add(&k->mark, kept.s, kept.len, study);
}

static uint32_t
new_study(struct known *k, struct str name, unsigned line, unsigned column)
{
	k->study = mem_grow(k->study, &k->room, k->studies + 1, sizeof *k->study);
	k->study[k->studies] = (struct known_study){
		.name = pool_str(&k->pool, name.s, name.len),
		.line = line,
		.column = column,
	};
	return (uint32_t)k->studies++;
}

/* Chapters have the ISBN of their book. */
static bool
is_whole(struct str type)
{
	static const char *const whole[] = { "book",	 "report",   "thesis",	"map",
					     "pamphlet", "standard", "dataset", "software" };

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (str_is(type, whole[i]))
			return true;
	return false;
}

static struct str
text_of(struct value v)
{
	return (struct str){ .s = value_text(v), .len = value_len(v) };
}

static void
know_study(struct known *k, uint32_t record)
{
	struct value title = record_value(k->c, record, KEY_TITLE);
	struct str issued = text_of(record_value(k->c, record, KEY_ISSUED));
	const char *id = record_id(k->c, record);
	uint32_t study =
		new_study(k, str_of(id), record_line(k->c, record), record_column(k->c, record));
	struct buf mark = BUF_INIT;

	make_mark(&mark, MARK_KEY, str_of(id), issued);
	keep_mark(k, &mark, study);
	make_mark(&mark, MARK_CITED, text_of(record_value(k->c, record, KEY_CITATION_KEY)), issued);
	keep_mark(k, &mark, study);
	make_mark(&mark, MARK_DOI, text_of(record_value(k->c, record, KEY_DOI)), issued);
	keep_mark(k, &mark, study);
	if (is_whole(text_of(record_value(k->c, record, KEY_TYPE)))) {
		make_mark(&mark, MARK_ISBN, text_of(record_value(k->c, record, KEY_ISBN)), issued);
		keep_mark(k, &mark, study);
	}
	make_mark(&mark, MARK_TITLE, text_of(title), issued);
	keep_mark(k, &mark, study);
	for (uint32_t i = 0; i < value_count(title); i++) {
		make_mark(&mark, MARK_TITLE, text_of(value_at(title, i)), issued);
		keep_mark(k, &mark, study);
	}
	buf_release(&mark);
}

static struct str
draft_mark(const struct drafts *ds, const struct draft *d, enum mark mark)
{
	static const enum key keys[MARKS] = { [MARK_CITED] = KEY_CITATION_KEY,
					      [MARK_DOI] = KEY_DOI,
					      [MARK_ISBN] = KEY_ISBN,
					      [MARK_TITLE] = KEY_TITLE };
	const struct draft_value *v, *type = draft_value(ds, d, KEY_TYPE);

	if (mark == MARK_KEY)
		return d->key;
	if (mark == MARK_ISBN && (!type || !is_whole(type->text)))
		return (struct str){ .s = "", .len = 0 };
	v = draft_value(ds, d, keys[mark]);
	return v ? v->text : (struct str){ .s = "", .len = 0 };
}

/* Is the draft one of those that are known?  Then that is told; else it is known from here on. */
static bool
is_new(struct known *k, const struct drafts *ds, const struct draft *d, struct diags *diags,
       struct place place)
{
	const struct draft_value *issued = draft_value(ds, d, KEY_ISSUED);
	const struct draft_value *title = draft_value(ds, d, KEY_TITLE);
	struct str year = issued ? issued->text : (struct str){ .s = "", .len = 0 };
	struct str called = d->key.len ? d->key : title ? title->text : str_of("?");
	struct buf mark = BUF_INIT, plain = BUF_INIT;
	bool known = false;
	struct quote q, q2;
	uint32_t study;

	rich_add_plain(&plain, called.s, called.len);
	for (int m = 0; m < MARKS && !known; m++) {
		make_mark(&mark, (enum mark)m, draft_mark(ds, d, (enum mark)m), year);
		study = find_mark(k, &mark);
		if (study == TABLE_NONE)
			continue;
		assert(k->study);
		known = true;
		place.line = k->study[study].line;
		place.column = k->study[study].column;
		say_known(diags, place, (enum mark)m, quote(&q, plain.data, plain.len),
			  quote(&q2, k->study[study].name.s, k->study[study].name.len));
	}
	study = known ? 0 : new_study(k, (struct str){ plain.data, plain.len }, 0, 0);
	for (int m = 0; m < MARKS && !known; m++) {
		make_mark(&mark, (enum mark)m, draft_mark(ds, d, (enum mark)m), year);
		keep_mark(k, &mark, study);
	}
	buf_release(&mark);
	buf_release(&plain);
	return !known;
}

/* The drafts that the catalogue does not have. */
static size_t
leave_out(const struct catalogue *c, struct drafts *ds, const char *name, struct diags *diags)
{
	struct known k = { .c = c };
	bool *keep = xcalloc(ds->count ? ds->count : 1, sizeof *keep);
	uint32_t first = catalogue_first(c, KIND_STUDY);
	struct place place = { .file = diags_name(diags, name) };
	size_t before = ds->count;

	for (uint32_t i = 0; i < catalogue_count(c, KIND_STUDY); i++)
		know_study(&k, first + i);
	for (size_t i = 0; i < ds->count; i++)
		keep[i] = is_new(&k, ds, &ds->draft[i], diags, place);
	drafts_keep(ds, keep);
	free(keep);
	free(k.study);
	table_release(&k.mark);
	pool_release(&k.pool);
	return before - ds->count;
}

/* One of the forms of a party of the catalogue. */
static void
know_form(struct gathered *g, const struct catalogue *c, uint32_t record, struct value v)
{
	bool organisation = record_kind(c, record) == KIND_ORGANISATION;
	struct str orcid = text_of(record_value(c, record, KEY_ORCID));
	struct name name;

	if (organisation) {
		name_parse("", 0, &name);
		name.literal = text_of(v);
	} else if (!name_read(v, &name)) {
		return;
	}
	if (name.family.len || name.literal.len)
		gather_know(g, str_of(record_id(c, record)), organisation, orcid, &name);
}

static void
know_party(struct gathered *g, const struct catalogue *c, uint32_t record)
{
	enum key key = record_kind(c, record) == KIND_ORGANISATION ? KEY_NAME_TEXT : KEY_NAME;
	struct value name = record_value(c, record, key), also = record_value(c, record, KEY_ALSO);

	if (!*record_id(c, record))
		return;
	gather_take_party(g, record_id(c, record));
	know_form(g, c, record, name);
	for (uint32_t i = 0; key == KEY_NAME_TEXT && i < value_count(name); i++)
		know_form(g, c, record, value_at(name, i));
	for (uint32_t i = 0; i < value_items(also); i++) {
		struct value form = value_item(also, i);

		if (value_form(form) == VALUE_MAP)
			form = value_get(form, KEY_AS_NAME);
		know_form(g, c, record, form);
	}
}

static void
know_catalogue(struct gathered *g, const struct catalogue *c)
{
	static const enum kind kinds[] = { KIND_ORGANISATION, KIND_PERSON, KIND_STUDY };

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		uint32_t first = catalogue_first(c, kinds[k]);

		for (uint32_t i = 0; i < catalogue_count(c, kinds[k]); i++) {
			if (kinds[k] == KIND_STUDY)
				gather_take_study(g, record_id(c, first + i));
			else
				know_party(g, c, first + i);
		}
	}
}

/* What is new, list by list, as the file has its lists. */
static void
write_new(struct into *in, const struct drafts *ds, const struct gathered *g,
	  const struct splice *splice, struct buf text[SPLICE_LISTS])
{
	struct draft_writer w = { .ds = ds, .g = g };

	for (size_t i = 0; i < g->parties; i++) {
		enum splice_list list =
			g->party[i].organisation ? SPLICE_ORGANISATIONS : SPLICE_PEOPLE;

		if (g->party[i].known)
			continue;
		w.out = &text[list];
		draft_write_party(&w, i, splice->place[list].indent);
		in->organisations += g->party[i].organisation;
		in->people += !g->party[i].organisation;
	}
	w.out = &text[SPLICE_STUDIES];
	for (size_t i = 0; i < ds->count; i++)
		draft_write_study(&w, i, splice->place[SPLICE_STUDIES].indent);
	in->studies = ds->count;
	draft_writer_release(&w);
}

static void
show_new(struct into *in, const struct buf text[SPLICE_LISTS])
{
	static const char *const titles[SPLICE_LISTS] = { "organisations", "people", "studies" };

	for (int i = 0; i < SPLICE_LISTS; i++)
		if (text[i].len)
			buf_printf(&in->added, "%s:\n%s", titles[i], text[i].data);
}

/* Added; or who was but a name in a study has a record now, to which that name leads. */
static bool
is_harmless(const struct comparison *c, const struct change *change)
{
	return change->type == CHANGE_ADDED ||
	       ((change->kind == KIND_PERSON || change->kind == KIND_ORGANISATION) &&
		!*record_id(c->before, change->before));
}

/* Is the new text the old catalogue, with something added and nothing else? */
static bool
holds(const struct into *in, const struct catalogue *before, size_t errors, const char *name,
      struct diags *diags)
{
	struct diags found = { .diag = NULL };
	struct catalogue *after = catalogue_read_one(name, in->text.data, in->text.len, &found);
	struct comparison comparison;
	/* Of a list that stands there twice only one is read. */
	bool good = after && found.errors <= errors &&
		    catalogue_count(after, KIND_STUDY) ==
			    catalogue_count(before, KIND_STUDY) + in->studies;

	if (good) {
		compare_catalogues(&comparison, before, after);
		for (size_t i = 0; i < comparison.changes; i++)
			good &= is_harmless(&comparison, &comparison.change[i]);
		comparison_release(&comparison);
	}
	if (!good)
		diag_error(diags, (struct place){ .file = diags_name(diags, name) },
			   _("what would come out is not this catalogue with something added, so "
			     "nothing was written; add the records by hand"));
	if (!good && found.errors > errors)
		diags_move(diags, &found);
	diags_release(&found);
	catalogue_free(after);
	return good;
}

bool
into_make(struct into *in, struct drafts *ds, const char *name, const char *bytes, size_t len,
	  struct diags *diags)
{
	struct diags found = { .diag = NULL };
	struct catalogue *before = catalogue_read_one(name, bytes, len, &found);
	struct buf text[SPLICE_LISTS] = { BUF_INIT, BUF_INIT, BUF_INIT };
	const char *texts[SPLICE_LISTS];
	struct gathered g;
	struct splice splice;
	size_t errors = found.errors;
	bool good = before != NULL;

	*in = (struct into){ .text = BUF_INIT, .added = BUF_INIT };
	if (!before)
		diags_move(diags, &found);
	diags_release(&found);
	good = good && splice_open(&splice, name, bytes, len, diags);
	if (good) {
		in->there = leave_out(before, ds, name, diags);
		gather_init(&g);
		know_catalogue(&g, before);
		gather(&g, ds);
		write_new(in, ds, &g, &splice, text);
		show_new(in, text);
		for (int i = 0; i < SPLICE_LISTS; i++)
			texts[i] = text[i].data;
		splice_write(&splice, texts, &in->text);
		good = holds(in, before, errors, name, diags);
		gather_release(&g);
	}
	for (int i = 0; i < SPLICE_LISTS; i++)
		buf_release(&text[i]);
	catalogue_free(before);
	return good;
}

void
into_release(struct into *in)
{
	buf_release(&in->text);
	buf_release(&in->added);
}
