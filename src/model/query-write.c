/* SPDX-License-Identifier: MIT */
/* Queries as text again. */
#include "model/query-tree.h"

#include <string.h>

#include "base/ascii.h"
#include "text/blank.h"

struct str
blank_trim(struct str s)
{
	size_t start = s.len, end = 0;

	for (size_t i = 0, n; i < s.len; i += n ? n : 1) {
		n = blank_len(s.s + i, s.len - i);
		if (n)
			continue;
		start = start < i ? start : i;
		end = i + 1;
	}
	return start < end ? (struct str){ s.s + start, end - start } : (struct str){ s.s, 0 };
}

size_t
quote_len(const char *s, size_t len)
{
	static const char *const marks[] = {
		"\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e", "\xc2\xab", "\xc2\xbb",
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strlen(marks[i]) <= len && !memcmp(s, marks[i], strlen(marks[i])))
			return strlen(marks[i]);
	return 0;
}

/* Could it be taken for more than a word? */
static bool
needs_quotes(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!ascii_is_alnum(s[i]) && !strchr(i ? "._-" : "._", s[i]))
			return true;
	/* "et" asks for nothing before "al." */
	return !len || str_is((struct str){ s, len }, "OR") ||
	       query_joint_begins((struct str){ s, len });
}

/* Would it ask for something else without quotation marks, where citations are read? */
static bool
is_cited(const struct query *q, const struct tree_node *n)
{
	struct str text = { q->text.data + n->text, n->text_len };
	struct str folded = { q->text.data + n->folded, n->folded_len };

	if (n->exact)
		return false;
	return (n->type == TREE_WORD && query_joint_between(text)) ||
	       (n->quoted && (cited_trim(text).len < text.len || cited_year(text) ||
			      cited_initials(text) != INITIALS_NONE || !cited_asks(folded)));
}

bool
has_quotes(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (quote_len(s + i, len - i))
			return true;
	return false;
}

static void
write_word(struct buf *out, const struct query *q, const struct tree_node *n)
{
	const char *text = q->text.data + n->text;
	bool quotes = n->initials != INITIALS_DOTTED &&
		      (needs_quotes(text, n->text_len) || is_cited(q, n));

	if (n->type == TREE_FIELD)
		buf_printf(out, "%s:", n->field.name);
	buf_puts(out, n->whole ? "==" : n->exact ? "=" : "");
	/*
	 * What has a quotation mark in it was typed without any around it.  A parenthesis that is
	 * open in a word must not take one that follows.  A whole text is an id only without them.
	 */
	if (has_quotes(text, n->text_len) || (n->whole && !n->quoted && quotes))
		buf_printf(out, "%s ", text);
	else
		buf_printf(out, quotes || (n->whole && n->quoted) ? "\"%s\"" : "%s", text);
	/* Initials behind others are theirs. */
	if (n->initials == INITIALS_DOTTED)
		buf_putc(out, ',');
}

static void
write_node(struct buf *out, const struct query *q, uint32_t node, enum tree_type within)
{
	const struct tree_node *n = &q->node[node];
	bool parted = (n->type == TREE_OR && within != TREE_ALL && within != TREE_OR) ||
		      (n->type == TREE_AND &&
		       (within == TREE_NOT || (within == TREE_AND && q->initials)));
	const char *gap = n->type == TREE_OR ? " OR " : " ";

	if (n->type == TREE_WORD || n->type == TREE_FIELD) {
		write_word(out, q, n);
		return;
	}
	if (n->type == TREE_NOT)
		buf_putc(out, '-');
	if (parted)
		buf_putc(out, '(');
	for (uint32_t i = n->child; i != TREE_NONE; i = q->node[i].next) {
		if (i != n->child)
			buf_puts(out, gap);
		write_node(out, q, i, n->type);
	}
	if (parted)
		buf_putc(out, ')');
}

void
query_write(const struct query *q, struct buf *out)
{
	write_node(out, q, q->root, TREE_ALL);
}

/* Must it stand in parentheses beside others? */
static bool
is_open(const struct query *q)
{
	return (q->node[q->root].type == TREE_OR || q->initials) && !q->node[q->root].grouped;
}

static const char *
gap(const char *s, size_t len)
{
	return has_quotes(s, len) ? " " : "";
}

static void
close_first(struct buf *out)
{
	struct query *q = query_parse(out->data, out->len);
	struct buf first = BUF_INIT;

	if (is_open(q)) {
		buf_add(&first, out->data, out->len);
		buf_clear(out);
		buf_printf(out, "(%s%s)", first.data, gap(first.data, first.len));
		buf_release(&first);
	}
	query_free(q);
}

void
query_add(struct buf *out, const char *text, size_t len)
{
	struct query *q = query_parse(text, len);
	bool parted = out->len && is_open(q);

	if (!query_empty(q)) {
		if (out->len) {
			close_first(out);
			buf_putc(out, ' ');
		}
		if (parted)
			buf_putc(out, '(');
		if (query_fault(q))
			write_node(out, q, q->root, parted ? TREE_OR : TREE_ALL);
		else
			buf_add(out, text, len);
		if (parted)
			buf_printf(out, "%s)", gap(text, len));
	}
	query_free(q);
}
