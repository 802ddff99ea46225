/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as files, parted by lines of "%%", of which only the beginning is shown; the first
 * three bytes say how much that is.  What is shown is there in the whole as well: the same studies,
 * with the same titles, at the same lines.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "format/import.h"
#include "store/head.h"
#include "tests/walk.h"

#define FILES_MAX 3
#define PARTING "\n%%\n"
/* What may make a line that looks like a key of the file something else. */
#define NOT_PLAIN "\"'|>{}[]&*!%?#"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct files {
	char name[FILES_MAX][32];
	const char *path[FILES_MAX];
	size_t count;
	bool plain;
};

static void
add_file(struct files *f, const char *s, size_t len)
{
	char *name = f->name[f->count];
	ssize_t written;
	int fd;

	snprintf(name, sizeof f->name[0], "/tmp/pacecat-fuzz-XXXXXX");
	fd = mkstemp(name);
	written = fd < 0 ? -1 : write(fd, s, len);
	assert(written == (ssize_t)len);
	close(fd);
	f->path[f->count++] = name;
	/* What another program wrote is made into a catalogue before it is read as a whole. */
	f->plain &= !import_is_foreign(name, s, len);
	for (size_t i = 0; i < len; i++)
		f->plain &= s[i] && !strchr(NOT_PLAIN, s[i]);
}

static void
part_files(struct files *f, const char *s, size_t len)
{
	const size_t n = strlen(PARTING);
	const char *end;

	while (f->count < FILES_MAX - 1 && (end = memmem(s, len, PARTING, n))) {
		add_file(f, s, (size_t)(end - s) + 1);
		len -= (size_t)(end - s) + n;
		s = end + n;
	}
	add_file(f, s, len);
}

static bool
is_place_same(const struct catalogue *a, uint32_t i, const struct catalogue *b, uint32_t k)
{
	return !strcmp(record_file(a, i), record_file(b, k)) &&
	       record_line(a, i) == record_line(b, k);
}

static bool
is_title_same(const struct catalogue *a, uint32_t i, const struct catalogue *b, uint32_t k)
{
	struct value x = record_value(a, i, KEY_TITLE), y = record_value(b, k, KEY_TITLE);

	return value_len(x) == value_len(y) && !memcmp(value_text(x), value_text(y), value_len(x));
}

/* Where something is wrong, another of the same id may be there and this one not. */
static void
check_study(const struct catalogue *head, uint32_t r, const struct catalogue *whole, bool must)
{
	uint32_t first = catalogue_first(whole, KIND_STUDY);
	const char *id = record_id(head, r);
	bool found = false, same = false;

	for (uint32_t i = 0; i < catalogue_count(whole, KIND_STUDY) && !same; i++) {
		if (strcmp(record_id(whole, first + i), id) != 0 ||
		    !is_place_same(head, r, whole, first + i))
			continue;
		found = true;
		same = is_title_same(head, r, whole, first + i);
	}
	assert(same || (!found && !must));
}

static void
check_head(const struct files *f, const struct head_limits *limits, bool all,
	   const struct loaded *whole)
{
	struct loaded head;

	if (!load_head_within(limits, f->path, f->count, all, &head)) {
		assert(all && !head.catalogue);
		return;
	}
	assert(head.partial && !head.diags.count);
	if (head.catalogue) {
		uint32_t first = catalogue_first(head.catalogue, KIND_STUDY);

		walk_catalogue(head.catalogue);
		for (uint32_t i = 0; i < catalogue_count(head.catalogue, KIND_STUDY); i++)
			if (f->plain && whole->catalogue)
				check_study(head.catalogue, first + i, whole->catalogue,
					    !whole->diags.count);
	}
	loaded_release(&head);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct files files = { .plain = true };
	struct head_limits limits;
	struct loaded whole = { .catalogue = NULL };

	if (size < 3)
		return 0;
	limits = (struct head_limits){ .before = 1u + data[0] * 4u,
				       .studies = 1u + data[1] * 4u,
				       .search = 16u + data[2] };
	part_files(&files, (const char *)data + 3, size - 3);
	whole.catalogue = load_fresh(files.path, files.count, &whole.diags, &whole.status);
	check_head(&files, &limits, false, &whole);
	check_head(&files, &limits, true, &whole);
	loaded_release(&whole);
	for (size_t i = 0; i < files.count; i++)
		unlink(files.path[i]);
	return 0;
}
