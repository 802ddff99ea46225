/* SPDX-License-Identifier: MIT */
#include "tui/direction.h"

#include <string.h>

#include "text/bidi.h"
#include "text/utf8.h"

#define BLANK_LETTER "\342\240\200"             /* U+2800 */

enum direction
direction_of(const char *word)
{
	return !strcmp(word, "isolate")	  ? DIRECTION_ISOLATE
	       : !strcmp(word, "reorder") ? DIRECTION_REORDER
					  : DIRECTION_AS_WRITTEN;
}

static bool
is_blank(const struct cell *cell)
{
	return cell->glyph[0] == ' ' && !cell->glyph[1];
}

/* What stands for the glyph: a name such as "<U+202E>" is a word of Latin letters. */
static uint32_t
code_of(const struct cell *cell)
{
	size_t len = strlen(cell->glyph);
	uint32_t code;

	if (cell->glyph[0] == '<' && cell->glyph[1])
		return 'U';
	return utf8_decode(cell->glyph, len, &code) ? code : ' ';
}

/* The characters of a field's cells; how many, and where each begins. */
static size_t
read_field(const struct cell *cell, int cols, uint32_t *code, int *place)
{
	size_t count = 0;

	for (int x = 0; x < cols; x += cell[x].cols ? cell[x].cols : 1) {
		place[count] = x;
		code[count++] = code_of(&cell[x]);
	}
	return count;
}

/* False when the cell is taken by something else. */
static bool
part(struct cell *row, int x, int cols)
{
	if (x < 0 || x >= cols || !is_blank(&row[x]))
		return false;
	memcpy(row[x].glyph, BLANK_LETTER, sizeof BLANK_LETTER);
	return true;
}

/*
 * Before the row's first word, which tells some terminals how the whole row runs; before the field;
 * and behind it, where a line may come between.
 */
static void
isolate(struct cell *row, int cols, int from, int end)
{
	for (int x = 0; x < from && x < 2; x++)
		if (part(row, x, cols))
			break;
	part(row, from - 1, cols);
	if (!part(row, end, cols))
		part(row, end + 1, cols);
}

static void
mirror(struct cell *cell)
{
	uint32_t code = code_of(cell), other = bidi_mirror(code);

	if (other == code || cell->glyph[1 + (code >= 0x80) + (code >= 0x800)])
		return;
	memset(cell->glyph, 0, sizeof cell->glyph);
	utf8_encode(other, cell->glyph);
}

static void
reorder(struct cell *cell, int cols, const uint32_t *code, const int *place, size_t count)
{
	static struct cell before[CANVAS_COLS_MAX];
	static size_t visual[CANVAS_COLS_MAX];
	static uint8_t level[CANVAS_COLS_MAX];
	int x = 0;

	for (int i = 0; i < cols; i++)
		before[i] = cell[i];
	bidi_levels(code, count, level);
	bidi_order(level, count, visual);
	for (size_t i = 0; i < count; i++) {
		const struct cell *from = &before[place[visual[i]]];
		int wide = from->cols ? from->cols : 1;

		for (int k = 0; k < wide; k++)
			cell[x + k] = from[k];
		if (level[visual[i]] & 1)
			mirror(&cell[x]);
		x += wide;
	}
	for (int i = 0; i < cols; i++)
		cell[i].field = before[i].field;
}

static void
turn(struct cell *row, int cols, int from, int end, enum direction direction)
{
	static uint32_t code[CANVAS_COLS_MAX];
	static int place[CANVAS_COLS_MAX];
	size_t count;

	while (from < end && is_blank(&row[from]))
		from++;
	while (end > from && is_blank(&row[end - 1]))
		end--;
	if (from == end || row[from].role == ROLE_PROMPT)
		return;
	if (direction == DIRECTION_ISOLATE) {
		isolate(row, cols, from, end);
		return;
	}
	count = read_field(row + from, end - from, code, place);
	reorder(row + from, end - from, code, place, count);
}

/* The lead bytes of scripts that may be written from right to left. */
static bool
may_be_rtl(const struct cell *cell)
{
	return (unsigned char)cell->glyph[0] >= 0xD6 && bidi_is_rtl(code_of(cell));
}

static void
turn_row(struct cell *row, int cols, enum direction direction)
{
	for (int from = 0, end; from < cols; from = end) {
		bool found = false;

		for (end = from; end < cols && !row[end].line; end++) {
			if (end > from && row[end].field)
				break;
			found = found || may_be_rtl(&row[end]);
		}
		if (found)
			turn(row, cols, from, end, direction);
		if (end < cols && row[end].line)
			end++;
	}
}

void
direction_apply(struct canvas *c, enum direction direction)
{
	if (direction == DIRECTION_AS_WRITTEN)
		return;
	for (int y = 0; y < canvas_rows(c); y++)
		turn_row(canvas_row(c, y), canvas_cols(c), direction);
}
