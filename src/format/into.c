/* SPDX-License-Identifier: MIT */
#include "format/into.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/draft-write.h"
#include "format/gather.h"
#include "format/known-study.h"
#include "format/read.h"
#include "format/splice.h"
#include "model/compare.h"

/* Say that the study called `here` is there already, as the study `there`. */
static void
say_known(struct diags *diags, struct place place, enum known_by by, const char *here,
	  const char *there)
{
	switch (by) {
	case KNOWN_KEY:
		diag_warning(diags, place, _("\"%s\" is there already: %s has this id"), here,
			     there);
		break;
	case KNOWN_DOI:
		diag_warning(diags, place, _("\"%s\" is there already: %s has the same DOI"), here,
			     there);
		break;
	case KNOWN_ISBN:
		diag_warning(diags, place, _("\"%s\" is there already: %s has the same ISBN"), here,
			     there);
		break;
	default:
		diag_warning(diags, place,
			     _("\"%s\" is there already: %s has the same title and year"), here,
			     there);
	}
}

static struct str
text_of(struct value v)
{
	return (struct str){ .s = value_text(v), .len = value_len(v) };
}

/* What is left out of the drafts, and where each of the others then is. */
struct left_out {
	struct known_studies known;
	struct left {
		struct str key;
		uint32_t study; /* which of the known ones it is */
	} *left;
	size_t count, room;
	size_t *place;
};

/* Is the draft none of those that are known?  Else that is told. */
static bool
is_new(struct left_out *out, const struct drafts *ds, const struct draft *d, const char *name,
       struct diags *diags)
{
	enum known_by by;
	const struct known_study *there = known_find(&out->known, ds, d, &by);
	struct place place;
	struct buf called = BUF_INIT;
	struct quote q, q2;

	if (!there)
		return true;
	place = there->place;
	place.file = diags_name(diags, place.file ? place.file : name);
	known_call(&called, ds, d);
	say_known(diags, place, by, quote(&q, called.data, called.len),
		  quote(&q2, there->name.s, there->name.len));
	buf_release(&called);
	out->left = mem_grow(out->left, &out->room, out->count + 1, sizeof *out->left);
	out->left[out->count++] =
		(struct left){ d->key, (uint32_t)(there - out->known.study) };
	return false;
}

/* Keep the drafts that the catalogue does not have. */
static void
leave_out(struct left_out *out, const struct catalogue *c, struct drafts *ds, const char *name,
	  struct diags *diags)
{
	bool *keep = xcalloc(ds->count ? ds->count : 1, sizeof *keep);
	uint32_t first = catalogue_first(c, KIND_STUDY);
	size_t kept = 0;

	*out = (struct left_out){ .left = NULL };
	out->place = xcalloc(ds->count ? ds->count : 1, sizeof *out->place);
	known_init(&out->known);
	for (uint32_t i = 0; i < catalogue_count(c, KIND_STUDY); i++)
		known_add_record(&out->known, c, first + i);
	for (size_t i = 0; i < ds->count; i++) {
		out->place[i] = kept;
		keep[i] = is_new(out, ds, &ds->draft[i], name, diags);
		kept += keep[i];
	}
	drafts_keep(ds, keep);
	free(keep);
}

/* What the drafts say of studies that are left out is said of those that are there. */
static void
know_left_out(struct gathered *g, const struct left_out *out)
{
	for (size_t i = 0; i < out->count; i++) {
		const struct known_study *there = &out->known.study[out->left[i].study];

		if (!out->left[i].key.len)
			continue;
		gather_know_study(g, out->left[i].key,
				  there->place.file ? there->name
						    : g->study[out->place[there->draft]]);
	}
}

static void
left_out_release(struct left_out *out)
{
	known_release(&out->known);
	free(out->left);
	free(out->place);
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

/* The ids of a record, which no new one can have: former ones still lead to it. */
static void
take_ids(struct gathered *g, const struct catalogue *c, uint32_t record)
{
	void (*take)(struct gathered *, const char *) =
		record_kind(c, record) == KIND_STUDY ? gather_take_study : gather_take_party;
	struct value formers = record_value(c, record, KEY_FORMERLY);

	if (*record_id(c, record))
		take(g, record_id(c, record));
	for (uint32_t i = 0; i < value_items(formers); i++)
		take(g, value_text(value_item(formers, i)));
}

/* Organisations by their acronyms, as far as each has but one owner and is nobody's name. */
static void
know_acronyms(struct gathered *g, const struct catalogue *c)
{
	uint32_t first = catalogue_first(c, KIND_ORGANISATION);
	uint32_t end = first + catalogue_count(c, KIND_ORGANISATION);
	struct table owner = { .slot = NULL };
	bool *shared = xcalloc(end - first + 1, sizeof *shared);

	for (uint32_t i = first; i < end; i++) {
		struct str s = text_of(record_value(c, i, KEY_ACRONYM));
		uint32_t other = table_add(&owner, s.s, s.len, i - first);

		shared[i - first] = other != i - first;
		shared[other] |= other != i - first;
	}
	for (uint32_t i = first; i < end; i++) {
		struct value acronym = record_value(c, i, KEY_ACRONYM);

		if (value_len(acronym) && *record_id(c, i) && !shared[i - first])
			know_form(g, c, i, acronym);
	}
	table_release(&owner);
	free(shared);
}

static void
know_catalogue(struct gathered *g, const struct catalogue *c)
{
	static const enum kind kinds[] = { KIND_ORGANISATION, KIND_PERSON, KIND_STUDY };

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		uint32_t first = catalogue_first(c, kinds[k]);

		for (uint32_t i = 0; i < catalogue_count(c, kinds[k]); i++) {
			take_ids(g, c, first + i);
			if (kinds[k] != KIND_STUDY)
				know_party(g, c, first + i);
		}
	}
	know_acronyms(g, c);
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

/* The files with the new text in place of the first one's. */
static struct catalogue *
read_new(const struct into *in, const struct read_file *file, size_t files, struct diags *diags)
{
	struct read_file *new = xcalloc(files, sizeof *new);
	struct catalogue *c;

	memcpy(new, file, files * sizeof *new);
	new->bytes = in->text.data;
	new->len = in->text.len;
	c = catalogue_read(new, files, diags);
	free(new);
	return c;
}

/* Is the new text the old catalogue, with something added and nothing else? */
static bool
holds(const struct into *in, const struct catalogue *before, size_t errors,
      const struct read_file *file, size_t files, struct diags *diags)
{
	struct diags found = { .diag = NULL };
	struct catalogue *after = read_new(in, file, files, &found);
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
		diag_error(diags, (struct place){ .file = diags_name(diags, file->name) },
			   _("what would come out is not this catalogue with something added, so "
			     "nothing was written; add the records by hand"));
	if (!good && found.errors > errors)
		diags_move(diags, &found);
	diags_release(&found);
	catalogue_free(after);
	return good;
}

/* The errors in the first of the files. */
static size_t
errors_in(const struct read_file *file, size_t files)
{
	struct diags diags = { .diag = NULL };
	size_t errors = 0;

	catalogue_free(catalogue_read(file, files, &diags));
	for (size_t i = 0; i < diags.count; i++)
		errors += diags.diag[i].level == DIAG_ERROR &&
			  !strcmp(diags.diag[i].place.file, file->name);
	diags_release(&diags);
	return errors;
}

bool
into_refers(const struct read_file *file, size_t files)
{
	size_t alone = errors_in(file, 1);

	return alone && errors_in(file, files) < alone;
}

bool
into_make(struct into *in, struct drafts *ds, const struct read_file *file, size_t files,
	  struct diags *diags)
{
	struct diags found = { .diag = NULL };
	struct catalogue *before = catalogue_read(file, files, &found);
	struct buf text[SPLICE_LISTS] = { BUF_INIT, BUF_INIT, BUF_INIT };
	const char *texts[SPLICE_LISTS];
	struct left_out out;
	struct gathered g;
	struct splice splice;
	size_t errors = found.errors;
	bool good = before != NULL;

	*in = (struct into){ .text = BUF_INIT, .added = BUF_INIT };
	if (!before)
		diags_move(diags, &found);
	diags_release(&found);
	good = good && splice_open(&splice, file->name, file->bytes, file->len, diags);
	if (good) {
		leave_out(&out, before, ds, file->name, diags);
		in->there = out.count;
		gather_init(&g);
		know_catalogue(&g, before);
		gather(&g, ds);
		know_left_out(&g, &out);
		write_new(in, ds, &g, &splice, text);
		show_new(in, text);
		for (int i = 0; i < SPLICE_LISTS; i++)
			texts[i] = text[i].data;
		splice_write(&splice, texts, &in->text);
		good = holds(in, before, errors, file, files, diags);
		gather_release(&g);
		left_out_release(&out);
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
