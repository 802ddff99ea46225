/* SPDX-License-Identifier: MIT */
#include "format/read.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/reader.h"
#include "format/scan.h"
#include "model/country.h"

static const char *
needs_id(enum kind kind)
{
	static const char *const sentences[KINDS] = {
		[KIND_PROGRAMME] = N_("the programme needs an id"),
		[KIND_ORGANISATION] = N_("an organisation needs an id"),
		[KIND_PERSON] = N_("a person needs an id"),
		[KIND_TOPIC] = N_("a topic needs an id"),
		[KIND_STUDY] = N_("a study needs an id"),
	};

	return sentences[kind];
}

/* The members on the stack from `base` on become a record. */
static void
add_record(struct reader *r, enum kind kind, size_t base, size_t at, struct record record)
{
	struct place place = source_place_near(r->source, at, &r->line);

	record.kind = kind;
	record.line = place.line;
	record.column = place.column;
	record.nodes = (uint32_t)(r->nodes - base);
	record.node = reader_keep(r, base, r->nodes - base);
	segment_record(r->segment, &record, (uint32_t)at);
}

/* Say how far it is, and ask whether anybody still wants it. */
static void
tell(struct reader *r)
{
	if (!r->progress)
		return;
	progress_add(r->progress, r->event.at - r->told, 1);
	r->told = r->event.at;
	r->stopped = progress_cancelled(r->progress);
}

static void
read_record(struct reader *r, enum kind kind)
{
	size_t base = r->nodes, at = r->event.at;
	struct record record = { 0 };
	bool has_id = false;

	tell(r);
	if (!reader_members(r, kind_shape(kind))) {
		r->nodes = base;
		return;
	}
	for (size_t i = base; i < r->nodes && !has_id; i++) {
		if (r->node[i].key == KEY_ID) {
			has_id = true;
			record.id = r->node[i].at;
			record.id_len = r->node[i].len;
		}
	}
	if (!has_id)
		source_error(r->source, at, "%s", _(needs_id(kind)));
	add_record(r, kind, base, at, record);
}

static enum kind
records_kind(enum key key)
{
	switch (key) {
	case KEY_PROGRAMME:
		return KIND_PROGRAMME;
	case KEY_ORGANISATIONS:
		return KIND_ORGANISATION;
	case KEY_PEOPLE:
		return KIND_PERSON;
	case KEY_TOPICS:
		return KIND_TOPIC;
	default:
		return KIND_STUDY;
	}
}

/* The list of records that has just begun. */
static void
read_records(struct reader *r, enum kind kind)
{
	for (reader_next(r); r->event.what != EVENT_LIST_END && r->event.what != EVENT_END;
	     reader_next(r)) {
		if (r->event.what == EVENT_MAP) {
			read_record(r, kind);
			continue;
		}
		if (!r->event.faulty)
			source_error(r->source, r->event.at,
				     _("a record must be a mapping (id: ..., and so on)"));
		reader_skip(r);
	}
}

/* countries: code -> record. */
static void
read_countries(struct reader *r)
{
	struct keys keys = { .base = r->seens };

	for (reader_next(r); r->event.what == EVENT_TEXT; reader_next(r)) {
		unsigned index = check_country_key(r);
		size_t base = r->nodes, at = r->event.at;

		if (!reader_has_value(r, &keys, reader_unknown_key(r)))
			continue;
		if (r->event.what != EVENT_MAP) {
			source_error(r->source, r->event.at,
				     _("a country must be a mapping "
				       "(name: ..., and so on)"));
			reader_skip(r);
		} else if (!reader_members(r, SHAPE_COUNTRY) || index == COUNTRY_NONE) {
			r->nodes = base;
		} else {
			const char *code = country_at(index)->alpha3;
			struct record record = { .id_len = 3 };

			record.id = segment_text(r->segment, code, 3);
			add_record(r, KIND_COUNTRY, base, at, record);
		}
	}
	reader_end_keys(r, &keys);
}

static void
not_a_list(struct reader *r, enum key key)
{
	if (r->event.faulty)
		return;
	source_error(r->source, r->event.at, _("\"%s\" must be a list of records (- id: ...)"),
		     key_row(key)->name);
}

static void
not_a_mapping(struct reader *r, enum key key)
{
	if (r->event.faulty)
		return;
	if (key == KEY_COUNTRIES)
		source_error(r->source, r->event.at,
			     _("\"%s\" must be a mapping of codes (COD: ...)"), key_row(key)->name);
	else
		source_error(r->source, r->event.at,
			     _("\"%s\" must be a mapping (id: ..., and so on)"),
			     key_row(key)->name);
}

/* A value of the top mapping that holds records; false when it is another. */
static bool
read_collection(struct reader *r, enum key key)
{
	enum value_type type = key_row(key)->type;
	bool list = type == TYPE_RECORDS;

	if (type != TYPE_RECORD && type != TYPE_RECORDS && type != TYPE_RECORD_MAP)
		return false;
	if (r->event.what != (list ? EVENT_LIST : EVENT_MAP)) {
		(list ? not_a_list : not_a_mapping)(r, key);
		reader_skip(r);
	} else if (type == TYPE_RECORD) {
		read_record(r, records_kind(key));
	} else if (type == TYPE_RECORD_MAP) {
		read_countries(r);
	} else {
		r->source->csl = key == KEY_REFERENCES_LIST;
		read_records(r, records_kind(key));
		r->source->csl = false;
	}
	return true;
}

static void
read_top(struct reader *r)
{
	struct keys keys = { .base = r->seens };

	for (reader_next(r); r->event.what == EVENT_TEXT; reader_next(r)) {
		uint32_t key = reader_key(r, SHAPE_TOP);

		if (!reader_has_value(r, &keys, key))
			continue;
		r->shape = SHAPE_TOP;
		if (key >= KEYS)
			reader_any(r, key);
		else if (!read_collection(r, key))
			reader_value(r, key);
	}
	reader_end_keys(r, &keys);
}

static void
read_file(struct reader *r)
{
	reader_next(r);
	if (r->event.what == EVENT_MAP) {
		r->source->usable = true;
		read_top(r);
	} else if (r->event.what == EVENT_LIST) {
		r->source->usable = true;
		r->source->csl = true;
		read_records(r, KIND_STUDY);
		r->source->csl = false;
	} else if (!r->source->broken) {
		source_error(r->source,
			     r->event.what == EVENT_TEXT ? r->event.at : r->source->begin,
			     _("there is no catalogue in this file"));
	}
	/* What else may follow is for the reader of YAML to refuse. */
	while (r->event.what != EVENT_END)
		reader_next(r);
}

/* A clock that is before this was written is wrong: not all machines have one that goes on. */
#define YEAR_MADE 2026

/* Tests fix the clock as builds do: in whole seconds, anything else is nothing. */
int
read_year(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	bool fixed = epoch && *epoch && !epoch[strspn(epoch, "0123456789")];
	long long seconds = fixed ? strtoll(epoch, NULL, 10) : (long long)time(NULL);
	time_t now = (time_t)seconds;
	struct tm tm;

	/* What comes after is later than any year of a catalogue, and may be more than an int. */
	if (now != seconds || !gmtime_r(&now, &tm) || tm.tm_year > 9999 - 1900)
		return 9999;
	return tm.tm_year + 1900 > YEAR_MADE ? tm.tm_year + 1900 : YEAR_MADE;
}

/* What can be read of a part that ends anywhere: whole lines, if there are any. */
static size_t
whole_lines(const char *bytes, size_t len)
{
	size_t n = len;

	while (n && bytes[n - 1] != '\n')
		n--;
	return n ? n : len;
}

bool
catalogue_read_part(const char *name, const char *bytes, size_t len, const struct part *part,
		    struct segment *segment, struct source *source, struct diags *diags)
{
	struct reader r = { .source = source,
			    .segment = segment,
			    .plain = BUF_INIT,
			    .year = read_year(),
			    .progress = part->progress };

	segment_init(segment, name);
	if (part->cut)
		len = whole_lines(bytes, len);
	if (scan(source, name, bytes, len, diags)) {
		source->lines_before = part->lines_before;
		segment_expect(segment, source->end);
		source->origin = part->origin;
		source->origins = part->origins;
		r.yaml = yaml_open(source);
		read_file(&r);
		yaml_close(r.yaml);
		if (r.progress)
			progress_add(r.progress, len - r.told, 0);
	} else {
		free(part->origin);
	}
	if (part->cut && segment->records)
		segment->records--;
	source->broken |= part->cut || r.stopped;
	add_record(&r, KIND_FILE, 0, 0, (struct record){ 0 });
	free(r.node);
	free(r.at);
	free(r.seen);
	buf_release(&r.plain);
	return source->usable;
}

bool
catalogue_read_segment(const char *name, const char *bytes, size_t len, struct segment *segment,
		       struct source *source, struct diags *diags)
{
	const struct part whole = { .progress = NULL };

	return catalogue_read_part(name, bytes, len, &whole, segment, source, diags);
}

struct catalogue *
catalogue_read(const struct read_file *file, size_t files, struct diags *diags)
{
	struct segment *segment = xcalloc(files, sizeof *segment);
	struct source *source = xcalloc(files, sizeof *source);
	struct catalogue *catalogue;

	for (size_t i = 0; i < files; i++)
		catalogue_read_segment(file[i].name, file[i].bytes, file[i].len, &segment[i],
				       &source[i], diags);
	catalogue = catalogue_link(segment, source, files);
	diags_sort(diags);
	free(segment);
	free(source);
	return catalogue;
}

struct catalogue *
catalogue_read_one(const char *name, const char *bytes, size_t len, struct diags *diags)
{
	const struct read_file file = { .name = name, .bytes = bytes, .len = len };

	return catalogue_read(&file, 1, diags);
}
