/* SPDX-License-Identifier: MIT */
#include "store/confine.h"

#include <string.h>

#include "store/load.h"
#include "store/locate.h"
#include "store/styles.h"
#include "sys/sandbox.h"

/* What a browser takes however small the catalogue: threads reserve more than they use. */
#define MEMORY_LEAST ((size_t)512 << 20)

/* Of YAML all nodes are there at once, and then the block that is made of them. */
#define MEMORY_TIMES 4

/* Where systems keep what they know of terminals, languages and the time, and of processors. */
static const char *const of_the_system[] = {
	"/etc/terminfo",
	"/lib/terminfo",
	"/usr/lib/terminfo",
	"/usr/share/terminfo",
	"/usr/share/lib/terminfo",
	"/usr/local/share/terminfo",
	"/usr/lib/locale",
	"/usr/share/locale",
	"/etc/localtime",
	"/sys/devices/system/cpu/online",
};

void
confine(const char *const *path, size_t count, const struct settings *settings, const char *argv0)
{
	const char *style = settings_text(settings, SETTING_STYLE);
	const char *theme = settings_text(settings, SETTING_THEME);
	struct paths all = { .path = NULL };
	uint64_t bytes;

	if (!settings_yes(settings, SETTING_RESTRICTED) || !sandbox_fits())
		return;
	for (size_t i = 0; i < sizeof of_the_system / sizeof *of_the_system; i++)
		paths_add(&all, of_the_system[i]);
	locate_own(&all, argv0);
	style_folders(&all, argv0);
	locale_folders(&all, argv0);
	if (style_is_file(style))
		paths_add(&all, style);
	/* The names of ours have neither. */
	if (strpbrk(theme, "/."))
		paths_add(&all, theme);
	for (size_t i = 0; i < count; i++)
		paths_add(&all, path[i]);
	bytes = load_bytes(path, count);
	if (bytes < SIZE_MAX / MEMORY_TIMES - MEMORY_LEAST)
		sandbox_limits(MEMORY_LEAST + (size_t)bytes * MEMORY_TIMES);
	sandbox_files((const char *const *)all.path, all.count);
	sandbox_calls();
	paths_release(&all);
}
