/* SPDX-License-Identifier: MIT */
/*
 * A session is killed while it keeps a catalogue: at every stretch of what it writes (the system
 * ends it where a file would grow past a limit), and with SIGKILL at any time.  Whoever starts next
 * finds a whole catalogue of what the file says now, or none and reads the file.
 */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "tests/unit/store-kept.h"

#define STRETCH 61              /* bytes; no section of the file is a multiple of it */
#define KILLS 80

/* Enough studies that keeping them takes a while. */
static void
put_many(const char *first, long seconds)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "pacecat: 1\nstudies:\n  - {id: %s, title: First, type: report}\n", first);
	for (int i = 0; i < 2000; i++)
		buf_printf(&b, "  - {id: s%d, title: Étude %d, type: report}\n", i, i);
	put(source, b.data, b.len);
	/* Both have the same size: the times tell them apart. */
	age(source, seconds);
	buf_release(&b);
}

static const char *
loaded(void)
{
	static char room[64];
	struct diags diags = { .diag = NULL };
	const char *path = source;
	enum exit_status status;
	struct catalogue *c = load_catalogue(&path, 1, &diags, &status);

	snprintf(room, sizeof room, "%s",
		 c ? record_id(c, catalogue_first(c, KIND_STUDY)) : "nothing");
	catalogue_free(c);
	diags_release(&diags);
	return room;
}

/* What is kept is nothing, or what `first` says; what is loaded is that. */
static void
check_after(const char *first)
{
	char want[64];
	const char *kept = opened(source);

	snprintf(want, sizeof want, "%s 0", first);
	if (strcmp(kept, "-") != 0)
		CHECK_STR(kept, want);
	CHECK_STR(loaded(), first);
}

static size_t
kept_bytes(void)
{
	char *file = cached(COMPILED_SUFFIX);
	struct stat st = { .st_size = 0 };

	if (CHECK(file && !stat(file, &st)))
		free(file);
	return (size_t)st.st_size;
}

/* Keep in a process of its own that ends when a file grows past so many bytes: did it end so? */
static bool
keep_limited(size_t bytes)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		struct rlimit limit = { .rlim_cur = bytes, .rlim_max = bytes };
		struct rlimit none = { .rlim_cur = 0, .rlim_max = 0 };

		signal(SIGXFSZ, SIG_DFL);
		setrlimit(RLIMIT_CORE, &none);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(keep(source) ? 0 : 1);
	}
	CHECK(child > 0 && waitpid(child, &status, 0) == child);
	return WIFSIGNALED(status);
}

static void
test_cut_off(void)
{
	size_t whole, ended = 0, limits = 0;

	empty();
	put(source, STUDY, strlen(STUDY));
	age(source, 100);
	CHECK(keep(source));
	whole = kept_bytes();
	for (size_t limit = 0; limit < whole; limit += STRETCH, limits++) {
		/* By turns there is nothing yet, what is right, and what is of yesterday. */
		if (limits % 3 == 0)
			empty();
		put(source, limits % 3 == 1 ? OTHER : STUDY, strlen(STUDY));
		age(source, 100 - (long)(limits % 50));
		ended += keep_limited(limit);
		check_after(limits % 3 == 1 ? "other" : "first");
	}
	CHECK_INT(ended, limits);
	CHECK(limits > 20);
	CHECK(!keep_limited(whole));
	CHECK_STR(opened(source), limits % 3 == 2 ? "other 0" : "first 0");
}

static void
keep_for_ever(void)
{
	for (;;) {
		keep(source);
		opened(source);
	}
}

static void
test_killed(void)
{
	static const char *const first[] = { "one", "two" };

	empty();
	for (int i = 0; i < KILLS; i++) {
		struct timespec wait_for = { .tv_nsec = (long)(i * 7919 % 40) * 500000 + 3000 };
		int status = 0;
		pid_t child;

		put_many(first[i % 2], 1000 - 2 * i);
		child = fork();
		if (child == 0) {
			keep_for_ever();
			_exit(0);
		}
		nanosleep(&wait_for, NULL);
		CHECK(child > 0 && !kill(child, SIGKILL) && waitpid(child, &status, 0) == child);
		CHECK(WIFSIGNALED(status));
		check_after(first[i % 2]);
	}
}

/* What those that were killed have left goes with the next that is kept, an hour later. */
static void
test_left(void)
{
	char name[64], *path;
	struct paths paths = { .path = NULL };

	snprintf(name, sizeof name, FILE_NEW "%s", "killed");
	path = path_join(cache, name);
	put(path, "x", 1);
	age(path, 7200);
	CHECK(keep(source));
	CHECK(!path_exists(path));
	CHECK(folder_list(cache, COMPILED_SUFFIX, &paths, NULL) && paths.count == 1);
	paths_release(&paths);
	free(path);
}

int
main(void)
{
	if (!CHECK(set_up()))
		return test_end();
	put(source, STUDY, strlen(STUDY));
	CHECK(keep(source));
	test_cut_off();
	test_killed();
	test_left();
	tear_down();
	return test_end();
}
