/* SPDX-License-Identifier: MIT */
/* Countries: the studies of each, with their topics and authors. */
#include "base/gettext.h"
#include "tui/view.h"
#include "tui/works.h"

static void
countries_page(struct page *p, const struct content *x, uint32_t record)
{
	if (record == RECORD_NONE)
		return;
	fields_title(p, x, record);
	works_studies(p, x, record, _("Studies"));
	works_named(p, x, record, TYPE_TOPICS, _("Topics"));
	works_named(p, x, record, TYPE_NAMES, _("Authors and contributors"));
	works_others(p, x, record);
	page_gap(p);
	fields_all(p, x, record, NULL, 0);
	fields_origin(p, x, record);
}

const struct view_class view_countries = {
	.name = "countries",
	/* TRANSLATORS: a tab; all five stand side by side in 40 columns. */
	.title = N_("Countries"),
	.action = ACTION_COUNTRIES,
	.kinds = 1u << KIND_COUNTRY,
	.order = { ORDER_TITLE, ORDER_WORKS },
	.orders = 2,
	.column = {
		{ .text = column_heading },
		{ .text = column_works, .counts = true, .role = ROLE_DIM, .right = true },
	},
	.page = countries_page,
};
