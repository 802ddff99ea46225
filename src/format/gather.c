/* SPDX-License-Identifier: MIT */
#include "format/gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "model/identifier.h"
#include "text/fold.h"
#include "text/rich.h"

#define ID_BYTES 48 /* of an id that is made; those that are given may be longer */
#define GIVEN_ID_BYTES 120

void
gather_init(struct gathered *g)
{
	*g = (struct gathered){ .folded = BUF_INIT, .raw = BUF_INIT };
}

void
gather_release(struct gathered *g)
{
	free(g->form);
	free(g->party);
	free(g->form_of);
	free(g->study);
	table_release(&g->key);
	table_release(&g->alike);
	table_release(&g->orcid);
	table_release(&g->known);
	table_release(&g->printed);
	buf_release(&g->folded);
	buf_release(&g->raw);
	slugs_release(&g->party_ids);
	slugs_release(&g->study_ids);
	pool_release(&g->pool);
	gather_init(g);
}

/* Append what is left of a text when marks and punctuation are nothing, and blanks but ends. */
static void
add_alike(struct buf *out, struct str s)
{
	size_t from = out->len, to = from;
	bool gap = false;

	if (s.len)
		fold_add(out, s.s, s.len);
	for (size_t i = from; i < out->len; i++) {
		char c = out->data[i];

		if ((unsigned char)c < 0x80 && !ascii_is_lower(c) && !ascii_is_digit(c) &&
		    c != '&' && c != '+') {
			gap |= c != '\'';
			continue;
		}
		if (gap && to > from)
			out->data[to++] = ' ';
		gap = false;
		out->data[to++] = c;
	}
	buf_truncate(out, to);
	buf_putc(out, '\n');
}

static void
add_part(struct buf *out, struct str part, char separator)
{
	if (part.len)
		buf_add(out, part.s, part.len);
	buf_putc(out, separator);
}

static bool
is_organisation(const struct draft_name *n)
{
	return n->name.literal.len > 0;
}

/* What two names have in common that read alike. */
static struct str
alike(struct gathered *g, const struct draft_name *n)
{
	buf_clear(&g->folded);
	if (is_organisation(n)) {
		buf_putc(&g->folded, 'o');
		add_alike(&g->folded, n->name.literal);
	} else {
		buf_clear(&g->raw);
		add_part(&g->raw, n->name.dropping_particle, ' ');
		add_part(&g->raw, n->name.non_dropping_particle, ' ');
		add_part(&g->raw, n->name.family, ' ');
		buf_putc(&g->folded, 'p');
		add_alike(&g->folded, (struct str){ .s = g->raw.data, .len = g->raw.len });
		add_alike(&g->folded, n->name.given);
		add_alike(&g->folded, n->name.suffix);
	}
	return pool_str(&g->pool, g->folded.data, g->folded.len);
}

/* The name as it is, part by part. */
static struct str
printed(struct gathered *g, uint32_t party, const struct draft_name *n)
{
	const struct str part[] = {
		n->name.family, n->name.given,	 n->name.dropping_particle,
		n->name.suffix, n->name.literal, n->name.non_dropping_particle,
	};

	buf_clear(&g->raw);
	buf_printf(&g->raw, "%u\n", party);
	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		add_part(&g->raw, part[i], '\n');
	return pool_str(&g->pool, g->raw.data, g->raw.len);
}

static uint32_t
new_party(struct gathered *g, const struct draft_name *n)
{
	g->party = mem_grow(g->party, &g->party_room, g->parties + 1, sizeof *g->party);
	g->party[g->parties] = (struct gathered_party){
		.organisation = is_organisation(n),
		.orcid = n->orcid,
		.affiliation = TABLE_NONE,
		.id = { .s = "" },
		.first = TABLE_NONE,
		.last = TABLE_NONE,
	};
	return (uint32_t)g->parties++;
}

/* The same ORCID is the same person, another one another, and otherwise the name must do. */
static uint32_t
find_party(struct gathered *g, const struct draft_name *n)
{
	struct str key = alike(g, n);
	uint32_t party = TABLE_NONE;

	if (n->orcid.len)
		party = table_find(&g->orcid, n->orcid.s, n->orcid.len);
	if (party == TABLE_NONE) {
		party = table_find(&g->alike, key.s, key.len);
		if (party != TABLE_NONE && n->orcid.len) {
			if (g->party[party].orcid.len)
				party = TABLE_NONE;
			else
				g->party[party].orcid = n->orcid;
		}
	}
	if (party == TABLE_NONE)
		party = new_party(g, n);
	table_add(&g->alike, key.s, key.len, party);
	if (n->orcid.len)
		table_add(&g->orcid, n->orcid.s, n->orcid.len, party);
	return party;
}

static uint32_t
add_form(struct gathered *g, const struct draft_name *n, size_t at)
{
	uint32_t party = find_party(g, n);
	struct str as = printed(g, party, n);
	uint32_t form = table_add(&g->printed, as.s, as.len, (uint32_t)g->forms);
	struct gathered_party *p = &g->party[party];

	if (form != g->forms) {
		g->form[form].count++;
		return form;
	}
	g->form = mem_grow(g->form, &g->form_room, g->forms + 1, sizeof *g->form);
	g->form[g->forms++] = (struct gathered_form){
		.name = n,
		.party = party,
		.count = 1,
		.next = TABLE_NONE,
		.at = at,
	};
	if (p->first == TABLE_NONE)
		p->first = form;
	else
		g->form[p->last].next = form;
	p->last = form;
	return form;
}

static size_t
bytes_of(const struct draft_name *n, bool beyond_ascii)
{
	const struct str part[] = { n->name.family,
				    n->name.given,
				    n->name.suffix,
				    n->name.dropping_particle,
				    n->name.non_dropping_particle,
				    n->name.literal };
	size_t count = 0;

	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		for (size_t k = 0; k < part[i].len; k++)
			count += !beyond_ascii || (unsigned char)part[i].s[k] >= 0x80;
	return count;
}

/* Accents are left out more often than put in; then what is met most, and what is longest. */
static bool
is_better(const struct gathered_form *a, const struct gathered_form *b)
{
	size_t marks_a = bytes_of(a->name, true), marks_b = bytes_of(b->name, true);

	if (marks_a != marks_b)
		return marks_a > marks_b;
	if (a->count != b->count)
		return a->count > b->count;
	return bytes_of(a->name, false) > bytes_of(b->name, false);
}

/* "knuth-donald", "centre-for-field-ecology" */
static void
name_party(struct gathered *g, struct gathered_party *p)
{
	const struct name *n;
	struct buf id = BUF_INIT;
	size_t first;

	p->preferred = p->first;
	for (uint32_t f = p->first; f != TABLE_NONE; f = g->form[f].next)
		if (is_better(&g->form[f], &g->form[p->preferred]))
			p->preferred = f;
	n = &g->form[p->preferred].name->name;
	if (p->organisation) {
		slug_add(&id, n->literal.s, n->literal.len, ID_BYTES);
	} else {
		slug_add(&id, n->family.s, n->family.len, ID_BYTES);
		first = strcspn(n->given.s, " .");
		if (first && id.len) {
			buf_putc(&id, '-');
			slug_add(&id, n->given.s, first, ID_BYTES / 2);
			if (id.data[id.len - 1] == '-')
				buf_truncate(&id, id.len - 1);
		}
	}
	p->id = slugs_take(&g->party_ids, id.data, p->organisation ? "organisation" : "person");
	buf_release(&id);
}

static bool
is_article(struct str word)
{
	static const char *const articles[] = {
		"a",	"an", "as", "das", "de", "der", "des", "die", "ein",
		"eine", "el", "in", "l",   "la", "le",	"las", "les", "los",
		"o",	"on", "os", "the", "um", "uma", "un",  "une",
	};

	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (word.len == strlen(articles[i]) && (*word.s | 0x20) == *articles[i] &&
		    !memcmp(word.s + 1, articles[i] + 1, word.len - 1))
			return true;
	return false;
}

/* The bytes of what ends a word, or 0. */
static size_t
separator(struct str s, size_t at)
{
	static const char apostrophe[] = "\xe2\x80\x99";

	if (s.len - at >= 3 && !memcmp(s.s + at, apostrophe, 3))
		return 3;
	return memchr(" -:,.'\"/", s.s[at], 8) != NULL;
}

/* The first word of a title that says something. */
static struct str
telling_word(struct str title)
{
	struct str word = { .s = title.s, .len = 0 };

	for (size_t i = 0, end; i < title.len; i = end) {
		for (end = i; end < title.len && !separator(title, end); end++)
			;
		word = (struct str){ .s = title.s + i, .len = end - i };
		if (word.len > 2 && !is_article(word))
			break;
		end += end < title.len ? separator(title, end) : 0;
	}
	return word;
}

/* The source's key; without one "weinberg2012exploitation". */
static void
name_study(struct gathered *g, const struct drafts *ds, size_t i)
{
	const struct draft *d = &ds->draft[i];
	const struct draft_value *author = draft_value(ds, d, KEY_AUTHOR);
	const struct draft_value *issued = draft_value(ds, d, KEY_ISSUED);
	const struct draft_value *title = draft_value(ds, d, KEY_TITLE);
	struct buf id = BUF_INIT;
	size_t sign = issued && issued->text.len && *issued->text.s == '-';
	struct str word;

	if (id_valid(d->key.s, d->key.len))
		buf_add(&id, d->key.s, d->key.len);
	else
		slug_add(&id, d->key.s, d->key.len, GIVEN_ID_BYTES);
	if (!id.len) {
		if (author)
			slug_add(&id,
				 is_organisation(author->name) ? author->name->name.literal.s
							       : author->name->name.family.s,
				 is_organisation(author->name) ? author->name->name.literal.len
							       : author->name->name.family.len,
				 ID_BYTES / 2);
		/* Every date begins with its year. */
		if (issued)
			slug_add(&id, issued->text.s + sign, 4, 4);
		else if (id.len)
			buf_putc(&id, '-');
		if (title) {
			struct buf plain = BUF_INIT;

			rich_add_plain(&plain, title->text.s, title->text.len);
			word = telling_word((struct str){ plain.data, plain.len });
			slug_add(&id, word.s, word.len, ID_BYTES / 2);
			buf_release(&plain);
		}
		while (id.len && id.data[id.len - 1] == '-')
			buf_truncate(&id, id.len - 1);
	}
	g->study[i] = slugs_take(&g->study_ids, id.data, "study");
	buf_release(&id);
}

/* Where somebody works is an organisation like those that write. */
static void
add_affiliation(struct gathered *g, const struct draft_value *v, uint32_t form)
{
	struct draft_name *n = pool_new(&g->pool, sizeof *n);
	uint32_t where;

	*n = draft_parse_name("", 0, true);
	n->name.literal = v->name->affiliation;
	where = g->form[add_form(g, n, v->at)].party;
	if (g->party[g->form[form].party].affiliation == TABLE_NONE)
		g->party[g->form[form].party].affiliation = where;
}

void
gather_know(struct gathered *g, struct str id, bool organisation, struct str orcid,
	    const struct name *name)
{
	struct draft_name *n = pool_new(&g->pool, sizeof *n);
	uint32_t party = table_add(&g->known, id.s, id.len, (uint32_t)g->parties), form;
	struct gathered_party *p;
	struct str key, as;

	*n = (struct draft_name){ .name = *name, .orcid = orcid, .affiliation = { .s = "" } };
	if (party == g->parties) {
		new_party(g, n);
		g->party[party].id = id;
		g->party[party].known = true;
		g->party[party].organisation = organisation;
		if (orcid.len)
			table_add(&g->orcid, orcid.s, orcid.len, party);
	}
	p = &g->party[party];
	key = alike(g, n);
	table_add(&g->alike, key.s, key.len, party);
	as = printed(g, party, n);
	form = table_add(&g->printed, as.s, as.len, (uint32_t)g->forms);
	if (form != g->forms)
		return;
	g->form = mem_grow(g->form, &g->form_room, g->forms + 1, sizeof *g->form);
	g->form[g->forms++] =
		(struct gathered_form){ .name = n, .party = party, .next = TABLE_NONE };
	if (p->first == TABLE_NONE)
		p->first = p->preferred = form;
	else
		g->form[p->last].next = form;
	p->last = form;
}

void
gather_take_party(struct gathered *g, const char *id)
{
	slugs_take(&g->party_ids, id, "");
}

void
gather_take_study(struct gathered *g, const char *id)
{
	slugs_take(&g->study_ids, id, "");
}

void
gather(struct gathered *g, const struct drafts *ds)
{
	g->form_of = xcalloc(ds->values ? ds->values : 1, sizeof *g->form_of);
	g->studies = ds->count;
	g->study_room = ds->count ? ds->count : 1;
	g->study = xcalloc(g->study_room, sizeof *g->study);
	for (size_t i = 0; i < ds->values; i++) {
		const struct draft_value *v = &ds->value[i];

		g->form_of[i] = v->name ? add_form(g, v->name, v->at) : TABLE_NONE;
		if (v->name && v->name->affiliation.len && !is_organisation(v->name))
			add_affiliation(g, v, g->form_of[i]);
	}
	for (size_t i = 0; i < g->parties; i++)
		if (!g->party[i].known)
			name_party(g, &g->party[i]);
	/* Those who have a valid id keep it, whoever comes before them without one. */
	for (size_t i = 0; i < ds->count; i++)
		if (id_valid(ds->draft[i].key.s, ds->draft[i].key.len))
			name_study(g, ds, i);
	for (size_t i = 0; i < ds->count; i++) {
		if (!g->study[i].s)
			name_study(g, ds, i);
		if (ds->draft[i].key.len)
			table_add(&g->key, ds->draft[i].key.s, ds->draft[i].key.len, (uint32_t)i);
	}
}

void
gather_know_study(struct gathered *g, struct str key, struct str id)
{
	g->study = mem_grow(g->study, &g->study_room, g->studies + 1, sizeof *g->study);
	g->study[g->studies] = id;
	table_add(&g->key, key.s, key.len, (uint32_t)g->studies++);
}
