/* SPDX-License-Identifier: MIT */
/* The files of the catalogue that one of them is added to: who is in the others is known too. */
#ifndef PACECAT_CLI_IMPORT_FILES_H
#define PACECAT_CLI_IMPORT_FILES_H

#include <stddef.h>

#include "base/buf.h"
#include "cli/command.h"
#include "format/read.h"
#include "sys/file.h"
#include "sys/path.h"

struct import_files {
	struct read_file *file; /* first the one that is added to, whose bytes are borrowed */
	size_t count;
	char *folder; /* NULL, or where others lie that may belong to it, but are not among these */
	struct paths paths;
	struct buf *bytes; /* of the others */
	size_t read;
};

/*
 * The others are those of the catalogue that is named or found, if the file is one of it; unless
 * one is named by -C, else those of its folder, if it refers to what they have.
 */
void import_files_open(struct cli *, struct import_files *, struct read_file,
		       const struct file_identity *);
void import_files_release(struct import_files *);

#endif
