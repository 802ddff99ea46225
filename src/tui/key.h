/* SPDX-License-Identifier: MIT */
/*
 * Bytes from a terminal, and the time between them -> keys.  Pure: no terminal, no clock.
 *
 * A key is a name.  Text is itself ("j", "G", "é", "?") but "Space"; others are
 *
 *	Up Down Left Right Home End PageUp PageDown Insert Delete Enter Tab Backspace Esc
 *	F1 ... F24
 *
 * behind modifiers in the order "C-" "M-" "S-": "C-n", "M-v", "S-Tab", "C-M-Right".  Events are
 * names too: "Paste" and "Mouse" come from here; "Resize", "Hangup", "Terminate", "Interrupt",
 * "Suspend", "Continue" and "Wake" from screen.h.
 *
 * A mouse is told of by its presses alone: SGR reports (mode 1006), each a "Mouse" with a place.
 * What is moved and let go is no key, nor are reports of older kinds.
 *
 * What is not known is swallowed whole: no piece of an escape sequence ever becomes a key, however
 * it was split, as long as its pieces are at most a second apart.  What is pasted is no key however
 * long the line is silent in the middle of it: it is as many pastes then.
 */
#ifndef PACECAT_TUI_KEY_H
#define PACECAT_TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/show.h"

#define KEY_NAME_MAX 32
#define KEY_TWICE_MS 500                /* the longest time between the clicks of a double one */
#define KEY_PASTE_MAX 65536             /* bytes of one paste; the rest is dropped */

struct keystroke {
	char name[KEY_NAME_MAX];
	int rows, cols;                 /* Resize */
	int y, x;                       /* Mouse: cell, from 0 */
	int button;                     /* Mouse: 1 left, 2 middle, 3 right, 4 5 wheel up, down */
	bool twice;                     /* Mouse: the second of two quick clicks on a cell */
	const char *text;               /* Paste: UTF-8, borrowed until the decoder is used again */
	size_t len;                     /* Paste */
};

struct key_decoder;

/* charset tells how text arrives: CHARSET_LOCALE is decoded by mbrtowc, the others as UTF-8. */
struct key_decoder *key_decoder_new(enum charset, int escape_ms);
void key_decoder_free(struct key_decoder *);

/* Know one more sequence: terminfo's.  Single control characters but Backspace's are refused. */
void key_decoder_add_sequence(struct key_decoder *, const char *bytes, const char *name);

/* Bytes that arrived at now_ms (any clock that does not run backwards). */
void key_feed(struct key_decoder *, const char *bytes, size_t len, int64_t now_ms);

/* The next key, false when there is none yet. */
bool key_next(struct key_decoder *, int64_t now_ms, struct keystroke *);

/* Is there one already?  (Time may bring one even then: key_timeout.) */
bool key_waiting(const struct key_decoder *);

/* Milliseconds until waiting alone decides something, -1 when nothing is pending. */
int key_timeout(const struct key_decoder *, int64_t now_ms);

/*
 * The canonical form of a key's name as a user would write it ("c-N" no, "C-n" yes; "PgDn",
 * "Return", "Escape", "Del" are understood): false when there is no such key.
 */
bool key_canonical(const char *written, char name[KEY_NAME_MAX]);

/* The name of a key that is near to what was written, modifiers apart; NULL when none is. */
const char *key_nearest_name(const char *written);

/* Is it the name of what is not typed: "Resize", "Paste" ...? */
bool key_is_event(const char *name);

/* The text that the key of this name types, NULL when it types none.  Borrowed from `name`. */
const char *key_text(const char *name);

#endif
