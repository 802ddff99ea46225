/* SPDX-License-Identifier: MIT */
#include "tui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define LINKS_MAX 255

struct canvas {
	int rows, cols;
	enum charset charset;
	int cursor_y, cursor_x;         /* -1: hidden */
	struct cell *cell;              /* rows * cols */
	struct buf addresses;           /* each ended by NUL */
	size_t address[LINKS_MAX];
	unsigned links;
};

/* By the four directions as bits: up 1, down 2, left 4, right 8. */
static const char *const lines_utf8[16] = {
	" ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼"
};
static const char *const lines_ascii[16] = {
	" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"
};

static int
clamp(long long n, int low, int high)
{
	return n < low ? low : n > high ? high : (int)n;
}

static struct cell *
cell_at(const struct canvas *c, int y, int x)
{
	return &c->cell[(size_t)y * (size_t)c->cols + (size_t)x];
}

static void
set_blank(struct cell *cell, enum role role)
{
	memset(cell, 0, sizeof *cell);
	cell->glyph[0] = ' ';
	cell->cols = 1;
	cell->role = (unsigned char)role;
}

/* The first column of the glyph that covers column x. */
static int
glyph_start(const struct canvas *c, int y, int x)
{
	while (x > 0 && !cell_at(c, y, x)->cols)
		x--;
	return x;
}

/* Make the columns from..to (not included) free: glyphs that reach across an edge become blanks. */
static void
break_glyphs(struct canvas *c, int y, int from, int to)
{
	int edges[2] = { from, to };

	for (int i = 0; i < 2; i++) {
		int x = edges[i];

		if (x <= 0 || x >= c->cols || cell_at(c, y, x)->cols)
			continue;
		x = glyph_start(c, y, x);
		do
			set_blank(cell_at(c, y, x), cell_at(c, y, x)->role);
		while (++x < c->cols && !cell_at(c, y, x)->cols);
	}
}

static void
put(struct canvas *c, int y, int x, enum role role, const char *bytes, int cols)
{
	struct cell *cell = cell_at(c, y, x);

	break_glyphs(c, y, x, x + cols);
	memset(cell, 0, (size_t)cols * sizeof *cell);
	for (int i = 0; i < cols; i++)
		cell[i].role = (unsigned char)role;
	memcpy(cell->glyph, bytes, strnlen(bytes, sizeof cell->glyph - 1));
	cell->cols = (unsigned char)cols;
}

static void
put_blanks(struct canvas *c, int y, int from, int to, enum role role)
{
	if (from >= to)
		return;
	break_glyphs(c, y, from, to);
	for (int x = from; x < to; x++)
		set_blank(cell_at(c, y, x), role);
}

/* What a line becomes that joins the one that is there. */
static unsigned
joined(const struct canvas *c, int y, int x, unsigned line)
{
	return cell_at(c, y, x)->line | line;
}

static void
put_line(struct canvas *c, int y, int x, unsigned line, enum role role)
{
	struct cell *cell;

	if (y < 0 || x < 0 || y >= c->rows || x >= c->cols)
		return;
	put(c, y, x, role, (c->charset == CHARSET_UTF8 ? lines_utf8 : lines_ascii)[line], 1);
	cell = cell_at(c, y, x);
	cell->line = (unsigned char)line;
}

struct canvas *
canvas_new(int rows, int cols)
{
	struct canvas *c = xcalloc(1, sizeof *c);

	c->addresses = (struct buf)BUF_INIT;
	canvas_resize(c, rows, cols);
	return c;
}

void
canvas_free(struct canvas *c)
{
	if (!c)
		return;
	buf_release(&c->addresses);
	free(c->cell);
	free(c);
}

void
canvas_resize(struct canvas *c, int rows, int cols)
{
	c->rows = clamp(rows, 1, CANVAS_ROWS_MAX);
	c->cols = clamp(cols, 1, CANVAS_COLS_MAX);
	c->cell = xrealloc(c->cell, (size_t)c->rows * (size_t)c->cols * sizeof *c->cell);
	canvas_clear(c);
}

void
canvas_set_charset(struct canvas *c, enum charset charset)
{
	c->charset = charset;
}

void
canvas_clear(struct canvas *c)
{
	size_t cells = (size_t)c->rows * (size_t)c->cols;

	for (size_t i = 0; i < cells; i++)
		set_blank(&c->cell[i], ROLE_TEXT);
	buf_clear(&c->addresses);
	c->links = 0;
	c->cursor_y = c->cursor_x = -1;
}

int
canvas_rows(const struct canvas *c)
{
	return c->rows;
}

int
canvas_cols(const struct canvas *c)
{
	return c->cols;
}

struct rect
canvas_rect(const struct canvas *c)
{
	return (struct rect){ 0, 0, c->rows, c->cols };
}

const struct cell *
canvas_cell(const struct canvas *c, int y, int x)
{
	return y < 0 || x < 0 || y >= c->rows || x >= c->cols ? NULL : cell_at(c, y, x);
}

struct cell *
canvas_row(struct canvas *c, int y)
{
	return cell_at(c, y, 0);
}

/* One axis of rect_intersect: where both begin, and how far both reach. */
static void
overlap(int a, int a_size, int b, int b_size, int *start, int *size)
{
	long long from = a > b ? a : b;
	long long a_end = (long long)a + a_size, b_end = (long long)b + b_size;
	long long to = a_end < b_end ? a_end : b_end;

	*start = (int)from;
	*size = to > from ? (int)(to - from) : 0;
}

struct rect
rect_intersect(struct rect a, struct rect b)
{
	struct rect r;

	overlap(a.y, a.h > 0 ? a.h : 0, b.y, b.h > 0 ? b.h : 0, &r.y, &r.h);
	overlap(a.x, a.w > 0 ? a.w : 0, b.x, b.w > 0 ? b.w : 0, &r.x, &r.w);
	return r;
}

bool
rect_has(struct rect r, int y, int x)
{
	return y >= r.y && y - r.y < r.h && x >= r.x && x - r.x < r.w;
}

int
canvas_text(struct canvas *c, struct rect area, int y, int x, enum role role,
	    const struct show_style *style, const char *s, size_t len)
{
	struct rect clip = rect_intersect(area, canvas_rect(c));
	long long row = (long long)area.y + y, start = (long long)area.x + x, at = start;
	long long edge = (long long)area.x + (area.w > 0 ? area.w : 0);
	bool visible = row >= clip.y && row < clip.y + clip.h && clip.w > 0;
	struct glyph glyph;

	while (at < edge && show_next(style, s, len, &glyph)) {
		long long end = at + glyph.cols;
		int from = clamp(at, clip.x, clip.x + clip.w);
		int to = clamp(end, clip.x, clip.x + clip.w);

		if (visible && to - from == glyph.cols)
			put(c, (int)row, from, role, glyph.bytes, glyph.cols);
		else if (visible)
			put_blanks(c, (int)row, from, to, role);
		at = end;
		s += glyph.source;
		len -= glyph.source;
	}
	if (at > edge)
		at = edge;
	if (visible && at > start)
		cell_at(c, (int)row, clamp(start, clip.x, clip.x + clip.w - 1))->field = 1;
	return clamp(at - start, 0, 0x7fffffff);
}

int
canvas_text_fit(struct canvas *c, struct rect area, int y, int x, int cols, enum role role,
		const struct show_style *style, const char *s, size_t len)
{
	const char *more = style->charset == CHARSET_ASCII ? "..." : "…";
	struct rect narrow = area;
	int more_cols = show_cols(style, more, strlen(more));
	int room = clamp((long long)area.w - x, 0, cols > 0 ? cols : 0);
	int used;
	size_t fits = show_fit(style, s, len, room, &used);

	narrow.w = clamp((long long)x + room, 0, area.w > 0 ? area.w : 0);
	if (fits >= len)
		return canvas_text(c, narrow, y, x, role, style, s, len);
	if (room < more_cols + 1)
		more_cols = 0;
	fits = show_fit(style, s, len, room - more_cols, &used);
	used = canvas_text(c, narrow, y, x, role, style, s, fits);
	if (more_cols) {
		int end = x + used;

		used += canvas_text(c, narrow, y, end, role, style, more, strlen(more));
		canvas_join(c, narrow, y, end);
	}
	return used;
}

void
canvas_join(struct canvas *c, struct rect area, int y, int x)
{
	struct rect clip = rect_intersect(area, canvas_rect(c));
	long long row = (long long)area.y + y, col = (long long)area.x + x;

	if (row >= clip.y && row < clip.y + clip.h && col >= clip.x &&
	    col < clip.x + clip.w)
		cell_at(c, (int)row, (int)col)->field = 0;
}

void
canvas_link(struct canvas *c, struct rect area, const char *address)
{
	struct rect r = rect_intersect(area, canvas_rect(c));

	if (c->links == LINKS_MAX || !r.h || !r.w)
		return;
	c->address[c->links++] = c->addresses.len;
	buf_add(&c->addresses, address, strlen(address) + 1);
	for (int y = r.y; y < r.y + r.h; y++)
		for (int x = r.x; x < r.x + r.w; x++)
			cell_at(c, y, x)->link = (unsigned char)c->links;
}

const char *
canvas_address(const struct canvas *c, unsigned link)
{
	return c->addresses.data + c->address[link - 1];
}

unsigned long
canvas_links(const struct canvas *c, int y)
{
	unsigned long sum = 0;

	for (int x = 0; x < c->cols; x++) {
		const struct cell *cell = cell_at(c, y, x);
		const char *s = cell->link ? canvas_address(c, cell->link) : "";

		if (!cell->link)
			continue;
		sum = sum * 31 + (unsigned long)x + 1;
		sum = sum * 31 + (unsigned char)cell->glyph[0];
		sum = sum * 31 + cell->role;
		sum = sum * 31 + cell->attr;
		for (; *s; s++)
			sum = sum * 31 + (unsigned char)*s;
		sum += !sum;
	}
	return sum;
}

void
canvas_fill(struct canvas *c, struct rect area, enum role role)
{
	struct rect r = rect_intersect(area, canvas_rect(c));

	for (int y = r.y; y < r.y + r.h; y++)
		put_blanks(c, y, r.x, r.x + r.w, role);
}

void
canvas_hline(struct canvas *c, int y, int x, int w, enum role role)
{
	struct rect r = rect_intersect((struct rect){ y, x, 1, w }, canvas_rect(c));

	for (int i = 0; i < r.w && r.h; i++)
		put_line(c, r.y, r.x + i, joined(c, r.y, r.x + i, LINE_HORIZONTAL), role);
}

void
canvas_vline(struct canvas *c, int y, int x, int h, enum role role)
{
	struct rect r = rect_intersect((struct rect){ y, x, h, 1 }, canvas_rect(c));

	for (int i = 0; i < r.h && r.w; i++)
		put_line(c, r.y + i, r.x, joined(c, r.y + i, r.x, LINE_VERTICAL), role);
}

void
canvas_line(struct canvas *c, int y, int x, enum canvas_line line, enum role role)
{
	put_line(c, y, x, (unsigned)line & 15, role);
}

void
canvas_mark(struct canvas *c, struct rect area, enum role role)
{
	struct rect r = rect_intersect(area, canvas_rect(c));

	for (int y = r.y; y < r.y + r.h; y++)
		for (int x = r.x; x < r.x + r.w; x++)
			cell_at(c, y, x)->role = (unsigned char)role;
}

void
canvas_attr(struct canvas *c, struct rect area, unsigned attr)
{
	struct rect r = rect_intersect(area, canvas_rect(c));

	for (int y = r.y; y < r.y + r.h; y++)
		for (int x = r.x; x < r.x + r.w; x++)
			cell_at(c, y, x)->attr |= (unsigned char)attr;
}

void
canvas_cursor(struct canvas *c, int y, int x)
{
	bool inside = y >= 0 && x >= 0 && y < c->rows && x < c->cols;

	c->cursor_y = inside ? y : -1;
	c->cursor_x = inside ? x : -1;
}

bool
canvas_cursor_place(const struct canvas *c, int *y, int *x)
{
	*y = c->cursor_y;
	*x = c->cursor_x;
	return c->cursor_y >= 0;
}

void
canvas_dump(const struct canvas *c, struct buf *out)
{
	for (int y = 0; y < c->rows; y++) {
		size_t end = out->len;

		for (int x = 0; x < c->cols; x++) {
			const struct cell *cell = cell_at(c, y, x);

			buf_puts(out, cell->glyph);
			if (cell->glyph[0] && strcmp(cell->glyph, " "))
				end = out->len;
		}
		buf_truncate(out, end);
		buf_putc(out, '\n');
	}
}

void
canvas_dump_roles(const struct canvas *c, struct buf *out)
{
	bool used[ROLES] = { false };

	for (int y = 0; y < c->rows; y++) {
		size_t end = out->len;

		for (int x = 0; x < c->cols; x++) {
			enum role role = (enum role)cell_at(c, y, x)->role;

			buf_putc(out, role_letter(role));
			if (role != ROLE_TEXT)
				end = out->len;
			used[role] = true;
		}
		buf_truncate(out, end);
		buf_putc(out, '\n');
	}
	for (size_t i = 0; i < ROLES; i++)
		if (used[i] && i != ROLE_TEXT)
			buf_printf(out, "%c %s\n", role_letter((enum role)i),
				   role_name((enum role)i));
	if (c->cursor_y >= 0)
		buf_printf(out, "cursor %d %d\n", c->cursor_y, c->cursor_x);
}

#define LOOKS_MAX 26

/* Which of the looks met so far this is; it becomes one if it is new. */
static int
look_find(struct look *met, int *count, struct look look)
{
	for (int i = 0; i < *count; i++)
		if (met[i].fg == look.fg && met[i].bg == look.bg && met[i].attr == look.attr)
			return i;
	if (*count == LOOKS_MAX)
		return LOOKS_MAX - 1;
	met[*count] = look;
	return (*count)++;
}

void
canvas_dump_looks(const struct canvas *c, const struct theme *theme, struct buf *out)
{
	struct look met[LOOKS_MAX];
	int count = 0;

	for (int y = 0; y < c->rows; y++) {
		size_t end = out->len;

		for (int x = 0; x < c->cols; x++) {
			const struct cell *cell = cell_at(c, y, x);
			struct look look = theme->look[cell->role];
			bool plain;

			look.attr |= cell->attr;
			plain = look.fg < 0 && look.bg < 0 && !look.attr;
			buf_putc(out, plain ? '.' : (char)('a' + look_find(met, &count, look)));
			if (!plain)
				end = out->len;
		}
		buf_truncate(out, end);
		buf_putc(out, '\n');
	}
	for (int i = 0; i < count; i++) {
		buf_printf(out, "%c ", 'a' + i);
		theme_look_add(out, &met[i]);
		buf_putc(out, '\n');
	}
}
