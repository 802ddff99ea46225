/* SPDX-License-Identifier: MIT */
#include "format/emit.h"

#include "format/scan.h"
#include "format/yaml-put.h"
#include "format/yaml.h"
#include "tests/test.h"

/* How a text stands behind its key. */
static const struct {
	const char *text, *want;
} cases[] = {
	{ "words", " words\n" },
	{ "", " \"\"\n" },
	{ "two words, and (more) [x]", " two words, and (more) [x]\n" },
	{ "https://example.org/#x", " https://example.org/#x\n" },
	{ "a: b", " \"a: b\"\n" },
	{ "a:", " \"a:\"\n" },
	{ "a #b", " \"a #b\"\n" },
	{ " a", " \" a\"\n" },
	{ "a ", " \"a \"\n" },
	{ "- a", " \"- a\"\n" },
	{ "[a", " \"[a\"\n" },
	{ "&a", " \"&a\"\n" },
	/* What other readers would take for more than text. */
	{ "NO", " \"NO\"\n" },
	{ "true", " \"true\"\n" },
	{ "null", " \"null\"\n" },
	{ "~", " \"~\"\n" },
	{ "012", " \"012\"\n" },
	{ "1.5", " \"1.5\"\n" },
	{ "2012-07-03", " \"2012-07-03\"\n" },
	{ "12:30", " \"12:30\"\n" },
	{ "say \"x\" \\ y", " say \"x\" \\ y\n" },
	{ "\"x\" \\ y", " \"\\\"x\\\" \\\\ y\"\n" },
	{ "a\tb", " \"a\\tb\"\n" },
	{ "a\xe2\x80\xa8"
	  "b",
	  " \"a\\u2028b\"\n" },
	{ "a\xef\xb7\x90"
	  "b",
	  " \"a\\uFDD0b\"\n" },
	{ "a\xe2\x80\xae"
	  "b",
	  " \"a\\u202Eb\"\n" },
	{ "a\xc2\xa0", " a\xc2\xa0\n" },
	{ "a\xef\xbb\xbf", " \"a\\uFEFF\"\n" },
	{ "a\xe2\x80\xaf", " a\xe2\x80\xaf\n" },
	{ "a\xe2\x81\xa6", " \"a\\u2066\"\n" },
	{ "a\xe2\x81\xaa", " a\xe2\x81\xaa\n" },
	{ "a\xef\xb7\xb0", " a\xef\xb7\xb0\n" },
	/* Several lines. */
	{ "\tone\ntwo", " \"\\tone\\ntwo\"\n" },
	{ "one\n\xe2\x80\xa8", " \"one\\n\\u2028\"\n" },
	{ "one\n\ttwo", " \"one\\n\\ttwo\"\n" },
	{ "\n", " \"\\n\"\n" },
	{ "one\ntwo", " |-\n    one\n    two\n" },
	{ "one\n\n  two\n", " |\n    one\n\n      two\n" },
	{ "one\n\n", " \"one\\n\\n\"\n" },
	{ " one\ntwo", " \" one\\ntwo\"\n" },
	{ "\none", " \"\\none\"\n" },
};

/* The texts of a document, one behind the other with "|" between them. */
static void
read_texts(const struct buf *yaml, struct buf *out)
{
	struct source source;
	struct diags diags = { 0 };
	struct yaml_event event;
	struct yaml *reader;

	CHECK(scan(&source, "f", yaml->data, yaml->len, &diags));
	reader = yaml_open(&source);
	for (yaml_next(reader, &event); event.what != EVENT_END; yaml_next(reader, &event)) {
		if (event.what == EVENT_TEXT)
			buf_printf(out, "%s|", event.text);
		else
			buf_puts(out, event.what == EVENT_LIST	     ? "["
				      : event.what == EVENT_LIST_END ? "]"
				      : event.what == EVENT_MAP	     ? "{"
								     : "}");
	}
	yaml_close(reader);
	source_release(&source);
	CHECK_INT(diags.errors, 0);
	diags_release(&diags);
}

static void
test_texts(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = BUF_INIT, again = BUF_INIT, want = BUF_INIT;
		struct emitter e = { .b = &b };

		emit_open(&e, "m");
		emit_field(&e, "k", cases[i].text, strlen(cases[i].text));
		emit_close(&e);
		buf_printf(&want, "m:\n  k:%s", cases[i].want);
		CHECK_STR(b.data, want.data);
		buf_clear(&want);
		buf_printf(&want, "{m|{k|%s|}}", cases[i].text);
		read_texts(&b, &again);
		CHECK_STR(again.data, want.data);
		buf_release(&b);
		buf_release(&again);
		buf_release(&want);
	}
}

static void
test_blocks(void)
{
	struct buf b = BUF_INIT, again = BUF_INIT;
	struct emitter e = { .b = &b };

	emit_plain(&e, "num", "1");
	emit_open(&e, "list");
	emit_item_text(&e, "a", 1);
	emit_item(&e);
	emit_field(&e, "x y: z", "1", 1);
	emit_open(&e, "in");
	emit_item_plain(&e, "null");
	emit_item_list(&e);
	emit_item_text(&e, "one\ntwo", 7);
	emit_close(&e);
	emit_close(&e);
	emit_item_end(&e);
	emit_close(&e);
	emit_field(&e, "end", "yes", 3);
	CHECK_STR(b.data, "num: 1\n"
			  "list:\n"
			  "  - a\n"
			  "  - \"x y: z\": \"1\"\n"
			  "    in:\n"
			  "      - null\n"
			  "      -\n"
			  "        - |-\n"
			  "          one\n"
			  "          two\n"
			  "end: \"yes\"\n");
	read_texts(&b, &again);
	CHECK_STR(again.data, "{num|1|list|[a|{x y: z|1|in|[null|[one\ntwo|]]}]end|yes|}");
	buf_release(&b);
	buf_release(&again);
}

/* What no reader of catalogues has let pass does not get out. */
static void
test_broken(void)
{
	struct buf b = BUF_INIT;
	struct emitter e = { .b = &b };

	emit_field(&e, "a",
		   "x\xff"
		   "y",
		   3);
	emit_field(&e, "b", "x\0\xc2\x80", 4);
	emit_field(&e, "c", "\xf0\x9f\xbf\xbf", 4);
	yaml_put_flow(&b, (struct str){ .s = "x\xff"
					     "y",
					.len = 3 });
	CHECK_STR(b.data, "a: \"xy\"\nb: \"x\\x00\\x80\"\nc: \"\\U0001FFFF\"\n\"xy\"");
	buf_release(&b);
}

/* What YAML 1.1 takes a plain text for. */
static void
test_words(void)
{
	static const struct {
		const char *text;
		enum yaml_word word;
	} rows[] = {
		{ "", WORD_NONE },	     { "y", WORD_BOOLEAN },
		{ "yesterday", WORD_NONE },  { "yess", WORD_NONE },
		{ "~", WORD_NULL },	     { "nUll", WORD_NONE },
		{ "=", WORD_NONE },	     { ".nan", WORD_NUMBER },
		{ ".", WORD_NONE },	     { ".infinity", WORD_NONE },
		{ "-.inf", WORD_NUMBER },    { "+.Inf", WORD_NUMBER },
		{ "-", WORD_NONE },	     { "+", WORD_NONE },
		{ "-_1", WORD_NONE },	     { "-1", WORD_NUMBER },
		{ "0x", WORD_NONE },	     { "0x1F_", WORD_NUMBER },
		{ "0xG", WORD_NONE },	     { "0b01", WORD_NUMBER },
		{ "0b2", WORD_NONE },	     { "0o7", WORD_NONE },
		{ "1_000", WORD_NUMBER },    { "12:30", WORD_NUMBER },
		{ "12:", WORD_NONE },	     { "-:1", WORD_NONE },
		{ "1e3", WORD_NUMBER },	     { "1E+3", WORD_NUMBER },
		{ "1e-3", WORD_NUMBER },     { "1e", WORD_NONE },
		{ "1e+", WORD_NONE },	     { "1ex", WORD_NONE },
		{ "1e3/", WORD_NONE },	     { "1e3x", WORD_NONE },
		{ ".e3", WORD_NONE },	     { "1:2e3", WORD_NONE },
		{ "1.2.3", WORD_NONE },	     { "1.5", WORD_NUMBER },
		{ "1/2", WORD_NONE },	     { "2012-07-03", WORD_DATE },
		{ "2012-7-3", WORD_DATE },   { "2012-07x03", WORD_NONE },
		{ "2012-x-03", WORD_NONE },  { "2012-123-4", WORD_NONE },
		{ "201x-07-03", WORD_NONE }, { "20x2-07-03", WORD_NONE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!CHECK(yaml_word(rows[i].text, strlen(rows[i].text)) == rows[i].word))
			printf("  of %s\n", rows[i].text);
}

/* A text among others in brackets. */
static void
test_flow(void)
{
	static const char *const rows[][2] = {
		{ "(a)", "(a)" },
		{ "/a", "/a" },
		{ "$1", "$1" },
		{ "+a", "+a" },
		{ "a: b", "\"a: b\"" },
		{ "a ", "\"a \"" },
		{ "a #b", "\"a #b\"" },
		{ "a#b", "a#b" },
		{ "a,b", "\"a,b\"" },
		{ "-a", "\"-a\"" },
		{ "a\tb\n\"\\", "\"a\\tb\\n\\\"\\\\\"" },
		{ "a\xc2\x80\x7f\x01", "\"a\\x80\\x7F\\x01\"" },
		{ "a\xc2\xa0", "a\xc2\xa0" },
		{ "a\xe2\x80\xae\r", "\"a\\u202E\\r\"" },
		{ ";_^", ";_^" },
		{ "a\xc2\xa1", "a\xc2\xa1" },
		{ "a\xe2\x80\xa8\xe2\x80\xa9", "\"a\\u2028\\u2029\"" },
		{ "a\xef\xbb\xbf", "\"a\\uFEFF\"" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = BUF_INIT;

		yaml_put_flow(&b, str_of(rows[i][0]));
		CHECK_STR(b.data, rows[i][1]);
		buf_release(&b);
	}
}

int
main(void)
{
	test_broken();
	test_words();
	test_flow();
	test_texts();
	test_blocks();
	return test_end();
}
