/* SPDX-License-Identifier: MIT */
/*
 * Compiled catalogues: the block of a catalogue in a file, behind a header that says whose it is.
 * Opening one is one mmap and takes the same time at any size.
 *
 * The file: struct compiled_header; the sources, each a struct compiled_entry and its names; the
 * block; the orders that are ready (model/ready.h), each a struct compiled_ready and its records'
 * numbers; the diagnostics, each a struct compiled_diag and its sentence.  Each begins at a
 * multiple of 8, strings have their NUL, the header says how many there are.  Numbers are the
 * machine's; a file from a machine of the other byte order is refused.  The header's hash goes over
 * all before the block, the body's over the block and what follows.
 */
#ifndef PACECAT_STORE_COMPILED_H
#define PACECAT_STORE_COMPILED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "model/catalogue.h"
#include "sys/file.h"
#include "sys/map.h"

#define COMPILED_SUFFIX ".pacecat"

/* A file that the catalogue was read from. */
struct compiled_source {
	char *name;                     /* owned.  In a cache the real path; else relative to the
					   compiled file's folder, "" when it lies elsewhere */
	char *shown;                    /* owned: for messages, when `name` is "" */
	struct file_identity identity;  /* when it was read; more than its size only in a cache */
	uint64_t hash;                  /* of its bytes */
	bool listed;                    /* not named itself: it was found in its folder */
};

struct compiled {
	struct map map;
	struct compiled_source *source;
	size_t sources, room;
	int64_t seconds;                /* when reading of the sources began; 0 unless a cache */
	uint64_t program;               /* what made it: 0 unless a cache */
	const unsigned char *block;
	size_t block_bytes;
	size_t readies, diags;          /* how many orders and diagnostics follow the block */
	bool bare;                      /* only the sources count: it has lost its end or grown, or
					   its block is of another version's making */
};

enum compiled_result {
	COMPILED_OK,
	COMPILED_UNREADABLE,            /* not there, or the system refuses */
	COMPILED_OTHER,                 /* sound perhaps, but not for this program or machine */
	COMPILED_DAMAGED
};

/* Returns it, until the next one is added; it is not `listed`. */
struct compiled_source *compiled_add(struct compiled *, const char *name, const char *shown,
				     const struct file_identity *, uint64_t hash);

/* A file that is handed out names its sources beside it, and no others: is it such a name? */
bool compiled_name_good(const char *name);

/* Does a regular file begin as a compiled catalogue does? */
bool compiled_is(const char *path);

/*
 * Open and check the header; `own` as for map_open.  Unless COMPILED_OK the sentence that says why
 * is appended to err (may be NULL), and there is nothing to release.  A file of another length than
 * its header says, or with a block that this program cannot read, is opened, so that its sources
 * are known, but is not sound and no catalogue; the sentence for whom that is not enough is in err.
 */
enum compiled_result compiled_open(struct compiled *, const char *path, bool own, struct buf *err);

/* Read all of it: is the body what was written? */
bool compiled_sound(const struct compiled *);

/*
 * The catalogue, which takes the map over, with its files named `file` (as many as sources), and
 * its diagnostics.  NULL when the block is none; then and after that only release is left.
 */
struct catalogue *compiled_catalogue(struct compiled *, const char *const *file, struct diags *);

/* Write `sources`, `seconds`, `program`, the catalogue's block and the diagnostics (or NULL). */
bool compiled_write(const struct compiled *, const char *path, const struct catalogue *,
		    const struct diags *, unsigned flags, struct buf *err);

void compiled_release(struct compiled *);

/*
 * Compile a catalogue that was loaded from files into one to hand out; `from` has what they were as
 * they were read (load_noted), which by now may be something else.  False with a sentence in err,
 * also when the path is that of one of these files.
 */
bool compile_catalogue(const struct catalogue *, const struct compiled *from, const char *path,
		       struct buf *err);

#endif
