/* SPDX-License-Identifier: MIT */
/*
 * Queries from text.  The parser never gives up: it notes the first fault and goes on.
 * Over 500 lines: the grammar is in one place.
 */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "model/identifier.h"
#include "text/blank.h"
#include "text/fold.h"
#include "text/normalise.h"
#include "text/utf8.h"

#define DEPTH_MAX 40
#define NODES_MAX 400
#define SAVED_DEPTH_MAX 8               /* queries kept under names that name others */
#define SAVED_MAX 100                   /* of them in one query */

struct parser {
	struct query *query;
	const char *s;
	size_t len, at;
	int depth;                      /* parentheses that are open */
	const struct query_hooks *hooks;        /* may be NULL */
	/* A query that is kept is parsed in the place of its name: how many deep, and where. */
	struct {
		int depth;
		size_t start, end;
		size_t name;            /* in the query's text */
	} inside;
	int expanded;                   /* such queries so far */
};

static size_t
quote_at(const struct parser *p, size_t at)
{
	return quote_len(p->s + at, p->len - at);
}

static size_t
blank_at(const struct parser *p, size_t at)
{
	return at < p->len ? blank_len(p->s + at, p->len - at) : 0;
}

static char
peek(const struct parser *p, size_t ahead)
{
	return ahead < p->len - p->at ? p->s[p->at + ahead] : 0;
}

static void
skip_blanks(struct parser *p)
{
	size_t n;

	while ((n = blank_at(p, p->at)))
		p->at += n;
}

/* Only the leftmost is kept. */
__attribute__((format(printf, 4, 5))) static void
fault(struct parser *p, size_t start, size_t end, const char *format, ...)
{
	struct query_fault *f = &p->query->fault;
	struct buf b = BUF_INIT;
	va_list args;

	if (p->inside.depth) {
		start = p->inside.start;
		end = p->inside.end;
	}
	if (f->sentence && f->start <= start)
		return;
	if (p->inside.depth)
		/* TRANSLATORS: the name of a saved search; what is wrong in it follows. */
		buf_printf(&b, _("in the search \"%s\": "), p->query->text.data + p->inside.name);
	va_start(args, format);
	buf_vprintf(&b, format, args);
	va_end(args);
	free(f->sentence);
	*f = (struct query_fault){ .start = start, .end = end, .sentence = buf_detach(&b) };
}

static uint32_t
new_node(struct parser *p, enum tree_type type)
{
	struct query *q = p->query;

	q->node = mem_grow(q->node, &q->room, q->nodes + 1, sizeof *q->node);
	q->node[q->nodes] = (struct tree_node){ .type = type, .child = TREE_NONE,
						.next = TREE_NONE,
						.beside = { TREE_NONE, TREE_NONE } };
	return (uint32_t)q->nodes++;
}

/* Does a word end here? */
static bool
ends_word(const struct parser *p, size_t at, int open)
{
	return at >= p->len || blank_at(p, at) || p->s[at] == '|' ||
	       (p->s[at] == ')' && !open);
}

/* The text of a word or phrase from here on; passes over it.  False: there is none. */
static bool
take_text(struct parser *p, struct str *text)
{
	size_t quote = p->at < p->len ? quote_at(p, p->at) : 0, start = p->at;
	int open = 0;

	if (quote) {
		p->at += quote;
		*text = (struct str){ p->s + p->at, 0 };
		while (p->at < p->len && !quote_at(p, p->at))
			p->at++;
		text->len = (size_t)(p->s + p->at - text->s);
		if (p->at < p->len)
			p->at += quote_at(p, p->at);
		else
			fault(p, start, p->len, "%s", _("the quotation mark is not closed"));
		return true;
	}
	while (!ends_word(p, p->at, open)) {
		open += p->s[p->at] == '(';
		open -= p->s[p->at] == ')' && open;
		p->at++;
	}
	*text = (struct str){ p->s + start, p->at - start };
	/* "gold, tin" */
	while (text->len > 1 && memchr(",;", text->s[text->len - 1], 2))
		text->len--;
	return text->len > 0;
}

static size_t
keep(struct query *q, const char *s, size_t len,
     void (*add)(struct buf *, const char *, size_t), size_t *kept)
{
	size_t at = q->text.len;

	add(&q->text, s, len);
	*kept = q->text.len - at;
	buf_putc(&q->text, '\0');
	return at;
}

static void
set_text(struct query *q, uint32_t node, struct str text)
{
	struct tree_node *n = &q->node[node];
	struct str folded;

	/* A whole text is as it is: that of a keyword may end with a blank. */
	if (!n->whole)
		text = blank_trim(text);
	n->text = keep(q, text.s, text.len, nfc_add, &n->text_len);
	n->folded = keep(q, text.s, text.len, fold_add, &n->folded_len);
	folded = fold_trim(q->text.data + n->folded, n->folded_len);
	n->folded = (size_t)(folded.s - q->text.data);
	n->folded_len = n->exact ? folded.len :
				   fold_join(q->text.data + n->folded, folded.len);
}

/* What a word says as citations write it; false when it asks for nothing. */
static bool
take_cited(struct parser *p, uint32_t node, bool comma)
{
	struct query *q = p->query;
	struct tree_node *n = &q->node[node];
	struct str text = { q->text.data + n->text, n->text_len };
	struct str folded = { q->text.data + n->folded, n->folded_len };
	size_t year = n->type == TREE_WORD ? cited_year(text) : 0;

	if (n->exact || n->quoted)
		return n->folded_len > 0;
	if (year)
		n->folded_len = year;
	if (n->type == TREE_WORD || n->field.form == FIELD_LINK)
		n->initials = cited_initials(text);
	n->parted = comma;
	return cited_asks(folded);
}

static uint32_t parse_either(struct parser *p, const struct field *field);

/* "(...)"; `field` holds for all words in it. */
static uint32_t
parse_group(struct parser *p, const struct field *field)
{
	size_t start = p->at++;
	uint32_t node = TREE_NONE;

	if (p->depth == DEPTH_MAX) {
		fault(p, start, start + 1, "%s", _("too many parentheses are open"));
		return TREE_NONE;
	}
	p->depth++;
	node = parse_either(p, field);
	if (node != TREE_NONE)
		p->query->node[node].grouped = true;
	p->depth--;
	skip_blanks(p);
	if (p->at < p->len && p->s[p->at] == ')') {
		p->at++;
		if (node == TREE_NONE && !p->query->fault.sentence)
			fault(p, start, p->at, "%s", _("there is nothing between the parentheses"));
	} else {
		fault(p, start, p->len, "%s", _("the parenthesis is not closed"));
	}
	return node;
}

/* A query in the middle of another.  Faults in it are where the other one names it. */
static uint32_t
parse_inside(struct parser *p, const char *text, uint32_t named, size_t start)
{
	struct parser outer = *p;
	uint32_t node;

	if (!p->inside.depth++) {
		p->inside.start = start;
		p->inside.end = p->at;
		p->inside.name = p->query->node[named].text;
	}
	p->s = text;
	p->len = strlen(text);
	p->at = 0;
	p->depth = 0;
	node = parse_either(p, NULL);
	outer.expanded = p->expanded;
	*p = outer;
	return node;
}

/* The query that is kept under a name, in place of the name. */
static uint32_t
parse_saved(struct parser *p, uint32_t named, size_t start)
{
	const struct query_hooks *h = p->hooks;
	size_t len = p->query->node[named].text_len;
	char *name = xstrndup(p->query->text.data + p->query->node[named].text, len);
	const char *text = h && h->saved ? h->saved(h->context, name, len) : NULL;
	uint32_t node = TREE_NONE;

	if (!h || !h->saved) {
		p->query->saved = true;
		node = named;
	} else if (!text) {
		fault(p, start, p->at, _("no search is saved as \"%s\""), name);
	} else if (p->inside.depth == SAVED_DEPTH_MAX || ++p->expanded > SAVED_MAX) {
		fault(p, start, p->at, _("the search saved as \"%s\" asks for too many others, "
					 "or for itself"), name);
	} else {
		node = parse_inside(p, text, named, start);
	}
	free(name);
	return node;
}

/* What a word behind a field asks for. */
static uint32_t
parse_value(struct parser *p, uint32_t node, size_t start)
{
	char *wrong = query_value_take(p->query, node);

	if (wrong)
		fault(p, start, p->at, "%s", wrong);
	free(wrong);
	if (wrong)
		return TREE_NONE;
	if (p->query->node[node].field.form == FIELD_SAVED)
		return parse_saved(p, node, start);
	return node;
}

/* A word, a phrase, or the value of a field. */
static uint32_t
parse_word(struct parser *p, const struct field *field)
{
	size_t start = p->at;
	bool exact = peek(p, 0) == '=', whole = exact && peek(p, 1) == '=';
	struct str text;
	uint32_t node;
	bool quoted, asks;

	p->at += (size_t)exact + whole;
	quoted = p->at < p->len && quote_at(p, p->at);
	if (!take_text(p, &text)) {
		fault(p, p->at, p->at, "%s", exact ? _("= needs a word behind it") :
						     _("here is nothing to look for"));
		return TREE_NONE;
	}
	if (p->query->nodes > NODES_MAX) {
		fault(p, start, p->at, "%s", _("these are too many words for one search"));
		return TREE_NONE;
	}
	node = new_node(p, field ? TREE_FIELD : TREE_WORD);
	if (field)
		p->query->node[node].field = *field;
	p->query->node[node].exact = exact;
	p->query->node[node].saved = p->inside.depth > 0;
	p->query->node[node].whole = whole;
	p->query->node[node].quoted = quoted;
	/* "2010.." is a year, and a name may end with anything. */
	if (!exact && !quoted &&
	    (!field || field->form == FIELD_TEXT || field->form == FIELD_LINK))
		text = cited_trim(text);
	/* Catalogues have DOIs bare, or within the address. */
	set_text(p->query, node, exact ? text : doi_bare(text));
	asks = take_cited(p, node, memchr(",;", p->s[p->at - 1], 2) != NULL);
	if (field)
		return parse_value(p, node, start);
	/* Neither does a word of invisible characters. */
	return asks ? node : TREE_NONE;
}

/* How many bytes of a field's name stand here, before a colon; 0: none. */
static size_t
name_len(const struct parser *p)
{
	size_t len = 0;
	char c;

	while ((c = peek(p, len)) && (ascii_is_letter(c) || (len && (c == '-' || c == '_'))))
		len++;
	return peek(p, len) == ':' ? len : 0;
}

static bool at_or(const struct parser *p);

/* "name:value"; false: it is none but a word with a colon. */
static bool
parse_field(struct parser *p, uint32_t *node)
{
	size_t start = p->at, len = name_len(p);
	struct field field;
	struct str text;
	char next;

	*node = TREE_NONE;
	if (!len)
		return false;
	next = peek(p, len + 1);
	if (!field_find(p->s + p->at, len, &field)) {
		const char *near = field_nearest(p->s + p->at, len);
		char *name;

		/* "Herons: three winters" and addresses are no fields. */
		if (!next || blank_at(p, p->at + len + 1) || next == '/')
			return false;
		p->at += len + 1;
		take_text(p, &text);
		name = xstrndup(p->s + start, len);
		if (near)
			fault(p, start, start + len,
			      _("there is no field \"%s\"; did you mean \"%s\"?"), name, near);
		else
			fault(p, start, start + len,
			      _("there is no field \"%s\"; in quotation marks it is a word like "
				"others"), name);
		free(name);
		return true;
	}
	p->at += len + 1;
	skip_blanks(p);
	if (p->at == p->len || at_or(p) || peek(p, 0) == ')') {
		char *name = xstrndup(p->s + start, len);

		fault(p, p->at, p->at, _("%s: needs something to look for"), name);
		free(name);
	} else {
		*node = peek(p, 0) == '(' ? parse_group(p, &field) : parse_word(p, &field);
	}
	return true;
}

/* A term and the minus before it. */
static uint32_t
parse_term(struct parser *p, const struct field *field)
{
	size_t start = p->at;
	bool not = false;
	uint32_t node;

	while (peek(p, 0) == '-' && peek(p, 1) && !blank_at(p, p->at + 1) && peek(p, 1) != ')') {
		not = !not;
		p->at++;
	}
	if (peek(p, 0) == '-' && p->at + 1 == p->len) {
		fault(p, start, ++p->at, "%s", _("- needs a word behind it"));
		return TREE_NONE;
	}
	if (peek(p, 0) == '(')
		node = parse_group(p, field);
	else if (field || !parse_field(p, &node))
		node = parse_word(p, field);
	if (not && node != TREE_NONE) {
		uint32_t above = new_node(p, TREE_NOT);

		p->query->node[above].child = node;
		return above;
	}
	return node;
}

static bool
at_text(const struct parser *p, struct str text)
{
	return text.len && text.len <= p->len - p->at &&
	       !memcmp(p->s + p->at, text.s, text.len);
}

static bool
at_word(const struct parser *p, struct str word)
{
	return at_text(p, word) && ends_word(p, p->at + word.len, 0);
}

static bool
at_or(const struct parser *p)
{
	return peek(p, 0) == '|' || at_word(p, str_of("OR"));
}

/* How many bytes here ask for nothing; behind a word what lists put there, as in "Weir et al." */
static size_t
joint_len(const struct parser *p, bool behind)
{
	struct str joint;
	size_t len = 0, marks;

	for (size_t i = 0; (behind || !i) && query_joint(i, &joint); i++)
		for (marks = 0; at_text(p, joint); marks++) {
			if (ends_word(p, p->at + joint.len + marks, 0))
				return joint.len + marks;
			if (!memchr(".,;:", p->s[p->at + joint.len + marks], 4))
				break;
		}
	/* Whoever types it at the end may go on with the word. */
	while (!ends_word(p, p->at + len, 0))
		len++;
	return behind && blank_at(p, p->at + len) &&
			       query_joint_between((struct str){ p->s + p->at, len })
		       ? len
		       : 0;
}

/* One node for a chain of them. */
static uint32_t
join(struct parser *p, enum tree_type type, uint32_t first)
{
	uint32_t node;

	if (first == TREE_NONE || p->query->node[first].next == TREE_NONE)
		return first;
	node = new_node(p, type);
	p->query->node[node].child = first;
	return node;
}

static void
chain(struct parser *p, uint32_t *first, uint32_t *last, uint32_t node)
{
	if (node == TREE_NONE)
		return;
	if (*first == TREE_NONE)
		*first = node;
	else
		p->query->node[*last].next = node;
	*last = node;
}

/* Terms up to OR, a parenthesis or the end; *any: there was one, good or bad. */
static uint32_t
parse_all(struct parser *p, const struct field *field, bool *any)
{
	uint32_t first = TREE_NONE, last = TREE_NONE;
	size_t joint;

	*any = false;
	for (;;) {
		skip_blanks(p);
		if (p->at == p->len || at_or(p))
			break;
		if (p->s[p->at] == ')') {
			if (p->depth)
				break;
			fault(p, p->at, p->at + 1, "%s", _("no parenthesis is open here"));
			p->at++;
			continue;
		}
		joint = joint_len(p, first != TREE_NONE);
		p->at += joint;
		if (joint)
			continue;
		*any = true;
		chain(p, &first, &last, parse_term(p, field));
	}
	cited_join(p->query, first);
	return join(p, TREE_AND, first);
}

static uint32_t
parse_either(struct parser *p, const struct field *field)
{
	uint32_t first = TREE_NONE, last = TREE_NONE;
	bool any;

	chain(p, &first, &last, parse_all(p, field, &any));
	while (p->at < p->len && at_or(p)) {
		size_t start = p->at, len = p->s[p->at] == '|' ? 1 : 2;

		if (!any)
			fault(p, start, start + len, "%s", _("OR needs a word before it"));
		p->at += len;
		chain(p, &first, &last, parse_all(p, field, &any));
		if (!any)
			fault(p, start, p->at, "%s", _("OR needs a word behind it"));
	}
	return join(p, TREE_OR, first);
}

struct query *
query_parse_with(const char *text, size_t len, const struct query_hooks *hooks)
{
	struct query *q = xcalloc(1, sizeof *q);
	struct parser p = { .query = q, .s = text, .len = len, .hooks = hooks };
	struct query_fault *f = &q->fault;

	q->text = (struct buf)BUF_INIT;
	q->root = parse_either(&p, NULL);
	if (f->sentence) {
		size_t valid = utf8_fault(text, f->start);

		f->column = (unsigned)utf8_count(text, valid) + (unsigned)(f->start - valid) + 1;
	}
	if (q->root == TREE_NONE)
		q->root = new_node(&p, TREE_ALL);
	return q;
}

struct query *
query_parse(const char *text, size_t len)
{
	return query_parse_with(text, len, NULL);
}
