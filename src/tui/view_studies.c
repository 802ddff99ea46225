/* SPDX-License-Identifier: MIT */
/* Studies: all of them, and the whole record of the selected one. */
#include "base/gettext.h"
#include "model/describe.h"
#include "tui/view.h"
#include "tui/works.h"

static void
studies_page(struct page *p, const struct content *x, uint32_t record)
{
	if (record == RECORD_NONE)
		return;
	fields_title(p, x, record);
	fields_all(p, x, record, NULL, 0);
	works_studies(p, x, record, _("Related to it"));
	works_others(p, x, record);
	fields_origin(p, x, record);
}

#define YEAR_COLS 5

static void
column_year(struct buf *b, const struct content *x, uint32_t record)
{
	size_t start = b->len;

	describe_year(b, x->catalogue, record);
	/* "2010-2012" is told in full on the page; here it is where it begins. */
	if (b->len - start > YEAR_COLS && b->data[start + 4] == '-')
		buf_truncate(b, start + 5);
}

static void
column_authors(struct buf *b, const struct content *x, uint32_t record)
{
	describe_authors(b, x->catalogue, record, x->languages);
}

static void
column_countries(struct buf *b, const struct content *x, uint32_t record)
{
	struct value v = record_value(x->catalogue, record, KEY_COUNTRY);
	size_t start = b->len;

	for (uint32_t i = 0; i < value_items(v); i++) {
		uint32_t country = value_link(value_item(v, i));

		if (country == RECORD_NONE)
			continue;
		if (b->len > start)
			buf_puts(b, ", ");
		describe_title(b, x->catalogue, country, x->languages);
	}
}

/*
 * The list beside a page in 80 columns is narrower: titles need what there is, and the page says
 * who wrote it.  A list that stands alone in 40 columns is not.
 */
#define AUTHORS_FROM 38

const struct view_class view_studies = {
	.name = "studies",
	/* TRANSLATORS: a tab; all five stand side by side in 40 columns. */
	.title = N_("Studies"),
	.action = ACTION_STUDIES,
	.kinds = 1u << KIND_STUDY,
	.order = { ORDER_YEAR, ORDER_TITLE, ORDER_AUTHOR, ORDER_COUNTRY, ORDER_FILE },
	.orders = 5,
	.column = {
		{ .text = column_year, .cols = YEAR_COLS },
		{ .text = column_authors, .cols = 18, .from = AUTHORS_FROM, .order = ORDER_AUTHOR },
		{ .text = column_heading },
		{ .text = column_countries, .cols = 16, .from = 90, .order = ORDER_COUNTRY,
		  .role = ROLE_DIM },
	},
	.page = studies_page,
};
