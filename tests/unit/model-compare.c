/* SPDX-License-Identifier: MIT */
#include "model/compare.h"

#include "tests/catalogue.h"
#include "tests/test.h"

static void
nothing(struct maker *m)
{
	make_study(m, "a", "Alpha");
}

static void
two(struct maker *m)
{
	make_study(m, "b", "Beta");
	nothing(m);
}

static void
titled(struct maker *m)
{
	make_study(m, "a", "Aleph");
}

static void
noted(struct maker *m)
{
	make_text(m, KEY_TITLE, "Alpha");
	make_text(m, KEY_NOTE, "New.");
	make_record(m, KIND_STUDY, "a");
}

static void
null_noted(struct maker *m)
{
	make_null(m, KEY_NOTE);
	nothing(m);
}

static void
local(struct maker *m)
{
	make_local(m, KEY_TITLE, "en", "Alpha", "fr", "Alfa");
	make_record(m, KIND_STUDY, "a");
}

static void
local_turned(struct maker *m)
{
	make_local(m, KEY_TITLE, "fr", "Alfa", "en", "Alpha");
	make_record(m, KIND_STUDY, "a");
}

static void
local_more(struct maker *m)
{
	make_open(m, KEY_TITLE, NODE_MAP);
	make_text(m, segment_unknown_key(make_now(m), "pt", 2), "Alfa");
	make_text(m, segment_unknown_key(make_now(m), "fr", 2), "Alfa");
	make_text(m, segment_unknown_key(make_now(m), "en", 2), "Alpha");
	make_close(m);
	make_record(m, KIND_STUDY, "a");
}

static void
keywords(struct maker *m, const char *first, const char *second)
{
	make_open(m, KEY_KEYWORD, NODE_LIST);
	make_text(m, KEY_NONE, first);
	if (second)
		make_text(m, KEY_NONE, second);
	make_close(m);
	nothing(m);
}

static void
list(struct maker *m)
{
	keywords(m, "x", "y");
}

static void
list_turned(struct maker *m)
{
	keywords(m, "y", "x");
}

static void
list_of_one(struct maker *m)
{
	keywords(m, "x", NULL);
}

static void
one(struct maker *m)
{
	make_text(m, KEY_KEYWORD, "x");
	nothing(m);
}

static void
unknown(struct maker *m, const char *key, const char *text, bool crowd)
{
	if (crowd)
		make_text(m, segment_unknown_key(make_now(m), "weight", 6), "1");
	make_text(m, segment_unknown_key(make_now(m), key, strlen(key)), text);
	nothing(m);
}

static void
grey(struct maker *m)
{
	unknown(m, "colour", "grey", false);
}

static void
grey_and_heavy(struct maker *m)
{
	unknown(m, "colour", "grey", true);
}

static void
white(struct maker *m)
{
	unknown(m, "colour", "white", false);
}

static void
reference(struct maker *m, const char *id)
{
	make_reference(m, KEY_AUTHOR, KIND_PERSON, id);
	make_study(m, "s", "Study");
	make_name(m, KEY_NAME, "Weir", "Adèle");
	make_record(m, KIND_PERSON, id);
}

static void
weir(struct maker *m)
{
	reference(m, "weir");
}

static void
weir_renamed(struct maker *m)
{
	reference(m, "a-weir");
	make_former(m, KIND_PERSON, "a-weir", "weir");
}

static void
weir_other(struct maker *m)
{
	reference(m, "other");
	make_text(m, KEY_NOTE, "n");
	make_record(m, KIND_PERSON, "weir");
}

static void
person(struct maker *m, const char *id, const char *family)
{
	make_name(m, KEY_NAME, family, "Amos");
	if (*id)
		make_text(m, KEY_ID, id);
	make_record(m, KIND_PERSON, id);
}

static void
bare(struct maker *m)
{
	person(m, "", "Weir");
}

static void
bare_twice(struct maker *m)
{
	person(m, "", "Weir");
	person(m, "", "Weir");
}

static void
bare_other(struct maker *m)
{
	person(m, "", "Else");
}

static void
registered(struct maker *m)
{
	person(m, "amos", "Weir");
}

static void
same_id_twice(struct maker *m)
{
	make_study(m, "a", "Alpha");
	make_study(m, "a", "Alpha");
}

static void
other_kind(struct maker *m)
{
	make_text(m, KEY_NAME_TEXT, "Alpha");
	make_record(m, KIND_TOPIC, "a");
}

static void
version(struct maker *m, const char *version)
{
	make_text(m, KEY_VERSION, version);
	make_record(m, KIND_FILE, "");
}

static void
version_1(struct maker *m)
{
	version(m, "1");
}

static void
version_2(struct maker *m)
{
	version(m, "2");
}

/* Of two files the first that says it. */
static void
version_1_and_2(struct maker *m)
{
	version(m, "1");
	make_file(m, "more.yaml");
	version(m, "2");
}

/* The same to readers, written otherwise. */
static void
slanted(struct maker *m)
{
	make_tagged(m, KEY_TITLE, "Alpha", "<i>Alpha</i>");
	make_record(m, KIND_STUDY, "a");
}

/* As only a damaged block can be: one text in more places than anybody can look at. */
static void
endless(struct maker *m)
{
	uint32_t at;

	make_text(m, KEY_NONE, "x");
	make_text(m, KEY_NONE, "x");
	at = make_append(m, 0);
	for (int i = 0; i < 24; i++) {
		struct node list = { .form = NODE_LIST, .len = 2, .at = at, .link = RECORD_NONE };

		make_node(m, list);
		make_node(m, list);
		at = make_append(m, 0);
	}
	make_node(m, (struct node){ .key = KEY_CUSTOM, .form = NODE_LIST, .len = 2, .at = at,
				    .link = RECORD_NONE });
	nothing(m);
}

static struct catalogue *
make_one(void (*make)(struct maker *))
{
	static struct maker m;

	m = (struct maker){ 0 };
	make_file(&m, "a.yaml");
	make(&m);
	return make_catalogue(&m);
}

/* "+ID", "-ID", "~ID(+KEY ~KEY)", parted by blanks; by the name where there is no id. */
static void
tell(struct buf *b, const struct comparison *c)
{
	for (size_t i = 0; i < c->changes; i++) {
		const struct change *change = &c->change[i];
		const struct catalogue *of;
		uint32_t record = change_record(c, change, &of);
		const char *id = change->name ? change->name : record_id(of, record);

		buf_printf(b, "%s%c%s", b->len ? " " : "", "+-~"[change->type], id);
		for (size_t k = 0; k < change->keys; k++) {
			const struct change_key *key = &c->key[change->key + k];

			buf_printf(b, "%s%c%s", k ? " " : "(",
				   !value_form(key->before) ? '+' :
				   !value_form(key->after) ? '-' : '~', key->name);
		}
		buf_puts(b, change->keys ? ")" : "");
	}
}

int
main(void)
{
	static const struct {
		void (*before)(struct maker *), (*after)(struct maker *);
		const char *want;
	} rows[] = {
		{ nothing, nothing, "" },
		{ nothing, two, "+b" },
		{ two, nothing, "-b" },
		{ nothing, titled, "~a(~title)" },
		{ nothing, slanted, "~a(~title)" },
		{ slanted, slanted, "" },
		{ nothing, noted, "~a(+note)" },
		{ noted, nothing, "~a(-note)" },
		{ noted, titled, "~a(~title -note)" },
		{ nothing, null_noted, "" },
		{ null_noted, nothing, "" },
		{ null_noted, noted, "~a(+note)" },
		{ local, local_turned, "" },
		{ local, local_more, "~a(~title)" },
		{ local_more, local, "~a(~title)" },
		{ local, nothing, "~a(~title)" },
		{ list, list, "" },
		{ list, list_turned, "~a(~keyword)" },
		{ list, list_of_one, "~a(~keyword)" },
		{ list_of_one, one, "" },
		{ one, list, "~a(~keyword)" },
		{ grey, grey, "" },
		{ grey, white, "~a(~colour)" },
		{ grey, grey_and_heavy, "~a(+weight)" },
		{ grey_and_heavy, white, "~a(~colour -weight)" },
		{ weir, weir_renamed, "" },
		{ weir_renamed, weir, "" },
		{ weir, weir_other, "+other ~weir(-name +note) ~s(~author)" },
		{ bare, bare, "" },
		{ bare, bare_twice, "+Amos Weir" },
		{ bare_twice, bare, "-Amos Weir" },
		{ bare, bare_other, "+Amos Else -Amos Weir" },
		{ bare, registered, "~amos(+id)" },
		{ registered, bare, "~Amos Weir(-id)" },
		{ same_id_twice, same_id_twice, "" },
		{ nothing, other_kind, "+a -a" },
		{ version_1, version_1, "" },
		{ version_1, version_2, "~(~version)" },
		{ version_1, version_1_and_2, "" },
		{ version_2, version_1_and_2, "~(~version)" },
		{ version_1, nothing, "~(-version) +a" },
		/* What cannot be looked at whole counts as another. */
		{ endless, endless, "~a(~custom)" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct catalogue *before = make_one(rows[i].before);
		struct catalogue *after = make_one(rows[i].after);
		struct comparison c;
		struct buf b = BUF_INIT;

		compare_catalogues(&c, before, after);
		tell(&b, &c);
		if (!CHECK_STR(b.data, rows[i].want))
			printf("  row %zu\n", i);
		comparison_release(&c);
		CHECK(!c.changes && !c.change);
		buf_release(&b);
		catalogue_free(before);
		catalogue_free(after);
	}
	return test_end();
}
