/* SPDX-License-Identifier: MIT */
/*
 * A grid of cells: what a screen looks like, with no terminal behind it.  Views draw into it,
 * tests dump it, screen.h shows it.
 *
 * Positions and sizes are columns and rows, counted from 0, and may be any int: whatever lies
 * outside the canvas (and outside `area`, where there is one) is not drawn.  Invariant: a glyph of
 * several columns owns the cells behind it ("" and cols 0); overwriting a part of it blanks the
 * rest.
 */
#ifndef PACECAT_TUI_CANVAS_H
#define PACECAT_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "text/show.h"
#include "tui/theme.h"

#define CANVAS_ROWS_MAX 400
#define CANVAS_COLS_MAX 1024

struct rect {
	int y, x, h, w;                 /* empty when h or w is not above 0 */
};

struct cell {
	char glyph[40];                 /* UTF-8; "" in the shadow of a wide glyph */
	unsigned char cols;             /* columns of the glyph; 0 in a shadow */
	unsigned char role;             /* enum role */
	unsigned char attr;             /* enum attr, beside the role's own */
	unsigned char line;             /* enum canvas_line; 0: text */
	unsigned char field;            /* 1: what canvas_text drew begins here */
	unsigned char link;             /* 1 + its place among canvas_address; 0: none */
};

/* The directions in which a line leaves a cell. */
enum canvas_line {
	LINE_UP = 1,
	LINE_DOWN = 2,
	LINE_LEFT = 4,
	LINE_RIGHT = 8,
	LINE_HORIZONTAL = LINE_LEFT | LINE_RIGHT,               /* ─ */
	LINE_VERTICAL = LINE_UP | LINE_DOWN,                    /* │ */
	LINE_TEE_RIGHT = LINE_VERTICAL | LINE_RIGHT,            /* ├ */
	LINE_TEE_LEFT = LINE_VERTICAL | LINE_LEFT,              /* ┤ */
	LINE_TEE_DOWN = LINE_HORIZONTAL | LINE_DOWN,            /* ┬ */
	LINE_TEE_UP = LINE_HORIZONTAL | LINE_UP,                /* ┴ */
	LINE_CROSS = LINE_HORIZONTAL | LINE_VERTICAL            /* ┼ */
};

struct canvas;

/*
 * Sizes are clamped to 1..CANVAS_ROWS_MAX and 1..CANVAS_COLS_MAX.  The charset decides how lines
 * look (and only that: text brings its own style): box drawing in UTF-8, "-|+" elsewhere.
 */
struct canvas *canvas_new(int rows, int cols);
void canvas_free(struct canvas *);
void canvas_resize(struct canvas *, int rows, int cols);        /* blank afterwards */
void canvas_set_charset(struct canvas *, enum charset);
void canvas_clear(struct canvas *);                             /* blanks of ROLE_TEXT, no cursor */

int canvas_rows(const struct canvas *);
int canvas_cols(const struct canvas *);
struct rect canvas_rect(const struct canvas *);                 /* all of it */
const struct cell *canvas_cell(const struct canvas *, int y, int x);    /* NULL outside */

struct cell *canvas_row(struct canvas *, int y);        /* its first cell; y is inside */

/* The part of a that lies in b too. */
struct rect rect_intersect(struct rect a, struct rect b);

/*
 * Draw one line of text at row y, column x of `area`, cut to it.  x may be negative (text scrolled
 * to the left).  A glyph that only partly fits leaves blanks.  Returns the columns from x to the
 * end of the text, at most to the edge of the area, so that more can be drawn behind it.
 */
int canvas_text(struct canvas *, struct rect area, int y, int x, enum role,
		const struct show_style *, const char *s, size_t len);

/* The same in at most `cols` columns; what is cut ends in an ellipsis.  Returns columns used. */
int canvas_text_fit(struct canvas *, struct rect area, int y, int x, int cols, enum role,
		    const struct show_style *, const char *s, size_t len);

/* What canvas_text drew at row y, column x of `area` goes on with what is before it. */
void canvas_join(struct canvas *, struct rect area, int y, int x);

/*
 * Cells that lead to an address on the web, for terminals that are told so.  Past 255 addresses
 * the rest is not told.  Whatever is drawn over them leads nowhere.
 */
void canvas_link(struct canvas *, struct rect, const char *address);
const char *canvas_address(const struct canvas *, unsigned link);      /* of cell.link, not 0 */

/* A number for what leads somewhere in a row, and where it leads: 0 when nothing does. */
unsigned long canvas_links(const struct canvas *, int y);

/* Blanks; lines, which join the lines that they cross; one piece of line, exactly as named. */
void canvas_fill(struct canvas *, struct rect, enum role);
void canvas_hline(struct canvas *, int y, int x, int w, enum role);
void canvas_vline(struct canvas *, int y, int x, int h, enum role);
void canvas_line(struct canvas *, int y, int x, enum canvas_line, enum role);

/* Give what is already drawn another role, or more attributes (or-ed). */
void canvas_mark(struct canvas *, struct rect, enum role);
void canvas_attr(struct canvas *, struct rect, unsigned attr);

/* Where the hardware cursor rests; a place outside hides it, as canvas_clear does. */
void canvas_cursor(struct canvas *, int y, int x);
bool canvas_cursor_place(const struct canvas *, int *y, int *x);        /* false: hidden */

/* The rows as text, without trailing blanks, each ended by LF; lines as its charset has them. */
void canvas_dump(const struct canvas *, struct buf *);

/*
 * The same grid with a letter per cell for its role, without trailing '.' (text), then a line
 * "LETTER name" for each role in use but text, and one "cursor ROW COLUMN" when it is shown.
 */
void canvas_dump_roles(const struct canvas *, struct buf *);

#endif
