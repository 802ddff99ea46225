/* SPDX-License-Identifier: MIT */
/* The programme at a glance: what, who, when, aims, funders, partners, what it produced. */
#include "base/gettext.h"
#include "model/describe.h"
#include "model/ready.h"
#include "tui/known_page.h"
#include "tui/view.h"
#include "tui/works.h"

__attribute__((format(printf, 3, 4))) static void
count(struct page *p, bool is_first, const char *format, ...)
{
	struct buf b = BUF_INIT;
	va_list args;

	if (!is_first)
		page_puts(p, ROLE_DIM, ", ");
	va_start(args, format);
	buf_vprintf(&b, format, args);
	va_end(args);
	page_puts(p, ROLE_TEXT, b.data);
	buf_release(&b);
}

static void
counts(struct page *p, const struct catalogue *c)
{
	uint32_t studies = catalogue_count(c, KIND_STUDY);
	/* Only what a work names: a form that no study prints is nobody's. */
	uint32_t people = ready_named(c, KIND_PERSON);
	uint32_t countries = ready_named(c, KIND_COUNTRY);
	uint32_t topics = ready_named(c, KIND_TOPIC);

	page_paragraph(p, 0, 0);
	count(p, true, Q_("%u study", "%u studies", studies), studies);
	if (people)
		count(p, false, Q_("%u person", "%u people", people), people);
	if (countries)
		count(p, false, Q_("%u country", "%u countries", countries), countries);
	if (topics)
		count(p, false, Q_("%u topic", "%u topics", topics), topics);
}

/* What comes before the studies; everything else a programme says comes behind them. */
static const enum key first[] = {
	KEY_PERIOD, KEY_LEAD, KEY_PARTNER, KEY_FUNDER, KEY_AIM,
};

/* An overview is no list: the studies have a view of their own.  A screen full. */
#define STUDIES_MOST 20

#define FIRST (sizeof first / sizeof *first)

static void
overview_page(struct page *p, const struct content *x, uint32_t record)
{
	if (record != RECORD_NONE)
		fields_title(p, x, record);
	counts(p, x->catalogue);
	known_show_news(p, x);
	if (record != RECORD_NONE)
		fields_some(p, x, record, first, FIRST);
	works_all(p, x, _("Studies"), STUDIES_MOST);
	if (!catalogue_count(x->catalogue, KIND_STUDY))
		page_prose(p, ROLE_TEXT, 0,
			   _("There are no studies in this catalogue yet. :edit opens it in your "
			     "editor, 'man pacecat-catalogue' tells how to write them."));
	page_gap(p);
	if (record == RECORD_NONE)
		return;
	fields_all(p, x, record, first, FIRST);
	fields_origin(p, x, record);
}

const struct view_class view_overview = {
	.name = "overview",
	/* TRANSLATORS: a tab; all five stand side by side in 40 columns. */
	.title = N_("Overview"),
	.action = ACTION_OVERVIEW,
	.kinds = 1u << KIND_PROGRAMME,
	.single = true,
	.order = { ORDER_FILE },
	.orders = 1,
	.column = { { .text = column_heading } },
	.page = overview_page,
};
