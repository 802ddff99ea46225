/* SPDX-License-Identifier: MIT */
#include "text/rich.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

/* No <span> that means anything is longer: a hostile text is looked at once, whatever is in it. */
#define SPAN_MAX 80

static const struct {
	const char *open, *close;
	enum rich_mark mark;
} tags[] = {
	{ "<i>", "</i>", RICH_ITALIC },	 { "<b>", "</b>", RICH_BOLD },
	{ "<sup>", "</sup>", RICH_SUP }, { "<sub>", "</sub>", RICH_SUB },
	{ "<sc>", "</sc>", RICH_CAPS },
};

/* What a <span> must have to be one of them. */
static const struct {
	const char *attribute;
	enum rich_mark mark;
} spans[] = {
	{ "class=\"nocase\"", RICH_NOCASE },
	{ "class=\"nodecor\"", RICH_NODECOR },
	{ "style=\"font-variant:small-caps", RICH_SPAN_CAPS },
};

static size_t
begins(const char *s, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && !memcmp(s, with, n) ? n : 0;
}

/* Is that among the attributes s[0..len), wherever there are blanks? */
static bool
has_attribute(const char *s, size_t len, const char *what)
{
	for (size_t i = 0; i < len; i++) {
		size_t at = i, n = 0;

		if (s[i] != *what)
			continue;
		while (at < len && what[n]) {
			if (s[at] == what[n])
				n++;
			else if (s[at] != ' ')
				break;
			at++;
		}
		if (!what[n])
			return true;
	}
	return false;
}

static size_t
span_tag(const char *s, size_t len, struct rich_tag *tag)
{
	size_t n = begins(s, len, "<span ");
	const char *end;

	if (!n)
		return 0;
	end = memchr(s + n, '>', (len < SPAN_MAX ? len : SPAN_MAX) - n);
	if (!end)
		return 0;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
		if (has_attribute(s + n, (size_t)(end - s) - n, spans[i].attribute)) {
			tag->mark = spans[i].mark;
			return (size_t)(end - s) + 1;
		}
	return 0;
}

bool
rich_tag(const char *s, size_t len, struct rich_tag *tag)
{
	size_t n = 0;

	*tag = (struct rich_tag){ .mark = RICH_NONE };
	if (!len || *s != '<')
		return false;
	for (size_t i = 0; !n && i < sizeof tags / sizeof *tags; i++) {
		n = begins(s, len, tags[i].open);
		tag->closes = !n;
		if (!n)
			n = begins(s, len, tags[i].close);
		tag->mark = tags[i].mark;
	}
	if (!n && (n = begins(s, len, "</span>")))
		tag->mark = RICH_SPAN_CAPS;
	if (!n) {
		tag->closes = false;
		n = span_tag(s, len, tag);
	}
	tag->len = (unsigned char)n;
	return n > 0;
}

/* What a tag is closed by. */
static enum rich_mark
closer(enum rich_mark mark)
{
	return mark < RICH_SPAN_CAPS ? RICH_SPAN_CAPS : mark;
}

/* A closing tag belongs to the last one that it can close; what is left alone has no mark. */
static void
pair(struct rich_tag *tag, size_t count)
{
	size_t *open = xcalloc(count, sizeof *open), depth = 0, opened[RICH_MARKS] = { 0 };

	for (size_t i = 0; i < count; i++) {
		enum rich_mark kind = closer(tag[i].mark);

		if (!tag[i].closes) {
			open[depth++] = i;
			opened[kind]++;
			continue;
		}
		if (!opened[kind]) {
			tag[i].mark = RICH_NONE;
			continue;
		}
		while (closer(tag[open[depth - 1]].mark) != kind) {
			struct rich_tag *alone = &tag[open[--depth]];

			opened[closer(alone->mark)]--;
			alone->mark = RICH_NONE;
		}
		opened[kind]--;
		tag[i].mark = tag[open[--depth]].mark;
	}
	while (depth)
		tag[open[--depth]].mark = RICH_NONE;
	free(open);
}

struct rich_tag *
rich_tags(const char *s, size_t len, size_t *count)
{
	const char *next = len ? memchr(s, '<', len) : NULL;
	struct rich_tag *tag = NULL, found;
	size_t found_count = 0, room = 0;

	*count = 0;
	while (next) {
		size_t at = (size_t)(next - s), n = 1;

		if (rich_tag(next, len - at, &found)) {
			found.at = at;
			n = found.len;
			tag = mem_grow(tag, &room, found_count + 1, sizeof *tag);
			tag[found_count++] = found;
		}
		next = memchr(next + n, '<', len - at - n);
	}
	if (!found_count)
		return NULL;
	pair(tag, found_count);
	for (size_t i = 0; i < found_count; i++)
		if (tag[i].mark != RICH_NONE)
			tag[(*count)++] = tag[i];
	if (!*count) {
		free(tag);
		tag = NULL;
	}
	return tag;
}

/* A digit or sign at s as it is above the line, or below; its bytes, 0 for anything else. */
static size_t
raised(const char *s, size_t len, bool above, const char **as)
{
	static const struct {
		const char *plain, *as[2];
	} rows[] = {
		{ "0", { "₀", "⁰" } }, { "1", { "₁", "¹" } }, { "2", { "₂", "²" } },
		{ "3", { "₃", "³" } }, { "4", { "₄", "⁴" } }, { "5", { "₅", "⁵" } },
		{ "6", { "₆", "⁶" } }, { "7", { "₇", "⁷" } }, { "8", { "₈", "⁸" } },
		{ "9", { "₉", "⁹" } }, { "+", { "₊", "⁺" } }, { "-", { "₋", "⁻" } },
		{ "−", { "₋", "⁻" } },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		*as = rows[i].as[above];
		if (begins(s, len, rows[i].plain))
			return strlen(rows[i].plain);
	}
	return 0;
}

bool
rich_raise(struct buf *b, const char *s, size_t len, bool above)
{
	const char *as;
	size_t n;

	for (size_t i = 0; i < len; i += n)
		if (!(n = raised(s + i, len - i, above, &as)))
			return false;
	for (size_t i = 0; i < len; i += n) {
		n = raised(s + i, len - i, above, &as);
		buf_puts(b, as);
	}
	return len > 0;
}

bool
rich_strip(struct buf *b, const char *s, size_t len)
{
	size_t count, from = 0;
	struct rich_tag *tag = rich_tags(s, len, &count);

	for (size_t i = 0; i < count; i++) {
		enum rich_mark mark = tag[i].mark;
		bool alone = i && tag[i].closes && !tag[i - 1].closes;

		if (!alone || (mark != RICH_SUP && mark != RICH_SUB) ||
		    !rich_raise(b, s + from, tag[i].at - from, mark == RICH_SUP))
			buf_add(b, s + from, tag[i].at - from);
		from = tag[i].at + tag[i].len;
	}
	if (count)
		buf_add(b, s + from, len - from);
	free(tag);
	return count > 0;
}

void
rich_add_plain(struct buf *b, const char *s, size_t len)
{
	if (!rich_strip(b, s, len))
		buf_add(b, s, len);
}
