/* SPDX-License-Identifier: MIT */
#include "tui/jump_source.h"

#include "base/gettext.h"
#include "tui/command.h"

/* "Sort by the next column (sort)" */
static void
call(struct buf *out, const char *help, const char *name)
{
	buf_printf(out, "%s (%s)", help, name);
}

static bool
action_text(struct app *app, size_t i, struct buf *out)
{
	enum action action = (enum action)(i + 1);

	if (action >= ACTIONS)
		return false;
	if (command_action_offered(app, action))
		call(out, _(action_help(action)), action_name(action));
	return true;
}

static void
action_go(struct app *app, size_t i)
{
	app_act(app, (enum action)(i + 1));
}

static bool
command_text(struct app *app, size_t i, struct buf *out)
{
	const struct app_command *c = command_at(i);

	if (!c)
		return false;
	/* What is an action too, and takes no words, is offered as one. */
	if (!command_offered(app, c))
		return true;
	if (*c->arguments || action_find(c->name) == ACTION_NONE)
		call(out, _(c->help), c->name);
	return true;
}

static void
command_go(struct app *app, size_t i)
{
	const struct app_command *c = command_at(i);
	struct buf line = BUF_INIT;

	buf_puts(&line, c->name);
	if (*c->arguments) {
		buf_putc(&line, ' ');
		app_type_command(app, line.data);
	} else {
		command_run(app, line.data);
	}
	buf_release(&line);
}

/* TRANSLATORS: the next two tell what a row of a list is; be short. */
const struct jump_source jump_actions = { N_("action"), action_text, action_go };
const struct jump_source jump_commands = { N_("command"), command_text, command_go };
