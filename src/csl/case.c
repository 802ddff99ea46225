/* SPDX-License-Identifier: MIT */
/*
 * The text is laid out as an array of letters.  A walk over its words decides for each letter
 * whether it is raised or lowered; then the pieces are written anew from that.
 */
#include "csl/case.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/case.h"
#include "text/utf8.h"

#define NONE SIZE_MAX
#define QUOTES_MAX 8

enum action { KEEP, RAISE, LOWER };

static const enum action plain_action[] = {
	[CSL_CASE_NONE] = KEEP,		  [CSL_CASE_LOWERCASE] = LOWER,
	[CSL_CASE_UPPERCASE] = RAISE,	  [CSL_CASE_CAPITALIZE_FIRST] = KEEP,
	[CSL_CASE_CAPITALIZE_ALL] = KEEP, [CSL_CASE_SENTENCE] = LOWER,
	[CSL_CASE_TITLE] = KEEP,
};

struct letter {
	uint32_t code;
	uint32_t piece;
	enum action action;
	bool fixed;
};

/* An opening quote: the one that closes it, and where it stands. */
struct quote {
	uint32_t open, close;
	size_t at;
};

struct walk {
	enum csl_case form;
	bool turkic;
	enum action plain; /* of letters that no rule raises */
	struct letter *letter;
	size_t count;
	bool first;  /* no word has come yet */
	bool colon;  /* ... since a colon, a question or exclamation mark */
	size_t last; /* where the last word begins, or NONE */
	struct quote quote[QUOTES_MAX];
	size_t quotes;
};

/* Words of English titles that stay small; sorted. */
static const char *const stop_words[] = {
	"a",	      "about",	 "above",   "across",	 "afore",   "after",
	"against",    "al",	 "along",   "alongside", "amid",    "amidst",
	"among",      "amongst", "an",	    "and",	 "anenst",  "apropos",
	"apud",	      "around",	 "as",	    "aside",	 "astride", "at",
	"athwart",    "atop",	 "barring", "before",	 "behind",  "below",
	"beneath",    "beside",	 "besides", "between",	 "beyond",  "but",
	"by",	      "c",	 "ca",	    "circa",	 "de",	    "despite",
	"down",	      "during",	 "et",	    "except",	 "for",	    "forenenst",
	"from",	      "given",	 "in",	    "inside",	 "into",    "lest",
	"like",	      "modulo",	 "near",    "next",	 "nor",	    "notwithstanding",
	"of",	      "off",	 "on",	    "onto",	 "or",	    "out",
	"over",	      "per",	 "plus",    "pro",	 "qua",	    "sans",
	"since",      "so",	 "than",    "the",	 "through", "throughout",
	"thruout",    "till",	 "to",	    "toward",	 "towards", "under",
	"underneath", "until",	 "unto",    "up",	 "upon",    "v",
	"van",	      "versus",	 "via",	    "von",	 "vs",	    "with",
	"within",     "without", "yet",
};

static int
by_word(const void *word, const void *row)
{
	return strcmp(word, *(const char *const *)row);
}

static bool
is_stop_word(const struct letter *letter, size_t count)
{
	char word[24];

	if (count >= sizeof word)
		return false;
	for (size_t i = 0; i < count; i++) {
		uint32_t small[CASE_LETTERS_MAX];

		if (case_lower(letter[i].code, false, small) != 1 || small[0] >= 0x80)
			return false;
		word[i] = (char)small[0];
	}
	word[count] = '\0';
	return bsearch(word, stop_words, sizeof stop_words / sizeof *stop_words, sizeof *stop_words,
		       by_word);
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xa0 ||
	       (code >= 0x2000 && code <= 0x200b) || code == 0x202f || code == 0x205f ||
	       code == 0x3000;
}

/* What stands between words besides blanks. */
static bool
is_mark(uint32_t code)
{
	static const char marks[] = "\"'-/.,;?!:[]()";

	return (code < 0x80 && memchr(marks, (int)code, sizeof marks - 1)) || code == 0x2018 ||
	       code == 0x2019 || code == 0x201c || code == 0x201d || code == 0x2013 ||
	       code == 0x2014;
}

static bool
begins_word(const struct walk *w, size_t at)
{
	return at < w->count && !w->letter[at].fixed && !is_blank(w->letter[at].code) &&
	       !is_mark(w->letter[at].code);
}

/* The letter behind this quote mark, which turned out to be an apostrophe, stays as it is. */
static void
hold_back(struct walk *w, size_t at)
{
	if (at + 1 < w->count && w->letter[at + 1].action == RAISE)
		w->letter[at + 1].action = w->form == CSL_CASE_SENTENCE ? KEEP : w->plain;
	if (w->last == at + 1)
		w->last = NONE;
}

static uint32_t
closing(const struct walk *w, size_t at)
{
	uint32_t before;

	switch (w->letter[at].code) {
	case 0x2018:
		return 0x2019;
	case 0x201c:
		return 0x201d;
	case '"':
	case '\'':
		/* A straight quote opens at the beginning of a word. */
		before = at ? w->letter[at - 1].code : ' ';
		return is_blank(before) || before == '(' || before == '[' || before == 0x2014
			       ? w->letter[at].code
			       : 0;
	default:
		return 0;
	}
}

static void
on_quote(struct walk *w, size_t at)
{
	uint32_t code = w->letter[at].code, close = closing(w, at);
	struct quote *top = w->quotes ? &w->quote[w->quotes - 1] : NULL;

	if ((code == '\'' || code == 0x2019) && at && case_is_letter(w->letter[at - 1].code) &&
	    begins_word(w, at + 1))
		hold_back(w, at);
	else if (top && top->close == code) {
		w->quotes--;
	} else if (!close) {
		if (code == 0x2019 || code == 0x201d || code == '"' || code == '\'')
			hold_back(w, at);
	} else if (top && top->open == code) {
		hold_back(w, top->at);
		top->at = at;
	} else if (w->quotes < QUOTES_MAX)
		w->quote[w->quotes++] = (struct quote){ code, close, at };
}

static bool
has_upper(const struct letter *letter, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (case_is_upper(letter[i].code) && letter[i].action != LOWER)
			return true;
	return false;
}

/* A lone Greek letter is a symbol. */
static void
raise_word(struct walk *w, size_t start, size_t end)
{
	if (end - start == 1 && w->letter[start].code >= 0x370 && w->letter[start].code <= 0x3ff)
		return;
	w->letter[start].action = RAISE;
}

static bool
title_raises(const struct walk *w, size_t start, size_t end)
{
	if (w->first || w->colon)
		return true;
	/* "pro-environmental", but not "out-of-fashion". */
	if (end < w->count && w->letter[end].code == '-' && !w->letter[end].fixed &&
	    begins_word(w, end + 1) && is_blank(w->letter[start - 1].code))
		return true;
	return end - start > 1 && !is_stop_word(w->letter + start, end - start);
}

static size_t
word_end(const struct walk *w, size_t at)
{
	while (begins_word(w, at))
		at++;
	return at;
}

/* "D’Artagnan" is one word: its end, where there is a capital that small letters follow. */
static size_t
first_word_end(const struct walk *w, size_t end)
{
	uint32_t sign = end < w->count ? w->letter[end].code : 0;

	if ((sign != 0x2019 && sign != '\'') || end + 2 >= w->count ||
	    !case_is_upper(w->letter[end + 1].code) || !case_is_lower(w->letter[end + 2].code))
		return end;
	return word_end(w, end + 1);
}

static void
on_word(struct walk *w, size_t start, size_t end)
{
	bool raises = false, mixed = has_upper(w->letter + start, end - start);

	switch (w->form) {
	case CSL_CASE_TITLE:
		raises = !mixed && title_raises(w, start, end);
		break;
	case CSL_CASE_CAPITALIZE_FIRST:
		raises = !mixed && w->first;
		break;
	case CSL_CASE_CAPITALIZE_ALL:
		raises = !mixed;
		break;
	default: /* CSL_CASE_SENTENCE: the others do not look at words */
		raises = w->first;
		for (size_t i = start; raises && i < first_word_end(w, end); i++)
			w->letter[i].action = KEEP;
		break;
	}
	if (raises)
		raise_word(w, start, end);
	w->first = w->colon = false;
	w->last = start;
}

static void
walk(struct walk *w)
{
	size_t at = 0;

	while (at < w->count) {
		const struct letter *letter = &w->letter[at];

		if (is_blank(letter->code)) {
			at++;
		} else if (letter->fixed) {
			w->first = w->colon = false;
			w->last = NONE;
			at++;
		} else if (is_mark(letter->code)) {
			if (letter->code == ':' || letter->code == '?' || letter->code == '!')
				w->colon = true;
			at++;
		} else {
			size_t end = word_end(w, at);

			on_word(w, at, end);
			at = end;
		}
	}
	/* An apostrophe is a quote that closes nothing, so that all must have been seen. */
	for (at = 0; at < w->count; at++)
		if (!w->letter[at].fixed && is_mark(w->letter[at].code))
			on_quote(w, at);
	while (w->quotes)
		hold_back(w, w->quote[--w->quotes].at);
	if (w->form == CSL_CASE_TITLE && w->last != NONE) {
		size_t end = word_end(w, w->last);

		if (end - w->last > 1 && is_stop_word(w->letter + w->last, end - w->last))
			w->letter[w->last].action = RAISE;
	}
}

static struct letter *
lay_out(struct csl_pool *pool, const struct csl_piece *piece, size_t pieces, size_t *count)
{
	size_t bytes = 0, n = 0;
	struct letter *letter;

	for (size_t i = 0; i < pieces; i++)
		bytes += piece[i].len;
	letter = csl_alloc(pool, bytes * sizeof *letter);
	for (size_t i = 0; i < pieces; i++)
		for (size_t at = 0, used; at < piece[i].len; at += used) {
			uint32_t code;

			used = utf8_decode(piece[i].s + at, piece[i].len - at, &code);
			if (!used) {
				used = 1;
				code = 0xfffd;
			}
			letter[n++] = (struct letter){ .code = code,
						       .piece = (uint32_t)i,
						       .fixed = piece[i].fixed };
		}
	*count = n;
	return letter;
}

/* A sigma that ends a word has a form of its own. */
static bool
is_final(const struct walk *w, size_t at)
{
	return w->letter[at].code == 0x3a3 && at && case_is_letter(w->letter[at - 1].code) &&
	       (at + 1 == w->count || !case_is_letter(w->letter[at + 1].code));
}

static void
add_letter(struct csl_text *out, const struct walk *w, size_t at)
{
	const struct letter *letter = &w->letter[at];
	uint32_t code[CASE_LETTERS_MAX] = { letter->code };
	size_t count = 1;

	if (letter->action == LOWER && is_final(w, at))
		code[0] = 0x3c2;
	else if (letter->action == LOWER)
		count = case_lower(letter->code, w->turkic, code);
	else if (letter->action == RAISE && w->form == CSL_CASE_UPPERCASE)
		count = case_upper(letter->code, w->turkic, code);
	else if (letter->action == RAISE)
		count = case_title(letter->code, w->turkic, code);
	for (size_t i = 0; i < count; i++) {
		char bytes[4];

		csl_text_add(out, bytes, utf8_encode(code[i], bytes));
	}
}

static void
write_back(struct csl_pool *pool, const struct walk *w, struct csl_piece *piece)
{
	size_t end;

	for (size_t at = 0; at < w->count; at = end) {
		struct csl_text text = { .pool = pool };
		struct csl_piece *its = &piece[w->letter[at].piece];
		bool changes = false;

		for (end = at; end < w->count && w->letter[end].piece == w->letter[at].piece; end++)
			changes |= w->letter[end].action != KEEP;
		if (!changes)
			continue;
		for (size_t i = at; i < end; i++)
			add_letter(&text, w, i);
		its->s = csl_text_str(&text);
		its->len = text.len;
	}
}

static bool
is_turkic(const char *language)
{
	return language && (!strncmp(language, "tr", 2) || !strncmp(language, "az", 2)) &&
	       (!language[2] || language[2] == '-' || language[2] == '_');
}

void
csl_case_apply(struct csl_pool *pool, enum csl_case form, const char *language,
	       struct csl_piece *piece, size_t count)
{
	struct walk w = { .form = form,
			  .turkic = is_turkic(language),
			  .plain = plain_action[form],
			  .first = true,
			  .last = NONE };

	if (form == CSL_CASE_NONE)
		return;
	w.letter = lay_out(pool, piece, count, &w.count);
	for (size_t i = 0; i < w.count && w.plain != KEEP; i++)
		if (!w.letter[i].fixed)
			w.letter[i].action = w.plain;
	if (form != CSL_CASE_LOWERCASE && form != CSL_CASE_UPPERCASE)
		walk(&w);
	write_back(pool, &w, piece);
}
