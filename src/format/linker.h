/* SPDX-License-Identifier: MIT */
/* What the parts of the linker share.  Private to format/. */
#ifndef PACECAT_FORMAT_LINKER_H
#define PACECAT_FORMAT_LINKER_H

#include "base/buf.h"
#include "base/table.h"
#include "base/thread.h"
#include "format/source.h"
#include "model/build.h"

/* Within a space no two records have the same id. */
enum space { SPACE_PROGRAMME, SPACE_PARTY, SPACE_COUNTRY, SPACE_TOPIC, SPACE_STUDY, SPACES };

/* A name of a registered person or organisation, as it may be written elsewhere. */
struct form {
	size_t at, len;                 /* bytes of names.text, in NFC */
	uint32_t record;
	uint32_t next;                  /* another record's form that reads so, or TABLE_NONE */
	bool shared;                    /* of the first one: one more organisation's reads so */
};

/* Room to write a name in. */
struct name_room {
	struct buf text, nfc;
};

/* A value that refers to records. */
struct reference {
	uint32_t segment, node;
};

struct names {
	bool ready;
	struct buf text;
	struct form *form;
	size_t forms, room;
	struct table table;             /* text -> number of a form */
	struct table others;            /* text of who has no record -> the record made for it */
	char **kept;                    /* their keys */
	size_t keepers, kept_room;
	struct name_room name_room;
};

struct linker {
	struct build build;
	struct source *source;          /* one per segment */
	uint32_t *record_at;            /* byte of its file where each record begins */
	struct table id[SPACES];
	uint32_t *country;              /* row of model/country.h -> record, or RECORD_NONE */
	uint32_t country_text;          /* where segment 0 has the alpha-3 codes, 4 bytes each */
	struct names names;
	uint32_t *seen;                 /* per record: 2 * the last list with it, + 1 when said */
	size_t seen_room;
	uint32_t list;
	size_t patience;                /* ids that may still be looked at for suggestions */
	struct progress *progress;      /* or NULL */
	bool broken;                    /* some file was not read to its end: ids may be missing */
};

/* Name a record's id, and where it is unless it is in the file of `from`: borrowed from `room`. */
const char *linker_id(const struct linker *, uint32_t record);

struct node *linker_node(struct linker *, uint32_t segment, uint32_t node);
const char *linker_text(const struct linker *, uint32_t segment, const struct node *);

/* The member of a mapping with that key, or NULL. */
const struct node *linker_member(const struct linker *, uint32_t segment, const struct node *map,
				 enum key);

/* Who stands in author and the like: a record, perhaps new; RECORD_NONE after an error. */
uint32_t link_credit(struct linker *, uint32_t segment, uint32_t node);

/* The organisation, else person, whose registered name is just this text, or RECORD_NONE. */
uint32_t link_plain_name(struct linker *, uint32_t segment, uint32_t node);

/* Make a table of all registered names, if there is none yet. */
void link_names_ready(struct linker *);

/*
 * The one record with this registered name, a text or a mapping, or RECORD_NONE; `person`: the text
 * may be a person's name, else people who are called like an organisation do not count.  When the
 * names are ready this may be asked from several threads, each with a room of its own.
 */
uint32_t link_registered(const struct linker *, uint32_t segment, const struct node *, bool person,
			 struct name_room *);

/* Does this key name records? */
bool link_is_reference(uint32_t key);

/* The record of a row of model/country.h, made if there is none. */
uint32_t link_add_country(struct linker *, unsigned index);

/*
 * Link what is plain, on so many threads: what is left, in the order of the records, is the
 * caller's to free.
 */
struct reference *link_aside(struct linker *, size_t threads, size_t *lefts);

/* Report that no record of a space has this id. */
void link_missing(struct linker *, enum space, uint32_t segment, uint32_t node);

void names_release(struct names *);

#endif
