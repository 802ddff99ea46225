/* SPDX-License-Identifier: MIT */
/* The line that is typed at the bottom of the screen: a search, a command, a note, a name. */
#ifndef PACECAT_TUI_PROMPT_H
#define PACECAT_TUI_PROMPT_H

#include "tui/edit.h"
#include "tui/key.h"

enum prompt_kind {
	PROMPT_NONE,
	PROMPT_SEARCH,
	PROMPT_COMMAND,
	PROMPT_NOTE,
	PROMPT_NAME,                    /* another one for a saved search */
	PROMPT_FILE,                    /* to be written */
	PROMPT_CONFIRM,                 /* yes or no */
	PROMPT_FIND,                    /* words of the page that lies over everything else */
	PROMPTS
};

struct prompt {
	enum prompt_kind kind;          /* PROMPT_NONE: closed */
	struct edit edit;
	struct buf offers;              /* what could be typed next, or why the line was refused */
	struct buf hint;                /* what is wrong with what was typed */
	bool linear;                    /* words, not signs; stays when it is closed */
	size_t complete_at;             /* byte where the word to complete begins */
};

#define PROMPT_INIT { .edit = EDIT_INIT, .offers = BUF_INIT, .hint = BUF_INIT }

/* What a key meant; the caller acts on it. */
enum prompt_event {
	PROMPT_NOTHING,
	PROMPT_EDITED,
	PROMPT_ACCEPTED,
	PROMPT_CANCELLED,
	PROMPT_COMPLETE
};

void prompt_open(struct prompt *, enum prompt_kind, const struct history *);
void prompt_close(struct prompt *);
void prompt_release(struct prompt *);

enum prompt_event prompt_key(struct prompt *, const struct keystroke *, enum action);

/* Words for the end of the line: what they share is typed, and if they differ they are shown. */
void prompt_offer(struct prompt *, const char *const *word, size_t count);

/*
 * The same, each word shown as `shown`, an only one too.  What was typed is never made shorter:
 * words may begin otherwise, with an accent or another word of a name.  Where they were `cut` the
 * line stays: what these share is not what all do.
 */
void prompt_offer_shown(struct prompt *, const char *const *word, const char *const *shown,
			size_t count, bool cut);

/* Say above the line, until it is changed, why it was not accepted. */
void prompt_refuse(struct prompt *, const char *sentence);

/* What is to be shown above the line: offers, else the hint; may be "". */
const char *prompt_above(const struct prompt *);

void prompt_draw(const struct prompt *, struct canvas *, struct rect area,
		 const struct show_style *);

#endif
