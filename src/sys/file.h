/* SPDX-License-Identifier: MIT */
/*
 * Whole files, read and written at once (DESIGN section 8, Files).
 *
 * Sentences are translated, without a full stop and without the path: the caller puts it in front.
 */
#ifndef PACECAT_SYS_FILE_H
#define PACECAT_SYS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "sys/path.h"

/* What the system means by an errno: a sentence as below. */
const char *file_error(int error);

/* The same where a file is to be made: what is not there is its folder. */
const char *file_making_error(int error);

/* How the names of files begin that are still being written. */
#define FILE_NEW ".pacecat-"

#define FILE_BYTES_MAX ((uint64_t)4 << 30)

enum file_result {
	FILE_OK,
	FILE_MISSING,                   /* no such file: exit status 66 */
	FILE_FAILED,                    /* the system refuses, or it is no regular file: 74 */
	FILE_TOO_LARGE                  /* past FILE_BYTES_MAX: 65 */
};

/* Tells whether a file is still the one that was read. */
struct file_identity {
	uint64_t device, inode, size;
	int64_t seconds, nanoseconds;   /* of its last change, as whoever wrote it may say */
	int64_t noted, noted_nanoseconds;       /* when the system noted one, of its name too */
};

/*
 * Append the whole of a regular file.  Never waits (FIFOs, devices and folders are refused by
 * what they are), reads again up to three times when the file changed meanwhile.  On failure `out`
 * is as it was and a sentence is appended to err.  `identity` and `err` may be NULL.
 */
enum file_result file_read(const char *path, struct buf *out, struct file_identity *,
			   struct buf *err);

/*
 * Append up to `len` bytes of a regular file from a byte on, as they are just now; fewer at its
 * end.  False when they cannot be read, without a reason: for looks ahead only.
 */
bool file_read_part(const char *path, uint64_t from, size_t len, struct buf *out);

/* The identity of the file as it is now; false when there is none. */
bool file_identity(const char *path, struct file_identity *);
bool file_identity_of(int fd, struct file_identity *);
bool file_identity_same(const struct file_identity *, const struct file_identity *);

/*
 * May the file have changed since it was looked at, at that time(2), and be the same by this?  Some
 * file systems count in seconds, memory sticks in two of them.
 */
bool file_identity_vague(const struct file_identity *, int64_t seconds);

enum file_write_flags {
	FILE_FOLDERS = 1,               /* make the folders above, 0700, as XDG asks */
	FILE_SHARED = 2,                /* others may read a new file, as far as the umask lets */
	FILE_FRESH = 4                  /* never over a file, not even over one of just now */
};

struct file_part {
	const void *bytes;
	size_t len;
};

/*
 * Write the whole file or leave it as it was: a new file in the same folder, on the disk before it
 * takes the name.  Only the user may read it (0600), unless it replaces a regular file: then that
 * file's permissions stay, and its owner and group if the system lets us give it to them.  A
 * symbolic link in its place is refused, and so is whatever is no regular file.  On failure a
 * sentence is appended to err (may be NULL).
 */
bool file_write(const char *path, const char *bytes, size_t len, unsigned flags, struct buf *err);

/* The same of parts, one behind the other. */
bool file_write_parts(const char *path, const struct file_part *, size_t count, unsigned flags,
		      struct buf *err);

/*
 * Give a regular file another name beside its own, "PATH.kept" or "PATH.kept-2" and so on to 9,
 * before something else is written in its place; the name is appended to `aside`.  False, and a
 * sentence in err, when it has none afterwards.
 */
bool file_set_aside(const char *path, struct buf *aside, struct buf *err);

/*
 * Make a file that is written as time goes on, 0600, or empty the one that is there; a symbolic
 * link is not followed and a pipe not waited for.  Returns a descriptor that never blocks, or -1
 * and a sentence in err (may be NULL).
 */
int file_create(const char *path, struct buf *err);

/*
 * Put bytes behind what a regular file has, which is made, 0600, when it is not there; a symbolic
 * link is not followed and a pipe not waited for.  They are on the disk afterwards.  False, and a
 * sentence in err (may be NULL): the file is then as it was.
 */
bool file_append(const char *path, const char *bytes, size_t len, struct buf *err);

/*
 * Write all the bytes to a descriptor, by one write if it takes them; one that does not block is
 * waited for, each time at most `patience_ms`, for ever when negative.  Returns how many were
 * written; fewer than all: errno says why.
 */
size_t file_send(int fd, const char *bytes, size_t len, int patience_ms);

/* Is all that was written to a descriptor on the disk?  errno says why not. */
bool file_sync(int fd);

/*
 * A lock that other processes of this user wait for, at most `patience_ms`: the file is made when
 * it is not there, and stays.  Returns what file_unlock takes, or -1; errno is EAGAIN when another
 * process has it.
 */
int file_lock(const char *path, int patience_ms);
void file_unlock(int lock);

/*
 * Append the paths "folder/name" of all whose name ends in `suffix`, in byte order of the names;
 * names that begin with a dot are left out.  False when it cannot be read to its end: the paths are
 * then as they were, and a sentence is appended to err (may be NULL).
 */
bool folder_list(const char *folder, const char *suffix, struct paths *, struct buf *err);

/* The names in a folder must be on the disk too; not every file system can do that. */
void folder_sync(const char *folder);

/* What writes that were cut off have left in a folder goes after an hour. */
void folder_sweep(const char *folder);

/*
 * A folder of files that may go at any time: those written last stay, at most so many and so many
 * bytes of them, the last one always.  One that is from the future was written before the others,
 * when the clock was another.  It is swept as well.
 */
void folder_prune(const char *folder, size_t files_max, uint64_t bytes_max);

/* Is it a folder itself, no link to one, and this user's? */
bool folder_is_own(const char *folder);

/*
 * Make a folder and those above it, 0700.  True when it is there afterwards; else a sentence that
 * names the one that could not be made is appended to err (may be NULL).
 */
bool folder_make(const char *folder, struct buf *err);

#endif
