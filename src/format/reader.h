/* SPDX-License-Identifier: MIT */
/* What the parts of the reader share.  Private to format/. */
#ifndef PACECAT_FORMAT_READER_H
#define PACECAT_FORMAT_READER_H

#include "format/source.h"
#include "format/yaml.h"
#include "model/build.h"
#include "model/key.h"

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
	enum shape shape;               /* of the mapping whose value is being read */
	int year;                       /* the current one */
};

/* Check the text that is the current event against what its key asks for. */
void check_text(struct reader *, enum value_type, enum key);

/* Check a CSL date object whose members are the nodes from `base` on. */
void check_date_object(struct reader *, enum key, size_t base);

/* Is this key of a mapping (the current event) the tag of a language? */
void check_language_key(struct reader *);

/* The country of a key of `countries` (the current event), or COUNTRY_NONE. */
unsigned check_country_key(struct reader *);

/* Warn where "#" behind a plain text or an empty value makes a comment of what was meant as text. */
void check_comment(struct reader *, size_t end);

#endif
