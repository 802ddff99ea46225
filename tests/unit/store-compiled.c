/* SPDX-License-Identifier: MIT */
#include "store/compiled.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/hash.h"
#include "store/load.h"
#include "tests/folder.h"
#include "tests/test.h"
#include "tests/walk.h"

static char *source, *compiled;

static const char yaml[] =
	"pacecat: 1\n"
	"people:\n"
	"  - {id: rakoto, name: {family: Rakoto, given: Hervé}}\n"
	"studies:\n"
	"  - {id: first, title: The first, type: report, author: [rakoto], issued: 2012}\n"
	"  - {id: second, title: The second, type: report, colour: [red, {deep: 1}]}\n";

/* Written in place, as damage is. */
static void
put(const char *path, const void *bytes, size_t len)
{
	FILE *out = fopen(path, "wb");

	CHECK(out && fwrite(bytes, 1, len, out) == len && !fclose(out));
}

static struct buf
get(const char *path)
{
	struct buf b = BUF_INIT;

	CHECK_INT(file_read(path, &b, NULL, NULL), FILE_OK);
	return b;
}

/* Load one path: how many studies there are, -1 for no catalogue. */
static int
load(const char *path, enum exit_status want)
{
	struct diags diags = { .diag = NULL };
	enum exit_status status = EXIT_BUG;
	struct catalogue *c = load_fresh(&path, 1, &diags, &status);
	int studies = c ? (int)catalogue_count(c, KIND_STUDY) : -1;

	CHECK_INT(status, want);
	CHECK(c || diags.errors == 1);
	if (c)
		walk_catalogue(c);
	catalogue_free(c);
	diags_release(&diags);
	return studies;
}

static void
compile(void)
{
	struct diags diags = { .diag = NULL };
	enum exit_status status;
	const char *path = source;
	struct compiled from;
	struct catalogue *c = load_noted(&path, 1, &from, &diags, &status);

	CHECK(c && compile_catalogue(c, &from, compiled, NULL));
	catalogue_free(c);
	compiled_release(&from);
	diags_release(&diags);
}

static void
test_open(void)
{
	struct buf first, again;
	struct compiled c;

	compile();
	CHECK(compiled_is(compiled));
	CHECK(!compiled_is(source));
	CHECK(!compiled_is(folder));
	CHECK_INT(compiled_open(&c, compiled, false, NULL), COMPILED_OK);
	CHECK_INT(c.sources, 1);
	CHECK_STR(c.source[0].name, "a.yaml");
	CHECK_INT(c.source[0].identity.size, strlen(yaml));
	CHECK_INT(c.source[0].identity.inode, 0);
	CHECK(compiled_sound(&c));
	compiled_release(&c);
	/* The same at any time. */
	first = get(compiled);
	compile();
	again = get(compiled);
	CHECK(first.len == again.len && !memcmp(first.data, again.data, first.len));
	buf_release(&first);
	buf_release(&again);
}

/* Is there anything that tells this from what was written? */
static bool
noticed(void)
{
	struct diags diags = { .diag = NULL };
	struct compiled c;
	bool sound;

	if (compiled_open(&c, compiled, false, NULL) != COMPILED_OK)
		return true;
	sound = compiled_sound(&c);
	/* Whoever does not look at the body is not led astray by it. */
	if (!sound) {
		const char *file[] = { "a.yaml" };
		struct catalogue *catalogue = compiled_catalogue(&c, file, &diags);

		if (catalogue)
			walk_catalogue(catalogue);
		catalogue_free(catalogue);
	}
	compiled_release(&c);
	diags_release(&diags);
	return !sound;
}

static void
test_damage(void)
{
	static const unsigned char flips[] = { 0x01, 0x80, 0xff };
	struct buf b = get(compiled);
	size_t missed = 0;

	CHECK(!noticed());
	for (size_t i = 0; i < b.len; i++) {
		char was = b.data[i];
		int fd;

		b.data[i] = (char)((unsigned char)was ^ flips[i % sizeof flips]);
		fd = open(compiled, O_WRONLY);
		if (fd < 0 || pwrite(fd, &b.data[i], 1, (off_t)i) != 1)
			missed++;
		missed += !noticed();
		b.data[i] = was;
		if (pwrite(fd, &b.data[i], 1, (off_t)i) != 1)
			missed++;
		close(fd);
	}
	CHECK_INT(missed, 0);
	CHECK(!noticed());
	for (size_t len = b.len; len-- && !truncate(compiled, (off_t)len);)
		missed += !noticed();
	put(compiled, b.data, b.len);
	CHECK(!noticed());
	buf_putc(&b, '\0');
	put(compiled, b.data, b.len);
	missed += !noticed();
	CHECK_INT(missed, 0);
	buf_release(&b);
}

/* Where store/compiled.c has them in its header, and model/block.h in the block's. */
enum {
	AT_LAYOUT = 16,
	AT_BYTES = 40,
	AT_READIES = 56,
	AT_BLOCK = 104,
	AT_BLOCK_BYTES = 112,
	AT_BODY_HASH = 120,
	AT_HASH = 128,
	HEADER_BYTES = 136,
	AT_BLOCKS_OWN_BYTES = 16
};

static uint64_t
number_at(const struct buf *b, size_t at)
{
	uint64_t n;

	memcpy(&n, b->data + at, sizeof n);
	return n;
}

static void
set_number(struct buf *b, size_t at, uint64_t n)
{
	memcpy(b->data + at, &n, sizeof n);
}

/* Make the header's hash right. */
static void
seal(struct buf *b)
{
	size_t at = (size_t)number_at(b, AT_BLOCK);

	set_number(b, AT_HASH, 0);
	set_number(b, AT_HASH,
		   hash64(b->data + HEADER_BYTES, at - HEADER_BYTES,
			  hash64(b->data, HEADER_BYTES, 0)));
}

/*
 * Whoever makes one on purpose makes its hashes right: here the block ends between two of the
 * places where something may begin, and the file with it, but many orders are to follow.
 */
static void
test_forged(void)
{
	struct diags diags = { .diag = NULL };
	const char *file[] = { "a.yaml" };
	struct buf b;
	struct compiled c;
	size_t at, bytes;

	compile();
	b = get(compiled);
	at = (size_t)number_at(&b, AT_BLOCK);
	bytes = (size_t)number_at(&b, AT_BLOCK_BYTES) + 4;
	buf_truncate(&b, at + bytes - 4);
	buf_add(&b, "\0\0\0\0", 4);
	set_number(&b, AT_BYTES, b.len);
	set_number(&b, AT_BLOCK_BYTES, bytes);
	set_number(&b, at + AT_BLOCKS_OWN_BYTES, bytes);
	set_number(&b, AT_READIES, 1 << 20);
	set_number(&b, AT_BODY_HASH, hash64("", 0, hash64(b.data + at, bytes, 0)));
	seal(&b);
	put(compiled, b.data, b.len);
	CHECK_INT(compiled_open(&c, compiled, false, NULL), COMPILED_DAMAGED);
	catalogue_free(compiled_catalogue(&c, file, &diags));
	compiled_release(&c);
	diags_release(&diags);
	buf_release(&b);
}

/* With its YAML beside it, and without. */
static void
test_hand_out(void)
{
	struct buf b;
	char *other = path_join(folder, "elsewhere" COMPILED_SUFFIX);
	const char *both[] = { compiled, source };
	struct diags diags = { .diag = NULL };
	enum exit_status status;

	compile();
	b = get(compiled);
	put(other, b.data, b.len);
	CHECK_INT(load(compiled, EXIT_DONE), 2);
	/* What was written since is read. */
	put(source, "pacecat: 1\nstudies: [{id: x, title: X, type: report}]\n", 54);
	CHECK_INT(load(compiled, EXIT_DONE), 1);
	put(source, yaml, strlen(yaml));
	/* Damaged: the body, then the header. */
	b.data[b.len - 1] ^= 1;
	put(compiled, b.data, b.len);
	CHECK_INT(load(compiled, EXIT_DONE), 2);
	CHECK(!unlink(source));
	CHECK_INT(load(compiled, EXIT_DATA), -1);
	b.data[b.len - 1] ^= 1;
	put(compiled, b.data, b.len);
	CHECK_INT(load(compiled, EXIT_DONE), 2);
	b.data[20] ^= 1;
	put(compiled, b.data, b.len);
	CHECK_INT(load(compiled, EXIT_DATA), -1);
	put(compiled, b.data, 8);
	CHECK_INT(load(compiled, EXIT_DATA), -1);
	/* One stands alone. */
	put(source, yaml, strlen(yaml));
	CHECK(!load_catalogue(both, 2, &diags, &status));
	CHECK_INT(status, EXIT_DATA);
	diags_release(&diags);
	buf_release(&b);
	free(other);
}

/* Of a version whose records are others: what it was made from is read, or it is refused. */
static void
test_other_version(void)
{
	struct diags diags = { .diag = NULL };
	const char *path = compiled;
	enum exit_status status;
	struct compiled c;
	struct buf b;

	compile();
	b = get(compiled);
	set_number(&b, AT_LAYOUT, number_at(&b, AT_LAYOUT) + 1);
	seal(&b);
	put(compiled, b.data, b.len);
	CHECK_INT(load(compiled, EXIT_DONE), 2);
	if (CHECK_INT(compiled_open(&c, compiled, false, NULL), COMPILED_OK)) {
		CHECK(!compiled_sound(&c) && !compiled_catalogue(&c, &path, &diags));
		compiled_release(&c);
	}
	CHECK(!unlink(source));
	CHECK(!load_fresh(&path, 1, &diags, &status));
	CHECK_INT(status, EXIT_DATA);
	if (CHECK_INT(diags.count, 1))
		CHECK(strstr(diags.diag[0].text, "by another version of pacecat"));
	put(source, yaml, strlen(yaml));
	compile();
	CHECK_INT(load(compiled, EXIT_DONE), 2);
	diags_release(&diags);
	buf_release(&b);
}

/* A name that leads elsewhere is no more than a name. */
static void
test_names(void)
{
	struct compiled c = { .sources = 0 };
	struct diags diags = { .diag = NULL };
	enum exit_status status;
	const char *const from[] = { source }, *const made[] = { compiled };
	struct catalogue *catalogue = load_catalogue(from, 1, &diags, &status);

	compiled_add(&c, "", "/etc/passwd", &(struct file_identity){ .size = 0 }, 0);
	CHECK(catalogue && compiled_write(&c, compiled, catalogue, NULL, 0, NULL));
	compiled_release(&c);
	catalogue_free(catalogue);
	catalogue = load_catalogue(made, 1, &diags, &status);
	if (CHECK(catalogue != NULL))
		CHECK_STR(catalogue_file(catalogue, 0), "passwd");
	catalogue_free(catalogue);
	diags_release(&diags);
}

/* Cut short while it is open: a sentence and a status, not a signal. */
static void
test_cut_short(void)
{
	char *said = path_join(folder, "said");
	int status = 0;
	struct buf b;

	compile();
	if (fork() == 0) {
		struct compiled c;
		unsigned sum = 0;
		int fd = open(said, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		dup2(fd, STDERR_FILENO);
		map_guard();
		if (compiled_open(&c, compiled, false, NULL) != COMPILED_OK ||
		    truncate(compiled, 0))
			_exit(1);
		for (size_t i = 0; i < c.map.len; i++)
			sum += c.map.bytes[i];
		_exit(sum ? 2 : 3);
	}
	wait(&status);
	CHECK(WIFEXITED(status));
	CHECK_INT(WEXITSTATUS(status), EXIT_IO);
	b = get(said);
	CHECK_STR(b.data, "pacecat: a compiled catalogue was cut short while it was open; "
			  "start again\n");
	buf_release(&b);
	free(said);
}

int
main(void)
{
	if (!CHECK(folder_begin()))
		return test_end();
	setenv("XDG_CACHE_HOME", folder, 1);
	source = path_join(folder, "a.yaml");
	compiled = path_join(folder, "a" COMPILED_SUFFIX);
	put(source, yaml, strlen(yaml));
	test_open();
	test_damage();
	test_forged();
	test_hand_out();
	test_other_version();
	test_names();
	test_cut_short();
	free(source);
	free(compiled);
	CHECK(folder_end());
	return test_end();
}
