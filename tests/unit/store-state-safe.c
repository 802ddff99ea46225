/* SPDX-License-Identifier: MIT */
/* What becomes of a state that is damaged, foreign, in the way, or cannot be written. */
#include "store/state.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#include "base/mem.h"
#include "model/recordkey.h"
#include "sys/file.h"
#include "tests/test.h"
#include "tests/unit/store-state.h"

static void
test_damaged(void)
{
	static const char *const texts[] = {
		"", "\0", "[", "places", "pacecat-state: 1\n", "pacecat-state: 1\nplaces: x\n",
		"pacecat-state: 1\nplaces: [x, {catalogue: [a]}, {}]\n", "\377\376", "- &a *a\n",
	};
	struct state got;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		CHECK(file_write(file, texts[i], strlen(texts[i]), 0, NULL));
		CHECK(!state_read("a", &got));
		CHECK_INT(write_scroll("a", 1, NULL), STATE_WRITTEN);
		CHECK(state_read("a", &got));
		state_release(&got);
	}
}

/* How many files lie beside the state's whose names begin as its own does. */
static size_t
count_kept(void)
{
	char *folder_path = path_folder(file);
	struct paths all = { 0 };
	size_t count = 0;

	folder_list(folder_path, "", &all, NULL);
	for (size_t i = 0; i < all.count; i++)
		count += !strncmp(path_name(all.path[i]), "state.yaml.kept", 15);
	paths_release(&all);
	free(folder_path);
	return count;
}

static void
write_text(const char *text)
{
	CHECK(file_write(file, text, strlen(text), 0, NULL));
}

static void
check_file(const char *path, const char *want)
{
	struct buf now = BUF_INIT;

	CHECK_INT(file_read(path, &now, NULL, NULL), FILE_OK);
	CHECK_STR(now.data, want);
	buf_release(&now);
}

static void
remove_kept(void)
{
	char name[sizeof file + 16];

	for (int i = 1; i < 10; i++) {
		snprintf(name, sizeof name, i > 1 ? "%s.kept-%d" : "%s.kept", file, i);
		unlink(name);
	}
}

/* What cannot be understood is kept under another name; what could be read of it is taken. */
static void
test_aside(void)
{
	static const char text[] =
		"pacecat-state: 1\nplaces:\n"
		"- {catalogue: a, notes: {study: {x: Kept}}}\n- {catalogue: b, notes: [\n";
	static const char cut[] = "palette: x\npalette:\n\001";
	char kept[sizeof file + 16];
	struct buf notice = BUF_INIT;
	struct state got;
	char *key = recordkey_make("study", "x");

	snprintf(kept, sizeof kept, "%s.kept", file);
	remove_kept();
	write_text(text);
	CHECK_INT(write_scroll("c", 1, &notice), STATE_WRITTEN);
	CHECK(strstr(notice.data, kept) != NULL);
	check_file(kept, text);
	CHECK(state_read("a", &got));
	CHECK_STR(kept_get(&got.notes, key), "Kept");
	state_release(&got);
	/* Once is enough, and nothing that is there is written over. */
	buf_clear(&notice);
	CHECK_INT(write_scroll("c", 2, &notice), STATE_WRITTEN);
	CHECK_STR(notice.data, "");
	CHECK_INT(count_kept(), 1);
	for (int i = 2; i <= 9; i++) {
		write_text("another: program's\n");
		CHECK_INT(write_scroll("c", 3, NULL), STATE_WRITTEN);
		CHECK_INT(count_kept(), i);
	}
	/* A file that ends behind a key that is there already. */
	unlink(kept);
	CHECK(file_write(file, cut, sizeof cut, 0, NULL));
	CHECK_INT(write_scroll("c", 3, NULL), STATE_WRITTEN);
	CHECK_INT(write_scroll("c", 4, NULL), STATE_WRITTEN);
	CHECK_INT(count_kept(), 9);
	CHECK(file_write(kept, text, strlen(text), 0, NULL));
	write_text("another: program's\n");
	CHECK_INT(write_scroll("c", 3, &notice), STATE_REFUSED);
	CHECK(notice.len > 0);
	check_file(file, "another: program's\n");
	check_file(kept, text);
	remove_kept();
	CHECK_INT(unlink(file), 0);
	buf_release(&notice);
	free(key);
}

/* What a version writes that this one does not know stays. */
static void
test_unknown(void)
{
	static const char text[] =
		"pacecat-state: 1\npalette: {a: [b, \"c\\n\", ~]}\nplaces:\n"
		"- {catalogue: b, shelf: {x: y}, scroll: 3, invisible: \"a\\ufeff\\u2028\"}\n"
		"- {catalogue: a, future: [1]}\n- odd\n";

	write_text(text);
	CHECK_INT(write_scroll("a", 2, NULL), STATE_WRITTEN);
	check_file(file,
		   "pacecat-state: 1\n\"palette\": {\"a\": [\"b\", \"c\\n\", null]}\n"
		   "places:\n"
		   "- {\"catalogue\": \"a\", \"scroll\": \"2\", \"future\": [\"1\"]}\n"
		   "- {\"catalogue\": \"b\", \"shelf\": {\"x\": \"y\"}, \"scroll\": \"3\", "
		   "\"invisible\": \"a\\U0000feff\\U00002028\"}\n"
		   "- \"odd\"\n");
	CHECK_INT(count_kept(), 0);
	CHECK_INT(unlink(file), 0);
}

/* Old places are forgotten, words of the reader's never. */
static void
test_bounds(void)
{
	struct buf b = BUF_INIT;
	struct state got;
	size_t there = 0;
	char key[16];

	buf_puts(&b, "pacecat-state: 1\nplaces:\n");
	for (int i = 0; i < 500; i++)
		buf_printf(&b, i % 2 ? "- {catalogue: c%d, scroll: 1}\n" :
			   "- {catalogue: c%d, notes: {study: {a: b}}}\n", i);
	write_text(b.data);
	CHECK_INT(write_scroll("a", 2, NULL), STATE_WRITTEN);
	for (int i = 0; i < 500; i++) {
		bool found;

		snprintf(key, sizeof key, "c%d", i);
		found = state_read(key, &got);
		there += found;
		CHECK(found || i % 2);
		state_release(&got);
	}
	CHECK_INT(there, 250 + 199);
	/* What is larger than it can ever be is not read. */
	buf_clear(&b);
	buf_puts(&b, "pacecat-state: 1\nplaces: [{catalogue: a}]\n#");
	for (int i = 0; i < 17 << 14; i++)
		buf_puts(&b, "................................................................");
	write_text(b.data);
	CHECK(!state_read("a", &got));
	CHECK_INT(write_scroll("a", 2, NULL), STATE_WRITTEN);
	CHECK_INT(count_kept(), 1);
	remove_kept();
	CHECK_INT(unlink(file), 0);
	buf_release(&b);
}

/* What is no file of ours to be written is not written, and said once. */
static void
test_refused(void)
{
	char other[sizeof file + 16];
	struct buf notice = BUF_INIT;
	struct state s = { 0 }, got;
	char *key = recordkey_make("study", "x");

	snprintf(other, sizeof other, "%s.target", file);
	CHECK(file_write(other, "pacecat-state: 1\nplaces: [{catalogue: a, scroll: 9}]\n", 54, 0,
			 NULL));
	unlink(file);
	CHECK_INT(symlink(other, file), 0);
	CHECK(state_read("a", &got));
	state_release(&got);
	kept_set(&s.notes, key, "Not lost");
	CHECK_INT(state_write("a", &s, &notice), STATE_REFUSED);
	CHECK(strstr(notice.data, "your notes") != NULL);
	CHECK(kept_changed(&s.notes));
	CHECK_INT(unlink(file), 0);
	/* One that cannot be read may hold more than is known. */
	buf_clear(&notice);
	if (geteuid()) {
		CHECK_INT(rename(other, file), 0);
		CHECK_INT(chmod(file, 0), 0);
		CHECK_INT(state_write("a", &s, &notice), STATE_REFUSED);
		CHECK(notice.len > 0);
		CHECK_INT(chmod(file, 0600), 0);
	} else {
		CHECK_INT(mkdir(file, 0700), 0);
		CHECK_INT(state_write("a", &s, &notice), STATE_REFUSED);
		CHECK(notice.len > 0);
		CHECK_INT(rmdir(file), 0);
		CHECK_INT(rename(other, file), 0);
	}
	CHECK_INT(state_write("a", &s, NULL), STATE_WRITTEN);
	CHECK(state_read("a", &got));
	CHECK_STR(kept_get(&got.notes, key), "Not lost");
	state_release(&got);
	state_release(&s);
	CHECK_INT(unlink(file), 0);
	buf_release(&notice);
	free(key);
}

/* A folder that is cleared while a session goes on takes nothing from the reader. */
static void
test_gone(void)
{
	static const char damaged[] =
		"pacecat-state: 1\nplaces:\n- {catalogue: a, notes: {study: {x: other}}}\n]\n";
	struct state s = { 0 }, got;
	char *one = recordkey_make("study", "one"), *x = recordkey_make("study", "x");

	remove_kept();
	kept_set(&s.notes, one, "first words");
	kept_set(&s.notes, x, "mine");
	kept_set(&s.searches, "gold", "studies\ntopic:gold");
	kept_set(&s.links, "https://example.org/", "Example");
	CHECK(marks_recall(&s.marks, "study", "one"));
	CHECK_INT(state_write("a", &s, NULL), STATE_WRITTEN);
	CHECK_INT(unlink(file), 0);
	CHECK_INT(state_write("a", &s, NULL), STATE_WRITTEN);
	CHECK(state_read("a", &got));
	CHECK_STR(kept_get(&got.notes, one), "first words");
	CHECK_STR(kept_get(&got.searches, "gold"), "studies\ntopic:gold");
	CHECK_STR(kept_get(&got.links, "https://example.org/"), "Example");
	CHECK_INT(marks_total(&got.marks), 1);
	state_release(&got);
	/* Of a damaged one what can be read stays beside it. */
	write_text(damaged);
	CHECK_INT(state_write("a", &s, NULL), STATE_WRITTEN);
	CHECK_INT(count_kept(), 1);
	CHECK(state_read("a", &got));
	CHECK_STR(kept_get(&got.notes, one), "first words");
	CHECK(strstr(kept_get(&got.notes, x), "mine") && strstr(kept_get(&got.notes, x), "other"));
	state_release(&got);
	state_release(&s);
	remove_kept();
	CHECK_INT(unlink(file), 0);
	free(one);
	free(x);
}

static void
test_newer(void)
{
	static const char text[] = "pacecat-state: 2\nplaces: {}\n";
	struct buf notice = BUF_INIT, now = BUF_INIT;
	struct state got;

	CHECK(file_write(file, text, sizeof text - 1, 0, NULL));
	CHECK(!state_read("a", &got));
	CHECK_INT(write_scroll("a", 1, &notice), STATE_REFUSED);
	CHECK(notice.len > 0);
	CHECK_INT(file_read(file, &now, NULL, NULL), FILE_OK);
	CHECK_STR(now.data, text);
	CHECK_INT(unlink(file), 0);
	buf_release(&now);
	buf_release(&notice);
}

static void
test_no_home(void)
{
	struct buf notice = BUF_INIT;
	struct state got;

	setenv("XDG_STATE_HOME", "/dev/null", 1);
	CHECK(!state_read("a", &got));
	CHECK_INT(write_scroll("a", 0, &notice), STATE_REFUSED);
	CHECK(notice.len > 0);
	buf_clear(&notice);
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	CHECK(!state_read("a", &got));
	CHECK_INT(write_scroll("a", 0, &notice), STATE_REFUSED);
	CHECK(notice.len > 0);
	buf_release(&notice);
}

/* A session that was killed while it wrote leaves a file that nobody else would take away. */
static void
test_swept(void)
{
	static const char *const names[] = { "pacecat/.pacecat-old", "pacecat/.pacecat-now",
					     "pacecat/.other" };
	struct utimbuf long_ago = { .modtime = time(NULL) - 2 * 3600 };
	struct buf notice = BUF_INIT;

	for (size_t i = 0; i < 3; i++) {
		char *path = path_join(folder, names[i]);

		CHECK(file_write(path, "x", 1, 0, NULL));
		if (i != 1)
			CHECK(!utime(path, &long_ago));
		free(path);
	}
	CHECK_INT(write_scroll("swept", 1, &notice), STATE_WRITTEN);
	for (size_t i = 0; i < 3; i++) {
		char *path = path_join(folder, names[i]);

		CHECK_INT(!access(path, F_OK), i > 0);
		unlink(path);
		free(path);
	}
	buf_release(&notice);
}

/* Who holds the lock for long is not waited for, and nothing is said. */
static void
test_locked(void)
{
	struct buf notice = BUF_INIT;
	struct state s = { .scroll = 5 }, got;
	char *path = path_join(folder, "pacecat/state.lock");
	int ends[2], status;
	pid_t child;
	char byte = 0;

	CHECK(!pipe(ends));
	child = fork();
	if (child == 0) {
		int lock = file_lock(path, 1000);

		if (write(ends[1], &byte, 1) == 1)
			pause();
		file_unlock(lock);
		_exit(0);
	}
	CHECK_INT(read(ends[0], &byte, 1), 1);
	alarm(2);
	CHECK_INT(state_write("locked", &s, &notice), STATE_BUSY);
	alarm(0);
	CHECK_STR(notice.data, "");
	CHECK(!state_read("locked", &got));
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	CHECK_INT(state_write("locked", &s, &notice), STATE_WRITTEN);
	CHECK(state_read("locked", &got));
	state_release(&got);
	close(ends[0]);
	close(ends[1]);
	free(path);
	buf_release(&notice);
}

int
main(void)
{
	if (!state_begin())
		return test_end();
	CHECK_INT(write_scroll("a", 1, NULL), STATE_WRITTEN);
	test_damaged();
	test_aside();
	test_unknown();
	test_bounds();
	test_refused();
	test_gone();
	test_newer();
	test_swept();
	test_locked();
	test_no_home();
	return state_end();
}
