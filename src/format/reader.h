/* SPDX-License-Identifier: MIT */
/* What the parts of the reader share.  Private to format/. */
#ifndef PACECAT_FORMAT_READER_H
#define PACECAT_FORMAT_READER_H

#include "base/thread.h"
#include "format/source.h"
#include "format/yaml.h"
#include "model/build.h"
#include "model/key.h"

#define KEYS_KEPT 256

struct reader {
	struct source *source;
	struct segment *segment;
	struct yaml *yaml;
	struct yaml_event event;        /* the current one */
	/* What belongs to lists and mappings that have not ended. */
	struct node *node;
	uint32_t *at;                   /* byte of the file where each node begins */
	size_t nodes, node_room, at_room;
	struct seen {
		uint32_t key, at;
	} *seen;                        /* the keys so far of the mappings that have not ended */
	size_t seens, seen_room;
	enum key known[KEYS_KEPT];      /* found lately */
	enum shape shape;               /* of the mapping whose value is being read */
	int year;                       /* the current one */
	size_t line;                    /* of the last record */
	struct progress *progress;      /* or NULL */
	struct buf plain;               /* a text without its tags */
	size_t told;                    /* byte up to which the progress knows */
	bool stopped;                   /* the progress was cancelled */
};

/* The keys of one mapping, to find those that stand there twice: base is r->seens at its start. */
struct keys {
	size_t base;
	uint64_t known[(KEYS + 63) / 64];       /* a bit for each known one that was there */
	struct table table;                     /* of all, once there are many */
};

void reader_next(struct reader *);

/* Pass over the value that the current event begins, up to its last event. */
void reader_skip(struct reader *);

/* Move the nodes from `base` on, at most `count`, to the segment: the first one's number. */
uint32_t reader_keep(struct reader *, size_t base, size_t count);

/* The key that is the current event: warned of when the shape does not know it, or in no shape. */
uint32_t reader_key(struct reader *, enum shape);
uint32_t reader_unknown_key(struct reader *);

/*
 * Go from a key to its value.  False when there is nothing to be read, what there was is passed
 * over: the key is there a second time, or nothing is after it.
 */
bool reader_has_value(struct reader *, struct keys *, uint32_t key);
void reader_end_keys(struct reader *, struct keys *);

/* The current event's value goes onto the stack: of a known key, of an unknown one. */
void reader_value(struct reader *, enum key);
void reader_any(struct reader *, uint32_t key);

/* The members of the mapping that has begun go onto the stack; false when the file broke off. */
bool reader_members(struct reader *, enum shape);

/* Check the text that is the current event against what its key asks for. */
void check_text(struct reader *, enum value_type, enum key);

/* Check a CSL date object whose members are the nodes from `base` on. */
void check_date_object(struct reader *, enum key, size_t base);

/* Is this key of a mapping (the current event) the tag of a language? */
void check_language_key(struct reader *);

/* The country of a key of `countries` (the current event), or COUNTRY_NONE. */
unsigned check_country_key(struct reader *);

/* Warn where a "#" behind a value makes a comment of what was perhaps meant as text. */
void check_comment(struct reader *, size_t end);

#endif
