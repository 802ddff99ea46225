/* SPDX-License-Identifier: MIT */
#include "model/describe.h"

#include <string.h>

#include "base/gettext.h"
#include "model/country.h"
#include "model/date.h"
#include "model/name.h"

static const char *const kind_words[KINDS] = {
	[KIND_FILE] = N_("file"),
	[KIND_PROGRAMME] = N_("programme"),
	[KIND_ORGANISATION] = N_("organisation"),
	[KIND_PERSON] = N_("person"),
	[KIND_COUNTRY] = N_("country"),
	[KIND_TOPIC] = N_("topic"),
	[KIND_STUDY] = N_("study"),
};

struct word {
	const char *code, *word;
};

/* CSL 1.0.2's types. */
static const struct word type_words[] = {
	{ "article", N_("article") },
	{ "article-journal", N_("journal article") },
	{ "article-magazine", N_("magazine article") },
	{ "article-newspaper", N_("newspaper article") },
	{ "bill", N_("bill") },
	{ "book", N_("book") },
	{ "broadcast", N_("broadcast") },
	{ "chapter", N_("chapter") },
	{ "classic", N_("classic") },
	{ "collection", N_("collection") },
	{ "dataset", N_("data set") },
	{ "document", N_("document") },
	{ "entry", N_("entry") },
	{ "entry-dictionary", N_("dictionary entry") },
	{ "entry-encyclopedia", N_("encyclopaedia entry") },
	{ "event", N_("event") },
	{ "figure", N_("figure") },
	{ "graphic", N_("graphic") },
	{ "hearing", N_("hearing") },
	{ "interview", N_("interview") },
	{ "legal_case", N_("legal case") },
	{ "legislation", N_("legislation") },
	{ "manuscript", N_("manuscript") },
	{ "map", N_("map") },
	{ "motion_picture", N_("film") },
	{ "musical_score", N_("musical score") },
	{ "pamphlet", N_("pamphlet") },
	{ "paper-conference", N_("conference paper") },
	{ "patent", N_("patent") },
	{ "performance", N_("performance") },
	{ "periodical", N_("periodical") },
	{ "personal_communication", N_("personal communication") },
	{ "post", N_("post") },
	{ "post-weblog", N_("blog post") },
	{ "regulation", N_("regulation") },
	{ "report", N_("report") },
	{ "review", N_("review") },
	{ "review-book", N_("book review") },
	{ "software", N_("software") },
	{ "song", N_("song") },
	{ "speech", N_("speech") },
	{ "standard", N_("standard") },
	{ "thesis", N_("thesis") },
	{ "treaty", N_("treaty") },
	{ "webpage", N_("web page") },
};

static const struct word language_words[] = {
	{ "ar", N_("Arabic") },
	{ "de", N_("German") },
	{ "en", N_("English") },
	{ "es", N_("Spanish") },
	{ "fr", N_("French") },
	{ "it", N_("Italian") },
	{ "mg", N_("Malagasy") },
	{ "nl", N_("Dutch") },
	{ "pt", N_("Portuguese") },
	{ "ru", N_("Russian") },
	{ "sw", N_("Swahili") },
	{ "zh", N_("Chinese") },
};

static const char *
lookup(const struct word *word, size_t count, const char *code, size_t len)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(word[i].code) == len && !memcmp(word[i].code, code, len))
			return _(word[i].word);
	return NULL;
}

const char *
describe_type(const char *type)
{
	const char *word = lookup(type_words, sizeof type_words / sizeof *type_words, type,
				  strlen(type));

	return word ? word : type;
}

const char *
describe_language(const char *tag)
{
	const char *word = lookup(language_words, sizeof language_words / sizeof *language_words,
				  tag, strcspn(tag, "-_"));

	return word ? word : tag;
}

const char *
describe_kind(enum kind kind)
{
	return _(kind_words[kind]);
}

const char *
describe_local(struct value v, const struct languages *l, const char *fallback)
{
	return value_text(value_local(v, l, fallback));
}

const char *
record_language(const struct catalogue *c, uint32_t record)
{
	return value_text(record_value(c, record, KEY_LANGUAGE));
}

static const char *
country_word(const struct catalogue *c, uint32_t record, const struct languages *l)
{
	const char *id = record_id(c, record);
	unsigned country = country_find(id, strlen(id));

	if (country == COUNTRY_NONE)
		return id;
	for (int i = 0; i < l->count; i++) {
		const char *name = country_speaks(l->tag[i])
					   ? country_name(country, l->tag[i])
					   : country_system_name(country, l->tag[i]);

		if (name)
			return name;
	}
	return country_name(country, "en");
}

/* The text that stands for a record of any kind but a person, "" if it has none. */
static const char *
plain_title(const struct catalogue *c, uint32_t record, const struct languages *l)
{
	static const enum key titles[] = { KEY_TITLE, KEY_TITLE_SHORT, KEY_SHORT_TITLE },
				names[] = { KEY_NAME_TEXT };
	enum kind kind = record_kind(c, record);
	bool titled = kind == KIND_STUDY || kind == KIND_PROGRAMME;
	const enum key *key = titled ? titles : names;
	size_t keys = titled ? sizeof titles / sizeof *titles : 1;
	const char *s = "";

	for (size_t i = 0; i < keys && !*s; i++)
		s = describe_local(record_value(c, record, key[i]), l, record_language(c, record));
	return *s || kind != KIND_COUNTRY ? s : country_word(c, record, l);
}

static void
add_title(struct buf *b, const struct catalogue *c, uint32_t record, const struct languages *l,
	  void (*add_name)(struct buf *, const struct name *))
{
	size_t start = b->len;
	struct name name;

	if (record_kind(c, record) == KIND_PERSON) {
		if (name_read(record_value(c, record, KEY_NAME), &name))
			add_name(b, &name);
	} else {
		buf_puts(b, plain_title(c, record, l));
	}
	if (b->len == start)
		buf_puts(b, record_id(c, record));
}

void
describe_title(struct buf *b, const struct catalogue *c, uint32_t record, const struct languages *l)
{
	add_title(b, c, record, l, name_add);
}

void
describe_heading(struct buf *b, const struct catalogue *c, uint32_t record,
		 const struct languages *l)
{
	add_title(b, c, record, l, name_add_inverted);
}

/* Does a credit name its party by id alone, so that the party's own name stands for it? */
static bool
by_id(struct value v, uint32_t party)
{
	if (value_form(v) == VALUE_MAP)
		return value_get(v, KEY_PERSON).node && !value_get(v, KEY_AS_NAME).node;
	return catalogue_find(v.catalogue, KIND_PERSON, value_text(v)) == party;
}

bool
credit_name(struct value v, struct name *name, uint32_t *party)
{
	bool person;

	*party = value_link(v);
	if (*party == RECORD_NONE)
		return name_read(v, name);
	person = record_kind(v.catalogue, *party) == KIND_PERSON;
	if (by_id(v, *party))
		return person && name_read(record_value(v.catalogue, *party, KEY_NAME), name);
	if (!name_read(v, name))
		return false;
	/* A string for an organisation has no family name in it. */
	if (!person && value_form(v) == VALUE_MAP && value_get(v, KEY_AS_NAME).node)
		v = value_get(v, KEY_AS_NAME);
	if (!person && value_form(v) == VALUE_TEXT)
		*name = (struct name){ .literal = { value_text(v), value_len(v) } };
	return true;
}

bool
describe_name(struct value v, const struct languages *l, struct name *name)
{
	uint32_t party;
	const char *s;

	if (credit_name(v, name, &party))
		return true;
	if (party == RECORD_NONE)
		return false;
	s = plain_title(v.catalogue, party, l);
	*name = (struct name){ .literal = str_of(*s ? s : record_id(v.catalogue, party)) };
	return name->literal.len > 0;
}

void
describe_credit(struct buf *b, struct value v, const struct languages *l)
{
	struct name name;

	if (describe_name(v, l, &name))
		name_add(b, &name);
}

/* The family name, with the particle that stays with it. */
static void
add_short(struct buf *b, struct value v, const struct languages *l)
{
	struct name name;
	uint32_t party;

	if (credit_name(v, &name, &party)) {
		if (name.family.len && !name.literal.len)
			name = (struct name){ .family = name.family,
					      .non_dropping_particle = name.non_dropping_particle };
		name_add(b, &name);
	} else if (party != RECORD_NONE) {
		const char *acronym = value_text(record_value(v.catalogue, party, KEY_ACRONYM));

		if (*acronym)
			buf_puts(b, acronym);
		else
			describe_title(b, v.catalogue, party, l);
	}
}

static void
add_two(struct buf *b, struct value v, const struct languages *l)
{
	struct buf first = BUF_INIT, second = BUF_INIT;

	add_short(&first, value_item(v, 0), l);
	add_short(&second, value_item(v, 1), l);
	/* TRANSLATORS: two authors in a list, by their family names; be short. */
	buf_printf(b, _("%s & %s"), first.data, second.data);
	buf_release(&first);
	buf_release(&second);
}

void
describe_authors(struct buf *b, const struct catalogue *c, uint32_t study,
		 const struct languages *l)
{
	struct value v = record_value(c, study, KEY_AUTHOR);
	uint32_t count = value_items(v);

	if (!count) {
		v = record_value(c, study, KEY_EDITOR);
		count = value_items(v);
	}
	if (!count)
		return;
	if (count == 2) {
		add_two(b, v, l);
		return;
	}
	add_short(b, value_item(v, 0), l);
	if (count > 2) {
		buf_putc(b, ' ');
		buf_puts(b, _("et al."));
	}
}

void
describe_year(struct buf *b, const struct catalogue *c, uint32_t study)
{
	struct date date;

	if (date_read(record_value(c, study, KEY_ISSUED), &date))
		date_add_year(b, &date);
	else
		buf_puts(b, _("n.d."));
}

bool
record_unverified(const struct catalogue *c, uint32_t record)
{
	struct value v = record_value(c, record, KEY_VERIFIED);

	if (value_form(v) == VALUE_TEXT)
		return strcmp(value_text(v), "true") != 0;
	return value_form(v) == VALUE_LIST && value_count(v);
}
