/* SPDX-License-Identifier: MIT */
#include "sys/watch.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"

static void
put(const char *name, const char *text)
{
	FILE *f = fopen(folder_at(name), "w");

	if (CHECK(f)) {
		fputs(text, f);
		fclose(f);
	}
}

/* Wait as the browser does; was it time to look within `ms`? */
static bool
told(struct watch *w, int ms)
{
	while (ms > 0) {
		struct pollfd fd = { .fd = watch_fd(w), .events = POLLIN };
		int again;

		if (watch_due(w, &again))
			return true;
		if (again < 0 || again > ms)
			again = ms;
		/* What was taken from the descriptor is over: wait for more, or for the time. */
		if (poll(&fd, fd.fd >= 0 ? 1 : 0, again) == 0)
			ms -= again > 0 ? again : 1;
		else
			ms -= 1;
	}
	return false;
}

static void
test_stamp(void)
{
	char *path = path_join(folder, "stamp.yaml"), *other = path_join(folder, "other.txt");
	const char *const one[] = { path }, *const whole[] = { folder };
	uint64_t before, inside;
	struct timespec when[2];
	struct stat st;

	put("stamp.yaml", "a");
	before = watch_stamp(one, 1);
	inside = watch_stamp(whole, 1);
	CHECK(watch_stamp(one, 1) == before);
	put("other.txt", "b");
	CHECK(watch_stamp(whole, 1) == inside);
	put("stamp.yaml", "longer");
	CHECK(watch_stamp(one, 1) != before);
	CHECK(watch_stamp(whole, 1) != inside);
	inside = watch_stamp(whole, 1);
	put("another.yaml", "");
	CHECK(watch_stamp(whole, 1) != inside);
	/* As long and as old as before, it is another all the same. */
	before = watch_stamp(one, 1);
	CHECK(!stat(path, &st));
	when[0] = when[1] = st.st_mtim;
	nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
	put("stamp.yaml", "LONGER");
	CHECK(!utimensat(AT_FDCWD, path, when, 0));
	CHECK(watch_stamp(one, 1) != before);
	before = watch_stamp(one, 1);
	unlink(path);
	CHECK(watch_stamp(one, 1) != before);
	unlink(other);
	free(path);
	free(other);
}

static void
test_events(bool polling)
{
	char *path = path_join(folder, "seen.yaml"), *new = path_join(folder, ".seen.new");
	const char *const paths[] = { path };
	struct watch *w = watch_new(polling);
	int again;

	if (!polling && watch_fd(w) < 0) {
		test_skip("this system tells nobody of changes");
		watch_free(w);
		free(path);
		free(new);
		return;
	}
	put("seen.yaml", "one");
	watch_set(w, paths, 1);
	CHECK(!watch_due(w, &again));
	CHECK(polling ? again > 0 : again == -1);
	put("seen.yaml", "changed in place");
	CHECK(told(w, 5000));
	CHECK(!told(w, 250));
	/* As editors do: another file takes the name. */
	put(".seen.new", "renamed over it");
	CHECK(!rename(new, path));
	CHECK(told(w, 5000));
	unlink(path);
	CHECK(told(w, 5000));
	put("seen.yaml", "there again");
	CHECK(told(w, 5000));
	/* Nobody has asked for this one. */
	put("unseen.txt", "new");
	CHECK(!told(w, 400));
	watch_set(w, NULL, 0);
	watch_free(w);
	watch_free(NULL);
	free(path);
	free(new);
}

/* What the system cannot tell of is looked at, until it can. */
static void
test_untold(void)
{
	char *inside = path_join(folder, "inside"), *path = path_join(folder, "inside/seen.yaml");
	const char *const paths[] = { path };
	struct watch *w = watch_new(false);
	bool told = watch_fd(w) >= 0;
	int again;

	watch_set(w, paths, 1);
	CHECK_INT(watch_fd(w), -1);
	CHECK(!watch_due(w, &again) && again > 0);
	CHECK(folder_make(inside, NULL));
	put("inside/seen.yaml", "one");
	watch_set(w, paths, 1);
	CHECK(!told || watch_fd(w) >= 0);
	watch_free(w);
	free(path);
	free(inside);
}

/* A folder that is moved away and comes back, with its files: alone, and as the place of one. */
static void
test_moved(void)
{
	char *path = path_join(folder, "moved"), *away = path_join(folder, "away");
	char *file = path_join(path, "seen.yaml");
	const char *const whole[] = { path }, *const one[] = { file };
	struct watch *w = watch_new(false);

	if (watch_fd(w) < 0) {
		test_skip("this system tells nobody of changes");
	} else {
		CHECK(folder_make(path, NULL));
		put("moved/seen.yaml", "one");
		watch_set(w, whole, 1);
		CHECK(!rename(path, away));
		CHECK(told(w, 5000));
		/* As whoever was told does. */
		watch_set(w, whole, 1);
		CHECK(!rename(away, path));
		CHECK(told(w, 5000));
		watch_set(w, one, 1);
		CHECK(!rename(path, away));
		CHECK(told(w, 5000));
		watch_set(w, one, 1);
		CHECK(!rename(away, path));
		CHECK(told(w, 5000));
	}
	watch_free(w);
	free(file);
	free(away);
	free(path);
}

/* A folder behind a link that is turned to another one: alone, on the way, and as a new link. */
static void
test_turned(void)
{
	char *link = path_join(folder, "current"), *new = path_join(folder, "next");
	char *file = path_join(link, "seen.yaml");
	char *version[] = { path_join(folder, "v0"), path_join(folder, "v1") };
	const char *const paths[] = { link, file };
	struct watch *w = watch_new(false);

	if (watch_fd(w) < 0) {
		test_skip("this system tells nobody of changes");
	} else {
		CHECK(folder_make(version[0], NULL) && folder_make(version[1], NULL));
		put("v0/seen.yaml", "one");
		put("v1/seen.yaml", "two");
		CHECK(!symlink("v0", link));
		for (int i = 0; i < 4; i++) {
			watch_set(w, &paths[i / 2], 1);
			CHECK(!symlink(i & 1 ? "v0" : "v1", new));
			CHECK(!rename(new, link));
			CHECK(told(w, 5000));
		}
	}
	watch_free(w);
	unlink(link);
	free(version[0]);
	free(version[1]);
	free(file);
	free(new);
	free(link);
}

/* Times in whole seconds, of just now, do not tell one change from the next. */
static void
test_vague(void)
{
	struct file_identity now = { .seconds = 1000, .noted = 1000 };

	CHECK(file_identity_vague(&now, 1000) && file_identity_vague(&now, 1002));
	CHECK(file_identity_vague(&now, 998) && !file_identity_vague(&now, 997));
	CHECK(!file_identity_vague(&now, 1003));
	now.noted_nanoseconds = 1;
	CHECK(!file_identity_vague(&now, 1000));
	now = (struct file_identity){ .seconds = 1000, .nanoseconds = 1 };
	CHECK(!file_identity_vague(&now, 1000));
}

int
main(void)
{
	if (!CHECK(folder_begin()))
		return test_end();
	test_stamp();
	test_vague();
	test_events(false);
	test_events(true);
	test_untold();
	test_moved();
	test_turned();
	CHECK(folder_end());
	return test_end();
}
