/* SPDX-License-Identifier: MIT */
/*
 * The tags inside of fields: which one is at a place, text-case around them, text without them.
 */
#include <string.h>

#include "csl/rich.h"

static const struct {
	const char *open, *close;
	enum csl_rich_mark mark;
} tags[] = {
	{ "<i>", "</i>", CSL_MARK_ITALIC },  { "<b>", "</b>", CSL_MARK_BOLD },
	{ "<sup>", "</sup>", CSL_MARK_SUP }, { "<sub>", "</sub>", CSL_MARK_SUB },
	{ "<sc>", "</sc>", CSL_MARK_CAPS },
};

/* Does the tag between at and end (both included) have that text, whatever the blanks? */
static bool
tag_has(struct str s, size_t at, size_t end, const char *what)
{
	for (size_t i = at; i < end; i++) {
		size_t from = i, n = 0;

		while (from < end && what[n]) {
			if (s.s[from] == ' ' && what[n] != ' ')
				from++;
			else if (s.s[from] == what[n]) {
				from++;
				n++;
			} else
				break;
		}
		if (!what[n])
			return true;
	}
	return false;
}

static enum csl_rich_mark
span_mark(struct str s, size_t at, size_t end)
{
	if (tag_has(s, at, end, "class=\"nocase\""))
		return CSL_MARK_NOCASE;
	if (tag_has(s, at, end, "class=\"nodecor\""))
		return CSL_MARK_NODECOR;
	if (tag_has(s, at, end, "style=\"font-variant:small-caps"))
		return CSL_MARK_SPAN_CAPS;
	return CSL_MARK_NONE;
}

/* The tag at s[at], which is '<': its length, 0 if it is none that CSL knows. */
size_t
csl_rich_tag(struct str s, size_t at, struct csl_rich_token *token)
{
	const char *close;

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		bool opens = csl_rich_starts(s, at, str_of(tags[i].open));

		if (!opens && !csl_rich_starts(s, at, str_of(tags[i].close)))
			continue;
		token->kind = opens ? CSL_RICH_OPEN : CSL_RICH_CLOSE;
		token->mark = tags[i].mark;
		return strlen(opens ? tags[i].open : tags[i].close);
	}
	if (csl_rich_starts(s, at, str_of("</span>"))) {
		token->kind = CSL_RICH_CLOSE;
		token->mark = CSL_MARK_SPAN_CAPS;
		return 7;
	}
	if (csl_rich_starts(s, at, str_of("<span ")) &&
	    (close = memchr(s.s + at, '>', s.len - at))) {
		token->kind = CSL_RICH_OPEN;
		token->mark = span_mark(s, at, (size_t)(close - s.s));
		return token->mark == CSL_MARK_NONE ? 0 : (size_t)(close - s.s) + 1 - at;
	}
	return 0;
}

/* Is everything from this opener on left alone by text-case? */
static bool
fixes_case(enum csl_rich_mark mark)
{
	return mark == CSL_MARK_NOCASE || mark == CSL_MARK_NODECOR || mark == CSL_MARK_SPAN_CAPS ||
	       mark == CSL_MARK_CAPS || mark == CSL_MARK_SUP || mark == CSL_MARK_SUB;
}

struct str
csl_rich_case(const struct csl_output *output, struct str s, enum csl_case form)
{
	struct csl_text text = { .pool = output->pool };
	struct csl_piece *piece = NULL;
	size_t count = 0, room = 0, from = 0, fixed = 0, depth = 0;
	bool fixes[CSL_RICH_NEST];

	if (!s.len)
		return s;
	for (size_t i = 0;;) {
		struct csl_rich_token token = { 0 };
		size_t n = i < s.len && s.s[i] == '<' ? csl_rich_tag(s, i, &token) : 0;

		if (!n && i < s.len) {
			i++;
			continue;
		}
		piece = csl_grow(output->pool, piece, &room, count + 2, sizeof(*piece));
		piece[count++] = (struct csl_piece){ s.s + from, i - from, fixed > 0 };
		piece[count++] = (struct csl_piece){ s.s + i, 0, true };
		if (token.kind == CSL_RICH_OPEN && depth < CSL_RICH_NEST) {
			fixes[depth] = fixes_case(token.mark);
			fixed += fixes[depth++];
		} else if (token.kind == CSL_RICH_CLOSE && depth)
			fixed -= fixes[--depth];
		/* The tag itself is no text: it is put back between the pieces. */
		piece[count - 1].s = s.s + i;
		i += n;
		from = i;
		if (!n)
			break;
	}
	csl_case_apply(output->pool, form, output->case_language, piece, count);
	for (size_t i = 0; i < count; i += 2) {
		struct csl_rich_token token = { 0 };
		const char *tag = piece[i + 1].s;
		size_t at = (size_t)(tag - s.s);

		csl_text_add(&text, piece[i].s, piece[i].len);
		if (at < s.len)
			csl_text_add(&text, tag, csl_rich_tag(s, at, &token));
	}
	return (struct str){ .s = csl_text_str(&text), .len = text.len };
}

struct str
csl_rich_strip(struct csl_pool *pool, struct str s)
{
	struct csl_text text = { .pool = pool };
	size_t from = 0;

	if (!s.len || !memchr(s.s, '<', s.len))
		return s;
	for (size_t i = 0; i < s.len;) {
		struct csl_rich_token token = { 0 };
		size_t n = s.s[i] == '<' ? csl_rich_tag(s, i, &token) : 0;

		if (!n) {
			i++;
			continue;
		}
		csl_text_add(&text, s.s + from, i - from);
		i += n;
		from = i;
	}
	csl_text_add(&text, s.s + from, s.len - from);
	return (struct str){ .s = csl_text_str(&text), .len = text.len };
}
