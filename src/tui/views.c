/* SPDX-License-Identifier: MIT */
#include "tui/view.h"

#include <string.h>

#include "model/describe.h"

static const struct view_class *const views[VIEWS] = {
	&view_overview, &view_countries, &view_authors, &view_studies, &view_topics,
};

const struct view_class *
view_at(int i)
{
	return views[i >= 0 && i < VIEWS ? i : 0];
}

int
view_of_kind(enum kind kind)
{
	for (int i = 0; i < VIEWS; i++)
		if (views[i]->kinds & 1u << kind)
			return i;
	return -1;
}

int
view_find(const char *name)
{
	for (int i = 0; i < VIEWS; i++)
		if (!strcmp(views[i]->name, name))
			return i;
	return -1;
}

void
column_heading(struct buf *b, const struct content *x, uint32_t record)
{
	describe_heading(b, x->catalogue, record, x->languages);
}

void
column_works(struct buf *b, const struct content *x, uint32_t record)
{
	buf_printf(b, "%u", record_works(x->catalogue, record));
}
