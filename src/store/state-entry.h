/* SPDX-License-Identifier: MIT */
/*
 * One line of the state's file: what is remembered of one catalogue.  Private to store/state*.c.
 *
 *	{"catalogue": "asm-pace", "view": "studies", "record": "saphirs-caz", "scroll": "3",
 *	 "order": {"studies": "year"}, "marked": {"study": ["saphirs-caz"]},
 *	 "notes": {"study": {"saphirs-caz": "Read again"}},
 *	 "searches": {"gold": ["studies", "topic:gold"]},
 *	 "links": {"https://example.org/": "Sapphires"},
 *	 "edition": {"version": "2026.2", "date": "2026-12-01"},
 *	 "edition-before": {"version": "2026.1", "date": "2026-11-20"}, "new": "12"}
 *
 * The first of a search is the view that it was saved in.  A catalogue that has neither a version
 * nor a date has, as its edition, a number of its files: {"files": "1f0c..."}.
 */
#ifndef PACECAT_STORE_STATE_ENTRY_H
#define PACECAT_STORE_STATE_ENTRY_H

#include "store/conf.h"
#include "store/state.h"

/* Is the entry that of a catalogue? */
bool entry_is_of(const struct conf *, const char *key);

/* Are words of the reader's in it, so that it must not be forgotten? */
bool entry_is_dear(const struct conf *);

/* Take all of it, or only marks, notes and searches, into a state. */
void entry_take(struct state *, const struct conf *);
void entry_take_kept(struct state *, const struct conf *);

/* Append the line; what `old` (a mapping, or NULL) has and nobody knows here stays. */
void entry_add(struct buf *, const char *key, const struct state *, const struct conf *old);

#endif
