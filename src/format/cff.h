/* SPDX-License-Identifier: MIT */
/* What the reader and the writer of the Citation File Format agree on. */
#ifndef PACECAT_FORMAT_CFF_H
#define PACECAT_FORMAT_CFF_H

/* By its `message` a file that pacecat has written is known again: it is no work itself. */
#define CFF_MESSAGE "These are the studies of the catalogue, as references."

/* The format asks for an author also where nobody is known. */
#define CFF_NOBODY "anonymous"

#endif
