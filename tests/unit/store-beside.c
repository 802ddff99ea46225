/* SPDX-License-Identifier: MIT */
#include "store/beside.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/load.h"
#include "tests/folder.h"
#include "tests/test.h"

/* Names are below the folder of the test, which is the current one as well. */

static void
put(const char *name, const char *id)
{
	FILE *out = fopen(name, "wb");

	CHECK(out && fprintf(out, "studies: [{id: %s, title: T, type: report}]\n", id) > 0 &&
	      !fclose(out));
}

/* So many seconds old, as far as who writes a file can say. */
static void
age(const char *name, long seconds)
{
	struct timespec when[2] = { { .tv_sec = time(NULL) - seconds, .tv_nsec = 5 } };

	when[1] = when[0];
	CHECK(!utimensat(AT_FDCWD, name, when, 0));
}

/* What was asked for before and after: an edit in between is one while it is compiled. */
static void
compile_while(const char *const *paths, size_t count, const char *to, void (*edit)(void))
{
	struct diags diags = { .diag = NULL };
	struct compiled from;
	enum exit_status status;
	struct catalogue *c = load_noted(paths, count, &from, &diags, &status);

	if (edit)
		edit();
	CHECK(c && status == EXIT_DONE && !diags.count && compile_catalogue(c, &from, to, NULL));
	catalogue_free(c);
	compiled_release(&from);
	diags_release(&diags);
}

static void
compile(const char *path, const char *to)
{
	compile_while(&path, 1, to, NULL);
}

/* The ids of what is opened, and "!" for each warning; "-": nothing is. */
static const char *
ids_of(const char *path)
{
	static char room[256];
	struct diags diags = { .diag = NULL };
	struct buf b = BUF_INIT;
	enum exit_status status;
	struct catalogue *c = load_catalogue(&path, 1, &diags, &status);
	uint32_t first = c ? catalogue_first(c, KIND_STUDY) : 0;

	for (uint32_t i = 0; c && i < catalogue_count(c, KIND_STUDY); i++)
		buf_printf(&b, "%s ", record_id(c, first + i));
	for (size_t i = 0; i < diags.warnings; i++)
		buf_puts(&b, "!");
	snprintf(room, sizeof room, "%s", c ? b.data : "-");
	buf_release(&b);
	catalogue_free(c);
	diags_release(&diags);
	return room;
}

static void
wipe(const char *name)
{
	CHECK(!nftw(name, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS));
}

static void
wipe_all(void)
{
	DIR *here = opendir(".");
	struct dirent *entry;

	CHECK(here != NULL);
	while (here && (entry = readdir(here)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			wipe(entry->d_name);
	if (here)
		closedir(here);
}

/* As cp and then mv. */
static void
replace_by_copy(const char *name)
{
	static char data[1 << 16];
	FILE *in = fopen(name, "rb"), *out = fopen("copied", "wb");
	size_t len = in ? fread(data, 1, sizeof data, in) : 0;

	CHECK(in && out && feof(in) && fwrite(data, 1, len, out) == len);
	if (in)
		fclose(in);
	CHECK(out && !fclose(out) && !rename("copied", name));
}

/* A folder of two files, compiled beside it, and opened once so that all is known of it. */
static void
begin(void)
{
	wipe_all();
	CHECK(!mkdir("cat", 0700));
	put("cat/a.yaml", "a");
	put("cat/b.yaml", "b");
	age("cat/a.yaml", 3600);
	age("cat/b.yaml", 3600);
	compile("cat", "cat.pacecat");
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
}

static void
nothing(void)
{
}

static void
add(void)
{
	put("cat/c.yaml", "c");
	age("cat/c.yaml", 7200);
}

static void
remove_one(void)
{
	CHECK(!unlink("cat/a.yaml"));
}

static void
rename_one(void)
{
	CHECK(!rename("cat/a.yaml", "cat/z.yaml"));
}

static void
touch(void)
{
	age("cat/a.yaml", 0);
}

static void
edit_in_second(void)
{
	struct timespec when[2];
	struct stat st;

	CHECK(!stat("cat.pacecat", &st));
	when[0] = when[1] = st.st_mtim;
	put("cat/a.yaml", "x");
	CHECK(!utimensat(AT_FDCWD, "cat/a.yaml", when, 0));
}

static void
edit_keeping_time(void)
{
	struct timespec when[2];
	struct stat st;

	CHECK(!stat("cat/a.yaml", &st));
	when[0] = when[1] = st.st_mtim;
	put("cat/a.yaml", "x");
	CHECK(!utimensat(AT_FDCWD, "cat/a.yaml", when, 0));
}

static void
replace_by_older(void)
{
	put("other", "x");
	age("other", 7200);
	CHECK(!rename("other", "cat/a.yaml"));
}

static void
copy_later(void)
{
	put("cat/a.yaml", "x");
	age("cat/a.yaml", 60);
	replace_by_copy("cat.pacecat");
}

static void
replace_by_link(void)
{
	put("other", "x");
	age("other", 7200);
	CHECK(!unlink("cat/a.yaml") && !symlink("../other", "cat/a.yaml"));
}

static void
nest(void)
{
	CHECK(!mkdir("cat/in", 0700));
	put("cat/in/c.yaml", "c");
}

static void
add_other_file(void)
{
	put("cat/read.me", "x");
}

static void
hand_out(void)
{
	wipe("cat");
}

static void
empty(void)
{
	CHECK(!unlink("cat/a.yaml") && !unlink("cat/b.yaml"));
}

static void
rename_all(void)
{
	CHECK(!rename("cat/a.yaml", "cat/y.yaml") && !rename("cat/b.yaml", "cat/z.yaml"));
}

static const struct {
	const char *what;
	void (*change)(void);
	const char *want;
} changes[] = {
	{ "nothing", nothing, "a b " },
	{ "a new file, even an old one", add, "a b c " },
	{ "a file less", remove_one, "b " },
	{ "a file by another name", rename_one, "b a " },
	{ "all by other names", rename_all, "a b " },
	{ "touched", touch, "a b " },
	{ "edited in the second of the compiled one", edit_in_second, "x b " },
	{ "edited, but its time says nothing", edit_keeping_time, "x b " },
	{ "replaced by an older one", replace_by_older, "x b " },
	{ "edited, then the compiled one is copied", copy_later, "x b " },
	{ "replaced by a link", replace_by_link, "x b " },
	{ "a folder in the folder", nest, "a b " },
	{ "another file in the folder", add_other_file, "a b " },
	{ "the folder is gone", hand_out, "a b " },
	{ "nothing is left in it", empty, "a b " },
};

static void
test_changes(void)
{
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		begin();
		changes[i].change();
		if (!CHECK_STR(ids_of("cat.pacecat"), changes[i].want) ||
		    !CHECK_STR(ids_of("cat.pacecat"), changes[i].want))
			printf("  %s\n", changes[i].what);
	}
}

/* Links in the folder, and to it, may be turned. */
static void
test_links(void)
{
	begin();
	CHECK(!mkdir("other", 0700));
	put("other/x.yaml", "x");
	put("other/y.yaml", "y");
	CHECK(!symlink("../other/x.yaml", "cat/l.yaml"));
	compile("cat", "cat.pacecat");
	CHECK_STR(ids_of("cat.pacecat"), "a b x ");
	CHECK(!unlink("cat/l.yaml") && !symlink("../other/y.yaml", "cat/l.yaml"));
	CHECK_STR(ids_of("cat.pacecat"), "a b y ");
	CHECK(!symlink("cat", "linked"));
	compile("linked", "linked.pacecat");
	CHECK_STR(ids_of("linked.pacecat"), "a b y ");
	CHECK(!unlink("linked") && !symlink("other", "linked"));
	CHECK_STR(ids_of("linked.pacecat"), "x y ");
}

/* By which names a compiled file knows what it was made from. */
static void
test_names(void)
{
	static const struct {
		const char *in, *from, *to, *name;
	} names[] = {
		{ ".", "cat", "cat.pacecat", "cat/a.yaml" },
		{ ".", "./cat//", "./cat.pacecat", "cat//a.yaml" },
		{ ".", "cat/../cat", "cat.pacecat", "cat/a.yaml" },
		{ ".", "cat/a.yaml", "cat.pacecat", "cat/a.yaml" },
		{ "cat", ".", "../cat.pacecat", "cat/a.yaml" },
		{ "cat", "a.yaml", "../cat.pacecat", "cat/a.yaml" },
		{ "cat", "./a.yaml", "a.pacecat", "a.yaml" },
		{ "cat", "../cat/a.yaml", "a.pacecat", "a.yaml" },
		{ "cat", ".", "a.pacecat", "a.yaml" },
		{ "out", "../cat", "cat.pacecat", "" },
		{ ".", "cat", "out/cat.pacecat", "" },
	};

	begin();
	CHECK(!mkdir("out", 0700));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct compiled c;

		CHECK(!chdir(names[i].in));
		compile(names[i].from, names[i].to);
		if (CHECK_INT(compiled_open(&c, names[i].to, false, NULL), COMPILED_OK)) {
			CHECK_STR(c.source[0].name, names[i].name);
			CHECK_INT(c.source[0].listed, path_is_folder(names[i].from));
			compiled_release(&c);
		}
		CHECK(!unlink(names[i].to) && !chdir(folder));
	}
	/* What lies beside it in its own folder need not be what it was made from. */
	compile("cat", "cat/cat.pacecat");
	put("cat/c.yaml", "c");
	CHECK_STR(ids_of("cat/cat.pacecat"), "a b c ");
	CHECK(!unlink("cat/a.yaml") && !unlink("cat/b.yaml"));
	CHECK_STR(ids_of("cat/cat.pacecat"), "a b ");
}

/* Several that were named: where not all are there, it is said that they are others by now. */
static void
test_several(void)
{
	static const char *const both[] = { "cat/a.yaml", "cat/b.yaml" };
	static const char *const apart[] = { "cat", "out/c.yaml" };

	begin();
	compile_while(both, 2, "cat.pacecat", NULL);
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
	put("cat/c.yaml", "c");
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
	put("cat/a.yaml", "x");
	CHECK_STR(ids_of("cat.pacecat"), "x b ");
	CHECK(!unlink("cat/b.yaml"));
	CHECK_STR(ids_of("cat.pacecat"), "a b !");
	CHECK(!unlink("cat/a.yaml"));
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
	begin();
	CHECK(!mkdir("out", 0700) && !mkdir("other", 0700));
	put("out/c.yaml", "c");
	CHECK(!rename("cat", "other/cat") && !chdir("other"));
	compile_while((const char *const[]){ apart[0], "../out/c.yaml" }, 2, "cat.pacecat", NULL);
	CHECK_STR(ids_of("cat.pacecat"), "a b c ");
	put("cat/a.yaml", "x");
	CHECK_STR(ids_of("cat.pacecat"), "a b c !");
	CHECK(!chdir(folder));
}

/* What is recorded is what was read, whatever it is when that is written down. */
static void
test_while(void)
{
	static const char *const path = "cat";

	begin();
	compile_while(&path, 1, "cat.pacecat", edit_keeping_time);
	CHECK_STR(ids_of("cat.pacecat"), "x b ");
	begin();
	compile_while(&path, 1, "cat.pacecat", add);
	CHECK_STR(ids_of("cat.pacecat"), "a b c ");
}

static uint64_t
inode_of_stamp(void)
{
	struct paths found = { .path = NULL };
	struct file_identity id = { .inode = 0 };

	CHECK(folder_list("cache/" PACKAGE, ".checked", &found, NULL));
	if (CHECK_INT(found.count, 1))
		CHECK(file_identity(found.path[0], &id));
	paths_release(&found);
	return id.inode;
}

/* What has been read once is not read again: then there would be something new to remember. */
static void
test_remembered(void)
{
	uint64_t before;

	begin();
	before = inode_of_stamp();
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
	/* So soon after they were changed they may change again. */
	CHECK(before != inode_of_stamp());
	sleep(3);
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
	before = inode_of_stamp();
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
	CHECK_INT(inode_of_stamp(), before);
	/* Also where the clock is behind them, or far ahead. */
	age("cat/a.yaml", -1000000);
	age("cat/b.yaml", 1000000000);
	sleep(3);
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
	before = inode_of_stamp();
	CHECK_STR(ids_of("cat.pacecat"), "a b ");
	CHECK_INT(inode_of_stamp(), before);
}

/* The browser notices what happens beside a compiled catalogue. */
static void
test_watched(void)
{
	static const char *const path = "cat.pacecat";
	struct opened *o;

	begin();
	o = opened_new(&path, 1);
	CHECK(!opened_stale(o));
	CHECK_INT(o->watched.count, 2);
	edit_keeping_time();
	CHECK(opened_stale(o));
	opened_free(o);
	o = opened_new(&path, 1);
	CHECK(!opened_stale(o));
	add();
	CHECK(opened_stale(o));
	opened_free(o);
	hand_out();
	o = opened_new(&path, 1);
	CHECK(!opened_stale(o) && o->catalogue);
	CHECK_INT(o->watched.count, 1);
	opened_free(o);
}

int
main(void)
{
	char *cache;

	if (!CHECK(folder_begin()) || !CHECK(!chdir(folder)))
		return test_end();
	cache = path_join(folder, "cache");
	setenv("XDG_CACHE_HOME", cache, 1);
	free(cache);
	test_changes();
	test_links();
	test_names();
	test_several();
	test_while();
	test_remembered();
	test_watched();
	CHECK(!chdir("/") && folder_end());
	return test_end();
}
