/* SPDX-License-Identifier: MIT */
#include "sys/environment.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define NAME_MAX_BYTES 64
#define LIST_MAX_BYTES 256

extern char **environ;

static const char alphanumeric[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/* Names of terminals and locales become parts of paths: none begins with a dot or has a slash. */
static bool
is_name(const char *value, const char *more, size_t most)
{
	size_t len = strlen(value);

	if (!len || len > most || !strchr(alphanumeric, *value))
		return false;
	for (size_t i = 0; i < len; i++)
		if (!strchr(alphanumeric, value[i]) && !strchr(more, value[i]))
			return false;
	return true;
}

static const char *
terminal(const char *value)
{
	return is_name(value, "+-._", NAME_MAX_BYTES) ? value : NULL;
}

static const char *
locale(const char *value)
{
	return is_name(value, "-._@", NAME_MAX_BYTES) ? value : NULL;
}

static const char *
languages(const char *value)
{
	return is_name(value, "-_@:", LIST_MAX_BYTES) ? value : NULL;
}

static const char *
that_it_is_there(const char *value)
{
	return *value ? "1" : NULL;
}

static const struct {
	const char *name;
	const char *(*kept)(const char *value); /* what is kept of it, NULL: nothing */
} rows[] = {
	{ "TERM", terminal },
	{ "LANGUAGE", languages },
	{ "LC_ALL", locale },
	{ "LC_CTYPE", locale },
	{ "LC_MESSAGES", locale },
	{ "LANG", locale },
	{ "NO_COLOR", that_it_is_there },
	/* Keys come slowly over such a line. */
	{ "SSH_CONNECTION", that_it_is_there },
};

enum { ROWS = sizeof rows / sizeof *rows };

void
environment_restrict(void)
{
	static char *none[] = { NULL };
	char *kept[ROWS] = { NULL };

	for (int i = 0; i < ROWS; i++) {
		const char *value = getenv(rows[i].name);

		value = value ? rows[i].kept(value) : NULL;
		kept[i] = value ? xstrdup(value) : NULL;
	}
	environ = none;
	for (int i = 0; i < ROWS; i++) {
		if (kept[i])
			setenv(rows[i].name, kept[i], 1);
		free(kept[i]);
	}
}
