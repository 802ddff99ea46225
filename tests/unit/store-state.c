/* SPDX-License-Identifier: MIT */
#include "store/state.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/test.h"

static char folder[] = "/tmp/pacecat-test-XXXXXX";
static char file[sizeof folder + 32];

static void
test_round(void)
{
	struct state s = { 0 }, got;
	struct buf notice = BUF_INIT;
	char view[] = "studies", record[] = "a \"quoted\\\" \303\251", version[] = "2026.1";

	CHECK(!state_read("asm-pace", &got));
	CHECK(!got.view && !got.orders);
	s.view = view;
	s.record = record;
	s.version = version;
	s.scroll = 42;
	state_set_order(&s, "studies", "title");
	state_set_order(&s, "people", "-name");
	state_set_order(&s, "studies", "year");
	CHECK(state_write("asm-pace", &s, &notice));
	CHECK(state_read("asm-pace", &got));
	CHECK_STR(got.view, "studies");
	CHECK_STR(got.record, record);
	CHECK_STR(got.version, "2026.1");
	CHECK_INT(got.scroll, 42);
	CHECK_STR(state_order(&got, "studies"), "year");
	CHECK_STR(state_order(&got, "people"), "-name");
	CHECK_STR(state_order(&got, "topics"), NULL);
	state_release(&got);

	/* Another catalogue's entry does not touch it; its own is replaced. */
	CHECK(state_write("/path/to \303\251.yaml", &(struct state){ .scroll = 7 }, &notice));
	CHECK(state_write("/path/to \303\251.yaml", &(struct state){ .scroll = 8 }, &notice));
	CHECK(state_read("/path/to \303\251.yaml", &got));
	CHECK_INT(got.scroll, 8);
	CHECK(!got.view);
	state_release(&got);
	CHECK(state_read("asm-pace", &got));
	CHECK_INT(got.scroll, 42);
	CHECK_STR(state_order(&got, "people"), "-name");
	state_release(&got);
	CHECK_STR(notice.data, "");

	s.view = s.record = s.version = NULL;
	state_release(&s);
	buf_release(&notice);
}

/* A session that marks and unmarks, as one would that read the state at some time. */
static void
mark(const char *id, bool now, struct state *s)
{
	size_t at;

	marks_recall(&s->marks, "study", id);
	for (at = 0; strcmp(mark_id(&s->marks.mark[at]), id);)
		at++;
	s->marks.mark[at].before = !now;
	s->marks.mark[at].now = now;
}

/* Those of a catalogue, as one line. */
static void
check_marks(const char *key, const char *want)
{
	struct buf b = BUF_INIT;
	struct state s;

	state_read(key, &s);
	for (size_t i = 0; i < s.marks.count; i++) {
		const struct mark *m = &s.marks.mark[i];

		CHECK(m->now && m->before);
		buf_printf(&b, "%s%s:%s", i ? " " : "", marks_kind(mark_kind(m)), mark_id(m));
	}
	CHECK_STR(b.data, want);
	buf_release(&b);
	state_release(&s);
}

static void
test_marks(void)
{
	struct state one = { .scroll = 1 }, two = { .scroll = 2 }, many = { .scroll = 3 };
	char id[64];

	mark("a", true, &one);
	mark("b \"\303\251\"", true, &one);
	mark("bad\033", true, &one);
	marks_recall(&one.marks, "person", "never-changed");
	CHECK(state_write("marks", &one, NULL));
	check_marks("marks", "study:a study:b \"\303\251\"");
	/* The other session knows nothing of it, and takes only its own away. */
	mark("c", true, &two);
	mark("a", false, &two);
	CHECK(state_write("marks", &two, NULL));
	check_marks("marks", "study:b \"\303\251\" study:c");
	/* Whoever writes another entry, or nothing new, keeps them. */
	CHECK(state_write("asm-pace", &(struct state){ .scroll = 42 }, NULL));
	CHECK(state_write("marks", &(struct state){ .scroll = 1 }, NULL));
	check_marks("marks", "study:b \"\303\251\" study:c");
	check_marks("asm-pace", "");
	for (int i = 0; i < 5000; i++) {
		snprintf(id, sizeof id, "a-study-with-a-long-id-%d", i);
		mark(id, true, &many);
	}
	CHECK(state_write("many", &many, NULL));
	state_release(&two);
	CHECK(state_read("many", &two));
	CHECK_INT(two.marks.count, 5000);
	check_marks("marks", "study:b \"\303\251\" study:c");
	state_release(&one);
	state_release(&two);
	state_release(&many);
	CHECK_INT(unlink(file), 0);
}

/* What could not be read back is left out, and harms nothing else. */
static void
test_strange(void)
{
	char view[] = "\033[31m", record[] = "\377", version[] = "1";
	struct state s = { .view = view, .record = record, .version = version }, got;

	CHECK(state_write("strange", &s, NULL));
	CHECK(state_read("strange", &got));
	CHECK(!got.view && !got.record);
	CHECK_STR(got.version, "1");
	state_release(&got);
	CHECK(state_write("bad\nkey", &s, NULL));
	CHECK(!state_read("bad\nkey", &got));
	CHECK(state_read("asm-pace", &got));
	state_release(&got);
}

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
		CHECK(state_write("a", &(struct state){ .scroll = 1 }, NULL));
		CHECK(state_read("a", &got));
		state_release(&got);
	}
}

static void
test_newer(void)
{
	static const char text[] = "pacecat-state: 2\nplaces: {}\n";
	struct buf notice = BUF_INIT, now = BUF_INIT;
	struct state got;

	CHECK(file_write(file, text, sizeof text - 1, 0, NULL));
	CHECK(!state_read("a", &got));
	CHECK(!state_write("a", &(struct state){ .scroll = 1 }, &notice));
	CHECK(notice.len > 0);
	CHECK_INT(file_read(file, &now, NULL, NULL), FILE_OK);
	CHECK_STR(now.data, text);
	CHECK_INT(unlink(file), 0);
	buf_release(&now);
	buf_release(&notice);
}

/* Sessions that write at once lose nothing of each other. */
/* On a slow disk the others may have the lock for longer than anybody waits. */
static bool
insist(const char *key, const struct state *s)
{
	struct state got = { .scroll = 0 };

	for (int i = 0; i < 100 && got.scroll != s->scroll; i++) {
		if (!state_write(key, s, NULL))
			return false;
		state_release(&got);
		state_read(key, &got);
	}
	state_release(&got);
	return true;
}

static void
test_together(void)
{
	enum { SESSIONS = 4 };
	struct state got;

	for (int i = 0; i < SESSIONS; i++) {
		if (fork() == 0) {
			char key[] = { (char)('a' + i), '\0' };
			bool good = true;

			for (unsigned long n = 1; n <= 3; n++)
				good &= insist(key, &(struct state){ .scroll = n });
			_exit(!good);
		}
	}
	for (int i = 0; i < SESSIONS; i++) {
		int status = 1;

		wait(&status);
		CHECK_INT(status, 0);
	}
	for (int i = 0; i < SESSIONS; i++) {
		char key[] = { (char)('a' + i), '\0' };

		CHECK(state_read(key, &got));
		CHECK_INT(got.scroll, 3);
		state_release(&got);
	}
}

static void
test_no_home(void)
{
	struct buf notice = BUF_INIT;
	struct state got;

	setenv("XDG_STATE_HOME", "/dev/null", 1);
	CHECK(!state_read("a", &got));
	CHECK(!state_write("a", &(struct state){ 0 }, &notice));
	CHECK(notice.len > 0);
	buf_clear(&notice);
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	CHECK(!state_read("a", &got));
	CHECK(!state_write("a", &(struct state){ 0 }, &notice));
	CHECK(notice.len > 0);
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
	CHECK(state_write("locked", &s, &notice));
	alarm(0);
	CHECK_STR(notice.data, "");
	CHECK(!state_read("locked", &got));
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	CHECK(state_write("locked", &s, &notice));
	CHECK(state_read("locked", &got));
	state_release(&got);
	close(ends[0]);
	close(ends[1]);
	free(path);
	buf_release(&notice);
}

static void
test_key(void)
{
	struct paths paths = { 0 };
	char *key = state_key(NULL, &paths);

	CHECK_STR(key, "");
	free(key);
	paths_add(&paths, "/nonexistent/c.yaml");
	key = state_key(NULL, &paths);
	CHECK_STR(key, "/nonexistent/c.yaml");
	free(key);
	paths_release(&paths);
}

int
main(void)
{
	if (!CHECK(mkdtemp(folder)))
		return test_end();
	snprintf(file, sizeof file, "%s/pacecat/state.yaml", folder);
	setenv("XDG_STATE_HOME", folder, 1);
	test_marks();
	test_round();
	test_strange();
	test_damaged();
	test_newer();
	test_together();
	test_locked();
	test_no_home();
	test_key();
	if (fork() == 0) {
		execlp("rm", "rm", "-rf", folder, (char *)NULL);
		_exit(1);
	}
	wait(NULL);
	return test_end();
}
