/* SPDX-License-Identifier: MIT */
/*
 * Where results and messages go.  Results are gathered and written in large pieces to standard
 * output; a write that fails is kept and told at the end, once.
 */
#ifndef PACECAT_CLI_OUTPUT_H
#define PACECAT_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/exit.h"
#include "base/json.h"
#include "text/show.h"

struct output {
	struct buf buf;                 /* not yet written; append UTF-8 freely */
	struct show_style style;        /* for text to standard output */
	struct show_style message;      /* for text to standard error */
	int cols;                       /* of the terminal; 0: standard output is none */
	int fault;                      /* errno of the first write that failed */
};

/*
 * `charset` is the terminal's; what is no terminal gets UTF-8, unless `forced`.
 */
void output_init(struct output *, enum charset, bool forced);

/* Append text as it may be shown. */
void output_text(struct output *, const char *s, size_t len);

/* The same of text of several lines, whose ends stay: data on a terminal is shown, never obeyed. */
void output_lines(struct output *, const char *s, size_t len);

/*
 * What is for other programs, as it is; on a terminal as output_lines.  JSON that is written there
 * is in ASCII where the terminal's characters are not those of UTF-8.
 */
void output_data(struct output *, const char *s, size_t len);
void output_json(struct output *, struct json *, enum json_layout);

/* Text for people in lines of so many columns, those behind the first from column `left` on. */
void output_wrapped(struct output *, const char *s, size_t len, int left, int width);

/* Write out what has gathered, when it is much. */
void output_flush(struct output *);

/* Write out all that has gathered, since somebody waits for it. */
void output_now(struct output *);

/* Write out everything.  EXIT_IO and a message when a write failed, else `status`. */
enum exit_status output_finish(struct output *, enum exit_status);

/* "pacecat: SENTENCE" on standard error. */
void output_message(struct output *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* A line of standard error as it is. */
void output_line(struct output *, const char *text);

/* Each diagnostic on a line of standard error. */
void output_diags(struct output *, const struct diags *);

#endif
