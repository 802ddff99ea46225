/* SPDX-License-Identifier: MIT */
/*
 * Citations that are pasted into a query: "Cook, R. and Healy, T. (2012a)".  Their punctuation asks
 * for nothing.  An initial is that of whoever else is named beside it: it asks for what it looks
 * like, or for a word that begins so in what a person is called who is called by the word before
 * or behind it too.
 */
#include "model/query-tree.h"

#include <string.h>

#include "base/ascii.h"
#include "text/case.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Of a name in quotation marks, words or initials. */
#define PARTS_MAX 8

struct asked {
	struct str word[PARTS_MAX], initial[PARTS_MAX];
	size_t words, initials;
};

/* A letter and its marks at the beginning: their bytes, 0 for none. */
static size_t
letter_len(struct str s)
{
	uint32_t code = 0;
	size_t len = utf8_decode(s.s, s.len, &code), n;

	if (!len || !case_is_letter(code) || case_is_mark(code))
		return 0;
	while ((n = utf8_decode(s.s + len, s.len - len, &code)) && case_is_mark(code))
		len += n;
	return len;
}

/* "H.", "J.P.", "J.-P", in any case: letters that are parted by full stops. */
static bool
is_dotted(struct str s)
{
	size_t at = 0, n;
	bool dots = false;

	while ((n = letter_len((struct str){ s.s + at, s.len - at }))) {
		at += n;
		if (at == s.len)
			return dots;
		if (s.s[at++] != '.')
			return false;
		dots = true;
		at += at + 1 < s.len && s.s[at] == '-';
	}
	return dots && at == s.len;
}

/* "JP", as lists of medical journals have them; or WWF. */
static bool
is_capitals(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!ascii_is_upper(s.s[i]))
			return false;
	return s.len > 1 && s.len < 4;
}

enum initials
cited_initials(struct str s)
{
	return is_dotted(s) ? INITIALS_DOTTED : is_capitals(s) ? INITIALS_CAPITALS : INITIALS_NONE;
}

struct str
cited_trim(struct str s)
{
	/* With a quotation mark in it, it is written as it is. */
	while (s.len > 1 && *s.s == '[' && !has_quotes(s.s, s.len)) {
		s.s++;
		s.len--;
	}
	while (s.len > 1 && memchr(",;:.?!]", s.s[s.len - 1], 7) && !is_dotted(s))
		s.len--;
	return s;
}

bool
cited_asks(struct str folded)
{
	for (size_t i = 0; i < folded.len; i++)
		if (!memchr(",;:.[]-", folded.s[i], 7))
			return true;
	return false;
}

size_t
cited_year(struct str s)
{
	for (size_t i = 0; i < 4 && i < s.len; i++)
		if (!ascii_is_digit(s.s[i]))
			return 0;
	return s.len == 5 && (*s.s == '1' || *s.s == '2') && s.s[4] >= 'a' &&
			       s.s[4] <= 'h'
		       ? 4
		       : 0;
}

bool
cited_has_initials(const struct tree_node *n)
{
	return n->beside[0] != TREE_NONE || n->beside[1] != TREE_NONE;
}

static bool
is_name(const struct tree_node *n)
{
	return (n->type == TREE_WORD || n->type == TREE_FIELD) && !n->exact &&
	       n->initials != INITIALS_DOTTED;
}

void
cited_join(struct query *q, uint32_t first)
{
	uint32_t before = TREE_NONE, last = TREE_NONE, next;
	bool goes_on = false;

	for (uint32_t i = first; i != TREE_NONE; i = next) {
		struct tree_node *n = &q->node[i];
		uint32_t behind = next = n->next;

		while (behind != TREE_NONE && q->node[behind].initials == INITIALS_DOTTED)
			behind = q->node[behind].next;
		if (behind != TREE_NONE && !is_name(&q->node[behind]))
			behind = TREE_NONE;
		if (n->initials == INITIALS_DOTTED && goes_on) {
			/* "J. P." is J.: few catalogues have the others. */
			q->node[last].next = next;
			q->node[last].parted = n->parted;
			goes_on = !n->parted;
			continue;
		}
		if (n->initials != INITIALS_NONE)
			n->beside[0] = before;
		if (n->initials == INITIALS_DOTTED)
			n->beside[1] = behind;
		q->initials |= cited_has_initials(n);
		goes_on = n->initials == INITIALS_DOTTED && cited_has_initials(n) && !n->parted;
		if (n->initials != INITIALS_DOTTED)
			before = is_name(n) ? i : TREE_NONE;
		last = i;
	}
}

/* Words and initials of a folded name, as "rakoto, h." has them. */
static void
take_apart(struct str s, struct asked *asked)
{
	bool goes_on = false;

	for (size_t at = 0, end; at < s.len; at = end + 1) {
		struct str part;

		for (end = at; end < s.len && s.s[end] != ' '; end++)
			;
		part = (struct str){ s.s + at, end - at };
		while (part.len && memchr(",;", part.s[part.len - 1], 2))
			part.len--;
		if (is_dotted(part)) {
			if (!goes_on && asked->initials < PARTS_MAX)
				asked->initial[asked->initials++] =
					(struct str){ part.s, letter_len(part) };
			goes_on = end == at + part.len;
			continue;
		}
		goes_on = false;
		if (part.len && asked->words < PARTS_MAX)
			asked->word[asked->words++] = part;
	}
}

static bool
begins(const char *s, size_t len, struct str word)
{
	return word.len && word.len <= len && !memcmp(s, word.s, word.len);
}

/* Does a word in the text begin so that is none of those that are asked for? */
static bool
has_initial(const struct asked *asked, struct str initial, const char *text, size_t len)
{
	for (size_t at = 0; at < len; at++) {
		bool is = (!at || !fold_in_word(text[at - 1])) &&
			  begins(text + at, len - at, initial);

		for (size_t w = 0; is && w < asked->words; w++)
			is = !begins(text + at, len - at, asked->word[w]);
		if (is)
			return true;
	}
	return false;
}

static bool
fits(const struct asked *asked, const char *text, size_t len)
{
	if (!asked->words || !asked->initials)
		return false;
	for (size_t w = 0; w < asked->words; w++)
		if (!memmem(text, len, asked->word[w].s, asked->word[w].len))
			return false;
	for (size_t i = 0; i < asked->initials; i++)
		if (!has_initial(asked, asked->initial[i], text, len))
			return false;
	return true;
}

bool
cited_fits(const struct query *q, const struct tree_node *n, const char *text, size_t len)
{
	struct str folded = { q->text.data + n->folded, n->folded_len };
	struct asked asked = { .words = 0 };

	if (n->exact || (n->quoted && !memchr(folded.s, '.', folded.len)))
		return false;
	if (n->quoted) {
		take_apart(folded, &asked);
		return fits(&asked, text, len);
	}
	for (int side = 0; side < 2; side++) {
		const struct tree_node *word;

		if (n->beside[side] == TREE_NONE)
			continue;
		word = &q->node[n->beside[side]];
		asked = (struct asked){
			.word = { { q->text.data + word->folded, word->folded_len } }, .words = 1,
			.initial = { { folded.s, letter_len(folded) } }, .initials = 1,
		};
		if (fits(&asked, text, len))
			return true;
	}
	return false;
}
