/* SPDX-License-Identifier: MIT */
/* What a parsed query says of itself. */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
query_free(struct query *q)
{
	if (!q)
		return;
	buf_release(&q->text);
	free(q->node);
	free(q->fault.sentence);
	free(q);
}

struct query *
query_copy(const struct query *q)
{
	struct query *copy = xcalloc(1, sizeof *copy);

	copy->text = (struct buf)BUF_INIT;
	buf_add(&copy->text, q->text.data, q->text.len);
	copy->node = xcalloc(q->nodes, sizeof *copy->node);
	memcpy(copy->node, q->node, q->nodes * sizeof *copy->node);
	copy->nodes = copy->room = q->nodes;
	copy->root = q->root;
	copy->initials = q->initials;
	return copy;
}

const struct query_fault *
query_fault(const struct query *q)
{
	return q->fault.sentence ? &q->fault : NULL;
}

bool
query_saved(const struct query *q)
{
	return q->saved;
}

bool
query_empty(const struct query *q)
{
	return q->node[q->root].type == TREE_ALL;
}

struct term
term_of(const struct query *q, const struct tree_node *n)
{
	return (struct term){ .word = { q->text.data + n->text, n->text_len },
			      .folded = { q->text.data + n->folded, n->folded_len },
			      .exact = n->exact, .whole = n->whole, .quoted = n->quoted };
}

static bool
has_words(const struct query *q, uint32_t node)
{
	if (q->node[node].type == TREE_WORD)
		return true;
	for (uint32_t i = q->node[node].child; i != TREE_NONE; i = q->node[i].next)
		if (has_words(q, i))
			return true;
	return false;
}

bool
query_needs_haystack(const struct query *q)
{
	return has_words(q, q->root);
}

/* Words of fields are seen in what they found, but for what is no text there. */
static bool
is_shown(const struct tree_node *n)
{
	enum field_form form = n->field.form;

	/* Of initials beside a name nobody sees more than that. */
	if (n->initials == INITIALS_DOTTED && cited_has_initials(n))
		return false;
	return n->type == TREE_WORD ||
	       (n->type == TREE_FIELD && (form == FIELD_TEXT || form == FIELD_LINK ||
					  form == FIELD_ID || form == FIELD_MYNOTE));
}

static void
add_needles(const struct query *q, uint32_t node, struct needle *needle)
{
	const struct tree_node *n = &q->node[node];
	size_t room = sizeof needle->word / sizeof *needle->word;

	if (n->type == TREE_NOT)
		return;
	if (is_shown(n) && needle->words < room) {
		needle->word[needle->words] = needle->text.len;
		needle->len[needle->words++] = n->folded_len;
		buf_add(&needle->text, q->text.data + n->folded, n->folded_len);
		buf_putc(&needle->text, ' ');
	}
	for (uint32_t i = n->child; i != TREE_NONE; i = q->node[i].next)
		add_needles(q, i, needle);
}

void
query_needle(const struct query *q, struct needle *needle)
{
	*needle = (struct needle){ .text = BUF_INIT };
	add_needles(q, q->root, needle);
}

static bool
is_plain(const struct tree_node *n)
{
	return n->type == TREE_WORD && !n->exact && !cited_has_initials(n);
}

bool
query_is_plain(const struct query *q)
{
	const struct tree_node *n = &q->node[q->root];

	if (n->type != TREE_AND)
		return is_plain(n);
	for (uint32_t i = n->child; i != TREE_NONE; i = q->node[i].next)
		if (!is_plain(&q->node[i]))
			return false;
	return true;
}

bool
query_narrows(const struct query *now, const struct query *before)
{
	struct needle words, fewer;
	bool narrows;

	if (!query_is_plain(now) || !query_is_plain(before))
		return false;
	query_needle(now, &words);
	query_needle(before, &fewer);
	/* A full needle may lack words that the query has. */
	narrows = fewer.words < sizeof fewer.word / sizeof *fewer.word &&
		  needle_narrows(&words, &fewer);
	needle_release(&words);
	needle_release(&fewer);
	return narrows;
}

bool
query_finds(const struct query *q, const struct query_scope *scope, uint32_t record)
{
	struct run r = { .query = q, .scope = scope, .catalogue = scope->index->catalogue };
	const struct tree_node *n = &q->node[q->root];
	uint32_t i = n->type == TREE_AND ? n->child : q->root;

	for (; i != TREE_NONE; i = i == q->root ? TREE_NONE : q->node[i].next) {
		struct term t = term_of(q, &q->node[i]);

		if (!word_matches(&r, &t, record))
			return false;
	}
	return true;
}
