/* SPDX-License-Identifier: MIT */
/*
 * drive [--size COLSxROWS]... [--roles] [--charset WORD] [--lang TAGS] [--messages FOLDER] [--lean]
 *	[--linear] [--bidi WORD] [--restricted] [--worker] [--theme NAME|FILE] [--no-color]
 *	CATALOGUE... < SCRIPT
 *
 * Over 500 lines: each effect and each line of a script needs its few, and they share one state.
 *
 * The whole browser without a terminal: reads a script, prints the canvas.  The last canvas is
 * printed at the end, if it was not just before.  With several sizes the script is played anew at
 * each, behind a line "== COLSxROWS".  With --worker all that a reader might have to
 * wait for is the worker's, and is waited for after each key.  The browser speaks English, or with
 * --messages the language of --lang, by the translations in FOLDER.  A script has a line of keys,
 * by name and parted by blanks, or one of
 *
 *	"text          what is typed, letter by letter
 *	!size 40x12    another size
 *	!resize 40x12  the same as the key that a terminal sends
 *	!show WORDS    print the canvas here, under these words
 *	!roles WORDS   print the roles of its cells here
 *	!looks WORDS   print how they look by the theme
 *	!load FILE     what a load brings takes the place of the current catalogue
 *	!part FILE     the same, and it is only a beginning
 *	!progress N    the load is at N per cent of 12 MB, with 10 N records, 9 seconds to go;
 *	               -1: it ended
 *	!click 3,10    the mouse (tui/journal.h); put on by a line !mouse "on", or its key
 *	!style "N" "L" this citation style and language are the current ones
 *	!worker        from now on all lists and pages are the worker's to make
 *	!wait          until it has, and what it made is shown
 *	# comment      as is whatever follows a tab
 *
 * The log that pacecat --debug writes is such a script: see tui/journal.h for its other lines.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sys/locale.h"
#include "sys/path.h"
#include "text/utf8.h"
#include "tui/answer.h"
#include "tui/app.h"
#include "tui/copying.h"
#include "tui/direction.h"
#include "tui/exporting.h"
#include "tui/journal.h"
#include "tui/notice.h"
#include "tui/theme_file.h"

struct drive {
	struct app *app;
	struct keymap *keymap;
	struct library library;
	struct canvas *canvas;
	enum direction direction;
	struct copying copying;
	struct locale_choice locale;
	struct locale_choice *speaks;   /* where messages are translated, else NULL */
	struct worker *worker;
	struct theme theme;
	const char *no_color;
	bool roles, waits, lean, restricted, done;
	bool printed;                   /* and nothing happened since */
	uint64_t *ids;                  /* of the edition before */
	struct buf since;
};

static void
begin_worker(struct drive *d)
{
	struct beside beside = { .worker = d->worker ? d->worker : worker_new(NULL),
				 .await_ms = -1 };

	d->worker = beside.worker;
	app_set_beside(d->app, &beside);
}

static void
wait_for_worker(struct drive *d)
{
	/* What has come may have begun something else. */
	do {
		worker_wait(d->worker, NULL, NULL, -1);
	} while (app_wake(d->app));
}

enum dump { DUMP_TEXT, DUMP_ROLES, DUMP_LOOKS };

static void
print(struct drive *d, enum dump dump)
{
	struct buf b = BUF_INIT;

	if (d->waits)
		wait_for_worker(d);
	app_draw(d->app, d->canvas);
	direction_apply(d->canvas, d->direction);
	if (dump == DUMP_ROLES)
		canvas_dump_roles(d->canvas, &b);
	else if (dump == DUMP_LOOKS)
		canvas_dump_looks(d->canvas, &d->theme, &b);
	else
		canvas_dump(d->canvas, &b);
	fwrite(b.data, 1, b.len, stdout);
	buf_release(&b);
	d->printed = true;
}

/* "!show WORDS" */
static bool
show(struct drive *d, const char *s, const char *command, enum dump dump)
{
	size_t len = strlen(command);

	if (strncmp(s, command, len) || (s[len] && s[len] != ' '))
		return false;
	if (s[len])
		printf("--%s\n", s + len);
	print(d, dump);
	return true;
}

/* A generation arrives, as if a thread had brought it. */
static void
arrive(struct drive *d, const char *path, bool partial)
{
	struct opened *opened = library_current(&d->library);
	const char *const paths[] = { path };
	struct loaded loaded;

	load_all(paths, 1, NULL, &loaded);
	loaded.partial = partial;
	/* Something is there before a beginning only if it is a beginning too. */
	opened->partial |= partial;
	app_catalogue_replaced(d->app, opened, &loaded);
	if (d->waits)
		wait_for_worker(d);
	app_set_progress(d->app, opened, NULL);
}

static void
progress(struct drive *d, const char *s)
{
	struct load_state state = { .percent = (unsigned)strtoul(s, NULL, 10), .left_ms = 8500 };

	state.records = 10 * state.percent;
	state.total = 12000000;
	state.bytes = state.total / 100 * state.percent;
	app_set_progress(d->app, library_current(&d->library), *s == '-' ? NULL : &state);
}

/* "STUDIES TEXT", as if it had been sent to a terminal. */
static void
copy(struct drive *d, const char *effect)
{
	struct buf sentence = BUF_INIT;
	char *text;
	size_t studies = strtoul(effect, &text, 10);

	printf("copy %s\n", effect);
	copying_say(&sentence, studies, text + 1, NULL);
	app_message(d->app, false, sentence.data);
	buf_release(&sentence);
}

/* Nothing is written here, but for a file that is there already it is asked. */
static void
export(struct drive *d, const char *text)
{
	const char *new = strstr(text, " new ");

	printf("export %s\n", text);
	if (new && path_exists(new + 5))
		export_write(d->app, text);
}

/* Another theme, or what is worn in its place. */
static void
wear(struct drive *d, const char *name)
{
	const char *worn = theme_pick(name, THEME_COLOUR_AUTO, d->no_color);
	struct diags diags = { .diag = NULL };
	struct buf b = BUF_INIT;

	if (!theme_open(&d->theme, worn, NULL, &diags))
		theme_missing(worn, NULL, &b);
	else if (d->app)
		notice_theme(&b, name, worn, &d->theme, true);
	for (size_t i = 0; i < diags.count; i++)
		diag_format(&diags.diag[i], &b);
	if (b.len && d->app)
		app_message(d->app, true, b.data);
	else if (b.len)
		fprintf(stderr, "drive: %s\n", b.data);
	buf_release(&b);
	diags_release(&diags);
}

static void
effects(struct drive *d)
{
	/* Which there are is another matter: a new one changes no golden. */
	static const char *const tags[] = { "en", "fr", "pt" };
	struct effect e;

	if (d->waits)
		wait_for_worker(d);
	while (app_effect(d->app, &e)) {
		if (e.kind == EFFECT_EDIT)
			printf("edit %s\n", e.text);
		if (e.kind == EFFECT_NOTE)
			printf("note %s\n", e.text);
		if (e.kind == EFFECT_COPY)
			copy(d, e.text);
		if (e.kind == EFFECT_SHOW_TEXT)
			printf("show %s\n", e.text);
		if (e.kind == EFFECT_APPEND)
			printf("append %s\n", e.text);
		if (e.kind == EFFECT_STYLE)
			printf("style %s %s\n", d->copying.style, d->copying.language);
		if (e.kind == EFFECT_OPEN_FILE)
			printf("open file %.*s: %s\n", (int)strcspn(e.text, "\n"), e.text,
			       e.text + strcspn(e.text, "\n") + 1);
		if (e.kind == EFFECT_OPEN_ADDRESS)
			printf("open address %s\n", e.text);
		if (e.kind == EFFECT_EXPORT)
			export(d, e.text);
		if (e.kind == EFFECT_MOUSE)
			printf("mouse %s\n", e.text);
		if (e.kind == EFFECT_GIVE_UP)
			app_given_up(d->app);
		if (e.kind == EFFECT_QUIT)
			d->done = true;
		if (e.kind == EFFECT_OPEN)
			answer_open(d->app, opened_new, e.text);
		if (e.kind == EFFECT_SWITCH)
			answer_switch(d->app, &d->library, e.text);
		if (e.kind == EFFECT_LANGUAGE)
			answer_language(d->app, d->speaks, e.text);
		if (e.kind == EFFECT_THEME)
			wear(d, e.text);
		if (e.kind == EFFECT_COMPLETE_THEME)
			answer_complete_theme(d->app, NULL, e.text);
		if (e.kind == EFFECT_COMPLETE_LANGUAGE)
			app_offer(d->app, tags, sizeof tags / sizeof *tags);
		if (e.kind == EFFECT_COMPLETE_PATH)
			answer_complete(d->app, e.text);
		free(e.text);
	}
}

static void
press(struct drive *d, const char *name)
{
	struct keystroke key = { .rows = 0 };

	if (key_is_event(name)) {
		memcpy(key.name, name, strlen(name) + 1);
	} else if (!key_canonical(name, key.name)) {
		fprintf(stderr, "drive: there is no key \"%s\"\n", name);
		exit(64);
	}
	app_key(d->app, &key);
	effects(d);
}

static void
type(struct drive *d, const char *text)
{
	size_t len = strlen(text);
	uint32_t code;

	while (len) {
		struct keystroke key = { .rows = 0 };
		size_t n = utf8_decode(text, len, &code);

		if (!n)
			exit(64);
		memcpy(key.name, text, n);
		if (*text == ' ')
			memcpy(key.name, "Space", sizeof "Space");
		app_key(d->app, &key);
		effects(d);
		text += n;
		len -= n;
	}
}

static bool
parse_size(const char *s, int *cols, int *rows)
{
	char *end;

	*cols = (int)strtol(s, &end, 10);
	if (*end != 'x')
		return false;
	*rows = (int)strtol(end + 1, &end, 10);
	return !*end;
}

static void
paste(struct drive *d, const struct buf *text)
{
	struct keystroke key = { .name = "Paste", .text = text->data, .len = text->len };

	app_key(d->app, &key);
	effects(d);
}

static bool
place(struct drive *d, const char *s)
{
	struct state state;
	bool good = journal_read_place(s, &state);

	if (good)
		app_recall(d->app, &state);
	state_release(&state);
	return good;
}

/* "!new": what is new, as if another edition had been looked at before. */
static bool
news(struct drive *d, const char *s)
{
	struct browser *b = app_browser(d->app);
	struct news news = { .catalogue = b->content.catalogue, .counted = true };

	browser_still(b);
	free(d->ids);
	buf_clear(&d->since);
	d->ids = journal_read_news(s, news.catalogue, &d->since, &news.ids);
	news.id = d->ids;
	news.since = d->since.data;
	news.studies = news_count(&news, NULL);
	app_set_news(d->app, b, &news);
	return d->ids != NULL;
}

/* What the state had beside the place. */
static bool
know(struct drive *d, const char *s, bool (*read)(const char *, struct state *))
{
	struct browser *b = app_browser(d->app);
	struct state state = { .scroll = 0 };
	bool good = read(s, &state);

	marks_merge(&b->marks, &state.marks);
	for (size_t i = 0; i < state.notes.count; i++)
		kept_recall(&b->notes.kept, state.notes.text[i].key, state.notes.text[i].now);
	for (size_t i = 0; i < state.searches.count; i++)
		kept_recall(&b->searches, state.searches.text[i].key,
			    state.searches.text[i].now);
	for (size_t i = 0; i < state.links.count; i++)
		kept_recall(&b->links, state.links.text[i].key, state.links.text[i].now);
	notes_attach(&b->notes, b->content.catalogue);
	b->page_view = -1;
	app_refresh(d->app);
	state_release(&state);
	return good;
}

static bool
bind(struct drive *d, const char *s)
{
	struct buf section = BUF_INIT, key = BUF_INIT, action = BUF_INIT, err = BUF_INIT;
	bool good = journal_unquote(&s, &section) && journal_unquote(&s, &key) &&
		journal_unquote(&s, &action) &&
		keymap_bind(d->keymap, section.data, key.data, action.data, &err);

	buf_release(&section);
	buf_release(&key);
	buf_release(&action);
	buf_release(&err);
	return good;
}

/* "!click": the mouse. */
static bool
click(struct drive *d, const char *s)
{
	struct keystroke key;
	bool good = journal_read_mouse(s + strspn(s, " "), &key);

	if (good)
		app_key(d->app, &key);
	effects(d);
	return good;
}

/* "!style": the citation style and language that are the current ones. */
static bool
style(struct drive *d, const char *s)
{
	struct buf name = BUF_INIT, language = BUF_INIT;
	bool good = journal_unquote(&s, &name) && journal_unquote(&s, &language);

	if (good)
		copying_set(&d->copying, name.data, language.data);
	buf_release(&name);
	buf_release(&language);
	return good;
}

/* A line of the log's own, behind its "!"; false when it is none. */
static bool
offer_tour(struct drive *d)
{
	app_offer_tour(d->app);
	return true;
}

static bool
logged(struct drive *d, const char *s)
{
	size_t len = strcspn(s, " ");
	const char *arguments = s + len;
	struct buf text = BUF_INIT;
	bool good = true;

	if (len == 5 && !memcmp(s, "place", len))
		good = place(d, arguments);
	else if (len == 4 && !memcmp(s, "mark", len))
		good = know(d, arguments, journal_read_mark);
	else if (len == 3 && !memcmp(s, "new", len))
		good = news(d, arguments);
	else if (len == 4 && !memcmp(s, "note", len))
		good = know(d, arguments, journal_read_note);
	else if (len == 4 && !memcmp(s, "link", len))
		good = know(d, arguments, journal_read_link);
	else if (len == 5 && !memcmp(s, "saved", len))
		good = know(d, arguments, journal_read_saved);
	else if (len == 4 && !memcmp(s, "bind", len))
		good = bind(d, arguments);
	else if (len == 5 && !memcmp(s, "click", len))
		good = click(d, arguments);
	else if (len == 5 && !memcmp(s, "style", len))
		good = style(d, arguments);
	else if (len == 4 && !memcmp(s, "tour", len))
		good = offer_tour(d);
	else if (!journal_unquote(&arguments, &text))
		good = false;
	else if (len == 5 && !memcmp(s, "paste", len))
		paste(d, &text);
	else if (len == 4 && !memcmp(s, "type", len))
		type(d, text.data);
	else if (len == 7 && !memcmp(s, "message", len))
		app_message(d->app, false, text.data);
	else if (len == 5 && !memcmp(s, "mouse", len))
		app_set_mouse(d->app, !strcmp(text.data, "on"));
	else if (len == 8 && !memcmp(s, "language", len))
		answer_language(d->app, d->speaks, text.data);
	else
		good = false;
	buf_release(&text);
	return good;
}

static void
resize(struct drive *d, int cols, int rows)
{
	struct keystroke key = { .name = "Resize", .rows = rows, .cols = cols };

	app_key(d->app, &key);
}

static void
line(struct drive *d, char *s)
{
	int cols, rows;
	char *rest = NULL;

	s[strcspn(s, "\t\n")] = '\0';
	if (!*s || !strcmp(s, "#") || !strncmp(s, "# ", 2) || show(d, s, "!show", DUMP_TEXT) ||
	    show(d, s, "!roles", DUMP_ROLES) || show(d, s, "!looks", DUMP_LOOKS))
		return;
	d->printed = false;
	if (*s == '"') {
		type(d, s + 1);
	} else if (!strncmp(s, "!load ", 6) || !strncmp(s, "!part ", 6)) {
		arrive(d, s + 6, s[1] == 'p');
	} else if (!strncmp(s, "!progress ", 10)) {
		progress(d, s + 10);
	} else if (!strcmp(s, "!worker")) {
		begin_worker(d);
	} else if (!strcmp(s, "!wait")) {
		wait_for_worker(d);
	} else if (!strncmp(s, "!size ", 6) && parse_size(s + 6, &cols, &rows)) {
		app_resize(d->app, rows, cols);
	} else if (!strncmp(s, "!resize ", 8) && parse_size(s + 8, &cols, &rows)) {
		resize(d, cols, rows);
	} else if (s[0] == '!' && s[1]) {
		if (!logged(d, s + 1)) {
			fprintf(stderr, "drive: \"%s\" means nothing\n", s);
			exit(64);
		}
	} else {
		for (s = strtok_r(s, " ", &rest); s && !d->done; s = strtok_r(NULL, " ", &rest))
			press(d, s);
	}
}

/* "locale" is that of the environment, which must be installed. */
static enum charset
charset_of(const char *word)
{
	if (!strcmp(word, "locale"))
		return setlocale(LC_CTYPE, "") ? CHARSET_LOCALE : CHARSET_ASCII;
	return !strcmp(word, "ascii") ? CHARSET_ASCII : CHARSET_UTF8;
}

#define SIZES_MAX 8

struct drive_options {
	enum charset charset;
	struct {
		int cols, rows;
	} size[SIZES_MAX];
	size_t sizes;
	const char *languages;
	const char *messages;           /* the folder of translations, NULL for none */
	const char *theme, *no_color;
	const char *program;            /* as it was called */
	const char *script;
	const char *const *catalogue;
	size_t catalogues;
	bool linear;
};

/* Where the catalogues begin in the arguments; 0 when an option is not known. */
static int
read_options(struct drive *d, struct drive_options *options, int argc, char **argv)
{
	int i = 1;

	for (; i < argc && argv[i][0] == '-'; i++) {
		size_t n = options->sizes;

		if (!strcmp(argv[i], "--size") && i + 1 < argc && n < SIZES_MAX &&
		    parse_size(argv[i + 1], &options->size[n].cols, &options->size[n].rows)) {
			options->sizes++;
			i++;
			continue;
		}
		if (!strcmp(argv[i], "--roles"))
			d->roles = true;
		else if (!strcmp(argv[i], "--charset") && i + 1 < argc)
			options->charset = charset_of(argv[++i]);
		else if (!strcmp(argv[i], "--lean"))
			d->lean = true;
		else if (!strcmp(argv[i], "--bidi") && ++i < argc)
			d->direction = direction_of(argv[i]);
		else if (!strcmp(argv[i], "--linear"))
			options->linear = true;
		else if (!strcmp(argv[i], "--theme") && i + 1 < argc)
			options->theme = argv[++i];
		else if (!strcmp(argv[i], "--no-color"))
			options->no_color = "1";
		else if (!strcmp(argv[i], "--restricted"))
			d->restricted = true;
		else if (!strcmp(argv[i], "--worker"))
			d->waits = true;
		else if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			options->languages = argv[++i];
		else if (!strcmp(argv[i], "--messages") && i + 1 < argc)
			options->messages = argv[++i];
		else
			return 0;
	}
	return i;
}

/* The script, at one size; `d` has what the options say.  Returns the exit status. */
static int
play(struct drive d, const struct drive_options *options, size_t size)
{
	int cols = options->size[size].cols, rows = options->size[size].rows;
	struct languages languages = { 0 };
	struct opened *opened;
	const char *next = options->script;

	if (options->messages) {
		d.speaks = &d.locale;
		locale_start(d.speaks, "utf-8", options->languages, PACKAGE, options->messages);
	}
	languages_add(&languages, options->languages);
	d.no_color = options->no_color;
	wear(&d, options->theme ? options->theme : "default");
	opened = opened_new(options->catalogue, options->catalogues);
	if (!opened->catalogue) {
		struct buf b = BUF_INIT;

		for (size_t k = 0; k < opened->diags.count; k++)
			diag_format(&opened->diags.diag[k], &b);
		fprintf(stderr, "%s\n", b.data);
		buf_release(&b);
		opened_free(opened);
		return 65;
	}
	library_add(&d.library, opened);
	d.keymap = keymap_new();
	d.app = app_new(&d.library, d.keymap, options->charset, &languages);
	d.canvas = canvas_new(rows, cols);
	canvas_set_charset(d.canvas, options->charset);
	copying_init(&d.copying, options->program, "pacecat-author-date", "");
	app_set_copying(d.app, &d.copying);
	app_set_lean(d.app, d.lean);
	app_set_restricted(d.app, d.restricted);
	app_set_linear(d.app, options->linear);
	if (d.waits)
		begin_worker(&d);
	app_resize(d.app, rows, cols);
	while (!d.done && *next) {
		size_t len = strcspn(next, "\n") + 1;
		char *text = xstrndup(next, len);

		next += strnlen(next, len);
		line(&d, text);
		free(text);
	}
	if (!d.printed)
		print(&d, d.roles ? DUMP_ROLES : DUMP_TEXT);
	app_free(d.app);
	free(d.ids);
	buf_release(&d.since);
	worker_free(d.worker);
	copying_release(&d.copying);
	canvas_free(d.canvas);
	keymap_free(d.keymap);
	library_release(&d.library);
	locale_choice_release(&d.locale);
	return 0;
}

int
main(int argc, char **argv)
{
	struct drive d = { .since = BUF_INIT };
	struct drive_options options = {
		.charset = CHARSET_UTF8, .size = { { 80, 24 } }, .languages = "",
		.theme = "default", .program = argv[0],
	};
	struct buf script = BUF_INIT;
	char block[4096];
	size_t got;
	int i, status = 0;

	setlocale(LC_CTYPE, "C.UTF-8");
	i = read_options(&d, &options, argc, argv);
	if (!i)
		return 64;
	while ((got = fread(block, 1, sizeof block, stdin)) > 0)
		buf_add(&script, block, got);
	options.script = script.data;
	options.catalogue = (const char *const *)argv + i;
	options.catalogues = (size_t)(argc - i);
	for (size_t size = 0; !status && (!size || size < options.sizes); size++) {
		if (options.sizes > 1)
			printf("== %dx%d\n", options.size[size].cols, options.size[size].rows);
		fflush(stdout);
		status = play(d, &options, size);
	}
	buf_release(&script);
	return status;
}
