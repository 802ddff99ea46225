/* SPDX-License-Identifier: MIT */
#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/folder.h"
#include "tests/test.h"

/* How many calls fail from now on. */
static int failing;

/* In the place of the libc's: interrupted, or in a folder that takes files and gives none back. */
int
unlink(const char *path)
{
	if (failing) {
		failing--;
		errno = EINTR;
		return -1;
	}
	return unlinkat(AT_FDCWD, path, 0);
}

/* A new file that has got its name is written, though the name that it had before cannot go. */
static void
test_names(void)
{
	static const int calls[] = { 1, 1000 };

	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		struct buf err = BUF_INIT, all = BUF_INIT;
		const char *path = folder_at(i ? "never" : "once");
		struct stat st;

		failing = calls[i];
		CHECK(file_append(path, "one\n", 4, &err));
		CHECK_STR(err.len ? err.data : "", "");
		failing = 0;
		CHECK_INT(file_read(path, &all, NULL, NULL), FILE_OK);
		CHECK_STR(all.data, "one\n");
		CHECK(!stat(path, &st) && st.st_nlink == (i ? 2 : 1));
		buf_release(&err);
		buf_release(&all);
	}
}

/* What is there stays. */
static void
test_append(void)
{
	struct buf err = BUF_INIT, all = BUF_INIT;
	struct stat st;

	umask(0);
	CHECK(file_append(folder_at("cited"), "one\n", 4, &err));
	umask(022);
	CHECK(!stat(folder_at("cited"), &st) && (st.st_mode & 0777) == 0600);
	CHECK(file_append(folder_at("cited"), "two\n", 4, NULL));
	CHECK_INT(file_read(folder_at("cited"), &all, NULL, NULL), FILE_OK);
	CHECK_STR(all.data, "one\ntwo\n");
	CHECK(!symlink("cited", folder_at("link-to-cited")));
	CHECK(!file_append(folder_at("link-to-cited"), "three", 5, &err));
	CHECK_STR(err.data, "it is a symbolic link");
	buf_clear(&err);
	CHECK(!mkfifo(folder_at("append-pipe"), 0600));
	CHECK(!file_append(folder_at("append-pipe"), "x", 1, &err) && err.len);
	CHECK(!file_append(folder_at("no-such-folder/x"), "x", 1, &err));
	CHECK(!stat(folder_at("cited"), &st) && st.st_size == 8);
	buf_release(&err);
	buf_release(&all);
}

/* How many writes this process has made so far, where the system tells; else -1. */
static long
writes(void)
{
	FILE *f = fopen("/proc/self/io", "r");
	char line[80];
	long count = -1;

	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "syscw: %ld", &count) == 1)
			break;
	if (f)
		fclose(f);
	return count;
}

/* However long a text is: what another process appends meanwhile does not part it. */
static void
test_append_whole(void)
{
	enum { SIZE = 5 << 20 };
	char *text = calloc(1, SIZE);
	long before = writes();

	CHECK(file_append(folder_at("whole"), text, SIZE, NULL));
	if (before >= 0)
		CHECK_INT(writes(), before + 1);
	else
		test_skip("who writes is not told how often here");
	free(text);
}

/* No room for all of it: nothing of it, and no file that was not there. */
static void
test_append_full(void)
{
	struct buf all = BUF_INIT;
	struct stat st;
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		struct rlimit limit = { .rlim_cur = 10, .rlim_max = 10 };

		signal(SIGXFSZ, SIG_IGN);
		_exit(setrlimit(RLIMIT_FSIZE, &limit) ||
		      file_append(folder_at("cited"), "three\n", 6, NULL) ||
		      file_append(folder_at("not-cited"), "longer than ten", 15, NULL) ||
		      !file_append(folder_at("cited"), "3\n", 2, NULL));
	}
	waitpid(child, &status, 0);
	CHECK_INT(status, 0);
	CHECK_INT(file_read(folder_at("cited"), &all, NULL, NULL), FILE_OK);
	CHECK_STR(all.data, "one\ntwo\n3\n");
	CHECK(stat(folder_at("not-cited"), &st));
	buf_release(&all);
}

int
main(void)
{
	if (!CHECK(folder_begin()))
		return test_end();
	test_names();
	test_append();
	test_append_whole();
	test_append_full();
	CHECK(folder_end());
	return test_end();
}
