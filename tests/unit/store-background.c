/* SPDX-License-Identifier: MIT */
/* Loading on threads gives what loading does, can be given up at any time, and leaves nothing. */
#include "store/background.h"

#include <poll.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "store/head.h"
#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"

#define FILES 5
#define STUDIES 4000                    /* of each file, some 250 bytes each */
#define HANGS_MS 120000                 /* what takes so long does not come, on any machine */

static int wakes[2];

static void
wake(void)
{
	if (write(wakes[1], "", 1) < 0)
		test_failed++;
}

/* A file with faults in it, so that their order can be compared. */
static void
add_studies(struct buf *b, int file)
{
	buf_puts(b, "studies:\n");
	for (int i = 0; i < STUDIES; i++) {
		buf_printf(b, "  - id: s%d-%d\n    type: report\n    title: Study %d of file %d\n",
			   file, i, i, file);
		buf_printf(b, "    author: [p%d, {family: F%d, given: G}]\n", i * 7 % 3000, i % 50);
		buf_printf(b, "    issued: %d\n    country: [COD]\n", 1980 + i % 40);
		if (i % 1000 == 7)
			buf_puts(b, "    colour: red\n    topic: [nowhere]\n    language: 7up\n");
		buf_puts(b, "    abstract: |\n      What was found in the year that it is of.\n"
			    "      And what was not found, which is more.\n");
	}
}

static void
put(const char *name, const struct buf *b)
{
	char *path = path_join(folder, name);

	CHECK(file_write(path, b->data, b->len, FILE_FOLDERS, NULL));
	free(path);
}

static void
make_files(void)
{
	struct buf b = BUF_INIT;
	char name[32];

	for (int file = 0; file < FILES; file++) {
		buf_clear(&b);
		buf_puts(&b, "pacecat: 1\n");
		if (!file) {
			buf_puts(&b, "programme: {id: big, title: A big programme}\n"
				     "people:\n");
			for (int i = 0; i < 3000; i++)
				buf_printf(&b, "  - {id: p%d, name: P%d}\n", i, i);
		}
		add_studies(&b, file);
		snprintf(name, sizeof name, "many/%d.yaml", file);
		put(name, &b);
		if (!file)
			put("one.yaml", &b);
	}
	buf_release(&b);
}

static void
dump(const struct catalogue *c, const struct diags *diags, struct buf *out)
{
	size_t bytes;
	const void *block = catalogue_block(c, &bytes);

	buf_clear(out);
	buf_add(out, block, bytes);
	for (size_t i = 0; i < diags->count; i++) {
		diag_format(&diags->diag[i], out);
		buf_putc(out, '\n');
	}
}

/* Every file for itself, linked one after the other as a single thread would. */
static void
test_side_by_side(void)
{
	char *path = path_join(folder, "many");
	struct buf first = BUF_INIT, second = BUF_INIT;

	for (int i = 0; i < 4; i++) {
		const char *const paths[] = { path };
		struct progress progress = { .total = 0 };
		struct loaded l;

		load_all(paths, 1, &progress, &l);
		CHECK_INT(l.status, EXIT_DONE);
		CHECK(!l.broken && !l.partial && !l.cancelled);
		CHECK_INT(catalogue_count(l.catalogue, KIND_STUDY), FILES * STUDIES);
		CHECK_INT(progress.records, FILES * STUDIES + 3000 + 1);
		CHECK(progress.done <= progress.total);
		for (size_t k = 1; k < l.diags.count; k++)
			CHECK(strcmp(l.diags.diag[k - 1].place.file,
				     l.diags.diag[k].place.file) <= 0);
		dump(l.catalogue, &l.diags, i ? &second : &first);
		if (i)
			CHECK(first.len == second.len &&
			      !memcmp(first.data, second.data, first.len));
		loaded_release(&l);
	}
	buf_release(&first);
	buf_release(&second);
	free(path);
}

/* Takes all generations; how many there were, and the last one. */
static int
take_all(struct load *load, struct loaded *last)
{
	int count = 0;

	*last = (struct loaded){ .partial = false };
	do {
		struct pollfd fd = { .fd = wakes[0], .events = POLLIN };
		char byte;

		if (count)
			loaded_release(last);
		if (!CHECK(poll(&fd, 1, HANGS_MS) == 1) || read(wakes[0], &byte, 1) != 1)
			return -1;
		if (!CHECK(load_take(load, last)))
			return -1;
		count++;
	} while (last->partial);
	return count;
}

static void
check_whole(struct opened *o, struct loaded *l)
{
	CHECK_INT(catalogue_count(l->catalogue, KIND_STUDY), STUDIES);
	CHECK(catalogue_find(l->catalogue, KIND_PERSON, "p2999") != RECORD_NONE);
	CHECK_INT(record_line(l->catalogue, catalogue_find(l->catalogue, KIND_STUDY, "s0-2")),
		  3 + 3000 + 2 + 2 * 9);
	CHECK(opened_wants(o, l));
	opened_replace(o, l);
	CHECK(!o->partial && !opened_stale(o));
	CHECK(o->diags.count > 0);
}

static void
test_generations(void)
{
	char *path = path_join(folder, "one.yaml");
	const char *const names[] = { path };
	struct opened *o = opened_begin(names, 1);
	struct load_state state;
	struct loaded l;
	uint32_t study;

	CHECK(o->partial && o->catalogue && !o->load);
	CHECK_STR(o->key, "big");
	CHECK_INT(o->diags.count, 0);
	study = catalogue_find(o->catalogue, KIND_STUDY, "s0-2");
	CHECK(catalogue_count(o->catalogue, KIND_STUDY) > 50);
	CHECK(catalogue_count(o->catalogue, KIND_STUDY) < STUDIES);
	CHECK_INT(catalogue_find(o->catalogue, KIND_PERSON, "p2999"), RECORD_NONE);
	CHECK(study != RECORD_NONE);
	/* Where it is written in the whole file, though the lines before were left out. */
	CHECK_INT(record_line(o->catalogue, study), 3 + 3000 + 2 + 2 * 9);
	CHECK_INT(record_column(o->catalogue, study), 5);

	o->load = load_start(&o->paths, true, wake);
	load_state(o->load, &state);
	CHECK(state.percent < 100);
	if (CHECK_INT(take_all(o->load, &l), 2))
		check_whole(o, &l);
	opened_give_up(o);
	opened_free(o);
	free(path);
}

/* The large beginning has the people that the small one left out. */
static void
test_head(void)
{
	char *path = path_join(folder, "one.yaml"), *many = path_join(folder, "many");
	const char *const one[] = { path }, *const folders[] = { many };
	struct loaded l;

	CHECK(load_head(one, 1, true, &l));
	CHECK(l.partial && l.catalogue);
	CHECK(catalogue_find(l.catalogue, KIND_PERSON, "p2999") != RECORD_NONE);
	CHECK(catalogue_count(l.catalogue, KIND_STUDY) < STUDIES);
	loaded_release(&l);
	CHECK(load_head(folders, 1, false, &l));
	CHECK(catalogue_find(l.catalogue, KIND_STUDY, "s0-1") != RECORD_NONE);
	CHECK(catalogue_find(l.catalogue, KIND_STUDY, "s4-1") != RECORD_NONE);
	loaded_release(&l);
	free(path);
	free(many);
}

/* Files of a folder that have people only, however they end; the studies stand in another. */
static void
test_head_without_studies(void)
{
	static const char *const ends[] = { "", "\n", "\n\n", "\nx", "\nstudies:", "\nstudies" };
	char *apart = path_join(folder, "apart");
	const char *const folders[] = { apart };
	struct buf b = BUF_INIT;
	struct loaded l;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		buf_clear(&b);
		buf_printf(&b, "people:\n  - {id: kone, name: Awa}%s", ends[i]);
		put("apart/people.yaml", &b);
		buf_clear(&b);
		add_studies(&b, 0);
		put("apart/studies.yaml", &b);
		CHECK(load_head(folders, 1, false, &l));
		CHECK(catalogue_find(l.catalogue, KIND_PERSON, "kone") != RECORD_NONE);
		CHECK(catalogue_find(l.catalogue, KIND_STUDY, "s0-1") != RECORD_NONE);
		loaded_release(&l);
	}
	buf_release(&b);
	free(apart);
}

/* Of what another program wrote too, by the ids and at the lines that it has in the whole. */
static void
test_foreign(void)
{
	char *path = path_join(folder, "refs.bib");
	const char *const names[] = { path };
	struct progress progress = { .total = 0 };
	struct buf b = BUF_INIT;
	struct opened *o;
	struct loaded l;
	uint32_t head, whole, count;

	for (int i = 0; i < 2 * STUDIES; i++)
		buf_printf(&b,
			   "@book{k%d,\n  author = {Kon\xc3\xa9, A. and Weir, %c.},\n"
			   "  title = {What the herons of the year %d ate},\n  year = %d,\n"
			   "  note = {\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9}\n}\n",
			   i, 'A' + i % 26, i, 1900 + i % 100);
	put("refs.bib", &b);
	CHECK(b.len > LOAD_SMALL);
	o = opened_begin(names, 1);
	load_all(names, 1, &progress, &l);
	/* Each of its bytes counts when it is imported, and those of what is made of it. */
	CHECK(progress.done > b.len);
	CHECK(o->partial && o->catalogue);
	count = catalogue_count(o->catalogue, KIND_STUDY);
	CHECK(count > 500 && count < STUDIES);
	head = catalogue_first(o->catalogue, KIND_STUDY);
	whole = catalogue_first(l.catalogue, KIND_STUDY);
	for (uint32_t i = 0; i < count; i++) {
		CHECK_STR(record_id(o->catalogue, head + i), record_id(l.catalogue, whole + i));
		CHECK_INT(record_line(o->catalogue, head + i),
			  record_line(l.catalogue, whole + i));
	}
	CHECK(opened_wants(o, &l));
	opened_replace(o, &l);
	CHECK_INT(catalogue_count(o->catalogue, KIND_STUDY), 2 * STUDIES);
	opened_free(o);
	buf_release(&b);
	free(path);
}

/* A line that is longer than what is read at once is gone over, and is no beginning anywhere. */
static void
test_long_line(void)
{
	const struct head_limits limits = { .before = 100, .studies = 100, .search = 64 };
	char *path = path_join(folder, "long.yaml");
	const char *const one[] = { path };
	struct buf b = BUF_INIT;
	struct loaded l;

	buf_puts(&b, "# c\ntitle: ");
	buf_printf(&b, "%0116d", 0);
	buf_puts(&b, "studies: - y\nstudies:\n  - {id: s1, type: book, title: One}\n"
		     "  - {id: s2, type: book, title: Two}\n");
	put("long.yaml", &b);
	CHECK(load_head_within(&limits, one, 1, false, &l));
	CHECK_INT(catalogue_count(l.catalogue, KIND_STUDY), 2);
	CHECK_INT(record_line(l.catalogue, catalogue_find(l.catalogue, KIND_STUDY, "s2")), 5);
	loaded_release(&l);
	buf_release(&b);
	free(path);
}

/* Wherever it is when nobody wants it any more, it ends and leaves nothing behind. */
static void
cancel_often(const char *name)
{
	char *path = path_join(folder, name);
	struct paths paths = { 0 };
	uint64_t bytes;

	paths_add(&paths, path);
	bytes = load_bytes((const char *const *)paths.path, paths.count);
	for (int i = 0; i < 12; i++) {
		struct timespec pause = { .tv_nsec = (long)i * i * 700000 };
		struct load *load = load_start(&paths, i % 2, NULL);
		struct load_state state;

		nanosleep(&pause, NULL);
		/* What is told is read, not the work that comes behind. */
		load_state(load, &state);
		CHECK(state.bytes <= state.total && (!state.total || state.total == bytes));
		load_cancel(load);
		CHECK(load_cancelled(load));
		load_free(load);
	}
	load_free(NULL);
	paths_release(&paths);
	free(path);
}

static void
test_cancel(void)
{
	cancel_often("many");
	cancel_often("refs.bib");
}

/* What is small needs no thread and has arrived at once. */
static void
test_small(void)
{
	static const char good[] = "studies: [{id: a, type: book, title: A}]\n";
	static const char cut[] = "studies: [{id: a, type: book, title: A}, {id: b\n";
	struct buf b = BUF_INIT;
	char *path = path_join(folder, "small.yaml");
	const char *const names[] = { path };
	struct loaded l = { 0 };
	struct opened *o;

	buf_puts(&b, good);
	put("small.yaml", &b);
	o = opened_begin(names, 1);
	CHECK(!o->partial && !opened_stale(o));
	buf_clear(&b);
	buf_puts(&b, cut);
	put("small.yaml", &b);
	CHECK(opened_stale(o));
	opened_load(o, NULL);
	CHECK(!opened_stale(o));
	CHECK(opened_take(o, &l));
	CHECK(!o->load);
	/* A broken edit does not take the place of what was whole. */
	CHECK(l.broken && l.catalogue && !opened_wants(o, &l));
	opened_keep(o, &l);
	CHECK_INT(catalogue_count(o->catalogue, KIND_STUDY), 1);
	CHECK(o->diags.errors > 0 && !o->broken);
	unlink(path);
	opened_load(o, NULL);
	CHECK(opened_take(o, &l) && !l.catalogue && !opened_wants(o, &l));
	opened_keep(o, &l);
	CHECK_INT(o->status, EXIT_NO_INPUT);
	/* Opened when it was broken, the next broken one is as good. */
	opened_free(o);
	put("small.yaml", &b);
	o = opened_begin(names, 1);
	CHECK(o->broken);
	opened_load(o, NULL);
	CHECK(opened_take(o, &l) && l.broken && opened_wants(o, &l));
	opened_replace(o, &l);
	CHECK(!opened_take(o, &l));
	opened_free(o);
	buf_release(&b);
	free(path);
}

int
main(void)
{
	/* What the cache has is not loaded. */
	setenv("XDG_CACHE_HOME", "/dev/null/none", 1);
	if (!CHECK(folder_begin()) || !CHECK(!pipe(wakes)))
		return test_end();
	make_files();
	test_side_by_side();
	test_generations();
	test_head();
	test_head_without_studies();
	test_foreign();
	test_long_line();
	test_cancel();
	test_small();
	CHECK(folder_end());
	return test_end();
}
