/* SPDX-License-Identifier: MIT */
/*
 * From text to cells: the only way for data to reach a terminal, standard error or a file meant
 * for people (DESIGN section 8).  An allow-list: what is not known to be safe is named.
 *
 * The unit is the glyph: one grapheme cluster (UAX 29) as it is to be shown, or a name such as
 * "^[" or "<U+202E>" in place of something that must not be.  A glyph is never split.  A cluster of
 * several characters that take columns (flags, families of emoji) is as many glyphs, since a cell
 * holds one of them.  Composed and decomposed text give the same glyphs.
 */
#ifndef PACECAT_TEXT_SHOW_H
#define PACECAT_TEXT_SHOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* What the terminal's encoding can take. */
enum charset {
	CHARSET_UTF8,
	CHARSET_LOCALE,                 /* 8 bits: what wcrtomb takes, else transliterated */
	CHARSET_ASCII                   /* everything transliterated */
};

/* What becomes of invisible characters (bidi controls, zero-width, tags, soft hyphens). */
enum show_invisible {
	SHOW_DROP,                      /* in lists: left out */
	SHOW_NAME                       /* in detail and diagnostics: "<U+202E>" */
};

struct show_style {
	enum charset charset;
	enum show_invisible invisible;
};

struct glyph {
	char bytes[40];                 /* UTF-8, terminated; a base and up to 4 marks, or a name */
	unsigned char len;              /* bytes of `bytes` */
	unsigned char cols;             /* columns by the libc's wcwidth, 1 or more */
	size_t source;                  /* bytes of the text that it stands for */
	bool blank;                     /* a space: a line may break after it */
};

/*
 * The next glyph of s[0..len).  Returns false at the end.  `source` is never 0; characters that
 * are dropped belong to the source of the glyph before or after them.  LF and TAB become one
 * blank each.  A text never begins with a combining mark: it gets U+25CC as its base.  Bytes that
 * are not UTF-8 are named one by one, "<FF>".
 */
bool show_next(const struct show_style *, const char *s, size_t len, struct glyph *);

/* Columns of the whole text. */
int show_cols(const struct show_style *, const char *s, size_t len);

/* Bytes of s whose glyphs fit into `cols` columns; *used, if not NULL, are the columns taken. */
size_t show_fit(const struct show_style *, const char *s, size_t len, int cols, int *used);

/* Append the text as it is shown. */
void show_add(const struct show_style *, struct buf *, const char *s, size_t len);

/*
 * Append the text in exactly `cols` columns: cut at a glyph with an ellipsis ("…", or "..." in
 * ASCII when there is room) or filled up with blanks.
 */
void show_pad(const struct show_style *, struct buf *, const char *s, size_t len, int cols);

/*
 * Where the line that begins at s must end to fit into `cols` columns (>= 1): after the last
 * blank, hyphen or slash that fits, else after the last glyph.  *next is where the next line
 * begins (blanks at the break and one LF are passed over).  Both are bytes from s; *next is
 * never 0 unless len is.  A LF ends a line.  Text of scripts without spaces breaks between
 * glyphs of two columns.
 */
size_t show_wrap(const struct show_style *, const char *s, size_t len, int cols, size_t *next);

#endif
