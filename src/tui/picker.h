/* SPDX-License-Identifier: MIT */
/*
 * Choosing from many by typing: a line to type into, the rows that are left, a status line.  It
 * lies over the browser, from a row of the screen to the last one, and needs three of them.
 *
 * The picker knows lines, keys and where the cursor is.  What the rows are, and what becomes of the
 * one that is taken, is its class's: a row of functions and the context that they share.  The
 * hardware cursor is where the reader is: in what is typed, or on the row once that was moved to.
 */
#ifndef PACECAT_TUI_PICKER_H
#define PACECAT_TUI_PICKER_H

#include "model/fuzzy.h"
#include "model/haystack.h"
#include "tui/edit.h"
#include "tui/key.h"
#include "tui/list.h"

/* Bytes of a text that are what was looked for. */
struct picker_match {
	size_t start, end;
};

#define PICKER_MATCHES 64

/* One row as it is to be drawn. */
struct picker_row {
	struct buf text;
	struct buf aside;			   /* in a column of its own: a count, a kind */
	struct picker_match match[PICKER_MATCHES]; /* in text, in order */
	size_t matches;
	bool picked;
};

struct picker;

struct picker_class {
	/* What was typed has changed: set how many rows there are. */
	void (*narrow)(void *context, struct picker *);
	/* Fill a row, which is empty. */
	void (*row)(const void *context, size_t i, struct picker_row *);
	/*
	 * Append what a row is known by, whatever comes before it and in another edition of the
	 * catalogue, which may be there already; NULL: by its number.
	 */
	void (*name)(const void *context, size_t i, struct buf *);
	/* A row is taken; true: the picker is to be closed. */
	bool (*take)(void *context, struct picker *, size_t row);
	/* A row is picked, or no longer; NULL: never are there many. */
	void (*pick)(void *context, size_t row);
	/* Another action on a row; false (or NULL): it is none of the class's. */
	bool (*act)(void *context, struct picker *, enum action, size_t row);
	/* One step back; false (or NULL): there is none, the picker is closed. */
	bool (*back)(void *context, struct picker *);
	/* Before drawing: set `preview` for the row that is selected; NULL: there is none. */
	void (*preview)(void *context, struct picker *);
	/* The catalogue is another now, or the reader's languages are. */
	void (*renew)(void *context, struct picker *);
	void (*release)(void *context);
};

struct picker {
	const struct picker_class *class; /* NULL: closed */
	void *context;
	struct buf title; /* what is chosen */
	struct buf hint;  /* what Enter does, "" says nothing */
	struct edit edit;
	struct buf preview; /* what would come of the selected row; below the rows */
	struct list list;
	uint32_t record;  /* of the browser's catalogue, to which all is done; or RECORD_NONE */
	struct buf sought; /* the name of the row where the reader is to be again; or "" */
	size_t all;	  /* rows before anything was typed */
	int aside_cols;	  /* the column of the asides; 0: none */
	bool many;	  /* several can be picked before they are taken */
	bool aside_right; /* they are numbers */
	bool aside_least; /* left out where there is little room */
	bool in_list;	  /* the reader is among the rows, not in what is typed */
	bool linear;	  /* words, not signs; stays when it is closed */
	bool busy;	  /* more is being looked for */
};

/* The context is taken over and released when the picker is closed. */
void picker_open(struct picker *, const struct picker_class *, void *context);
void picker_close(struct picker *);
void picker_release(struct picker *);

/*
 * For the class: begin anew; many, asides and busy are off.  What was typed stays under the same
 * title, and goes under another one.
 */
void picker_begin(struct picker *, const char *title, const char *hint);

/* For the class: so many rows of so many; the first one is selected. */
void picker_rows(struct picker *, size_t count, size_t all);

/*
 * The same while the reader may have moved: he stays at the row where he was when picker_hold was
 * called, before the rows became others, or where that is gone at the row of its number.
 */
void picker_hold(struct picker *);
void picker_more(struct picker *, size_t count, size_t all);

/* Do what a key of the picker's means, to which the keymap has given an action or none. */
void picker_key(struct picker *, const struct keystroke *, enum action);

/* The mouse, as in browser.h, at a cell of the screen where the picker lies in that area. */
void picker_click(struct picker *, struct rect area, int y, int x, bool twice);
void picker_roll(struct picker *, int rows);

/* The catalogue is another now.  Whoever had moved to a row stays there. */
void picker_renew(struct picker *);

/* The rows that lie in an area of the screen; before drawing. */
void picker_update(struct picker *, struct rect area);
void picker_draw(const struct picker *, struct canvas *, struct rect area,
		 const struct show_style *);

/* For the class: are all words of what was typed in a text? */
bool picker_finds(const struct needle *, const char *text, size_t len);

/* For the class: how wide a column of counts must be, up to this one. */
int picker_digits(size_t count);

/* Note where words or letters are in a row's text from byte `from` on. */
void picker_mark(struct picker_row *, size_t from, const struct needle *);
void picker_mark_letters(struct picker_row *, size_t from, const struct fuzzy *);

#endif
