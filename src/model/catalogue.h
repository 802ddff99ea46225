/* SPDX-License-Identifier: MIT */
/*
 * A catalogue: one block of memory, const once it is made, that refers to itself by offsets
 * (DESIGN section 7).
 *
 * It holds records (one per file, programme, organisation, person, country, topic, study), each
 * with values in a tree of nodes just as they were written, and for each record the places that
 * name it.  Records are numbered from 0 over all kinds, a kind's records lying side by side in the
 * order of the files.  A number is good for this catalogue only; ids survive a reload.
 *
 * Strings are UTF-8, terminated, borrowed from the block.  Every offset is checked where it is
 * followed: a damaged block gives empty values, never a wild pointer.
 */
#ifndef PACECAT_MODEL_CATALOGUE_H
#define PACECAT_MODEL_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/key.h"

enum kind {
	KIND_FILE,                      /* version and date, unknown keys at the top */
	KIND_PROGRAMME,
	KIND_ORGANISATION,
	KIND_PERSON,                    /* registered: has an id; or only named in a study: none */
	KIND_COUNTRY,                   /* every country that is named; its id: the alpha-3 code */
	KIND_TOPIC,
	KIND_STUDY,
	KINDS
};

#define RECORD_NONE UINT32_MAX

struct catalogue;

/*
 * A catalogue that lies in a block of the caller's, such as a mapped file: the block is borrowed,
 * begins at a multiple of 8 and stays as it is until catalogue_free.  NULL when its header is not
 * that of a whole block of this version; what the header points to is checked where it is touched.
 */
struct catalogue *catalogue_view(const void *block, size_t bytes);

/* The block of a catalogue, borrowed: what a compiled file holds. */
const void *catalogue_block(const struct catalogue *, size_t *bytes);

/* Tells blocks that this program can view from those that one with other keys has made. */
uint64_t catalogue_layout(void);

/* What catalogue_free is to call when the block, once viewed, is needed no more. */
void catalogue_lend(struct catalogue *, void (*release)(void *), void *context);

/*
 * The files it was read from, as given.  A block does not have them: who views one may name them,
 * once, in their order.  Copies are kept.
 */
void catalogue_set_files(struct catalogue *, const char *const *file, size_t count);
size_t catalogue_files(const struct catalogue *);
const char *catalogue_file(const struct catalogue *, size_t i);         /* "" if there is none */

void catalogue_free(struct catalogue *);

/* Records: their numbers are catalogue_first(kind) .. + catalogue_count(kind) - 1. */
uint32_t catalogue_records(const struct catalogue *);
uint32_t catalogue_count(const struct catalogue *, enum kind);
uint32_t catalogue_first(const struct catalogue *, enum kind);

enum kind record_kind(const struct catalogue *, uint32_t record);
enum shape kind_shape(enum kind);
const char *record_id(const struct catalogue *, uint32_t record);       /* "" if it has none */
const char *record_file(const struct catalogue *, uint32_t record);     /* one of those */
unsigned record_line(const struct catalogue *, uint32_t record);        /* from 1; 0: nowhere */
unsigned record_column(const struct catalogue *, uint32_t record);

/*
 * The record of that id (or former id), or RECORD_NONE.  People and organisations share one
 * namespace: ask with either kind.
 */
uint32_t catalogue_find(const struct catalogue *, enum kind, const char *id);

/*
 * A value: a text, a list or a mapping, or nothing.  Passed by value; good as long as the
 * catalogue.  All functions take an absent value and answer with nothing.
 */
struct node;
struct value {
	const struct catalogue *catalogue;
	const struct node *node;        /* NULL: absent */
	uint32_t segment;
	uint32_t depth;                 /* below the record's values */
};

enum value_form { VALUE_ABSENT, VALUE_NULL, VALUE_TEXT, VALUE_LIST, VALUE_MAP };

struct value record_value(const struct catalogue *, uint32_t record, enum key);

/* All values of a record, in the order of the file. */
uint32_t record_values(const struct catalogue *, uint32_t record);
struct value record_value_at(const struct catalogue *, uint32_t record, uint32_t i);

/* Values that lie side by side: the i-th of them, i < count, is values_at. */
struct values {
	struct value first;
	uint32_t count;
};

struct values record_all(const struct catalogue *, uint32_t record);
struct values value_all(struct value);                  /* elements of a list or mapping */

struct value values_at(const struct values *, uint32_t i);

enum value_form value_form(struct value);
uint32_t value_count(struct value);                     /* elements of a list or mapping */
struct value value_at(struct value, uint32_t i);
struct value value_get(struct value, enum key);         /* of a mapping */
enum key value_key(struct value);                       /* KEYS or more: an unknown key */
const char *value_key_name(struct value);               /* as written; "" in a list */
const char *value_text(struct value);                   /* "" unless a text */
uint32_t value_len(struct value);                       /* bytes of it */
/*
 * The text as it was written, terminated too: value_text is without the tags that a text for
 * readers may have (text/rich.h).  For those who write what is read again, or know what tags mean.
 */
struct str value_written(struct value);
bool value_quoted(struct value);                        /* a text in quotes or a block */

/* One or a list, alike: how many there are, and the i-th. */
uint32_t value_items(struct value);
struct value value_item(struct value, uint32_t i);

/* The record that a reference names (an id, a code, {person: ...}, a name), or RECORD_NONE. */
uint32_t value_link(struct value);

/* Who names a record: in the order of the records that do. */
struct backlink {
	uint32_t record;                /* that names it */
	uint32_t key;                   /* in this key of its own: KEY_AUTHOR, KEY_COUNTRY, ... */
	struct value value;             /* by this value */
};

uint32_t record_backlinks(const struct catalogue *, uint32_t record);
struct backlink record_backlink(const struct catalogue *, uint32_t record, uint32_t i);

/* How many studies name the record (each once), in any key. */
uint32_t record_works(const struct catalogue *, uint32_t record);

#endif
