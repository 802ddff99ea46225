/* SPDX-License-Identifier: MIT */
#include "tui/works.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sort.h"
#include "model/describe.h"
#include "model/order.h"
#include "model/ready.h"
#include "model/works.h"
#include "text/fold.h"
#include "tui/known_page.h"

/* What naming somebody in a key makes of them. */
static const struct {
	enum key key;
	const char *heading;
} roles[] = {
	{ KEY_AUTHOR, N_("Author of") },
	{ KEY_EDITOR, N_("Editor of") },
	{ KEY_CONTRIBUTOR, N_("Contributor to") },
	{ KEY_TRANSLATOR, N_("Translator of") },
	{ KEY_PUBLISHER, N_("Publisher of") },
	{ KEY_FUNDER, N_("Funder of") },
	{ KEY_LEAD, N_("Leads") },
	{ KEY_PARTNER, N_("Partner in") },
	{ KEY_AFFILIATION, N_("People") },
};

static const char *
role_heading(enum key key)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (roles[i].key == key)
			return _(roles[i].heading);
	return key_label(key, 1);
}

/* A page is no list: views have all of them, and a reader who asks for more has the query. */
#define STUDIES_MOST 1000
#define NAMES_MOST 200

/* "and 12 more" below a list that was cut. */
static void
show_rest(struct page *p, size_t count, size_t most)
{
	unsigned long rest = count > most ? count - most : 0;
	struct buf b = BUF_INIT;

	if (!rest)
		return;
	buf_printf(&b, Q_("and %lu more", "and %lu more", rest), rest);
	page_paragraph(p, 2, 4);
	page_puts(p, ROLE_DIM, b.data);
	buf_release(&b);
}

/* Records and in how many studies they were met. */
struct tally {
	struct met {
		uint32_t record, study;         /* the last one */
		size_t times;
		size_t key, key_len;            /* sort key of its heading */
	} *met;
	size_t count, room;
	uint32_t *place;                /* for each record: 1 + its place in `met`, 0: none */
	struct buf keys;
};

/* Once a study, however many roles it gives somebody: a study's calls come one after another. */
static void
tally_add(struct tally *t, const struct catalogue *c, uint32_t record, uint32_t study)
{
	struct met *met;

	if (!t->place)
		t->place = xcalloc(catalogue_records(c), sizeof *t->place);
	if (!t->place[record]) {
		t->met = mem_grow(t->met, &t->room, t->count + 1, sizeof *t->met);
		t->met[t->count++] = (struct met){ .record = record, .study = RECORD_NONE };
		t->place[record] = (uint32_t)t->count;
	}
	met = &t->met[t->place[record] - 1];
	met->times += met->study != study;
	met->study = study;
}

static int
compare_times(const void *left, const void *right, void *context)
{
	const struct met *a = left, *b = right;

	(void)context;
	return (a->times < b->times) - (a->times > b->times);
}

static int
compare_met(const void *left, const void *right, void *context)
{
	const struct met *a = left, *b = right;
	const struct tally *t = context;
	int d;

	if (a->times != b->times)
		return a->times > b->times ? -1 : 1;
	d = memcmp(t->keys.data + a->key, t->keys.data + b->key,
		   a->key_len < b->key_len ? a->key_len : b->key_len);
	if (!d)
		d = (a->key_len > b->key_len) - (a->key_len < b->key_len);
	return d ? d : (a->record > b->record) - (a->record < b->record);
}

/* Put those that will be shown in front, in order; only names that may be among them are read. */
static void
tally_sort(struct tally *t, const struct content *x)
{
	struct buf b = BUF_INIT;
	size_t count = t->count;

	if (progress_cancelled(x->progress))
		t->count = count = 0;
	sort_stable(t->met, t->count, sizeof *t->met, compare_times, NULL);
	if (count > NAMES_MOST)
		for (count = NAMES_MOST; count < t->count &&
					 t->met[count].times == t->met[NAMES_MOST - 1].times;)
			count++;
	for (size_t i = 0; i < count; i++) {
		buf_clear(&b);
		describe_heading(&b, x->catalogue, t->met[i].record, x->languages);
		t->met[i].key = t->keys.len;
		sort_key_add(&t->keys, b.data, b.len);
		t->met[i].key_len = t->keys.len - t->met[i].key;
	}
	sort_stable(t->met, count, sizeof *t->met, compare_met, t);
	buf_release(&b);
}

/* Most often met first, then by name; the times behind the name when they say something. */
static void
tally_show(struct tally *t, struct page *p, const struct content *x, const char *heading)
{
	struct buf b = BUF_INIT;

	tally_sort(t, x);
	if (t->count)
		fields_heading(p, heading);
	for (size_t i = 0; i < t->count && i < NAMES_MOST; i++) {
		page_paragraph(p, 2, 4);
		fields_link(p, x, t->met[i].record);
		buf_clear(&b);
		buf_printf(&b, "  %zu", t->met[i].times);
		page_puts(p, ROLE_DIM, b.data);
	}
	show_rest(p, t->count, NAMES_MOST);
	buf_release(&b);
}

static void
tally_release(struct tally *t)
{
	free(t->met);
	free(t->place);
	buf_release(&t->keys);
}

/* A study in a line: year and title. */
static void
study_line(struct page *p, const struct content *x, uint32_t study)
{
	struct buf b = BUF_INIT;

	describe_year(&b, x->catalogue, study);
	buf_puts(&b, "  ");
	page_paragraph(p, 2, 8);
	page_puts(p, ROLE_DIM, b.data);
	fields_link(p, x, study);
	if (record_unverified(x->catalogue, study))
		fields_sign(p, x, ROLE_UNVERIFIED, "?", _("not verified"));
	known_flags(p, x, study);
	buf_release(&b);
}

/* One that is no study, and what follows it. */
static void
other_line(struct page *p, const struct content *x, uint32_t record, const char *behind)
{
	page_paragraph(p, 2, 4);
	fields_link(p, x, record);
	page_puts(p, ROLE_DIM, behind);
}

void
works_by_role(struct page *p, const struct content *x, uint32_t party)
{
	enum key key = KEY_NONE;
	struct buf b = BUF_INIT;
	struct works w;
	size_t lines = 0;

	works_find_while(x->progress, &w, x->catalogue, x->languages, party, WORKS_BY_ROLE);
	for (size_t i = 0; i < w.count; i++) {
		if (w.work[i].key != key) {
			show_rest(p, lines, STUDIES_MOST);
			fields_heading(p, role_heading(w.work[i].key));
			lines = 0;
		}
		key = w.work[i].key;
		if (lines++ >= STUDIES_MOST)
			continue;
		if (record_kind(x->catalogue, w.work[i].record) == KIND_STUDY)
			study_line(p, x, w.work[i].record);
		else
			other_line(p, x, w.work[i].record, "");
		buf_clear(&b);
		work_printed(&b, &w.work[i], x->languages);
		page_puts(p, ROLE_DIM, b.data);
	}
	show_rest(p, lines, STUDIES_MOST);
	buf_release(&b);
	works_release(&w);
}

void
works_others(struct page *p, const struct content *x, uint32_t record)
{
	bool headed = false;
	struct works w;

	works_find_while(x->progress, &w, x->catalogue, x->languages, record, WORKS_BY_RECORD);
	for (size_t i = 0, next; i < w.count; i = next) {
		struct buf b = BUF_INIT;

		next = works_end(&w, i);
		if (record_kind(x->catalogue, w.work[i].record) == KIND_STUDY)
			continue;
		if (!headed)
			fields_heading(p, _("Named in"));
		headed = true;
		buf_puts(&b, " – ");
		works_roles(&b, &w, i, next, x->languages);
		other_line(p, x, w.work[i].record, b.data);
		buf_release(&b);
	}
	works_release(&w);
}

void
works_studies(struct page *p, const struct content *x, uint32_t record, const char *heading)
{
	size_t lines = 0;
	struct works w;

	works_find_while(x->progress, &w, x->catalogue, x->languages, record, WORKS_BY_RECORD);
	for (size_t i = 0; i < w.count; i = works_end(&w, i)) {
		if (record_kind(x->catalogue, w.work[i].record) != KIND_STUDY)
			continue;
		if (!lines)
			fields_heading(p, heading);
		if (lines++ < STUDIES_MOST)
			study_line(p, x, w.work[i].record);
	}
	show_rest(p, lines, STUDIES_MOST);
	works_release(&w);
}

/* Call `each` for each study that names the record, once a study. */
static void
each_study(const struct content *x, uint32_t record,
	   void (*each)(const struct content *, uint32_t study, void *), void *context)
{
	uint32_t last = RECORD_NONE, count = record_backlinks(x->catalogue, record);

	for (uint32_t i = 0; i < count && !progress_cancelled(x->progress); i++) {
		struct backlink b = record_backlink(x->catalogue, record, i);

		if (b.record != RECORD_NONE && b.record != last &&
		    record_kind(x->catalogue, b.record) == KIND_STUDY)
			each(x, b.record, context);
		last = b.record;
	}
}

struct naming {
	struct tally tally;
	enum value_type type;
	uint32_t but;                   /* not this record */
};

static void
name_in_study(const struct content *x, uint32_t study, void *context)
{
	struct naming *n = context;

	for (uint32_t i = 0; i < record_values(x->catalogue, study); i++) {
		struct value v = record_value_at(x->catalogue, study, i);

		if (value_key(v) >= KEYS || key_row(value_key(v))->type != n->type)
			continue;
		for (uint32_t k = 0; k < value_items(v); k++) {
			uint32_t link = value_link(value_item(v, k));

			if (link != RECORD_NONE && link != n->but)
				tally_add(&n->tally, x->catalogue, link, study);
		}
	}
}

void
works_named(struct page *p, const struct content *x, uint32_t record, enum value_type type,
	    const char *heading)
{
	struct naming n = { .tally = { .keys = BUF_INIT }, .type = type, .but = record };

	each_study(x, record, name_in_study, &n);
	tally_show(&n.tally, p, x, heading);
	tally_release(&n.tally);
}

void
works_coauthors(struct page *p, const struct content *x, uint32_t party)
{
	works_named(p, x, party, TYPE_NAMES, _("Together with"));
}

void
works_all(struct page *p, const struct content *x, const char *heading, size_t most)
{
	uint32_t count = catalogue_count(x->catalogue, KIND_STUDY);
	struct rows rows;

	if (!ready_rows(x->catalogue, ORDER_YEAR, false, &rows)) {
		rows_own(&rows, catalogue_first(x->catalogue, KIND_STUDY), count);
		order_first(x->progress, x->catalogue, x->languages, ORDER_YEAR, rows.own, count,
			    most);
	}
	if (count)
		fields_heading(p, heading);
	for (size_t i = 0; i < count && i < most; i++)
		study_line(p, x, rows_at(&rows, i));
	show_rest(p, count, most);
	rows_release(&rows);
}
