/* SPDX-License-Identifier: MIT */
/*
 * What --debug writes: all that a screen depends on and is not in the catalogue, as a script that
 * tests/drive plays again.  A line is a key by its name, behind a tab and "#" the action that it
 * was, or "!" and a word with arguments in quotes:
 *
 *	!bind "list" "x" "down"                 a key of the user's
 *	!language "fr:en"
 *	!place "studies" "herons" "3" "studies=year-reversed"
 *	!mark "study" "herons"                  is marked, of the catalogue that is shown
 *	!note "study" "herons" "Read again"     has a note
 *	!new "2026-01-03" "study" "herons"      what is new since, kind and id in turn
 *	!link "https://..." "title"     an address kept for later
 *	!saved "name" "studies" "heron year:2012"       a search in a list
 *	!message "a sentence"                   what the status line says at first
 *	!size 80x24     !resize 120x40
 *	!mouse "on"                             it means something from now on
 *	!click 3,10     the mouse at a column and row, from 0
 *	!click 3,10 0   a double click; 2 3: another button, 4 5: the wheel up, down
 *	!type "\""      !paste "two\nlines"     what a key's name would be mistaken for
 *
 * In quotes stand \" \\ \n \t, and \xHH for each byte that is not fit to be shown.
 */
#ifndef PACECAT_TUI_JOURNAL_H
#define PACECAT_TUI_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/news.h"
#include "store/state.h"
#include "tui/key.h"
#include "tui/keymap.h"

/* Zero is none: writing to it does nothing. */
struct journal {
	int fd;                         /* 0: none */
	int fault;                      /* errno of the first write that failed */
	char *path;
};

/* False and a sentence in err when the file cannot be made (sys/file.h, file_create). */
bool journal_open(struct journal *, const char *path, struct buf *err);

/* False and a sentence in err when a write failed. */
bool journal_close(struct journal *, struct buf *err);

/* "!command", each argument in quotes. */
void journal_command(struct journal *, const char *command, const char *const *argument,
		     size_t arguments);
void journal_size(struct journal *, int rows, int cols);
void journal_place(struct journal *, const struct state *);
void journal_known(struct journal *, const struct state *);     /* marks, notes, searches */
void journal_news(struct journal *, const struct news *);       /* of a small catalogue */
void journal_key(struct journal *, const struct keystroke *, enum action);

/* "!click ..." of a key "Mouse", and what stands behind "!click " again; false: it is none. */
void journal_add_mouse(struct buf *, const struct keystroke *);
bool journal_read_mouse(const char *arguments, struct keystroke *);

/* Append a text in quotes. */
void journal_quote(struct buf *, const char *text, size_t len);

/*
 * Take the next text in quotes from a line, blanks before it passed over: `out` becomes its bytes.
 * False when there is none.
 */
bool journal_unquote(const char **line, struct buf *out);

/* The arguments of "!place" -> a state, which is the caller's; false when they are none. */
bool journal_read_place(const char *arguments, struct state *);

/*
 * The arguments of "!mark", "!note", "!link" and "!saved": one more in a state; false: they are
 * none.
 */
bool journal_read_mark(const char *arguments, struct state *);
bool journal_read_note(const char *arguments, struct state *);
bool journal_read_link(const char *arguments, struct state *);
bool journal_read_saved(const char *arguments, struct state *);

/*
 * The arguments of "!new": the ids of a catalogue that had none of those, to be freed, and how many
 * they are; `since` becomes the first argument.  NULL: they are none.
 */
uint64_t *journal_read_news(const char *arguments, const struct catalogue *, struct buf *since,
			    size_t *ids);

#endif
