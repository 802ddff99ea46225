/* SPDX-License-Identifier: MIT */
/*
 * The tags inside of fields: which one is at a place, text-case around them, text without them.
 */
#include <string.h>

#include "csl/rich.h"

/* The tag at s[at], which is '<': its length, 0 if it is none that CSL knows. */
size_t
csl_rich_tag(struct str s, size_t at, struct csl_rich_token *token)
{
	struct rich_tag tag;

	if (!rich_tag(s.s + at, s.len - at, &tag))
		return 0;
	token->kind = tag.closes ? CSL_RICH_CLOSE : CSL_RICH_OPEN;
	token->mark = (enum csl_rich_mark)tag.mark;
	return tag.len;
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
