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

/* A part of it is worse than nothing: whoever has made room adds it again. */
static int
add_all(int fd, const char *bytes, size_t len)
{
	struct stat before, after;
	int error = fstat(fd, &before) ? errno : file_send(fd, bytes, len, -1);

	/* What has grown by more was written by somebody else as well. */
	if (error && !fstat(fd, &after) && after.st_size > before.st_size &&
	    (uint64_t)(after.st_size - before.st_size) < len)
		/* Why it could not be added is told, whether this can be done or not. */
		(void)!ftruncate(fd, before.st_size);
	return error;
}

bool
file_append(const char *path, const char *bytes, size_t len, struct buf *err)
{
	int fd =
		open(path,
		     O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
		     0600);
	const char *fault = fault_of(fd, path);
	int error = fault ? 0 : add_all(fd, bytes, len);

	if (fd >= 0 && close(fd) && !fault && !error)
		error = errno;
	if (error)
		fault = file_error(error);
	if (fault && err)
		buf_puts(err, fault);
	return !fault;
}
