/* SPDX-License-Identifier: MIT */
#include "format/emit.h"

#include "format/scan.h"
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
	{ "a\xef\xb7\x90" "b", " \"a\\uFDD0b\"\n" },
	{ "a\xe2\x80\xae" "b", " \"a\\u202Eb\"\n" },
	/* Several lines. */
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

int
main(void)
{
	test_texts();
	test_blocks();
	return test_end();
}
