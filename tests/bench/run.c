/* SPDX-License-Identifier: MIT */
/* run TIMES COMMAND [ARGUMENT...]: the median of its milliseconds from start to end, "run-ms N". */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

#define TIMES_MAX 1000

extern char **environ;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* -1: it failed. */
static double
run(char **argv)
{
	posix_spawn_file_actions_t actions;
	double start;
	pid_t pid;
	int status, fault;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	start = now();
	fault = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (fault || waitpid(pid, &status, 0) != pid || status)
		return -1;
	return now() - start;
}

int
main(int argc, char **argv)
{
	static double ms[TIMES_MAX];
	int times = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;

	if (times < 1 || times > TIMES_MAX) {
		fprintf(stderr, "usage: run TIMES COMMAND [ARGUMENT...]\n");
		return 64;
	}
	for (int i = 0; i < times; i++) {
		ms[i] = run(argv + 2);
		if (ms[i] < 0) {
			fprintf(stderr, "run: %s failed\n", argv[2]);
			return 1;
		}
	}
	qsort(ms, (size_t)times, sizeof *ms, by_size);
	printf("run-ms %.3f\n", ms[times / 2]);
	return 0;
}
