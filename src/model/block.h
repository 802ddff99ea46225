/* SPDX-License-Identifier: MIT */
/*
 * How a catalogue lies in its block.  Numbers are the machine's (little-endian wherever a block is
 * written to disk); sections begin at multiples of 8.  Known only to build.c and catalogue.c.
 */
#ifndef PACECAT_MODEL_BLOCK_H
#define PACECAT_MODEL_BLOCK_H

#include <stdint.h>

#include "model/build.h"
#include "model/catalogue.h"
#include "model/ready.h"

#define BLOCK_MAGIC "pacecat\n"
#define BLOCK_VERSION 3         /* of all that is described here */

/*
 * So many slots from the one of its hash on may hold an id.  One that found none of them free,
 * which only ids do that somebody has made for it, stands with its like in the order of their
 * namespaces and bytes: nobody can make a block in which finding takes long.
 */
#define BLOCK_TRIES 64

/* A section: where it begins in the block, and how many elements it has. */
struct extent {
	uint64_t base, count;
};

/* A name a record answers to: its id or a former one. */
struct ident {
	uint32_t record, segment, at, len;
};

struct back {
	uint32_t record, key, segment, node;
};

struct block_segment {
	struct extent text;             /* char */
	struct extent node;             /* struct node */
	struct extent key_name;         /* uint32_t: offset in text */
};

struct block_header {
	char magic[8];
	uint32_t version, header_bytes;
	uint64_t bytes;                 /* of the whole block */
	uint32_t first[KINDS + 1];      /* numbers of the kinds' first records */
	struct extent record;           /* struct record */
	struct extent ident;            /* struct ident */
	uint64_t crowd;                 /* so many idents, the last ones, found no slot */
	struct extent slot;             /* uint32_t: hash table of idents; n + 1, 0 free */
	struct extent back_start;       /* uint32_t: records + 1 */
	struct extent back;             /* struct back */
	struct extent segment;          /* struct block_segment */
};

struct catalogue {
	const unsigned char *block;
	uint64_t bytes;
	unsigned char *owned;           /* the block again if it goes with the catalogue, or NULL */
	char **file;                    /* what the segments' files are called, owned */
	size_t files;
	void (*release)(void *);        /* who lent the block takes it back, or NULL */
	void *context;
	struct ready ready[READY_MAX];  /* without records: not known */
	uint32_t named[KINDS];          /* how many of a kind have works, if that is known */
	bool named_known;
};

/*
 * All 64 bits stand where 8 divides, so that no machine leaves gaps: what a 64-bit one has compiled
 * a 32-bit one views, and the other way round.
 */
_Static_assert(sizeof(struct node) == 16 && sizeof(struct record) == 32, "as they lie in a block");
_Static_assert(sizeof(struct ident) == 16 && sizeof(struct back) == 16, "as they lie in a block");
_Static_assert(sizeof(struct block_segment) == 48, "as it lies in a block");
_Static_assert(sizeof(struct block_header) == 128 + 4 * (KINDS + 1), "without gaps");

/* The hash that fills `slot`: of a namespace and an id. */
uint32_t block_hash(unsigned space, const char *id, uint32_t len);

/* People and organisations share a namespace. */
unsigned block_space(enum kind);

#endif
