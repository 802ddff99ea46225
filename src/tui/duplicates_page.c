/* SPDX-License-Identifier: MIT */
#include "base/gettext.h"
#include "format/duplicate-edit.h"
#include "model/describe.h"
#include "tui/reports.h"

/* More than anybody reads here: "pacecat check --duplicates" has more. */
#define PAIRS_SHOWN 300

/* "Juan Sève (seve)" */
static void
show_record(struct page *p, const struct content *x, uint32_t record)
{
	const char *id = record_id(x->catalogue, record);

	page_paragraph(p, 0, 2);
	fields_link(p, x, record);
	if (*id) {
		page_puts(p, ROLE_DIM, " (");
		page_puts(p, ROLE_DIM, id);
		page_puts(p, ROLE_DIM, ")");
	}
}

/* YAML stands as it is to be typed, line by line. */
static void
show_lines(struct page *p, const char *s)
{
	while (*s) {
		size_t len = strcspn(s, "\n"), blanks = strspn(s, " ");

		page_paragraph(p, 4 + (int)blanks, 8);
		page_add(p, ROLE_TEXT, s + blanks, len - blanks);
		s += len + (s[len] == '\n');
	}
}

static void
advise(struct page *p, const char *sentence)
{
	page_paragraph(p, 2, 2);
	page_puts(p, ROLE_DIM, sentence);
}

static void
show_pair(struct page *p, const struct content *x, const struct duplicate *d)
{
	struct buf edit = BUF_INIT;

	page_gap(p);
	show_record(p, x, d->first);
	show_record(p, x, d->second);
	page_paragraph(p, 2, 2);
	page_puts(p, ROLE_TEXT, _(duplicate_why(d->reason)));
	if (duplicate_join(&edit, x->catalogue, d, x->languages, "")) {
		advise(p,
		       *record_id(x->catalogue, d->second)
			       ? _("if they are one, put this into the first and take the second "
				   "out:")
			       : _("if they are one, put this into the record:"));
		show_lines(p, edit.data);
		buf_clear(&edit);
		if (duplicate_part(&edit, x->catalogue, d, "")) {
			advise(p, _("if they are two, put this there instead:"));
			show_lines(p, edit.data);
		}
	} else {
		advise(p, _("neither has a record of its own; give them one to tell them apart, or "
			    "write the name alike"));
	}
	buf_release(&edit);
}

void
duplicates_page(struct page *p, const struct content *x, const struct duplicates *found)
{
	const char *heading = NULL;

	if (!found->pairs)
		page_prose(p, ROLE_TEXT, 0, _("No two records look like one."));
	for (size_t i = 0; i < found->pairs && i < PAIRS_SHOWN; i++) {
		enum kind kind = record_kind(x->catalogue, found->pair[i].first);
		const char *now = kind == KIND_STUDY ? _("Studies") : _("People and organisations");

		if (now != heading)
			fields_heading(p, now);
		heading = now;
		show_pair(p, x, &found->pair[i]);
	}
	if (found->pairs > PAIRS_SHOWN) {
		struct buf b = BUF_INIT;
		size_t more = found->pairs - PAIRS_SHOWN;

		buf_printf(&b,
			   Q_("%zu pair more: see pacecat check --duplicates",
			      "%zu pairs more: see pacecat check --duplicates", more),
			   more);
		page_gap(p);
		page_prose(p, ROLE_DIM, 0, b.data);
		buf_release(&b);
	}
}
