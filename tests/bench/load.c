/* SPDX-License-Identifier: MIT */
/*
 * load FILE [TIMES [FOLDER]]: what a catalogue of YAML needs until it can be shown and searched,
 * beside libyaml's events of the same file.  FOLDER has the same studies in several files.  Prints
 * "NAME NUMBER" a line, medians of several runs by turns: milliseconds, or kB where NAME says so.
 * load --once FILE: read, checked, linked, folded and indexed once, to be counted by others.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <yaml.h>

#include "model/query.h"
#include "store/load.h"

#define TIMES_MAX 99

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
events(const char *path)
{
	FILE *file = fopen(path, "rb");
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;

	if (!file)
		return;
	yaml_parser_initialize(&parser);
	yaml_parser_set_input_file(&parser, file);
	while (more && yaml_parser_parse(&parser, &event)) {
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	fclose(file);
}

static struct catalogue *
load(const char *path)
{
	struct diags diags = { 0 };
	enum exit_status status;
	struct catalogue *c = load_fresh(&path, 1, &diags, &status);

	diags_release(&diags);
	return c;
}

static void
only_load(const char *path)
{
	catalogue_free(load(path));
}

/* And what searches need: the folded words of the studies. */
static void
load_and_fold(const char *path)
{
	struct catalogue *c = load(path);
	struct haystack haystack;

	if (!c)
		return;
	haystack_init(&haystack, c, catalogue_first(c, KIND_STUDY),
		      catalogue_count(c, KIND_STUDY));
	haystack_release(&haystack);
	catalogue_free(c);
}

/* What is shown before all is there. */
static void
first_screen(const char *path)
{
	opened_free(opened_begin(&path, 1));
}

/* The most memory that the work takes, in a process of its own. */
static void
peak(const char *name, const char *path, void (*work)(const char *))
{
	struct rusage used = { .ru_maxrss = 0 };
	pid_t child = fork();

	if (!child) {
		work(path);
		getrusage(RUSAGE_SELF, &used);
		printf("%s %ld\n", name, used.ru_maxrss);
		fflush(stdout);
		_exit(0);
	}
	if (child > 0)
		waitpid(child, NULL, 0);
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

int
main(int argc, char **argv)
{
	static double ms[5][TIMES_MAX];
	static const struct {
		const char *name;
		void (*work)(const char *path);
		bool folder;
	} works[5] = {
		{ "events", events, false },     { "load", only_load, false },
		{ "whole", load_and_fold, false }, { "folder", only_load, true },
		{ "first", first_screen, false },
	};
	size_t times = argc > 2 ? strtoul(argv[2], NULL, 10) : 5;
	const char *folder = argc > 3 ? argv[3] : NULL;
	struct file_identity id = { .size = 0 };

	if (argc == 3 && !strcmp(argv[1], "--once")) {
		load_and_fold(argv[2]);
		return 0;
	}
	if (argc < 2 || times < 1 || times > TIMES_MAX || !file_identity(argv[1], &id)) {
		fputs("usage: load FILE [TIMES [FOLDER]], load --once FILE\n", stderr);
		return 2;
	}
	printf("file-kb %llu\n", (unsigned long long)id.size / 1024);
	fflush(stdout);
	peak("load-peak-kb", argv[1], only_load);
	peak("whole-peak-kb", argv[1], load_and_fold);
	for (size_t i = 0; i < times; i++)
		for (size_t k = 0; k < sizeof works / sizeof *works; k++) {
			double begun = now();

			if (!works[k].folder || folder)
				works[k].work(works[k].folder ? folder : argv[1]);
			ms[k][i] = now() - begun;
		}
	for (size_t k = 0; k < sizeof works / sizeof *works; k++) {
		qsort(ms[k], times, sizeof *ms[k], compare);
		if (!works[k].folder || folder)
			printf("%s %.3f\n%s-least %.3f\n", works[k].name, ms[k][times / 2],
			       works[k].name, ms[k][0]);
	}
	return 0;
}
