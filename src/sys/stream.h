/* SPDX-License-Identifier: MIT */
/* What comes through standard input or another pipe, to its end. */
#ifndef PACECAT_SYS_STREAM_H
#define PACECAT_SYS_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Append all that comes, at most `most` bytes; false with a sentence in err (may be NULL). */
bool stream_read(int fd, uint64_t most, struct buf *out, struct buf *err);

#endif
