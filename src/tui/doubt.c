/* SPDX-License-Identifier: MIT */
#include "tui/doubt.h"

#include <string.h>

#include "base/hash.h"
#include "text/agreed.h"
#include "text/utf8.h"

#define COLS_MOST 2 /* that a terminal gives a code point */

static bool
is_agreed(const struct cell *cell)
{
	/* Nearly every cell of nearly every screen, and the shadow of another one. */
	if (!cell->glyph[0] || (cell->cols == 1 && !cell->glyph[1]))
		return true;
	return glyph_is_agreed(cell->glyph, strnlen(cell->glyph, sizeof cell->glyph), cell->cols);
}

bool
doubt_of(const struct cell *cell, int room, struct doubt *doubt)
{
	size_t len;

	*doubt = (struct doubt){ 0 };
	if (is_agreed(cell))
		return false;
	len = strnlen(cell->glyph, sizeof cell->glyph);
	while (doubt->bytes < len && doubt->reach + COLS_MOST <= room) {
		uint32_t code;
		size_t n = utf8_decode(cell->glyph + doubt->bytes, len - doubt->bytes, &code);

		if (!n)
			break;
		doubt->bytes += n;
		doubt->reach += COLS_MOST;
	}
	return true;
}

uint64_t
doubt_sum(const struct canvas *canvas, int y)
{
	int cols = canvas_cols(canvas), first = 0;
	uint64_t sum = 0;

	while (first < cols && is_agreed(canvas_cell(canvas, y, first)))
		first++;
	if (first == cols)
		return 0;
	for (int x = 0; x < cols; x++) {
		const struct cell *cell = canvas_cell(canvas, y, x);
		const unsigned char look[] = { cell->role, cell->attr, cell->line, cell->link };

		sum = hash64(cell->glyph, strnlen(cell->glyph, sizeof cell->glyph), sum);
		sum = hash64(look, sizeof look, sum);
	}
	return sum ? sum : 1;
}
