/* SPDX-License-Identifier: MIT */
#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gettext.h"

/* Why it is nothing to be written to; NULL: it is a regular file. */
static const char *
fault_of(int fd, const char *path)
{
	int error = errno;
	struct stat st;

	if (fd < 0) {
		/* What is said of a link differs between systems. */
		if (!lstat(path, &st) && S_ISLNK(st.st_mode))
			return _("it is a symbolic link");
		return file_making_error(error);
	}
	if (fstat(fd, &st))
		return file_error(errno);
	return S_ISREG(st.st_mode) ? NULL : _("it is no regular file");
}

static int
open_end(const char *path)
{
	return open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

/* Half a text is none, unless somebody else has written behind it. */
static void
take_back(int fd, size_t sent)
{
	off_t end = lseek(fd, 0, SEEK_CUR);
	struct stat st;

	if (sent && end >= (off_t)sent && !fstat(fd, &st) && st.st_size == end &&
	    ftruncate(fd, end - (off_t)sent))
		return;         /* nothing more can be done, and why it failed is told */
}

bool
file_append(const char *path, const char *bytes, size_t len, struct buf *err)
{
	int fd = open_end(path);
	const char *fault;

	if (fd < 0 && errno == ENOENT) {
		size_t before = err ? err->len : 0;

		if (file_write(path, bytes, len, FILE_FRESH, err))
			return true;
		/* Somebody else may have made it just now. */
		fd = open_end(path);
		if (fd < 0)
			return false;
		if (err)
			buf_truncate(err, before);
	}
	fault = fault_of(fd, path);
	if (!fault) {
		/* By one write, so that two who append at once stay apart. */
		size_t sent = file_send(fd, bytes, len, 0);

		/* What is told to be there is there after the power failed, too. */
		if (sent < len || !file_sync(fd)) {
			fault = file_error(errno);
			take_back(fd, sent);
		}
	}
	if (fd >= 0)
		close(fd);
	if (fault && err)
		buf_puts(err, fault);
	return !fault;
}
