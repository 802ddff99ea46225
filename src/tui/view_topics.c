/* SPDX-License-Identifier: MIT */
/* Topics: minerals, protected areas, themes. */
#include "base/gettext.h"
#include "model/describe.h"
#include "tui/view.h"
#include "tui/works.h"

static void
topics_page(struct page *p, const struct content *x, uint32_t record)
{
	if (record == RECORD_NONE)
		return;
	fields_title(p, x, record);
	fields_all(p, x, record, NULL, 0);
	works_studies(p, x, record, _("Studies"));
	works_named(p, x, record, TYPE_COUNTRIES, _("Countries"));
	works_named(p, x, record, TYPE_NAMES, _("Authors and contributors"));
	works_others(p, x, record);
	fields_origin(p, x, record);
}

static void
column_kind(struct buf *b, const struct content *x, uint32_t record)
{
	buf_puts(b, describe_word(value_text(record_value(x->catalogue, record, KEY_KIND))));
}

const struct view_class view_topics = {
	.name = "topics",
	/* TRANSLATORS: a tab; all five stand side by side in 40 columns. */
	.title = N_("Topics"),
	.action = ACTION_TOPICS,
	.kinds = 1u << KIND_TOPIC,
	.order = { ORDER_TITLE, ORDER_WORKS },
	.orders = 2,
	.column = {
		{ .text = column_heading },
		{ .text = column_kind, .cols = 16, .from = 44, .role = ROLE_DIM },
		{ .text = column_works, .counts = true, .role = ROLE_DIM, .right = true },
	},
	.page = topics_page,
};
