/* SPDX-License-Identifier: MIT */
#include "tui/copier.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "store/style-choice.h"
#include "sys/clipboard.h"
#include "sys/file.h"
#include "sys/spawn.h"
#include "tui/screen.h"
#include "tui/tty.h"

void
copier_init(struct copier *c, struct app *app, const struct settings *settings,
	    enum charset charset, const char *argv0, struct journal *journal)
{
	const char *set = settings_text(settings, SETTING_STYLE);
	const char *words[2];
	struct style_choice choice;

	*c = (struct copier){
		.app = app, .settings = settings, .charset = charset, .printed = BUF_INIT
	};
	copying_init(&c->copying, argv0, set, settings_text(settings, SETTING_CITATION_LOCALE));
	if (style_choice_read(&choice, set))
		copying_set(&c->copying, choice.style, choice.language);
	style_choice_release(&choice);
	words[0] = c->copying.style;
	words[1] = *c->copying.language ? c->copying.language : c->copying.preset;
	journal_command(journal, "style", words, 2);
	app_set_copying(app, &c->copying);
}

void
copier_release(struct copier *c)
{
	copying_release(&c->copying);
	buf_release(&c->printed);
}

/* "STUDIES TEXT" taken apart. */
static const char *
text_of(const char *effect, size_t *studies)
{
	char *end;

	*studies = strtoul(effect, &end, 10);
	return end + (*end == ' ');
}

/* By OSC 52, as far as terminals take it. */
static void
send_to_terminal(struct copier *c, const struct clipboard_place *place, size_t studies,
		 const char *text, struct buf *sentence)
{
	size_t len = strlen(text), most = clipboard_most(place);
	struct buf bytes = BUF_INIT;

	if (len > most) {
		buf_printf(sentence,
			   app_restricted(c->app)
				   ? _("%zu bytes are too many for the terminal's clipboard (%zu): "
				       "mark fewer studies")
				   : _("%zu bytes are too many for the terminal's clipboard (%zu): "
				       "type :append FILE to add them to a file"),
			   len, most);
		app_message(c->app, true, sentence->data);
		return;
	}
	clipboard_compose(&bytes, clipboard_terminal(place), text, len);
	screen_send(bytes.data, bytes.len);
	if (clipboard_may_show(place, bytes.len))
		screen_redraw();
	copying_say(sentence, studies, text, NULL);
	app_message(c->app, false, sentence->data);
	buf_release(&bytes);
}

/* False: it failed, and the sentence begins with why. */
static bool
give_to_program(struct copier *c, const struct paths *argv, size_t studies, const char *text,
		struct buf *sentence)
{
	struct buf err = BUF_INIT;
	bool good = spawn_feed(argv, text, strlen(text), &err);

	if (good) {
		copying_say(sentence, studies, text, path_name(argv->path[0]));
		app_message(c->app, false, sentence->data);
	} else {
		buf_printf(sentence, "%s: %s%s", argv->path[0], err.data, _("; "));
	}
	buf_release(&err);
	return good;
}

static struct clipboard_place
place_of(const struct copier *c)
{
	/* Of somebody at the other end of a line, with no program to help. */
	const struct clipboard_place far = { .ssh = "", .term = getenv("TERM") };

	return app_restricted(c->app)
		       ? far
		       : clipboard_here(settings_text(c->settings, SETTING_COPY_COMMAND));
}

static void
copy(struct copier *c, const char *effect)
{
	struct clipboard_place place = place_of(c);
	struct buf sentence = BUF_INIT;
	struct clipboard_way way;
	size_t studies;
	const char *text = text_of(effect, &studies);

	if (settings_yes(c->settings, SETTING_PRINT_COPIED))
		buf_printf(&c->printed, "%s\n", text);
	if (!clipboard_choose(&place, &way)) {
		app_message(c->app, true,
			    _("The setting copy-command has a quote that stays open"));
		return;
	}
	if (way.means != CLIPBOARD_PROGRAM ||
	    !give_to_program(c, &way.argv, studies, text, &sentence))
		send_to_terminal(c, &place, studies, text, &sentence);
	clipboard_way_release(&way);
	buf_release(&sentence);
}

/* Until Enter, or the end of the line. */
static void
wait_for_enter(void)
{
	char byte = 0;
	ssize_t n;

	do
		n = read(STDIN_FILENO, &byte, 1);
	while ((n < 0 && errno == EINTR) || (n == 1 && byte != '\n'));
}

static void
show(struct copier *c, const char *effect)
{
	struct show_style style = { .charset = c->charset, .invisible = SHOW_DROP };
	struct buf out = BUF_INIT;
	size_t studies;
	const char *s = text_of(effect, &studies);

	buf_puts(&out, "\n");
	while (*s) {
		size_t len = strcspn(s, "\n");

		show_add(&style, &out, s, len);
		buf_puts(&out, "\n");
		s += len + (s[len] == '\n');
	}
	buf_puts(&out, "\n");
	s = _("Enter goes back");
	show_add(&style, &out, s, strlen(s));
	buf_putc(&out, ' ');
	screen_leave();
	tty_write(out.data, out.len);
	wait_for_enter();
	screen_return();
	buf_release(&out);
}

static void
append(struct copier *c, const char *effect)
{
	size_t len = strcspn(effect, "\n");
	struct buf text = BUF_INIT, err = BUF_INIT, sentence = BUF_INIT;
	char *given, *path;
	bool good;

	buf_add(&text, effect, len);
	given = buf_detach(&text);
	path = path_home(given);
	buf_puts(&text, effect + len + 1);
	buf_putc(&text, '\n');
	good = file_append(path, text.data, text.len, &err);
	if (good)
		buf_printf(&sentence, _("Added to %s"), path);
	else
		buf_printf(&sentence, "%s: %s", path, err.data);
	app_message(c->app, !good, sentence.data);
	buf_release(&text);
	buf_release(&err);
	buf_release(&sentence);
	free(path);
	free(given);
}

/* Whether it can be remembered is not what the reader has asked. */
static void
remember_style(struct copier *c, const char *effect)
{
	(void)effect;
	style_choice_write(c->copying.style, c->copying.language,
			   settings_text(c->settings, SETTING_STYLE), NULL);
}

bool
copier_carry_out(struct copier *c, const struct effect *effect)
{
	static const struct {
		enum effect_kind kind;
		void (*carry_out)(struct copier *, const char *effect);
	} rows[] = {
		{ EFFECT_COPY, copy },
		{ EFFECT_SHOW_TEXT, show },
		{ EFFECT_APPEND, append },
		{ EFFECT_STYLE, remember_style },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].kind == effect->kind) {
			rows[i].carry_out(c, effect->text);
			return true;
		}
	return false;
}
