/* SPDX-License-Identifier: MIT */
/* Authors: people and organisations, with every form of their name, their works and company. */
#include "base/gettext.h"
#include "model/describe.h"
#include "tui/view.h"
#include "tui/works.h"

static void
authors_page(struct page *p, const struct content *x, uint32_t record)
{
	if (record == RECORD_NONE)
		return;
	fields_title(p, x, record);
	fields_all(p, x, record, NULL, 0);
	works_by_role(p, x, record);
	works_coauthors(p, x, record);
	fields_origin(p, x, record);
}

/* Which of the two a row is, where there is room to say so. */
static void
column_kind(struct buf *b, const struct content *x, uint32_t record)
{
	enum kind kind = record_kind(x->catalogue, record);

	if (kind == KIND_ORGANISATION)
		buf_puts(b, describe_kind(kind));
}

const struct view_class view_authors = {
	.name = "authors",
	/* TRANSLATORS: a tab; all five stand side by side in 40 columns. */
	.title = N_("Authors"),
	.action = ACTION_AUTHORS,
	.kinds = 1u << KIND_PERSON | 1u << KIND_ORGANISATION,
	.order = { ORDER_TITLE, ORDER_WORKS },
	.orders = 2,
	.column = {
		{ .text = column_heading },
		{ .text = column_kind, .cols = 14, .from = 50, .role = ROLE_DIM },
		{ .text = column_works, .counts = true, .role = ROLE_DIM, .right = true },
	},
	.page = authors_page,
};
