/* SPDX-License-Identifier: MIT */
/* Over 500 lines: rows of what is said of which text. */
#include "format/read.h"

#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "format/reader.h"
#include "format/scan.h"
#include "model/catalogue.h"
#include "tests/test.h"

/* As many letters as a message quotes. */
#define SIXTY "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"

/* Two people, an organisation, a topic and a study that every case may name; 9 lines. */
#define PEOPLE \
	"pacecat: 1\n" \
	"organisations: [{id: mill, name: Paper Mill, also: [The Mill]}]\n" \
	"people:\n" \
	"  - {id: ann, name: {family: Oake, given: Ann, non-dropping-particle: van}}\n" \
	"  - {id: bo, name: Bo Reed, also: [{as: B. Reed, kind: inferred}]}\n" \
	"topics: [{id: reeds, name: {en: Reeds, fr: Roseaux}}]\n" \
	"studies:\n" \
	"  - id: one\n" \
	"    title: One\n"

static void
messages(const struct diags *diags, struct buf *out)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *d = &diags->diag[i];

		if (strcmp(d->place.file, "f") != 0)
			buf_printf(out, "%s:", d->place.file);
		buf_printf(out, "%u:%u: %s: %s\n", d->place.line, d->place.column,
			   d->level == DIAG_ERROR ? "error" : "warning", d->text);
	}
}

/* What is found in the text: each is read on its own. */
static const struct {
	const char *text, *want;
} cases[] = {
	{ PEOPLE, "" },
	{ "# nothing\n", "1:1: error: there is no catalogue in this file\n" },
	{ "--- ~\n", "1:5: error: there is no catalogue in this file\n" },
	{ "just words\n", "1:1: error: there is no catalogue in this file\n" },
	{ "{}", "" },
	{ "[]", "" },
	{ "pacecat: 2\n", "1:10: error: this catalogue was made for a newer pacecat "
			  "(format 2, this one knows 1)\n" },
	{ "pacecat: new\n", "1:10: error: \"new\" is no version of the format; write 1\n" },
	/* Keys. */
	{ "studys: []\n", "1:1: warning: unknown key \"studys\"; did you mean \"studies\"?\n" },
	{ PEOPLE "    zzzzz: {a: 1, a: 2}\n",
	  "10:5: warning: unknown key \"zzzzz\"\n"
	  "10:19: error: \"a\" is here twice; it is already on line 10 (column 13)\n" },
	{ PEOPLE "    zzzzz: {" SIXTY "q: 1, " SIXTY "q: 2}\n",
	  "10:5: warning: unknown key \"zzzzz\"\n"
	  "10:79: error: \"" SIXTY "…\" is here twice; it is already on line 10 (column 13)\n" },
	{ PEOPLE "    \"t\\x69tle\": Two\n",
	  "10:5: error: \"title\" is here twice; it is already on line 9 (column 5)\n" },
	{ PEOPLE "    ~: x\n", "10:5: warning: unknown key \"~\"\n" },
	{ PEOPLE "    note:\n", "10:5: warning: there is nothing after \"note\"\n" },
	{ PEOPLE "    note: null\n",
	  "10:11: warning: null counts as nothing; if it is a text, put it in quotes\n" },
	{ PEOPLE "    \"note\": null\n", "" },
	{ "studies:\n", "1:1: warning: there is nothing after \"studies\"\n" },
	/* Forms. */
	{ "studies: {a: b}\n", "1:10: error: \"studies\" must be a list of records (- id: ...)\n" },
	{ "programme: words\n",
	  "1:12: error: \"programme\" must be a mapping (id: ..., and so on)\n" },
	{ "countries: [SWE]\n",
	  "1:12: error: \"countries\" must be a mapping of codes (COD: ...)\n" },
	{ "studies:\n  - x\n", "2:5: error: a record must be a mapping (id: ..., and so on)\n" },
	{ "studies:\n  -\n", "2:4: error: a record must be a mapping (id: ..., and so on)\n" },
	{ PEOPLE "    issued: [2012]\n", "10:13: error: \"issued\" cannot be a list\n" },
	{ PEOPLE "    type: {a: b}\n", "10:11: error: \"type\" cannot be a mapping\n" },
	{ PEOPLE "    author: [[ann]]\n",
	  "10:14: error: there can be no list in the list of \"author\"\n" },
	{ PEOPLE "    abstract: {en: [x]}\n",
	  "10:20: error: there can be only a text for each language, no list or mapping\n" },
	{ PEOPLE "    topic: [reeds, ]\n", "" },
	{ PEOPLE "    topic:\n      - reeds\n      -\n",
	  "12:8: warning: the list of \"topic\" has an empty element\n" },
	/* Blanks that only look like spaces. */
	{ PEOPLE "\u00a0\u00a0\u00a0\u00a0title: T\n",
	  "10:1: warning: this is a no-break space (U+00A0), which only looks like a space; type a "
	  "space here\n" },
	{ PEOPLE "    note\u3000: x\n    \"\u00a0x\": y\n    -\u2009z: y\n    café: z\n",
	  "10:9: warning: this is another blank than a space (U+3000), and only looks like one; "
	  "type a space here\n"
	  "11:5: warning: unknown key \"\u00a0x\"\n"
	  "12:6: warning: this is another blank than a space (U+2009), and only looks like one; "
	  "type a space here\n"
	  "13:5: warning: unknown key \"café\"\n" },
	{ PEOPLE "    file: [{path:\u00a0x}]\n",
	  "10:13: warning: there is nothing after \"path:\u00a0x\"\n"
	  "10:18: warning: this is a no-break space (U+00A0), which only looks like a space; "
	  "type a space here\n" },
	/* Ids. */
	{ "studies:\n  - type: report\n", "2:5: error: a study needs an id\n" },
	{ "studies:\n  - id: ''\n", "2:9: error: an id cannot be empty\n" },
	{ "studies:\n  - id: Aa\n",
	  "2:9: error: \"Aa\" is no id: it begins with a-z or 0-9, and . _ - may follow\n" },
	{ PEOPLE "  - id: one\n",
	  "10:5: error: the id \"one\" is already that of the record on line 8 (column 5)\n" },
	{ PEOPLE "  - {id: two, formerly: [one]}\n",
	  "10:26: error: \"one\" cannot be a former id: a record has it (line 8, column 5)\n" },
	{ PEOPLE "  - {id: two, formerly: was, related: [was, one]}\n", "" },
	/* Who: ids, names as registered, parts, as printed. */
	{ PEOPLE "    author: [ann, mill, Bo Reed, B. Reed, The Mill]\n",
	  "10:34: warning: \"bo\" is named twice in this list\n"
	  "10:43: warning: \"mill\" is named twice in this list\n" },
	{ PEOPLE "    author: [Ann van Oake, 'Reed, Bo', {family: Oake, given: Ann}]\n", "" },
	{ PEOPLE "    author: {person: bo, as: Robert Reed}\n", "" },
	{ PEOPLE "    author: {person: bob, as: Bob}\n",
	  "10:22: error: there is no person or organisation \"bob\"; did you mean \"bo\"?\n" },
	{ PEOPLE "    author: [Nobody]\n",
	  "10:14: error: there is no person or organisation \"Nobody\"\n" },
	{ PEOPLE "    author: [{as: Nobody}]\n",
	  "10:14: error: a name needs a family name, a given name, a literal or the id "
	  "of a person\n" },
	{ "people: [{id: x, name: Al Lee}, {id: y, name: {family: Lee, given: Al}}]\n"
	  "studies: [{id: s, author: [x, Al Lee]}]\n",
	  "2:31: error: the name \"Al Lee\" is that of several (x, y); write the id of the "
	  "one meant\n" },
	{ PEOPLE "    publisher: [mill, Paper Mill, Some Press]\n",
	  "10:23: warning: \"mill\" is named twice in this list\n" },
	{ PEOPLE "    topic: [ann]\n", "10:13: error: there is no topic \"ann\"\n" },
	{ PEOPLE "    related: [{id: onee}]\n",
	  "10:20: error: there is no study \"onee\"; did you mean \"one\"?\n" },
	{ PEOPLE "    related: [{as: translation}]\n", "10:15: error: \"id\" is missing here\n" },
	{ "people: [{id: x, affiliation: [{organisation: none}], different-from: [y]}]\n",
	  "1:47: error: there is no person or organisation \"none\"\n"
	  "1:72: error: there is no person or organisation \"y\"\n" },
	/* What is left of a value that was refused says nothing more. */
	{ "studies: [{id: s, author: [*a], editor: *b, title: *c}]\n",
	  "1:28: error: aliases (*) are not used here; a text that begins with * must be "
	  "in quotes\n"
	  "1:41: error: aliases (*) are not used here; a text that begins with * must be "
	  "in quotes\n"
	  "1:52: error: aliases (*) are not used here; a text that begins with * must be "
	  "in quotes\n" },
	{ "studies: *a\nprogramme: *b\n*c : {d: e}\n",
	  "1:10: error: aliases (*) are not used here; a text that begins with * must be "
	  "in quotes\n"
	  "2:12: error: aliases (*) are not used here; a text that begins with * must be "
	  "in quotes\n"
	  "3:1: error: aliases (*) are not used here; a text that begins with * must be "
	  "in quotes\n" },
	{ "studies: \"\\a\"\nprogramme: \"\\a\"\n",
	  "1:11: error: escapes that make a control character are not allowed (U+0007)\n"
	  "2:13: error: escapes that make a control character are not allowed (U+0007)\n" },
	/* Names that are empty, or have more to them than a name has. */
	{ "people: [{id: c, name: \"\", also: [\"\", {kind: misprint}]}]\n"
	  "studies: [{id: a, author: [{family: Fern, odd: [x, {y: z}]}, {given: Fern}]}]\n",
	  "1:24: warning: \"name\" is empty\n"
	  "2:43: warning: unknown key \"odd\"\n"
	  "2:62: warning: this name is in the list twice\n" },
	/* Countries. */
	{ PEOPLE "    country: [SE, NOR, COD, YUG]\n", "" },
	{ PEOPLE "    country: [SE, SWE]\n",
	  "10:19: warning: \"SWE\" is named twice in this list\n" },
	{ PEOPLE "    country: NO\n", "10:14: warning: other programs read NO as true or false "
				      "(YAML 1.1); put it in quotes\n" },
	{ PEOPLE "    country: no\n",
	  "10:14: error: \"no\" is no country code (ISO 3166); did you mean NO?\n" },
	{ PEOPLE "    country: DRC\n",
	  "10:14: error: \"DRC\" is no country code (ISO 3166); did you mean COD?\n" },
	{ PEOPLE "    country: Sweden\n",
	  "10:14: error: \"Sweden\" is no country code (ISO 3166); did you mean SWE?\n" },
	{ PEOPLE "    country: ~\n", "10:14: error: \"~\" is no country code (ISO 3166)\n" },
	{ "countries: {QQ: {name: Q}}\n", "1:13: error: \"QQ\" is no country code (ISO 3166)\n" },
	{ "countries: {SE: {name: S}, SWE: {name: T}}\n",
	  "1:28: error: the id \"SWE\" is already that of the record on line 1 (column 13)\n" },
	/* Texts that others would read as something else. */
	{ PEOPLE "    genre: yes\n", "10:12: warning: other programs read yes as true or false "
				     "(YAML 1.1); put it in quotes\n" },
	{ PEOPLE "    genre: 0x1F\n", "10:12: warning: other programs read 0x1F as a number "
				      "(YAML 1.1); put it in quotes\n" },
	{ PEOPLE "    genre: 'yes'\n    volume: 3\n", "" },
	{ PEOPLE "    genre: {no: x}\n", "10:13: warning: other programs read no as true or false "
					 "(YAML 1.1); put it in quotes\n" },
	{ PEOPLE "    genre: Cod #3 x\n", "10:16: warning: what follows # is a comment; if it "
					  "belongs to the text, put the text in quotes\n" },
	{ PEOPLE "    genre: Cod # a remark\n", "" },
	{ PEOPLE "    genre: a\n      b #c\n", "11:9: warning: what follows # is a comment; if it "
					       "belongs to the text, put the text in quotes\n" },
	{ PEOPLE "  - {id: two, title: ' '}\n", "10:22: warning: \"title\" is empty\n" },
	{ PEOPLE "    language: klingonisch-und-mehr-als-das\n",
	  "10:15: warning: \"klingonisch-und-mehr-als-das\" is no language tag such as fr "
	  "or pt-BR\n" },
	{ PEOPLE "    type: raport\n",
	  "10:11: warning: \"raport\" is no type of CSL; did you mean \"report\"?\n" },
	{ PEOPLE "    file: [{path: ../x.pdf}, a/..b.pdf, /etc/x]\n",
	  "10:19: warning: \"../x.pdf\" is outside the catalogue's folder and will not be opened\n"
	  "10:41: warning: \"/etc/x\" is outside the catalogue's folder and will not be opened\n" },
	{ PEOPLE "    verified: [title, colour]\n",
	  "10:23: warning: \"colour\" is no key of this record\n" },
	{ PEOPLE "    verified: false\n", "" },
	/* Dates. */
	{ PEOPLE "    issued: 2012-07/2013\n    accessed: {date-parts: [[2024, 2, 29]]}\n", "" },
	{ PEOPLE "    issued: {date-parts: [[2012, 7], [2013, 1, 2]]}\n", "" },
	{ PEOPLE "    issued: {date-parts: [[-44, 13]]}\n"
		 "    accessed: {date-parts: [[2012, 0]]}\n",
	  "" },
	{ PEOPLE "    issued: {date-parts: [[2012, 7], [0, 0]], circa: 1}\n", "" },
	{ PEOPLE "    issued: {date-parts: [[\"2012\", null]], season: 2}\n", "" },
	{ PEOPLE "    issued: {date-parts: []}\n",
	  "10:26: warning: there is no date in date-parts\n" },
	{ PEOPLE "    issued: {date-parts: [[x]]}\n",
	  "10:26: error: date-parts must be one or two lists "
	  "of year, month and day\n" },
	{ PEOPLE "    issued: {date-parts: [2012]}\n",
	  "10:26: error: date-parts must be one or two "
	  "lists of year, month and day\n" },
	{ PEOPLE "    issued: 2013/2012\n",
	  "10:13: error: \"2013/2012\" is no date: the interval ends before it begins\n" },
	{ PEOPLE "    issued: {date-parts: [[2013], [2012]]}\n",
	  "10:26: error: \"2013/2012\" is no date: the interval ends before it begins\n" },
	{ PEOPLE "    issued: 2999\n", "10:13: warning: 2999 is in the future\n" },
	/* Ids of foreign lists are any text, numbers too. */
	{ "- {id: 1, type: book, title: A}\n- {id: X Y/Z, title: B}\n", "" },
	{ "references:\n- id: A\n  title: A\n- id: A\n  title: B\n",
	  "4:3: error: the id \"A\" is already that of the record on line 2 (column 3)\n" },
	/* What cannot be read to its end says nothing of ids that may be behind. */
	{ PEOPLE "    author: [gone]\n  - id: two\n    title: \"never closed\n",
	  "12:12: error: the quote opened here is never closed\n" },
};

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diags diags = { 0 };
		struct buf out = BUF_INIT;

		catalogue_free(
			catalogue_read_one("f", cases[i].text, strlen(cases[i].text), &diags));
		messages(&diags, &out);
		if (!CHECK_STR(out.data, cases[i].want))
			printf("%s\n",
			       strlen(cases[i].text) > 9 ? strchr(cases[i].text, '\n') : "");
		diags_release(&diags);
		buf_release(&out);
	}
}

static struct catalogue *
load(const char *text, size_t errors)
{
	struct diags diags = { 0 };
	struct catalogue *c = catalogue_read_one("f", text, strlen(text), &diags);

	CHECK(c != NULL);
	CHECK_INT(diags.errors, errors);
	diags_release(&diags);
	return c;
}

static const char *
linked(const struct catalogue *c, struct value v)
{
	uint32_t record = value_link(v);

	return record == RECORD_NONE ? "-" : record_id(c, record);
}

static void
test_model(void)
{
	struct catalogue *c =
		load(PEOPLE
		     "    author: [Bo Reed, {person: ann, as: A.}, {family: New, given: Nel}]\n"
		     "    editor: {literal: The Mill}\n"
		     "    country: [\"NO\", SWE]\n"
		     "    topic: reeds\n"
		     "    publisher: [mill, Nobody]\n"
		     "    odd: {deep: [1, {x: y}]}\n"
		     "    issued: 2012-07\n"
		     "  - id: two\n"
		     "    formerly: old\n"
		     "    contributor: [{given: Nel, family: New}, {literal: Guild}]\n"
		     "    related: [{id: one, as: part}, old]\n"
		     "countries: {NO: {name: Norge}}\n",
		     0);
	uint32_t one, two, nel;
	struct value v;

	if (!CHECK(c != NULL))
		return;
	one = catalogue_find(c, KIND_STUDY, "one");
	two = catalogue_find(c, KIND_STUDY, "old");
	CHECK_STR(record_id(c, two), "two");
	CHECK_INT(record_line(c, one), 8);
	CHECK_INT(record_column(c, one), 5);
	CHECK_STR(record_file(c, one), "f");
	v = record_value(c, one, KEY_AUTHOR);
	CHECK_INT(value_count(v), 3);
	CHECK_STR(linked(c, value_at(v, 0)), "bo");
	CHECK_STR(linked(c, value_at(v, 1)), "ann");
	CHECK_STR(value_text(value_get(value_at(v, 1), KEY_AS_NAME)), "A.");
	nel = value_link(value_at(v, 2));
	CHECK_INT(record_kind(c, nel), KIND_PERSON);
	CHECK_STR(record_id(c, nel), "");
	CHECK_INT(record_line(c, nel), 10);
	CHECK_STR(value_text(value_get(record_value(c, nel, KEY_NAME), KEY_FAMILY)), "New");
	CHECK_INT(record_backlinks(c, nel), 2);
	CHECK_STR(linked(c, record_value(c, one, KEY_EDITOR)), "mill");
	v = record_value(c, one, KEY_COUNTRY);
	CHECK_STR(linked(c, value_at(v, 0)), "NOR");
	CHECK_STR(linked(c, value_at(v, 1)), "SWE");
	CHECK_INT(value_quoted(value_at(v, 0)), 1);
	CHECK_INT(value_quoted(value_at(v, 1)), 0);
	CHECK_INT(catalogue_count(c, KIND_COUNTRY), 2);
	CHECK_STR(value_text(
			  record_value(c, catalogue_find(c, KIND_COUNTRY, "NOR"), KEY_NAME_TEXT)),
		  "Norge");
	CHECK_INT(record_line(c, catalogue_find(c, KIND_COUNTRY, "SWE")), 0);
	CHECK_STR(linked(c, record_value(c, one, KEY_TOPIC)), "reeds");
	v = record_value(c, one, KEY_PUBLISHER);
	CHECK_STR(linked(c, value_at(v, 0)), "mill");
	CHECK_STR(linked(c, value_at(v, 1)), "-");
	v = record_value_at(c, one, record_values(c, one) - 2);
	CHECK_STR(value_key_name(v), "odd");
	CHECK_STR(value_key_name(value_at(v, 0)), "deep");
	CHECK_STR(value_text(value_at(value_at(value_at(v, 0), 1), 0)), "y");
	v = record_value(c, two, KEY_CONTRIBUTOR);
	CHECK_INT(value_link(value_at(v, 0)), nel);
	CHECK_INT(record_kind(c, value_link(value_at(v, 1))), KIND_ORGANISATION);
	CHECK_STR(value_text(record_value(c, value_link(value_at(v, 1)), KEY_NAME_TEXT)), "Guild");
	v = record_value(c, two, KEY_RELATED);
	CHECK_STR(linked(c, value_at(v, 0)), "one");
	CHECK_STR(linked(c, value_at(v, 1)), "two");
	CHECK_INT(catalogue_count(c, KIND_FILE), 1);
	catalogue_free(c);
}

/* Who publishes is an organisation rather than a person who is called like it. */
static void
test_publishers(void)
{
	static const char *const want[] = { "wb", "-", "-", "ann", "mill" };
	struct catalogue *c = load("organisations:\n"
				   "  - {id: wb, name: World Bank, also: [World Bank]}\n"
				   "  - {id: mill, name: The Mill}\n"
				   "  - {id: fund, name: Fund}\n"
				   "  - {id: fund-2, name: {en: Trust, fr: Fund}}\n"
				   "people:\n"
				   "  - {id: bank, name: {family: Bank, given: World}}\n"
				   "  - {id: bank-2, name: World Bank}\n"
				   "  - {id: fund-3, name: Fund}\n"
				   "  - {id: ann, name: Ann Oake}\n"
				   "  - {id: bo, name: Bo Reed}\n"
				   "  - {id: bo-2, name: Bo Reed}\n"
				   "studies:\n"
				   "  - {id: a, type: book, title: T,\n"
				   "     publisher: [World Bank, Fund, Bo Reed, Ann Oake, "
				   "The Mill]}\n",
				   0);
	struct value v;

	if (!CHECK(c != NULL))
		return;
	v = record_value(c, catalogue_find(c, KIND_STUDY, "a"), KEY_PUBLISHER);
	for (uint32_t i = 0; i < value_count(v); i++)
		CHECK_STR(linked(c, value_at(v, i)), want[i]);
	CHECK_INT(value_count(v), 5);
	catalogue_free(c);
}

/* What is wrong is left out or stays without a link; all else is there. */
static void
test_shown(void)
{
	struct catalogue *c = load(PEOPLE "    author: [gone, bo]\n"
					  "    issued: [2012]\n"
					  "    DOI: x\x1by\n"
					  "  - id: two\n"
					  "    genre: 'never closed\n",
				   3);
	uint32_t one;
	struct value v;

	if (!CHECK(c != NULL))
		return;
	one = catalogue_find(c, KIND_STUDY, "one");
	v = record_value(c, one, KEY_AUTHOR);
	CHECK_INT(value_count(v), 2);
	CHECK_STR(value_text(value_at(v, 0)), "gone");
	CHECK_STR(linked(c, value_at(v, 0)), "-");
	CHECK_STR(linked(c, value_at(v, 1)), "bo");
	CHECK_INT(value_form(record_value(c, one, KEY_ISSUED)), VALUE_ABSENT);
	CHECK_STR(value_text(record_value(c, one, KEY_DOI)), "x?y");
	CHECK_INT(catalogue_find(c, KIND_STUDY, "two"), RECORD_NONE);
	catalogue_free(c);
}

/* The files of a catalogue name each other's records. */
static void
test_files(void)
{
	static const char *const text[] = {
		"studies: [{id: s, author: [a, b]}]\n",
		"people: [{id: a, name: A B}]\n",
		"people: [{id: c, name: C D}, {id: a, name: E F}]\n",
		"no catalogue at all",
	};
	static const char *const name[] = { "1", "2", "3", "4" };
	struct segment segment[4];
	struct source source[4];
	struct diags diags = { 0 };
	struct buf out = BUF_INIT;
	struct catalogue *c;

	for (int i = 0; i < 4; i++)
		CHECK_INT(catalogue_read_segment(name[i], text[i], strlen(text[i]), &segment[i],
						 &source[i], &diags),
			  i < 3);
	c = catalogue_link(segment, source, 4);
	diags_sort(&diags);
	messages(&diags, &out);
	CHECK_STR(out.data, "1:1:31: error: there is no person or organisation \"b\"\n"
			    "3:1:30: error: the id \"a\" is already that of the record at 2:1:10\n"
			    "4:1:1: error: there is no catalogue in this file\n");
	CHECK_INT(catalogue_count(c, KIND_PERSON), 3);
	CHECK_INT(catalogue_count(c, KIND_FILE), 4);
	CHECK_STR(linked(c,
			 value_at(record_value(c, catalogue_first(c, KIND_STUDY), KEY_AUTHOR), 0)),
		  "a");
	CHECK_STR(record_file(c, catalogue_find(c, KIND_PERSON, "a")), "2");
	catalogue_free(c);
	diags_release(&diags);
	buf_release(&out);
}

/* Enough of everything to leave the small cases: many keys, many authors, one long line of JSON. */
static void
test_many(void)
{
	struct buf text = BUF_INIT;
	struct diags diags = { 0 };
	struct catalogue *c;
	uint32_t last;

	buf_puts(&text, "{\"references\":[");
	for (int i = 0; i < 3000; i++)
		buf_printf(&text,
			   "%s{\"id\":%d,\"title\":\"é%d\",\"author\":[{\"family\":\"F%d\"}]}",
			   i ? "," : "", i, i, i % 50);
	buf_puts(&text, "],\"x\":{");
	for (int i = 0; i < 3000; i++)
		buf_printf(&text, "\"k%d\":1,", i);
	buf_puts(&text, "\"k7\":2}}");
	c = catalogue_read_one("f", text.data, text.len, &diags);
	CHECK_INT(catalogue_count(c, KIND_STUDY), 3000);
	CHECK_INT(catalogue_count(c, KIND_PERSON), 50);
	CHECK_INT(diags.errors, 1);
	last = catalogue_find(c, KIND_STUDY, "2999");
	CHECK_INT(record_line(c, last), 1);
	CHECK_INT(text.data[15], '{');
	CHECK(record_column(c, last) > 3000 * 40);
	catalogue_free(c);
	diags_release(&diags);
	buf_release(&text);
}

/* Texts for readers are without their tags; codes, addresses and unknown keys have none. */
static void
test_tags(void)
{
	static const struct {
		enum key key;
		const char *written, *text;
	} rows[] = {
		{ KEY_TITLE, "The <i>Lemur catta</i>", "The Lemur catta" },
		{ KEY_NOTE, "<b>a < b</b>", "a < b" },
		{ KEY_TITLE_SHORT, "<i> alone", "<i> alone" },
		{ KEY_ABSTRACT, "<i></i>", "" },
		{ KEY_KEYWORD, "<i>Lemur</i>", "Lemur" },
		{ KEY_EDITION, "2<sup>nd</sup>", "2nd" },
		{ KEY_PUBLISHER, "<i>Nature</i>", "Nature" },
		{ KEY_TITLE_AS_PRINTED, "10<sup>6</sup>", "10⁶" },
		{ KEY_YEAR_SUFFIX, "<i>a</i>", "a" },
		{ KEY_URL, "http://x.org/<i>a</i>", "http://x.org/<i>a</i>" },
		{ KEY_DOI, "10.1000/<i>a</i>", "10.1000/<i>a</i>" },
		{ KEY_CUSTOM, "<i>a</i>", "<i>a</i>" },
	};
	struct buf text = BUF_INIT;
	struct diags diags = { 0 };
	struct catalogue *c;
	struct value v;
	uint32_t study;

	buf_puts(&text, "topics: [{id: t, name: {en: <i>Lemur</i>, fr: l}, also: [<b>x</b>]}]\n"
			"studies:\n- id: s\n  zzzz: <i>a</i>\n");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		buf_printf(&text, "  %s: \"%s\"\n", key_row(rows[i].key)->name, rows[i].written);
	c = catalogue_read_one("f", text.data, text.len, &diags);
	study = catalogue_find(c, KIND_STUDY, "s");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		v = record_value(c, study, rows[i].key);
		CHECK_STR(value_text(v), rows[i].text);
		CHECK_INT(value_len(v), strlen(rows[i].text));
		CHECK_STR(value_written(v).s, rows[i].written);
		CHECK_INT(value_quoted(v), 1);
	}
	CHECK_STR(value_text(record_value_at(c, study, 1)), "<i>a</i>");
	v = value_at(record_value(c, catalogue_find(c, KIND_TOPIC, "t"), KEY_NAME_TEXT), 0);
	CHECK_STR(value_text(v), "Lemur");
	CHECK_STR(value_written(v).s, "<i>Lemur</i>");
	v = value_at(record_value(c, catalogue_find(c, KIND_TOPIC, "t"), KEY_ALSO), 0);
	CHECK_STR(value_text(v), "x");
	catalogue_free(c);
	diags_release(&diags);
	buf_release(&text);
}

/* Where the texts of a file have no room for another, it is told and counts as empty. */
static void
test_texts(void)
{
	struct diags diags = { 0 };
	struct source source;
	struct segment segment = { .text = { .data = NULL, .len = UINT32_MAX - 1 } };
	struct reader r = { .source = &source,
			    .segment = &segment,
			    .event = { .what = EVENT_TEXT, .text = "b", .len = 1, .at = 3 } };

	CHECK(scan(&source, "f", "a: b\n", 5, &diags));
	reader_any(&r, KEY_NONE);
	if (CHECK_INT(r.nodes, 1)) {
		CHECK_INT(r.node[0].len, 0);
		CHECK_INT(r.node[0].at, UINT32_MAX - 2);
	}
	if (CHECK_INT(diags.errors, 1))
		CHECK_STR(diags.diag[0].text, "the texts are larger than 4 GiB");
	free(r.node);
	free(r.at);
	source_release(&source);
	diags_release(&diags);
}

/* What cannot be a time is passed over, and no time makes a year that dates cannot have. */
static void
test_year(void)
{
	static const char *const none[] = { "", "/tmp", "-1", "12x", " 12", "\033[31m" };
	char *before = getenv("SOURCE_DATE_EPOCH") ? xstrdup(getenv("SOURCE_DATE_EPOCH")) : NULL;

	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		setenv("SOURCE_DATE_EPOCH", none[i], 1);
		CHECK(read_year() >= 2025);
	}
	/* A machine that has forgotten the time takes no study to be from the future. */
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	CHECK_INT(read_year(), 2026);
	setenv("SOURCE_DATE_EPOCH", "1830297600", 1);
	CHECK_INT(read_year(), 2028);
	setenv("SOURCE_DATE_EPOCH", "4294967296", 1);
	CHECK_INT(read_year(), sizeof(time_t) > 4 ? 2106 : 9999);
	/* The last second of the last year of an int. */
	setenv("SOURCE_DATE_EPOCH", "67768036191676799", 1);
	CHECK_INT(read_year(), 9999);
	unsetenv("SOURCE_DATE_EPOCH");
	if (before)
		setenv("SOURCE_DATE_EPOCH", before, 1);
	free(before);
}

int
main(void)
{
	test_year();
	test_texts();
	test_cases();
	test_model();
	test_publishers();
	test_shown();
	test_files();
	test_many();
	test_tags();
	return test_end();
}
