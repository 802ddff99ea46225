/* SPDX-License-Identifier: MIT */
/*
 * The markup inside of fields (CSL 1.0.2, appendix "Rich text"): tags, and quotes and apostrophes
 * that are to be made typographic.
 *
 * The text is cut into tokens: openers, closers, and what is between.  A stack then says which of
 * them belong together; what is left alone is text (an apostrophe, a "<").
 */
#include <string.h>

#include "csl/output.h"
#include "text/case.h"
#include "text/utf8.h"

#define NEST_MAX 16
#define APOSTROPHE "\xe2\x80\x99"

enum kind { TEXT, OPEN, CLOSE };

enum mark {
	MARK_NONE, MARK_NOCASE, MARK_NODECOR, MARK_SPAN_CAPS, MARK_CAPS, MARK_ITALIC, MARK_BOLD,
	MARK_SUP, MARK_SUB, MARK_DOUBLE, MARK_SINGLE, MARK_OUTER, MARK_INNER
};

struct token {
	enum kind kind;
	enum mark mark;
	struct str text;                /* as written */
	bool spaced;                    /* an opening quote with the blank or "(" before it */
	size_t partner;                 /* opener: where its closer is */
};

static const struct {
	const char *open, *close;
	enum mark mark;
} tags[] = {
	{ "<i>", "</i>", MARK_ITALIC },
	{ "<b>", "</b>", MARK_BOLD },
	{ "<sup>", "</sup>", MARK_SUP },
	{ "<sub>", "</sub>", MARK_SUB },
	{ "<sc>", "</sc>", MARK_CAPS },
};

struct reader {
	const struct csl_output *output;
	struct str s;
	struct token *token;
	size_t count, room;
};

static bool
starts(struct str s, size_t at, const char *with)
{
	size_t len = strlen(with);

	return s.len - at >= len && !memcmp(s.s + at, with, len);
}

static bool
starts_str(struct str s, size_t at, struct str with)
{
	return with.len && s.len - at >= with.len && !memcmp(s.s + at, with.s, with.len);
}

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

static enum mark
span_mark(struct str s, size_t at, size_t end)
{
	if (tag_has(s, at, end, "class=\"nocase\""))
		return MARK_NOCASE;
	if (tag_has(s, at, end, "class=\"nodecor\""))
		return MARK_NODECOR;
	if (tag_has(s, at, end, "style=\"font-variant:small-caps"))
		return MARK_SPAN_CAPS;
	return MARK_NONE;
}

/* The tag at s[at], which is '<': its length, 0 if it is none that CSL knows. */
static size_t
tag_at(struct str s, size_t at, struct token *token)
{
	const char *close;

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		bool opens = starts(s, at, tags[i].open);

		if (!opens && !starts(s, at, tags[i].close))
			continue;
		token->kind = opens ? OPEN : CLOSE;
		token->mark = tags[i].mark;
		return strlen(opens ? tags[i].open : tags[i].close);
	}
	if (starts(s, at, "</span>")) {
		token->kind = CLOSE;
		token->mark = MARK_SPAN_CAPS;
		return 7;
	}
	if (starts(s, at, "<span ") && (close = memchr(s.s + at, '>', s.len - at))) {
		token->kind = OPEN;
		token->mark = span_mark(s, at, (size_t)(close - s.s));
		return token->mark == MARK_NONE ? 0 : (size_t)(close - s.s) + 1 - at;
	}
	return 0;
}

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

/*
 * The quote at s[at], with the blank or "(" before it if `before` is true (it opens then).  A
 * closing inner quote between letters is an apostrophe.
 */
static size_t
quote_at(const struct reader *r, size_t at, bool before, struct token *token)
{
	const struct csl_language *language = r->output->language;
	struct str s = r->s;

	if (s.s[at] == '"' || s.s[at] == '\'') {
		token->kind = before ? OPEN : CLOSE;
		token->mark = s.s[at] == '"' ? MARK_DOUBLE : MARK_SINGLE;
		return 1;
	}
	token->kind = OPEN;
	token->mark = MARK_OUTER;
	if (starts_str(s, at, language->open_quote))
		return language->open_quote.len;
	token->mark = MARK_INNER;
	if (starts_str(s, at, language->open_inner))
		return language->open_inner.len;
	token->kind = CLOSE;
	if (starts(s, at, APOSTROPHE) && letter_ends(s, at) &&
	    is_letter_at(s, at + strlen(APOSTROPHE))) {
		token->mark = MARK_SINGLE;
		return strlen(APOSTROPHE);
	}
	if (starts_str(s, at, language->close_inner))
		return language->close_inner.len;
	token->mark = MARK_OUTER;
	if (starts_str(s, at, language->close_quote))
		return language->close_quote.len;
	return 0;
}

static void
add_token(struct reader *r, struct token token)
{
	r->token = csl_grow(r->output->pool, r->token, &r->room, r->count + 1, sizeof(token));
	r->token[r->count++] = token;
}

static void
add_text(struct reader *r, size_t from, size_t to)
{
	if (to > from)
		add_token(r, (struct token){ .text = { r->s.s + from, to - from } });
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
	bool before = true;             /* a quote here would open */

	while (i < s.len) {
		struct token token = { 0 };
		size_t n = 0;

		if (s.s[i] == '<')
			n = tag_at(s, i, &token);
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
		before = token.kind == OPEN;
		i += n;
		from = i;
	}
	add_text(r, from, s.len);
}

static bool
is_quote(enum mark mark)
{
	return mark >= MARK_DOUBLE;
}

static bool
closes(const struct token *open, const struct token *close)
{
	if (close->mark == MARK_SPAN_CAPS)
		return open->mark == MARK_NOCASE || open->mark == MARK_NODECOR ||
		       open->mark == MARK_SPAN_CAPS;
	return open->mark == close->mark;
}

static void
make_text(struct token *token, const char *text)
{
	token->kind = TEXT;
	token->mark = MARK_NONE;
	if (text)
		token->text = str_of(text);
}

/* What is left alone is text; a single quote is an apostrophe. */
static void
give_up(struct token *token)
{
	make_text(token, token->mark == MARK_SINGLE ? APOSTROPHE : NULL);
}

static char
first_of(const struct reader *r, size_t at)
{
	return at < r->count && r->token[at].kind == TEXT && r->token[at].text.len
		       ? r->token[at].text.s[0]
		       : '\0';
}

/* A single quote that can only be an apostrophe, from what follows it. */
static bool
is_apostrophe(const struct reader *r, size_t at)
{
	const struct token *token = &r->token[at];
	char next = first_of(r, at + 1);

	if (token->mark != MARK_SINGLE)
		return false;
	if (token->kind == OPEN)
		return token->spaced && next == ' ';
	return next && !strchr(",.?:; ", next);
}

static void
match(struct reader *r)
{
	size_t stack[NEST_MAX], depth = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct token *token = &r->token[i];

		if (token->kind == TEXT)
			continue;
		if (is_apostrophe(r, i) || (token->kind == OPEN && depth == NEST_MAX)) {
			give_up(token);
			continue;
		}
		if (token->kind == OPEN) {
			stack[depth++] = i;
			continue;
		}
		while (depth && !closes(&r->token[stack[depth - 1]], token) &&
		       token->mark != MARK_SINGLE)
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
quote_level(enum mark mark, enum mark first)
{
	if (mark == MARK_OUTER)
		return CSL_QUOTES_TRUE;
	if (mark == MARK_INNER)
		return CSL_QUOTES_INNER;
	return mark == first ? CSL_QUOTES_TRUE : CSL_QUOTES_INNER;
}

static void
set_look(struct csl_blob *blob, enum mark mark, enum mark first_quote)
{
	uint8_t *look = blob->look.value;

	blob->toggle = true;
	switch (mark) {
	case MARK_ITALIC:
		look[CSL_LOOK_STYLE] = CSL_FONT_ITALIC;
		break;
	case MARK_BOLD:
		look[CSL_LOOK_WEIGHT] = CSL_WEIGHT_BOLD;
		break;
	case MARK_SUP:
		look[CSL_LOOK_VERTICAL] = CSL_VERTICAL_SUP;
		break;
	case MARK_SUB:
		look[CSL_LOOK_VERTICAL] = CSL_VERTICAL_SUB;
		break;
	case MARK_CAPS:
	case MARK_SPAN_CAPS:
		look[CSL_LOOK_VARIANT] = CSL_VARIANT_SMALL_CAPS;
		break;
	case MARK_NODECOR:
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
	struct csl_blob *stack[NEST_MAX + 1] = { blob };
	enum mark first_quote = MARK_NONE;
	size_t depth = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct token *token = &r->token[i];
		struct csl_blob *level = stack[depth];

		if (token->kind == TEXT)
			push_text(r, level, token->text);
		else if (token->mark == MARK_NOCASE) {
			if (token->kind == OPEN)
				r->token[token->partner].mark = MARK_NOCASE;
		} else if (token->kind == OPEN) {
			struct csl_blob *inner = csl_blob_level(r->output->pool, NULL);

			if (first_quote == MARK_NONE &&
			    (token->mark == MARK_DOUBLE || token->mark == MARK_SINGLE))
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
		if (r->token[i].kind != TEXT)
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

/* Is everything from this opener on left alone by text-case? */
static bool
fixes_case(enum mark mark)
{
	return mark == MARK_NOCASE || mark == MARK_NODECOR || mark == MARK_SPAN_CAPS ||
	       mark == MARK_CAPS || mark == MARK_SUP || mark == MARK_SUB;
}

struct str
csl_rich_case(const struct csl_output *output, struct str s, enum csl_case form)
{
	struct csl_text text = { .pool = output->pool };
	struct csl_piece *piece = NULL;
	size_t count = 0, room = 0, from = 0, fixed = 0, depth = 0;
	bool fixes[NEST_MAX];

	if (!s.len)
		return s;
	for (size_t i = 0; i <= s.len;) {
		struct token token = { 0 };
		size_t n = i < s.len && s.s[i] == '<' ? tag_at(s, i, &token) : 0;

		if (!n && i < s.len) {
			i++;
			continue;
		}
		piece = csl_grow(output->pool, piece, &room, count + 2, sizeof(*piece));
		piece[count++] = (struct csl_piece){ s.s + from, i - from, fixed > 0 };
		piece[count++] = (struct csl_piece){ s.s + i, 0, true };
		if (token.kind == OPEN && depth < NEST_MAX) {
			fixes[depth] = fixes_case(token.mark);
			fixed += fixes[depth++];
		} else if (token.kind == CLOSE && depth)
			fixed -= fixes[--depth];
		/* The tag itself is no text: it is put back between the pieces. */
		piece[count - 1].s = s.s + i;
		i += n;
		from = i;
		if (!n)
			break;
	}
	csl_case_apply(output->pool, form, output->case_language, piece, count);
	from = 0;
	for (size_t i = 0; i < count; i += 2) {
		struct token token = { 0 };
		const char *tag = piece[i + 1].s;
		size_t at = (size_t)(tag - s.s);

		csl_text_add(&text, piece[i].s, piece[i].len);
		if (at < s.len)
			csl_text_add(&text, tag, tag_at(s, at, &token));
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
		struct token token = { 0 };
		size_t n = s.s[i] == '<' ? tag_at(s, i, &token) : 0;

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
