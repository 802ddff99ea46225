/* SPDX-License-Identifier: MIT */
/*
 * The best way to lay a word into a text, letter by letter: best[j] is what the letters so far are
 * worth at most when the last of them is at j or before, ends[j] when it is just there.
 *
 * The numbers are chosen so that whatever begins a word and goes on without a gap is worth more
 * than any other way of laying it, wherever it stands: fuzzy_begins need not try the others.
 */
#include "model/fuzzy.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/mem.h"
#include "text/utf8.h"

#define WORTH_NEXT 200	/* right behind the letter before */
#define WORTH_START 160 /* a beginning of a word */
#define WORTH_END 8	/* a word ends here too */
#define WORTH_SAME 100	/* the text is just this */
#define LOSS_MOST 15	/* for what stands before, and as much for what follows */
#define LOSS_GAP 3	/* for each letter left out between */
#define WORTH_LEAST 110 /* for each letter, or they are strewn about */

#define NEVER (-1000000)

struct text {
	uint32_t code[FUZZY_TEXT_MAX];
	uint16_t byte[FUZZY_TEXT_MAX + 1];
	bool start[FUZZY_TEXT_MAX + 1], end[FUZZY_TEXT_MAX];
	int count;
};

static bool
is_gap(uint32_t code)
{
	return code < '0' || (code > '9' && code < 'A') || (code > 'Z' && code < 'a') ||
	       (code > 'z' && code < 0x80);
}

static int
decode(const char *s, size_t len, uint32_t *code, uint16_t *byte, int most)
{
	size_t at = 0;
	int count = 0;

	while (at < len && count < most) {
		size_t n = (unsigned char)s[at] < 0x80 ? 1 : utf8_decode(s + at, len - at, code);

		*code = n == 1 ? (unsigned char)s[at] : n ? *code : 0xfffd;
		if (byte)
			*byte++ = (uint16_t)at;
		code++;
		at += n ? n : 1;
		count++;
	}
	if (byte)
		*byte = (uint16_t)at;
	return count;
}

static void
read_text(struct text *t, const char *s, size_t len)
{
	bool gap = true;

	t->count = decode(s, len, t->code, t->byte, FUZZY_TEXT_MAX);
	for (int i = 0; i < t->count; i++) {
		bool is = is_gap(t->code[i]);

		t->start[i] = gap && !is;
		t->end[i] = false;
		if (is && i)
			t->end[i - 1] = !gap;
		gap = is;
	}
	if (t->count)
		t->end[t->count - 1] = !gap && t->byte[t->count] == len;
}

void
fuzzy_init(struct fuzzy *f, const char *typed, size_t len)
{
	int count = 0, bytes = 0;

	f->words = 0;
	for (size_t at = 0, n; at < len && count < FUZZY_TYPED_MAX; at += n) {
		const char *end = memchr(typed + at, ' ', len - at);
		struct fuzzy_word *w = &f->word[f->words];
		uint16_t byte[FUZZY_TYPED_MAX + 1];

		n = end ? (size_t)(end - typed) - at : len - at;
		if (!n) {
			n = 1;
			continue;
		}
		w->first = count;
		w->count = decode(typed + at, n, f->code + count, byte, FUZZY_TYPED_MAX - count);
		w->byte = bytes;
		w->bytes = byte[w->count];
		memcpy(f->bytes + bytes, typed + at, (size_t)w->bytes);
		count += w->count;
		bytes += w->bytes;
		f->words++;
	}
}

static int
loss(int letters)
{
	return letters < LOSS_MOST ? letters : LOSS_MOST;
}

/* What a word is worth that ends at j, beside its letters. */
static int
ending(const struct text *t, int j)
{
	return (t->end[j] ? WORTH_END : 0) - loss(t->count - 1 - j);
}

/* Lay one letter; `before` are those of the letter before, NULL for the first. */
static void
lay(const struct text *t, uint32_t code, const int *best_before, const int *ends_before, int *best,
    int *ends)
{
	int so_far = NEVER;

	for (int j = 0; j < t->count; j++) {
		int worth = t->start[j] ? WORTH_START : 0;

		ends[j] = NEVER;
		if (t->code[j] == code && !best_before) {
			ends[j] = worth - loss(j);
		} else if (t->code[j] == code && j) {
			int next = ends_before[j - 1] + WORTH_NEXT;
			int later = best_before[j - 1] + worth;

			ends[j] = next > later ? next : later;
		}
		so_far = so_far - LOSS_GAP > ends[j] ? so_far - LOSS_GAP : ends[j];
		best[j] = so_far;
	}
}

/* A middle of a word is always enough, however short. */
static int
least(int letters)
{
	int middle = WORTH_NEXT * (letters - 1) - 2 * LOSS_MOST;

	return letters > 1 && middle < WORTH_LEAST * letters ? middle : WORTH_LEAST * letters;
}

static int
finish(const struct fuzzy_word *w, const struct text *t, const int *ends, int *last)
{
	int best = NEVER;

	for (int j = 0; j < t->count; j++)
		if (ends[j] > NEVER / 2 && ends[j] + ending(t, j) > best) {
			best = ends[j] + ending(t, j);
			*last = j;
		}
	return best < least(w->count) ? 0 : best;
}

static int
score_word(const struct fuzzy *f, const struct fuzzy_word *w, const struct text *t)
{
	int best[2][FUZZY_TEXT_MAX], ends[2][FUZZY_TEXT_MAX], now = 0, last;

	for (int i = 0; i < w->count; i++) {
		now = i & 1;
		lay(t, f->code[w->first + i], i ? best[!now] : NULL, i ? ends[!now] : NULL,
		    best[now], ends[now]);
	}
	return finish(w, t, ends[now], &last);
}

/* The way back through all letters, each laid where it was worth that much. */
static void
trace(const struct fuzzy_word *w, const struct text *t, int (*best)[FUZZY_TEXT_MAX],
      int (*ends)[FUZZY_TEXT_MAX], int last, uint64_t *found)
{
	int j = last;

	for (int i = w->count - 1; i >= 0; i--) {
		for (int byte = t->byte[j]; byte < t->byte[j + 1]; byte++)
			bits_set(found, (size_t)byte);
		if (!i)
			break;
		if (ends[i][j] == ends[i - 1][j - 1] + WORTH_NEXT) {
			j--;
			continue;
		}
		for (j--; j > 0 && best[i - 1][j] != ends[i - 1][j]; j--)
			;
	}
}

static int
find_word(const struct fuzzy *f, const struct fuzzy_word *w, const struct text *t, uint64_t *found)
{
	int(*best)[FUZZY_TEXT_MAX] = xcalloc((size_t)w->count, sizeof *best);
	int(*ends)[FUZZY_TEXT_MAX] = xcalloc((size_t)w->count, sizeof *ends);
	int score, last = 0;

	for (int i = 0; i < w->count; i++)
		lay(t, f->code[w->first + i], i ? best[i - 1] : NULL, i ? ends[i - 1] : NULL,
		    best[i], ends[i]);
	score = finish(w, t, ends[w->count - 1], &last);
	if (score)
		trace(w, t, best, ends, last, found);
	free(best);
	free(ends);
	return score;
}

/* One word that is the text. */
static int
same(const struct fuzzy *f, size_t len)
{
	return f->words == 1 && (size_t)f->word[0].bytes == len ? WORTH_SAME : 0;
}

int
fuzzy_find(const struct fuzzy *f, const char *s, size_t len, uint64_t *found)
{
	struct text t;
	int sum = 0;

	memset(found, 0, FUZZY_FOUND * sizeof *found);
	if (!f->words)
		return 1;
	if (!fuzzy_may(f, s, len))
		return 0;
	read_text(&t, s, len);
	for (int i = 0; i < f->words; i++) {
		int score = find_word(f, &f->word[i], &t, found);

		if (!score)
			return 0;
		sum += score;
	}
	return sum + same(f, len);
}

int
fuzzy_score(const struct fuzzy *f, const char *s, size_t len)
{
	struct text t;
	int sum = 0;

	if (!f->words)
		return 1;
	if (!fuzzy_may(f, s, len))
		return 0;
	read_text(&t, s, len);
	for (int i = 0; i < f->words; i++) {
		int score = score_word(f, &f->word[i], &t);

		if (!score)
			return 0;
		sum += score;
	}
	return sum + same(f, len);
}

bool
fuzzy_may(const struct fuzzy *f, const char *s, size_t len)
{
	for (int i = 0; i < f->words; i++) {
		const struct fuzzy_word *w = &f->word[i];
		const char *at = s;

		for (int k = 0; k < w->bytes; k++) {
			at = memchr(at, f->bytes[w->byte + k], (size_t)(s + len - at));
			if (!at)
				return false;
			at++;
		}
	}
	return true;
}

int
fuzzy_bound(const struct fuzzy *f)
{
	int sum = 0;

	/* A word with a gap in it has two beginnings at best. */
	for (int i = 0; i < f->words; i++)
		sum += WORTH_START + WORTH_NEXT * (f->word[i].count - 1) + WORTH_END;
	return sum - (WORTH_NEXT - WORTH_START);
}

/* Characters in so many bytes. */
static int
characters(const char *s, size_t len)
{
	int count = 0;

	for (size_t i = 0; i < len && count < LOSS_MOST; i++)
		count += ((unsigned char)s[i] & 0xc0) != 0x80;
	return count;
}

static int
begins_word(const struct fuzzy *f, const struct fuzzy_word *w, const char *s, size_t len)
{
	int best = 0;

	for (size_t at = 0; at + (size_t)w->bytes <= len; at++) {
		const char *hit = memmem(s + at, len - at, f->bytes + w->byte, (size_t)w->bytes);
		size_t end;
		int score;

		if (!hit)
			break;
		at = (size_t)(hit - s);
		end = at + (size_t)w->bytes;
		if ((at && !is_gap((unsigned char)s[at - 1])) || is_gap((unsigned char)*hit))
			continue;
		score = WORTH_START + WORTH_NEXT * (w->count - 1) - characters(s, at) -
			characters(s + end, len - end);
		if ((end == len || is_gap((unsigned char)s[end])) &&
		    !is_gap((unsigned char)s[end - 1]))
			score += WORTH_END;
		best = score > best ? score : best;
	}
	return best;
}

int
fuzzy_begins(const struct fuzzy *f, const char *s, size_t len)
{
	int sum = 0;

	for (int i = 0; i < f->words; i++) {
		int score = begins_word(f, &f->word[i], s, len);

		if (!score)
			return 0;
		sum += score;
	}
	return sum + same(f, len);
}
