/* SPDX-License-Identifier: MIT */
/*
 * A main for a fuzz target without libFuzzer: gives it every file of its corpus, the empty input,
 * and each file cut in half.  A fault is a crash or a hang, so the name is printed before.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>

#include "tests/test.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The target sees memory of exactly its size, so that a sanitizer sees a step past it. */
static void
give(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size ? size : 1);

	if (!copy)
		abort();
	if (size)
		memcpy(copy, data, size);
	CHECK_INT(LLVMFuzzerTestOneInput(copy, size), 0);
	free(copy);
}

static bool
replay(const char *path)
{
	static uint8_t data[1 << 20];
	FILE *in = fopen(path, "rb");
	size_t size;

	if (!in)
		return false;
	size = fread(data, 1, sizeof data, in);
	fclose(in);
	printf("%s\n", path);
	fflush(stdout);
	give(data, size);
	give(data, size / 2);
	return true;
}

int
main(int argc, char **argv)
{
	const char *name = strrchr(argv[0], '/'), *top = getenv("top_srcdir");
	char path[4096];
	struct dirent *entry;
	DIR *corpus;

	give(NULL, 0);
	for (int i = 1; i < argc; i++)
		CHECK(replay(argv[i]));
	if (argc > 1)
		return test_end();
	snprintf(path, sizeof path, "%s/tests/fuzz/corpus/%s", top ? top : ".",
		 name ? name + 1 : argv[0]);
	corpus = opendir(path);
	CHECK(corpus != NULL);
	while (corpus && (entry = readdir(corpus))) {
		char file[sizeof path + 256];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
		CHECK(replay(file));
	}
	if (corpus)
		closedir(corpus);
	return test_end();
}
