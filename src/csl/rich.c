/* SPDX-License-Identifier: MIT */
/*
 * The markup inside of fields (CSL 1.0.2, appendix "Rich text"): tags, and quotes and apostrophes
 * that are to be made typographic.
 *
 * The text is cut into tokens: openers, closers, and what is between.  A stack then says which of
 * them belong together; what is left alone is text (an apostrophe, a "<").
 */
#include <string.h>

#include "csl/rich.h"
#include "text/case.h"
#include "text/utf8.h"

#define APOSTROPHE "\xe2\x80\x99"

struct reader {
	const struct csl_output *output;
	struct str s;
	struct csl_rich_token *token;
	size_t count, room;
};

static bool
is_letter_at(struct str s, size_t at)
{
	uint32_t code;

	return at < s.len && utf8_decode(s.s + at, s.len - at, &code) &&
	       (case_is_letter(code) || (code >= '0' && code <= '9') || code == '-');
}

static bool
letter_ends(struct str s, size_t end)
{
	size_t at = end;

	while (at && ((unsigned char)s.s[at - 1] & 0xC0) == 0x80)
		at--;
	return at && is_letter_at(s, at - 1);
}

/* The blank that does not break at s[at], as French has it inside of its quotes: its bytes. */
static size_t
nbsp_at(struct str s, size_t at)
{
	if (csl_rich_starts(s, at, str_of("\xc2\xa0")))
		return 2;
	return csl_rich_starts(s, at, str_of("\xe2\x80\xaf")) ? 3 : 0;
}

/* The outer quote that opens at s[at], with the blank behind it. */
static size_t
opening_at(const struct reader *r, size_t at)
{
	struct str quote = r->output->language->open_quote;

	if (quote.len > 3 && nbsp_at(quote, quote.len - 2))
		quote.len -= 2;
	else if (quote.len > 3 && nbsp_at(quote, quote.len - 3))
		quote.len -= 3;
	return csl_rich_starts(r->s, at, quote) ? quote.len + nbsp_at(r->s, at + quote.len) : 0;
}

/* The outer quote that closes at s[at], with the blank before it. */
static size_t
closing_at(const struct reader *r, size_t at)
{
	struct str quote = r->output->language->close_quote;
	size_t blank = nbsp_at(r->s, at), n = nbsp_at(quote, 0);

	quote = (struct str){ quote.s + n, quote.len - n };
	return csl_rich_starts(r->s, at + blank, quote) ? blank + quote.len : 0;
}

/*
 * The quote at s[at], with the blank or "(" before it if `before` is true (it opens then).  A
 * closing inner quote between letters is an apostrophe.
 */
static size_t
quote_at(const struct reader *r, size_t at, bool before, struct csl_rich_token *token)
{
	const struct csl_language *language = r->output->language;
	struct str s = r->s;

	if (s.s[at] == '"' || s.s[at] == '\'') {
		token->kind = before ? CSL_RICH_OPEN : CSL_RICH_CLOSE;
		token->mark = s.s[at] == '"' ? CSL_MARK_DOUBLE : CSL_MARK_SINGLE;
		return 1;
	}
	token->kind = CSL_RICH_OPEN;
	token->mark = CSL_MARK_OUTER;
	if (opening_at(r, at))
		return opening_at(r, at);
	token->mark = CSL_MARK_INNER;
	if (csl_rich_starts(s, at, language->open_inner))
		return language->open_inner.len;
	token->kind = CSL_RICH_CLOSE;
	if (csl_rich_starts(s, at, str_of(APOSTROPHE)) && letter_ends(s, at) &&
	    is_letter_at(s, at + strlen(APOSTROPHE))) {
		token->mark = CSL_MARK_SINGLE;
		return strlen(APOSTROPHE);
	}
	if (csl_rich_starts(s, at, language->close_inner))
		return language->close_inner.len;
	token->mark = CSL_MARK_OUTER;
	return closing_at(r, at);
}

static void
add_token(struct reader *r, struct csl_rich_token token)
{
	r->token = csl_grow(r->output->pool, r->token, &r->room, r->count + 1, sizeof(token));
	r->token[r->count++] = token;
}

static void
add_text(struct reader *r, size_t from, size_t to)
{
	if (to > from)
		add_token(r, (struct csl_rich_token){ .text = { r->s.s + from, to - from } });
}

/* Could something of interest begin with that byte? */
static bool
is_special(char c)
{
	return c == '<' || c == '"' || c == '\'' || c == '\xe2' || c == '\xc2';
}

static void
tokenize(struct reader *r)
{
	struct str s = r->s;
	size_t from = 0, i = 0;
	bool before = true; /* a quote here would open */

	while (i < s.len) {
		struct csl_rich_token token = { 0 };
		size_t n = 0;

		if (s.s[i] == '<')
			n = csl_rich_tag(s, i, &token);
		else if (is_special(s.s[i])) {
			n = quote_at(r, i, before, &token);
			token.spaced = before && n;
		}
		if (!n) {
			before = s.s[i] == ' ' || s.s[i] == '(';
			i++;
			continue;
		}
		token.text = (struct str){ s.s + i, n };
		add_text(r, from, i);
		add_token(r, token);
		before = token.kind == CSL_RICH_OPEN;
		i += n;
		from = i;
	}
	add_text(r, from, s.len);
}

static bool
is_quote(enum csl_rich_mark mark)
{
	return mark >= CSL_MARK_DOUBLE;
}

static bool
closes(const struct csl_rich_token *open, const struct csl_rich_token *close)
{
	if (close->mark == CSL_MARK_SPAN_CAPS)
		return open->mark == CSL_MARK_NOCASE || open->mark == CSL_MARK_NODECOR ||
		       open->mark == CSL_MARK_SPAN_CAPS;
	return open->mark == close->mark;
}

static void
make_text(struct csl_rich_token *token, const char *text)
{
	token->kind = CSL_RICH_TEXT;
	token->mark = CSL_MARK_NONE;
	if (text)
		token->text = str_of(text);
}

/* What is left alone is text; a single quote is an apostrophe. */
static void
give_up(struct csl_rich_token *token)
{
	make_text(token, token->mark == CSL_MARK_SINGLE ? APOSTROPHE : NULL);
}

static char
first_of(const struct reader *r, size_t at)
{
	return at < r->count && r->token[at].kind == CSL_RICH_TEXT && r->token[at].text.len
		       ? r->token[at].text.s[0]
		       : '\0';
}

/* A single quote that can only be an apostrophe, from what follows it. */
static bool
is_apostrophe(const struct reader *r, size_t at)
{
	const struct csl_rich_token *token = &r->token[at];
	char next = first_of(r, at + 1);

	if (token->mark != CSL_MARK_SINGLE)
		return false;
	if (token->kind == CSL_RICH_OPEN)
		return token->spaced && next == ' ';
	return next && !strchr(",.?:; ", next);
}

static void
match(struct reader *r)
{
	size_t stack[CSL_RICH_NEST], depth = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct csl_rich_token *token = &r->token[i];

		if (token->kind == CSL_RICH_TEXT)
			continue;
		if (is_apostrophe(r, i) ||
		    (token->kind == CSL_RICH_OPEN && depth == CSL_RICH_NEST)) {
			give_up(token);
			continue;
		}
		if (token->kind == CSL_RICH_OPEN) {
			stack[depth++] = i;
			continue;
		}
		while (depth && !closes(&r->token[stack[depth - 1]], token) &&
		       token->mark != CSL_MARK_SINGLE)
			give_up(&r->token[stack[--depth]]);
		if (depth && closes(&r->token[stack[depth - 1]], token))
			r->token[stack[--depth]].partner = i;
		else
			give_up(token);
	}
	while (depth)
		give_up(&r->token[stack[--depth]]);
}

/* Nested quotes turn at the time of writing; here only which kind comes first is of interest. */
static uint8_t
quote_level(enum csl_rich_mark mark, enum csl_rich_mark first)
{
	if (mark == CSL_MARK_OUTER)
		return CSL_QUOTES_TRUE;
	if (mark == CSL_MARK_INNER)
		return CSL_QUOTES_INNER;
	return mark == first ? CSL_QUOTES_TRUE : CSL_QUOTES_INNER;
}

static void
set_look(struct csl_blob *blob, enum csl_rich_mark mark, enum csl_rich_mark first_quote)
{
	uint8_t *look = blob->look.value;

	blob->toggle = true;
	switch (mark) {
	case CSL_MARK_ITALIC:
		look[CSL_LOOK_STYLE] = CSL_FONT_ITALIC;
		break;
	case CSL_MARK_BOLD:
		look[CSL_LOOK_WEIGHT] = CSL_WEIGHT_BOLD;
		break;
	case CSL_MARK_SUP:
		look[CSL_LOOK_VERTICAL] = CSL_VERTICAL_SUP;
		break;
	case CSL_MARK_SUB:
		look[CSL_LOOK_VERTICAL] = CSL_VERTICAL_SUB;
		break;
	case CSL_MARK_CAPS:
	case CSL_MARK_SPAN_CAPS:
		look[CSL_LOOK_VARIANT] = CSL_VARIANT_SMALL_CAPS;
		break;
	case CSL_MARK_NODECOR:
		look[CSL_LOOK_STYLE] = CSL_FONT_NORMAL;
		look[CSL_LOOK_VARIANT] = CSL_VARIANT_NORMAL;
		look[CSL_LOOK_WEIGHT] = CSL_WEIGHT_NORMAL;
		break;
	default:
		if (is_quote(mark))
			look[CSL_LOOK_QUOTES] = quote_level(mark, first_quote);
	}
}

/* Texts that lie side by side are one blob, so that punctuation sees whole texts. */
static void
push_text(const struct reader *r, struct csl_blob *level, struct str text)
{
	struct csl_blob *last = level->last;

	if (last && last->kind == CSL_BLOB_TEXT && !last->toggle)
		last->text = csl_str_join(r->output->pool, last->text, text);
	else
		csl_blob_push(level, csl_blob_text(r->output->pool, text));
}

static void
build(struct reader *r, struct csl_blob *blob)
{
	struct csl_blob *stack[CSL_RICH_NEST + 1] = { blob };
	enum csl_rich_mark first_quote = CSL_MARK_NONE;
	size_t depth = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct csl_rich_token *token = &r->token[i];
		struct csl_blob *level = stack[depth];

		if (token->kind == CSL_RICH_TEXT)
			push_text(r, level, token->text);
		else if (token->mark == CSL_MARK_NOCASE) {
			if (token->kind == CSL_RICH_OPEN)
				r->token[token->partner].mark = CSL_MARK_NOCASE;
		} else if (token->kind == CSL_RICH_OPEN) {
			struct csl_blob *inner = csl_blob_level(r->output->pool, NULL);

			if (first_quote == CSL_MARK_NONE &&
			    (token->mark == CSL_MARK_DOUBLE || token->mark == CSL_MARK_SINGLE))
				first_quote = token->mark;
			set_look(inner, token->mark, first_quote);
			csl_blob_push(level, inner);
			stack[++depth] = inner;
		} else if (depth)
			depth--;
	}
}

static bool
any_special(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (is_special(s.s[i]))
			return true;
	return false;
}

static bool
only_text(const struct reader *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->token[i].kind != CSL_RICH_TEXT)
			return false;
	return true;
}

void
csl_rich_parse(const struct csl_output *output, struct csl_blob *blob)
{
	struct reader r = { .output = output, .s = blob->text };

	if (!any_special(blob->text))
		return;
	tokenize(&r);
	match(&r);
	if (only_text(&r)) {
		struct csl_text text = { .pool = output->pool };

		for (size_t i = 0; i < r.count; i++)
			csl_text_add(&text, r.token[i].text.s, r.token[i].text.len);
		blob->text = (struct str){ .s = csl_text_str(&text), .len = text.len };
		return;
	}
	blob->kind = CSL_BLOB_LEVEL;
	blob->text.len = 0;
	build(&r, blob);
}
