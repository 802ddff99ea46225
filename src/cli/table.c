/* SPDX-License-Identifier: MIT */
#include "cli/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define GAP 2
#define LEAST 12                        /* columns that what is cut keeps */

void
table_text_add(struct table_text *t, const char *cell)
{
	t->cell = mem_grow(t->cell, &t->room, t->cells + 1, sizeof *t->cell);
	t->cell[t->cells++] = xstrdup(cell);
}

static void
measure(const struct table_text *t, const struct show_style *style, int width[])
{
	for (size_t i = 0; i < t->cells; i++) {
		size_t column = i % (size_t)t->columns;
		int cols = show_cols(style, t->cell[i], strlen(t->cell[i]));

		if (cols > width[column])
			width[column] = cols;
	}
}

/* Take from the widest of those that may be cut. */
static void
fit(const struct table_text *t, int width[], int cols)
{
	int total = GAP * (t->columns - 1);

	for (int i = 0; i < t->columns; i++)
		total += width[i];
	for (; total > cols; total--) {
		int widest = -1;

		for (int i = 0; i < t->columns; i++)
			if (t->cut[i] && width[i] > LEAST &&
			    (widest < 0 || width[i] > width[widest]))
				widest = i;
		if (widest < 0)
			return;
		width[widest]--;
	}
}

void
table_text_put(const struct table_text *t, struct output *out)
{
	struct show_style style = { .charset = out->style.charset, .invisible = SHOW_DROP };
	int width[TABLE_COLUMNS_MAX] = { 0 };

	measure(t, &style, width);
	if (out->cols)
		fit(t, width, out->cols);
	for (size_t i = 0; i < t->cells; i++) {
		int column = (int)(i % (size_t)t->columns);
		const char *cell = t->cell[i];
		size_t len = strlen(cell);

		/* Nothing to align behind the last. */
		if (column == t->columns - 1 && show_cols(&style, cell, len) <= width[column])
			show_add(&style, &out->buf, cell, len);
		else
			show_pad(&style, &out->buf, cell, len, width[column]);
		if (column < t->columns - 1) {
			buf_printf(&out->buf, "%*s", GAP, "");
			continue;
		}
		while (out->buf.len && out->buf.data[out->buf.len - 1] == ' ')
			buf_truncate(&out->buf, out->buf.len - 1);
		buf_putc(&out->buf, '\n');
		output_flush(out);
	}
}

void
table_text_release(struct table_text *t)
{
	for (size_t i = 0; i < t->cells; i++)
		free(t->cell[i]);
	free(t->cell);
	*t = (struct table_text){ .columns = 0 };
}
