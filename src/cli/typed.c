/* SPDX-License-Identifier: MIT */
#include "cli/typed.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The row of an option by its name, or by a beginning of it that no other has. */
static const struct option_row *
by_name(const struct option_row *rows, const char *name, size_t len, size_t *fit)
{
	const struct option_row *found = NULL;

	for (; rows && rows->name; rows++) {
		if (strncmp(rows->name, name, len) != 0)
			continue;
		found = rows;
		(*fit)++;
		if (!rows->name[len]) {
			*fit = 1;
			break;
		}
	}
	return found;
}

static const struct option_row *
find_long(const struct typed *t, const char *name, size_t len)
{
	size_t own = 0, common = 0;
	const struct option_row *rows = t->command ? t->command->option : NULL;
	const struct option_row *a = by_name(rows, name, len, &own), *b;

	if (len == strlen("colour") && !strncmp(name, "colour", len))
		len = strlen("colo");
	b = by_name(option_rows(), name, len, &common);
	if (own == 1 && !a->name[len])
		return a;
	return own + common == 1 ? (a ? a : b) : NULL;
}

static const struct option_row *
find_letter(char letter)
{
	const struct option_row *row = option_rows();

	while (row->name && row->letter != letter)
		row++;
	return row->name ? row : NULL;
}

static void
set_value(struct typed *t, const struct option_row *row, const char *value)
{
	const struct option_row *own = t->command ? t->command->option : NULL;

	if (!strcmp(row->name, "catalogue")) {
		t->catalogue =
			mem_grow(t->catalogue, &t->room, t->catalogues + 1, sizeof *t->catalogue);
		t->catalogue[t->catalogues++] = value;
	}
	for (size_t i = 0; own && own[i].name; i++)
		if (row == &own[i])
			t->own[i] = value;
}

/*
 * The option in a word: its row if it takes a value, and in *value that value, NULL if it is to
 * be the next word.
 */
static const struct option_row *
option_in(const struct typed *t, const char *word, const char **value)
{
	const struct option_row *row;

	*value = NULL;
	if (word[1] == '-') {
		size_t len = strcspn(word + 2, "=");

		row = find_long(t, word + 2, len);
		if (word[2 + len])
			*value = word + 2 + len + 1;
		return row && row->argument ? row : NULL;
	}
	for (const char *s = word + 1; *s; s++) {
		row = find_letter(*s);
		if (row && row->argument) {
			if (s[1])
				*value = s + 1;
			return row;
		}
	}
	return NULL;
}

void
typed_init(struct typed *t, const char *const *word, size_t count)
{
	const char *value, *last = word[count - 1];
	bool first = true;

	*t = (struct typed){ .last = last, .word = last };
	for (size_t i = 1; i + 1 < count; i++) {
		const struct option_row *row;

		if (t->literal || word[i][0] != '-' || !word[i][1]) {
			if (first && !t->literal && (t->command = command_find(word[i])))
				t->words--;
			t->words++;
			first = false;
		} else if (!strcmp(word[i], "--")) {
			t->literal = true;
		} else if ((row = option_in(t, word[i], &value))) {
			if (!value && i + 2 == count) {
				t->value = row;
				return;
			}
			set_value(t, row, value ? value : word[++i]);
		}
	}
	if (!t->literal && last[0] == '-' && last[1] && last[1 + (last[1] == '-')]) {
		t->value = option_in(t, last, &value);
		if (value)
			t->word = value;
		else
			t->value = NULL;
	}
}

void
typed_release(struct typed *t)
{
	free(t->catalogue);
}
