/* SPDX-License-Identifier: MIT */
/* What the app wants done outside: a queue that browse_effects.c carries out and tests look at. */
#ifndef PACECAT_TUI_EFFECT_H
#define PACECAT_TUI_EFFECT_H

#include <stdbool.h>
#include <stddef.h>

enum effect_kind {
	EFFECT_QUIT,
	EFFECT_SUSPEND,
	EFFECT_REDRAW,
	EFFECT_OPEN,                    /* text: the path of a catalogue; answer with app_open */
	EFFECT_SWITCH,                  /* text: "1" or "-1"; answer with app_catalogue_changed */
	EFFECT_LANGUAGE,                /* text: as LANGUAGE; answer with app_set_languages */
	EFFECT_MOUSE,                   /* text: "on" or "off"; app_set_mouse when there is none */
	EFFECT_THEME,                   /* text: the name or file of a theme */
	EFFECT_COMPLETE_PATH,           /* text: the beginning of a path; answer with app_offer */
	EFFECT_COMPLETE_THEME,          /* text: the beginning of a name; likewise */
	EFFECT_COMPLETE_LANGUAGE,       /* text: the beginning of a tag; likewise */
	EFFECT_EDIT,                    /* text: "LINE PATH" */
	EFFECT_RELOAD,                  /* answer, now or later, with app_catalogue_replaced */
	EFFECT_GIVE_UP,                 /* the load of the current catalogue */
	EFFECT_REMEMBER,                /* notes or searches have changed: write them now */
	EFFECT_NOTE,                    /* text: a record's key; answer with note_write */
	EFFECT_SEEN,                    /* nothing is new any more */
	EFFECT_COPY,                    /* text: "STUDIES TEXT", how many they are */
	EFFECT_SHOW_TEXT,               /* text: the same, to be shown alone */
	EFFECT_APPEND,                  /* text: the path of a file, LF, what is added to it */
	EFFECT_STYLE,                   /* another citation style is the current one: remember it */
	EFFECT_OPEN_FILE,               /* text: a folder, a newline, a path below it */
	EFFECT_OPEN_ADDRESS,            /* text: it, not checked yet */
	EFFECT_EXPORT                   /* text: tui/exporting.h */
};

struct effect {
	enum effect_kind kind;
	char *text;                     /* owned by whoever took the effect; may be NULL */
};

/* Zero is an empty queue. */
struct effects {
	struct effect *effect;
	size_t count, room;
};

void effects_push(struct effects *, enum effect_kind, const char *text);        /* keeps a copy */
bool effects_take(struct effects *, struct effect *);   /* the oldest; false when there is none */
void effects_release(struct effects *);

#endif
