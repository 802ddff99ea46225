/* SPDX-License-Identifier: MIT */
/* What the rows of a picker are narrowed by, and what is marked in them. */
#include <stdlib.h>

#include "base/bits.h"
#include "text/fold.h"
#include "tui/picker.h"

bool
picker_finds(const struct needle *n, const char *text, size_t len)
{
	struct fold_match m;

	for (size_t w = 0; w < n->words; w++)
		if (!fold_find(text, len, 0, n->text.data + n->word[w], n->len[w], &m))
			return false;
	return true;
}

int
picker_digits(size_t count)
{
	int n = 1;

	for (; count >= 10; count /= 10)
		n++;
	return n;
}

static bool
add_match(struct picker_row *row, size_t start, size_t end)
{
	size_t at = row->matches;

	if (at == PICKER_MATCHES)
		return false;
	for (; at && row->match[at - 1].start > start; at--)
		row->match[at] = row->match[at - 1];
	row->match[at] = (struct picker_match){ start, end };
	row->matches++;
	return true;
}

void
picker_mark(struct picker_row *row, size_t from, const struct needle *needle)
{
	for (size_t w = 0; w < needle->words; w++) {
		struct fold_match m = { .end = from };

		while (fold_find(row->text.data, row->text.len, m.end,
				 needle->text.data + needle->word[w], needle->len[w], &m) &&
		       m.end > m.start && add_match(row, m.start, m.end))
			;
	}
}

void
picker_mark_letters(struct picker_row *row, size_t from, const struct fuzzy *fuzzy)
{
	struct buf folded = BUF_INIT;
	size_t *at = fold_map(&folded, row->text.data + from, row->text.len - from);
	uint64_t found[FUZZY_FOUND];

	fuzzy_find(fuzzy, folded.data, folded.len, found);
	for (size_t i = 0, end; i < folded.len && i < FUZZY_TEXT_MAX * 4; i = end) {
		/* All bytes that one character gave, and the marks behind it. */
		for (end = i + 1; end < folded.len && at[end] == at[i]; end++)
			;
		for (size_t k = i; k < end; k++)
			if (k < FUZZY_TEXT_MAX * 4 && bits_has(found, k)) {
				add_match(row, from + at[i], from + at[end]);
				break;
			}
	}
	free(at);
	buf_release(&folded);
}
