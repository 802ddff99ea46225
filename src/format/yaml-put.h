/* SPDX-License-Identifier: MIT */
/*
 * Texts as YAML: plain where every reader of YAML 1.1 or 1.2 takes it for the same text, else in
 * double quotes.
 */
#ifndef PACECAT_FORMAT_YAML_PUT_H
#define PACECAT_FORMAT_YAML_PUT_H

#include "base/buf.h"
#include "base/str.h"

/* Append the text where anything may follow, as in [a, b] and {a: b}; it is one line. */
void yaml_put_flow(struct buf *, struct str);

/*
 * Append the text as the value of a key whose line is `column` characters long already.  What is
 * longer than a line goes on, `indent` blanks in, on the next.
 */
void yaml_put_block(struct buf *, struct str, size_t column, size_t indent);

#endif
