/* SPDX-License-Identifier: MIT */
/*
 * What follows from the links of a catalogue, as parts of pages: works, co-authors, places.  Long
 * ones are cut, and say how many more there are.
 */
#ifndef PACECAT_TUI_WORKS_H
#define PACECAT_TUI_WORKS_H

#include "tui/fields.h"

/* Whatever names a person or organisation, by role, studies with the form that each prints. */
void works_by_role(struct page *, const struct content *, uint32_t party);

/* Those whom the same studies name, most often first. */
void works_coauthors(struct page *, const struct content *, uint32_t party);

/* The studies that name the record in any key, under a heading. */
void works_studies(struct page *, const struct content *, uint32_t record, const char *heading);

/* What else names it: a programme, an organisation in a country; under a heading, with its role. */
void works_others(struct page *, const struct content *, uint32_t record);

/*
 * What those studies name in the keys of a type (TYPE_NAMES: their authors and contributors), most
 * often first, under a heading.
 */
void works_named(struct page *, const struct content *, uint32_t record, enum value_type,
		 const char *heading);

/* The newest `most` studies of the catalogue, one line each, and how many more there are. */
void works_all(struct page *, const struct content *, const char *heading, size_t most);

#endif
