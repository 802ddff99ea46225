/* SPDX-License-Identifier: MIT */
/*
 * A page: paragraphs of text with links to records, laid out to a width and drawn from any line.
 * Building, layout and drawing are apart, so a page is built once and laid out at each resize.
 */
#ifndef PACECAT_TUI_PAGE_H
#define PACECAT_TUI_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "model/haystack.h"
#include "text/show.h"
#include "tui/canvas.h"

struct page;
struct page_place;

struct page *page_new(void);
void page_free(struct page *);
void page_clear(struct page *);

/*
 * Building.  A paragraph's first line is indented by `indent` columns, the others by `hang`.
 * Text goes to the last paragraph; a page without one begins one by itself.
 */
void page_paragraph(struct page *, int indent, int hang);
void page_add(struct page *, enum role, const char *s, size_t len);
void page_puts(struct page *, enum role, const char *s);
void page_link(struct page *, uint32_t record, const char *s);  /* text that leads to a record */
void page_gap(struct page *);           /* a blank line, never two, never at the start */

/* Running text: blank lines part paragraphs, single line ends are spaces. */
void page_prose(struct page *, enum role, int indent, const char *s);

/* Read line by line, a line being where the reader is; no signs beside links. */
void page_set_linear(struct page *, bool on);
bool page_is_linear(const struct page *);

/* Break it into lines of `cols` columns (>= 1). */
void page_layout(struct page *, const struct show_style *, int cols);

int page_lines(const struct page *);
/* Where the text of a line begins, and the line that this text is in after another layout. */
size_t page_line_text(const struct page *, int line);
int page_line_at(const struct page *, size_t text);
int page_links(const struct page *);
uint32_t page_link_record(const struct page *, int link);       /* RECORD_NONE when there is none */
int page_link_line(const struct page *, int link);              /* where it begins */
int page_link_on(const struct page *, int line);                /* the first there, or -1 */
/* The link that is drawn at a column of a line, or -1. */
int page_link_at(const struct page *, const struct show_style *, int line, int col);

/*
 * Draw the lines from `top` on.  `link` is the current link (-1: none), with the cursor on it when
 * `focus`; without one the cursor rests on the first line.  Words of the needle are marked.
 */
void page_draw(const struct page *, struct canvas *, struct rect, const struct show_style *,
	       int top, int link, bool focus, const struct needle *);

/* Put the cursor where the reader of a linear page is: on the current link, or the line's text. */
void page_read(const struct page *, struct canvas *, struct rect, const struct show_style *,
	       const struct page_place *);

/* The next line after `from` (before it, when step is -1) that has a word of the needle, or -1. */
int page_find(const struct page *, const struct needle *, int from, int step);

/* All of it as lines of text, for people who read it elsewhere; needs a layout. */
void page_dump(const struct page *, const struct show_style *, struct buf *);

/*
 * Mark the needle's words in text that was drawn at row y, column x of the area: by the role match,
 * or where `selected`, by attributes only.
 */
void mark_matches(struct canvas *, struct rect area, int y, int x, const struct show_style *,
		  const char *s, size_t len, const struct needle *, bool selected);

#endif
