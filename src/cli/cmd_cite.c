/* SPDX-License-Identifier: MIT */
/* pacecat cite: studies as references in a citation style, and how a text cites them. */
#include "cli/command.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "cli/find.h"
#include "cli/reader.h"
#include "csl/csl.h"
#include "format/csl-item.h"
#include "store/styles.h"

const struct option_row cmd_cite_options[] = {
	{ "style", 0, N_("NAME|FILE"),
	  N_("The citation style, such as apa; \"pacecat styles\" lists them") },
	{ "locale", 0, N_("TAG"), N_("The language of the citation, such as fr-FR") },
	{ "format", 0, N_("FORMAT"), N_("How to write it: text, html, rtf or markdown") },
	{ "part", 0, N_("PART"), N_("What to write: bibliography, in-text or both") },
	{ "sort", 0, N_("ORDER"),
	  N_("The order of citing: author, year, title, country, works or file") },
	{ .name = NULL },
};

enum { OPTION_STYLE, OPTION_LOCALE, OPTION_FORMAT, OPTION_PART, OPTION_SORT };

enum format { FORMAT_TEXT, FORMAT_HTML, FORMAT_RTF, FORMAT_MARKDOWN, FORMATS };

static const char *const format_names[FORMATS] = { "text", "html", "rtf", "markdown" };

enum part { PART_BIBLIOGRAPHY, PART_IN_TEXT, PART_BOTH, PARTS };

static const char *const part_names[PARTS] = { "bibliography", "in-text", "both" };

struct citing {
	struct cli *cli;
	enum format format;
	enum part part;
	enum order order;               /* of citing; a bibliography may be sorted by its style */
	char *tag;                      /* of --locale, as CSL writes it; NULL: not given */
	struct style style;
	struct locales locales;
	struct diags diags;
	struct languages languages;     /* that texts of the catalogue are chosen for */
	struct csl_engine *engine;
	struct csl_item **item;
	size_t items;
	struct csl_error error;
};

/* "pt_br" and "PT-br" are "pt-BR" to CSL. */
static char *
tidy_tag(const char *given)
{
	char *tag = xstrdup(given), *region = strpbrk(tag, "-_");

	for (char *s = tag; *s; s++) {
		if (*s == '_')
			*s = '-';
		*s = (char)(region && s > region && strlen(region) == 3
				    ? toupper((unsigned char)*s)
				    : tolower((unsigned char)*s));
	}
	return tag;
}

/*
 * Italics on a terminal; elsewhere the text alone.  What is not UTF-8 gets the text transliterated,
 * which escape sequences would not survive.
 */
static const struct csl_writer *
writer_of(const struct citing *c)
{
	const struct output *out = c->cli->output;
	const char *colour = settings_text(c->cli->settings, SETTING_COLOUR);
	const char *terminal = getenv("TERM"), *none = getenv("NO_COLOR");

	if (c->format != FORMAT_TEXT)
		return csl_writer_find(format_names[c->format]);
	if (out->style.charset != CHARSET_UTF8 || !strcmp(colour, "never"))
		return &csl_text;
	if (!strcmp(colour, "always"))
		return &csl_terminal;
	return out->cols && terminal && strcmp(terminal, "dumb") != 0 && !(none && *none)
		       ? &csl_terminal
		       : &csl_text;
}

/* The language that the engine will use, in this order of who says it. */
static const char *
language_of(const struct citing *c, bool *force)
{
	const char *set = settings_text(c->cli->settings, SETTING_CITATION_LOCALE);

	*force = c->tag || c->style.locale;
	if (c->tag)
		return c->tag;
	if (c->style.locale)
		return c->style.locale;
	return *set ? set : NULL;
}

static bool
make_engine(struct citing *c)
{
	bool force;
	const char *language = language_of(c, &force);
	const char *own = csl_style_info(c->style.csl)->default_locale;
	struct csl_setup setup = { .locale = locales_find,
				   .context = &c->locales,
				   .language = language,
				   .force_language = force,
				   .writer = writer_of(c) };

	c->engine = csl_engine_new(c->style.csl, &setup, NULL, &c->error);
	if (!force && own)
		language = own;
	languages_add(&c->languages, language ? language : "en-US");
	if (c->engine && language && !locales_have(&c->locales, language))
		output_message(c->cli->output,
			       _("there is no locale for \"%s\"; the citation is in English"),
			       language);
	return c->engine;
}

static bool
add_items(struct citing *c, const struct catalogue *catalogue, const uint32_t *record, size_t count)
{
	c->item = xcalloc(count + 1, sizeof(struct csl_item *));
	for (size_t i = 0; i < count; i++) {
		c->item[i] = csl_item_of(catalogue, record[i], &c->languages, &c->error);
		if (!c->item[i])
			return false;
		c->items++;
		if (csl_engine_add(c->engine, c->item[i], &c->error) != CSL_OK)
			return false;
	}
	return true;
}

/* Every study cited once, in order. */
static bool
cite_all(struct citing *c)
{
	struct csl_cite *cite = xcalloc(c->items + 1, sizeof *cite);
	struct csl_citation *citation = xcalloc(c->items + 1, sizeof *citation);
	bool note = csl_style_info(c->style.csl)->class == CSL_NOTE;
	enum csl_status status;

	for (size_t i = 0; i < c->items; i++) {
		cite[i].id = csl_item_id(c->item[i]);
		citation[i] = (struct csl_citation){ .cite = &cite[i],
						     .count = 1,
						     .note = note ? (int)i + 1 : 0 };
	}
	status = csl_engine_document(c->engine, citation, c->items, &c->error);
	free(citation);
	free(cite);
	return status == CSL_OK;
}

/*
 * What a writer has made.  Text for people passes the rules of what may be shown, and so does
 * all that goes to a terminal, line by line; what the writer for terminals made has passed them.
 */
static void
put(struct citing *c, const char *s)
{
	struct output *out = c->cli->output;
	const struct csl_writer *writer = writer_of(c);

	if (writer == &csl_terminal || (writer != &csl_text && !out->cols)) {
		buf_puts(&out->buf, s);
	} else {
		while (*s) {
			size_t len = strcspn(s, "\n");

			output_text(out, s, len);
			if (s[len])
				buf_putc(&out->buf, '\n');
			s += len + (s[len] == '\n');
		}
	}
}

/* Blanks that a style leaves at the end of an entry mean nothing. */
static void
put_line(struct citing *c, const char *s)
{
	struct buf *out = &c->cli->output->buf;
	size_t len = strlen(s);

	put(c, s);
	while (out->len && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	if (!len || s[len - 1] != '\n')
		buf_putc(out, '\n');
}

static bool
put_citations(struct citing *c)
{
	if (!cite_all(c))
		return false;
	for (size_t i = 0; i < c->items; i++)
		put_line(c, csl_engine_citation(c->engine, i));
	return true;
}

static bool
put_bibliography(struct citing *c)
{
	const struct csl_bibliography *b;

	if (c->part == PART_BIBLIOGRAPHY &&
	    csl_engine_include(c->engine, NULL, 0, &c->error) != CSL_OK)
		return false;
	b = csl_engine_bibliography(c->engine, NULL, NULL, &c->error);
	if (!b)
		return false;
	if (b->begin)
		put(c, b->begin);
	for (size_t i = 0; i < b->count; i++) {
		put_line(c, b->entry[i].text);
		output_flush(c->cli->output);
	}
	if (b->end && *b->end)
		put_line(c, b->end);
	return true;
}

/* A style without a bibliography has only notes to give. */
static bool
put_parts(struct citing *c)
{
	bool list = csl_style_info(c->style.csl)->bibliography;

	if (!list && c->part != PART_IN_TEXT && c->cli->options->own[OPTION_PART])
		output_message(c->cli->output, _("this style has no bibliography"));
	if (!list)
		c->part = PART_IN_TEXT;
	if (c->part != PART_BIBLIOGRAPHY && !put_citations(c))
		return false;
	if (c->part == PART_BOTH)
		buf_putc(&c->cli->output->buf, '\n');
	return c->part == PART_IN_TEXT || put_bibliography(c);
}

static enum exit_status
cite(struct citing *c, const struct catalogue *catalogue, const struct query *query)
{
	struct reader reader;
	struct find_order order = { &c->languages, c->order, false, &reader.hooks };
	uint32_t *record;
	size_t count;
	bool fine;

	reader_init(&reader, c->cli, catalogue);
	record = find_records(catalogue, query, KIND_STUDY, &order, &count);
	reader_release(&reader);
	fine = !count || (add_items(c, catalogue, record, count) && put_parts(c));
	free(record);
	if (!count)
		output_message(c->cli->output, _("nothing matches"));
	if (!fine) {
		output_message(c->cli->output, "%s", c->error.sentence);
		return c->error.status == CSL_NO_MEMORY ? EXIT_MEMORY : EXIT_DATA;
	}
	return count ? EXIT_DONE : EXIT_NOTHING;
}

static void
release(struct citing *c)
{
	csl_engine_free(c->engine);
	for (size_t i = 0; i < c->items; i++)
		csl_item_free(c->item[i]);
	free(c->item);
	style_release(&c->style);
	locales_release(&c->locales);
	diags_release(&c->diags);
	free(c->tag);
}

/* The style and the engine; false with a status when there is something wrong with them. */
static bool
prepare(struct citing *c, enum exit_status *status)
{
	const struct options *o = c->cli->options;
	const char *wanted = o->own[OPTION_STYLE];
	struct paths folders = { .path = NULL };
	bool fine;

	if (!wanted)
		wanted = settings_text(c->cli->settings, SETTING_STYLE);
	style_folders(&folders, o->program);
	locales_init(&c->locales, o->program, &c->diags);
	fine = style_open(&c->style, wanted, &folders, &c->diags, status);
	if (fine && !make_engine(c)) {
		struct place place = { diags_name(&c->diags, c->style.path), c->error.line,
				       c->error.column };

		diag_error(&c->diags, place, "%s", c->error.sentence);
		*status = c->error.status == CSL_NO_MEMORY ? EXIT_MEMORY : EXIT_DATA;
		fine = false;
	}
	paths_release(&folders);
	return fine;
}

/* What the options say; false when one makes no sense. */
static bool
take_options(struct citing *c)
{
	struct cli *cli = c->cli;
	const struct options *o = cli->options;
	const char *orders[ORDERS];
	int format, part, order;

	for (int i = 0; i < ORDERS; i++)
		orders[i] = order_name((enum order)i);
	format = command_choice(cli, "--format", o->own[OPTION_FORMAT], format_names, FORMATS,
				FORMAT_TEXT);
	part = format < 0 ? -1
			  : command_choice(cli, "--part", o->own[OPTION_PART], part_names, PARTS,
					   PART_BIBLIOGRAPHY);
	order = part < 0 ? -1
			 : command_choice(cli, "--sort", o->own[OPTION_SORT], orders, ORDERS,
					  ORDER_AUTHOR);
	if (order < 0)
		return false;
	c->format = (enum format)format;
	c->part = (enum part)part;
	c->order = (enum order)order;
	if (!o->own[OPTION_LOCALE])
		return true;
	c->tag = tidy_tag(o->own[OPTION_LOCALE]);
	if (!language_valid(c->tag)) {
		command_usage(cli, _("\"%s\" is no language tag, such as fr or pt-BR"),
			      o->own[OPTION_LOCALE]);
		return false;
	}
	return true;
}

enum exit_status
cmd_cite(struct cli *cli)
{
	enum exit_status status = EXIT_DONE, result = EXIT_USAGE;
	struct citing c = { .cli = cli };
	struct catalogue *catalogue = NULL;
	struct query *query = take_options(&c) ? find_query(cli) : NULL;

	if (query && prepare(&c, &status))
		catalogue = command_catalogue(cli, NULL, 0, NULL, &status);
	if (catalogue)
		result = cite(&c, catalogue, query);
	output_diags(cli->output, &c.diags);
	release(&c);
	catalogue_free(catalogue);
	query_free(query);
	/* A part that could not be read weighs more than what was found in the rest. */
	return status == EXIT_DONE ? result : status;
}
