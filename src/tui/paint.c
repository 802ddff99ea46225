/* SPDX-License-Identifier: MIT */
#include "tui/paint.h"

#include <curses.h>
#include <stdint.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

#include "base/buf.h"
#include "text/utf8.h"
#include "tui/doubt.h"
#include "tui/terminal.h"
#include "tui/tty.h"

#define PAIRS_MAX 64

static struct {
	struct paint_options options;
	bool coloured, own_ground;      /* start_color was called; "default" works */
	struct theme theme;             /* what `style` was made for */
	bool themed;
	struct {
		attr_t attr;
		short pair;
	} style[ROLES];
	struct { short fg, bg; } pair[PAIRS_MAX];
	int pairs;
	struct buf beside;              /* bytes on their way beside curses */
	struct over {                   /* what was sent, drawn over what curses sent */
		unsigned long links;    /* canvas_links() */
		uint64_t doubts;        /* doubt_sum() */
	} over[CANVAS_ROWS_MAX];
} paint = { .beside = BUF_INIT };

void
paint_start(const struct paint_options *options)
{
	paint.options = *options;
	paint.coloured = paint.themed = false;
	paint.pairs = 0;
	paint_forget();
}

void
paint_forget(void)
{
	memset(paint.over, 0, sizeof paint.over);
}

bool
paint_coloured(void)
{
	return paint.coloured;
}

/* More colours than numbers have names for: they are not numbers, but red, green and blue. */
static bool
make_pair(int pair, short fg, short bg)
{
#ifdef NCURSES_EXT_COLORS
	if (COLORS > 256)
		return init_extended_pair(pair, fg > 7 ? theme_rgb(fg) : fg,
					  bg > 7 ? theme_rgb(bg) : bg) == OK;
#endif
	return init_pair((short)pair, fg, bg) == OK;
}

/* The pair for two colours; pairs are made when they are first needed. */
static short
pair_for(short fg, short bg)
{
	int limit;

	if (fg < 0 && bg < 0)
		return 0;
	if (!paint.coloured) {
		start_color();
		paint.own_ground = use_default_colors() == OK;
		paint.coloured = true;
	}
	if (!paint.own_ground) {
		fg = fg < 0 ? COLOR_WHITE : fg;
		bg = bg < 0 ? COLOR_BLACK : bg;
	}
	for (int i = 0; i < paint.pairs; i++)
		if (paint.pair[i].fg == fg && paint.pair[i].bg == bg)
			return (short)(i + 1);
	limit = COLOR_PAIRS < PAIRS_MAX ? COLOR_PAIRS - 1 : PAIRS_MAX;
	if (paint.pairs >= limit || !make_pair(paint.pairs + 1, fg, bg))
		return 0;
	paint.pair[paint.pairs].fg = fg;
	paint.pair[paint.pairs].bg = bg;
	return (short)++paint.pairs;
}

static attr_t
attributes(unsigned attr)
{
	return (attr & ATTR_BOLD ? WA_BOLD : 0) | (attr & ATTR_DIM ? WA_DIM : 0) |
	       (attr & ATTR_UNDERLINE ? WA_UNDERLINE : 0) |
	       (attr & ATTR_REVERSE ? WA_REVERSE : 0) | (attr & ATTR_ITALIC ? WA_ITALIC : 0);
}

static void
apply_theme(const struct theme *theme)
{
	int colours = tigetnum("colors");

	if (paint.themed && theme_same(&paint.theme, theme))
		return;
	paint.theme = *theme;
	paint.themed = true;
	/* There are not enough for all themes; whoever puts another one on has all drawn anew. */
	paint.pairs = 0;
	for (size_t i = 0; i < ROLES; i++) {
		struct look look = theme_degrade(theme->look[i], colours > 0 ? colours : 0);

		paint.style[i].pair = pair_for(look.fg, look.bg);
		paint.style[i].attr = attributes(look.attr);
	}
}

/* A line in the terminal's own alphabet. */
static cchar_t
acs_line(unsigned line, attr_t attr, short pair)
{
	/* By directions: up 1, down 2, left 4, right 8. */
	const cchar_t *glyphs[16] = {
		WACS_HLINE, WACS_VLINE, WACS_VLINE, WACS_VLINE, WACS_HLINE, WACS_LRCORNER,
		WACS_URCORNER, WACS_RTEE, WACS_HLINE, WACS_LLCORNER, WACS_ULCORNER, WACS_LTEE,
		WACS_HLINE, WACS_BTEE, WACS_TTEE, WACS_PLUS
	};
	wchar_t text[CCHARW_MAX + 1] = { 0 };
	cchar_t out;
	attr_t own = 0;
	short ignored;

	getcchar(glyphs[line & 15], text, &own, &ignored, NULL);
	setcchar(&out, text, own | attr, pair, NULL);
	return out;
}

static cchar_t
make_cell(const wchar_t *text, attr_t attr, short pair)
{
	cchar_t out;

	if (setcchar(&out, text, attr, pair, NULL) != OK)
		setcchar(&out, L"?", attr, pair, NULL);
	return out;
}

/*
 * The glyph of one cell as curses takes it: a base and its marks at a time; a name such as
 * "<U+202E>" is several.  What does not fill its columns exactly is replaced: a row must not shift.
 */
static size_t
add_glyph(cchar_t *out, const struct cell *cell, attr_t attr, short pair)
{
	const char *s = cell->glyph;
	size_t len = strnlen(s, sizeof cell->glyph), count = 0, marks = 0;
	wchar_t text[CCHARW_MAX + 1] = { 0 };
	int cols = 0;

	while (len) {
		uint32_t code;
		size_t bytes = utf8_decode(s, len, &code);
		bool ascii = bytes == 1 && code >= ' ' && code < 0x7f;
		int width = ascii ? 1 : bytes ? wcwidth((wchar_t)code) : -1;

		if (width < 0 || (width == 0 && !marks) || cols + width > cell->cols)
			break;
		if (width > 0) {
			if (marks)
				out[count++] = make_cell(text, attr, pair);
			memset(text, 0, sizeof text);
			marks = 0;
		}
		if (marks < CCHARW_MAX)
			text[marks++] = (wchar_t)code;
		cols += width;
		s += bytes;
		len -= bytes;
	}
	if (!len && cols == cell->cols) {
		out[count++] = make_cell(text, attr, pair);
		return count;
	}
	for (count = 0; count < cell->cols; count++)
		out[count] = make_cell(L"?", attr, pair);
	return count;
}

static bool
are_blank_alike(const struct cell *a, const struct cell *b)
{
	return a->glyph[0] == ' ' && !a->glyph[1] && b->glyph[0] == ' ' && !b->glyph[1] &&
	       a->role == b->role && a->attr == b->attr && !a->line && !b->line;
}

/* What curses draws where something is drawn over it: blanks, or "?" where nothing can be. */
static size_t
add_stand_in(cchar_t *out, const struct cell *cell, const struct doubt *doubt, attr_t attr,
	     short pair)
{
	for (size_t i = 0; i < cell->cols; i++)
		out[i] = make_cell(doubt->bytes ? L" " : L"?", attr, pair);
	return cell->cols;
}

/* Columns from a cell to where nothing is drawn over: the last cell of all might scroll. */
static int
room_from(int y, int x, int cols)
{
	return cols - x - (y == LINES - 1);
}

static void
show_row(const struct canvas *canvas, int y, int cols)
{
	static cchar_t row[CANVAS_COLS_MAX + 1];
	bool unsure = paint.over[y].doubts != 0;
	size_t count = 0;

	for (int x = 0; x < cols;) {
		const struct cell *cell = canvas_cell(canvas, y, x);
		attr_t attr = paint.style[cell->role].attr | attributes(cell->attr);
		short pair = paint.style[cell->role].pair;
		struct doubt doubt;

		if (cell->cols == 0 || x + cell->cols > cols) {
			/* A glyph that the screen's edge cuts. */
			row[count++] = make_cell(L" ", attr, pair);
			x++;
			continue;
		}
		if (x && are_blank_alike(cell, canvas_cell(canvas, y, x - 1)))
			row[count] = row[count - 1], count++;
		else if (cell->line && paint.options.acs)
			row[count++] = acs_line(cell->line, attr, pair);
		else if (unsure && doubt_of(cell, room_from(y, x, cols), &doubt))
			count += add_stand_in(&row[count], cell, &doubt, attr, pair);
		else
			count += add_glyph(&row[count], cell, attr, pair);
		x += cell->cols;
	}
	mvadd_wchnstr(y, 0, row, (int)count);
}

static int
put_byte(int byte)
{
	buf_putc(&paint.beside, (char)byte);
	return byte;
}

static void
put_place(int y, int x)
{
	terminal_add(&paint.beside, tparm(tigetstr("cup"), (long)y, (long)x, 0L, 0L, 0L, 0L, 0L,
					   0L, 0L));
}

static void
put_look(const struct cell *cell)
{
	vid_puts(paint.style[cell->role].attr | attributes(cell->attr),
		 paint.style[cell->role].pair, NULL, put_byte);
}

/* What is in doubt in a row, each at its place, and what it may have covered. */
static void
send_doubts(const struct canvas *canvas, int y, int cols)
{
	int reached = 0;

	for (int x = 0; x < cols; x++) {
		const struct cell *cell = canvas_cell(canvas, y, x);
		int room = room_from(y, x, cols);
		struct doubt doubt;
		bool unsure = doubt_of(cell, room, &doubt);

		if (!cell->cols || cell->cols > room || (unsure ? !doubt.bytes : x >= reached))
			continue;
		put_place(y, x);
		put_look(cell);
		buf_add(&paint.beside, cell->glyph,
			unsure ? doubt.bytes : strnlen(cell->glyph, sizeof cell->glyph));
		if (unsure && x + doubt.reach > reached)
			reached = x + doubt.reach;
	}
	vid_puts(WA_NORMAL, 0, NULL, put_byte);
}

/* The cells from x on that lead to the same address, once more.  Returns where they end. */
static int
send_link(const struct canvas *canvas, int y, int x, int cols)
{
	const struct cell *cell = canvas_cell(canvas, y, x);
	unsigned link = cell->link;

	put_place(y, x);
	buf_printf(&paint.beside, "\033]8;;%s\033\\", canvas_address(canvas, link));
	for (; x < cols && (cell = canvas_cell(canvas, y, x))->link == link; x++) {
		put_look(cell);
		/* An address is ASCII: a letter a cell. */
		put_byte(cell->glyph[0] > ' ' && !cell->glyph[1] ? cell->glyph[0] : '?');
	}
	vid_puts(WA_NORMAL, 0, NULL, put_byte);
	buf_puts(&paint.beside, "\033]8;;\033\\");
	return x;
}

static void
send_links(const struct canvas *canvas, int y, int cols)
{
	for (int x = 0; x < cols;)
		if (canvas_cell(canvas, y, x)->link)
			x = send_link(canvas, y, x, cols);
		else
			x++;
}

/* What curses does not know is drawn over what it has drawn, and it finds all as it left it. */
static void
send_over(const struct canvas *canvas, int rows, int cols, const bool *changed)
{
	int y, x;

	buf_clear(&paint.beside);
	for (y = 0; y < rows; y++) {
		if (changed[y] && paint.over[y].doubts)
			send_doubts(canvas, y, cols);
		if (changed[y] && paint.over[y].links)
			send_links(canvas, y, cols);
	}
	if (!paint.beside.len)
		return;
	getyx(stdscr, y, x);
	put_place(y, x);
	tty_write(paint.beside.data, paint.beside.len);
}

/*
 * A row that is drawn over is sent whole when anything in it has changed: what stays must not keep
 * an old link, nor go when curses clears what it takes for blank.  Nor must it move rows.
 */
static void
find_over(const struct canvas *canvas, int rows, bool *changed)
{
	bool unsure = false;

	for (int y = 0; y < rows; y++) {
		struct over now = {
			.links = paint.options.links ? canvas_links(canvas, y) : 0,
			.doubts = paint.options.unsure ? doubt_sum(canvas, y) : 0
		};

		unsure = unsure || now.doubts || paint.over[y].doubts;
		changed[y] = now.links != paint.over[y].links || now.doubts != paint.over[y].doubts;
		paint.over[y] = now;
		if (changed[y])
			wredrawln(stdscr, y, 1);
	}
	idlok(stdscr, !unsure);
}

void
paint_canvas(const struct canvas *canvas, const struct theme *theme, int rows, int cols)
{
	static bool changed[CANVAS_ROWS_MAX];
	int y, x;

	apply_theme(theme);
	find_over(canvas, rows, changed);
	for (int i = 0; i < rows; i++)
		show_row(canvas, i, cols);
	if (canvas_cursor_place(canvas, &y, &x) && y < rows && x < cols) {
		move(y, x);
		curs_set(1);
	} else
		curs_set(0);
	refresh();
	send_over(canvas, rows, cols, changed);
}
