/* SPDX-License-Identifier: MIT */
#include "sys/file.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gettext.h"

#define ASIDE_MAX 9

/* Never over a file that is there: then errno is EEXIST. */
static bool
name_too(const char *path, const char *other)
{
	struct stat st;

	if (!link(path, other))
		return true;
	if (errno == EEXIST || !lstat(other, &st)) {
		errno = EEXIST;
		return false;
	}
	/* Some file systems know one name for a file. */
	return errno == ENOENT && !rename(path, other);
}

bool
file_set_aside(const char *path, struct buf *aside, struct buf *err)
{
	size_t start = aside->len;
	struct stat st;

	if (lstat(path, &st) || !S_ISREG(st.st_mode)) {
		buf_puts(err, _("it is no regular file"));
		return false;
	}
	for (int i = 1; i <= ASIDE_MAX; i++) {
		buf_truncate(aside, start);
		buf_printf(aside, i > 1 ? "%s.kept-%d" : "%s.kept", path, i);
		if (name_too(path, aside->data + start))
			return true;
		if (errno != EEXIST)
			break;
	}
	buf_puts(err, errno == EEXIST ? _("too many damaged ones are kept beside it already")
				      : file_error(errno));
	buf_truncate(aside, start);
	return false;
}
