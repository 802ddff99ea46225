/* SPDX-License-Identifier: MIT */
/*
 * What is asked in a prompt, the question above it: the name of a file, or yes or no.  The subject
 * says what becomes of the answer:
 *
 *	PROMPT_FILE       as export_named takes it
 *	PROMPT_CONFIRM    "export ..." as EFFECT_EXPORT takes it, or "keep ADDRESS"
 */
#ifndef PACECAT_TUI_QUESTION_H
#define PACECAT_TUI_QUESTION_H

#include "tui/app.h"

/* `text` stands there already. */
void question_ask(struct app *, enum prompt_kind, const char *question, const char *text,
		  const char *subject);

/* To a PROMPT_CONFIRM; whatever does not begin "yes" is no. */
void question_answered(struct app *, const char *subject, const char *line);

/* Is it about the record that is looked at?  Whoever asks takes it back when that is gone. */
bool question_of_record(enum prompt_kind, const char *subject);

/* An address could not be opened, for a reason: offer to keep it for later. */
void question_keep(struct app *, const char *address, const char *why);

#endif
