/* SPDX-License-Identifier: MIT */
/*
 * The user's language and the terminal's characters, from the environment (DESIGN section 4).
 *
 * The two are apart: on a host that lacks LANG=fr_FR.UTF-8 characters come from C.UTF-8 and
 * messages are French all the same.  A locale of other characters than UTF-8 that is not installed
 * gets ASCII, which every terminal shows right.  Only LC_CTYPE and LC_MESSAGES are ever set:
 * numbers and order are the program's own, the same everywhere.
 */
#ifndef PACECAT_SYS_LOCALE_H
#define PACECAT_SYS_LOCALE_H

#include <stdbool.h>

#include "base/buf.h"
#include "text/show.h"

struct locale_choice {
	enum charset charset;
	char *languages;                /* as LANGUAGE has it ("fr_CA:pt"), "" for none; owned */
};

/*
 * Set the locale up; call it once, before any thread and any message.
 *   charset     what --charset says: NULL or "auto", "utf-8", "ascii", "locale"
 *   languages   what --lang or the setting says ("fr", "pt-BR", "fr:en"), NULL when nothing: then
 *               LANGUAGE, LC_ALL, LC_MESSAGES, LANG
 *   domain      of the messages, looked for in `folder`; NULL: no messages
 * A word that is no charset counts as "auto".
 */
void locale_start(struct locale_choice *, const char *charset, const char *languages,
		  const char *domain, const char *folder);

/*
 * Show messages in another language from now on ("fr"; "" or "en": as in the source).  It changes
 * the environment: no other thread may ask for a message meanwhile.
 */
void locale_set_language(struct locale_choice *, const char *languages);

/* Append what tells the language of messages and the translation they come from; may be nothing. */
void locale_messages(struct buf *);

/*
 * From now on characters are measured as UTF-8's, for output that goes to no terminal.  False: the
 * system has no such locale.
 */
bool locale_use_utf8(void);

void locale_choice_release(struct locale_choice *);

#endif
