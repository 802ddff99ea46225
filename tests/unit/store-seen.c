/* SPDX-License-Identifier: MIT */
#include "store/seen.h"

#include <stdlib.h>
#include <unistd.h>

#include "sys/file.h"
#include "tests/catalogue.h"
#include "tests/folder.h"
#include "tests/test.h"

static struct edition one, two, older, bare;

static struct catalogue *
make(const char *const *id, size_t count)
{
	struct maker m = { 0 };

	make_file(&m, "c.yaml");
	for (size_t i = 0; i < count; i++)
		make_study(&m, id[i], id[i]);
	return make_catalogue(&m);
}

static void
test_turn(void)
{
	struct state s = { 0 };

	CHECK_INT(seen_turn(&s, &one), SEEN_FIRST);
	CHECK(!seen_base(&s, &one));
	s.edition = one;
	CHECK_INT(seen_turn(&s, &one), SEEN_SAME);
	CHECK(!seen_base(&s, &one));
	CHECK_INT(seen_turn(&s, &two), SEEN_LATER);
	CHECK(seen_base(&s, &two) == &s.edition);
	CHECK_INT(seen_turn(&s, &older), SEEN_OLDER);
	CHECK(!seen_base(&s, &older));
	CHECK_INT(seen_turn(&s, &bare), SEEN_LATER);
	s.before = one;
	s.edition = two;
	CHECK(seen_base(&s, &two) == &s.before);
	CHECK(!seen_base(&s, &one));
}

static void
seen_do(struct seen_work *w)
{
	seen_compare(w);
	seen_keep(w);
	seen_work_release(w);
}

static void
wake(void)
{
}

static void
test_work(void)
{
	static const char *const first[] = { "a", "b" }, *const second[] = { "b", "c", "d" };
	struct catalogue *old = make(first, 2), *new = make(second, 3);
	struct seen none = { .id = NULL }, base;
	struct seen_work w = { .catalogue = old, .key = "k", .edition = &one, .base = &none };
	struct seen_job *job;

	CHECK(!seen_open(&base, "k", &one));
	seen_do(&w);
	CHECK(w.kept && !w.same);
	CHECK_INT(w.fresh, 0);
	CHECK(seen_open(&base, "k", &one));
	CHECK_INT(base.ids, 2);
	CHECK(!seen_open(&none, "k", &two));
	CHECK(!seen_open(&none, "another", &one));
	w = (struct seen_work){ .catalogue = old, .key = "k", .edition = &bare, .base = &base };
	seen_do(&w);
	CHECK(w.same);
	CHECK_INT(w.fresh, 0);
	w = (struct seen_work){ .catalogue = new, .key = "k", .edition = &two, .base = &base };
	job = seen_start(&w, wake);
	CHECK(job != NULL);
	seen_end(job, false);
	seen_work_release(&w);
	CHECK(w.kept && !w.same);
	CHECK_INT(w.fresh, 2);
	/* Given up: nothing is kept. */
	w = (struct seen_work){ .catalogue = new, .key = "x", .edition = &two, .base = &base,
				.progress = { .cancelled = true } };
	seen_end(seen_start(&w, wake), true);
	CHECK(!w.kept);
	CHECK(!seen_open(&none, "x", &two));
	seen_end(NULL, true);
	seen_close(&base);
	catalogue_free(old);
	catalogue_free(new);
}

/* Cut short at every length, or not of this kind: it is as if there were none. */
static void
test_damage(void)
{
	struct paths files = { 0 };
	char *seen = path_join(folder, "pacecat/seen");
	struct buf bytes = BUF_INIT;
	struct seen s;
	char *path;

	CHECK(folder_list(seen, "", &files, NULL));
	for (size_t i = 0; i < files.count; i++) {
		buf_clear(&bytes);
		file_read(files.path[i], &bytes, NULL, NULL);
		path = files.path[i];
		for (size_t len = 0; len < bytes.len; len++) {
			CHECK(file_write(path, bytes.data, len, 0, NULL));
			CHECK(!seen_open(&s, "k", &one) || s.ids == 2);
			seen_close(&s);
		}
		for (size_t at = 0; at < 32; at++) {
			bytes.data[at] ^= 1;
			CHECK(file_write(path, bytes.data, bytes.len, 0, NULL));
			bytes.data[at] ^= 1;
			CHECK(!seen_open(&s, "k", &one) || s.ids == 2);
			seen_close(&s);
		}
		CHECK(file_write(path, bytes.data, bytes.len, 0, NULL));
	}
	CHECK(seen_open(&s, "k", &one));
	seen_close(&s);
	buf_release(&bytes);
	paths_release(&files);
	free(seen);
}

static void
test_nowhere(void)
{
	static const char *const first[] = { "a" };
	struct catalogue *c = make(first, 1);
	struct seen none = { .id = NULL };
	struct seen_work w = { .catalogue = c, .key = "k", .edition = &one, .base = &none };

	setenv("XDG_STATE_HOME", "/dev/null", 1);
	seen_do(&w);
	CHECK(!w.kept);
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	seen_do(&w);
	CHECK(!w.kept);
	CHECK(!seen_open(&none, "k", &one));
	catalogue_free(c);
}

int
main(void)
{
	char v1[] = "1", v2[] = "2", early[] = "2025-01-01", d1[] = "2026-01-03",
	     d2[] = "2026-11-20";

	if (!CHECK(folder_begin()))
		return test_end();
	setenv("XDG_STATE_HOME", folder, 1);
	one = (struct edition){ .version = v1, .date = d1 };
	two = (struct edition){ .version = v2, .date = d2 };
	older = (struct edition){ .date = early };
	bare = (struct edition){ .stamp = 7 };
	test_turn();
	test_work();
	test_damage();
	test_nowhere();
	CHECK(folder_end());
	return test_end();
}
