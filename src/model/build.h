/* SPDX-License-Identifier: MIT */
/*
 * Making a catalogue: one segment per source file, filled by a reader, then linked and sealed into
 * one block.
 *
 * A reader calls segment_text and segment_nodes while it goes through a file, bottom up: the
 * children of a list or mapping are handed over together when it ends.  Segments know nothing of
 * each other, so files can be read side by side.  build_number then numbers the records of all of
 * them and leaves to the caller the references it has to resolve; build_seal copies all into the
 * block and frees the segments.
 */
#ifndef PACECAT_MODEL_BUILD_H
#define PACECAT_MODEL_BUILD_H

#include "base/buf.h"
#include "base/table.h"
#include "model/catalogue.h"

enum node_form { NODE_NULL, NODE_TEXT, NODE_LIST, NODE_MAP };

/* 16 bytes, as it lies in the block. */
struct node {
	uint32_t key;                   /* KEY_NONE in a list; KEYS + n: the n-th unknown key */
	uint32_t form : 3;              /* enum node_form */
	uint32_t tagged : 1;            /* a text without its tags: behind it is what was written */
	uint32_t quoted : 1;
	uint32_t len : 27;              /* bytes of a text; elements of a list or mapping */
	/* Offset of the text; number of the first element: elements come before what holds them. */
	uint32_t at;
	/*
	 * The record it names, or RECORD_NONE.  Where a mapping stands for a reference ({id, as},
	 * {person, as}, {organisation, period}) it carries the link and its children do not.
	 */
	uint32_t link;
};

/* 32 bytes, as it lies in the block. */
struct record {
	uint32_t id, id_len;            /* text of its segment */
	uint32_t node, nodes;           /* its values */
	uint32_t line, column;
	uint32_t segment;
	uint32_t kind;
};

struct segment {
	char *file;                     /* path as given */
	struct buf text;                /* all strings, each with its NUL */
	struct node *node;
	uint32_t *source;               /* for each node: byte offset in the source file */
	size_t nodes, node_room, source_room;
	struct record *record;          /* as in the file; `segment` is set by build_number */
	uint32_t *record_source;        /* for each record: byte offset in the source file */
	size_t records, record_room, record_source_room;
	char **key_name;                /* unknown keys, owned */
	size_t key_names, key_name_room;
	struct table key_table;
};

struct build {
	struct segment *segment;
	size_t segments;
	struct record *record;          /* after build_number: all, by kind, file, place */
	size_t records, room;
	uint32_t first[KINDS + 1];
	/* Former ids, set by the linker: sealed with the index of ids. */
	struct former { uint32_t record, segment, at, len; } *former;
	size_t formers, former_room;
};

void segment_init(struct segment *, const char *file);
void segment_release(struct segment *);

/* Make room for the strings of a file of so many bytes; there may be more of them all the same. */
void segment_expect(struct segment *, size_t bytes);

/* Keep a string (no NUL inside): its offset. */
uint32_t segment_text(struct segment *, const char *text, size_t len);

/* The key number of an unknown key: KEYS or more. */
uint32_t segment_unknown_key(struct segment *, const char *name, size_t len);

/* Append `count` nodes and where each began in the source: the number of the first. */
uint32_t segment_nodes(struct segment *, const struct node *, const uint32_t *source, size_t count);

/* Append a record; `segment` need not be set. */
void segment_record(struct segment *, const struct record *, uint32_t source);

/*
 * Number the records of all segments by kind.  The build borrows the segments, which from here on
 * get no more records of their own.  Afterwards build_add_record may append records of
 * any kind that only a reference made (a country, somebody without an id): they get numbers beyond
 * the rest until build_seal sorts them in, so references to them are by that number and renumbered
 * there.
 */
void build_number(struct build *, struct segment *segments, size_t count);
uint32_t build_add_record(struct build *, const struct record *);

/* `record` was once called the text at..at+len of a segment. */
void build_former(struct build *, uint32_t record, uint32_t segment, uint32_t at, uint32_t len);

/* Give up: releases build and segments. */
void build_release(struct build *);

/* Copy all into one block, make the index of ids and the backlinks; releases build and segments. */
struct catalogue *build_seal(struct build *);

#endif
