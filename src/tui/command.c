/* SPDX-License-Identifier: MIT */
#include "tui/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/identifier.h"
#include "tui/command_known.h"
#include "tui/copy.h"
#include "tui/pick_link.h"
#include "tui/reports.h"
#include "tui/restricted.h"
#include "tui/tour.h"

#define OFFER_MAX 200
#define BEFORE " :" /* a command: many type the colon that stands there already */

/* Bytes that a word and the first one begin with. */
static size_t
shared(const struct offer *o, const char *word)
{
	size_t n = 0;

	while (word[n] && word[n] == o->word[0][n])
		n++;
	return n;
}

void
offer_add(struct offer *o, const char *word)
{
	if (o->count == OFFER_MAX) {
		char **last = &o->word[OFFER_MAX - 1];

		/* What all begin with is typed: the one that shares least must not be missing. */
		if (shared(o, word) < shared(o, *last)) {
			free(*last);
			*last = xstrdup(word);
		}
		return;
	}
	o->word = mem_grow(o->word, &o->room, o->count + 1, sizeof *o->word);
	o->word[o->count++] = xstrdup(word);
}

void
offer_release(struct offer *o)
{
	for (size_t i = 0; i < o->count; i++)
		free(o->word[i]);
	free(o->word);
	*o = (struct offer){ 0 };
}

void
offer_if(struct offer *o, const char *word, const char *prefix)
{
	if (*word && !strncmp(word, prefix, strlen(prefix)))
		offer_add(o, word);
}

static void
run_quit(struct app *app, const char *argument)
{
	(void)argument;
	app_push(app, EFFECT_QUIT, NULL);
}

static void
run_help(struct app *app, const char *argument)
{
	(void)argument;
	app_show_help(app);
}

static void
run_problems(struct app *app, const char *argument)
{
	(void)argument;
	reports_show_problems(app);
}

static void
run_open(struct app *app, const char *argument)
{
	if (*argument)
		app_push(app, EFFECT_OPEN, argument);
	else
		app_message(app, true, _("Which file or folder? For example: open studies.yaml"));
}

static void
complete_open(struct app *app, const char *prefix, struct offer *o)
{
	(void)o;
	app_push(app, EFFECT_COMPLETE_PATH, prefix);
}

/* No order of records, but of what a search finds. */
#define RELEVANCE "relevance"

static void
run_sort(struct app *app, const char *argument)
{
	size_t len = strcspn(argument, " ");
	const char *rest = argument + len + strspn(argument + len, " ");
	bool reverse = !strcmp(rest, "reverse");
	char *name = xstrndup(argument, !*rest || reverse ? len : strlen(argument));
	enum order order;

	if (!strcmp(name, RELEVANCE) && query_empty(app_browser(app)->query))
		app_message(app, true, _("Search for something first: it is relevant to that"));
	else if (!strcmp(name, RELEVANCE))
		browser_sort_relevance(app_browser(app));
	else if (!order_find(name, &order) || !browser_sort(app_browser(app), order, reverse))
		app_tell(app, true, _("This list has no order \"%s\""), name);
	free(name);
}

static void
complete_sort(struct app *app, const char *prefix, struct offer *o)
{
	const struct view_class *v = view_at(app_browser(app)->here.view);

	for (int i = 0; i < v->orders; i++)
		offer_if(o, order_name(v->order[i]), prefix);
	if (!query_empty(app_browser(app)->query))
		offer_if(o, RELEVANCE, prefix);
}

/* An id of any kind, studies first. */
static void
run_go(struct app *app, const char *argument)
{
	static const enum kind kinds[] = { KIND_STUDY, KIND_PERSON, KIND_COUNTRY, KIND_TOPIC,
					   KIND_PROGRAMME };
	struct browser *b = app_browser(app);

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		uint32_t record = catalogue_find(b->content.catalogue, kinds[i], argument);

		if (record != RECORD_NONE) {
			browser_go(b, record);
			return;
		}
	}
	app_tell(app, true, _("Nothing has the id \"%s\""), argument);
}

static void
complete_go(struct app *app, const char *prefix, struct offer *o)
{
	const struct catalogue *c = app_browser(app)->content.catalogue;

	for (uint32_t i = 0; i < catalogue_records(c); i++)
		offer_if(o, record_id(c, i), prefix);
}

static void
run_language(struct app *app, const char *argument)
{
	app_push(app, EFFECT_LANGUAGE, argument);
}

static void
complete_language(struct app *app, const char *prefix, struct offer *o)
{
	(void)o;
	app_push(app, EFFECT_COMPLETE_LANGUAGE, prefix);
}

static void
run_theme(struct app *app, const char *argument)
{
	if (app_allows(app, restricted_effect(EFFECT_THEME, argument)))
		app_push(app, EFFECT_THEME, argument);
}

static void
complete_theme(struct app *app, const char *prefix, struct offer *o)
{
	(void)o;
	app_push(app, EFFECT_COMPLETE_THEME, prefix);
}

static void
run_search(struct app *app, const char *argument)
{
	struct browser *b = app_browser(app);
	struct query *query = query_parse_with(argument, strlen(argument), &b->hooks);
	const struct query_fault *fault = query_fault(query);

	if (!browser_has_list(b))
		browser_show(b, view_of_kind(KIND_STUDY));
	/* All filters give way to this one, and a page to the list: Back gives them back. */
	if (*b->here.filter || b->here.focus == FOCUS_PAGE)
		browser_leave(b);
	browser_filter(b, argument);
	b->here.focus = FOCUS_LIST;
	if (fault)
		app_tell(app, true, "%u: %s", fault->column, fault->sentence);
	query_free(query);
}

static void
run_duplicates(struct app *app, const char *argument)
{
	(void)argument;
	reports_show_duplicates(app);
}

static void
run_links(struct app *app, const char *argument)
{
	(void)argument;
	pick_link(app);
}

static void
run_losses(struct app *app, const char *argument)
{
	(void)argument;
	reports_show_losses(app);
}

static void
run_tour(struct app *app, const char *argument)
{
	(void)argument;
	tour_begin(app);
}

/* In the order of the help page. */
static const struct app_command commands[] = {
	{ .name = "append",
	  .outside = true,
	  .arguments = N_("FILE"),
	  .help = N_("Add the text that is copied to a file"),
	  .run = run_append,
	  .complete = complete_open },
	{ .name = "duplicates",
	  .arguments = "",
	  .help = N_("Show records that may be the same"),
	  .run = run_duplicates },
	{ .name = "forget",
	  .outside = true,
	  .arguments = N_("NAME"),
	  .help = N_("Delete the search that was saved under this name"),
	  .run = run_forget,
	  .complete = complete_saved },
	{ .name = "go",
	  .arguments = N_("ID"),
	  .help = N_("Show the record with this id"),
	  .run = run_go,
	  .complete = complete_go },
	{ .name = "language",
	  .also = "lang",
	  .arguments = N_("TAG"),
	  .help = N_("Read in another language, such as fr"),
	  .run = run_language,
	  .complete = complete_language },
	{ .name = "links",
	  .outside = true,
	  .arguments = "",
	  .help = N_("Show the addresses kept for later, to open or delete them"),
	  .run = run_links },
	{ .name = "losses",
	  .outside = true,
	  .arguments = "",
	  .help = N_("Show what the format written last has no place for"),
	  .run = run_losses },
	{ .name = "note",
	  .outside = true,
	  .arguments = N_("[TEXT]"),
	  .help = N_("Add a line to your note on the record; without a text it is asked for"),
	  .run = run_note },
	{ .name = "open",
	  .outside = true,
	  .arguments = N_("FILE"),
	  .help = N_("Open another catalogue beside this one"),
	  .run = run_open,
	  .complete = complete_open },
	{ .name = "problems",
	  .arguments = "",
	  .help = N_("Show what is wrong in the catalogue"),
	  .run = run_problems },
	{ .name = "save",
	  .outside = true,
	  .arguments = N_("NAME"),
	  .help = N_("Save this search under a name; saved:NAME finds the same again"),
	  .run = run_save,
	  .complete = complete_saved },
	{ .name = "search",
	  .arguments = N_("QUERY"),
	  .help = N_("Show only what this search finds"),
	  .run = run_search },
	{ .name = "seen",
	  .outside = true,
	  .arguments = "",
	  .help = N_("What is new has been seen: nothing is, until a later edition comes"),
	  .run = run_seen },
	{ .name = "sort",
	  /* TRANSLATORS: "reverse" is typed as it stands. */
	  .arguments = N_("ORDER [reverse]"),
	  .help = N_("Put the list in an order"),
	  .run = run_sort,
	  .complete = complete_sort },
	{ .name = "theme",
	  .arguments = N_("NAME"),
	  .help = N_("Use other colours"),
	  .run = run_theme,
	  .complete = complete_theme },
	{ .name = "tour",
	  .arguments = "",
	  .help = N_("Be shown the way in five steps"),
	  .run = run_tour },
	{ .name = "help",
	  .also = "h",
	  .arguments = "",
	  .help = N_("Show this page"),
	  .run = run_help },
	{ .name = "quit",
	  .also = "q",
	  .arguments = "",
	  .help = N_("Leave the program"),
	  .run = run_quit },
};

#define COMMANDS (sizeof commands / sizeof *commands)

const struct app_command *
command_at(size_t i)
{
	return i < COMMANDS ? &commands[i] : NULL;
}

static const struct app_command *
find(const char *name, size_t len)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		const char *const names[] = { commands[i].name, commands[i].also };

		for (int k = 0; k < 2; k++)
			if (names[k] && strlen(names[k]) == len && !memcmp(names[k], name, len))
				return &commands[i];
	}
	return NULL;
}

bool
command_offered(const struct app *app, const struct app_command *c)
{
	return !c->outside || !app_restricted(app);
}

bool
command_action_offered(const struct app *app, enum action action)
{
	return action_is_command(action) && (restricted_action(action) || !app_restricted(app));
}

/* Nothing is near to what only a prompt does, or cannot be done. */
static const char *
word(const void *context, size_t i)
{
	const struct app *app = context;
	enum action action = (enum action)(i - COMMANDS + 1);

	if (i < COMMANDS)
		return command_offered(app, &commands[i]) ? commands[i].name : "";
	return command_action_offered(app, action) ? action_name(action) : "";
}

static void
unknown(struct app *app, const char *name)
{
	const char *near = nearest(name, strlen(name), COMMANDS + ACTIONS - 1, word, app);

	if (near)
		app_tell(app, true, _("There is no command \"%s\"; did you mean \"%s\"?"), name,
			 near);
	else
		app_tell(app, true, _("There is no command \"%s\""), name);
}

/* Something is still to be typed behind it: command_hint says what. */
static void
ask_more(struct app *app, const struct app_command *c)
{
	struct buf line = BUF_INIT;

	buf_printf(&line, "%s ", c->name);
	app_type_command(app, line.data);
	buf_release(&line);
}

void
command_hint(const struct app *app, const char *line, struct buf *out)
{
	const struct app_command *c;
	struct buf call = BUF_INIT;
	size_t len;

	line += strspn(line, BEFORE);
	len = strcspn(line, " ");
	c = find(line, len);
	if (!c || !*c->arguments || !line[len] || line[len + strspn(line + len, " ")] ||
	    !command_offered(app, c))
		return;
	buf_printf(&call, "%s %s", c->name, _(c->arguments));
	buf_printf(out, _("%s: "), call.data);
	buf_puts(out, _(c->help));
	buf_release(&call);
}

/* Nothing but a command, no blanks around it. */
static void
run(struct app *app, const char *line)
{
	const struct app_command *c;
	const char *argument;
	size_t len;

	len = strcspn(line, " ");
	argument = line + len + strspn(line + len, " ");
	c = find(line, len);
	if (c && !app_allows(app, !c->outside))
		return;
	/* It may be about what is selected. */
	browser_await(app_browser(app), false);
	if (c && (*argument || !*c->arguments || *c->arguments == '[' || c->run == run_open)) {
		c->run(app, argument);
	} else if (c) {
		ask_more(app, c);
	} else if (len) {
		char *name = xstrndup(line, len);
		enum action action = action_find(name);

		if (!action_is_command(action))
			unknown(app, name);
		else
			app_act(app, action);
		free(name);
	}
}

void
command_run(struct app *app, const char *line)
{
	size_t len;
	char *trimmed;

	line += strspn(line, BEFORE);
	len = strlen(line);
	/* Completion leaves a blank behind a word. */
	while (len && line[len - 1] == ' ')
		len--;
	trimmed = xstrndup(line, len);
	run(app, trimmed);
	free(trimmed);
}

void
command_complete(struct app *app, const char *line, size_t *start, struct offer *o)
{
	size_t lead = strspn(line, BEFORE);
	size_t len = strcspn(line + lead, " ");
	const struct app_command *c;

	*start = lead;
	if (!line[lead + len]) {
		for (size_t i = 0; i < COMMANDS; i++)
			if (command_offered(app, &commands[i]))
				offer_if(o, commands[i].name, line + lead);
		/* All actions would fill the screen: they are offered once a letter is typed. */
		for (unsigned a = ACTION_NONE + 1; len && a < ACTIONS; a++)
			if (command_action_offered(app, (enum action)a) &&
			    !find(action_name((enum action)a), strlen(action_name((enum action)a))))
				offer_if(o, action_name((enum action)a), line + lead);
		return;
	}
	c = find(line + lead, len);
	*start = lead + len + strspn(line + lead + len, " ");
	if (c && c->complete && command_offered(app, c))
		c->complete(app, line + *start, o);
}

size_t
command_query(const char *line)
{
	size_t lead = strspn(line, BEFORE);
	size_t len = strcspn(line + lead, " ");
	const struct app_command *c = line[lead + len] ? find(line + lead, len) : NULL;

	return c && c->run == run_search ? lead + len + strspn(line + lead + len, " ") : 0;
}
