/* SPDX-License-Identifier: MIT */
#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/folder.h"
#include "tests/test.h"

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	if (CHECK(f)) {
		fputs(text, f);
		fclose(f);
	}
}

static unsigned
mode_of(const char *path)
{
	struct stat st;

	return lstat(path, &st) ? 0 : st.st_mode & 0777;
}

static void
test_read(void)
{
	struct file_identity id, now;
	struct buf b = BUF_INIT, err = BUF_INIT;

	buf_puts(&b, "kept ");
	put(folder_at("a"), "text");
	CHECK_INT(file_read(folder_at("a"), &b, &id, &err), FILE_OK);
	CHECK_STR(b.data, "kept text");
	CHECK_INT(id.size, 4);
	CHECK(file_identity(folder_at("a"), &now) && file_identity_same(&id, &now));
	put(folder_at("a"), "other text");
	CHECK(file_identity(folder_at("a"), &now) && !file_identity_same(&id, &now));
	CHECK(!file_identity(folder_at("none"), &now));
	put(folder_at("empty"), "");
	CHECK_INT(file_read(folder_at("empty"), &b, NULL, NULL), FILE_OK);
	CHECK_STR(b.data, "kept text");
	CHECK_INT(symlink("a", folder_at("link")), 0);
	CHECK_INT(file_read(folder_at("link"), &b, NULL, &err), FILE_OK);
	CHECK_STR(b.data, "kept textother text");
	CHECK_STR(err.data, "");
	buf_release(&b);
	buf_release(&err);
}

static void
test_refused(void)
{
	static const struct {
		const char *name;
		enum file_result want;
	} cases[] = {
		{ "missing", FILE_MISSING }, { "a/b", FILE_MISSING }, { "dangling", FILE_MISSING },
		{ "fifo", FILE_FAILED },     { "loop", FILE_FAILED }, { "null", FILE_FAILED },
		{ "zero", FILE_FAILED },     { ".", FILE_FAILED },    { "large", FILE_TOO_LARGE },
	};
	int fd = open(folder_at("large"), O_WRONLY | O_CREAT, 0600);
	struct buf b = BUF_INIT;

	CHECK(!mkfifo(folder_at("fifo"), 0600) && !symlink("loop", folder_at("loop")));
	CHECK(!symlink("nowhere", folder_at("dangling")) &&
	      !symlink("/dev/null", folder_at("null")));
	CHECK(!symlink("/dev/zero", folder_at("zero")));
	if (fd < 0 || ftruncate(fd, ((off_t)4 << 30) + 1))
		test_skip("no sparse files here");
	close(fd);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf err = BUF_INIT;

		CHECK_INT(file_read(folder_at(cases[i].name), &b, NULL, &err), cases[i].want);
		CHECK(err.len > 0);
		CHECK_INT(b.len, 0);
		buf_release(&err);
	}
	buf_release(&b);
}

/* While another process writes anew all the time, what is read is whole or refused. */
static void
test_changing(void)
{
	pid_t child = fork();
	int whole = 0;

	if (child == 0) {
		static const char text[2][4] = { "aaa", "bb" };

		for (unsigned i = 0;; i++) {
			int fd = open(folder_at("changing"), O_WRONLY | O_CREAT | O_TRUNC, 0600);

			for (int j = 0; fd >= 0 && j < 1000; j++)
				if (write(fd, text[i % 2], 2) < 0)
					_exit(1);
			close(fd);
		}
	}
	for (int i = 0; i < 20; i++) {
		struct buf b = BUF_INIT;
		struct file_identity id;

		if (file_read(folder_at("changing"), &b, &id, NULL) == FILE_OK) {
			CHECK_INT(b.len, id.size);
			whole++;
		} else {
			CHECK_INT(b.len, 0);
		}
		buf_release(&b);
	}
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	CHECK(whole <= 20);
}

static void
test_write(void)
{
	struct buf b = BUF_INIT, err = BUF_INIT;
	struct paths paths = { 0 };

	CHECK(file_write(folder_at("new"), "one", 3, 0, &err));
	CHECK_INT(mode_of(folder_at("new")), 0600);
	CHECK_INT(chmod(folder_at("new"), 0644), 0);
	CHECK(file_write(folder_at("new"), "two", 3, 0, &err));
	CHECK_INT(mode_of(folder_at("new")), 0644);
	CHECK_INT(file_read(folder_at("new"), &b, NULL, NULL), FILE_OK);
	CHECK_STR(b.data, "two");
	CHECK_STR(err.data, "");

	/* Fresh: where there is none, and nowhere else. */
	CHECK(!file_write(folder_at("new"), "bad", 3, FILE_FRESH, NULL));
	CHECK(file_write(folder_at("fresh"), "one", 3, FILE_FRESH, NULL));
	CHECK(!file_write(folder_at("fresh"), "bad", 3, FILE_FRESH, NULL));
	CHECK(!file_write(folder_at("x/y/z"), "", 0, 0, &err));
	CHECK(err.len > 0);
	CHECK(file_write(folder_at("x/y/z"), "", 0, FILE_FOLDERS, NULL));
	CHECK_INT(mode_of(folder_at("x")), 0700);
	CHECK_INT(mode_of(folder_at("x/y")), 0700);

	/* Never through a link, never onto what is no file. */
	CHECK(!file_write(folder_at("link"), "bad", 3, 0, NULL));
	CHECK(!file_write(folder_at("dangling"), "bad", 3, 0, NULL));
	CHECK(!file_write(folder_at("fifo"), "bad", 3, 0, NULL));
	CHECK(!file_write(folder_at("x"), "bad", 3, 0, NULL));
	CHECK(!path_exists(folder_at("nowhere")));

	/* Nothing is left lying about. */
	CHECK(folder_list(folder, "", &paths, NULL));
	for (size_t i = 0; i < paths.count; i++)
		CHECK(!strstr(paths.path[i], ".pacecat"));
	paths_release(&paths);
	if (geteuid()) {
		CHECK_INT(chmod(folder_at("x/y"), 0500), 0);
		buf_clear(&err);
		CHECK(!file_write(folder_at("x/y/z"), "bad", 3, 0, &err));
		CHECK(err.len > 0);
		CHECK_INT(chmod(folder_at("x/y"), 0700), 0);
	} else {
		test_skip("root may write everywhere");
	}
	buf_release(&b);
	buf_release(&err);
}

/* A limit on the size of files stands in for a full disk: the old file must stay. */
static void
test_full_disk(void)
{
	struct buf b = BUF_INIT;
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		struct rlimit limit = { .rlim_cur = 1000, .rlim_max = 1000 };
		static const char bytes[4096];

		signal(SIGXFSZ, SIG_IGN);
		_exit(setrlimit(RLIMIT_FSIZE, &limit) ||
		      file_write(folder_at("new"), bytes, sizeof bytes, 0, NULL));
	}
	waitpid(child, &status, 0);
	CHECK_INT(status, 0);
	CHECK_INT(file_read(folder_at("new"), &b, NULL, NULL), FILE_OK);
	CHECK_STR(b.data, "two");
	buf_release(&b);
}

static void
test_list(void)
{
	static const char *const want[] = {
		"10.yaml", "9.yaml", "B.yaml", "a.yaml", "\303\251.yaml",
	};
	struct paths paths = { 0 };
	struct buf err = BUF_INIT;

	CHECK(folder_make(folder_at("list"), NULL));
	put(folder_at("list/a.yaml"), "");
	put(folder_at("list/B.yaml"), "");
	put(folder_at("list/10.yaml"), "");
	put(folder_at("list/9.yaml"), "");
	put(folder_at("list/\303\251.yaml"), "");
	put(folder_at("list/.hidden.yaml"), "");
	put(folder_at("list/notes.txt"), "");
	put(folder_at("list/a.yaml~"), "");
	CHECK(folder_list(folder_at("list"), ".yaml", &paths, &err));
	if (CHECK_INT(paths.count, 5))
		for (size_t i = 0; i < 5; i++)
			CHECK_STR(path_name(paths.path[i]), want[i]);
	CHECK(!folder_list(folder_at("none"), ".yaml", &paths, &err));
	CHECK(err.len > 0);
	CHECK_INT(paths.count, 5);
	paths_release(&paths);
	buf_release(&err);
}

static void
test_lock(void)
{
	int lock = file_lock(folder_at("lock"), 0), status;
	pid_t child;

	CHECK(lock >= 0);
	child = fork();
	if (child == 0)
		_exit(file_lock(folder_at("lock"), 30) >= 0);
	waitpid(child, &status, 0);
	CHECK_INT(WEXITSTATUS(status), 0);
	file_unlock(lock);
	child = fork();
	if (child == 0)
		_exit(file_lock(folder_at("lock"), 30) >= 0);
	waitpid(child, &status, 0);
	CHECK_INT(WEXITSTATUS(status), 1);
	lock = file_lock(folder_at("lock"), 0);
	child = fork();
	if (child == 0)
		_exit(file_lock(folder_at("lock"), 0) >= 0 || errno != EAGAIN);
	waitpid(child, &status, 0);
	CHECK_INT(WEXITSTATUS(status), 0);
	file_unlock(lock);
	CHECK_INT(file_lock(folder_at("dangling"), 0), -1);
	CHECK_INT(file_lock(folder_at("none/lock"), 0), -1);
}

static void
test_create(void)
{
	struct buf err = BUF_INIT;
	struct stat st;
	int fd;

	put(folder_at("target"), "as it was");
	CHECK(!symlink("target", folder_at("link-to-target")));
	CHECK_INT(file_create(folder_at("link-to-target"), &err), -1);
	CHECK_STR(err.data, "it is a symbolic link");
	CHECK(!stat(folder_at("target"), &st) && st.st_size == 9);
	buf_clear(&err);
	CHECK(!mkfifo(folder_at("pipe"), 0600));
	CHECK_INT(file_create(folder_at("pipe"), &err), -1);
	CHECK_STR(err.data, "it is no regular file");
	buf_clear(&err);
	CHECK_INT(file_create(folder_at("no-folder/log"), &err), -1);
	CHECK_STR(err.data, "there is no such folder");
	buf_clear(&err);
	umask(0);
	fd = file_create(folder_at("log"), &err);
	umask(022);
	CHECK(fd >= 0 && !err.len);
	CHECK_INT(file_send(fd, "old", 3, 0), 3);
	close(fd);
	CHECK(!stat(folder_at("log"), &st) && st.st_size == 3);
	CHECK_INT(st.st_mode & 0777, 0600);
	fd = file_create(folder_at("log"), &err);
	CHECK(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	close(fd);
	CHECK(!stat(folder_at("log"), &st) && st.st_size == 0);
	buf_release(&err);
}

/* A pipe that does not block and is full is waited for. */
static void
test_send(void)
{
	enum { SIZE = 300000 };
	static char bytes[SIZE];
	int ends[2], status;
	size_t sent;
	pid_t child;

	CHECK(!pipe(ends));
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	sent = file_send(ends[1], bytes, SIZE, 1);
	CHECK_INT(errno, EAGAIN);
	CHECK(sent > 0 && sent < SIZE);
	child = fork();
	if (child == 0) {
		size_t got = 0;
		ssize_t n;

		close(ends[1]);
		while ((n = read(ends[0], bytes, 5000)) > 0)
			got += (size_t)n;
		_exit(got != sent + SIZE);
	}
	CHECK_INT(file_send(ends[1], bytes, SIZE, -1), SIZE);
	close(ends[1]);
	waitpid(child, &status, 0);
	CHECK_INT(WEXITSTATUS(status), 0);
	close(ends[0]);
	CHECK_INT(file_send(-1, bytes, 1, 0), 0);
	CHECK_INT(errno, EBADF);
}

static void
test_folder(void)
{
	struct buf err = BUF_INIT;

	CHECK(folder_make(folder_at("deep/b/c"), &err));
	CHECK(!err.len);
	put(folder_at("deep/file"), "");
	CHECK(!folder_make(folder_at("deep/file/b/c"), &err));
	CHECK(strstr(err.data, "deep/file\" cannot be made: something else has this name") != NULL);
	buf_clear(&err);
	CHECK(!symlink("nowhere", folder_at("deep/link")));
	CHECK(!folder_make(folder_at("deep/link"), &err));
	CHECK(strstr(err.data, "deep/link\" cannot be made: something else has this name") != NULL);
	buf_clear(&err);
	if (path_is_folder("/proc/self")) {
		CHECK(!folder_make("/proc/nonexistent/b", &err));
		CHECK_STR(err.data, "the folder \"/proc/nonexistent\" cannot be made: "
				    "you have no permission");
	}
	buf_release(&err);
}

/* Ten damaged ones are too many; and each other reason is told as it is. */
static void
test_set_aside(void)
{
	struct buf aside = BUF_INIT, err = BUF_INIT;
	char name[252], *path;

	for (int i = 0; i < 9; i++) {
		put(folder_at("damaged"), "x");
		CHECK(file_set_aside(folder_at("damaged"), &aside, &err));
		CHECK(!unlink(folder_at("damaged")));
	}
	CHECK(strstr(aside.data, "damaged.kept-9"));
	buf_clear(&aside);
	put(folder_at("damaged"), "x");
	CHECK(!file_set_aside(folder_at("damaged"), &aside, &err));
	CHECK_STR(err.data, "too many damaged ones are kept beside it already");
	buf_clear(&err);
	memset(name, 'n', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	path = path_join(folder, name);
	put(path, "x");
	CHECK(!file_set_aside(path, &aside, &err));
	CHECK_STR(err.data, "its name is too long");
	CHECK_INT(aside.len, 0);
	free(path);
	buf_release(&aside);
	buf_release(&err);
}

#ifdef __linux__
/* As on a file system where all files are somebody else's. */
static bool no_modes;

int
fchmod(int fd, mode_t mode)
{
	char path[64];

	if (no_modes) {
		errno = EPERM;
		return -1;
	}
	snprintf(path, sizeof path, "/dev/fd/%d", fd);
	return chmod(path, mode);
}

static void
test_no_modes(void)
{
	struct buf b = BUF_INIT;

	no_modes = true;
	CHECK(file_write(folder_at("stick"), "one", 3, FILE_SHARED, NULL));
	no_modes = false;
	CHECK_INT(file_read(folder_at("stick"), &b, NULL, NULL), FILE_OK);
	CHECK_STR(b.data, "one");
	CHECK_INT(mode_of(folder_at("stick")), 0600);
	buf_release(&b);
}
#else
static void
test_no_modes(void)
{
}
#endif

/* A group that is not the one of new files, and may be given to them; -1: there is none. */
static gid_t
other_group(void)
{
	gid_t group[64];
	int count = getgroups(64, group);

	if (!geteuid())
		return getegid() + 1;
	for (int i = 0; i < count; i++)
		if (group[i] != getegid())
			return group[i];
	return (gid_t)-1;
}

/* By somebody who may write into the folder, and give files to nobody; false: there is none. */
static bool
write_as_stranger(const char *path)
{
	pid_t child = fork();
	int how = 0;

	if (child == 0) {
		if (setgroups(0, NULL) || setgid(65533) || setuid(65533))
			_exit(2);
		_exit(file_write(path, "strange", 7, 0, NULL) ? 0 : 1);
	}
	waitpid(child, &how, 0);
	CHECK(WIFEXITED(how) && WEXITSTATUS(how) != 1);
	return WIFEXITED(how) && !WEXITSTATUS(how);
}

/* What a group works on together stays the group's. */
static void
test_rights(void)
{
	const char *path = folder_at("shared");
	gid_t group = other_group();
	struct stat st;

	if (group == (gid_t)-1) {
		test_skip("nobody here is in two groups");
		return;
	}
	CHECK(file_write(path, "one", 3, 0, NULL));
	CHECK_INT(chown(path, geteuid() ? (uid_t)-1 : 1, group), 0);
	CHECK_INT(chmod(path, 0664), 0);
	CHECK(file_write(path, "two", 3, 0, NULL));
	CHECK_INT(mode_of(path), 0664);
	CHECK(!lstat(path, &st) && st.st_gid == group);
	if (geteuid())
		return;
	CHECK_INT(st.st_uid, 1);
	CHECK_INT(chmod(folder, 0777), 0);
	if (!write_as_stranger(path))
		return;
	CHECK_INT(mode_of(path), 0644);
	CHECK(!lstat(path, &st) && st.st_uid == 65533);
}

int
main(void)
{
	if (!CHECK(folder_begin()))
		return test_end();
	test_read();
	test_refused();
	test_changing();
	test_write();
	test_full_disk();
	test_list();
	test_lock();
	test_create();
	test_set_aside();
	test_send();
	test_folder();
	test_rights();
	test_no_modes();
	CHECK(folder_end());
	return test_end();
}
