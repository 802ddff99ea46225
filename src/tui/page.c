/* SPDX-License-Identifier: MIT */
#include "tui/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sys/opener.h"
#include "text/fold.h"
#include "tui/place.h"

/* Bytes are of the page's text; a run belongs to one paragraph. */
struct run {
	size_t start, end;
	enum role role;
	int link;                       /* -1: none */
};

struct paragraph {
	size_t start, end;
	size_t run;                     /* its first */
	int indent, hang;
	bool gap;                       /* a blank line, no text */
};

struct line {
	size_t start, end;
	size_t run;                     /* the first that reaches into it */
	int indent;
};

struct link {
	uint32_t record;
	size_t start;
	int line;
};

struct page {
	struct buf text;
	struct run *run;
	struct paragraph *paragraph;
	struct line *line;
	struct link *link;
	bool linear;
	size_t runs, run_room, paragraphs, paragraph_room, lines, line_room, links, link_room;
};

struct page *
page_new(void)
{
	struct page *p = xcalloc(1, sizeof *p);

	p->text = (struct buf)BUF_INIT;
	return p;
}

void
page_free(struct page *p)
{
	if (!p)
		return;
	buf_release(&p->text);
	free(p->run);
	free(p->paragraph);
	free(p->line);
	free(p->link);
	free(p);
}

void
page_clear(struct page *p)
{
	buf_clear(&p->text);
	p->runs = p->paragraphs = p->lines = p->links = 0;
}

static struct paragraph *
begin(struct page *p, int indent, int hang, bool gap)
{
	p->paragraph = mem_grow(p->paragraph, &p->paragraph_room, p->paragraphs + 1,
				sizeof *p->paragraph);
	p->paragraph[p->paragraphs] = (struct paragraph){
		.start = p->text.len, .end = p->text.len, .run = p->runs,
		.indent = indent, .hang = hang, .gap = gap,
	};
	return &p->paragraph[p->paragraphs++];
}

void
page_paragraph(struct page *p, int indent, int hang)
{
	begin(p, indent, hang, false);
}

void
page_gap(struct page *p)
{
	if (p->paragraphs && !p->paragraph[p->paragraphs - 1].gap)
		begin(p, 0, 0, true);
}

static void
add_run(struct page *p, enum role role, int link, const char *s, size_t len)
{
	if (!len)
		return;
	if (!p->paragraphs || p->paragraph[p->paragraphs - 1].gap)
		begin(p, 0, 0, false);
	p->run = mem_grow(p->run, &p->run_room, p->runs + 1, sizeof *p->run);
	p->run[p->runs++] = (struct run){ .start = p->text.len, .end = p->text.len + len,
					  .role = role, .link = link };
	buf_add(&p->text, s, len);
	p->paragraph[p->paragraphs - 1].end = p->text.len;
}

void
page_add(struct page *p, enum role role, const char *s, size_t len)
{
	add_run(p, role, -1, s, len);
}

void
page_puts(struct page *p, enum role role, const char *s)
{
	add_run(p, role, -1, s, strlen(s));
}

void
page_link(struct page *p, uint32_t record, const char *s)
{
	if (!*s)
		return;
	p->link = mem_grow(p->link, &p->link_room, p->links + 1, sizeof *p->link);
	p->link[p->links] = (struct link){ .record = record, .start = p->text.len };
	add_run(p, ROLE_LINK, (int)p->links++, s, strlen(s));
}

void
page_prose(struct page *p, enum role role, int indent, const char *s)
{
	bool first = true;

	while (*s) {
		size_t len = strcspn(s, "\n");

		if (len) {
			if (first)
				page_paragraph(p, indent, indent);
			else
				page_puts(p, role, " ");
			page_add(p, role, s, len);
			first = false;
		} else {
			page_gap(p);
			first = true;
		}
		s += len + (s[len] == '\n');
	}
}

static void
add_line(struct page *p, size_t start, size_t end, size_t *run, int indent)
{
	while (*run < p->runs && p->run[*run].end <= start)
		++*run;
	p->line = mem_grow(p->line, &p->line_room, p->lines + 1, sizeof *p->line);
	p->line[p->lines++] = (struct line){ .start = start, .end = end, .run = *run,
					     .indent = indent };
}

/* Never so deep that fewer than half of the columns are left for text. */
static int
bounded(int indent, int cols)
{
	return indent > cols / 2 ? cols / 8 : indent;
}

static void
lay_paragraph(struct page *p, const struct paragraph *g, const struct show_style *style, int cols)
{
	size_t at = g->start, run = g->run;
	int indent = bounded(g->indent, cols);

	do {
		size_t next = 0;
		size_t len = show_wrap(style, p->text.data + at, g->end - at, cols - indent, &next);

		add_line(p, at, at + len, &run, indent);
		at += next ? next : g->end - at;
		indent = bounded(g->hang, cols);
	} while (at < g->end);
}

void
page_layout(struct page *p, const struct show_style *style, int cols)
{
	size_t link = 0;

	p->lines = 0;
	for (size_t i = 0; i < p->paragraphs; i++)
		lay_paragraph(p, &p->paragraph[i], style, cols < 1 ? 1 : cols);
	for (size_t i = 0; i < p->lines; i++)
		for (; link < p->links && p->link[link].start < p->line[i].end; link++)
			p->link[link].line = (int)i;
}

int
page_lines(const struct page *p)
{
	return (int)p->lines;
}

int
page_links(const struct page *p)
{
	return (int)p->links;
}

uint32_t
page_link_record(const struct page *p, int link)
{
	return link >= 0 && link < (int)p->links ? p->link[link].record : RECORD_NONE;
}

size_t
page_line_text(const struct page *p, int line)
{
	return line >= 0 && line < (int)p->lines ? p->line[line].start : 0;
}

int
page_line_at(const struct page *p, size_t text)
{
	size_t i = 0;

	while (i + 1 < p->lines && p->line[i + 1].start <= text)
		i++;
	return (int)i;
}

int
page_link_line(const struct page *p, int link)
{
	return link >= 0 && link < (int)p->links ? p->link[link].line : 0;
}

int
page_link_on(const struct page *p, int line)
{
	for (size_t i = 0; i < p->links && p->link[i].line <= line; i++)
		if (p->link[i].line == line)
			return (int)i;
	return -1;
}

void
page_set_linear(struct page *p, bool on)
{
	p->linear = on;
}

bool
page_is_linear(const struct page *p)
{
	return p->linear;
}

int
page_link_at(const struct page *p, const struct show_style *style, int line, int col)
{
	const struct line *l = line >= 0 && line < (int)p->lines ? &p->line[line] : NULL;
	int x = l ? l->indent : 0;

	for (size_t i = l ? l->run : p->runs; i < p->runs && p->run[i].start < l->end; i++) {
		const struct run *r = &p->run[i];
		size_t start = r->start > l->start ? r->start : l->start;
		size_t end = r->end < l->end ? r->end : l->end;
		int cols = start < end ? show_cols(style, p->text.data + start, end - start) : 0;

		if (col >= x && col < x + cols)
			return r->link;
		x += cols;
	}
	return -1;
}

void
mark_matches(struct canvas *c, struct rect area, int y, int x, const struct show_style *style,
	     const char *s, size_t len, const struct needle *needle, bool selected)
{
	/* What lies outside cannot be seen, and a text may be very long. */
	len = show_fit(style, s, len, area.w - x, NULL);
	for (size_t w = 0; needle && w < needle->words; w++) {
		struct fold_match m = { 0 };
		size_t measured = 0;
		int cols = x;

		for (size_t from = 0; from < len; from = m.end > from ? m.end : from + 1) {
			struct rect r;

			if (!fold_find(s, len, from, needle->text.data + needle->word[w],
				       needle->len[w], &m))
				break;
			cols += show_cols(style, s + measured, m.start - measured);
			measured = m.start;
			r = (struct rect){ .y = area.y + y, .h = 1, .x = area.x + cols,
					   .w = show_cols(style, s + m.start, m.end - m.start) };
			r = rect_intersect(r, area);
			if (selected)
				canvas_attr(c, r, ATTR_UNDERLINE | ATTR_BOLD);
			else
				canvas_mark(c, r, ROLE_MATCH);
		}
	}
}

/* A text that is an address on the web, whole: what is drawn of it leads there. */
static void
draw_address(const struct page *p, const struct run *r, struct canvas *c, struct rect area)
{
	struct buf address = BUF_INIT;
	bool plain = true;

	buf_add(&address, p->text.data + r->start, r->end - r->start);
	for (size_t i = 0; i < address.len; i++)
		plain = plain && address.data[i] > ' ' && address.data[i] < 0x7f;
	if (plain && opener_address_good(address.data))
		canvas_link(c, area, address.data);
	buf_release(&address);
}

static bool
is_blank(const struct canvas *c, int y, int x)
{
	const struct cell *cell = canvas_cell(c, y, x);

	return cell && cell->glyph[0] == ' ' && !cell->glyph[1];
}

/*
 * A sign beside the current link, where the text leaves a blank for it: ">" before it, else "<"
 * behind.  Whoever sees neither colours nor attributes sees that.
 */
static void
point_at(struct canvas *c, struct rect area, int y, int x, int end, const struct show_style *style)
{
	int before = area.x + x - 1, behind = area.x + end, row = area.y + y;
	struct rect all = canvas_rect(c);

	if (is_blank(c, row, before)) {
		canvas_text(c, all, row, before, ROLE_LINK_CURRENT, style, ">", 1);
		canvas_join(c, all, row, before);
	} else if (behind < area.x + area.w && is_blank(c, row, behind)) {
		canvas_text(c, all, row, behind, ROLE_LINK_CURRENT, style, "<", 1);
		canvas_join(c, all, row, behind);
	}
}

static void
draw_line(const struct page *p, const struct line *l, struct canvas *c, struct rect area, int y,
	  const struct show_style *style, int link, bool focus)
{
	int x = l->indent, at = -1, end_at = 0;

	for (size_t i = l->run; i < p->runs && p->run[i].start < l->end; i++) {
		const struct run *r = &p->run[i];
		size_t start = r->start > l->start ? r->start : l->start;
		size_t end = r->end < l->end ? r->end : l->end;
		bool current = link >= 0 && r->link == link && !p->linear;
		int used;

		if (start >= end)
			continue;
		used = canvas_text(c, area, y, x, current ? ROLE_LINK_CURRENT : r->role, style,
				   p->text.data + start, end - start);
		if (x > l->indent)
			canvas_join(c, area, y, x);
		if (p->text.data[r->start] == 'h' && r->link < 0)
			draw_address(p, r, c, rect_intersect(area, (struct rect){ area.y + y,
				     area.x + x, 1, used }));
		if (current && focus && start == r->start)
			canvas_cursor(c, area.y + y, area.x + x);
		if (current && start == r->start)
			at = x;
		x += used;
		end_at = current ? x : end_at;
	}
	if (at >= 0)
		point_at(c, area, y, at, end_at, style);
}

void
page_draw(const struct page *p, struct canvas *c, struct rect area, const struct show_style *style,
	  int top, int link, bool focus, const struct needle *needle)
{
	if (focus)
		canvas_cursor(c, area.y, area.x);
	for (int y = 0; y < area.h && top + y < (int)p->lines; y++) {
		const struct line *l = &p->line[top + y];

		draw_line(p, l, c, area, y, style, link, focus);
		mark_matches(c, area, y, l->indent, style, p->text.data + l->start,
			     l->end - l->start, needle, false);
	}
}

void
page_read(const struct page *p, struct canvas *c, struct rect area, const struct show_style *style,
	  const struct page_place *at)
{
	const struct line *l = at->line < (int)p->lines ? &p->line[at->line] : NULL;
	int x = l ? l->indent : 0;

	for (size_t i = l ? l->run : p->runs; i < p->runs && p->run[i].start < l->end; i++) {
		const struct run *r = &p->run[i];

		if (r->link < 0 || r->link != at->link)
			continue;
		if (r->start > l->start)
			x += show_cols(style, p->text.data + l->start, r->start - l->start);
		break;
	}
	canvas_cursor(c, area.y + at->line - at->top, area.x + x);
}

int
page_find(const struct page *p, const struct needle *needle, int from, int step)
{
	for (int i = from + step; i >= 0 && i < (int)p->lines; i += step)
		for (size_t w = 0; w < needle->words; w++) {
			struct fold_match m;

			if (fold_find(p->text.data + p->line[i].start,
				      p->line[i].end - p->line[i].start, 0,
				      needle->text.data + needle->word[w], needle->len[w], &m))
				return i;
		}
	return -1;
}

void
page_dump(const struct page *p, const struct show_style *style, struct buf *out)
{
	for (size_t i = 0; i < p->lines; i++) {
		const struct line *l = &p->line[i];

		if (l->start < l->end)
			buf_printf(out, "%*s", l->indent, "");
		show_add(style, out, p->text.data + l->start, l->end - l->start);
		buf_putc(out, '\n');
	}
}
