/* SPDX-License-Identifier: MIT */
#include "tui/filters.h"

#include <string.h>

#include "base/mem.h"
#include "model/query.h"

size_t
filters_count(const char *filters)
{
	size_t count = *filters != '\0';

	for (; *filters; filters++)
		count += *filters == '\n';
	return count;
}

struct str
filters_at(const char *filters, size_t i)
{
	for (; i && *filters; i--) {
		filters += strcspn(filters, "\n");
		filters += *filters == '\n';
	}
	return (struct str){ filters, strcspn(filters, "\n") };
}

static void
add_line(struct buf *b, const char *s, size_t len)
{
	if (!len)
		return;
	if (b->len)
		buf_putc(b, '\n');
	buf_add(b, s, len);
}

static char *
detach(struct buf *b)
{
	return b->len ? buf_detach(b) : xstrdup("");
}

/* Its first line, without the blanks around it: completing leaves one behind a word. */
static struct str
trimmed(const char *filter)
{
	const char *s = filter + strspn(filter, " \t");
	size_t len = strcspn(s, "\n");

	while (len && (s[len - 1] == ' ' || s[len - 1] == '\t'))
		len--;
	return (struct str){ s, len };
}

char *
filters_with(const char *filters, const char *filter)
{
	struct str top = trimmed(filter);
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < filters_count(filters); i++) {
		struct str f = filters_at(filters, i);

		if (f.len != top.len || memcmp(f.s, top.s, f.len))
			add_line(&b, f.s, f.len);
	}
	add_line(&b, top.s, top.len);
	return detach(&b);
}

char *
filters_without(const char *filters, size_t which)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < filters_count(filters); i++) {
		struct str f = filters_at(filters, i);

		if (i != which)
			add_line(&b, f.s, f.len);
	}
	return detach(&b);
}

void
filters_query(const char *filters, struct buf *out)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < filters_count(filters); i++) {
		struct str f = filters_at(filters, i);

		query_add(&b, f.s, f.len);
	}
	buf_add(out, b.data, b.len);
	buf_release(&b);
}

/* Those from the i-th on. */
static void
from(const char *filters, size_t first, struct buf *b)
{
	buf_clear(b);
	if (first)
		buf_printf(b, "+%zu ", first);
	for (size_t i = first; i < filters_count(filters); i++) {
		struct str f = filters_at(filters, i);

		if (i > first)
			buf_puts(b, "  ");
		buf_putc(b, '/');
		buf_add(b, f.s, f.len);
	}
}

void
filters_show(const char *filters, const struct show_style *style, int cols, struct buf *out)
{
	size_t count = filters_count(filters);
	struct buf b = BUF_INIT;

	if (!count)
		return;
	for (size_t i = 0; i < count; i++) {
		from(filters, i, &b);
		if (show_cols(style, b.data, b.len) <= cols)
			break;
	}
	buf_add(out, b.data, b.len);
	buf_release(&b);
}
