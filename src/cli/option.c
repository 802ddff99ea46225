/* SPDX-License-Identifier: MIT */
#include "cli/option.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "cli/command.h"
#include "sys/path.h"

enum { VALUE_COMMON = 256, VALUE_COLOUR = 300, VALUE_OWN = 400 };

static const struct option_row common[] = {
	{ "catalogue", 'C', N_("FILE"),
	  N_("Open this file or folder; may be given several times") },
	{ "lang", 0, N_("TAG"), N_("Read in this language, such as fr or pt-BR") },
	{ "charset", 0, N_("NAME"),
	  N_("What the terminal can show: auto, utf-8, ascii or locale") },
	{ "color", 0, N_("WHEN"), N_("Use colours: auto, always or never") },
	{ "restricted", 0, NULL,
	  N_("Allow reading and copying only, as on an account that anybody may log in to") },
	{ "debug", 0, N_("FILE"), N_("Log keys and actions of the browser as a script") },
	{ "help", 'h', NULL, N_("Say how the command is used") },
	{ "version", 'V', NULL, N_("Say which version this is") },
	{ .name = NULL },
};

enum { COMMON = sizeof common / sizeof *common - 1 };

const struct option_row *
option_rows(void)
{
	return common;
}

static void
add(const char ***list, size_t *count, size_t *room, const char *word)
{
	*list = mem_grow(*list, room, *count + 1, sizeof **list);
	(*list)[(*count)++] = word;
}

/* The tables of getopt_long: what is common, and what the command has of its own. */
static void
fill(struct option *table, const struct command *command)
{
	size_t n = 0;

	for (int i = 0; i < COMMON; i++)
		table[n++] = (struct option){
			.name = common[i].name,
			.has_arg = common[i].argument ? required_argument : no_argument,
			.val = VALUE_COMMON + i,
		};
	table[n++] = (struct option){
		.name = "colour", .has_arg = required_argument, .val = VALUE_COLOUR,
	};
	for (int i = 0; command && command->option && command->option[i].name; i++)
		table[n++] = (struct option){
			.name = command->option[i].name,
			.has_arg = command->option[i].argument ? required_argument : no_argument,
			.val = VALUE_OWN + i,
		};
	table[n] = (struct option){ .name = NULL };
}

static void
set_fault(struct options *o, enum option_fault fault, const char *word)
{
	char letter[3] = { '-', (char)optopt, '\0' };

	if (o->fault)
		return;
	o->fault = fault;
	/* A letter may stand in a bundle: the word is then not the option alone. */
	if (optopt > 0 && optopt < VALUE_COMMON)
		word = letter;
	o->fault_word = xstrndup(word, word == letter ? 2 : strcspn(word, "="));
}

static void
set_common(struct options *o, const char *name, const char *value)
{
	if (!strcmp(name, "catalogue"))
		add(&o->catalogue, &o->catalogues, &o->catalogue_room, value);
	else if (!strcmp(name, "lang"))
		o->language = value;
	else if (!strcmp(name, "charset"))
		o->charset = value;
	else if (!strcmp(name, "color"))
		o->colour = value;
	else if (!strcmp(name, "debug"))
		o->debug = value;
	else if (!strcmp(name, "restricted"))
		o->restricted = true;
	else if (!strcmp(name, "help"))
		o->help = true;
	else
		o->version = true;
}

static void
take(struct options *o, int value, char **argv)
{
	if (value == ':')
		set_fault(o, OPTION_BARE, argv[optind - 1]);
	else if (value == '?')
		set_fault(o, optopt >= VALUE_COMMON ? OPTION_TAKES_NONE : OPTION_UNKNOWN,
			  argv[optind - 1]);
	else if (value >= VALUE_OWN)
		o->own[value - VALUE_OWN] = optarg ? optarg : "";
	else if (value == VALUE_COLOUR)
		set_common(o, "color", optarg);
	else if (value >= VALUE_COMMON && value - VALUE_COMMON < COMMON)
		set_common(o, common[value - VALUE_COMMON].name, optarg);
	else
		for (int i = 0; i < COMMON; i++)
			if (common[i].letter == (char)value)
				set_common(o, common[i].name, optarg);
}

/*
 * Called as a login shell, what stands on the line comes from whoever logs in: a shell would run
 * it, and this is none.
 */
static bool
is_login(int argc, char **argv)
{
	return argv[0][0] == '-' || (argc > 1 && !strcmp(argv[1], "-c"));
}

/* By the name that it was called by. */
static bool
is_restricted(const char *program)
{
	return !strcmp(path_name(program + (*program == '-')), OPTIONS_RESTRICTED_NAME);
}

void
options_parse(struct options *o, int argc, char **argv)
{
	struct option table[COMMON + 1 + OPTIONS_OWN + 1];
	bool first = true;
	int value;

	*o = (struct options){ .program = argc ? argv[0] : "pacecat" };
	o->restricted = is_restricted(o->program);
	if (o->restricted && is_login(argc, argv))
		return;
	fill(table, NULL);
	opterr = 0;
	/* "-": words come in their place, so that the command's own options are known behind it. */
	while ((value = getopt_long(argc, argv, "-:C:hV", table, NULL)) != -1) {
		if (value != 1) {
			take(o, value, argv);
			continue;
		}
		if (first && (o->command = command_find(optarg)))
			fill(table, o->command);
		else
			add(&o->word, &o->words, &o->word_room, optarg);
		first = false;
	}
	while (optind < argc)
		add(&o->word, &o->words, &o->word_room, argv[optind++]);
}

void
options_release(struct options *o)
{
	free(o->word);
	free(o->catalogue);
	free(o->fault_word);
	*o = (struct options){ .program = o->program };
}

void
options_fault_add(const struct options *o, struct buf *out)
{
	if (o->fault == OPTION_UNKNOWN)
		buf_printf(out, _("the option %s is not known"), o->fault_word);
	else if (o->fault == OPTION_BARE)
		buf_printf(out, _("the option %s needs a value"), o->fault_word);
	else if (o->fault == OPTION_TAKES_NONE)
		buf_printf(out, _("the option %s takes no value"), o->fault_word);
}
