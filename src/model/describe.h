/* SPDX-License-Identifier: MIT */
/*
 * What records are called, in words for people.  Everything is appended to a buffer as UTF-8 data:
 * whoever shows it passes it through text/show.h.
 */
#ifndef PACECAT_MODEL_DESCRIBE_H
#define PACECAT_MODEL_DESCRIBE_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/catalogue.h"
#include "model/language.h"
#include "model/name.h"

/*
 * The title of a study or programme, the preferred name of a person ("Juan Sève") or organisation,
 * the name of a country or topic, for this reader; the id when there is nothing else.
 */
void describe_title(struct buf *, const struct catalogue *, uint32_t record,
		    const struct languages *);

/* As a list shows it: people family name first ("Sève, Juan"), all others as their title. */
void describe_heading(struct buf *, const struct catalogue *, uint32_t record,
		      const struct languages *);

/* What tells it from others of its name: where it belongs, its years, its id; or "". */
void describe_apart(struct buf *, const struct catalogue *, uint32_t record,
		    const struct languages *);

/*
 * One element of a TYPE_NAMES value as printed on that work, in parts borrowed from the catalogue:
 * an organisation is a literal.  False when nobody is named.
 */
bool describe_name(struct value, const struct languages *, struct name *);

/* The same, appended: "G. Beynon". */
void describe_credit(struct buf *, struct value, const struct languages *);

/*
 * The name that such an element prints.  False when the name is that of the organisation *party;
 * otherwise *party is whom it links to, or RECORD_NONE.
 */
bool credit_name(struct value, struct name *, uint32_t *party);

/* The names of a study in short, for lists: "Small", "Cook & Healy", "Villegas et al."; or "". */
void describe_authors(struct buf *, const struct catalogue *, uint32_t study,
		      const struct languages *);

/* The year of a study: "2012", "2010-2012"; "n.d." translated when there is none. */
void describe_year(struct buf *, const struct catalogue *, uint32_t study);

/* The text of a TYPE_LOCAL (or any text) value for this reader; "" if absent. */
const char *describe_local(struct value, const struct languages *, const char *fallback);

/* The language that a study is in, "" if it does not say. */
const char *record_language(const struct catalogue *, uint32_t record);

/* Is anything in the record said to be unverified? */
bool record_unverified(const struct catalogue *, uint32_t record);

/* The reader's word for a CSL type, in French "rapport" for "report"; the type if it is unknown. */
const char *describe_type(const char *type);

/* The reader's word for a kind, such as "study". */
const char *describe_kind(enum kind);

/* The reader's word for the `kind` of a topic or a form; the kind itself if it is unknown. */
const char *describe_word(const char *kind);

/* The reader's word for a language tag, "fr" -> "French"; the tag itself if it is unknown. */
const char *describe_language(const char *tag);

#endif
