/* SPDX-License-Identifier: MIT */
/* What a record says, as a page: every key it has, in the order of key.def, links followed. */
#ifndef PACECAT_TUI_FIELDS_H
#define PACECAT_TUI_FIELDS_H

#include "base/thread.h"
#include "model/catalogue.h"
#include "model/language.h"
#include "tui/page.h"

struct known;

/* What pages are made of. */
struct content {
	const struct catalogue *catalogue;
	const struct languages *languages;
	const char *language;           /* of the record whose values are shown, or NULL */
	bool words;                     /* where others see a sign: "not verified", not "?" */
	const struct known *known;      /* what the reader knows beside it, or NULL */
	const struct progress *progress;        /* of the job this is for, or NULL: ask it often */
};

/* The title in the reader's language, then in the others, and what is not verified. */
void fields_title(struct page *, const struct content *, uint32_t record);

/*
 * Every key with a value, labelled, but for `count` keys in `but`; then those that pacecat does
 * not know, under "Other".
 */
void fields_all(struct page *, const struct content *, uint32_t record, const enum key *but,
		size_t count);

/* Only these keys, in this order. */
void fields_some(struct page *, const struct content *, uint32_t record, const enum key *,
		 size_t count);

/* Id and place in the file. */
void fields_origin(struct page *, const struct content *, uint32_t record);

/* A heading over what follows. */
void fields_heading(struct page *, const char *text);

/* A sign behind what stands there, or its word where signs are none. */
void fields_sign(struct page *, const struct content *, enum role, const char *sign,
		 const char *word);

/* A link to a record by its title. */
void fields_link(struct page *, const struct content *, uint32_t record);

#endif
