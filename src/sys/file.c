/* SPDX-License-Identifier: MIT */
/*
 * Reading never maps and never waits, writing never leaves half a file.  What the system says no
 * with is turned into sentences here, so that they are in the user's language on every host.
 */
#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "sys/carried.h"

#define READ_TRIES 4
#define READ_CHUNK ((size_t)1 << 20)
#define WRITE_MAX ((size_t)1 << 30)     /* past 2 GiB some systems refuse all of it */
#define RETRY_MS 20

static const struct {
	int error;
	const char *sentence;
} errors[] = {
	{ ENOENT, N_("there is no such file") },
	{ ENOTDIR, N_("there is no such file") },
	{ EACCES, N_("you have no permission") },
	{ EPERM, N_("you have no permission") },
	{ EISDIR, N_("it is a folder") },
	{ EEXIST, N_("something else has this name") },
	{ ELOOP, N_("its symbolic links go round in a circle") },
	{ ENAMETOOLONG, N_("its name is too long") },
	{ ENOSPC, N_("the disk is full") },
#ifdef EDQUOT
	{ EDQUOT, N_("your share of the disk is used up") },
#endif
	{ EROFS, N_("the disk cannot be written to") },
	{ EFBIG, N_("it is too large") },
	{ EOVERFLOW, N_("it is too large") },
	{ ENOMEM, N_("there is not enough memory") },
	{ EIO, N_("the disk has an error") },
	{ EMFILE, N_("too many files are open") },
	{ ENFILE, N_("too many files are open") },
	{ ENXIO, N_("it is no regular file") },
};

const char *
file_error(int error)
{
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (errors[i].error == error)
			return _(errors[i].sentence);
	return strerror(error);
}

const char *
file_making_error(int error)
{
	return error == ENOENT || error == ENOTDIR ? _("there is no such folder")
						   : file_error(error);
}

static void
say(struct buf *err, const char *sentence)
{
	if (err)
		buf_puts(err, sentence);
}

static void
wait_ms(long ms)
{
	struct timespec pause = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

	nanosleep(&pause, NULL);
}

/* What it is when it is no regular file, else NULL. */
static const char *
irregular(mode_t mode)
{
	if (S_ISREG(mode))
		return NULL;
	if (S_ISDIR(mode))
		return _("it is a folder");
	if (S_ISFIFO(mode))
		return _("it is a pipe, not a file");
	if (S_ISCHR(mode) || S_ISBLK(mode))
		return _("it is a device, not a file");
	if (S_ISLNK(mode))
		return _("it is a symbolic link");
	return _("it is no regular file");
}

static struct file_identity
identity_of(const struct stat *st)
{
	struct file_identity id = {
		.device = (uint64_t)st->st_dev,
		.inode = (uint64_t)st->st_ino,
		.size = (uint64_t)st->st_size,
#ifdef __APPLE__
		.seconds = st->st_mtimespec.tv_sec,
		.nanoseconds = st->st_mtimespec.tv_nsec,
		.noted = st->st_ctimespec.tv_sec,
		.noted_nanoseconds = st->st_ctimespec.tv_nsec,
#else
		.seconds = st->st_mtim.tv_sec,
		.nanoseconds = st->st_mtim.tv_nsec,
		.noted = st->st_ctim.tv_sec,
		.noted_nanoseconds = st->st_ctim.tv_nsec,
#endif
	};

	return id;
}

bool
file_identity_same(const struct file_identity *a, const struct file_identity *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size &&
	       a->seconds == b->seconds && a->nanoseconds == b->nanoseconds &&
	       a->noted == b->noted && a->noted_nanoseconds == b->noted_nanoseconds;
}

bool
file_identity_vague(const struct file_identity *id, int64_t seconds)
{
	return !id->nanoseconds && !id->noted_nanoseconds && id->seconds >= seconds - 2 &&
	       id->seconds <= seconds + 2;
}

/* It changes as little as the program does. */
static struct file_identity
carried_identity(const struct carried_file *carried)
{
	return (struct file_identity){ .size = carried->len };
}

bool
file_identity(const char *path, struct file_identity *id)
{
	const struct carried_file *carried = carried_file(path);
	struct stat st;

	if (carried) {
		*id = carried_identity(carried);
		return true;
	}
	if (stat(path, &st))
		return false;
	*id = identity_of(&st);
	return true;
}

bool
file_identity_of(int fd, struct file_identity *id)
{
	struct stat st;

	if (fstat(fd, &st))
		return false;
	*id = identity_of(&st);
	return true;
}

/* Append what is there, at most `size` bytes and one more.  Returns 0 or the error. */
static int
read_bytes(int fd, uint64_t size, struct buf *out)
{
	size_t wanted = (size_t)size + 1;

	buf_reserve(out, wanted);
	mem_large(out->data + out->len, wanted);
	while (wanted) {
		size_t chunk = wanted < READ_CHUNK ? wanted : READ_CHUNK;
		ssize_t n = read(fd, out->data + out->len, chunk);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		if (n == 0)
			break;
		out->len += (size_t)n;
		wanted -= (size_t)n;
	}
	out->data[out->len] = '\0';
	return 0;
}

/* One try.  *changed: the file did while it was read, and the bytes are worth nothing. */
static enum file_result
read_once(int fd, struct buf *out, struct file_identity *id, struct buf *err, bool *changed)
{
	struct file_identity after;
	size_t start = out->len;
	struct stat st;
	const char *what;
	int error;

	*changed = false;
	if (fstat(fd, &st)) {
		say(err, file_error(errno));
		return FILE_FAILED;
	}
	what = irregular(st.st_mode);
	if (what) {
		say(err, what);
		return FILE_FAILED;
	}
	*id = identity_of(&st);
	if (id->size > FILE_BYTES_MAX || id->size >= SIZE_MAX - start - 1) {
		say(err, _("it is too large: more than 4 GiB"));
		return FILE_TOO_LARGE;
	}
	error = read_bytes(fd, id->size, out);
	if (error || fstat(fd, &st)) {
		say(err, file_error(error ? error : errno));
		return FILE_FAILED;
	}
	after = identity_of(&st);
	*changed = out->len - start != id->size || !file_identity_same(id, &after);
	return FILE_OK;
}

enum file_result
file_read(const char *path, struct buf *out, struct file_identity *id, struct buf *err)
{
	const struct carried_file *carried = carried_file(path);
	struct file_identity spare;
	enum file_result result = FILE_OK;
	size_t start = out->len;
	bool changed = true;

	if (carried) {
		buf_add(out, carried->bytes, carried->len);
		if (id)
			*id = carried_identity(carried);
		return FILE_OK;
	}
	for (int i = 0; i < READ_TRIES && changed && result == FILE_OK; i++) {
		int fd;

		if (i)
			wait_ms(RETRY_MS);
		buf_truncate(out, start);
		/* Without O_NONBLOCK the opening of a FIFO waits for its writer. */
		fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
		if (fd < 0) {
			result = errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_FAILED;
			say(err, file_error(errno));
			break;
		}
		result = read_once(fd, out, id ? id : &spare, err, &changed);
		close(fd);
	}
	if (result == FILE_OK && changed) {
		say(err, _("it keeps changing while it is read"));
		result = FILE_FAILED;
	}
	if (result != FILE_OK)
		buf_truncate(out, start);
	return result;
}

bool
file_read_part(const char *path, uint64_t from, size_t len, struct buf *out)
{
	const struct carried_file *carried = carried_file(path);
	struct stat st;
	ssize_t n = 1;
	int fd;

	if (carried) {
		if (from < carried->len)
			buf_add(out, carried->bytes + from,
				len < carried->len - from ? len : carried->len - (size_t)from);
		return true;
	}
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return false;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode))
		n = -1;
	buf_reserve(out, len + 1);
	while (len && n > 0) {
		n = pread(fd, out->data + out->len, len, (off_t)from);
		if (n < 0 && errno == EINTR)
			n = 1;
		else if (n > 0) {
			out->len += (size_t)n;
			from += (uint64_t)n;
			len -= (size_t)n;
		}
	}
	out->data[out->len] = '\0';
	close(fd);
	return n >= 0;
}

size_t
file_send(int fd, const char *bytes, size_t len, int patience_ms)
{
	size_t sent = 0;

	while (sent < len) {
		size_t left = len - sent;
		ssize_t n = write(fd, bytes + sent, left < WRITE_MAX ? left : WRITE_MAX);

		if (n > 0) {
			sent += (size_t)n;
		} else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
			struct pollfd waited = { .fd = fd, .events = POLLOUT };

			if (!poll(&waited, 1, patience_ms)) {
				errno = EAGAIN;
				break;
			}
		} else if (n == 0 || errno != EINTR) {
			errno = n ? errno : EIO;
			break;
		}
	}
	return sent;
}

bool
file_sync(int fd)
{
	while (fsync(fd))
		if (errno != EINTR)
			return false;
	return true;
}

/*
 * The new file belongs to whom the `old` one does (NULL: there is none), as far as the system lets
 * us say so: what may be written together stays so.  What a group might do that it cannot have is
 * not for another group.
 */
static bool
set_rights(int fd, mode_t mode, const struct stat *old)
{
	struct stat new;

	if (old && !fstat(fd, &new) &&
	    (new.st_uid != old->st_uid || new.st_gid != old->st_gid) &&
	    fchown(fd, old->st_uid, old->st_gid) && fchown(fd, (uid_t)-1, old->st_gid))
		mode = (mode_t)((mode & ~(mode_t)S_IRWXG) | (mode & S_IRWXO) << 3);
	/* Where all files are the system's, as on many memory sticks, nothing is to be said. */
	return !fchmod(fd, mode) || errno == EPERM || errno == ENOTSUP || errno == ENOSYS;
}

/* All that must be done before the new file may take the name. */
static bool
fill(int fd, mode_t mode, const struct stat *old, const struct file_part *part, size_t count)
{
	bool good = fcntl(fd, F_SETFD, FD_CLOEXEC) != -1 && set_rights(fd, mode, old);
	int error;

	for (size_t i = 0; i < count && good; i++)
		good = file_send(fd, part[i].bytes, part[i].len, -1) == part[i].len;
	good = good && file_sync(fd);
	error = errno;
	/* A signal does not keep it open: what it had is on the disk. */
	if (close(fd) && good && errno != EINTR)
		return false;
	errno = error;
	return good;
}

/* What a new file may be for others: the umask can only be had by setting it. */
static mode_t
shared_mode(void)
{
	mode_t mask = umask(077);

	umask(mask);
	return 0666 & ~mask;
}

/* Only a link is sure to replace nothing; not every file system has them. */
static bool
take_name(const char *new, const char *path, bool fresh)
{
	struct stat st;
	bool linked = fresh && !link(new, path);

	if (!fresh || (!linked && errno != EEXIST && lstat(path, &st)))
		return !rename(new, path);
	/* Over NFS the answer may be lost. */
	linked = linked || (!lstat(new, &st) && st.st_nlink > 1);
	errno = EEXIST;
	return linked;
}

bool
file_write(const char *path, const char *bytes, size_t len, unsigned flags, struct buf *err)
{
	const struct file_part part = { .bytes = bytes, .len = len };

	return file_write_parts(path, &part, 1, flags, err);
}

bool
file_write_parts(const char *path, const struct file_part *part, size_t count, unsigned flags,
		 struct buf *err)
{
	char *folder = path_folder(path);
	char *new = path_join(folder, FILE_NEW "XXXXXX");
	const char *what = NULL;
	mode_t mode = flags & FILE_SHARED ? shared_mode() : 0600;
	struct stat st;
	bool good = false, there = false;
	int fd;

	if (flags & FILE_FOLDERS && !folder_make(folder, err)) {
		free(new);
		free(folder);
		return false;
	}
	if (!lstat(path, &st)) {
		there = true;
		what = irregular(st.st_mode);
		mode = st.st_mode & 0777;
	}
	if (!what) {
		fd = mkstemp(new);
		if (fd >= 0) {
			good = fill(fd, mode, there ? &st : NULL, part, count) &&
			       take_name(new, path, flags & FILE_FRESH);
			what = good ? NULL : file_error(errno);
			/* Written is what has its name, whatever becomes of the other one. */
			if ((!good || flags & FILE_FRESH) && unlink(new) && errno != ENOENT)
				unlink(new);
			if (good)
				folder_sync(folder);
		} else {
			what = file_making_error(errno);
		}
	}
	if (what)
		say(err, what);
	free(new);
	free(folder);
	return good;
}

int
file_create(const char *path, struct buf *err)
{
	struct stat st;
	int fd = open(path,
		      O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
		      0600);
	int error = errno;

	if (fd >= 0)
		return fd;
	/* What is said of a link differs between systems. */
	say(err, !lstat(path, &st) && S_ISLNK(st.st_mode) ? irregular(st.st_mode)
							  : file_making_error(error));
	return -1;
}

int
file_lock(const char *path, int patience_ms)
{
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	if (fd < 0)
		return -1;
	while (fcntl(fd, F_SETLK, &whole)) {
		bool taken = errno == EAGAIN || errno == EACCES || errno == EINTR;

		if (!taken || patience_ms <= 0) {
			close(fd);
			errno = taken ? EAGAIN : ENOLCK;
			return -1;
		}
		wait_ms(10);
		patience_ms -= 10;
	}
	return fd;
}

void
file_unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}
