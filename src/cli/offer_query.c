/* SPDX-License-Identifier: MIT */
/* What a catalogue has to offer: its ids, the fields of queries and what stands behind them. */
#include "cli/offer.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "cli/find.h"
#include "cli/reader.h"
#include "model/describe.h"
#include "store/load.h"
#include "store/locate.h"
#include "text/fold.h"

/* More than a shell shows at once: then only how they go on is offered. */
#define IDS_MAX 200

/* Columns of what is said about one: it stands beside the word. */
#define HELP_COLS 60

/* The catalogue that the line means.  Not a word about what is wrong with it: somebody types. */
struct source {
	struct cli cli; /* as the line's own command will have it */
	struct options options;
	struct paths given;
	struct catalogue *catalogue; /* NULL: there is none */
};

static void
source_open(struct source *s, const struct offers *o)
{
	struct paths paths = { .path = NULL };
	struct diags diags = { .diag = NULL };
	enum exit_status status;

	*s = (struct source){ .cli = *o->cli, .options = *o->cli->options };
	for (size_t i = 0; i < o->typed->catalogues; i++) {
		char *path = path_home(o->typed->catalogue[i]);

		paths_add(&s->given, path);
		free(path);
	}
	if (s->given.count) {
		s->options.catalogue = (const char **)s->given.path;
		s->options.catalogues = s->given.count;
	}
	s->cli.options = &s->options;
	if (locate_catalogue(&paths, s->options.catalogue, s->options.catalogues, s->cli.settings,
			     s->options.program, &diags))
		s->catalogue = load_catalogue((const char *const *)paths.path, paths.count, &diags,
					      &status);
	diags_release(&diags);
	paths_release(&paths);
}

static void
source_close(struct source *s)
{
	catalogue_free(s->catalogue);
	paths_release(&s->given);
}

static void
cut(struct buf *b)
{
	static const struct show_style style = { CHARSET_UTF8, SHOW_DROP };

	if (show_cols(&style, b->data, b->len) > HELP_COLS) {
		buf_truncate(b, show_fit(&style, b->data, b->len, HELP_COLS - 1, NULL));
		buf_puts(b, "\xe2\x80\xa6");
	}
}

static void
add_record(struct offers *o, const struct catalogue *c, uint32_t record)
{
	struct buf help = BUF_INIT;

	describe_heading(&help, c, record, &o->cli->reader);
	cut(&help);
	offers_add(o, record_id(c, record), help.data);
	buf_release(&help);
}

/* How the ids go on that are too many: the next character of each, with how many have it. */
static void
add_beginnings(struct offers *o, const struct catalogue *c, enum kind kind, size_t common)
{
	uint32_t first = catalogue_first(c, kind), end = first + catalogue_count(c, kind);
	uint32_t number[256] = { 0 };
	const char *typed = o->typed->word, *sample = NULL;

	for (uint32_t i = first; i < end; i++)
		if (!strncmp(record_id(c, i), typed, strlen(typed))) {
			sample = record_id(c, i);
			number[(unsigned char)sample[common]]++;
		}
	for (int i = 1; sample && i < 0x80; i++) {
		struct buf word = BUF_INIT, help = BUF_INIT;

		buf_add(&word, sample, common);
		buf_putc(&word, (char)i);
		buf_printf(&help, Q_("%u record", "%u records", number[i]), number[i]);
		if (number[i])
			offers_add(o, word.data, help.data);
		buf_release(&word);
		buf_release(&help);
	}
	o->open = true;
}

static size_t
common_len(const char *a, const char *b, size_t most)
{
	size_t len = 0;

	while (len < most && a[len] && a[len] == b[len])
		len++;
	return len;
}

static void
offer_ids(struct offers *o, const struct catalogue *c, enum kind kind)
{
	uint32_t first = catalogue_first(c, kind), end = first + catalogue_count(c, kind);
	const char *typed = o->typed->word, *sample = NULL;
	size_t count = 0, common = 0;

	for (uint32_t i = first; i < end; i++) {
		const char *id = record_id(c, i);

		if (!*id || strncmp(id, typed, strlen(typed)) != 0)
			continue;
		common = sample ? common_len(sample, id, common) : strlen(id);
		sample = sample ? sample : id;
		count++;
	}
	if (count > IDS_MAX && *typed)
		add_beginnings(o, c, kind, common);
	else if (count <= IDS_MAX)
		for (uint32_t i = first; i < end; i++)
			if (!strncmp(record_id(c, i), typed, strlen(typed)))
				add_record(o, c, i);
}

void
offer_record(struct offers *o)
{
	static const enum kind kinds[] = { KIND_STUDY, KIND_PERSON, KIND_ORGANISATION, KIND_COUNTRY,
					   KIND_TOPIC };
	struct source s;

	source_open(&s, o);
	for (size_t i = 0; s.catalogue && i < sizeof kinds / sizeof *kinds; i++)
		offer_ids(o, s.catalogue, kinds[i]);
	source_close(&s);
}

/*
 * A value spelled so that it goes on from what was typed, which a query finds as well: "seve" for
 * "Sève", "koning" for "de Koning".  False: it has no word that begins like that.
 */
static bool
respell(struct buf *out, const char *typed, const char *value)
{
	struct buf folded = BUF_INIT;
	struct fold_match match = { 0, 0 };
	bool found = false;
	size_t len = strlen(value);

	fold_add(&folded, typed, strlen(typed));
	if (!folded.len) {
		buf_puts(out, value);
		found = true;
	}
	while (!found && fold_find(value, len, match.end, folded.data, folded.len, &match))
		if (!match.start || strchr(" -'(/.,", value[match.start - 1])) {
			buf_puts(out, typed);
			buf_puts(out, value + match.end);
			found = true;
		}
	buf_release(&folded);
	return found;
}

/* One value of a field: `before` is what stands up to the value, `typed` the value so far. */
static void
add_value(struct offers *o, struct str before, const char *typed, const char *offer)
{
	size_t lead = strspn(typed, "=\""), len = strlen(offer);
	bool quoted = *offer == '"', exact = memchr(typed, '=', lead) != NULL;
	char *value = quoted ? xstrndup(offer + 1, len - 2) : xstrdup(offer);
	struct buf word = BUF_INIT, spelled = BUF_INIT;
	bool found;

	if (exact) {
		found = !strncmp(value, typed + lead, strlen(typed + lead));
		buf_puts(&spelled, value);
	} else {
		found = respell(&spelled, typed + lead, value);
	}
	/* What is left of it may need none any more. */
	quoted = quoted && strpbrk(spelled.data, " \t|()=-\"");
	buf_add(&word, before.s, before.len);
	if (lead)
		buf_add(&word, typed, lead);
	quoted = quoted || memchr(typed, '"', lead);
	if (quoted && !memchr(typed, '"', lead))
		buf_putc(&word, '"');
	buf_puts(&word, spelled.data);
	if (quoted)
		buf_putc(&word, '"');
	if (found)
		offers_add_other(o, word.data, "");
	buf_release(&word);
	buf_release(&spelled);
	free(value);
}

static const char *
field_help(const char *word)
{
	for (size_t i = 0; query_field_name(i); i++)
		if (!strncmp(query_field_name(i), word, strlen(query_field_name(i))))
			return _(query_field_help(i));
	return "";
}

static void
add_fields(struct offers *o, const struct query_offers *offers)
{
	const char *text = o->typed->word;
	size_t start = query_last_word(text);

	for (size_t i = 0; i < offers->count; i++) {
		struct buf word = BUF_INIT;

		buf_add(&word, text, start);
		buf_puts(&word, offers->offer[i].word);
		offers_add(o, word.data, field_help(offers->offer[i].word));
		buf_release(&word);
	}
}

/* The last word of a query, as if it stood alone: what stands before it takes long to find. */
static void
offer_values(struct offers *o, struct source *s, enum kind kind)
{
	const char *text = o->typed->word, *last = text + query_last_word(text);
	const char *colon = strchr(last, ':');
	struct query_offers offers;
	struct reader reader;
	struct query_scope scope = { .index = query_index_new(s->catalogue),
				     .first = catalogue_first(s->catalogue, kind),
				     .count = catalogue_count(s->catalogue, kind),
				     .rough = true };

	reader_init(&reader, &s->cli, s->catalogue);
	scope.hooks = &reader.hooks;
	query_complete(last, &scope, &o->cli->reader, &offers);
	if (offers.fields)
		add_fields(o, &offers);
	for (size_t i = 0; colon && i < offers.count; i++) {
		struct str before = { text, (size_t)(colon + 1 - text) };
		const char *word = offers.offer[i].word, *value = strchr(word, ':');

		if (value)
			add_value(o, before, colon + 1, value + 1 + strspn(value + 1, "="));
	}
	query_offers_release(&offers);
	reader_release(&reader);
	query_index_free(scope.index);
}

/* The kind that --of names among those of the line's command. */
static enum kind
asked_kind(const struct typed *t)
{
	const struct option_row *own = t->command ? t->command->option : NULL;

	for (size_t i = 0; own && own[i].name; i++)
		for (size_t k = 0; k < FIND_KINDS && t->own[i]; k++)
			if (!strcmp(own[i].name, "of") && !strcmp(t->own[i], find_kinds[k].name))
				return find_kinds[k].kind;
	return KIND_STUDY;
}

void
offer_query(struct offers *o)
{
	enum kind kind = asked_kind(o->typed);
	struct source s;

	source_open(&s, o);
	if (s.catalogue) {
		offer_values(o, &s, kind);
		if (!strchr(o->typed->word, ':'))
			offer_ids(o, s.catalogue, kind);
	}
	source_close(&s);
}
