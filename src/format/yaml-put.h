/* SPDX-License-Identifier: MIT */
/*
 * Texts as YAML: plain where every reader of YAML 1.1 or 1.2 takes it for the same text, else in
 * double quotes.
 */
#ifndef PACECAT_FORMAT_YAML_PUT_H
#define PACECAT_FORMAT_YAML_PUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/*
 * May the text stand without quotes and come back the same, where what reads it takes every such
 * text for a text?  `flow`: where anything may follow, as in [a, b] and {a: b}.
 */
bool yaml_is_bare(struct str, bool flow);

/* The same whatever reads it: the text is no number, date or boolean either. */
bool yaml_is_plain(struct str, bool flow);

/* Is something in the text that only double quotes carry, besides what is below a blank? */
bool yaml_needs_escapes(struct str);

/* Append the text in double quotes, on one line. */
void yaml_put_quoted(struct buf *, struct str);

/* Append the text where anything may follow, as in [a, b] and {a: b}; it is one line. */
void yaml_put_flow(struct buf *, struct str);

/*
 * Append the text as the value of a key whose line is `column` characters long already.  What is
 * longer than a line goes on, `indent` blanks in, on the next.
 */
void yaml_put_block(struct buf *, struct str, size_t column, size_t indent);

#endif
