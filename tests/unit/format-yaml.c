/* SPDX-License-Identifier: MIT */
#include "format/yaml.h"

#include "format/scan.h"
#include "format/yaml-fault.h"
#include "tests/test.h"

/* The events in short, then the messages: "{", "}", "[", "]", texts in quotes as they were. */
static void
run(const char *text, size_t len, struct buf *events, struct buf *messages)
{
	struct diags diags = { 0 };
	struct source source;
	struct yaml_event e;
	struct yaml *yaml;

	if (scan(&source, "f", text, len, &diags)) {
		yaml = yaml_open(&source);
		for (yaml_next(yaml, &e); e.what != EVENT_END; yaml_next(yaml, &e)) {
			static const char marks[] = { [EVENT_LIST] = '[',
						      [EVENT_LIST_END] = ']',
						      [EVENT_MAP] = '{',
						      [EVENT_MAP_END] = '}' };

			CHECK(e.at >= source.begin && e.at <= len);
			CHECK_INT(strlen(e.text), e.len);
			if (e.what == EVENT_TEXT)
				buf_printf(events, e.plain ? "%s@%zu " : "'%s'@%zu ", e.text, e.at);
			else
				buf_printf(events, "%c ", marks[e.what]);
		}
		yaml_next(yaml, &e);
		CHECK_INT(e.what, EVENT_END);
		yaml_close(yaml);
	}
	diags_sort(&diags);
	for (size_t i = 0; i < diags.count; i++)
		buf_printf(messages, "%u:%u: %s\n", diags.diag[i].place.line,
			   diags.diag[i].place.column, diags.diag[i].text);
	source_release(&source);
	diags_release(&diags);
}

static const struct {
	const char *text, *events;
} good[] = {
	{ "a: b\n", "{ a@0 b@3 } " },
	{ "a:\n  - 'x'\n  - \"y\"\n", "{ a@0 [ 'x'@7 'y'@15 ] } " },
	{ "{\"a\": [1, null], \"b\": {}}", "{ 'a'@1 [ 1@7 null@10 ] 'b'@17 { } } " },
	/* Bytes of the file, whatever comes before them. */
	{ "\xef\xbb\xbf"
	  "é: œuvre\nb: c",
	  "{ é@3 œuvre@7 b@14 c@17 } " },
	{ "a: b\r\nc: |\r\n  x\r\n  y\r\n", "{ a@0 b@3 c@6 'x\ny\n'@9 } " },
	{ "日本語: 12345678901234567890\n𐍈: é\n",
	  "{ 日本語@0 12345678901234567890@11 𐍈@32 é@38 } " },
	/* Line separators end no lines, and stay. */
	{ "# a\xe2\x80\xa8"
	  "b: c\nd: \"e\xe2\x80\xa9\"\n",
	  "{ d@11 'e\xe2\x80\xa9'@14 } " },
	{ "a:\nb: ~\n", "{ a@0 @2 b@3 ~@6 } " },
	{ "a: \"\\n\\t\\u00e9\"", "{ a@0 '\n\té'@3 } " },
	{ "%YAML 1.2\n---\na: b\n...\n", "{ a@14 b@17 } " },
	{ "# nothing\n", "" },
	{ "word", "word@0 " },
};

static const struct {
	const char *text, *events, *messages;
} bad[] = {
	{ "a: &x b\nc: *x\n", "{ a@0 b@3 c@8 ''@11 } ",
	  "1:4: anchors (&) are not used here; a text that begins with & must be in quotes\n"
	  "2:4: aliases (*) are not used here; a text that begins with * must be in quotes\n" },
	{ "a: !!str b\nc: ! d\n", "{ a@0 b@3 c@11 d@14 } ",
	  "1:4: tags (!) are not used here; a text that begins with ! must be in quotes\n"
	  "2:4: tags (!) are not used here; a text that begins with ! must be in quotes\n" },
	{ "<<: {a: b}\nc: d\n", "{ c@11 d@14 } ", "1:1: merge keys (<<) are not used here\n" },
	{ "\"<<\": a\n", "{ '<<'@0 a@6 } ", "" },
	/* What comes behind a key that is none breaks off, as the key itself does. */
	{ "? [a, {b", "{ ",
	  "1:3: a key must be a text, not a list or mapping\n"
	  "1:7: the bracket { opened here is not closed; a comma or } was expected at 1:9\n" },
	{ "? [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{ ",
	  "1:3: a key must be a text, not a list or mapping\n"
	  "1:34: nested too deeply (32 levels at most)\n" },
	{ "? [a]\n: @\n", "{ ",
	  "1:3: a key must be a text, not a list or mapping\n"
	  "2:3: a text that begins with @ must be in quotes\n" },
	{ "? [a]\n", "{ } ", "1:3: a key must be a text, not a list or mapping\n" },
	{ "*a : {b: c}\nd: e\n", "{ d@12 e@15 } ",
	  "1:1: aliases (*) are not used here; a text that begins with * must be in quotes\n" },
	{ "a: [b,\n<<<<<<< mine\nc]\n", "{ a@0 [ b@4 ",
	  "2:1: a merge conflict is left in the file: choose one of its sides\n" },
	{ "a: \"\\t\\x41\\u0085\\e\"\n",
	  "{ a@0 '\tA?"
	  "?'@3 } ",
	  "1:11: escapes that make a control character are not allowed (U+0085)\n" },
	{ "? [a, {b: c}]\n: [d]\ne: f\n", "{ e@20 f@23 } ",
	  "1:3: a key must be a text, not a list or mapping\n" },
	{ "a: 1\n---\nb: 2\n", "{ a@0 1@3 } ",
	  "2:1: a second document begins here; there may be "
	  "only one\n" },
	{ "%TAG ! x:\n---\na: b\n", "{ a@14 b@17 } ",
	  "1:1: directives other than %YAML are not used here\n" },
	{ "a: \"x\\e[2J\\x9b\"\n", "{ a@0 'x?[2J?'@3 } ",
	  "1:6: escapes that make a control character are not allowed (U+001B)\n" },
	{ "a: \"\\\\e\\0\"\n", "{ a@0 '\\e?'@3 } ",
	  "1:8: escapes that make a control character are not allowed (U+0000)\n" },
	{ "a: b: c\n", "{ a@0 b@3 ",
	  "1:5: a second colon and space in one value; put the value in quotes\n" },
	{ "a: b\n  c: d\n", "{ a@0 b c@3 ",
	  "2:4: no key can stand here; is its line indented further than the others?\n" },
	/* Blanks that only look like spaces: in that line, in the one before, where it began. */
	{ "a:\n  - b: c\n  \u00a0 d: e\n", "{ a@0 [ { b@7 c@10 } ",
	  "3:3: this is a no-break space (U+00A0), which only looks like a space; type a space "
	  "here\n" },
	{ "a:\n  -\u3000b: c\r\n\r\n    d: e\r\n", "{ a@0 { -\u3000b@5 c\nd@12 ",
	  "2:4: this is another blank than a space (U+3000), and only looks like one; type a space "
	  "here\n" },
	{ "a: b\nc:\u00a0d\ne:\n  f: g\nh: é\n", "{ a@0 b@3 ",
	  "2:3: this is a no-break space (U+00A0), which only looks like a space; type a space "
	  "here\n" },
	{ "a: é\u00a0: b\n", "{ a@0 é\u00a0@3 ",
	  "1:6: a second colon and space in one value; put the value in quotes\n" },
	{ "a: 'it's'\n", "{ a@0 'it'@3 ",
	  "1:8: text follows the closing quote; write a quote inside "
	  "single quotes twice ('')\n" },
	{ "a: 'it' is'\n", "{ a@0 'it'@3 ",
	  "1:9: text follows the closing quote; write a quote inside single "
	  "quotes twice ('')\n" },
	{ "a: b\n\x80", "{ a@0 b@3 @6 @6 } ", "2:1: not UTF-8 (byte 80)\n" },
	{ "a: \"never\nb: c\n", "{ a@0 ", "1:4: the quote opened here is never closed\n" },
	{ "a: [\n", "{ a@0 [ ",
	  "1:4: the bracket [ opened here is not closed; a comma or ] was expected at 2:1\n" },
	{ "a: {b: ", "{ a@0 { b@4 ",
	  "1:4: the bracket { opened here is not closed; a comma or } was expected at 1:8\n" },
	{ "a: [b,\nc:\n- d\n", "{ a@0 [ b@4 { c@7 ",
	  "1:4: the bracket [ opened here is not closed; a comma or ] was expected at 3:1\n" },
	{ "a: [b, , c]\n", "{ a@0 [ b@4 ",
	  "1:8: a value was expected here; if it begins with this sign, put it in quotes\n" },
	{ "a: [b, c\nd: e\n", "{ a@0 [ b@4 c d@7 ",
	  "1:4: the bracket [ opened here is not closed; a comma or ] was expected at 2:2\n" },
	{ "a: [b, c", "{ a@0 [ b@4 c@7 ",
	  "1:4: the bracket [ opened here is not closed; a comma or ] was expected at 1:9\n" },
	{ "a: ['b' 'c']\n", "{ a@0 [ 'b'@4 ",
	  "1:9: a comma or ] was expected here ([ was opened at "
	  "1:4); does a text need quotes?\n" },
	{ "a: `b`\n", "{ a@0 ", "1:4: a text that begins with ` must be in quotes\n" },
	{ "a:\n\tb: c\n", "{ a@0 ", "2:1: a tab cannot indent; use spaces\n" },
	{ "a: b\nc\n", "{ a@0 b@3 ", "2:1: a key needs a colon and a space behind it\n" },
	{ "a: \"\\ud83d\"\n", "{ a@0 ",
	  "1:7: this escape is not a character; write the character itself\n" },
	{ "a: |x\n  b\n", "{ a@0 ", "1:5: after | or > the text begins on the next line\n" },
	{ "- a\nb: c\n", "[ a@2 ",
	  "2:1: a list item (\"- \") was expected here; look at the indentation\n" },
};

static void
test_tables(void)
{
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct buf events = BUF_INIT, messages = BUF_INIT;

		run(good[i].text, strlen(good[i].text), &events, &messages);
		CHECK_STR(events.data, good[i].events);
		CHECK_STR(messages.data, "");
		buf_release(&events);
		buf_release(&messages);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct buf events = BUF_INIT, messages = BUF_INIT;

		run(bad[i].text, strlen(bad[i].text), &events, &messages);
		CHECK_STR(events.data, bad[i].events);
		CHECK_STR(messages.data, bad[i].messages);
		buf_release(&events);
		buf_release(&messages);
	}
}

/* Levels of brackets, and of them what is let through. */
static void
test_depth(void)
{
	for (int depth = YAML_DEPTH_MAX - 1; depth <= 20000; depth = depth * 3 / 2) {
		struct buf text = BUF_INIT, events = BUF_INIT, messages = BUF_INIT;

		for (int i = 0; i < depth; i++)
			buf_putc(&text, '[');
		for (int i = 0; i < depth; i++)
			buf_putc(&text, ']');
		run(text.data, text.len, &events, &messages);
		CHECK_STR(messages.data, depth <= YAML_DEPTH_MAX
						 ? ""
						 : "1:33: nested too deeply (32 levels at most)\n");
		CHECK_INT(events.len, depth <= YAML_DEPTH_MAX ? depth * 4 : YAML_DEPTH_MAX * 2);
		buf_release(&text);
		buf_release(&events);
		buf_release(&messages);
	}
}

static void
test_long(void)
{
	struct buf text = BUF_INIT, events = BUF_INIT, messages = BUF_INIT;

	buf_puts(&text, "a: ");
	for (size_t i = 0; i < YAML_TEXT_MAX; i++)
		buf_putc(&text, 'x');
	run(text.data, text.len, &events, &messages);
	CHECK_STR(messages.data, "");
	buf_putc(&text, 'x');
	buf_clear(&events);
	run(text.data, text.len, &events, &messages);
	CHECK_STR(messages.data, "1:4: the text is longer than 1 MiB\n");
	CHECK_STR(events.data, "{ a@0 @3 } ");
	buf_clear(&text);
	buf_clear(&messages);
	buf_puts(&text, "? ");
	for (size_t i = 0; i <= YAML_KEY_MAX; i++)
		buf_puts(&text, "é");
	run(text.data, text.len, &events, &messages);
	CHECK_STR(messages.data, "1:3: the key is longer than 1,024 characters\n");
	buf_release(&text);
	buf_release(&events);
	buf_release(&messages);
}

/* What costs libyaml the square of its length is left out, and what follows it. */
static void
test_costly(void)
{
	struct buf text = BUF_INIT, events = BUF_INIT, messages = BUF_INIT;

	for (int most = 0; most < 2; most++) {
		/* Wherever a run begins, and as many words behind it. */
		for (int before = 1; before < 4200; before += 823) {
			buf_clear(&text);
			buf_clear(&messages);
			buf_printf(&text, "a: '%0*d", before, 0);
			for (int i = 0; i < (1 << 16) + most; i++)
				buf_putc(&text, " \n\t\r"[i % 2 ? 0 : i / 2 % 4]);
			for (int i = 0; i < (1 << 16) - 1; i++)
				buf_puts(&text, "b ");
			buf_puts(&text, "b'\n");
			run(text.data, text.len, &events, &messages);
			buf_clear(&events);
			buf_printf(&events,
				   "1:%d: more than 4096 blanks and empty lines stand "
				   "here in a row\n",
				   before + 5);
			CHECK_STR(messages.data, most ? events.data : "");
		}
		buf_clear(&text);
		buf_clear(&messages);
		for (int i = 0; i < 64 + most; i++)
			buf_printf(&text, "%%TAG !a%d! x:\n%s", i, i % 2 ? " # and\n\n" : "");
		buf_puts(&text, "---\na: b\n");
		run(text.data, text.len, &events, &messages);
		CHECK_STR(messages.data, "1:1: directives other than %YAML are not used here\n");
		/* Lines of a text, with others between them. */
		buf_clear(&text);
		buf_clear(&messages);
		buf_puts(&text, "a: \"x\n");
		for (int i = 0; i < 100; i++)
			buf_puts(&text, "%TAG\nb\n");
		buf_puts(&text, "\"\n");
		run(text.data, text.len, &events, &messages);
		CHECK_STR(messages.data, "");
	}
	buf_release(&text);
	buf_release(&events);
	buf_release(&messages);
}

static void
test_words(void)
{
	static const struct {
		const char *text;
		enum yaml_word word;
	} words[] = {
		{ "NO", WORD_BOOLEAN },	     { "no", WORD_BOOLEAN },
		{ "y", WORD_BOOLEAN },	     { "True", WORD_BOOLEAN },
		{ "off", WORD_BOOLEAN },     { "nO", WORD_NONE },
		{ "Norway", WORD_NONE },     { "es", WORD_NONE },
		{ "~", WORD_NULL },	     { "NULL", WORD_NULL },
		{ "nULL", WORD_NONE },	     { "", WORD_NONE },
		{ "12", WORD_NUMBER },	     { "1_000", WORD_NUMBER },
		{ "0x1F", WORD_NUMBER },     { "0x", WORD_NONE },
		{ "0b101", WORD_NUMBER },    { "-3.5", WORD_NUMBER },
		{ "1e3", WORD_NUMBER },	     { "1e", WORD_NONE },
		{ "1e+", WORD_NONE },	     { "20:12", WORD_NUMBER },
		{ ".inf", WORD_NUMBER },     { "-.Inf", WORD_NUMBER },
		{ ".nan", WORD_NUMBER },     { "1.2.3", WORD_NONE },
		{ "12a", WORD_NONE },	     { "-", WORD_NONE },
		{ ".", WORD_NONE },	     { "2012-07", WORD_NONE },
		{ "2012-07-03", WORD_DATE }, { "0000-0002-1825", WORD_NONE },
		{ "10-20", WORD_NONE },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!CHECK_INT(yaml_word(words[i].text, strlen(words[i].text)), words[i].word))
			printf("  text \"%s\"\n", words[i].text);
}

/* What a newer libyaml may find wrong is told in its own words. */
static void
test_unheard(void)
{
	struct source source;
	struct diags diags = { 0 };

	CHECK(scan(&source, "f", "a: b\n", 5, &diags));
	yaml_fault(&source, NULL, 0, "the stars are wrong", 3);
	if (CHECK_INT(diags.errors, 1))
		CHECK_STR(diags.diag[0].text,
			  "this is not YAML as it should be (the stars are wrong)");
	source_release(&source);
	diags_release(&diags);
}

int
main(void)
{
	test_unheard();
	test_tables();
	test_depth();
	test_long();
	test_costly();
	test_words();
	return test_end();
}
