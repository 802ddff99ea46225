/* SPDX-License-Identifier: MIT */
#include "json-read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text/utf8.h"

#define DEPTH_MAX 60

struct reader {
	const char *s, *end;
	int depth;
};

static void
skip(struct reader *r)
{
	while (r->s < r->end && strchr(" \t\r\n", *r->s))
		r->s++;
}

static bool
take(struct reader *r, char c)
{
	skip(r);
	if (r->s == r->end || *r->s != c)
		return false;
	r->s++;
	return true;
}

static int
hex(char c)
{
	const char *digits = "0123456789abcdef", *at = strchr(digits, c | 0x20);

	return c >= '0' && c <= '9' ? c - '0' : at && *at ? (int)(at - digits) : -1;
}

static bool
read_unicode(struct reader *r, uint32_t *code)
{
	*code = 0;
	if (r->end - r->s < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		int digit = hex(*r->s++);

		if (digit < 0)
			return false;
		*code = *code << 4 | (uint32_t)digit;
	}
	return true;
}

static bool
read_escape(struct reader *r, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;
	uint32_t code, low;
	char bytes[4];

	if (r->s == r->end)
		return false;
	if (*r->s != 'u') {
		at = strchr(from, *r->s++);
		if (!at || !*at)
			return false;
		buf_putc(out, to[at - from]);
		return true;
	}
	r->s++;
	if (!read_unicode(r, &code))
		return false;
	if (code >= 0xD800 && code < 0xDC00 && r->end - r->s > 6 && r->s[0] == '\\' &&
	    r->s[1] == 'u') {
		r->s += 2;
		if (!read_unicode(r, &low))
			return false;
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
	}
	buf_add(out, bytes, utf8_encode(code, bytes));
	return true;
}

static char *
read_text(struct reader *r)
{
	struct buf out = BUF_INIT;

	if (!take(r, '"'))
		return NULL;
	while (r->s < r->end && *r->s != '"') {
		if (*r->s != '\\')
			buf_putc(&out, *r->s++);
		else {
			r->s++;
			if (!read_escape(r, &out)) {
				buf_release(&out);
				return NULL;
			}
		}
	}
	if (r->s == r->end) {
		buf_release(&out);
		return NULL;
	}
	r->s++;
	return buf_detach(&out);
}

static struct json_value *read_value(struct reader *);

static bool
read_members(struct reader *r, struct json_value *parent, char close)
{
	struct json_value **end = &parent->first;

	if (take(r, close))
		return true;
	do {
		char *key = NULL;

		if (parent->kind == JSON_OBJECT && (!(key = read_text(r)) || !take(r, ':'))) {
			free(key);
			return false;
		}
		*end = read_value(r);
		if (!*end) {
			free(key);
			return false;
		}
		(*end)->key = key;
		end = &(*end)->next;
	} while (take(r, ','));
	return take(r, close);
}

static bool
read_word(struct reader *r, struct json_value *value)
{
	static const struct {
		const char *word;
		enum json_kind kind;
	} words[] = { { "null", JSON_NULL }, { "true", JSON_TRUE }, { "false", JSON_FALSE } };
	size_t len;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		len = strlen(words[i].word);
		if ((size_t)(r->end - r->s) >= len && !memcmp(r->s, words[i].word, len)) {
			value->kind = words[i].kind;
			r->s += len;
			return true;
		}
	}
	for (len = 0; r->s + len < r->end && strchr("+-.0123456789eE", r->s[len]); len++)
		;
	if (!len)
		return false;
	value->kind = JSON_NUMBER;
	value->text = xstrndup(r->s, len);
	r->s += len;
	return true;
}

static struct json_value *
read_value(struct reader *r)
{
	struct json_value *value = xcalloc(1, sizeof(*value));
	bool good = false;

	skip(r);
	if (r->s < r->end && r->depth < DEPTH_MAX) {
		r->depth++;
		if (*r->s == '"') {
			value->kind = JSON_STRING;
			value->text = read_text(r);
			good = value->text != NULL;
		} else if (*r->s == '{' || *r->s == '[') {
			value->kind = *r->s == '{' ? JSON_OBJECT : JSON_ARRAY;
			good = read_members(r, value, *r->s++ == '{' ? '}' : ']');
		} else
			good = read_word(r, value);
		r->depth--;
	}
	if (good)
		return value;
	json_free(value);
	return NULL;
}

struct json_value *
json_read(const char *s, size_t len)
{
	struct reader r = { .s = s, .end = s + len };

	return read_value(&r);
}

void
json_free(struct json_value *value)
{
	while (value) {
		struct json_value *next = value->next;

		json_free(value->first);
		free(value->text);
		free(value->key);
		free(value);
		value = next;
	}
}

const struct json_value *
json_get(const struct json_value *value, const char *key)
{
	if (!value || value->kind != JSON_OBJECT)
		return NULL;
	for (const struct json_value *member = value->first; member; member = member->next)
		if (!strcmp(member->key, key))
			return member;
	return NULL;
}

const char *
json_string_of(const struct json_value *value, const char *key)
{
	const struct json_value *member = json_get(value, key);

	return member ? member->text : NULL;
}

bool
json_true(const struct json_value *value, const char *key)
{
	const struct json_value *member = json_get(value, key);

	if (!member || member->kind == JSON_NULL || member->kind == JSON_FALSE)
		return false;
	return !member->text || (member->text[0] && strcmp(member->text, "0") != 0);
}
