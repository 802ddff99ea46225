/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include "tests/test.h"

static void
strings(void)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *want;
	} rows[] = {
		{ "", 0, "\"\"" },
		{ "a", 1, "\"a\"" },
		{ "a\"b\\c/", 6, "\"a\\\"b\\\\c/\"" },
		{ "\b\t\n\f\r", 5, "\"\\b\\t\\n\\f\\r\"" },
		{ "a\0b", 3, "\"a\\u0000b\"" },
		{ "\x1b[2J\x7f", 5, "\"\\u001b[2J\\u007f\"" },
		{ "\xc2\x85\xc2\x9b", 4, "\"\\u0085\\u009b\"" },
		{ "\xc2\xa0", 2, "\"\xc2\xa0\"" },
		{ "S\xc3\xa8ve", 5, "\"S\xc3\xa8ve\"" },
		{ "\xe2\x80\xa8\xe2\x80\xa9", 6, "\"\\u2028\\u2029\"" },
		{ "\xe2\x80\xae", 3, "\"\\u202e\"" },
		{ "\xf0\x9f\x98\x80", 4, "\"\xf0\x9f\x98\x80\"" },
		{ "\xf3\xa0\x80\x81", 4, "\"\\udb40\\udc01\"" },
		/* Not UTF-8: a lone byte, an overlong form, a surrogate, one that is cut off. */
		{ "a\xff" "b", 3, "\"a\xef\xbf\xbd" "b\"" },
		{ "\xc0\xaf", 2, "\"\xef\xbf\xbd\xef\xbf\xbd\"" },
		{ "\xed\xa0\x80", 3, "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
		{ "\xc3", 1, "\"\xef\xbf\xbd\"" },
		{ "\xf4\x90\x80\x80", 1, "\"\xef\xbf\xbd\"" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = BUF_INIT;
		struct json j;

		json_init(&j, &out, JSON_COMPACT);
		json_text(&j, rows[i].bytes, rows[i].len);
		CHECK_STR(out.data, rows[i].want);
		buf_release(&out);
	}
}

/* For a terminal that would take bytes of UTF-8 for something else. */
static void
in_ascii(void)
{
	struct buf out = BUF_INIT;
	struct json j;

	json_init(&j, &out, JSON_COMPACT);
	j.ascii = true;
	json_object(&j);
	json_key(&j, "\xc3\x9b");
	json_string(&j, "a\xc3\x9b" "31m\xff\xf0\x9f\x98\x80~");
	json_object_end(&j);
	CHECK_STR(out.data, "{\"\\u00db\":\"a\\u00db31m\\ufffd\\ud83d\\ude00~\"}");
	buf_release(&out);
}

static void
write_all(struct json *j)
{
	json_object(j);
	json_key(j, "none");
	json_array(j);
	json_array_end(j);
	json_key(j, "empty");
	json_object(j);
	json_object_end(j);
	json_key(j, "list");
	json_array(j);
	json_number(j, -12);
	json_bool(j, true);
	json_bool(j, false);
	json_null(j);
	json_object(j);
	json_key(j, "a\"");
	json_string(j, "b");
	json_object_end(j);
	json_array_end(j);
	json_key(j, "last");
	json_number(j, 0);
	json_object_end(j);
}

static void
layouts(void)
{
	struct buf out = BUF_INIT;
	struct json j;

	json_init(&j, &out, JSON_COMPACT);
	write_all(&j);
	CHECK_STR(out.data, "{\"none\":[],\"empty\":{},\"list\":[-12,true,false,null,"
		  "{\"a\\\"\":\"b\"}],\"last\":0}");
	CHECK_INT(j.depth, 0);

	buf_clear(&out);
	json_init(&j, &out, JSON_INDENTED);
	write_all(&j);
	CHECK_STR(out.data,
		  "{\n"
		  "  \"none\": [],\n"
		  "  \"empty\": {},\n"
		  "  \"list\": [\n"
		  "    -12,\n"
		  "    true,\n"
		  "    false,\n"
		  "    null,\n"
		  "    {\n"
		  "      \"a\\\"\": \"b\"\n"
		  "    }\n"
		  "  ],\n"
		  "  \"last\": 0\n"
		  "}");
	buf_release(&out);
}

/* The buffer may be emptied at any time, and depth is as deep as promised. */
static void
streaming(void)
{
	struct buf out = BUF_INIT;
	struct json j;

	json_init(&j, &out, JSON_COMPACT);
	json_array(&j);
	json_number(&j, 1);
	buf_clear(&out);
	json_number(&j, 2);
	CHECK_STR(out.data, ",2");
	buf_clear(&out);
	for (int i = 1; i < JSON_DEPTH_MAX; i++)
		json_array(&j);
	json_null(&j);
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		json_array_end(&j);
	CHECK_INT(out.len, 1 + 62 + 4 + 63);
	CHECK_INT(j.depth, 0);
	buf_release(&out);
}

int
main(void)
{
	strings();
	in_ascii();
	layouts();
	streaming();
	return test_end();
}
