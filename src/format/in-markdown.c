/* SPDX-License-Identifier: MIT */
/*
 * The Markdown that pandoc's texts in YAML have, as out-csl-write.c writes it.
 *
 * Marks that are opened and closed, one inside of the other, become tags; all others are text.  One
 * pass finds them, each mark is put on the stack and taken from it once.
 */
#include "format/in.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"

enum mark { ITALIC, BOLD, LINE, SUP, SUB, SPAN, CAPS, NOCASE, NODECOR };

static const struct {
	const char *sign; /* what opens it, of spans what closes them */
	const char *open, *close;
} marks[] = {
	[ITALIC] = { "*", "<i>", "</i>" },
	[BOLD] = { "**", "<b>", "</b>" },
	[LINE] = { "_", "<i>", "</i>" },
	[SUP] = { "^", "<sup>", "</sup>" },
	[SUB] = { "~", "<sub>", "</sub>" },
	[SPAN] = { "[", "", "" },
	[CAPS] = { "]{.smallcaps}", "<sc>", "</sc>" },
	[NOCASE] = { "]{.nocase}", "<span class=\"nocase\">", "</span>" },
	[NODECOR] = { "]{.nodecor}", "<span class=\"nodecor\">", "</span>" },
};

/* A mark at its place in the text: paired once the other one is found. */
struct token {
	size_t at;
	enum mark mark;
	bool paired, closes;
};

struct reader {
	const char *s;
	size_t len;
	struct token *token;
	size_t tokens, room;
	size_t *stack; /* indices of tokens that are open */
	size_t depth, stack_room;
	size_t open[SPAN + 1]; /* how many of each kind */
};

static bool
is_blank(const struct reader *r, size_t at)
{
	return at >= r->len || (unsigned char)r->s[at] <= ' ';
}

static void
pop(struct reader *r)
{
	r->open[r->token[r->stack[--r->depth]].mark]--;
}

static size_t
add_token(struct reader *r, size_t at, enum mark mark)
{
	r->token = mem_grow(r->token, &r->room, r->tokens + 1, sizeof *r->token);
	r->token[r->tokens] = (struct token){ .at = at, .mark = mark };
	return r->tokens++;
}

static void
open_mark(struct reader *r, size_t at, enum mark mark)
{
	r->stack = mem_grow(r->stack, &r->stack_room, r->depth + 1, sizeof *r->stack);
	r->stack[r->depth++] = add_token(r, at, mark);
	r->open[mark]++;
}

/* Close the last one that is open, and give up what was opened inside of it. */
static void
close_mark(struct reader *r, size_t at, enum mark opened, enum mark mark)
{
	size_t first;

	while (r->token[r->stack[r->depth - 1]].mark != opened)
		pop(r);
	first = r->stack[r->depth - 1];
	pop(r);
	r->token[first].mark = mark;
	r->token[first].paired = true;
	at = add_token(r, at, mark);
	r->token[at].paired = r->token[at].closes = true;
}

/* Of "***" what closes first was opened last: with "**" that is not as it was taken. */
static bool
turn_round(struct reader *r)
{
	struct token *last = &r->token[r->stack[r->depth - 1]];

	if (r->depth < 2 || last[-1].mark != BOLD || last[-1].at + 2 != last->at || last[-1].paired)
		return false;
	last[-1].mark = ITALIC;
	last->mark = BOLD;
	last->at--;
	return true;
}

/* The mark of one or more asterisks at s[at]: of two the one that was opened last. */
static enum mark
find_asterisk(struct reader *r, size_t at)
{
	enum mark last = r->depth ? r->token[r->stack[r->depth - 1]].mark : SPAN;

	if (at + 1 == r->len || r->s[at + 1] != '*')
		return ITALIC;
	if (last != ITALIC || !at || is_blank(r, at - 1))
		return BOLD;
	return (at + 2 == r->len || r->s[at + 2] != '*') && turn_round(r) ? BOLD : ITALIC;
}

/* Read what begins at s[at]; the bytes it takes. */
static size_t
read_mark(struct reader *r, size_t at)
{
	static const char signs[] = "_^~";
	const char *sign = strchr(signs, r->s[at]);
	enum mark mark = sign ? (enum mark)(LINE + (sign - signs)) : find_asterisk(r, at);
	size_t n = strlen(marks[mark].sign);
	bool escaped = at > 1 && r->s[at - 2] == '\\';
	bool within = at && (escaped || !is_blank(r, at - 1)), before = !is_blank(r, at + n);

	/* "a_b" and "~~" are no marks. */
	if (mark == LINE && within && before && ascii_is_alnum(r->s[at - 1]) &&
	    ascii_is_alnum(r->s[at + 1]))
		return 1;
	if (mark == SUB && before && r->s[at + 1] == '~')
		return 2;
	if (within && r->open[mark])
		close_mark(r, at, mark, mark);
	else if (before)
		open_mark(r, at, mark);
	return n;
}

static size_t
read_bracket(struct reader *r, size_t at)
{
	for (enum mark m = CAPS; m <= NODECOR && r->open[SPAN]; m++) {
		size_t n = strlen(marks[m].sign);

		if (r->len - at >= n && !memcmp(r->s + at, marks[m].sign, n)) {
			close_mark(r, at, SPAN, m);
			return n;
		}
	}
	/* Brackets in brackets stand for themselves. */
	if (r->depth && r->token[r->stack[r->depth - 1]].mark == SPAN)
		pop(r);
	return 1;
}

static void
find_marks(struct reader *r)
{
	for (size_t at = 0; at < r->len;) {
		char c = r->s[at];

		if (c == '\\')
			at += 2;
		else if (c && strchr("*_^~", c))
			at += read_mark(r, at);
		else if (c == ']')
			at += read_bracket(r, at);
		else {
			/* What is above or below the line has no blanks. */
			while (is_blank(r, at) && (r->open[SUP] || r->open[SUB]))
				pop(r);
			if (c == '[')
				open_mark(r, at, SPAN);
			at++;
		}
	}
}

static void
add_text(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\\' && i + 1 < len && (unsigned char)s[i + 1] < 0x80 &&
		    !ascii_is_alnum(s[i + 1]))
			i++;
		buf_putc(out, s[i]);
	}
}

void
in_markdown(struct buf *out, const char *s, size_t len)
{
	struct reader r = { .s = s, .len = len };
	size_t from = 0;

	find_marks(&r);
	for (size_t i = 0; i < r.tokens; i++) {
		const struct token *t = &r.token[i];
		bool span = t->mark >= SPAN;

		if (!t->paired)
			continue;
		add_text(out, s + from, t->at - from);
		buf_puts(out, t->closes ? marks[t->mark].close : marks[t->mark].open);
		from = t->at + (span && !t->closes ? 1 : strlen(marks[t->mark].sign));
	}
	add_text(out, s + from, len - from);
	free(r.token);
	free(r.stack);
}
