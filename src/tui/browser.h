/* SPDX-License-Identifier: MIT */
/*
 * Browsing one catalogue: its views, what is selected in each, the page beside it, and where the
 * reader came from.  Acting changes it, drawing does not; browser_update comes between the two.
 */
#ifndef PACECAT_TUI_BROWSER_H
#define PACECAT_TUI_BROWSER_H

#include "model/known.h"
#include "tui/paging.h"
#include "tui/shelf.h"
#include "tui/trail.h"

struct keymap;

struct browser {
	struct content content;         /* borrowed */
	struct show_style list_style, page_style;
	struct shelf shelf[VIEWS];
	struct spot here;
	struct query *query;            /* the filter */
	struct needle needle;           /* its words, to be marked */
	struct finder *finder;          /* the worker's while it has a job of this browser's */
	struct beside beside;           /* its worker may be set while nothing is begun */
	struct marks marks;
	struct notes notes;
	struct kept searches;           /* as model/known.h has them */
	struct kept links;              /* likewise */
	struct news news;               /* what is compared with is whoever's who sets it */
	struct known known;             /* all of that, for pages */
	bool stilled;                   /* the list is to be made again when they are known */
	struct query_hooks hooks;       /* and for queries */
	struct trail back, forward;
	struct layout layout;
	struct page *page, *side;       /* made by browser_update */
	uint32_t page_record, side_record;
	int page_view, page_cols, side_cols;
	bool linear;                    /* for the ear: tui/browser_linear.h */
	const struct keymap *keymap;    /* for sentences that name keys, borrowed; or NULL */
	bool lean;                      /* asked for: see browser_is_lean */
	bool lazy;                      /* the page may wait while the selection moves */
	bool moved, waits;              /* it has just moved; what follows is still another's */
	char tongue[24];                /* the language that one record is shown in, or "" */
	uint32_t tongue_of;             /* that record */
	uint32_t told;                  /* the record that the status line speaks of */
	size_t told_row;
	bool page_begun, side_begun;    /* there is only its head yet: the worker makes the rest */
	uint32_t again;                 /* the link to be current on the page that is made next */
	int again_line;                 /* and its line on the screen */
	bool resized;                   /* that page is this one in another width ... */
	struct place_text text;         /* ... whose reader was here */
};

void browser_init(struct browser *, const struct content *, enum charset);
void browser_release(struct browser *);

/* The languages or the charset changed: words and orders are made anew. */
void browser_refresh(struct browser *, enum charset);

/* Another catalogue, the one before is still there: places are kept by id. */
void browser_replace(struct browser *, const struct catalogue *now);

/* What somebody would edit who looks at this: false when it is written nowhere. */
bool browser_source(const struct browser *, const char **file, unsigned *line);

/* Note what is selected now: another record begins at the top of its page. */
void browser_note(struct browser *);

/* Lay out for a size and make the pages that will be drawn. */
void browser_update(struct browser *, int rows, int cols);

/*
 * What waits is made now: the page of the selected record, and its number in the status line.  Only
 * a lazy browser has something waiting, and only after its selection has moved: on a slow line a
 * key that is held down sends the list and nothing else.
 */
void browser_settle(struct browser *);

/* What the worker does for it is given up; pages that it had begun are begun again later. */
void browser_let_wait(struct browser *);

void browser_draw(const struct browser *, struct canvas *);

/*
 * Before something is done with what is selected, or with `all` that is shown: keys that come
 * faster than a search is done mean what it finds, not what is shown until then.
 */
void browser_await(struct browser *, bool all);

/* Do an action; false: not mine. */
bool browser_act(struct browser *, enum action);

/*
 * The mouse at a cell of the screen: a click selects a row, or a link, and gives its part of the
 * screen the focus; a double one also opens it.  The wheel rolls what lies there by so many rows.
 */
void browser_click(struct browser *, int y, int x, bool twice);
void browser_roll(struct browser *, int y, int x, int rows);

enum section browser_section(const struct browser *);

/* Show a view, or a record in the view of its kind; the way back is kept. */
void browser_show(struct browser *, int view);
void browser_go(struct browser *, uint32_t record);

/* The record that the page's current link leads to, also before its page is made; or RECORD_NONE */
uint32_t browser_link(const struct browser *);

/* Leave a mark to come back to, once for a place; whatever lay ahead is given up. */
void browser_leave(struct browser *);

/* Show only what filters (tui/filters.h) leave of the current list (all of it: ""). */
void browser_filter(struct browser *, const char *filters);

/* What is asked of its list now; borrowed from the browser. */
struct asked browser_asked(const struct browser *);

/* Keep and give back where the reader is, for a prompt that is given up. */
struct spot browser_spot(const struct browser *);
void browser_return(struct browser *, struct spot);     /* takes the spot over */

/* Sort the current list; false when its view knows no such order. */
bool browser_sort(struct browser *, enum order, bool reverse);

/* Put what the filter finds best first, until the list is sorted otherwise. */
void browser_sort_relevance(struct browser *);

/* Append the order of the list; why there is nothing in it. */
void browser_order_words(const struct browser *, struct buf *);
void browser_empty_words(const struct browser *, struct buf *);

/* Lay everything out for readers who hear or feel the screen, or no longer. */
void browser_set_linear(struct browser *, bool on);

/* Append what the status line says: "3/8  by year  /seve", filters cut to so many columns. */
void browser_status(const struct browser *, int cols, struct buf *);

/* Write a note on the record of a key (model/recordkey.h), "" takes it away; see notes_set. */
bool browser_set_note(struct browser *, const char *key, const char *text);

/*
 * What is new is another from now on; zero: nothing.  Before what it borrows may go, browser_still
 * has to be called: then nobody asks any more, until it is set again.  True: the list was asked for
 * again, and whatever else was asked of it has to be.
 */
bool browser_set_news(struct browser *, const struct news *);
void browser_still(struct browser *);

/* Is it to be so that nothing on the screen changes that need not? */
static inline bool
browser_is_lean(const struct browser *b)
{
	return b->lean || b->linear;
}

/* Does the current view have a list on the screen? */
bool browser_has_list(const struct browser *);

#endif
