/* SPDX-License-Identifier: MIT */
#include "store/load.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/folder.h"
#include "tests/test.h"

static const char people[] =
	"pacecat: 1\n"
	"programme: {id: small, title: A small programme, title-short: SMALL}\n"
	"people:\n"
	"  - {id: rakoto, name: {family: Rakoto, given: H.}}\n";
static const char studies[] =
	"studies:\n"
	"  - {id: first, title: The first, type: report, author: [rakoto], issued: 2012}\n"
	"  - {id: second, title: The second, type: report}\n";

static void
put(const char *name, const char *text)
{
	char *path = path_join(folder, name);

	CHECK(file_write(path, text, strlen(text), FILE_FOLDERS, NULL));
	free(path);
}

/* Load one or two names of the folder; how many studies there are, -1 without a catalogue. */
static int
load(const char *a, const char *b, enum exit_status want, size_t errors)
{
	const char *names[] = { a, b };
	const char *paths[2];
	char *owned[2] = { 0 };
	struct diags diags = { 0 };
	enum exit_status status = EXIT_BUG;
	struct catalogue *catalogue;
	int count = -1;

	for (int i = 0; i < 2 && names[i]; i++)
		paths[i] = owned[i] = path_join(folder, names[i]);
	catalogue = load_catalogue(paths, b ? 2 : 1, &diags, &status);
	CHECK_INT(status, want);
	if (!CHECK_INT(diags.errors, errors))
		for (size_t i = 0; i < diags.count; i++)
			printf("  %s: %s\n", diags.diag[i].place.file, diags.diag[i].text);
	if (catalogue) {
		count = (int)catalogue_count(catalogue, KIND_STUDY);
		catalogue_free(catalogue);
	}
	diags_release(&diags);
	free(owned[0]);
	free(owned[1]);
	return count;
}

static void
test_load(void)
{
	char *fifo = path_join(folder, "odd/b.yaml");
	char *empty = path_join(folder, "none");

	put("whole/a.yaml", people);
	put("whole/b.yaml", studies);
	put("whole/notes.txt", "not \001 read");
	put("bad.yaml", "studies: [\n");
	put("empty.yaml", "");
	put("odd/a.yaml", people);
	CHECK(!mkfifo(fifo, 0600) && folder_make(empty, NULL));

	CHECK_INT(load("whole", NULL, EXIT_DONE, 0), 2);
	CHECK_INT(load("whole/a.yaml", "whole/b.yaml", EXIT_DONE, 0), 2);
	CHECK_INT(load("whole/b.yaml", "whole/a.yaml", EXIT_DONE, 0), 2);
	CHECK_INT(load("whole/b.yaml", NULL, EXIT_DONE, 1), 2);
	CHECK_INT(load("missing.yaml", NULL, EXIT_NO_INPUT, 1), -1);
	CHECK_INT(load("whole", "missing.yaml", EXIT_NO_INPUT, 1), 2);
	CHECK_INT(load("none", NULL, EXIT_NO_INPUT, 1), -1);
	CHECK_INT(load("empty.yaml", NULL, EXIT_DATA, 1), -1);
	CHECK_INT(load("odd/b.yaml", NULL, EXIT_IO, 1), -1);
	CHECK_INT(load("odd", NULL, EXIT_IO, 1), 0);
	free(fifo);
	free(empty);
}

static struct opened *
open_one(const char *name)
{
	char *path = path_join(folder, name);
	struct opened *o = opened_new((const char *const *)&path, 1);

	free(path);
	return o;
}

/* Load it again; true: what was loaded has taken the place. */
static bool
reload(struct opened *o)
{
	struct loaded loaded;
	bool wants;

	load_all((const char *const *)o->paths.path, o->paths.count, NULL, &loaded);
	wants = opened_wants(o, &loaded);
	if (wants)
		opened_replace(o, &loaded);
	else
		opened_keep(o, &loaded);
	return wants;
}

static void
test_reload(void)
{
	struct opened *o = open_one("whole");

	CHECK_STR(o->name, "SMALL");
	CHECK_STR(o->key, "small");
	put("whole/b.yaml", "studies: [{id: third, title: The third, type: report}]\n");
	CHECK(reload(o));
	CHECK_INT(catalogue_count(o->catalogue, KIND_STUDY), 1);
	opened_free(o);

	put("one.yaml", studies);
	o = open_one("one.yaml");
	CHECK_STR(o->name, "one.yaml");
	CHECK(strstr(o->key, "/one.yaml"));
	put("one.yaml", "");
	CHECK(!reload(o));
	CHECK_INT(o->status, EXIT_DATA);
	CHECK_INT(o->diags.errors, 1);
	CHECK_INT(catalogue_count(o->catalogue, KIND_STUDY), 2);
	CHECK_STR(record_id(o->catalogue, catalogue_first(o->catalogue, KIND_STUDY)), "first");
	opened_free(o);
	opened_free(NULL);
}

static void
test_library(void)
{
	struct library l = { 0 };
	struct opened *a = open_one("whole"), *b = open_one("whole/b.yaml"), *again;

	CHECK(!library_current(&l));
	library_switch(&l, 1);
	library_close(&l);
	library_add(&l, a);
	library_add(&l, b);
	CHECK(library_current(&l) == b);
	library_switch(&l, 1);
	CHECK(library_current(&l) == a);
	library_switch(&l, -1);
	CHECK(library_current(&l) == b);
	again = open_one("whole/../whole");
	opened_free(library_add(&l, again));
	CHECK_INT(l.count, 2);
	CHECK(library_current(&l) == again);
	library_add(&l, open_one("missing.yaml"));
	CHECK_INT(l.count, 3);
	CHECK(!library_current(&l)->catalogue);
	CHECK_INT(library_current(&l)->status, EXIT_NO_INPUT);
	CHECK_STR(library_current(&l)->name, "missing.yaml");
	library_close(&l);
	CHECK(library_current(&l) == b);
	library_switch(&l, 1);
	library_close(&l);
	CHECK(library_current(&l) == b);
	library_release(&l);
	CHECK(!library_current(&l));
}

int
main(void)
{
	if (!CHECK(folder_begin()))
		return test_end();
	test_load();
	test_reload();
	test_library();
	CHECK(folder_end());
	return test_end();
}
