/* SPDX-License-Identifier: MIT */
#include "model/recordkey.h"

#include <string.h>

#include "base/mem.h"

static const struct {
	const char *word;
	enum kind kind;
} kinds[] = {
	{ "programme", KIND_PROGRAMME }, { "person", KIND_PERSON }, { "country", KIND_COUNTRY },
	{ "topic", KIND_TOPIC },	 { "study", KIND_STUDY },
};

enum { WORDS = sizeof kinds / sizeof *kinds };

/* The place of the word, as a digit, and the id. */
static char *
make(size_t word, const char *id)
{
	size_t len = strlen(id);
	char *key = xmalloc(len + 2);

	key[0] = (char)('0' + word);
	memcpy(key + 1, id, len + 1);
	return key;
}

const char *
recordkey_word(size_t i)
{
	return i < WORDS ? kinds[i].word : NULL;
}

char *
recordkey_make(const char *word, const char *id)
{
	for (size_t i = 0; i < WORDS; i++)
		if (!strcmp(kinds[i].word, word))
			return make(i, id);
	return NULL;
}

char *
recordkey_of(const struct catalogue *c, uint32_t record)
{
	enum kind kind = record_kind(c, record);
	const char *id = record_id(c, record);

	/* Of several with the same id only one would be found again. */
	if (!*id || catalogue_find(c, kind, id) != record)
		return NULL;
	if (kind == KIND_ORGANISATION)
		kind = KIND_PERSON;
	for (size_t i = 0; i < WORDS; i++)
		if (kinds[i].kind == kind)
			return make(i, id);
	return NULL;
}

uint32_t
recordkey_find(const struct catalogue *c, const char *key)
{
	return c ? catalogue_find(c, kinds[recordkey_kind(key)].kind, recordkey_id(key))
		 : RECORD_NONE;
}

size_t
recordkey_kind(const char *key)
{
	return (size_t)(key[0] - '0');
}

const char *
recordkey_id(const char *key)
{
	return key + 1;
}
