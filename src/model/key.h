/* SPDX-License-Identifier: MIT */
/* The keys of a catalogue (DESIGN section 3), from the rows of key.def. */
#ifndef PACECAT_MODEL_KEY_H
#define PACECAT_MODEL_KEY_H

#include <stddef.h>
#include <stdint.h>

/* The mappings there are.  A key is looked up within one of them. */
enum shape {
	SHAPE_TOP = 1 << 0,
	SHAPE_PROGRAMME = 1 << 1,
	SHAPE_ORGANISATION = 1 << 2,
	SHAPE_PERSON = 1 << 3,
	SHAPE_COUNTRY = 1 << 4,
	SHAPE_TOPIC = 1 << 5,
	SHAPE_STUDY = 1 << 6,
	SHAPE_NAME = 1 << 7,            /* a CSL name, or {person, as} */
	SHAPE_FORM = 1 << 8,            /* one of `also` */
	SHAPE_AFFILIATION = 1 << 9,
	SHAPE_FILE = 1 << 10,
	SHAPE_RELATED = 1 << 11,
	SHAPE_PRINTED = 1 << 12,        /* title-as-printed */
	SHAPE_DATE = 1 << 13,           /* CSL's date object */

	SHAPE_PARTY = SHAPE_ORGANISATION | SHAPE_PERSON,
	SHAPE_RECORD = SHAPE_PROGRAMME | SHAPE_PARTY | SHAPE_COUNTRY | SHAPE_TOPIC | SHAPE_STUDY
};

/* What a value may be.  "One or a list" holds wherever the plural stands. */
enum value_type {
	TYPE_FORMAT_VERSION,            /* 1 */
	TYPE_RECORD,                    /* a mapping that is a record */
	TYPE_RECORDS,                   /* a list of them */
	TYPE_RECORD_MAP,                /* countries: code -> record */
	TYPE_ID,
	TYPE_TEXT,
	TYPE_TEXTS,
	TYPE_WORDS,                     /* short texts, such as keywords */
	TYPE_LOCAL,                     /* a text, or a mapping of language tag -> text */
	TYPE_NUMBER,                    /* text that is mostly digits: YAML's numbers do no harm */
	TYPE_BOOLEAN,
	TYPE_KIND,                      /* of a topic or a form */
	TYPE_LANGUAGE,                  /* BCP 47 tag */
	TYPE_CSL_TYPE,
	TYPE_DATE,                      /* EDTF text or SHAPE_DATE */
	TYPE_PERIOD,                    /* EDTF interval or date */
	TYPE_NAME,                      /* SHAPE_NAME or one string */
	TYPE_NAMES,                     /* ids, SHAPE_NAME mappings, strings */
	TYPE_FORMS,                     /* strings or SHAPE_FORM */
	TYPE_PARTY,                     /* id of a person or organisation */
	TYPE_PARTIES,
	TYPE_PUBLISHERS,                /* ids or plain text */
	TYPE_COUNTRIES,                 /* ISO 3166-1 alpha-3 or alpha-2, ISO 3166-3 alpha-3 */
	TYPE_TOPICS,                    /* ids of topics */
	TYPE_AFFILIATIONS,              /* ids or SHAPE_AFFILIATION */
	TYPE_FILES,                     /* paths or SHAPE_FILE */
	TYPE_PATH,
	TYPE_RELATED,                   /* ids of studies or SHAPE_RELATED */
	TYPE_PRINTED,                   /* a text or SHAPE_PRINTED, one or a list */
	TYPE_URL,
	TYPE_URLS,
	TYPE_DOI,
	TYPE_ISBN,
	TYPE_ORCID,
	TYPE_VERIFIED,                  /* false, true, or a list of keys that are not */
	TYPE_ANY
};

enum key {
	KEY_NONE,                       /* an element of a list */
#define KEY(id, name, shapes, type, label) KEY_##id,
#include "model/key.def"
#undef KEY
	KEYS                            /* from here on: unknown keys, named by their segment */
};

struct key_row {
	const char *name;
	size_t len;                     /* of the name */
	unsigned shapes;
	enum value_type type;
	const char *label;              /* for _(); "" when it has none */
	const char *labels;             /* for several values, NULL: the same */
};

extern const struct key_row key_rows[KEYS];

/* The row of a key; KEY_NONE < key < KEYS. */
static inline const struct key_row *
key_row(enum key key)
{
	return &key_rows[key > KEY_NONE && key < KEYS ? key : KEY_NONE];
}

/* The reader's word for a key that has so many values, "" when it has none. */
const char *key_label(enum key, uint32_t values);

/* The key of that name in a shape, or KEY_NONE. */
enum key key_find(enum shape, const char *name, size_t len);

/* The known key of the shape that is nearest to `name`, or NULL when none is near. */
const char *key_nearest(enum shape, const char *name, size_t len);

#endif
