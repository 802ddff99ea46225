/* SPDX-License-Identifier: MIT */
/*
 * Normalisation and graphemes by Unicode's own test files.  They are looked for in the folder
 * UNICODE_DATA, or where Debian's package unicode-data puts them, packed or not.
 */
#include <locale.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <utf8proc.h>

#include "tests/test.h"
#include "text/fold.h"
#include "text/normalise.h"
#include "text/show.h"
#include "text/utf8.h"

extern char **environ;

/* A stream of the unpacked file, and who writes it. */
static FILE *
unpack(const char *path, pid_t *child)
{
	char *const argv[] = { (char[]){ "bzcat" }, (char[]){ "--" }, strdup(path), NULL };
	posix_spawn_file_actions_t actions;
	int ends[2], error;

	if (!argv[2] || pipe(ends))
		return NULL;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	posix_spawn_file_actions_addclose(&actions, ends[0]);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	error = posix_spawnp(child, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	free(argv[2]);
	close(ends[1]);
	if (error) {
		close(ends[0]);
		return NULL;
	}
	return fdopen(ends[0], "r");
}

/* The test file, if it is there and of the library's version; else a word why not. */
static FILE *
open_file(const char *name, pid_t *child)
{
	const char *folder = getenv("UNICODE_DATA");
	char path[512], first[256] = "";
	FILE *in;

	*child = 0;
	snprintf(path, sizeof(path), "%s/%s", folder ? folder : "/usr/share/unicode", name);
	in = fopen(path, "r");
	if (!in) {
		strncat(path, ".bz2", sizeof(path) - strlen(path) - 1);
		if (!access(path, R_OK))
			in = unpack(path, child);
	}
	if (!in || !fgets(first, sizeof(first), in)) {
		printf("SKIP: %s is not here or cannot be read\n", name);
		test_skipped++;
	} else if (!strstr(first, utf8proc_unicode_version())) {
		printf("SKIP: %s is not of Unicode %s\n", name, utf8proc_unicode_version());
		test_skipped++;
	} else
		return in;
	if (in)
		fclose(in);
	return NULL;
}

static void
close_file(FILE *in, pid_t child)
{
	int status = 0;

	fclose(in);
	if (child) {
		CHECK_INT(waitpid(child, &status, 0), child);
		CHECK_INT(status, 0);
	}
}

/* "00E9 0301" to UTF-8; returns the code points. */
static size_t
read_codes(const char **line, struct buf *b)
{
	size_t count = 0;

	buf_clear(b);
	for (;;) {
		char *end, out[4];
		unsigned long code = strtoul(*line, &end, 16);

		if (end == *line)
			return count;
		buf_add(b, out, utf8_encode((uint32_t)code, out));
		*line = end;
		count++;
	}
}

static bool
is_nfc_of(const struct buf *want, const struct buf *source)
{
	struct buf b = BUF_INIT;
	bool same;

	nfc_add(&b, source->data, source->len);
	same = b.len == want->len && !memcmp(b.data, want->data, b.len);
	buf_release(&b);
	return same;
}

/* Columns: source; NFC; NFD; NFKC; NFKD. */
static void
normalisation(void)
{
	struct buf column[5] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	static bool listed[0x110000];
	size_t wrong = 0, lines = 0;
	bool singles = false;
	char line[4096];
	pid_t child;
	FILE *in = open_file("NormalizationTest.txt", &child);

	if (!in)
		return;
	while (fgets(line, sizeof(line), in)) {
		const char *s = line;

		if (*s == '@')
			singles = !strncmp(s, "@Part1", 6);
		if (*s == '#' || *s == '@')
			continue;
		if (singles)
			listed[strtoul(s, NULL, 16) % 0x110000] = true;
		for (size_t i = 0; i < 5; i++) {
			read_codes(&s, &column[i]);
			s += *s == ';';
		}
		lines++;
		if (!is_nfc_of(&column[1], &column[0]) || !is_nfc_of(&column[1], &column[1]) ||
		    !is_nfc_of(&column[1], &column[2]) || !is_nfc_of(&column[3], &column[3]) ||
		    !is_nfc_of(&column[3], &column[4])) {
			printf("%s", line);
			wrong++;
		}
	}
	close_file(in, child);
	CHECK(lines > 10000);
	CHECK_INT(wrong, 0);

	/* What the first part does not list is unchanged. */
	wrong = 0;
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		char out[4];

		if (listed[code] || (code >= 0xD800 && code <= 0xDFFF))
			continue;
		buf_clear(&column[0]);
		buf_add(&column[0], out, utf8_encode(code, out));
		wrong += !is_nfc_of(&column[0], &column[0]);
	}
	CHECK_INT(wrong, 0);
	for (size_t i = 0; i < 5; i++)
		buf_release(&column[i]);
}

struct breaks {
	struct buf text;
	bool at[256];                   /* a grapheme may begin at this byte */
};

/* Lines such as "÷ 0020 × 0308 ÷ 0020 ÷". */
static bool
read_breaks(const char *line, struct breaks *b)
{
	memset(b->at, 0, sizeof(b->at));
	buf_clear(&b->text);
	while (*line && *line != '#') {
		char *end, out[4];
		unsigned long code;

		if (!strncmp(line, "\u00F7", 2))
			b->at[b->text.len % 256] = true;
		if ((unsigned char)*line >= 0x80 || *line == ' ' || *line == '\t') {
			line++;
			continue;
		}
		code = strtoul(line, &end, 16);
		if (end == line)
			break;
		buf_add(&b->text, out, utf8_encode((uint32_t)code, out));
		line = end;
	}
	return b->text.len > 0;
}

/* A glyph never reaches over the end of a grapheme. */
static bool
are_glyphs_inside(const struct breaks *b)
{
	const struct show_style style = { CHARSET_UTF8, SHOW_NAME };
	struct glyph g;
	size_t pos = 0;

	while (show_next(&style, b->text.data + pos, b->text.len - pos, &g)) {
		for (size_t i = 1; i < g.source; i++) {
			if (b->at[pos + i])
				return false;
		}
		pos += g.source;
	}
	return pos == b->text.len;
}

/* A match begins and ends with a grapheme, wherever it is. */
static bool
are_matches_whole(const struct breaks *b)
{
	for (size_t pos = 0, n; pos < b->text.len; pos += n) {
		struct buf needle = BUF_INIT;
		struct fold_match m;
		uint32_t code;
		bool good = true;

		n = utf8_decode(b->text.data + pos, b->text.len - pos, &code);
		fold_add(&needle, b->text.data + pos, n);
		if (needle.len)
			good = fold_find(b->text.data, b->text.len, 0, needle.data, needle.len,
					 &m) &&
			       b->at[m.start] && b->at[m.end];
		buf_release(&needle);
		if (!good)
			return false;
	}
	return true;
}

static void
graphemes(void)
{
	struct breaks b = { .text = BUF_INIT };
	size_t wrong = 0, lines = 0;
	char line[4096];
	pid_t child;
	FILE *in = open_file("auxiliary/GraphemeBreakTest.txt", &child);

	if (!in)
		return;
	while (fgets(line, sizeof(line), in)) {
		if (!read_breaks(line, &b))
			continue;
		lines++;
		if (!are_glyphs_inside(&b) || !are_matches_whole(&b)) {
			printf("%s", line);
			wrong++;
		}
	}
	close_file(in, child);
	CHECK(lines > 500);
	CHECK_INT(wrong, 0);
	buf_release(&b.text);
}

/* What the files do not hold: bytes that are not UTF-8, and marks without end. */
static void
faulty_and_endless(void)
{
	struct buf b = BUF_INIT, marks = BUF_INIT;

	nfc_add(&b, "e\xCC\x81\xFF" "e\xCC\x81\xC3", 8);
	CHECK_STR(b.data, "\u00E9\xFF\u00E9\xC3");
	buf_clear(&b);
	nfc_add(&b, "a\0e\xCC\x81", 5);
	CHECK_INT(b.len, 4);
	buf_clear(&b);
	for (int i = 0; i < 200000; i++)
		buf_puts(&marks, i & 1 ? "\u0301" : "\u0316");
	nfc_add(&b, marks.data, marks.len);
	CHECK_INT(b.len, marks.len);
	buf_release(&b);
	buf_release(&marks);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	normalisation();
	graphemes();
	faulty_and_endless();
	return test_end();
}
