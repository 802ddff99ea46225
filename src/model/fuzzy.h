/* SPDX-License-Identifier: MIT */
/*
 * How well what was typed is found in a name: its letters in their order, not all side by side.
 *
 * Both are folded (text/fold.h).  Words that were typed are looked for one by one, each anywhere.
 * A letter at the beginning of a word counts much, one right behind the letter before it even more,
 * so that a beginning of a word outdoes all else, then initials, then a middle, then letters with
 * others left out.  Letters strewn over a text are not found.
 */
#ifndef PACECAT_MODEL_FUZZY_H
#define PACECAT_MODEL_FUZZY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is more than this is not looked at: characters typed, and of a text. */
#define FUZZY_TYPED_MAX 64
#define FUZZY_TEXT_MAX 400

struct fuzzy {
	uint32_t code[FUZZY_TYPED_MAX];	 /* the words, one behind the other */
	char bytes[4 * FUZZY_TYPED_MAX]; /* the same */
	struct fuzzy_word {
		int first, count; /* in code */
		int byte, bytes;  /* in bytes */
	} word[FUZZY_TYPED_MAX];
	int words;
};

void fuzzy_init(struct fuzzy *, const char *typed, size_t len);

/* 0: it is not in the text; the more the better.  Nothing typed is in every text. */
int fuzzy_score(const struct fuzzy *, const char *text, size_t len);

/*
 * The same, and which bytes of the text were found: bit i is set for byte i < FUZZY_TEXT_MAX * 4,
 * bits that `found` has room for (FUZZY_FOUND words).
 */
#define FUZZY_FOUND (FUZZY_TEXT_MAX * 4 / 64)
int fuzzy_find(const struct fuzzy *, const char *text, size_t len, uint64_t *found);

/* Can it be in the text at all?  A quick no to most. */
bool fuzzy_may(const struct fuzzy *, const char *text, size_t len);

/* What no text reaches in which not every word is found as the beginning of one. */
int fuzzy_bound(const struct fuzzy *);

/* Is each word the beginning of one in the text?  The score then, else 0. */
int fuzzy_begins(const struct fuzzy *, const char *text, size_t len);

#endif
