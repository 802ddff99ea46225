/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "tests/unit/store-kept.h"

#define LONGER STUDY "  - {id: second, title: The second, type: report, nonsense: 1}\n"

/* The source was last changed so many seconds before it was read; then this happens to it. */
static const struct {
	const char *what;
	const char *becomes;
	long before, after;
	bool other_inode, same_time;
	const char *want;
} changes[] = {
	{ "nothing", NULL, 100, 0, false, false, "first 0" },
	{ "touched", STUDY, 100, 50, false, false, "first 0" },
	{ "replaced by itself", STUDY, 100, 100, true, true, "first 0" },
	{ "another size", LONGER, 100, 100, false, true, "-" },
	{ "another time", OTHER, 100, 50, false, false, "-" },
	{ "another file of the same size and time", OTHER, 100, 100, true, true, "-" },
	{ "edited in the second in which it was read", OTHER, 0, 0, false, true, "-" },
	{ "written just before", STUDY, 0, 0, false, true, "first 0" },
	{ "from the future", STUDY, -1000, -1000, false, true, "first 0" },
	{ "edited in the future", OTHER, -1000, -1000, false, true, "-" },
	{ "edited, but its time says nothing", OTHER, 100, 100, false, true, "-" },
};

static void
test_stale(void)
{
	char *new = path_join(folder, "new");

	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		const char *to = changes[i].becomes;
		struct timespec times[2];
		struct stat st;

		empty();
		put(source, STUDY, strlen(STUDY));
		age(source, changes[i].before);
		CHECK(keep(source) && !stat(source, &st));
		times[0] = times[1] = st.st_mtim;
		if (to && changes[i].other_inode) {
			put(new, to, strlen(to));
			CHECK(!rename(new, source));
		} else if (to) {
			put(source, to, strlen(to));
		}
		if (to && changes[i].same_time)
			CHECK(!utimensat(AT_FDCWD, source, times, 0));
		else if (to)
			age(source, changes[i].after);
		if (!CHECK_STR(opened(source), changes[i].want) ||
		    !CHECK_STR(opened(source), changes[i].want))
			printf("  %s\n", changes[i].what);
	}
	CHECK(!unlink(source));
	CHECK_STR(opened(source), "-");
	free(new);
}

static void
test_warnings(void)
{
	empty();
	put(source, LONGER, strlen(LONGER));
	CHECK(keep(source));
	CHECK_STR(opened(source), "first 1");
}

/* What is in a folder is part of what the catalogue is made of. */
static void
test_folder(void)
{
	char *in = path_join(folder, "in");
	char *a = path_join(in, "a.yaml"), *b = path_join(in, "b.yaml");
	struct diags diags = { .diag = NULL };
	const char *path = in;
	struct caching caching;
	struct file_identity identity;
	enum exit_status status;
	struct catalogue *c;

	CHECK(folder_make(in, NULL));
	put(a, STUDY, strlen(STUDY));
	caching_start(&caching);
	CHECK(file_identity(a, &identity));
	caching_add(&caching, a, &identity, hash64(STUDY, strlen(STUDY), 0));
	c = load_fresh(&path, 1, &diags, &status);
	caching_finish(&caching, -1, &path, 1, c, &diags);
	catalogue_free(c);
	c = cache_open(&path, 1, &diags);
	CHECK(c != NULL);
	catalogue_free(c);
	put(b, "studies: [{id: b, title: B, type: report}]\n", 43);
	CHECK(!cache_open(&path, 1, &diags));
	diags_release(&diags);
	free(in);
	free(a);
	free(b);
}

/* In every byte and at every length: what was kept is not opened, the YAML is. */
static void
test_damage(void)
{
	struct diags diags = { .diag = NULL };
	const char *path = source;
	struct buf whole = BUF_INIT;
	size_t wrong = 0;
	enum exit_status status;
	struct catalogue *c;
	char *file;

	empty();
	put(source, STUDY, strlen(STUDY));
	age(source, 100);
	CHECK(keep(source));
	CHECK_STR(opened(source), "first 0");
	file = cached(COMPILED_SUFFIX);
	if (!CHECK(file && file_read(file, &whole, NULL, NULL) == FILE_OK))
		return;
	for (size_t i = 0; i < whole.len; i++) {
		whole.data[i] ^= 0x10;
		put(file, whole.data, whole.len);
		wrong += strcmp(opened(source), "-") != 0;
		whole.data[i] ^= 0x10;
	}
	for (size_t len = 0; len < whole.len; len++) {
		put(file, whole.data, len);
		wrong += strcmp(opened(source), "-") != 0;
	}
	CHECK_INT(wrong, 0);
	c = load_catalogue(&path, 1, &diags, &status);
	CHECK(c && status == EXIT_DONE && !diags.count);
	catalogue_free(c);
	diags_release(&diags);
	put(file, whole.data, whole.len);
	CHECK_STR(opened(source), "first 0");
	buf_release(&whole);
	free(file);
	/* A stamp of nonsense is none. */
	file = cached(".checked");
	if (CHECK(file != NULL))
		put(file, "nonsense", 8);
	CHECK_STR(opened(source), "first 0");
	free(file);
}

static void
test_side_by_side(void)
{
	int failed = 0;

	empty();
	put(source, STUDY, strlen(STUDY));
	for (int i = 0; i < 4; i++)
		if (fork() == 0) {
			int wrong = 0;

			for (int k = 0; k < 25; k++) {
				wrong += !keep(source);
				/* Another may have replaced it since; it is never half there. */
				wrong += strcmp(opened(source), "first 0") != 0;
			}
			_exit(wrong ? 1 : 0);
		}
	for (int i = 0; i < 4; i++) {
		int status = 1;

		wait(&status);
		failed += status != 0;
	}
	CHECK_INT(failed, 0);
}

/* Where nothing can be kept nothing is, and nobody minds. */
static void
test_no_place(void)
{
	char *target = path_join(folder, "target"), *file = path_join(folder, "file");
	char *inside = path_join(target, "x"), *left;
	struct paths paths = { .path = NULL };
	struct stat st;
	int status = 1;

	put(source, STUDY, strlen(STUDY));
	/* A link in place of the folder. */
	empty();
	CHECK(!rmdir(cache) && folder_make(target, NULL) && !symlink(target, cache));
	CHECK(keep(source));
	CHECK_STR(opened(source), "-");
	CHECK(folder_list(target, "", &paths, NULL) && !paths.count);
	paths_release(&paths);
	CHECK(!unlink(cache));
	/* A link in place of the file. */
	CHECK(keep(source));
	left = cached(COMPILED_SUFFIX);
	if (CHECK(left && !rename(left, inside) && !symlink(inside, left))) {
		CHECK_STR(opened(source), "-");
		CHECK(keep(source) && !lstat(left, &st) && S_ISLNK(st.st_mode));
		unlink(left);
	}
	free(left);
	/* No folder can be made: its place is taken by a file; there is none; it is read-only. */
	put(file, "", 0);
	setenv("XDG_CACHE_HOME", file, 1);
	CHECK(keep(source));
	CHECK_STR(opened(source), "-");
	unsetenv("XDG_CACHE_HOME");
	unsetenv("HOME");
	CHECK(keep(source));
	CHECK_STR(opened(source), "-");
	setenv("XDG_CACHE_HOME", home, 1);
	CHECK(!chmod(cache, 0500));
	CHECK(keep(source));
	chmod(cache, 0700);
	/* The disk is full. */
	empty();
	if (fork() == 0) {
		struct rlimit limit = { .rlim_cur = 512, .rlim_max = 512 };

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(keep(source) && !strcmp(opened(source), "-") ? 0 : 1);
	}
	wait(&status);
	CHECK_INT(status, 0);
	CHECK(folder_list(cache, "", &paths, NULL) && !paths.count);
	paths_release(&paths);
	free(target);
	free(inside);
	free(file);
}

/* What a session that was killed has left, and what has grown too many. */
static void
test_prune(void)
{
	char *left = path_join(cache, FILE_NEW "abcdef");
	char *young = path_join(cache, FILE_NEW "ghijkl");
	struct paths paths = { .path = NULL };
	char name[32], *now;

	empty();
	for (int i = 0; i < 6; i++) {
		char *path;

		snprintf(name, sizeof name, "%d.pacecat", i);
		path = path_join(cache, name);
		put(path, "0123456789", 10);
		age(path, 1000 - i);
		free(path);
	}
	put(left, "x", 1);
	age(left, 7200);
	put(young, "x", 1);
	folder_prune(cache, 4, 1000);
	CHECK(!path_exists(left) && path_exists(young));
	CHECK(folder_list(cache, "", &paths, NULL));
	if (CHECK_INT(paths.count, 4))
		CHECK_STR(path_name(paths.path[0]), "2.pacecat");
	paths_release(&paths);
	folder_prune(cache, 4, 25);
	CHECK(folder_list(cache, "", &paths, NULL) && paths.count == 2);
	paths_release(&paths);
	/* The clock was put back: what is written now is what stays. */
	now = path_join(cache, "now.pacecat");
	CHECK(folder_list(cache, "", &paths, NULL));
	for (size_t i = 0; i < paths.count; i++)
		age(paths.path[i], -1000000);
	paths_release(&paths);
	put(now, "0123456789", 10);
	folder_prune(cache, 2, 1000);
	CHECK(folder_list(cache, "", &paths, NULL) && paths.count == 2);
	CHECK(path_exists(now));
	paths_release(&paths);
	free(now);
	folder_prune(cache, 0, 0);
	CHECK(folder_list(cache, "", &paths, NULL) && paths.count == 1);
	paths_release(&paths);
	unlink(young);
	free(left);
	free(young);
}

int
main(void)
{
	if (!CHECK(set_up()))
		return test_end();
	put(source, STUDY, strlen(STUDY));
	CHECK_STR(opened(source), "-");
	CHECK(keep(source));
	test_stale();
	test_warnings();
	test_folder();
	test_damage();
	test_side_by_side();
	test_no_place();
	test_prune();
	tear_down();
	return test_end();
}
