/* SPDX-License-Identifier: MIT */
/*
 * A source file in memory: where its lines begin, so that a byte has a line and a column, and the
 * faults that were found in it.
 *
 * Lines end at LF, CRLF or CR and nothing else; columns count code points from 1; a byte order
 * mark at the start is no column (DESIGN section 3).  Zero-initialised is empty.
 */
#ifndef PACECAT_FORMAT_SOURCE_H
#define PACECAT_FORMAT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/thread.h"

/* Where bytes that were made from another file come from: from `at` on. */
struct origin {
	size_t at;
	unsigned line, column;
};

struct source {
	const char *name;               /* as the diagnostics know it: borrowed from `diags` */
	const char *bytes;              /* the file as it is, borrowed */
	char *owned;                    /* NULL, or the same: it goes with the source */
	size_t len;
	char *clean;                    /* NULL, or `bytes` without what must not be parsed */
	size_t end;                     /* of what can be parsed: len, or a merge conflict */
	size_t begin;                   /* behind the byte order mark */
	uint32_t *line;                 /* where each line begins */
	size_t lines, line_room;
	uint32_t *characters;           /* NULL, or where lines are long those before each KiB */
	bool ascii;                     /* nothing but ASCII behind `begin` */
	bool separators;                /* has U+2028, U+2029: U+FDD0, U+FDD1 in `clean` */
	bool broken;                    /* it could not be read to its end */
	bool usable;                    /* it is a catalogue */
	bool csl;                       /* a list of CSL items: ids are any text */
	unsigned lines_before;          /* lines of the file that come before `bytes` */
	struct origin *origin;          /* NULL, or in the order of `at`: owned */
	size_t origins;
	struct diags *diags;            /* borrowed */
	struct progress *progress;      /* borrowed, or NULL: of who waits while it is imported */
	size_t errors, warnings;
};

/* Count the characters once, for lines of more than SOURCE_BLOCK bytes. */
#define SOURCE_BLOCK 1024
void source_index(struct source *);

/* Line and column of a byte, 0 <= at <= len. */
struct place source_place(const struct source *, size_t at);

/* The same, sooner when it is not far behind line *near, from 0 on: that of `at` is put there. */
struct place source_place_near(const struct source *, size_t at, size_t *near);

/*
 * Report a fault at a byte.  A file has room for 10,000 errors and as many warnings: then one more
 * says so, and the rest are left out.
 */
void source_error(struct source *, size_t at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void source_warning(struct source *, size_t at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

void source_release(struct source *);

/* Room for text that a message quotes: at most 60 code points of it, then an ellipsis. */
struct quote {
	char text[60 * 4 + 4];
};

/* The text, cut, in `room`. */
const char *quote(struct quote *room, const char *s, size_t len);

#endif
